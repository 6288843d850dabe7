//! The page in a browser: what is there before the app runs, what the app adds, and what stays when it can't run.
#![cfg(feature = "tool")]

#[path = "../common/mod.rs"]
mod common;
#[path = "../../src/tool/publish/packing.rs"]
mod packing;

mod access;
mod address;
mod browser;
mod chromium;
mod embed;
mod explorer;
mod lines;
mod live;
mod measure;
mod older;
mod opening;
mod picked;
mod pipe;
mod present;
mod save;
mod firefox;
mod site;
mod webkit;

use browser::{Engine, Tab, USUAL, engines};
use fantoccini::key::Key;
use guanzhi::chart::{self, Fitted, WidthClass};
use guanzhi::lang::Lang;
use guanzhi::report::Report;
use guanzhi::scene::{Mark, Rect, Shape};
use guanzhi::site::block;
use guanzhi::theme::Ink;
use guanzhi::words::words;
use serde_json::{Value, json};
use site::{HOLD, Server, published, with_block};
use std::cell::LazyCell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::LazyLock;
use tokio::runtime::Handle;

/// Viewport widths: phones, the bounds of the width classes, projectors, desktops.
const WIDTHS: [u32; 11] = [312, 360, 480, 531, 659, 800, 911, 1024, 1139, 1280, 1600];

/// Runs a suite in every engine, in a browser that nothing else uses meanwhile.
fn check(suite: impl AsyncFn(&Tab)) {
    check_in(|_| true, USUAL, suite);
}

/// Runs a suite in the engines that can be told so, for a reader who has chosen text of a size in CSS pixels.
fn check_with_text(size: u32, suite: impl AsyncFn(&Tab)) {
    check_in(|engine| engine.chooses_text, size, suite);
}

/// Runs a suite in the engines that offer more than the standard: for what has to be pretended, or doesn't depend on
/// the engine.
fn check_with_tools(suite: impl AsyncFn(&Tab)) {
    check_in(|engine| engine.tools, USUAL, suite);
}

#[expect(clippy::needless_pass_by_value, reason = "a closure reads better without a reference")]
fn check_in(which: fn(&Engine) -> bool, text: u32, suite: impl AsyncFn(&Tab)) {
    if std::env::var_os("GUANZHI_NO_BROWSER").is_some_and(|value| !value.is_empty()) {
        println!("skipped: GUANZHI_NO_BROWSER is set");
        return;
    }
    published();
    for engine in engines().into_iter().filter(|engine| which(engine)) {
        println!("in {}", engine.name);
        let start = std::time::Instant::now();
        let tab = RUNTIME.block_on(Tab::take(engine, text));
        let outcome = catch_unwind(AssertUnwindSafe(|| RUNTIME.block_on(suite(&tab))));
        println!("in {}: {:.1} s", engine.name, start.elapsed().as_secs_f64());
        match outcome {
            Ok(()) => RUNTIME.block_on(tab.leave_to_others()),
            // Whatever is wrong with it should trouble no other test.
            Err(panic) => {
                RUNTIME.block_on(tab.close());
                resume_unwind(panic);
            }
        }
    }
}

/// What drives the connections to browsers, which outlive the tests that made them: a thread of its own.
static RUNTIME: LazyLock<Handle> = LazyLock::new(|| {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let handle = runtime.handle().clone();
    std::thread::spawn(move || runtime.block_on(std::future::pending::<()>()));
    handle
});

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
            // The first screen has no chart of its own: what is painted is below it, and may be so later.
            tab.until(&format!("performance.getEntriesByName('{mark}').length > 0")).await;
        }
        let policies = tab.run("return all('meta[http-equiv]').map((meta) => meta.content);").await;
        let policies: Vec<String> = strings(&policies).iter().map(|policy| without_hashes(policy)).collect();
        let granted = |evaluating: &str| {
            format!(
                "default-src 'none'; script-src 'sha256-…' 'sha256-…' 'sha256-…' {evaluating}'wasm-unsafe-eval' blob:; \
                 style-src 'sha256-…' 'sha256-…'; \
                 img-src data: blob:; base-uri 'none'; form-action 'none'; frame-src 'self'"
            )
        };
        assert_eq!(policies, [granted("'unsafe-eval' "), granted("")]);
    });
}

/// Notes whoever evaluates text, and offers to try it, as code of the page itself.
const EVALUATED: &str = "\
    window.evaluated = [];
    const own = { eval: window.eval, Function: window.Function };
    const note = (name) => function (...given) { evaluated.push([name, ...given.map(String)]); return own[name].apply(this, given); };
    window.eval = note('eval');
    window.Function = note('Function');
    for (const kind of [() => {}, async () => {}, function* () {}, async function* () {}]) {
      kind.constructor.prototype.constructor = window.Function;
    }
    for (const name of ['setTimeout', 'setInterval']) {
      const timer = window[name];
      window[name] = (what, ...more) => {
        if (typeof what !== 'function') evaluated.push([name, String(what)]);
        return timer(what, ...more);
      };
    }
    const tried = (evaluate) => { try { return evaluate('1'); } catch (error) { return error.name; } };
    window.attempts = () => new Promise((done) => setTimeout(() => done([tried(own.eval), tried(own.Function)])));";

#[test]
fn no_script_evaluates_text() {
    check(async |tab| {
        tab.live(&published().with_script("evaluated", EVALUATED)).await;
        let refused = tab.run("return attempts();").await;
        assert_eq!(
            refused,
            json!(["EvalError", "EvalError"]),
            "the policy refuses it once the page has started"
        );
        tab.point(aim(tab, "nation-gap", "gap-manufacturing").await).await;
        tab.until(&tip("nation-gap", "gap-manufacturing")).await;
        for address in ["#/figure/rate-manufacturing", "#/data?q=zhizao", "#/method", "#/?lang=en", "#slides"]
        {
            tab.run(&format!("location.hash = '{address}';")).await;
            tab.until("root.dataset.state === 'live'").await;
        }
        tab.until("one('#slides section') && root.dataset.view === 'present'").await;
        tab.run("location.hash = '#/'; one('#figures [data-save]').click();").await;
        tab.until("one('dialog.save')?.open").await;
        // Drivers make functions of what they are told to run.
        let own = "return evaluated.filter((texts) => !texts.join().includes('const root = document.documentElement'));";
        assert_eq!(tab.run(own).await, json!([]));
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
        let expected = [
            "/",
            "/assets/app-….bin",
            "/assets/live-….css",
            "/assets/package-zh-….bin",
            "/assets/style-….css",
        ];
        assert_eq!(requests, expected);
    });
}

