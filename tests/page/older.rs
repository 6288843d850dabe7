//! The page in Chromium from 69 to 109, which offices, schools and kiosks still have: in all of them it is read, printed and
//! paged, from 80 on it is live, and older ones are told that they are too old for that.

use super::pipe::{Browser, installed};
use super::save::CATCH;
use super::site::published;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;

/// The first version that the app is for.
const LIVE: u32 = 80;
/// From where on no more than WebAssembly is admitted.
const STRICT: u32 = 105;
/// Those that are installed for every run.
const ALWAYS: [u32; 2] = [69, 80];

/// Runs a suite in all of them, if they can run on this machine.
fn check(suite: impl Fn(&Browser)) {
    if std::env::var_os("GUANZHI_NO_BROWSER").is_some_and(|value| !value.is_empty()) {
        println!("skipped: GUANZHI_NO_BROWSER is set");
        return;
    }
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        println!("skipped: there are browsers of former years for Linux on x86-64 only");
        return;
    }
    published();
    let browsers = installed();
    for version in ALWAYS {
        let there = browsers.iter().any(|(it, _)| *it == version);
        assert!(there, "Chromium {version} isn’t there: run these tests with `cargo xtask test`");
    }
    for (version, program) in browsers {
        println!("in Chromium {version}");
        suite(&Browser::start(version, &program));
    }
}

/// Opens the page and waits until the app is live, or has said that it won't be.
fn open(browser: &Browser, fragment: &str) {
    browser.open(&(published().report() + fragment));
    browser.until("root.dataset.state !== 'static'");
}

/// Charts that aren't there once: each has one drawing of all that are shown by width.
const NOT_ONCE: &str = "return all('#page figure[data-chart]')
    .map((figure) => [figure.id, all('.still', figure).filter((it) => getComputedStyle(it).display !== 'none').length])
    .filter(([id, count]) => count !== 1);";

#[test]
fn all_read_it_and_those_that_are_too_old_are_told() {
    check(|browser| {
        open(browser, "");
        assert_eq!(browser.run(NOT_ONCE), json!([]), "{}: charts that aren’t there once", browser.version);
        assert_eq!(browser.run("return root.scrollWidth <= innerWidth;"), true, "{}", browser.version);
        let state = browser.run("return [root.dataset.state, root.dataset.reason || ''];");
        let told = browser.run("return all('.failures p').filter(shown).map((it) => it.dataset.reason);");
        let (expected, notice) = if browser.version < LIVE {
            (json!(["failed", "old"]), json!(["old"]))
        } else {
            (json!(["live", ""]), json!([]))
        };
        let evaluating = browser
            .run("return all('meta[http-equiv]').every((it) => it.content.includes(\"'unsafe-eval' \"));");
        assert_eq!(evaluating, browser.version < STRICT, "{}", browser.version);
        assert_eq!((state, told), (expected, notice), "{}", browser.version);
        assert_eq!(browser.complaints(), [""; 0], "{}", browser.version);
        // Where there are no popovers, the list of sections is folded all the same.
        browser.view(390, 800);
        browser.until("innerWidth === 390");
        for shown in [false, true] {
            assert_eq!(browser.run("return shown(one('#contents a'));"), shown, "{}", browser.version);
            browser.point("one('.menu')", true);
        }
        browser.until("!shown(one('#contents a'))");
    });
}

#[test]
fn an_address_chooses_the_look_in_all() {
    check(|browser| {
        for (look, ground) in [("dark", "rgb(18, 22, 28)"), ("light", "rgb(251, 250, 247)")] {
            open(browser, &format!("#/?look={look}"));
            let found = browser.run("return getComputedStyle(document.body).backgroundColor;");
            assert_eq!(found, ground, "{}: {look}", browser.version);
        }
    });
}

