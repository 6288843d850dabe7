//! `cargo xtask open`: builds, then shows the page.

use std::env;
use std::process::Command;

use anyhow::Result;

use server::address;

use crate::build;
use crate::project::Project;

/// Builds and opens `dist/report.html` with the desktop's program for it, or says where it is.
pub fn run(project: &Project) -> Result<()> {
    build::run(project)?;
    let address = address::of_file(&project.root.join("dist").join("report.html"));
    if has_display() && shows(&address) {
        println!("Opened {address}");
    } else {
        println!("Open {address} in a browser");
    }
    Ok(())
}

fn has_display() -> bool {
    cfg!(any(target_os = "macos", windows))
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| env::var_os(name).is_some_and(|at| !at.is_empty()))
}

/// Whether the desktop's opener takes the address.
fn shows(address: &str) -> bool {
    let mut command = if cfg!(windows) {
        let mut command = Command::new("cmd");
        // `start` takes its first quoted word for a window's title.
        command.args(["/C", "start", ""]);
        command
    } else {
        Command::new(if cfg!(target_os = "macos") { "open" } else { "xdg-open" })
    };
    command.arg(address).status().is_ok_and(|status| status.success())
}
