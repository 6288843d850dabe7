//! Texts: articles that are audited, lines that are broken, addresses.

use super::input::Input;
use super::reports::reports;
use guanzhi::package::numerals::{audit, scan};
use guanzhi::text::{Weight, balance, longest_part, width, wrap};
use guanzhi::view::{Route, View};
use std::collections::BTreeSet;

/// What articles are made of.
const WRITTEN: [&str; 48] = [
    "\n",
    "\r\n",
    "\u{2028}",
    " ",
    "　",
    "，",
    "。",
    "、",
    "（",
    "）",
    "“",
    "”",
    "0",
    "7",
    "12",
    "94.1",
    "1,755",
    "2024",
    "年",
    "9月",
    "日",
    "%",
    "％",
    "一",
    "十六",
    "百",
    "万",
    "亿",
    "8.7亿",
    "万元",
    "半",
    "首",
    "两",
    "第一",
    "统一",
    "下降",
    "增长",
    "个百分点",
    "质量",
    "the ",
    "twenty-one",
    "one ",
    "a half ",
    "three quarters ",
    "No. ",
    "Q3 ",
    "2.5",
    "e\u{301}",
];

/// Every numeral of an article is found once, where it stands, and an audit tells of each.
pub fn article(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let report = &reports()[input.below(reports().len())];
    let text = input.text(&WRITTEN, 60);
    let tokens = scan(&text);
    let spots: BTreeSet<_> = tokens.iter().map(|token| token.spot).collect();
    assert_eq!(spots.len(), tokens.len(), "{tokens:?}");
    assert!(tokens.iter().all(|it| text.contains(&it.token) && !it.token.is_empty()), "{tokens:?}");
    audit(&report.package, &text);
}

/// What labels are made of.
const LABELS: [&str; 24] = [
    "质",
    "量",
    "。",
    "，",
    "（",
    "）",
    "“",
    "”",
    " ",
    "\u{a0}",
    "\u{200b}",
    "\u{2060}",
    "\n",
    "\u{2028}",
    "-",
    "–",
    "/",
    "quality",
    "of ",
    "Internationalisation",
    "1,755",
    "94.1%",
    "👩\u{200d}🏭",
    "e\u{301}\u{302}",
];

/// Lines have all of a text but the space at their ends, and are as wide as was allowed unless they are a single character.
pub fn lines(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let (size, limit) = (f64::from(input.any::<u8>()) / 4.0 + 1.0, f64::from(input.any::<u16>() % 1000));
    let weight = input.pick(&[Weight::Regular, Weight::Bold]);
    let text = input.text(&LABELS, 40);
    let lines = wrap(&text, size, weight, limit);
    let solid = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    assert_eq!(solid(&lines.concat()), solid(&text));
    for line in &lines {
        assert!(width(line, size, weight) <= limit || line.chars().count() <= 1, "{line:?} in {limit}");
    }
    let even = balance(&text, size, weight, limit);
    assert_eq!(solid(&even.concat()), solid(&text));
    assert!(even.len() <= lines.len(), "{even:?} for {lines:?}");
    longest_part(&text, size, weight);
}

/// What addresses are made of.
const ADDRESSES: [&str; 48] = [
    "#",
    "/",
    "?",
    "&",
    "=",
    "chart/",
    "figure/",
    "subject/",
    "section/",
    "pairs",
    "method",
    "data",
    "present",
    "present/1",
    "2.3",
    "lang=en",
    "lang=zh",
    "look=dark",
    "look=projector-dark",
    "plain=1",
    "plain=0",
    "figure=a",
    "table=1",
    "pick=a",
    "vs=b",
    "q=",
    "theme=",
    "tier=report",
    "region=",
    "sort=-value",
    "sort=id",
    "digits=1",
    "grade=",
    "auto=12",
    "loop=1",
    "speaker=0f",
    "a",
    "b",
    "%",
    "%25",
    "%E8%B4%A8",
    "%2",
    "%zz",
    "+",
    "质",
    "__proto__",
    "constructor",
    ".",
];

/// Whatever an address says becomes a view, and the view an address that says the same.
pub fn address(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let unknown = input.below(4);
    let known = |route: &Route| match route {
        Route::Chart(id) | Route::Figure(id) | Route::Subject(id) | Route::Section(id) => {
            unknown != 1 || !id.contains('a')
        }
        _ => true,
    };
    let text = ["#/", "#", "", "/"][input.below(4)].to_owned() + &input.text(&ADDRESSES, 14);
    let Some(parsed) = View::parse(&text, known) else { return };
    let hash = parsed.view.hash();
    let again = View::parse(&hash, known).expect("a view’s address");
    assert_eq!(again.view, parsed.view, "{text:?} as {hash:?}");
    assert!(again.whole, "{text:?} as {hash:?}");
    assert_eq!(again.view.hash(), hash);
}
