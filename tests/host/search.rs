//! What the explorer finds: whatever text a row shows, typed in any of the ways in which people type it.

use crate::common::files;
use guanzhi::explore::{Selection, Texts};
use guanzhi::lang::Lang;
use guanzhi::open;
use guanzhi::page::explorer;
use guanzhi::report::Report;
use guanzhi::search::Readings;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The default report, with what of it can be found, and the cells of its rows.
static DEFAULT: LazyLock<(Report, Texts, Vec<Cell>)> = LazyLock::new(|| {
    let (mut report, problems) = open(&files("data"));
    assert!(problems.is_empty(), "{problems:?}");
    let readings =
        [('制', "zhi"), ('造', "zao"), ('业', "ye"), ('合', "he"), ('格', "ge"), ('率', "lv shuai")];
    report.readings = Readings::new(readings.map(|(c, reading)| (c, reading.to_owned())).to_vec());
    let (texts, cells) = (Texts::of(&report), cells(&report));
    (report, texts, cells)
});

/// A text that a row shows.
#[derive(Clone, Debug)]
struct Cell {
    /// The place of the row's figure.
    figure: usize,
    text: String,
}

/// The texts of all cells in both languages, with scales in words and in digits.
fn cells(report: &Report) -> Vec<Cell> {
    let list: Vec<usize> = (0..report.package.observations.len()).collect();
    let mut cells = Vec::new();
    for (lang, digits) in Lang::ALL.into_iter().flat_map(|lang| [(lang, false), (lang, true)]) {
        let selection = Selection { digits, ..Selection::default() };
        let rows = explorer::rows(report, &list, (0, list.len()), &selection, lang).0;
        for (figure, row) in rows.split("<tr role=\"row\"").skip(1).enumerate() {
            let texts = row.split(['<', '>']).skip(1).step_by(2).map(plain);
            cells.extend(texts.filter(|text| !text.is_empty()).map(|text| Cell { figure, text }));
        }
    }
    cells
}

/// A text of markup without its escapes.
fn plain(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&amp;", "&").trim().to_owned()
}

/// The places of the figures that are found.
fn found(query: &str) -> Vec<usize> {
    let (report, texts, _) = &*DEFAULT;
    texts.select(report, &Selection { query: query.to_owned(), ..Selection::default() }, Lang::Zh)
}

#[test]
fn rows_are_found_by_what_they_show() {
    let (report, _, cells) = &*DEFAULT;
    assert!(cells.len() > 15 * report.package.observations.len(), "the cells are read: {}", cells.len());
    // What many rows show is looked for once.
    let mut shown: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for Cell { figure, text } in cells {
        shown.entry(text).or_default().push(*figure);
    }
    for (text, figures) in shown {
        let found = found(text);
        for figure in figures {
            assert!(found.contains(&figure), "{text:?} of figure {figure}");
        }
    }
}

#[test]
fn what_readers_type_finds_the_figure() {
    let (report, ..) = &*DEFAULT;
    let check = |query: &str, id: &str| {
        let found = found(query);
        let ids: Vec<&str> = found.iter().map(|at| report.package.observations[*at].id.as_str()).collect();
        assert!(ids.contains(&id), "{query} finds {ids:?}");
        assert!(ids.len() < report.package.observations.len() / 2, "{query} finds {}", ids.len());
    };
    for query in ["1,755", "１７５５", "1755", "１，７５５", "1 755"] {
        check(query, "group-members");
    }
    for query in ["94.1%", "９４．１％", "94.1％", "zhi'zao'ye 94.1", "hegelü 94.1", "HEGELV ９４．１"]
    {
        check(query, "rate-manufacturing");
    }
    for query in ["870 million", "870 million yuan", "8.7 亿", "8.7亿元", "870,000,000", "８.７亿元"] {
        check(query, "enterprise-funds");
    }
    check("+0.5", "gap-manufacturing");
    check("第9", "rank-manufacturing");
    check("第 9 位", "rank-manufacturing");
    for nothing in ["94.10001", "第99", "zhizaoyi", "1.755"] {
        assert!(found(nothing).is_empty(), "{nothing}");
    }
}

/// A part of a cell's text, as somebody may type it.
fn typed() -> impl Strategy<Value = (Cell, String)> {
    let cell = (0..DEFAULT.2.len()).prop_map(|at| DEFAULT.2[at].clone());
    let part = (cell, any::<prop::sample::Index>(), any::<prop::sample::Index>());
    let ways = prop::collection::vec(0..6_u8, 1..12);
    (part, ways).prop_map(|((cell, from, length), ways)| {
        let chars: Vec<char> = cell.text.chars().collect();
        let from = from.index(chars.len());
        let part = &chars[from..=from + length.index(chars.len() - from)];
        let typed = part.iter().zip(ways.iter().cycle()).map(|(c, way)| otherwise(*c, *way)).collect();
        (cell, typed)
    })
}

/// A character as it is, or in another way of writing it.
fn otherwise(c: char, way: u8) -> String {
    match (way, c) {
        (0, '!'..='~') => char::from_u32(u32::from(c) + 0xfee0).expect("a full-width form").to_string(),
        (1, ',') | (2, '’' | '\'') => String::new(),
        (3, '−' | '–' | '—') => "-".to_owned(),
        (4, c) => c.to_ascii_uppercase().to_string(),
        (5, c) if c.is_ascii_digit() => format!("{c},"),
        _ => c.to_string(),
    }
}

proptest! {
    #[test]
    fn any_part_of_a_row_finds_it((cell, typed) in typed()) {
        prop_assert!(found(&typed).contains(&cell.figure), "{typed:?} of {:?}", cell.text);
    }
}
