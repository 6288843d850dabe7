//! Browsers that are driven: engines, sessions, and waiting for a condition.

use super::{chromium, firefox, webkit};
use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions,
};
use fantoccini::error::CmdError;
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};

/// An engine that the page is tested in.
#[expect(clippy::struct_excessive_bools, reason = "each says what an engine can do, apart from the others")]
pub struct Engine {
    /// Its name, for messages and for `GUANZHI_ENGINES`.
    pub name: &'static str,
    /// The program that drives it; takes `--port=`.
    driver: &'static str,
    /// Whether one driver serves several sessions.
    shared: bool,
    /// What else the driver is told.
    arguments: &'static [&'static str],
    /// Where the browser is, if it is installed.
    browser: fn() -> Option<PathBuf>,
    /// What to install if either is missing.
    packages: &'static str,
    /// A session's capabilities, from the browser, an empty folder for its profile, and the size of text that the reader
    /// has chosen, in CSS pixels.
    capabilities: fn(&Path, &Path, u32) -> Value,
    /// Prepares what the browser needs around it, and says so in the driver's environment.
    surroundings: fn(&Path, &mut Command) -> Option<Screen>,
    /// Whether it understands the commands of `chromium`; without them sizes are set by the window, and checks of
    /// media, pixel ratios and logs are left out.
    pub tools: bool,
    /// Whether it prints to a PDF when it is asked to.
    pub prints: bool,
    /// Whether a finger can be pretended.
    pub touches: bool,
    /// Whether it can be started with another size of text.
    pub chooses_text: bool,
    /// Whether a window that is to be as good as new is a tab, which takes less time, or really a window.
    renews_by_tabs: bool,
    /// The driver while it runs.
    running: Mutex<Weak<Driver>>,
}

/// Every suite runs in each of them that is installed.
pub static ENGINES: [Engine; 3] = [
    Engine {
        name: "Chromium",
        driver: "chromedriver",
        shared: true,
        arguments: &[],
        browser: || on_path(&["chromium", "chromium-browser", "google-chrome", "chrome"]),
        packages: "chromium and chromium-driver",
        capabilities: chromium::capabilities,
        surroundings: |_, _| None,
        tools: true,
        prints: true,
        touches: true,
        chooses_text: true,
        renews_by_tabs: false,
        running: Mutex::new(Weak::new()),
    },
    Engine {
        name: "Firefox",
        driver: "geckodriver",
        shared: false,
        arguments: &["--websocket-port=0"],
        browser: || on_path(&["firefox-esr", "firefox"]),
        packages: "firefox-esr and geckodriver",
        capabilities: firefox::capabilities,
        surroundings: |_, _| None,
        tools: false,
        prints: true,
        touches: true,
        chooses_text: true,
        renews_by_tabs: true,
        running: Mutex::new(Weak::new()),
    },
    Engine {
        name: "WebKitGTK",
        driver: "WebKitWebDriver",
        shared: false,
        arguments: &[],
        browser: webkit::browser,
        packages: "webkit2gtk-driver and xvfb",
        capabilities: webkit::capabilities,
        surroundings: |profile, driver| Some(webkit::surroundings(profile, driver)),
        tools: false,
        prints: false,
        touches: false,
        chooses_text: false,
        renews_by_tabs: false,
        running: Mutex::new(Weak::new()),
    },
];

/// The engines that the suites run in: those that `GUANZHI_ENGINES` names, or else those that are installed.
///
/// # Panics
/// When an engine that is named isn't installed, or none is.
pub fn engines() -> Vec<&'static Engine> {
    let chosen = std::env::var("GUANZHI_ENGINES").unwrap_or_default();
    let names: Vec<&str> = chosen.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    let is_named = |engine: &&Engine| names.iter().any(|name| engine.name.eq_ignore_ascii_case(name));
    let engines: Vec<&Engine> = if names.is_empty() {
        ENGINES.iter().filter(|engine| engine.is_installed()).collect()
    } else {
        ENGINES.iter().filter(is_named).collect()
    };
    assert!(
        !engines.is_empty() && engines.len() >= names.len(),
        "no engine is installed, or GUANZHI_ENGINES names one that isn’t known: install {}, or leave out the tests \
         in browsers with GUANZHI_NO_BROWSER=1",
        ENGINES[0].packages
    );
    engines
}

