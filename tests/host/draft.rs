//! Packages drafted from texts: how good they are, and that nobody takes a draft for a figure.
// `UPDATE_EXPECT=1` writes expected text with hashes.
#![allow(clippy::needless_raw_string_hashes)]

use crate::cases;
use crate::common::{files, opened, path};
use crate::tool::run;
use expect_test::{Expect, expect};
use guanzhi::draft::{Measured, Setup, draft, files as drafted, measure};
use guanzhi::lang::Lang;
use guanzhi::package::{File, Trouble, read};
use proptest::prelude::*;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// A draft in short: each proposal with what it is, then what was declined.
#[track_caller]
fn check(text: &str, expected: &Expect) {
    let draft = draft(text);
    let mut told = String::new();
    for it in &draft.figures {
        let (scale, bound, kind) = (it.scale.id(), it.bound.id(), it.kind.id());
        let _ = writeln!(
            told,
            "{} {scale}|{}|{bound}|{kind}|{}{}|{} {}",
            it.printed,
            it.unit,
            it.name,
            if it.change { " ±" } else { "" },
            it.period,
            it.basis.id()
        );
    }
    for (token, reason) in &draft.declined {
        let _ = writeln!(told, "{} {}", reason.id(), token.token);
    }
    expected.assert_eq(&told);
}

