//! Sets up, builds, serves and tests Guanzhi; `cargo xtask help` lists the commands.

mod budget;
mod build;
mod fuzz;
mod lints;
mod look;
mod open;
mod page;
mod project;
mod scripts;
mod serve;
mod setup;
mod suite;
mod supply;
mod test;
mod twice;
mod weight;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::project::Project;

/// Sets up, builds, serves and tests Guanzhi.
#[derive(Parser)]
#[command(bin_name = "cargo xtask", arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq, Subcommand)]
enum Task {
    /// Builds the page, the tool, and dist/ from data/
    Build,
    /// Builds, then shows dist/report.html
    Open,
    /// Builds, serves dist/ on this machine, and rebuilds on change
    Serve {
        /// The port, or else the next free one
        #[arg(long, value_name = "N", default_value_t = 8000)]
        port: u16,
    },
    /// Checks formatting and lints and runs the tests without a browser: what to do after an edit
    Check,
    /// Sets up, checks and builds everything, and runs all tests
    Test(test::Options),
    /// Feeds the product with made inputs, and keeps those that fail in target/failing/
    Fuzz {
        /// For how many seconds, all targets together
        #[arg(long, value_name = "N", default_value_t = 300)]
        seconds: u64,
        /// Targets, or else all of them; `--again FILE` feeds them with a file, `--seed N` with the same inputs as before
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "TARGET")]
        arguments: Vec<String>,
    },
    /// Builds what was committed last in two places, and compares all files
    Twice,
    /// Draws one chart at three widths, in both languages and looks
    Look {
        /// The chart's id in charts.json
        chart: String,
        /// The package that has the chart: a folder, a zip or a workbook
        #[arg(default_value = "data")]
        package: String,
    },
}

fn main() -> ExitCode {
    match run(&Cli::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: &Task) -> anyhow::Result<()> {
    let project = Project::find()?;
    match task {
        Task::Build => build::run(&project),
        Task::Open => open::run(&project),
        Task::Serve { port } => serve::run(&project, *port),
        Task::Check => test::check(&project),
        Task::Test(options) => test::run(&project, options),
        Task::Fuzz { seconds, arguments } => fuzz::run(&project, *seconds, arguments),
        Task::Twice => twice::run(&project),
        Task::Look { chart, package } => look::run(&project, chart, package),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn parse(line: &str) -> Result<Task, String> {
        let words = ["xtask"].into_iter().chain(line.split_whitespace());
        Cli::try_parse_from(words).map(|cli| cli.task).map_err(|error| error.to_string())
    }

    fn check(line: &str, expected: Task) {
        assert_eq!(parse(line), Ok(expected), "{line}");
    }

    fn check_refused(line: &str, said: &str) {
        let problem = parse(line).expect_err(line);
        assert!(problem.contains(said), "{line}: {problem}");
    }

    #[test]
    fn command_lines() {
        Cli::command().debug_assert();
        let options = |bless, no_browser, filters: &[&str]| {
            let filters = filters.iter().map(ToString::to_string).collect();
            Task::Test(test::Options { bless, no_browser, filters, ..Default::default() })
        };
        check("build", Task::Build);
        check("serve", Task::Serve { port: 8000 });
        check("serve --port=9000", Task::Serve { port: 9000 });
        let look =
            |chart: &str, package: &str| Task::Look { chart: chart.to_owned(), package: package.to_owned() };
        check("look nation-gap", look("nation-gap", "data"));
        check("look c target/made/strip", look("c", "target/made/strip"));
        check("test", options(false, false, &[]));
        check("test --bless --no-browser", options(true, true, &[]));
        check("test -- chart --nocapture", options(false, false, &["chart", "--nocapture"]));
        check_refused("", "Usage: cargo xtask");
        check_refused("build dist", "unexpected argument 'dist'");
        check_refused("biuld", "'build'");
        check_refused("serve --port 99999", "99999");
        check_refused("test chart", "[-- <FILTER>...]");
        check_refused("test --no-browser --all-engines", "--all-engines");
    }
}
