//! The page for everyone: what axe-core, the Nu checker, keyboards, the tree for screen readers and user styles find.

use super::browser::{Tab, USUAL, npm};
use super::site::{HOLD, Server, published};
use super::{
    CLOSED, aim, charts, check, check_layout, check_with_text, check_with_tools, json, opened, point,
    strings, tip,
};
use fantoccini::key::Key;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What an address shows, and when it is there. A new part of the page joins these tests by a line here.
struct View {
    hash: &'static str,
    ready: &'static str,
    /// What is examined.
    part: &'static str,
}

/// All views of the page; the last one is the reader with everything in it open, which takes longest to examine.
const VIEWS: [View; 15] = [
    View { hash: "#/figure/rate-manufacturing", ready: "one('dialog.card')", part: "dialog" },
    View { hash: "#/figure/cranes-total", ready: "one('dialog .contradicts')", part: "dialog" },
    View { hash: "#/data", ready: "all('.list tr[data-figure]').length", part: "dialog" },
    View { hash: "#/data?q=hegelv&sort=value", ready: "all('.list tr[data-figure]').length", part: "dialog" },
    View { hash: "#/pairs?grade=period", ready: "one('#pairs .row[hidden]')", part: "#pairs" },
    View { hash: "#/method", ready: "root.dataset.view === 'method'", part: "#method" },
    View { hash: "#/present/1", ready: SLIDE, part: "#slides" },
    View { hash: "#/present/5.1", ready: SLIDE, part: "#slides" },
    View { hash: "#/chart/nation-gap?plain=1", ready: "root.dataset.plain === ''", part: "#nation-gap" },
    View { hash: "#/chart/nation-gap", ready: SAVE, part: "dialog" },
    View { hash: "#/chart/nation-gap", ready: EMBED, part: "dialog" },
    View { hash: "#/?pick=rate-manufacturing", ready: COMPARING, part: "#live" },
    View { hash: "#/?pick=ebike-cases&vs=ebike-refits", ready: "one('.marked svg')", part: "#live" },
    View { hash: "#/nowhere", ready: "one('.toast')", part: "#live" },
    View { hash: "#/", ready: OPENED, part: "html" },
];

/// Opens all that can be opened, with the charts' tables.
const OPENED: &str = "(all('details').forEach((part) => (part.open = true)), all('figure details .scroll').every((part) => one('table', part)))";

/// A slide is there, and its chart is laid out for it.
const SLIDE: &str = "one('#slides .now h2') && (!one('.now .stage') || one('.now .stage').dataset.drawn)";

/// Opens what a marked figure can be compared with.
const COMPARING: &str = "one('.marked details') && (one('.marked details').open = true)";

/// Opens the dialog that saves, and that with code to embed.
const SAVE: &str = "(one('dialog.save') || one('#nation-gap [data-save]').click(), one('dialog.save:modal [name=zh]')?.value)";
const EMBED: &str = "(one('dialog.save') || one('#nation-gap [data-embed]').click(), one('dialog.save:modal [name=caption]')?.value)";

/// The fragment of a view in a language and look.
fn fragment(view: &View, lang: &str, look: &str) -> String {
    let sign = if view.hash.contains('?') { '&' } else { '?' };
    format!("{}{sign}lang={lang}&look={look}", view.hash)
}

/// Goes to a view from another one of the live page.
async fn visit(tab: &Tab, view: &View, lang: &str, look: &str) {
    // The next view may be another dialog at the same address.
    tab.run(&format!("one('dialog.save')?.close(); location.hash = '{}';", fragment(view, lang, look))).await;
    let there = format!("root.dataset.lang === '{lang}' && root.dataset.look === '{look}'");
    tab.until(&format!("{there} && ({})", view.ready)).await;
}

// axe-core

