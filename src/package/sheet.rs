//! A CSV file as a sheet of rows, whose fields are read with a problem for each that is wrong.

use super::entered::{self, Entered};
use super::migrate::is_later;
use super::period::{Part, Period, Until};
use super::problem::{ColumnFault, FieldFault, FileFault, MOST_PROBLEMS, Problem, Trouble, is_hidden};
use super::spreadsheet::{self, Spoil};
use crate::index::Register;
use crate::lang::{Lang, Text};
use csv::StringRecord;
use strsim::osa_distance;

/// The problems found so far; of each file only so many are kept, so that a broken file can't fill memory.
#[derive(Default)]
pub(super) struct Log {
    problems: Vec<Problem>,
    /// How many problems each file has, as far as it has any.
    counts: Vec<(&'static str, usize)>,
    /// What a spreadsheet did to columns: told once a column.
    spoilt: Vec<Spoilt>,
}

/// A column that a spreadsheet spoilt.
struct Spoilt {
    file: &'static str,
    column: String,
    how: Spoil,
    /// The first row of it, and the value that stands there.
    line: u64,
    value: String,
    rows: usize,
}

impl Log {
    /// Notes a problem; `trouble` isn't called once the file has too many.
    pub fn add(&mut self, file: &'static str, line: Option<u64>, trouble: impl FnOnce() -> Trouble) {
        if self.count(file) <= MOST_PROBLEMS {
            self.problems.push(Problem::new(file, line, trouble()));
        }
    }

    /// Notes that a spreadsheet spoilt a column, in one more row.
    pub fn spoilt(&mut self, file: &'static str, line: u64, column: &str, value: &str, how: Spoil) {
        let same = |it: &&mut Spoilt| it.file == file && it.column == column && it.how == how;
        if let Some(it) = self.spoilt.iter_mut().find(same) {
            it.rows += 1;
        } else {
            let (column, value) = (column.to_owned(), value.to_owned());
            self.spoilt.push(Spoilt { file, column, how, line, value, rows: 1 });
        }
    }

    /// How many problems a file has, with one more.
    fn count(&mut self, file: &'static str) -> usize {
        let known = self.counts.iter().position(|(other, _)| *other == file);
        let at = known.unwrap_or(self.counts.len());
        if known.is_none() {
            self.counts.push((file, 0));
        }
        self.counts[at].1 += 1;
        self.counts[at].1
    }

    /// All problems, by file in the order of `files`, then by line.
    pub fn into_problems(mut self, files: &[&str]) -> Vec<Problem> {
        for Spoilt { file, column, how, line, value, rows } in std::mem::take(&mut self.spoilt) {
            self.add(file, Some(line), || Trouble::Spoilt { column, value, how, rows });
        }
        for (file, count) in &self.counts {
            if let Some(more) = count.checked_sub(MOST_PROBLEMS).filter(|more| *more > 0) {
                self.problems.push(Problem::new(file, Some(u64::MAX), Trouble::More(more)));
            }
        }
        let file = |problem: &Problem| files.iter().position(|file| *file == problem.file);
        let mut problems = Problem::sort(self.problems, |problem| (file(problem), problem.line));
        for problem in &mut problems {
            problem.line = problem.line.filter(|line| *line != u64::MAX);
        }
        problems
    }
}

/// The ids of one file with their lines, to look references up.
#[derive(Default)]
pub(super) struct Keys {
    /// The file that gives them.
    pub file: &'static str,
    /// Each id with the line in which it was first given.
    lines: Register,
    /// Whether all ids of the file could be read; if not, a reference to an unknown id is no problem.
    pub complete: bool,
}

impl Keys {
    /// No ids of a file so far.
    pub fn none(file: &'static str, complete: bool) -> Keys {
        Keys { file, lines: Register::default(), complete }
    }

    /// Adds an id, unless it was given before.
    pub fn add(&mut self, id: &str, line: u64) {
        self.lines.entry(id, line as usize);
    }

    /// The line in which an id was first given.
    pub fn line(&self, id: &str) -> Option<u64> {
        self.lines.get(id).map(|line| line as u64)
    }

    /// All ids in alphabetical order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.lines.ids()
    }

    /// Whether a reference to `id` leads somewhere, as far as is known.
    pub fn knows(&self, id: &str) -> bool {
        !self.complete || self.line(id).is_some()
    }

