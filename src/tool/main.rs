//! The native tool `guanzhi`: all its commands. All input and output of the native side is here.

mod archive;
mod audit;
mod check;
mod draft;
mod folder;
mod input;
mod kinds;
mod migrate;
mod new;
mod publish;
mod saved;
mod workbook;

use clap::{Parser, Subcommand, ValueEnum};
use guanzhi::lang::Lang;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

/// Turns a published report full of figures into one web page.
#[derive(Parser)]
#[command(
    version,
    after_help = "Ends with 0 where all is well, 1 where a package has problems, 2 where a command couldn’t be carried out."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// The language of messages; by default that of the system
    #[arg(long, global = true, value_enum)]
    lang: Option<LangArg>,
}

#[derive(Subcommand)]
enum Command {
    /// Tells every mistake of a data package at once, each with file, line and remedy
    Check(check::Args),
    /// Reads a source again and compares it with the package's numerals
    Audit(audit::Args),
    /// Brings a package of an earlier form to today's
    Migrate(migrate::Args),
    /// Writes the page, the site and its pictures
    Publish(publish::Args),
    /// Writes the smallest package, to begin with
    New(new::Args),
    /// Shows every kind of chart: its roles, a picture, an entry that works
    Kinds(kinds::Args),
    /// Proposes a package from a text, for a person to confirm
    Draft(draft::Args),
    /// Writes a package as a workbook, a zip or a folder
    Workbook(workbook::Args),
}

/// A language as given on the command line.
#[derive(Clone, Copy, ValueEnum)]
enum LangArg {
    Zh,
    En,
}

impl Cli {
    fn lang(&self) -> Lang {
        match self.lang {
            Some(LangArg::Zh) => Lang::Zh,
            Some(LangArg::En) => Lang::En,
            None => system_lang(),
        }
    }
}

/// Chinese where the system speaks it, else English.
fn system_lang() -> Lang {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    match ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set) {
        Some(locale) if locale.to_lowercase().starts_with("zh") => Lang::Zh,
        _ => Lang::En,
    }
}

/// Ends with 0 where all is well, 1 where a package has problems, 2 where the command couldn't be carried out.
fn main() -> ExitCode {
    let cli = Cli::parse();
    let lang = cli.lang();
    let outcome = match &cli.command {
        Command::Check(args) => check::run(args, lang),
        Command::Audit(args) => audit::run(args, lang),
        Command::Migrate(args) => migrate::run(args, lang),
        Command::Publish(args) => publish::run(args, lang),
        Command::New(args) => new::run(args, lang),
        Command::Kinds(args) => kinds::run(args, lang),
        Command::Draft(args) => draft::run(args, lang),
        Command::Workbook(args) => workbook::run(args, lang),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("guanzhi: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Writes lines to standard output; a reader that has seen enough, such as `head`, is no error.
fn say(lines: &[String]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let written = lines.iter().try_for_each(|line| writeln!(out, "{line}")).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// The one of two sentences that is in `lang`.
fn in_lang(lang: Lang, en: String, zh: String) -> String {
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}
