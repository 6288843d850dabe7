//! A draft of a package from a text: each numeral with what its words say, for a person to confirm.
//!
//! Nothing here is a figure: a proposal has its reason, and what is evidently no figure is declined with its own. The package's
//! column `draft` keeps a row from being read as a figure until somebody has cleared it.

mod around;
mod files;
mod measure;
mod period;
mod regions;
mod subject;
mod units;

pub use files::{Setup, files, starter};
pub use measure::{Measured, measure};
pub use regions::{KnownRegion, NATION, REGIONS, region};
pub use units::{KnownUnit, UNITS, unit_at};

use crate::lang::Lang;
use crate::package::numerals::{Reason, Script, Spot, Token, scan, spelled};
use crate::package::{Measure, PeriodBasis};
use crate::quantity::{Bound, Kind, Quantity, Scale};
use around::{Around, around};
use period::{Carried, Dated};
use subject::Subject;

/// What a text seems to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The language of the text.
    pub lang: Lang,
    /// Its first line.
    pub title: String,
    /// What may be figures, in reading order.
    pub figures: Vec<Proposal>,
    /// What seems to be none.
    pub declined: Vec<(Token, Reason)>,
    /// The paragraphs that have figures.
    pub passages: Vec<Passage>,
}

/// A figure that a numeral may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The numeral.
    pub token: Token,
    /// The number as `observations.csv` has it.
    pub printed: String,
    /// Its word of scale.
    pub scale: Scale,
    /// Its hedge.
    pub bound: Bound,
    /// What sort of number it may be.
    pub kind: Kind,
    /// Its unit.
    pub unit: String,
    /// What the unit measures.
    pub measure: Measure,
    /// What it may be a number of; empty where the text before it says nothing.
    pub name: String,
    /// Whether it is a change of that.
    pub change: bool,
    /// Its period as `observations.csv` has it; may be empty.
    pub period: String,
    /// How the period is known.
    pub basis: PeriodBasis,
    /// What is a guess about it.
    pub doubts: Vec<Doubt>,
}

/// What a person should look at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// No unit stands behind the number.
    Unit,
    /// A word says that something fell, so the number is below zero.
    Sign,
    /// The period is carried on from an earlier sentence.
    Period,
    /// Nothing says what is measured.
    Name,
}

/// A paragraph with figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its number, from 0 over the lines that aren't empty.
    pub paragraph: usize,
    /// The heading above it.
    pub heading: String,
}

/// Reads a text of one paragraph a line.
pub fn draft(text: &str) -> Draft {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let mut tokens = scan(text);
    tokens.sort_by_key(|token| (token.spot.paragraph, token.from));
    let title = lines.first().map(|line| line.trim().to_owned()).unwrap_or_default();
    let mut carried = Carried::default();
    carried.title(&title);
    let mut draft = Draft { lang: lang_of(text), title, ..Draft::default() };
    let mut heading = String::new();
    for (paragraph, line) in lines.iter().enumerate() {
        let before = draft.figures.len();
        let mut reading = Paragraph { line, carried: &mut carried, subject: Subject::default(), sentence: 0 };
        for token in tokens.iter().filter(|token| token.spot.paragraph == paragraph) {
            match reading.token(token) {
                Ok(proposal) => draft.figures.push(proposal),
                Err(reason) => draft.declined.push((token.clone(), reason)),
            }
        }
        if draft.figures.len() > before {
            draft.passages.push(Passage { paragraph, heading: heading.clone() });
        } else if is_heading(line) {
            line.trim().clone_into(&mut heading);
        }
    }
    draft
}

/// Chinese where there is more than a little of it.
fn lang_of(text: &str) -> Lang {
    let count = |is: fn(char) -> bool| text.chars().filter(|c| is(*c)).count();
    if count(|c| c >= '\u{4e00}') * 4 > count(|c| c.is_ascii_alphabetic()) { Lang::Zh } else { Lang::En }
}

/// Whether a line is short and no sentence.
fn is_heading(line: &str) -> bool {
    const MOST: usize = 40;
    let line = line.trim();
    line.chars().count() <= MOST && !line.ends_with(['。', '；', '.', ';', '，', ','])
}