/// Every rule that axe-core has, those on colours, or those on where things are.
const ALL_RULES: &str = "";
const COLOURS: &str = "runOnly: ['color-contrast', 'link-in-text-block']";
const PLACES: &str = "runOnly: ['target-size', 'scrollable-region-focusable', 'css-orientation-lock']";

/// Fails if axe-core finds anything in a part of the page. Charts outside that part are away meanwhile: axe-core would look
/// at each of their elements first, which takes it four times as long as all that it is asked for.
async fn check_axe(tab: &Tab, part: &str, rules: &str, when: &str) {
    if tab.run("return !window.axe;").await == true {
        let axe = fs::read_to_string(npm("axe-core/axe.min.js")).expect("axe-core");
        tab.run(&axe).await;
    }
    tab.none(
        &format!("violations, {when}"),
        // Style sheets are read as computed: loading them again would be a request.
        &format!(
            "const away = '{part}' === 'html' ? [] : all('#page figure[data-chart]').filter((chart) => !chart.closest('{part}'));
             const places = away.map((chart) => {{
               const place = document.createComment('');
               chart.replaceWith(place);
               return place;
             }});
             return axe.run('{part}', {{ preload: false, resultTypes: ['violations'], {rules} }}).then((found) =>
               found.violations.flatMap(({{ id, nodes }}) => nodes.slice(0, 4).map((node) =>
                 `${{id}}: ${{node.html.slice(0, 120)}}: ${{node.failureSummary}}`)))
               .finally(() => places.forEach((place, at) => place.replaceWith(away[at])));"
        ),
    )
    .await;
}

/// The sizes that views are examined in.
const SIZES: [(u32, u32); 2] = [(360, 740), (1280, 800)];

#[test]
fn axe_finds_nothing_in_any_view() {
    check_with_tools(async |tab| {
        for (width, height) in SIZES {
            tab.view(width, height, 1.0).await;
            for lang in ["zh", "en"] {
                tab.live(&published().report()).await;
                for view in &VIEWS {
                    let when = format!("{} in {lang}, {width} px", view.hash);
                    visit(tab, view, lang, "light").await;
                    // A language has its own markup, and a size shows its own part of it, whatever the language: with
                    // each of both examined once, only places differ in the other two combinations.
                    let rules = if (lang == "zh") == (width > 800) { ALL_RULES } else { PLACES };
                    check_axe(tab, view.part, rules, &when).await;
                    // The other look has the same markup in other colours, whatever the language and the size.
                    if lang == "zh" && width > 800 {
                        visit(tab, view, lang, "dark").await;
                        check_axe(tab, view.part, COLOURS, &format!("{when}, dark")).await;
                    }
                }
            }
        }
    });
}

#[test]
fn axe_finds_nothing_in_live_embeds() {
    check_with_tools(async |tab| {
        let site = Server::folder(published().site());
        for page in ["embed/nation-gap.html", "embed/chain-nation.en.html", "embed/cranes.html"] {
            for (width, height) in SIZES {
                tab.view(width, height, 1.0).await;
                tab.open(&format!("{}{page}", site.address)).await;
                check_axe(tab, "html", ALL_RULES, &format!("{page} untouched, {width} px")).await;
                tab.live(&format!("{}{page}?live=1", site.address)).await;
                check_axe(tab, "html", ALL_RULES, &format!("{page}, {width} px")).await;
            }
        }
    });
}

