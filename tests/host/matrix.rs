//! The matrix: what is known of each subject, and what isn't said.

use crate::common::{files, opened, report};
use expect_test::expect;
use guanzhi::lang::Lang;
use guanzhi::matrix::{Known, known, rows};
use guanzhi::open::open;
use guanzhi::package::File;
use guanzhi::page::reader::reader;
use guanzhi::report::Report;
use std::fmt::Write;

/// A line a subject, a sign a fact.
fn told(report: &Report) -> String {
    let mut out = String::new();
    for subject in rows(report) {
        let facts = report.package.story.facts.iter();
        let signs: String = facts
            .map(|fact| match known(report, subject, fact) {
                Known::Said => '●',
                Known::Elsewhere => '◐',
                Known::Derived => '≈',
                Known::Open => '?',
                Known::Unnamed => '–',
            })
            .collect();
        let _ = writeln!(out, "{signs} {}", subject.id);
    }
    out
}

#[test]
fn figures_decide_what_is_known() {
    expect![[r"
        ●●●? industrial-robots
        ●–?? magnesium
        ●–?? petrochemicals
        ◐–◐? rubber-seals
        ●–?? other-listed
    "]]
    .assert_eq(&told(&report()));
}

/// Each sign is read aloud in words, and is no colour alone; the other subjects are behind what opens them.
#[test]
fn it_is_read_aloud() {
    let report = report();
    for (lang, texts) in [
        (Lang::Zh, ["标志性 报告写明", "十六链 另一来源写明", "家数 没有说明", "标志性 没有点名"]),
        (
            Lang::En,
            [
                "Landmark the report says so",
                "The sixteen another source says so",
                "Firms not said",
                "Landmark not named",
            ],
        ),
    ] {
        let page = reader(&report, lang, &|_, _| None).0;
        let matrix = &page[page.find("id=\"subjects\"").expect("subjects")..];
        let matrix = &matrix[..matrix.find("</section>").expect("their end")];
        for text in texts {
            assert!(matrix.contains(text), "{text}");
        }
        for subject in &report.package.story.subjects {
            assert!(matrix.contains(&format!("id=\"subject-{}\"", subject.id)), "{}", subject.id);
        }
        for sign in ['●', '◐', '?', '–'] {
            assert!(matrix.contains(sign), "{sign}");
        }
    }
}

/// The files of a package with another story.
fn with(folder: &str, edit: impl Fn(&mut serde_json::Value)) -> Vec<File> {
    let mut files = files(folder);
    let file = files.iter_mut().find(|file| file.name == "story.json").expect("a story");
    let mut story = serde_json::from_slice(&file.bytes).expect("JSON");
    edit(&mut story);
    file.bytes = story.to_string().into_bytes();
    files
}

/// Any package may have one, in its own language; one without facts has its list of subjects.
#[test]
fn other_packages_have_their_own() {
    let list =
        opened(&with("tests/packages/english", |story| story["sections"][0]["below"] = "subjects".into()));
    let list = reader(&list, Lang::En, &|_, _| None).0;
    assert!(list.contains("id=\"subject-wardens\"") && !list.contains("matrix"));
    let report = opened(&with("tests/packages/english", |story| {
        story["facts"] =
            serde_json::json!([{ "id": "empty", "name": { "en": "Empty" }, "figure": "vacancy" }]);
        story["sections"][0]["below"] = "subjects".into();
        story["subjects"][0]["facts"] = serde_json::json!({ "empty": ["league-vacancy"] });
    }));
    assert_eq!(told(&report), "◐ wardens\n");
    let page = reader(&report, Lang::En, &|_, _| None).0;
    assert!(page.contains("Empty another source says so") && !page.contains("follows from other figures"));
    // Nobody says what was derived.
    let derived = report.figures().find(|it| it.value.is_derived()).expect("a figure");
    let report = opened(&with("tests/packages/english", |story| {
        story["facts"] =
            serde_json::json!([{ "id": "empty", "name": { "en": "Empty" }, "figure": "vacancy" }]);
        story["sections"][0]["below"] = "subjects".into();
        story["subjects"][0]["facts"] = serde_json::json!({ "empty": [derived.observation.id] });
    }));
    assert_eq!(told(&report), "≈ wardens\n");
    assert!(reader(&report, Lang::En, &|_, _| None).0.contains("Empty follows from other figures"));
}

#[test]
fn what_it_names_must_be_there() {
    let (_, problems) = open(&with("data", |story| {
        story["facts"][0]["figure"] = "nothing".into();
        story["subjects"][1]["facts"] =
            serde_json::json!({ "listd": ["chains-listed"], "key": ["no-figure"] });
    }));
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    for id in ["nothing", "listd", "no-figure"] {
        assert!(problems.iter().any(|problem| problem.contains(id)), "{id}: {problems:#?}");
    }
}

/// One figure says it of a subject: of a second one nothing would be shown.
#[test]
fn one_figure_says_it() {
    let (_, problems) = open(&with("data", |story| {
        story["subjects"][1]["facts"] =
            serde_json::json!({ "listed": ["chains-listed", "chains-key"], "key": ["chains-key"] });
    }));
    let [problem] = &problems[..] else { panic!("{problems:#?}") };
    expect![[r#"story.json:1: facts has "chains-key" as a second figure, but one says it; remove it"#]]
        .assert_eq(&problem.message(Lang::En));
}
