//! The default report's charts: against expected drawings, at every width, by keyboard and by pointer.
//!
//! `cargo xtask test --only charts --bless` writes the drawings anew; read the difference before you commit it.

use crate::common::report;
use expect_test::{expect, expect_file};
use guanzhi::chart::{self, WidthClass};
use guanzhi::lang::Lang;
use guanzhi::outline::{Node, Way, outline, step};
use guanzhi::paint::svg;
use guanzhi::scene::{Anchor, Rect, Scene, Shape};
use guanzhi::site::meta::Subject;
use guanzhi::site::preview;
use guanzhi::theme::{Ink, LIGHT};
use std::collections::BTreeSet;

/// Lays a chart out and compares it with `tests/expected/<chart>-<language>-<class>.svg`.
fn check(chart: &str, lang: Lang, class: WidthClass) {
    let report = report();
    let chart = chart::resolve(&report, chart, lang).expect("a chart of the report");
    let scene = chart.fitted(class.still_width(), class);
    sound(&scene);
    let drawing = svg::file(&scene, &LIGHT, &chart.summary(), lang, true).replace("><", ">\n<");
    let name = format!("../expected/{}-{}-{}.svg", chart.spec.id, lang.id(), class.id());
    expect_file![name].assert_eq(&drawing);
}

/// What holds for any drawing: all of it inside the frame, no text over another or over another's marks.
pub fn sound(scene: &Scene) {
    let frame = Rect::new(0.0, 0.0, scene.width, scene.height);
    let mut texts: Vec<(&str, Rect)> = Vec::new();
    for mark in &scene.marks {
        let area = mark.shape.area();
        let inside = area.x >= -0.5
            && area.y >= -0.5
            && area.right() <= frame.right() + 0.5
            && area.bottom() <= frame.bottom() + 0.5;
        assert!(inside, "{mark:?} leaves the frame of {} by {}", scene.width, scene.height);
        if let Shape::Text(label) = &mark.shape {
            for (other, taken) in &texts {
                let overlap = shrunk(&area).overlaps(taken);
                assert!(!overlap, "{:?} lies over {other:?} at width {}", label.text, scene.width);
            }
            assert!(label.size >= 14.0, "{:?} is smaller than 14 px", label.text);
            texts.push((&label.text, shrunk(&area)));
        }
    }
    circles_clear_of_text(scene, &texts);
}

/// A text's box less half a pixel on each side: boxes may touch.
fn shrunk(area: &Rect) -> Rect {
    Rect::new(area.x + 0.5, area.y + 0.5, area.width - 1.0, area.height - 1.0)
}

/// No circle that stands for a figure lies under a text.
fn circles_clear_of_text(scene: &Scene, texts: &[(&str, Rect)]) {
    for mark in scene.marks.iter().filter(|mark| mark.ink != Ink::Card) {
        if let Shape::Circle((x, y), r) = mark.shape {
            let inner = Rect::new(x - r * 0.7, y - r * 0.7, 1.4 * r, 1.4 * r);
            for (text, area) in texts {
                assert!(!inner.overlaps(area), "a mark lies under {text:?} at width {}", scene.width);
            }
        }
    }
}

#[test]
fn the_reports_charts_are_drawn_as_expected() {
    for spec in &report().package.charts {
        for lang in Lang::ALL {
            for class in WidthClass::ALL {
                check(&spec.id, lang, class);
            }
        }
    }
}

#[test]
fn charts_are_sound_at_every_width() {
    let report = report();
    for spec in &report.package.charts {
        for lang in Lang::ALL {
            let chart = chart::resolve(&report, &spec.id, lang).expect("a chart of the report");
            for width in (280..=1600).step_by(5) {
                let width = f64::from(width);
                let class = WidthClass::of(width);
                let scene = chart.fitted(width, class);
                sound(&scene);
            }
        }
    }
}

#[test]
fn previews_can_be_read() {
    let report = report();
    for spec in &report.package.charts {
        for lang in Lang::ALL {
            let svg = preview::file(&report, Subject::Chart(&spec.id), lang);
            let sizes =
                svg.split("font-size=\"").skip(1).filter_map(|part| part.split('"').next()?.parse().ok());
            let least: f64 = sizes.fold(f64::MAX, f64::min);
            // At half of the picture's size: 10 of 1200 pixels.
            assert!((5.0..100.0).contains(&least), "{} in {}: {least}", spec.id, lang.id());
        }
    }
}

