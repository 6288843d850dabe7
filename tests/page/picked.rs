//! A figure that is marked in all charts, and one that it is compared with.

use super::lines::brought_out;
use super::site::{Server, published};
use super::{CLOSED, REPORT, check, check_with_tools, json, laid_out, middle, opened, press_button};
use crate::browser::Tab;
use fantoccini::key::Key;
use guanzhi::chart::Fitted;
use guanzhi::compare::together;
use guanzhi::kin::kin;
use guanzhi::lang::Lang;
use guanzhi::page::picked::{compared, marked};
use guanzhi::scene::Shape;

/// What is read aloud, and shown in the bar.
const SAID: &str = "one('.marked [role=status]')?.textContent";

/// What the bar says of a figure, or of two.
fn said(pick: &str, vs: &str, lang: Lang) -> String {
    let text = REPORT.with(|report| {
        let kin = kin(report, pick).expect("a figure");
        together(report, pick, vs)
            .map_or_else(|| marked(report, &kin, lang), |it| compared(report, &it, lang))
    });
    format!("{SAID} === {}", json!(text))
}

/// A place of the outline around a figure.
fn outline(fitted: &Fitted, figure: &str) -> (f64, f64) {
    let rings = fitted.scene.rings(&[figure.into()], 2.0);
    match &rings.marks.first().unwrap_or_else(|| panic!("{figure} has a ring")).shape {
        Shape::Circle((x, y), r) => (*x, y + r),
        Shape::Rect(rect, _) => (rect.x + rect.width / 2.0, rect.y),
        Shape::Line(points) => (f64::midpoint(points[0].0, points[1].0), points[0].1),
        other => panic!("{other:?} is no ring"),
    }
}

/// Which of some figures of a chart have rings.
async fn ringed(tab: &Tab, chart: &str, figures: &[&str]) -> Vec<bool> {
    middle(tab, chart, 100.0).await;
    tab.until("painted()").await;
    let fitted = laid_out(tab, chart, Fitted::clone).await;
    let places: Vec<(f64, f64)> = figures.iter().map(|figure| outline(&fitted, figure)).collect();
    brought_out(tab, chart, &fitted, &places).await
}

/// Opens a figure's card and presses one of its buttons.
async fn press_on_card(tab: &Tab, figure: &str, act: &str) {
    tab.run(&format!("location.hash = location.hash.replace(/^#[^?]*/, '#/figure/{figure}');")).await;
    tab.until(&opened(figure)).await;
    tab.click_on(&format!("dialog.card [data-act={act}]")).await;
    tab.until(CLOSED).await;
}

