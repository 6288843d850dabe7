//! The explorer, the bench, subjects and method: what an address asks for is what is there.

use super::{REPORT, Tab, check, check_with_tools, json, point, published, strings};
use fantoccini::key::Key;
use guanzhi::explore::{Column, Filter, Selection, Texts};
use guanzhi::lang::Lang;
use guanzhi::page::method;
use guanzhi::pairs::{Choice, FIRST, Pair, Sort, Standing, in_parts, pairs, select};
use guanzhi::view::{Route, View};
use std::fmt::Write;
use std::fs;
use std::sync::LazyLock;

/// The ids that a selection finds, in its order.
fn found(selection: &Selection) -> Vec<String> {
    REPORT.with(|report| {
        let places = Texts::of(report).select(report, selection, Lang::Zh);
        places.iter().filter_map(|at| report.at(*at)).map(|it| it.observation.id.clone()).collect()
    })
}

/// Waits until the explorer lists so many figures, the first ones of them in this order.
async fn lists(tab: &Tab, expected: &[String]) {
    let rows = (expected.len() + 1).to_string();
    tab.until(&format!("one('.list table')?.getAttribute('aria-rowcount') === '{rows}'")).await;
    let first = json!(expected.iter().take(12).collect::<Vec<_>>());
    tab.until(&format!(
        "String(all('.list tr[data-figure]').slice(0, 12).map((row) => row.dataset.figure)) === String({first})"
    ))
    .await;
}

async fn choose(tab: &Tab, name: &str, value: &str) {
    tab.run(&format!(
        "const control = one('.explorer [name={name}]');
         control.value = '{value}';
         control.dispatchEvent(new Event(control.localName === 'select' ? 'change' : 'input', {{ bubbles: true }}));"
    ))
    .await;
}

#[test]
fn the_explorer_finds_filters_and_orders() {
    check(async |tab| {
        tab.live(&(published().report() + "#/data")).await;
        tab.until("one('dialog.explorer')?.matches(':modal')").await;
        lists(tab, &found(&Selection::default())).await;
        let focus = tab.run("return one('.explorer').contains(document.activeElement);").await;
        assert_eq!(focus, true, "the focus is in the explorer");
        let there = tab.run("return all('.list tr[data-figure]').length;").await;
        assert!(there.as_u64().is_some_and(|rows| (12..60).contains(&rows)), "{there} of the rows are there");

        // Words of either language, digits, pinyin.
        for (query, part) in
            [("food sampling", "抽检"), ("1755", "链上企业"), ("zhizaoye", "制造业"), ("zzycpzl", "制造业")]
        {
            choose(tab, "q", query).await;
            tab.until(&format!(
                "all('.list tr[data-figure] th').length > 0 && all('.list tr[data-figure] th').every((name) => name.textContent.includes('{part}'))"
            ))
            .await;
        }
        choose(tab, "q", "no such figure").await;
        lists(tab, &[]).await;
        tab.run("one('.explorer [data-act=reset]').click();").await;
        lists(tab, &found(&Selection::default())).await;

        let mut selection = Selection::default();
        for (filter, value) in [
            (Filter::Theme, "certification"),
            (Filter::Tier, "context"),
            (Filter::Region, "210000"),
            (Filter::Period, "2022"),
        ] {
            choose(tab, filter.id(), value).await;
            value.clone_into(&mut selection.filters[filter.place()]);
            lists(tab, &found(&selection)).await;
            assert!(!found(&selection).is_empty());
        }
        for descending in [false, true] {
            tab.run("one('.list [data-column=value] button').click();").await;
            selection.sort = Some((Column::Value, descending));
            lists(tab, &found(&selection)).await;
        }
        // The address says all of it, and leads to it.
        let hash = View { route: Route::Data(selection.clone()), ..View::default() }.hash();
        assert_eq!(tab.run("return location.hash;").await, hash.as_str());
        tab.live(&(published().report() + &hash)).await;
        lists(tab, &found(&selection)).await;
        let shown = tab.run("return [one('dialog [name=theme]').value, one('dialog [name=period]').value, one('[data-column=value]').getAttribute('aria-sort')];").await;
        assert_eq!(shown, json!(["certification", "2022", "descending"]));
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

#[test]
fn the_explorer_opens_cards_and_stays() {
    check(async |tab| {
        tab.live(&(published().report() + "#/data?theme=chains&digits=1")).await;
        let selection =
            Selection { filters: ["chains", "", "", "", "", ""].map(str::to_owned), ..Selection::default() };
        lists(tab, &found(&selection)).await;
        let funds = "one('.list tr[data-figure=enterprise-funds]')";
        tab.until(&format!("{funds}?.cells[1].textContent.includes('870,000,000')")).await;
        // By hand: one press of Escape closes all dialogs that opened without one.
        let link = format!(
            "const link = {funds}.querySelector('a'); link.scrollIntoView({{ block: 'center' }}); return centre(link);"
        );
        tab.click(point(&tab.run(&link).await)).await;
        tab.until("one('dialog.card')?.matches(':modal') && location.hash === '#/data?theme=chains&digits=1&figure=enterprise-funds'")
            .await;
        tab.press(Key::Escape).await;
        tab.until("!one('dialog.card') && one('dialog.explorer')?.matches(':modal')").await;
        assert_eq!(tab.run("return location.hash;").await, "#/data?theme=chains&digits=1");
        tab.press(Key::Escape).await;
        tab.until("!one('dialog') && location.hash === '#/'").await;
    });
}

#[test]
fn a_keyboard_walks_the_explorers_rows() {
    check(async |tab| {
        tab.live(&(published().report() + "#/data")).await;
        let all = found(&Selection::default());
        lists(tab, &all).await;
        tab.run("one('.list tr[data-figure] a').focus();").await;
        // Far beyond what was in the document at first.
        for figure in all.iter().take(90) {
            // The next row is there before it is asked for.
            tab.until(&format!(
                "(() => {{
                   const focused = document.activeElement, row = focused.closest('[data-figure]'), {{ top }} = focused.getBoundingClientRect();
                   return row?.dataset.figure === '{figure}' && row.nextElementSibling?.dataset.figure && top >= 0 && top < 800;
                 }})()"
            ))
            .await;
            tab.press(Key::Tab).await;
        }
    });
}

