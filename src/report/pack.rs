//! A report as bytes: what was read, derived and checked once needn't be again in every browser.
//!
//! Like things stand together, in columns, since that compresses best; one walk through the report both writes and
//! reads them, so that the two can't differ.

use super::{Report, Value, Verdict, Why};
use crate::lang::{Lang, Text};
use crate::package::{
    Below, ChartSpec, Coverage, Indicator, Measure, Name, Named, Observation, Package, PeriodBasis, Place,
    Relation, RelationKind, Row, Section, Source, Story, Subject, Tier, Tile, Unit, Use,
};
use crate::quantity::{Bound, End, Interval, Kind, Quantity, Scale, digits};
use crate::search::Readings;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

impl Report {
    /// The report as bytes for `unpack`; with a language, the other one's prose is left out, but no name.
    ///
    /// What no page shows isn't kept: lines of files, single numerals, paragraphs, evidence, what a relation implied.
    /// Quotients keep ten decimals.
    ///
    /// # Panics
    ///
    /// Never: texts and numbers can be packed.
    pub fn pack(&self, lang: Option<Lang>) -> Vec<u8> {
        let mut tape = Tape::<true>::default();
        tape.report(&mut Report { only: lang, ..self.clone() });
        for other in Lang::ALL.into_iter().filter(|other| lang.is_some_and(|lang| lang != *other)) {
            for column in [Column::Prose, Column::Note] {
                tape.columns[column.of(other)].clear();
            }
        }
        let separator = SEPARATOR.to_string();
        let columns = tape.columns.map(|column| column.join(&separator)).to_vec();
        let packed = Packed { columns, numbers: tape.numbers };
        postcard::to_allocvec(&packed).expect("texts and numbers can be packed")
    }

    /// Reads what `pack` wrote; `None` for anything else.
    pub fn unpack(bytes: &[u8]) -> Option<Report> {
        let packed: Packed = postcard::from_bytes(bytes).ok()?;
        let mut tape = Tape::<false> { numbers: packed.numbers, ..Tape::default() };
        // Numbers are read from the end.
        tape.numbers.reverse();
        for (column, text) in tape.columns.iter_mut().zip(&packed.columns) {
            column.extend(text.rsplit(SEPARATOR).map(str::to_owned));
        }
        let mut report = Report::default();
        tape.report(&mut report);
        let Report { package, verdicts, only, readings, values, .. } = report;
        let whole = tape.numbers.is_empty() && !tape.short;
        let mut report = Report::link(package);
        if !whole || verdicts.len() != report.verdicts.len() || values.len() != report.values.len() {
            return None;
        }
        for (value, packed) in report.values.iter_mut().zip(values) {
            if packed != Value::Unknown {
                *value = packed;
            }
        }
        Some(Report { verdicts, only, readings, ..report })
    }
}

/// No text of a package holds it: characters that can't be seen are refused.
const SEPARATOR: char = '\u{1f}';

/// What is written.
#[derive(Serialize, Deserialize)]
struct Packed {
    columns: Vec<String>,
    numbers: Vec<u32>,
}

/// What stands together.
#[derive(Clone, Copy)]
enum Column {
    Id,
    Indicator,
    Region,
    Period,
    Digits,
    Source,
    Place,
    Counterpart,
    Other,
    /// Names that are needed in both languages, for searching.
    Name,
    Prose,
    Note,
}

impl Column {
    const COUNT: usize = 15;

    /// The place of a column of texts in a language; other columns have one.
    fn of(self, lang: Lang) -> usize {
        match (self, lang) {
            (Column::Name | Column::Prose | Column::Note, Lang::En) => self as usize + 3,
            _ => self as usize,
        }
    }
}

/// Columns and numbers while they are written, or read from their ends.
///
/// What is done is part of the type, since the page only reads: it carries no code for writing.
#[derive(Default)]
struct Tape<const WRITING: bool> {
    columns: [Vec<String>; Column::COUNT],
    numbers: Vec<u32>,
    /// Whether something was missing.
    short: bool,
}

impl<const WRITING: bool> Tape<WRITING> {
    fn string(&mut self, column: Column, string: &mut String) {
        self.string_in(column as usize, string);
    }