    /// The problem of a reference that leads nowhere.
    pub fn unknown(&self, name: &str, id: &str) -> Trouble {
        /// More ids than a package has aren't worth the time.
        const MOST: usize = 1000;
        let nearest = nearest(id, &mut self.lines.ids().take(MOST)).map(str::to_owned);
        field(name, id, FieldFault::Unknown { target: self.file, nearest })
    }
}

/// The trouble with one value.
pub(super) fn field(name: &str, value: &str, fault: FieldFault) -> Trouble {
    Trouble::Field { name: name.to_owned(), value: value.to_owned(), fault }
}

/// The candidate that takes the fewest edits to become `wrong`, if they are few enough for a slip: characters that are put
/// in, left out, replaced, or exchanged with their neighbour.
pub fn nearest<'a>(wrong: &str, candidates: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = wrong.chars().count();
    let most = (length / 3).clamp(1, 3);
    let close = |candidate: &'a str| {
        // Texts of very different lengths, or very long ones, aren't worth the time.
        let near = length <= 64 && candidate.chars().take(length + most + 1).count().abs_diff(length) <= most;
        near.then(|| osa_distance(wrong, candidate))
            .filter(|edits| *edits <= most)
            .map(|edits| (edits, candidate))
    };
    candidates.filter_map(close).min_by_key(|(edits, _)| *edits).map(|(_, candidate)| candidate)
}

/// The shape of a CSV file.
pub struct Layout {
    /// Its name.
    pub file: &'static str,
    /// Its columns, of which the first is the id. Those of a language that a package doesn't have needn't be there.
    pub columns: &'static [&'static str],
    /// Columns that it may have besides.
    pub optional: &'static [&'static str],
    /// Whether a package can't do without a row of it.
    pub needs_rows: bool,
}

/// A CSV file split into fields.
pub(super) struct Sheet {
    file: &'static str,
    /// Where each column of the layout stands in a row, if the file has it.
    places: Vec<(&'static str, Option<usize>)>,
    records: Vec<Record>,
    /// Whether all ids could be read.
    complete: bool,
    /// The package's one language; `None` for one in both.
    only: Option<Lang>,
}

/// One row as split.
struct Record {
    line: u64,
    fields: StringRecord,
    /// Whether it has as many fields as the header, each on one line.
    shaped: bool,
}

impl Sheet {
    /// Splits a file into fields and checks its header; without a text, the sheet is empty and incomplete.
    pub fn split(layout: &Layout, text: Option<&str>, only: Option<Lang>, log: &mut Log) -> Sheet {
        let separator = text.map_or(',', spreadsheet::separator);
        if separator != ',' {
            log.add(layout.file, None, || Trouble::File(FileFault::Separator(separator)));
        }
        let records = text.map(|text| split(text, separator)).unwrap_or_default();
        let mut records = records.into_iter().filter(|record| !spreadsheet::is_blank(&record.fields));
        let mut header = records.next();
        let width = header.as_ref().map_or(0, |header| spreadsheet::named_columns(&header.fields));
        // Spreadsheets write empty fields as far as any cell was ever touched.
        if let Some(header) = &mut header {
            header.fields.truncate(width);
        }
        let records = records.map(|mut record| {
            spreadsheet::trim(&mut record.fields, width);
            record
        });
        if text.is_some() && header.is_none() {
            log.add(layout.file, None, || Trouble::File(FileFault::Empty));
        }
        let places = places(layout, header.as_ref(), only, log);
        let complete = header.is_some() && places[0].1.is_some();
        let mut sheet = Sheet { file: layout.file, places, records: records.collect(), complete, only };
        if let Some(header) = header {
            sheet.check_shape(&header, log);
            if sheet.records.is_empty() && layout.needs_rows {
                sheet.complete = false;
                log.add(layout.file, None, || Trouble::File(FileFault::NoRows));
            }
        }
        sheet
    }

    /// Notes rows with too many fields or too few, and those that swallowed others for want of a quotation
    /// mark; where there is one of these, nothing certain is known of the file's ids.
    fn check_shape(&mut self, header: &Record, log: &mut Log) {
        let expected = header.fields.len();
        let broken = |row: &Record| row.fields.iter().position(|field| field.contains(['\n', '\r']));
        let first = self.records.first().map_or(expected, |row| row.fields.len());
        let same = self.records.iter().all(|row| row.fields.len() == first && broken(row).is_none());
        let all = Some(first).filter(|first| same && *first != expected);
        if let Some(all) = all {
            log.add(self.file, Some(header.line), || Trouble::HeaderCount { found: expected, expected: all });
        }
        for row in &mut self.records {
            let (broken, found, line) = (broken(row), row.fields.len(), Some(row.line));
            row.shaped = broken.is_none() && found == expected;
            if let Some(broken) = broken {
                self.complete = false;
                let column = self.places.iter().find(|(_, place)| *place == Some(broken));
                let column = column.map_or("row", |(name, _)| name);
                log.add(self.file, line, || field(column, "", FieldFault::LineBreak));
            } else if !row.shaped && all.is_none() {
                log.add(self.file, line, || Trouble::FieldCount { found, expected });
            }
        }
    }