#[test]
fn a_card_marks_its_figure_in_all_charts() {
    check(async |tab| {
        tab.live(&published().report()).await;
        assert_eq!(tab.run(&format!("return one('.marked') ? 'a bar' : {SAID} ?? null;")).await, json!(null));
        tab.run("location.hash = '#/';").await;
        press_on_card(tab, "gap-manufacturing", "pick").await;
        tab.until(&said("gap-manufacturing", "", Lang::Zh)).await;
        assert_eq!(tab.run("return location.hash;").await, "#/?pick=gap-manufacturing");
        // It and its kin have rings, others have none.
        let gap = ["gap-manufacturing", "rate-manufacturing", "gap-consumer", "rate-consumer"];
        assert_eq!(ringed(tab, "nation-gap", &gap).await, [true, true, false, false]);
        let rates = ["rate-manufacturing", "rate-consumer"];
        assert_eq!(ringed(tab, "pass-rates", &rates).await, [true, false]);
        // Language, look and links to sections keep it.
        press_button(tab, "button[data-lang=en]").await;
        tab.until(&format!("root.lang === 'en' && {}", said("gap-manufacturing", "", Lang::En))).await;
        tab.run("one('nav a[href=\"#nation\"]').click();").await;
        tab.until("location.hash === '#/section/nation?lang=en&pick=gap-manufacturing'").await;
        assert_eq!(ringed(tab, "nation-gap", &gap).await, [true, true, false, false]);
        // Its card says so, and the bar leads to it.
        tab.click_on(".marked [data-act=source]").await;
        tab.until(&opened("gap-manufacturing")).await;
        tab.click_on("dialog.card [data-act=clear]").await;
        tab.until("!one('dialog') && !one('.marked') && location.hash === '#/?lang=en'").await;
        assert_eq!(ringed(tab, "nation-gap", &gap).await, [false; 4]);
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

#[test]
fn a_key_marks_the_figure_of_a_chart() {
    check(async |tab| {
        tab.live(&(published().report() + "#/chart/nation-gap?figure=gap-manufacturing")).await;
        tab.until("one('#nation-gap .tip')").await;
        tab.run("one('#nation-gap .layer').focus({ preventScroll: true });").await;
        let before = tab.run("return scrollY;").await;
        tab.press('p').await;
        tab.until(&said("gap-manufacturing", "", Lang::Zh)).await;
        tab.until("location.hash === '#/chart/nation-gap?figure=gap-manufacturing&pick=gap-manufacturing'")
            .await;
        assert_eq!(tab.run("return scrollY;").await, before, "nothing moves");
        // A second one is compared with it.
        tab.press(Key::Right).await;
        tab.until("one('#nation-gap .tip') && !location.hash.includes('figure=gap-manufacturing&')").await;
        let other = tab.run("return new URLSearchParams(location.hash.split('?')[1]).get('figure');").await;
        tab.press('p').await;
        tab.until(&said("gap-manufacturing", other.as_str().expect("a figure"), Lang::Zh)).await;
        // Escape hides the tip, then ends it.
        tab.press(Key::Escape).await;
        tab.until("!one('.tip') && one('.marked')").await;
        tab.press(Key::Escape).await;
        tab.until("!one('.marked') && location.hash === '#/chart/nation-gap'").await;
        assert_eq!(tab.run("return document.activeElement.className;").await, "layer");
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

#[test]
fn two_figures_are_compared() {
    check(async |tab| {
        tab.live(&(published().report() + "#/?lang=en&pick=rate-manufacturing")).await;
        tab.until(&said("rate-manufacturing", "", Lang::En)).await;
        tab.click_on(".marked summary").await;
        let choose = async |value: &str| {
            tab.run(&format!(
                "const menu = all('.marked select').find((menu) => one('[value=\"{value}\"]', menu));
                 menu.focus(); menu.value = '{value}'; menu.dispatchEvent(new Event('change', {{ bubbles: true }}));"
            ))
            .await;
            tab.until(&said("rate-manufacturing", value, Lang::En)).await;
            // The keyboard is where it was, and what is chosen is shown once.
            assert_eq!(tab.run("return document.activeElement.value;").await, value);
            assert_eq!(tab.run("return all('.marked select').filter((menu) => menu.value).length;").await, 1);
            tab.run("return all('.marked rect').length;").await
        };
        assert_eq!(choose("nation-manufacturing-published").await, 2, "a difference is drawn");
        assert_eq!(choose("nation-manufacturing-2024").await, 0, "nothing that only stands side by side is");
        assert_eq!(
            tab.run("return location.hash;").await,
            "#/?lang=en&pick=rate-manufacturing&vs=nation-manufacturing-2024"
        );
        // By cards: one in place of the other, and one beside it.
        press_on_card(tab, "ebike-cases", "pick").await;
        tab.until(&said("ebike-cases", "", Lang::En)).await;
        press_on_card(tab, "ebike-refits", "vs").await;
        tab.until(&said("ebike-cases", "ebike-refits", Lang::En)).await;
        assert_eq!(tab.run("return all('.marked rect').length;").await, 2, "a share is drawn");
        tab.click_on(".marked [data-act=clear]").await;
        tab.until("!one('.marked') && document.activeElement === one('main')").await;
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

/// The bar is small enough, stays out of the way, and is there for readers of the live page alone.
#[test]
fn the_bar_leaves_room() {
    check_with_tools(async |tab| {
        for (width, height) in [(320, 640), (640, 400), (1280, 800)] {
            tab.view(width, height, 1.0).await;
            tab.live(
                &(published().report() + "#/?pick=rate-manufacturing&vs=nation-manufacturing-published"),
            )
            .await;
            tab.until("one('.marked svg')").await;
            tab.run("one('.marked details').open = true;").await;
            tab.none(
                "wider than the screen",
                "return [one('.marked'), ...all('.marked *')].filter((e) => shown(e) && e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.outerHTML.slice(0, 80));",
            )
            .await;
            assert_eq!(tab.run("return root.scrollWidth <= innerWidth;").await, true, "{width} px");
            tab.run("one('.marked details').open = false;").await;
            // The end of the page can be read, and what has the focus isn't covered.
            tab.run("scrollTo({ top: root.scrollHeight, behavior: 'instant' });").await;
            tab.until("one('#page').getBoundingClientRect().bottom <= one('.marked').getBoundingClientRect().top + 1").await;
            tab.run("one('#nation-gap .layer').focus(); scrollTo({ top: 0, behavior: 'instant' });").await;
            tab.until("Math.abs(one('.marked').getBoundingClientRect().bottom - innerHeight) < 1").await;
        }
        tab.touch(true).await;
        tab.none(
            "targets under 44 px",
            "return all('.marked :is(a, button, summary)').filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.outerHTML);",
        )
        .await;
        tab.touch(false).await;
        tab.media("print", ("prefers-color-scheme", "")).await;
        assert_eq!(tab.run("return shown(one('.marked'));").await, false);
        tab.media("screen", ("prefers-color-scheme", "")).await;
        // Where there is one chart nothing is marked elsewhere.
        let site = Server::folder(published().site());
        tab.live(&(site.address.clone() + "chart/nation-gap.html#/figure/gap-manufacturing")).await;
        tab.until(&opened("gap-manufacturing")).await;
        assert_eq!(tab.run("return one('dialog .marks');").await, json!(null));
        assert_eq!(tab.run("return one('.help').textContent.includes('P 键');").await, false);
    });
}
