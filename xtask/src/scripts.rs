//! The page's own scripts: linted by eslint (`eslint.config.cjs`), and their types checked by tsc. They, the style sheets and the
//! app's glue are held to what the oldest engines have (`features.cjs`).

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::page::Page;
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
    CHECKED.iter().try_for_each(|config| node(project, &modules, "typescript/bin/tsc", &["-p", config]))?;
    features(project, &modules)
}

/// What the page's parts ask of engines.
fn features(project: &Project, modules: &Path) -> Result<()> {
    let mut files = vec![Page::below(project).js];
    for folder in ["assets", "assets/present"] {
        for entry in fs::read_dir(project.root.join(folder))? {
            files.push(entry?.path());
        }
    }
    files.retain(|file| file.extension().is_some_and(|kind| kind == "js" || kind == "css"));
    let mut command = project.command("node", &["xtask/features.cjs"]);
    command.args(&files).env("NODE_PATH", modules);
    println!("node xtask/features.cjs, {} files", files.len());
    call(&mut command).context("older engines lack what the page asks for")
}

/// Runs a program of npm's; the configuration of eslint asks for a module of its own.
fn node(project: &Project, modules: &Path, program: &str, arguments: &[&str]) -> Result<()> {
    let mut command = project.command("node", &[]);
    command.arg(modules.join(program)).args(arguments).env("NODE_PATH", modules);
    println!("{}", line(&command));
    call(&mut command).with_context(|| format!("{program} found fault with the page's scripts"))
}
