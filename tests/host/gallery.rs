//! Every kind of chart once: as the tool lists them, and as a page.

use crate::common::{files, opened};
use crate::tool::run;
use guanzhi::chart::KINDS;
use std::fs;

#[test]
fn the_sample_has_every_kind_once() {
    let report = opened(&files("examples/kinds"));
    let mut drawn: Vec<&str> = report.package.charts.iter().map(|chart| chart.kind.as_str()).collect();
    let mut kinds: Vec<&str> = KINDS.iter().map(|kind| kind.id).collect();
    drawn.sort_unstable();
    kinds.sort_unstable();
    assert_eq!(drawn, kinds);
    assert!(report.package.charts.iter().all(|chart| chart.notes.len() == 1), "each says what it is for");
}

#[test]
fn kinds_are_listed_and_shown() {
    let all = run(&["kinds"], "C");
    for kind in KINDS {
        assert!(all.lines().any(|line| line.starts_with(&format!("{}  ", kind.id))), "{}", kind.id);
    }
    let one = run(&["kinds", "dumbbell", "--lang", "zh"], "C");
    assert!(
        one.contains("reference：任意个")
            && one.contains("\"kind\": \"dumbbell\"")
            && serde_json::from_str::<serde_json::Value>(&one[one.find("\n{").expect("an entry")..]).is_ok(),
        "{one}"
    );
    assert!(run(&["kinds", "pie"], "C").starts_with("2\n"));
    let dir = tempfile::tempdir().expect("a folder");
    for (lang, name) in [("zh", "kinds.html"), ("en", "kinds.en.html")] {
        let out = dir.path().join(name);
        let told = run(&["kinds", "-o", out.to_str().expect("UTF-8"), "--lang", lang], "C");
        assert!(told.starts_with("0\n"), "{told}");
        let page = fs::read_to_string(&out).expect("a page");
        assert_eq!(page.matches("<img src=\"data:image/svg+xml;base64,").count(), KINDS.len());
        assert!(KINDS.iter().all(|kind| page.contains(&format!("<section id=\"{}\"", kind.id))));
    }
}
