//! Saving and citing: what the page makes is what the tool makes, and what a browser refuses is offered in another way.

use super::{REPORT, Tab, aim, check, json, published, strings};
use expect_test::expect;
use fantoccini::key::Key;
use guanzhi::export::zip::{Entry, archive};
use guanzhi::export::{Export, Format, Subject};
use guanzhi::lang::Lang;
use guanzhi::package::FILES;
use guanzhi::page::save::{Made, make};
use serde_json::Value;

use super::site::Server;

/// Catches what is saved: its name, its type and its bytes.
pub const CATCH: &str = "
    const made = URL.createObjectURL;
    window.blobs = new Map();
    URL.createObjectURL = (blob) => { const url = made.call(URL, blob); window.blobs.set(url, blob); return url; };
    HTMLAnchorElement.prototype.click = function () {
      const blob = window.blobs.get(this.href);
      blob.arrayBuffer().then((bytes) => { window.saved = [this.download, blob.type, [...new Uint8Array(bytes)]]; });
    };";

/// Opens the dialog of a chart, or of the whole report.
async fn open(tab: &Tab, chart: &str) {
    let button = if chart.is_empty() { "#figures [data-save]" } else { &format!("#{chart} [data-save]") };
    tab.run(&format!("one('{button}').click();")).await;
    opened(tab).await;
}

/// Waits until the dialog says all that it has to say.
async fn opened(tab: &Tab) {
    tab.until("one('dialog.save')?.matches(':modal') && one('dialog.save h2').textContent").await;
    tab.until("all('dialog.save textarea[name]').every((field) => field.value)").await;
}

async fn close(tab: &Tab) {
    tab.press(Key::Escape).await;
    tab.until("!one('dialog.save')").await;
}

/// What is saved by a press on a button: name, type, bytes.
async fn saved(tab: &Tab, button: &str) -> (String, String, Vec<u8>) {
    tab.run(&format!("window.saved = null; one('dialog.save {button}').click();")).await;
    let saved = tab.until("window.saved").await;
    let text = |at: usize| saved[at].as_str().expect("a text").to_owned();
    let bytes = saved[2].as_array().expect("bytes").iter();
    let bytes = bytes.map(|byte| u8::try_from(byte.as_u64().expect("a byte")).expect("a byte")).collect();
    (text(0), text(1), bytes)
}

fn with_export<T>(subject: &Subject, lang: Lang, use_it: impl FnOnce(&Export) -> T) -> T {
    REPORT.with(|report| use_it(&Export::new(report, subject, lang).expect("a subject")))
}

/// Data as the tool makes it, from a dialog that is open.
async fn check_data(tab: &Tab, subject: &Subject, lang: Lang) {
    let (mut stem, files) = with_export(subject, lang, |export| {
        (
            export.stem(),
            Format::files().map(|format| (format, (format.write)(export, None))).collect::<Vec<_>>(),
        )
    });
    if let Subject::Figures(_) = subject {
        stem += "-selection";
    }
    for (format, expected) in files {
        let (name, found, bytes) = saved(tab, &format!("[data-save={}]", format.id)).await;
        assert_eq!((name, found.as_str()), (format!("{stem}.{}", format.id), format.media));
        assert!(bytes == expected, "{stem}.{} differs from what the tool makes", format.id);
    }
}

