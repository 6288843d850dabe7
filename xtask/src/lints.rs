//! Lints while compiling: clippy's driver compiles what is built and tested.
//!
//! So nothing is compiled once for the lints and again for its use. `cargo clippy` does the same for `cargo check`, whose
//! dependencies serve neither `cargo build` nor `cargo test`.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::project::{line, succeeds};

/// Whether clippy is installed: whoever only builds needs none.
static THERE: LazyLock<bool> = LazyLock::new(|| succeeds("clippy-driver", &["--version"]));

/// Has clippy compile the project's own code, if it is there. What it finds is a warning.
pub fn linted(command: &mut Command) -> &mut Command {
    if *THERE { command.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver") } else { command }
}

/// Compiles, and fails if the compiler or clippy warns of anything: cargo says again what they said of code that it needn't
/// compile again.
pub fn without_warnings(command: &mut Command) -> Result<()> {
    ensure!(*THERE, "clippy is missing: run `rustup component add clippy`");
    let shown = line(command);
    linted(command).args(["--message-format", "json"]).stdout(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("`{shown}` can't be started"))?;
    let messages = BufReader::new(child.stdout.take().context("cargo's messages can't be read")?);
    let mut found = 0;
    for message in messages.lines() {
        if let Some(text) = diagnostic(&message?) {
            eprint!("{text}");
            found += 1;
        }
    }
    let status = child.wait()?;
    match found {
        0 if status.success() => Ok(()),
        0 => bail!("`{shown}` failed ({status})"),
        _ => bail!("`{shown}` warns of what stands above"),
    }
}

/// What one of cargo's messages says of the code, as the compiler would print it.
fn diagnostic(message: &str) -> Option<String> {
    let message: Value = serde_json::from_str(message).ok()?;
    let said = message.get("reason").is_some_and(|reason| reason == "compiler-message");
    message["message"]["rendered"].as_str().filter(|_| said).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::diagnostic;

    #[test]
    fn only_what_is_said_of_code_counts() {
        let check = |message: &str, expected: Option<&str>| {
            assert_eq!(diagnostic(message).as_deref(), expected, "{message}");
        };
        check(r#"{"reason":"compiler-message","message":{"rendered":"warning: x\n"}}"#, Some("warning: x\n"));
        check(r#"{"reason":"compiler-artifact","message":{"rendered":"no"}}"#, None);
        check(r#"{"reason":"build-finished","success":true}"#, None);
        check("not of cargo", None);
    }
}
