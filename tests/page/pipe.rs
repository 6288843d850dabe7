//! Chromium of any year, driven through a pipe by the protocol of its developer tools: drivers know browsers of their own
//! version only.

use super::browser::{DEADLINE, PAUSE, Watch, apart, end, tools};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Instant;

/// Starts a browser, which reads from the fourth file that it is given, and writes to the fifth.
const START: &str = r#"exec "$0" "$@" 3<&0 4>&1 < /dev/null > /dev/null"#;
/// What every script may use: in the language of the oldest browser.
const PROBE: &str = "
    const root = document.documentElement;
    const one = (selector, from) => (from || document).querySelector(selector);
    const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
    const shown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';";

/// The browsers that were installed for the tests: their major versions and programs, the oldest first.
pub fn installed() -> Vec<(u32, PathBuf)> {
    let folders = fs::read_dir(tools().join("chromium")).into_iter().flatten().flatten();
    let mut found: Vec<(u32, PathBuf)> = folders
        .filter_map(|folder| {
            let version = folder.file_name().to_str()?.parse().ok()?;
            Some((version, folder.path().join("chromium")))
        })
        .filter(|(_, program)| program.is_file())
        .collect();
    found.sort();
    found
}

/// A browser with one tab of 1280 by 800 pixels; ends when it is dropped.
pub struct Browser {
    /// Its major version.
    pub version: u32,
    process: Child,
    commands: RefCell<ChildStdin>,
    /// What the browser says: answers, and events in their order.
    messages: Receiver<Value>,
    /// The commands so far.
    count: Cell<u64>,
    /// The tab.
    session: String,
    /// What the tab has told of without being asked.
    events: RefCell<Vec<Value>>,
    _watch: Watch,
}

