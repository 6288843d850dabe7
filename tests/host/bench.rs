//! The bench: which figures stand beside each other, what comes of them, and why nothing does.

use crate::common::{files, opened, report};
use expect_test::expect_file;
use guanzhi::lang::Lang;
use guanzhi::package::{Comparability, Use};
use guanzhi::page::reader::reader;
use guanzhi::pairs::{Choice, Outcome, Reason, Sort, Standing, chart, in_parts, pairs, select};
use guanzhi::report::Report;
use std::collections::BTreeSet;
use std::fmt::Write;

/// Packages, by what their expected files are called.
const NAMED: [(&str, &str); 4] = [
    ("default", "data"),
    ("pingtan", "tests/packages/pingtan"),
    ("english", "tests/packages/english"),
    ("gapminder", "examples/gapminder"),
];

/// The pairs in text: what comes of them, where a row leads.
fn told(report: &Report) -> String {
    let mut out = String::new();
    let pairs = pairs(report);
    let parts = in_parts(&pairs, (0..pairs.len()).collect());
    for (name, part) in ["computed", "first of the others", "behind more"].into_iter().zip(parts) {
        let _ = writeln!(out, "# {name}: {}", part.len());
        for at in part {
            let pair = &pairs[at];
            let ids = [&pair.own, &pair.other].map(|it| it.observation.id.as_str());
            let outcome = match &pair.outcome {
                Outcome::Difference(it) => format!("difference {}", it.observation.id),
                Outcome::Share(it) => format!("share {}", it.observation.id),
                Outcome::None(reason) => format!("{reason:?}"),
            };
            let chart = chart(report, pair).map_or("no chart", |chart| &chart.id);
            let _ = writeln!(out, "{} beside {}: {outcome} ({chart})", ids[0], ids[1]);
        }
    }
    out
}

#[test]
fn relations_and_grades_decide_what_is_computed() {
    for (name, folder) in NAMED {
        let file = format!("../expected/bench-{name}.txt");
        expect_file![file].assert_eq(&told(&opened(&files(folder))));
    }
}

/// What is computed is granted, and a reason is true of the two figures that it is told of.
#[test]
fn reasons_are_true() {
    for (_, folder) in NAMED {
        let report = opened(&files(folder));
        for pair in pairs(&report) {
            let [own, other] = [&pair.own, &pair.other].map(|it| it.observation);
            let dates = [own.period, other.period];
            match &pair.outcome {
                Outcome::Difference(_) => assert!([None, Some(Use::Compare)].contains(&other.usage)),
                Outcome::Share(_) => assert!([None, Some(Use::Share)].contains(&other.usage)),
                Outcome::None(Reason::Grade(Comparability::Period)) => {
                    assert!(dates[0] != dates[1] && !dates.contains(&None), "{} {}", own.id, other.id);
                }
                Outcome::None(Reason::Undated) => assert!(dates.contains(&None), "{} {}", own.id, other.id),
                Outcome::None(_) => {}
            }
        }
    }
}

/// A date that is corrected in one file makes a grade in it untrue; the reader isn't told so.
#[test]
fn figures_of_one_date_are_not_of_several() {
    let mut files = files("data");
    let file = files.iter_mut().find(|file| file.name == "observations.csv").expect("a file");
    let text = str::from_utf8(&file.bytes).expect("text");
    let line = text.lines().find(|line| line.starts_with("nation-brands-listed-2023,")).expect("a figure");
    file.bytes = text.replace(line, &line.replacen(",2023,", ",2024,", 1)).into_bytes();
    let report = opened(&files);
    let pairs = pairs(&report);
    let pair = pairs.iter().find(|pair| pair.other.observation.id == "nation-brands-listed-2023");
    let pair = pair.expect("a pair");
    assert!(matches!(pair.outcome, Outcome::None(Reason::Undeclared)));
    assert_eq!(pair.standing(), Standing::Beside(Comparability::Same));
}

#[test]
fn choices_select_and_order() {
    let report = report();
    let pairs = pairs(&report);
    let chosen =
        |choice: &Choice| select(&pairs, choice, |pair| pair.other.indicator.name.get(Lang::Zh).to_owned());
    assert_eq!(chosen(&Choice::default()), (0..pairs.len()).collect::<Vec<_>>());
    let of = |grade| chosen(&Choice { grade: Some(grade), ..Choice::default() }).len();
    assert_eq!(Standing::all().map(of).sum::<usize>(), pairs.len());
    let theme = "chains".to_owned();
    let of_theme = chosen(&Choice { theme, ..Choice::default() });
    assert!(!of_theme.is_empty() && of_theme.iter().all(|at| pairs[*at].own.indicator.theme == "chains"));
    let by_value = chosen(&Choice { sort: Some(Sort::Value), ..Choice::default() });
    let values: Vec<_> = by_value
        .iter()
        .filter(|at| pairs[**at].standing() == Standing::Share)
        .map(|at| pairs[*at].result().and_then(|it| it.value.nominal()))
        .collect();
    assert!(values.is_sorted_by(|a, b| a >= b), "{values:?}");
    for sort in Sort::ALL {
        let mut order = chosen(&Choice { sort: Some(sort), ..Choice::default() });
        order.sort_unstable();
        assert_eq!(order.len(), pairs.len(), "{sort:?}");
        // However they are ordered, the first of the others have as many reasons as there can be.
        let [computed, first, rest] = in_parts(&pairs, order);
        assert_eq!(computed.len(), of(Standing::Difference) + of(Standing::Share));
        assert_eq!(computed.len() + first.len() + rest.len(), pairs.len());
        let reasons: BTreeSet<_> = first.iter().map(|at| pairs[*at].standing()).collect();
        assert!(reasons.len() > 2, "{sort:?}: {reasons:?}");
    }
}

/// A report that stands beside nothing has no bench; one in English has one in English.
#[test]
fn every_package_has_its_own() {
    let page = |folder: &str, lang: Lang| reader(&opened(&files(folder)), lang, &|_, _| None).0;
    assert!(!page("examples/employment", Lang::En).contains("id=\"pairs\""));
    for folder in ["tests/packages/english", "examples/gapminder"] {
        let page = page(folder, Lang::En);
        let bench = &page[page.find("id=\"pairs\"").expect("a bench")..];
        let bench = &bench[..bench.find("</section>").expect("its end")];
        assert!(bench.contains("<svg"), "{folder}");
    }
}
