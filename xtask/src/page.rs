//! The page's app: compiled to WebAssembly, bound to JavaScript and packed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::{Bindgen, Output};

use crate::project::{Project, call, printed};
use crate::setup::WASM;
use minify::minified;

/// As the core minifies scripts, of which it has more.
#[path = "../../src/site/minify.rs"]
#[cfg_attr(not(test), expect(dead_code, reason = "it has no style sheets"))]
mod minify;

/// Where the parts of the app are; all under `<target>/page`.
pub struct Page {
    /// The glue: an ES module that wants the bytes of the WebAssembly.
    pub js: PathBuf,
    /// The WebAssembly, without names.
    pub wasm: PathBuf,
    /// Both in one container, as gzip: what the tool embeds.
    pub pack: PathBuf,
}

impl Page {
    /// Where they are put.
    pub fn below(project: &Project) -> Page {
        let directory = directory(project);
        Page {
            js: directory.join("page.js"),
            wasm: directory.join("page_bg.wasm"),
            pack: directory.join("pack"),
        }
    }
}

/// The WebAssembly as it was compiled, which still has the names of its functions.
pub fn with_names(project: &Project) -> PathBuf {
    project.target.join(WASM).join("page/page.wasm")
}

fn directory(project: &Project) -> PathBuf {
    project.target.join("page")
}

/// Compiles, binds and packs.
pub fn build(project: &Project) -> Result<Page> {
    compile(project)?;
    bind(&with_names(project), &directory(project))?;
    let page = Page::below(project);
    if can_rebuild_std(project) {
        check_features(&fs::read(&page.wasm)?)?;
    }
    pack(&page)?;
    Ok(page)
}

/// Compiles the app, and with it Rust's standard library anew: for size, and so that a panic stops the module without
/// having words for it (the page says its own). That makes what readers fetch some 20 kB smaller.
///
/// Cargo offers this only to those who ask for what isn't stable yet; a Rust that doesn't know it yields a larger page.
fn compile(project: &Project) -> Result<()> {
    let arguments = [
        "build",
        "--profile",
        "page",
        "--bin",
        "page",
        "--no-default-features",
        "--features",
        "web",
        "--target",
        WASM,
    ];
    if !can_rebuild_std(project) {
        println!(
            "This Rust can't rebuild its standard library: the page will be larger, and not for older engines"
        );
        return call(&mut project.cargo(&arguments));
    }
    let mut command = project.cargo(&arguments);
    command.args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
    // Flags as cargo wants them from the environment: separated by a character that no flag has.
    command.env("CARGO_ENCODED_RUSTFLAGS", SMALL.join("\u{1f}"));
    call(as_built(&mut command))
}

/// Admits what isn't stable. Macros and build scripts are compiled anew where that changes, so lints need it as well.
pub fn as_built(command: &mut Command) -> &mut Command {
    command.env("RUSTC_BOOTSTRAP", "1")
}

/// What makes code for all engines, and without words for its own failures.
const SMALL: [&str; 5] = [
    // The oldest engines that the app is for have no more of WebAssembly than its first version.
    "-Ctarget-cpu=mvp",
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
];

fn can_rebuild_std(project: &Project) -> bool {
    let mut rustc = project.command("rustc", &["--print", "cfg", "--target", WASM]);
    printed(as_built(rustc.args(SMALL))).is_ok()
}

fn bind(wasm: &Path, directory: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(wasm)
        .out_name("page")
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        // The page passes the bytes: there is no file beside the glue that it could fetch.
        .omit_default_module_path(true);
    let mut output = bindgen
        .web(true)
        .and_then(Bindgen::generate_output)
        .with_context(|| format!("{} can't be bound to JavaScript", wasm.display()))?;
    check_self_contained(&output)?;
    let renamed = shorten_imports(&mut output);
    let failed = || format!("{} can't be written", directory.display());
    output.emit(directory).with_context(failed)?;
    let glue = directory.join("page.js");
    let code = shortened(&fs::read_to_string(&glue).with_context(failed)?, &renamed);
    let older = minified(OLDER).collect::<Vec<_>>().join("\n");
    fs::write(&glue, format!("{WITHOUT_FINALIZERS}{older}\n{code}")).with_context(failed)
}

/// Gives the module's imports short names: theirs end with digests, which nothing compresses. Returns old and new ones.
fn shorten_imports(output: &mut Output) -> Vec<(String, String)> {
    let imports = output.wasm_mut().imports.iter_mut().enumerate();
    let renamed = imports.map(|(at, import)| {
        let short = format!("f{at}");
        (std::mem::replace(&mut import.name, short.clone()), short)
    });
    renamed.collect()
}

