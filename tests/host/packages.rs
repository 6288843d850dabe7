//! Bad packages against the problems that are told: each case is the synthetic base package with a few edits.

// `UPDATE_EXPECT=1` writes expected text with hashes.
#![allow(clippy::needless_raw_string_hashes)]

use crate::cases;
use crate::common::files;
use expect_test::{Expect, expect};
use guanzhi::lang::Lang;
use guanzhi::open;
use guanzhi::package::numerals::Coverage;
use guanzhi::package::{FILES, File, MAX_FILE, Package, Period, Problem, read};
use guanzhi::report::{Report, Value, Verdict, Why};
use guanzhi::words;
use proptest::prelude::*;

/// What a case does to the base package.
pub(crate) enum Edit<'a> {
    /// In a file, puts the third text in place of the second, which must be there just once.
    Swap(&'a str, &'a str, &'a str),
    /// Adds lines at the end of a file.
    Add(&'a str, &'a str),
    /// Gives a file another content.
    Fill(&'a str, &'a [u8]),
    /// Leaves a file out.
    Drop(&'a str),
}
pub(crate) use Edit::{Add, Drop, Fill, Swap};

/// The synthetic package, of which nothing is wrong.
fn base() -> Vec<File> {
    files("tests/packages/base")
}

/// The base package with edits.
pub(crate) fn edited(edits: &[Edit]) -> Vec<File> {
    let mut files = base();
    for edit in edits {
        let (Swap(name, ..) | Add(name, _) | Fill(name, _) | Drop(name)) = edit;
        let at = files.iter().position(|file| file.name == *name).expect(name);
        let bytes = &mut files[at].bytes;
        match edit {
            Swap(_, from, to) => {
                let text = String::from_utf8(bytes.clone()).expect(name);
                assert_eq!(text.matches(from).count(), 1, "{from:?} in {name}");
                *bytes = text.replace(from, to).into_bytes();
            }
            Add(_, lines) => bytes.extend(lines.as_bytes()),
            Fill(_, content) => *bytes = content.to_vec(),
            Drop(_) => drop(files.remove(at)),
        }
    }
    files
}

pub(crate) fn lines(problems: &[Problem], lang: Lang) -> String {
    problems.iter().map(|problem| problem.message(lang) + "\n").collect()
}

/// Opens the edited base package and compares its problems.
#[track_caller]
fn check(edits: &[Edit], expected: &Expect) {
    let (_, problems) = open(&edited(edits));
    expected.assert_eq(&lines(&problems, Lang::En));
}

/// Opens the edited base package, which must have no problems.
#[track_caller]
fn report(edits: &[Edit]) -> Report {
    let (report, problems) = open(&edited(edits));
    assert_eq!(lines(&problems, Lang::En), "");
    report
}

#[test]
fn the_base_has_no_problems() {
    check(&[], &expect![[""]]);
}

#[test]
fn the_default_package_accounts_for_every_numeral() {
    let (report, problems) = open(&files("data"));
    assert_eq!(lines(&problems, Lang::En), "");
    let covered = Coverage::of(&report.package);
    assert_eq!((covered.arabic, covered.han), (177, 48));
    let derived = ["nation-manufacturing", "alignment-reach-count", "award-earlier-total", "returns-average"];
    let values = derived.map(|figure| format!("{figure}: {}\n", value(&report, figure)));
    expect![[r#"
        nation-manufacturing: 93.6 in (93.5, 93.7)
        alignment-reach-count: 46 in {46}
        award-earlier-total: ? in [0, 5]
        returns-average: 436.573311 in (435.855263157, 438.220757826)
    "#]]
    .assert_eq(&values.concat());
    let contradictions =
        report.verdicts.iter().filter(|verdict| matches!(verdict, Verdict::Contradicts { .. }));
    assert_eq!(contradictions.count(), 2);
    assert_eq!(
        report.sharpened("gap-manufacturing").map(|both| both.to_string()).as_deref(),
        Some("[0.45, 0.505)")
    );
}

#[test]
fn files_that_are_missing_empty_or_too_large() {
    check(
        &[Drop("units.csv"), Drop("story.json")],
        &expect![[r#"
        units.csv: the file is missing; add it
        story.json: the file is missing; add it
    "#]],
    );
    check(
        &[Fill("themes.csv", b""), Fill("charts.json", b" \n"), Fill("observations.csv", b"\n")],
        &expect![[r#"
            themes.csv: the file is empty; fill it or restore it
            observations.csv: the file is empty; fill it or restore it
            charts.json: the file is empty; fill it or restore it
        "#]],
    );
    check(
        &[Fill("themes.csv", b"id,name_zh,name_en\n")],
        &expect![[r#"
            themes.csv: there are no rows below the header; add at least one
        "#]],
    );
    check(&[Fill("numerals.csv", b"paragraph,ordinal,token,figure,reason\n")], &expect![""]);
    check(
        &[Fill("places.csv", &vec![b' '; MAX_FILE as usize + 200_000])],
        &expect![[r#"
            places.csv: the file has 16.2 MiB, more than the 16 MiB that are read; make it smaller
        "#]],
    );
    let full = vec![b' '; MAX_FILE as usize - 1000];
    check(
        &[Fill("units.csv", &full), Fill("sources.csv", &full), Fill("relations.csv", &full)],
        &expect![[r#"
            units.csv: the file is empty; fill it or restore it
            sources.csv: the file is empty; fill it or restore it
            observations.csv: up to this file the package has 32.1 MiB, more than the 32 MiB that are read; make it smaller
            relations.csv: up to this file the package has 48.0 MiB, more than the 32 MiB that are read; make it smaller
            charts.json: up to this file the package has 32.1 MiB, more than the 32 MiB that are read; make it smaller
            story.json: up to this file the package has 32.1 MiB, more than the 32 MiB that are read; make it smaller
        "#]],
    );
}

#[test]
fn encodings() {
    check(
        &[Fill("themes.csv", b"id,name_zh,name_en\nbridges,\xc7\xc5\xc1\xba,Bridges\n")],
        &expect![[r#"
            themes.csv:2: the text isn’t UTF-8 but looks like GBK (byte 27); save it as UTF-8
        "#]],
    );
    check(
        &[Fill("themes.csv", b"id,name_zh,name_en\nbridges,\xe6\xa1\x9c\xe6\xa1,Bridges\n")],
        &expect![[r#"
            themes.csv:2: byte 30 isn’t UTF-8; save the file as UTF-8
        "#]],
    );
    check(
        &[Fill("regions.csv", b"\xff\xfec\0o\0d\0e\0")],
        &expect![[r#"
            regions.csv:1: the text isn’t UTF-8 but looks like UTF-16 (byte 0); save it as UTF-8
        "#]],
    );
    // A byte-order mark and Windows line ends are what spreadsheets write.
    check(
        &[Fill("themes.csv", "\u{feff}id,name_zh,name_en\r\nbridges,桥梁,Bridges\r\n".as_bytes())],
        &expect![[""]],
    );
    check(
        &[Fill("story.json", "\u{feff}{\"title\": {\"zh\": \"桥\", \"en\": \"Bridges\"}}".as_bytes())],
        &expect![[""]],
    );
}

#[test]
fn columns_and_rows() {
    check(
        &[Swap("indicators.csv", ",better,", ",beter,"), Swap("units.csv", "measure", "measure,unit")],
        &expect![[r#"
            units.csv:1: column "unit" stands twice in the header; keep one of the two
            units.csv:1: the header has 5 columns but each row 4 fields; make them match
            indicators.csv:1: column "beter" is unknown; did you mean "better"?
            indicators.csv:1: column "better" is missing; add it
        "#]],
    );
    check(
        &[Swap("relations.csv", "id,kind", "id,note,kind")],
        &expect![[r#"
            relations.csv:1: column "note" is unknown; remove it, or begin its name with memo if it is your own
            relations.csv:1: the header has 9 columns but each row 8 fields; make them match
        "#]],
    );
    check(
        &[Swap("regions.csv", "code,", "region,")],
        &expect![[r#"
            regions.csv:1: column "region" is unknown; remove it, or begin its name with memo if it is your own
            regions.csv:1: column "code" is missing; add it
        "#]],
    );
    check(
        &[Swap("places.csv", "p1,report,1,桥", "p1,report,1")],
        &expect![[r#"
        places.csv:3: 6 fields instead of 7; look for a missing comma or quotation mark
    "#]],
    );
    // The id of a row that is left out still counts as known.
    check(
        &[Add("observations.csv", "spare,built\n"), Add("numerals.csv", "1,6,7,spare,\n")],
        &expect![[r#"
        observations.csv:16: 2 fields instead of 16; look for a missing comma or quotation mark
    "#]],
    );
    check(
        &[Swap("themes.csv", ",桥梁", ",\"桥梁"), Add("themes.csv", "\r\n")],
        &expect![[r#"
            themes.csv:2: name_zh has a line break; look for a quotation mark that isn’t closed
        "#]],
    );
    // Lines are counted over blank ones and over Windows line ends.
    check(
        &[Fill("themes.csv", b"id,name_zh,name_en\r\n\r\n\r\nbridges,a,b\r\nB,a,b\r\n")],
        &expect![[r#"
        themes.csv:5: id "B" isn’t an id; use lower-case letters, digits and single hyphens
    "#]],
    );
}

#[test]
fn ids_and_references() {
    check(
        &[
            Add("themes.csv", "bridges,桥,Bridges again\nBridge One,桥,Bridge\n-x,桥,Bridge\n,桥,Bridge\n"),
            Add("regions.csv", "9900,丙省,Province C\nx-,丁,D\nx-delta,三角洲,The delta\n"),
        ],
        &expect![[r#"
            themes.csv:3: id "bridges" stands already in line 2 of themes.csv; change one of the two
            themes.csv:4: id "Bridge One" isn’t an id; use lower-case letters, digits and single hyphens
            themes.csv:5: id "-x" isn’t an id; use lower-case letters, digits and single hyphens
            themes.csv:6: id is empty; fill it in
            regions.csv:5: code "9900" isn’t a region’s code; use the six digits of GB/T 2260, or x- and a name where there is none
            regions.csv:6: code "x-" isn’t a region’s code; use the six digits of GB/T 2260, or x- and a name where there is none
        "#]],
    );
    check(
        &[
            Swap(
                "indicators.csv",
                "gap,bridges,完好率高出全国,Sound bridges above the nation,个百分点",
                "gap,bridge,完好率高出全国,Sound bridges above the nation,个百分",
            ),
            Swap(
                "observations.csv",
                "rate,rate,990000,2023,stated,94.1,,exact,report,p0",
                "rate,rates,990001,2023,stated,94.1,,exact,reporter,p9",
            ),
            Swap("relations.csv", "rate nation-published", "rates nation-publshed"),
            Swap("numerals.csv", "1200,built", "1200,bulit"),
            Swap("places.csv", "p1,report", "p1,encyclopaedia"),
            Swap("charts.json", "\"value\": [\"gap\"]", "\"value\": [\"gaps\"]"),
            Swap("story.json", "\"figure\": \"rate\"", "\"figure\": \"xxxxxxxx\""),
            Swap("story.json", "\"soundness\"", "\"sounds\""),
            Swap("datapackage.json", "\"990000\"", "\"99000\""),
        ],
        &expect![[r#"
            datapackage.json:6: guanzhi.region "99000" is unknown; did you mean "990000"?
            indicators.csv:3: theme "bridge" is unknown; did you mean "bridges"?
            indicators.csv:3: unit "个百分" is unknown; did you mean "个百分点"?
            places.csv:3: source "encyclopaedia" is unknown; correct it, or add it to sources.csv
            observations.csv:2: indicator "rates" is unknown; did you mean "rate"?
            observations.csv:2: region "990001" is unknown; did you mean "990000"?
            observations.csv:2: source "reporter" is unknown; did you mean "report"?
            observations.csv:2: place "p9" is unknown; did you mean "p0"?
            relations.csv:3: operand "rates" is unknown; did you mean "rate"?
            relations.csv:3: operand "nation-publshed" is unknown; did you mean "nation-published"?
            numerals.csv:6: figure "bulit" is unknown; did you mean "built"?
            charts.json:18: figure "gaps" is unknown; did you mean "gap"?
            story.json:6: figure "xxxxxxxx" is unknown; correct it, or add it to observations.csv
            story.json:9: chart "sounds" is unknown; correct it, or add it to charts.json
        "#]],
    );
}

/// Panels of the first screen name what is there.
#[test]
fn panels_of_the_first_screen() {
    let opening = r#""opening": [{
        "section": "alle", "heading": {"zh": "桥", "en": ""},
        "charts": [{"chart": "soundnes"}, {"chart": "soundness", "rows": [9], "units": "yes"}, {"chart": "bridges", "rows": [0]}],
        "captions": [{"figure": "rats", "caption": {"zh": "完好", "en": "Sound"}}],
        "unsaid": [{"zh": "", "en": "why"}]
    }],
    "sections""#;
    check(
        &[Swap("story.json", "\"sections\"", opening)],
        &expect![[r#"
        story.json:9: section "alle" is unknown; did you mean "all"?
        story.json:9: heading.en is empty though the other language is given; translate it
        story.json:10: opening[1].charts[2].units: this should be true or false, but is a text in quotation marks; correct it
        story.json:10: chart "soundnes" is unknown; did you mean "soundness"?
        story.json:10: rows has 9, but the chart has rows 1 to 1; correct it
        story.json:10: rows has 0, but the chart has rows 1 to 2; correct it
        story.json:11: figure "rats" is unknown; did you mean "rate"?
        story.json:12: unsaid.zh is empty though the other language is given; translate it
    "#]],
    );
}

#[test]
fn words_of_a_list() {
    check(
        &[
            Swap("units.csv", "座,bridge,bridges,count", "座,bridge,,counts"),
            Swap("indicators.csv", "%,rate,higher,,", "%,ratio,more,,"),
            Swap(
                "observations.csv",
                "93.65,,exact,yearbook,,context,same,compare",
                "93.65,十,precise,yearbook,,contex,alike,sum",
            ),
            Swap(
                "observations.csv",
                "2024,stated,900,,exact,yearbook,,context,period,pair",
                "2024,known,900,,,yearbook,,context,alike,",
            ),
            Swap(
                "relations.csv",
                "gap-published,difference,gap,rate nation-published,arithmetic,",
                "gap-published,minus,gap,rate nation-published,computed,clash",
            ),
            Swap("numerals.csv", "1,2,一,,word", "1,2,一,,idiom"),
        ],
        &expect![[r#"
            units.csv:4: plural_en is empty; fill it in
            units.csv:4: measure "counts" isn’t allowed; use percent, points, count, money, rank, times, mass, length, area, volume, energy, temperature, time
            indicators.csv:2: kind "ratio" isn’t allowed; use rate, count, amount, rank, gap, index, balance, contribution, times, times_more, level
            indicators.csv:2: better "more" isn’t allowed; use higher, lower, neither
            observations.csv:6: tier "contex" isn’t allowed; use report, context, derived
            observations.csv:6: scale "十" isn’t allowed; use 百, 千, 万, 亿, 百万, 千万, 万亿, thousand, million, billion, trillion or nothing
            observations.csv:6: bound "precise" isn’t allowed; use exact, about, nearly, over, odd, at_least, under, at_most
            observations.csv:6: comparability "alike" isn’t allowed; use same, period, level, definition, not_divisible, none
            observations.csv:6: use "sum" isn’t allowed; use compare, share, pair, series, background
            observations.csv:15: period_basis "known" isn’t allowed; use stated, inherited, unclear
            observations.csv:15: bound is empty; fill it in
            observations.csv:15: comparability "alike" isn’t allowed; use same, period, level, definition, not_divisible, none
            observations.csv:15: use is empty; fill it in
            relations.csv:3: kind "minus" isn’t allowed; use difference, ratio, growth, sum, within, below, average
            relations.csv:3: basis "computed" isn’t allowed; use stated, arithmetic
            relations.csv:3: expect "clash" isn’t allowed; use contradiction or nothing
            numerals.csv:13: reason "idiom" isn’t allowed; use date, name, code, word, outline or nothing
        "#]],
    );
}

#[test]
fn periods() {
    let row = "rate,rate,990000,2023,stated";
    for good in ["2024-08", "2024-02-29", "2024-01/2024-06", "2024-08-31/..", "1999", "2024-Q3", "FY2023/24"]
    {
        let report = report(&[Swap("observations.csv", row, &format!("rate,rate,990000,{good},stated"))]);
        assert_eq!(Period::iso(report.figure("rate").expect("rate").observation.period), good);
    }
    // What people type is kept in the form of files.
    for (typed, kept) in [
        ("2024Q3", "2024-Q3"),
        ("2024年三季度", "2024-Q3"),
        ("2024-h1", "2024-H1"),
        ("2024年1—9月", "2024-01/2024-09"),
        ("FY2023-24", "FY2023/24"),
        ("2024/25学年", "AY2024/25"),
        ("since:2017", "2017/.."),
        ("截至2024年9月底", "../2024-09-30"),
        ("2024-9", "2024-09"),
    ] {
        let report = report(&[Swap("observations.csv", row, &format!("rate,rate,990000,{typed},stated"))]);
        assert_eq!(Period::iso(report.figure("rate").expect("rate").observation.period), kept);
    }
    let unclear = |period: &str| {
        let (_, problems) =
            open(&edited(&[Swap("observations.csv", row, &format!("rate,rate,990000,{period},stated"))]));
        Lang::ALL.map(|lang| lines(&problems, lang)).concat()
    };
    expect![[r#"
        observations.csv:2: period“2024/9”容易误读；如指月份，请写作2024-09
        observations.csv:2: period "2024/9" can be misread; write 2024-09 for the month
        observations.csv:2: period“09/2024”容易误读；如指月份，请写作2024-09
        observations.csv:2: period "09/2024" can be misread; write 2024-09 for the month
        observations.csv:2: period“2023/24”有几种读法；财年请写作FY2023/24，学年写作AY2023/24，两个日历年写作2023/2024
        observations.csv:2: period "2023/24" can be read in several ways; write FY2023/24 for a fiscal year, AY2023/24 for an academic year, 2023/2024 for two calendar years
        observations.csv:2: period“2011/12”有几种读法；月份请写作2011-12，财年写作FY2011/12，学年写作AY2011/12，两个日历年写作2011/2012
        observations.csv:2: period "2011/12" can be read in several ways; write 2011-12 for the month, FY2011/12 for a fiscal year, AY2011/12 for an academic year, 2011/2012 for two calendar years
        observations.csv:2: period“2024-Q5”不是期间；请写作2023、2024-H1、2024-Q3、2024-08、2024-08-31、FY2023/24、AY2023/24、2024-01/2024-06、2023/..或../2024-08
        observations.csv:2: period "2024-Q5" isn’t a period; write 2023, 2024-H1, 2024-Q3, 2024-08, 2024-08-31, FY2023/24, AY2023/24, 2024-01/2024-06, 2023/.. or ../2024-08
    "#]].assert_eq(&["2024/9", "09/2024", "2023/24", "2011/12", "2024-Q5"].map(unclear).concat());
    check(
        &[Swap("observations.csv", row, "rate,rate,990000,2023-02-29,stated")],
        &expect![[r#"
            observations.csv:2: period "2023-02-29" isn’t a period; write 2023, 2024-H1, 2024-Q3, 2024-08, 2024-08-31, FY2023/24, AY2023/24, 2024-01/2024-06, 2023/.. or ../2024-08
        "#]],
    );
    check(
        &[Swap("observations.csv", row, "rate,rate,990000,2024/2023,stated")],
        &expect![[r#"
            observations.csv:2: period "2024/2023" isn’t a period; write 2023, 2024-H1, 2024-Q3, 2024-08, 2024-08-31, FY2023/24, AY2023/24, 2024-01/2024-06, 2023/.. or ../2024-08
        "#]],
    );
    check(
        &[Swap("observations.csv", row, "rate,rate,990000,截至目前,stated")],
        &expect![[r#"
            observations.csv:2: period "截至目前" isn’t a period; write 2023, 2024-H1, 2024-Q3, 2024-08, 2024-08-31, FY2023/24, AY2023/24, 2024-01/2024-06, 2023/.. or ../2024-08
        "#]],
    );
    check(
        &[Swap("observations.csv", row, "rate,rate,990000,,stated")],
        &expect![[r#"
        observations.csv:2: period is empty; give it, or set period_basis to unclear
    "#]],
    );
    check(
        &[Swap("sources.csv", "2024-09", "2024-Q3")],
        &expect![[r#"
            sources.csv:2: released "2024-Q3" isn’t a date; write 2024, 2024-08 or 2024-08-31
        "#]],
    );
    check(
        &[Swap("sources.csv", "2024-09", "September")],
        &expect![[r#"
            sources.csv:2: released "September" isn’t a period; write 2023, 2024-H1, 2024-Q3, 2024-08, 2024-08-31, FY2023/24, AY2023/24, 2024-01/2024-06, 2023/.. or ../2024-08
        "#]],
    );
}

#[test]
fn figures_as_printed() {
    check(
        &[
            Swap("observations.csv", "stated,94.1,,", "stated,94·1,,"),
            Swap("observations.csv", "stated,二,,", "stated,0,,"),
            Swap("observations.csv", "stated,93.65,,", "stated,9365,,"),
            Swap("observations.csv", "unclear,300,,", "unclear,-300,,"),
            Swap("observations.csv", "stated,900,,", "stated,99999999999999999999,,"),
        ],
        &expect![[r#"
            observations.csv:2: printed "94·1" isn’t a number; write its digits alone, without hedge, scale or unit
            observations.csv:4: printed "0" is too small for the kind rank; correct it, or the kind of "rank" in line 4 of indicators.csv
            observations.csv:6: printed "9365" isn’t between 0 and 100, as a rate is; correct it, or the kind of "rate" in line 2 of indicators.csv
            observations.csv:8: printed "-300" is too small for the kind count; correct it, or the kind of "painted" in line 6 of indicators.csv
            observations.csv:15: printed "99999999999999999999" isn’t a number; write its digits alone, without hedge, scale or unit
        "#]],
    );
    check(
        &[
            Swap("observations.csv", "stated,900,,exact", "stated,,,exact"),
            Swap(
                "observations.csv",
                "unclear,,,,report,p1,derived,,,,,\ngrowth",
                "unclear,25,万,exact,report,p1,derived,same,share,,,\ngrowth",
            ),
            Swap(
                "observations.csv",
                "300,,exact,report,p1,report,,,",
                "300,,exact,report,p1,report,same,share,",
            ),
        ],
        &expect![[r#"
            observations.csv:8: comparability must be empty where tier is report, but is "same"; clear it
            observations.csv:8: use must be empty where tier is report, but is "share"; clear it
            observations.csv:9: printed must be empty where tier is derived, but is "25"; clear it
            observations.csv:9: scale must be empty where tier is derived, but is "万"; clear it
            observations.csv:9: bound must be empty where tier is derived, but is "exact"; clear it
            observations.csv:9: comparability must be empty where tier is derived, but is "same"; clear it
            observations.csv:9: use must be empty where tier is derived, but is "share"; clear it
            observations.csv:15: printed is empty; fill it in
        "#]],
    );
}

#[test]
fn texts_in_both_languages() {
    check(
        &[
            Swap("themes.csv", "桥梁,Bridges", "桥梁,"),
            Swap("regions.csv", "甲省,Province A", ",Province A"),
            Swap("regions.csv", "乙省,Province B", ","),
            Swap("indicators.csv", ",一座可刷多次,", ",,"),
            Swap("observations.csv", ",推算,Derived", ",推算,"),
            Swap("charts.json", "\"en\": \"All invented\"", "\"en\": \"\""),
            Swap("charts.json", "{\"zh\": \"座\", \"en\": \"Bridges\"}", "{\"zh\": \"\", \"en\": \"\"}"),
            Swap("story.json", "\"zh\": \"甲省的桥\"", "\"zh\": \"\""),
        ],
        &expect![[r#"
            themes.csv:2: name_en is empty though the other language is given; translate it
            regions.csv:3: name_zh is empty; fill it in
            regions.csv:4: name_zh is empty; fill it in
            indicators.csv:6: note_zh is empty though the other language is given; translate it
            observations.csv:5: note_en is empty though the other language is given; translate it
            charts.json:2: measure is empty; fill it in
            charts.json:20: notes.en is empty though the other language is given; translate it
            story.json:3: title.zh is empty though the other language is given; translate it
        "#]],
    );
    check(
        &[
            Swap("themes.csv", "桥梁", "桥\u{7}梁"),
            Swap("sources.csv", "full text", "full \u{202e}text"),
            Swap("charts.json", "均为虚构", "均为\\u001b虚构"),
            Swap("datapackage.json", "\"0.1\"", "\"0.1\\n\""),
            Swap("sources.csv", "https://example.org/", "javascript:alert(1)"),
        ],
        &expect![[r#"
            datapackage.json: version has the invisible character U+000A; remove it
            themes.csv:2: name_zh has the invisible character U+0007; remove it
            sources.csv:2: evidence has the invisible character U+202E; remove it
            sources.csv:3: url "javascript:alert(1)" isn’t a web address; begin it with https:// or http://
            charts.json:12: notes.zh has the invisible character U+001B; remove it
        "#]],
    );
    // Whatever else a text holds is data.
    let (package, problems) = read(&edited(&[Swap("themes.csv", "桥梁", "<script>alert('桥')</script>")]));
    assert_eq!((package.themes[0].name.zh.as_str(), problems.len()), ("<script>alert('桥')</script>", 0));
}

#[test]
fn relations() {
    check(
        &[
            Swap("relations.csv", "gap,rate nation,", "gap,rate,"),
            Swap("relations.csv", "built built-before", "built built-before rate"),
            Swap("relations.csv", "painted,built,", "painted,painted,"),
            Swap("relations.csv", "gap,rate nation-published,", "gap,,"),
            Swap("relations.csv", "painted-share,ratio,share", "painted-share,ratio,"),
        ],
        &expect![[r#"
            relations.csv:2: relation "gap-rule" takes 2 operands but has 1; list figures’ ids separated by a space
            relations.csv:3: operands is empty; fill it in
            relations.csv:4: result is empty; fill it in
            relations.csv:5: relation "growth-rule" takes 2 operands but has 3; list figures’ ids separated by a space
            relations.csv:7: relation "painted-in-built" has its result among its operands; remove it there
        "#]],
    );
}

#[test]
fn numerals() {
    check(
        &[
            Swap("numerals.csv", "0,1,2023,,date", "0,1,2023,,"),
            Swap("numerals.csv", "94.1,rate,", "94.1,rate,name"),
            Swap("numerals.csv", "0,3,0.5", "0,2,0.5"),
            Swap("numerals.csv", "1,1,2024", "one,0,2024"),
            Swap("numerals.csv", "300,painted", ",painted"),
        ],
        &expect![[r#"
            numerals.csv:2: figure and reason are both empty; name the figure, or say why it is none
            numerals.csv:3: figure and reason are both given; keep the one that applies
            numerals.csv:4: ordinal "2" stands already in line 3 of numerals.csv; change one of the two
            numerals.csv:5: paragraph "one" isn’t a whole number; use digits only
            numerals.csv:5: ordinal "0" isn’t a whole number; use digits only
            numerals.csv:8: token is empty; fill it in
        "#]],
    );
}

#[test]
fn charts_claim_only_what_holds() {
    check(
        &[
            Swap("charts.json", "\"kind\": \"gap\"", "\"kind\": \"pie\""),
            Swap("charts.json", "{\"value\": [\"built\"]}", "{\"part\": [\"built\"]}"),
            Swap("charts.json", "{\"value\": [\"painted\"]}", "{\"value\": [\"painted\", \"built\"]}"),
        ],
        &expect![[r#"
            charts.json:2: chart "bridges" has the unknown role "part" in row 1; this kind has value: rename it, or choose another kind
            charts.json:2: chart "bridges" has 2 figures as "value" in row 2; this kind takes one
            charts.json:12: chart "soundness" has the unknown kind "pie"; the kinds are unit-rows (value, subset, whole, aside), gap (value, level, reference), dumbbell (value, reference, other), rank-list (rank, value), number-list (value), notice (value), waffle (share, part, whole, beside), share (part, whole, share, bar, beside), bars (value, label, beside), slope (value, growth, beside), tiles (value, derived), table (1, 2, 3 …), open-dots (value), log-dots (value, plain), steps (plain, step), line (series), ranked-dots (value, plain), pairs (part, whole, value, share, aside), grouped-bars (1, 2, 3 …), diverging-bars (value), range-bars (range), small-multiples (series, bars), strip (values), ledger (bar, dots, squares, value)
        "#]],
    );
    check(
        &[
            Swap("charts.json", "\"number-list\"", "\"dumbbell\""),
            Swap("charts.json", "{\"value\": [\"painted\"]}", "{\"value\": [\"share\"]}"),
        ],
        &expect![[r#"
            charts.json:2: chart "bridges" puts "built" and "share" on one axis, but their units differ; leave one out
        "#]],
    );
    check(
        &[
            Swap("charts.json", "\"number-list\"", "\"unit-rows\""),
            Swap(
                "charts.json",
                "{\"value\": [\"built\"]}",
                "{\"value\": [\"built\"], \"subset\": [\"rank\"]}",
            ),
            Swap(
                "charts.json",
                "{\"value\": [\"painted\"]}",
                "{\"value\": [\"built\"], \"subset\": [\"painted\"]}",
            ),
            Swap(
                "charts.json",
                "{\"value\": [\"gap\"]}",
                "{\"value\": [\"gap\"], \"level\": [\"rate\"], \"reference\": [\"share\"]}",
            ),
        ],
        &expect![[r#"
            charts.json:2: row 1 of chart "bridges" draws "rank" as part of "built", which no relation says; add the relation if it is so, or choose another kind
            charts.json:12: row 1 of chart "soundness" draws "gap" as a difference from "share", which no relation says; add the relation if it is so, or leave one out
        "#]],
    );
}

#[test]
fn charts_nest_and_join_only_what_is_stated() {
    check(
        &[
            Swap("charts.json", "\"number-list\"", "\"steps\""),
            Swap("charts.json", "{\"value\": [\"built\"]}", "{\"step\": [\"painted\", \"built\"]}"),
            Swap("charts.json", "{\"value\": [\"painted\"]}", "{\"step\": [\"built\", \"painted\"]}"),
        ],
        &expect![[r#"
            charts.json:2: row 1 of chart "bridges" draws "built" as part of "painted", which no relation says; add the relation if it is so, or choose another kind
        "#]],
    );
    check(
        &[
            Swap("charts.json", "\"number-list\"", "\"pairs\""),
            Swap(
                "charts.json",
                "{\"value\": [\"built\"]}",
                "{\"part\": [\"painted\"], \"whole\": [\"built\"], \"share\": [\"share\"]}",
            ),
            Swap(
                "charts.json",
                "{\"value\": [\"painted\"]}",
                "{\"part\": [\"painted\"], \"whole\": [\"built\"], \"share\": [\"rate\"]}",
            ),
        ],
        &expect![[r#"
            charts.json:2: row 2 of chart "bridges" prints "rate" as the share of "painted", which no relation says; add the relation if it is so, or leave one out
            charts.json:2: row 2 of chart "bridges" prints "rate" as the share of "built", which no relation says; add the relation if it is so, or leave one out
        "#]],
    );
    check(
        &[
            Swap("charts.json", "\"number-list\"", "\"line\""),
            Swap("charts.json", "{\"value\": [\"built\"]}", "{\"series\": [\"built\", \"painted\"]}"),
            Swap("charts.json", "{\"value\": [\"painted\"]}", "{\"series\": [\"painted\"]}"),
        ],
        &expect![[r#"
            charts.json:2: row 1 of chart "bridges" draws "built" and "painted" as one series, but they aren’t one measure of one region at two times; leave one out
        "#]],
    );
    check(
        &[
            Swap("charts.json", "\"number-list\"", "\"strip\""),
            Swap(
                "charts.json",
                "{\"value\": [\"built\"]}",
                "{\"values\": [\"built\", \"painted\", \"rank\"]}",
            ),
            Swap("charts.json", "{\"value\": [\"painted\"]}", "{\"values\": [\"painted\"]}"),
        ],
        &expect![[r#"
            charts.json:2: chart "bridges" has 1 figures as "values" in row 2; this kind takes two or more
            charts.json:2: chart "bridges" puts "built" and "rank" on one axis, but their units differ; leave one out
            charts.json:2: row 1 of chart "bridges" draws "built" and "painted" as one measure of two regions at one time, but they aren’t that, or are defined differently; leave one out
        "#]],
    );
}

#[test]
fn json_files() {
    check(
        &[
            Fill("charts.json", b"[\n  {\"id\": \"x\",}\n]"),
            Fill("story.json", b"{\n\n"),
            Fill("datapackage.json", b"[1]"),
        ],
        &expect![[r#"
            datapackage.json:1: this should be an object in { }, but is a list in [ ]; correct it
            charts.json:2: this can’t be read: key must be a string
            story.json:3: this can’t be read: EOF while parsing an object
        "#]],
    );
    check(
        &[Fill("charts.json", b"{}")],
        &expect![[r#"
            charts.json:1: this should be a list in [ ], but is an object in { }; correct it
        "#]],
    );
    check(
        &[
            Swap("charts.json", "\"kind\": \"gap\"", "\"knd\": \"gap\""),
            Swap("charts.json", "\"value\": [\"painted\"]", "\"value\": [\"paint\", \"paint\"]"),
            Swap("story.json", "\"deck\"", "\"dek\""),
        ],
        &expect![[r#"
            charts.json:9: figure "paint" is unknown; correct it, or add it to observations.csv
            charts.json:9: figure "paint" is unknown; correct it, or add it to observations.csv
            charts.json:14: the key "knd" is unknown; did you mean "kind"?
            story.json:4: the key "dek" is unknown; did you mean "deck"?
        "#]],
    );
    check(
        &[
            Swap("charts.json", "\"id\": \"soundness\"", "\"id\": \"bridges\""),
            Swap("story.json", "\"id\": \"all\"", "\"id\": \"All of them\""),
        ],
        &expect![[r#"
            charts.json:13: id "bridges" stands already in line 3 of charts.json; change one of the two
            story.json:9: id "All of them" isn’t an id; use lower-case letters, digits and single hyphens
            story.json:9: chart "soundness" is unknown; correct it, or add it to charts.json
        "#]],
    );
    check(
        &[Swap("charts.json", "\"id\": \"soundness\"", "\"id\": \"../x\"")],
        &expect![[r#"
        charts.json:13: id "../x" isn’t an id; use lower-case letters, digits and single hyphens
        story.json:9: chart "soundness" is unknown; correct it, or add it to charts.json
    "#]],
    );
    check(
        &[
            Fill("charts.json", b"[]"),
            Fill("story.json", "{\"title\": {\"zh\": \"桥\", \"en\": \"Bridges\"}}".as_bytes()),
        ],
        &expect![[""]],
    );
}

/// A comma that is missing, or a file, is one problem, however many charts and slides the package has.
#[test]
fn a_broken_file_is_told_once() {
    let check = |name: &str, break_it: &dyn Fn(&mut Vec<File>, usize), expected: &Expect| {
        let mut files = files("data");
        let at = files.iter().position(|file| file.name == name).expect(name);
        break_it(&mut files, at);
        expected.assert_eq(&lines(&open(&files).1, Lang::En));
    };
    let without_comma = |files: &mut Vec<File>, at: usize| {
        let text = String::from_utf8(std::mem::take(&mut files[at].bytes)).expect("a text");
        files[at].bytes = text.replacen("},\n", "}\n", 1).into_bytes();
    };
    let dropped = |files: &mut Vec<File>, at: usize| drop(files.remove(at));
    check(
        "charts.json",
        &without_comma,
        &expect![[r#"
        charts.json:9: this can’t be read: expected `,` or `}`
    "#]],
    );
    check(
        "story.json",
        &without_comma,
        &expect![[r#"
        story.json:6: this can’t be read: expected `,` or `}`
    "#]],
    );
    check(
        "charts.json",
        &dropped,
        &expect![[r#"
        charts.json: the file is missing; add it
    "#]],
    );
    check(
        "story.json",
        &dropped,
        &expect![[r#"
        story.json: the file is missing; add it
    "#]],
    );
}

#[test]
fn slides() {
    let with = |slides: &str| {
        let story = "{\"title\": {\"zh\": \"桥\", \"en\": \"Bridges\"},\n\"slides\": [\n".to_owned()
            + slides
            + "\n]}\n";
        story.into_bytes()
    };
    let sound = r#"{"id": "one", "chart": "bridges", "rows": [1], "notes": {"zh": "一", "en": "one"}},
        {"id": "two", "title": {"zh": "二", "en": "two"}, "figures": [{"figure": "rate", "caption": {"zh": "完好率", "en": "Sound"}}],
         "steps": [{"highlight": ["rate"]}], "hidden": true}"#;
    check(&[Fill("story.json", &with(sound))], &expect![[""]]);
    let read = report(&[Fill("story.json", &with(sound))]);
    let shown: Vec<&str> = read.package.story.shown_slides().map(|slide| slide.id.as_str()).collect();
    assert_eq!(shown, ["one"]);
    let wrong = r#"{"id": "one", "chart": "bridge", "title": {"zh": "一", "en": ""}},
        {"id": "one",
         "chart": "bridges",
         "rows": [0, 9]},
        {"id": "Three",
         "chart": "bridges", "steps": [{"reveal": ["rate",
         "no-figure"]}]},
        {"id": "four"},
        {"id": "five", "title": {"zh": "五", "en": "five"},
         "figures": [{"figure": "rte", "caption": {"zh": "", "en": "Sound"}}]}"#;
    check(
        &[Fill("story.json", &with(wrong))],
        &expect![[r#"
            story.json:3: title.en is empty though the other language is given; translate it
            story.json:3: chart "bridge" is unknown; did you mean "bridges"?
            story.json:3: rows has 0, but the chart has rows 1 to 2; correct it
            story.json:3: rows has 9, but the chart has rows 1 to 2; correct it
            story.json:4: id "one" stands already in line 3 of story.json; change one of the two
            story.json:7: id "Three" isn’t an id; use lower-case letters, digits and single hyphens
            story.json:8: steps has "rate", which the slide doesn’t show; name a figure of its chart or of its figures
            story.json:9: steps has "no-figure", which the slide doesn’t show; name a figure of its chart or of its figures
            story.json:10: title is empty; fill it in
            story.json:12: figure "rte" is unknown; did you mean "rate"?
            story.json:12: caption.zh is empty though the other language is given; translate it
        "#]],
    );
    check(
        &[Fill("story.json", &with(r#"{"id": "one", "chrt": "bridges"}"#))],
        &expect![[r#"
            story.json:3: slides[1]: the key "chrt" is unknown; did you mean "chart"?
            story.json:3: title is empty; fill it in
        "#]],
    );
}

#[test]
fn the_descriptor() {
    check(
        &[Fill("datapackage.json", b"{\"resources\": [{\"path\": [\"a.csv\"]}]}")],
        &expect![[r#"
        datapackage.json: name is empty; fill it in
        datapackage.json: version is empty; fill it in
        datapackage.json: guanzhi.region is empty; fill it in
        datapackage.json: guanzhi.source is empty; fill it in
    "#]],
    );
    check(
        &[
            Swap("datapackage.json", "\"synthetic\"", "\"Synthetic/..\""),
            Swap("datapackage.json", "\"themes.csv\"", "\"theme.csv\""),
            Swap("datapackage.json", "\"region\": \"990000\",", ""),
            Swap("datapackage.json", "\"source\": \"report\"", "\"source\": \"reports\""),
        ],
        &expect![[r#"
            datapackage.json: guanzhi.region is empty; fill it in
            datapackage.json:3: name "Synthetic/.." isn’t an id; use lower-case letters, digits and single hyphens
            datapackage.json:8: guanzhi.source "reports" is unknown; did you mean "report"?
            datapackage.json:11: resource "theme.csv" is no file of this format; remove it from the list
        "#]],
    );
}

#[test]
fn what_a_package_says_of_itself() {
    let swapped = |more: &str| {
        let own = format!("\"source\": \"report\", {more}");
        let (_, problems) = open(&edited(&[Swap("datapackage.json", "\"source\": \"report\"", &own)]));
        lines(&problems, Lang::En) + &lines(&problems, Lang::Zh)
    };
    expect![[""]].assert_eq(&swapped(r##""accent": "#005f8a", "language": "en", "numerals": "complete""##));
    expect![[""]]
        .assert_eq(&swapped(r##""accent": {"light": "#005f8a", "dark": "#8cc8ff"}, "brand": {"zh": "甲"}"##));
    let wrong = [
        r##""accent": "teal""##,
        r##""accent": "#ffcc00""##,
        r##""accent": {"light": "#005f8a", "dark": "#005f8a"}"##,
        r##""accent": {"dark": "#005f8a"}"##,
        r##""language": "fr", "languages": ["zh", "de"]"##,
        r##""numerals": "all""##,
    ];
    let told: Vec<String> = wrong.into_iter().map(swapped).collect();
    expect![[r##"
        datapackage.json:8: guanzhi.accent "teal" isn’t a colour; write it as # and six hexadecimal digits, such as #b3261e
        datapackage.json:8: guanzhi.accent“teal”不是颜色；请写作#加六位十六进制数，如#b3261e
        datapackage.json:8: guanzhi.accent "#ffcc00" has a contrast of 1.4 to 1 in the light look, where text needs 4.5; choose a darker colour
        datapackage.json:8: guanzhi.accent“#ffcc00”在浅色外观下的对比度只有1.4:1，文字需要4.5:1；请用更深的颜色
        datapackage.json:8: guanzhi.accent "#005f8a" has a contrast of 2.3 to 1 in the dark look, where text needs 4.5; choose a lighter colour
        datapackage.json:8: guanzhi.accent“#005f8a”在深色外观下的对比度只有2.3:1，文字需要4.5:1；请用更浅的颜色
        datapackage.json:8: guanzhi.accent: the key "light" is missing; add it
        datapackage.json:8: guanzhi.accent：缺少键“light”，请补上
        datapackage.json:8: guanzhi.languages "de" isn’t allowed; use zh, en
        datapackage.json:8: guanzhi.language "fr" isn’t allowed; use zh
        datapackage.json:8: guanzhi.languages不能是“de”；可用：zh, en
        datapackage.json:8: guanzhi.language不能是“fr”；可用：zh
        datapackage.json:8: guanzhi.numerals "all" isn’t allowed; use complete or nothing
        datapackage.json:8: guanzhi.numerals不能是“all”；可用：complete，或留空
    "##]].assert_eq(&told.concat());
    check(
        &[
            Swap(
                "datapackage.json",
                "\"version\": \"0.1\"",
                r#""version": "0.1", "homepage": "example.org",
  "licenses": [{"name": "CC0-1.0", "path": "ftp://example.org/"}]"#,
            ),
            Swap("regions.csv", "code,name_zh,name_en", "code,name_zh,name_en,role"),
            Swap("regions.csv", "The nation (invented)", "The nation (invented),whole"),
            Swap("regions.csv", "Province A", "Province A,"),
            Swap("regions.csv", "Province B", "Province B,rival"),
        ],
        &expect![[r#"
            datapackage.json:4: homepage "example.org" isn’t a web address; begin it with https:// or http://
            datapackage.json:5: licenses.path "ftp://example.org/" isn’t a web address; begin it with https:// or http://
            regions.csv:4: role "rival" isn’t allowed; use whole, peer or nothing
        "#]],
    );
    // A share is of what the region is part of.
    check(
        &[
            Swap("regions.csv", "code,name_zh,name_en", "code,name_zh,name_en,role"),
            Swap("regions.csv", "The nation (invented)", "The nation (invented),peer"),
            Swap("regions.csv", "Province A", "Province A,"),
            Swap("regions.csv", "Province B", "Province B,"),
            Add("relations.csv", "of-nation,ratio,of-nation,built nation-built,arithmetic,,,\n"),
            Add("observations.csv", "of-nation,share,990000,,unclear,,,,report,p1,derived,,,,,\n"),
        ],
        &expect![[r#"
            relations.csv:8: relation "of-nation" takes a share of figure "nation-built", whose region has the role peer: the report’s isn’t part of it; correct the role in regions.csv, or remove the relation
        "#]],
    );
}

/// All that is wrong with the descriptor's structure is told at once, and the rest of it is read.
#[test]
fn all_faults_of_the_descriptor_are_told_at_once() {
    let descriptor = r##"{
  "name": 1,
  "version": "0.1",
  "keywords": {"any": "of Frictionless’s own"},
  "licenses": [{"name": "CC0-1.0", "path": 3}, "CC0-1.0"],
  "contributors": {"title": "A"},
  "guanzhi": {
    "region": "99000",
    "sources": "report",
    "accent": ["#005f8a"],
    "languages": "zh"
  },
  "resources": [{"path": "themes.csv"}, {"path": ["units.csv"]}, 5]
}"##;
    check(
        &[Fill("datapackage.json", descriptor.as_bytes())],
        &expect![[r#"
            datapackage.json:2: name: this should be a text in quotation marks, but is a number; correct it
            datapackage.json:5: licenses[1].path: this should be a text in quotation marks, but is a number; correct it
            datapackage.json:5: licenses[2]: this should be an object in { }, but is a text in quotation marks; correct it
            datapackage.json:6: contributors: this should be a list in [ ], but is an object in { }; correct it
            datapackage.json:8: guanzhi.region "99000" is unknown; did you mean "990000"?
            datapackage.json:9: guanzhi: the key "sources" is unknown; did you mean "source"?
            datapackage.json:10: guanzhi.accent: this should be a colour, or an object with one as light and one as dark, but is a list in [ ]; correct it
            datapackage.json:11: guanzhi.languages: this should be a list in [ ], but is a text in quotation marks; correct it
            datapackage.json:13: resources[3]: this should be an object in { }, but is a number; correct it
        "#]],
    );
}

#[test]
fn the_publisher_is_a_contributor() {
    let edit = |more: &str| {
        let more = format!("\"version\": \"0.1\", {more}");
        report(&[Swap("datapackage.json", "\"version\": \"0.1\"", &more)]).package.meta
    };
    let one = edit(
        r#""contributors": [{"title": "乙"}, {"title": "甲局", "title_en": "Bureau A", "roles": ["creator", "publisher"]}]"#,
    );
    assert_eq!((one.publisher.zh.as_str(), one.publisher.en.as_str()), ("甲局", "Bureau A"));
    assert_eq!(one.brand, one.publisher, "the brand is the publisher’s, unless it has its own");
    let older = edit(r#""contributors": [{"title": "Bureau A", "role": "publisher"}]"#);
    assert_eq!((older.publisher.zh.as_str(), older.publisher.en.as_str()), ("Bureau A", "Bureau A"));
    let none = edit(r#""licenses": [{"name": "CC0-1.0"}]"#);
    assert!(none.publisher.is_empty() && none.brand.is_empty() && none.licences[0].title == "CC0-1.0");
}

/// The base package without what is in a language.
fn without(lang: &str) -> Vec<File> {
    let mut files = base();
    for file in &mut files {
        let text = String::from_utf8(file.bytes.clone()).expect("text");
        let is_json = ["datapackage.json", "charts.json", "story.json"].contains(&file.name.as_str());
        file.bytes = if is_json { drop_texts(&text, lang) } else { drop_columns(&text, lang) };
    }
    files
}

fn drop_columns(text: &str, lang: &str) -> Vec<u8> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let kept: Vec<usize> =
        (0..rows[0].len()).filter(|at| !rows[0][*at].ends_with(&format!("_{lang}"))).collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in &rows {
        writer.write_record(kept.iter().map(|at| &row[*at])).expect("a row");
    }
    writer.into_inner().expect("rows")
}

fn drop_texts(text: &str, lang: &str) -> Vec<u8> {
    fn walk(value: &mut serde_json::Value, lang: &str) {
        match value {
            serde_json::Value::Object(members) => {
                members.remove(lang);
                members.values_mut().for_each(|value| walk(value, lang));
            }
            serde_json::Value::Array(values) => values.iter_mut().for_each(|value| walk(value, lang)),
            _ => {}
        }
    }
    let mut value = serde_json::from_str(text).expect("JSON");
    walk(&mut value, lang);
    value.to_string().into_bytes()
}

#[test]
fn one_language_is_a_complete_package() {
    for (dropped, kept) in [("en", Lang::Zh), ("zh", Lang::En)] {
        let (report, problems) = open(&without(dropped));
        assert_eq!(lines(&problems, Lang::En), "", "without {dropped}");
        assert_eq!(report.package.meta.only, Some(kept));
        let indicator = &report.package.indicators[0].name;
        assert!(!indicator.get(kept).is_empty() && report.package.meta.languages().eq([kept]));
    }
    // One text of another language is one too many to be sure; a declaration says what counts.
    let story = |text: &str| text.replacen("\"zh\":", "\"en\": \"x\", \"zh\":", 1);
    let mut files = without("en");
    let at = files.iter().position(|file| file.name == "story.json").expect("a story");
    files[at].bytes = story(std::str::from_utf8(&files[at].bytes).expect("text")).into_bytes();
    assert!(open(&files).1.len() > 10, "a package half translated is told so");
    let at = files.iter().position(|file| file.name == "datapackage.json").expect("a descriptor");
    let descriptor = String::from_utf8(files[at].bytes.clone()).expect("text");
    let declared = descriptor.replacen("\"region\"", "\"languages\": [\"zh\"], \"region\"", 1);
    files[at].bytes = declared.into_bytes();
    assert_eq!(lines(&open(&files).1, Lang::En), "");
    // What is missing in the one language is told as ever.
    let mut files = without("zh");
    let at = files.iter().position(|file| file.name == "themes.csv").expect("themes");
    files[at].bytes = b"id,name_en\nbridges,\n".to_vec();
    expect![[r#"
        themes.csv:2: name_en is empty; fill it in
    "#]]
    .assert_eq(&lines(&open(&files).1, Lang::En));
}

#[test]
fn a_file_full_of_problems_is_cut_off() {
    let row = "spare,nowhere,990000,2023,stated,1,,exact,report,,report,,,,,\n";
    let (_, problems) = open(&edited(&[Add("observations.csv", &row.repeat(1500))]));
    assert_eq!(problems.len(), 1001);
    assert_eq!(problems[1000].to_string(), "observations.csv: 1999 more problems; mend those above first");
}

#[test]
fn problems_in_chinese() {
    let (_, problems) = open(&edited(&[
        Drop("places.csv"),
        Fill("themes.csv", b"id,name_zh,name_en\nbridges,\xc7\xc5\xc1\xba,Bridges\n"),
        Swap("indicators.csv", ",个百分点,", ",个百分,"),
        Swap("observations.csv", "stated,94.1,,", "stated,94·1,,"),
        Swap("observations.csv", "2024,stated,900", ",stated,900"),
        Swap("relations.csv", "painted,built,", "painted,built rate,"),
        Swap("relations.csv", "growth-rule,growth", "growth-rule,grown"),
        Swap("charts.json", "\"kind\": \"gap\"", "\"knd\": \"gap\""),
    ]));
    expect![[r#"
        themes.csv:2: 文本不是UTF-8，看来是GBK（第27字节）；请另存为UTF-8
        indicators.csv:3: unit“个百分”不存在；是否应为“个百分点”？
        places.csv: 缺少这个文件，请补上
        observations.csv:2: printed“94·1”不是数；请只写数字，不带约数词、万亿和单位
        observations.csv:15: period空着；请填写，或将period_basis改为unclear
        relations.csv:5: kind不能是“grown”；可用：difference, ratio, growth, sum, within, below, average
        relations.csv:7: 关系“painted-in-built”应有1个运算数，现有2个；请列出数字的id，以空格分开
        charts.json:14: 键“knd”不存在；是否应为“kind”？
    "#]]
    .assert_eq(&lines(&problems, Lang::Zh));
}

/// The verdict on a relation and what a figure stands for, after edits that make no problem.
#[track_caller]
fn verdict(edits: &[Edit], relation: &str) -> Verdict {
    report(edits).relation(relation).expect(relation).1.clone()
}

fn value(report: &Report, figure: &str) -> String {
    match report.figure(figure).expect(figure).value {
        Value::Unknown => "unknown".to_owned(),
        value => format!(
            "{} in {}",
            value.nominal().map_or("?".to_owned(), |nominal| nominal.round_dp(6).normalize().to_string()),
            value.interval()
        ),
    }
}

#[test]
fn the_missing_term_is_derived_whichever_it_is() {
    let report = report(&[]);
    let values = ["nation", "share", "built-before", "average"]
        .map(|figure| format!("{figure}: {}\n", value(&report, figure)));
    expect![[r#"
        nation: 93.6 in (93.5, 93.7)
        share: 25 in [23, 25]
        built-before: 1000 in [996, 1087]
        average: 300000 in [0, 300000]
    "#]]
    .assert_eq(&values.concat());
    let each = |row: &str, kind: &str, relation: &str| {
        // What grows is of the later of two periods that are as long.
        let period = match relation {
            "growth,missing built" => "2025-H1",
            "growth,built missing" => "2023-H1",
            _ => "2023",
        };
        let observation = format!("missing,{row},990000,{period},stated,,,,report,,derived,,,,,\n");
        let relation = format!("r,{kind},{relation},stated,,,\n");
        let report = self::report(&[Add("observations.csv", &observation), Add("relations.csv", &relation)]);
        format!("{kind} {relation}{}\n", value(&report, "missing"))
    };
    let all = [
        each("gap", "difference", "missing,rate nation-published"),
        each("rate", "difference", "gap,missing nation-published"),
        each("rate", "difference", "gap,rate missing"),
        each("share", "ratio", "missing,painted built"),
        each("painted", "ratio", "rate,missing built"),
        each("built", "ratio", "growth,painted missing"),
        each("growth", "growth", "missing,built painted"),
        each("built", "growth", "growth,missing built"),
        each("built", "growth", "growth,built missing"),
        each("built", "sum", "missing,built built painted"),
        each("built", "sum", "built,missing painted"),
        each("built", "within", "missing,painted"),
        each("built", "within", "painted,missing"),
        each("built", "below", "missing,painted"),
        each("built", "below", "painted,missing"),
        each("average", "average", "missing,cost built"),
        each("cost", "average", "cost,missing painted"),
        each("built", "average", "average,cost missing"),
    ];
    expect![[r#"
        difference r,difference,missing,rate nation-published,stated,,,
        0.45 in (0.395, 0.505)
        difference r,difference,gap,missing nation-published,stated,,,
        94.15 in [94.095, 94.205)
        difference r,difference,gap,rate missing,stated,,,
        93.6 in (93.5, 93.7)
        ratio r,ratio,missing,painted built,stated,,,
        25 in [23, 25]
        ratio r,ratio,rate,missing built,stated,,,
        1129 in [1129, 1223]
        ratio r,ratio,growth,painted missing,stated,,,
        1500 in [1464, 1538]
        growth r,growth,missing,built painted,stated,,,
        300 in [300, 333.333333334)
        growth r,growth,growth,missing built,stated,,,
        1440 in [1434, 1566]
        growth r,growth,growth,built missing,stated,,,
        1000 in [996, 1087]
        sum r,sum,missing,built built painted,stated,,,
        2700 in [2700, 2899]
        sum r,sum,built,missing painted,stated,,,
        900 in [900, 999]
        within r,within,missing,painted,stated,,,
        ? in [0, 300]
        within r,within,painted,missing,stated,,,
        ? in [300, ∞)
        below r,below,missing,painted,stated,,,
        ? in [0, 299]
        below r,below,painted,missing,stated,,,
        ? in [301, ∞)
        average r,average,missing,cost built,stated,,,
        300000 in [0, 300000]
        average r,average,cost,missing painted,stated,,,
        108000000000 in [0, 108000000000]
        average r,average,average,cost missing,stated,,,
        1200 in [0, ∞)
    "#]]
    .assert_eq(&all.concat());
}

#[test]
fn the_order_of_relations_does_not_matter() {
    let figures = "a,built,990000,2023,stated,,,,report,,derived,,,,,\nb,built,990000,2023,stated,,,,report,,derived,,,,,\n";
    let forwards = "r1,sum,a,painted painted,stated,,,\nr2,sum,b,a painted,stated,,,\n";
    let backwards = "r2,sum,b,a painted,stated,,,\nr1,sum,a,painted painted,stated,,,\n";
    for relations in [forwards, backwards] {
        let report = report(&[Add("observations.csv", figures), Add("relations.csv", relations)]);
        assert_eq!([value(&report, "a"), value(&report, "b")], ["600 in {600}", "900 in {900}"]);
    }
}

#[test]
fn a_further_relation_checks_what_the_first_derived() {
    let third = "third,built,990000,2023,stated,,,,report,,derived,,,,,\n";
    let figures = format!("{third}thrice,share,990000,2023,stated,,,,report,,derived,,,,,\n");
    // 300 ÷ 900 isn't a finite decimal, and still 900 × that is 300.
    let relations = "r1,sum,third,painted painted painted,stated,,,\nr2,ratio,thrice,painted third,stated,,,\n\
                     r3,ratio,thrice,painted third,arithmetic,,,\n";
    let report = report(&[Add("observations.csv", &figures), Add("relations.csv", relations)]);
    assert!(matches!(report.relation("r3").expect("r3").1, Verdict::Holds { certain: true, .. }));
}

#[test]
fn what_is_printed_is_checked() {
    let Verdict::Holds { implied, both, certain } = verdict(&[], "gap-published") else { panic!("it holds") };
    assert_eq!(
        (implied.to_string(), both.to_string(), certain),
        ("(0.395, 0.505)".into(), "[0.45, 0.505)".into(), false)
    );
    assert_eq!(report(&[]).sharpened("gap"), Some(both));
    // 300 of "1200-odd" is certain, 1250 of them isn't.
    assert!(matches!(verdict(&[], "painted-in-built"), Verdict::Holds { certain: true, .. }));
    let edits = [
        Swap("observations.csv", "unclear,300", "unclear,1250"),
        Swap("numerals.csv", "300,painted", "1250,painted"),
    ];
    assert_eq!(verdict(&edits, "painted-in-built"), Verdict::Undecided(Why::Rounding));
}

/// The base package's figures with the column `status`, in which some of them have a word.
fn statuses(words: &[(&str, &str)]) -> String {
    let bytes = base().into_iter().find(|file| file.name == "observations.csv").expect("figures").bytes;
    let text = String::from_utf8(bytes).expect("UTF-8");
    let status = |line: &str| {
        let id = line.split(',').next().unwrap_or_default();
        let heading = [("id", "status")];
        words.iter().chain(&heading).find(|(known, _)| *known == id).map_or("", |(_, word)| *word).to_owned()
    };
    text.lines().flat_map(|line| [line.to_owned(), ",".to_owned(), status(line), "\n".to_owned()]).collect()
}

#[test]
fn what_is_printed_as_missing_is_no_number() {
    let missing = statuses(&[("other-built", "withheld")]).replace("stated,900,,exact", "stated,(D),,");
    let below = Add("relations.csv", "r,below,painted,other-built,arithmetic,,,\n");
    let found = report(&[Fill("observations.csv", missing.as_bytes()), below]);
    assert_eq!(found.relation("r").expect("r").1, &Verdict::Undecided(Why::MissingTerm));
    let packed = Report::unpack(&found.pack(None)).expect("a report");
    for report in [&found, &packed] {
        let figure = report.figure("other-built").expect("the figure");
        assert_eq!((figure.value, figure.value.nominal()), (&Value::Missing, None));
        let said = |lang| (words::figure(lang, &figure), words::in_digits(lang, &figure).line());
        assert_eq!(said(Lang::Zh), ("(D) 不予公布".to_owned(), "(D) 不予公布".to_owned()));
        assert_eq!(said(Lang::En).0, "(D) withheld");
        assert!(
            words::spoken(Lang::En, &figure).contains("withheld")
                && !words::spoken(Lang::En, &figure).contains("(D)")
        );
    }
    // A mark that the source doesn't explain; zero is a number.
    for (printed, expected) in [("…", "… no number printed"), ("0", "0 bridges")] {
        let edit = Swap("observations.csv", "stated,900,,exact", &format!("stated,{printed},,exact"));
        let report = report(&[edit]);
        assert_eq!(words::figure(Lang::En, &report.figure("other-built").expect("the figure")), expected);
    }
    let wrong = statuses(&[("other-built", "secret"), ("rate", "withheld"), ("painted", "plan")])
        .replace("unclear,300,,exact", "unclear,*,万,about");
    let (_, problems) = open(&edited(&[Fill("observations.csv", wrong.as_bytes())]));
    expect![[r#"
        observations.csv:2: status“withheld”说明缺数的原因，但此处有数；请清空，或将printed改为原文的缺数符号
        observations.csv:8: printed为*时scale应空着，现为“万”；请清空
        observations.csv:8: printed为*时bound应空着，现为“about”；请清空
        observations.csv:8: status为“plan”时应有数，而printed是缺数符号；请清空，或填写数字
        observations.csv:15: status不能是“secret”；可用：plan, unavailable, withheld, negligible, inapplicable，或留空
        observations.csv:2: status "withheld" says why a number is missing, but there is one; clear it, or set printed to the source’s mark
        observations.csv:8: scale must be empty where printed is *, but is "万"; clear it
        observations.csv:8: bound must be empty where printed is *, but is "about"; clear it
        observations.csv:8: status "plan" needs a number, but printed has a mark for a missing one; clear it, or give the number
        observations.csv:15: status "secret" isn’t allowed; use plan, unavailable, withheld, negligible, inapplicable or nothing
    "#]].assert_eq(&Lang::ALL.map(|lang| lines(&problems, lang)).concat());
    let missing = missing.replace("stated,(D),,", "stated,(D),,exact");
    let (_, problems) = open(&edited(&[
        Fill("observations.csv", missing.as_bytes()),
        Swap("charts.json", "\"value\": [\"gap\"]", "\"value\": [\"gap\"], \"reference\": [\"other-built\"]"),
    ]));
    expect![[r#"
        charts.json:12: 图“soundness”第1行把“gap”画成与“other-built”的差，但没有关系说明如此；确实如此请补上关系，否则去掉其中一个
        charts.json:12: row 1 of chart "soundness" draws "gap" as a difference from "other-built", which no relation says; add the relation if it is so, or leave one out
    "#]].assert_eq(&Lang::ALL.map(|lang| lines(&problems, lang)).concat());
}

#[test]
fn plans_are_no_outcomes() {
    let planned = |words: &[(&str, &str)], edits: Vec<Edit>| {
        let text = statuses(words);
        let mut all = vec![Fill("observations.csv", text.as_bytes())];
        all.extend(edits);
        open(&edited(&all))
    };
    // A planned growth of what is planned is a plan.
    let (report, problems) = planned(
        &[("built", "plan"), ("growth", "plan"), ("average", "plan"), ("painted", "plan"), ("share", "plan")],
        vec![],
    );
    assert_eq!(lines(&problems, Lang::En), "");
    let figure = report.figure("built").expect("built");
    assert_eq!(words::figure(Lang::En, &figure), "planned 1,200-odd bridges");
    assert_eq!(words::figure(Lang::Zh, &figure), "计划 1200 余座");
    assert_eq!(words::in_digits(Lang::En, &figure).line(), "planned 1,200-odd bridges");
    assert_eq!(words::figure(Lang::Zh, &report.figure("average").expect("average")), "计划 ≈30 万元");
    let card = guanzhi::card::card(&report, "built", Lang::Zh).expect("a card");
    assert_eq!(card.facts[0], ("性质", "计划数，不是实际结果".to_owned()));
    let (_, problems) = planned(&[("built", "plan"), ("rate", "plan")], vec![]);
    expect![[r#"
        relations.csv:2: 关系“gap-rule”用了计划数，其结果“gap”就不是实际结果；请在observations.csv中将其status设为plan，或删去该关系
        relations.csv:3: 关系“gap-published”用了计划数，其结果“gap”就不是实际结果；请在observations.csv中将其status设为plan，或删去该关系
        relations.csv:5: 关系“growth-rule”用了计划数，其结果“growth”就不是实际结果；请在observations.csv中将其status设为plan，或删去该关系
        relations.csv:6: 关系“average-cost”用了计划数，其结果“average”就不是实际结果；请在observations.csv中将其status设为plan，或删去该关系
        relations.csv:7: 关系“painted-in-built”用了计划数，其结果“painted”就不是实际结果；请在observations.csv中将其status设为plan，或删去该关系
        relations.csv:2: relation "gap-rule" reckons with a plan, so its result "gap" is no outcome; set its status to plan in observations.csv, or remove the relation
        relations.csv:3: relation "gap-published" reckons with a plan, so its result "gap" is no outcome; set its status to plan in observations.csv, or remove the relation
        relations.csv:5: relation "growth-rule" reckons with a plan, so its result "growth" is no outcome; set its status to plan in observations.csv, or remove the relation
        relations.csv:6: relation "average-cost" reckons with a plan, so its result "average" is no outcome; set its status to plan in observations.csv, or remove the relation
        relations.csv:7: relation "painted-in-built" reckons with a plan, so its result "painted" is no outcome; set its status to plan in observations.csv, or remove the relation
    "#]].assert_eq(&Lang::ALL.map(|lang| lines(&problems, lang)).concat());
    // An outcome grows on an outcome of an earlier period that is as long.
    let (_, problems) = planned(
        &[],
        vec![Add(
            "relations.csv",
            "r,growth,growth,built cost,stated,,,\nq,growth,growth,other-built built,stated,,,\n",
        )],
    );
    expect![[r#"
        relations.csv:8: 关系“r”的单位不相配：%, 座, 元；请改正单位或关系
        relations.csv:9: 关系“q”不能成立：由运算数推得(-30.7692307692, -25]，而结果为[19.5, 20.5)；请核对数字，如原文确系如此，请将expect设为contradiction
        relations.csv:9: 关系“q”以2024与2024-01/2024-06相比；第二个运算数应属更早而同样长的期间
        relations.csv:9: 关系“q”要求数字“other-built”的use为compare；确可如此使用时请改，否则请删去该关系
        charts.json:2: 图“bridges”画了“built”，而它与另一数字矛盾；请改用notice，或去掉这个数字
        relations.csv:8: relation "r" reckons with units that don’t fit: %, 座, 元; correct the units or the relation
        relations.csv:9: relation "q" can’t hold: the operands imply (-30.7692307692, -25], the result is [19.5, 20.5); correct the figures, or set expect to contradiction if the source prints them so
        relations.csv:9: relation "q" compares 2024 with 2024-01/2024-06; its second operand must be of an earlier period that is as long
        relations.csv:9: relation "q" needs figure "other-built" to have the use compare; grade it so if that is right, or remove the relation
        charts.json:2: chart "bridges" draws "built", which contradicts another figure; use the kind notice, or leave it out
    "#]].assert_eq(&Lang::ALL.map(|lang| lines(&problems, lang)).concat());
}

/// Units and indicators of multiples, pounds and temperatures besides those of the base.
fn measured<'a>() -> [Edit<'a>; 2] {
    [
        Fill(
            "units.csv",
            "unit,name_en,plural_en,measure,prefix_en\n%,%,%,percent,\n个百分点,percentage point,percentage points,points,\n\
             座,bridge,bridges,count,\n元,yuan,yuan,money,\n位,,,rank,\n倍,time,times,times,\n英镑,pound,pounds,money,£\n\
             ℃,℃,℃,temperature,\n"
                .as_bytes(),
        ),
        Add(
            "indicators.csv",
            "times,bridges,是上年的倍数,Times the year before,倍,times,neither,,\n\
             more,bridges,增长倍数,Growth in multiples,倍,times_more,neither,,\n\
             pounds,bridges,英镑造价,Cost in pounds,英镑,amount,neither,,\n\
             warmth,bridges,气温,Temperature,℃,level,neither,,\n",
        ),
    ]
}

/// A figure's row.
fn row(id: &str, indicator: &str, period: &str, printed: &str) -> String {
    let (bound, tier) = if printed.is_empty() { ("", "derived") } else { ("exact", "report") };
    format!("{id},{indicator},990000,{period},stated,{printed},,{bound},report,p1,{tier},,,,,\n")
}

#[test]
fn multiples_are_told_so_that_nobody_misreads_them() {
    let rows = [
        row("later", "painted", "2025", "900"),
        row("earlier", "painted", "2024", "300"),
        row("more", "more", "2025", ""),
        row("times", "times", "2025", ""),
        row("printed", "more", "2025", "2"),
        row("doubled", "more", "2025", "翻一番"),
        row("as-much", "times", "2025", "2"),
        row("percent", "growth", "2025", "翻一番"),
    ];
    let relations = "m,growth,more,later earlier,arithmetic,,,\nt,ratio,times,later earlier,arithmetic,,,\n\
                     c,growth,printed,later earlier,stated,,,\n";
    let rows = rows.concat();
    let [units, indicators] = measured();
    let found = report(&[units, indicators, Add("observations.csv", &rows), Add("relations.csv", relations)]);
    assert_eq!([value(&found, "more"), value(&found, "times")], ["2 in {2}", "3 in {3}"]);
    assert!(matches!(found.relation("c").expect("c").1, Verdict::Holds { .. }));
    let packed = Report::unpack(&found.pack(None)).expect("a report");
    let mut said = String::new();
    for id in ["more", "times", "printed", "doubled", "as-much", "percent"] {
        let figure = packed.figure(id).expect(id);
        for lang in Lang::ALL {
            let told = [words::figure(lang, &figure), words::range(lang, &figure)];
            said += &(told.join("; ") + "\n");
        }
    }
    expect![[r#"
        +2 倍（为原来的 3 倍）; 为原来的 3 倍
        +200% (3 times as much); 3 times as much
        3 倍; 3 倍
        3 times; 3 times
        +2 倍（为原来的 3 倍）; 为原来的 2.5—3.5 倍
        +200% (3 times as much); 2.5–3.5 times as much
        +1 倍（为原来的 2 倍）; 为原来的 2 倍
        +100% (2 times as much); 2 times as much
        2 倍; 1.5—2.5 倍
        2 times; 1.5–2.5 times
        +100%; 100%
        +100%; 100%
    "#]]
    .assert_eq(&said);
    // What has grown threefold isn't three times more, and neither is the other.
    let [units, indicators] = measured();
    let wrong = "m,ratio,more,later earlier,arithmetic,,,\nt,growth,times,later earlier,arithmetic,,,\n";
    let (_, problems) =
        open(&edited(&[units, indicators, Add("observations.csv", &rows), Add("relations.csv", wrong)]));
    expect![[r#"
        relations.csv:8: 关系“m”不能用kind为times_more的数字“more”计算；请改正indicators.csv中该指标的kind，或改正关系
        relations.csv:9: 关系“t”不能用kind为times的数字“times”计算；请改正indicators.csv中该指标的kind，或改正关系
        relations.csv:8: relation "m" can’t reckon with figure "more", which is of the kind times_more; correct its indicator’s kind in indicators.csv, or the relation
        relations.csv:9: relation "t" can’t reckon with figure "times", which is of the kind times; correct its indicator’s kind in indicators.csv, or the relation
    "#]].assert_eq(&Lang::ALL.map(|lang| lines(&problems, lang)).concat());
}

#[test]
fn currencies_and_temperatures_are_what_their_units_say() {
    let rows = [
        row("pounds", "pounds", "2024", "\"£17,381\""),
        row("yuan", "cost", "2024", "¥35.90"),
        row("winter", "warmth", "2024-01", "-12.5"),
        row("summer", "warmth", "2024-07", "25"),
    ]
    .concat();
    let [units, indicators] = measured();
    let found = report(&[units, indicators, Add("observations.csv", &rows)]);
    let said = |id: &str| Lang::ALL.map(|lang| words::figure(lang, &found.figure(id).expect(id)));
    assert_eq!(said("pounds"), ["17381 英镑", "£17,381"]);
    assert_eq!(said("yuan"), ["35.90 元", "35.90 yuan"]);
    assert_eq!(said("winter"), ["−12.5 ℃", "−12.5 ℃"]);
    let quantity = found.figure("pounds").expect("pounds").observation.quantity.clone().expect("a number");
    assert_eq!(words::token(Lang::Zh, None, &quantity, found.unit("英镑").expect("pounds")), "£17,381");
    let [units, indicators] = measured();
    let wrong = [
        row("dollars", "pounds", "2024", "US$5"),
        row("counted", "painted", "2024", "5元"),
        row("year", "warmth", "2024", ""),
    ];
    let (_, problems) = open(&edited(&[
        units,
        indicators,
        Add("observations.csv", &(rows + &wrong.concat())),
        Add("relations.csv", "s,sum,year,winter summer,arithmetic,,,\n"),
    ]));
    expect![[r#"
        observations.csv:20: printed“US$5”的货币是US$，而指标的单位是英镑；请改正indicators.csv中的单位，或在units.csv中将该单位的prefix_en设为它
        observations.csv:21: printed“5元”的货币是元，而指标的单位是座；请改正indicators.csv中的单位，或在units.csv中将该单位的prefix_en设为它
        relations.csv:8: 关系“s”不能用kind为level的数字“year”计算；请改正indicators.csv中该指标的kind，或改正关系
        observations.csv:20: printed "US$5" is in US$, but its indicator’s unit is 英镑; correct the unit in indicators.csv, or give the unit this prefix_en in units.csv
        observations.csv:21: printed "5元" is in 元, but its indicator’s unit is 座; correct the unit in indicators.csv, or give the unit this prefix_en in units.csv
        relations.csv:8: relation "s" can’t reckon with figure "year", which is of the kind level; correct its indicator’s kind in indicators.csv, or the relation
    "#]].assert_eq(&Lang::ALL.map(|lang| lines(&problems, lang)).concat());
}

#[test]
fn small_shares_are_not_nothing() {
    let rows = [row("few", "painted", "2024", "2"), row("share-of-few", "share", "2024", "")].concat();
    let share = "f,ratio,share-of-few,few nation-built,arithmetic,,,\n";
    let found = report(&[Add("observations.csv", &rows), Add("relations.csv", share)]);
    let said = |lang| words::figure(lang, &found.figure("share-of-few").expect("the share"));
    assert_eq!(Lang::ALL.map(said), ["≈0.010%", "≈0.010%"]);
}

/// What spreadsheets do to a package that they open and save: one message a cause, with what to do.
#[test]
fn spreadsheets() {
    let dates = |line: &str| line.replace("2024-08-31", "Aug-24").replace("2023-08-31", "2023/8/31");
    let text = |name: &str| {
        let bytes = base().into_iter().find(|file| file.name == name).expect(name).bytes;
        String::from_utf8(bytes).expect("UTF-8")
    };
    // LibreOffice saves 000000 as 0.
    let zeros = text("observations.csv").replace(",000000,", ",0,");
    check(
        &[Fill("observations.csv", zeros.as_bytes())],
        &expect![[r#"
            observations.csv:5: a spreadsheet dropped leading zeros in column region (rows: 3; this one has "0"); restore the six digits, and format the column as text before saving again
        "#]],
    );
    check(
        &[Swap("regions.csv", "000000", "0")],
        &expect![[r#"
            regions.csv:2: a spreadsheet dropped leading zeros in column code (rows: 1; this one has "0"); restore the six digits, and format the column as text before saving again
        "#]],
    );
    check(
        &[Fill("observations.csv", dates(&text("observations.csv")).as_bytes())],
        &expect![[r#"
            observations.csv:10: a spreadsheet turned periods of column period into dates (rows: 2; this one has "Aug-24"); write them as 2019-04 or 2019-04-19, and format the column as text before saving again
        "#]],
    );
    let semicolons = text("themes.csv").replace(',', ";");
    check(
        &[Fill("themes.csv", semicolons.as_bytes())],
        &expect![[r#"
        themes.csv: fields are separated by semicolons; save the file with commas
    "#]],
    );
    check(
        &[Fill("themes.csv", text("themes.csv").replace(',', "\t").as_bytes())],
        &expect![[r#"
        themes.csv: fields are separated by tabs; save the file with commas
    "#]],
    );
    // Empty margins and columns of one's own are passed over.
    let wide = |text: String| text.replace('\n', ",,\n");
    let memo = |text: String| text.replace('\n', ",核对过\n").replacen("核对过", "memo", 1);
    check(
        &[
            Fill("themes.csv", (wide(text("themes.csv")) + ",,,,\n,,\n").as_bytes()),
            Fill("regions.csv", memo(text("regions.csv")).as_bytes()),
        ],
        &expect![[""]],
    );
    // 全 in GBK is also a character in UTF-8.
    let gbk = b"code,name_zh,name_en\n000000,\xc8\xab\xb9\xfa,The nation\n";
    check(
        &[Fill("regions.csv", gbk)],
        &expect![[r#"
        regions.csv:2: the text isn’t UTF-8 but looks like GBK (byte 30); save it as UTF-8
    "#]],
    );
    // A lost digit is seen, since the numeral has it.
    check(
        &[
            Swap("observations.csv", "stated,3.6,亿", "stated,3.60,亿"),
            Swap("numerals.csv", "300,painted", "30,painted"),
        ],
        &expect![[r#"
            numerals.csv:8: "30" is not what figure "painted" has as printed in observations.csv, "300"; digits count, as in 35.90: correct one of the two
            numerals.csv:9: "3.6" is not what figure "cost" has as printed in observations.csv, "3.60"; digits count, as in 35.90: correct one of the two
        "#]],
    );
}

#[test]
fn contradictions() {
    let clash = || Swap("observations.csv", "unclear,300", "unclear,1300");
    let reread = || Swap("numerals.csv", "300,painted", "1300,painted");
    check(
        &[clash(), reread()],
        &expect![[r#"
            relations.csv:7: relation "painted-in-built" can’t hold: the operands imply [0, 1299], the result is {1300}; correct the figures, or set expect to contradiction if the source prints them so
            charts.json:2: chart "bridges" draws "built", which contradicts another figure; use the kind notice, or leave it out
            charts.json:2: chart "bridges" draws "painted", which contradicts another figure; use the kind notice, or leave it out
        "#]],
    );
    let declared = Swap("relations.csv", "painted,built,stated,", "painted,built,stated,contradiction");
    let notice = Swap("charts.json", "\"number-list\"", "\"notice\"");
    let report = report(&[clash(), reread(), declared, notice]);
    assert!(matches!(report.relation("painted-in-built").expect("it").1, Verdict::Contradicts { .. }));
    // What would use a clashing term is neither derived nor checked, and no further problem.
    assert_eq!(*report.relation("painted-share").expect("it").1, Verdict::Undecided(Why::TermsClash));
    assert_eq!(value(&report, "share"), "unknown");
    assert_eq!(report.contradictions_of("built").count(), 1);
    // Declared, but none.
    check(
        &[Swap("relations.csv", "painted,built,stated,", "painted,built,stated,contradiction")],
        &expect![[r#"
            relations.csv:7: relation "painted-in-built" is declared a contradiction, but its figures agree; clear expect
        "#]],
    );
    check(
        &[
            Swap("observations.csv", "inherited,0.5", "inherited,0.6"),
            Swap("numerals.csv", "0.5,gap", "0.6,gap"),
        ],
        &expect![[r#"
            relations.csv:3: relation "gap-published" can’t hold: the operands imply (0.395, 0.505), the result is [0.55, 0.65); correct the figures, or set expect to contradiction if the source prints them so
            charts.json:12: chart "soundness" draws "gap", which contradicts another figure; use the kind notice, or leave it out
        "#]],
    );
    // No number of bridges lies between these; a rate can't pass 100.
    let parts = "part,built,990000,2023,stated,,,,report,,derived,,,,,\n";
    let rate = "tiny,share,990000,2023,stated,0.5,,exact,report,,report,,,,,\n";
    check(
        &[
            Add("observations.csv", &format!("{parts}{rate}")),
            Add("relations.csv", "r,ratio,tiny,part rank,stated,,,\n"),
        ],
        &expect![[r#"
            relations.csv:8: relation "r" can’t hold: figure "part" would be in [0.009, 0.011), where there is no count; correct the figures or remove the relation
            relations.csv:8: relation "r" reckons with units that don’t fit: %, 座, 位; correct the units or the relation
            relations.csv:8: relation "r" can’t reckon with figure "rank", which is of the kind rank; correct its indicator’s kind in indicators.csv, or the relation
        "#]],
    );
    check(
        &[Swap("relations.csv", "share,painted built", "share,built painted")],
        &expect![[r#"
            relations.csv:4: relation "painted-share" can’t hold: figure "share" would be in [400, 433.3333333333), where there is no rate; correct the figures or remove the relation
            charts.json:2: chart "bridges" draws "built", which contradicts another figure; use the kind notice, or leave it out
            charts.json:2: chart "bridges" draws "painted", which contradicts another figure; use the kind notice, or leave it out
        "#]],
    );
}

#[test]
fn derived_figures_need_a_relation() {
    check(
        &[Swap("relations.csv", "average-cost,average,average,cost built,arithmetic,,,\n", "")],
        &expect![[r#"
            observations.csv:13: no relation yields average; add one in relations.csv in which only this figure is missing
        "#]],
    );
    let figures = "a,built,990000,2023,stated,,,,report,,derived,,,,,\nb,built,990000,2023,stated,,,,report,,derived,,,,,\n\
                   c,built,990000,2023,stated,,,,report,,derived,,,,,\n";
    let cycle =
        "r1,sum,a,b painted,stated,,,\nr2,difference,b,a painted,stated,,,\nr3,sum,c,a painted,stated,,,\n";
    check(
        &[Add("observations.csv", figures), Add("relations.csv", cycle)],
        &expect![[r#"
        observations.csv:16: derived figures wait for each other: a, b; give one of them as printed, or remove a relation
    "#]],
    );
    let chain = "r1,sum,a,b painted,stated,,,\nr3,sum,c,a painted,stated,,,\n";
    check(
        &[Add("observations.csv", figures), Add("relations.csv", chain)],
        &expect![[r#"
        observations.csv:16: no relation yields a, b, c; add one in relations.csv in which only this figure is missing
    "#]],
    );
    // A relation that was left out for its own problem isn't told a second time.
    check(
        &[Swap("relations.csv", "average-cost,average", "average-cost,mean")],
        &expect![[r#"
        relations.csv:6: kind "mean" isn’t allowed; use difference, ratio, growth, sum, within, below, average
    "#]],
    );
}

#[test]
fn figures_from_elsewhere_need_a_grade() {
    let share = "s,share,990000,2023,stated,,,,report,,derived,,,,,\n";
    let add = |kind: &str, operands: &str| {
        let relation = format!("r,{kind},s,{operands},arithmetic,,,\n");
        open(&edited(&[Add("observations.csv", share), Add("relations.csv", &relation)])).1
    };
    assert_eq!(lines(&add("ratio", "painted nation-built"), Lang::En), "");
    expect![[r#"
        relations.csv:8: relation "r" needs figure "other-built" to have the use share; grade it so if that is right, or remove the relation
    "#]].assert_eq(&lines(&add("ratio", "painted other-built"), Lang::En));
    expect![[r#"
        relations.csv:8: relation "r" takes a share of figure "other-built", which isn’t of the report’s region; use the region’s own figure
    "#]].assert_eq(&lines(&add("ratio", "other-built nation-built"), Lang::En));
    check(
        &[Swap("observations.csv", "same,compare", "period,series")],
        &expect![[r#"
        relations.csv:3: relation "gap-published" needs figure "nation-published" to have the use compare; grade it so if that is right, or remove the relation
    "#]],
    );
    check(
        &[Add("relations.csv", "r,within,painted,other-built,stated,,,\n")],
        &expect![[r#"
        relations.csv:8: relation "r" needs figure "other-built" to have the use share; grade it so if that is right, or remove the relation
    "#]],
    );
}

#[test]
fn figures_from_elsewhere_stand_beside_the_reports() {
    let beside = |counterpart: &str| {
        let row = format!("context,period,pair,{counterpart},,\n");
        open(&edited(&[Swap("observations.csv", "context,period,pair,,,\n", &row)])).1
    };
    assert_eq!(lines(&beside("built"), Lang::En), "");
    expect![[r#"
        observations.csv:15: counterpart "bulit" is unknown; did you mean "built"?
    "#]]
    .assert_eq(&lines(&beside("bulit"), Lang::En));
    check(
        &[
            Swap("observations.csv", "300,,exact,report,p1,report,,,", "300,,exact,report,p1,report,,,built"),
            Swap("observations.csv", "derived,,,,推算", "derived,,,rate,推算"),
        ],
        &expect![[r#"
            observations.csv:5: counterpart must be empty where tier is derived, but is "rate"; clear it
            observations.csv:8: counterpart must be empty where tier is report, but is "built"; clear it
        "#]],
    );
}

#[test]
fn a_period_may_be_part_of_a_longer_one() {
    let year = "year,built,990000,2024,stated,2500,,exact,yearbook,,context,period,series,built,,\n";
    let within = "r,within,built,year,arithmetic,,,\n";
    report(&[Add("observations.csv", year), Add("relations.csv", within)]);
}

#[test]
fn units_must_fit() {
    check(
        &[Add(
            "relations.csv",
            "r1,sum,built,painted cost,stated,contradiction,,\nr2,difference,rank,built painted,stated,contradiction,,\n\
             r3,within,rate,built,stated,contradiction,,\nr4,average,built,cost painted,stated,contradiction,,\n",
        )],
        &expect![[r#"
            relations.csv:8: relation "r1" reckons with units that don’t fit: 座, 座, 元; correct the units or the relation
            relations.csv:9: relation "r2" reckons with units that don’t fit: 位, 座, 座; correct the units or the relation
            relations.csv:10: relation "r3" reckons with units that don’t fit: %, 座; correct the units or the relation
            relations.csv:11: relation "r4" reckons with units that don’t fit: 座, 元, 座; correct the units or the relation
            charts.json:2: chart "bridges" draws "built", which contradicts another figure; use the kind notice, or leave it out
            charts.json:2: chart "bridges" draws "painted", which contradicts another figure; use the kind notice, or leave it out
        "#]],
    );
    report(&[Add("relations.csv", "r,sum,rate,nation gap,stated,,,\n")]);
}

#[test]
fn huge_numbers_do_not_overflow() {
    let figures = "big,cost,990000,2023,stated,999999999999999,亿,exact,report,,report,,,,,\n\
                   bigger,cost,990000,2023,stated,,,,report,,derived,,,,,\nsmall,share,990000,2023,stated,0.0000000001,,exact,report,,report,,,,,\n";
    let relations = "r1,average,big,bigger cost,stated,,,\nr2,ratio,small,big cost,stated,contradiction,,\n";
    let (report, problems) =
        open(&edited(&[Add("observations.csv", figures), Add("relations.csv", relations)]));
    expect![""].assert_eq(&lines(&problems, Lang::En));
    assert_eq!(value(&report, "bigger"), "unknown");
}

/// Checks that a package can be read, built and told, whatever it holds.
fn survive(files: &[File]) {
    let (report, problems) = open(files);
    for lang in Lang::ALL {
        assert!(problems.iter().all(|problem| !problem.message(lang).contains('\n')));
    }
    assert_eq!(
        report.figures().count(),
        report.figures().filter(|figure| report.figure(&figure.observation.id).is_some()).count()
    );
    let (twice, _) = Report::build(report.package.clone());
    assert_eq!(twice.verdicts, report.verdicts);
}

/// A base file's text with a few pieces exchanged, repeated or lost.
fn mutated(file: usize) -> impl Strategy<Value = File> {
    let File { name, bytes } = base().swap_remove(file);
    let text = String::from_utf8(bytes).expect("UTF-8");
    let pieces: Vec<String> = text.split_inclusive([',', '\n', '"', ' ']).map(str::to_owned).collect();
    let junk = prop::sample::select(vec![
        "\"",
        ",",
        "\n",
        "\r",
        "0",
        "-1",
        "99999999999999999999999999",
        "1e9",
        "..",
        "/",
        "万",
        "亿",
        "derived,",
        "rate,",
        "built ",
        "\u{0}",
        "{",
        "[",
        "]",
    ]);
    let count = pieces.len();
    prop::collection::vec((0..count, 0..count, 0..4_u8, junk), 1..12).prop_map(move |edits| {
        let mut pieces = pieces.clone();
        for (at, other, how, junk) in edits {
            match how {
                0 => pieces.swap(at, other),
                1 => pieces[at].clear(),
                2 => pieces[at] = std::mem::take(&mut pieces[other]),
                _ => pieces[at].push_str(junk),
            }
        }
        File { name: name.clone(), bytes: pieces.concat().into_bytes() }
    })
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_bytes_can_be_read(file in 0..FILES.len(), bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut files = base();
        files[file].bytes = bytes;
        survive(&files);
    }

    #[test]
    fn any_package_like_the_base_can_be_read(changed in (0..FILES.len()).prop_flat_map(mutated), other in mutated(7), ties in mutated(8)) {
        let mut files = base();
        for file in [other, ties, changed] {
            let at = files.iter().position(|old| old.name == file.name).expect("a file of the base");
            files[at] = file;
        }
        survive(&files);
    }
}

#[test]
fn nothing_at_all_can_be_built() {
    let (report, problems) = Report::build(Package::default());
    assert!(report.figures().next().is_none() && problems.is_empty() && report.figure("x").is_none());
}
