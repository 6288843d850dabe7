//! `cargo xtask look`: one chart as readers of either language and look see it, at three widths.

use anyhow::Result;
use std::path::Path;

use crate::project::{Project, call};

/// Draws a chart of a package into `target/look/`, by the program `examples/look.rs`, which has the tool's painter.
pub fn run(project: &Project, chart: &str, package: &str) -> Result<()> {
    let out = project.target.join("look");
    let unpacked = out.join("package");
    let package = if Path::new(package).is_file() {
        // A workbook or a zip: the program reads folders.
        let tool = ["run", "--quiet", "--package", "guanzhi", "--features", "tool", "--bin", "guanzhi", "--"];
        let mut command = project.cargo(&tool);
        call(command.args(["workbook", package, "--replace", "-o"]).arg(&unpacked))?;
        unpacked.as_path()
    } else {
        Path::new(package)
    };
    let example = ["run", "--quiet", "--package", "guanzhi", "--features", "tool", "--example", "look", "--"];
    let mut command = project.cargo(&example);
    call(command.arg(package).arg(chart).arg(out))
}