/// A synthetic report of very many figures.
fn many(count: usize) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect(name);
    let title = r#"{"zh": "合成", "en": "Synthetic"}"#;
    write(
        "datapackage.json",
        r#"{"name": "synthetic", "version": "0", "guanzhi": {"region": "990000", "nation": "000000", "source": "s"}, "resources": []}"#,
    );
    write(
        "story.json",
        &format!(r#"{{"kicker": {title}, "title": {title}, "deck": {title}, "tiles": [], "sections": []}}"#),
    );
    write("charts.json", "[]");
    write("themes.csv", "id,name_zh,name_en\nt,主题,Theme\n");
    write("regions.csv", "code,name_zh,name_en\n000000,全体,Whole\n990000,甲省,Province A\n");
    write("units.csv", "unit,name_en,plural_en,measure\n家,body,bodies,count\n");
    write(
        "sources.csv",
        "id,title_zh,title_en,issuer_zh,issuer_en,released,url,evidence\ns,合成,Synthetic,测试,Tests,,,made for tests\n",
    );
    write(
        "places.csv",
        "id,source,paragraph,heading_zh,heading_en,topic_zh,topic_en\np,s,0,标题,Heading,话题,Topic\n",
    );
    write("relations.csv", "id,kind,result,operands,basis,expect,note_zh,note_en\n");
    write("numerals.csv", "paragraph,ordinal,token,figure,reason\n");
    write(
        "indicators.csv",
        "id,theme,name_zh,name_en,unit,kind,better,note_zh,note_en\ni,t,指标,Indicator,家,count,neither,,\n",
    );
    let mut figures = "id,indicator,region,period,period_basis,printed,scale,bound,source,place,tier,comparability,use,counterpart,note_zh,note_en\n".to_owned();
    for at in 0..count {
        let _ = writeln!(figures, "f{at},i,990000,2023,stated,{at},,exact,s,p,report,,,,,");
    }
    write("observations.csv", &figures);
    super::site::publish(folder.path(), "many")
}

