//! `cargo xtask test`: everything that must pass before a change is accepted, cheapest first.

use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use clap::Args;

use crate::budget;
use crate::build::{self, with_pack};
use crate::lints::{self, linted};
use crate::page::{self, Page};
use crate::project::{Project, call, line};
use crate::scripts;
use crate::setup::{self, WASM};
use crate::suite::Suite;
use crate::supply;
use crate::weight;

/// How the tests are run.
#[derive(Args, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct Options {
    /// Rewrite the expected files with what the tests got
    #[arg(long)]
    pub bless: bool,
    /// Leave the tests in browsers out
    #[arg(long)]
    pub no_browser: bool,
    /// Install Firefox and `WebKitGTK` too; without it, those that are there are used
    #[arg(long, conflicts_with = "no_browser")]
    pub all_engines: bool,
    /// Install Chromium of six former years rather than of two
    #[arg(long, conflicts_with = "no_browser")]
    pub old_engines: bool,
    /// Run nothing but one suite: a file of tests/host/ or tests/page/, or host, page, unit, xtask, server
    #[arg(long, value_name = "SUITE")]
    pub only: Option<String>,
    /// Names of tests, and flags of the test programs
    #[arg(last = true, value_name = "FILTER")]
    pub filters: Vec<String>,
}

/// Runs all steps; stops at the first that fails.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    if let Some(name) = &options.only {
        return only(project, options, &Suite::find(project, name)?);
    }
    let mut steps = Steps::start();
    steps.step("set-up for checks", || setup::for_checking(project))?;
    let (page, validator) = thread::scope(|scope| -> Result<(Page, PathBuf)> {
        let set_up = scope.spawn(|| {
            setup::for_testing(project, !options.no_browser, options.all_engines, options.old_engines)?;
            setup::frictionless(project)
        });
        let page = compile(project, &mut steps)?;
        let validator = steps
            .step("rest of the set-up", || set_up.join().unwrap_or_else(|panic| resume_unwind(panic)))?;
        Ok((page, validator))
    })?;
    steps.step("data package", || validate(project, &validator))?;
    steps.step("what it is made of", || supply::check(project))?;
    steps.step("lints of the scripts", || scripts::lint(project))?;
    for own in OWN {
        steps.step("tests of what tests", || test(project, options, &page, &own, &options.filters))?;
    }
    steps.step("tests", || test(project, options, &page, &GUANZHI, &options.filters))?;
    steps.step("budgets", || check_budgets(project, &page))?;
    steps.finish();
    Ok(())
}

/// What keeps the processors busy while the rest of the set-up waits for the network: lints and all programs of tests.
fn compile(project: &Project, steps: &mut Steps) -> Result<Page> {
    steps.step("formatting", || check_formatting(project))?;
    let page = steps.step("page", || page::build(project))?;
    // They compile for another target, so neither waits for the other.
    steps.step("lints of the page, and programs of tests with theirs", || {
        thread::scope(|scope| {
            let of_the_page = scope.spawn(|| lint_page(project).and_then(|()| check_core(project)));
            lint_programs(project, &page)?;
            of_the_page.join().unwrap_or_else(|panic| resume_unwind(panic))
        })
    })?;
    Ok(page)
}

fn lint_programs(project: &Project, page: &Page) -> Result<()> {
    for package in OWN.iter().map(|own| &own[..]).chain([&GUANZHI[..]]) {
        lint(project, page, package)?;
    }
    lint(project, page, &[&GUANZHI[..], &["--benches"]].concat())
}

/// What needs no browser, nor the page of the sources as they are: a pack that is there serves the tests of the tool.
pub fn check(project: &Project) -> Result<()> {
    let mut steps = Steps::start();
    let page = page_for_host(project)?;
    let options = Options { no_browser: true, ..Options::default() };
    steps.step("formatting", || check_formatting(project))?;
    steps.step("lints of the scripts", || scripts::lint(project))?;
    steps.step("lints of the page", || lint_page(project))?;
    for own in OWN {
        steps.step("tests of what tests", || test(project, &options, &page, &own, &[]))?;
    }
    steps.step("programs of tests, and their lints", || lint(project, &page, &GUANZHI))?;
    let host = [&GUANZHI[..], &["--lib", "--bins", "--test", "host"]].concat();
    steps.step("tests without a browser", || test(project, &options, &page, &host, &[]))?;
    steps.finish();
    Ok(())
}

/// One suite by itself, with what it needs.
fn only(project: &Project, options: &Options, suite: &Suite) -> Result<()> {
    let page = if suite.browsers { page::build(project)? } else { page_for_host(project)? };
    if suite.browsers && !options.no_browser {
        setup::old_engines(project, options.old_engines)?;
    }
    let filters = suite.filters(project, &page, &options.filters)?;
    test(project, options, &page, &suite.program, &filters)
}

/// The page that was built last, or else one that is built now.
fn page_for_host(project: &Project) -> Result<Page> {
    let page = Page::below(project);
    if page.pack.is_file() {
        return Ok(page);
    }
    setup::for_building(project)?;
    page::build(project)
}

/// The packages that build and test the product.
const OWN: [[&str; 2]; 2] = [["--package", "server"], ["--package", "xtask"]];
/// The product, all of whose tests are run even if one program fails.
const GUANZHI: [&str; 5] = ["--package", "guanzhi", "--features", "tool", "--no-fail-fast"];

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

fn check_formatting(project: &Project) -> Result<()> {
    cargo(project, &["fmt", "--all", "--check"])
}

fn validate(project: &Project, validator: &Path) -> Result<()> {
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

/// Compiles programs of tests.
fn lint(project: &Project, page: &Page, programs: &[&str]) -> Result<()> {
    let mut command = with_pack(project.cargo(&[&["test", "--no-run"], programs].concat()), page);
    println!("{}", line(&command));
    lints::without_warnings(&mut command)
}

/// The core must compile with neither feature, and with just the features of dependencies that it asks for; where the lints
/// of the page have checked them.
fn check_core(project: &Project) -> Result<()> {
    let what = ["check", "--lib", "--no-default-features", "--target", WASM, "--profile", "page"];
    let mut command = project.cargo(&what);
    println!("{}", line(&command));
    call(page::as_built(&mut command))
}

/// Publishes beside `dist/`, which may be being served.
fn check_budgets(project: &Project, page: &Page) -> Result<()> {
    let published = project.target.join("published");
    build::publish(project, page, &published, true)?;
    weight::print(&published, &page::with_names(project))?;
    println!();
    budget::check(project, &published)
}

/// Tests one package at a time: chosen together, both would need their dependencies again with more features.
fn test(
    project: &Project,
    options: &Options,
    page: &Page,
    program: &[&str],
    filters: &[String],
) -> Result<()> {
    let mut command = with_pack(project.cargo(&[&["test"], program].concat()), page);
    linted(&mut command);
    if !filters.is_empty() {
        command.arg("--").args(filters);
    }
    if options.bless {
        command.env("UPDATE_EXPECT", "1");
    }
    if std::env::var_os("RUST_TEST_THREADS").is_none() {
        // Tests wait for browsers much of the time.
        let processors = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        command.env("RUST_TEST_THREADS", (2 * processors).to_string());
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
