//! What presenting costs in Chromium: frames of transitions with the processor slowed four times, and memory after 1,000
//! changes of slides. Run by hand, with a page that `cargo xtask build` has published:
//!
//! ```sh
//! cargo bench --profile dev --features tool --bench present
//! ```

#[allow(dead_code, unused_imports, reason = "shared with the tests of the page")]
#[path = "../tests/page/browser.rs"]
mod browser;
#[path = "../tests/page/chromium.rs"]
mod chromium;
#[allow(dead_code, reason = "shared with the tests of the page")]
#[path = "../tests/page/firefox.rs"]
mod firefox;
#[allow(dead_code, reason = "shared with the tests of the page")]
#[path = "../tests/page/webkit.rs"]
mod webkit;

use browser::{ENGINES, Tab, USUAL};
use serde_json::{Value, json};
use std::path::Path;

const CHANGES: usize = 1000;

fn main() {
    // `cargo test --benches` runs benches too, and has no use for this one.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist/report.html");
    assert!(page.is_file(), "{} isn't there: run `cargo xtask build`", page.display());
    let address = url::Url::from_file_path(page).expect("an absolute path").to_string();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let tab = Tab::start(&ENGINES[0], USUAL).await;
        tab.view(1920, 1080, 1.0).await;
        tab.open(&(address + "#/present/1")).await;
        tab.until("root.dataset.state === 'live' && one('#slides .now')").await;
        frames(&tab).await;
        memory(&tab).await;
        tab.close().await;
    });
}

/// Steps and slides one after the other, with the time of each frame in the 400 ms after a key.
async fn frames(tab: &Tab) {
    for rate in [1, 4] {
        tab.tools("Emulation.setCPUThrottlingRate", json!({ "rate": rate })).await;
        tab.run(
            "window.measured = null;
             const key = (name) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
             const after = (name) => new Promise((done) => {
               const times = [];
               let before = performance.now();
               const begin = before;
               key(name);
               const frame = (now) => {
                 times.push(now - before);
                 before = now;
                 if (now - begin < 400) requestAnimationFrame(frame);
                 else done(times);
               };
               requestAnimationFrame(frame);
             });
             (async () => {
               const first = [], rest = [];
               key('Home');
               for (let at = 0; at < 40; at++) {
                 const [one, ...others] = await after('n');
                 first.push(one);
                 rest.push(...others);
               }
               measured = [first, rest];
             })();",
        )
        .await;
        let measured = tab.until("measured").await;
        for (at, what) in
            ["from the key to the first frame", "between frames of the transition"].iter().enumerate()
        {
            let mut times: Vec<f64> = numbers(&measured[at]);
            times.sort_by(f64::total_cmp);
            let part = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
            println!(
                "processor 1/{rate}, {what}: median {:.1} ms, 95 % {:.1} ms, most {:.1} ms ({} frames)",
                part(0.5),
                part(0.95),
                part(1.0),
                times.len()
            );
        }
    }
    tab.tools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await;
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().expect("a list").iter().filter_map(Value::as_f64).collect()
}

/// The heap and the document's nodes before and after.
async fn memory(tab: &Tab) {
    tab.tools("Performance.enable", json!({})).await;
    for round in 0..3 {
        tab.tools("HeapProfiler.collectGarbage", json!({})).await;
        let metrics = tab.tools("Performance.getMetrics", json!({})).await;
        let metric = |name: &str| {
            let list = metrics["metrics"].as_array().expect("metrics");
            list.iter().find(|it| it["name"] == name).and_then(|it| it["value"].as_f64()).unwrap_or_default()
        };
        println!(
            "after {} changes: heap {:.2} MB, {} nodes, {} listeners",
            round * CHANGES,
            metric("JSHeapUsedSize") / 1e6,
            metric("Nodes"),
            metric("JSEventListeners")
        );
        tab.run(&format!(
            "window.done = false;
             (async () => {{
               for (let at = 0; at < {CHANGES}; at++) {{
                 location.replace(`#/present/${{1 + at % 15}}`);
                 await new Promise((next) => requestAnimationFrame(next));
               }}
               done = true;
             }})();"
        ))
        .await;
        tab.until("done").await;
    }
}
