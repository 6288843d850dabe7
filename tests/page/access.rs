//! The page for everyone: what axe-core, the Nu checker, keyboards, the tree for screen readers and user styles find.

use super::browser::{Tab, tools};
use super::site::{Server, published};
use super::{CLOSED, charts, check, check_with_tools, json, opened, strings, tip};
use fantoccini::key::Key;
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

/// All views of the page; the first one is the reader with everything in it open.
const VIEWS: [View; 8] = [
    View { hash: "#/", ready: OPENED, part: "html" },
    View { hash: "#/figure/rate-manufacturing", ready: "one('dialog.card')", part: "dialog" },
    View { hash: "#/figure/cranes-total", ready: "one('dialog .contradicts')", part: "dialog" },
    View { hash: "#/data", ready: "all('.list tr[data-figure]').length", part: "dialog" },
    View { hash: "#/data?q=hegelv&sort=value", ready: "all('.list tr[data-figure]').length", part: "dialog" },
    View { hash: "#/pairs?grade=same", ready: "one('.grades [aria-current=true]')", part: "#pairs" },
    View { hash: "#/method", ready: "root.dataset.view === 'method'", part: "#method" },
    View { hash: "#/nowhere", ready: "one('.toast')", part: ".toast" },
];

/// Opens all that can be opened.
const OPENED: &str = "all('details').map((part) => (part.open = true)).length";

/// The address of a view in a language and look.
fn address(view: &View, lang: &str, look: &str) -> String {
    let sign = if view.hash.contains('?') { '&' } else { '?' };
    format!("{}{}{sign}lang={lang}&look={look}", published().report(), view.hash)
}

/// A file of a package from npm.
fn npm(path: &str) -> PathBuf {
    let file = tools().join("node_modules").join(path);
    assert!(file.is_file(), "{} isn’t there: run these tests with `cargo xtask test`", file.display());
    file
}

// axe-core

/// Fails if axe-core finds anything in a part of the page, with any of its rules.
async fn check_axe(tab: &Tab, part: &str, when: &str) {
    let axe = fs::read_to_string(npm("axe-core/axe.min.js")).expect("axe-core");
    tab.run(&format!("if (!window.axe) {{ {axe} }}")).await;
    tab.none(
        &format!("violations, {when}"),
        // Style sheets are read as computed: loading them again would be a request.
        &format!(
            "return axe.run('{part}', {{ preload: false, resultTypes: ['violations'] }}).then((found) =>
               found.violations.flatMap(({{ id, nodes }}) => nodes.slice(0, 4).map((node) =>
                 `${{id}}: ${{node.html.slice(0, 120)}}: ${{node.failureSummary}}`)));"
        ),
    )
    .await;
}

/// The combinations that views are examined in.
const SIZES: [(u32, u32); 2] = [(360, 740), (1280, 800)];

#[test]
fn axe_finds_nothing_in_any_view() {
    check_with_tools(async |tab| {
        for (width, height) in SIZES {
            tab.view(width, height, 1.0).await;
            for lang in ["zh", "en"] {
                for look in ["light", "dark"] {
                    for view in &VIEWS {
                        tab.live(&address(view, lang, look)).await;
                        tab.until(view.ready).await;
                        let when = format!("{} in {lang}, {look}, {width} px", view.hash);
                        check_axe(tab, view.part, &when).await;
                    }
                }
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
        let pages = ["", "chart/nation-gap.html", "chart/nation-gap.en.html", "chart/cranes.html"];
        for (width, height) in SIZES {
            tab.view(width, height, 1.0).await;
            for page in pages {
                for scheme in ["light", "dark"] {
                    tab.media("screen", ("prefers-color-scheme", scheme)).await;
                    tab.open(&format!("{}{page}", site.address)).await;
                    tab.run("for (const part of all('noscript')) part.outerHTML = part.textContent;").await;
                    check_axe(tab, "html", &format!("/{page} without scripts, {scheme}, {width} px")).await;
                }
            }
            tab.open(&published().with_script("no-wasm", "delete window.WebAssembly;")).await;
            tab.until("root.dataset.state === 'failed'").await;
            check_axe(tab, "html", &format!("failed, {width} px")).await;
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
                check_axe(tab, "html", &format!("{page}, {width} px")).await;
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
        told.lines().filter(|line| line.contains(": ") && !line.contains(OTHER_ORIGIN)).collect();
    assert!(messages.is_empty(), "{} messages:\n{}", messages.len(), messages.join("\n"));
}

/// The checker reads files, and takes a folder above the page's for another origin; a server's is the same.
const OTHER_ORIGIN: &str = "external stylesheet “../assets/style-";

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
        // Keys mean something to a chart only while it has the focus.
        tab.run("document.activeElement.blur();").await;
        tab.until("!one('.tip')").await;
        tab.press(Key::Right).await;
        assert_eq!(tab.run("return all('.tip').length;").await, 0);
    });
}

#[test]
fn arrows_reach_every_figure_of_every_chart() {
    check(async |tab| {
        tab.live(&published().report()).await;
        for (chart, drawn) in charts(tab).await {
            tab.run(&format!("one('#{chart} .layer').focus();")).await;
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
