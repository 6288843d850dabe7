//! What is marked with a figure, and what two of them say together.

use crate::common::{files, opened, report};
use expect_test::expect_file;
use guanzhi::compare::{Apart, Together, choices, together};
use guanzhi::kin::kin;
use guanzhi::lang::Lang;
use guanzhi::package::Use;
use guanzhi::page::picked::{bars, compared, marked};
use guanzhi::pairs::{Outcome, Reason, pairs};
use guanzhi::report::Report;
use std::fmt::Write;

const FOLDERS: [&str; 4] = ["data", "tests/packages/pingtan", "tests/packages/english", "examples/gapminder"];

fn ids<'a>(report: &'a Report, id: &str) -> Vec<&'a str> {
    let kin = kin(report, id).expect("a figure");
    kin.all().map(|it| it.observation.id.as_str()).collect()
}

#[test]
fn kin_are_terms_and_the_same_measure() {
    let report = report();
    let gap = ids(&report, "gap-manufacturing");
    for id in [
        "rate-manufacturing",
        "nation-manufacturing",
        "nation-manufacturing-published",
        "yrd-manufacturing-gap-2024",
    ] {
        assert!(gap.contains(&id), "{id}: {gap:?}");
    }
    assert_eq!(ids(&report, "ebike-refits"), ["ebike-cases", "ebike-refits-share"]);
    let rate = ids(&report, "rate-manufacturing");
    // Other regions and years of the measure, and what is computed of it.
    for id in
        ["nation-manufacturing-2017", "hunan-manufacturing", "gap-manufacturing", "gap-manufacturing-hunan"]
    {
        assert!(rate.contains(&id), "{id}: {rate:?}");
    }
    assert!(!rate.contains(&"rate-consumer"));
    assert!(kin(&report, "nothing").is_none());
}

/// Each of two marks the other, and none marks itself.
#[test]
fn kin_are_mutual() {
    for folder in FOLDERS {
        let report = opened(&files(folder));
        for figure in report.figures().step_by(7) {
            let id = figure.observation.id.as_str();
            let found = ids(&report, id);
            assert!(!found.contains(&id), "{id}");
            for other in found {
                assert!(ids(&report, other).contains(&id), "{id} and {other} of {folder}");
            }
        }
    }
}

/// Figures that are marked, and those that are compared with them.
const TOLD: [(&str, &str); 15] = [
    ("gap-manufacturing", ""),
    ("ebike-cases", ""),
    ("cranes-double-limit", ""),
    ("nation-manufacturing-published", "rate-manufacturing"),
    ("rate-manufacturing", "nation-manufacturing"),
    ("chains-listed", "key-list-nation"),
    ("ebike-cases", "ebike-refits"),
    ("rate-manufacturing", "nation-manufacturing-2024"),
    ("rate-manufacturing", "gap-manufacturing"),
    ("rate-manufacturing", "rate-consumer"),
    ("rate-manufacturing", "chains-listed"),
    ("cranes-double-limit", "cranes-total"),
    ("nation-manufacturing-2022", "nation-manufacturing-2021"),
    ("chains-listed", "guangdong-listed"),
    ("nation-manufacturing-target-2025", "rate-manufacturing"),
];

#[test]
fn what_is_marked_is_told() {
    let report = report();
    let mut out = String::new();
    for (pick, vs) in TOLD {
        let kin = kin(&report, pick).expect("a figure");
        let together = together(&report, pick, vs);
        assert_eq!(together.is_some(), !vs.is_empty());
        // Bars are drawn where something is computed, and nowhere else.
        assert!(
            together.as_ref().is_none_or(|it| it.said.is_ok() != bars(&report, it).0.is_empty()),
            "{pick} {vs}"
        );
        let _ = writeln!(out, "# {pick} {vs}");
        for lang in Lang::ALL {
            let told = together
                .as_ref()
                .map_or_else(|| marked(&report, &kin, lang), |it| compared(&report, it, lang));
            let _ = writeln!(out, "{told}");
        }
    }
    expect_file!["../expected/picked-default.txt"].assert_eq(&out);
}

