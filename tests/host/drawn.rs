//! What drawings of made figures must look like, kind by kind, beyond what holds for all of them.

use super::kinds::{Made, line_chart, made, one_row, texts};
use guanzhi::chart::{Claim, KINDS, WidthClass};
use guanzhi::lang::Lang;
use guanzhi::open::open;
use guanzhi::package::File;
use guanzhi::scene::{Mark, Paint, Rect, Scene, Shape};
use guanzhi::theme::Ink;
use std::cell::RefCell;

/// The drawing of a package's chart at a width.
fn drawn(files: &[File], lang: Lang, width: f64) -> Scene {
    let scene = RefCell::default();
    line_chart(files, lang, |chart| {
        scene.replace(Some(chart.fitted(width, WidthClass::of(width))));
    });
    scene.into_inner().expect("a drawing")
}

/// The ground that a figure's marks cover, without its texts.
fn ground(scene: &Scene, key: &str) -> Rect {
    let own = scene.marks.iter().filter(|mark| mark.figure.as_deref() == Some(key));
    let shapes = own.map(|mark| &mark.shape).filter(|shape| !matches!(shape, Shape::Text(_)));
    shapes.map(Shape::area).reduce(|a, b| a.union(&b)).expect("a mark")
}

#[test]
fn percentages_have_an_axis_that_fits_them() {
    let bars = |least: &str, most: &str| {
        let rows: &[(&str, &str, &[Made])] =
            &[("甲", "", &[("value", "2024", least)]), ("乙", "", &[("value", "2024", most)])];
        let scene = drawn(&made("bars", "%", "rate", rows), Lang::Zh, 900.0);
        ["f-0-0", "f-1-0"].map(|key| ground(&scene, key).width)
    };
    let [least, most] = bars("3.0", "15.0");
    assert!(
        most > 450.0 && (most / least - 5.0).abs() < 0.01,
        "from zero, over most of the width: {least} {most}"
    );
    let [_, most] = bars("3.0", "60.0");
    assert!((most / 900.0 - 0.6).abs() < 0.01, "60 of an axis up to 100: {most}");
}

#[test]
fn units_have_one_size_and_too_many_are_told() {
    let units = |one: &str, other: &str| {
        let rows: &[(&str, &str, &[Made])] =
            &[("甲", "", &[("value", "2024", one)]), ("乙", "", &[("value", "2024", other)])];
        drawn(&made("unit-rows", "家", "count", rows), Lang::Zh, 900.0)
    };
    let scene = units("6", "8");
    let [six, eight] = ["f-0-0", "f-1-0"].map(|key| ground(&scene, key).width);
    assert!((eight / six - 8.0 / 6.0).abs() < 0.05, "{six} and {eight}");
    let scene = units("1000000", "500000");
    let dots = |key: &str| {
        let dots = scene.marks.iter().filter(|mark| mark.figure.as_deref() == Some(key));
        dots.map(|mark| if let Shape::Dots(dots, _) = &mark.shape { dots.len() } else { 0 }).sum::<usize>()
    };
    assert_eq!((dots("f-0-0"), dots("f-1-0")), (2000, 1000));
    assert!(texts(&scene).iter().any(|text| text.contains("500 家")), "{:?}", texts(&scene));
}

/// Of many other regions only the ends are named; all have a dot.
#[test]
fn a_dumbbell_of_many_regions_can_be_read() {
    let numbers: Vec<String> = (0..17).map(|at| format!("{}.5", at * 4)).collect();
    let mut figures: Vec<Made> = vec![("value", "2024", "30.0")];
    figures.extend(numbers.iter().map(|number| ("other", "2024", number.as_str())));
    let scene = drawn(&made("dumbbell", "%", "rate", &[("甲", "", &figures)]), Lang::Zh, 328.0);
    let dots = scene.marks.iter().filter(|mark| matches!(mark.shape, Shape::Circle(..))).count();
    assert_eq!(dots, 18);
    let named: Vec<&str> = texts(&scene).into_iter().filter(|text| text.contains("甲省")).collect();
    assert_eq!(named, ["甲省 0.5%", "甲省 64.5%", "甲省 30.0%"]);
    assert!(scene.height < 200.0, "{}", scene.height);
}

