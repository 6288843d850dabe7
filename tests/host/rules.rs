//! Charts by rule: the figures that a rule chooses, their order, and what it makes of those that are comparable.
// `UPDATE_EXPECT=1` writes expected text with hashes.
#![allow(clippy::needless_raw_string_hashes)]

use crate::common::{files, opened};
use crate::packages::lines;
use expect_test::{Expect, expect};
use guanzhi::book;
use guanzhi::lang::Lang;
use guanzhi::open;
use guanzhi::package::File;
use guanzhi::report::Report;
use serde_json::{Value, json};

/// The examples' package with one chart by a rule.
fn with_rule(kind: &str, rule: &Value) -> Vec<File> {
    let mut files = files("examples/kinds");
    let text = json!({ "zh": "按规则", "en": "By rule" });
    let charts = json!([{ "id": "ruled", "kind": kind, "headline": text, "measure": text, "rule": rule }]);
    let story = json!({
        "title": text,
        "sections": [{ "id": "one", "heading": text, "charts": ["ruled"] }],
        "slides": [{ "id": "slide", "chart": "ruled", "rows": [1] }],
    });
    for file in &mut files {
        match file.name.as_str() {
            "charts.json" => file.bytes = charts.to_string().into_bytes(),
            "story.json" => file.bytes = story.to_string().into_bytes(),
            _ => {}
        }
    }
    files
}

/// The rows of the chart: label, then figures by role.
fn shown(report: &Report) -> String {
    let rows = report.chart("ruled").map(|chart| chart.rows.as_slice()).unwrap_or_default();
    let row = |row: &guanzhi::package::Row| {
        let figures: Vec<String> =
            row.figures.iter().map(|(role, ids)| format!("{role} {}", ids.join(" "))).collect();
        format!("{}: {}\n", row.label.as_ref().map_or("", |label| &label.en), figures.join(", "))
    };
    rows.iter().map(row).collect()
}

#[track_caller]
fn check(kind: &str, rule: &Value, expected: &Expect) {
    expected.assert_eq(&shown(&opened(&with_rule(kind, rule))));
}

#[test]
fn a_rule_chooses_figures() {
    // The latest of each region, the greatest first.
    check(
        "ranked-dots",
        &json!({ "role": "value", "indicators": ["rate"], "sort": "descending" }),
        &expect![[r#"
            Midlake: value rate-midlake
            Eastlake: value rate-2024
            Lakeland: value rate-lakeland
            Westlake: value rate-westlake
        "#]],
    );
    check(
        "bars",
        &json!({ "role": "value", "indicators": ["rate"], "regions": ["x-westlake", "x-midlake"], "period": "2024" }),
        &expect![[r#"
            Westlake: value rate-westlake
            Midlake: value rate-midlake
        "#]],
    );
    check(
        "line",
        &json!({ "role": "series", "indicators": ["rate"], "regions": ["x-eastlake"], "period": "all" }),
        &expect![[r#"
            Eastlake: series rate-2020 rate-2021 rate-2022 rate-2023 rate-2024
        "#]],
    );
    check(
        "bars",
        &json!({ "role": "value", "indicators": ["farms", "works", "shops"], "sort": "ascending", "top": 2 }),
        &expect![[r#"
            Farms, output: value farms-2024
            Works, output: value works-2024
        "#]],
    );
    check(
        "strip",
        &json!({ "role": "values", "indicators": ["rate"], "period": "2024", "by": "one" }),
        &expect![[r#"
            By rule: values rate-2024 rate-lakeland rate-westlake rate-midlake
        "#]],
    );
}

/// Differences and shares are made where figures are declared comparable, once, and none where a relation has them already.
#[test]
fn a_rule_makes_what_is_comparable() {
    let rule = |indicator: &str, compute: &str| json!({ "role": "value", "indicators": [indicator], "regions": ["x-eastlake"], "compute": compute, "sort": "descending" });
    check(
        "diverging-bars",
        &rule("rate", "difference"),
        &expect![[r#"
        Westlake: value rate-2024-difference-rate-westlake
        Lakeland: value gap
        Midlake: value rate-2024-difference-rate-midlake
    "#]],
    );
    let report = opened(&with_rule("diverging-bars", &rule("rate", "difference")));
    let made = report.figure("rate-2024-difference-rate-midlake").expect("it was made");
    expect![[r#"合格率与湖心之差 | Pass rate, distance from Midlake | "个百分点" | Derived"#]].assert_eq(
        &format!(
            "{} | {} | {:?} | {:?}",
            made.indicator.name.zh, made.indicator.name.en, made.indicator.unit, made.observation.tier
        ),
    );
    // A share is there already.
    check(
        "bars",
        &rule("firms", "share"),
        &expect![[r#"
        Lakeland: value share
    "#]],
    );
    // What is packed has the rows, and no rule.
    let again = Report::unpack(&report.pack(None)).expect("it was packed");
    assert_eq!(shown(&again), shown(&report));
    assert!(again.chart("ruled").is_some_and(|chart| chart.rule.is_none()));
}

#[test]
fn rules_survive_workbooks() {
    let rule = json!({ "role": "value", "indicators": ["rate"], "regions": ["x-westlake", "x-midlake"], "period": "2024", "top": 1, "sort": "ascending" });
    let before = with_rule("bars", &rule);
    let after = book::read(&book::write(&before));
    assert!(after.problems.is_empty(), "{:?}", after.problems);
    crate::book::assert_same(&before, &after.files, "ruled");
}

#[test]
fn what_is_wrong_with_a_rule_is_told() {
    let told = |rule: &Value| lines(&open(&with_rule("bars", rule)).1, Lang::En);
    let all = [
        json!({ "role": "value", "indicators": ["rats"], "regions": ["x-westlak"], "period": "last" }),
        json!({ "role": "value", "indicators": ["rate"], "period": "1999" }),
        json!({ "role": "value", "indicators": ["rate"], "sort": "down", "by": "year" }),
        json!({ "role": "nothing", "indicators": ["rate"], "by": "region" }),
        json!({ "indicators": [] }),
    ];
    let told: Vec<String> = all.iter().map(told).collect();
    expect![[r#"
        charts.json:1: rule.indicators "rats" is unknown; did you mean "rate"?
        charts.json:1: rule.regions "x-westlak" is unknown; did you mean "x-westlake"?
        charts.json:1: rule.period "last" isn’t a period; write 2023, 2024-H1, 2024-Q3, 2024-08, 2024-08-31, FY2023/24, AY2023/24, 2024-01/2024-06, 2023/.. or ../2024-08

        charts.json:1: rule fits no figure; look at its indicators, regions, period and, where it computes, the use of what stands beside them

        charts.json:1: rule.by: "year" isn’t allowed; use region, indicator, one
        charts.json:1: rule.sort: "down" isn’t allowed; use descending, ascending

        charts.json:1: chart "ruled" has the unknown role "nothing" in rows 1–4; this kind has value, label, beside: rename it, or choose another kind

        charts.json:1: rule: the key "role" is missing; add it
    "#]].assert_eq(&told.join("\n"));
}
