//! Sets up, builds, serves and tests Guanzhi; `cargo xtask help` lists the commands.

mod address;
mod budget;
mod build;
mod files;
mod open;
mod page;
mod project;
mod serve;
mod setup;
mod test;

use std::env;
use std::process::ExitCode;

use crate::project::Project;

const USAGE: &str = "\
Usage: cargo xtask <command>

  build                 the page, the tool and dist/ from data/
  open                  build, then show dist/report.html
  serve [--port N]      build, serve dist/ on this machine, rebuild on change (port 8000, or the next free one)
  test [options] [-- FILTER...]
                        set-up, formatting, lints, builds and tests; FILTER selects tests by name
      --bless           rewrite the expected files with what the tests got
      --no-browser      leave the tests in browsers out
      --all-engines     install Firefox and WebKitGTK too; without it, those that are there are used
  help                  this text
";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let task = match parse(&arguments) {
        Ok(task) => task,
        Err(problem) => {
            eprint!("xtask: {problem}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(&task) {
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
        Task::Help => eprint!("{USAGE}"),
        Task::Build => build::run(&project)?,
        Task::Open => open::run(&project)?,
        Task::Serve { port } => serve::run(&project, *port)?,
        Task::Test(options) => test::run(&project, options)?,
    }
    Ok(())
}

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
enum Task {
    Help,
    Build,
    Open,
    Serve { port: u16 },
    Test(test::Options),
}

fn parse(arguments: &[String]) -> Result<Task, String> {
    let Some((command, rest)) = arguments.split_first() else { return Ok(Task::Help) };
    match command.as_str() {
        "help" | "--help" | "-h" => Ok(Task::Help),
        "build" => alone(command, rest, Task::Build),
        "open" => alone(command, rest, Task::Open),
        "serve" => parse_serve(rest),
        "test" => parse_test(rest),
        _ => Err(format!("there is no command \"{command}\"")),
    }
}

fn alone(command: &str, rest: &[String], task: Task) -> Result<Task, String> {
    match rest.first() {
        None => Ok(task),
        Some(extra) => Err(format!("{command} takes no arguments, but got \"{extra}\"")),
    }
}

fn parse_serve(rest: &[String]) -> Result<Task, String> {
    let port = match rest {
        [] => return Ok(Task::Serve { port: 8000 }),
        [flag, port] if flag == "--port" => port,
        [flag] if flag.starts_with("--port=") => &flag["--port=".len()..],
        _ => return Err(format!("serve takes --port N, but got \"{}\"", rest.join(" "))),
    };
    match port.parse() {
        Ok(port) => Ok(Task::Serve { port }),
        Err(_) => Err(format!("--port takes a number from 0 to 65535, but got \"{port}\"")),
    }
}

fn parse_test(rest: &[String]) -> Result<Task, String> {
    let mut options = test::Options::default();
    let mut rest = rest.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--bless" => options.bless = true,
            "--no-browser" => options.no_browser = true,
            "--all-engines" => options.all_engines = true,
            "--" => options.filters = rest.by_ref().cloned().collect(),
            _ => return Err(format!("test doesn't know \"{argument}\"; names of tests go after `--`")),
        }
    }
    Ok(Task::Test(options))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &Result<Task, &str>) {
        let arguments: Vec<String> = line.split_whitespace().map(String::from).collect();
        assert_eq!(
            &parse(&arguments).as_ref().map_err(String::as_str),
            &expected.as_ref().map_err(|e| *e),
            "{line}"
        );
    }

    #[test]
    fn command_lines() {
        let options = |bless, no_browser, filters: &[&str]| {
            let filters = filters.iter().map(ToString::to_string).collect();
            Ok(Task::Test(test::Options { bless, no_browser, filters, ..Default::default() }))
        };
        check("", &Ok(Task::Help));
        check("help", &Ok(Task::Help));
        check("build", &Ok(Task::Build));
        check("build dist", &Err("build takes no arguments, but got \"dist\""));
        check("biuld", &Err("there is no command \"biuld\""));
        check("serve", &Ok(Task::Serve { port: 8000 }));
        check("serve --port 9000", &Ok(Task::Serve { port: 9000 }));
        check("serve --port=9000", &Ok(Task::Serve { port: 9000 }));
        check("serve --port 99999", &Err("--port takes a number from 0 to 65535, but got \"99999\""));
        check("serve --port", &Err("serve takes --port N, but got \"--port\""));
        check("test", &options(false, false, &[]));
        check("test --bless --no-browser", &options(true, true, &[]));
        check("test -- chart --nocapture", &options(false, false, &["chart", "--nocapture"]));
        check("test chart", &Err("test doesn't know \"chart\"; names of tests go after `--`"));
    }
}
