//! `cargo xtask test`: everything that must pass before a change is accepted, cheapest first.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::budget;
use crate::build::{self, with_pack};
use crate::page::{self, Page};
use crate::project::{Project, call, line};
use crate::setup::{self, WASM};

/// How the tests are run.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Rewrite the expected files with what the tests got.
    pub bless: bool,
    /// Leave the tests in browsers out.
    pub no_browser: bool,
    /// Install Firefox and `WebKitGTK` where they are missing, so that the suites run in them too.
    pub all_engines: bool,
    /// Handed to every test program: names of tests, and flags.
    pub filters: Vec<String>,
}

/// Runs all steps; stops at the first that fails.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let mut steps = Steps::start();
    steps.step("set-up", || setup::for_testing(project, !options.no_browser, options.all_engines))?;
    steps.step("formatting", || cargo(project, &["fmt", "--all", "--check"]))?;
    steps.step("data package", || validate(project))?;
    steps.step("lints of the page", || lint_page(project))?;
    let page = steps.step("page", || page::build(project))?;
    steps.step("lints of all else", || lint_host(project, &page))?;
    steps.step("core alone", || check_core(project))?;
    steps.step("tests of xtask", || test(project, options, &page, &["--package", "xtask"]))?;
    let guanzhi = ["--package", "guanzhi", "--features", "tool", "--no-fail-fast"];
    steps.step("budgets", || check_budgets(project, &page))?;
    steps.step("tests", || test(project, options, &page, &guanzhi))?;
    steps.finish();
    Ok(())
}

/// Steps and how long each took.
struct Steps {
    start: Instant,
    taken: Vec<(&'static str, Duration)>,
}

impl Steps {
    fn start() -> Steps {
        Steps { start: Instant::now(), taken: Vec::new() }
    }

    fn step<T>(&mut self, name: &'static str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let number = self.taken.len() + 1;
        println!("\n== {number}. {name}");
        let start = Instant::now();
        let result = work();
        let taken = start.elapsed();
        let seconds = taken.as_secs_f64();
        self.taken.push((name, taken));
        let result = result.with_context(|| format!("step {number}, {name}, failed after {seconds:.1} s"))?;
        println!("== {number}. {name}: {seconds:.1} s");
        Ok(result)
    }

    fn finish(&self) {
        println!("\nAll steps passed:");
        for (name, taken) in &self.taken {
            println!("{:>8.1} s  {name}", taken.as_secs_f64());
        }
        println!("{:>8.1} s  in total", self.start.elapsed().as_secs_f64());
    }
}

fn cargo(project: &Project, arguments: &[&str]) -> Result<()> {
    let mut command = project.cargo(arguments);
    println!("{}", line(&command));
    call(&mut command)
}

fn validate(project: &Project) -> Result<()> {
    let validator = setup::frictionless(project)?;
    let mut command = project.command(validator, &["validate", "data/datapackage.json"]);
    println!("{}", line(&command));
    call(&mut command)
}

/// The page's profile: its build has compiled, or will use, the same macros and build scripts.
fn lint_page(project: &Project) -> Result<()> {
    let what = ["--lib", "--bin", "page", "--no-default-features", "--features", "web"];
    let how = ["--target", WASM, "--profile", "page", "--", "-D", "warnings"];
    let mut command = project.cargo(&[&["clippy"], &what[..], &how[..]].concat());
    println!("{}", line(&command));
    call(page::as_built(&mut command))
}

/// Lints with the pack that the tests use, so that the package's build script runs once for both.
fn lint_host(project: &Project, page: &Page) -> Result<()> {
    let what = ["--workspace", "--all-targets", "--features", "guanzhi/tool", "--", "-D", "warnings"];
    let mut command = with_pack(project.cargo(&[&["clippy"], &what[..]].concat()), page);
    println!("{}", line(&command));
    call(&mut command)
}

/// The core must compile with neither feature, and with just the features of dependencies that it asks for.
fn check_core(project: &Project) -> Result<()> {
    cargo(project, &["check", "--lib", "--no-default-features"])
}

/// Publishes beside `dist/`, which may be being served.
fn check_budgets(project: &Project, page: &Page) -> Result<()> {
    let published = project.target.join("published");
    build::publish(project, page, &published, true)?;
    budget::check(project, &published)
}

/// Tests one package at a time: chosen together, both would need their dependencies again with more features.
fn test(project: &Project, options: &Options, page: &Page, package: &[&str]) -> Result<()> {
    let mut command = with_pack(project.cargo(&[&["test"], package].concat()), page);
    if !options.filters.is_empty() {
        command.arg("--").args(&options.filters);
    }
    if options.bless {
        command.env("UPDATE_EXPECT", "1");
    }
    if options.all_engines {
        command.env("GUANZHI_ENGINES", "Chromium,Firefox,WebKitGTK");
    }
    if options.no_browser {
        command.env("GUANZHI_NO_BROWSER", "1");
    }
    println!("{}", line(&command));
    call(&mut command)
}
