//! The page in a browser: what is there before the app runs, what the app adds, and what stays when it can't run.
#![cfg(feature = "tool")]

#[path = "page/browser.rs"]
mod browser;
#[path = "page/chromium.rs"]
mod chromium;
#[path = "page/site.rs"]
mod site;

use browser::{ENGINES, Tab};
use fantoccini::key::Key;
use serde_json::{Value, json};
use site::{HOLD, Server, published, with_block, with_script};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// Viewport widths: phones, the bounds of the width classes, projectors, desktops.
const WIDTHS: [u32; 11] = [312, 360, 480, 531, 620, 800, 911, 1024, 1179, 1280, 1600];

/// Runs a suite in every engine, in a browser of its own.
fn check(suite: impl AsyncFn(&Tab)) {
    if std::env::var_os("GUANZHI_NO_BROWSER").is_some_and(|value| !value.is_empty()) {
        println!("skipped: GUANZHI_NO_BROWSER is set");
        return;
    }
    published();
    for engine in &ENGINES {
        println!("in {}", engine.name);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let tab = runtime.block_on(Tab::start(engine));
        let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(suite(&tab))));
        runtime.block_on(tab.close());
        if let Err(panic) = outcome {
            resume_unwind(panic);
        }
    }
}

/// A script's list of numbers as a point of the viewport.
fn point(value: &Value) -> (f64, f64) {
    let number = |at: usize| value[at].as_f64().expect("a number");
    (number(0), number(1))
}

fn strings(value: &Value) -> Vec<String> {
    let list = value.as_array().expect("a list");
    list.iter().map(|item| item.as_str().expect("a text").to_owned()).collect()
}

// Going live

/// What no state of the document may have: `style` attributes in markup, ids that are there twice. The app sets
/// styles of its own probes and tips through their objects, which the policy allows.
async fn check_document(tab: &Tab) {
    tab.none(
        "style attributes",
        "return all('[style]').filter((e) => !e.matches('.layer > .probe, .layer > .tip')).map((e) => e.outerHTML);",
    )
    .await;
    tab.none(
        "ids that are there twice",
        "const ids = all('[id]').map((e) => e.id); return ids.filter((id, at) => ids.indexOf(id) !== at);",
    )
    .await;
}

#[test]
fn a_file_goes_live_without_a_request() {
    check(async |tab| {
        let held = published().with_script("held", HOLD);
        tab.open(&held).await;
        assert_eq!(tab.run("return root.dataset.state;").await, "static");
        check_document(tab).await;
        tab.run("release();").await;
        tab.until("painted()").await;
        check_document(tab).await;

        tab.requests().await;
        tab.complaints().await;
        let report = published().report();
        tab.live(&report).await;
        check_document(tab).await;
        assert_eq!(tab.complaints().await, [""; 0], "the console is silent");
        let strangers =
            |address: &String| !["data:", "blob:", "about:"].iter().any(|own| address.starts_with(own));
        let requests: Vec<String> = tab.requests().await.into_iter().filter(strangers).collect();
        assert!(!tab.engine.tools || requests == [report], "{requests:?}");
        tab.none(
            "resources",
            "return performance.getEntriesByType('resource').map((e) => e.name).filter((name) => !/^(blob|data):/.test(name));",
        )
        .await;
        for mark in ["guanzhi:live", "guanzhi:painted"] {
            let count = tab.run(&format!("return performance.getEntriesByName('{mark}').length;")).await;
            assert_ne!(count, 0, "{mark}");
        }
        let policy = tab.run("return one('meta[http-equiv=Content-Security-Policy]').content;").await;
        assert_eq!(
            without_hashes(policy.as_str().expect("a policy")),
            "default-src 'none'; script-src 'sha256-…' 'wasm-unsafe-eval' blob:; style-src 'sha256-…'; \
             img-src data: blob:; base-uri 'none'; form-action 'none'"
        );
    });
}

/// A policy with each hash, of 44 characters, as `…`.
fn without_hashes(policy: &str) -> String {
    let mut parts = policy.split("'sha256-");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| format!("{out}'sha256-…{}", &part[44..]))
}

#[test]
fn a_site_goes_live_with_its_own_assets_only() {
    check(async |tab| {
        let server = Server::folder(published().site());
        tab.requests().await;
        tab.live(&server.address).await;
        check_document(tab).await;
        assert_eq!(tab.complaints().await, [""; 0], "the console is silent");
        for address in tab.requests().await {
            let own = [server.address.as_str(), "data:", "blob:", "about:"];
            assert!(own.iter().any(|own| address.starts_with(own)), "{address}");
        }
        let mut requests: Vec<String> = server.requests().iter().map(|path| without_digest(path)).collect();
        requests.sort();
        let expected =
            ["/", "/assets/app-….js", "/assets/app-….wasm", "/assets/package-….json", "/assets/style-….css"];
        assert_eq!(requests, expected);
    });
}

