//! What must be on the machine before building and testing; installed where that is possible.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::project::{Project, call, printed, succeeds};

/// The target that the page is compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The validator of Frictionless Data Packages, from `PyPI`.
const FRICTIONLESS: &str = "5.21.0";

/// Makes sure that the page can be compiled.
///
/// A compiler for C (`cc`, which links) isn't looked for: without one this program would not exist.
pub fn for_building(project: &Project) -> Result<()> {
    let sysroot = printed(&mut project.command("rustc", &["--print", "sysroot"]))?;
    if !Path::new(&sysroot).join("lib/rustlib/src/rust/library/std").is_dir() {
        println!("Adding the source of Rust's standard library");
        call(&mut project.command("rustup", &["component", "add", "rust-src"])).context(
            "the source of Rust's standard library is missing: run `rustup component add rust-src`",
        )?;
    }
    let libraries = printed(&mut project.command("rustc", &["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(&libraries).is_dir() {
        return Ok(());
    }
    println!("Adding Rust's target {WASM}");
    call(&mut project.command("rustup", &["target", "add", WASM])).with_context(|| {
        format!("Rust's target {WASM} is missing: run `rustup target add {WASM}` (rustup: https://rustup.rs)")
    })
}

/// Makes sure that formatting, lints and tests can run.
pub fn for_testing(project: &Project, browsers: bool) -> Result<()> {
    for_building(project)?;
    components(project)?;
    let missing: Vec<&Need> =
        NEEDS.iter().filter(|need| (browsers || !need.for_browsers) && !need.met()).collect();
    if missing.is_empty() { Ok(()) } else { install(&missing) }
}

fn components(project: &Project) -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if printed(&mut project.cargo(&[subcommand, "--version"])).is_err() {
            println!("Adding Rust's component {component}");
            call(&mut project.command("rustup", &["component", "add", component])).with_context(|| {
                format!("cargo {subcommand} is missing: run `rustup component add {component}`")
            })?;
        }
    }
    Ok(())
}

/// Something that the tests use and cargo doesn't bring.
struct Need {
    /// The package of Debian and its derivatives.
    debian: &'static str,
    what: &'static str,
    for_browsers: bool,
    /// Whether it is there, however it came.
    present: fn() -> bool,
}

const NEEDS: [Need; 4] = [
    Need {
        debian: "chromium",
        what: "Chromium",
        for_browsers: true,
        present: || succeeds("chromium", &["--version"]),
    },
    Need {
        debian: "chromium-driver",
        what: "chromedriver",
        for_browsers: true,
        present: || succeeds("chromedriver", &["--version"]),
    },
    Need {
        debian: "fonts-noto-cjk",
        what: "a font with Chinese",
        for_browsers: false,
        present: has_chinese_font,
    },
    Need {
        debian: "python3-venv",
        what: "Python 3 with venv",
        for_browsers: false,
        present: || succeeds("python3", &["-c", "import ensurepip, venv"]),
    },
];

impl Need {
    fn met(&self) -> bool {
        (self.present)() || is_installed(self.debian)
    }
}

fn has_chinese_font() -> bool {
    // Both bring their own; elsewhere fontconfig knows.
    cfg!(any(target_os = "macos", windows))
        || printed(Command::new("fc-list").arg(":lang=zh-cn")).is_ok_and(|fonts| !fonts.is_empty())
}

fn is_installed(debian: &str) -> bool {
    printed(Command::new("dpkg-query").args(["-W", "-f=${Status}", debian]))
        .is_ok_and(|status| status == "install ok installed")
}

fn install(missing: &[&Need]) -> Result<()> {
    let what = missing.iter().map(|need| need.what).collect::<Vec<_>>().join(", ");
    let packages: Vec<&str> = missing.iter().map(|need| need.debian).collect();
    if !succeeds("apt-get", &["--version"]) {
        bail!("the tests need {what}: {}, then run this again", elsewhere());
    }
    let Some(rights) = rights() else {
        let packages = packages.join(" ");
        bail!(
            "the tests need {what}: run `sudo apt-get update && sudo apt-get install -y {packages}`, then run this again"
        );
    };
    println!("Installing {what}");
    apt_get(rights, &["update"])?;
    apt_get(rights, &[&["install", "-y", "--no-install-recommends"], &packages[..]].concat())
}

/// What to do on a system without apt.
fn elsewhere() -> String {
    let commands = [
        ("dnf", "sudo dnf install chromium chromedriver google-noto-sans-cjk-fonts python3"),
        ("pacman", "sudo pacman -S --needed chromium noto-fonts-cjk python"),
        ("brew", "brew install --cask chromium chromedriver"),
    ];
    match commands.iter().find(|(manager, _)| succeeds(manager, &["--version"])) {
        Some((_, command)) => format!("run `{command}`"),
        None => "install them and put them on the PATH".to_string(),
    }
}

/// The words before a command that may install packages; `None` where nothing may without asking.
fn rights() -> Option<&'static [&'static str]> {
    if printed(Command::new("id").arg("-u")).is_ok_and(|user| user == "0") {
        return Some(&["env"]);
    }
    succeeds("sudo", &["-n", "true"]).then_some(&["sudo", "-n", "env"])
}

fn apt_get(rights: &[&str], arguments: &[&str]) -> Result<()> {
    let mut command = Command::new(rights[0]);
    command.args(&rights[1..]).args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]).args(arguments);
    call(&mut command)
}

/// The validator's command, installed into a virtual environment under the target directory if missing.
pub fn frictionless(project: &Project) -> Result<PathBuf> {
    let venv = project.target.join("venv");
    let programs = venv.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let validator = programs.join("frictionless");
    if printed(Command::new(&validator).arg("--version")).is_ok_and(|version| version == FRICTIONLESS) {
        return Ok(validator);
    }
    println!("Installing frictionless {FRICTIONLESS} into {}", project.shown(&venv));
    call(project.command("python3", &["-m", "venv", "--clear"]).arg(&venv))
        .context("Python's venv is missing: install it (Debian: `apt-get install -y python3-venv`)")?;
    let wanted = format!("frictionless=={FRICTIONLESS}");
    call(&mut project.command(programs.join("pip"), &["install", "--quiet", &wanted]))
        .context("the validator can't be installed from PyPI: is the network there?")?;
    Ok(validator)
}
