//! The address: it tells what a reader sees, and shows the same to another.

use super::{REPORT, Tab, USUAL, check, published};
use fantoccini::key::Key;
use serde_json::Value;

/// What a reader sees, as far as the address is to tell it.
const STATE: &str = "JSON.stringify([
    location.hash,
    { ...root.dataset },
    root.lang,
    all('#page details').map((part, at) => part.open && at).filter((at) => at !== false),
    one('.tip')?.textContent,
    one('.marked')?.innerText,
    all('dialog').map((dialog) => [dialog.className, dialog.innerText, all('select, input', dialog).map((it) => it.type === 'checkbox' ? it.checked : it.value)]),
    all('figure.only').map((figure) => figure.id),
    Math.round(scrollY),
  ])";

/// Addresses, each with what holds once it is shown.
const ADDRESSES: [(&str, &str); 15] = [
    ("#/", "root.dataset.view === 'reader' && scrollY === 0"),
    ("#/?lang=en&look=dark", "root.lang === 'en' && root.dataset.look === 'dark'"),
    ("#/chart/nation-gap", "near(one('#nation-gap h3'))"),
    (
        "#/chart/standards?lang=en&look=light&table=1",
        "root.lang === 'en' && one('#standards details').open && near(one('#standards h3'))",
    ),
    (
        "#/chart/nation-gap?figure=gap-manufacturing",
        "one('#nation-gap .tip')?.textContent.includes('0.5') && near(one('#nation-gap h3'))",
    ),
    (
        "#/chart/nation-gap?plain=1&figure=gap-consumer",
        "one('#nation-gap .tip')?.textContent.includes('0.1') && !shown(one('h1'))",
    ),
    ("#/subject/magnesium?look=dark", "one('#subject-magnesium').open && near(one('#subject-magnesium'))"),
    (
        "#/pairs?grade=share&sort=period&lang=en",
        "root.lang === 'en' && all('#pairs .row').some((row) => row.hidden) && near(one('#pairs'))",
    ),
    (
        "#/pairs?grade=none",
        "one('#pairs [name=grade]').value === 'none' && all('#pairs .row').every((row) => row.hidden)",
    ),
    ("#/method", "near(one('#method'))"),
    (
        "#/data?q=%E5%90%88%E6%A0%BC%E7%8E%87&theme=pass-rates&tier=report&sort=-value&digits=1",
        "all('.list tr[data-figure]').length > 2 && one('[name=digits]').checked",
    ),
    (
        "#/data?theme=chains&figure=enterprise-funds",
        "one('dialog.card') && all('.list tr[data-figure]').length > 2",
    ),
    (
        "#/chart/nation-gap?lang=en&look=dark&pick=gap-manufacturing",
        "one('.marked [role=status]')?.textContent.includes('0.5') && near(one('#nation-gap h3'))",
    ),
    (
        "#/section/nation?pick=rate-manufacturing&vs=nation-manufacturing-2024",
        "one('.marked [role=status]')?.textContent.includes('93.93') && !one('.marked svg')",
    ),
    ("#/figure/enterprise-funds?lang=en", "one('dialog.card')?.innerText.includes('870')"),
];

async fn state(tab: &Tab) -> String {
    let state = tab.run(&format!("return {STATE};")).await;
    state.as_str().expect("a state").to_owned()
}

/// Opens an address, and waits until another session sees the same.
async fn same(tab: &Tab, other: &Tab, address: &str) {
    let seen = state(tab).await;
    other.live(&(published().report() + address)).await;
    let seen = serde_json::to_string(&seen).expect("JSON");
    other.until(&format!("{STATE} === {seen}")).await;
}