/// A paragraph while it is read.
struct Paragraph<'a> {
    line: &'a str,
    carried: &'a mut Carried,
    subject: Subject,
    /// Where the sentence of the last numeral begins.
    sentence: usize,
}

impl Paragraph<'_> {
    /// What a numeral may be, or why it seems to be no figure.
    fn token(&mut self, token: &Token) -> Result<Proposal, Reason> {
        let line = self.line;
        let (before, after) = (&line[..token.from], &line[token.from + token.token.len()..]);
        let start = before.rfind(['。', '；', '！', '？']).map_or(0, |at| at + '。'.len_utf8());
        let start = start.max(before.rfind(". ").map_or(0, |at| at + 2));
        if start != self.sentence {
            self.sentence = start;
            self.subject.forget();
        }
        let sentence = &before[start..];
        let dated = self.carried.of(&without_titles(sentence));
        if let Some(reason) = token.evident.or_else(|| declined(token, before, after)) {
            return Err(reason);
        }
        let around = around(token.spot.script, before, after);
        let (name, change) = self.subject.name(sentence, &around.noun);
        propose(token, before, around, (name, change), dated).ok_or(Reason::Word)
    }
}

/// A sentence without the titles of documents in it, which have years of their own.
fn without_titles(sentence: &str) -> String {
    sentence
        .split('《')
        .enumerate()
        .map(|(at, part)| match (at, part.split_once('》')) {
            (0, _) => part,
            (_, Some((_, rest))) => rest,
            (_, None) => "",
        })
        .collect()
}

/// Why a numeral seems to be no figure, by more than what is evident.
fn declined(token: &Token, before: &str, after: &str) -> Option<Reason> {
    let open = before.rfind('《') > before.rfind('》');
    if open || before.ends_with('·') || after.starts_with('·') {
        return Some(Reason::Name);
    }
    match token.spot.script {
        Script::Arabic => declined_digits(&token.token, before, after),
        Script::Han => declined_han(&token.token, before, after),
        Script::English => {
            let plain = ["one", "first", "second", "third", "fourth", "fifth", "half"];
            plain.contains(&token.token.to_lowercase().as_str()).then_some(Reason::Word)
        }
    }
}

fn declined_digits(token: &str, before: &str, after: &str) -> Option<Reason> {
    let bare = after.trim_start_matches(' ');
    let with_unit = unit_at(bare).is_some()
        || Scale::WORDS.iter().any(|(word, _)| !word.is_empty() && bare.starts_with(word));
    // V5.0, A4; what is said of GDP has a unit.
    if before.ends_with(|c: char| c.is_ascii_alphabetic()) && !with_unit {
        return Some(Reason::Code);
    }
    // A year at the beginning of an English sentence, or in a title, which ends with it.
    let year = token.len() == 4 && token.parse().is_ok_and(|year: u32| (1900..2100).contains(&year));
    if year && (before.ends_with("In ") || token_ends_title(before, after)) {
        return Some(Reason::Date);
    }
    // Numbers that people call.
    let called = token.len() == 5 && token.starts_with("12") && token.bytes().all(|b| b.is_ascii_digit());
    (called && !with_unit).then_some(Reason::Code)
}

/// Whether nothing follows a number in a short line without an end.
fn token_ends_title(before: &str, after: &str) -> bool {
    after.trim().is_empty() && is_heading(before)
}

/// Nouns that are counted without a word between.
const NOUNS: &[&str] =
    &["大", "升", "降", "平", "部门", "市", "县", "省", "区", "国", "村", "镇", "分之", "地", "方面"];

fn declined_han(token: &str, before: &str, after: &str) -> Option<Reason> {
    if before.ends_with('第') {
        let place = after.starts_with(['位', '名']) || !after.starts_with(char::is_alphabetic);
        return (!place).then_some(Reason::Name);
    }
    let moves = after.starts_with(['升', '降', '平']);
    let of_whole = before.ends_with("分之");
    let words = ["首", "双", "半", "一", "万", "千", "零", "亿", "万亿", "百"];
    let counted = unit_at(after).is_some() || NOUNS.iter().any(|noun| after.starts_with(noun));
    let word = words.contains(&token) && !moves && !(token == "百" && after.starts_with('大'));
    (!of_whole && (word || !counted)).then_some(Reason::Word)
}