#[test]
fn axe_finds_nothing_without_scripts_nor_after_a_failure() {
    check_with_tools(async |tab| {
        // A page that is refused all scripting can't be examined by a script either: its own ones are refused, and what
        // it would show without them is made visible.
        let headers = &[("Content-Security-Policy", "script-src 'none'")];
        let site = Server::folder_with(published().site(), headers);
        let pages = ["", "slides.html", "chart/nation-gap.en.html", "chart/cranes.html"];
        for (width, height) in SIZES {
            tab.view(width, height, 1.0).await;
            for page in pages {
                // The other look has the same markup in other colours, whatever the size.
                let looks: &[_] = if width > 800 {
                    &[("light", ALL_RULES), ("dark", COLOURS)]
                } else {
                    &[("light", ALL_RULES)]
                };
                for &(scheme, rules) in looks {
                    tab.media("screen", ("prefers-color-scheme", scheme)).await;
                    tab.open(&format!("{}{page}", site.address)).await;
                    tab.run("for (const part of all('noscript')) part.outerHTML = part.textContent;").await;
                    check_axe(tab, "html", rules, &format!("/{page} without scripts, {scheme}, {width} px"))
                        .await;
                }
            }
            tab.open(&published().with_script("no-wasm", "delete window.WebAssembly;")).await;
            tab.until("root.dataset.state === 'failed'").await;
            check_axe(tab, "html", ALL_RULES, &format!("failed, {width} px")).await;
        }
    });
}

#[test]
fn axe_finds_nothing_in_live_pages_of_charts() {
    check_with_tools(async |tab| {
        let site = Server::folder(published().site());
        for page in ["chart/nation-gap.html", "chart/nation-series.en.html", "chart/cranes.html"] {
            for (width, height) in SIZES {
                tab.view(width, height, 1.0).await;
                tab.live(&format!("{}{page}", site.address)).await;
                check_axe(tab, "html", ALL_RULES, &format!("{page}, {width} px")).await;
            }
        }
    });
}

// Markup

#[test]
fn the_nu_checker_accepts_every_page() {
    if std::env::var_os("GUANZHI_NO_BROWSER").is_some_and(|value| !value.is_empty()) {
        println!("skipped: GUANZHI_NO_BROWSER is set");
        return;
    }
    let mut pages = html(&published().site());
    pages.push(published().site().with_file_name("report.html"));
    assert!(pages.len() > 60, "{} pages", pages.len());
    // One start of Java for all.
    let mut java = Command::new("java");
    java.arg("-jar").arg(npm("vnu-jar/build/dist/vnu.jar")).args(["--format", "gnu"]).args(&pages);
    let output = java.output().expect("Java runs: install default-jre-headless");
    let told = String::from_utf8_lossy(&output.stderr);
    let messages: Vec<&str> =
        told.lines().filter(|line| line.contains(": ") && !line.contains(POLICY)).collect();
    assert!(messages.is_empty(), "{} messages:\n{}", messages.len(), messages.join("\n"));
}

/// The checker reads no hashes and knows no origin of files: what a policy refuses is told by the browsers' consoles,
/// which other tests want silent.
const POLICY: &str = "violates Content Security Policy (meta tag)";

/// All documents in a folder and those below.
fn html(folder: &Path) -> Vec<PathBuf> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            pages.extend(html(&path));
        } else if path.extension().is_some_and(|extension| extension == "html") {
            pages.push(path);
        }
    }
    pages
}

// Charts by keyboard

/// What a screen reader is told in a chart that has the focus: the active figure's label, and its place.
const ACTIVE: &str = "one('#' + CSS.escape(document.activeElement.getAttribute('aria-activedescendant')))";

