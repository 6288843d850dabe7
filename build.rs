//! Hands the page's app, packed by `cargo xtask build`, to the tool.

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // Only the tool carries the pack; the core and the page don't change with it.
    if env::var_os("CARGO_FEATURE_TOOL").is_none() {
        return;
    }
    println!("cargo::rerun-if-env-changed=GUANZHI_PACK");
    if let Err(problem) = hand_over() {
        println!("cargo::error={problem}");
    }
}

/// Puts the file named by `GUANZHI_PACK` at `$OUT_DIR/pack`, or an empty file where no pack is named: the
/// tool then says that it was built without the page's app.
fn hand_over() -> Result<(), String> {
    let out = env::var_os("OUT_DIR").ok_or("OUT_DIR isn't set: let cargo run this build script")?;
    let bytes = match env::var_os("GUANZHI_PACK").filter(|name| !name.is_empty()) {
        Some(name) => read(&PathBuf::from(name))?,
        None => Vec::new(),
    };
    let copy = Path::new(&out).join("pack");
    fs::write(&copy, bytes).map_err(|error| format!("{} can't be written: {error}", copy.display()))
}

fn read(pack: &Path) -> Result<Vec<u8>, String> {
    println!("cargo::rerun-if-changed={}", pack.display());
    fs::read(pack).map_err(|error| {
        format!(
            "GUANZHI_PACK names {}, which can't be read ({error}): make it with `cargo xtask build`, or \
             unset GUANZHI_PACK to build the tool without the page's app",
            pack.display()
        )
    })
}