#[test]
fn every_figure_of_a_chart_is_drawn_once_in_reading_order() {
    let report = report();
    for spec in &report.package.charts {
        let chart = chart::resolve(&report, &spec.id, Lang::Zh).expect("a chart of the report");
        let named: usize = spec.rows.iter().flat_map(|row| row.figures.values()).map(Vec::len).sum();
        assert_eq!(chart.items().len(), named, "{}: a figure is missing or named twice", spec.id);
        let drawn: BTreeSet<String> = chart
            .fitted(520.0, WidthClass::Medium)
            .figures()
            .iter()
            .map(|(key, _)| key.to_string())
            .collect();
        let tabled: BTreeSet<String> = chart::table(&chart).iter().map(|line| line.key.to_string()).collect();
        assert_eq!(drawn, tabled, "{}: drawn and tabled figures differ", spec.id);
    }
}

#[test]
fn units_are_drawn_one_by_one() {
    let report = report();
    let array = chart::resolve(&report, "chain-array", Lang::Zh).expect("a chart of the report");
    let dots = |scene: Scene, figure: &str| -> usize {
        let marks = scene.marks.into_iter().filter(|mark| mark.figure.as_deref() == Some(figure));
        marks.map(|mark| if let Shape::Dots(dots, _) = mark.shape { dots.len() } else { 0 }).sum()
    };
    for class in WidthClass::ALL {
        for (figure, count) in [
            ("group-leaders", 20),
            ("group-lead-enterprises", 24),
            ("group-technical", 95),
            ("group-members", 1755),
        ] {
            assert_eq!(dots(array.fitted(class.still_width(), class), figure), count, "{figure}");
        }
    }
}

#[test]
fn cells_are_as_many_as_the_figures_say() {
    let report = report();
    let area = |scene: &Scene, ink, figure: &str| -> f64 {
        let marks =
            scene.marks.iter().filter(|mark| mark.ink == ink && mark.figure.as_deref() == Some(figure));
        let rects = marks.filter(|mark| matches!(mark.shape, Shape::Rect(..)));
        rects.map(|mark| mark.shape.area()).map(|area| area.width * area.height).sum()
    };
    for class in WidthClass::ALL {
        let scene = |id: &str| {
            let chart = chart::resolve(&report, id, Lang::Zh).expect("a chart of the report");
            chart.fitted(class.still_width(), class)
        };
        let checks = scene("spot-checks");
        for (part, whole, share) in [
            ("spot-fail-batches", "spot-batches", 78.0 / 830.0),
            ("spot-fail-firms", "spot-firms", 72.0 / 617.0),
        ] {
            let (part, whole) = (area(&checks, Ink::Province, part), area(&checks, Ink::NationSoft, whole));
            assert!((part / whole - share).abs() < 1e-9, "{part} of {whole}");
        }
        // A derived whole has no filled cells but the part's, and a cell is cut for decimals.
        let shops = scene("rural-shops");
        let full = shops.marks.iter().find(|mark| matches!(mark.shape, Shape::Rect(..)));
        let cell = full.expect("full columns").shape.area().height / 5.0;
        assert!((area(&shops, Ink::Province, "rural-shops") / (cell * cell) - 73.6).abs() < 1e-9);
        assert!(area(&shops, Ink::NationSoft, "rural-total").abs() < 1e-9);
    }
}

#[test]
fn a_derived_end_is_hollow_and_a_printed_one_is_filled() {
    let report = report();
    let rates = chart::resolve(&report, "nation-rates", Lang::Zh).expect("a chart of the report");
    let scene = rates.fitted(520.0, WidthClass::Medium);
    let inks = |scene: &Scene, figure: &str| -> Vec<(Ink, bool)> {
        let marks = scene.marks.iter().filter(|mark| mark.figure.as_deref() == Some(figure));
        let shapes = marks.filter(|mark| matches!(mark.shape, Shape::Circle(..) | Shape::Rect(..)));
        shapes.map(|mark| (mark.ink, mark.paint == guanzhi::scene::Paint::Fill)).collect()
    };
    assert_eq!(inks(&scene, "nation-manufacturing"), [(Ink::Card, true), (Ink::Nation, false)]);
    assert_eq!(inks(&scene, "nation-manufacturing-published"), [(Ink::Nation, true)]);
    assert_eq!(inks(&scene, "rate-manufacturing"), [(Ink::Province, true)]);
    let growth = chart::resolve(&report, "certificates-growth", Lang::Zh).expect("a chart of the report");
    let scene = growth.fitted(520.0, WidthClass::Medium);
    assert_eq!(inks(&scene, "certificates-2023"), [(Ink::Card, true), (Ink::Province, false)]);
    assert_eq!(inks(&scene, "certificates"), [(Ink::Province, true)]);
}

#[test]
fn a_point_finds_the_mark_under_it() {
    let report = report();
    let gap = chart::resolve(&report, "nation-gap", Lang::Zh).expect("a chart of the report");
    let scene = gap.fitted(520.0, WidthClass::Medium);
    for (key, _) in scene.figures() {
        let marks = scene.marks.iter().filter(|mark| mark.figure.as_ref() == Some(&key));
        let area = marks.map(|mark| mark.shape.area()).next_back().expect("the figure has a mark");
        let middle = (area.x + area.width / 2.0, area.y + area.height / 2.0);
        assert_eq!(scene.hit(middle, 10.0), Some(&key));
    }
    assert_eq!(scene.hit((-100.0, -100.0), 10.0), None);
}

