//! What drawings of made figures must look like, kind by kind, beyond what holds for all of them.

use super::kinds::{Made, line_chart, made, one_row, texts};
use guanzhi::chart::{Claim, KINDS, WidthClass};
use guanzhi::lang::Lang;
use guanzhi::open::open;
use guanzhi::package::File;
use guanzhi::scene::{Mark, Rect, Scene, Shape};
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
    assert!((most - 539.4).abs() < 1.0, "up to 100: {most}");
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
        let package = one_row(kind, &vec![2; kind.roles.len()], "5");
        let mut files = package.files();
        for file in files.iter_mut().filter(|file| file.name == "observations.csv") {
            let text = String::from_utf8(std::mem::take(&mut file.bytes)).expect("text");
            file.bytes = text.replace(",990000,", ",000000,").into_bytes();
        }
        line_chart(&files, Lang::Zh, |chart| {
            let scene = chart.fitted(900.0, WidthClass::Wide);
            let own = |mark: &&Mark| matches!(mark.ink, Ink::Province | Ink::ProvinceSoft | Ink::OnProvince);
            let found: Vec<&Mark> = scene.marks.iter().filter(own).collect();
            assert!(found.is_empty(), "{}: {found:?}", kind.id);
        });
        drawn += 1;
    }
    assert!(drawn > 15, "{drawn} kinds");
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
