//! The numerals of a source: each one is a figure, or accounted for.

mod english;
mod evident;

use crate::choice::choices;
use crate::package::{Observation, Package, Tier};
use crate::quantity::{Bound, Form, Quantity, Scale};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// A numeral of the source: one row of `numerals.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// The paragraph, counted from 0 over the lines that aren't empty.
    pub paragraph: usize,
    /// Its place among the paragraph's numerals of the same script, counted from 1.
    pub ordinal: usize,
    /// The numeral as printed.
    pub token: String,
    /// The figure that it is or repeats, as an id of `observations.csv`.
    pub figure: Option<String>,
    /// Why it is no figure.
    pub reason: Option<Reason>,
    /// The line of `numerals.csv`.
    pub line: u64,
}

choices! {
    /// Why a numeral is no figure.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Reason {
        /// Part of a date.
        Date = "date",
        /// Part of a name.
        Name = "name",
        /// Part of a code or a document's number.
        Code = "code",
        /// Part of an ordinary word.
        Word = "word",
        /// Numbers the parts of the text.
        Outline = "outline",
    }
}

/// How a numeral is written; the three are counted apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Script {
    /// `0`–`9`, with a decimal mark between digits.
    Arabic,
    /// Chinese numerals, and the words for half, first and double.
    Han,
    /// Spelled in English.
    English,
}

impl Script {
    const ALL: [Script; 3] = [Script::Arabic, Script::Han, Script::English];

    /// How a numeral is written.
    fn of(token: &str) -> Script {
        match token.bytes().next() {
            Some(first) if first.is_ascii_digit() => Script::Arabic,
            Some(first) if first.is_ascii_alphabetic() => Script::English,
            _ => Script::Han,
        }
    }
}

impl Numeral {
    /// How it is written.
    pub fn script(&self) -> Script {
        Script::of(&self.token)
    }

    /// Where it stands.
    pub fn spot(&self) -> Spot {
        Spot { script: self.script(), paragraph: self.paragraph, ordinal: self.ordinal }
    }
}

/// The place of a numeral in a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Spot {
    /// How the numeral is written.
    pub script: Script,
    /// The paragraph, counted from 0 over the lines that aren't empty.
    pub paragraph: usize,
    /// The place among the paragraph's numerals of that script, counted from 1.
    pub ordinal: usize,
}

/// A numeral found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub spot: Spot,
    /// The numeral.
    pub token: String,
    /// Its first byte in the paragraph.
    pub from: usize,
    /// The numeral with the few characters on either side.
    pub context: String,
    /// Why it is evidently no figure, so that no row need account for it.
    pub evident: Option<Reason>,
    /// Whether the word before it says that something fell, or that it rose.
    pub fell: Option<bool>,
}

/// The whole number that is spelled in English; `None` where it is none.
pub fn spelled(token: &str) -> Option<u64> {
    english::read(token)
}

/// Characters that begin a Chinese numeral.
const HAN: &str = "〇零一二两三四五六七八九十百千半首双";
/// Words of scale: they follow in a numeral, and begin one where they are neither the scale of the number before
/// them (`8.7亿`) nor that of the unit behind them (`万元`).
const SCALES: &str = "万亿";
/// Characters that begin the units which words of scale stand before in headings and labels.
const SCALED: &str = "元人户家件吨亩公平立千美";

/// All numerals of a text: the Arabic ones in reading order, then the Chinese ones, then those spelled in English.
///
/// The patterns are `(?:\d{1,3}(?:,\d{3}(?!\d))+|\d+)(?:\.\d+)?` and
/// `[〇零一二两三四五六七八九十百千半首双][〇零一二两三四五六七八九十百千万亿半首双]*`, where the latter may also begin with `[万亿]` if no
/// digit stands before it and no unit behind.
pub fn scan(text: &str) -> Vec<Token> {
    let paragraphs = || text.lines().filter(|line| !line.trim().is_empty()).enumerate();
    let mut tokens = Vec::new();
    for script in Script::ALL {
        for (paragraph, line) in paragraphs() {
            scan_paragraph(script, paragraph, line, &mut tokens);
        }
    }
    tokens
}

