//! Problems of a data package: what is wrong, where it stands, and what to do about it.

use super::shape::ShapeFault;
use super::spreadsheet::Spoil;
use super::warning::Warning;
use crate::colour::LEAST_CONTRAST;
use crate::index::sorted;
use crate::lang::Lang;
use crate::package::relation::Operands;
use crate::package::{Period, Use};
use crate::quantity::{Interval, Kind};
use std::fmt;

/// Something wrong with a data package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file's name within the package.
    pub file: String,
    /// The line, counted from 1 over all lines of the file; `None` where the file as a whole is meant.
    pub line: Option<u64>,
    /// What is wrong.
    pub trouble: Trouble,
}

/// So many problems of a file are told, so that a broken one can't fill memory.
pub(super) const MOST_PROBLEMS: usize = 1000;

/// What is wrong; values are kept as they stand in the package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The file as a whole can't be used.
    File(FileFault),
    /// A column of the header.
    Column {
        /// Its name.
        name: String,
        /// What is wrong with it.
        fault: ColumnFault,
    },
    /// A sheet of a workbook.
    Sheet(SheetFault),
    /// A row has too many fields or too few.
    FieldCount {
        /// How many the row has.
        found: usize,
        /// How many the header has.
        expected: usize,
    },
    /// All rows have another number of fields than the header.
    HeaderCount {
        /// How many the header has.
        found: usize,
        /// How many each row has.
        expected: usize,
    },
    /// The value of one field: a column of a CSV file, or a key of a JSON file.
    Field {
        /// The column or key.
        name: String,
        /// The value as it stands there.
        value: String,
        /// What is wrong with it.
        fault: FieldFault,
    },
    /// A spreadsheet changed the values of a column.
    Spoilt {
        /// The column.
        column: String,
        /// What the first of them is now.
        value: String,
        /// What was done to them.
        how: Spoil,
        /// In how many rows.
        rows: usize,
    },
    /// A row of `numerals.csv` has other digits than its figure.
    Misprinted {
        /// The row's numeral.
        token: String,
        /// The figure's id.
        figure: String,
        /// What the figure has as printed.
        printed: String,
    },
    /// JSON that can't be read, in the words of `serde_json`.
    Json(String),
    /// A value of a JSON file that isn't there, or isn't what should stand there.
    Shape {
        /// The keys and places that lead to it, such as `rows[2].figures`; empty for all of the file or element.
        path: String,
        /// What is wrong with it.
        fault: ShapeFault,
    },
    /// A row of `numerals.csv` has neither figure nor reason, or both.
    Numeral {
        /// Whether it has both.
        both: bool,
    },
    /// A figure that nobody has confirmed yet; why it is proposed.
    Draft(String),
    /// A relation doesn't hold together.
    Relation {
        /// Its id.
        id: String,
        /// What is wrong with it.
        fault: RelationFault,
    },
    /// A chart claims what its kind or its figures don't allow.
    Chart {
        /// Its id.
        id: String,
        /// What is wrong with it.
        fault: ChartFault,
    },
    /// Derived figures that wait for each other.
    Cycle(Vec<String>),
    /// Derived figures that no relation yields.
    Underived(Vec<String>),
    /// So many further problems of the file were left out.
    More(usize),
    /// Something that may be meant so, but that a person should look at.
    Warning(Warning),
}

/// Why a file can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// It isn't there.
    Missing,
    /// It has no content.
    Empty,
    /// It has a header and nothing below.
    NoRows,
    /// It alone is larger than a file may be; sizes in bytes.
    TooLarge {
        /// Its size.
        size: u64,
        /// The most that is read.
        limit: u64,
    },
    /// With it the package is larger than it may be; sizes in bytes.
    PackageTooLarge {
        /// The size so far.
        size: u64,
        /// The most that is read.
        limit: u64,
    },
    /// A folder, a pipe or a device stands in its place.
    NotAFile,
    /// The system refused to read it; in its words.
    Unreadable(String),
    /// Its fields are separated by something else than commas.
    Separator(char),
    /// It isn't UTF-8.
    Encoding {
        /// The first byte that isn't, counted from 0.
        offset: usize,
        /// The encoding that it looks like.
        guess: Option<&'static str>,
    },
}

/// What is wrong with a column of a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnFault {
    /// It isn't there.
    Missing,
    /// It isn't there, as in a package of an earlier form.
    Later,
    /// It is there twice.
    Duplicate,
    /// The format has no such column; the nearest that it has.
    Unknown(Option<String>),
}

/// What is wrong with a sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetFault {
    /// It isn't there.
    Missing,
    /// Another one has its name.
    Twice,
    /// The format has no such sheet; the nearest that it has.
    Unknown(Option<String>),
}

