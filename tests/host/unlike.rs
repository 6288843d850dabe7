//! Unlike packages published: the pages of each say nothing that belongs to another.

use crate::common::{files, opened, path};
use aho_corasick::AhoCorasick;
use guanzhi::lang::{Lang, Text};
use guanzhi::package::{ChartSpec, FILES, Package, Tier};
use guanzhi::page::{card, explorer, method, reader};
use guanzhi::report::Report;
use guanzhi::words::Account;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use tempfile::TempDir;

/// A report of a province, one of a county, and a synthetic one in English alone; then the examples.
const PACKAGES: [&str; 5] =
    ["data", "tests/packages/pingtan", "tests/packages/english", "examples/employment", "examples/gapminder"];

/// Words that would belong to one report wherever they stood, unless its package has them.
const NOBODYS: [&str; 16] = [
    "辽宁",
    "Liaoning",
    "全国",
    "China",
    "nation",
    "province",
    "provinces",
    "全省",
    "合格率",
    "pass rate",
    "1,711",
    "1711",
    "hegelv",
    "zzy",
    "观质",
    "Guanzhi",
];

/// A package, and all that readers see of what is published of it.
struct Published {
    folder: &'static str,
    report: Report,
    /// What its files say, in one text.
    own: String,
    /// By file of the output, or by what the app shows: texts and what is read aloud.
    shown: BTreeMap<String, String>,
    out: TempDir,
}

impl Published {
    fn site(&self) -> PathBuf {
        self.out.path().join("site")
    }

    /// A page as it was written.
    fn page(&self, name: &str) -> String {
        let path = self.out.path().join(name);
        fs::read_to_string(&path).unwrap_or_else(|_| panic!("{} is missing", path.display()))
    }
}

/// All of them, each published once.
fn published() -> &'static [Published] {
    static ALL: OnceLock<Vec<Published>> = OnceLock::new();
    ALL.get_or_init(|| PACKAGES.into_iter().map(publish).collect())
}

fn publish(folder: &'static str) -> Published {
    let out = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_guanzhi"));
    command.args(["--lang", "en", "publish"]).arg(path(folder)).arg("-o").arg(out.path());
    let told = command
        .args(["--no-pictures", "--address", "https://example.org/r/"])
        .output()
        .expect("the tool starts");
    assert!(told.status.success(), "{folder}: {}", String::from_utf8_lossy(&told.stdout));
    let own = files(folder).into_iter().map(|file| String::from_utf8(file.bytes).expect("text")).collect();
    let report = opened(&files(folder));
    let mut shown = app_texts(&report);
    collect(out.path(), out.path(), &mut shown);
    Published { folder, report, own, shown, out }
}

/// What the app shows that no file has: cards, the explorer, remarks, the page in its other language.
fn app_texts(report: &Report) -> BTreeMap<String, String> {
    /// Cards of thousands of figures of one sort say no more than some of them.
    const CARDS: usize = 400;
    let mut shown = BTreeMap::new();
    for lang in report.package.meta.languages() {
        let cards: Vec<String> = report
            .figures()
            .step_by(report.figures().count().div_ceil(CARDS))
            .map(|figure| card::card(report, &figure.observation.id, Some(""), lang).0)
            .chain([explorer::controls(report, lang).0, method::remarks(report, lang).0])
            .chain([reader::reader(report, lang, &|_, _| None).0])
            .collect();
        shown.insert(format!("the app in {}", lang.id()), visible(&cards.concat()));
    }
    shown
}

fn collect(root: &Path, folder: &Path, shown: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.strip_prefix(root).expect("below").to_string_lossy().into_owned();
        let ends = path.extension().unwrap_or_default();
        if path.is_dir() {
            collect(root, &path, shown);
        } else if ends == "html" {
            shown.insert(name, visible(&fs::read_to_string(&path).expect("a page")));
        } else if name.starts_with("site/assets/present-") {
            shown.insert(name, slides(&fs::read_to_string(&path).expect("a script")));
        } else if ends == "json" || ends == "csv" {
            shown.insert(name, fs::read_to_string(&path).expect("text"));
        }
    }
}