#[test]
fn keys_page_the_slides_in_all() {
    check(|browser| {
        open(browser, "#slides");
        let shown = "String(all('#slides section').filter(shown).map((it) => it.dataset.slide))";
        browser.until(&format!("{shown} === '1'"));
        for _ in 0..30 {
            browser.press("ArrowRight", 39);
            if browser.run(&format!("return {shown};")) == "2" {
                break;
            }
        }
        browser.until(&format!("{shown} === '2' && location.hash.startsWith('#/present/2')"));
        browser.until("all('#slides section').find(shown).getBoundingClientRect().height >= innerHeight");
        browser.press("Home", 36);
        browser.until(&format!("{shown} === '1'"));
        assert_eq!(browser.complaints(), [""; 0], "{}", browser.version);
    });
}

#[test]
fn print_has_each_chart_once_in_all() {
    check(|browser| {
        open(browser, "");
        browser.tools("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
        browser.until("matchMedia('print').matches");
        assert_eq!(browser.run(NOT_ONCE), json!([]), "{}: charts that aren’t printed once", browser.version);
        let hidden = "return all('#page .still').filter((it) => getComputedStyle(it).display !== 'none' && !shown(it)).length;";
        assert_eq!(browser.run(hidden), 0, "{}: drawings that can’t be seen", browser.version);
        browser.tools("Emulation.setEmulatedMedia", &json!({ "media": "" }));
        let printed = browser.tools("Page.printToPDF", &json!({ "printBackground": true }));
        let pdf = BASE64_STANDARD.decode(printed["data"].as_str().expect("a PDF")).expect("base64");
        let pages = lopdf::Document::load_mem(&pdf).expect("a PDF").get_pages().len();
        println!("{pages} pages");
        assert!((8..40).contains(&pages), "{}: {pages} pages", browser.version);
    });
}

#[test]
fn the_app_is_whole_from_its_first_engine_on() {
    check(|browser| {
        if browser.version < LIVE {
            return;
        }
        open(browser, "");
        browser.run(CATCH);
        let mark =
            "all('#nation-gap [data-figure=gap-manufacturing]').find((it) => it.getClientRects().length)";
        browser.run("one('#nation-gap .plot').scrollIntoView({ block: 'center' });");
        browser.until("one('#nation-gap .plot').classList.contains('painted')");
        browser.point(mark, false);
        browser.until("one('#nation-gap .tip') && shown(one('#nation-gap .tip'))");
        let said = "one('#nation-gap noscript').textContent.includes(one('#nation-gap .tip b').textContent)";
        assert_eq!(browser.run(&format!("return {said};")), true, "{}", browser.version);
        browser.point(mark, true);
        browser.until("one('dialog.card[open]') && location.hash.startsWith('#/figure/gap-manufacturing')");
        let card = "const { right, top } = one('dialog.card').getBoundingClientRect(); return [right, top];";
        assert_eq!(browser.run(card), json!([1280, 0]), "{}: the card", browser.version);
        browser.press("Escape", 27);
        browser.until("!one('dialog[open]')");

        browser.run("location.hash = '#/data';");
        browser.until("one('.explorer[open] tbody tr a')");
        let area = "const { left, top, width, height } = one('.explorer').getBoundingClientRect(); return [left, top, width, height];";
        assert_eq!(browser.run(area), json!([0, 0, 1280, 800]), "{}: the explorer", browser.version);
        browser.press("Escape", 27);
        browser.until("!one('dialog[open]')");

        browser.run("one('#nation-gap details').open = true; one('#nation-gap [data-save]').click();");
        browser.until("one('dialog.save[open]') && one('dialog.save h2').textContent");
        browser.run("one('dialog.save [data-save=csv]').click();");
        let saved = browser.until("window.saved");
        let expected = (&json!("liaoning-quality-2024-nation-gap.en.csv"), &json!("text/csv;charset=utf-8"));
        assert_eq!((&saved[0], &saved[1]), expected, "{}", browser.version);
        browser.press("Escape", 27);
        browser.until("!one('dialog[open]')");

        // It has opened in English, which is what these browsers ask for.
        browser.run("one('button[data-lang=zh]').click();");
        browser.until("root.lang === 'zh-CN'");
        assert_eq!(browser.complaints(), [""; 0], "{}", browser.version);
    });
}
