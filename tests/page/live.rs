//! What a live page does not do: render while a pointer moves over one mark, keep what a switch of language has left, fail
//! where an engine doesn't answer.

use super::site::published;
use super::{aim, check, check_with_tools, press_button, tip};
use crate::browser::Tab;
use serde_json::{Value, json};

/// Counts what rendering can't do without: turns of the app's scheduler, changes of the document but for where the tip
/// stands, listeners that come and go, and canvases that are painted.
const COUNT: &str = "\
    const counts = (window.counts = {});
    window.reset = () => { seen.takeRecords(); Object.assign(counts, { turns: 0, changes: 0, listeners: 0, paintings: 0 }); };
    const count = (holder, name, kind) => {
      const own = holder[name];
      holder[name] = function (...given) { counts[kind] += 1; return own.apply(this, given); };
    };
    const note = (records) => {
      const placed = ({ target, attributeName }) => attributeName === 'style' && target.matches('.tip');
      counts.changes += records.filter((record) => !placed(record)).length;
    };
    const seen = new MutationObserver(note);
    seen.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    count(window, 'queueMicrotask', 'turns');
    count(EventTarget.prototype, 'addEventListener', 'listeners');
    count(EventTarget.prototype, 'removeEventListener', 'listeners');
    count(HTMLCanvasElement.prototype, 'getContext', 'paintings');
    window.counted = () => { note(seen.takeRecords()); return counts; };";

/// What was counted, once the browser has shown what there is to show.
async fn counted(tab: &Tab) -> Value {
    tab.run(
        "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(counted()))));",
    )
    .await
}

#[test]
fn a_pointer_that_stays_on_a_mark_renders_nothing() {
    check(async |tab| {
        tab.live(&published().with_script("counted", COUNT)).await;
        let (chart, figure, other) = ("nation-gap", "gap-manufacturing", "gap-consumer");
        let (x, y) = aim(tab, chart, figure).await;
        tab.point((x, y)).await;
        tab.until(&tip(chart, figure)).await;
        tab.settled("one('.tip').getBoundingClientRect().x").await;
        let before = tab.run("reset(); return one('.tip').style.transform;").await;
        for (right, down) in [(2.0, 0.0), (2.0, 2.0), (0.0, -2.0), (-2.0, 1.0), (1.0, 2.0)] {
            tab.point((x + right, y + down)).await;
        }
        let nothing = json!({ "turns": 0, "changes": 0, "listeners": 0, "paintings": 0 });
        assert_eq!(counted(tab).await, nothing);
        assert_ne!(tab.run("return one('.tip').style.transform;").await, before, "the tip has followed");

        tab.run("reset();").await;
        tab.point(aim(tab, chart, other).await).await;
        tab.until(&tip(chart, other)).await;
        let now = counted(tab).await;
        for kind in ["turns", "changes", "paintings"] {
            assert_ne!(now[kind], 0, "another figure is rendered: {now}");
        }
        assert_eq!(now["listeners"], 0, "{now}");
    });
}

/// Keeps the module's memory where it can be measured.
const MEMORY: &str = "\
    const own = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...given) => {
      const made = await own(...given);
      window.memory = (made.instance ?? made).exports.memory;
      return made;
    };";

/// What the document holds after everything that nobody needs is gone: nodes, listeners, and pages of the module's memory.
async fn held(tab: &Tab) -> [u64; 3] {
    tab.tools("HeapProfiler.collectGarbage", json!({})).await;
    let counters = tab.tools("Memory.getDOMCounters", json!({})).await;
    let pages = tab.run("return memory.buffer.byteLength / 65536;").await;
    [&counters["nodes"], &counters["jsEventListeners"], &pages].map(|it| it.as_u64().expect("a count"))
}

#[test]
fn a_switch_of_language_leaves_nothing_behind() {
    check_with_tools(async |tab| {
        tab.live(&published().with_script("memory-held", MEMORY)).await;
        let there_and_back = async || {
            for (lang, tag) in [("en", "en"), ("zh", "zh-CN")] {
                press_button(tab, &format!("button[data-lang={lang}]")).await;
                tab.until(&format!("root.lang === '{tag}' && painted()")).await;
            }
        };
        // Memory grows in steps, and the first switches may take one: in the end all is level.
        let mut before = held(tab).await;
        for _ in 0..5 {
            for _ in 0..4 {
                there_and_back().await;
            }
            let after = held(tab).await;
            println!("nodes, listeners, pages of memory: {before:?}, after 8 switches {after:?}");
            if before == after {
                return;
            }
            before = after;
        }
        panic!("each 8 switches of language leave something behind");
    });
}

#[test]
fn an_engine_that_does_not_answer_for_media_is_left_alone() {
    check_with_tools(async |tab| {
        for answer in ["() => { throw new TypeError('refused'); }", "() => null", "null", "undefined"] {
            let script = format!(
                "window.errors = [];
                 addEventListener('error', (event) => errors.push(event.message));
                 addEventListener('unhandledrejection', (event) => errors.push(String(event.reason)));
                 window.matchMedia = {answer};"
            );
            tab.live(&published().with_script("media", &script)).await;
            tab.point(aim(tab, "nation-gap", "gap-manufacturing").await).await;
            tab.until(&tip("nation-gap", "gap-manufacturing")).await;
            tab.run("location.hash = '#/present/1';").await;
            tab.until("one('#slides.on .now')").await;
            tab.press(fantoccini::key::Key::Right).await;
            tab.until("location.hash.startsWith('#/present/1.1') || location.hash.startsWith('#/present/2')")
                .await;
            tab.none(answer, "return errors;").await;
            assert_eq!(tab.complaints().await, [""; 0], "{answer}");
        }
    });
}
