//! The slides: paging without a script and with one, steps, the address, the speaker's window, the kiosk, and room for
//! everything on every screen.

use super::{HOLD, REPORT, Server, Tab, check, json, point, published, with_block};
use fantoccini::key::Key;
use guanzhi::lang::Lang;
use guanzhi::site::slides::title;
use guanzhi::words;
use serde_json::Value;

/// Screens of projectors: 4 to 3, 16 to 9, up to 4K.
const SCREENS: [(u32, u32); 4] = [(1024, 768), (1280, 720), (1920, 1080), (3840, 2160)];

/// The steps of each shown slide.
fn steps() -> Vec<usize> {
    REPORT.with(|report| report.package.story.shown_slides().map(|slide| slide.steps.len()).collect())
}

/// Waits until the address is at a slide and step and the slide is shown, and nothing else is.
async fn is_at(tab: &Tab, place: &str) {
    tab.until(&format!("location.hash.split('?')[0] === '#/present/{place}'")).await;
    let slide = place.split('.').next().unwrap_or_default();
    tab.until(&format!(
        "String(all('#slides section').filter(shown).map((it) => it.dataset.slide)) === '{slide}'"
    ))
    .await;
}

/// Opens the slides at a place and waits until the app has drawn there.
async fn present(tab: &Tab, place: &str) {
    tab.open(&format!("{}#/present/{place}", published().report())).await;
    tab.until("root.dataset.state === 'live' && one('#slides .now')").await;
    tab.until("!one('.now .stage') || one('.now .stage').dataset.drawn").await;
}

/// Names of figures of the slide that can be seen, and of those that stand out.
async fn marks(tab: &Tab, which: &str) -> Vec<String> {
    let found = tab
        .run(&format!(
            "return [...new Set(all('.now [data-figure]').filter((mark) => {which}).map((mark) => mark.dataset.figure))];"
        ))
        .await;
    super::strings(&found)
}

#[test]
fn without_scripts_slides_are_scrolled_through() {
    check(async |tab| {
        let headers = &[("Content-Security-Policy", "sandbox allow-same-origin")];
        let server = Server::page(&published().html, headers);
        tab.open(&server.address).await;
        assert_eq!(tab.run("return shown(one('#slides'));").await, false, "the report is read first");
        assert_eq!(tab.run("return one('.bar a[href=\"#slides\"]') !== null;").await, true);
        tab.view(1280, 720, 1.0).await;
        tab.open(&(server.address.clone() + "#slides")).await;
        assert_eq!(tab.run("return shown(one('#page'));").await, false);
        check_scrolled(tab).await;
        // A site has them beside its page, in each language; its page leads there.
        let site = Server::folder_with(published().site(), headers);
        tab.open(&(site.address.clone() + "#slides")).await;
        assert_eq!(tab.run("return one('#slides a').href;").await, site.address.clone() + "slides.html");
        for page in ["slides.html", "slides.en.html"] {
            tab.open(&(site.address.clone() + page)).await;
            check_scrolled(tab).await;
            assert_eq!(
                site.requests().last().map(String::as_str),
                Some(&*format!("/{page}")),
                "nothing comes along"
            );
        }
    });
}

/// All slides are there in full, and the browser's own keys page them.
async fn check_scrolled(tab: &Tab) {
    assert_eq!(tab.run("return all('#slides section').filter(shown).length;").await, steps().len());
    tab.none(
        "slides that are lower than the window, or without anything drawn",
        "return all('#slides section').filter((slide) => slide.clientHeight < innerHeight || all('.stage svg', slide).some((svg) => {
           const drawn = one('use', svg) || svg;
           return drawn.getBoundingClientRect().width < 200;
         })).map((slide) => slide.dataset.slide);",
    )
    .await;
    // One press, one slide, since they snap.
    for slide in 2..5 {
        // A press while the last one is still being followed would be lost.
        tab.settled("scrollY").await;
        tab.press(Key::PageDown).await;
        tab.until(&format!(
            "Math.abs(one('#slides section[data-slide=\"{slide}\"]').getBoundingClientRect().top) < 2"
        ))
        .await;
    }
}

