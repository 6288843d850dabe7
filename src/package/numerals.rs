//! The numerals of a source: each one is a figure, or accounted for.

use crate::package::{Observation, Package, Tier};
use crate::quantity::{Quantity, digits};
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

/// Why a numeral is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// Part of a date.
    Date,
    /// Part of a name.
    Name,
    /// Part of a code or a document's number.
    Code,
    /// Part of an ordinary word.
    Word,
    /// Numbers the parts of the text.
    Outline,
}

impl Reason {
    /// All reasons, in the order of the documentation.
    pub const ALL: [Reason; 5] = [Reason::Date, Reason::Name, Reason::Code, Reason::Word, Reason::Outline];

    /// The name in `numerals.csv`.
    pub const fn id(self) -> &'static str {
        match self {
            Reason::Date => "date",
            Reason::Name => "name",
            Reason::Code => "code",
            Reason::Word => "word",
            Reason::Outline => "outline",
        }
    }
}

/// How a numeral is written; the two are counted apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Script {
    /// `0`–`9`, with a decimal mark between digits.
    Arabic,
    /// Chinese numerals, and the words for half, first and double.
    Han,
}

impl Numeral {
    /// How it is written.
    pub fn script(&self) -> Script {
        if self.token.starts_with(|c: char| c.is_ascii_digit()) { Script::Arabic } else { Script::Han }
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
    /// The numeral with the few characters on either side.
    pub context: String,
}

/// Characters that begin a Chinese numeral; a quantity's word begins none but may follow.
const HAN: &str = "〇零一二两三四五六七八九十百千半首双";
const HAN_WITHIN: &str = "万亿";

/// All numerals of a text: the Arabic ones in reading order, then the Chinese ones.
///
/// The patterns are `\d+(?:\.\d+)?` and `[〇零一二两三四五六七八九十百千半首双][〇零一二两三四五六七八九十百千万亿半首双]*`.
pub fn scan(text: &str) -> Vec<Token> {
    let paragraphs = || text.lines().filter(|line| !line.trim().is_empty()).enumerate();
    let mut tokens = Vec::new();
    for script in [Script::Arabic, Script::Han] {
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
            Script::Han => han(rest),
        };
        if length > 0 {
            ordinal += 1;
            tokens.push(Token {
                spot: Spot { script, paragraph, ordinal },
                token: rest[..length].to_owned(),
                context: context(line, at, at + length).to_owned(),
            });
        }
        at += if length > 0 { length } else { rest.chars().next().map_or(1, char::len_utf8) };
    }
}

/// The length in bytes of the Arabic numeral that the text begins with.
fn arabic(text: &str) -> usize {
    let run = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = run(text);
    match text[whole..].strip_prefix('.').map(run) {
        Some(fraction) if whole > 0 && fraction > 0 => whole + 1 + fraction,
        _ => whole,
    }
}

/// The length in bytes of the Chinese numeral that the text begins with.
fn han(text: &str) -> usize {
    if !text.starts_with(|c| HAN.contains(c)) {
        return 0;
    }
    text.find(|c| !HAN.contains(c) && !HAN_WITHIN.contains(c)).unwrap_or(text.len())
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
}

/// Reads the source again and compares it with the package's numerals.
pub fn audit(package: &Package, text: &str) -> Vec<Finding> {
    let tokens = scan(text);
    let mut findings = Vec::new();
    for script in [Script::Arabic, Script::Han] {
        let mut rows: Vec<&Numeral> = package.numerals.iter().filter(|row| row.script() == script).collect();
        rows.sort_by_key(|row| row.spot());
        let found: Vec<&Token> = tokens.iter().filter(|token| token.spot.script == script).collect();
        compare(&rows, &found, &mut findings);
    }
    let figures = package.observations.iter().map(|figure| (figure.id.as_str(), figure)).collect();
    findings.extend(package.numerals.iter().filter_map(|row| differs(&figures, row)));
    findings
}

