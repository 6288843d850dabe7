//! What a package may have but a person should look at, in both languages: each case is the synthetic base package with a
//! few edits, of which nothing is wrong.

// `UPDATE_EXPECT=1` writes expected text with hashes.
#![allow(clippy::needless_raw_string_hashes)]

use crate::common::files;
use crate::packages::Edit::{self, Add, Fill, Swap};
use crate::packages::{edited, lines};
use expect_test::{Expect, expect};
use guanzhi::lang::Lang;
use guanzhi::open;
use guanzhi::package::{ChartSpec, File, Story, Trouble, read, review};
use proptest::prelude::*;

/// The warnings on a package in both languages, and its problems before them.
fn told(files: &[File]) -> String {
    let (report, mut problems) = open(files);
    let warnings = review(files, &report.package, problems.is_empty());
    problems.extend(warnings);
    Lang::ALL.map(|lang| lines(&problems, lang)).concat()
}

#[track_caller]
fn check(edits: &[Edit], expected: &Expect) {
    expected.assert_eq(&told(&edited(edits)));
}

#[test]
fn sound_packages_have_no_warnings() {
    check(&[], &expect![[""]]);
    assert_eq!(told(&files("data")), "");
}

#[test]
fn what_nothing_uses() {
    check(
        &[
            Add("themes.csv", "tunnels,隧道,Tunnels\nroads,道路,Roads\n"),
            Add("regions.csv", "970000,丙省,Province C\n"),
            Add("units.csv", "米,metre,metres,count\n"),
            Add("indicators.csv", "length,bridges,长度,Length,座,count,neither,,\n"),
            Add("sources.csv", "atlas,虚构图册,An invented atlas,虚构机构,An invented body,,,one page\n"),
            Add("places.csv", "p2,report,2,桥,Bridges,长度,Length\n"),
        ],
        &expect![[r#"
            themes.csv:3: 提醒：没有任何内容用到tunnels, roads；请加以引用，或删去该行
            regions.csv:5: 提醒：没有任何内容用到970000；请加以引用，或删去该行
            units.csv:7: 提醒：没有任何内容用到米；请加以引用，或删去该行
            indicators.csv:11: 提醒：没有任何内容用到length；请加以引用，或删去该行
            sources.csv:4: 提醒：没有任何内容用到atlas；请加以引用，或删去该行
            places.csv:4: 提醒：没有任何内容用到p2；请加以引用，或删去该行
            themes.csv:3: warning: nothing uses tunnels, roads; refer to it, or remove its row
            regions.csv:5: warning: nothing uses 970000; refer to it, or remove its row
            units.csv:7: warning: nothing uses 米; refer to it, or remove its row
            indicators.csv:11: warning: nothing uses length; refer to it, or remove its row
            sources.csv:4: warning: nothing uses atlas; refer to it, or remove its row
            places.csv:4: warning: nothing uses p2; refer to it, or remove its row
        "#]],
    );
    // With a row left out for a problem of its own, it isn't known what it uses.
    check(
        &[
            Add("themes.csv", "tunnels,隧道,Tunnels\n"),
            Swap("indicators.csv", "rate,bridges,完好率,", "rate,bridgs,完好率,"),
        ],
        &expect![[r#"
            indicators.csv:2: theme“bridgs”不存在；是否应为“bridges”？
            indicators.csv:2: theme "bridgs" is unknown; did you mean "bridges"?
        "#]],
    );
}

#[test]
fn what_the_descriptor_does_not_list() {
    check(
        &[Swap("datapackage.json", "    {\"name\": \"units\", \"path\": \"units.csv\"},\n", "")],
        &expect![[r#"
            datapackage.json:10: 提醒：resources没有列出units.csv，其他程序便读不到；请补上
            datapackage.json:10: warning: resources doesn’t list units.csv, so other programs won’t read it; add it
        "#]],
    );
    let empty = r#"{"name": "synthetic", "version": "0.1", "resources": [],
        "guanzhi": {"region": "990000", "nation": "000000", "source": "report"}}"#;
    check(
        &[Fill("datapackage.json", empty.as_bytes())],
        &expect![[r#"
        datapackage.json:1: 提醒：resources没有列出themes.csv, regions.csv, units.csv, indicators.csv, sources.csv, places.csv, observations.csv, relations.csv, numerals.csv, charts.json, story.json，其他程序便读不到；请补上
        datapackage.json:1: warning: resources doesn’t list themes.csv, regions.csv, units.csv, indicators.csv, sources.csv, places.csv, observations.csv, relations.csv, numerals.csv, charts.json, story.json, so other programs won’t read it; add it
    "#]],
    );
}

#[test]
fn indicators() {
    check(
        &[
            Swap(
                "indicators.csv",
                "growth,bridges,建成增长,Growth of bridges built,%,gap",
                "growth,bridges,建成增长,Growth of bridges built,%,amount",
            ),
            Swap(
                "indicators.csv",
                "average,bridges,平均造价,Average cost,元,amount",
                "average,bridges,造价,Cost,元,count",
            ),
        ],
        &expect![[r#"
            indicators.csv:8: 提醒：指标“growth”的kind为amount，而其单位“%”在units.csv中计量percent；kind请用rate, gap, index, balance, contribution，或换单位
            indicators.csv:10: 提醒：指标“average”的kind为count，而其单位“元”在units.csv中计量money；kind请用amount, gap, balance，或换单位
            indicators.csv:10: 提醒：指标“average”与第9行的“cost”名称、单位都相同；请加以区别，或合为一项
            indicators.csv:8: warning: indicator "growth" has the kind amount, but its unit "%" measures percent, as in units.csv; use rate, gap, index, balance, contribution, or another unit
            indicators.csv:10: warning: indicator "average" has the kind count, but its unit "元" measures money, as in units.csv; use amount, gap, balance, or another unit
            indicators.csv:10: warning: indicator "average" has the name and unit of "cost" in line 9; tell them apart, or use one for both
        "#]],
    );
}

#[test]
fn figures() {
    check(
        &[Add(
            "observations.csv",
            "rate-2,rate,990000,2023,stated,94.10,,exact,report,p0,report,,,,,\n\
             rate-3,rate,990000,2023,stated,94.1,,exact,report,p1,report,,,,又一次,Once more\n\
             later,rate,990000,2026,stated,95,,exact,report,p0,report,,,,,\n\
             plan,rate,990000,2027,stated,96,,exact,report,p0,report,,,,目标,A target\n\
             astray,rate,980000,2023,stated,92,,exact,yearbook,p0,context,same,pair,,,\n\
             own,rate,980000,2022,stated,92,,exact,yearbook,,report,,,,照抄,Copied\n\
             foreign,rate,980000,2021,stated,92,,exact,report,p0,context,same,pair,,,\n\
             graded,rate,000000,2020,stated,92,,exact,yearbook,,context,definition,compare,rate,,\n\
             beside,rate,000000,2019,stated,92,,exact,yearbook,,context,period,pair,nation-published,,\n\
             unlike,rate,000000,2018,stated,92,,exact,yearbook,,context,period,pair,built,,\n",
        )],
        &expect![[r#"
            observations.csv:16: 提醒：数字“rate-2”与第2行的“rate”数值不同，而指标、地区、期间和来源都相同；请改正其一，或用不同指标加以区别
            observations.csv:17: 提醒：数字“rate-3”与第2行的“rate”重复：指标、地区、期间、来源和数值都相同；请只留一个，几处数词可以指向同一个
            observations.csv:18: 提醒：数字“later”的期间为2026，而其来源发布于2024-09；请改正其一；如是计划数，请将status设为plan；否则请在附注中说明
            observations.csv:20: 提醒：数字“astray”的位置“p0”属于来源“report”；请改正位置，或数字的来源
            observations.csv:21: 提醒：按其来源，数字“own”的tier应为context；请改正其一
            observations.csv:22: 提醒：按其来源，数字“foreign”的tier应为report；请改正其一
            observations.csv:23: 提醒：数字“graded”的use为compare，而comparability为definition；请改正其一
            observations.csv:24: 提醒：数字“beside”的counterpart“nation-published”不是报告的数字；请改为报告的数字，或留空
            observations.csv:25: 提醒：数字“unlike”与其counterpart“built”单位不同；请改正counterpart或单位
            numerals.csv: 提醒：没有数词对应rate-2, later；请各补一行，或在该数字的附注中说明如何计得
            observations.csv:16: warning: figure "rate-2" has another value than "rate" in line 2, but the same indicator, region, period and source; correct one, or tell them apart by another indicator
            observations.csv:17: warning: figure "rate-3" is "rate" in line 2 once more: indicator, region, period, source and value are the same; keep one, which several numerals may name
            observations.csv:18: warning: figure "later" is of 2026, but its source was released in 2024-09; correct one of the two, set its status to plan if it is one, or say in its note what is meant
            observations.csv:20: warning: figure "astray" stands in place "p0", which is in source "report"; correct the place, or the figure’s source
            observations.csv:21: warning: figure "own" should have tier context by its source; correct one of the two
            observations.csv:22: warning: figure "foreign" should have tier report by its source; correct one of the two
            observations.csv:23: warning: figure "graded" has the use compare, but its comparability is definition; correct one of the two
            observations.csv:24: warning: figure "beside" has the counterpart "nation-published", which isn’t a figure of the report; name one that is, or none
            observations.csv:25: warning: figure "unlike" has the counterpart "built", but their units differ; correct the counterpart, or a unit
            numerals.csv: warning: no numeral stands for rate-2, later; add a row for each, or say in the figure’s note how it was counted
        "#]],
    );
}

#[test]
fn numerals_and_relations() {
    check(
        &[
            Swap("numerals.csv", "0,2,94.1,rate,\n", ""),
            Swap("numerals.csv", "1,4,300,painted,\n", "1,4,93.65,nation-published,\n"),
            Add("relations.csv", "again,within,painted,built,arithmetic,,,\n"),
        ],
        &expect![[r#"
            relations.csv:8: 提醒：关系“again”与第7行的“painted-in-built”相同，请删去其一
            numerals.csv: 提醒：没有数词对应rate, painted；请各补一行，或在该数字的附注中说明如何计得
            numerals.csv:7: 提醒：“93.65”所指的“nation-published”不是报告的数字；请改为报告自己的数字，或填写reason
            relations.csv:8: warning: relation "again" says what "painted-in-built" in line 7 says; remove one of the two
            numerals.csv: warning: no numeral stands for rate, painted; add a row for each, or say in the figure’s note how it was counted
            numerals.csv:7: warning: "93.65" stands for "nation-published", which isn’t a figure of the report; name the report’s own, or give a reason
        "#]],
    );
    check(
        &[Fill("numerals.csv", b"paragraph,ordinal,token,figure,reason\n")],
        &expect![[r#"
        numerals.csv: 提醒：没有数词对应rate, gap, rank, built, painted, growth, cost；请各补一行，或在该数字的附注中说明如何计得
        numerals.csv: warning: no numeral stands for rate, gap, rank, built, painted, growth, cost; add a row for each, or say in the figure’s note how it was counted
    "#]],
    );
    check(&[Swap("charts.json", "均为虚构", "参见buil-befor与well-to-do")], &expect![[""]]);
    check(
        &[Swap(
            "charts.json",
            "All invented",
            "Compare growth-rul-e with built-befor-e, the state-of-the-art",
        )],
        &expect![[r#"
            charts.json:12: 提醒：文字中的“built-befor-e”不是任何数字的id；是否应为“built-before”？读者看到的就是这段文字，最好改用名称
            charts.json:12: warning: a text names "built-befor-e", and there is no such figure; did you mean "built-before"? Readers see the text as it is, so rather use its name
        "#]],
    );
}

#[test]
fn charts_and_sections() {
    check(
        &[
            Swap(
                "story.json",
                ", \"soundness\"]}",
                "], \"wide\": [\"soundness\"]},\n    {\"id\": \"none\", \"heading\": {\"zh\": \"无\", \"en\": \"None\"}, \"charts\": []}",
            ),
            Swap("charts.json", "[\"painted\"]", "[\"built\"]"),
            Swap("charts.json", "\n      {\"figures\": {\"value\": [\"gap\"]}}\n    ", ""),
        ],
        &expect![[r#"
            charts.json:2: 提醒：图“bridges”第2行又以“built”作“value”；请去掉一处，或改正
            charts.json:12: 提醒：图“soundness”不在story.json的任何一节，页面不会显示；请放入一节，或删去
            charts.json:12: 提醒：图“soundness”没有行，什么也不显示；请补上，或删去此图
            story.json:9: 提醒：“all”一节的wide列有图“soundness”，而charts中没有；请补入charts，或从wide中删去
            story.json:10: 提醒：“none”一节没有图，图下也没有内容；请补上，或删去此节
            charts.json:2: warning: row 2 of chart "bridges" has "built" as "value" once more; leave it out there, or correct it
            charts.json:12: warning: chart "soundness" is in no section of story.json, so the page doesn’t show it; add it to one, or remove it
            charts.json:12: warning: chart "soundness" has no rows, so it shows nothing; add one, or remove the chart
            story.json:9: warning: section "all" has chart "soundness" as wide, but not among its charts; add it there, or remove it from wide
            story.json:10: warning: section "none" has no charts, and nothing below them; add one, or remove the section
        "#]],
    );
}

/// What no page can be without, and what it can have only once.
#[test]
fn titles() {
    check(
        &[
            Swap(
                "story.json",
                "{\"zh\": \"甲省的桥\", \"en\": \"The bridges of Province A\"}",
                "{\"zh\": \"\", \"en\": \"\"}",
            ),
            Swap("story.json", "{\"zh\": \"桥\", \"en\": \"Bridges\"}", "{\"zh\": \"\", \"en\": \"\"}"),
            Swap(
                "story.json",
                ", \"soundness\"]}",
                ", \"soundness\"]},\n    {\"id\": \"more\", \"heading\": {\"zh\": \"又\", \"en\": \"More\"}, \"charts\": [\"bridges\"]}",
            ),
        ],
        &expect![[r#"
            story.json:1: title空着，请填写
            story.json:9: heading空着，请填写
            story.json:10: chart“bridges”与story.json第9行重复，请改其一
            story.json:1: title is empty; fill it in
            story.json:9: heading is empty; fill it in
            story.json:10: chart "bridges" stands already in line 9 of story.json; change one of the two
        "#]],
    );
}

/// A note explains why a figure of the report has no numeral, or is of a time to come.
#[test]
fn a_note_explains() {
    let plan = "plan,rate,990000,2027,stated,96,,exact,report,p0,report,,,,目标,A target\n";
    check(&[Add("observations.csv", plan)], &expect![[""]]);
}

/// What is wrong with the shape of JSON files is told at once, whatever is wrong with them besides.
#[test]
fn shapes_of_json_files() {
    let story = r#"{
        "title": "桥",
        "kicker": {"zh": "虚构", "en": "Invented", "fr": "Inventé"},
        "tiles": [{"figure": "rate"}, {"figure": "rats", "caption": {"zh": "完好率", "en": "Sound"}}],
        "sections": [
            {"id": "all", "heading": {"zh": "桥", "en": "Bridges"}, "charts": "bridges", "below": "figures"},
            {"id": "All", "heading": {"zh": "桥", "en": "Bridges"}, "charts": ["bridge"], "below": null}
        ],
        "slides": [{"id": "one", "chart": "bridges", "rows": [1.5, -1], "hidden": "yes", "hiden": true}],
        "slides": [{"id": "two", "chart": "bridges", "seconds": null}],
        "subject": []
    }"#;
    let charts = r#"[
        {"id": "bridges", "knd": "gap", "headline": {"zh": "桥"}, "measure": null, "rows": [[], {"figures": ["built"]}]},
        {"id": "more", "kind": "number-list", "headline": {"zh": "桥", "en": "Bridges"},
         "measure": {"zh": "座", "en": 1}, "rows": [], "note": []},
        7
    ]"#;
    check(
        &[Fill("story.json", story.as_bytes()), Fill("charts.json", charts.as_bytes())],
        &expect![[r#"
        charts.json:2: 键“knd”不存在；是否应为“kind”？
        charts.json:2: headline：缺少键“en”，请补上
        charts.json:2: measure：此处应为{ }中的对象，现为null；请改正
        charts.json:2: rows[1]：此处应为{ }中的对象，现为[ ]中的列表；请改正
        charts.json:2: rows[2].figures：此处应为{ }中的对象，现为[ ]中的列表；请改正
        charts.json:4: measure.en：此处应为引号中的文字，现为数；请改正
        charts.json:4: 键“note”不存在；是否应为“notes”？
        charts.json:5: 此处应为{ }中的对象，现为数；请改正
        story.json:2: title：此处应为{ }中的对象，现为引号中的文字；请改正
        story.json:3: kicker：键“fr”不存在；请删去，或改用zh, en之一
        story.json:4: tiles[1]：缺少键“caption”，请补上
        story.json:4: figure“rats”不存在；是否应为“rate”？
        story.json:6: sections[1].charts：此处应为[ ]中的列表，现为引号中的文字；请改正
        story.json:6: sections[1].below：不能是“figures”；可用：pairs, subjects
        story.json:7: id“All”不合规则；请用小写字母、数字和单个连字符
        story.json:10: 键“slides”出现两次，请只留一个
        story.json:10: slides[1].seconds：此处应为整数，现为null；请改正
        story.json:11: 键“subject”不存在；是否应为“subjects”？
        charts.json:2: the key "knd" is unknown; did you mean "kind"?
        charts.json:2: headline: the key "en" is missing; add it
        charts.json:2: measure: this should be an object in { }, but is null; correct it
        charts.json:2: rows[1]: this should be an object in { }, but is a list in [ ]; correct it
        charts.json:2: rows[2].figures: this should be an object in { }, but is a list in [ ]; correct it
        charts.json:4: measure.en: this should be a text in quotation marks, but is a number; correct it
        charts.json:4: the key "note" is unknown; did you mean "notes"?
        charts.json:5: this should be an object in { }, but is a number; correct it
        story.json:2: title: this should be an object in { }, but is a text in quotation marks; correct it
        story.json:3: kicker: the key "fr" is unknown; remove it, or use one of zh, en
        story.json:4: tiles[1]: the key "caption" is missing; add it
        story.json:4: figure "rats" is unknown; did you mean "rate"?
        story.json:6: sections[1].charts: this should be a list in [ ], but is a text in quotation marks; correct it
        story.json:6: sections[1].below: "figures" isn’t allowed; use pairs, subjects
        story.json:7: id "All" isn’t an id; use lower-case letters, digits and single hyphens
        story.json:10: the key "slides" stands twice; keep one of the two
        story.json:10: slides[1].seconds: this should be a whole number, but is null; correct it
        story.json:11: the key "subject" is unknown; did you mean "subjects"?
    "#]],
    );
    check(
        &[Fill("story.json", b"[]"), Fill("charts.json", b"{}")],
        &expect![[r#"
        charts.json:1: 此处应为[ ]中的列表，现为{ }中的对象；请改正
        story.json:1: 此处应为{ }中的对象，现为[ ]中的列表；请改正
        charts.json:1: this should be a list in [ ], but is an object in { }; correct it
        story.json:1: this should be an object in { }, but is a list in [ ]; correct it
    "#]],
    );
}

/// A story and charts with every key that there is.
const STORY: &str = r#"{"kicker": {"zh": "一", "en": "a"}, "title": {"zh": "一", "en": "a"}, "deck": {"zh": "一", "en": "a"},
    "tiles": [{"figure": "rate", "caption": {"zh": "一", "en": "a"}}],
    "sections": [{"id": "all", "heading": {"zh": "一", "en": "a"}, "deck": {"zh": "一", "en": "a"}, "charts": ["bridges"], "wide": ["bridges"], "below": "pairs"}],
    "subjects": [{"id": "one", "name": {"zh": "一", "en": "a"}, "figures": ["rate"], "unsaid": [{"zh": "一", "en": "a"}], "facts": {"three": ["rate"]}}],
    "facts": [{"id": "three", "name": {"zh": "一", "en": "a"}, "figure": "rate"}],
    "slides": [{"id": "two", "kicker": {"zh": "一", "en": "a"}, "title": {"zh": "一", "en": "a"}, "chart": "bridges", "rows": [1],
        "figures": [{"figure": "rate", "caption": {"zh": "一", "en": "a"}}], "points": [{"zh": "一", "en": "a"}], "sources": true,
        "steps": [{"reveal": ["built"], "highlight": ["built"]}], "notes": {"zh": "一", "en": "a"}, "seconds": 5, "hidden": false}]}"#;
const CHARTS: &str = r#"[{"id": "bridges", "kind": "number-list", "headline": {"zh": "一", "en": "a"}, "measure": {"zh": "一", "en": "a"},
    "columns": [{"zh": "一", "en": "a"}], "notes": [{"zh": "一", "en": "a"}], "tier": "lead", "unsaid": {"zh": "一", "en": "a"},
    "rows": [{"label": {"zh": "一", "en": "a"}, "group": null, "figures": {"value": ["built"]},
        "names": [{"name": {"zh": "一", "en": "a"}, "role": "value"}], "unsaid": {"zh": "一", "en": "a"}}]}]"#;

/// Puts something else in place of the `at`th value of a JSON value, counted from the outside, or takes out or renames the
/// `at`th key.
fn spoil(value: &mut serde_json::Value, at: &mut usize, how: usize) {
    use serde_json::{Value, json};
    if *at == 0 {
        let others = [
            json!(null),
            json!(true),
            json!(1.5),
            json!(3),
            json!("x"),
            json!([]),
            json!({}),
            json!([7]),
            json!({"x": {}}),
        ];
        if let (Value::Object(keys), true) = (&mut *value, how >= others.len()) {
            let key = keys.keys().nth(how % keys.len().max(1)).cloned().unwrap_or_default();
            let taken = keys.remove(&key).unwrap_or_default();
            if how.is_multiple_of(2) {
                keys.insert(key + "s", taken);
            }
        } else {
            *value = others[how % others.len()].clone();
        }
    }
    *at = at.wrapping_sub(1);
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| spoil(value, at, how)),
        Value::Object(keys) => keys.values_mut().for_each(|value| spoil(value, at, how)),
        _ => {}
    }
}

proptest! {
    /// The shapes that are checked are those that are read.
    #[test]
    fn shapes_are_those_that_are_read(in_story in any::<bool>(), mut at in 0..100_usize, how in 0..40_usize) {
        let (name, text) = if in_story { ("story.json", STORY) } else { ("charts.json", CHARTS) };
        let mut value: serde_json::Value = serde_json::from_str(text).expect("JSON");
        spoil(&mut value, &mut at, how);
        let text = value.to_string();
        let reads = if in_story {
            serde_json::from_str::<Story>(&text).is_ok()
        } else {
            serde_json::from_str::<Vec<ChartSpec>>(&text).is_ok()
        };
        let (_, problems) = read(&edited(&[Fill("charts.json", CHARTS.as_bytes()), Fill(name, text.as_bytes())]));
        let told = problems.iter().any(|problem| matches!(problem.trouble, Trouble::Shape { .. }));
        // A list of an object's values is read as that object, which no keeper of a package means.
        let as_list = text.contains("[]") && reads;
        prop_assert!(told != reads || as_list, "{} {:?}", text, problems);
        prop_assert!(!problems.iter().any(|problem| matches!(problem.trouble, Trouble::Json(_))), "{:?}", problems);
    }
}