/// How long a condition may take to hold: only a page that is broken ever takes this long.
pub const DEADLINE: Duration = Duration::from_secs(30);
/// How long one script may take: axe-core takes many seconds for the whole page on a machine that has much else to do.
const LONG_SCRIPT: Duration = Duration::from_secs(180);
/// Between two looks at a condition.
pub const PAUSE: Duration = Duration::from_millis(15);
/// The longest pause between two looks: looking keeps a browser from what it is waited for.
const LONG_PAUSE: Duration = Duration::from_millis(60);
/// The size of text that browsers come with, in CSS pixels.
pub const USUAL: u32 = 16;
/// Functions that every script may use.
const PROBE: &str = include_str!("probe.js");

/// A program that drives an engine; ends with the last session that uses it.
struct Driver {
    process: Child,
    address: String,
    /// What is on the disk of all its sessions.
    home: PathBuf,
    /// How many sessions there have been.
    sessions: AtomicUsize,
    _screen: Option<Screen>,
    _watch: Watch,
}

/// A screen that nobody sees, for browsers that can't do without; ends with its driver.
pub struct Screen {
    server: Child,
    _watch: Watch,
}

impl Screen {
    /// Has a screen's server end with these tests.
    pub fn new(server: Child) -> Screen {
        let watch = Watch::over(&server, Path::new(""));
        Screen { server, _watch: watch }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        end(&mut self.server);
    }
}

/// Ends a program, all that it has started, and what they have left on the disk, once these tests have ended in whatever
/// way: sessions outlive the test that started them, and nothing of a test program is dropped when it exits.
pub struct Watch(Option<Child>);

impl Watch {
    /// Watches over a program that leads a group of its own.
    pub fn over(program: &Child, home: &Path) -> Watch {
        // What is read comes to its end when nobody is left who could write.
        const SCRIPT: &str = "read -r line; kill -s KILL -- \"-$1\"; [ -z \"$2\" ] || rm -rf -- \"$2\"";
        let mut shell = Command::new("sh");
        shell.args(["-c", SCRIPT, "watch"]).arg(program.id().to_string()).arg(home);
        let shell = apart(&mut shell).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        // Where there is no such shell, browsers stay when the tests end.
        Watch(shell.spawn().ok())
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(shell) = &mut self.0 {
            drop(shell.stdin.take());
            let _ = shell.wait();
        }
    }
}

/// Has a program lead a group of processes, which all that it starts belong to.
pub fn apart(command: &mut Command) -> &mut Command {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    command
}

impl Engine {
    /// Whether browser and driver are there.
    fn is_installed(&self) -> bool {
        (self.browser)().is_some() && on_path(&[self.driver]).is_some()
    }

    /// For long lists of what hardly depends on the engine: one goes through all of it, the others look at every nth.
    pub fn step(&self, nth: usize) -> usize {
        if self.tools { 1 } else { nth }
    }

    /// The running driver, if it serves several sessions, or a fresh one.
    fn driver(&self) -> Arc<Driver> {
        let program = self.found(on_path(&[self.driver]), self.driver);
        if !self.shared {
            return Arc::new(Driver::start(self, &program));
        }
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running.upgrade().unwrap_or_else(|| {
            let driver = Arc::new(Driver::start(self, &program));
            *running = Arc::downgrade(&driver);
            driver
        })
    }

    fn found(&self, program: Option<PathBuf>, name: &str) -> PathBuf {
        program.unwrap_or_else(|| {
            panic!(
                "{name} isn’t there: install {}, or leave out the tests in browsers with GUANZHI_NO_BROWSER=1",
                self.packages
            )
        })
    }
}

/// Where `cargo xtask test` installs what neither cargo nor the system brings.
pub fn tools() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("a target directory").join("tools")
}

/// A file of a package from npm.
pub fn npm(path: &str) -> PathBuf {
    let file = tools().join("node_modules").join(path);
    assert!(file.is_file(), "{} isn’t there: run these tests with `cargo xtask test`", file.display());
    file
}