#[test]
fn a_chart_can_be_read_by_keyboard() {
    check(async |tab| {
        tab.live(&published().report()).await;
        tab.run("one('#nation-gap .plot').scrollIntoView({ block: 'center', behavior: 'instant' });").await;
        tab.until("painted()").await;
        // One stop, from what stands before it; the instructions are shown until the first arrow.
        tab.run("one('#nation-gap .layer').focus({ focusVisible: true });").await;
        let layer = tab
            .run("const layer = one('#nation-gap .layer'); return [layer.tabIndex, all('[tabindex=\"0\"], a[href], button', layer).length, layer.getAttribute('aria-label')];")
            .await;
        assert_eq!((&layer[0], &layer[1]), (&json!(0), &json!(0)));
        assert!(layer[2].as_str().is_some_and(|name| name.contains("图中共 7 个数字")), "{layer}");
        tab.press(Key::Right).await;
        let label = format!("{ACTIVE}?.textContent");
        tab.until(&format!(
            "{label} === '辽宁，制造业产品质量合格率，94.1%，2023 年，比全国高 0.5 个百分点，第 9 位'"
        ))
        .await;
        tab.until(&tip("nation-gap", "rate-manufacturing")).await;
        assert_eq!(tab.run("return all('.help').filter(shown).length;").await, 0);
        // Down and up go between the rows, left and right along one.
        tab.press(Key::Down).await;
        tab.until(&tip("nation-gap", "rate-consumer")).await;
        tab.press(Key::Up).await;
        tab.until(&tip("nation-gap", "rate-manufacturing")).await;
        tab.press(Key::Right).await;
        tab.until(&format!("{label}?.startsWith('全国，制造业产品质量合格率，≈93.6%，2023 年，推算')")).await;
        tab.press(Key::Left).await;
        tab.until(&tip("nation-gap", "rate-manufacturing")).await;
        tab.press(Key::End).await;
        tab.until(&tip("nation-gap", "gap-consumer")).await;
        tab.press(Key::Enter).await;
        tab.until(&opened("gap-consumer")).await;
        // The focus returns to the chart.
        tab.press(Key::Escape).await;
        tab.until(&format!("{CLOSED} && document.activeElement === one('#nation-gap .layer')")).await;
        // The arrows go on from where they were.
        tab.press(Key::Left).await;
        tab.until(&tip("nation-gap", "nation-consumer")).await;
        // A slow browser opens the card before the key does what it does by itself: that would press a button of the card.
        tab.press(Key::End).await;
        tab.until(&tip("nation-gap", "gap-consumer")).await;
        let prevented = "return !document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));";
        assert_eq!(tab.run(prevented).await, true);
        tab.until(&opened("gap-consumer")).await;
        tab.press(Key::Escape).await;
        tab.until(&format!("{CLOSED} && document.activeElement === one('#nation-gap .layer')")).await;
        tab.press(Key::Home).await;
        tab.until(&tip("nation-gap", "rate-manufacturing")).await;
        tab.press(Key::Escape).await;
        tab.until("!one('.tip')").await;
        // The instructions on request, shown and said.
        tab.press('?').await;
        tab.until("one('#nation-gap [role=status]').textContent === one('#nation-gap .help').textContent")
            .await;
        tab.until("shown(one('#nation-gap .help'))").await;
        tab.press(Key::Right).await;
        tab.until("!one('#nation-gap [role=status]').textContent && one('.tip')").await;
        // Asking covers the tip, and loses no place.
        tab.press('?').await;
        tab.until("shown(one('#nation-gap .help')) && !shown(one('.tip'))").await;
        tab.press(Key::Left).await;
        tab.until("!shown(one('#nation-gap .help')) && shown(one('.tip'))").await;
        tab.press(Key::Home).await;
        tab.until(&tip("nation-gap", "rate-manufacturing")).await;
        // Keys mean something to a chart only while it has the focus, and what they have asked for goes with it.
        tab.press('?').await;
        tab.until("shown(one('#nation-gap .help'))").await;
        tab.run("document.activeElement.blur();").await;
        tab.until("!one('.tip') && !shown(one('#nation-gap .help'))").await;
        // What a mouse shows, Escape hides wherever the focus is.
        tab.point(aim(tab, "nation-gap", "gap-consumer").await).await;
        tab.until("shown(one('.tip'))").await;
        tab.press(Key::Escape).await;
        tab.until("!one('.tip')").await;
        tab.press(Key::Right).await;
        assert_eq!(tab.run("return all('.tip').length;").await, 0);
    });
}