/// A table that is too wide goes on beneath; numbers that would have different words of scale are in digits.
#[test]
fn a_wide_table_goes_on_beneath() {
    let columns: Vec<(String, String)> =
        (1..=11).map(|at| (at.to_string(), (130_488_756_u64 * at).to_string())).collect();
    let figures: Vec<Made> =
        columns.iter().map(|(role, printed)| (role.as_str(), "2024", printed.as_str())).collect();
    let files = made("table", "家", "count", &[("甲地", "", &figures), ("乙地", "", &figures)]);
    let scene = drawn(&files, Lang::En, 900.0);
    let texts = texts(&scene);
    let count = |text: &str| texts.iter().filter(|it| **it == text).count();
    assert_eq!(
        [count("甲地"), count("bodies"), count("130,488,756"), count("1,435,376,316")],
        [2, 2, 2, 2],
        "{texts:?}"
    );
    assert!(!texts.iter().any(|text| text.contains("illion")), "{texts:?}");
}

/// No kind gives figures of another region the inks of the report's own.
#[test]
fn only_the_reports_region_has_its_inks() {
    let mut drawn = 0;
    for kind in KINDS.iter().filter(|kind| !kind.claims.iter().any(|it| matches!(it, Claim::Across(_)))) {
        // One figure of each role, and two where a role takes several.
        for count in [1, 2] {
            let files = elsewhere(one_row(kind, &vec![count; kind.roles.len()], "5").files());
            assert_eq!(drawn_inks(&files), 0, "{}", kind.id);
        }
        drawn += 1;
    }
    assert!(drawn > 15, "{drawn} kinds");
    // Named units, and a share within its part.
    let rows: Rows =
        &[("甲", "", &[("value", "2024", "3"), ("subset", "2024", "2"), ("whole", "2024", "9")])];
    let files =
        related(made("unit-rows", "家", "count", rows), &["within,f-0-0,f-0-2", "within,f-0-1,f-0-0"]);
    let units = r#""names": [{"name": {"zh": "子", "en": "One"}, "role": "subset"}, {"name": {"zh": "丑", "en": "Two"}}], "label""#;
    let named = exchanged(files, "charts.json", r#""label""#, units);
    let rows: Rows = &[("甲", "", &[("part", "2024", "8"), ("whole", "2024", "9"), ("share", "2024", "89")])];
    let share = related(made("share", "%", "rate", rows), &["within,f-0-0,f-0-1"]);
    for files in [named, share] {
        let own = drawn_inks(&files);
        let other = drawn_inks(&elsewhere(files));
        assert!(own > 0 && other == 0, "{own} and {other}");
    }
    // A ledger's bars are no exception.
    let rows: Rows = &[("甲", "", &[("bar", "2024", "3")])];
    assert!(drawn_inks(&made("ledger", "家", "count", rows)) > 0);
}

/// How many marks have the inks of the report's region.
fn drawn_inks(files: &[File]) -> usize {
    let scene = drawn(files, Lang::Zh, 900.0);
    let own = |mark: &&Mark| matches!(mark.ink, Ink::Province | Ink::ProvinceSoft | Ink::OnProvince);
    scene.marks.iter().filter(own).count()
}

/// Long names and numbers leave bars most of a phone's width; zero is named among the ticks that have room.
#[test]
fn bars_have_the_width_beside_long_values() {
    let rows: &[(&str, &str, &[Made])] = &[
        ("January 2009", "", &[("value", "2024", "-7874510")]),
        ("September 2009", "", &[("value", "2024", "-2291180")]),
        ("November 2009", "", &[("value", "2024", "124040")]),
    ];
    let scene = drawn(&made("diverging-bars", "家", "gap", rows), Lang::En, 328.0);
    let widest = ground(&scene, "f-0-0").width;
    assert!(widest > 180.0, "{widest}");
    let texts = texts(&scene);
    assert!(texts.contains(&"0") && texts.contains(&"January 2009"), "{texts:?}");
    // Where only a value without its unit leaves room, the unit stands above all of them.
    let rows: &[(&str, &str, &[Made])] = &[
        ("Professional and business services", "", &[("value", "2024", "-1484333")]),
        ("Government", "", &[("value", "2024", "88112")]),
    ];
    let scene = drawn(&made("diverging-bars", "家", "gap", rows), Lang::En, 328.0);
    let texts = self::texts(&scene);
    assert_eq!(
        texts.iter().filter(|text| text.contains("bodies")).collect::<Vec<_>>(),
        [&"bodies"],
        "{texts:?}"
    );
}

/// What is wrong in many rows for one reason is told once.
#[test]
fn a_cause_is_told_once() {
    let figures: &[Made] = &[("first", "2024", "5")];
    let rows: Vec<(&str, &str, &[Made])> = (0..24).map(|_| ("甲", "", figures)).collect();
    let told: Vec<String> =
        open(&made("bars", "家", "count", &rows)).1.iter().map(|it| it.message(Lang::En)).collect();
    assert!(told.len() == 1 && told[0].contains("unknown role \"first\""), "{told:?}");
}

/// Some files with all figures of the whole that the report's region is part of.
fn elsewhere(files: Vec<File>) -> Vec<File> {
    exchanged(files, "observations.csv", ",990000,", ",000000,")
}

/// Some files with relations: kind, result, operands.
fn related(files: Vec<File>, relations: &[&str]) -> Vec<File> {
    let lines = relations.iter().enumerate().map(|(at, it)| format!("r{at},{it},arithmetic,,,\n"));
    let heading = crate::common::made::RELATIONS;
    exchanged(files, "relations.csv", heading, &[heading, &lines.collect::<String>()].concat())
}

/// The rows of a made chart: label, group, figures.
type Rows<'a> = &'a [(&'a str, &'a str, &'a [Made<'a>])];

