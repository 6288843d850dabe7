//! `cargo xtask look`: one chart as readers of either language and look see it, at three widths.

use anyhow::Result;

use crate::project::{Project, call};

/// Draws a chart of a package into `target/look/`, by the program `examples/look.rs`, which has the tool's painter.
pub fn run(project: &Project, chart: &str, package: &str) -> Result<()> {
    let out = project.target.join("look");
    let example = ["run", "--quiet", "--package", "guanzhi", "--features", "tool", "--example", "look", "--"];
    let mut command = project.cargo(&example);
    call(command.args([package, chart]).arg(out))
}