#[test]
fn arrows_reach_every_figure_of_every_chart() {
    check(async |tab| {
        tab.live(&published().report()).await;
        for (chart, drawn) in charts(tab).await.into_iter().step_by(tab.engine.step(5)) {
            tab.run(&format!("one('#{chart} .layer').focus();")).await;
            // Those far from the screen come when it gets there.
            tab.until(&format!("one('#{chart} [role=option]')")).await;
            let options = tab
                .run(&format!("return all('#{chart} [role=option]').map((option) => option.dataset.figure);"))
                .await;
            let options = strings(&options);
            let (mut found, mut expected) = (options.clone(), drawn);
            found.sort();
            expected.sort();
            assert_eq!(found, expected, "{chart}: all that is drawn");
            for figure in &options {
                tab.press(Key::Right).await;
                // Told, marked and in sight.
                tab.until(&format!(
                    "(() => {{
                       const tip = one('#{chart} .tip'), active = {ACTIVE};
                       if (!tip || active?.dataset.figure !== '{figure}' || active.ariaSelected !== 'true') return false;
                       const {{ top, bottom }} = tip.getBoundingClientRect();
                       return bottom > 0 && top < innerHeight;
                     }})()"
                ))
                .await;
            }
            tab.press(Key::Home).await;
            tab.until(&format!("{ACTIVE}?.dataset.figure === '{}'", options[0])).await;
            tab.press(Key::End).await;
            tab.until(&format!("{ACTIVE}?.dataset.figure === '{}'", options[options.len() - 1])).await;
        }
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