/// The first of some programs that the search path has, or that were installed for the tests.
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let places = || std::env::split_paths(&path).chain([tools().join("bin")]);
    let program = |name: &&str| places().map(|place| place.join(name)).find(|file| file.is_file());
    names.iter().find_map(program)
}

impl Driver {
    /// Starts it on a free port and waits until it takes sessions.
    fn start(engine: &Engine, program: &Path) -> Driver {
        let home = tempfile::tempdir().expect("a folder for profiles").keep();
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|free| free.local_addr());
        let port = free.expect("a free port").port();
        let mut command = Command::new(program);
        let screen = (engine.surroundings)(&home, &mut command);
        let process = apart(&mut command)
            .arg(format!("--port={port}"))
            .args(engine.arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let process = process.unwrap_or_else(|error| panic!("{} doesn’t start: {error}", program.display()));
        let watch = Watch::over(&process, &home);
        let address = format!("http://127.0.0.1:{port}");
        let sessions = AtomicUsize::new(0);
        let driver = Driver { process, address, home, sessions, _screen: screen, _watch: watch };
        let start = Instant::now();
        while !is_ready(port) {
            assert!(start.elapsed() < DEADLINE, "{} isn’t ready", program.display());
            std::thread::sleep(PAUSE);
        }
        driver
    }

    /// An empty folder for the profile of one more session.
    fn profile(&self) -> PathBuf {
        let number = self.sessions.fetch_add(1, Ordering::Relaxed);
        let profile = self.home.join(format!("session-{number}"));
        fs::create_dir(&profile).expect("a folder for the profile");
        profile
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        end(&mut self.process);
    }
}

pub fn end(process: &mut Child) {
    // It may have ended by itself.
    let _ = process.kill();
    let _ = process.wait();
}