/// What the script of the slides has of them, apart from its code.
fn slides(script: &str) -> String {
    let start = script.find("{\"en\":{\"controls\"").expect("the words of the slides");
    let mut words = serde_json::Deserializer::from_str(&script[start..]).into_iter::<serde_json::Value>();
    let words = words.next().expect("an object").expect("JSON");
    let texts = words.as_object().expect("an object").values().map(|own| {
        let markup = ["deck", "controls"].map(|part| visible(own[part].as_str().unwrap_or_default()));
        [markup.concat(), own["notes"].to_string()].concat()
    });
    texts.collect()
}

/// The texts of a page, and what attributes say to readers and machines; scripts and styles aren't read, but for data.
fn visible(page: &str) -> String {
    const SAYING: [&str; 7] = ["content", "title", "alt", "aria-label", "placeholder", "label", "href"];
    let mut out = String::new();
    let mut rest = page;
    while let Some((text, tag)) = rest.split_once('<') {
        out.push_str(text);
        out.push('\n');
        let (tag, behind) = tag.split_once('>').unwrap_or((tag, ""));
        for attribute in tag.split(['"', '\n']).collect::<Vec<_>>().chunks(2) {
            let [start, value] = attribute else { continue };
            if SAYING.iter().any(|name| start.ends_with(&format!(" {name}="))) {
                out.push_str(value);
                out.push('\n');
            }
        }
        let skipped = ["script", "style"].iter().find(|name| tag.starts_with(**name));
        rest = match skipped {
            Some(name) if !tag.contains("ld+json") => {
                behind.split_once(&format!("</{name}>")).map_or("", |(_, rest)| rest)
            }
            _ => behind,
        };
    }
    out.push_str(rest);
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(out, |out, (entity, c)| out.replace(entity, c))
}

/// The names and sentences of a package that are long enough to be its own.
fn phrases(package: &Package) -> Vec<String> {
    let mut found: Vec<String> =
        package.regions.iter().flat_map(|region| [region.name.zh.clone(), region.name.en.clone()]).collect();
    let mut texts: Vec<&Text> = Vec::new();
    texts.extend(package.themes.iter().map(|theme| &theme.name));
    texts.extend(package.indicators.iter().flat_map(|it| [&it.name, &it.note]));
    texts.extend(package.sources.iter().flat_map(|it| [&it.title, &it.issuer]));
    texts.extend(package.places.iter().flat_map(|it| [&it.heading, &it.topic]));
    texts.extend(package.observations.iter().map(|it| &it.note));
    texts.extend(package.relations.iter().map(|it| &it.note));
    texts.extend(package.charts.iter().flat_map(ChartSpec::texts));
    texts.extend(package.story.texts().chain([&package.meta.brand, &package.meta.publisher]));
    found.extend(texts.iter().map(|text| text.zh.clone()).filter(|text| text.chars().count() >= 4));
    found.extend(texts.iter().map(|text| text.en.clone()).filter(|text| text.len() >= 12));
    found.retain(|text| text.chars().count() >= 2);
    found.sort();
    found.dedup();
    found
}

/// The figures of a package with so many digits or more, as they may stand in a text.
fn numbers(package: &Package, digits: usize) -> Vec<String> {
    let figures = package.observations.iter().filter(|it| it.tier != Tier::Derived);
    let printed = figures.filter_map(|it| it.quantity.as_ref()).map(|quantity| quantity.printed.clone());
    // Round ones stand on axes.
    let long =
        |text: &String| text.chars().filter(char::is_ascii_digit).count() >= digits && !text.ends_with("00");
    let mut found: Vec<String> = printed.filter(long).collect();
    let plain: Vec<String> = found.iter().map(|text| text.replace(',', "")).collect();
    found.extend(plain.iter().map(|text| grouped(text)));
    found.extend(plain);
    found.sort();
    found.dedup();
    found
}

/// A number without groups, with its digits in groups of three.
fn grouped(number: &str) -> String {
    let (whole, fraction) = number.split_at(number.find('.').unwrap_or(number.len()));
    let groups: Vec<&str> = whole
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(|group| std::str::from_utf8(group).unwrap_or_default())
        .collect();
    groups.join(",") + fraction
}

/// What in a text may be a number: what stands between characters that are in none.
fn numerals(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | ',')));
    words
        .map(|word| word.trim_end_matches(['.', ',']))
        .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether what stands at a place of a text has neither letters nor digits of the same sort beside it.
fn stands_alone(text: &str, at: Range<usize>) -> bool {
    let joins = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',');
    let before = text[..at.start].chars().next_back();
    let mut after = text[at.end..].chars();
    let ascii = text[at].starts_with(|c: char| c.is_ascii_alphanumeric());
    let ends = match after.next() {
        Some('.' | ',') => !after.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !joins(c),
        None => true,
    };
    !ascii || before.is_none_or(|c| !joins(c)) && ends
}

