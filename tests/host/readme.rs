//! The README's commands do what it says, and its claims about files hold.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

fn readme() -> String {
    fs::read_to_string("README.md").expect("README.md")
}

/// The lines of the fenced blocks marked `sh`.
fn commands() -> Vec<String> {
    let text = readme();
    let blocks = text.split("```sh\n").skip(1).filter_map(|block| block.split("```").next());
    blocks.flat_map(str::lines).map(str::to_owned).collect()
}

#[test]
fn every_command_is_run() {
    let ci = fs::read_to_string(".ci/run").expect(".ci/run");
    let out = tempfile::tempdir().expect("a folder");
    let commands = commands();
    assert!(commands.len() >= 4, "{commands:?}");
    for line in commands {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            // These build and test everything, this test too; `.ci/run` runs them.
            ["cargo", "xtask", ..] => {
                // There with further engines.
                let mut runs = ci.lines().map(|run| run.trim_end_matches(" --all-engines"));
                assert!(runs.any(|run| run == line), ".ci/run doesn’t run {line}");
            }
            ["target/debug/guanzhi", ref arguments @ ..] => {
                let folder = out.path().to_str().expect("a path in UTF-8");
                // What is written goes into a folder of the test's own.
                let placed = |word: &&str| match word.strip_prefix("dist") {
                    Some(rest) if rest.is_empty() || rest.starts_with('/') => [folder, rest].concat(),
                    _ => (*word).to_owned(),
                };
                let arguments = arguments.iter().map(placed);
                let run =
                    Command::new(env!("CARGO_BIN_EXE_guanzhi")).args(arguments).output().expect("it starts");
                assert!(run.status.success(), "{line}: {}", String::from_utf8_lossy(&run.stdout));
            }
            _ => panic!("no test runs {line}"),
        }
    }
    for named in
        ["report.html", "site/index.html", "site/picture/nation-gap.png", "site/picture/nation-gap.en.svg"]
    {
        assert!(out.path().join(named).is_file(), "{named}");
    }
}

/// What the README must name.
const COMMANDS: [&str; 8] = ["check", "audit", "migrate", "publish", "workbook", "draft", "new", "kinds"];

#[test]
fn every_subcommand_is_known() {
    let help = Command::new(env!("CARGO_BIN_EXE_guanzhi")).arg("--help").output().expect("it starts");
    let help = String::from_utf8_lossy(&help.stdout).into_owned();
    let text = readme();
    let named: BTreeSet<&str> = text
        .match_indices("guanzhi ")
        .filter_map(|(at, start)| text[at + start.len()..].split(|c: char| !c.is_ascii_lowercase()).next())
        .filter(|word| !word.is_empty())
        .collect();
    for word in named.iter().filter(|word| COMMANDS.contains(*word)) {
        assert!(help.contains(word), "{word}");
    }
    assert!(named.is_superset(&BTreeSet::from(COMMANDS)), "{named:?}");
}

#[test]
fn files_and_links_exist() {
    let text = readme();
    for (at, start) in text.match_indices("](") {
        let target = text[at + start.len()..].split(')').next().expect("a link ends");
        if !target.starts_with("https://") && !target.starts_with('#') {
            assert!(Path::new(target).is_file(), "{target}");
        }
    }
}

/// `ACCESSIBILITY.md` names the test behind each answer: a test that was renamed or removed would leave it an assertion.
#[test]
fn tests_that_are_named_exist() {
    let text = fs::read_to_string("ACCESSIBILITY.md").expect("ACCESSIBILITY.md");
    let sources: String = [
        "tests/page/main.rs",
        "tests/page/access.rs",
        "tests/page/embed.rs",
        "tests/page/measure.rs",
        "tests/page/save.rs",
        "tests/page/picked.rs",
        "tests/page/present.rs",
        "tests/host/charts.rs",
    ]
    .into_iter()
    .map(|file| fs::read_to_string(file).expect(file))
    .collect();
    let is_name =
        |part: &&str| part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') && part.contains('_');
    let names: Vec<&str> = text.split('`').skip(1).step_by(2).filter(is_name).collect();
    assert!(names.len() > 20, "{names:?}");
    let missing: Vec<&&str> = names.iter().filter(|name| !sources.contains(&format!("fn {name}("))).collect();
    assert!(missing.is_empty(), "no such tests: {missing:?}");
}