#[test]
fn a_site_fetches_the_other_language_when_asked() {
    check(async |tab| {
        let packages = |server: &Server| -> Vec<String> {
            let paths = server.requests();
            paths.iter().filter(|path| path.contains("package")).map(|path| without_digest(path)).collect()
        };
        let server = Server::folder(published().site());
        tab.live(&server.address).await;
        assert_eq!(packages(&server), ["/assets/package-zh-….bin"]);
        press_button(tab, "button[data-lang=en]").await;
        tab.until("root.lang === 'en' && painted()").await;
        assert_eq!(packages(&server), ["/assets/package-zh-….bin", "/assets/package-en-….bin"]);
        tab.run("location.hash = '#/figure/gap-manufacturing?lang=en';").await;
        tab.until(&opened("gap-manufacturing")).await;
        let card = tab.run("return one('dialog').textContent;").await;
        let note =
            REPORT.with(|report| report.figure("gap-manufacturing").map(|it| it.observation.note.en.clone()));
        assert!(
            card.as_str()
                .is_some_and(|card| note.is_some_and(|note| !note.is_empty() && card.contains(&note)))
        );
        // The search finds names in both languages, whichever came.
        tab.run("location.hash = '#/data?q=合格率&lang=en';").await;
        tab.until("all('.list tr[data-figure]').length > 0").await;

        let server = Server::folder(published().site());
        tab.live(&(server.address.clone() + "#/chart/nation-gap?look=dark&lang=en")).await;
        assert_eq!(packages(&server), ["/assets/package-en-….bin"]);
        assert_eq!(tab.run("return root.lang;").await, "en");
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

#[test]
fn a_language_that_cant_be_fetched_is_told() {
    check(async |tab| {
        let server = Server::folder(published().site());
        tab.live(&server.address).await;
        tab.run("window.real = fetch; window.fetch = () => Promise.reject(new TypeError('offline'));").await;
        press_button(tab, "button[data-lang=en]").await;
        tab.until("root.dataset.missing === 'en'").await;
        let said = tab.run("return all('.failures p').filter(shown).map((line) => line.textContent);").await;
        assert_eq!(said, json!([words(Lang::Zh).not_fetched]));
        assert_eq!(tab.run("return [root.lang, root.dataset.state];").await, json!(["zh-CN", "live"]));
        // The address asks for it no longer, and everything else works.
        tab.until("location.hash === '#/'").await;
        press_button(tab, "button[data-look=dark]").await;
        tab.until("root.dataset.look === 'dark'").await;
        // Nor can what saves be had; a line says so, in the explorer as well, and another press asks again.
        tab.run("location.hash = '#/data?look=dark';").await;
        tab.until("all('.list tr[data-figure]').length > 0").await;
        tab.run("one('.explorer [data-act=save]').click();").await;
        tab.until(&format!(
            "shown(one('.explorer .missing')) && one('.explorer .missing').textContent === {}",
            json!(words(Lang::Zh).save_not_fetched)
        ))
        .await;
        tab.run("delete root.dataset.missing; location.hash = '#/?look=dark';").await;
        tab.until("!one('dialog')").await;
        tab.run("one('#nation-gap [data-save]').click();").await;
        tab.until("root.dataset.missing === 'save'").await;
        let said = tab.run("return all('.failures p').filter(shown).map((line) => line.textContent);").await;
        assert_eq!(said, json!([words(Lang::Zh).save_not_fetched]));
        tab.run("window.fetch = (address) => String(address).includes('-en-') ? Promise.reject(new TypeError('offline')) : real(address);").await;
        tab.run("one('#nation-gap [data-save]').click();").await;
        tab.until("one('dialog.save')?.matches(':modal') && !one('dialog.save [name=en]') && one('dialog.save [name=zh]').value").await;
        let said = tab.run("return all('.failures p').filter(shown).map((line) => line.textContent);").await;
        assert_eq!(said, json!([words(Lang::Zh).not_fetched]));
        tab.press(Key::Escape).await;
        tab.until("!one('dialog.save')").await;
        tab.run("one('#nation-gap [data-embed]').click();").await;
        tab.until("one('dialog.save [name=frame]')?.value").await;
        tab.run("one('[name=language]').value = 'en'; one('[name=language]').dispatchEvent(new Event('change', { bubbles: true }));").await;
        tab.until("one('dialog.save [role=status]').textContent && one('[name=language]').value === 'zh'")
            .await;
        tab.run("one('dialog.save').close(); window.fetch = real;").await;
        press_button(tab, "button[data-lang=en]").await;
        tab.until("root.lang === 'en' && location.hash === '#/?lang=en&look=dark'").await;
    });
}

#[test]
fn links_to_sections_keep_language_and_look() {
    check(async |tab| {
        tab.live(&(published().report() + "#/?lang=en")).await;
        tab.click_on("nav a[href='#nation']").await;
        tab.until("location.hash === '#/section/nation?lang=en' && Math.abs(one('#nation').getBoundingClientRect().top) < 100")
            .await;
        assert_eq!(tab.run("return [document.activeElement.id, root.lang];").await, json!(["nation", "en"]));
        tab.click_on("nav a[href='#method']").await;
        tab.until("location.hash === '#/method?lang=en' && one('#method').getBoundingClientRect().top < 800")
            .await;
        tab.back().await;
        tab.until("location.hash === '#/section/nation?lang=en'").await;
        // Where nothing would be lost the browser does it all.
        tab.live(&published().report()).await;
        tab.click_on("nav a[href='#nation']").await;
        tab.until("location.hash === '#nation'").await;
        // Once more to where one has been, and back to it from what was laid over the page, nothing moving.
        tab.live(&(published().report() + "#/?lang=en&look=dark")).await;
        for _ in 0..2 {
            tab.run("scrollTo({ top: 0, behavior: 'instant' });").await;
            tab.click_on("nav a[href*='nation']").await;
            tab.until("location.hash === '#/section/nation?lang=en&look=dark' && Math.abs(one('#nation').getBoundingClientRect().top) < 100").await;
        }
        if tab.engine.touches {
            tab.run("return unfold('nation-gap').then(() => scrollBy({ top: 1500, behavior: 'instant' }));")
                .await;
            let before = tab.run("return scrollY;").await;
            tab.run("all('#nation tr[data-figure] a')[0].click();").await;
            tab.until("one('dialog.card')?.open").await;
            tab.back().await;
            tab.until(CLOSED).await;
            assert_eq!(tab.run("return scrollY;").await, before);
        }
        // What leads to a place without an address of its own loses nothing either.
        tab.run("one('.skip').focus();").await;
        tab.press(Key::Enter).await;
        tab.until("document.activeElement === one('main') && location.hash.endsWith('?lang=en&look=dark')")
            .await;
        // Another tab and copies of addresses are told of both.
        tab.run("return unfold('nation-gap');").await;
        for (link, route) in [
            ("#nation-gap tr a", "#/figure/gap-manufacturing"),
            ("#figures a", "#/data"),
            (".theme li a[href^='#']", "#/chart/"),
        ] {
            let found = tab
                .run(&format!(
                    "const link = one(\"{link}\");
                     link.dispatchEvent(new PointerEvent('pointerdown', {{ bubbles: true, pointerType: 'mouse', button: 2 }}));
                     return link.getAttribute('href');"
                ))
                .await;
            let whole =
                found.as_str().is_some_and(|it| it.starts_with(route) && it.ends_with("?lang=en&look=dark"));
            assert!(whole, "{link}: {found}");
        }
        // A press that asks for another tab isn't the page's.
        tab.live(&published().report()).await;
        tab.run("return unfold('nation-gap');").await;
        let prevented = |selector: &str| {
            format!(
                "const press = new MouseEvent('click', {{ bubbles: true, cancelable: true, ctrlKey: true }}); \
                     addEventListener('click', (event) => {{ window.prevented = event.defaultPrevented; event.preventDefault(); }}, {{ once: true }}); \
                     one('{selector}').dispatchEvent(press); return prevented;"
            )
        };
        assert_eq!(tab.run(&prevented("#nation-gap tr a")).await, false);
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
                "return unfold(all('#page figure[data-chart]')[2].id).then(() => {
                 window.focused = all('#page summary')[1];
                 focused.focus({ preventScroll: true });
                 const note = one('details[open] .note').firstChild;
                 getSelection().setBaseAndExtent(note, 1, note, 6);
                 scrollTo({ top: 900, behavior: 'instant' });
                 window.before = fixed().map((element) => [element, place(element)]);
                 window.was = [String(getSelection()), scrollY, all('#page details[open]').length]; });",
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
             // Texts stand on whole pixels, up to half a one from where they were laid out.
             if (a.left < -1.5 || a.top < -1.5 || a.right > width + 1.5 || a.bottom > height + 1.5)
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
        tab.run("return all('canvas, .layer, .tip, dialog').length;").await,
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
        // The table of a chart, which is text to an engine that runs scripts.
        tab.run("one('#nation-gap details').open = true;").await;
        let rows = tab.run("return all('#nation-gap tbody tr').map((row) => shown(row) && row.textContent.trim() !== '');").await;
        assert_eq!(rows, json!(vec![true; 7]));
    });
}

/// An engine from before 2018: it lacks methods, selectors, and what ends listeners.
const OLD: &str = "\
    const own = Document.prototype.querySelectorAll;
    Document.prototype.querySelectorAll = function (selector) {
      if (/:(is|where|has)\\(/.test(selector)) throw new SyntaxError(selector);
      return own.call(this, selector);
    };
    delete window.AbortController;
    CSS.supports = () => false;";

#[test]
fn a_policy_that_forbids_webassembly_leaves_the_static_page() {
    check(async |tab| {
        let headers = &[("Content-Security-Policy", "script-src 'unsafe-inline' blob:")];
        let server = Server::page(&published().html, headers);
        tab.open(&server.address).await;
        check_failed(tab, "wasm").await;
        tab.open(&published().with_script("no-wasm", "delete window.WebAssembly;")).await;
        check_failed(tab, "wasm").await;
        tab.open(&published().with_script("old", OLD)).await;
        check_failed(tab, "old").await;
    });
}

/// What Firefox of before 2022 lacks, and Safari: dialogs, and signals that end listeners.
const WITHOUT_DIALOGS: &str = "\
    for (const name of ['show', 'showModal', 'close']) delete HTMLDialogElement.prototype[name];
    delete window.HTMLDialogElement;
    window.trap = () => dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('made') }));
    const add = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      const { once, capture, passive } = Object(options);
      add.call(this || window, type, listener, options === Object(options) ? { once, capture, passive } : options);
    };";