#[test]
fn a_hundred_thousand_figures_are_a_few_rows() {
    static ADDRESS: LazyLock<String> = LazyLock::new(|| many(100_000));
    check(async |tab| {
        tab.open(&format!("{}#/data", *ADDRESS)).await;
        tab.until("all('.list tr[data-figure]').length > 0").await;
        for (place, figure) in
            [("0.5 * list.scrollHeight", "f5"), ("list.scrollHeight", "f99999"), ("0", "f0")]
        {
            tab.run(&format!("const list = one('.list'); list.scrollTop = {place};")).await;
            // The rows are those of the place, they fill the list, and the place is kept.
            tab.until(&format!(
                "(() => {{
                   const list = one('.list'), rows = all('.list tr[data-figure]'), {{ top, bottom }} = list.getBoundingClientRect();
                   const shown = rows.filter((row) => row.getBoundingClientRect().bottom > top && row.getBoundingClientRect().top < bottom);
                   const last = rows.at(-1).getBoundingClientRect().bottom, first = rows[0].getBoundingClientRect().top;
                   return rows.length < 60 && first <= top + 60 && last >= bottom - 1
                     && shown.some((row) => row.dataset.figure.startsWith('{figure}'));
                 }})()"
            ))
            .await;
        }
        choose(tab, "q", "99999").await;
        tab.until("String(all('.list tr[data-figure]').map((row) => row.dataset.figure)) === 'f99999'").await;
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