    /// The ids of the sheet; those of rows with problems are among them.
    pub fn keys(&self) -> Keys {
        let mut keys = Keys::none(self.file, self.complete);
        let place = self.places[0].1;
        for record in &self.records {
            if let Some(id) = place.and_then(|place| record.fields.get(place)) {
                keys.add(id, record.line);
                // The nation's code without its zeros: told once, where it stands.
                if let Some(code) = spreadsheet::padded(id).filter(|code| code == spreadsheet::NATION) {
                    keys.add(&code, record.line);
                }
            }
        }
        keys
    }

    /// Reads all rows of the right shape, and keeps those without a problem.
    pub fn read<T>(&self, log: &mut Log, mut read: impl FnMut(&mut Row<'_>) -> T) -> Vec<T> {
        let mut kept = Vec::new();
        for Record { line, fields, .. } in self.records.iter().filter(|record| record.shaped) {
            let (file, line, only) = (self.file, *line, self.only);
            let mut row = Row { file, line, places: &self.places, fields, only, log, sound: true };
            row.check_characters();
            let value = read(&mut row);
            if row.sound {
                kept.push(value);
            }
        }
        kept
    }
}

/// Splits CSV into records of any length; a text can't fail to split.
fn split(text: &str, separator: char) -> Vec<Record> {
    let mut settings = csv::ReaderBuilder::new();
    let settings = settings.has_headers(false).flexible(true).delimiter(separator as u8);
    let mut reader = settings.from_reader(text.as_bytes());
    let records = reader.records().map_while(Result::ok);
    records.map(|fields| Record { line: line_of(&fields, text), fields, shaped: false }).collect()
}

/// The line on which a record begins; `csv` gives that of the line break or blank lines before it.
fn line_of(fields: &StringRecord, text: &str) -> u64 {
    let Some(position) = fields.position() else { return 0 };
    let rest = text.as_bytes().get(position.byte() as usize..).unwrap_or_default();
    let blank = rest.iter().take_while(|b| matches!(b, b'\r' | b'\n'));
    position.line() + blank.filter(|b| **b == b'\n').count() as u64
}

/// Finds the layout's columns in the header and notes those that are missing, twice there or unknown.
fn places(
    layout: &Layout,
    header: Option<&Record>,
    only: Option<Lang>,
    log: &mut Log,
) -> Vec<(&'static str, Option<usize>)> {
    let all = || layout.columns.iter().chain(layout.optional);
    let names: Vec<&str> = header.map(|header| header.fields.iter().collect()).unwrap_or_default();
    let mut note = |name: &str, fault: ColumnFault| {
        let line = header.map(|header| header.line);
        log.add(layout.file, line, || Trouble::Column { name: name.to_owned(), fault });
    };
    for (at, name) in names.iter().enumerate() {
        if names[..at].contains(name) {
            note(name, ColumnFault::Duplicate);
        } else if !all().any(|column| column == name) && !spreadsheet::is_memo(name) {
            let missing = all().filter(|column| !names.contains(column));
            note(name, ColumnFault::Unknown(nearest(name, &mut missing.copied()).map(str::to_owned)));
        }
    }
    let place = |column: &&'static str| (*column, names.iter().position(|name| name == column));
    let places: Vec<_> = all().map(place).collect();
    let needed = |column: &str| !layout.optional.contains(&column) && is_spoken(column, only);
    for (column, _) in places.iter().filter(|(_, place)| header.is_some() && place.is_none()) {
        if needed(column) {
            let later = is_later(layout.file, column);
            note(column, if later { ColumnFault::Later } else { ColumnFault::Missing });
        }
    }
    places
}

/// The language of a column's texts, by the end of its name.
pub(crate) fn lang_of(column: &str) -> Option<Lang> {
    Lang::ALL.into_iter().find(|lang| column.strip_suffix(lang.id()).is_some_and(|stem| stem.ends_with('_')))
}

/// Whether a column isn't that of a language which a package doesn't have.
fn is_spoken(column: &str, only: Option<Lang>) -> bool {
    only.is_none() || lang_of(column).is_none_or(|lang| only == Some(lang))
}

/// One row while it is read; reading a field that is wrong notes a problem and yields something to go on with.
pub(super) struct Row<'a> {
    file: &'static str,
    /// The line on which the row begins.
    pub line: u64,
    places: &'a [(&'static str, Option<usize>)],
    fields: &'a StringRecord,
    /// The package's one language; `None` for one in both.
    only: Option<Lang>,
    log: &'a mut Log,
    /// Whether no problem was found.
    sound: bool,
}