#[test]
fn a_browser_without_dialogs_has_them() {
    check(async |tab| {
        tab.live(&published().with_script("without-dialogs", WITHOUT_DIALOGS)).await;
        tab.run("one('.bar a').focus(); location.hash = '#/figure/rate-manufacturing';").await;
        let open = "one('dialog.card[open][aria-modal=true]')?.contains(document.activeElement)";
        tab.until(open).await;
        // A window that isn't in front tells nobody of a focus.
        tab.run("one('.bar a').focus(); one('.bar a').dispatchEvent(new FocusEvent('focusin', { bubbles: true }));").await;
        tab.until(open).await;
        tab.press(Key::Escape).await;
        tab.until("!one('dialog') && !location.hash.startsWith('#/figure') && document.activeElement === one('.bar a')").await;
        // A signal ends what listens all the same: after a failure nothing of the app answers.
        tab.run("trap();").await;
        tab.until("root.dataset.state === 'failed'").await;
        tab.run("location.hash = '#/data';").await;
        tab.run("return holds(() => true);").await;
        assert_eq!(tab.run("return one('dialog');").await, Value::Null);
    });
}

/// Browsers of before 2023 can't undo gzip, and the page does.
#[test]
fn a_browser_that_unpacks_nothing_goes_live() {
    check(async |tab| {
        let old = published().with_script("unpacks-nothing", "delete window.DecompressionStream;");
        tab.live(&old).await;
        assert_eq!(tab.run("return typeof DecompressionStream;").await, "undefined");
        tab.run("location.hash = '#/present/1';").await;
        tab.until("one('#slides .now h2')").await;
    });
}

#[test]
fn whatever_is_unpacked_is_whole() {
    check_with_tools(async |tab| {
        tab.live(&published().report()).await;
        tab.none(
            "damage that is taken for content",
            "const packed = bytesOf(one('#present').textContent.trim());
             const { length } = packed;
             const taken = (what) => { try { return inflate(what).length; } catch (error) { return !(error instanceof RangeError); } };
             const flipped = (at) => packed.map((byte, place) => (place === at ? byte ^ 16 : byte));
             const places = Array.from({ length: 40 }, (_, nth) => 10 + Math.floor((nth * (length - 10)) / 40));
             const cut = places.filter((at) => taken(packed.subarray(0, at))).map((at) => `cut at ${at}`);
             const whole = taken(packed) > length ? [] : ['the whole is refused'];
             return [...cut, ...places.filter((at) => taken(flipped(at))).map((at) => `changed at ${at}`), ...whole];",
        )
        .await;
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
        block::encode(&packing::pack(text.as_bytes()).expect("memory"))
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
            ("package-words", with_block(html, "package", |_| other_package("neither"))),
        ];
        for (name, html) in cases {
            println!("{name}");
            tab.open(&published().variant(name, &html)).await;
            check_failed(tab, "damaged").await;
        }
    });
}

// Pointing, tapping, cards

/// Brings a figure of a chart to the screen, waits until what is there is painted, and says where it is.
async fn aim(tab: &Tab, chart: &str, figure: &str) -> (f64, f64) {
    bring(tab, chart, figure, |_| true).await;
    tab.until("painted()").await;
    bring(tab, chart, figure, |_| true).await
}

/// Brings one of a figure's marks to the middle of the screen and says where: its centre, if nothing else is nearer there.
async fn bring(tab: &Tab, chart: &str, figure: &str, which: fn(&Mark) -> bool) -> (f64, f64) {
    let places = laid_out(tab, chart, |fitted| clear(fitted, figure, which)).await;
    let (x, y) = places.unwrap_or_else(|| panic!("{chart} has no place to point at {figure}"));
    let (left, top) = middle(tab, chart, y).await;
    (left + x, top + y)
}

/// Scrolls so that a place of a chart, so far below its upper edge, is in the middle of the screen; the chart's corner then.
async fn middle(tab: &Tab, chart: &str, y: f64) -> (f64, f64) {
    let corner = tab
        .run(&format!(
            "scrollBy({{ top: corner('{chart}')[1] + {y} - innerHeight / 2, behavior: 'instant' }});
             return corner('{chart}');"
        ))
        .await;
    point(&corner)
}

/// What is known of a chart as it is drawn in the page: it is laid out here as there, since its static drawing may be for
/// another width.
async fn laid_out<T>(tab: &Tab, chart: &str, look: impl FnOnce(&Fitted) -> T) -> T {
    let room = Room::of(tab, chart).await;
    REPORT.with(|report| look(&room.fitted(report, chart)))
}

/// What a chart of the page is laid out for: its language, its size and its width class.
struct Room {
    lang: Lang,
    size: (f64, f64),
    class: WidthClass,
}

impl Room {
    async fn of(tab: &Tab, chart: &str) -> Room {
        let found = tab.run(&format!("return [root.lang, room('{chart}')];")).await;
        let lang = if found[0] == "en" { Lang::En } else { Lang::Zh };
        let room = &found[1];
        let class = WidthClass::ALL.into_iter().find(|class| room[2] == class.id()).expect("a width class");
        Room { lang, size: point(room), class }
    }

    /// A report's chart as it is drawn there.
    fn fitted(&self, report: &Report, chart: &str) -> Fitted {
        chart::resolve(report, chart, self.lang).expect(chart).fitted_to(self.size, self.class, None)
    }
}

/// A place of a figure, from the chart's corner, that belongs to it some pixels to each side, and for a finger.
fn clear(fitted: &Fitted, figure: &str, which: fn(&Mark) -> bool) -> Option<(f64, f64)> {
    let marks =
        fitted.scene.marks.iter().filter(|mark| mark.figure.as_deref() == Some(figure) && which(mark));
    let centre = |it: Rect| (it.x + it.width / 2.0, it.y + it.height / 2.0);
    let mut centres =
        marks.map(|mark| centre(mark.shape.area())).map(|(x, y)| (x * fitted.scale, y * fitted.scale));
    let hits = |(x, y): (f64, f64)| {
        let around = [(0.0, 0.0), (-2.0, -2.0), (2.0, -2.0), (-2.0, 2.0), (2.0, 2.0)];
        around.iter().all(|(dx, dy)| fitted.hit((x + dx, y + dy), 22.0).is_some_and(|hit| **hit == *figure))
    };
    centres.find(|&centre| hits(centre))
}

thread_local! {
    /// The report of `data/`, as in the page.
    static REPORT: LazyCell<Report> = LazyCell::new(common::report);
}

/// Every chart of the page with the figures that are drawn in it.
async fn charts(tab: &Tab) -> Vec<(String, Vec<String>)> {
    let found =
        tab.run("return all('figure[data-chart]').map((chart) => [chart.id, figures(chart.id)]);").await;
    let list = found.as_array().expect("a list");
    list.iter().map(|pair| (pair[0].as_str().expect("an id").to_owned(), strings(&pair[1]))).collect()
}

/// What is missing from, or wrong with, the tip of a figure: the chart's table says what must be in it.
fn tip(chart: &str, figure: &str) -> String {
    format!(
        "(() => {{
           const tips = all('.tip');
           if (tips.length !== 1 || !tips[0].closest('#{chart}')) return false;
           const [tip] = tips, [value, , period, source] = all('tr[data-figure=\"{figure}\"] td', tableOf('{chart}'));
           return one('b', tip).textContent === value.firstChild.data.trim()
             && tip.textContent.includes(period.textContent) && tip.textContent.includes(source.textContent.split(/[，,]/)[0].trim());
         }})()"
    )
}

