//! The example packages: without a problem, without a warning, and their sources read again.

use crate::charts::sound;
use crate::common::{files, opened, path};
use guanzhi::chart::{self, Resolved, WidthClass};
use guanzhi::lang::Lang;
use guanzhi::outline::{at_once, outline};
use guanzhi::package::Status;
use guanzhi::page::reader;
use guanzhi::page::slides::{chart_of, fit};
use guanzhi::report::Report;
use guanzhi::scene::{Mark, Paint, Scene, Shape};
use guanzhi::theme::Ink;
use std::collections::BTreeSet;
use std::process::{Command, Output};

const EXAMPLES: [&str; 2] = ["examples/employment", "examples/gapminder"];

fn run(arguments: &[&str]) -> Output {
    let mut tool = Command::new(env!("CARGO_BIN_EXE_guanzhi"));
    tool.args(["--lang", "en"]).args(arguments).current_dir(path(".")).output().expect("the tool starts")
}

/// The last line that a command tells, which must succeed.
fn last(arguments: &[&str]) -> String {
    let output = run(arguments);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{arguments:?}: {told}");
    told.lines().last().unwrap_or_default().to_owned()
}

#[test]
fn examples_have_neither_problems_nor_warnings() {
    for example in EXAMPLES {
        let told = last(&["check", "--strict", example]);
        assert!(told.contains("no problems"), "{told}");
    }
}

/// Every numeral of a source is one figure of the package, a date or a code.
#[test]
fn sources_of_examples_are_read_again() {
    let audited = |example: &str| last(&["audit", example, "--text", &format!("{example}/source.txt")]);
    assert_eq!(
        EXAMPLES.map(audited),
        [
            "3120 numerals in digits, 0 in words: 2760 figures, date 360; 0 findings",
            "1100 numerals in digits, 0 in words: 660 figures, date 220, code 220; 0 findings",
        ]
    );
}

fn example(name: &str) -> Report {
    opened(&files(&format!("examples/{name}")))
}

fn chart<'a>(report: &'a Report, id: &str) -> Resolved<'a> {
    chart::resolve(report, id, Lang::En).expect("a chart of the report")
}

fn scene(report: &Report, id: &str) -> Scene {
    chart(report, id).fitted(900.0, WidthClass::Wide)
}

fn texts(scene: &Scene) -> Vec<&str> {
    let text = |mark: &'_ Mark| matches!(mark.shape, Shape::Text(_));
    let texts = scene.marks.iter().filter(|mark| text(mark)).map(|mark| match &mark.shape {
        Shape::Text(label) => label.text.as_str(),
        _ => "",
    });
    texts.collect()
}

/// The inks of a figure's own marks, apart from its texts and the ground of hollow ones.
fn inks(scene: &Scene, figure: &str) -> BTreeSet<Ink> {
    let marks = scene.marks.iter().filter(|mark| mark.figure.as_deref() == Some(figure));
    let drawn = marks.filter(|mark| !matches!(mark.shape, Shape::Text(_)) && mark.ink != Ink::Card);
    drawn.map(|mark| mark.ink).collect()
}

#[test]
fn every_chart_of_the_examples_is_sound_at_every_class() {
    for report in ["employment", "gapminder"].map(example) {
        for spec in &report.package.charts {
            for lang in report.package.meta.languages() {
                let chart = chart::resolve(&report, &spec.id, lang).expect("a chart");
                for class in WidthClass::ALL {
                    sound(&chart.fitted(class.still_width(), class));
                }
            }
        }
    }
}

/// Only the report's region has the report's colour.
#[test]
fn regions_have_their_own_inks() {
    let report = example("gapminder");
    for (id, figure) in [("pop-growth", "pop-growth"), ("pop-slope", "pop"), ("life-beside", "life")] {
        let scene = scene(&report, id);
        let found = |country: &str| match figure {
            "pop-growth" => inks(&scene, &format!("pop-growth-{country}")),
            _ => inks(&scene, &format!("{figure}-{country}-2005")),
        };
        assert!(found("bgd").contains(&Ink::Province), "{id}");
        assert!(!found("ind").is_empty() && !found("ind").contains(&Ink::Province), "{id}");
    }
}

