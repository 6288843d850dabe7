//! Looking a package over for what its format allows but a person should look at: one list of things to look for.

use super::documents::paths;
use super::files::{
    CHARTS, DESCRIPTOR, FILES, File, INDICATORS, Known, NUMERALS, OBSERVATIONS, RELATIONS, STORY,
};
use super::json::{Place as Spot, Strings};
use super::migrate::{Change, migrate};
use super::problem::{Problem, Trouble};
use super::read::known;
use super::sheet::{Keys, nearest};
use super::warning::{ChartDoubt, FigureDoubt, First, SectionDoubt, Warning};
use super::{
    Comparability, Date, Indicator, Measure, Observation, Package, Period, Row, Status, Tier, Use, decode,
};
use crate::lang::{Lang, Text};
use std::collections::{BTreeMap, BTreeSet};

/// What a person should look at in a package of these files. Where rows were left out for problems of their own, as
/// `sound` says that none were, it isn't known what nothing uses or names.
pub fn review(files: &[File], package: &Package, sound: bool) -> Vec<Problem> {
    let case = Case { package, files, known: known(files), figures: package.figures() };
    let checks = CHECKS.iter().filter(|check| sound || !check.of_all);
    let found: Vec<Problem> = checks.flat_map(|check| (check.find)(&case)).collect();
    let mut found =
        Problem::sort(found, |problem| (FILES.iter().position(|file| *file == problem.file), problem.line));
    Problem::cap(&mut found);
    found
}

/// One thing to look for.
struct Check {
    /// Whether all rows of the package are needed to tell.
    of_all: bool,
    find: fn(&Case) -> Vec<Problem>,
}

const CHECKS: [Check; 17] = [
    Check { of_all: false, find: unlisted },
    Check { of_all: false, find: earlier },
    Check { of_all: true, find: unused },
    Check { of_all: false, find: unlike_units },
    Check { of_all: false, find: same_names },
    Check { of_all: false, find: twins },
    Check { of_all: false, find: foreseen },
    Check { of_all: false, find: other_sources },
    Check { of_all: false, find: tiers },
    Check { of_all: false, find: not_the_same },
    Check { of_all: false, find: counterparts },
    Check { of_all: true, find: uncounted },
    Check { of_all: false, find: elsewhere },
    Check { of_all: false, find: same_relations },
    Check { of_all: true, find: no_figures },
    Check { of_all: true, find: charts },
    Check { of_all: true, find: sections },
];

/// A package with what its files say of lines.
struct Case<'a> {
    package: &'a Package,
    files: &'a [File],
    known: Known,
    figures: BTreeMap<&'a str, &'a Observation>,
}

impl Case<'_> {
    fn text(&self, name: &str) -> &str {
        let file = self.files.iter().find(|file| file.name == name);
        file.and_then(|file| decode(&file.bytes).ok()).unwrap_or_default()
    }

    fn observation(&self, id: &str) -> Option<&Observation> {
        self.figures.get(id).copied()
    }

    /// What the figures of an indicator measure.
    fn measure(&self, indicator: &str) -> Option<Measure> {
        let indicator = self.package.indicators.iter().find(|it| it.id == indicator)?;
        self.package.units.iter().find(|unit| unit.id == indicator.unit).map(|unit| unit.measure)
    }

    /// The figures that come from somewhere, not from arithmetic.
    fn printed(&self) -> impl Iterator<Item = &Observation> {
        self.package.observations.iter().filter(|figure| figure.tier != Tier::Derived)
    }
}

fn warn(file: &str, line: Option<u64>, warning: Warning) -> Problem {
    Problem::new(file, line, Trouble::Warning(warning))
}

fn of_figure(figure: &Observation, doubt: FigureDoubt) -> Problem {
    let id = figure.id.clone();
    warn(OBSERVATIONS.file, Some(figure.line), Warning::Figure { id, doubt })
}

/// Files of the format that are there, but not on the descriptor's list.
fn unlisted(case: &Case) -> Vec<Problem> {
    let text = case.text(DESCRIPTOR);
    let Some(listed) = paths(text) else { return Vec::new() };
    let there = FILES.iter().filter(|name| **name != DESCRIPTOR && !case.text(name).is_empty());
    let missing = there.filter(|name| !listed.iter().any(|path| path == *name));
    let missing: Vec<String> = missing.map(|name| (*name).to_owned()).collect();
    let line = text.lines().position(|line| line.contains("\"resources\"")).map(|at| at as u64 + 1);
    some(missing, |missing| warn(DESCRIPTOR, line, Warning::Unlisted(missing)))
}

