//! What the words around a numeral say of it: scale, hedge, unit, sign.

use super::units::{KnownUnit, unit_at};
use crate::package::Measure;
use crate::package::numerals::Script;
use crate::quantity::{Bound, Scale};

/// What stands around a numeral.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Around {
    pub scale: Scale,
    pub bound: Bound,
    /// The unit as printed; of English texts a noun for one.
    pub unit: String,
    pub measure: Measure,
    /// What is counted, right behind the unit.
    pub noun: String,
    /// Whether no unit was found, so that the one proposed is a guess.
    pub guessed: bool,
}

/// Hedges right before a number.
const BEFORE: &[(&str, Bound)] = &[
    ("不超过", Bound::AtMost),
    ("最多", Bound::AtMost),
    ("至多", Bound::AtMost),
    ("超过", Bound::Over),
    ("突破", Bound::Over),
    ("多于", Bound::Over),
    ("超", Bound::Over),
    ("逾", Bound::Over),
    ("不足", Bound::Under),
    ("不到", Bound::Under),
    ("少于", Bound::Under),
    ("不少于", Bound::AtLeast),
    ("不低于", Bound::AtLeast),
    ("至少", Bound::AtLeast),
    ("大约", Bound::About),
    ("约", Bound::About),
    ("将近", Bound::Nearly),
    ("接近", Bound::Nearly),
    ("近", Bound::Nearly),
    ("about", Bound::About),
    ("around", Bound::About),
    ("approximately", Bound::About),
    ("roughly", Bound::About),
    ("some", Bound::About),
    ("nearly", Bound::Nearly),
    ("almost", Bound::Nearly),
    ("over", Bound::Over),
    ("above", Bound::Over),
    ("more than", Bound::Over),
    ("exceeded", Bound::Over),
    ("at least", Bound::AtLeast),
    ("no less than", Bound::AtLeast),
    ("no fewer than", Bound::AtLeast),
    ("less than", Bound::Under),
    ("fewer than", Bound::Under),
    ("under", Bound::Under),
    ("below", Bound::Under),
    ("at most", Bound::AtMost),
    ("no more than", Bound::AtMost),
    ("up to", Bound::AtMost),
];

/// Hedges behind a number, before its unit or behind it.
const BEHIND: &[(&str, Bound)] = &[
    ("余", Bound::Odd),
    ("多", Bound::Odd),
    ("-odd", Bound::Odd),
    ("以上", Bound::AtLeast),
    ("及以上", Bound::AtLeast),
    ("以下", Bound::Under),
    ("以内", Bound::AtMost),
    ("左右", Bound::About),
    ("上下", Bound::About),
    (" or more", Bound::AtLeast),
    (" or less", Bound::AtMost),
];

/// Words that make of a hedge its opposite: in none was it less than 90.
const NOT: &[&str] = &[" no ", " none ", " not ", " never ", " nowhere "];

/// Reads what stands before and behind a numeral in its paragraph.
pub(super) fn around(script: Script, before: &str, after: &str) -> Around {
    let chinese = script == Script::Han || !is_english(before, after);
    let (scale, rest) = if script == Script::Arabic { scale(after) } else { (Scale::One, after) };
    let (odd, rest) = behind(rest);
    let found = if chinese { chinese_unit(script, before, rest) } else { english_unit(before, rest) };
    let Unit { word: unit, measure, rest, guessed } = found;
    let (late, rest) = behind(rest);
    let bound = bound_before(before).or(odd).or(late).unwrap_or(Bound::Exact);
    // 六升一降 has no noun.
    let noun = if chinese && !rest.starts_with(['升', '降', '平']) { noun(rest) } else { String::new() };
    Around { scale, bound, unit, measure, noun, guessed }
}

/// Whether a clause is English, by the letters next to the numeral.
fn is_english(before: &str, after: &str) -> bool {
    let near = before.chars().rev().take(24).chain(after.chars().take(24));
    let (mut latin, mut han) = (0, 0);
    for c in near {
        latin += usize::from(c.is_ascii_alphabetic());
        han += usize::from(c >= '\u{2e80}');
    }
    latin > 2 * han
}