/// A line of 1,320 figures: its series are read one by one, and each of its figures can be pointed at.
#[test]
fn a_crowded_line_is_walked_and_pointed_at() {
    check_with_tools(async |tab| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/employment");
        tab.live(&(super::site::publish(&folder, "employment") + "#/chart/industries")).await;
        tab.until("one('#industries .painted')").await;
        let options = "all('#industries [role=option]')";
        let first = "mining-and-logging-2006-01";
        assert_eq!(tab.run(&format!("return {options}.length;")).await, 120, "those of one series");
        assert_eq!(
            tab.run(&format!(
                "return [{options}[0].ariaPosInSet, {options}[0].ariaSetSize, {options}[0].dataset.figure];"
            ))
            .await,
            json!(["1", "1320", first])
        );
        tab.run("one('#industries .layer').focus();").await;
        tab.press(Key::Right).await;
        tab.until(&format!("{ACTIVE}?.dataset.figure === '{first}'")).await;
        // Another series, at the same place in it, and its end.
        tab.press(Key::Down).await;
        tab.until(&format!(
            "{ACTIVE}?.dataset.figure === 'construction-2006-01' && {options}.length === 120"
        ))
        .await;
        tab.press(Key::Left).await;
        tab.until(&format!("{ACTIVE}?.dataset.figure === 'mining-and-logging-2015-12'")).await;
        tab.press(Key::End).await;
        tab.until(&format!(
            "{ACTIVE}?.dataset.figure === 'government-2015-12' && {ACTIVE}.ariaPosInSet === '1320'"
        ))
        .await;
        // From above downwards the pointer meets figures of one month after another series.
        let corner = tab.run("one('#industries').scrollIntoView(); return corner('industries');").await;
        let (left, top) = point(&corner);
        let mut found = BTreeSet::new();
        for step in 0..50 {
            tab.point((left + 300.0, top + 10.0 + 6.0 * f64::from(step))).await;
            tab.run(
                "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));",
            )
            .await;
            let figure = tab.run(&format!("return {ACTIVE}?.dataset.figure ?? '';")).await;
            found.insert(figure.as_str().unwrap_or_default().to_owned());
        }
        found.remove("");
        assert!(found.len() > 5, "{found:?}");
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

// Screen readers

/// A chart as the browser hands it to screen readers: roles and names, indented as they lie in each other.
async fn tree(tab: &Tab, chart: &str) -> String {
    let nodes = tab.accessibility(&format!("#{chart}")).await;
    let mut out = String::new();
    spell(&nodes, &nodes[0]["nodeId"], 0, &mut out);
    out
}

/// Writes a node and those in it; what has neither role nor name for a reader is passed through.
fn spell(nodes: &[Value], id: &Value, depth: usize, out: &mut String) {
    let Some(node) = nodes.iter().find(|node| node["nodeId"] == *id) else { return };
    let text = |field: &str| node[field]["value"].as_str().unwrap_or_default();
    let (role, name) = (text("role"), text("name"));
    let silent = node["ignored"] == true
        || ["none", "generic", "InlineTextBox", "LayoutTableCell"].contains(&role)
        || (role == "StaticText" && depth > 0 && out.lines().last().is_some_and(|line| line.ends_with(name)));
    if !silent {
        let _ =
            writeln!(out, "{}{role}{}{name}", "  ".repeat(depth), if name.is_empty() { "" } else { ": " });
    }
    for child in node["childIds"].as_array().into_iter().flatten() {
        spell(nodes, child, depth + usize::from(!silent), out);
    }
}

#[test]
fn screen_readers_are_handed_charts_as_words() {
    check_with_tools(async |tab| {
        for (chart, lang) in [("nation-gap", "zh"), ("nation-ranks", "en")] {
            tab.live(&format!("{}#/chart/{chart}?lang={lang}", published().report())).await;
            tab.run(&format!("return unfold('{chart}');")).await;
            tab.until(&format!("all('#{chart} [role=option]').length > 0")).await;
            let file = format!("../expected/tree-{chart}-{lang}.txt");
            expect_test::expect_file![file].assert_eq(&tree(tab, chart).await);
        }
    });
}

#[test]
fn landmarks_headings_and_languages_are_marked() {
    check(async |tab| {
        for (hash, lang) in [("", "zh-CN"), ("#/?lang=en", "en")] {
            tab.live(&(published().report() + hash)).await;
            assert_eq!(tab.run("return root.lang;").await, lang);
            tab.none(
                "landmarks",
                "return ['header', 'main', 'footer', 'nav[aria-label]'].filter((name) => all(`#page ${name}`).length !== 1);",
            )
            .await;
            tab.none(
                "headings that leave out a level",
                "const levels = all('#page :is(h1, h2, h3, h4)').map((heading) => Number(heading.localName[1]));
                 return levels.filter((level, at) => at ? level > levels[at - 1] + 1 : level !== 1);",
            )
            .await;
            // What is in another language says so; slides come in the page's when they are shown.
            tab.none(
                "Chinese in English that isn’t marked",
                "const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
                 while (walker.nextNode()) {
                   const { data, parentElement } = walker.currentNode;
                   if (/\\p{Script=Han}/u.test(data) && !parentElement.closest('[lang]').lang.startsWith('zh') && !parentElement.closest('script, .print-only, #slides')) found.push(data.slice(0, 40));
                 }
                 return found;",
            )
            .await;
            // The first stop leads past the toolbar.
            tab.run("one('.skip').focus(); one('.skip').click();").await;
            tab.until("document.activeElement === one('main')").await;
        }
    });
}

// User styles

#[test]
fn targets_are_large_enough() {
    check_with_tools(async |tab| {
        for (touch, least) in [(false, 24), (true, 44)] {
            tab.touch(touch).await;
            for (width, height) in SIZES {
                tab.view(width, height, 1.0).await;
                tab.live(&published().report()).await;
                for view in &VIEWS {
                    visit(tab, view, "zh", "light").await;
                    // Links within a sentence are as high as it; others may be reached by the whole row that they are in.
                    tab.none(
                        &format!("targets under {least} px in {} at {width}", view.hash),
                        &format!(
                            "return all('a[href], button, select, input, summary', one('{}')).filter(shown).flatMap((target) => {{
                               const area = ((target.matches('select') ? null : target.closest('label, li[data-figure], tr[data-figure]')) ?? (target.matches('.name') ? target.closest('.row') : target)).getBoundingClientRect();
                               const prose = getComputedStyle(target).display === 'inline' && target.parentElement.matches('p, li, td, dd, h1, figcaption') && target.parentElement.textContent.trim() !== target.textContent.trim();
                               // All rows of the first screen are to be on it.
                               const least = target.closest('.panels') ? 24 : {least};
                               return prose || Math.min(area.width, area.height) >= least - 0.5 ? [] : [`${{named(target)}}: ${{Math.round(area.width)}} × ${{Math.round(area.height)}}`];
                             }}).slice(0, 12);",
                            view.part
                        ),
                    )
                    .await;
                }
            }
            tab.touch(false).await;
        }
    });
}