/// Lists of words of an earlier form in the descriptor.
fn earlier(case: &Case) -> Vec<Problem> {
    let words = |change: Change| match change {
        Change::Words { file, column, words, line } => {
            Some(warn(DESCRIPTOR, Some(line), Warning::Words { file, column, words }))
        }
        // A column that is missing is a problem, a file that isn't listed told above.
        Change::Column { .. } | Change::Field { .. } | Change::Listed(_) => None,
    };
    migrate(case.files).1.into_iter().filter_map(words).collect()
}

/// One problem for a list that isn't empty.
fn some(ids: Vec<String>, problem: impl FnOnce(Vec<String>) -> Problem) -> Vec<Problem> {
    if ids.is_empty() { Vec::new() } else { vec![problem(ids)] }
}

/// Rows of lists to which no other row refers.
fn unused(case: &Case) -> Vec<Problem> {
    let Package { meta, observations, indicators, .. } = case.package;
    let figures = |of: fn(&Observation) -> &String| observations.iter().map(of);
    let regions = figures(|it| &it.region).chain([&meta.region]);
    let sources = figures(|it| &it.source).chain([&meta.source]);
    let lists: [(&Keys, BTreeSet<&String>); 6] = [
        (&case.known.themes, indicators.iter().map(|it| &it.theme).collect()),
        (&case.known.regions, regions.collect()),
        (&case.known.units, indicators.iter().map(|it| &it.unit).collect()),
        (&case.known.indicators, figures(|it| &it.indicator).collect()),
        (&case.known.sources, sources.collect()),
        (&case.known.places, figures(|it| &it.place).collect()),
    ];
    lists.iter().flat_map(|(keys, used)| unused_of(keys, used)).collect()
}

/// The rows of a list that aren't used, in the order of the file; told in the line of the first.
fn unused_of(keys: &Keys, used: &BTreeSet<&String>) -> Vec<Problem> {
    let mut unused: Vec<&str> = keys.ids().filter(|id| !used.contains(&(*id).to_owned())).collect();
    unused.sort_by_key(|id| keys.line(id));
    let line = unused.first().and_then(|id| keys.line(id));
    let ids = unused.into_iter().map(str::to_owned).collect();
    some(ids, |ids| warn(keys.file, line, Warning::Unused(ids)))
}

/// Indicators whose kind of number isn't measured in such a unit.
fn unlike_units(case: &Case) -> Vec<Problem> {
    let unlike = |it: &Indicator| {
        let unit = case.package.units.iter().find(|unit| unit.id == it.unit)?;
        let (measure, kind) = (unit.measure, it.kind);
        let warning = || Warning::UnitKind { id: it.id.clone(), unit: it.unit.clone(), measure, kind };
        let line = case.known.indicators.line(&it.id);
        (!measure.kinds().contains(&kind)).then(|| warn(INDICATORS.file, line, warning()))
    };
    case.package.indicators.iter().filter_map(unlike).collect()
}

/// Indicators of one name and unit.
fn same_names(case: &Case) -> Vec<Problem> {
    let (mut seen, mut found) = (BTreeMap::new(), Vec::new());
    for it in &case.package.indicators {
        let line = case.known.indicators.line(&it.id);
        let first = *seen.entry((&it.name.zh, &it.name.en, &it.unit)).or_insert(it);
        if !std::ptr::eq(first, it) {
            let first =
                First { id: first.id.clone(), line: case.known.indicators.line(&first.id).unwrap_or(0) };
            found.push(warn(INDICATORS.file, line, Warning::SameName { id: it.id.clone(), first }));
        }
    }
    found
}

/// Figures of one indicator, region, period and source.
fn twins(case: &Case) -> Vec<Problem> {
    let (mut seen, mut found) = (BTreeMap::new(), Vec::new());
    // Of one whose period isn't known, several may be meant.
    for it in case.printed().filter(|it| it.period.is_some()) {
        let first: &Observation =
            seen.entry((&it.indicator, &it.region, it.period.map(time), &it.source)).or_insert(it);
        if !std::ptr::eq(first, it) {
            let alike = first.quantity.as_ref().map(|one| one.interval)
                == it.quantity.as_ref().map(|one| one.interval);
            let first = First { id: first.id.clone(), line: first.line };
            found.push(of_figure(
                it,
                if alike { FigureDoubt::Again(first) } else { FigureDoubt::Differs(first) },
            ));
        }
    }
    found
}

