//! Numbers as they are printed: digits in groups or not, Chinese numerals, fractions in words, signs in signs and words, ranges.

use super::token::{Number, Token, decimal, small};
use rust_decimal::Decimal;

/// Signs, and words that say as much, with whether they mean less than zero.
const SIGNS: [(&str, bool); 18] = [
    ("-", true),
    ("−", true),
    ("+", false),
    ("负", true),
    ("下降", true),
    ("减少", true),
    ("回落", true),
    ("降低", true),
    ("下跌", true),
    ("拉低", true),
    ("减", true),
    ("增长", false),
    ("增加", false),
    ("上涨", false),
    ("提高", false),
    ("minus ", true),
    ("down ", true),
    ("up ", false),
];

/// What stands between the ends of a range.
const DASHES: [&str; 8] = ["—", "–", "~", "至", "到", " to ", "-", "−"];

/// Reads a token; `None` where it is no number.
pub(super) fn read(printed: &str) -> Option<Token> {
    let folded = bare(folded(printed).trim());
    let (negative, text) = signed(folded.trim());
    if let Some(number) = number(text) {
        return Some(Token::One(Number { negative, ..number }));
    }
    // A word such as 下降 holds for both ends of a range, a sign for the one that it stands before.
    if folded.trim().starts_with(|c: char| c.is_alphabetic()) {
        range(text, negative)
    } else {
        range(folded.trim(), false)
    }
}

/// Signs of currencies, and words that stand before and after numbers.
const CURRENCY_SIGNS: [char; 6] = ['$', '£', '€', '¥', '₩', '₹'];
const CURRENCIES: [&str; 14] = [
    "人民币",
    "RMB",
    "CNY",
    "USD",
    "EUR",
    "GBP",
    "美元",
    "欧元",
    "英镑",
    "日元",
    "港元",
    "澳元",
    "韩元",
    "元",
];

/// The currency that is printed with a number, by its sign or its word: `£`, `US$`, `美元`.
pub fn currency(printed: &str) -> Option<String> {
    let text = folded(printed);
    if let Some(at) = text.find(CURRENCY_SIGNS) {
        // Letters before the sign belong to it.
        let start = text[..at].trim_end_matches(|c: char| c.is_ascii_uppercase()).len();
        let length = text[at..].chars().next().map_or(0, char::len_utf8);
        return Some(text[start..at + length].to_owned());
    }
    let text = signed(text.trim()).1;
    let word = CURRENCIES.into_iter().find(|word| text.starts_with(word) || text.ends_with(word));
    word.filter(|word| text.len() > word.len()).map(str::to_owned)
}

/// A token without its currency, and without the words around a range: `between 3 and 5` is `3–5`.
fn bare(text: &str) -> String {
    let mut text = currency(text).map_or(text.to_owned(), |currency| text.replace(&currency, ""));
    if let Some(ends) = text.strip_prefix("between ") {
        text = ends.replacen(" and ", "–", 1);
    }
    text.trim_end_matches("之间").trim_end_matches(" of").to_owned()
}

/// What follows a word for more, where that is a fraction: 过半, more than a third.
pub(super) fn over(printed: &str) -> Option<&str> {
    let text = printed.trim();
    let rest = ["过", "over ", "more than "].into_iter().find_map(|word| text.strip_prefix(word))?;
    fraction(rest).is_some().then_some(rest)
}

/// How many times as much a word says; growth by as many times less one.
fn multiple(text: &str) -> Option<u32> {
    Some(match text {
        "翻番" | "翻一番" | "翻了一番" | "twice" | "double" | "doubled" | "twofold" => 2,
        "thrice" | "triple" | "tripled" | "trebled" | "threefold" => 3,
        "翻两番" | "翻了两番" | "quadrupled" | "fourfold" => 4,
        "fivefold" => 5,
        "翻三番" => 8,
        "tenfold" => 10,
        _ => return None,
    })
}

/// The token with characters of full width as their plain ones: １７５５ is 1755.
fn folded(text: &str) -> String {
    let fold = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '￥' => '¥',
        '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{3000}' => ' ',
        _ => c,
    };
    text.chars().map(fold).collect()
}

/// The sign of a text and what follows it.
fn signed(text: &str) -> (bool, &str) {
    let found = SIGNS.iter().find_map(|&(sign, negative)| Some((negative, text.strip_prefix(sign)?)));
    found.map_or((false, text), |(negative, rest)| (negative, rest.trim_start()))
}

