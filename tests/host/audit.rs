//! Sources read again: an English bulletin, and what statistical communiqués print.

use crate::common::{files, path};
use crate::packages::Edit::{Add, Swap};
use crate::packages::edited;
use guanzhi::lang::Lang;
use guanzhi::open;
use guanzhi::package::numerals::{Audit, Finding, audit};
use guanzhi::package::{File, review};
use std::fs;

/// What reading a text again finds in a package that has no problems.
fn audited(files: &[File], text: &str) -> Audit {
    let (report, problems) = open(files);
    let told: Vec<String> = problems.iter().map(|problem| problem.message(Lang::En)).collect();
    assert!(told.is_empty(), "{told:#?}");
    audit(&report.package, text)
}

/// What was found in short: the kind of finding and the numeral.
fn told(files: &[File], text: &str) -> Vec<String> {
    let short = |finding: &Finding| match finding {
        Finding::Missed(token) => format!("missed {}", token.token),
        Finding::Misread { numeral, token } => format!("misread {} {}", numeral.token, token.token),
        Finding::Moved { numeral, .. } => format!("moved {}", numeral.token),
        Finding::Gone(numeral) => format!("gone {}", numeral.token),
        Finding::Differs { numeral, .. } => format!("differs {}", numeral.token),
        Finding::Sign { numeral, .. } => format!("sign {}", numeral.token),
    };
    audited(files, text).findings.iter().map(short).collect()
}

#[test]
fn an_english_bulletin_has_no_findings() {
    let files = files("tests/packages/bulletin");
    let text = fs::read_to_string(path("tests/packages/bulletin.txt")).expect("a text");
    assert_eq!(audited(&files, &text), Audit { findings: Vec::new(), evident: 12 });
    let (report, _) = open(&files);
    assert!(review(&files, &report.package, true).is_empty());
    // Each of its figures is missed where the text has another one in its place.
    for numeral in report.package.numerals.iter().filter(|row| row.figure.is_some()) {
        let other = text.replacen(&numeral.token, "77", 1);
        assert!(!audit(&report.package, &other).findings.is_empty(), "{}", numeral.token);
    }
}

/// The base package with one more figure of growth, which a third paragraph of its text prints.
fn growing(printed: &str, token: &str) -> Vec<File> {
    let figure = format!("faster,growth,990000,2022,stated,{printed},,exact,report,p1,report,,,,,\n");
    edited(&[Add("observations.csv", &figure), Add("numerals.csv", &format!("2,1,{token},faster,\n"))])
}

fn article() -> String {
    fs::read_to_string(path("tests/packages/article.txt")).expect("a text")
}

/// Of a figure that may be above and below zero, the source's word decides.
#[test]
fn declines_have_a_sign() {
    let check = |printed: &str, token: &str, sentence: &str, expected: &[&str]| {
        assert_eq!(
            told(&growing(printed, token), &format!("{}\n{sentence}\n", article())),
            expected,
            "{printed}: {sentence}"
        );
    };
    for printed in ["-2.5", "下降2.5", "−2.5"] {
        check(printed, "2.5", "新增下降2.5%。", &[]);
        check(printed, "2.5", "新增增长2.5%。", &["sign 2.5"]);
    }
    check("2.5", "2.5", "新增增长2.5%。", &[]);
    check("2.5", "2.5", "新增下降2.5%。", &["sign 2.5"]);
    check("2.5", "2.5", "Building declined by 2.5%.", &["sign 2.5"]);
    check("-2.5", "2.5", "Building fell by 2.5%.", &[]);
    check("-2.5", "2.5", "新增2.5%。", &[]);
    check("2.5", "2.5", "降至2.5%。", &[]);
}

/// A spreadsheet that saved 3.60 as 3.6 in every file of the package is found by the source.
#[test]
fn lost_digits_are_found() {
    let lost = |text: &str| told(&edited(&[]), &article().replace("3.6", text));
    assert_eq!(lost("3.6"), [""; 0]);
    assert_eq!(lost("3.60"), ["misread 3.6 3.60"]);
}

#[test]
fn ranges_and_number_words_are_those_of_their_figures() {
    let check = |printed: &str, token: &str, sentence: &str, expected: &[&str]| {
        let mut findings = told(&growing(printed, token), &format!("{}\n{sentence}\n", article()));
        findings.retain(|finding| !finding.starts_with("missed"));
        assert_eq!(findings, expected, "{printed}: {sentence}");
    };
    check("3%–5%", "3", "增长3%—5%。", &[]);
    check("三分之一", "三", "增长三分之一。", &[]);
    check("two thirds", "two thirds", "It grew by two thirds.", &[]);
    check("12", "twelve", "It grew by twelve percent.", &[]);
    check("12", "a dozen", "It grew by a dozen.", &[]);
}

/// A row that says why a numeral is none may stand there or not, where that is evident; others may not be left out.
#[test]
fn evident_numerals_need_no_row() {
    let without_dates =
        edited(&[Swap("numerals.csv", "0,1,2023,,date\n", ""), Swap("numerals.csv", "1,1,2024,,date\n", "")]);
    assert_eq!(audited(&without_dates, &article()), Audit { findings: Vec::new(), evident: 2 });
    assert_eq!(audited(&edited(&[]), &article()), Audit { findings: Vec::new(), evident: 0 });
    let without_rank = edited(&[Swap("numerals.csv", "0,2,二,rank,\n", "")]);
    assert_eq!(told(&without_rank, &article()), ["missed 二"]);
}