/// A period by its days as far as it has any, else by its name: one time can be written in several ways.
fn time(period: Period) -> String {
    match period.ends() {
        [Some(from), Some(to)] if from.day().is_some() => format!("{from}/{to}"),
        _ => period.to_string(),
    }
}

/// Figures of a time after their source was released that aren't plans, without a note that says how.
fn foreseen(case: &Case) -> Vec<Problem> {
    let foreseen = |it: &Observation| {
        let source = case.package.sources.iter().find(|source| source.id == it.source)?;
        let (period, released) = (it.period?, source.released?);
        let doubt = || FigureDoubt::Foreseen { period: period.to_string(), released: released.to_string() };
        let explained = it.status == Status::Plan || !it.note.is_empty();
        (!explained && begins_after(period, released)).then(|| of_figure(it, doubt()))
    };
    case.printed().filter_map(foreseen).collect()
}

/// Whether a period begins after the date of another, as far as both are known.
fn begins_after(period: Period, released: Period) -> bool {
    let parts = |date: Date| [Some(date.year()), date.month(), date.day()];
    let begins = period.ends()[0].unwrap_or(period.from);
    let known = parts(begins).into_iter().zip(parts(released.from)).map_while(|(one, other)| one.zip(other));
    let (from, to): (Vec<u32>, Vec<u32>) = known.unzip();
    from > to
}

/// Figures whose place is in another source.
fn other_sources(case: &Case) -> Vec<Problem> {
    let other = |it: &Observation| {
        let place = case.package.places.iter().find(|place| place.id == it.place)?;
        let doubt = || FigureDoubt::OtherSource { place: place.id.clone(), source: place.source.clone() };
        (place.source != it.source).then(|| of_figure(it, doubt()))
    };
    case.package.observations.iter().filter_map(other).collect()
}

/// Figures of the report from another source, and figures from elsewhere in the report.
fn tiers(case: &Case) -> Vec<Problem> {
    let fitting = |it: &Observation| {
        let own = it.source == case.package.meta.source;
        let fitting = if own { Tier::Report } else { Tier::Context };
        (it.tier != fitting).then(|| of_figure(it, FigureDoubt::Tier(fitting.id())))
    };
    case.printed().filter_map(fitting).collect()
}

/// Figures that may be compared though they aren't graded as the same.
fn not_the_same(case: &Case) -> Vec<Problem> {
    let unlike = |it: &Observation| {
        let grade = it.comparability.filter(|grade| *grade != Comparability::Same)?;
        (it.usage == Some(Use::Compare)).then(|| of_figure(it, FigureDoubt::NotSame(grade.id())))
    };
    case.package.observations.iter().filter_map(unlike).collect()
}

/// Figures that stand beside one that isn't the report's, or one in another unit.
fn counterparts(case: &Case) -> Vec<Problem> {
    let unlike = |it: &Observation| {
        let beside = case.observation(&it.counterpart)?;
        let measure = |figure: &Observation| case.measure(&figure.indicator);
        let id = beside.id.clone();
        if beside.tier == Tier::Context {
            return Some(of_figure(it, FigureDoubt::BesideNone(id)));
        }
        (measure(beside) != measure(it)).then(|| of_figure(it, FigureDoubt::BesideUnlike(id)))
    };
    case.package.observations.iter().filter_map(unlike).collect()
}

/// Figures of the report that no numeral stands for and no note explains.
fn uncounted(case: &Case) -> Vec<Problem> {
    let explained = |id: &String| case.observation(id).is_some_and(|figure| !figure.note.is_empty());
    let figures: Vec<String> =
        case.package.coverage.unnamed.iter().filter(|id| !explained(id)).cloned().collect();
    some(figures, |figures| warn(NUMERALS.file, None, Warning::Uncounted(figures)))
}