/// Of lines that are all of one region none stands out by chance; all have a name.
#[test]
fn no_line_stands_out_by_chance() {
    let report = example("employment");
    for class in WidthClass::ALL {
        let scene = chart(&report, "industries").fitted(class.still_width(), class);
        let lines = scene.courses.iter().flat_map(|course| &scene.marks[course.lines.clone()]);
        let drawn: BTreeSet<_> = lines.map(|line| (line.ink, format!("{:?}", line.paint))).collect();
        assert_eq!(drawn.len(), 1, "{drawn:?}");
        let named = texts(&scene).join(" ");
        for sector in ["Mining and logging", "Information", "Government"] {
            assert!(named.contains(sector), "{sector} in {class:?}");
        }
        let listed = scene.marks.iter().filter(|mark| mark.ink == Ink::Muted && mark.figure.is_some());
        assert!(listed.count() >= 11, "{class:?}");
    }
}

/// A heading that rows repeat stands above them once; what is derived is hollow; only what is printed elsewhere is “published”.
#[test]
fn gaps_are_told_by_their_groups() {
    let report = example("gapminder");
    let scene = scene(&report, "ahead");
    let texts = texts(&scene);
    for year in ["1955", "1980", "2005"] {
        assert_eq!(texts.iter().filter(|text| **text == year).count(), 1, "{year} in {texts:?}");
    }
    assert!(!texts.iter().any(|text| text.contains("published")), "{texts:?}");
    let dots = scene.marks.iter().filter(|mark| {
        matches!(mark.shape, Shape::Circle(..)) && mark.ink == Ink::Province && mark.paint == Paint::Fill
    });
    assert_eq!(dots.count(), 0, "all gaps are derived");
}

#[test]
fn a_unit_that_all_figures_have_stands_once_in_a_table() {
    let report = example("employment");
    let scene = scene(&report, "decembers");
    let units = texts(&scene).into_iter().filter(|text| text.contains("employees"));
    assert_eq!(units.collect::<Vec<_>>(), ["thousand employees"]);
    assert!(texts(&scene).contains(&"27,036"));
}

/// The name of the only line leaves it most of the width.
#[test]
fn a_name_leaves_the_line_its_width() {
    let report = example("employment");
    for class in WidthClass::ALL {
        let width = class.still_width();
        let scene = chart(&report, "nonfarm").fitted(width, class);
        let places = scene.courses[0].figures.iter().map(|(_, (x, _))| *x);
        let right = places.fold(0.0, f64::max);
        let expected = if class == WidthClass::Narrow { 0.62 } else { 0.7 };
        assert!(right > width * expected, "{right} of {width}");
    }
}

/// Years on an axis are among those that have figures.
#[test]
fn years_that_are_named_have_figures() {
    let report = example("gapminder");
    for (id, lang) in [("life-lines", Lang::Zh), ("life-lines", Lang::En), ("fertility-panels", Lang::Zh)] {
        let chart = chart::resolve(&report, id, lang).expect("a chart of the report");
        for class in WidthClass::ALL {
            let scene = chart.fitted(class.still_width(), class);
            let years = texts(&scene).into_iter().filter_map(|text| text.parse::<u32>().ok());
            let years: Vec<u32> = years.filter(|year| (1900..2100).contains(year)).collect();
            assert!(!years.is_empty() && years.iter().all(|year| year % 5 == 0), "{id} {class:?}: {years:?}");
        }
    }
}

/// Counts in sentences have the groups of their language.
#[test]
fn counts_are_grouped_in_english() {
    let report = example("employment");
    let page = reader::reader(&report, Lang::En, &|_, _| None).0;
    for text in ["2,800 figures", "2,760", "Rows 1,320"] {
        assert!(page.contains(text), "{text}");
    }
    assert!(!page.contains("2800 figures") && !page.contains("Rows 1320"));
}

#[test]
fn a_source_is_told_once() {
    let report = example("employment");
    let page = reader::reader(&report, Lang::En, &|_, _| None).0;
    let caption = |id: &str| {
        let chart = page.split(&format!("data-chart=\"{id}\"")).nth(1).expect("the chart");
        let caption = chart.split("<p class=\"note source\">").nth(1).expect("its caption");
        caption.split("</p>").next().unwrap_or_default().to_owned()
    };
    let caption = caption("manufacturing-share");
    assert_eq!(caption.matches("Current Employment Statistics").count(), 1, "{caption}");
}