#[test]
fn keys_page_and_the_address_follows() {
    check(async |tab| {
        present(tab, "1").await;
        let last = steps().len();
        let first_steps = steps()[1];
        for key in [Key::Right, Key::Down, Key::PageDown] {
            let before = tab.run("return location.hash;").await;
            tab.press(key).await;
            tab.until(&format!("location.hash !== {before}")).await;
        }
        is_at(tab, "2.2").await;
        for (key, place) in [(' ', "2.3"), ('n', "2.4"), ('N', "3"), ('p', "2.4"), ('P', "2.3")] {
            tab.strike(key).await;
            is_at(tab, place).await;
        }
        assert_eq!(first_steps, 4, "the story has changed: the places above have to follow");
        for (key, place) in [
            (Key::Left, "2.2".to_owned()),
            (Key::Up, "2.1".to_owned()),
            (Key::PageUp, "2".to_owned()),
            (Key::End, last.to_string()),
            (Key::Home, "1".to_owned()),
        ] {
            tab.press(key).await;
            is_at(tab, &place).await;
        }
        // A number and Enter; what is beyond the end is the end.
        for (digits, place) in [("7", "7".to_owned()), ("99", last.to_string()), ("0", "1".to_owned())] {
            for digit in digits.chars() {
                tab.strike(digit).await;
            }
            tab.press(Key::Enter).await;
            is_at(tab, &place).await;
        }
        // Back and reload return to slide and step.
        tab.strike('n').await;
        is_at(tab, "2").await;
        tab.strike('n').await;
        is_at(tab, "2.1").await;
        tab.back().await;
        is_at(tab, "2").await;
        tab.forward().await;
        is_at(tab, "2.1").await;
        tab.run("location.reload();").await;
        tab.until("root.dataset.state === 'live'").await;
        is_at(tab, "2.1").await;
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

#[test]
fn what_has_the_focus_keeps_its_keys() {
    check(async |tab| {
        present(tab, "2").await;
        tab.run("const field = document.body.appendChild(document.createElement('input')); field.id = 'field'; field.focus();")
            .await;
        tab.strike('n').await;
        tab.press(Key::Right).await;
        assert_eq!(tab.run("return one('#field').value;").await, "n");
        is_at(tab, "2").await;
    });
}

/// A screen reader pages by the buttons: they stay where they are.
#[test]
fn the_tool_bar_keeps_the_focus_of_a_keyboard() {
    check(async |tab| {
        present(tab, "2").await;
        for _ in 0..20 {
            tab.press(Key::Tab).await;
            if tab.run("return document.activeElement.dataset.key === 'n';").await == true {
                break;
            }
        }
        assert_eq!(tab.run("return document.activeElement.dataset.key;").await, "n");
        let before = tab.run("return location.hash;").await;
        tab.press(Key::Enter).await;
        tab.until(&format!("location.hash !== {before}")).await;
        let before = tab.run("return location.hash;").await;
        tab.press(Key::Enter).await;
        tab.until(&format!("location.hash !== {before}")).await;
        assert_eq!(tab.run("return document.activeElement.dataset.key;").await, "n");
        // A mouse leaves the keys to the slide.
        let before = tab.run("return location.hash;").await;
        tab.click_on(".keys [data-key=n]").await;
        tab.until(&format!("location.hash !== {before} && document.activeElement === one('.now')")).await;
    });
}

/// The place of the slide of pass rates.
fn slide_of_rates() -> usize {
    let place = REPORT.with(|report| {
        report.package.story.shown_slides().position(|slide| slide.id == "slide-rates").map(|at| at + 1)
    });
    place.expect("the slide of rates")
}

#[test]
fn steps_reveal_and_highlight() {
    check(async |tab| {
        let slide = slide_of_rates();
        present(tab, &slide.to_string()).await;
        let seen = "!mark.classList.contains('veiled')";
        assert_eq!(marks(tab, seen).await, ["rate-manufacturing", "rate-consumer"]);
        let expected = [
            ("nation-manufacturing", 1),
            ("nation-manufacturing-published", 1),
            ("nation-consumer", 1),
            ("hunan-manufacturing", 2),
            ("hunan-consumer", 2),
        ];
        for step in 1..=2 {
            tab.press(Key::Right).await;
            is_at(tab, &format!("{slide}.{step}")).await;
            let now = marks(tab, seen).await;
            for (figure, from) in expected {
                assert_eq!(now.iter().any(|seen| seen == figure), step >= from, "{figure} at step {step}");
            }
        }
        present(tab, "2.2").await;
        assert_eq!(marks(tab, "mark.classList.contains('lit')").await, ["chains-listed"]);
        tab.until("getComputedStyle(one('.now [data-figure=\"group-members\"]')).opacity < 0.5").await;
        assert_eq!(tab.run("return getComputedStyle(one('.now .lit')).opacity;").await, "1");
    });
}

#[test]
fn slides_and_steps_are_read_aloud() {
    check(async |tab| {
        let said =
            |expected: &str| format!("one('#slides > [aria-live]').textContent === {}", json!(expected));
        let in_words = |figure: &str| {
            REPORT.with(|report| {
                let figure = report.figure(figure).expect("a figure of the report");
                let period = words::period(Lang::Zh, figure.observation.period);
                let name = figure.indicator.name.get(Lang::Zh);
                format!(
                    "{name}，{}，{}{}{period}",
                    words::figure(Lang::Zh, &figure),
                    figure.region.name.get(Lang::Zh),
                    words::words(Lang::Zh).comma
                )
            })
        };
        let slide = slide_of_rates();
        present(tab, &slide.to_string()).await;
        let page = tab.run("return [all('#slides section').length, one('.now h2').textContent];").await;
        let page = format!("第 {slide} 页，共 {} 页：{}", page[0], page[1].as_str().expect("a headline"));
        tab.until(&said(&page)).await;
        for (step, figures) in [
            (1, &["nation-manufacturing", "nation-manufacturing-published", "nation-consumer"][..]),
            (2, &["hunan-manufacturing", "hunan-consumer"]),
        ] {
            tab.press(Key::Right).await;
            let figures: Vec<String> = figures.iter().map(|figure| in_words(figure)).collect();
            tab.until(&said(&format!("第 {step} 步，共 2 步：{}", figures.join("；")))).await;
        }
        tab.press(Key::Left).await;
        tab.press(Key::Left).await;
        tab.until(&said(&page)).await;
    });
}

#[test]
fn keys_pressed_at_once_all_count() {
    check(async |tab| {
        let slide = slide_of_rates();
        present(tab, &slide.to_string()).await;
        for (key, place) in [("ArrowRight", format!("{slide}.2")), ("ArrowLeft", slide.to_string())] {
            tab.run(&format!(
                "for (let press = 0; press < 2; press++) one('body').dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true, cancelable: true }}));"
            ))
            .await;
            tab.until(&format!("location.hash === '#/present/{place}'")).await;
        }
    });
}

#[test]
fn marks_move_by_figure_unless_motion_is_reduced() {
    check(async |tab| {
        // Both slides show the two rates.
        present(tab, "6.2").await;
        // A busy machine might not look before they are there.
        tab.run(
            "window.moved = [];
             const animate = Element.prototype.animate;
             Element.prototype.animate = function (frames, options) {
               if (/translate/.test(frames[0].transform)) window.moved.push(this.dataset.figure);
               return animate.call(this, frames, options);
             };",
        )
        .await;
        tab.strike('n').await;
        is_at(tab, "7").await;
        tab.until("moved.includes('rate-manufacturing')").await;
        if tab.engine.tools {
            tab.until("document.getAnimations().length === 0").await;
            tab.media("", ("prefers-reduced-motion", "reduce")).await;
            tab.strike('p').await;
            is_at(tab, "6.2").await;
            assert_eq!(tab.run("return document.getAnimations().length;").await, 0);
        }
    });
}

#[test]
fn screens_go_blank_and_slides_are_overviewed() {
    check(async |tab| {
        present(tab, "3").await;
        for (key, name) in [('b', "black"), ('.', "black"), ('v', "black"), ('/', "black"), ('w', "white")] {
            tab.strike(key).await;
            tab.until(&format!("one('#slides').classList.contains('{name}')")).await;
            // The next press brings the slide back, and goes nowhere.
            tab.strike('n').await;
            tab.until("!one('#slides').matches('.black, .white')").await;
            is_at(tab, "3").await;
        }
        tab.strike('o').await;
        tab.until("one('#slides').classList.contains('overview')").await;
        assert_eq!(tab.run("return all('#slides section').filter(shown).length;").await, steps().len());
        let fifth = tab.run("return centre(one('#slides section[data-slide=\"5\"]'));").await;
        tab.click(point(&fifth)).await;
        is_at(tab, "5").await;
        assert_eq!(tab.run("return one('#slides').classList.contains('overview');").await, false);
        tab.press(Key::Escape).await;
        tab.until("one('#slides').classList.contains('overview')").await;
        tab.press(Key::Escape).await;
        is_at(tab, "5").await;
        tab.strike('?').await;
        tab.until("shown(one('#slides .help'))").await;
        tab.press(Key::Escape).await;
        tab.until("!shown(one('#slides .help'))").await;
        // All of the keys can be read on a small window, and a press on them goes nowhere.
        tab.view(640, 360, 1.0).await;
        tab.strike('?').await;
        tab.until("shown(one('#slides .help'))").await;
        let help = tab
            .run("const help = one('#slides .help'), [, y, , height] = place(help); return [y >= 0 && y + height <= innerHeight, getComputedStyle(help).pointerEvents, height > 300, centre(help)];")
            .await;
        assert_eq!((&help[0], &help[1], &help[2]), (&json!(true), &json!("auto"), &json!(true)));
        tab.click(point(&help[3])).await;
        is_at(tab, "5").await;
        tab.press(Key::Escape).await;
        tab.until("!shown(one('#slides .help'))").await;
        tab.strike('q').await;
        tab.until("location.hash === '#/' && shown(one('#page')) && !shown(one('#slides'))").await;
    });
}

#[test]
fn clicks_and_swipes_page_and_the_wheel_does_not() {
    check(async |tab| {
        present(tab, "3").await;
        tab.click((1000.0, 60.0)).await;
        is_at(tab, "3.1").await;
        tab.click((100.0, 60.0)).await;
        is_at(tab, "3").await;
        if tab.engine.touches {
            tab.swipe((900.0, 400.0), (300.0, 410.0)).await;
            is_at(tab, "3.1").await;
            tab.swipe((300.0, 400.0), (900.0, 410.0)).await;
            is_at(tab, "3").await;
        }
        tab.run(
            "one('#slides .now').dispatchEvent(new WheelEvent('wheel', { deltaY: 900, bubbles: true }));",
        )
        .await;
        is_at(tab, "3").await;
        assert_eq!(tab.run("return [scrollY, one('#slides .now').scrollTop];").await, json!([0, 0]));
    });
}

#[test]
fn wrong_places_are_mended_and_told() {
    check(async |tab| {
        let last = steps().len();
        for (asked, place) in [("99", last.to_string()), ("3.9", "3.2".to_owned()), ("0.1", "1".to_owned())] {
            present(tab, asked).await;
            is_at(tab, &place).await;
            tab.until("shown(one('#slides .spoken'))").await;
        }
        present(tab, "3.1").await;
        assert_eq!(tab.run("return one('#slides .spoken');").await, Value::Null);
        present(tab, "3.1?look=%").await;
        tab.until("one('#slides .now')?.dataset.slide === '3'").await;
    });
}

#[test]
fn language_and_look_keep_slide_and_step() {
    check(async |tab| {
        present(tab, "6.1").await;
        tab.run("location.replace('#/present/6.1?lang=en&look=projector');").await;
        tab.until("root.lang === 'en' && root.dataset.look === 'projector'").await;
        let english = REPORT.with(|report| {
            let slide = report.package.story.shown_slides().nth(5);
            slide.map(|slide| title(report, slide, Lang::En).to_owned())
        });
        tab.until(&format!("one('.now h2')?.textContent === {}", json!(english))).await;
        is_at(tab, "6.1").await;
        tab.until("all('.now .stage text').some((text) => /Liaoning/.test(text.textContent))").await;
        tab.strike('c').await;
        tab.until("location.hash.includes('look=projector-dark') && root.dataset.look === 'projector-dark'")
            .await;
        is_at(tab, "6.1").await;
        let colours = tab.run("return [ink('card'), ink('text')];").await;
        assert_eq!(colours, json!(["#000000", "#ffffff"]));
        tab.run("location.replace('#/present/6.1');").await;
        tab.until("root.lang === 'zh-CN' && one('.now h2')?.textContent.includes('湖南')").await;
    });
}

#[test]
fn the_speaker_window_follows_and_leads() {
    check(async |tab| {
        present(tab, "3").await;
        tab.strike('s').await;
        tab.until_windows(2).await;
        tab.go_to_window(1).await;
        tab.until("one('#slides')?.classList.contains('speaking') && root.dataset.state === 'live'").await;
        tab.until(
            "one('#slides .now')?.dataset.slide === '3' && one('#slides .next')?.dataset.slide === '4'",
        )
        .await;
        let notes = REPORT.with(|report| {
            report.package.story.shown_slides().nth(2).map(|slide| slide.notes.zh.clone()).unwrap_or_default()
        });
        assert_eq!(tab.run("return one('#slides .now .notes').textContent;").await, notes);
        for part in [".now .notes", ".next", ".clock .is-clock", ".clock .is-elapsed", ".clock .is-planned"] {
            assert_eq!(tab.run(&format!("return shown(one('#slides {part}'));")).await, true, "{part}");
        }
        let planned: usize = REPORT
            .with(|report| report.package.story.shown_slides().take(3).map(|slide| slide.seconds).sum());
        let planned = format!("{}:{:02}", planned / 60, planned % 60);
        assert_eq!(tab.run("return one('.is-planned').textContent;").await, planned);
        // It leads.
        tab.strike('n').await;
        tab.until("location.hash.startsWith('#/present/3.1')").await;
        tab.go_to_window(0).await;
        is_at(tab, "3.1").await;
        // It follows.
        tab.strike('n').await;
        is_at(tab, "3.2").await;
        tab.strike('b').await;
        tab.go_to_window(1).await;
        tab.until("location.hash.startsWith('#/present/3.2') && one('#slides').classList.contains('black')")
            .await;
        // What doesn't come from the other window is passed over, whatever it knows.
        let token = tab.run("return new URLSearchParams(location.hash.split('?')[1]).get('speaker');").await;
        tab.run(&format!("postMessage({{ guanzhi: {token}, slide: 9, step: 0 }}, '*');")).await;
        tab.run("opener.postMessage({ guanzhi: 'another', slide: 9, step: 0 }, '*');").await;
        tab.until("new Promise((done) => setTimeout(() => done(true)))").await;
        assert_eq!(tab.run("return one('#slides .now').dataset.slide;").await, "3");
        // Either goes on without the other.
        tab.close_window().await;
        tab.go_to_window(0).await;
        is_at(tab, "3.2").await;
        tab.strike('n').await;
        tab.until("!one('#slides').classList.contains('black')").await;
        tab.strike('n').await;
        is_at(tab, "4").await;
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

#[test]
fn a_blocked_speaker_window_is_told_and_notes_stand_beneath() {
    check(async |tab| {
        tab.open(
            &published()
                .with_script("blocked", "window.open = () => null;")
                .replace(".html", ".html#/present/4"),
        )
        .await;
        tab.until("root.dataset.state === 'live' && one('#slides .now')").await;
        tab.strike('s').await;
        tab.until("shown(one('#slides .spoken')) && shown(one('#slides .now .notes'))").await;
        tab.none(
            "notes beneath the slide",
            "const slide = one('#slides .now').getBoundingClientRect(), notes = one('#slides .now .notes').getBoundingClientRect();
             return slide.bottom <= notes.top + 1 && notes.bottom <= innerHeight + 1 ? [] : [[slide.bottom, notes.top, notes.bottom]];",
        )
        .await;
        tab.strike('n').await;
        is_at(tab, "4.1").await;
    });
}

#[test]
fn the_spotlight_lights_what_is_pointed_at() {
    check(async |tab| {
        present(tab, "7.2").await;
        let mark = tab.run("return centre(one('.now [data-figure=\"gap-manufacturing\"] text'));").await;
        tab.point(point(&mark)).await;
        tab.until("shown(one('#slides .tip')) && one('#slides .tip').textContent.includes('0.5')").await;
        let size =
            tab.run("return parseFloat(getComputedStyle(one('#slides .tip')).fontSize) / innerHeight;").await;
        assert!(size.as_f64().is_some_and(|size| size >= 17.0 / 800.0), "the label is large: {size}");
        tab.hold('l').await;
        tab.until("one('#slides').classList.contains('spot')").await;
        tab.point(point(&mark)).await;
        tab.until(
            "shown(one('#slides .pointer')) && one('.now .lit')?.dataset.figure === 'gap-manufacturing'",
        )
        .await;
        tab.until("getComputedStyle(one('.now h2')).opacity < 0.3 && getComputedStyle(one('.now .lit')).opacity == 1").await;
        tab.let_go('l').await;
        tab.until(
            "!one('#slides').classList.contains('spot') && getComputedStyle(one('.now h2')).opacity == 1",
        )
        .await;
    });
}

#[test]
fn a_kiosk_goes_on_by_itself_and_waits_for_hands() {
    check(async |tab| {
        // The clock runs as the test says: what is to be done later is done when it is told.
        let clock = "\
            window.later = [];
            window.setTimeout = (call, delay) => later.push({ call, delay: delay ?? 0 });
            window.clearTimeout = (id) => { if (later[id - 1]) later[id - 1].call = null; };
            window.due = () => later.filter((it) => it.call && it.delay >= 1000 && it.delay < 100000);
            window.pass = () => due().forEach((it) => { const { call } = it; it.call = null; call(); });";
        let last = steps().len();
        let page = published().with_script("kiosk", clock);
        tab.open(&format!("{page}#/present/{last}?auto=12&loop=1")).await;
        tab.until("one('#slides .now')").await;
        is_at(tab, &last.to_string()).await;
        let length = tab.run("return history.length;").await;
        tab.until("due().some((it) => it.delay === 12000)").await;
        tab.run("pass();").await;
        is_at(tab, "1").await;
        tab.until("due().some((it) => it.delay === 12000)").await;
        tab.run("pass();").await;
        is_at(tab, "2").await;
        assert_eq!(tab.run("return history.length;").await, length, "the history doesn't grow");
        // A key or a finger gives time to read.
        tab.strike('b').await;
        tab.until("String(due().map((it) => it.delay).filter((delay) => delay > 2500)) === '30000'").await;
        tab.run("pass();").await;
        is_at(tab, "2.1").await;
    });
}

#[test]
fn slides_are_paged_where_the_app_cannot_run() {
    check(async |tab| {
        let damaged = with_block(&published().html, "app", |_| "damaged".to_owned());
        let page = published().variant("slides-damaged", &damaged);
        tab.open(&(page + "#slides")).await;
        tab.until("root.dataset.state === 'failed'").await;
        is_at(tab, "1").await;
        tab.press(Key::PageDown).await;
        is_at(tab, "2").await;
        tab.run("location.hash = '#/present/6';").await;
        is_at(tab, "6").await;
        assert_eq!(
            marks(tab, "!mark.classList.contains('veiled')").await,
            ["rate-manufacturing", "rate-consumer"]
        );
        tab.strike('n').await;
        is_at(tab, "6.1").await;
        tab.strike('m').await;
        tab.until("shown(one('#slides .now .notes'))").await;
        tab.strike('q').await;
        tab.until("root.dataset.view === 'reader' && shown(one('#page'))").await;
        // Nor does it need the app to begin with.
        tab.open(&(published().with_script("held", HOLD) + "#/present/3")).await;
        is_at(tab, "3").await;
        assert_eq!(tab.run("return root.dataset.state;").await, "static");
        tab.run("release();").await;
        tab.until("root.dataset.state === 'live' && one('.now .stage').dataset.drawn").await;
        is_at(tab, "3").await;
    });
}

#[test]
fn a_site_fetches_the_script_of_the_slides_when_asked() {
    check(async |tab| {
        let server = Server::folder(published().site());
        let fetched = || server.requests().iter().filter(|path| path.contains("present")).count();
        tab.live(&server.address).await;
        assert_eq!(fetched(), 0);
        let link = tab.run("return centre(one('.bar a[href=\"#slides\"]'));").await;
        tab.click(point(&link)).await;
        is_at(tab, "1").await;
        tab.strike('n').await;
        is_at(tab, "2").await;
        assert_eq!(fetched(), 1);
        tab.run("location.hash = '#/present/2?lang=en';").await;
        tab.until("root.lang === 'en' && one('.now h2')?.textContent === 'Four figures to begin with'").await;
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

#[test]
fn slides_are_printed_one_a_page() {
    check(async |tab| {
        if !tab.engine.prints {
            return;
        }
        let report = published().report();
        for address in [format!("{report}#/present/6"), format!("{report}#/present/6?lang=en")] {
            tab.open(&address).await;
            tab.until("root.dataset.state === 'live' && one('#slides .now')").await;
            tab.until(&format!("root.lang === '{}'", if address.ends_with("en") { "en" } else { "zh-CN" }))
                .await;
            let pdf = tab.print().await;
            let pages = lopdf::Document::load_mem(&pdf).expect("a PDF").get_pages().len();
            assert_eq!(pages, steps().len(), "{address}");
        }
    });
}

/// What is drawn and written on the slide that is shown: within the slide, nothing on top of other text, none of it smaller
/// than on a screen of 1080 lines 24 pixels.
const ROOM: &str = "\
    const slide = one('#slides .now'), frame = slide.getBoundingClientRect(), wrong = [];
    const unit = parseFloat(getComputedStyle(slide).fontSize) / 24;
    if (slide.scrollHeight > slide.clientHeight + 1 || slide.scrollWidth > slide.clientWidth + 1)
      wrong.push(`scrolls: ${slide.scrollWidth} × ${slide.scrollHeight}`);
    const texts = [];
    for (const text of all('.stage text', slide)) {
      const { left, right, top } = text.getBoundingClientRect(), { a, d, f } = text.getScreenCTM();
      const size = parseFloat(getComputedStyle(text).fontSize) * a, base = Number(text.getAttribute('y')) * d + f;
      texts.push({ text: text.textContent, left, right, top: base - 0.8 * size, bottom: base + 0.15 * size, size });
    }
    for (const element of all('h2, .kicker, .measure, .foot span, .points li, .cited li, .large li', slide)) {
      const range = document.createRange();
      range.selectNodeContents(element);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      if (right > left) texts.push({ text: element.textContent, left, right, top, bottom, size: parseFloat(getComputedStyle(element).fontSize) });
    }
    for (const [at, a] of texts.entries()) {
      if (a.left < frame.left - 1 || a.right > frame.right + 1 || a.top < frame.top - 1 || a.bottom > frame.bottom + 1)
        wrong.push(`“${a.text}” leaves the slide: ${[a.left, a.top, a.right, a.bottom].map(Math.round)}`);
      if (a.size < 23.99 * unit) wrong.push(`“${a.text}” is ${(a.size / unit).toFixed(1)} px`);
      for (const b of texts.slice(at + 1)) {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left), down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 1.5 * unit && down > 1.5 * unit) wrong.push(`“${a.text}” and “${b.text}” share ${across.toFixed(1)} × ${down.toFixed(1)}`);
      }
    }
    for (const line of all('.stage svg .s', slide)) {
      const width = parseFloat(getComputedStyle(line).strokeWidth) * line.getScreenCTM().a;
      if (width < 1.99 * Math.min(1, unit * 1.5)) wrong.push(`a line of ${width.toFixed(2)} px`);
    }
    return [unit, wrong];";

#[test]
fn everything_has_room_on_every_screen() {
    check(async |tab| {
        for (width, height) in SCREENS.into_iter().step_by(tab.engine.step(2)) {
            tab.view(width, height, 1.0).await;
            for lang in Lang::ALL {
                for (at, count) in steps().into_iter().enumerate() {
                    let (slide, lang) = (at + 1, lang.id());
                    if at == 0 {
                        tab.open(&format!("{}#/present/1?lang={lang}", published().report())).await;
                        tab.until("root.dataset.state === 'live'").await;
                    }
                    tab.run(&format!("location.hash = '#/present/{slide}.{count}?lang={lang}';")).await;
                    tab.until(&format!(
                        "one('#slides .now')?.dataset.slide === '{slide}' && root.dataset.lang === '{lang}'"
                    ))
                    .await;
                    tab.until(
                        "!one('.now .stage') || one('.now .stage').dataset.drawn?.startsWith(root.lang)",
                    )
                    .await;
                    // Marks are where they belong once none of them moves.
                    tab.until("(document.getAnimations().forEach((it) => it.finish()), document.getAnimations().length === 0)")
                        .await;
                    let found = tab.run(ROOM).await;
                    let wrong = super::strings(&found[1]);
                    assert!(
                        wrong.is_empty(),
                        "slide {slide} in {lang} at {width} × {height}:\n{}",
                        wrong.join("\n")
                    );
                    let unit = found[0].as_f64().expect("a number");
                    let expected = (f64::from(height) / 1080.0).min(f64::from(width) / 1440.0);
                    // Other engines' windows are as large as their screens allow.
                    assert!(
                        !tab.engine.tools || (unit - expected).abs() < 0.01,
                        "{unit} instead of {expected}"
                    );
                }
            }
        }
    });
}
