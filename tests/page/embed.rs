//! Charts in other people's pages: waking, heights in all protocols, the web component, and what hosts forbid.

use super::browser::{Tab, npm};
use super::site::{Field, Server, published};
use super::{aim, bring, check, strings};
use fantoccini::key::Key;
use serde_json::json;

/// The site, on a port and so an origin of its own.
fn site() -> Server {
    Server::folder(published().site())
}

/// A host's page with a script that may be set.
fn host(body: &str) -> Server {
    host_with(body, &[])
}

fn host_with(body: &str, headers: &'static [Field]) -> Server {
    let page = format!("<!doctype html><meta charset=\"utf-8\"><title>host</title><body>{body}");
    Server::pages(vec![("/", page)], headers)
}

/// A library of hosts, as npm has it.
fn library(path: &str) -> String {
    std::fs::read_to_string(npm(path)).expect(path)
}

/// Datawrapper's script for hosts, as published in its embed codes.
const DATAWRAPPER: &str = "window.addEventListener('message', (event) => {
    const heights = event.data['datawrapper-height'];
    if (heights === undefined) return;
    for (const frame of document.querySelectorAll('iframe'))
      for (const id in heights)
        if (frame.contentWindow === event.source) frame.style.height = heights[id] + 'px';
  });";

/// Where everything stands that a reader sees before and after the frame goes live.
const PLACES: &str = "all('h1, p, figure, .plot, figcaption, summary').filter((e) => !e.closest('.layer')).map((e) => [named(e), ...place(e)])";