#[test]
fn pairs_are_ordered_and_chosen_by_address() {
    check(async |tab| {
        tab.live(&(published().report() + "#/pairs")).await;
        let (bare, empty) = REPORT.with(|report| {
            let pairs = pairs(report);
            let bare = Standing::all().find(|grade| pairs.iter().all(|pair| pair.standing() != *grade));
            let mut themes = report.package.themes.iter().map(|theme| theme.id.clone());
            let empty = themes.find(|theme| pairs.iter().all(|pair| pair.own.indicator.theme != *theme));
            (bare.expect("a grade without pairs").id(), empty.expect("a theme without pairs"))
        });
        for (grade, theme, sort) in [
            ("", "", None),
            // There are none of these: an address that asks for them isn't answered with all.
            (bare, "", None),
            ("", &empty, None),
            ("same", "", None),
            ("period", "", Some(Sort::Name)),
            ("share", "certification", Some(Sort::Value)),
            ("", "chains", None),
            ("", "", Some(Sort::Grade)),
            ("", "", Some(Sort::Period)),
        ] {
            let choice = Choice { grade: Standing::from_id(grade), theme: theme.to_owned(), sort };
            let (parts, all) = REPORT.with(|report| {
                let pairs = pairs(report);
                let name = |pair: &Pair| pair.other.indicator.name.get(Lang::Zh).to_owned();
                let chosen = select(&pairs, &choice, name);
                let order = select(&pairs, &Choice { sort, ..Choice::default() }, name);
                let order: Vec<usize> =
                    in_parts(&pairs, order).concat().into_iter().filter(|at| chosen.contains(at)).collect();
                let (computed, mut first): (Vec<usize>, Vec<usize>) =
                    order.into_iter().partition(|at| pairs[*at].result().is_some());
                let rest = first.split_off(FIRST.min(first.len()));
                ([computed, first, rest], pairs.len())
            });
            let found = parts.iter().map(Vec::len).sum::<usize>();
            assert_eq!(found == 0, grade == bare || theme == empty, "{choice:?}");
            assert!(all > 30);
            let hash = View { route: Route::Pairs(choice.clone()), ..View::default() }.hash();
            if found == 0 {
                tab.run(&format!("location.hash = '{hash}';")).await;
            }
            for (name, value) in choice.values() {
                if found == 0 {
                    tab.until(&format!("one('#pairs [name={name}]').value === '{value}'")).await;
                    let refused =
                        tab.run(&format!("return one('#pairs [name={name}] :checked').disabled;")).await;
                    assert_eq!(refused, !value.is_empty(), "what there is none of can’t be chosen");
                    continue;
                }
                tab.run(&format!(
                    "const control = one('#pairs [name={name}]'); control.value = '{value}'; control.dispatchEvent(new Event('change', {{ bubbles: true }}));"
                ))
                .await;
            }
            tab.until(&format!("location.hash === '{hash}'")).await;
            let rows = |part: &[usize]| part.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
            tab.until(&format!(
                "all('#pairs ul:not(.counts)').map((list) => String(all('.row:not([hidden])', list).map((row) => row.dataset.at))).join(';') === '{}'",
                parts.iter().map(|part| rows(part)).collect::<Vec<_>>().join(";")
            ))
            .await;
            let status = tab.run("return one('#pairs [role=status]').textContent;").await;
            assert!(status.as_str().is_some_and(|text| text.contains(&found.to_string())), "{status}");
            // What was asked for isn't hidden behind more.
            if found < all {
                let shown = tab
                    .run("return all('#pairs .row').filter((row) => shown(row) && !row.closest('details:not([open])')).length;")
                    .await;
                assert_eq!(shown, found, "{choice:?}");
            }
        }
        // The published average beside the implied one: no sharper than both together.
        let gap = tab.run("return one('#pairs [data-at=\"0\"] .value').textContent;").await;
        assert!(gap.as_str().is_some_and(|text| text.contains("0.45")), "{gap}");
        // A language switch keeps what was chosen.
        tab.run("location.hash = '#/pairs?grade=share&lang=en';").await;
        tab.until("root.lang === 'en' && all('#pairs .row').some((row) => row.hidden) && shown(one('#pairs .row:not([hidden])')) && one('#pairs [name=grade]').value === 'share'").await;
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}

/// Without scripts all of it is there, rows lead to charts, and it takes little of a small screen.
#[test]
fn the_bench_is_there_without_scripts() {
    check_with_tools(async |tab| {
        tab.view(390, 812, 1.0).await;
        tab.open(&published().report()).await;
        let pairs = REPORT.with(|report| pairs(report).len());
        assert_eq!(tab.run("return all('#pairs .row').length;").await, pairs);
        let height = tab.run("return Math.round(one('#pairs').getBoundingClientRect().height);").await;
        println!("the bench, closed, 390 px wide: {height} px");
        assert!(height.as_f64().is_some_and(|height| height <= 1900.0), "{height}");
        tab.none(
            "rows that lead nowhere",
            "return all('#pairs a.name').filter((e) => !document.getElementById(e.getAttribute('href').slice(1))).map(named);",
        )
        .await;
        for width in [320, 390, 768, 1024, 1280] {
            tab.view(width, 812, 1.0).await;
            tab.none(
                &format!("beyond the bench at {width}"),
                "const right = one('#pairs').getBoundingClientRect().right; return all('#pairs :not(g)').filter((e) => shown(e) && e.getBoundingClientRect().right > right + 0.5).map((e) => [named(e), e.textContent]);",
            )
            .await;
        }
    });
}

#[test]
fn addresses_lead_to_subjects_and_method() {
    check(async |tab| {
        let subjects = REPORT.with(|report| report.package.story.subjects.clone());
        assert!(subjects.len() > 10);
        for (at, subject) in subjects.iter().enumerate() {
            let id = format!("subject-{}", subject.id);
            let hash = format!("#/subject/{}", subject.id);
            // An address that is opened, and those that are gone to from there.
            if at == 0 {
                tab.live(&(published().report() + &hash)).await;
            } else {
                tab.run(&format!("location.hash = '{hash}';")).await;
            }
            tab.until(&format!("one('#{id}').open && near(one('#{id}')) && root.dataset.view === 'subject'"))
                .await;
            let figures =
                tab.run(&format!("return all('#{id} dl a[href]').map((link) => link.dataset.figure);")).await;
            let figures = strings(&figures);
            assert!(subject.figures.iter().all(|figure| figures.contains(figure)), "{id}: {figures:?}");
            let unsaid = tab.run(&format!("return one('#{id}').textContent;")).await;
            let unsaid = unsaid.as_str().expect("a text").to_owned();
            assert!(subject.unsaid.iter().all(|text| unsaid.contains(&text.zh)), "{id}");
        }
        tab.live(&(published().report() + "#/method")).await;
        tab.until("near(one('#method')) && root.dataset.view === 'method'").await;
        let remarks = REPORT.with(|report| method::remarks(report, Lang::Zh).0.matches("<li>").count());
        assert_eq!(tab.run("return all('#remarks > li').length;").await, remarks);
        let parts = tab.run("return all('#method details').map((part) => all('li', part).length);").await;
        let relations = REPORT.with(|report| report.package.relations.len() as u64);
        let told: u64 =
            parts.as_array().expect("a list").iter().take(4).filter_map(serde_json::Value::as_u64).sum();
        assert_eq!(told, relations, "each relation is told once: {parts}");
    });
}