/// What a driver says of itself. Some keep the connection open, so the answer is read only as far as needed.
fn is_ready(port: u16) -> bool {
    let status = || -> std::io::Result<bool> {
        let mut link = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        link.set_read_timeout(Some(DEADLINE))?;
        write!(link, "GET /status HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        let mut chunk = [0; 1024];
        loop {
            let length = link.read(&mut chunk)?;
            answer += &String::from_utf8_lossy(&chunk[..length]).replace(' ', "");
            if length == 0 || answer.contains("\"ready\":true") || answer.contains("\"ready\":false") {
                return Ok(answer.contains("\"ready\":true"));
            }
        }
    };
    status().unwrap_or(false)
}

/// A session: a browser of its own with one tab.
pub struct Tab {
    /// The engine.
    pub engine: &'static Engine,
    /// The size of text that its reader has chosen.
    text: u32,
    client: Client,
    /// Its windows in the order in which they were found.
    windows: Mutex<Vec<WindowHandle>>,
    _driver: Arc<Driver>,
}

/// Sessions that no test is using now: one is started only where a test finds none, since that costs a browser seconds.
static IDLE: Mutex<Vec<Tab>> = Mutex::new(Vec::new());

impl Tab {
    /// A browser, 1280 by 800 pixels, whose reader has chosen text of a size in CSS pixels, and in which nothing is left
    /// of what it was used for before.
    pub async fn take(engine: &'static Engine, text: u32) -> Tab {
        let idle = || {
            let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
            let at = idle.iter().position(|tab| tab.engine.name == engine.name && tab.text == text)?;
            Some(idle.swap_remove(at))
        };
        match idle() {
            Some(tab) => tab,
            None => Tab::start(engine, text).await,
        }
    }

    /// Leaves the browser to other tests, with nothing in it that would keep it busy.
    pub async fn leave_to_others(self) {
        match self.renew().await {
            Ok(()) => IDLE.lock().unwrap_or_else(PoisonError::into_inner).push(self),
            Err(error) => {
                println!("{} is ended, since it can’t be used again: {error}", self.engine.name);
                self.close().await;
            }
        }
    }

    /// Puts a fresh window, with a history and a storage of its own, in place of all windows.
    async fn renew(&self) -> Result<(), CmdError> {
        let old = self.client.windows().await?;
        // A test may have closed the window that it was in.
        self.client.switch_to_window(old.first().cloned().ok_or(CmdError::NotW3C(Value::Null))?).await?;
        self.client.release_actions().await?;
        let fresh = self.client.new_window(self.engine.renews_by_tabs).await?.handle;
        for window in old {
            self.client.switch_to_window(window).await?;
            self.client.close_window().await?;
        }
        self.client.switch_to_window(fresh.clone()).await?;
        *self.windows.lock().unwrap_or_else(PoisonError::into_inner) = vec![fresh];
        if self.engine.tools {
            chromium::renew(&self.client).await;
        }
        self.view(1280, 800, 1.0).await;
        Ok(())
    }

    /// Starts a browser, 1280 by 800 pixels, whose reader has chosen text of a size in CSS pixels.
    pub async fn start(engine: &'static Engine, text: u32) -> Tab {
        let driver = engine.driver();
        let browser = engine.found((engine.browser)(), engine.name);
        let Value::Object(mut capabilities) = (engine.capabilities)(&browser, &driver.profile(), text) else {
            panic!("capabilities are an object")
        };
        capabilities.insert("timeouts".to_owned(), json!({ "script": LONG_SCRIPT.as_millis() as u64 }));
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let connected = builder.capabilities(capabilities).connect(&driver.address);
        let connected = tokio::time::timeout(DEADLINE, connected).await;
        let connected = connected.unwrap_or_else(|_| panic!("{} doesn’t start in time", engine.name));
        let client = connected.unwrap_or_else(|error| panic!("{} doesn’t start: {error}", engine.name));
        let windows = Mutex::default();
        let tab = Tab { engine, text, client, windows, _driver: driver };
        tab.windows().await;
        tab.view(1280, 800, 1.0).await;
        tab
    }

    /// Ends the browser.
    pub async fn close(self) {
        // What the browser still has to say at its end doesn’t matter.
        let _ = self.client.close().await;
    }

    /// Opens an address afresh, also one that differs from the last by its fragment only.
    pub async fn open(&self, address: &str) {
        self.client.goto("about:blank").await.expect("about:blank");
        self.client.goto(address).await.expect(address);
        // Drivers of busy browsers return before all of a page is read.
        self.until("document.readyState !== 'loading'").await;
    }

    /// Opens an address and waits until it is live and what is on the screen is painted.
    pub async fn live(&self, address: &str) {
        self.open(address).await;
        self.until("painted()").await;
    }

    /// What a script's body returns; `probe.js` stands before it.
    pub async fn run(&self, script: &str) -> Value {
        let answer = self.client.execute(&format!("{PROBE}\n{script}"), Vec::new()).await;
        answer.unwrap_or_else(|error| panic!("{error}\nin the script\n{script}"))
    }

    /// Runs a script that yields a list of what is wrong, and fails unless it is empty.
    pub async fn none(&self, what: &str, script: &str) {
        let found = self.run(script).await;
        let list = found.as_array().unwrap_or_else(|| panic!("{what}: no list but {found}"));
        let lines: Vec<String> = list.iter().map(|item| format!("  {item}")).collect();
        assert!(list.is_empty(), "{what}:\n{}", lines.join("\n"));
    }

    /// Waits until an expression is true, or truthy, and returns its value.
    pub async fn until(&self, condition: &str) -> Value {
        let start = Instant::now();
        let mut pause = PAUSE;
        loop {
            // Between two documents there is no root.
            let value = self.run(&format!("return root && ({condition});")).await;
            if !matches!(&value, Value::Null | Value::Bool(false)) {
                return value;
            }
            if start.elapsed() > DEADLINE {
                let state = self.run("return [location.href, { ...root.dataset }, all('.tip, dialog, .toast').map((e) => e.textContent), unpainted().map((plot) => plot.outerHTML.slice(0, 200)), all('iframe, guanzhi-chart').map((e) => [e.shadowRoot?.innerHTML ?? e.outerHTML.slice(0, 200), ...place(e)])];").await;
                panic!("it never holds that {condition}\nat {state}");
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 5 / 4).min(LONG_PAUSE);
        }
    }

    /// Waits until an expression has the same value for some frames.
    pub async fn settled(&self, expression: &str) {
        let start = Instant::now();
        let (mut value, mut same) = (Value::Null, 0);
        while same < 6 {
            assert!(start.elapsed() < DEADLINE, "{expression} keeps changing: {value}");
            tokio::time::sleep(PAUSE).await;
            let now = self.run(&format!("return {expression};")).await;
            same = if now == value { same + 1 } else { 0 };
            value = now;
        }
    }

    /// Sets the viewport in CSS pixels, and the pixel ratio.
    pub async fn view(&self, width: u32, height: u32, ratio: f64) {
        if self.engine.tools {
            chromium::view(&self.client, (width, height), ratio).await;
        } else {
            self.resize(width, height).await;
        }
    }

    /// Sets the window's size so that the viewport has the one that is wanted.
    async fn resize(&self, width: u32, height: u32) {
        let size = async || {
            let size = self
                .run("return [innerWidth, innerHeight, outerWidth - innerWidth, outerHeight - innerHeight];")
                .await;
            [0, 1, 2, 3].map(|at| size[at].as_f64().unwrap_or_default() as u32)
        };
        let start = Instant::now();
        loop {
            let [wide, high, beside, above] = size().await;
            if (wide, high) == (width, height) {
                return;
            }
            assert!(
                start.elapsed() < DEADLINE,
                "{} has {wide} × {high} for {width} × {height}",
                self.engine.name
            );
            let set = self.client.set_window_size(width + beside, height + above).await;
            set.expect("a window of that size");
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Pretends to be a medium with a media feature, as in `("screen", ("prefers-color-scheme", "dark"))`.
    pub async fn media(&self, medium: &str, feature: (&str, &str)) {
        chromium::media(&self.client, medium, feature).await;
    }

    /// What the browser hands to screen readers of an element: its node and all in it.
    pub async fn accessibility(&self, selector: &str) -> Vec<Value> {
        chromium::accessibility(&self.client, selector).await
    }

    /// Pretends that the screen is touched, or pointed at with a mouse.
    pub async fn touch(&self, touch: bool) {
        chromium::touch(&self.client, touch).await;
    }

    /// Warnings and errors in the console since last asked.
    pub async fn complaints(&self) -> Vec<String> {
        if self.engine.tools { chromium::complaints(&self.client).await } else { Vec::new() }
    }

    /// Addresses that were requested since last asked.
    pub async fn requests(&self) -> Vec<String> {
        if self.engine.tools { chromium::requests(&self.client).await } else { Vec::new() }
    }

    /// Runs a command of Chromium's developer tools.
    #[allow(dead_code, reason = "only measuring asks for it")]
    pub async fn tools(&self, command: &str, parameters: Value) -> Value {
        chromium::tools(&self.client, command, parameters).await
    }

    /// Moves the mouse to a point of the viewport.
    pub async fn point(&self, (x, y): (f64, f64)) {
        self.point_with(false, [to(x, y)]).await;
    }

    /// Clicks at a point of the viewport.
    pub async fn click(&self, (x, y): (f64, f64)) {
        self.point_with(false, [to(x, y), DOWN, UP]).await;
    }

    /// Taps at a point of the viewport with a finger.
    pub async fn tap(&self, (x, y): (f64, f64)) {
        self.point_with(true, [to(x, y), DOWN, UP]).await;
    }

    /// Moves the mouse from one point of the viewport to another with its button down, as text is selected.
    pub async fn drag(&self, from: (f64, f64), (x, y): (f64, f64)) {
        self.point_with(false, [to(from.0, from.1), DOWN, to(x, y), UP]).await;
    }

    /// Puts a finger, or else the mouse's button, down at a point of the viewport.
    pub async fn put_down(&self, finger: bool, (x, y): (f64, f64)) {
        if finger && self.engine.tools {
            // Its driver forgets fingers between two commands.
            return chromium::finger(&self.client, "touchStart", Some((x, y))).await;
        }
        self.point_with(finger, [to(x, y), DOWN]).await;
    }

    /// Lifts it again.
    pub async fn lift(&self, finger: bool) {
        if finger && self.engine.tools {
            return chromium::finger(&self.client, "touchEnd", None).await;
        }
        self.point_with(finger, [UP]).await;
    }

    async fn point_with<const STEPS: usize>(&self, finger: bool, steps: [PointerAction; STEPS]) {
        if finger {
            let finger = TouchActions::new("finger".to_owned());
            self.act(steps.into_iter().fold(finger, TouchActions::then)).await;
        } else {
            let mouse = MouseActions::new("mouse".to_owned());
            self.act(steps.into_iter().fold(mouse, MouseActions::then)).await;
        }
    }

    /// Presses a key and lets it go.
    pub async fn press(&self, key: impl Into<char>) {
        let value = key.into();
        let keys = KeyActions::new("keys".to_owned());
        self.act(keys.then(KeyAction::Down { value }).then(KeyAction::Up { value })).await;
    }

    /// Presses the key of a character and lets it go.
    pub async fn strike(&self, value: char) {
        let keys = KeyActions::new("keys".to_owned());
        self.act(keys.then(KeyAction::Down { value }).then(KeyAction::Up { value })).await;
    }

    /// Presses the key of a character; `let_go` ends that.
    pub async fn hold(&self, value: char) {
        self.act(KeyActions::new("keys".to_owned()).then(KeyAction::Down { value })).await;
    }

    /// Lets go of a key that is held.
    pub async fn let_go(&self, value: char) {
        self.act(KeyActions::new("keys".to_owned()).then(KeyAction::Up { value })).await;
    }

    /// Moves a finger over the screen from one point to another.
    pub async fn swipe(&self, from: (f64, f64), (x, y): (f64, f64)) {
        let along = PointerAction::MoveTo { duration: Some(Duration::from_millis(60)), x, y };
        self.point_with(true, [to(from.0, from.1), DOWN, along, UP]).await;
    }

    /// How many windows there are.
    pub async fn windows(&self) -> usize {
        let there = self.client.windows().await.expect("windows");
        let mut known = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        // Drivers list them in any order.
        known.retain(|window| there.contains(window));
        let new: Vec<_> = there.into_iter().filter(|window| !known.contains(window)).collect();
        known.extend(new);
        known.len()
    }

    /// Waits until there are so many windows.
    pub async fn until_windows(&self, expected: usize) {
        let start = Instant::now();
        while self.windows().await != expected {
            assert!(start.elapsed() < DEADLINE, "there are never {expected} windows");
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Goes to a window, in the order in which `windows` has found them.
    pub async fn go_to_window(&self, at: usize) {
        self.windows().await;
        let window = self.windows.lock().unwrap_or_else(PoisonError::into_inner)[at].clone();
        self.client.switch_to_window(window).await.expect("a window");
    }

    /// Closes the window that one is in.
    pub async fn close_window(&self) {
        self.client.close_window().await.expect("a window that closes");
    }

    /// Clicks an element by hand: pages open windows for nothing less.
    pub async fn click_on(&self, selector: &str) {
        let element = self.client.find(Locator::Css(selector)).await.expect(selector);
        element.click().await.expect("a click");
    }

    async fn act(&self, actions: impl Into<fantoccini::actions::ActionSequence>) {
        self.client.perform_actions(actions).await.expect("the browser acts");
    }

    /// Goes into a frame of the page: scripts run there from now on.
    pub async fn enter(&self, frame: &str) {
        let frame = self.client.find(Locator::Css(frame)).await.expect(frame);
        frame.enter_frame().await.expect("a frame");
    }

    /// Goes back to the page around all frames, of which there are at most three one inside the other.
    pub async fn leave(&self) {
        // At the top it stays where it is.
        for _ in 0..3 {
            self.client.enter_parent_frame().await.expect("the page around");
        }
    }

    /// Goes back in the history.
    pub async fn back(&self) {
        self.client.back().await.expect("a step back");
    }

    /// Goes forward in the history.
    pub async fn forward(&self) {
        self.client.forward().await.expect("a step forward");
    }

    /// The page as a PDF.
    pub async fn print(&self) -> Vec<u8> {
        let paper = fantoccini::wd::PrintConfiguration::builder().build().expect("a paper");
        self.client.print(paper).await.expect("a PDF")
    }
}

const DOWN: PointerAction = PointerAction::Down { button: MOUSE_BUTTON_LEFT };
const UP: PointerAction = PointerAction::Up { button: MOUSE_BUTTON_LEFT };

fn to(x: f64, y: f64) -> PointerAction {
    PointerAction::MoveTo { duration: None, x, y }
}