/// What comes of two figures is the same whichever was marked first.
#[test]
fn two_figures_are_told_together() {
    let report = report();
    for (pick, vs) in TOLD.into_iter().filter(|(_, vs)| !vs.is_empty()) {
        let [one, two] =
            [(pick, vs), (vs, pick)].map(|(one, two)| together(&report, one, two).expect("two figures"));
        assert_eq!(one.said.is_ok(), two.said.is_ok(), "{pick} {vs}");
        if one.said.is_ok() {
            assert_eq!(compared(&report, &one, Lang::Zh), compared(&report, &two, Lang::Zh));
        }
    }
    assert!(together(&report, "rate-manufacturing", "rate-manufacturing").is_none());
    assert!(together(&report, "rate-manufacturing", "nothing").is_none());
}

/// What is computed of two figures is what a relation says of them, and granted; a reason is true of the two.
#[test]
fn what_two_say_is_true() {
    for folder in FOLDERS {
        let report = opened(&files(folder));
        let all: Vec<_> = report.figures().collect();
        let (mut computed, mut beside) = (0, 0);
        for (at, one) in all.iter().enumerate().step_by(5) {
            let kin = kin(&report, &one.observation.id).expect("a figure");
            let others = choices(&report, &kin).concat();
            for two in others.iter().step_by(1 + others.len() / 8).chain([&all[(at + 1) % all.len()]]) {
                let Some(it) = together(&report, &one.observation.id, &two.observation.id) else { continue };
                if it.said.is_ok() {
                    computed += 1;
                } else {
                    beside += 1;
                }
                hold(&report, &it);
            }
        }
        assert!(computed + beside > 10, "{folder}: {computed} and {beside}");
        assert!(folder != "data" || computed > 5, "{computed} computed");
    }
}

fn hold(report: &Report, it: &Together) {
    let [one, two] = [&it.first, &it.second].map(|it| it.observation);
    let both = [&one.id, &two.id];
    match &it.said {
        Ok(computed) => {
            let relations = report.relations_of(&computed.result.observation.id);
            let mut relations =
                relations.filter(|(relation, _)| relation.operands == [one.id.as_str(), &two.id]);
            assert!(
                relations.any(|(relation, _)| relation.kind.compares() == Some(computed.kind)),
                "{both:?}"
            );
            for figure in [one, two].into_iter().filter(|it| !it.region.is_empty()) {
                assert!(figure.usage != Some(Use::Background), "{both:?}");
            }
        }
        Err(Apart::Period) => assert!(one.period != two.period && one.indicator == two.indicator, "{both:?}"),
        Err(Apart::Unit) => assert!(it.first.unit.id != it.second.unit.id, "{both:?}"),
        Err(Apart::Measure) => assert!(one.indicator != two.indicator, "{both:?}"),
        Err(Apart::Pair(Reason::Undated)) => assert!([one.period, two.period].contains(&None), "{both:?}"),
        Err(Apart::Pair(Reason::Grade(_))) => {
            assert!(one.counterpart == two.id || two.counterpart == one.id, "{both:?}");
        }
        Err(Apart::Part | Apart::Related) => {
            let shared = report
                .relations_of(&one.id)
                .any(|(relation, _)| relation.result == two.id || relation.takes(&two.id));
            assert!(shared, "{both:?}");
        }
        Err(Apart::Pair(_) | Apart::NoValue) => {}
    }
}

/// The bench and the bar don't say different things of two figures.
#[test]
fn the_bench_is_kept_to() {
    for folder in FOLDERS {
        let report = opened(&files(folder));
        for pair in pairs(&report) {
            let [own, other] = [&pair.own, &pair.other].map(|it| it.observation.id.as_str());
            let it = together(&report, other, own).expect("two figures");
            assert_eq!(it.first.observation.id, own);
            match (&pair.outcome, &it.said) {
                (Outcome::Difference(one) | Outcome::Share(one), Ok(computed)) => {
                    assert_eq!(one.observation.id, computed.result.observation.id);
                }
                (Outcome::None(reason), Err(apart)) => assert_eq!(*apart, Apart::Pair(*reason)),
                _ => panic!("{own} and {other} are told of otherwise"),
            }
        }
    }
}