/// An asset's path with the digest in its name as `…`.
fn without_digest(path: &str) -> String {
    match (path.rsplit_once('-'), path.rsplit_once('.')) {
        (Some((name, _)), Some((_, extension))) => format!("{name}-….{extension}"),
        _ => path.to_owned(),
    }
}

#[test]
fn nothing_moves_when_going_live() {
    check(async |tab| {
        let held = published().with_script("held", HOLD);
        for width in [360, 600, 1024, 1280, 1600] {
            tab.view(width, 800, 1.0).await;
            tab.open(&held).await;
            // What the reader has done by then: read on, opened a table, selected text, moved the focus.
            tab.run(
                "all('#page details')[2].open = true;
                 window.focused = all('#page summary')[1];
                 focused.focus({ preventScroll: true });
                 const note = one('.note').firstChild;
                 getSelection().setBaseAndExtent(note, 1, note, 6);
                 scrollTo({ top: 900, behavior: 'instant' });
                 window.before = fixed().map((element) => [element, place(element)]);
                 window.was = [String(getSelection()), scrollY, all('#page details[open]').length];",
            )
            .await;
            tab.run("release();").await;
            tab.until("painted()").await;
            tab.none(
                &format!("moved at {width}"),
                "const now = fixed();
                 const moved = before.filter(([element, from], at) =>
                   now[at] !== element || place(element).some((value, i) => Math.abs(value - from[i]) > 0.5));
                 const lost = now.length === before.length ? [] : [`${before.length} became ${now.length}`];
                 return [...lost, ...moved.map(([element, from]) => `${named(element)}: ${from} → ${place(element)}`)];",
            )
            .await;
            let kept = tab
                .run(
                    "return [String(getSelection()), scrollY, all('#page details[open]').length,
                       document.activeElement === focused, was[0].length, was[1]];",
                )
                .await;
            let was = tab.run("return was;").await;
            assert_eq!((&kept[0], &kept[1], &kept[2]), (&was[0], &was[1], &was[2]), "at {width}");
            assert_eq!((&kept[3], &kept[4], &kept[5]), (&json!(true), &json!(5), &json!(900)), "at {width}");
        }
    });
}

// Layout

/// Text in the drawings that are shown: inside the drawing, and no two on top of each other. And nothing on the
/// page is wider than the screen.
async fn check_layout(tab: &Tab, when: &str) {
    tab.none(
        &format!("text in drawings, {when}"),
        "const wrong = [];
         for (const figure of all('#page figure[data-chart]')) {
           const svg = still(figure.id);
           if (!svg) { wrong.push(`${figure.id} shows no drawing`); continue; }
           const { width, height } = svg.viewBox.baseVal;
           const texts = all('text', svg).map((text) => {
             const { x, width } = text.getBBox(), size = parseFloat(getComputedStyle(text).fontSize);
             const base = Number(text.getAttribute('y'));
             // From the height of capitals, or of Chinese characters, to below the line.
             return { text: text.textContent, left: x, right: x + width, top: base - 0.8 * size, bottom: base + 0.15 * size };
           });
           for (const [at, a] of texts.entries()) {
             if (a.left < -1 || a.top < -1 || a.right > width + 1 || a.bottom > height + 1)
               wrong.push(`${figure.id} ${svg.classList}: “${a.text}” leaves ${width} × ${height}: ${[a.left, a.top, a.right, a.bottom].map(Math.round)}`);
             for (const b of texts.slice(at + 1)) {
               const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
               const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
               if (across > 1 && down > 1) wrong.push(`${figure.id} ${svg.classList}: “${a.text}” and “${b.text}” share ${across.toFixed(1)} × ${down.toFixed(1)}`);
             }
           }
         }
         return wrong;",
    )
    .await;
    tab.none(
        &format!("wider than the screen, {when}"),
        "const { scrollWidth } = root;
         return scrollWidth > innerWidth ? [scrollWidth, ...all('#page *').filter((e) => !e.closest('.scroll') && e.getBoundingClientRect().right > innerWidth + 1).map(named)] : [];",
    )
    .await;
}