/// The word of scale that a text begins with, unless it is part of a unit such as 千瓦.
fn scale(text: &str) -> (Scale, &str) {
    let bare = text.trim_start_matches(' ');
    if unit_at(bare).is_some_and(|unit| unit.id.starts_with(['千', '百'])) {
        return (Scale::One, text);
    }
    let words = Scale::WORDS.iter().filter(|(word, _)| !word.is_empty() && bare.starts_with(word));
    match words.max_by_key(|(word, _)| word.len()) {
        Some((word, scale)) => (*scale, &bare[word.len()..]),
        None => (Scale::One, text),
    }
}

/// A hedge behind a number, and what follows it.
fn behind(text: &str) -> (Option<Bound>, &str) {
    let found = BEHIND.iter().find(|(word, _)| text.starts_with(word));
    found.map_or((None, text), |(word, bound)| (Some(*bound), &text[word.len()..]))
}

/// The hedge right before a number, the longest one.
fn bound_before(before: &str) -> Option<Bound> {
    let text = before.trim_end_matches([' ', '$', '£', '€', '¥', '了', '达', '到']);
    let lower = text.to_lowercase();
    let is = |word: &&(&str, Bound)| {
        let start = lower.strip_suffix(word.0);
        let whole = |start: &str| !word.0.is_ascii() || !start.ends_with(|c: char| c.is_ascii_alphanumeric());
        start.is_some_and(whole)
    };
    let (_, bound) = BEFORE.iter().filter(is).max_by_key(|(word, _)| word.len())?;
    let clause = lower.rsplit([',', ';', '.', ':']).next().unwrap_or_default();
    let denied = NOT.iter().any(|word| format!(" {clause}").contains(word));
    Some(match bound {
        Bound::Under if denied => Bound::AtLeast,
        Bound::Over if denied => Bound::AtMost,
        bound => *bound,
    })
}

/// A unit, and what follows it.
struct Unit<'a> {
    word: String,
    measure: Measure,
    rest: &'a str,
    guessed: bool,
}

fn known<'a>(unit: &KnownUnit, rest: &'a str) -> Unit<'a> {
    Unit { word: unit.id.to_owned(), measure: unit.measure, rest, guessed: false }
}

fn chinese_unit<'a>(script: Script, before: &str, text: &'a str) -> Unit<'a> {
    let bare = text.trim_start_matches(' ');
    let percent = |rest| Unit { word: "%".to_owned(), measure: Measure::Percent, rest, guessed: false };
    if before.ends_with('第') {
        let rest = bare.trim_start_matches(['位', '名']);
        return Unit { word: "位".to_owned(), measure: Measure::Rank, rest, guessed: false };
    }
    if let Some(rest) = bare.strip_prefix('％').or(bare.strip_prefix("个百分比")) {
        return percent(rest);
    }
    // 六升一降 counts what rose, and 7部门 has no word for one.
    let moves = script == Script::Han && bare.starts_with(['升', '降', '平']);
    if let Some(unit) = unit_at(bare).filter(|_| !moves && !bare.starts_with("部门")) {
        return known(unit, &bare[unit.id.len()..]);
    }
    // 13.5:30.7:55.8 are parts of a hundred.
    let is_mark = |c: char| matches!(c, ':' | '：' | '∶');
    let next = bare.strip_prefix(is_mark).map(str::trim_start);
    if next.is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()))
        || before.ends_with(is_mark)
            && before.trim_end_matches(is_mark).ends_with(|c: char| c.is_ascii_digit())
    {
        return Unit { guessed: true, ..percent(bare) };
    }
    let unit = if moves { "类" } else { "个" };
    Unit { word: unit.to_owned(), measure: Measure::Count, rest: bare, guessed: true }
}

/// Signs of currencies before English numbers.
const CURRENCIES: &[(char, &str)] = &[('$', "dollar"), ('£', "pound"), ('€', "euro"), ('¥', "yuan")];

/// Words that end a noun and what belongs to it.
const ENDS: &[&str] = &[
    "of", "in", "on", "at", "by", "and", "or", "with", "from", "to", "for", "were", "was", "are", "is",
    "had", "have", "has", "took", "as", "than", "over", "under", "up", "down", "a", "an", "the", "it",
    "they", "who", "that", "which", "against", "after", "before", "during", "since", "through", "while",
    "but", "each", "per",
];