/// What a slide's steps name on a crowded line has a dot and a number of its own.
#[test]
fn steps_can_name_one_figure_of_a_crowded_line() {
    let report = example("employment");
    let slide =
        report.package.story.slides.iter().find(|slide| slide.id == "slide-nonfarm").expect("a slide");
    let chart = chart_of(&report, slide, Lang::En).expect("its chart");
    let (scene, _) = fit(&chart, (1290.0, 640.0), 1.0);
    sound(&scene);
    for figure in slide.told() {
        assert!(!inks(&scene, figure).is_empty(), "{figure}");
    }
    assert!(inks(&scene, "nonfarm-2007-05").is_empty(), "nobody speaks of it");
}

/// Plans are hollow and dashed, and no line joins them with outcomes.
#[test]
fn planned_figures_are_drawn_as_planned() {
    let mut package = example("employment").package;
    for figure in package.observations.iter_mut().filter(|figure| figure.id.starts_with("nonfarm-2015")) {
        figure.status = Status::Plan;
    }
    let (report, _) = Report::build(package);
    let scene = scene(&report, "nonfarm");
    let lines: Vec<&Mark> = scene.marks[scene.courses[0].lines.clone()].iter().collect();
    let [outcomes, plans] = lines[..] else { panic!("{lines:?}") };
    let points = |line: &Mark| if let Shape::Line(points) = &line.shape { points.len() } else { 0 };
    assert_eq!((points(outcomes), points(plans)), (108, 12));
    assert!(matches!(outcomes.paint, Paint::Stroke { dash: None, .. }));
    assert!(matches!(plans.paint, Paint::Stroke { dash: Some(_), .. }));
    let ground = |mark: &&Mark| mark.figure.as_deref() == Some("nonfarm-2015-03") && mark.ink == Ink::Card;
    assert_eq!(scene.marks.iter().filter(ground).count(), 1, "a hollow dot");
}

/// Of very many figures those of one series are in the document at once.
#[test]
fn a_crowded_chart_is_read_series_by_series() {
    let report = example("employment");
    let chart = chart(&report, "industries");
    let nodes = outline(&chart.fitted(900.0, WidthClass::Wide), &chart);
    assert_eq!(nodes.len(), 1320);
    assert_eq!(at_once(&nodes, None), (0..120).collect::<Vec<_>>());
    assert_eq!(at_once(&nodes, Some(250)), (240..360).collect::<Vec<_>>());
    assert_eq!(at_once(&nodes[..200], Some(150)).len(), 200);
}

/// A lead has two thirds of its row beside a chart of about its height, else the whole width: no row has a hole in it.
#[test]
fn a_lead_much_taller_than_what_stands_beside_it_has_the_whole_width() {
    let spans = |report: &Report, id: &str| {
        let page = reader::reader(report, Lang::En, &|_, _| None).0;
        let (_, figure) = page.split_once(&format!("id=\"{id}\"")).expect("the figure");
        figure.split_once("class=\"").and_then(|(_, rest)| rest.split([' ', '"']).next()).map(str::to_owned)
    };
    let (gapminder, default) = (example("gapminder"), opened(&files("data")));
    for (report, chart, span) in [
        (&gapminder, "fertility-bars", "full"),
        (&default, "chain-recognition", "most"),
        (&default, "chain-work", "third"),
        (&default, "distilleries", "most"),
    ] {
        assert_eq!(spans(report, chart).as_deref(), Some(span), "{chart}");
    }
}

/// Bars that readers compare have one scale, whichever rows they are of.
#[test]
fn bars_of_one_unit_are_as_long_as_their_figures_say() {
    let report = example("gapminder");
    let chart = chart(&report, "pop-slope");
    for width in [328.0, 520.0, 900.0] {
        let scene = chart.fitted(width, WidthClass::of(width));
        let lengths = chart.rows.iter().flat_map(|row| row.role("value")).map(|item| {
            let own = scene.marks.iter().filter(|mark| mark.figure.as_ref() == Some(&item.key));
            let bars =
                own.filter_map(
                    |mark| if let Shape::Rect(bar, _) = &mark.shape { Some(bar.width) } else { None },
                );
            (item.nominal().expect("a number"), bars.fold(0.0, f64::max))
        });
        let lengths: Vec<(f64, f64)> = lengths.collect();
        let most = lengths.iter().fold((0.0, 0.0), |most, it| if it.0 > most.0 { *it } else { most });
        assert!(lengths.len() >= 12 && most.1 > 60.0, "{width}: {lengths:?}");
        for (value, length) in lengths {
            assert!(
                (length - value / most.0 * most.1).abs() <= 1.5,
                "{width}: {length} px for {value}, {most:?}"
            );
        }
    }
}