#[test]
fn an_outline_reads_a_chart_in_order() {
    let report = report();
    let rates = chart::resolve(&report, "nation-rates", Lang::En).expect("a chart of the report");
    let nodes = outline(&rates.fitted(520.0, WidthClass::Medium), &rates);
    let labels: Vec<&str> = nodes.iter().map(|node| node.label.as_str()).collect();
    expect![[r"
        Liaoning, Manufacturing product pass rate, 94.1%, 2023, 0.5 percentage points above China, 9th
        China, Manufacturing product pass rate, ≈93.6%, 2023, derived, range 93.5–93.7%
        China, Manufacturing product pass rate, 93.65%, 2023, State Administration for Market Regulation
        Hunan, Manufacturing product pass rate, 93.93%, 2023, Hunan Administration for Market Regulation
        Liaoning, Consumer goods pass rate, 91.3%, 2023, 0.1 percentage points above China, 11th
        China, Consumer goods pass rate, ≈91.2%, 2023, derived, range 91.1–91.3%
        Hunan, Consumer goods pass rate, 91.24%, 2023, Hunan Administration for Market Regulation
    "]]
    .assert_eq(&(labels.join("\n") + "\n"));
}

/// Every figure of every chart is reached by arrows, in reading order, and is seen when it is.
#[test]
fn arrows_reach_every_figure() {
    let report = report();
    for spec in &report.package.charts {
        for (lang, width, class) in
            [(Lang::Zh, 320.0, WidthClass::Narrow), (Lang::En, 1100.0, WidthClass::Wide)]
        {
            let chart = chart::resolve(&report, &spec.id, lang).expect("a chart of the report");
            let scene = chart.fitted(width, class);
            let nodes = outline(&scene, &chart);
            let order: Vec<_> = scene.figures().into_iter().map(|(figure, _)| figure).collect();
            let own: Vec<_> = nodes.iter().map(|node| node.figure.clone()).collect();
            assert_eq!(own, order, "{}: the reading order", spec.id);
            assert_eq!(nodes.len(), chart.items().len(), "{}: every figure", spec.id);
            let walk = |first: Way, on: Way| {
                let first = step(&nodes, None, first).expect("a first node");
                let next = |node: &&Node| step(&nodes, Some(&node.figure), on).filter(|next| next != node);
                std::iter::successors(Some(first), next).map(|node| node.figure.clone()).collect::<Vec<_>>()
            };
            assert_eq!(walk(Way::First, Way::After), order, "{}", spec.id);
            let mut back = walk(Way::Last, Way::Before);
            back.reverse();
            assert_eq!(back, order, "{}", spec.id);
            check_rows(&nodes, &spec.id);
            for node in &nodes {
                assert!(
                    !scene.halo(&node.figure).marks.is_empty(),
                    "{}: {} has no mark",
                    spec.id,
                    node.figure
                );
                assert!(node.label.chars().any(|c| c.is_ascii_digit()), "{}: {}", spec.id, node.label);
            }
        }
    }
    assert_eq!(step(&[], None, Way::After), None);
}

/// Down leads through all rows, one figure in each, and up leads back to the first.
fn check_rows(nodes: &[Node], chart: &str) {
    let mut rows: Vec<usize> = nodes.iter().map(|node| node.row).collect();
    rows.sort_unstable();
    rows.dedup();
    for start in nodes {
        let mut at = start;
        let mut seen = vec![at.row];
        while let Some(next) = step(nodes, Some(&at.figure), Way::Down).filter(|next| *next != at) {
            assert!(
                next.row > at.row || rows.len() == 1,
                "{chart}: down from {} to {}",
                at.label,
                next.label
            );
            at = next;
            seen.push(at.row);
        }
        seen.dedup();
        assert_eq!(
            seen.len(),
            rows.iter().filter(|row| **row >= start.row).count(),
            "{chart}: {}",
            start.label
        );
        let up = std::iter::successors(Some(at), |at| {
            step(nodes, Some(&at.figure), Way::Up).filter(|next| next != at)
        });
        assert_eq!(up.last().map(|node| node.row), rows.first().copied(), "{chart}");
    }
}

#[test]
fn anchors_say_where_a_label_stands() {
    let label = guanzhi::scene::Label::new("甲乙", (50.0, 20.0), 10.0);
    assert!((label.area().x - 50.0).abs() < 1e-9);
    assert!((label.clone().anchored(Anchor::End).area().right() - 50.0).abs() < 1e-9);
    assert!((label.anchored(Anchor::Middle).area().x - 40.0).abs() < 1e-9);
}
