//! What only Chromium offers: its developer tools' commands, and its logs.

use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use std::path::Path;
use url::{ParseError, Url};

/// The capabilities of a session: headless, quiet, with logs, in a profile of its own.
pub fn capabilities(browser: &Path, profile: &Path, text: u32) -> Value {
    let profile = format!("--user-data-dir={}", profile.display());
    json!({
        "goog:chromeOptions": {
            "binary": browser,
            "prefs": { "webkit": { "webprefs": { "default_font_size": text } } },
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--hide-scrollbars", "--accept-lang=zh-CN", profile,
                // Tests change the address more than 200 times in ten seconds, which readers don't.
                "--disable-ipc-flooding-protection",
            ],
        },
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    })
}

/// A fresh window has the focus only once it is asked to, and logs go on from those before it.
pub async fn renew(client: &Client) {
    tools(client, "Page.bringToFront", json!({})).await;
    complaints(client).await;
    log(client, "performance").await;
}

/// Sets the viewport in CSS pixels, and how many pixels of the screen each has.
pub async fn view(client: &Client, (width, height): (u32, u32), ratio: f64) {
    let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": false });
    tools(client, "Emulation.setDeviceMetricsOverride", metrics).await;
}

/// Pretends to be a medium, `print` or `screen`, and to have a media feature.
pub async fn media(client: &Client, medium: &str, (name, value): (&str, &str)) {
    let features = json!([{ "name": name, "value": value }]);
    tools(client, "Emulation.setEmulatedMedia", json!({ "media": medium, "features": features })).await;
}

/// Pretends that the screen is touched: pointers are coarse then.
pub async fn touch(client: &Client, touch: bool) {
    let parameters = json!({ "enabled": touch, "maxTouchPoints": 1 });
    tools(client, "Emulation.setTouchEmulationEnabled", parameters).await;
}

/// Has a finger touch the screen at a point of the viewport, or leave it.
pub async fn finger(client: &Client, event: &str, at: Option<(f64, f64)>) {
    let points: Vec<Value> = at.iter().map(|(x, y)| json!({ "x": x, "y": y })).collect();
    tools(client, "Input.dispatchTouchEvent", json!({ "type": event, "touchPoints": points })).await;
}

/// The accessibility tree of an element as the browser has it: first its own node.
pub async fn accessibility(client: &Client, selector: &str) -> Vec<Value> {
    let document = tools(client, "DOM.getDocument", json!({ "depth": 0 })).await;
    let within = json!({ "nodeId": document["root"]["nodeId"], "selector": selector });
    let element = tools(client, "DOM.querySelector", within).await;
    let element = tools(client, "DOM.describeNode", json!({ "nodeId": element["nodeId"] })).await;
    let own = &element["node"]["backendNodeId"];
    let all = tools(client, "Accessibility.getFullAXTree", json!({})).await;
    let Some(nodes) = all["nodes"].as_array() else { panic!("no tree but {all}") };
    let (first, rest): (Vec<&Value>, Vec<&Value>) =
        nodes.iter().partition(|node| node["backendDOMNodeId"] == *own);
    first.into_iter().chain(rest).cloned().collect()
}

/// Warnings and errors of the console since last asked, also those that the browser itself adds.
pub async fn complaints(client: &Client) -> Vec<String> {
    let grave = |entry: &&Value| entry["level"] == "SEVERE" || entry["level"] == "WARNING";
    let text = |entry: &Value| entry["message"].as_str().unwrap_or_default().to_owned();
    log(client, "browser").await.iter().filter(grave).map(text).collect()
}

/// The addresses of all requests since last asked, also those that were refused.
pub async fn requests(client: &Client) -> Vec<String> {
    let mut addresses = Vec::new();
    for entry in log(client, "performance").await {
        let text = entry["message"].as_str().unwrap_or_default();
        let event: Value = serde_json::from_str(text).expect("the log's entries are JSON");
        if event["message"]["method"] == "Network.requestWillBeSent" {
            let address = event["message"]["params"]["request"]["url"].as_str();
            addresses.push(address.unwrap_or_default().to_owned());
        }
    }
    addresses
}

/// Runs a command of the developer tools.
pub async fn tools(client: &Client, command: &str, parameters: Value) -> Value {
    let body = json!({ "cmd": command, "params": parameters });
    client.issue_cmd(Command { path: "goog/cdp/execute", body }).await.expect(command)
}

async fn log(client: &Client, kind: &str) -> Vec<Value> {
    let answer = client.issue_cmd(Command { path: "se/log", body: json!({ "type": kind }) }).await;
    match answer.expect("the browser's log") {
        Value::Array(entries) => entries,
        other => panic!("the browser's log is no list: {other}"),
    }
}

/// A command of chromedriver's that is not in the standard.
#[derive(Debug)]
struct Command {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