/// The figure that a numeral may be; `None` where it is no number that can be read.
fn propose(
    token: &Token,
    before: &str,
    around: Around,
    (name, change): (String, bool),
    dated: Dated,
) -> Option<Proposal> {
    let kind = kind_of(&around, &name, change);
    let lower = around.measure == Measure::Points && !change && clause(before).contains("低于");
    let signed = kind.range().lo.is_none();
    let negative = signed && (token.fell == Some(true) || lower);
    let (digits, scale) = digits(token, around.scale)?;
    let printed = if negative { format!("-{digits}") } else { digits };
    let fits = |kind: Kind| {
        Quantity::parse(&printed, scale, around.bound, kind)
            .is_ok_and(|quantity| kind.range().holds(quantity.value))
    };
    let kind = if fits(kind) { kind } else { Kind::Gap };
    let mut doubts = Vec::new();
    for (is, doubt) in [
        (around.guessed, Doubt::Unit),
        (negative, Doubt::Sign),
        (dated.basis == PeriodBasis::Inherited, Doubt::Period),
        (name.is_empty(), Doubt::Name),
    ] {
        doubts.extend(is.then_some(doubt));
    }
    fits(kind).then_some(Proposal {
        token: token.clone(),
        printed,
        scale,
        bound: around.bound,
        kind,
        unit: around.unit,
        measure: around.measure,
        name,
        change,
        period: dated.period,
        basis: dated.basis,
        doubts,
    })
}

/// The words since the last mark.
fn clause(before: &str) -> &str {
    before.rsplit(['，', ',', '。', '；', ';']).next().unwrap_or_default()
}

/// A numeral as it is printed in the format, and its word of scale: 一亿 is 一 with 亿, `ten` is 10.
fn digits(token: &Token, scale: Scale) -> Option<(String, Scale)> {
    match token.spot.script {
        Script::Arabic => Some((token.token.clone(), scale)),
        Script::English => {
            let number = spelled(&token.token).map_or(token.token.clone(), |number| number.to_string());
            Some((number, scale))
        }
        Script::Han => {
            let words = Scale::WORDS.iter().filter(|(word, _)| word.starts_with(['万', '亿']));
            let found = words.filter_map(|(word, scale)| Some((token.token.strip_suffix(word)?, *scale)));
            let (digits, scale) =
                found.min_by_key(|(digits, _)| digits.len()).unwrap_or((&token.token, scale));
            (!digits.is_empty()).then(|| (digits.to_owned(), scale))
        }
    }
}

/// What sort of number stands in a unit, by what it is called.
fn kind_of(around: &Around, name: &str, change: bool) -> Kind {
    match around.measure {
        Measure::Percent if name.ends_with("贡献率") => Kind::Contribution,
        Measure::Percent if change => Kind::Gap,
        Measure::Percent if name.ends_with("指数") || name.to_lowercase().ends_with("index") => Kind::Index,
        Measure::Percent => Kind::Rate,
        Measure::Points => Kind::Gap,
        Measure::Count => Kind::Count,
        Measure::Rank => Kind::Rank,
        Measure::Times if change => Kind::TimesMore,
        Measure::Times => Kind::Times,
        Measure::Temperature => Kind::Level,
        Measure::Money
        | Measure::Mass
        | Measure::Length
        | Measure::Area
        | Measure::Volume
        | Measure::Energy
        | Measure::Time => Kind::Amount,
    }
}

/// The ids of figures: by paragraph, script and place there.
fn id(spot: Spot) -> String {
    let script = match spot.script {
        Script::Arabic => "",
        Script::Han => "h",
        Script::English => "w",
    };
    format!("p{}-{script}{}", spot.paragraph, spot.ordinal)
}