#[test]
fn a_pointer_on_a_mark_shows_its_figure() {
    check(async |tab| {
        for (width, height) in [(1280, 800), (360, 740)] {
            tab.view(width, height, 1.0).await;
            tab.live(&published().report()).await;
            let charts = charts(tab).await;
            assert!(charts.len() >= 7, "{charts:?}");
            for (chart, figures) in charts {
                assert_ne!(figures.len(), 0, "{chart}");
                // Where a mark is doesn't depend on the engine; that a pointer finds it may.
                let some = match (tab.engine.tools, width) {
                    (true, 1280) => figures.len(),
                    (true, _) => 3,
                    (false, _) => 1,
                };
                let places = laid_out(tab, &chart, |fitted| {
                    let place = |figure: String| {
                        let place = clear(fitted, &figure, |_| true);
                        let place =
                            place.unwrap_or_else(|| panic!("{chart} has no place to point at {figure}"));
                        (figure, place)
                    };
                    figures.into_iter().take(some).map(place).collect::<Vec<_>>()
                });
                let mut corner = None;
                for (figure, (x, y)) in places.await {
                    // What is on the screen needs no scrolling; near its edges a tip might.
                    let on = |&(_, top): &(f64, f64)| (100.0..f64::from(height) - 100.0).contains(&(top + y));
                    let (left, top) = if let Some(corner) = corner.filter(on) {
                        corner
                    } else {
                        middle(tab, &chart, y).await;
                        tab.until("painted()").await;
                        middle(tab, &chart, y).await
                    };
                    corner = Some((left, top));
                    println!("{chart} {figure} {:?}", (left + x, top + y));
                    tab.point((left + x, top + y)).await;
                    let tip = tip(&chart, &figure);
                    let edges = tab.until(&format!("{tip} && (({{ left, top, right, bottom }}) => [left, top, innerWidth - right, innerHeight - bottom])(one('.tip').getBoundingClientRect())")).await;
                    let edges: Vec<f64> =
                        edges.as_array().expect("edges").iter().filter_map(Value::as_f64).collect();
                    assert!(
                        edges.iter().all(|&edge| edge >= 0.0),
                        "{chart} {figure} at {width}: {edges:?} leaves the screen"
                    );
                }
                tab.point((1.0, 1.0)).await;
                tab.until("!one('.tip')").await;
            }
        }
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

#[test]
fn a_tap_shows_a_figure_and_a_second_tap_opens_its_card() {
    check(async |tab| {
        if !tab.engine.touches {
            return;
        }
        tab.view(360, 740, 1.0).await;
        tab.live(&published().report()).await;
        for (chart, figures) in charts(tab).await.into_iter().step_by(tab.engine.step(5)) {
            let figure = figures.last().expect("a figure");
            let at = aim(tab, &chart, figure).await;
            tab.tap(at).await;
            tab.until(&tip(&chart, figure)).await;
            assert_eq!(tab.run("return all('dialog').length;").await, 0, "{chart}: the first tap only shows");
            tab.tap(at).await;
            tab.until(&opened(figure)).await;
            tab.press(Key::Escape).await;
            tab.until("!one('dialog')").await;
        }
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

/// Not every engine says of a click what it was made with: what counts is what was put down.
#[test]
fn a_click_that_is_no_pointers_event_is_a_tap_after_a_finger() {
    check(async |tab| {
        tab.live(&published().report()).await;
        let (x, y) = aim(tab, "nation-gap", "gap-manufacturing").await;
        let press = |kind: &str| {
            format!(
                "const at = {{ clientX: {x}, clientY: {y}, bubbles: true }}, target = document.elementFromPoint({x}, {y});
                 target.dispatchEvent(new PointerEvent('pointerdown', {{ ...at, pointerType: '{kind}' }}));
                 target.dispatchEvent(new MouseEvent('click', at));"
            )
        };
        tab.run(&press("touch")).await;
        tab.until(&tip("nation-gap", "gap-manufacturing")).await;
        assert_eq!(tab.run("return all('dialog').length;").await, 0);
        tab.run(&press("touch")).await;
        tab.until(&opened("gap-manufacturing")).await;
        tab.press(Key::Escape).await;
        tab.until(CLOSED).await;
        tab.run(&press("mouse")).await;
        tab.until(&opened("gap-manufacturing")).await;
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

/// Whether a figure's card is open: address, dialog, and the figure's number in the page's language.
fn opened(figure: &str) -> String {
    let report = REPORT.with(|report| {
        guanzhi::card::card(report, figure, Lang::Zh).zip(guanzhi::card::card(report, figure, Lang::En))
    });
    let (zh, en) = report.expect("a figure of the report");
    let number = |card: &guanzhi::card::Card| json!(format!("{}{}", card.number, card.unit));
    let (zh, en) = (number(&zh), number(&en));
    format!(
        "(() => {{
           const cards = all('dialog'), number = root.lang === 'en' ? {en} : {zh};
           return location.hash.split('?')[0] === '#/figure/{figure}' && cards.length === 1 && cards[0].matches(':modal') && shown(cards[0])
             && squeezed(one('.figure', cards[0]).textContent) === squeezed(number);
         }})()"
    )
}

/// Whether nothing is left of a card.
const CLOSED: &str = "!one('dialog') && !location.hash.includes('figure')";

#[test]
fn a_card_opens_from_everywhere_and_closes_without_a_trace() {
    check(async |tab| {
        tab.live(&published().report()).await;
        // The first screen, a row's name in a table, a mark of a chart.
        let report = published().report();
        let targets = [
            ("chains-listed", "", "one('.units [data-figure=chains-listed] b')"),
            ("gap-manufacturing", "nation-gap", "one('#nation-gap tr[data-figure=gap-manufacturing] a')"),
            ("cranes-total", "cranes", "one('#cranes tr[data-figure=cranes-total] a')"),
        ];
        for (at, way) in ["Escape", "button", "backdrop", "back"].into_iter().enumerate() {
            // Every way from everywhere in one engine, every way and every place in the others.
            let step = tab.engine.step(targets.len());
            for (figure, chart, target) in targets.into_iter().skip(at % step).step_by(step) {
                println!("{figure}, {way}");
                tab.live(&report).await;
                if !chart.is_empty() {
                    tab.run(&format!("return unfold('{chart}');")).await;
                }
                let found = tab
                    .run(&format!(
                        "const target = {target};
                         target.scrollIntoView({{ block: 'center', behavior: 'instant' }});
                         return centre(target);"
                    ))
                    .await;
                tab.until("painted()").await;
                tab.run("addEventListener('click', () => (window.focused = document.activeElement), { capture: true, once: true });").await;
                tab.click(point(&found)).await;
                tab.until(&opened(figure)).await;
                let focus = tab.run("return one('dialog').contains(document.activeElement);").await;
                assert_eq!(focus, true, "the focus is in the card");
                match way {
                    "Escape" => tab.press(Key::Escape).await,
                    "button" => {
                        let at = tab.run("return centre(one('dialog .top button'));").await;
                        let (x, y) = point(&at);
                        tab.click((x + 10.0, y + 10.0)).await;
                    }
                    "backdrop" => tab.click((10.0, 10.0)).await,
                    _ => tab.back().await,
                }
                tab.until(CLOSED).await;
                let focus = tab.run("return [named(document.activeElement), named(focused)];").await;
                assert_eq!(focus[0], focus[1], "the focus is back where the click had put it");
            }
        }
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

/// Text that is selected may end where a dialog has nothing, or in a row of the explorer.
#[test]
fn selecting_text_neither_closes_nor_opens() {
    check(async |tab| {
        let drag = async |from: &str, to: &str| {
            let ends = tab.run(&format!("return [{from}, {to}];")).await;
            tab.drag(point(&ends[0]), point(&ends[1])).await;
        };
        let padding = "(([x, y, width, height]) => [x + 8, y + height - 8])(place(one('dialog')))";
        tab.live(&(published().report() + "#/figure/gap-manufacturing")).await;
        tab.until(&opened("gap-manufacturing")).await;
        drag("centre(one('dialog dd'))", padding).await;
        drag(padding, padding).await;
        tab.until(&opened("gap-manufacturing")).await;
        tab.live(&(published().report() + "#/chart/nation-gap")).await;
        tab.run("one('#nation-gap [data-save]').click();").await;
        tab.until("one('dialog.save')?.matches(':modal') && one('dialog.save [name=zh]').value").await;
        drag("centre(one('dialog.save [name=zh]'))", padding).await;
        drag(padding, padding).await;
        assert_eq!(tab.run("return one('dialog.save')?.open;").await, true);
        tab.click((10.0, 10.0)).await;
        tab.until("!one('dialog')").await;
        tab.live(&(published().report() + "#/data")).await;
        tab.until("all('.list tr[data-figure]').length > 4").await;
        let cell = "place(all('.list tr[data-figure] td')[0])";
        drag(
            &format!("(([x, y, , height]) => [x + 2, y + height / 2])({cell})"),
            &format!("(([x, y, width, height]) => [x + width - 4, y + height / 2])({cell})"),
        )
        .await;
        tab.until("String(getSelection())").await;
        assert_eq!(tab.run("return all('dialog.card').length;").await, 0);
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

/// What lay over the page goes when the address leads to a place of the page again.
#[test]
fn back_to_a_place_of_the_page_uncovers_it() {
    check(async |tab| {
        // WebKit passes over steps that no reader has made.
        if !tab.engine.touches {
            return;
        }
        tab.live(&published().report()).await;
        tab.click_on("nav a[href='#nation']").await;
        tab.until("location.hash === '#nation'").await;
        for (address, there) in [
            ("#/figure/gap-manufacturing", "one('dialog.card')?.open"),
            ("#/data", "one('dialog.explorer')?.open"),
            ("#/present/2", "one('#slides .now')"),
        ] {
            tab.run(&format!("location.hash = '{address}';")).await;
            tab.until(there).await;
            tab.back().await;
            tab.until("location.hash === '#nation' && !one('dialog') && root.dataset.view === 'reader' && shown(one('#nation'))").await;
        }
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

#[test]
fn the_focus_returns_and_the_history_leads_to_cards() {
    check(async |tab| {
        for way in ["Escape", "button", "back"] {
            tab.live(&published().report()).await;
            tab.run(
                "return unfold('nation-gap').then(() => {
                   window.link = one('#nation-gap tr[data-figure=gap-manufacturing] a');
                   link.focus();
                 });",
            )
            .await;
            tab.press(Key::Enter).await;
            tab.until(&opened("gap-manufacturing")).await;
            // A screen reader says what has been opened, rather than its first button.
            assert_eq!(tab.run("return document.activeElement.id;").await, "card-name");
            match way {
                "Escape" => tab.press(Key::Escape).await,
                "button" => {
                    tab.run("one('dialog [data-act=close]').focus();").await;
                    tab.press(Key::Enter).await;
                }
                _ => tab.back().await,
            }
            tab.until(CLOSED).await;
            assert_eq!(
                tab.run("return named(document.activeElement);").await,
                tab.run("return named(link);").await,
                "{way}"
            );
        }
        tab.live(&published().report()).await;
        tab.run("location.hash = '#/figure/chains-listed';").await;
        tab.until(&opened("chains-listed")).await;
        tab.run("location.hash = '#/figure/cranes-total';").await;
        tab.until(&opened("cranes-total")).await;
        // WebKit passes over steps that no reader has made.
        if tab.engine.touches {
            tab.back().await;
            tab.until(&opened("chains-listed")).await;
            tab.back().await;
            tab.until(CLOSED).await;
            tab.forward().await;
            tab.until(&opened("chains-listed")).await;
        }
        // As an address that someone was sent.
        tab.open(&(published().report() + "#/figure/nation-manufacturing")).await;
        tab.until(&opened("nation-manufacturing")).await;
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

/// The facts of the open card, by their terms.
async fn facts(tab: &Tab) -> Value {
    tab.run("return Object.fromEntries(all('dialog dt').map((term) => [term.textContent, term.nextElementSibling.textContent]));")
        .await
}

#[test]
fn a_card_says_what_stands_behind_a_figure() {
    check(async |tab| {
        let card = &words(Lang::Zh).card;
        let open = async |figure: &str| {
            tab.run(&format!("location.hash = '#/figure/{figure}';")).await;
            tab.until(&opened(figure)).await;
            facts(tab).await
        };
        tab.live(&published().report()).await;

        let rate = open("rate-manufacturing").await;
        assert_eq!(rate[card.printed], "94.1%");
        assert_eq!(rate[card.interval], "94.05%—94.15%");
        assert_eq!(rate[card.region], "辽宁");
        assert_eq!(rate[card.period], "2023 年");
        let place = rate[card.place].as_str().expect("a place");
        assert!(place.contains("一节，"), "heading and topic: {place}");

        let nation = open("nation-manufacturing").await;
        assert_eq!(nation[card.printed], card.not_printed);
        let range = nation[card.interval].as_str().expect("a range");
        assert!(range.contains("93.5") && range.contains("93.7%"), "{range}");
        let tie = tab.run("return one('dialog li p').textContent;").await;
        let tie = tie.as_str().expect("a formula");
        assert!(["94.1%", "−", "0.5", "93.6%"].iter().all(|part| tie.contains(part)), "{tie}");

        let total = open("cranes-total").await;
        assert!(total[card.printed].as_str().is_some_and(|printed| printed.contains("6162")), "{total}");
        let clashes = tab.run("return all('dialog .contradicts').map((tie) => tie.textContent);").await;
        let clashes = strings(&clashes);
        assert_eq!(clashes.len(), 2, "{clashes:?}");
        for part in ["52210", "17654"] {
            assert!(
                clashes.iter().any(|clash| clash.contains(part) && clash.contains("6162")),
                "{clashes:?}"
            );
        }
    });
}

#[test]
fn every_figure_has_a_card() {
    check_with_tools(async |tab| {
        tab.live(&published().report()).await;
        let mut rows = csv::Reader::from_path("data/observations.csv").expect("data/observations.csv");
        let ids: Vec<String> = rows.records().map(|row| row.expect("a row")[0].to_owned()).collect();
        assert_eq!(REPORT.with(|report| report.figures().count()), ids.len());
        // Each card has the browser compute the style of all that it covers, which isn't looked at here.
        tab.run("one('main').hidden = true;").await;
        // The cards follow each other within the page: there are too many to ask for each from outside.
        for (lang, address, step) in [("zh", "", 1), ("en", "?lang=en", 4)] {
            // In English all but the token as printed is English.
            let printed = words(Lang::En).card.printed;
            for some in ids.chunks(20) {
                let cards: Vec<String> =
                    some.iter().step_by(step).map(|id| format!("['{id}', () => {}]", opened(id))).collect();
                tab.run(&format!(
                    "window.wrong = undefined;
                     (async () => {{
                       const wrong = [];
                       for (const [id, there] of [{}]) {{
                         location.hash = `#/figure/${{id}}{address}`;
                         await holds(() => root.dataset.lang === '{lang}' && there());
                         const empty = all('dialog h2, dialog .figure, dialog dt, dialog dd, dialog li p').filter((e) => !e.textContent.trim());
                         // What nothing derives is shown as a dash.
                         const digit = /[0-9—]/.test(one('dialog .figure').textContent);
                         const printed = all('dialog dt').find((term) => term.textContent === '{printed}')?.nextElementSibling;
                         const unmarked = printed && [...printed.childNodes].some((part) => !part.lang && /\\p{{Script=Han}}/u.test(part.textContent));
                         const foreign = all('dialog h2, dialog p, dialog dt, dialog dd')
                           .filter((e) => '{lang}' === 'en' && e !== printed && /\\p{{Script=Han}}/u.test(e.textContent));
                         const found = [...empty.map(named), ...(digit ? [] : ['no number']), ...(unmarked ? ['Chinese that isn’t marked'] : []), ...(all('dialog dd').length < 5 ? ['too few facts'] : []),
                           ...foreign.map((e) => `Chinese: ${{named(e)}}`)];
                         wrong.push(...found.map((what) => `${{id}}: ${{what}}`));
                       }}
                       window.wrong = wrong;
                     }})();",
                    cards.join(", ")
                ))
                .await;
                tab.until("window.wrong").await;
                tab.none(&format!("cards in {lang}"), "return wrong;").await;
            }
        }
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

// Language, look, sharpness

/// Presses one of the page's own buttons without a scroll to it.
async fn press_button(tab: &Tab, selector: &str) {
    tab.run(&format!("one('#page {selector}').click();")).await;
}

#[test]
fn the_language_switches_in_place() {
    check(async |tab| {
        tab.view(1024, 800, 1.0).await;
        tab.open(&published().with_script("held", HOLD)).await;
        // Where much else is to be done, some drivers are ready before the document is.
        tab.until("document.readyState === 'complete'").await;
        tab.run("window.parsed = markup(); release();").await;
        tab.until("painted()").await;
        tab.run("all('#method details')[3].open = true; return unfold('nation-gap');").await;
        tab.run(
            "scrollBy({ top: one('#nation-rates').getBoundingClientRect().top - 10, behavior: 'instant' });",
        )
        .await;
        tab.until("painted()").await;
        press_button(tab, "button[data-lang=en]").await;
        tab.until("root.lang === 'en' && painted()").await;
        assert_eq!(tab.run("return location.hash;").await, "#/?lang=en");
        tab.until("Math.abs(one('#nation-rates').getBoundingClientRect().top - 10) <= 2").await;
        let open = tab.run("return [one('#nation-gap details').open, all('#method details').findIndex((d) => d.open), all('details[open]').length];").await;
        assert_eq!(open, json!([true, 3, 2]), "open tables stay open");
        check_document(tab).await;
        // All of the page in English, also what is read aloud and what is closed; but the switch back.
        tab.none(
            "Chinese on the English page",
            "const own = ['中文'];
             const texts = [[document.title, root]], walker = document.createTreeWalker(one('#page'), NodeFilter.SHOW_TEXT);
             while (walker.nextNode()) texts.push([walker.currentNode.data.trim(), walker.currentNode.parentElement]);
             for (const element of all('#page [aria-label], #live [aria-label]')) texts.push([element.getAttribute('aria-label'), element]);
             return texts.filter(([text]) => /[\\p{Script=Han}，。；：（）“”、《》]/u.test(text.replace(/[“”]/g, '')) && !own.includes(text))
               .map(([text, element]) => `${element.localName}: ${text.slice(0, 60)}`);",
        )
        .await;
        let heading = tab.run("return [document.title, one('h1').textContent];").await;
        assert_eq!(
            heading,
            json!([
                "Quality, standards, brands: Liaoning’s figures, and where they stand in China · Guanzhi",
                "Quality, standards, brands: Liaoning’s figures, and where they stand in China"
            ])
        );
        let canvases = tab.run("return all('.plot.painted canvas:first-child').filter((c) => near(c) && c.width > 0).length;").await;
        assert_ne!(canvases, 0, "charts are live again");
        tab.point(aim(tab, "nation-gap", "gap-manufacturing").await).await;
        tab.until(&tip("nation-gap", "gap-manufacturing")).await;
        tab.point((1.0, 1.0)).await;

        press_button(tab, "button[data-lang=zh]").await;
        tab.until("root.lang === 'zh-CN' && painted()").await;
        assert_eq!(tab.run("return location.hash;").await, "#/");
        tab.run("for (const open of all('details[open]')) open.open = false;").await;
        tab.none(
            "back, the page isn’t as it was parsed",
            "const [before, now] = [parsed.trim(), markup().trim()];
             const at = [...before].findIndex((char, at) => char !== now[at]);
             return before === now ? [] : [before, now].map((text) => text.slice(at - 40, at + 80));",
        )
        .await;
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

#[test]
fn a_card_speaks_the_pages_language() {
    check(async |tab| {
        let report = published().report();
        for (address, printed) in [
            (format!("{report}#/figure/rate-manufacturing?lang=en"), words(Lang::En).card.printed),
            (format!("{report}#/figure/rate-manufacturing"), words(Lang::Zh).card.printed),
        ] {
            tab.open(&address).await;
            tab.until(&opened("rate-manufacturing")).await;
            assert_eq!(facts(tab).await[printed], "94.1%");
        }
    });
}

/// The province's mark in a chart is on the canvas in the province's colour of the look that is on.
async fn check_colours(tab: &Tab, paper: [u8; 3], province: [u8; 3]) {
    let [red, green, blue] = paper;
    tab.until(&format!("getComputedStyle(document.body).backgroundColor === 'rgb({red}, {green}, {blue})'"))
        .await;
    let dot = |mark: &Mark| matches!(mark.shape, Shape::Circle(..)) && mark.ink == Ink::Province;
    bring(tab, "nation-rates", "rate-manufacturing", dot).await;
    tab.until("painted()").await;
    let (x, y) = bring(tab, "nation-rates", "rate-manufacturing", dot).await;
    let expected = province.map(|part| part.to_string()).join(",");
    tab.until(&format!("String(pixel(one('#nation-rates canvas'), {x}, {y})) === '{expected}'")).await;
}

const LIGHT: ([u8; 3], [u8; 3]) = ([0xfb, 0xfa, 0xf7], [0xb3, 0x26, 0x1e]);
const DARK: ([u8; 3], [u8; 3]) = ([0x12, 0x16, 0x1c], [0xff, 0x8a, 0x7a]);

#[test]
fn looks_repaint_page_and_charts() {
    check(async |tab| {
        tab.live(&published().report()).await;
        check_colours(tab, LIGHT.0, LIGHT.1).await;
        press_button(tab, "button[data-look=dark]").await;
        check_colours(tab, DARK.0, DARK.1).await;
        assert_eq!(tab.run("return location.hash;").await, "#/?look=dark");
        let pressed =
            "return all('button[data-look]').map((button) => button.getAttribute('aria-pressed')).join();";
        assert_eq!(tab.run(pressed).await, "false,false,true");
        press_button(tab, "button[data-look=light]").await;
        check_colours(tab, LIGHT.0, LIGHT.1).await;
        press_button(tab, "button[data-look=auto]").await;
        check_colours(tab, LIGHT.0, LIGHT.1).await;
        if tab.engine.tools {
            let scheme = async |value| tab.media("screen", ("prefers-color-scheme", value)).await;
            scheme("dark").await;
            check_colours(tab, DARK.0, DARK.1).await;
            press_button(tab, "button[data-look=light]").await;
            check_colours(tab, LIGHT.0, LIGHT.1).await;
            press_button(tab, "button[data-look=auto]").await;
            check_colours(tab, DARK.0, DARK.1).await;
            scheme("light").await;
            check_colours(tab, LIGHT.0, LIGHT.1).await;
        }
    });
}

#[test]
fn canvases_have_a_pixel_for_each_of_the_screen() {
    check(async |tab| {
        if !tab.engine.tools {
            return;
        }
        let mut seen_far = false;
        for (width, ratio) in [(1280, 1.0), (1280, 2.0), (412, 2.625), (412, 3.0), (1024, 1.25)] {
            // Afresh, since an emulated ratio that changes fires none of the events that a screen's does.
            tab.view(width, 800, ratio).await;
            tab.live(&published().report()).await;
            for chart in ["chain-recognition", "nation-rates", "cranes"] {
                tab.run(&format!(
                    "one('#{chart} .plot').scrollIntoView({{ block: 'center', behavior: 'instant' }});"
                ))
                .await;
                let wrong = "plots().filter((plot) => near(plot)).filter((plot) => {
                    const canvas = one('canvas', plot), { width, height } = canvas.getBoundingClientRect();
                    const whole = (length) => Math.round(length * devicePixelRatio);
                    const fits = canvas.width === whole(width) && Math.abs(canvas.height - whole(height)) <= 1;
                    return !fits && width * height * devicePixelRatio ** 2 < 16e6;
                  }).map((plot) => plot.parentElement.id)";
                tab.until(&format!("devicePixelRatio === {ratio} && painted() && {wrong}.length === 0"))
                    .await;
                // Two screens away and more, a chart gives its memory back.
                let far = "plots().filter((plot) => !near(plot, 2 * innerHeight))";
                tab.until(&format!("{far}.every((plot) => all('canvas', plot).every((c) => c.width === 0))"))
                    .await;
                seen_far |= tab.run(&format!("return {far}.length;")).await != 0;
            }
        }
        assert!(seen_far, "no chart was ever far away");
    });
}

// What else happens to a page

/// Keeps the memory of the app's module, and counts errors.
const KEEP_MEMORY: &str = "\
    window.memories = []; window.errors = [];
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const inner = WebAssembly[name];
      WebAssembly[name] = async (...parts) => {
        const made = await inner.apply(WebAssembly, parts);
        memories.push((made.instance ?? made).exports.memory);
        return made;
      };
    }
    addEventListener('error', (event) => errors.push(event.message));
    addEventListener('unhandledrejection', (event) => errors.push(String(event.reason)));";

/// Overwrites the app's data; code then reads nonsense and traps. Its stack comes first and stays.
const RUIN: &str = "new Uint8Array(memories.at(-1).buffer).fill(0xff, 0x100000);";

#[test]
fn a_trap_leaves_the_static_page_and_can_be_retried() {
    check(async |tab| {
        let address = published().with_script("memory", KEEP_MEMORY);
        for cause in ["pointer", "click", "address", "size"] {
            println!("{cause}");
            tab.view(1280, 800, 1.0).await;
            tab.live(&address).await;
            let at = aim(tab, "nation-gap", "gap-manufacturing").await;
            tab.point((1.0, 1.0)).await;
            tab.run(RUIN).await;
            match cause {
                "pointer" => tab.point(at).await,
                "click" => tab.click(at).await,
                "address" => {
                    tab.run("location.hash = '#/figure/chains-listed';").await;
                }
                _ => tab.view(1000, 800, 1.0).await,
            }
            check_failed(tab, "trap").await;

            // The listeners and observers are off: nothing runs into the ruins again.
            let settle = "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));";
            tab.run(settle).await;
            assert_eq!(tab.run("return errors.length;").await, 1, "{cause}: one trap is one error");
            tab.point((400.0, 300.0)).await;
            tab.click((420.0, 320.0)).await;
            tab.run("location.hash = '#/?lang=en'; location.hash = '#/figure/cranes-total'; location.hash = '#/';").await;
            tab.view(1100, 700, 1.0).await;
            tab.run("return unfold('nation-gap').then(() => { one('#nation-gap tr[data-figure]').click(); dispatchEvent(new Event('resize')); dispatchEvent(new Event('pageshow')); });").await;
            tab.run(settle).await;
            assert_eq!(tab.run("return errors.length;").await, 1, "{cause}: nothing runs after the trap");
            check_failed(tab, "trap").await;

            // A fresh module on request, by the reader's own click.
            let button = tab.run("return place(all('[data-retry]').find(shown));").await;
            let (x, y) = point(&button);
            tab.click((x + 5.0, y + 5.0)).await;
            tab.until("painted()").await;
            assert_eq!(
                tab.run("return [all('.failures p').filter(shown).length, root.dataset.reason ?? ''];").await,
                json!([0, ""])
            );
            assert_eq!(tab.run("return memories.length;").await, 2, "a fresh module");
            tab.point(aim(tab, "nation-gap", "gap-manufacturing").await).await;
            tab.until(&tip("nation-gap", "gap-manufacturing")).await;
            tab.run("location.hash = '#/figure/chains-listed';").await;
            tab.until(&opened("chains-listed")).await;
            assert_eq!(tab.run("return errors.length;").await, 1, "{cause}: the fresh module runs well");
        }
    });
}

#[test]
fn errors_of_others_are_left_alone() {
    check(async |tab| {
        tab.live(&published().report()).await;
        tab.run(
            "setTimeout(() => { window.thrown = true; throw new TypeError('an extension’s own error'); });
             Promise.reject(new RangeError('another'));",
        )
        .await;
        tab.until("window.thrown").await;
        tab.point(aim(tab, "nation-gap", "gap-manufacturing").await).await;
        tab.until(&tip("nation-gap", "gap-manufacturing")).await;
        assert_eq!(tab.run("return root.dataset.state;").await, "live");
    });
}

#[test]
fn without_a_canvas_the_drawings_stay() {
    check(async |tab| {
        let address =
            published().with_script("no-canvas", "HTMLCanvasElement.prototype.getContext = () => null;");
        tab.open(&address).await;
        tab.until("root.dataset.state === 'live' && all('.layer').length === plots().length").await;
        check_stills(tab).await;
        assert_eq!(tab.run("return all('.painted').length;").await, 0);
        // All else works, once the chart is laid out, which it is near the screen.
        tab.run("one('#nation-gap .plot').scrollIntoView({ block: 'center', behavior: 'instant' });").await;
        tab.until("one('#nation-gap [role=option]')").await;
        let at = bring(tab, "nation-gap", "gap-manufacturing", |_| true).await;
        tab.point(at).await;
        tab.until(&tip("nation-gap", "gap-manufacturing")).await;
        tab.click(at).await;
        tab.until(&opened("gap-manufacturing")).await;
        check_stills(tab).await;
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

/// As a translator does: every text in elements of its own, some of them gone.
const TRANSLATE: &str = "\
    const walker = document.createTreeWalker(document.querySelector('#page'), NodeFilter.SHOW_TEXT), texts = [];
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest('svg, .layer')) texts.push(walker.currentNode);
    for (const text of texts) {
      const outer = document.createElement('font'), inner = document.createElement('font');
      inner.textContent = `«${text.data}»`;
      outer.append(inner);
      text.replaceWith(outer);
    }
    for (const gone of [...document.querySelectorAll('#page .note, #page footer li, #nation-gap .source')]) gone.remove();";
/// As extensions do: elements in places where nobody expects them.
const EXTEND: &str = "\
    for (const place of ['body', '#page', '#nation-rates', '#nation-rates .plot', '.panel', '#live', 'html']) {
      const stranger = document.createElement('x-stranger');
      stranger.textContent = '!';
      document.querySelector(place).prepend(stranger);
    }";

#[test]
fn strangers_in_the_page_break_nothing() {
    check(async |tab| {
        let held = published().with_script("held", HOLD);
        for (what, change) in [("translator", TRANSLATE), ("extension", EXTEND)] {
            for before in [true, false] {
                println!("{what}, before it is live: {before}");
                tab.open(&held).await;
                if before {
                    tab.run(change).await;
                }
                tab.run("release();").await;
                tab.until("painted()").await;
                if !before {
                    tab.run(change).await;
                }
                // From elsewhere: a pointer that stays where the last page had it tells nothing.
                tab.point((1.0, 1.0)).await;
                tab.point(aim(tab, "nation-rates", "rate-consumer").await).await;
                tab.until("one('#nation-rates .tip')").await;
                tab.run("location.hash = '#/figure/cranes-total';").await;
                tab.until("one('dialog .contradicts')").await;
                tab.run("location.hash = '#/?lang=en';").await;
                tab.until("root.lang === 'en' && painted() && !one('dialog')").await;
                tab.run(change).await;
                tab.run("location.hash = '#/?look=dark';").await;
                tab.until("root.lang === 'zh-CN' && painted()").await;
                tab.view(700, 800, 1.0).await;
                tab.until("painted()").await;
                tab.view(1280, 800, 1.0).await;
                tab.until("painted()").await;
                assert_eq!(tab.complaints().await, [""; 0], "{what}");
            }
        }
    });
}

#[test]
fn print_is_the_static_page() {
    check(async |tab| {
        // Wherever the reader is, but twice at the same place: Chromium's PDF has places from there.
        let scroll = "scrollTo({ top: 5000, behavior: 'instant' });";
        tab.open(&published().with_script("held", HOLD)).await;
        tab.run(scroll).await;
        let expected = if tab.engine.prints { tab.print().await } else { Vec::new() };
        tab.live(&published().report()).await;
        press_button(tab, "button[data-look=dark]").await;
        tab.until("painted()").await;
        tab.run(scroll).await;
        tab.until("painted()").await;
        // Links to cards, which a PDF would keep, are only there live.
        tab.run("for (const link of all('a[href^=\"#/figure/\"]')) link.removeAttribute('href');").await;
        if tab.engine.prints {
            check_pdf(tab, &expected, &tab.print().await);
        }
        if tab.engine.tools {
            tab.media("print", ("prefers-color-scheme", "dark")).await;
            check_stills(tab).await;
            let there = tab.run("return all('.layer, #live, .controls, .skip').filter((e) => getComputedStyle(e).display !== 'none').length;").await;
            assert_eq!(there, 0, "nothing of the app is printed");
            let inks = tab.run("return ['text', 'paper', 'card', 'warn-card'].map(ink).join();").await;
            assert_eq!(inks, "#000,#fff,#fff,#fff", "print is black on white in every look");
            check_print(tab).await;
            // Afterwards the charts are as they were.
            tab.media("screen", ("prefers-color-scheme", "light")).await;
        }
        tab.until("painted()").await;
    });
}

/// What was printed live against what was printed before. The same drawings and words take the same room; dates and
/// identifiers have a fixed length in Chromium, where at most the last digits of places differ (by 4 of 2,357,692 bytes where the page
/// was scrolled alike); and compressed they have nearly one in Firefox.
fn check_pdf(tab: &Tab, expected: &[u8], pdf: &[u8]) {
    assert!(pdf.starts_with(b"%PDF-"));
    let spare = if tab.engine.tools { 32 } else { expected.len() / 200 };
    assert!(
        pdf.len().abs_diff(expected.len()) <= spare,
        "live and dark prints as static and light does: {} and {} bytes",
        pdf.len(),
        expected.len()
    );
    let text = String::from_utf8_lossy(pdf);
    if tab.engine.tools {
        let pages = text.matches("/Type /Page\n").count();
        assert!((3..40).contains(&pages), "{pages} pages");
    }
    assert!(!text.contains("/Subtype /Image"), "drawings are vectors");
}

/// The page on paper: nothing of the app, links as text, and each chart's numbers among those of the sources.
async fn check_print(tab: &Tab) {
    tab.none(
        "canvases, dialogs and buttons in print",
        "return all('canvas, dialog, button').filter(shown).map(named);",
    )
    .await;
    tab.none(
        "coloured or underlined links in print",
        "return all('#page a').filter(shown).filter((a) => {
           const { color, textDecorationLine } = getComputedStyle(a);
           return textDecorationLine !== 'none' || !['rgb(0, 0, 0)', 'rgb(51, 51, 51)'].includes(color);
         }).map(named);",
    )
    .await;
    tab.none(
        "charts whose sources have no number, or one that isn’t listed",
        "const listed = new Set(all('.sources li').filter(shown).map((item) => String(item.value)));
         return all('figure[data-chart]').filter((figure) => {
           const numbers = all(':is(figcaption, .source) sup', figure).filter(shown).map((sup) => sup.textContent);
           return !numbers.length || numbers.some((number) => !listed.has(number));
         }).map((figure) => figure.id);",
    )
    .await;
    tab.none(
        "tall drawings in print",
        "return all('.plot').filter((plot) => plot.getBoundingClientRect().height > 1000).map((plot) => plot.parentElement.id);",
    )
    .await;
}

// Charts' own pages

#[test]
fn a_charts_page_shows_it_without_scripts() {
    check(async |tab| {
        for name in ["nation-gap.html", "nation-gap.en.html"] {
            let headers = &[("Content-Security-Policy", "sandbox allow-same-origin")];
            let server = Server::folder_with(published().site(), headers);
            tab.open(&format!("{}chart/{name}", server.address)).await;
            for width in [360, 800, 1280] {
                tab.view(width, 800, 1.0).await;
                check_stills(tab).await;
                check_layout(tab, &format!("{name} at {width}")).await;
            }
            assert_eq!(tab.run("return all('.sources li').filter(shown).length > 0;").await, true);
            assert_eq!(
                tab.run("return all('figcaption sup').filter(shown).length;").await,
                0,
                "only on paper"
            );
            assert_eq!(
                tab.run("return all('noscript p').filter(shown).length;").await,
                1,
                "one line says so"
            );
            if tab.engine.tools {
                tab.media("print", ("prefers-color-scheme", "dark")).await;
                check_print(tab).await;
                tab.media("screen", ("prefers-color-scheme", "light")).await;
            }
        }
    });
}

#[test]
fn a_charts_page_goes_live_in_its_own_language() {
    check(async |tab| {
        let server = Server::folder(published().site());
        let page = |name: &str| format!("{}chart/nation-gap{name}", server.address);
        tab.complaints().await;
        for (name, lang, pack) in [(".html", "zh-CN", "package-zh"), (".en.html", "en", "package-en")] {
            for width in [360, 700, 1280] {
                tab.view(width, 800, 1.0).await;
                tab.open(&page(name)).await;
                tab.run("window.parsed = markup(); window.before = fixed().map((element) => [element, place(element)]);").await;
                tab.until("painted()").await;
                tab.none(
                    &format!("moved at {width}"),
                    "const now = fixed();
                     const moved = before.filter(([element, from], at) =>
                       now[at] !== element || place(element).some((value, i) => Math.abs(value - from[i]) > 0.5));
                     return [...(now.length === before.length ? [] : ['lost']), ...moved.map(([element]) => named(element))];",
                )
                .await;
            }
            check_document(tab).await;
            let at = aim(tab, "nation-gap", "gap-manufacturing").await;
            tab.point(at).await;
            tab.until("one('#nation-gap .tip b')?.textContent.startsWith('+0.5')").await;
            tab.click(at).await;
            tab.until("all('dialog').length === 1 && location.hash.startsWith('#/figure/gap-manufacturing')")
                .await;
            let close = words(Lang::from_id(&lang[..2]).expect("a language")).card.close;
            assert_eq!(tab.run("return one('dialog button').textContent;").await, close);
            tab.press(Key::Escape).await;
            tab.until(CLOSED).await;
            // What follows `#` says nothing of the language here, but of the look.
            tab.run("location.hash = '#/?lang=en&look=dark';").await;
            tab.until("root.dataset.look === 'dark'").await;
            tab.run("location.hash = '#/?lang=zh';").await;
            tab.until("root.dataset.look === 'auto' && painted()").await;
            assert_eq!(
                tab.run("return [root.lang, one('main h3').closest('.alone') !== null];").await,
                json!([lang, true])
            );
            assert!(server.requests().iter().any(|path| path.contains(pack)), "{:?}", server.requests());
        }
        assert!(server.requests().iter().filter(|path| path.contains("package-zh")).count() <= 3);
        // From one language to the other, and on to the next chart.
        tab.open(&page(".html")).await;
        tab.run("one('.bar a[hreflang]').click();").await;
        tab.until("location.pathname === '/chart/nation-gap.en.html' && root.lang === 'en' && painted()")
            .await;
        tab.run("one('a[rel=next]').click();").await;
        tab.until("location.pathname.endsWith('.en.html') && !location.pathname.includes('nation-gap') && painted()").await;
        // Back to the report, in English and at the chart.
        tab.open(&page(".en.html")).await;
        tab.run("one('.bar nav a').click();").await;
        tab.until("location.pathname === '/index.en.html' && root.lang === 'en' && near(one('#nation-gap'))")
            .await;
        assert_eq!(tab.complaints().await, [""; 0], "the console is silent");
    });
}

#[test]
fn addresses_lead_where_they_say() {
    check(async |tab| {
        let report = published().report();
        // A chart, at the start and later.
        let there = |chart: &str| {
            format!(
                "painted() && Math.abs(one('#{chart}').getBoundingClientRect().top - 60) < 2 || (scrollY + innerHeight > root.scrollHeight - 2 && near(one('#{chart}')))"
            )
        };
        tab.live(&format!("{report}#/chart/nation-gap")).await;
        tab.until(&there("nation-gap")).await;
        tab.run("location.hash = '#/chart/chain-work?lang=en';").await;
        tab.until("root.lang === 'en'").await;
        tab.until(&there("chain-work")).await;
        assert_eq!(tab.run("return [root.dataset.view, all('.toast').length];").await, json!(["chart", 0]));

        // A place of the page keeps language and look; the switch there keeps both too.
        tab.live(&format!("{report}#/?lang=en&look=dark")).await;
        tab.click_on("nav a[href='#nation']").await;
        tab.until("location.hash === '#/section/nation?lang=en&look=dark' && painted()").await;
        tab.until("Math.abs(one('#nation').getBoundingClientRect().top - 60) < 2").await;
        assert_eq!(
            tab.run("return [root.lang, root.dataset.look, all('.toast').length];").await,
            json!(["en", "dark", 0])
        );
        press_button(tab, "button[data-lang=zh]").await;
        tab.until("root.lang === 'zh-CN'").await;
        assert_eq!(tab.run("return location.hash;").await, "#/section/nation?look=dark");

        // What isn't understood: the nearest view, and a word about it.
        for (hash, lang) in [
            ("#/nowhere/at/all", "zh-CN"),
            ("#/figure/no-such?lang=en", "en"),
            ("#/?lang=xx", "zh-CN"),
            ("#/chart/%E0%A4%A", "zh-CN"),
        ] {
            tab.live(&format!("{report}{hash}")).await;
            let notice = words(if lang == "en" { Lang::En } else { Lang::Zh }).unknown_address;
            tab.until(&format!("one('.toast')?.textContent === '{notice}'")).await;
            assert_eq!(
                tab.run("return [root.lang, root.dataset.view, all('dialog').length];").await,
                json!([lang, "reader", 0]),
                "{hash}"
            );
        }
        // The notice goes when the reader goes on; the address was mended to that of the reader page.
        tab.run("location.hash = '#/method';").await;
        tab.until("!one('.toast')").await;
        // A fragment from the start.
        tab.live(&format!("{report}#supervision")).await;
        tab.until("near(one('#supervision-heading'))").await;
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}