/// Two numbers with a dash between them, in rising order; `negative` where a word before them says so of both.
fn range(text: &str, negative: bool) -> Option<Token> {
    DASHES.into_iter().find_map(|dash| {
        // A sign before the first number is no dash.
        let at = text.char_indices().skip(1).find(|(at, _)| text[*at..].starts_with(dash))?.0;
        let (from, to) = (&text[..at], &text[at + dash.len()..]);
        let [from, to] = [from, to].map(|end| {
            let (own, end) = signed(end.trim().trim_end_matches(" per cent").trim_end_matches(['%', '‰']));
            number(end).map(|number| Number { negative: negative || own, ..number })
        });
        let (from, to) = (from?, to?);
        let [a, b] = [from, to].map(|end| if end.negative { -end.size } else { end.size });
        // 下降 3%—5% falls from −3 to −5.
        match a.cmp(&b) {
            std::cmp::Ordering::Less => Some(Token::Range(from, to)),
            std::cmp::Ordering::Greater if negative => Some(Token::Range(to, from)),
            _ => None,
        }
    })
}

/// A number without sign.
fn number(text: &str) -> Option<Number> {
    let size = if text.is_ascii() { decimal(&ungrouped(text)?) } else { chinese(text).map(Decimal::from) };
    size.map(Number::decimal).or_else(|| multiple(text).map(Number::multiple)).or_else(|| {
        let (part, whole) = fraction(text)?;
        Number::fraction(part, whole)
    })
}

/// Digits without what parts them in groups of three, commas or spaces; other text as it is. `None` where the groups have
/// another length.
fn ungrouped(text: &str) -> Option<String> {
    let is_mark = |c: char| matches!(c, ',' | ' ');
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let Some(mark) = whole.chars().find(|c| is_mark(*c)) else { return Some(text.to_owned()) };
    if !whole.chars().all(|c| c.is_ascii_digit() || is_mark(c)) {
        return Some(text.to_owned());
    }
    let mut groups = whole.split(mark);
    let first = groups.next().filter(|first| (1..=3).contains(&first.len()))?;
    let mut out = first.to_owned();
    for group in groups {
        if group.len() != 3 || group.contains(is_mark) {
            return None;
        }
        out.push_str(group);
    }
    out.push_str(rest);
    Some(out)
}

/// Reads a Chinese numeral such as 七, 十六, 二十, 百 or 三百零五; its places must fall.
fn chinese(token: &str) -> Option<u32> {
    let (mut total, mut digit, mut above) = (0, None, 10_000);
    for c in token.chars() {
        if let Some(place) = place(c) {
            if place >= above {
                return None;
            }
            above = place;
            total += digit.take().unwrap_or(1) * place;
        } else if digit.replace(unit(c)?).is_some_and(|before| before != 0) {
            return None;
        }
    }
    (!token.is_empty()).then(|| total + digit.unwrap_or(0))
}

/// The place that a Chinese numeral's word stands for.
const fn place(c: char) -> Option<u32> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

/// The digit that a Chinese numeral's character stands for; 首 is the first.
fn unit(c: char) -> Option<u32> {
    match c {
        '〇' | '零' => Some(0),
        '首' => Some(1),
        '两' | '双' => Some(2),
        _ => "一二三四五六七八九".chars().zip(1..).find_map(|(digit, value)| (digit == c).then_some(value)),
    }
}

/// Reads a fraction as its part and its whole: 三分之一, 半, 一半, 1/3, half, two thirds.
fn fraction(text: &str) -> Option<(u32, u32)> {
    if let Some((whole, part)) = text.split_once("分之") {
        return Some((chinese(part)?, chinese(whole).filter(|whole| *whole > 1)?));
    }
    if let Some((part, whole)) = text.split_once('/') {
        return Some((small(part)?, small(whole).filter(|whole| *whole > 1)?));
    }
    match text {
        "半" | "一半" | "half" | "a half" => Some((1, 2)),
        _ => in_english(text),
    }
}

