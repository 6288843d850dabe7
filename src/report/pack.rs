//! A report as bytes: what was read, derived and checked once needn't be again in every browser.
//!
//! Like things stand together, in columns, since that compresses best; one walk through the report both writes and
//! reads them, so that the two can't differ. It takes every struct apart in full, without `..`: a field that is added
//! to one has to be packed here, or left out by name.

use super::{Account, Report, Value, Verdict, Why};
use crate::colour::Accent;
use crate::lang::{Lang, Text};
use crate::package::{
    Below, ChartSpec, ChartTier, Comparability, Coverage, FactSpec, Indicator, Measure, Meta, Name, Named,
    Observation, Package, Period, PeriodBasis, Place, Region, Relation, RelationKind, Role, Roles, Row,
    Section, Source, Status, Story, Subject, Tier, Unit, Use,
};
use crate::quantity::{Bound, End, Interval, Kind, Quantity, Scale, digits};
use crate::search::Readings;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

impl Report {
    /// The report as bytes for `unpack`; with a language, the other one's prose is left out, but no name.
    ///
    /// What no page shows isn't kept: lines of files, single numerals, paragraphs, evidence, what a relation implied.
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

    /// Reads what `pack` wrote; `None` for anything else, which may have reached a reader damaged.
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
        let Report {
            package,
            verdicts,
            only,
            readings,
            account,
            first_screen,
            bench,
            menus,
            values,
            links: _,
            index: _,
            terms: _,
            ties: _,
        } = report;
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
        let report = Report { verdicts, only, readings, account, first_screen, bench, menus, ..report };
        report.is_whole().then_some(report)
    }

    /// Whether there is all that is named by an id or a place, as in every report that was built.
    fn is_whole(&self) -> bool {
        let derived = |value: &Value| match value {
            Value::Derived { relation, .. } => *relation < self.terms.len(),
            Value::Printed(_) | Value::Missing | Value::Unknown => true,
        };
        let mut charted =
            self.package.charts.iter().flat_map(|chart| &chart.rows).flat_map(|row| row.figures.values());
        self.links.iter().all(Option::is_some)
            && self.terms.iter().flatten().all(Option::is_some)
            && self.values.iter().all(derived)
            && charted.all(|ids| ids.iter().all(|id| self.index.get(id).is_some()))
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

    /// One of several values, or none.
    fn choice_if_any<T: Copy + PartialEq>(&mut self, value: &mut Option<T>, all: &[T]) {
        let place = |value: T| all.iter().position(|one| *one == value).map_or(0, |at| at + 1);
        let mut there = value.map_or(0, place);
        self.number(&mut there);
        *value = there.checked_sub(1).and_then(|at| all.get(at).copied());
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

    fn period(&mut self, period: &mut Option<Period>) {
        let mut iso = Period::iso(*period);
        self.string(Column::Period, &mut iso);
        *period = Period::parse(&iso);
    }

    fn decimal(&mut self, value: &mut Decimal) {
        let mut printed = value.to_string();
        self.string(Column::Digits, &mut printed);
        let read = digits(&printed);
        self.short |= read.is_none();
        *value = read.unwrap_or_default();
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
        // The rest is linked again when it is read.
        let Report {
            package,
            verdicts,
            only,
            readings,
            account,
            first_screen,
            bench,
            menus,
            values,
            links: _,
            index: _,
            terms: _,
            ties: _,
        } = report;
        self.choice_if_any(only, &Lang::ALL);
        self.package(package);
        self.list(verdicts, Self::verdict);
        // Printed values are read off again.
        self.list(values, Self::value);
        self.readings(readings);
        self.account(account);
        self.prose(first_screen);
        self.prose(bench);
        self.prose(menus);
    }

    fn package(&mut self, package: &mut Package) {
        let Package {
            meta,
            themes,
            regions,
            units,
            indicators,
            sources,
            places,
            observations,
            relations,
            numerals: _,
            coverage,
            charts,
            story,
        } = package;
        self.meta(meta);
        self.list(themes, Self::named);
        self.list(regions, Self::region);
        self.list(units, Self::unit);
        self.list(indicators, Self::indicator);
        self.list(sources, Self::source);
        self.list(places, Self::place);
        self.list(observations, Self::observation);
        self.list(relations, Self::relation);
        self.coverage(coverage);
        self.list(charts, Self::chart);
        self.story(story);
    }

    fn meta(&mut self, meta: &mut Meta) {
        let Meta {
            name,
            version,
            // The account says who publishes it.
            publisher: _,
            homepage: _,
            licences: _,
            brand,
            accent,
            only,
            // The document says it.
            opening: _,
            region,
            source,
            complete,
        } = meta;
        for text in [name, version] {
            self.string(Column::Other, text);
        }
        self.text(Column::Prose, brand);
        self.option(accent, Self::accent);
        self.choice_if_any(only, &Lang::ALL);
        self.string(Column::Region, region);
        self.string(Column::Source, source);
        self.flag(complete);
    }

    fn accent(&mut self, accent: &mut Accent) {
        let Accent(looks) = accent;
        for (r, g, b) in looks.as_flattened_mut() {
            let mut number = usize::from(*r) << 16 | usize::from(*g) << 8 | usize::from(*b);
            self.number(&mut number);
            (*r, *g, *b) = ((number >> 16) as u8, (number >> 8) as u8, number as u8);
        }
    }

    fn region(&mut self, region: &mut Region) {
        let Region { id, name, role } = region;
        self.string(Column::Id, id);
        self.text(Column::Name, name);
        self.choice_if_any(role, &Role::ALL);
    }

    fn named(&mut self, named: &mut Named) {
        let Named { id, name } = named;
        self.string(Column::Id, id);
        self.text(Column::Name, name);
    }

    fn unit(&mut self, unit: &mut Unit) {
        let Unit { id, one, many, prefix, measure } = unit;
        self.string(Column::Id, id);
        self.string(Column::Other, one);
        self.string(Column::Other, many);
        self.string(Column::Other, prefix);
        self.choice(measure, &Measure::ALL);
    }

    fn indicator(&mut self, indicator: &mut Indicator) {
        let Indicator { id, theme, name, unit, kind, better: _, note } = indicator;
        self.string(Column::Id, id);
        self.string(Column::Other, theme);
        self.text(Column::Name, name);
        self.string(Column::Other, unit);
        self.choice(kind, &Kind::ALL);
        self.text(Column::Note, note);
    }

    fn source(&mut self, source: &mut Source) {
        let Source { id, title, issuer, released, url, evidence: _ } = source;
        self.string(Column::Id, id);
        self.text(Column::Prose, title);
        self.text(Column::Prose, issuer);
        self.period(released);
        self.string(Column::Other, url);
    }

    fn place(&mut self, place: &mut Place) {
        let Place { id, source, paragraph: _, heading, topic } = place;
        self.string(Column::Id, id);
        self.string(Column::Source, source);
        self.text(Column::Prose, heading);
        self.text(Column::Prose, topic);
    }

    fn observation(&mut self, figure: &mut Observation) {
        let Observation {
            id,
            indicator,
            region,
            period,
            period_basis,
            quantity,
            mark,
            status,
            source,
            place,
            tier,
            comparability,
            usage,
            counterpart,
            note,
            line: _,
        } = figure;
        self.string(Column::Id, id);
        self.string(Column::Indicator, indicator);
        self.string(Column::Region, region);
        self.period(period);
        self.choice(period_basis, &PeriodBasis::ALL);
        let printed = quantity.is_some();
        self.quantity(quantity);
        if !(printed || quantity.is_some()) {
            self.string(Column::Digits, mark);
        }
        self.choice(status, &Status::ALL);
        self.string(Column::Source, source);
        self.string(Column::Place, place);
        self.choice(tier, &Tier::ALL);
        self.choice_if_any(comparability, &Comparability::ALL);
        self.choice_if_any(usage, &Use::ALL);
        self.string(Column::Counterpart, counterpart);
        self.text(Column::Note, note);
    }

    /// A quantity as it was printed, of which value and interval are read off again.
    fn quantity(&mut self, quantity: &mut Option<Quantity>) {
        let mut there = quantity.is_some();
        self.flag(&mut there);
        if !there {
            return;
        }
        let (mut printed, mut scale, mut bound, mut kind, mut plain, mut priced) = match quantity.take() {
            Some(it) => {
                let Quantity {
                    printed,
                    scale,
                    bound,
                    kind,
                    plain,
                    priced,
                    value: _,
                    until: _,
                    interval: _,
                    form: _,
                } = it;
                (printed, scale, bound, kind, plain, priced)
            }
            None => Default::default(),
        };
        self.string(Column::Digits, &mut printed);
        // Most are printed as plainly as can be.
        let mut differs = printed != plain;
        self.flag(&mut differs);
        if differs {
            self.string(Column::Digits, &mut plain);
            self.flag(&mut priced);
        } else {
            plain.clone_from(&printed);
        }
        self.choice(&mut scale, &Scale::ALL);
        self.choice(&mut bound, &Bound::ALL);
        self.choice(&mut kind, &Kind::ALL);
        if !WRITING {
            let read = Quantity::of_plain(&plain, &printed, scale, bound, kind);
            *quantity = read.map(|read| Quantity { plain, priced, ..read });
            self.short |= quantity.is_none();
        }
    }

    fn relation(&mut self, relation: &mut Relation) {
        let Relation { id: _, kind, result, operands, stated: _, declared_contradiction: _, note, line: _ } =
            relation;
        self.choice(kind, &RelationKind::ALL);
        self.string(Column::Other, result);
        self.ids(operands);
        self.text(Column::Note, note);
    }

    fn coverage(&mut self, coverage: &mut Coverage) {
        // The account says how many there are.
        let Coverage { arabic: _, han: _, figures: _, reasons: _, unnamed } = coverage;
        self.ids(unnamed);
    }

    fn chart(&mut self, chart: &mut ChartSpec) {
        let ChartSpec {
            id,
            kind,
            headline,
            measure,
            tier,
            unsaid,
            columns,
            step,
            rule: _,
            rows,
            notes,
            line: _,
        } = chart;
        self.string(Column::Id, id);
        self.string(Column::Other, kind);
        self.text(Column::Prose, headline);
        self.text(Column::Prose, measure);
        self.choice_if_any(tier, &ChartTier::ALL);
        self.prose(unsaid);
        self.list(columns, Self::prose);
        let mut months = *step as usize;
        self.number(&mut months);
        *step = months as u32;
        self.list(rows, Self::row);
        self.list(notes, Self::prose);
    }

    fn prose(&mut self, text: &mut Text) {
        self.text(Column::Prose, text);
    }

    fn row(&mut self, row: &mut Row) {
        let Row { label, group, figures, names, unsaid } = row;
        self.option(label, Self::prose);
        self.option(group, Self::prose);
        self.roles(figures);
        self.list(names, Self::name);
        self.option(unsaid, Self::prose);
    }

    fn roles(&mut self, Roles(figures): &mut Roles) {
        self.list(figures, |tape: &mut Self, (role, ids): &mut (String, Vec<String>)| {
            tape.string(Column::Other, role);
            tape.ids(ids);
        });
    }

    fn name(&mut self, name: &mut Name) {
        let Name { name, role } = name;
        self.prose(name);
        self.option(role, |tape: &mut Self, role| tape.string(Column::Other, role));
    }

    fn story(&mut self, story: &mut Story) {
        // The first screen is packed as it is shown.
        let Story { kicker, title, deck, tiles: _, opening: _, sections, subjects, facts, slides } = story;
        for text in [kicker, title, deck] {
            self.prose(text);
        }
        self.list(sections, Self::section);
        self.list(subjects, Self::subject);
        self.list(facts, |tape: &mut Self, FactSpec { id, name, figure }: &mut FactSpec| {
            tape.string(Column::Other, id);
            tape.prose(name);
            tape.option(figure, |tape: &mut Self, figure| tape.string(Column::Other, figure));
        });
        // The script of the slides brings what is on them: the app only says that there are some.
        slides.retain(|slide| !slide.hidden);
        self.list(slides, |_: &mut Self, _| {});
    }

    fn section(&mut self, section: &mut Section) {
        let Section { id, heading, deck, charts, wide, below } = section;
        self.string(Column::Id, id);
        self.prose(heading);
        self.prose(deck);
        self.ids(charts);
        self.ids(wide);
        self.choice_if_any(below, &Below::ALL);
    }

    fn subject(&mut self, subject: &mut Subject) {
        let Subject { id, name, figures, unsaid, facts } = subject;
        self.string(Column::Id, id);
        self.prose(name);
        self.ids(figures);
        self.list(unsaid, Self::prose);
        self.roles(facts);
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
                3 => Verdict::Undecided(Why::Rounding),
                _ => {
                    self.short = true;
                    Verdict::default()
                }
            };
        }
        match verdict {
            Verdict::Derives { figure } => self.string(Column::Other, figure),
            Verdict::Holds { implied: _, both, certain: _ } => self.interval(both),
            Verdict::Contradicts { implied: _, printed: _ } => {}
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

    fn account(&mut self, account: &mut Account) {
        let Account { reading, periods, coverage, footer } = account;
        self.prose(reading);
        self.list(periods, Self::prose);
        self.list(coverage, Self::prose);
        self.list(footer, |tape: &mut Self, (text, url): &mut (Text, String)| {
            tape.prose(text);
            tape.string(Column::Other, url);
        });
    }

    fn readings(&mut self, readings: &mut Readings) {
        let Readings(readings) = readings;
        self.list(readings, |tape: &mut Self, (c, reading): &mut (char, String)| {
            let mut character = c.to_string();
            tape.string(Column::Other, &mut character);
            *c = character.chars().next().unwrap_or_default();
            tape.string(Column::Other, reading);
        });
    }
}