fn scan_paragraph(script: Script, paragraph: usize, line: &str, tokens: &mut Vec<Token>) {
    let (mut at, mut ordinal) = (0, 0);
    while at < line.len() {
        let rest = &line[at..];
        let length = match script {
            Script::Arabic => arabic(rest),
            Script::Han => han(&line[..at], rest),
            Script::English if line[..at].ends_with(|c: char| c.is_alphanumeric()) => 0,
            Script::English => english::length(rest),
        };
        if length > 0 {
            ordinal += 1;
            let (before, token, after) = (&line[..at], &rest[..length], &rest[length..]);
            tokens.push(Token {
                spot: Spot { script, paragraph, ordinal },
                token: token.to_owned(),
                from: at,
                context: context(line, at, at + length).to_owned(),
                evident: evident::evident(script, before, token, after),
                fell: fell(before),
            });
        }
        at += if length > 0 { length } else { rest.chars().next().map_or(1, char::len_utf8) };
    }
}

/// The length in bytes of the Arabic numeral that the text begins with, with its groups of three after commas.
fn arabic(text: &str) -> usize {
    let run = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut whole = run(text);
    if (1..=3).contains(&whole) {
        while text[whole..].strip_prefix(',').is_some_and(|group| run(group) == 3) {
            whole += 4;
        }
    }
    match text[whole..].strip_prefix('.').map(run) {
        Some(fraction) if whole > 0 && fraction > 0 => whole + 1 + fraction,
        _ => whole,
    }
}

/// The length in bytes of the Chinese numeral that the text begins with, after what stands before it.
fn han(before: &str, text: &str) -> usize {
    let end = text.find(|c| !HAN.contains(c) && !SCALES.contains(c)).unwrap_or(text.len());
    let of_unit = || text[end..].starts_with(|c| SCALED.contains(c));
    let of_number = || {
        let before = before.trim_end_matches(|c: char| SCALES.contains(c) || c.is_whitespace());
        before.ends_with(|c: char| c.is_ascii_digit())
    };
    let scale_alone = text.starts_with(|c| SCALES.contains(c)) && (of_number() || of_unit());
    if scale_alone { 0 } else { end }
}

/// Words that say of the number behind them that something fell by it, or rose.
const FELL: &[&str] = &[
    "下降",
    "减少",
    "回落",
    "降低",
    "下跌",
    "拉低",
    "下滑",
    "负",
    "−",
    "fell",
    "fell by",
    "declined",
    "declined by",
    "down",
    "down by",
    "decreased",
    "decreased by",
    "dropped",
    "dropped by",
    "a decline of",
    "a decrease of",
    "a fall of",
    "minus",
];
const ROSE: &[&str] = &[
    "增长",
    "增加",
    "上涨",
    "提高",
    "提升",
    "上升",
    "拉动",
    "+",
    "rose",
    "rose by",
    "grew",
    "grew by",
    "increased",
    "increased by",
    "up",
    "up by",
    "growth of",
    "an increase of",
    "a rise of",
];