impl Browser {
    /// Starts it.
    pub fn start(version: u32, program: &Path) -> Browser {
        let profile = tempfile::tempdir().expect("a folder for the profile").keep();
        let mut shell = Command::new("sh");
        let mut process = apart(&mut shell)
            .args(["-c", START])
            .arg(program)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--disable-dev-shm-usage",
            ])
            .args(["--remote-debugging-pipe", &format!("--user-data-dir={}", profile.display())])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell");
        let watch = Watch::over(&process, &profile);
        let commands = RefCell::new(process.stdin.take().expect("a pipe"));
        let mut answers = BufReader::new(process.stdout.take().expect("a pipe"));
        let (tell, messages) = channel();
        std::thread::spawn(move || {
            let mut message = Vec::new();
            while answers.read_until(0, &mut message).is_ok_and(|length| length > 0) {
                message.pop();
                let told = serde_json::from_slice(&message).map(|message| tell.send(message));
                if !matches!(told, Ok(Ok(()))) {
                    return;
                }
                message.clear();
            }
        });
        let (count, events, session) = (Cell::new(0), RefCell::default(), String::new());
        let mut browser =
            Browser { version, process, commands, messages, count, session, events, _watch: watch };
        let target = browser.ask("Target.createTarget", &json!({ "url": "about:blank" }));
        let attached = browser.ask("Target.attachToTarget", &json!({ "targetId": target["targetId"] }));
        attached["sessionId"].as_str().expect("a session").clone_into(&mut browser.session);
        for domain in ["Page.enable", "Runtime.enable", "Log.enable"] {
            browser.tools(domain, &json!({}));
        }
        browser.view(1280, 800);
        browser
    }

    /// Sets the viewport in CSS pixels.
    pub fn view(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.tools("Emulation.setDeviceMetricsOverride", &size);
    }

    /// A command to the browser, and its answer.
    fn ask(&self, method: &str, parameters: &Value) -> Value {
        let id = self.send(method, parameters);
        self.answer(method, |message| (message["id"] == id).then(|| message.clone()))
    }

    /// A command to the tab, and its answer: the way that browsers of all years have.
    pub fn tools(&self, method: &str, parameters: &Value) -> Value {
        let id = self.count.get();
        let command = json!({ "id": id, "method": method, "params": parameters }).to_string();
        self.send("Target.sendMessageToTarget", &json!({ "sessionId": self.session, "message": command }));
        self.answer(method, |message| {
            let told: Value = serde_json::from_str(message["params"]["message"].as_str()?).ok()?;
            if told["id"] == id {
                return Some(told);
            }
            self.events.borrow_mut().push(told);
            None
        })
    }

    fn send(&self, method: &str, parameters: &Value) -> u64 {
        let id = self.count.get() + 1;
        self.count.set(id);
        let command = json!({ "id": id, "method": method, "params": parameters });
        write!(self.commands.borrow_mut(), "{command}\0").expect("the browser listens");
        id
    }

    /// Waits for the message that `wanted` takes for the answer.
    fn answer(&self, method: &str, wanted: impl Fn(&Value) -> Option<Value>) -> Value {
        let start = Instant::now();
        loop {
            let left = DEADLINE.saturating_sub(start.elapsed());
            let message = self.messages.recv_timeout(left);
            let message = message.unwrap_or_else(|error| panic!("{}: {method}: {error}", self.version));
            if let Some(answer) = wanted(&message) {
                assert!(answer["error"].is_null(), "{}: {method}: {answer}", self.version);
                return answer["result"].clone();
            }
        }
    }

    /// Opens an address afresh.
    pub fn open(&self, address: &str) {
        for address in ["about:blank", address] {
            self.tools("Page.navigate", &json!({ "url": address }));
            self.until(&format!("location.href === {}", Value::from(address)));
        }
        self.until("document.readyState === 'complete'");
    }

    /// What a script's body returns.
    pub fn run(&self, script: &str) -> Value {
        let expression = format!("(() => {{{PROBE}\n{script}}})()");
        let parameters = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = self.tools("Runtime.evaluate", &parameters);
        assert!(answer["exceptionDetails"].is_null(), "{}: {answer}\nin the script\n{script}", self.version);
        answer["result"]["value"].clone()
    }

    /// Waits until an expression is true, or truthy, and returns its value.
    pub fn until(&self, condition: &str) -> Value {
        let start = Instant::now();
        loop {
            let value = self.run(&format!("return root && ({condition});"));
            if !matches!(&value, Value::Null | Value::Bool(false)) && value != "" && value != 0 {
                return value;
            }
            if start.elapsed() > DEADLINE {
                let state = self.run("return [location.href, Object.assign({}, root.dataset)];");
                panic!("{}: it never holds that {condition}\nat {state}", self.version);
            }
            std::thread::sleep(PAUSE);
        }
    }

    /// Moves the mouse to the middle of an element, and clicks there if it should.
    pub fn point(&self, element: &str, click: bool) {
        let middle = self.run(&format!(
            "const at = {element};
             at.scrollIntoView({{ block: 'center' }});
             const {{ left, top, width, height }} = at.getBoundingClientRect();
             return [left + width / 2, top + height / 2];"
        ));
        let event = |kind: &str, button: &str| {
            let place =
                json!({ "type": kind, "x": middle[0], "y": middle[1], "button": button, "clickCount": 1 });
            self.tools("Input.dispatchMouseEvent", &place);
        };
        event("mouseMoved", "none");
        if click {
            event("mousePressed", "left");
            event("mouseReleased", "left");
        }
    }

    /// Presses a key and lets it go.
    pub fn press(&self, key: &str, code: u32) {
        for kind in ["keyDown", "keyUp"] {
            let event = json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code });
            self.tools("Input.dispatchKeyEvent", &event);
        }
    }

    /// What was thrown and caught by nobody, and what the browser found fault with, since last asked; but not that it doesn't
    /// know yet what is there for its successors.
    pub fn complaints(&self) -> Vec<String> {
        let events = self.events.take();
        let grave = |event: &&Value| {
            let entry = &event["params"]["entry"];
            let text = entry["text"].as_str().unwrap_or_default();
            let later =
                text.contains("invalid source: ''wasm-unsafe-eval''") || text.contains("'popover' attribute");
            event["method"] == "Runtime.exceptionThrown"
                || event["method"] == "Log.entryAdded" && entry["level"] == "error" && !later
        };
        events.iter().filter(grave).map(ToString::to_string).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        end(&mut self.process);
    }
}