#[test]
fn an_address_shows_the_same_to_another() {
    check(async |tab| {
        let other = Tab::take(tab.engine, USUAL).await;
        for (address, holds) in ADDRESSES.into_iter().step_by(tab.engine.step(5)) {
            tab.live(&(published().report() + address)).await;
            tab.until(holds).await;
            assert_eq!(tab.run("return location.hash;").await, address, "it says all that it is about");
            assert_eq!(tab.run("return one('.toast');").await, Value::Null, "{address}");
            same(tab, &other, address).await;
        }
        other.leave_to_others().await;
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

#[test]
fn what_a_reader_does_is_in_the_address() {
    check(async |tab| {
        let other = Tab::take(tab.engine, USUAL).await;
        tab.live(&published().report()).await;
        // By keys, along a chart.
        tab.run("one('#nation-ranks').scrollIntoView();").await;
        tab.until("one('#nation-ranks .painted')").await;
        tab.run("one('#nation-ranks .layer').focus({ preventScroll: true });").await;
        let before = tab.run("return scrollY;").await;
        for key in [Key::Down, Key::Down] {
            tab.press(key).await;
        }
        let hash =
            tab.until("location.hash.startsWith('#/chart/nation-ranks?figure=') && location.hash").await;
        let hash = hash.as_str().expect("an address").to_owned();
        assert_eq!(tab.run("return scrollY;").await, before, "nothing moves");
        let tip = tab.run("return one('#nation-ranks .tip').textContent;").await;
        other.live(&(published().report() + &hash)).await;
        other.until(&format!("one('#nation-ranks .tip')?.textContent === {tip}")).await;
        tab.press(Key::Escape).await;
        tab.until("location.hash === '#/chart/nation-ranks' && !one('.tip')").await;
        // Tables and subjects, opened and closed.
        tab.run("one('#standards summary').click();").await;
        tab.until("location.hash === '#/chart/standards?table=1' && one('#standards details').open").await;
        tab.run("one('#standards summary').click();").await;
        tab.until("location.hash === '#/chart/standards' && !one('#standards details').open").await;
        tab.run("one('#subject-magnesium summary').click();").await;
        tab.until("location.hash === '#/subject/magnesium'").await;
        // A switch of language or look leads nowhere.
        let before = tab.run("return scrollY;").await;
        tab.run("one('[data-look=dark]').click();").await;
        tab.until("location.hash === '#/subject/magnesium?look=dark' && root.dataset.look === 'dark'").await;
        assert_eq!(tab.run("return scrollY;").await, before);
        tab.run("one('#subject-magnesium summary').click();").await;
        tab.until("location.hash === '#/?look=dark'").await;
        other.leave_to_others().await;
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

#[test]
fn a_finger_points_in_the_address() {
    check(async |tab| {
        if !tab.engine.touches {
            return;
        }
        tab.live(&published().report()).await;
        tab.run("one('#nation-gap').scrollIntoView();").await;
        tab.until("one('#nation-gap .painted')").await;
        let at = tab.run("return centre(one('[data-figure=gap-manufacturing]', still('nation-gap')));").await;
        tab.tap(super::point(&at)).await;
        tab.until("location.hash.startsWith('#/chart/nation-gap?figure=') && one('#nation-gap .tip')").await;
    });
}

#[test]
fn a_wrong_address_is_mended_and_says_so() {
    let known = REPORT.with(|report| report.figure("enterprise-funds").is_some());
    assert!(known);
    check(async |tab| {
        for (address, mended) in [
            ("#/chart/nothing?lang=en", "#/?lang=en"),
            ("#/chart/nation-gap?figure=enterprise-funds", "#/chart/nation-gap"),
            ("#/chart/nation-gap?table=2", "#/chart/nation-gap"),
            ("#/data?theme=nothing&q=x&period=1999", "#/data?q=x"),
            ("#/data?figure=nothing", "#/data"),
            ("#/figure/nothing", "#/"),
            ("#/?pick=nothing&vs=enterprise-funds", "#/"),
            ("#/?pick=enterprise-funds&vs=nothing", "#/?pick=enterprise-funds"),
            ("#/method?figure=enterprise-funds", "#/method"),
        ] {
            tab.live(&(published().report() + address)).await;
            tab.until(&format!("location.hash === '{mended}'")).await;
            // On top of what is open, where it can be seen.
            tab.until("all('.toast').some((toast) => { const [x, y] = centre(toast); return toast.contains(document.elementFromPoint(x, y)); })").await;
            // It has been read when the reader goes on.
            tab.click((4.0, 300.0)).await;
            tab.until("!all('.toast').some(shown)").await;
        }
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}
