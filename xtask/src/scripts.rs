//! The page's own scripts: linted by eslint (`eslint.config.cjs`), and their types checked by tsc.

use std::path::Path;

use anyhow::{Context, Result};

use crate::project::{Project, call, line};
use crate::setup;

/// What tsc checks, each by itself: scripts that may run in the same engines, and don't know the others' names.
const CHECKED: [&str; 4] = [
    "assets/jsconfig.json",
    "assets/jsconfig.live.json",
    "assets/present/jsconfig.json",
    "tests/page/jsconfig.json",
];

/// Lints and checks all of them.
pub fn lint(project: &Project) -> Result<()> {
    let modules = setup::modules(project)?;
    node(project, &modules, "eslint/bin/eslint.js", &["--max-warnings", "0", "assets", "tests/page"])?;
    CHECKED.iter().try_for_each(|config| node(project, &modules, "typescript/bin/tsc", &["-p", config]))
}

/// Runs a program of npm's; the configuration of eslint asks for a module of its own.
fn node(project: &Project, modules: &Path, program: &str, arguments: &[&str]) -> Result<()> {
    let mut command = project.command("node", &[]);
    command.arg(modules.join(program)).args(arguments).env("NODE_PATH", modules);
    println!("{}", line(&command));
    call(&mut command).with_context(|| format!("{program} found fault with the page's scripts"))
}
