//! Where the project's files are, and how other programs are run.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf, absolute};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The project and cargo's place for what it builds.
pub struct Project {
    /// The repository's root, absolute.
    pub root: PathBuf,
    /// Cargo's target directory, absolute.
    pub target: PathBuf,
    cargo: OsString,
}

impl Project {
    /// Finds the project that this xtask was compiled in.
    pub fn find() -> Result<Project> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask lies in no project")?;
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(target) => absolute(&target).context("CARGO_TARGET_DIR names no directory")?,
            None => root.join("target"),
        };
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        Ok(Project { root: root.to_path_buf(), target, cargo })
    }

    /// A cargo command that sees what a cargo started by hand would see.
    ///
    /// `cargo run` describes xtask's own package to it in the environment. Build scripts watch some of these
    /// variables, so handing them on would rebuild dependencies whenever cargo is called by hand in between.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.cargo);
        command.args(arguments).current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        for (name, _) in env::vars_os() {
            if describes_a_package(&name) {
                command.env_remove(name);
            }
        }
        command
    }

    /// Another program, run at the root.
    pub fn command(&self, program: impl AsRef<OsStr>, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(&self.root);
        command
    }

    /// A path as it is shown: from the root where it lies inside.
    pub fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }
}

fn describes_a_package(variable: &OsStr) -> bool {
    let name = variable.to_string_lossy();
    ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"].iter().any(|prefix| name.starts_with(prefix))
}

/// Runs a command to its end; what it prints stays visible.
pub fn call(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| not_started(command))?;
    if status.success() {
        return Ok(());
    }
    let ending = status.code().map_or_else(|| status.to_string(), |code| format!("exit {code}"));
    bail!("`{}` failed ({ending})", line(command));
}

/// Whether a command can be started and succeeds; what it prints is dropped.
pub fn succeeds(program: &str, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// What a command prints when it succeeds, trimmed.
pub fn printed(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().with_context(|| not_started(command))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).trim().to_string());
    }
    bail!("`{}` failed: {}", line(command), String::from_utf8_lossy(&output.stderr).trim());
}

fn not_started(command: &Command) -> String {
    format!("`{}` can't be started: is it installed and on the PATH?", line(command))
}

/// A command as it would be typed; the path of the program is left out.
pub fn line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