/// Some files with a text in one of them exchanged.
fn exchanged(mut files: Vec<File>, name: &str, from: &str, to: &str) -> Vec<File> {
    let file = files.iter_mut().find(|file| file.name == name).expect("the file");
    let text = String::from_utf8(std::mem::take(&mut file.bytes)).expect("text");
    assert!(text.contains(from), "{name} has no {from}");
    file.bytes = text.replace(from, to).into_bytes();
    files
}

/// Some files with figures moved to the whole that the report's region is part of.
fn of_the_whole(files: Vec<File>, figures: &[&str]) -> Vec<File> {
    figures.iter().fold(files, |files, id| {
        let text = |file: &File| String::from_utf8_lossy(&file.bytes).into_owned();
        let figures = files.iter().find(|file| file.name == "observations.csv").map(text).expect("figures");
        let line = figures.lines().find(|line| line.starts_with(&format!("{id},"))).expect("the figure");
        exchanged(files, "observations.csv", line, &line.replacen(",990000,", ",000000,", 1))
    })
}

/// A table writes all that was printed, also where numbers have no words of scale.
#[test]
fn tables_write_figures_as_they_were_printed() {
    let check = |files: Vec<File>, expected: &[&str]| {
        let scene = drawn(&files, Lang::En, 900.0);
        let texts = texts(&scene);
        for text in expected {
            assert!(texts.contains(text), "no {text} in {texts:?}");
        }
    };
    let table = |unit, sort, printed: [&str; 4]| {
        let columns = ["1", "2", "3", "4"].into_iter().zip(printed);
        let figures: Vec<Made> = columns.map(|(role, printed)| (role, "2024", printed)).collect();
        made("table", unit, sort, &[("甲", "", &figures)])
    };
    check(
        table("家", "count", ["2500000–100000000", "124040", "5", "6"]),
        &["2,500,000–100,000,000", "124,040"],
    );
    check(table("元", "amount", ["1200000.50", "950000", "5", "17.0"]), &["1,200,000.50", "950,000", "17.0"]);
    check(table("元", "amount", ["三分之一", "1200000", "5", "6"]), &["one third", "1.2 million"]);
    // A sign before the number is no common end.
    let priced = table("元", "balance", ["1200000", "950000", "-5", "2500000–3000000"]);
    let priced = exchanged(priced, "units.csv", "measure\n", "measure,prefix_en\n");
    let priced = exchanged(priced, "units.csv", "percent\n", "percent,\n");
    let priced = exchanged(priced, "units.csv", "count\n", "count,\n");
    let priced = exchanged(priced, "units.csv", "money\n", "money,¥\n");
    check(priced, &["¥1,200,000", "¥950,000", "−¥5", "¥2,500,000–3,000,000"]);
}