    fn string_in(&mut self, column: usize, string: &mut String) {
        if WRITING {
            self.columns[column].push(string.clone());
        } else {
            // A column that was left out has nothing to say.
            *string = self.columns[column].pop().unwrap_or_default();
        }
    }

    fn text(&mut self, column: Column, text: &mut Text) {
        self.string_in(column.of(Lang::Zh), &mut text.zh);
        self.string_in(column.of(Lang::En), &mut text.en);
    }

    fn number(&mut self, number: &mut usize) {
        if WRITING {
            self.numbers.push(*number as u32);
        } else {
            let packed = self.numbers.pop();
            self.short |= packed.is_none();
            *number = packed.unwrap_or(0) as usize;
        }
    }

    fn flag(&mut self, flag: &mut bool) {
        let mut number = usize::from(*flag);
        self.number(&mut number);
        *flag = number == 1;
    }

    /// One of several values, as its place among them.
    fn choice<T: Copy + PartialEq>(&mut self, value: &mut T, all: &[T]) {
        let mut at = all.iter().position(|one| one == value).unwrap_or(0);
        self.number(&mut at);
        match all.get(at) {
            Some(found) => *value = *found,
            None => self.short = true,
        }
    }

    fn list<T: Default>(&mut self, list: &mut Vec<T>, visit: fn(&mut Tape<WRITING>, &mut T)) {
        let mut length = list.len();
        self.number(&mut length);
        if !WRITING {
            // Each entry takes a number or a string; a length beyond them is damage.
            let most = self.numbers.len() + self.columns.iter().map(Vec::len).sum::<usize>();
            self.short |= length > most;
            list.resize_with(length.min(most), T::default);
        }
        for entry in list {
            visit(self, entry);
        }
    }

    fn option<T: Default>(&mut self, option: &mut Option<T>, visit: fn(&mut Tape<WRITING>, &mut T)) {
        let mut there = option.is_some();
        self.flag(&mut there);
        if there {
            visit(self, option.get_or_insert_default());
        }
    }

    /// Ids as one string.
    fn ids(&mut self, ids: &mut Vec<String>) {
        let mut joined = ids.join(" ");
        self.string(Column::Other, &mut joined);
        if !WRITING {
            *ids = joined.split_whitespace().map(str::to_owned).collect();
        }
    }

    fn decimal(&mut self, value: &mut Decimal) {
        let mut printed = value.round_dp(10).normalize().to_string();
        self.string(Column::Digits, &mut printed);
        *value = digits(&printed).unwrap_or_default();
    }

    fn end(&mut self, end: &mut Option<End>) {
        let mut state = end.map_or(0, |end| 1 + usize::from(end.open));
        self.number(&mut state);
        *end = (state > 0).then(|| {
            let mut value = end.map(|end| end.value).unwrap_or_default();
            self.decimal(&mut value);
            End { value, open: state == 2 }
        });
    }

    fn interval(&mut self, interval: &mut Interval) {
        self.end(&mut interval.lo);
        self.end(&mut interval.hi);
    }
}

impl<const WRITING: bool> Tape<WRITING> {
    fn report(&mut self, report: &mut Report) {
        let mut only = report.only.map_or(0, |lang| 1 + lang as usize);
        self.number(&mut only);
        report.only = only.checked_sub(1).and_then(|at| Lang::ALL.get(at).copied());
        self.package(&mut report.package);
        self.list(&mut report.verdicts, Self::verdict);
        // Printed values are read off again.
        self.list(&mut report.values, Self::value);
        self.readings(&mut report.readings);
    }

    fn package(&mut self, package: &mut Package) {
        for text in [&mut package.meta.name, &mut package.meta.version] {
            self.string(Column::Other, text);
        }
        for code in [&mut package.meta.region, &mut package.meta.nation] {
            self.string(Column::Region, code);
        }
        self.string(Column::Source, &mut package.meta.source);
        self.list(&mut package.themes, Self::named);
        self.list(&mut package.regions, Self::named);
        self.list(&mut package.units, Self::unit);
        self.list(&mut package.indicators, Self::indicator);
        self.list(&mut package.sources, Self::source);
        self.list(&mut package.places, Self::place);
        self.list(&mut package.observations, Self::observation);
        self.list(&mut package.relations, Self::relation);
        self.coverage(&mut package.coverage);
        self.list(&mut package.charts, Self::chart);
        self.story(&mut package.story);
    }