impl<'a> Row<'a> {
    /// Notes a problem of this row, which is then left out.
    pub fn note(&mut self, trouble: impl FnOnce() -> Trouble) {
        self.sound = false;
        self.log.add(self.file, Some(self.line), trouble);
    }

    /// Notes what is wrong with the value of a column.
    pub fn blame(&mut self, column: &str, value: &str, fault: FieldFault) {
        self.note(|| field(column, value, fault));
    }

    /// Notes that a spreadsheet spoilt the value of a column; the row is left out, and told together with others.
    fn spoilt(&mut self, column: &str, value: &str, how: Spoil) {
        self.sound = false;
        self.log.spoilt(self.file, self.line, column, value, how);
    }

    fn check_characters(&mut self) {
        let hidden =
            |place: usize| self.fields.get(place).and_then(|field| field.chars().find(|c| is_hidden(*c)));
        let faults = self.places.iter().filter_map(|(name, place)| Some((*name, hidden((*place)?)?)));
        for (name, c) in faults.collect::<Vec<_>>() {
            self.blame(name, "", FieldFault::Control(c));
        }
    }

    /// The field of a column, or `None` where the file lacks the column, which is noted with the header.
    pub fn get(&mut self, column: &str) -> Option<&'a str> {
        let place = self.place(column);
        self.sound &= place.is_some();
        self.fields.get(place?)
    }

    fn place(&self, column: &str) -> Option<usize> {
        self.places.iter().find(|(name, _)| *name == column).and_then(|(_, place)| *place)
    }

    /// The field of a column that the file may do without; empty where it does.
    pub fn extra(&self, column: &str) -> &'a str {
        self.place(column).and_then(|place| self.fields.get(place)).unwrap_or_default()
    }

    /// A text in one language: empty in one that the package doesn't have.
    pub fn in_lang(&mut self, stem: &str, lang: Lang) -> &'a str {
        let column = [stem, "_", lang.id()].concat();
        if is_spoken(&column, self.only) { self.optional(&column) } else { "" }
    }

    /// A field that may be empty.
    pub fn optional(&mut self, column: &str) -> &'a str {
        self.get(column).unwrap_or_default()
    }

    /// A field that must not be empty.
    pub fn required(&mut self, column: &str) -> &'a str {
        let value = self.get(column);
        if value == Some("") {
            self.blame(column, "", FieldFault::Required);
        }
        value.unwrap_or_default()
    }

    /// A field that must be empty, since another column has a certain value.
    pub fn empty(&mut self, column: &str, because: &'static str, value: &'static str) {
        let found = self.optional(column);
        if !found.is_empty() {
            self.blame(column, found, FieldFault::Superfluous { because, value });
        }
    }

    /// The row's own id in its first column, of a certain form, and given here for the first time.
    pub fn key(&mut self, keys: &Keys, fault: FieldFault, form: fn(&str) -> bool) -> String {
        let column = self.places[0].0;
        let id = self.required(column);
        if fault == FieldFault::NotACode
            && spreadsheet::padded(id).is_some_and(|code| code == spreadsheet::NATION)
        {
            self.spoilt(column, id, Spoil::Zeros);
        } else if !id.is_empty() && !form(id) {
            self.blame(column, id, fault);
        } else if let Some(first) = keys.line(id).filter(|first| *first != self.line && !id.is_empty()) {
            self.blame(column, id, FieldFault::Duplicate { file: self.file, first });
        }
        id.to_owned()
    }

    /// A reference to an id of another file.
    pub fn reference(&mut self, column: &str, keys: &Keys) -> String {
        let id = self.required(column);
        self.check_reference(column, id, keys);
        id.to_owned()
    }

    /// A reference that may be empty.
    pub fn optional_reference(&mut self, column: &str, keys: &Keys) -> String {
        let id = self.optional(column);
        self.check_reference(column, id, keys);
        id.to_owned()
    }

    /// Notes an id that leads nowhere.
    pub fn check_reference(&mut self, column: &str, id: &str, keys: &Keys) {
        if id.is_empty() || keys.knows(id) {
            return;
        }
        if spreadsheet::padded(id).is_some_and(|code| keys.line(&code).is_some()) {
            self.spoilt(column, id, Spoil::Zeros);
        } else {
            self.note(|| keys.unknown(column, id));
        }
    }

    /// One of a list of words; `None` where it is none, which is noted.
    pub fn choice<T: Copy>(&mut self, column: &str, allowed: &[(&'static str, T)]) -> Option<T> {
        let at = self.word(column, allowed.iter().map(|(word, _)| *word).collect())?;
        allowed.get(at).map(|(_, choice)| *choice)
    }

    /// Which of a list of words stands in a column.
    fn word(&mut self, column: &str, allowed: Vec<&'static str>) -> Option<usize> {
        let value = self.get(column)?;
        let at = allowed.iter().position(|word| *word == value);
        if at.is_none() {
            let fault = if value.is_empty() { FieldFault::Required } else { FieldFault::NotAllowed(allowed) };
            self.blame(column, value, fault);
        }
        at
    }

    /// One of a list of words, or nothing where the field may be empty.
    pub fn choice_if_any<T: Copy>(
        &mut self,
        column: &str,
        allowed: &[(&'static str, T)],
        may_be_empty: bool,
    ) -> Option<T> {
        if may_be_empty && self.get(column) == Some("") {
            return None;
        }
        self.choice(column, allowed)
    }

    /// A number that counts something, from `least`.
    pub fn count(&mut self, column: &str, least: usize) -> usize {
        let value = self.required(column);
        let plain = value.bytes().all(|b| b.is_ascii_digit());
        let count = plain.then(|| value.parse().ok()).flatten().filter(|count| *count >= least);
        if count.is_none() && !value.is_empty() {
            self.blame(column, value, FieldFault::NotACount);
        }
        count.unwrap_or_default()
    }

    /// A period in any of the ways in which people type them, or nothing.
    pub fn period(&mut self, column: &str) -> Option<Period> {
        let text = self.optional(column);
        match entered::read(text) {
            Some(Entered::Period(period)) => return Some(period),
            _ if text.is_empty() => {}
            _ if spreadsheet::is_turned_date(text) => self.spoilt(column, text, Spoil::Dates),
            Some(Entered::Unclear { month, years }) => {
                self.blame(column, text, FieldFault::UnclearPeriod { month, years });
            }
            None => self.blame(column, text, FieldFault::NotAPeriod),
        }
        None
    }

    /// The date of a document, or nothing.
    pub fn date(&mut self, column: &str) -> Option<Period> {
        let period = self.period(column)?;
        let plain = matches!(period.from.part(), Part::Year | Part::Month(_) | Part::Day(..));
        if !plain || period.until != Until::Itself {
            let text = self.optional(column);
            self.blame(column, text, FieldFault::NotADate);
        }
        Some(period)
    }

    /// A text in all languages of the package that must be there.
    pub fn name(&mut self, stem: &str) -> Text {
        let first = self.only.unwrap_or_default();
        self.required(&[stem, "_", first.id()].concat());
        self.translated(stem, Some(first))
    }

    /// A text in all languages of the package or in none.
    pub fn note_text(&mut self, stem: &str) -> Text {
        self.translated(stem, None)
    }

    /// Notes each language in which a text is missing that is there in another, but for one of which it was told already.
    fn translated(&mut self, stem: &str, told: Option<Lang>) -> Text {
        let [zh, en] = Lang::ALL.map(|lang| self.in_lang(stem, lang));
        for (lang, here, other) in [(Lang::Zh, zh, en), (Lang::En, en, zh)] {
            let column = [stem, "_", lang.id()].concat();
            let asked = told != Some(lang) && is_spoken(&column, self.only) && self.place(&column).is_some();
            if asked && here.is_empty() && !other.is_empty() {
                self.blame(&column, "", FieldFault::Untranslated);
            }
        }
        Text { zh: zh.to_owned(), en: en.to_owned() }
    }
}

/// Whether an id is kebab-case: lower-case letters and digits, joined by single hyphens.
pub(super) fn is_id(id: &str) -> bool {
    let plain =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    id.split('-').all(plain)
}