/// Where the first columns have room and the last haven't, no number lies on another.
#[test]
fn columns_of_a_broken_table_fit() {
    let wide = "999999999999.1234567";
    let printed = ["5", "5", "5", "5", "5", wide, wide];
    let columns: Vec<String> = (1..=printed.len()).map(|at| at.to_string()).collect();
    let figures: Vec<Made> =
        columns.iter().zip(printed).map(|(role, printed)| (role.as_str(), "2024", printed)).collect();
    let files = made("table", "元", "amount", &[("甲", "", &figures)]);
    for width in [480.0, 560.0, 799.0, 900.0] {
        super::charts::sound(&drawn(&files, Lang::En, width));
    }
}

/// Rows that are listed say of what period and region they are: once above a group, or with a figure that differs.
#[test]
fn listed_figures_have_their_own_period_and_region() {
    let check = |kind: &str, rows: Rows, whole: &[&str], expected: &[&str]| {
        let scene = drawn(&of_the_whole(made(kind, "家", "count", rows), whole), Lang::En, 900.0);
        let told = |text: &&str| text.contains("202") || ["Province A", "Whole"].contains(text);
        let found: Vec<&str> = texts(&scene).into_iter().filter(told).collect();
        assert_eq!(found, expected, "{kind}");
    };
    // A row with a mark starts the group, and the listed rows come after it.
    for kind in ["ranked-dots", "log-dots"] {
        let rows: Rows = &[
            ("一", "甲组", &[("value", "2024", "7")]),
            ("二", "", &[("plain", "2024", "3")]),
            ("三", "", &[("plain", "2023", "4")]),
            ("四", "", &[("plain", "2023", "5")]),
            ("五", "乙组", &[("value", "2024", "8")]),
            ("六", "", &[("plain", "2024", "3")]),
            ("七", "", &[("plain", "2024", "4")]),
            ("八", "", &[("plain", "2024", "5")]),
        ];
        let files = made(kind, "家", "count", rows);
        let scene = drawn(&files, Lang::En, 900.0);
        let found: Vec<&str> = texts(&scene).into_iter().filter(|text| text.contains("202")).collect();
        assert_eq!(found, ["2023, unless noted", "2024", "2024"], "{kind}");
    }
    // A row of two periods has each beneath its figure.
    let rows: Rows = &[
        ("一", "", &[("value", "2023", "10"), ("value", "2024", "12")]),
        ("二", "", &[("value", "2024", "5")]),
        ("三", "", &[("value", "2024", "6")]),
    ];
    check("ledger", rows, &[], &["2024, unless noted", "2023", "2024"]);
    // Figures of two regions stand in two columns, also where no row has both; in one column each is named.
    let rows: Rows = &[("一", "", &[("value", "2024", "10")]), ("二", "", &[("value", "2024", "5")])];
    check("ledger", rows, &["f-1-0"], &["Province A", "2024", "Whole", "2024"]);
    let rows: Rows = &[("一", "", &[("bar", "2024", "10")]), ("二", "", &[("bar", "2024", "5")])];
    check("ledger", rows, &["f-1-0"], &["Province A", "Whole"]);
    // A group without figures of another region has no column for them.
    let rows: Rows = &[
        ("一", "甲组", &[("value", "2023", "10")]),
        ("二", "", &[("value", "2024", "5")]),
        ("三", "", &[("value", "2024", "6")]),
        ("四", "乙组", &[("value", "2024", "7")]),
        ("五", "", &[("value", "2022", "8")]),
    ];
    let expected = ["2024, unless noted", "2023", "Province A", "Whole", "2022", "2024"];
    check("ledger", rows, &["f-4-0"], &expected);
}