/// The page in 200 % text: the root's size, as browsers' own settings and `WeChat`'s change it.
const LARGE: &str = "const sheet = new CSSStyleSheet(); sheet.replaceSync(':root { font-size: 200% }'); document.adoptedStyleSheets = [sheet];";

#[test]
fn large_text_and_much_zoom_reflow() {
    check(async |tab| {
        // 1280 px at 400 % are 320.
        for (width, large) in [(320, false), (640, true), (1280, true)] {
            tab.view(width, 800, 1.0).await;
            tab.live(&published().report()).await;
            if large {
                tab.run(LARGE).await;
            }
            tab.none(
                &format!("the bar covers what is gone to at {width} px, large: {large}"),
                "const bar = the('.bar'), { height } = bar.getBoundingClientRect();
                 return getComputedStyle(bar).position !== 'sticky' || height <= parseFloat(getComputedStyle(root).scrollPaddingTop) ? [] : [height];",
            )
            .await;
            for view in &VIEWS {
                visit(tab, view, "en", "light").await;
                tab.none(
                    &format!("{} is wider than {width} px, large: {large}", view.hash),
                    "return root.scrollWidth > innerWidth ? [root.scrollWidth, ...all('body *').filter((e) => !e.closest('.scroll, .list thead') && e.getBoundingClientRect().right > innerWidth + 1).map(named).slice(0, 8)] : [];",
                )
                .await;
            }
        }
    });
}

/// 1280 by 1024 px at 400 %: rows of the explorer can be read, and all of it reached.
#[test]
fn the_explorer_has_rows_on_the_smallest_screens() {
    check(async |tab| {
        tab.view(320, 256, 1.0).await;
        tab.open(&(published().report() + "#/data")).await;
        tab.until("all('.list tr[data-figure]').length > 0").await;
        tab.none(
            "too little of the list, or out of reach",
            "const list = one('.list'), explorer = one('.explorer');
             list.scrollIntoView({ block: 'end', behavior: 'instant' });
             const { top, bottom, height } = list.getBoundingClientRect();
             return height >= 128 && top >= -1 && bottom <= innerHeight + 1 ? [] : [[top, bottom, height, explorer.scrollHeight]];",
        )
        .await;
    });
}

/// A font setting of 200 % enlarges drawings like the text around them, as far as the screen has room.
#[test]
fn text_in_drawings_grows_with_the_font_setting() {
    check_with_text(2 * USUAL, async |tab| {
        let held = published().with_script("held", HOLD);
        // On a phone there is no room for more; a chart that two columns had is of a phone's width here.
        for (width, least) in [(360, 0.95), (800, 2.0), (1280, 1.9), (2400, 1.8)] {
            tab.view(width, 800, 1.0).await;
            tab.open(&held).await;
            assert_eq!(tab.run("return getComputedStyle(root).fontSize;").await, "32px");
            check_layout(tab, &format!("static, at {width}")).await;
            tab.none(
                &format!("text that stays small at {width}"),
                &format!(
                    "return all('#page figure[data-chart]').map((figure) => [figure.id, still(figure.id).getScreenCTM().a])
                       .filter(([id, scale]) => !(scale > {least} - 0.01)).map(String);"
                ),
            )
            .await;
            tab.run("window.before = fixed().map((element) => [element, place(element)]); release();").await;
            tab.until("root.dataset.state === 'live'").await;
            tab.none(
                &format!("moved at {width}"),
                "return before.filter(([element, from]) => place(element).some((value, i) => Math.abs(value - from[i]) > 0.5))
                   .map(([element, from]) => `${named(element)}: ${from} → ${place(element)}`);",
            )
            .await;
            for (chart, figure) in [("nation-gap", "gap-manufacturing"), ("nation-rates", "rate-consumer")] {
                tab.point(aim(tab, chart, figure).await).await;
                tab.until(&tip(chart, figure)).await;
            }
        }
    });
}