/// The glue with its imports' short names, and without what only its authors read.
fn shortened(code: &str, renamed: &[(String, String)]) -> String {
    let mut out = String::new();
    for line in minified(code) {
        // An import stands at the beginning of its line.
        let name = line.split(':').next().unwrap_or_default();
        match renamed.iter().find(|(old, _)| old == name) {
            Some((_, short)) => out.extend([short, &line[name.len()..]]),
            None => out.push_str(&line),
        }
        out.push('\n');
    }
    out
}

/// The glue's finalizers would run code of a module after it trapped, while its successor is running already.
/// Without them a closure that nobody drops lives as long as its module; the app drops its own.
const WITHOUT_FINALIZERS: &str = "const FinalizationRegistry = undefined;\n";

/// What gives older engines what they lack of what the app asks for.
const OLDER: &str = include_str!("../../assets/older.js");

/// A page in one file can't import siblings, so no dependency may bring JavaScript of its own.
fn check_self_contained(output: &Output) -> Result<()> {
    let files = output.local_modules().keys().map(String::as_str);
    let inline =
        output.snippets().iter().filter(|(_, code)| !code.is_empty()).map(|(origin, _)| origin.as_str());
    let packages = output.npm_dependencies().keys().map(String::as_str);
    let found: Vec<&str> = files.chain(inline).chain(packages).collect();
    ensure!(
        found.is_empty(),
        "the page must be self-contained, but a dependency imports {}: leave that dependency out",
        found.join(", ")
    );
    Ok(())
}

/// Older engines take nothing but the first version of WebAssembly.
fn check_features(wasm: &[u8]) -> Result<()> {
    wasmparser::Validator::new_with_features(wasmparser::WasmFeatures::WASM1)
        .validate_all(wasm)
        .map(drop)
        .context(
            "the module asks for more than the first version of WebAssembly, which older engines don't have",
        )
}

/// Puts glue and WebAssembly together and packs them, unless nothing changed: an untouched pack spares the tool from being
/// compiled again.
fn pack(page: &Page) -> Result<()> {
    let read = |path: &Path| fs::read(path).with_context(|| format!("{} can't be read", path.display()));
    let write = |path: &Path, bytes: &[u8]| {
        fs::write(path, bytes).with_context(|| format!("{} can't be written", path.display()))
    };
    let container = container(&read(&page.js)?, &read(&page.wasm)?)?;
    // What was packed, and by what.
    let made_of = [PACKER, &container].concat();
    let record = page.pack.with_extension("unpacked");
    if page.pack.is_file() && fs::read(&record).is_ok_and(|before| before == made_of) {
        return Ok(());
    }
    write(&page.pack, &gzipped(&container)?)?;
    write(&record, &made_of)
}

/// What `gzipped` packs by: another text has everything packed anew.
const PACKER: &[u8] = b"gzip by zopfli with its default options\n";

/// As gzip: what packs it takes its time, once a change of the app, and what unpacks it is in every browser.
fn gzipped(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes, &mut out)?;
    Ok(out)
}

/// `[length of the glue: u32, little-endian][glue][WebAssembly]`
fn container(js: &[u8], wasm: &[u8]) -> Result<Vec<u8>> {
    let length = u32::try_from(js.len()).context("the glue is longer than 4 GiB")?;
    Ok([&length.to_le_bytes(), js, wasm].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glue_keeps_only_what_runs() {
        let code = "/** what\n * it does */\nexport function a() {\n    // why\n    f({\n        __wbg_x_1: 2 });\n}\n";
        let renamed = [("__wbg_x_1".to_owned(), "f0".to_owned())];
        assert_eq!(shortened(code, &renamed), "export function a() {\nf({\nf0: 2 });\n}\n");
    }

    #[test]
    fn a_pack_is_gzip_without_further_fields() {
        let packed = gzipped(b"glue and module").expect("memory");
        // The page's reader for browsers that can't begins behind ten bytes.
        assert_eq!(packed[..8], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
        assert_eq!(packed[packed.len() - 4..], 15_u32.to_le_bytes());
    }

    #[test]
    fn a_container_is_length_glue_wasm() {
        let bytes = container(b"glue", b"\0asm").expect("is short");
        assert_eq!(bytes, b"\x04\0\0\0glue\0asm");
        assert_eq!(container(b"", b"").expect("is short"), [0; 4]);
    }
}