fn english_unit<'a>(before: &str, text: &'a str) -> Unit<'a> {
    let bare = text.trim_start_matches([' ', '-']);
    let of = |unit: &str, measure, rest| Unit { word: unit.to_owned(), measure, rest, guessed: false };
    for (word, unit, measure) in [
        ("percentage points", "个百分点", Measure::Points),
        ("percentage point", "个百分点", Measure::Points),
        ("per cent", "%", Measure::Percent),
        ("percent", "%", Measure::Percent),
        ("%", "%", Measure::Percent),
        ("‰", "‰", Measure::Percent),
    ] {
        if let Some(rest) = bare.strip_prefix(word) {
            return of(unit, measure, rest);
        }
    }
    if let Some((_, word)) = CURRENCIES.iter().find(|(sign, _)| before.ends_with(*sign)) {
        return of(word, Measure::Money, bare);
    }
    let clause = bare.split([',', '.', ';', ':', '(', ')']).next().unwrap_or_default();
    let clause = clause
        .strip_prefix("of ")
        .map_or(clause, |rest| rest.trim_start_matches("them ").trim_start_matches("the "));
    let words = clause.split(' ').filter(|word| !word.is_empty());
    let phrase: Vec<&str> = words.take_while(|word| !ENDS.contains(word)).take(4).collect();
    let plural = phrase.iter().find(|word| word.ends_with('s') && !word.ends_with("ss"));
    match plural.or(phrase.first()) {
        Some(noun) => of(&singular(noun), Measure::Count, bare),
        None => Unit { word: "item".to_owned(), measure: Measure::Count, rest: bare, guessed: true },
    }
}

/// An English noun for one thing.
fn singular(noun: &str) -> String {
    let noun = noun.to_lowercase();
    match noun.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => noun.strip_suffix('s').filter(|stem| !stem.ends_with('s')).unwrap_or(&noun).to_owned(),
    }
}

/// What is counted: the words up to the next mark or number, if they are few enough for a name.
fn noun(text: &str) -> String {
    const MOST: usize = 14;
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let noun = text[..end].trim_matches('的');
    if (2..=MOST).contains(&noun.chars().count()) { noun.to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, scale: &str, bound: Bound, unit: &str) {
        let from = text.find(|c: char| c.is_ascii_digit()).expect("a numeral");
        let length = text[from..].bytes().take_while(|b| b.is_ascii_digit() || b".,".contains(b)).count();
        let length = text[from..from + length].trim_end_matches([',', '.']).len();
        let found = around(Script::Arabic, &text[..from], &text[from + length..]);
        assert_eq!((found.scale.id(), found.bound, found.unit.as_str()), (scale, bound, unit), "{text}");
    }

    #[test]
    fn words_around_chinese_numerals() {
        check("生产总值282.85亿元", "亿", Bound::Exact, "元");
        check("经费近8.7亿元", "亿", Bound::Nearly, "元");
        check("建成1200余座", "", Bound::Odd, "座");
        check("合格率达到99%以上", "", Bound::AtLeast, "%");
        check("服务超3.3万家次", "万", Bound::Over, "家次");
        check("不超过5个百分点", "", Bound::AtMost, "个百分点");
        check("发电20千瓦时", "", Bound::Exact, "千瓦时");
        check("排名第9位", "", Bound::Exact, "位");
        check("由13.5:30.7调整", "", Bound::Exact, "%");
        check("联合7部门", "", Bound::Exact, "个");
        check("面积53957亩", "", Bound::Exact, "亩");
    }

    #[test]
    fn words_around_english_numerals() {
        check("about 180,000 members took part", "", Bound::About, "member");
        check("it was less than 90%.", "", Bound::Under, "%");
        check("in no place was it less than 90%.", "", Bound::AtLeast, "%");
        check("up 0.28 percentage points", "", Bound::Exact, "个百分点");
        check("more than £1.2 billion was spent", "billion", Bound::Over, "pound");
        check("and 2,087 lead enterprises", "", Bound::Exact, "enterprise");
        check("there were 14 cities", "", Bound::Exact, "city");
    }
}