#[test]
fn charts_repaint_for_forced_colours_and_contrast() {
    check_with_tools(async |tab| {
        tab.live(&published().report()).await;
        tab.run("one('#nation-gap .plot').scrollIntoView({ block: 'center', behavior: 'instant' });").await;
        tab.until("painted()").await;
        let paint = "[...one('#nation-gap canvas').getContext('2d').getImageData(0, 0, one('#nation-gap canvas').width, one('#nation-gap canvas').height).data].reduce((sum, part, at) => (sum * 31 + part * (at % 7 + 1)) % 1000003, 7)";
        for feature in
            [("forced-colors", "active"), ("prefers-contrast", "more"), ("prefers-color-scheme", "dark")]
        {
            let before = tab.run(&format!("return {paint};")).await;
            tab.media("screen", feature).await;
            tab.until(&format!("painted() && {paint} !== {before}")).await;
            tab.media("screen", (feature.0, "")).await;
            tab.until(&format!("painted() && {paint} === {before}")).await;
        }
        // What a reader asks for goes before every look.
        for look in ["auto", "light", "dark", "projector", "projector-dark"] {
            tab.run(&format!("location.hash = '#/?look={look}';")).await;
            tab.until(&format!("root.dataset.look === '{look}'")).await;
            tab.media("screen", ("forced-colors", "active")).await;
            let inks = tab.run("return ['paper', 'card', 'text', 'own'].map(ink);").await;
            assert_eq!(inks, json!(["Canvas", "Canvas", "CanvasText", "Highlight"]), "{look}");
            tab.media("screen", ("prefers-contrast", "more")).await;
            assert_eq!(tab.run("return ink('muted') === ink('text');").await, true, "{look}");
            // Paper is white.
            tab.media("print", ("forced-colors", "active")).await;
            assert_eq!(tab.run("return ['card', 'text'].map(ink);").await, json!(["#fff", "#000"]), "{look}");
        }
    });
}

#[test]
fn nothing_moves_for_those_who_want_it_reduced() {
    check(async |tab| {
        tab.live(&published().report()).await;
        tab.none(
            "animations and transitions",
            "return all('*').filter((e) => { const s = getComputedStyle(e); return s.animationName !== 'none' || (s.transitionDuration !== '0s'); }).map(named);",
        )
        .await;
        assert_eq!(tab.run("return getComputedStyle(root).scrollBehavior;").await, "auto");
    });
}

#[test]
fn a_finger_scrolls_over_charts_and_a_tap_outside_hides() {
    check_with_tools(async |tab| {
        tab.view(360, 740, 1.0).await;
        tab.live(&published().report()).await;
        // The page keeps scrolling and zooming with fingers that are put down on a chart.
        let action = tab.run("return getComputedStyle(one('.layer')).touchAction;").await;
        assert_eq!(action, "pan-y pinch-zoom");
        let zoom = tab.run("return one('meta[name=viewport]').content;").await;
        assert!(zoom.as_str().is_some_and(|zoom| !zoom.contains("scalable") && !zoom.contains("maximum")));
        let at = aim(tab, "nation-gap", "gap-manufacturing").await;
        tab.tap(at).await;
        tab.until(&tip("nation-gap", "gap-manufacturing")).await;
        tab.tap((2.0, 2.0)).await;
        tab.until("!one('.tip')").await;
    });
}
