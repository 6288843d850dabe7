//! How `WebKitGTK` is started: its small browser, on a screen that nobody sees, and as narrow as a phone.

use super::browser::{Screen, apart};
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The browser that comes with the engine; it isn't on the search path.
pub fn browser() -> Option<PathBuf> {
    let libraries = ["/usr/lib", "/usr/libexec"].into_iter().map(PathBuf::from);
    let folders: Vec<PathBuf> =
        libraries.flat_map(|library| [folders(&library), vec![library]].concat()).collect();
    let versions = ["webkit2gtk-4.1", "webkit2gtk-4.0"];
    let places = versions.iter().flat_map(|version| folders.iter().map(move |folder| folder.join(version)));
    places.map(|place| place.join("MiniBrowser")).find(|file| file.is_file())
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect()
}

/// The capabilities of a session.
pub fn capabilities(browser: &Path, _: &Path, _: u32) -> Value {
    json!({
        "webkitgtk:browserOptions": { "binary": browser, "args": ["--automation"] },
        // The driver ends scripts by the page's own clock, which tests may hold: no other delay is as long.
        "timeouts": { "script": 100_000 },
    })
}

/// A screen of the driver's own, and settings of its toolkit.
pub fn surroundings(profile: &Path, driver: &mut Command) -> Screen {
    let settings = profile.join("gtk-3.0");
    let sheet = fs::create_dir(&settings).and_then(|()| fs::write(settings.join("gtk.css"), NARROW));
    sheet.expect("a style sheet in the profile");
    let (screen, display) = screen();
    let locales = profile.join("locales");
    let chinese = fs::create_dir(&locales).and_then(|()| symlink(LOCALE, locales.join("zh_CN.UTF-8")));
    chinese.expect("a locale in the profile");
    driver
        .env("LOCPATH", &locales)
        .env("LC_ALL", "zh_CN.UTF-8")
        .env("DISPLAY", format!(":{display}"))
        .env("GDK_BACKEND", "x11")
        .env_remove("WAYLAND_DISPLAY")
        .env("XDG_CONFIG_HOME", profile)
        .env("XDG_DATA_HOME", profile.join("data"))
        .env("XDG_CACHE_HOME", profile.join("cache"))
        // There is no graphics card: without these the engine pretends one, which costs a load of the page a quarter more.
        .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
        .env("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1")
        // The compiler that makes the app faster yet takes another quarter, and no test runs long enough to gain by it.
        .env("JSC_useOMGJIT", "false")
        .env("JSC_useBBQTierUpChecks", "false")
        // Containers, which tests often run in, don't allow the engine's own sandbox.
        .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
    screen
}

/// The engine takes a reader's languages from the system's locale, by its name. Few systems have a Chinese one, and what is in
/// it doesn't matter.
const LOCALE: &str = "/usr/lib/locale/C.utf8";

/// Its tool bar is what gives a window its least width.
const NARROW: &str = "\
window toolbar, window toolbar *, entry, button, image {
  font-size: 1px; letter-spacing: -1px; padding: 0; margin: 0; min-width: 0; min-height: 0; border-width: 0
}
";

/// Starts a screen, and waits for the number that it chooses.
fn screen() -> (Screen, String) {
    let mut server = Command::new("Xvfb");
    server.args(["-displayfd", "1", "-screen", "0", "4096x2400x24", "-nolisten", "tcp"]);
    let started =
        apart(&mut server).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut process = started.unwrap_or_else(|error| panic!("Xvfb doesn’t start: {error}: install xvfb"));
    let out = process.stdout.take().expect("its output is piped");
    let screen = Screen::new(process);
    let mut number = String::new();
    BufReader::new(out).read_line(&mut number).expect("the screen’s number");
    (screen, number.trim().to_owned())
}