/// Whether what stands before a number says that something fell by it, or that it rose; 降至 and `fell to` say neither.
fn fell(before: &str) -> Option<bool> {
    const HEDGES: &[&str] = &["了", "约", "近", "超过", "超", "逾", "about", "nearly", "over", "almost"];
    let trim = |text: &str| text.trim_end().len();
    let mut text = &before[..trim(before)];
    // 拉低GDP0.7个百分点
    if text.ends_with("GDP") {
        text = &text[..text.len() - 3];
    }
    while let Some(rest) = HEDGES.iter().find_map(|hedge| text.strip_suffix(hedge)) {
        text = &rest[..trim(rest)];
    }
    let says = |words: &[&str]| {
        words.iter().any(|word| {
            let start = text.strip_suffix(word);
            start.is_some_and(|start| {
                !word.is_ascii() || word.len() == 1 || !start.ends_with(|c: char| c.is_ascii_alphabetic())
            })
        })
    };
    match (says(FELL), says(ROSE)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// The bytes from `from` to `to` with at most eight characters on either side.
fn context(line: &str, from: usize, to: usize) -> &str {
    const REACH: usize = 8;
    let start = line[..from].char_indices().rev().take(REACH).last().map_or(from, |(at, _)| at);
    let end = line[to..].char_indices().nth(REACH).map_or(line.len(), |(at, _)| to + at);
    &line[start..end]
}

/// Something in which `numerals.csv` and the source differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The source has a numeral that no row accounts for.
    Missed(Token),
    /// The source has another numeral in the row's place.
    Misread {
        /// The row.
        numeral: Numeral,
        /// What the source has.
        token: Token,
    },
    /// The source has the row's numeral in another place.
    Moved {
        /// The row.
        numeral: Numeral,
        /// What the source has.
        token: Token,
    },
    /// The source doesn't have the row's numeral.
    Gone(Numeral),
    /// The row's figure was printed otherwise than the row's numeral.
    Differs {
        /// The row.
        numeral: Numeral,
        /// The figure as `observations.csv` has it; empty for a derived one.
        printed: String,
    },
    /// The source says that something fell, and the row's figure is above zero, or the other way about.
    Sign {
        /// The row.
        numeral: Numeral,
        /// What the source has.
        token: Token,
    },
}

/// What reading a source again has found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    /// In what it differs from `numerals.csv`.
    pub findings: Vec<Finding>,
    /// How many numerals no row accounts for, since they are evidently no figures.
    pub evident: usize,
}

/// Reads the source again and compares it with the package's numerals.
pub fn audit(package: &Package, text: &str) -> Audit {
    let tokens = scan(text);
    let mut findings = Vec::new();
    for script in Script::ALL {
        let mut rows: Vec<&Numeral> = package.numerals.iter().filter(|row| row.script() == script).collect();
        rows.sort_by_key(|row| row.spot());
        let found: Vec<&Token> = tokens.iter().filter(|token| token.spot.script == script).collect();
        compare(&rows, &found, &mut findings);
    }
    let figures = package.observations.iter().map(|figure| (figure.id.as_str(), figure)).collect();
    findings.extend(package.numerals.iter().filter_map(|row| differs(&figures, row)));
    findings.extend(package.numerals.iter().filter_map(|row| signed_otherwise(&figures, &tokens, row)));
    let evident = |finding: &Finding| matches!(finding, Finding::Missed(token) if token.evident.is_some());
    let all = findings.len();
    findings.retain(|finding| !evident(finding));
    Audit { evident: all - findings.len(), findings }
}

/// Whether the source says that something fell, and the row's figure is above zero, or the other way about. Only a figure
/// that may be either has a sign: 减少 88 may be entered as a number of 88.
fn signed_otherwise(
    figures: &BTreeMap<&str, &Observation>,
    tokens: &[Token],
    row: &Numeral,
) -> Option<Finding> {
    let quantity = figures.get(row.figure.as_deref()?)?.quantity.as_ref()?;
    let token = tokens.iter().find(|token| token.spot == row.spot() && token.token == row.token)?;
    let fell = token.fell.filter(|_| quantity.kind.range().lo.is_none() && !quantity.value.is_zero())?;
    let negative = quantity.value < Decimal::ZERO;
    (fell != negative).then(|| Finding::Sign { numeral: row.clone(), token: token.clone() })
}

/// Pairs rows and tokens: first those that agree in place, then the others in order. What is left over in one
/// place was misread.
fn compare(rows: &[&Numeral], found: &[&Token], findings: &mut Vec<Finding>) {
    let mut here: BTreeMap<Spot, &Token> = found.iter().map(|token| (token.spot, *token)).collect();
    let mut rows = rows.to_vec();
    rows.retain(|row| match here.get(&row.spot()) {
        Some(token) if token.token == row.token => here.remove(&row.spot()).is_none(),
        _ => true,
    });
    let found: Vec<&Token> = here.into_values().collect();
    let pairs = common(rows.len(), found.len(), |row, token| rows[row].token == found[token].token);
    for &(row, token) in &pairs {
        findings.push(Finding::Moved { numeral: rows[row].clone(), token: found[token].clone() });
    }
    let (moved, to): (BTreeSet<usize>, BTreeSet<usize>) = pairs.into_iter().unzip();
    let lost = rows.iter().enumerate().filter(|(row, _)| !moved.contains(row));
    let mut lost: BTreeMap<Spot, &Numeral> = lost.map(|(_, row)| (row.spot(), *row)).collect();
    for (_, token) in found.iter().enumerate().filter(|(token, _)| !to.contains(token)) {
        findings.push(match lost.remove(&token.spot) {
            Some(row) => Finding::Misread { numeral: row.clone(), token: (*token).clone() },
            None => Finding::Missed((*token).clone()),
        });
    }
    findings.extend(lost.into_values().map(|row| Finding::Gone(row.clone())));
}