impl SheetFault {
    fn phrase(&self) -> Phrase {
        match self {
            SheetFault::Missing => plain("the sheet is missing; add it", "缺少这张工作表，请补上"),
            SheetFault::Twice => {
                plain("another sheet has this name; keep one of the two", "有两张同名的工作表，请只留一张")
            }
            SheetFault::Unknown(Some(nearest)) => with(
                "this sheet is unknown; did you mean \"{0}\"?",
                "没有这种工作表；是否应为“{0}”？",
                [nearest],
            ),
            SheetFault::Unknown(None) => plain(
                "this sheet is unknown; remove it, or begin its name with memo if it is your own",
                "没有这种工作表，请删去；如系自用，名称请以“备注”开头",
            ),
        }
    }
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldFault {
    /// It is empty.
    Required,
    /// It should be empty; the reason is the row's value of another column.
    Superfluous {
        /// That column.
        because: &'static str,
        /// Its value.
        value: &'static str,
    },
    /// It is empty, though the same text is there in the other language.
    Untranslated,
    /// It isn't kebab-case.
    NotAnId,
    /// The page has an element of that id itself, or a system has no files of that name.
    Reserved,
    /// It is neither a code of six digits nor an id that begins with `x-`.
    NotACode,
    /// It was given before.
    Duplicate {
        /// The file.
        file: &'static str,
        /// The line of the first.
        first: u64,
    },
    /// Nothing has this id.
    Unknown {
        /// The file in which ids of this sort are given.
        target: &'static str,
        /// The id that it resembles.
        nearest: Option<String>,
    },
    /// It isn't one of the words that may stand here.
    NotAllowed(Vec<&'static str>),
    /// It is neither a date nor a span.
    NotAPeriod,
    /// It is a period on which no document is released.
    NotADate,
    /// It can be read as several periods, or be taken for another than it was meant to be.
    UnclearPeriod {
        /// The month that it can be.
        month: Option<Period>,
        /// The first of the two years that it can be.
        years: Option<u32>,
    },
    /// It is empty, though the row says that the text gives the period.
    NoPeriod,
    /// It isn't a number.
    NotANumber,
    /// It is in another currency than its indicator.
    OtherCurrency {
        /// That currency, as printed.
        currency: String,
        /// The indicator's unit.
        unit: String,
    },
    /// It says why a number is missing, but there is one.
    NotMissing,
    /// It says that a number is planned, but there is none.
    PlanWithoutNumber,
    /// It isn't a whole number that can count something.
    NotACount,
    /// A number of this kind can't have this value.
    OutOfRange {
        /// The kind.
        kind: Kind,
        /// The indicator that has it.
        indicator: String,
        /// The indicator's line.
        line: u64,
    },
    /// It isn't an address on the web.
    NotAnAddress,
    /// It isn't a colour of six hexadecimal digits.
    NotAColour,
    /// A colour that can't be told from its ground in a look.
    Faint {
        /// Its contrast in tenths, rounded down.
        tenths: u32,
        /// Whether that is the dark look.
        dark: bool,
    },
    /// It has a character that can't be seen.
    Control(char),
    /// It has a line break: a quotation mark is missing.
    LineBreak,
    /// The file isn't one of the format.
    NotInPackage,
    /// The chart has no such row.
    NotARow {
        /// How many it has.
        most: usize,
    },
    /// The slide doesn't show this figure.
    NotOnSlide,
    /// It is a second figure where one is named.
    Second,
    /// A cell has several lines.
    SeveralLines,
    /// A cell has the error of a formula in place of a value.
    FormulaFault,
    /// It stands right of all columns.
    NoColumn,
    /// It belongs to a row of another part, which must stand before it.
    Before(&'static str),
    /// Another row says it already.
    Repeated,
    /// The rule of a chart fits no figure.
    NoFigures,
}

/// What is wrong with a relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RelationFault {
    /// It has too many operands or too few.
    Operands {
        /// How many it has.
        found: usize,
        /// How many its kind takes.
        expected: Operands,
    },
    /// Its result is among its operands.
    OfItself,
    /// Figures contradict each other.
    Contradiction {
        /// What the other terms imply.
        implied: Interval,
        /// What was printed.
        printed: Interval,
    },
    /// A derived figure would have a value that no number of its kind can have.
    Impossible {
        /// The figure's id.
        figure: String,
        /// Its kind.
        kind: Kind,
        /// What the relation implies.
        implied: Interval,
    },
    /// It is declared a contradiction but is none.
    NoContradiction,
    /// A figure from elsewhere isn't graded for this arithmetic.
    NotGraded {
        /// The figure's id.
        figure: String,
        /// The use that the relation asks for.
        needed: Use,
    },
    /// The whole of a share is of a region that the report's isn't part of.
    OfPeer {
        /// The figure's id.
        figure: String,
    },
    /// The part of a share is of another region than the report.
    OtherRegion {
        /// The figure's id.
        figure: String,
    },
    /// Units that can't be reckoned with each other.
    Units(Vec<String>),
    /// Numbers of a kind can't be reckoned with so.
    Kind {
        /// The figure's id.
        figure: String,
        /// Its kind.
        kind: Kind,
    },
    /// A plan is taken for an outcome, or an outcome for a plan.
    Planned {
        /// The result's id.
        figure: String,
        /// Whether it should be a plan.
        expected: bool,
    },
    /// What the result says of two periods isn't so: the second must be earlier, and as long.
    Periods {
        /// The first.
        now: Period,
        /// The second.
        before: Period,
    },
}

impl Problem {
    /// A problem of `file`, at `line` if one line is to blame.
    pub fn new(file: &str, line: Option<u64>, trouble: Trouble) -> Problem {
        Problem { file: file.to_owned(), line, trouble }
    }

    /// Cuts a long list of problems off, with a last one that counts the rest.
    pub(crate) fn cap(problems: &mut Vec<Problem>) {
        if let Some(first) = problems.get(MOST_PROBLEMS).map(|problem| problem.file.clone()) {
            let more = problems.len() - MOST_PROBLEMS;
            problems.truncate(MOST_PROBLEMS);
            problems.push(Problem { file: first, line: None, trouble: Trouble::More(more) });
        }
    }

    /// Sorts problems by a rank; equal ones stay in their order.
    pub(crate) fn sort<R: Ord>(problems: Vec<Problem>, rank: impl Fn(&Problem) -> R) -> Vec<Problem> {
        let ranks: Vec<R> = problems.iter().map(rank).collect();
        let order = sorted(ranks.len(), &|a, b| ranks[a].cmp(&ranks[b]));
        let mut problems: Vec<Option<Problem>> = problems.into_iter().map(Some).collect();
        order.into_iter().filter_map(|at| problems[at].take()).collect()
    }

    /// The problem in one line of text: place, trouble and remedy.
    pub fn message(&self, lang: Lang) -> String {
        let phrase = self.trouble.phrase();
        let mark = match (&self.trouble, lang) {
            (Trouble::Warning(_), Lang::En) => "warning: ",
            (Trouble::Warning(_), Lang::Zh) => "提醒：",
            _ => "",
        };
        let trouble = [mark, &phrase.fill(lang)].concat();
        match self.line {
            Some(line) => format!("{}:{line}: {trouble}", self.file),
            None => format!("{}: {trouble}", self.file),
        }
    }
}

impl fmt::Display for Problem {
    /// The message in English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}

/// A sentence in both languages with gaps `{0}`, `{1}`, … for values.
pub(super) struct Phrase {
    zh: &'static str,
    en: &'static str,
    values: Vec<String>,
}

/// A phrase without gaps.
pub(super) fn plain(en: &'static str, zh: &'static str) -> Phrase {
    Phrase { zh, en, values: Vec::new() }
}

/// A phrase whose gaps are filled with values of the package.
pub(super) fn with<const N: usize>(en: &'static str, zh: &'static str, values: [&str; N]) -> Phrase {
    Phrase { zh, en, values: values.iter().map(|value| shown(value, 60)).collect() }
}

impl Phrase {
    /// The sentence with its gaps filled, each of them written as one digit in braces.
    fn fill(&self, lang: Lang) -> String {
        let mut parts = Text(self).get(lang).split('{');
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (gap, rest) = part.split_once('}').unwrap_or(("", part));
            let value = gap.parse().ok().and_then(|gap: usize| self.values.get(gap));
            out.push_str(value.map_or("", String::as_str));
            out.push_str(rest);
        }
        out
    }

    /// Puts more values behind those that are there.
    pub(super) fn and(mut self, value: impl fmt::Display) -> Phrase {
        self.values.push(value.to_string());
        self
    }
}

/// The template of a phrase by language.
struct Text<'a>(&'a Phrase);

impl Text<'_> {
    fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.0.zh,
            Lang::En => self.0.en,
        }
    }
}