    fn named(&mut self, named: &mut Named) {
        self.string(Column::Id, &mut named.id);
        self.text(Column::Name, &mut named.name);
    }

    fn unit(&mut self, unit: &mut Unit) {
        self.string(Column::Id, &mut unit.id);
        self.string(Column::Other, &mut unit.one);
        self.string(Column::Other, &mut unit.many);
        self.choice(&mut unit.measure, &Measure::ALL);
    }

    fn indicator(&mut self, indicator: &mut Indicator) {
        self.string(Column::Id, &mut indicator.id);
        self.string(Column::Other, &mut indicator.theme);
        self.text(Column::Name, &mut indicator.name);
        self.string(Column::Other, &mut indicator.unit);
        self.choice(&mut indicator.kind, &Kind::ALL);
        self.text(Column::Note, &mut indicator.note);
    }

    fn source(&mut self, source: &mut Source) {
        self.string(Column::Id, &mut source.id);
        self.text(Column::Prose, &mut source.title);
        self.text(Column::Prose, &mut source.issuer);
        self.string(Column::Period, &mut source.released);
        self.string(Column::Other, &mut source.url);
    }

    fn place(&mut self, place: &mut Place) {
        self.string(Column::Id, &mut place.id);
        self.string(Column::Source, &mut place.source);
        self.text(Column::Prose, &mut place.heading);
        self.text(Column::Prose, &mut place.topic);
    }

    fn observation(&mut self, figure: &mut Observation) {
        self.string(Column::Id, &mut figure.id);
        self.string(Column::Indicator, &mut figure.indicator);
        self.string(Column::Region, &mut figure.region);
        self.string(Column::Period, &mut figure.period);
        self.choice(&mut figure.period_basis, &PeriodBasis::ALL);
        self.quantity(&mut figure.quantity);
        self.string(Column::Source, &mut figure.source);
        self.string(Column::Place, &mut figure.place);
        self.choice(&mut figure.tier, &Tier::ALL);
        self.string(Column::Other, &mut figure.comparability);
        let mut usage = figure.usage.map_or(0, |usage| 1 + usage as usize);
        self.number(&mut usage);
        figure.usage = usage.checked_sub(1).and_then(|at| Use::ALL.get(at).copied());
        self.string(Column::Counterpart, &mut figure.counterpart);
        self.text(Column::Note, &mut figure.note);
    }

    fn quantity(&mut self, quantity: &mut Option<Quantity>) {
        let mut there = quantity.is_some();
        self.flag(&mut there);
        if !there {
            return;
        }
        let (mut printed, mut scale, mut bound, mut kind) = match quantity {
            Some(it) => (it.printed.clone(), it.scale, it.bound, it.kind),
            None => Default::default(),
        };
        self.string(Column::Digits, &mut printed);
        self.choice(&mut scale, &Scale::ALL);
        self.choice(&mut bound, &Bound::ALL);
        self.choice(&mut kind, &Kind::ALL);
        if !WRITING {
            *quantity = Quantity::parse(&printed, scale, bound, kind).ok();
            self.short |= quantity.is_none();
        }
    }

    fn relation(&mut self, relation: &mut Relation) {
        self.choice(&mut relation.kind, &RelationKind::ALL);
        self.string(Column::Other, &mut relation.result);
        self.ids(&mut relation.operands);
        self.text(Column::Note, &mut relation.note);
    }

    fn coverage(&mut self, coverage: &mut Coverage) {
        for count in [&mut coverage.arabic, &mut coverage.han, &mut coverage.figures] {
            self.number(count);
        }
        coverage.reasons.iter_mut().for_each(|count| self.number(count));
        self.ids(&mut coverage.unnamed);
    }