#[test]
fn text_has_room_at_every_width() {
    check(async |tab| {
        tab.open(&published().with_script("held", HOLD)).await;
        for width in WIDTHS {
            tab.view(width, 800, 1.0).await;
            check_layout(tab, &format!("static, at {width}")).await;
        }
        for (lang, address) in [("zh", published().report()), ("en", published().report() + "#/?lang=en")] {
            tab.live(&address).await;
            for width in WIDTHS {
                tab.view(width, 800, 1.0).await;
                tab.until("painted()").await;
                check_layout(tab, &format!("live in {lang}, at {width}")).await;
            }
        }
    });
}

// When it can't run

/// The page is as complete as without the app, and one line says why nothing responds.
async fn check_failed(tab: &Tab, reason: &str) {
    tab.until("root.dataset.state === 'failed'").await;
    assert_eq!(tab.run("return root.dataset.reason;").await, reason);
    check_stills(tab).await;
    assert_eq!(
        tab.run("return all('canvas, .layer, .painted').length;").await,
        0,
        "nothing of the app stays"
    );
    let said = tab
        .run("return all('.failures p').filter(shown).map((line) => line.dataset.reason + line.lang);")
        .await;
    assert_eq!(said, json!([format!("{reason}zh-CN")]), "one line, in the page’s language");
}

/// Every chart shows its static drawing.
async fn check_stills(tab: &Tab) {
    tab.none(
        "charts without their drawing",
        "return all('figure[data-chart]').filter((figure) => !shown(still(figure.id))).map((figure) => figure.id);",
    )
    .await;
    assert_ne!(tab.run("return all('figure[data-chart]').length;").await, 0);
}

#[test]
fn without_scripts_everything_is_there_to_read() {
    check(async |tab| {
        let headers = &[("Content-Security-Policy", "sandbox allow-same-origin")];
        let server = Server::page(&published().html, headers);
        tab.open(&server.address).await;
        check_stills(tab).await;
        assert_eq!(tab.run("return root.dataset.state;").await, "static");
        assert_eq!(tab.run("return all('noscript p').filter(shown).length;").await, 1, "one line says so");
        assert_eq!(tab.run("return all('.controls button').filter(shown).length;").await, 0);
    });
}

#[test]
fn a_policy_that_forbids_webassembly_leaves_the_static_page() {
    check(async |tab| {
        let headers = &[("Content-Security-Policy", "script-src 'unsafe-inline' blob:")];
        let server = Server::page(&published().html, headers);
        tab.open(&server.address).await;
        check_failed(tab, "wasm").await;
        tab.open(&published().with_script("no-wasm", "delete window.WebAssembly;")).await;
        check_failed(tab, "wasm").await;
        tab.open(&published().with_script("old", "delete window.DecompressionStream;")).await;
        check_failed(tab, "old").await;
    });
}

#[test]
fn a_damaged_page_leaves_the_static_page() {
    /// Puts other characters in place of some, as a bad copy would.
    fn flip(block: &str, part: f64) -> String {
        let at = (block.len() as f64 * part) as usize;
        let other = |c: char| if c == 'A' { 'B' } else { 'A' };
        let spot: String = block[at..at + 8].chars().map(other).collect();
        format!("{}{spot}{}", &block[..at], &block[at + 8..])
    }
    /// A package that unpacks well but isn't one.
    fn other_package(text: &str) -> String {
        use base64::{Engine, prelude::BASE64_STANDARD};
        use std::io::Write;
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(text.as_bytes()).expect("memory");
        BASE64_STANDARD.encode(gzip.finish().expect("memory"))
    }
    check(async |tab| {
        let html = &published().html;
        let cases = [
            ("app-start", with_block(html, "app", |block| flip(block, 0.0))),
            ("app-early", with_block(html, "app", |block| flip(block, 0.02))),
            ("app-middle", with_block(html, "app", |block| flip(block, 0.5))),
            ("app-end", with_block(html, "app", |block| flip(block, 0.9999))),
            ("app-cut", with_block(html, "app", |block| block[..block.len() / 2].to_owned())),
            ("app-none", with_block(html, "app", |_| String::new())),
            ("app-words", with_block(html, "app", |_| "此处原有程序".to_owned())),
            ("package-middle", with_block(html, "package", |block| flip(block, 0.5))),
            ("package-cut", with_block(html, "package", |block| block[..block.len() / 4 * 2].to_owned())),
            ("package-empty", with_block(html, "package", |_| other_package("{}"))),
            ("package-words", with_block(html, "package", |_| other_package("not JSON"))),
        ];
        for (name, html) in cases {
            println!("{name}");
            tab.open(&published().variant(name, &html)).await;
            check_failed(tab, "damaged").await;
        }
    });
}
