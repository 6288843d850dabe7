//! `cargo xtask build`: the page, the tool, and `dist/` from `data/`.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::budget;
use crate::lints::linted;
use crate::page::{self, Page};
use crate::project::{Project, call};
use crate::setup;
use crate::supply;

/// Builds everything and says what came out.
pub fn run(project: &Project) -> Result<()> {
    let start = Instant::now();
    setup::for_building(project)?;
    let pictures = setup::for_pictures();
    // The end of the page's build keeps one processor busy.
    let page = thread::scope(|scope| {
        let meanwhile = scope.spawn(|| call(&mut library(project)));
        let page = page::build(project)?;
        meanwhile.join().unwrap_or_else(|panic| resume_unwind(panic))?;
        anyhow::Ok(page)
    })?;
    let dist = project.root.join("dist");
    publish(project, &page, &dist, pictures.is_ok())?;
    kinds(project, &page, &dist)?;
    supply::write_bill(project, &dist)?;
    summarise(project, &page, &dist)?;
    budget::check(project, &dist)?;
    if let Err(problem) = pictures {
        println!("Without pictures and slides as PDF: {problem:#}");
    }
    println!("Built in {:.1} s", start.elapsed().as_secs_f64());
    Ok(())
}

/// Publishes the default report into a folder, with pictures or without.
pub fn publish(project: &Project, page: &Page, out: &Path, pictures: bool) -> Result<()> {
    let tool = tool(project, page)?;
    let mut command = project.command(tool, &["publish", "data", "-o"]);
    command.arg(out).args((!pictures).then_some("--no-pictures"));
    call(&mut command)
}

/// Writes the pages of all kinds of charts beside those of the default report.
fn kinds(project: &Project, page: &Page, out: &Path) -> Result<()> {
    let tool = tool(project, page)?;
    for (lang, name) in [("zh", "kinds.html"), ("en", "kinds.en.html")] {
        let mut command = project.command(&tool, &["kinds", "--replace", "--lang", lang, "-o"]);
        call(command.arg(out.join("site").join(name)))?;
    }
    Ok(())
}

/// Compiles the tool with the page's app inside.
///
/// `--examples` isn't for the examples, of which there are none: with it, cargo chooses the features of
/// dependencies as it does for tests. Without it, testing after building compiles 24 crates again, resvg too. Clippy
/// compiles it for the same reason.
fn tool(project: &Project, page: &Page) -> Result<PathBuf> {
    call(linted(&mut with_pack(project.cargo(&[&TOOL[..], &["--bin", "guanzhi"]].concat()), page)))?;
    Ok(project.target.join("debug").join(format!("guanzhi{EXE_SUFFIX}")))
}

/// Compiles what the tool is made of, for which the page's app isn't needed yet.
fn library(project: &Project) -> Command {
    let mut command = with_pack(project.cargo(&[&TOOL[..], &["--lib"]].concat()), &Page::below(project));
    linted(&mut command);
    command
}

const TOOL: [&str; 6] = ["build", "--package", "guanzhi", "--examples", "--features", "tool"];

/// Tells the package's build script which pack the tool embeds.
pub fn with_pack(mut command: Command, page: &Page) -> Command {
    command.env("GUANZHI_PACK", &page.pack);
    command
}

/// Prints what was written and how large it is.
fn summarise(project: &Project, page: &Page, dist: &Path) -> Result<()> {
    println!();
    for path in [&page.js, &page.wasm, &page.pack, &dist.join("report.html"), &dist.join("site")] {
        let (files, bytes) = measure(path)?;
        let count = if path.is_dir() { format!("  {files} files") } else { String::new() };
        println!("{:>10}  {}{count}", kilobytes(bytes), project.shown(path));
    }
    Ok(())
}

/// How many files, and bytes in them, are at a path.
fn measure(path: &Path) -> Result<(u64, u64)> {
    let missing = || format!("{} should have been written, but can't be read", path.display());
    if !path.is_dir() {
        return Ok((1, fs::metadata(path).with_context(missing)?.len()));
    }
    let mut sum = (0, 0);
    for entry in fs::read_dir(path).with_context(missing)? {
        let (files, bytes) = measure(&entry.with_context(missing)?.path())?;
        sum = (sum.0 + files, sum.1 + bytes);
    }
    Ok(sum)
}

fn kilobytes(bytes: u64) -> String {
    format!("{:.1} kB", bytes as f64 / 1000.0)
}
