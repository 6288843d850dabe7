//! The first screen: how much of it there is on a screen, before any script runs, and where it leads.

use super::site::published;
use super::{check, check_with_tools};
use crate::browser::Tab;
use serde_json::json;

/// What is shown of some elements above the lower end of the screen.
const ABOVE: &str = "const above = (selector) => all(selector).filter((e) => shown(e) && e.getBoundingClientRect().bottom <= innerHeight + 0.5);";

/// The screens: width, height, the most above the title, the least figures.
const SCREENS: [(u32, u32, u32, u32); 2] = [(1280, 750, 90, 40), (390, 812, 70, 30)];

#[test]
fn both_panels_are_on_the_first_screen() {
    check_with_tools(async |tab| {
        for (width, height, title, least) in SCREENS {
            tab.view(width, height, 1.0).await;
            tab.open(&published().report()).await;
            tab.none(
                &format!("rows beneath {height} px at {width}"),
                &format!("{ABOVE} return all('.panel .row').filter(shown).filter((e) => !above('.panel .row').includes(e)).map((e) => [e.textContent, e.getBoundingClientRect().bottom]);"),
            )
            .await;
            let seen = tab
                .run(&format!(
                    "{ABOVE} return [
                       all('.panel').length,
                       above('.levels .row, .shares .row').length,
                       new Set(above('.panel [data-figure]').map((e) => e.dataset.figure)).size,
                       Math.ceil(one('h1').getBoundingClientRect().top),
                     ];"
                ))
                .await;
            println!("{width} by {height}: panels, rows, figures, px above the title: {seen}");
            let number = |at: usize| seen[at].as_f64().expect("a number");
            assert_eq!((&seen[0], &seen[1]), (&json!(2), &json!(9)), "{width}");
            assert!(number(2) >= f64::from(least), "{width}: {seen}");
            assert!(number(3) <= f64::from(title), "{width}: {seen}");
        }
    });
}

/// In every language, at any width: text large enough, none of it over other text, nothing cut off.
#[test]
fn rows_can_be_read_at_any_width() {
    check(async |tab| {
        for lang in ["zh", "en"] {
            tab.live(&(published().report() + "#/?lang=" + lang)).await;
            for width in [320, 360, 390, 620, 1024, 1140, 1280, 1600] {
                tab.view(width, 800, 1.0).await;
                tab.until("painted()").await;
                legible(tab, &format!("{lang}, {width} px")).await;
            }
        }
    });
}

async fn legible(tab: &Tab, at: &str) {
    tab.none(
        &format!("text under 14 px: {at}"),
        "return all('.panels *, .trust *').filter((e) => shown(e) && e.textContent.trim() && parseFloat(getComputedStyle(e).fontSize) < 13.99).map(named);",
    )
    .await;
    tab.none(
        &format!("text over text: {at}"),
        "const boxes = all('.panel text, .panel :is(a, i, .tag)').filter(shown).flatMap((e) => [...e.getClientRects()].map((area) => [e.textContent, e.closest('.row, p, h2'), area]));
         return boxes.flatMap(([text, row, a], at) => boxes.slice(at + 1).filter(([, other, b]) => row === other
             && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6)
           .map(([other]) => [text, other]));",
    )
    .await;
    tab.none(
        &format!("beyond the page: {at}"),
        "return all('.panels :not(g), .trust :not(g)').filter((e) => shown(e) && e.getBoundingClientRect().right > innerWidth + 0.5).map((e) => [named(e), e.textContent]);",
    )
    .await;
}

#[test]
fn rows_lead_to_charts_and_figures_to_cards() {
    check(async |tab| {
        tab.view(1280, 800, 1.0).await;
        tab.live(&published().report()).await;
        tab.none(
            "links that lead nowhere",
            "return all('.panel .name, .panel h2 a').filter((e) => !document.getElementById(e.getAttribute('href').slice(1))).map(named);",
        )
        .await;
        tab.run("one('.levels .name').click();").await;
        tab.until("location.hash.startsWith('#') && Math.abs(document.getElementById(one('.levels .name').getAttribute('href').slice(1)).getBoundingClientRect().top) < innerHeight").await;
        let (figure, label) = ("one('.shares a[data-figure]')", "one('.levels text')");
        for target in [figure, label] {
            tab.live(&published().report()).await;
            let at = tab.run(&format!("return centre({target});")).await;
            tab.click(super::point(&at)).await;
            tab.until("one('dialog.card')?.open").await;
            let id = tab.run(&format!("return {target}.dataset.figure;")).await;
            tab.until(&format!("location.hash.split('?')[0] === '#/figure/' + {id}")).await;
        }
    });
}

/// Narrow screens have the sections behind a button that needs no script; a press on a section closes them.
#[test]
fn sections_are_behind_a_button_where_there_is_no_room() {
    check(async |tab| {
        tab.view(390, 812, 1.0).await;
        tab.live(&published().report()).await;
        assert_eq!(tab.run("return shown(one('.bar nav a'));").await, false);
        let at = tab.run("return centre(one('.menu'));").await;
        tab.click(super::point(&at)).await;
        tab.until("shown(one('.bar nav a'))").await;
        tab.run("one('.bar nav a').click();").await;
        tab.until("!shown(one('.bar nav a'))").await;
        tab.view(1280, 812, 1.0).await;
        tab.until("shown(one('.bar nav a')) && !shown(one('.menu'))").await;
        // The bar stays, and says which section is being read.
        for width in [1280, 390] {
            tab.view(width, 812, 1.0).await;
            tab.run("one('#nation').scrollIntoView({ behavior: 'instant' });").await;
            tab.until("one('#contents [aria-current]')?.hash === '#nation'").await;
            tab.until(
                "one('.menu').textContent === one('#nation h2').textContent && place(one('.bar'))[1] === 0",
            )
            .await;
        }
    });
}