#[test]
fn a_frame_loads_nothing_until_it_is_touched() {
    check(async |tab| {
        let site = site();
        tab.open(&format!("{}embed/nation-gap.html", site.address)).await;
        tab.until("document.readyState === 'complete'").await;
        assert_eq!(site.requests(), ["/embed/nation-gap.html"]);
        assert_eq!(tab.run("return root.dataset.state;").await, "static");
        assert!(tab.run("return shown(still('nation-gap'));").await.as_bool().unwrap_or(false));
        let before = tab.run(&format!("return {PLACES};")).await;
        // The pointer's place when the frame woke is where the tip is.
        tab.point(bring(tab, "nation-gap", "gap-manufacturing", |_| true).await).await;
        tab.until("painted() && one('.tip')").await;
        let tip = tab.run("return one('.tip').textContent;").await;
        assert!(tip.as_str().is_some_and(|tip| tip.contains("0.5")), "{tip}");
        assert_eq!(tab.run(&format!("return {PLACES};")).await, before, "nothing moves");
        let requests: Vec<String> = site.requests().iter().map(|path| super::without_digest(path)).collect();
        assert_eq!(requests, ["/embed/nation-….html", "/assets/frame-….js"]);
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

#[test]
fn a_key_or_a_finger_wakes_a_frame() {
    check(async |tab| {
        let site = site();
        let address = format!("{}embed/nation-gap.en.html", site.address);
        tab.open(&address).await;
        tab.press(Key::Tab).await;
        assert_eq!(tab.run("return document.activeElement.getAttribute('role');").await, "img");
        tab.press(Key::Right).await;
        tab.until("painted() && one('.tip')").await;
        assert_eq!(tab.run("return document.activeElement.className;").await, "layer");
        assert!(
            tab.run("return one('.unseen').textContent;").await.as_str().is_some_and(|it| !it.is_empty())
        );
        tab.press(Key::End).await;
        tab.press(Key::Enter).await;
        tab.until("one('dialog.card')?.open").await;

        if !tab.engine.touches {
            return;
        }
        tab.open(&address).await;
        tab.tap(bring(tab, "nation-gap", "gap-consumer", |_| true).await).await;
        tab.until("painted() && one('.tip')").await;
        assert!(
            tab.run("return one('.tip').textContent;").await.as_str().is_some_and(|it| it.contains("0.1"))
        );
        // A picture lies under the finger.
        let under = "document.elementFromPoint(...centre(one('.layer')))";
        tab.until(&format!("{under}.matches('img.press') && {under}.naturalWidth === 1280")).await;
        let paths: Vec<String> = site.requests().iter().map(|path| super::without_digest(path)).collect();
        // The one before it may have come from the browser's cache.
        assert_eq!(paths.last().map(String::as_str), Some("/assets/picture-….js"));
        let point = aim(tab, "nation-gap", "gap-consumer").await;
        tab.tap(point).await;
        tab.until("one('dialog.card')?.open").await;
    });
}

/// A keyboard that has gone on before the chart is live isn't called back.
#[test]
fn a_frame_leaves_the_focus_where_it_is() {
    check(async |tab| {
        let site = site();
        tab.open(&format!("{}embed/nation-gap.html", site.address)).await;
        tab.run(HELD).await;
        for focused in ["div", "summary"] {
            tab.press(Key::Tab).await;
            assert_eq!(tab.run("return document.activeElement.localName;").await, focused);
        }
        tab.run("release();").await;
        tab.until("painted()").await;
        assert_eq!(tab.run("return document.activeElement.localName;").await, "summary");
        assert_eq!(tab.run("return all('.tip').length;").await, 0);
    });
}

/// Holds the app of a frame back until `release()`.
const HELD: &str = "
    const held = [];
    document.head.append = (...added) => held.push(...added);
    window.release = () => { delete document.head.append; document.head.append(...held); };";

/// However slow a browser or a reader is: a click of a mouse opens a card, and a tap of a finger only shows its figure.
#[test]
fn a_press_while_a_frame_goes_live_counts_once() {
    check(async |tab| {
        let site = site();
        for finger in [false, true] {
            if finger && !tab.engine.touches {
                continue;
            }
            for over_before in [true, false] {
                println!("a finger: {finger}, lifted before the chart is live: {over_before}");
                tab.open(&format!("{}embed/nation-gap.html", site.address)).await;
                tab.run(HELD).await;
                let at = bring(tab, "nation-gap", "gap-consumer", |_| true).await;
                tab.put_down(finger, at).await;
                if over_before {
                    tab.lift(finger).await;
                }
                assert_eq!(tab.run("return root.dataset.state;").await, "static");
                tab.run("release();").await;
                tab.until("painted()").await;
                if !over_before {
                    tab.lift(finger).await;
                }
                if !finger {
                    tab.until("one('dialog.card')?.open").await;
                    continue;
                }
                tab.until("one('.tip')").await;
                assert_eq!(tab.run("return all('dialog').length;").await, 0);
                tab.tap(at).await;
                tab.until("one('dialog.card')?.open").await;
            }
        }
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

#[test]
fn every_embed_goes_live_with_its_own_figures() {
    check(async |tab| {
        let site = site();
        let mut charts: Vec<String> =
            super::REPORT.with(|report| report.package.charts.iter().map(|chart| chart.id.clone()).collect());
        charts.sort();
        for (at, chart) in charts.iter().enumerate().step_by(tab.engine.step(5)) {
            let name = if at % 2 == 0 { chart.clone() } else { format!("{chart}.en") };
            tab.live(&format!("{}embed/{name}.html?live=1", site.address)).await;
            tab.none(
                &name,
                &format!("return figures('{chart}').filter((id) => !one(`tr[data-figure=\"${{id}}\"]`));"),
            )
            .await;
            // A card of the slice says what the report's own would.
            let figure = tab.run(&format!("return figures('{chart}')[0];")).await;
            let Some(figure) = figure.as_str() else { continue };
            let lang = if at % 2 == 0 { guanzhi::lang::Lang::Zh } else { guanzhi::lang::Lang::En };
            tab.run(&format!("location.replace('#/figure/{figure}');")).await;
            tab.until("one('dialog.card')?.open").await;
            let shown = tab.run("return squeezed(one('dialog.card').textContent);").await;
            let whole = super::REPORT.with(|report| guanzhi::page::card::card(report, figure, None, lang));
            let whole = tab
                .run(&format!(
                    "const it = document.implementation.createHTMLDocument('').body; it.innerHTML = {}; \
                     return squeezed(it.textContent);",
                    json!(whole.0)
                ))
                .await;
            assert_eq!(shown, whole, "{name}");
        }
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

#[test]
fn hosts_learn_heights_in_every_protocol() {
    check(async |tab| {
        let site = site();
        let frame = |id: &str, chart: &str| {
            format!(
                "<div class=\"box\"><iframe id=\"{id}\" src=\"{}embed/{chart}.html\" style=\"width:100%;border:0\" scrolling=\"no\"></iframe></div>",
                site.address
            )
        };
        let body = format!(
            "<style>.box{{max-width:100%}}#scroll{{height:200px;overflow:auto}}#later{{display:none}}</style>\
             <script>window.heard = []; addEventListener('message', (e) => heard.push([[...document.querySelectorAll('iframe')].findIndex((f) => f.contentWindow === e.source), e.data]));{DATAWRAPPER}</script>\
             {}{}<div id=\"pym\"></div><div id=\"scroll\">{}</div><div id=\"later\">{}</div>\
             <iframe id=\"stranger\" srcdoc=\"<script>window.heard=[];addEventListener('message',(e)=>heard.push(e.data))</script>\"></iframe>\
             <script>{}</script><script>{}</script>\
             <script>new pym.Parent('pym', '{}embed/standards.html', {{}});\
             iFrameResize({{ checkOrigin: false, log: false }}, '#resizer');</script>",
            frame("datawrapper", "nation-gap"),
            frame("resizer", "pass-rates"),
            frame("inside", "lifts"),
            frame("hidden", "chain-array"),
            library("pym.js/dist/pym.v1.min.js"),
            library("iframe-resizer/js/iframeResizer.min.js"),
            site.address
        );
        let host = host(&body);
        for width in [320, 480, 700, 1200] {
            tab.view(width, 800, 1.0).await;
            tab.open(&host.address).await;
            for (frame, chart) in [
                ("#datawrapper", "nation-gap"),
                ("#resizer", "pass-rates"),
                ("#pym iframe", "standards"),
                ("#inside", "lifts"),
            ] {
                fits(tab, frame, chart).await;
            }
            // A frame that is shown later, and tables that are opened.
            tab.run("one('#later').style.display = 'block'; one('#later').scrollIntoView();").await;
            fits(tab, "#hidden", "chain-array").await;
            for frame in ["#datawrapper", "#resizer", "#pym iframe"] {
                // Frames of other origins that aren’t on the screen aren’t laid out.
                tab.run(&format!("one('{frame}').scrollIntoView();")).await;
                let before = tab.run(&format!("return one('{frame}').clientHeight;")).await;
                tab.enter(frame).await;
                tab.run("one('details').open = true;").await;
                tab.leave().await;
                tab.until(&format!("one('{frame}').clientHeight > {before} + 40")).await;
            }
        }
        // No loops: each frame has spoken a few times in each protocol, and to nobody else.
        let counts = tab
            .run("const n = {}; for (const [from, data] of heard) n[from] = (n[from] ?? 0) + 1; return n;")
            .await;
        for (from, count) in counts.as_object().expect("counts") {
            assert_ne!(from, "-1", "a message from no frame: {counts}");
            assert!(count.as_u64().is_some_and(|count| count <= 24), "{counts}");
        }
        tab.enter("#stranger").await;
        assert_eq!(tab.run("return heard;").await, json!([]));
        tab.leave().await;
        let kinds = tab
            .run("return [...new Set(heard.map(([, data]) => typeof data === 'string' ? data.slice(0, 5) : Object.keys(data).join()))].sort();")
            .await;
        assert_eq!(strings(&kinds), ["[iFra", "datawrapper-height", "pymxP", "sentinel,type,height"]);
    });
}

/// Waits until a frame is as high as what is in it, which it shows whole.
async fn fits(tab: &Tab, frame: &str, chart: &str) {
    tab.until(&format!("one('{frame}')?.clientHeight > 160")).await;
    tab.enter(frame).await;
    tab.until(&format!(
        "one('figure')?.id === '{chart}' && Math.abs(innerHeight - root.getBoundingClientRect().height) <= 1"
    ))
    .await;
    assert_eq!(tab.run("return root.scrollWidth > innerWidth;").await, false, "{frame} is too wide");
    tab.leave().await;
}

#[test]
fn the_component_keeps_what_is_in_it_until_the_chart_is_painted() {
    /// A host that admits scripts of its own and of the site, frames of the site, and no inline style.
    const STRICT: &[Field] = &[(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self' http://127.0.0.1:*; frame-src http://127.0.0.1:*; style-src 'self'",
    )];
    check(async |tab| {
        let site = site();
        let component = |chart: &str, more: &str| {
            format!(
                "<guanzhi-chart src=\"{}embed/{chart}.html\" {more}><p class=\"fallback\">{chart}</p></guanzhi-chart>",
                site.address
            )
        };
        let page = format!(
            "<!doctype html><meta charset=\"utf-8\"><title>host</title><body>{}{}<script src=\"{component}\"></script>\
             <script src=\"/far.js\"></script>{}<script src=\"{component}\"></script>",
            component("nation-gap", "lang=\"en\" look=\"dark\""),
            component("lifts", ""),
            component("standards", "id=\"far\""),
            component = format!("{}assets/embed.js", site.address)
        );
        let far = "document.body.append(Object.assign(document.createElement('div'), {id: 'gap'})); \
                   document.getElementById('gap').style.height = '6000px';";
        let host = Server::pages(vec![("/", page), ("/far.js", far.to_owned())], STRICT);
        tab.view(800, 800, 1.0).await;
        tab.open(&host.address).await;
        let frame = "e.shadowRoot?.querySelector('iframe')";
        tab.until(&format!(
            "all('guanzhi-chart').slice(0, 2).every((e) => {frame}?.clientHeight > 160 && !shown(one('.fallback', e)))"
        ))
        .await;
        // The one far below is neither loaded nor empty.
        assert_eq!(
            tab.run(&format!(
                "const e = one('#far'); return [{frame} === null, shown(one('.fallback', e))];"
            ))
            .await,
            json!([true, true])
        );
        let paths = site.requests();
        assert!(paths.contains(&"/embed/nation-gap.en.html".to_owned()), "{paths:?}");
        assert!(!paths.iter().any(|path| path.starts_with("/embed/standards")), "{paths:?}");
        // Taken out, it is what it was; put back, it loads again.
        tab.run("window.taken = one('guanzhi-chart'); taken.remove();").await;
        assert_eq!(
            tab.run("return [taken.shadowRoot.querySelector('iframe'), taken.shadowRoot.querySelector('slot').hidden];")
                .await,
            json!([null, false])
        );
        tab.run("document.body.prepend(taken);").await;
        tab.until("taken.shadowRoot.querySelector('iframe')?.clientHeight > 160").await;
        tab.run("one('guanzhi-chart').setAttribute('lang', 'zh'); scrollTo(0, 1e6);").await;
        tab.until("one('#far').shadowRoot.querySelector('iframe')?.clientHeight > 160").await;
        assert!(site.requests().contains(&"/embed/nation-gap.html".to_owned()));
        assert_eq!(tab.complaints().await, [""; 0], "the host's policy is kept");
    });
}

#[test]
fn a_sandbox_has_a_live_chart() {
    check(async |tab| {
        let site = site();
        for (sandbox, nested) in [
            ("allow-scripts", false),
            ("allow-scripts", true),
            ("allow-scripts allow-popups allow-downloads", false),
        ] {
            let inner = format!(
                "<iframe sandbox=\"{sandbox}\" src=\"{}embed/nation-gap.html\" style=\"width:100%;height:600px\"></iframe>",
                site.address
            );
            let body = if nested {
                format!(
                    "<iframe sandbox=\"{sandbox}\" srcdoc='{inner}' style=\"width:100%;height:700px\"></iframe>"
                )
            } else {
                inner
            };
            let host = host(&body);
            tab.open(&host.address).await;
            tab.enter("iframe").await;
            if nested {
                tab.until("one('iframe')").await;
                tab.enter("iframe").await;
            }
            tab.until("one('figure')").await;
            assert_eq!(tab.run("try { localStorage; return true } catch { return false }").await, false);
            tab.run("dispatchEvent(new PointerEvent('pointermove', { pointerType: 'mouse', clientX: 5, clientY: 5 }));").await;
            tab.until("root.dataset.state !== 'static'").await;
            assert_eq!(
                tab.run("return [root.dataset.state, root.dataset.reason];").await,
                json!(["live", null])
            );
            tab.until("painted()").await;
            tab.run("one('.layer').dispatchEvent(new PointerEvent('pointerdown', { pointerType: 'touch', bubbles: true }));")
                .await;
            tab.until("one('img.press').naturalWidth === 1280").await;
            // A frame's cards are no steps in the host's history.
            let steps = tab.run("return history.length;").await;
            tab.run("one('summary').click(); one('td, tbody a').click();").await;
            tab.until("one('dialog.card')?.open").await;
            assert_eq!(tab.run("return history.length;").await, steps);
            tab.leave().await;
        }
    });
}

#[test]
fn what_a_host_forbids_leaves_the_still_chart() {
    const NO_WASM: &[Field] = &[("Content-Security-Policy", "script-src 'unsafe-inline' http: blob:")];
    const NO_PACK: &[Field] = &[("Content-Security-Policy", "script-src 'unsafe-inline'")];
    check(async |tab| {
        for (headers, reason) in [(NO_WASM, "wasm"), (NO_PACK, "missing")] {
            let site = Server::folder_with(published().site(), headers);
            tab.open(&format!("{}embed/lifts.html?live=1", site.address)).await;
            tab.until("root.dataset.state === 'failed'").await;
            assert_eq!(tab.run("return root.dataset.reason;").await, reason);
            assert_eq!(
                tab.run("return all('.failures p').filter(shown).length;").await,
                1,
                "one line says so"
            );
            assert!(tab.run("return shown(still('lifts'));").await.as_bool().unwrap_or(false));
        }
        // Without scripts, in a page that reads from right to left and is dark.
        let site = site();
        let host = host(&format!(
            "<div dir=\"rtl\" style=\"background:#000;color:#fff\"><iframe sandbox=\"\" src=\"{}embed/lifts.html\" style=\"width:100%;height:500px\"></iframe></div>",
            site.address
        ));
        tab.open(&host.address).await;
        tab.enter("iframe").await;
        tab.until("one('figure')").await;
        assert_eq!(
            tab.run("return [root.dataset.state, shown(still('lifts'))];").await,
            json!(["static", true])
        );
        tab.leave().await;
    });
}

#[test]
fn the_report_can_show_one_chart_in_a_frame() {
    check(async |tab| {
        let server = Server::page(&published().html, &[]);
        let host = host(&format!(
            "<script>{DATAWRAPPER}</script>\
             <iframe src=\"{}#/chart/lifts?plain=1&amp;look=dark&amp;lang=en\" style=\"width:600px;border:0\" scrolling=\"no\"></iframe>",
            server.address
        ));
        tab.open(&host.address).await;
        tab.enter("iframe").await;
        tab.until("painted() && root.lang === 'en'").await;
        let seen = "all('#page *').filter((e) => shown(e) && e.matches('figure, h1, h2, header, footer, .panel, nav')).map((e) => e.id || e.localName)";
        assert_eq!(tab.run(&format!("return {seen};")).await, json!(["lifts"]));
        tab.leave().await;
        fits(tab, "iframe", "chain-recognition").await;
        // A card that is closed leaves that chart, also when the frame is loaded again.
        tab.enter("iframe").await;
        tab.run("location.replace('#/figure/lifts-share?plain=1&look=dark&lang=en');").await;
        tab.until("one('dialog.card')?.open").await;
        tab.run("one('dialog [data-act=close]').click();").await;
        tab.until("!one('dialog') && location.hash === '#/chart/lifts?lang=en&look=dark&plain=1'").await;
        assert_eq!(tab.run(&format!("return {seen};")).await, json!(["lifts"]));
        tab.leave().await;
    });
}

#[test]
fn a_printed_host_has_the_chart() {
    check(async |tab| {
        let site = site();
        for chart in ["nation-gap", "chain-nation"] {
            if tab.engine.prints {
                // As paper has it before anything was touched, so it has it once the frame is live; and it is the chart.
                let page = async |query: &str| {
                    let frame = format!(
                        "<iframe title=\"\" width=\"640\" height=\"900\" src=\"{}embed/{chart}.html{query}\"></iframe>",
                        site.address
                    );
                    let host = host(if query == "none" { "" } else { &frame });
                    tab.open(&host.address).await;
                    tab.until("document.readyState === 'complete'").await;
                    if query == "?live=1" {
                        tab.enter("iframe").await;
                        tab.until("painted()").await;
                        tab.leave().await;
                    }
                    tab.print().await.len()
                };
                let [none, untouched, live] = [page("none").await, page("").await, page("?live=1").await];
                let spare = if tab.engine.tools { 0 } else { untouched / 200 };
                assert!(untouched > none + 4000, "{chart} is on paper: {untouched} bytes, {none} without it");
                assert!(
                    live.abs_diff(untouched) <= spare,
                    "{chart}: {live} bytes live, {untouched} untouched"
                );
            }
            if !tab.engine.tools {
                continue;
            }
            tab.view(700, 700, 1.0).await;
            tab.open(&format!("{}embed/{chart}.html?live=1", site.address)).await;
            tab.until("painted()").await;
            tab.media("print", ("prefers-color-scheme", "light")).await;
            // The frame stays as high as it is, so all that matters must be inside.
            tab.none(
                chart,
                "return all('h1, .measure, .plot, .plot .still, figcaption').filter((e) => getComputedStyle(e).display !== 'none' && e.getBoundingClientRect().bottom > innerHeight + 1).map(named);",
            )
            .await;
            let drawing = tab.run(&format!("return place(still('{chart}'))[3];")).await;
            assert!(drawing.as_f64().is_some_and(|height| height > 80.0), "{chart}: {drawing}");
            // Back to what the browser itself takes it for, which differs on paper.
            tab.media("", ("prefers-color-scheme", "")).await;
        }
    });
}

/// Opens the dialog of a chart and waits until its code is there.
async fn offered(tab: &Tab, chart: &str) {
    tab.run(&format!("one('#{chart} [data-embed]').click();")).await;
    tab.until(
        "one('dialog.save')?.matches(':modal') && all('dialog textarea').every((field) => field.value)",
    )
    .await;
}

/// A box that is still closed when the frame is loaded, as in tabs that slide open: the frame has no width at first.
#[test]
fn the_component_learns_its_height_when_its_box_opens() {
    check(async |tab| {
        let site = site();
        let page = format!(
            "<div id=\"box\"><guanzhi-chart src=\"{0}embed/lifts.html\"></guanzhi-chart></div>\
             <script>document.getElementById('box').style.width = '0'; \
             const append = DocumentFragment.prototype.append; \
             DocumentFragment.prototype.append = function (...nodes) {{ \
               for (const node of nodes) node.addEventListener('load', () => {{ window.loaded = true; }}); \
               append.apply(this, nodes); }};</script><script src=\"{0}assets/embed.js\"></script>",
            site.address
        );
        let host = host(&page);
        tab.open(&host.address).await;
        tab.until("window.loaded").await;
        tab.run("one('#box').style.width = '';").await;
        tab.until("one('guanzhi-chart').shadowRoot.querySelector('iframe').clientHeight > 160").await;
    });
}

/// A host may change its mind before the chart is touched, and name the chart late.
#[test]
fn the_component_follows_its_attributes() {
    check(async |tab| {
        let site = site();
        let host = host(&format!(
            "<guanzhi-chart><a href=\"/\"><img alt=\"seen in words\"></a></guanzhi-chart><script src=\"{}assets/embed.js\"></script>",
            site.address
        ));
        tab.open(&host.address).await;
        tab.until("one('guanzhi-chart').near").await;
        tab.run(&format!("one('guanzhi-chart').setAttribute('src', '{}embed/lifts.html');", site.address))
            .await;
        let frame = "one('guanzhi-chart').shadowRoot.querySelector('iframe')";
        tab.until(&format!("{frame}?.clientHeight > 160")).await;
        assert_eq!(
            tab.run(&format!("return [{frame}.title, {frame}.inert];")).await,
            json!(["seen in words", false])
        );
        // A look is told to a frame that nobody has touched.
        let page = host_with_look(&site);
        tab.open(&page.address).await;
        tab.enter("iframe").await;
        tab.until("one('figure')").await;
        assert_eq!(
            tab.run("return [root.dataset.look, root.dataset.state];").await,
            json!(["light", "static"])
        );
        for look in ["dark", "auto"] {
            tab.leave().await;
            tab.run(&format!("one('iframe').src = one('iframe').src.replace(/look=.*/, 'look={look}');"))
                .await;
            tab.enter("iframe").await;
            tab.until(&format!("root.dataset.look === '{look}'")).await;
            assert_eq!(tab.run("return root.dataset.state;").await, "static");
        }
        tab.leave().await;
    });
}

fn host_with_look(site: &Server) -> Server {
    host(&format!("<iframe src=\"{}embed/lifts.html#/?look=light\"></iframe>", site.address))
}

/// What the link beneath a chart opens isn't in the sandbox of the frame.
#[test]
fn the_link_beneath_a_chart_opens_a_whole_page() {
    check(async |tab| {
        let site = site();
        let frame = guanzhi::site::embed::CODE.frame;
        let address = format!("{}embed/lifts.html", site.address);
        let host = host(&guanzhi::site::embed::filled(
            frame,
            &[("{address}", &address), ("{title}", "a chart"), ("{height}", "500")],
        ));
        tab.open(&host.address).await;
        let before = tab.windows().await;
        tab.enter("iframe").await;
        tab.until("one('footer a')").await;
        tab.click_on("footer a").await;
        tab.leave().await;
        tab.until_windows(before + 1).await;
        tab.go_to_window(before).await;
        tab.until("painted() && location.pathname.endsWith('/chart/lifts.html')").await;
        tab.close_window().await;
    });
}

#[test]
fn the_dialog_offers_code_that_works() {
    check(async |tab| {
        let site = site();
        tab.live(&site.address).await;
        offered(tab, "lifts").await;
        // Its preview is the real thing, and its code says how high that is.
        tab.until("one('.preview iframe')?.clientHeight > 160 && one('[name=frame]').value.includes(`height=\"${one('.preview iframe').clientHeight}\"`)").await;
        tab.run("for (const [name, value] of [['language', 'en'], ['look', 'dark'], ['width', '360']]) one(`[name=${name}]`).value = value; one('[name=width]').dispatchEvent(new Event('change', { bubbles: true }));").await;
        tab.until("one('[name=script]').value.includes('lifts.en.html#/?look=dark') && one('.preview iframe').clientWidth === 360").await;
        let code = tab.run("return ['script', 'frame', 'component', 'picture'].map((name) => one(`[name=${name}]`).value);").await;
        // The site's address as readers copy it.
        let bare = site.address.trim_end_matches('/');
        for typed in ["", "/index.html", "/#/chart/lifts?lang=en"] {
            tab.run(&format!(
                "one('[name=base]').value = '{bare}{typed}'; one('[name=frame]').value = ''; one('[name=base]').dispatchEvent(new Event('change', {{ bubbles: true }}));",
            ))
            .await;
            let frame = json!(code[1]);
            tab.until(&format!("one('[name=frame]').value.replace(/height=.\\d+/, '') === {frame}.replace(/height=.\\d+/, '')")).await;
        }
        let words = tab.run("return one('[name=caption]').value;").await;
        let words = words.as_str().expect("a caption");
        assert!(words.contains("Source: ") && words.ends_with("chart/lifts.en.html"), "{words}");
        for (at, code) in strings(&code).iter().enumerate() {
            let host = host(code);
            tab.open(&host.address).await;
            match at {
                0 => fits(tab, "iframe", "lifts").await,
                1 => {
                    tab.enter("iframe").await;
                    tab.until(
                        "one('figure')?.id === 'lifts' && root.lang === 'en' && root.dataset.look === 'dark'",
                    )
                    .await;
                    tab.leave().await;
                }
                2 => {
                    tab.until("one('guanzhi-chart').shadowRoot?.querySelector('iframe')?.clientHeight > 160")
                        .await;
                }
                _ => {
                    let link = tab.run("return [one('a').href, one('img').alt.length > 20];").await;
                    assert_eq!(link, json!([format!("{}chart/lifts.en.html", site.address), true]));
                }
            }
        }
    });
}

#[test]
fn the_dialog_of_a_file_asks_for_its_address() {
    check(async |tab| {
        tab.live(&published().report()).await;
        offered(tab, "cranes").await;
        assert_eq!(
            tab.run("return [all('dialog [name=component]').length, all('dialog [data-for=file]').length];")
                .await,
            json!([0, 1])
        );
        tab.run("one('[name=base]').value = 'https://example.org/a&b.html'; one('[name=base]').dispatchEvent(new Event('change', { bubbles: true }));").await;
        tab.until(
            "one('[name=frame]').value.includes('src=\"https://example.org/a&amp;b.html#/chart/cranes?')",
        )
        .await;
        let caption = tab.run("return one('[name=caption]').value;").await;
        assert!(
            caption
                .as_str()
                .is_some_and(|it| it.ends_with("https://example.org/a&b.html#/chart/cranes?lang=zh")),
            "{caption}"
        );
        // A picture as wide as chats show it, with the address in it.
        tab.run(
            "const made = URL.createObjectURL; window.blobs = new Map(); \
             URL.createObjectURL = (blob) => { const url = made.call(URL, blob); window.blobs.set(url, blob); return url; }; \
             HTMLAnchorElement.prototype.click = async function () { \
               const image = await createImageBitmap(window.blobs.get(this.href)); window.saved = [this.download, image.width]; }; \
             one('[data-save=chat]').click();",
        )
        .await;
        assert_eq!(tab.until("window.saved").await, json!(["liaoning-quality-2024-cranes-chat.png", 1080]));
    });
}
