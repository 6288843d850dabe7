//! `cargo xtask fuzz`: feeds the product with made inputs for a while.

use anyhow::Result;

use crate::build::with_pack;
use crate::page::Page;
use crate::project::{Project, call};
use crate::setup;

/// Compiles what feeds it, and runs that.
pub fn run(project: &Project, seconds: u64, arguments: &[String]) -> Result<()> {
    setup::for_building(project)?;
    let bench =
        ["bench", "--profile", "fuzz", "--package", "guanzhi", "--features", "tool", "--bench", "fuzz", "--"];
    let mut command = with_pack(project.cargo(&bench), &Page::below(project));
    if !arguments.iter().any(|argument| argument == "--again") {
        command.args(["--seconds", &seconds.to_string()]);
    }
    call(command.args(arguments))
}