#[test]
fn no_page_says_what_belongs_to_another_report() {
    /// Of so many figures short ones are found anywhere by chance.
    const MANY: usize = 500;
    let mut found = Vec::new();
    for one in published() {
        let colophons = Lang::ALL.map(|lang| Account::of(lang).colophon);
        let mut foreign: Vec<String> = Vec::new();
        let mut numbers: BTreeSet<String> = BTreeSet::new();
        for other in published().iter().filter(|other| other.folder != one.folder) {
            foreign.extend(phrases(&other.report.package));
            let many = [one, other].iter().any(|it| it.report.package.observations.len() > MANY);
            numbers.extend(self::numbers(&other.report.package, if many { 6 } else { 4 }));
        }
        foreign.retain(|phrase| !one.own.contains(phrase));
        let lower = one.own.to_lowercase();
        let nobodys = NOBODYS.iter().filter(|word| !lower.contains(&word.to_lowercase()));
        foreign.extend(nobodys.map(ToString::to_string));
        // Thousands of phrases in megabytes of text: all of them in one walk.
        let phrases = AhoCorasick::new(&foreign).expect("phrases");
        let own: BTreeSet<&str> = numerals(&one.own).collect();
        numbers.retain(|number| !own.contains(number.as_str()));
        for (name, text) in &one.shown {
            let text = colophons.iter().fold(text.clone(), |text, colophon| text.replace(colophon, ""));
            let places = phrases.find_overlapping_iter(&text).map(|found| found.range());
            let phrases = places.filter(|at| stands_alone(&text, at.clone())).map(|at| &text[at]);
            let numbers = numerals(&text).filter(|number| numbers.contains(*number));
            let told: BTreeSet<&str> = phrases.chain(numbers).collect();
            found.extend(told.into_iter().map(|it| format!("{}: {name}: {it}", one.folder)));
        }
        assert!(one.shown.len() > 8, "{}: its pages are found", one.folder);
    }
    found.truncate(60);
    assert!(found.is_empty(), "{found:#?}");
}

/// What the search above would find, it finds.
#[test]
fn what_belongs_to_another_report_would_be_found() {
    let all = published();
    for one in all {
        for other in all.iter().filter(|other| other.folder != one.folder) {
            let own = phrases(&one.report.package);
            let foreign = own.iter().filter(|phrase| !other.own.contains(*phrase)).count();
            assert!(foreign > 20, "{} has phrases that {} doesn’t have", one.folder, other.folder);
        }
        let pages: String = one.shown.values().map(String::as_str).collect();
        let title = one.report.package.story.title.get(one.report.package.meta.first_language());
        let headlines = one.report.package.charts.iter().filter(|chart| {
            one.report.package.meta.languages().all(|lang| pages.contains(chart.headline.get(lang)))
        });
        assert!(
            pages.contains(title) && headlines.count() == one.report.package.charts.len(),
            "{}",
            one.folder
        );
        let shown: BTreeSet<&str> = numerals(&pages).collect();
        assert!(
            numbers(&one.report.package, 4).iter().filter(|number| shown.contains(number.as_str())).count()
                > 2
        );
    }
}

#[test]
fn each_page_counts_its_own_numerals() {
    let [province, county, english, ..] = published() else { panic!("packages") };
    let text = |of: &Published| of.shown["report.html"].replace('\n', "");
    assert!(text(province).contains("原文的数字逐一有着落：177 处阿拉伯数字，48 处汉字数字。"));
    assert!(text(county).contains("此外是否还有，没有说明。"), "nobody says that its numerals are all");
    let english = text(english);
    assert!(!english.contains("in digits") && !english.contains("accounted for"), "it lists none");
    assert!(english.contains("3.7% stands for 3.65–3.75%"), "its own figures are the examples");
    assert!(english.contains("Every figure has its period stated."));
}