#[test]
fn the_page_makes_the_tools_files() {
    check(async |tab| {
        tab.live(&published().report()).await;
        tab.run(CATCH).await;
        let charts: Vec<String> =
            REPORT.with(|report| report.package.charts.iter().map(|spec| spec.id.clone()).collect());
        for chart in charts.into_iter().step_by(tab.engine.step(5)) {
            open(tab, &chart).await;
            check_data(tab, &Subject::Chart(chart), Lang::Zh).await;
            close(tab).await;
        }
        open(tab, "").await;
        check_data(tab, &Subject::Report, Lang::Zh).await;
        // The data package is in the file, as it was read.
        let entries: Vec<Entry> = FILES
            .iter()
            .map(|name| Entry::new(name, std::fs::read(format!("data/{name}")).expect(name)))
            .collect();
        let (name, kind, bytes) = saved(tab, "[data-save=zip]").await;
        assert_eq!((name.as_str(), kind.as_str()), ("liaoning-quality-2024.zip", "application/zip"));
        assert!(bytes == archive(&entries, None), "{} bytes aren’t the package", bytes.len());
        close(tab).await;
        tab.live(&(published().report() + "#/?lang=en")).await;
        tab.until("root.lang === 'en'").await;
        tab.run(CATCH).await;
        open(tab, "nation-series").await;
        check_data(tab, &Subject::Chart("nation-series".to_owned()), Lang::En).await;
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

#[test]
fn a_selection_is_saved_from_the_explorer() {
    check(async |tab| {
        tab.live(&(published().report() + "#/data?theme=food&tier=report&sort=-value")).await;
        tab.until("all('.list tr[data-figure]').length > 0").await;
        tab.run(CATCH).await;
        tab.run("one('.explorer [data-act=save]').click();").await;
        opened(tab).await;
        assert_eq!(tab.run("return one('dialog.save [name=link]').value === location.href;").await, true);
        assert_eq!(
            tab.run("return all('dialog.save [data-for=chart], dialog.save textarea').length;").await,
            0
        );
        let places = REPORT.with(|report| {
            use guanzhi::explore::{Column, Selection, Texts};
            let selection = Selection {
                filters: ["food", "", "report", "", "", ""].map(str::to_owned),
                sort: Some((Column::Value, true)),
                ..Selection::default()
            };
            Texts::of(report).select(report, &selection, Lang::Zh)
        });
        assert!(places.len() > 5);
        check_data(tab, &Subject::Figures(places), Lang::Zh).await;
        // Not by a key: one press of Escape closes all dialogs that opened without one.
        tab.run("one('dialog.save [data-act=close]').click();").await;
        tab.until("!one('dialog.save') && one('dialog.explorer')?.matches(':modal')").await;
    });
}

#[test]
fn pictures_are_saved_in_sizes() {
    check(async |tab| {
        tab.live(&published().report()).await;
        tab.run(CATCH).await;
        open(tab, "nation-gap").await;
        let subject = Subject::Chart("nation-gap".to_owned());
        let picture = |what| match REPORT.with(|report| make(report, &subject, what, Lang::Zh)) {
            Some(Made::Text(picture)) => picture,
            other => panic!("{other:?} is no picture"),
        };
        let (name, kind, bytes) = saved(tab, "[data-save=svg]").await;
        assert_eq!((name.as_str(), kind.as_str()), ("liaoning-quality-2024-nation-gap.svg", "image/svg+xml"));
        assert!(bytes == picture("svg").into_bytes());
        for (scale, name) in [(1, "nation-gap.png"), (2, "nation-gap@2x.png"), (4, "nation-gap@4x.png")] {
            let (found, kind, bytes) = saved(tab, &format!("[data-scale=\"{scale}\"]")).await;
            assert_eq!((found, kind.as_str()), (format!("liaoning-quality-2024-{name}"), "image/png"));
            assert_eq!(width(&bytes), 640 * scale);
        }
        // Its corner is the ground's, or no colour at all.
        let corner = "createImageBitmap(new Blob([new Uint8Array(window.saved[2])], { type: 'image/png' })).then((image) => {
              const canvas = document.createElement('canvas');
              const context = canvas.getContext('2d');
              context.drawImage(image, 0, 0);
              window.corner = [...context.getImageData(1, 1, 1, 1).data];
            });";
        tab.run(corner).await;
        assert_eq!(tab.until("window.corner").await, json!([255, 255, 255, 255]));
        tab.run("one('dialog.save [name=clear]').click(); window.corner = null;").await;
        let (name, _, bytes) = saved(tab, "[data-save=svg]").await;
        assert_eq!(name, "liaoning-quality-2024-nation-gap-transparent.svg");
        assert!(bytes == picture("clear").into_bytes());
        saved(tab, "[data-scale=\"1\"]").await;
        tab.run(corner).await;
        assert_eq!(tab.until("window.corner").await, json!([0, 0, 0, 0]));
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

#[test]
fn a_finger_holds_a_picture() {
    check(async |tab| {
        if !tab.engine.touches {
            return;
        }
        tab.view(360, 740, 1.0).await;
        tab.live(&published().report()).await;
        tab.run(CATCH).await;
        for lang in ["zh", "en"] {
            tab.run(&format!("location.hash = '#/chart/nation-gap?lang={lang}';")).await;
            tab.until(&format!("root.dataset.lang === '{lang}' && painted()")).await;
            tab.tap(aim(tab, "nation-gap", "gap-manufacturing").await).await;
            // What a browser finds where the finger is, once that has been put down, is an image.
            let under = "document.elementFromPoint(...centre(one('#nation-gap .layer')))";
            tab.until(&format!(
                "{under}.matches('img.press') && {under}.lang === root.lang && {under}.naturalWidth === 1280"
            ))
            .await;
            tab.until("one('.tip')").await;
            tab.run(&format!(
                "window.saved = null;
                 window.blobs.get({under}.src).arrayBuffer().then((bytes) => {{ window.held = [...new Uint8Array(bytes)]; }});"
            ))
            .await;
            let held = tab.until("window.held").await;
            // It is the one that the dialog saves.
            open(tab, "nation-gap").await;
            let (_, _, bytes) = saved(tab, "[data-scale=\"2\"]").await;
            assert!(json!(bytes) == held, "in {lang}");
            tab.run("one('dialog.save').close(); window.held = null;").await;
        }
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

/// The width of a PNG.
fn width(png: &[u8]) -> u32 {
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    u32::from_be_bytes(png[16..20].try_into().expect("four bytes"))
}

/// Stands for a clipboard: takes what is written to it, or refuses.
const CLIPBOARD: &str = "
    window.ClipboardItem = class { constructor(items) { this.items = items; } };
    const clipboard = { write: async ([item]) => {
      if (window.refuse) throw new DOMException('no', 'NotAllowedError');
      const found = {};
      for (const [type, blob] of Object.entries(item.items)) {
        const it = await blob;
        found[type] = type === 'image/png' ? it.size > 1000 : await it.text();
      }
      window.copied = found;
    } };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard });";

/// The day in the browser.
async fn today(tab: &Tab) -> String {
    let date = tab.run("const now = new Date(); return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0')).join('-');").await;
    date.as_str().expect("a date").to_owned()
}

async fn copied(tab: &Tab, what: &str) -> Value {
    tab.run(&format!("window.copied = null; one('dialog.save [data-copy={what}]').click();")).await;
    let copied = tab.until("window.copied").await;
    tab.until("one('dialog.save [role=status]').textContent").await;
    copied
}

#[test]
fn what_is_copied_can_be_pasted() {
    check(async |tab| {
        tab.live(&published().report()).await;
        tab.run(CLIPBOARD).await;
        open(tab, "nation-gap").await;
        let date = today(tab).await;
        let long = tab.run("return new Date().toLocaleDateString('en-US', { dateStyle: 'long' });").await;
        let long = long.as_str().expect("a date").to_owned();
        let text = |copied: &Value| {
            copied["text/plain"].as_str().expect("a text").replace(&date, "DATE").replace(&long, "DAY")
        };
        expect![[r"
            与全国平均相比：制造业高 0.5，消费品高 0.1 个百分点[DB/DK]//建设“三个强省”：辽宁的数字与全国位置. 数据版本 2024.1. [DATE].
            数据来源：辽宁省2024年“质量月”活动特别报道，本报记者赵铭（文中没有报名）. 助力企业高质量发展　守护群众高品质生活——省市场监管局全面推进“三个强省”建设综述[Z].
            数据来源：国家市场监督管理总局. 2023年中国制造业产品质量合格率达93.65%[Z]. 2024-02-08."]]
        .assert_eq(&text(&copied(tab, "zh").await));
        expect![[r"
            Against the national average: manufacturing 0.5, consumer goods 0.1 points higher [Chart]. (n.d.). In Quality, standards, brands: Liaoning’s figures, and where they stand in China (Version 2024.1). Retrieved DAY.
            Source: special report on Liaoning’s 2024 Quality Month, by Zhao Ming, staff reporter (the text doesn’t name the newspaper). (n.d.). Helping enterprises to develop with high quality, guarding people’s quality of life: how the provincial market regulator builds the “three strengths”.
            Source: State Administration for Market Regulation. (2024, February 8). China’s manufacturing product pass rate reaches 93.65% in 2023."]]
        .assert_eq(&text(&copied(tab, "en").await));
        let link = published().report() + "#/chart/nation-gap";
        assert_eq!(copied(tab, "link").await, json!({ "text/plain": link }));
        assert_eq!(copied(tab, "picture").await, json!({ "image/png": true }));
        let table = copied(tab, "table").await;
        let lines: Vec<&str> = table["text/plain"].as_str().expect("lines").lines().collect();
        let figures = with_export(&Subject::Chart("nation-gap".to_owned()), Lang::Zh, |it| it.figures.len());
        assert_eq!(lines.len(), 1 + figures);
        assert!(lines[1].contains("\t0.5\t0.45\t0.55\t个百分点\t"), "{}", lines[1]);
        let html = table["text/html"].as_str().expect("markup");
        assert_eq!(html.matches("<tr>").count(), lines.len());
        assert!(html.contains("<td>0.45</td>"));
        close(tab).await;
        open(tab, "").await;
        expect![[r"
            建设“三个强省”：辽宁的数字与全国位置[DB/DK]. 数据版本 2024.1. [DATE].
            数据来源：辽宁省2024年“质量月”活动特别报道，本报记者赵铭（文中没有报名）. 助力企业高质量发展　守护群众高品质生活——省市场监管局全面推进“三个强省”建设综述[Z]."]]
        .assert_eq(&text(&copied(tab, "zh").await));
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

#[test]
fn what_is_refused_is_offered_in_another_way() {
    check(async |tab| {
        tab.live(&published().report()).await;
        tab.run(CATCH).await;
        tab.run(CLIPBOARD).await;
        tab.run("window.refuse = true; document.execCommand = () => false;").await;
        open(tab, "nation-gap").await;
        let status = "one('dialog.save [role=status]')";
        tab.run("one('dialog.save [data-copy=table]').click();").await;
        tab.until(&format!("{status}.textContent === {status}.dataset.kept")).await;
        let selected = tab.run("const field = document.activeElement; return one('.shown').contains(field) && field.selectionEnd === field.value.length && field.value.includes('0.45');").await;
        assert_eq!(selected, true, "the table is there to be copied by hand");
        tab.run("one('dialog.save [data-copy=picture]').click();").await;
        tab.until("one('.shown img')?.naturalWidth === 1280").await;
        // A file that never arrived.
        saved(tab, "[data-save=json]").await;
        assert_eq!(tab.run("return one('.shown').childElementCount;").await, 0, "what was there is gone");
        tab.run("one('dialog.save [data-act=show]').click();").await;
        tab.until("one('.shown textarea')?.value.startsWith('{')").await;
        saved(tab, "[data-save=xlsx]").await;
        tab.run("one('dialog.save [data-act=show]').click();").await;
        tab.until("one('.shown a[target=_blank]')?.href.startsWith('blob:')").await;
        // An engine without what pictures need.
        tab.run("HTMLCanvasElement.prototype.toBlob = (done) => done(null); one('dialog.save [data-save=png]').click();").await;
        tab.until(&format!("{status}.textContent === {status}.dataset.failed")).await;
        assert_eq!(tab.run("return root.dataset.state;").await, "live");
    });
}

#[test]
fn the_dialog_is_left_by_keys_and_history() {
    check(async |tab| {
        tab.live(&(published().report() + "#/chart/nation-gap")).await;
        tab.run("one('#nation-gap details').open = true; one('#nation-gap [data-save]').focus();").await;
        tab.press(Key::Enter).await;
        opened(tab).await;
        assert_eq!(tab.run("return document.activeElement.id;").await, "save-name");
        let names = tab.run("return all('dialog.save :is(button, input, textarea, a)').filter((it) => !it.hidden && !(it.textContent.trim() || it.labels?.length || it.ariaLabel || it.getAttribute('aria-label')));").await;
        assert_eq!(names, json!([]), "every control has a name");
        close(tab).await;
        assert_eq!(tab.run("return document.activeElement.matches('#nation-gap [data-save]');").await, true);
        tab.run("location.hash = '#/method';").await;
        open(tab, "nation-gap").await;
        tab.back().await;
        tab.until("!one('dialog.save') && root.dataset.view === 'chart'").await;
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

#[test]
fn a_site_links_to_what_lies_beside_it() {
    check(async |tab| {
        let server = Server::folder(published().site());
        tab.live(&server.address).await;
        let before = server.requests().len();
        open(tab, "nation-gap").await;
        let requests = server.requests().split_off(before);
        assert_eq!(requests.len(), 2, "the script, and the other language for its citation: {requests:?}");
        let link = |name: &str| format!("{}chart/{name}.html", server.address);
        assert_eq!(tab.run("return one('dialog.save [name=link]').value;").await, link("nation-gap"));
        let cited =
            tab.run("return all('dialog.save textarea').map((field) => field.value.split('\\n')[0]);").await;
        let cited = strings(&cited);
        assert!(
            cited[0].contains("[DB/OL]//") && cited[0].ends_with(&format!(" {}.", link("nation-gap"))),
            "{cited:?}"
        );
        assert!(cited[1].ends_with(&link("nation-gap.en")), "{cited:?}");
        close(tab).await;
        open(tab, "").await;
        let package = tab.run("return one('dialog.save a[download]').href;").await;
        assert_eq!(package, format!("{}data/liaoning-quality-2024.zip", server.address));
        close(tab).await;
        // A chart's page is in a folder of its own.
        tab.live(&link("nation-gap.en")).await;
        open(tab, "nation-gap").await;
        assert_eq!(tab.run("return one('dialog.save [name=link]').value;").await, link("nation-gap.en"));
        assert_eq!(
            tab.run("return one('dialog.save h2').textContent === one('h3').textContent;").await,
            true
        );
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

#[test]
fn addresses_are_shared_through_the_system() {
    check(async |tab| {
        tab.live(&published().report()).await;
        tab.run("navigator.share = async (what) => { window.shared = what; };").await;
        open(tab, "nation-gap").await;
        tab.run("one('dialog.save [data-act=share]').click();").await;
        let shared = tab.until("window.shared").await;
        assert_eq!(shared["url"], published().report() + "#/chart/nation-gap");
        let headline = REPORT
            .with(|report| report.chart("nation-gap").map(|spec| spec.headline.zh.clone()))
            .expect("the chart");
        assert!(shared["title"].as_str().is_some_and(|title| title.starts_with(&headline)), "{shared}");
        close(tab).await;
        tab.run("delete navigator.share; Object.defineProperty(Navigator.prototype, 'share', { value: undefined });").await;
        open(tab, "nation-gap").await;
        assert_eq!(tab.run("return one('dialog.save [data-act=share]');").await, Value::Null);
    });
}
