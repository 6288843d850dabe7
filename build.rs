//! Tells the tool where the page's app is, packed by `cargo xtask build`.

use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // Only the tool carries the pack; the core and the page don't change with it.
    if env::var_os("CARGO_FEATURE_TOOL").is_none() {
        return;
    }
    println!("cargo::rerun-if-env-changed=GUANZHI_PACK");
    // The path alone: the pack itself is looked at where it is included, so that only the tool is compiled anew with it.
    match env::var("GUANZHI_PACK").ok().filter(|path| !path.is_empty()).map_or_else(none, Ok) {
        Ok(path) => println!("cargo::rustc-env=GUANZHI_PACK={path}"),
        Err(problem) => println!("cargo::error={problem}"),
    }
}

/// An empty file, where no pack is named: the tool then says that it was built without the page's app.
fn none() -> Result<String, String> {
    let out = env::var("OUT_DIR").map_err(|_| "OUT_DIR isn't set: let cargo run this build script")?;
    let empty = Path::new(&out).join("pack");
    fs::write(&empty, []).map_err(|error| format!("{} can't be written: {error}", empty.display()))?;
    Ok(empty.display().to_string())
}