/// Sentences of the tests' own, with what communiqués print.
#[test]
fn a_chinese_bulletin_is_drafted() {
    check(
        "甲县2019年统计公报\n一、综合\n全年生产总值282.85亿元，比上年增长8.1%，其中工业80.64亿元，下降2.5%。工业贡献率为负8.6%，\
         拉低GDP0.7个百分点。三次产业结构由上年的13.5:30.7:55.8变为12.7:28.5:58.8。\n二、其他\n\
         居民消费价格指数102.2%，上涨2.2%，呈“六升一降”。合格率达到99%以上，高于全国0.5个百分点，列第9位。\
         检查企业1200余家次，立案近34件，罚款1.54万元，联合七部门，印发《方案（2021—2025年）》，受理12315投诉17.52万件。\
         2020年1—6月新增8家。",
        &expect![[r#"
            282.85 亿|元|exact|amount|生产总值|2019 inherited
            8.1 |%|exact|gap|生产总值 ±|2019 inherited
            80.64 亿|元|exact|amount|工业|2019 inherited
            -2.5 |%|exact|gap|工业 ±|2019 inherited
            -8.6 |%|exact|contribution|工业贡献率|2019 inherited
            -0.7 |个百分点|exact|gap|拉低GDP|2019 inherited
            13.5 |%|exact|rate|三次产业结构|2018 stated
            30.7 |%|exact|rate|三次产业结构|2018 stated
            55.8 |%|exact|rate|变为|2018 stated
            12.7 |%|exact|rate|变|2019 inherited
            28.5 |%|exact|rate|变|2019 inherited
            58.8 |%|exact|rate|变|2019 inherited
            102.2 |%|exact|index|居民消费价格指数|2019 inherited
            2.2 |%|exact|gap|居民消费价格指数 ±|2019 inherited
            六 |类|exact|count|居民消费价格指数|2019 inherited
            一 |类|exact|count|六升|2019 inherited
            99 |%|at_least|rate|合格率|2019 inherited
            0.5 |个百分点|exact|gap|高于全国|2019 inherited
            9 |位|exact|rank|列|2019 inherited
            1200 |家次|odd|count|检查企业|2019 inherited
            34 |件|nearly|count|立案|2019 inherited
            1.54 万|元|exact|amount|罚款|2019 inherited
            七 |个|exact|count|部门|2019 inherited
            17.52 万|件|exact|count|投诉|2019 inherited
            8 |家|exact|count|月新增|2020-01/2020-06 stated
            date 2019
            outline 一
            word 百
            word 三
            outline 二
            word 百
            date 2021
            date 2025
            code 12315
            date 2020
            date 1
            date 6
        "#]],
    );
}

#[test]
fn an_english_bulletin_is_drafted() {
    check(
        "Housing in Northmoor, 2030\nIn 2030 builders finished 4,817 homes, up 10.3% from 4,366 in 2029. The vacancy rate fell by \
         0.4 percentage points to 3.7%. Rents exceeded £1,290 a month, and about 2.1 million people moved. Twelve towns took part; \
         none reported less than 90%.",
        &expect![[r#"
            2030 |item|exact|count||2030 inherited
            4,817 |home|exact|count|builders finished|2030 stated
            10.3 |%|exact|gap|builders finished ±|2030 stated
            4,366 |item|exact|count|builders finished|2030 stated
            -0.4 |个百分点|exact|gap|vacancy rate|2030 inherited
            3.7 |%|exact|rate|percentage points|2030 inherited
            1,290 |pound|over|amount|Rents|2030 inherited
            2.1 million|people|about|count|Rents|2030 inherited
            12 |town|exact|count||2030 inherited
            90 |%|at_least|rate|none reported|2030 inherited
            date 2030
            date 2029
        "#]],
    );
}

fn text(name: &str) -> String {
    fs::read_to_string(path(name)).expect(name)
}

/// At least nine in ten confirmed rows need no change in token, unit, scale, bound and sign, and none is missed.
#[test]
fn drafts_are_good_enough() {
    for (source, package) in [
        ("tests/packages/bulletin.txt", "tests/packages/bulletin"),
        ("tests/packages/article.txt", "tests/packages/base"),
    ] {
        let measured = measure(&text(source), &opened(&files(package)).package);
        let Measured { confirmed, right, missed, .. } = &measured;
        assert!(
            *confirmed >= 7 && missed.is_empty() && right * 10 >= confirmed * 9,
            "{source}: {measured:#?}"
        );
    }
    // What isn't so is told.
    let other = text("tests/packages/bulletin.txt").replace("93.93%", "some").replace("889 ", "889 million ");
    let measured = measure(&other, &opened(&files("tests/packages/bulletin")).package);
    assert!(measured.right < measured.confirmed && !measured.changed.is_empty(), "{measured:#?}");
}

fn setup() -> Setup {
    let region = ["350128", "平潭", "Pingtan"].map(str::to_owned).into();
    Setup { region, langs: vec![Lang::Zh], name: "draft".to_owned() }
}

/// The draft of a text, and its problems besides those of drafts.
fn other_problems(text: &str) -> (Vec<File>, Vec<String>) {
    let draft = draft(text);
    let files = drafted(&draft, &Setup { langs: vec![draft.lang], ..setup() });
    let problems = read(&files).1;
    let others = problems.iter().filter(|problem| !matches!(problem.trouble, Trouble::Draft(_)));
    let others = others.map(ToString::to_string).collect();
    (files, others)
}

#[test]
fn confirmed_drafts_are_a_package() {
    for source in ["tests/packages/bulletin.txt", "tests/packages/article.txt"] {
        let (mut files, others) = other_problems(&text(source));
        assert!(others.is_empty(), "{source}: {others:#?}");
        // Who confirms a row clears its draft; here all of them at once.
        let observations = files.iter_mut().find(|file| file.name == "observations.csv").expect("figures");
        let mut reader = csv::Reader::from_reader(&observations.bytes[..]);
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(reader.headers().expect("a header")).expect("memory");
        for row in reader.records() {
            let row = row.expect("a row");
            let last = row.len() - 1;
            assert!(!row[last].is_empty(), "each row has its reason");
            let cleared = row.iter().enumerate().map(|(at, field)| if at == last { "" } else { field });
            writer.write_record(cleared).expect("memory");
        }
        observations.bytes = writer.into_inner().expect("memory");
        let report = opened(&files);
        assert!(
            guanzhi::package::numerals::audit(&report.package, &text(source)).findings.is_empty(),
            "{source}"
        );
    }
}

#[test]
fn a_draft_is_no_figure() {
    let dir = tempfile::tempdir().expect("a folder");
    let [out, page] = ["draft.xlsx", "dist"].map(|name| dir.path().join(name));
    let shown = |path: &Path| path.to_str().expect("UTF-8").to_owned();
    let source = shown(&path("tests/packages/article.txt"));
    expect![[r#"
        0
        …
        草稿：7处数词，其中2处有猜测；清空draft之前都不是数字
        不作数字（date）3处：2023 2024 半
        不作数字（word）2处：百 一
    "#]]
    .assert_eq(&run(&["draft", &source, "-o", &shown(&out), "--lang", "zh"], "C"));
    expect![[r#"
        1
        observations!P3: a draft, no figure yet: “23年桥梁完好率94.1%，高出全国0.”; compare it with the source, then clear draft, or remove the row
        observations!P4: a draft, no figure yet: “.1%，高出全国0.5个百分点，居全国”; compare it with the source, then clear draft, or remove the row
        observations!P5: a draft, no figure yet: “百分点，居全国第二。”; compare it with the source, then clear draft, or remove the row
        observations!P6: a draft, no figure yet: “年上半年建成桥梁1200余座，增长20%”; compare it with the source, then clear draft, or remove the row
        observations!P7: a draft, no figure yet: “200余座，增长20%；其中300座”; compare it with the source, then clear draft, or remove the row
        observations!P8: a draft, no figure yet: “增长20%；其中300座刷了漆，总造价”：期间承前文; compare it with the source, then clear draft, or remove the row
        observations!P9: a draft, no figure yet: “刷了漆，总造价近3.6亿元，一律合格。”：期间承前文; compare it with the source, then clear draft, or remove the row
        7 problems
    "#]].assert_eq(&run(&["check", &shown(&out)], "C"));
    assert!(run(&["publish", &shown(&out), "-o", &shown(&page)], "C").starts_with("1\n"));
    assert!(!page.exists());
    let base = shown(&path("tests/packages/base"));
    expect![[r#"
        0
        7 of 7 confirmed numerals need no change (100.0%); 0 missed (recall 100.0%); 7 proposed, 0 of them no figures (precision 100.0%)
    "#]].assert_eq(&run(&["draft", &source, "--against", &base], "C"));
}

#[test]
fn a_new_package_has_no_problems() {
    let dir = tempfile::tempdir().expect("a folder");
    let shown = |path: &Path| path.to_str().expect("UTF-8").to_owned();
    for (name, region, languages) in [
        ("a", "辽宁", "zh,en"),
        ("b.xlsx", "000000", "zh"),
        ("c.zip", "x-northmoor", "en"),
        ("d", "350128", "en"),
    ] {
        let out = shown(&dir.path().join(name));
        let told = run(&["new", &out, "--region", region, "--languages", languages], "C");
        assert!(told.starts_with("0\n"), "{told}");
        let told = run(&["check", &out], "C");
        assert!(told.starts_with("0\n") && told.contains("no problems"), "{name}: {told}");
        assert!(run(&["new", &out], "C").starts_with("2\n"), "{name} isn't replaced");
    }
    expect![[r#"
        2
        guanzhi: the region "nowhere" isn’t known; give its code of GB/T 2260, or x- and a name
    "#]]
    .assert_eq(&run(&["new", "e", "--region", "nowhere"], "C"));
    for (list, row) in
        [("regions", "210000,辽宁,Liaoning"), ("units", "个百分点,percentage point,percentage points,points")]
    {
        assert!(run(&["new", "--list", list], "C").lines().any(|line| line == row), "{list}");
    }
}

proptest! {
    #![proptest_config(cases(64))]

    /// Whatever a text says, its draft is a package in which only the drafts are left to confirm.
    #[test]
    fn any_text_is_drafted(words in prop::collection::vec(
        prop::sample::select(&["2019年", "上年", "增长", "下降", "第", "8.5", "1,234", "三", "百", "二十", "%", "个百分点", "亿元", "家",
            "约", "余", "以上", "。", "，", "\n", "《", "》", "13.5:", "GDP", "in 2020 ", "ten firms ", "two thirds of ", "£3 million ", "－", "·",
            "９", "1/3", "翻一番", "00", "99999999999999999999", "\u{a0}"][..]), 0..40)) {
        let (_, others) = other_problems(&words.concat());
        // A text without figures, or without a title, is no report yet.
        let left = others.iter().filter(|told| !["no rows", "is empty"].iter().any(|known| told.contains(known)));
        prop_assert_eq!(left.count(), 0, "{:#?}", others);
    }
}