/// The longest common subsequence of two series, as pairs of places, by the usual table of lengths.
///
/// Series too long for the table have none: a text so unlike the package is another text.
pub(super) fn common(
    height: usize,
    width: usize,
    same: impl Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    const MOST_CELLS: usize = 16_000_000;
    if (height + 1).saturating_mul(width + 1) > MOST_CELLS {
        return Vec::new();
    }
    let mut lengths = vec![0_u32; (height + 1) * (width + 1)];
    let cell = |row: usize, token: usize| row * (width + 1) + token;
    for row in (0..height).rev() {
        for token in (0..width).rev() {
            lengths[cell(row, token)] = if same(row, token) {
                lengths[cell(row + 1, token + 1)] + 1
            } else {
                lengths[cell(row + 1, token)].max(lengths[cell(row, token + 1)])
            };
        }
    }
    let (mut row, mut token, mut pairs) = (0, 0, Vec::new());
    while row < height && token < width {
        if same(row, token) {
            pairs.push((row, token));
            (row, token) = (row + 1, token + 1);
        } else if lengths[cell(row + 1, token)] >= lengths[cell(row, token + 1)] {
            row += 1;
        } else {
            token += 1;
        }
    }
    pairs
}

/// Whether a row's figure was printed otherwise; the same number in the other script is no difference.
fn differs(figures: &BTreeMap<&str, &Observation>, row: &Numeral) -> Option<Finding> {
    let figure = figures.get(row.figure.as_deref()?)?;
    let printed = figure.quantity.as_ref().map_or("", |quantity| &quantity.printed);
    let agrees = figure.quantity.as_ref().is_some_and(|quantity| is_token_of(quantity, &row.token));
    (!agrees).then(|| Finding::Differs { numeral: row.clone(), printed: printed.to_owned() })
}

/// Whether a numeral of the text is a figure as printed: the same number in the same digits, with or without its word of
/// scale, without the word that says its sign; an end of a range; a part of a fraction; or the same number in the other
/// script.
pub(super) fn is_token_of(quantity: &Quantity, token: &str) -> bool {
    let bare = token.strip_suffix(quantity.scale.id()).unwrap_or(token);
    let whole = quantity.until.is_none() && matches!(quantity.form, Form::Decimals(_));
    if !whole {
        // An end of 3–5, a part of 三分之一.
        let parts = scan(&quantity.printed);
        let printed = quantity.printed.to_lowercase();
        return token.to_lowercase() == printed || parts.iter().any(|part| part.token == bare);
    }
    if Script::of(token) == Script::English {
        let value = english::read(token).map(Decimal::from);
        let own = [quantity.value, quantity.in_scale(quantity.value)].map(|value| value.abs());
        return token == quantity.printed || value.is_some_and(|value| own.contains(&value));
    }
    [token, bare].into_iter().any(|token| {
        let read = Quantity::parse(token, Scale::One, Bound::Exact, quantity.kind);
        token == quantity.printed
            || read.is_ok_and(|read| {
                let digits = read.form == quantity.form || !(token.is_ascii() && quantity.printed.is_ascii());
                digits && read.value.abs() == quantity.in_scale(quantity.value).abs()
            })
    })
}

/// How far the numerals of a source are accounted for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Arabic numerals.
    pub arabic: usize,
    /// Numerals in words, Chinese or English.
    pub han: usize,
    /// Those of both that are figures, or repeat one.
    pub figures: usize,
    /// Those that are none, by reason in the order of `Reason::ALL`.
    pub reasons: [usize; Reason::ALL.len()],
    /// The figures of the report that no numeral stands for, by id: counted from what is named, for instance.
    pub unnamed: Vec<String>,
}