    fn chart(&mut self, chart: &mut ChartSpec) {
        self.string(Column::Id, &mut chart.id);
        self.string(Column::Other, &mut chart.kind);
        self.text(Column::Prose, &mut chart.headline);
        self.text(Column::Prose, &mut chart.measure);
        self.list(&mut chart.columns, Self::prose);
        self.list(&mut chart.rows, Self::row);
        self.list(&mut chart.notes, Self::prose);
    }

    fn prose(&mut self, text: &mut Text) {
        self.text(Column::Prose, text);
    }

    fn row(&mut self, row: &mut Row) {
        self.option(&mut row.label, Self::prose);
        self.option(&mut row.group, Self::prose);
        self.list(&mut row.figures.0, |tape: &mut Self, (role, ids): &mut (String, Vec<String>)| {
            tape.string(Column::Other, role);
            tape.ids(ids);
        });
        self.list(&mut row.names, Self::name);
    }

    fn name(&mut self, name: &mut Name) {
        self.prose(&mut name.name);
        self.option(&mut name.role, |tape: &mut Self, role| tape.string(Column::Other, role));
    }

    fn story(&mut self, story: &mut Story) {
        for text in [&mut story.kicker, &mut story.title, &mut story.deck] {
            self.prose(text);
        }
        self.list(&mut story.tiles, |tape: &mut Self, tile: &mut Tile| {
            tape.string(Column::Other, &mut tile.figure);
            tape.prose(&mut tile.caption);
        });
        self.list(&mut story.sections, |tape: &mut Self, section: &mut Section| {
            tape.string(Column::Id, &mut section.id);
            tape.prose(&mut section.heading);
            tape.ids(&mut section.charts);
            tape.ids(&mut section.wide);
            let mut below = section.below.map_or(0, |below| 1 + below as usize);
            tape.number(&mut below);
            section.below = below.checked_sub(1).and_then(|at| Below::ALL.get(at).copied());
        });
        self.list(&mut story.subjects, |tape: &mut Self, subject: &mut Subject| {
            tape.string(Column::Id, &mut subject.id);
            tape.prose(&mut subject.name);
            tape.ids(&mut subject.figures);
            tape.list(&mut subject.unsaid, Self::prose);
        });
        // The script of the slides brings what is on them: the app only says that there are some.
        story.slides.retain(|slide| !slide.hidden);
        self.list(&mut story.slides, |_: &mut Self, _| {});
    }

    fn verdict(&mut self, verdict: &mut Verdict) {
        let mut sort = match verdict {
            Verdict::Derives { .. } => 0,
            Verdict::Holds { .. } => 1,
            Verdict::Contradicts { .. } => 2,
            Verdict::Undecided(_) => 3,
        };
        self.number(&mut sort);
        if !WRITING {
            let open = Interval::UNBOUNDED;
            *verdict = match sort {
                0 => Verdict::Derives { figure: String::new() },
                1 => Verdict::Holds { implied: open, both: open, certain: false },
                2 => Verdict::Contradicts { implied: open, printed: open },
                _ => Verdict::Undecided(Why::Rounding),
            };
        }
        match verdict {
            Verdict::Derives { figure } => self.string(Column::Other, figure),
            Verdict::Holds { both, .. } => self.interval(both),
            Verdict::Contradicts { .. } => {}
            Verdict::Undecided(why) => self.choice(why, &Why::ALL),
        }
    }

    fn value(&mut self, value: &mut Value) {
        let mut derived = value.is_derived();
        self.flag(&mut derived);
        if !derived {
            return;
        }
        if !WRITING {
            *value = Value::Derived { nominal: None, interval: Interval::UNBOUNDED, relation: 0 };
        }
        if let Value::Derived { nominal, interval, relation } = value {
            self.option(nominal, Tape::decimal);
            self.interval(interval);
            self.number(relation);
        }
    }

    fn readings(&mut self, readings: &mut Readings) {
        self.list(&mut readings.0, |tape: &mut Self, (c, reading): &mut (char, String)| {
            let mut character = c.to_string();
            tape.string(Column::Other, &mut character);
            *c = character.chars().next().unwrap_or_default();
            tape.string(Column::Other, reading);
        });
    }
}