/// Reads `a third`, `two-thirds`, `three quarters`.
fn in_english(text: &str) -> Option<(u32, u32)> {
    const PARTS: [&str; 10] = ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    const WHOLES: [&str; 9] =
        ["half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let (part, whole) = text.split_once([' ', '-'])?;
    let part = PARTS.iter().position(|word| *word == part)?.max(1) as u32;
    let whole = if whole == "halves" { "half" } else { whole.strip_suffix('s').unwrap_or(whole) };
    Some((part, WHOLES.iter().position(|word| *word == whole)? as u32 + 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::token::plain;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_printed() {
        for (token, value) in [
            ("十", "10"),
            ("十六", "16"),
            ("百", "100"),
            ("三百零五", "305"),
            ("两", "2"),
            ("1755", "1755"),
            ("1,755", "1755"),
            ("1 234 567.50", "1234567.5"),
            ("１７５５", "1755"),
            ("２．５", "2.5"),
            ("-2.5", "-2.5"),
            ("−2.5", "-2.5"),
            ("下降2.5", "-2.5"),
            ("负8.6", "-8.6"),
            ("减少 88", "-88"),
            ("增长8.1", "8.1"),
            ("+0.5", "0.5"),
            ("minus 3", "-3"),
            ("0", "0"),
        ] {
            let value: Decimal = value.parse().expect("a number");
            let Some(Token::One(number)) = read(token) else { panic!("{token}") };
            assert_eq!(number.value(), value.normalize(), "{token}");
        }
    }

    #[test]
    fn what_is_no_number_isnt_read() {
        for token in [
            "",
            "-",
            "8.",
            "8,70",
            "87,00",
            "1234,567",
            ",100",
            "1e3",
            "八点七",
            "NaN",
            "一二",
            "家",
            "5-3",
            "三分之",
            "1/0",
            "--2",
        ] {
            assert_eq!(read(token), None, "{token}");
        }
    }

    proptest! {
        #[test]
        fn a_number_is_read_however_it_is_printed(
            size in 0..999_999_999_u32,
            places in 0..4_u32,
            sign in 0..SIGNS.len(),
            grouped: bool,
            currency in 0..3_usize,
        ) {
            let value = Decimal::new(i64::from(size), places);
            let digits = if grouped { grouped_in_threes(value) } else { value.to_string() };
            let (word, negative) = SIGNS[sign];
            let expected = if negative { -value } else { value };
            for before in [["£", "¥", "US$"][currency], ""] {
                let printed = format!("{word}{before}{digits}");
                let Some(Token::One(number)) = read(&printed) else { panic!("{printed}") };
                prop_assert_eq!(number.value(), expected, "{}", printed);
                prop_assert_eq!(plain(&number.to_string()), Some(Token::One(number)));
            }
            let until = value + Decimal::ONE;
            let range = format!("{digits}—{until}");
            let Some(Token::Range(from, to)) = read(&range) else { panic!("{range}") };
            prop_assert_eq!((from.value(), to.value()), (value, until));
        }

        #[test]
        fn any_token_can_be_read(token in "[-0-9.,%£$元过半翻番一两分之至增长下降a-z ]{0,12}") {
            let read = read(&token);
            prop_assert_eq!(read.and_then(|read| plain(&read.to_string())), read);
            let _ = (currency(&token), over(&token));
        }
    }

    fn grouped_in_threes(value: Decimal) -> String {
        let text = value.to_string();
        let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
        let digit = |(at, digit): (usize, char)| {
            let comma = at > 0 && (whole.len() - at).is_multiple_of(3);
            [if comma { "," } else { "" }.to_owned(), digit.to_string()].concat()
        };
        whole.chars().enumerate().map(digit).chain([rest.to_owned()]).collect()
    }

    #[test]
    fn currencies_are_told_from_numbers() {
        let check = |token: &str, expected: Option<&str>| {
            assert_eq!(currency(token).as_deref(), expected, "{token}");
        };
        check("£17,381", Some("£"));
        check("-US$1.2", Some("US$"));
        check("￥35.90", Some("¥"));
        check("人民币17381", Some("人民币"));
        check("1.2美元", Some("美元"));
        check("17381元", Some("元"));
        check("17,381", None);
        check("元", None);
    }

    #[test]
    fn ranges_and_fractions_are_read() {
        let ends = |token: &str| match read(token) {
            Some(Token::Range(from, to)) => (from.value().to_string(), to.value().to_string()),
            other => panic!("{token}: {other:?}"),
        };
        let check = |token, from: &str, to: &str| assert_eq!(ends(token), (from.to_owned(), to.to_owned()));
        check("3%–5%", "3", "5");
        check("3—5", "3", "5");
        check("3~5", "3", "5");
        check("３％～５％", "3", "5");
        check("1.5至2", "1.5", "2");
        check("-3-5", "-3", "5");
        check("下降3%—5%", "-5", "-3");
        for (token, part) in [
            ("三分之一", (1, 3)),
            ("百分之五", (5, 100)),
            ("1/3", (1, 3)),
            ("半", (1, 2)),
            ("two thirds", (2, 3)),
            ("three-quarters", (3, 4)),
            ("a third", (1, 3)),
        ] {
            assert_eq!(fraction(token), Some(part), "{token}");
        }
    }
}