impl Coverage {
    /// Counts the rows of `numerals.csv`.
    pub fn of(package: &Package) -> Coverage {
        let mut coverage = Coverage::default();
        for row in &package.numerals {
            match row.script() {
                Script::Arabic => coverage.arabic += 1,
                Script::Han | Script::English => coverage.han += 1,
            }
            match row.reason {
                Some(reason) => coverage.reasons[reason as usize] += 1,
                None => coverage.figures += 1,
            }
        }
        coverage.unnamed = unnamed(package);
        coverage
    }
}

fn unnamed(package: &Package) -> Vec<String> {
    let named: BTreeSet<&str> = package.numerals.iter().filter_map(|row| row.figure.as_deref()).collect();
    let printed = package.observations.iter();
    // A mark for a missing number is no numeral.
    let printed = printed.filter(|figure| figure.tier == Tier::Report && figure.mark.is_empty());
    printed.filter(|figure| !named.contains(figure.id.as_str())).map(|figure| figure.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(usize, usize, &str)]) {
        let tokens = scan(text);
        let found: Vec<_> = tokens
            .iter()
            .map(|token| (token.spot.paragraph, token.spot.ordinal, token.token.as_str()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numerals_are_found_by_paragraph() {
        check("", &[]);
        check("99.8%，1.\n\n \n2.3.4年", &[(0, 1, "99.8"), (0, 2, "1"), (1, 1, "2.3"), (1, 2, "4")]);
        check("二〇二四年，七部门，一亿", &[(0, 1, "二〇二四"), (0, 2, "七"), (0, 3, "一亿")]);
        check("4个万亿级，进万企一", &[(0, 1, "4"), (0, 1, "万亿"), (0, 2, "万"), (0, 3, "一")]);
        check("8.7 万亿元，60.7万余件，单位：万元", &[(0, 1, "8.7"), (0, 2, "60.7")]);
        check("8.7亿，半数，首批", &[(0, 1, "8.7"), (0, 1, "半"), (0, 2, "首")]);
    }

    #[test]
    fn a_numeral_is_shown_with_its_neighbours() {
        let tokens = scan("一二三四五六七八九十，甲乙丙丁戊己庚7辛");
        assert_eq!(tokens[0].context, "，甲乙丙丁戊己庚7辛");
    }

    fn differences(rows: &[&str], text: &str) -> Vec<String> {
        let numeral = |(at, token): (usize, &&str)| Numeral {
            paragraph: 0,
            ordinal: at + 1,
            token: (*token).to_owned(),
            figure: None,
            reason: Some(Reason::Date),
            line: 0,
        };
        let package =
            Package { numerals: rows.iter().enumerate().map(numeral).collect(), ..Package::default() };
        let told = |finding: Finding| match finding {
            Finding::Missed(token) => format!("missed {}", token.token),
            Finding::Misread { numeral, token } => format!("misread {} {}", numeral.token, token.token),
            Finding::Moved { numeral, token } => format!("moved {} {}", numeral.token, token.spot.ordinal),
            Finding::Gone(numeral) => format!("gone {}", numeral.token),
            Finding::Differs { numeral, .. } => format!("differs {}", numeral.token),
            Finding::Sign { numeral, .. } => format!("sign {}", numeral.token),
        };
        audit(&package, text).findings.into_iter().map(told).collect()
    }

    #[test]
    fn a_source_is_compared_with_the_rows() {
        assert!(differences(&["1", "2", "3"], "1 2 3").is_empty());
        assert_eq!(differences(&["1", "2", "3"], "1 7 3"), ["misread 2 7"]);
        assert_eq!(differences(&["1", "3"], "1 2 3"), ["moved 3 3", "missed 2"]);
        assert_eq!(differences(&["1", "2", "3"], "1 3"), ["moved 3 2", "gone 2"]);
        assert_eq!(differences(&["1"], ""), ["gone 1"]);
        assert_eq!(differences(&[], "1 一"), ["missed 1", "missed 一"]);
    }
}