/// Numerals of the report that stand for figures from elsewhere.
fn elsewhere(case: &Case) -> Vec<Problem> {
    let rows = case.package.numerals.iter();
    let elsewhere = rows.filter_map(|row| {
        let figure = case.observation(row.figure.as_deref()?)?;
        let warning = || Warning::Elsewhere { token: row.token.clone(), figure: figure.id.clone() };
        (figure.tier == Tier::Context).then(|| warn(NUMERALS.file, Some(row.line), warning()))
    });
    elsewhere.collect()
}

/// Relations of one kind, result and operands.
fn same_relations(case: &Case) -> Vec<Problem> {
    let (mut seen, mut found) = (BTreeMap::new(), Vec::new());
    for it in &case.package.relations {
        let first = *seen.entry((it.kind.id(), &it.result, &it.operands)).or_insert(it);
        if !std::ptr::eq(first, it) {
            let first = First { id: first.id.clone(), line: first.line };
            found.push(warn(
                RELATIONS.file,
                Some(it.line),
                Warning::SameRelation { id: it.id.clone(), first },
            ));
        }
    }
    found
}

/// Texts with a word that is nearly a figure's id.
fn no_figures(case: &Case) -> Vec<Problem> {
    let Package { observations, relations, charts, .. } = case.package;
    let figures = observations.iter().map(|it| (OBSERVATIONS.file, it.line, &it.note));
    let relations = relations.iter().map(|it| (RELATIONS.file, it.line, &it.note));
    let charts = charts.iter().flat_map(|it| it.texts().map(|text| (CHARTS, it.line, text)));
    let texts = figures.chain(relations).chain(charts);
    texts.filter_map(|(file, line, text)| Some(warn(file, Some(line), no_figure(case, text)?))).collect()
}

fn no_figure(case: &Case, text: &Text) -> Option<Warning> {
    let ids = &case.known.figures;
    let words = Lang::ALL.into_iter().flat_map(|lang| text.get(lang).split(|c: char| !is_of_id(c)));
    // One word may be any; of several that are joined, an id is the likelier the more there are.
    let named = words.filter(|word| word.matches('-').count() >= 2 && ids.line(word).is_none());
    let mut found = named.filter_map(|word| Some((word, nearest(word, &mut ids.ids())?)));
    found
        .next()
        .map(|(word, nearest)| Warning::NoFigure { word: word.to_owned(), nearest: nearest.to_owned() })
}

fn is_of_id(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'
}

/// Charts that nobody sees, and such as show nothing, or one thing twice.
fn charts(case: &Case) -> Vec<Problem> {
    let sections = &case.package.story.sections;
    let mut found = Vec::new();
    for chart in &case.package.charts {
        let mut note = |doubt| {
            let id = chart.id.clone();
            found.push(warn(CHARTS, Some(chart.line), Warning::Chart { id, doubt }));
        };
        if !sections.iter().any(|section| section.charts.contains(&chart.id)) {
            note(ChartDoubt::Unplaced);
        }
        if chart.rows.is_empty() {
            note(ChartDoubt::NoRows);
        }
        for (at, row) in chart.rows.iter().enumerate() {
            if let Some((role, figure)) = repeated(&chart.rows[..at], row) {
                note(ChartDoubt::Repeats { row: at + 1, figure: figure.clone(), role: role.clone() });
            }
        }
    }
    found
}

/// A figure that a row has twice in one role, or with which it is an earlier row once more.
fn repeated<'a>(before: &[Row], row: &'a Row) -> Option<(&'a String, &'a String)> {
    let mut each = row.figures.iter().flat_map(|(role, ids)| ids.iter().map(move |id| (role, id)));
    if before.iter().any(|other| other.figures == row.figures) {
        return each.next();
    }
    let mut seen = BTreeSet::new();
    each.find(|it| !seen.insert(*it))
}

/// Sections with nothing in them, and charts that are to be wide in a section that hasn't them.
fn sections(case: &Case) -> Vec<Problem> {
    let strings = Strings::of(case.text(STORY));
    let mut found = Vec::new();
    for section in &case.package.story.sections {
        let mut note = |doubt| {
            let line = strings.lines(&section.id, Spot::Value).first().copied();
            found.push(warn(STORY, line, Warning::Section { id: section.id.clone(), doubt }));
        };
        if section.charts.is_empty() && section.below.is_none() {
            note(SectionDoubt::Empty);
        }
        for chart in section.wide.iter().filter(|chart| !section.charts.contains(chart)) {
            note(SectionDoubt::NotIn(chart.clone()));
        }
    }
    found
}