/// Pairs rows and tokens in order; what stays unpaired in one place was misread.
fn compare(rows: &[&Numeral], found: &[&Token], findings: &mut Vec<Finding>) {
    let pairs = pair(rows, found);
    for &(row, token) in &pairs {
        if rows[row].spot() != found[token].spot {
            findings.push(Finding::Moved { numeral: rows[row].clone(), token: found[token].clone() });
        }
    }
    let paired: (BTreeSet<usize>, BTreeSet<usize>) = pairs.into_iter().unzip();
    let mut lost: BTreeMap<Spot, &Numeral> = (0..rows.len())
        .filter(|row| !paired.0.contains(row))
        .map(|row| (rows[row].spot(), rows[row]))
        .collect();
    for token in (0..found.len()).filter(|token| !paired.1.contains(token)).map(|token| found[token]) {
        findings.push(match lost.remove(&token.spot) {
            Some(row) => Finding::Misread { numeral: row.clone(), token: token.clone() },
            None => Finding::Missed(token.clone()),
        });
    }
    findings.extend(lost.into_values().map(|row| Finding::Gone(row.clone())));
}

/// The longest series of equal numerals in both, as pairs of indices.
fn pair(rows: &[&Numeral], found: &[&Token]) -> Vec<(usize, usize)> {
    /// Beyond this the middle is left unpaired; a text so unlike the package is another text.
    const MOST_CELLS: usize = 16_000_000;
    let same = |row: usize, token: usize| rows[row].token == found[token].token;
    let shorter = rows.len().min(found.len());
    let head = (0..shorter).take_while(|&at| same(at, at)).count();
    let tail = (0..shorter - head).take_while(|at| same(rows.len() - 1 - at, found.len() - 1 - at)).count();
    let (height, width) = (rows.len() - head - tail, found.len() - head - tail);
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    if height.saturating_mul(width) <= MOST_CELLS {
        pairs.extend(
            longest(height, width, |row, token| same(head + row, head + token))
                .map(|(r, t)| (head + r, head + t)),
        );
    }
    pairs.extend((0..tail).rev().map(|at| (rows.len() - 1 - at, found.len() - 1 - at)));
    pairs
}

/// The longest common subsequence of two series by the usual table of lengths.
fn longest(
    height: usize,
    width: usize,
    same: impl Fn(usize, usize) -> bool,
) -> impl Iterator<Item = (usize, usize)> {
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
    pairs.into_iter()
}

/// Whether a row's figure was printed otherwise; the same number in the other script is no difference.
fn differs(figures: &BTreeMap<&str, &Observation>, row: &Numeral) -> Option<Finding> {
    let figure = figures.get(row.figure.as_deref()?)?;
    let printed = figure.quantity.as_ref().map_or("", |quantity| &quantity.printed);
    let agrees = figure.quantity.as_ref().is_some_and(|quantity| same_number(quantity, &row.token));
    (!agrees).then(|| Finding::Differs { numeral: row.clone(), printed: printed.to_owned() })
}

/// Whether a token is a figure's digits, with or without its word of scale.
fn same_number(quantity: &Quantity, token: &str) -> bool {
    let bare = token.strip_suffix(quantity.scale.id()).unwrap_or(token);
    [token, bare].into_iter().any(|token| {
        token == quantity.printed
            || digits(token).is_some_and(|value| Some(value) == digits(&quantity.printed))
    })
}

/// How far the numerals of a source are accounted for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Arabic numerals.
    pub arabic: usize,
    /// Chinese numerals and words.
    pub han: usize,
    /// Those of both that are figures, or repeat one.
    pub figures: usize,
    /// Those that are none, by reason.
    pub reasons: BTreeMap<Reason, usize>,
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
                Script::Han => coverage.han += 1,
            }
            match row.reason {
                Some(reason) => *coverage.reasons.entry(reason).or_default() += 1,
                None => coverage.figures += 1,
            }
        }
        coverage.unnamed = unnamed(package);
        coverage
    }
}

fn unnamed(package: &Package) -> Vec<String> {
    let named: BTreeSet<&str> = package.numerals.iter().filter_map(|row| row.figure.as_deref()).collect();
    let printed = package.observations.iter().filter(|figure| figure.tier == Tier::Report);
    printed.filter(|figure| !named.contains(figure.id.as_str())).map(|figure| figure.id.clone()).collect()
}