/// Pairs are told for each region with a role, and why nothing is computed of some.
#[test]
fn regions_with_a_role_are_told_with_the_true_reason() {
    let [_, county, english, ..] = published() else { panic!("packages") };
    let text = county.shown["report.html"].replace('\n', " ");
    for told in ["福建 7.6%", "玉环", "没有给出关系"] {
        assert!(text.contains(told) || text.contains(&told.replace("7.6", "+7.6")), "{told}");
    }
    assert!(!text.contains("下限"), "both figures are exact");
    let text = english.shown["report.html"].split_whitespace().collect::<Vec<_>>().join(" ");
    for told in
        ["Southmoor 5.9%", "League of Moors 4.4%", "no relation stated", "lower bound only", "other period"]
    {
        assert!(text.contains(told), "{told}: {text}");
    }
}

/// A package in one language is published in that alone.
#[test]
fn a_page_in_english_has_no_other_language() {
    let [_, _, english, ..] = published() else { panic!("packages") };
    let is_chinese =
        |c: char| ('\u{3000}'..='\u{9fff}').contains(&c) || ('\u{ff00}'..='\u{ffef}').contains(&c);
    let mut folders = vec![english.out.path().to_path_buf()];
    let mut names = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(english.out.path()).expect("below").to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            if let Ok(text) = String::from_utf8(fs::read(&path).expect("a file")) {
                let found: String = text.chars().filter(|c| is_chinese(*c)).take(20).collect();
                assert!(found.is_empty(), "{name}: {found}");
            }
            names.push(name);
        }
    }
    for folder in ["chart", "embed", "oembed"] {
        let files: Vec<&String> =
            names.iter().filter(|name| name.starts_with(&format!("site/{folder}/"))).collect();
        assert_eq!(files.len(), english.report.package.charts.len(), "{files:?}");
        assert!(files.iter().all(|name| name.contains(".en.")), "{files:?}");
    }
    for name in ["report.html", "site/index.html", "site/slides.en.html", "site/chart/building.en.html"] {
        let page = english.page(name);
        assert!(page.contains("<html lang=\"en\" data-only=\"en\""), "{name}");
        for other in ["lang=zh", "lang=\"zh", "data-lang=", "hreflang", "package-zh"] {
            assert!(!page.contains(other), "{name}: {other}");
        }
    }
    let index = english.page("site/index.html");
    for told in [
        "property=\"og:locale\" content=\"en\"",
        "\"inLanguage\":\"en\"",
        "property=\"og:site_name\" content=\"Northmoor in figures\"",
        "\"publisher\":{\"@type\":\"Organization\",\"name\":\"Northmoor Office of Invented Statistics\",\"url\":\"https://northmoor.example/homes\"}",
        "\"license\":\"https://creativecommons.org/licenses/by/4.0/\"",
        "property=\"og:url\" content=\"https://example.org/r/\"",
        ">Published by Northmoor Office of Invented Statistics.</a>",
        ">Licence: Creative Commons Attribution 4.0</a>",
        "<title>How Northmoor builds · Northmoor in figures</title>",
    ] {
        assert!(index.contains(told), "{told}");
    }
    assert!(index.contains("--own:#1d5c2e") || english.site().join("assets").is_dir());
    let assets = fs::read_dir(english.site().join("assets")).expect("assets");
    let mut assets = assets.map(|entry| entry.expect("an entry").path());
    let style =
        assets.find(|path| path.file_name().is_some_and(|it| it.to_string_lossy().starts_with("style-")));
    let style = style.expect("a style");
    let style = fs::read_to_string(style).expect("a style");
    assert!(style.contains("--own:#1d5c2e") && style.contains("--own:#7fd69a"));
    assert!(!style.contains("#b3261e") && !index.contains("b3261e"), "the accent is the package’s");
    assert_eq!(FILES.len(), 12, "a package in one language has the same files");
}

/// A page in two languages says which it opens in only where its package does.
#[test]
fn the_language_that_a_page_opens_in_is_the_packages_or_the_readers() {
    let [province, county, ..] = published() else { panic!("packages") };
    for one in [province, county] {
        let page = one.page("report.html");
        let start = &page[..200];
        assert!(
            start.contains("<html lang=\"zh-CN\" data-state") && !start.contains("data-opening"),
            "{start}"
        );
        assert!(page.contains("navigator.languages"), "the boot script asks for the reader’s");
    }
    // A page of a chart leads to the report in its own language, whatever the reader's is.
    let chart = &county.report.package.charts[0].id;
    let page = county.page(&format!("site/chart/{chart}.html"));
    assert!(page.contains(&format!("../index.html?lang=zh#{chart}")));
    let page = county.page(&format!("site/chart/{chart}.en.html"));
    assert!(page.contains(&format!("../index.en.html#{chart}")));
}