/// Over what is said no head says that it isn't.
#[test]
fn what_is_said_has_no_head_of_what_is_not() {
    let heads = |period: &str| {
        let rows: Rows = &[
            ("一", "", &[("value", "2024", "10")]),
            ("二", "", &[("value", period, "5")]),
            ("三", "", &[("value", "2024", "6")]),
        ];
        let unsaid = r#""unsaid": {"zh": "从何时起", "en": "since when"}, "label": {"zh": "一""#;
        let files = made("ledger", "家", "count", rows);
        let files = exchanged(files, "charts.json", r#""label": {"zh": "一""#, unsaid);
        let scene = drawn(&files, Lang::En, 900.0);
        let texts = texts(&scene);
        assert!(texts.contains(&"since when") && texts.contains(&"?"), "{texts:?}");
        texts.iter().filter(|text| **text == "Not said").count()
    };
    assert_eq!([heads("2024"), heads("2023")], [1, 0]);
}

/// Years are hatched in which there is no figure and none is due; a day counts in its own year.
#[test]
fn years_without_figures_are_hatched_and_no_others() {
    let blanks = |periods: &[&'static str], step: &str| {
        let figures: Vec<Made> = periods.iter().map(|period| ("series", *period, "5")).collect();
        let files = made("line", "家", "count", &[("甲", "", &figures)]);
        let files = exchanged(files, "charts.json", "\"rows\"", &format!("{step}\"rows\""));
        let scene = drawn(&files, Lang::En, 900.0);
        let texts = texts(&scene);
        let blank = texts.iter().filter(|text| **text == "no figures").count();
        // What is hatched is named there, and once more on the axis of time.
        let mut twice = Vec::new();
        for text in &texts {
            let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
            if is_year && texts.iter().filter(|it| *it == text).count() > 1 && !twice.contains(text) {
                twice.push(*text);
            }
        }
        (blank, twice.into_iter().map(str::to_owned).collect::<Vec<_>>())
    };
    assert_eq!(blanks(&["2021-12-31", "2022-12-31", "2024-12-31"], ""), (1, vec!["2023".to_owned()]));
    assert_eq!(blanks(&["2021-01-01", "2022-06-30", "2024-12-31"], ""), (1, vec!["2023".to_owned()]));
    assert_eq!(blanks(&["2010", "2015", "2020"], "").0, 2);
    assert_eq!(blanks(&["2010", "2015", "2020"], "\"step\": \"P5Y\", ").0, 0);
}

/// The one figure of the report's region among series is said to be it, in words that are true of its period.
#[test]
fn the_only_figure_is_told_as_what_it_is() {
    let check = |own: &[&'static str], others: &[&'static str], expected: Option<&str>| {
        let figures = |periods: &[&'static str]| -> Vec<Made> {
            periods.iter().map(|period| ("series", *period, "5")).collect()
        };
        let (own, others) = (figures(own), figures(others));
        let ids: Vec<String> = (0..others.len()).map(|at| format!("f-1-{at}")).collect();
        let files = made("line", "家", "count", &[("甲", "", &own), ("乙", "", &others)]);
        let files = of_the_whole(files, &ids.iter().map(String::as_str).collect::<Vec<_>>());
        let scene = drawn(&files, Lang::En, 900.0);
        let texts = texts(&scene);
        let said = |text: &&str| texts.iter().any(|it| it.ends_with(*text));
        assert_eq!(
            ["only", "this year only", "the only figure"].into_iter().rfind(said),
            expected,
            "{texts:?}"
        );
    };
    check(&["2024"], &["2023", "2024"], Some("this year only"));
    check(&["2024-03"], &["2024-01", "2024-02", "2024-03"], Some("the only figure"));
    check(&["2024", "2020/.."], &["2023", "2024"], None);
}

/// What is said of a gap together with other figures says of which.
#[test]
fn a_gap_says_what_it_is_taken_together_with() {
    let rows: Rows =
        &[("甲", "", &[("value", "2024", "0.5"), ("level", "2024", "94.1"), ("reference", "2024", "93.65")])];
    let files = related(made("gap", "%", "gap", rows), &["difference,f-0-0,f-0-1 f-0-2"]);
    let check = |files: &[File], expected: &str| {
        let scene = drawn(files, Lang::En, 900.0);
        assert!(texts(&scene).iter().any(|text| text.contains(expected)), "{:?}", texts(&scene));
    };
    check(&files, "taken together with other figures");
    let published = of_the_whole(files, &["f-0-2"]);
    let published = exchanged(
        published,
        "observations.csv",
        ",93.65,,exact,s,p,report,,",
        ",93.65,,exact,s,p,context,same,compare",
    );
    check(&published, "with what was published");
}

/// The cells of a whole fade where there may be fewer of them, and have no end where there are more.
#[test]
fn a_whole_is_drawn_as_what_it_is_known_to_be() {
    let check = |bound: &str, fades: bool, open: bool| {
        let rows: Rows = &[("甲", "", &[("value", "2024", "5"), ("whole", "2024", "300")])];
        let files = related(made("unit-rows", "家", "count", rows), &["within,f-0-0,f-0-1"]);
        let files = exchanged(files, "observations.csv", ",300,,exact", &format!(",300,,{bound}"));
        let scene = drawn(&files, Lang::En, 900.0);
        let whole: Vec<&Mark> =
            scene.marks.iter().filter(|mark| mark.figure.as_deref() == Some("f-0-1")).collect();
        let pale = whole.iter().any(|mark| mark.ink == Ink::Rule);
        let line = whole.iter().any(|mark| matches!(mark.shape, Shape::Line(_)));
        assert_eq!((pale, line), (fades, open), "{bound}");
    };
    check("exact", false, false);
    check("about", true, false);
    check("nearly", true, false);
    check("at_most", true, false);
    check("over", false, true);
    check("at_least", false, true);
    check("odd", false, true);
}

/// Units of what is only planned are outlines, however they are drawn.
#[test]
fn planned_units_are_hollow() {
    let cases: [(&str, Rows); 4] = [
        ("blocks", &[("甲", "", &[("value", "2024", "60")]), ("乙", "", &[("value", "2024", "80")])]),
        (
            "dots in lines",
            &[("甲", "组", &[("value", "2024", "60")]), ("乙", "", &[("value", "2024", "80")])],
        ),
        ("cells", &[("甲", "", &[("value", "2024", "6")])]),
        ("cells of a whole", &[("甲", "", &[("value", "2024", "6"), ("whole", "2024", "30")])]),
    ];
    for (name, rows) in cases {
        let mut files = made("unit-rows", "家", "count", rows);
        if name == "cells of a whole" {
            files = related(files, &["within,f-0-0,f-0-1"]);
        }
        let names = r#""names": [{"name": {"zh": "子", "en": "One"}}], "label": {"zh": "甲""#;
        if name.starts_with("cells") {
            files = exchanged(files, "charts.json", r#""label": {"zh": "甲""#, names);
        }
        let figures = |files: &[File]| {
            let scene = drawn(files, Lang::En, 900.0);
            let own = |mark: &&Mark| matches!(mark.ink, Ink::Province | Ink::ProvinceSoft);
            let units = scene
                .marks
                .into_iter()
                .filter(|mark| own(&mark))
                .filter(|mark| !matches!(mark.shape, Shape::Text(_)));
            let filled = units.clone().filter(|mark| mark.paint == Paint::Fill).count();
            (filled, units.count() - filled)
        };
        assert!(figures(&files).0 > 0, "{name}");
        let plan = planned(files);
        let (filled, outlined) = figures(&plan);
        assert!(filled == 0 && outlined > 0, "{name}: {filled} filled");
    }
}

/// Some files with all figures planned.
fn planned(mut files: Vec<File>) -> Vec<File> {
    let file = files.iter_mut().find(|file| file.name == "observations.csv").expect("figures");
    let text = String::from_utf8_lossy(&file.bytes).into_owned();
    let status = |(at, line)| format!("{line},{}\n", if at == 0 { "status" } else { "plan" });
    file.bytes = text.lines().enumerate().map(status).collect::<String>().into_bytes();
    files
}

/// What has no units keeps its group's heading beneath blocks of dots.
#[test]
fn blocks_of_dots_drop_no_heading() {
    let rows: Rows = &[
        ("甲", "", &[("value", "2024", "60")]),
        ("乙", "", &[("value", "2024", "80")]),
        ("丙", "丁组", &[("aside", "2024", "5")]),
    ];
    let scene = drawn(&made("unit-rows", "家", "count", rows), Lang::Zh, 900.0);
    assert!(texts(&scene).contains(&"丁组"), "{:?}", texts(&scene));
}

/// A unit is said once, unless the line above the chart says it by itself.
#[test]
fn a_unit_is_named_once() {
    let columns = ["1", "2", "3", "4"].map(|role| (role, "2024", "1250"));
    let files = made("table", "家", "count", &[("甲", "", &columns)]);
    let units = |measure: &str| {
        let files = exchanged(files.clone(), "charts.json", r#""en": "M""#, &format!(r#""en": "{measure}""#));
        let scene = drawn(&files, Lang::En, 900.0);
        texts(&scene).iter().filter(|text| text.contains("bodies")).count()
    };
    assert_eq!(["M", "M (bodies)", "M, Bodies", "Counts of bodies that reply"].map(units), [1, 0, 0, 1]);
    // In columns there is less room than in the whole width.
    let rows: Rows = &[
        ("Professional services", "One", &[("value", "2024", "-1484333000")]),
        ("Government", "Two", &[("value", "2024", "88112000")]),
    ];
    let scene = drawn(&made("diverging-bars", "家", "gap", rows), Lang::En, 900.0);
    let found: Vec<&str> = texts(&scene).into_iter().filter(|text| text.contains("bodies")).collect();
    assert_eq!(found, ["bodies"]);
}

/// Groups of lines have one scale of values, however many names stand beside them.
#[test]
fn equal_changes_have_equal_slopes_in_all_groups() {
    let years: Vec<String> = (2020..=2022).map(|year| year.to_string()).collect();
    let figures: Vec<Made> =
        years.iter().zip(["1", "2", "9"]).map(|(year, printed)| ("series", year.as_str(), printed)).collect();
    let labels: Vec<String> = (1..=24).map(|at| format!("Series {at}")).collect();
    let group = |at: usize| ["First", "", "Second"][usize::from(at > 0) + usize::from(at == 22)];
    let rows: Vec<(&str, &str, &[Made])> =
        labels.iter().enumerate().map(|(at, label)| (label.as_str(), group(at), &figures[..])).collect();
    let scene = drawn(&made("line", "家", "count", &rows), Lang::En, 900.0);
    let rise = |at: usize| {
        let figures = &scene.courses[at].figures;
        figures[0].1.1 - figures[2].1.1
    };
    assert!((rise(0) - rise(23)).abs() < 0.01, "{} and {}", rise(0), rise(23));
}

/// Only what is known to be so many things is counted out.
#[test]
fn about_so_many_are_not_counted_out() {
    let check = |unit: &'static str, sort, bound: &str, expected: bool| {
        let files = made("ledger", unit, sort, &[("甲", "", &[("dots", "2024", "12")])]);
        let files = exchanged(files, "observations.csv", ",12,,exact", &format!(",12,,{bound}"));
        let told: Vec<String> = open(&files).1.iter().map(|it| it.message(Lang::En)).collect();
        assert_eq!(told.iter().any(|text| text.contains("0, 1, 2 … 100")), expected, "{told:?}");
    };
    check("家", "count", "exact", false);
    check("家", "count", "about", true);
    check("%", "rate", "exact", true);
}
/// Many bars stand on the lines of their labels, so that all of them are seen at once.
#[test]
fn many_bars_are_low() {
    let height = |count: usize| {
        let rows: Vec<(&str, &str, &[Made])> =
            (0..count).map(|_| ("甲地", "", &[("value", "2024", "3.0")] as &[Made])).collect();
        drawn(&made("bars", "%", "rate", &rows), Lang::Zh, 900.0).height / count as f64
    };
    let [few, many] = [4, 20].map(height);
    assert!(few > 60.0 && many < 30.0, "{few} and {many} px a row");
}

/// Counts that come near to zero stand on it: without it the axis of time would pass for zero.
#[test]
fn what_comes_near_to_zero_stands_on_it() {
    let check = |least: &str, most: &str, from_zero: bool| {
        for kind in ["line", "small-multiples"] {
            let figures: &[Made] = &[("series", "2023", least), ("series", "2024", most)];
            let scene = drawn(&made(kind, "家", "count", &[("甲", "", figures)]), Lang::En, 900.0);
            assert_eq!(texts(&scene).contains(&"0"), from_zero, "{kind} of {least}: {:?}", texts(&scene));
        }
    };
    check("1", "20", true);
    check("15", "20", false);
}

/// The period of all rows is said once; where the measure says it, not even that.
#[test]
fn a_period_that_all_rows_have_is_said_once() {
    let check = |periods: [&str; 2], expected: [usize; 2]| {
        let figures = periods.map(|period| [("value", period, "3.0")]);
        let rows: Vec<(&str, &str, &[Made])> =
            figures.iter().map(|figure| ("甲", "", figure as &[Made])).collect();
        let scene = drawn(&made("open-dots", "%", "rate", &rows), Lang::En, 900.0);
        let said = periods.map(|period| texts(&scene).iter().filter(|text| **text == period).count());
        assert_eq!(said, expected, "{:?}", texts(&scene));
    };
    check(["2023", "2023"], [1, 1]);
    check(["2022", "2023"], [1, 1]);
    let rows: &[(&str, &str, &[Made])] =
        &[("甲", "", &[("value", "2024", "3.0")]), ("乙", "", &[("value", "2024", "5.0")])];
    let mut files = made("open-dots", "%", "rate", rows);
    for file in files.iter_mut().filter(|file| file.name == "charts.json") {
        let text = String::from_utf8(std::mem::take(&mut file.bytes)).expect("text");
        file.bytes = text.replace(r#""en": "M""#, r#""en": "M, 2024""#).into_bytes();
    }
    let scene = drawn(&files, Lang::En, 900.0);
    assert!(!texts(&scene).contains(&"2024"), "{:?}", texts(&scene));
}

/// What all figures of a list end with is said once.
#[test]
fn lists_say_a_common_unit_once() {
    let figures: &[Made] = &[("1", "2023", "8"), ("2", "2024", "9")];
    let rows: &[(&str, &str, &[Made])] =
        &[("甲", "", figures), ("乙", "", figures), ("丙", "", figures), ("丁", "", figures)];
    let scene = drawn(&made("table", "家", "count", rows), Lang::En, 328.0);
    let said = texts(&scene).into_iter().filter(|text| text.contains("bodies")).collect::<Vec<_>>();
    assert_eq!(said, ["bodies"]);
}

/// Where names are so close that leaders would run behind labels, those between the ends are listed beneath, in order.
#[test]
fn close_names_of_a_dumbbell_are_listed() {
    let numbers = ["55.0", "54.1", "59.5", "60.2", "62.7", "64.4"];
    let mut figures: Vec<Made> = vec![("value", "2024", "53.2"), ("reference", "2024", "58.0")];
    figures.extend(numbers.iter().map(|number| ("other", "2024", *number)));
    let scene = drawn(&made("dumbbell", "%", "rate", &[("甲", "", &figures)]), Lang::En, 358.0);
    let named: Vec<&str> = texts(&scene).into_iter().filter(|text| text.contains('%')).collect();
    for number in numbers {
        let count = named.iter().filter(|text| text.contains(number)).count();
        assert_eq!(count, 1, "{number} in {named:?}");
    }
    let leaders = scene.marks.iter().filter_map(|mark| match &mark.shape {
        Shape::Line(points) if (points[0].0 - points[1].0).abs() < 0.1 && mark.figure.is_some() => {
            Some(points.clone())
        }
        _ => None,
    });
    for leader in leaders {
        let bottom = leader.iter().map(|point| point.1).fold(0.0, f64::max);
        for mark in scene.marks.iter().filter(|mark| matches!(mark.shape, Shape::Text(_))) {
            let area = mark.shape.area();
            let behind = area.x + 4.0 < leader[0].0 && leader[0].0 < area.right() - 4.0;
            let above = leader[0].1 < area.y && area.bottom() < bottom;
            assert!(!(behind && above), "a leader runs behind {mark:?}");
        }
    }
}

/// At no width of the narrow class a drawing of many rows leaves a room empty beneath itself.
#[test]
fn narrow_frames_have_no_empty_room() {
    let names = ["United Kingdom", "Bangladesh", "Iran", "South Africa"];
    let cases: [(&str, &[Made]); 6] = [
        ("ranked-dots", &[("value", "2024", "79.33")]),
        ("open-dots", &[("value", "2024", "79.33")]),
        ("log-dots", &[("value", "2024", "1304887562")]),
        ("bars", &[("value", "2024", "1304887562")]),
        ("diverging-bars", &[("value", "2024", "-802000")]),
        ("slope", &[("value", "2023", "41023128"), ("value", "2024", "174372098")]),
    ];
    for (kind, figures) in cases {
        let rows: Vec<(&str, &str, &[Made])> = (0..20).map(|at| (names[at % 4], "", figures)).collect();
        let files = made(kind, "家", if kind == "diverging-bars" { "gap" } else { "count" }, &rows);
        for width in [288.0, 328.0, 358.0, 440.0] {
            let scene = drawn(&files, Lang::En, width);
            let end = scene.marks.iter().map(|mark| mark.shape.area().bottom()).fold(0.0, f64::max);
            assert!(scene.height - end < 60.0, "{kind} at {width}: {end} of {}", scene.height);
        }
    }
}
