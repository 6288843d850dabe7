//! Numbers spelled in English: `twenty-one`, `two hundred and five`, `a dozen`, `two thirds`, `third`, `doubled`.

/// What a word of a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    /// `a`, before what counts as one: a dozen, a third of.
    Article,
    /// From nought to nineteen.
    Unit(u64),
    /// From twenty to ninety.
    Tens(u64),
    /// A hundred, a thousand and so on: with words before it only, since 3.4 million is one number with its digits.
    Scale(u64),
    Dozen,
    Half,
    /// What a cardinal before it makes a fraction of: two thirds, three quarters.
    Part,
    /// A place in an order; also what a cardinal before it makes a fraction of.
    Ordinal(u64),
    /// So many times as much.
    Times(u64),
}

const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const SCALES: [(&str, u64); 5] = [
    ("hundred", 100),
    ("thousand", 1000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
];
const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];
const TIMES: [(&str, u64); 8] = [
    ("twice", 2),
    ("double", 2),
    ("doubled", 2),
    ("twofold", 2),
    ("triple", 3),
    ("tripled", 3),
    ("threefold", 3),
    ("fourfold", 4),
];

fn word(text: &str) -> Option<Word> {
    let text = text.to_ascii_lowercase();
    let place = |list: &[&str]| list.iter().position(|word| *word == text).map(|at| at as u64);
    let named = |list: &[(&str, u64)]| list.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
    let plain = match text.as_str() {
        "a" | "an" => Some(Word::Article),
        "dozen" => Some(Word::Dozen),
        "half" => Some(Word::Half),
        "halves" | "quarter" | "quarters" => Some(Word::Part),
        _ => None,
    };
    let part = || text.strip_suffix('s').filter(|one| ORDINALS[2..].contains(one)).map(|_| Word::Part);
    plain
        .or_else(|| place(&UNITS).map(Word::Unit))
        .or_else(|| place(&TENS).map(|at| Word::Tens(20 + 10 * at)))
        .or_else(|| named(&SCALES).map(Word::Scale))
        .or_else(|| place(&ORDINALS).map(|at| Word::Ordinal(at + 1)))
        .or_else(|| named(&TIMES).map(Word::Times))
        .or_else(part)
}

/// What may stand between two words of a number.
const JOINTS: [&str; 4] = [" and a ", " and ", " ", "-"];

/// The words that the number at the beginning of a text has, each with the byte behind it.
fn words(text: &str) -> Vec<(Word, usize)> {
    let mut words: Vec<(Word, usize)> = Vec::new();
    let mut at = 0;
    loop {
        let joint = match words.last() {
            None => "",
            Some(_) => JOINTS.into_iter().find(|joint| text[at..].starts_with(joint)).unwrap_or("?"),
        };
        let Some(rest) = text[at..].strip_prefix(joint) else { return words };
        let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let Some(next) = word(&rest[..length]) else { return words };
        let last = words.last().map(|(word, _)| *word);
        if !joins(last, joint, next) {
            return words;
        }
        at += joint.len() + length;
        words.push((next, at));
    }
}

/// Whether a word goes on with a number.
fn joins(last: Option<Word>, joint: &str, next: Word) -> bool {
    use Word::{Article, Dozen, Half, Ordinal, Part, Scale, Tens, Times, Unit};
    let close = matches!(joint, " " | "-");
    match (last, next) {
        (None, Scale(_) | Part) => false,
        (None, _) => true,
        (Some(Article), Scale(_) | Dozen | Half | Part | Ordinal(3..))
        | (Some(Unit(_) | Tens(_)), Scale(_) | Dozen | Part)
        | (Some(Unit(_)), Ordinal(3..))
        | (Some(Tens(_)), Unit(1..10) | Ordinal(1..10))
        | (Some(Scale(_)), Scale(_)) => close,
        (Some(Unit(_) | Tens(_)), Half) => joint == " and a ",
        (Some(Scale(_)), Unit(_) | Tens(_)) => close || joint == " and ",
        (Some(Half | Dozen | Part | Ordinal(_) | Times(_) | Scale(_) | Article | Unit(_) | Tens(_)), _) => {
            false
        }
    }
}

/// The length in bytes of the number that a text begins with.
pub(super) fn length(text: &str) -> usize {
    let mut words = words(text);
    // A quarter, unlike a dozen, is also a time: it is a part where it is one of something.
    let of = |end: usize| text[end..].starts_with(" of ");
    if let [(Word::Article, _), (Word::Part | Word::Ordinal(_), end)] = words[..]
        && !of(end)
    {
        words.clear();
    }
    match words[..] {
        [] | [(Word::Article, _)] => 0,
        [.., (_, end)] => end,
    }
}

/// The whole number that a token is; none for a fraction.
pub(super) fn read(token: &str) -> Option<u64> {
    let words = words(token);
    let whole = words.last().is_some_and(|(_, end)| *end == token.len());
    if !whole || (words.len() > 1 && words.iter().any(|(word, _)| matches!(word, Word::Half | Word::Part))) {
        return None;
    }
    let (mut total, mut current) = (0_u64, 0_u64);
    for (at, (word, _)) in words.iter().enumerate() {
        match word {
            Word::Article => current = 1,
            // Two thirds, unlike the twenty-third.
            Word::Ordinal(_) if at > 0 && !matches!(words[at - 1].0, Word::Tens(_)) => return None,
            Word::Unit(value) | Word::Tens(value) | Word::Ordinal(value) | Word::Times(value) => {
                current += value;
            }
            Word::Dozen => current = current.max(1) * 12,
            Word::Scale(100) => current = current.max(1) * 100,
            Word::Scale(scale) => {
                total += current.max(1).checked_mul(*scale)?;
                current = 0;
            }
            Word::Half | Word::Part => return None,
        }
    }
    Some(total + current)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_and_read() {
        let check = |text: &str, token: &str, value: Option<u64>| {
            assert_eq!((&text[..length(text)], read(token)), (token, value), "{text}");
        };
        check("twenty-one firms", "twenty-one", Some(21));
        check("two hundred and five of", "two hundred and five", Some(205));
        check("Seven lists", "Seven", Some(7));
        check("three million people", "three million", Some(3_000_000));
        check("a dozen cities", "a dozen", Some(12));
        check("two dozen", "two dozen", Some(24));
        check("two thirds of all", "two thirds", None);
        check("two-thirds", "two-thirds", None);
        check("a third of it", "a third", None);
        check("a quarter of all", "a quarter", None);
        check("half of all", "half", None);
        check("one and a half times", "one and a half", None);
        check("third place", "third", Some(3));
        check("twenty-first", "twenty-first", Some(21));
        check("doubled to", "doubled", Some(2));
        check("one third", "one third", None);
        check("five and six", "five", Some(5));
        check(
            "nine thousand nine hundred and ninety-nine",
            "nine thousand nine hundred and ninety-nine",
            Some(9999),
        );
    }

    #[test]
    fn other_words_are_none() {
        for text in [
            "a quarter earlier",
            "a city",
            "million",
            "millions of",
            "quarter",
            "oneness",
            "tenure",
            "dozens of",
            "and",
            "",
            "an",
        ] {
            assert_eq!(length(text), 0, "{text}");
        }
    }
}