/// A value of the package on one line, cut when long, with characters that steer a terminal made visible.
pub(super) fn shown(value: &str, most: usize) -> String {
    let mut out = String::new();
    for c in value.chars().take(most) {
        match c {
            c if is_hidden(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    if value.chars().nth(most).is_some() {
        out.push('…');
    }
    out
}

/// All of many ids.
pub(super) fn all(ids: &[String]) -> String {
    ids.iter().map(|id| shown(id, 60)).collect::<Vec<_>>().join(", ")
}

/// The English word before numbers of rows.
fn row_or_rows(rows: &[usize]) -> &'static str {
    if rows.len() == 1 { "row" } else { "rows" }
}

/// Numbers in their order, those that follow each other as a range: `1–3, 7`.
fn numbers(numbers: &[usize]) -> String {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for &number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => ranges.push((number, number)),
        }
    }
    let text = |(first, last): &(usize, usize)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}–{last}"),
    };
    ranges.iter().map(text).collect::<Vec<_>>().join(", ")
}

/// The first few of many ids.
fn list(ids: &[String]) -> String {
    const MOST: usize = 8;
    let mut shown: Vec<String> = ids.iter().take(MOST).map(|id| shown(id, 60)).collect();
    if ids.len() > MOST {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}

/// Whether a character can't be seen but changes how others are shown: controls and changes of direction.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

impl Trouble {
    fn phrase(&self) -> Phrase {
        match self {
            Trouble::File(fault) => fault.phrase(),
            Trouble::Column { name, fault } => fault.phrase(name),
            Trouble::Sheet(fault) => fault.phrase(),
            Trouble::FieldCount { found, expected } => plain(
                "{0} fields instead of {1}; look for a missing comma or quotation mark",
                "有{0}个字段，应有{1}个；请检查逗号和引号",
            )
            .and(found)
            .and(expected),
            Trouble::HeaderCount { found, expected } => plain(
                "the header has {0} columns but each row {1} fields; make them match",
                "表头有{0}栏，而各行都有{1}个字段；请使两者一致",
            )
            .and(found)
            .and(expected),
            Trouble::Field { name, value, fault } => fault.phrase(name, value),
            Trouble::Spoilt { column, value, how: Spoil::Zeros, rows } => with(
                "a spreadsheet dropped leading zeros in column {0} (rows: {2}; this one has \"{1}\"); restore the six \
                 digits, and format the column as text before saving again",
                "电子表格去掉了{0}栏开头的零（共{2}行，此行是“{1}”）；请恢复六位数字，再次保存前把该栏设为文本格式",
                [column, value],
            )
            .and(rows),
            Trouble::Spoilt { column, value, how: Spoil::Dates, rows } => with(
                "a spreadsheet turned periods of column {0} into dates (rows: {2}; this one has \"{1}\"); write them as \
                 2019-04 or 2019-04-19, and format the column as text before saving again",
                "电子表格把{0}栏的期间变成了日期（共{2}行，此行是“{1}”）；请写作2019-04或2019-04-19，再次保存前把该栏设为文本格式",
                [column, value],
            )
            .and(rows),
            Trouble::Misprinted { token, figure, printed } => with(
                "\"{0}\" is not what figure \"{1}\" has as printed in observations.csv, \"{2}\"; digits count, as in \
                 35.90: correct one of the two",
                "“{0}”与数字“{1}”在observations.csv中的印出值“{2}”不符；末尾的0也算，如35.90：请改其一",
                [token, figure, printed],
            ),
            Trouble::Json(message) => {
                plain("this can’t be read: {0}", "无法读取：{0}").and(shown(message, 300))
            }
            Trouble::Shape { path, fault } => fault.phrase(path),
            Trouble::Numeral { both: true } => plain(
                "figure and reason are both given; keep the one that applies",
                "figure与reason都已填写，请只留一项",
            ),
            Trouble::Numeral { both: false } => plain(
                "figure and reason are both empty; name the figure, or say why it is none",
                "figure与reason都空着；请填所指的数字，或说明为何不是数字",
            ),
            Trouble::Draft(reason) => plain(
                "a draft, no figure yet: {0}; compare it with the source, then clear draft, or remove the row",
                "草稿，尚非数字：{0}；请与原文核对，属实则清空draft，否则删去此行",
            )
            .and(shown(reason, 120)),
            Trouble::Relation { id, fault } => fault.phrase(id),
            Trouble::Chart { id, fault } => fault.phrase(id),
            Trouble::Cycle(figures) => with(
                "derived figures wait for each other: {0}; give one of them as printed, or remove a relation",
                "推算数字互相依赖：{0}；请为其中一个填写印出的数，或删去一条关系",
                [],
            )
            .and(list(figures)),
            Trouble::Underived(figures) => with(
                "no relation yields {0}; add one in relations.csv in which only this figure is missing",
                "没有关系能推出{0}；请在relations.csv中补一条只缺此数的关系",
                [],
            )
            .and(list(figures)),
            Trouble::More(count) => {
                plain("{0} more problems; mend those above first", "另有{0}处问题，请先改正以上各处")
                    .and(count)
            }
            Trouble::Warning(warning) => warning.phrase(),
        }
    }
}

/// Bytes as mebibytes with one decimal, rounded up.
fn mebibytes(bytes: u64) -> String {
    let tenths = (bytes.saturating_mul(10)).div_ceil(1 << 20);
    format!("{}.{}", tenths / 10, tenths % 10)
}

impl FileFault {
    fn phrase(&self) -> Phrase {
        match self {
            FileFault::Missing => plain("the file is missing; add it", "缺少这个文件，请补上"),
            FileFault::Empty => plain("the file is empty; fill it or restore it", "文件是空的，请写入内容"),
            FileFault::NoRows => {
                plain("there are no rows below the header; add at least one", "表头之下没有数据，请至少写一行")
            }
            FileFault::TooLarge { size, limit } => plain(
                "the file has {0} MiB, more than the {1} MiB that are read; make it smaller",
                "文件有{0} MiB，超过可读取的{1} MiB，请缩小",
            )
            .and(mebibytes(*size))
            .and(limit >> 20),
            FileFault::PackageTooLarge { size, limit } => plain(
                "up to this file the package has {0} MiB, more than the {1} MiB that are read; make it smaller",
                "读到这个文件时，数据包已有{0} MiB，超过可读取的{1} MiB，请缩小",
            )
            .and(mebibytes(*size))
            .and(limit >> 20),
            FileFault::NotAFile => {
                plain("this isn’t a regular file; put the file itself here", "这不是普通文件，请换成文件本身")
            }
            FileFault::Separator('\t') => {
                plain("fields are separated by tabs; save the file with commas", "字段以制表符分隔，请另存为逗号分隔")
            }
            FileFault::Separator(_) => plain(
                "fields are separated by semicolons; save the file with commas",
                "字段以分号分隔，请另存为逗号分隔",
            ),
            FileFault::Unreadable(why) => with("the file can’t be read: {0}", "文件无法读取：{0}", [why]),
            FileFault::Encoding { offset, guess: Some(guess) } => with(
                "the text isn’t UTF-8 but looks like {0} (byte {1}); save it as UTF-8",
                "文本不是UTF-8，看来是{0}（第{1}字节）；请另存为UTF-8",
                [guess],
            )
            .and(offset),
            FileFault::Encoding { offset, guess: None } => {
                plain("byte {0} isn’t UTF-8; save the file as UTF-8", "第{0}字节不是UTF-8，请另存为UTF-8").and(offset)
            }
        }
    }
}

impl ColumnFault {
    fn phrase(&self, name: &str) -> Phrase {
        match self {
            ColumnFault::Later => with(
                "column \"{0}\" is missing, which earlier packages lack; add it, or have `guanzhi migrate` add it",
                "缺少“{0}”栏（早先的数据包没有此栏）；请补上，或用guanzhi migrate补上",
                [name],
            ),
            ColumnFault::Missing => with("column \"{0}\" is missing; add it", "缺少“{0}”栏，请补上", [name]),
            ColumnFault::Duplicate => with(
                "column \"{0}\" stands twice in the header; keep one of the two",
                "表头中“{0}”栏重复，请只留一栏",
                [name],
            ),
            ColumnFault::Unknown(Some(nearest)) => with(
                "column \"{0}\" is unknown; did you mean \"{1}\"?",
                "没有“{0}”栏；是否应为“{1}”？",
                [name, nearest],
            ),
            ColumnFault::Unknown(None) => with(
                "column \"{0}\" is unknown; remove it, or begin its name with memo if it is your own",
                "没有“{0}”栏，请删去；如系自用，名称请以“备注”开头",
                [name],
            ),
        }
    }
}

impl FieldFault {
    fn phrase(&self, name: &str, value: &str) -> Phrase {
        let (en, zh) = self.sentence();
        let phrase = with(en, zh, [name, value]);
        match self {
            FieldFault::Superfluous { because, value } => phrase.and(because).and(value),
            FieldFault::Unknown { nearest: Some(nearest), .. } => phrase.and(shown(nearest, 60)),
            FieldFault::Unknown { nearest: None, target } => phrase.and(target),
            FieldFault::Duplicate { file, first } => phrase.and(file).and(first),
            FieldFault::NotAllowed(allowed) => phrase.and(words(allowed).join(", ")),
            FieldFault::OutOfRange { kind, indicator, line } => {
                phrase.and(kind.id()).and(shown(indicator, 60)).and(line)
            }
            FieldFault::NotARow { most } => phrase.and(most),
            FieldFault::Before(part) => phrase.and(part),
            FieldFault::OtherCurrency { currency, unit } => phrase.and(currency).and(unit),
            FieldFault::UnclearPeriod { month, years } => {
                let years = years.unwrap_or_default();
                let next = years + 1;
                phrase
                    .and(Period::iso(*month))
                    .and(format_args!("{years}/{:02}", next % 100))
                    .and(format_args!("{years}/{next}"))
            }
            FieldFault::Control(c) => phrase.and(format_args!("U+{:04X}", u32::from(*c))),
            FieldFault::Faint { tenths, .. } => {
                phrase.and(format_args!("{}.{}", tenths / 10, tenths % 10)).and(LEAST_CONTRAST)
            }
            FieldFault::Required
            | FieldFault::Untranslated
            | FieldFault::NotAnId
            | FieldFault::Reserved
            | FieldFault::NotACode
            | FieldFault::NotAPeriod
            | FieldFault::NotADate
            | FieldFault::NoPeriod
            | FieldFault::NotANumber
            | FieldFault::NotMissing
            | FieldFault::PlanWithoutNumber
            | FieldFault::NotACount
            | FieldFault::NotAnAddress
            | FieldFault::NotAColour
            | FieldFault::LineBreak
            | FieldFault::NotInPackage
            | FieldFault::NotOnSlide
            | FieldFault::Second
            | FieldFault::SeveralLines
            | FieldFault::FormulaFault
            | FieldFault::NoColumn
            | FieldFault::Repeated
            | FieldFault::NoFigures => phrase,
        }
    }

    /// What is said in English and in Chinese: of the column `{0}`, its value `{1}`, and what else the fault tells.
    #[expect(clippy::too_many_lines, reason = "one sentence a fault")]
    fn sentence(&self) -> (&'static str, &'static str) {
        match self {
            FieldFault::Required => ("{0} is empty; fill it in", "{0}空着，请填写"),
            FieldFault::Superfluous { .. } => (
                "{0} must be empty where {2} is {3}, but is \"{1}\"; clear it",
                "{2}为{3}时{0}应空着，现为“{1}”；请清空",
            ),
            FieldFault::Untranslated => (
                "{0} is empty though the other language is given; translate it",
                "{0}空着，而另一种语言已填写；请补上译文",
            ),
            FieldFault::NoPeriod => (
                "{0} is empty; give it, or set period_basis to unclear",
                "{0}空着；请填写，或将period_basis改为unclear",
            ),
            FieldFault::Unknown { nearest: Some(_), .. } => {
                ("{0} \"{1}\" is unknown; did you mean \"{2}\"?", "{0}“{1}”不存在；是否应为“{2}”？")
            }
            FieldFault::Unknown { nearest: None, .. } => {
                ("{0} \"{1}\" is unknown; correct it, or add it to {2}", "{0}“{1}”不存在；请改正，或补入{2}")
            }
            FieldFault::Duplicate { .. } => (
                "{0} \"{1}\" stands already in line {3} of {2}; change one of the two",
                "{0}“{1}”与{2}第{3}行重复，请改其一",
            ),
            FieldFault::Reserved => (
                "{0} \"{1}\" is one that the page or a file system keeps for itself; choose another",
                "{0}“{1}”为网页或文件系统自用，请另取",
            ),
            FieldFault::NotInPackage => (
                "{0} \"{1}\" is no file of this format; remove it from the list",
                "{0}“{1}”不是本格式的文件，请从清单中删去",
            ),
            FieldFault::NotARow { .. } => (
                "{0} has {1}, but the chart has rows 1 to {2}; correct it",
                "{0}中的{1}不存在，图只有第1至{2}行；请改正",
            ),
            FieldFault::Control(_) => {
                ("{0} has the invisible character {2}; remove it", "{0}中有看不见的字符{2}，请删去")
            }
            FieldFault::LineBreak => (
                "{0} has a line break; look for a quotation mark that isn’t closed",
                "{0}中有换行；请检查是否有引号没有闭合",
            ),
            FieldFault::NotAllowed(allowed) if words(allowed).len() < allowed.len() => {
                ("{0} \"{1}\" isn’t allowed; use {2} or nothing", "{0}不能是“{1}”；可用：{2}，或留空")
            }
            FieldFault::NotAllowed(_) => ("{0} \"{1}\" isn’t allowed; use {2}", "{0}不能是“{1}”；可用：{2}"),
            FieldFault::OutOfRange { kind: Kind::Rate, .. } => (
                "{0} \"{1}\" isn’t between 0 and 100, as a rate is; correct it, or the kind of \"{3}\" in line {4} of indicators.csv",
                "{0}“{1}”不在0与100之间，不能是比率；请改正，或改indicators.csv第{4}行“{3}”的kind",
            ),
            FieldFault::OutOfRange { .. } => (
                "{0} \"{1}\" is too small for the kind {2}; correct it, or the kind of \"{3}\" in line {4} of indicators.csv",
                "{0}“{1}”太小，不能是{2}；请改正，或改indicators.csv第{4}行“{3}”的kind",
            ),
            FieldFault::NotAnId => (
                "{0} \"{1}\" isn’t an id; use lower-case letters, digits and single hyphens",
                "{0}“{1}”不合规则；请用小写字母、数字和单个连字符",
            ),
            FieldFault::NotACode => (
                "{0} \"{1}\" isn’t a region’s code; use the six digits of GB/T 2260, or x- and a name where there is none",
                "{0}“{1}”不是地区代码；请用GB/T 2260的六位数字，没有代码的用x-加名称",
            ),
            FieldFault::NotADate => (
                "{0} \"{1}\" isn’t a date; write 2024, 2024-08 or 2024-08-31",
                "{0}“{1}”不是日期；请写作2024、2024-08或2024-08-31",
            ),
            FieldFault::NotAPeriod => (
                "{0} \"{1}\" isn’t a period; write 2023, 2024-H1, 2024-Q3, 2024-08, 2024-08-31, FY2023/24, AY2023/24, \
                 2024-01/2024-06, 2023/.. or ../2024-08",
                "{0}“{1}”不是期间；请写作2023、2024-H1、2024-Q3、2024-08、2024-08-31、FY2023/24、AY2023/24、\
                 2024-01/2024-06、2023/..或../2024-08",
            ),
            FieldFault::UnclearPeriod { years: None, .. } => (
                "{0} \"{1}\" can be misread; write {2} for the month",
                "{0}“{1}”容易误读；如指月份，请写作{2}",
            ),
            FieldFault::UnclearPeriod { month: None, .. } => (
                "{0} \"{1}\" can be read in several ways; write FY{3} for a fiscal year, AY{3} for an academic year, \
                 {4} for two calendar years",
                "{0}“{1}”有几种读法；财年请写作FY{3}，学年写作AY{3}，两个日历年写作{4}",
            ),
            FieldFault::UnclearPeriod { .. } => (
                "{0} \"{1}\" can be read in several ways; write {2} for the month, FY{3} for a fiscal year, AY{3} for an \
                 academic year, {4} for two calendar years",
                "{0}“{1}”有几种读法；月份请写作{2}，财年写作FY{3}，学年写作AY{3}，两个日历年写作{4}",
            ),
            FieldFault::NotANumber => (
                "{0} \"{1}\" isn’t a number; write its digits alone, without hedge, scale or unit",
                "{0}“{1}”不是数；请只写数字，不带约数词、万亿和单位",
            ),
            FieldFault::OtherCurrency { .. } => (
                "{0} \"{1}\" is in {2}, but its indicator’s unit is {3}; correct the unit in indicators.csv, or give the unit \
                 this prefix_en in units.csv",
                "{0}“{1}”的货币是{2}，而指标的单位是{3}；请改正indicators.csv中的单位，或在units.csv中将该单位的prefix_en设为它",
            ),
            FieldFault::NotMissing => (
                "{0} \"{1}\" says why a number is missing, but there is one; clear it, or set printed to the source’s mark",
                "{0}“{1}”说明缺数的原因，但此处有数；请清空，或将printed改为原文的缺数符号",
            ),
            FieldFault::PlanWithoutNumber => (
                "{0} \"{1}\" needs a number, but printed has a mark for a missing one; clear it, or give the number",
                "{0}为“{1}”时应有数，而printed是缺数符号；请清空，或填写数字",
            ),
            FieldFault::NotACount => {
                ("{0} \"{1}\" isn’t a whole number; use digits only", "{0}“{1}”不是整数，请只用数字")
            }
            FieldFault::NotAnAddress => (
                "{0} \"{1}\" isn’t a web address; begin it with https:// or http://",
                "{0}“{1}”不是网址；请以https://或http://开头",
            ),
            FieldFault::NotAColour => (
                "{0} \"{1}\" isn’t a colour; write it as # and six hexadecimal digits, such as #b3261e",
                "{0}“{1}”不是颜色；请写作#加六位十六进制数，如#b3261e",
            ),
            FieldFault::Faint { dark: false, .. } => (
                "{0} \"{1}\" has a contrast of {2} to 1 in the light look, where text needs {3}; choose a darker colour",
                "{0}“{1}”在浅色外观下的对比度只有{2}:1，文字需要{3}:1；请用更深的颜色",
            ),
            FieldFault::Faint { dark: true, .. } => (
                "{0} \"{1}\" has a contrast of {2} to 1 in the dark look, where text needs {3}; choose a lighter colour",
                "{0}“{1}”在深色外观下的对比度只有{2}:1，文字需要{3}:1；请用更浅的颜色",
            ),
            FieldFault::NotOnSlide => (
                "{0} has \"{1}\", which the slide doesn’t show; name a figure of its chart or of its figures",
                "{0}中的“{1}”不在这一页上；请改为此页图中或此页所列的数字",
            ),
            FieldFault::Second => (
                "{0} has \"{1}\" as a second figure, but one says it; remove it",
                "{0}中的“{1}”是第二个数字，而这里只由一个数字说明；请删去",
            ),
            FieldFault::SeveralLines => {
                ("{0} has several lines; write it on one line", "{0}的单元格中有换行；请写成一行")
            }
            FieldFault::FormulaFault => (
                "{0} has a formula’s error, \"{1}\"; enter the value itself",
                "{0}是公式的错误值“{1}”；请直接填写数值",
            ),
            FieldFault::NoColumn => (
                "\"{1}\" stands in a column without a name; name the column, with memo first if it is your own, or clear it",
                "“{1}”所在的列没有名称；请为该列命名（自用的以“备注”开头），或清空",
            ),
            FieldFault::Before(_) => (
                "{0} \"{1}\" stands before any row with {0} \"{2}\", to which it belongs; move it below one",
                "{0}“{1}”之前没有它所属的“{2}”行；请移到一个“{2}”行之下",
            ),
            FieldFault::Repeated => (
                "{0} \"{1}\" was said in an earlier row; keep one of the two",
                "{0}“{1}”在前面的行已有；请只留一处",
            ),
            FieldFault::NoFigures => (
                "{0} fits no figure; look at its indicators, regions, period and, where it computes, the use of what stands beside them",
                "{0}没有符合的数字；请检查其中的指标、地区、期间；要计算的，检查并列数字的use",
            ),
        }
    }
}

/// The words that may stand in a column; an empty one on the list stands for an empty field.
fn words(allowed: &[&'static str]) -> Vec<&'static str> {
    allowed.iter().copied().filter(|word| !word.is_empty()).collect()
}

/// What is wrong with a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChartFault {
    /// There is no such kind.
    Kind {
        /// What it is called.
        kind: String,
        /// The kinds that there are.
        allowed: Vec<String>,
    },
    /// A role that the kind doesn't have.
    Role {
        /// The rows, counted from 1.
        rows: Vec<usize>,
        /// The role.
        role: String,
        /// The roles that the kind has.
        allowed: Vec<String>,
    },
    /// More or fewer figures of a role than the kind takes.
    Count {
        /// The rows, counted from 1.
        rows: Vec<usize>,
        /// The role.
        role: String,
        /// How many there are.
        found: usize,
        /// How many the kind takes, in English and in Chinese.
        takes: [&'static str; 2],
    },
    /// A figure that the kind draws only beside one of other roles.
    Alone {
        /// The rows, counted from 1.
        rows: Vec<usize>,
        /// Its role.
        role: String,
        /// The roles of which one is needed.
        needed: Vec<String>,
    },
    /// A value that can't be drawn in its role.
    Undrawable {
        /// The row, counted from 1.
        row: usize,
        /// The role.
        role: String,
        /// The figure.
        figure: String,
        /// The values that can be drawn, such as `> 0`.
        allowed: &'static str,
    },
    /// A range where only one value can be drawn.
    Range {
        /// The row, counted from 1.
        row: usize,
        /// The role.
        role: String,
        /// The figure.
        figure: String,
    },
    /// A part is more than its whole.
    Exceeds {
        /// The row, counted from 1.
        row: usize,
        /// The part.
        part: String,
        /// The whole.
        whole: String,
    },
    /// Two figures on one axis aren't in the same unit.
    Unlike {
        /// A figure.
        one: String,
        /// Another.
        other: String,
    },
    /// The drawing says something of two figures that no relation bears out.
    Unsupported {
        /// The row, counted from 1.
        row: usize,
        /// The claim's own sentences, in English and in Chinese: of the chart's id, the two figures and the row.
        said: [&'static str; 2],
        /// A figure.
        one: String,
        /// Another.
        other: String,
    },
    /// A figure is a contradiction's, and the chart draws it as if it were fact.
    Clash {
        /// The figure.
        figure: String,
    },
    /// A figure without a number, in a role that needs one.
    Missing {
        /// The row, counted from 1.
        row: usize,
        /// The role.
        role: String,
        /// The figure.
        figure: String,
    },
    /// A plan is drawn as if an outcome became it, or the other way.
    Planned {
        /// The row, counted from 1.
        row: usize,
        /// A figure.
        one: String,
        /// Another, of which just one is a plan.
        other: String,
    },
}

impl ChartFault {
    fn phrase(&self, id: &str) -> Phrase {
        match self {
            ChartFault::Kind { kind, allowed } => with(
                "chart \"{0}\" has the unknown kind \"{1}\"; the kinds are {2}",
                "图“{0}”的kind为“{1}”，没有这种图；可用的有（括号内为角色）{2}",
                [id, kind],
            )
            .and(allowed.join(", ")),
            ChartFault::Role { rows, role, allowed } => with(
                "chart \"{0}\" has the unknown role \"{1}\" in {4} {3}; this kind has {2}: rename it, or choose another kind",
                "图“{0}”第{3}行的“{1}”不是这种图的角色，可用的有{2}；请改名，或换一种图",
                [id, role],
            )
            .and(all(allowed))
            .and(numbers(rows))
            .and(row_or_rows(rows)),
            ChartFault::Count { rows, role, found, takes: [en, zh] } => with(
                "chart \"{0}\" has {3} figures as \"{1}\" in {4} {2}; this kind takes {5}",
                "图“{0}”第{2}行的“{1}”有{3}个数字，这种图要{6}",
                [id, role],
            )
            .and(numbers(rows))
            .and(found)
            .and(row_or_rows(rows))
            .and(en)
            .and(zh),
            ChartFault::Alone { rows, role, needed } => with(
                "chart \"{0}\" has \"{1}\" alone in {4} {2}, which this kind draws only beside {3}; add that, or choose another kind",
                "图“{0}”第{2}行只有“{1}”，这种图要与{3}并列才画得出；请补上，或换一种图",
                [id, role],
            )
            .and(numbers(rows))
            .and(all(needed))
            .and(row_or_rows(rows)),
            ChartFault::Undrawable { row, role, figure, allowed } => with(
                "row {3} of chart \"{0}\" draws \"{2}\" as \"{1}\", which this kind can only do with values {4}; choose another kind, or leave it out",
                "图“{0}”第{3}行以“{2}”作“{1}”，而这种图此处的数应{4}；请换一种图，或去掉这个数字",
                [id, role, figure],
            )
            .and(row)
            .and(allowed),
            ChartFault::Range { row, role, figure } => with(
                "row {3} of chart \"{0}\" draws \"{2}\" as \"{1}\", which is a range, and this kind draws single values; choose range-bars, or another kind",
                "图“{0}”第{3}行以“{2}”作“{1}”，而它是一个范围，这种图只画单个数值；请改用range-bars，或换一种图",
                [id, role, figure],
            )
            .and(row),
            ChartFault::Exceeds { row, part, whole } => with(
                "row {3} of chart \"{0}\" draws \"{1}\" inside \"{2}\", which is less; choose another kind, or leave one out",
                "图“{0}”第{3}行把“{1}”画在“{2}”之内，而后者更小；请换一种图，或去掉其中一个",
                [id, part, whole],
            )
            .and(row),
            ChartFault::Unlike { one, other } => with(
                "chart \"{0}\" puts \"{1}\" and \"{2}\" on one axis, but their units differ; leave one out",
                "图“{0}”把“{1}”和“{2}”画在同一轴上，但单位不同；请去掉其中一个",
                [id, one, other],
            ),
            ChartFault::Unsupported { row, said: [en, zh], one, other } => {
                with(en, zh, [id, one, other]).and(row)
            }
            ChartFault::Missing { row, role, figure } => with(
                "row {3} of chart \"{0}\" draws \"{2}\" as \"{1}\", but the source has a mark in place of its number; choose \
                 another kind, or leave it out",
                "图“{0}”第{3}行以“{2}”作“{1}”，而原文此处是缺数符号；请换一种图，或去掉这个数字",
                [id, role, figure],
            )
            .and(row),
            ChartFault::Planned { row, one, other } => with(
                "row {3} of chart \"{0}\" draws \"{1}\" and \"{2}\" together, but one of them is a plan; give it a row of \
                 its own",
                "图“{0}”第{3}行把“{1}”和“{2}”画在一起，但其中一个是计划数；请为它另立一行",
                [id, one, other],
            )
            .and(row),
            ChartFault::Clash { figure } => with(
                "chart \"{0}\" draws \"{1}\", which contradicts another figure; use the kind notice, or leave it out",
                "图“{0}”画了“{1}”，而它与另一数字矛盾；请改用notice，或去掉这个数字",
                [id, figure],
            ),
        }
    }
}

impl RelationFault {
    fn phrase(&self, id: &str) -> Phrase {
        match self {
            RelationFault::Operands { found, expected } => with(
                "relation \"{0}\" takes {1} operands but has {2}; list figures’ ids separated by a space",
                "关系“{0}”应有{1}个运算数，现有{2}个；请列出数字的id，以空格分开",
                [id],
            )
            .and(expected)
            .and(found),
            RelationFault::OfItself => with(
                "relation \"{0}\" has its result among its operands; remove it there",
                "关系“{0}”的结果又是其运算数，请删去",
                [id],
            ),
            RelationFault::Contradiction { implied, printed } => with(
                "relation \"{0}\" can’t hold: the operands imply {1}, the result is {2}; \
                 correct the figures, or set expect to contradiction if the source prints them so",
                "关系“{0}”不能成立：由运算数推得{1}，而结果为{2}；请核对数字，如原文确系如此，请将expect设为contradiction",
                [id],
            )
            .and(implied)
            .and(printed),
            RelationFault::Impossible { figure, kind, implied } => with(
                "relation \"{0}\" can’t hold: figure \"{1}\" would be in {3}, where there is no {2}; \
                 correct the figures or remove the relation",
                "关系“{0}”不能成立：数字“{1}”应在{3}之内，而其中没有可作{2}的数；请核对数字，或删去该关系",
                [id, figure, kind.id()],
            )
            .and(implied),
            RelationFault::NoContradiction => with(
                "relation \"{0}\" is declared a contradiction, but its figures agree; clear expect",
                "关系“{0}”标为矛盾，而所涉数字并不矛盾；请清空expect",
                [id],
            ),
            RelationFault::NotGraded { figure, needed } => with(
                "relation \"{0}\" needs figure \"{1}\" to have the use {2}; grade it so if that is right, \
                 or remove the relation",
                "关系“{0}”要求数字“{1}”的use为{2}；确可如此使用时请改，否则请删去该关系",
                [id, figure, needed.id()],
            ),
            RelationFault::OfPeer { figure } => with(
                "relation \"{0}\" takes a share of figure \"{1}\", whose region has the role peer: the report’s isn’t \
                 part of it; correct the role in regions.csv, or remove the relation",
                "关系“{0}”以数字“{1}”为整体，而其地区的role为peer，报告的地区不在其内；请改regions.csv中的role，或删去该关系",
                [id, figure],
            ),
            RelationFault::OtherRegion { figure } => with(
                "relation \"{0}\" takes a share of figure \"{1}\", which isn’t of the report’s region; \
                 use the region’s own figure",
                "关系“{0}”以数字“{1}”为分子，而它不属于报告的地区；请改用本地区的数字",
                [id, figure],
            ),
            RelationFault::Units(units) => with(
                "relation \"{0}\" reckons with units that don’t fit: {1}; correct the units or the relation",
                "关系“{0}”的单位不相配：{1}；请改正单位或关系",
                [id, &units.join(", ")],
            ),
            RelationFault::Kind { figure, kind } => with(
                "relation \"{0}\" can’t reckon with figure \"{1}\", which is of the kind {2}; correct its indicator’s kind in \
                 indicators.csv, or the relation",
                "关系“{0}”不能用kind为{2}的数字“{1}”计算；请改正indicators.csv中该指标的kind，或改正关系",
                [id, figure, kind.id()],
            ),
            RelationFault::Planned { figure, expected: true } => with(
                "relation \"{0}\" reckons with a plan, so its result \"{1}\" is no outcome; set its status to plan in \
                 observations.csv, or remove the relation",
                "关系“{0}”用了计划数，其结果“{1}”就不是实际结果；请在observations.csv中将其status设为plan，或删去该关系",
                [id, figure],
            ),
            RelationFault::Planned { figure, expected: false } => with(
                "relation \"{0}\" gives the plan \"{1}\" from outcomes alone; clear its status in observations.csv, or \
                 remove the relation",
                "关系“{0}”只凭实际结果推出计划数“{1}”；请在observations.csv中清空其status，或删去该关系",
                [id, figure],
            ),
            RelationFault::Periods { now, before } => with(
                "relation \"{0}\" compares {1} with {2}; its second operand must be of an earlier period that is as long",
                "关系“{0}”以{1}与{2}相比；第二个运算数应属更早而同样长的期间",
                [id, &now.to_string(), &before.to_string()],
            ),
        }
    }
}
