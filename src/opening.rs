//! What the first screen shows. The package decides, by its relations and by what its story names; nothing here knows a
//! report.
//!
//! A panel of the story with charts shows the rows that it names of them. A panel without charts shows the region beside
//! its wholes, and so does the page of a story without panels, if there is anything to show:
//!
//! 1. A row is a difference or a share that a relation computes of a figure of the report's region and one of a region with
//!    the role `whole`; relations already need the figures' grades for that. Plans stay out.
//! 2. Further rows are figures of the region that a chart gives with a rank (`rank` beside `value`), if the report prints
//!    that and the figure is in no row so far.
//! 3. There is one row a measure: that of the latest period, and of several references the one that was printed.
//! 4. A row leads to the first chart in the story's order that shows what it is of; what no chart shows stays out.
//! 5. Differences come first, then shares, then ranks, each in the story's order; there are nine at most.
//!
//! `left_out` says what stayed out, and by which of these.

use crate::choice::choices;
use crate::index::sorted;
use crate::lang::Text;
use crate::package::relation::Comparison;
use crate::package::{
    self, ChartSpec, Measure, Name, PanelPart, PanelSpec, Period, PeriodBasis, Role, Status, Tier,
};
use crate::pairs::{Outcome, pairs};
use crate::report::{Figure, Report, Value, Verdict};
use rust_decimal::prelude::ToPrimitive;

/// The most rows in which the region stands beside its wholes.
const MOST_ROWS: usize = 9;
/// Up to this many units a row has cells, which can be counted; beyond, dots.
const MOST_CELLS: usize = 40;

/// The first screen of a page, apart from its title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// Side by side where there is room.
    pub panels: Vec<Panel>,
    /// How much is known.
    pub known: Known,
}

/// Figures that say one thing together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Panel {
    /// The id of the section that its heading leads to.
    pub section: String,
    /// What they say.
    pub heading: Text,
    /// In the order of reading.
    pub rows: Vec<Row>,
    /// What no source says of them.
    pub unsaid: Vec<Text>,
}

/// One row; what it hasn't is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// How it is drawn.
    pub drawing: Drawing,
    /// The id of the chart that it leads to.
    pub chart: String,
    /// What it is of.
    pub name: Text,
    /// The id of the region's figure.
    pub own: String,
    /// The id of the figure beside it: of a level that of the whole, of a share the whole itself, of cells the part of them
    /// that is counted in something else, too.
    pub other: String,
    /// The id of what was computed of the two.
    pub result: String,
    /// The id of a further region's figure that may be compared as well.
    pub peer: String,
    /// The id of the rank of the region's figure.
    pub rank: String,
    /// The names of its first units.
    pub names: Vec<Name>,
}

choices! {
    /// How a row is drawn.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Drawing {
        /// As its distance from another level.
        Level,
        /// As a part of a strip.
        Share,
        /// As so many dots, with a rank.
        Rank,
        /// A cell a unit.
        Cells,
        /// A dot a unit.
        Dots,
        /// As a number.
        #[default]
        Number,
    }
}

/// How many figures there are by where they come from, and of how many something isn't known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Printed in the report.
    pub report: usize,
    /// Printed elsewhere.
    pub context: usize,
    /// Derived.
    pub derived: usize,
    /// To be derived, though nothing can.
    pub underivable: usize,
    /// Figures of the report whose period isn't stated.
    pub undated: usize,
    /// Sets of figures that contradict each other.
    pub clashing: usize,
}

choices! {
    /// Why something isn't on the first screen.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Absence {
        /// A later figure of the same measure is.
        Earlier,
        /// No chart of the story shows it.
        Uncharted,
        /// There are as many rows as there may be.
        Full,
        /// Nothing may be computed of the two figures.
        Beside,
    }
}

/// The first screen of a report.
pub fn opening(report: &Report) -> Opening {
    let specs = &report.package.story.opening;
    let panels = if specs.is_empty() {
        unnamed(report).into_iter().collect()
    } else {
        specs.iter().map(|spec| panel(report, spec)).collect()
    };
    Opening { panels, known: known(report) }
}

/// What stayed out of the rows beside the wholes, by id of what would have been computed, or of the other figure.
pub fn left_out(report: &Report) -> Vec<(Absence, Vec<String>)> {
    let found = Beside::of(report);
    let side_by_side = pairs(report).into_iter().filter(|pair| matches!(pair.outcome, Outcome::None(_)));
    let of_wholes = side_by_side.filter(|pair| pair.other.region.role == Some(Role::Whole));
    let beside = of_wholes.map(|pair| pair.other.observation.id.clone()).collect();
    let all = [
        (Absence::Earlier, found.earlier),
        (Absence::Uncharted, found.uncharted),
        (Absence::Full, found.full),
        (Absence::Beside, beside),
    ];
    all.into_iter().filter(|(_, ids)| !ids.is_empty()).collect()
}

/// A panel of the story.
fn panel(report: &Report, spec: &PanelSpec) -> Panel {
    let mut rows = if spec.charts.is_empty() {
        Beside::of(report).rows
    } else {
        spec.charts.iter().flat_map(|part| named(report, part)).collect()
    };
    for row in &mut rows {
        let of_row = |id: &String| *id == row.result || row.result.is_empty() && *id == row.own;
        if let Some(caption) = spec.captions.iter().find(|caption| of_row(&caption.figure)) {
            row.name = caption.caption.clone();
        }
    }
    let (section, heading, unsaid) = (spec.section.clone(), spec.heading.clone(), spec.unsaid.clone());
    Panel { section, heading, rows, unsaid }
}

/// The panel of a story that names none: under the heading of the section that its first row leads to.
fn unnamed(report: &Report) -> Option<Panel> {
    let rows = Beside::of(report).rows;
    let chart = &rows.first()?.chart;
    let section = report.package.story.sections.iter().find(|section| section.charts.contains(chart))?;
    Some(Panel { section: section.id.clone(), heading: section.heading.clone(), rows, unsaid: Vec::new() })
}

/// The rows of a chart that a panel shows.
fn named(report: &Report, part: &PanelPart) -> Vec<Row> {
    let Some(chart) = report.chart(&part.chart) else { return Vec::new() };
    let shown = |at: usize| part.rows.is_empty() || part.rows.contains(&(at + 1));
    let rows = chart.rows.iter().enumerate().filter(|(at, _)| shown(*at));
    let rows: Vec<Row> = rows
        .filter_map(|(_, row)| Some((row, first(row, part.units)?)))
        .map(|(row, own)| of_chart(report, chart, row, own))
        .collect();
    let units = |row: &Row| units(&report.figure(&row.own)?).filter(|units| part.units && *units > 0);
    let most = rows.iter().filter_map(units).max().unwrap_or(0);
    let drawing = if most > MOST_CELLS { Drawing::Dots } else { Drawing::Cells };
    let drawn = |row: Row| match units(&row) {
        Some(_) => Row { drawing, ..row },
        None => row,
    };
    rows.into_iter().map(drawn).collect()
}

/// The figure that a row is of: its value, or without a mark for each unit any.
fn first(row: &package::Row, units: bool) -> Option<&String> {
    let value = row.figures.get("value").and_then(|ids| ids.first());
    value.or_else(|| row.figures.values().flatten().next().filter(|_| !units))
}

fn of_chart(report: &Report, chart: &ChartSpec, row: &package::Row, own: &str) -> Row {
    Row {
        drawing: Drawing::Number,
        chart: chart.id.clone(),
        name: row.label.clone().or_else(|| name(report, own)).unwrap_or_default(),
        own: own.to_owned(),
        other: row.figures.get("subset").and_then(|ids| ids.first()).cloned().unwrap_or_default(),
        rank: rank(report, own).unwrap_or_default(),
        names: row.names.clone(),
        ..Row::default()
    }
}

/// How many units a figure counts; `None` where rounding leaves it open.
fn units(figure: &Figure) -> Option<usize> {
    figure.value.interval().single()?.to_usize()
}

/// The name of what a figure measures.
fn name(report: &Report, id: &str) -> Option<Text> {
    report.figure(id).map(|figure| figure.indicator.name.clone())
}

/// The charts in the order in which the page has them.
fn charts(report: &Report) -> impl Iterator<Item = &ChartSpec> {
    let sections = report.package.story.sections.iter();
    sections.flat_map(|section| &section.charts).filter_map(|id| report.chart(id))
}

/// A row's place: its chart's in the story, and its own in the chart.
type Place = (usize, usize);

/// The rows in which a chart gives a figure with its rank: rank and figure.
fn ranked(
    report: &Report,
) -> impl Iterator<Item = (Place, &ChartSpec, &package::Row, Figure<'_>, Figure<'_>)> {
    let rows = charts(report).enumerate().flat_map(|(at, chart)| {
        chart.rows.iter().enumerate().map(move |(row_at, row)| ((at, row_at), chart, row))
    });
    rows.filter_map(|(place, chart, row)| {
        let one = |role: &str| report.figure(row.figures.get(role)?.first()?);
        let (rank, value) = (one("rank")?, one("value")?);
        (rank.unit.measure == Measure::Rank).then_some((place, chart, row, rank, value))
    })
}

/// The rank of a figure.
fn rank(report: &Report, id: &str) -> Option<String> {
    let found = ranked(report).find(|(.., value)| value.observation.id == id);
    found.map(|(.., rank, _)| rank.observation.id.clone())
}

/// The rows in which the region stands beside its wholes, and by id what isn't among them.
#[derive(Default)]
struct Beside {
    rows: Vec<Row>,
    earlier: Vec<String>,
    uncharted: Vec<String>,
    full: Vec<String>,
}

/// A row with what decides whether it is shown, and where.
struct Candidate<'a> {
    row: Row,
    /// What it is of: the indicator of what was computed, or of the ranked figure.
    measure: &'a str,
    period: Option<Period>,
    /// Whether the figure beside the region's was printed.
    printed: bool,
    /// `None` where no chart shows it.
    place: Option<Place>,
}

impl Candidate<'_> {
    /// The id of what is shown.
    fn id(&self) -> &String {
        if self.row.result.is_empty() { &self.row.own } else { &self.row.result }
    }
}

impl Beside {
    fn of(report: &Report) -> Beside {
        let mut found = Beside::default();
        let computed = found.latest(computed(report));
        let own: Vec<&String> = computed.iter().map(|it| &it.row.own).collect();
        let further = ranks(report).into_iter().filter(|it| !own.contains(&&it.row.own)).collect();
        let further = found.latest(further);
        let all: Vec<Candidate> = computed.into_iter().chain(further).collect();
        let order = sorted(all.len(), &|a, b| {
            (all[a].row.drawing, all[a].place).cmp(&(all[b].row.drawing, all[b].place))
        });
        for it in order.into_iter().map(|at| &all[at]) {
            if it.place.is_none() {
                found.uncharted.push(it.id().clone());
            } else if found.rows.len() == MOST_ROWS {
                found.full.push(it.id().clone());
            } else {
                found.rows.push(it.row.clone());
            }
        }
        found
    }

    /// Of each measure the latest, and of one period the printed one.
    fn latest<'a>(&mut self, all: Vec<Candidate<'a>>) -> Vec<Candidate<'a>> {
        let mut latest: Vec<Candidate> = Vec::new();
        for it in all {
            let Some(known) = latest.iter_mut().find(|known| known.measure == it.measure) else {
                latest.push(it);
                continue;
            };
            let later = (it.period, it.printed) > (known.period, known.printed);
            let older = if later { std::mem::replace(known, it) } else { it };
            // Of one result by several references nothing is missing.
            if older.id() != known.id() {
                self.earlier.push(older.id().clone());
            }
        }
        latest
    }
}

/// Each difference and share of the region and a whole.
fn computed(report: &Report) -> Vec<Candidate<'_>> {
    let relations = report.package.relations.iter().zip(&report.verdicts);
    let found = relations.filter_map(|(relation, verdict)| {
        let comparison = relation.kind.compares()?;
        let [own, other] = &relation.operands[..] else { return None };
        let [own, other, result] =
            [report.figure(own)?, report.figure(other)?, report.figure(&relation.result)?];
        let whole = is_own(report, &own) && !is_own(report, &other) && other.region.role == Some(Role::Whole);
        let sound = matches!(verdict, Verdict::Derives { .. } | Verdict::Holds { .. });
        let known = [&own, &other, &result]
            .iter()
            .all(|it| it.value.nominal().is_some() && it.observation.status != Status::Plan);
        (whole && sound && known).then(|| candidate(report, comparison, &own, &other, result))
    });
    found.collect()
}

fn candidate<'a>(
    report: &'a Report,
    comparison: Comparison,
    own: &Figure,
    other: &Figure,
    result: Figure<'a>,
) -> Candidate<'a> {
    let id = |figure: &Figure| figure.observation.id.clone();
    let (drawing, named) = match comparison {
        Comparison::Difference => (Drawing::Level, own),
        Comparison::Share => (Drawing::Share, &result),
    };
    let (chart, place) = spot(report, &result.observation.id);
    let row = Row {
        drawing,
        chart: chart.map_or(String::new(), |chart| chart.id.clone()),
        name: named.indicator.name.clone(),
        own: id(own),
        other: id(other),
        result: id(&result),
        peer: Some(drawing)
            .filter(|drawing| *drawing == Drawing::Level)
            .and_then(|_| peer(report, own))
            .unwrap_or_default(),
        rank: rank(report, &own.observation.id).unwrap_or_default(),
        names: Vec::new(),
    };
    let printed = !other.value.is_derived();
    Candidate { row, measure: &result.indicator.id, period: result.observation.period, printed, place }
}

/// The first chart that shows a figure, its place in the story, and the row's in the chart.
fn spot<'a>(report: &'a Report, id: &str) -> (Option<&'a ChartSpec>, Option<Place>) {
    let mut all = charts(report).enumerate();
    let found = all.find_map(|(at, chart)| {
        let shows = |row: &package::Row| row.figures.values().flatten().any(|figure| figure == id);
        Some((chart, (at, chart.rows.iter().position(shows)?)))
    });
    found.unzip()
}

/// A further region's figure from which the region's may be subtracted: the first that the package has.
fn peer(report: &Report, own: &Figure) -> Option<String> {
    let ties = report.relations_of(&own.observation.id);
    let mut peers = ties.filter_map(|(relation, verdict)| {
        let [first, other] = &relation.operands[..] else { return None };
        let differs =
            relation.kind.compares() == Some(Comparison::Difference) && *first == own.observation.id;
        let sound = matches!(verdict, Verdict::Derives { .. } | Verdict::Holds { .. });
        let peer =
            report.figure(other).filter(|it| !is_own(report, it) && it.region.role != Some(Role::Whole))?;
        (differs && sound && peer.value.nominal().is_some()).then(|| other.clone())
    });
    peers.next()
}

/// Each figure of the region that a chart gives with a rank that the report prints.
fn ranks(report: &Report) -> Vec<Candidate<'_>> {
    let found = ranked(report).filter_map(|(place, chart, row, rank, value)| {
        let own = is_own(report, &rank) && is_own(report, &value) && rank.observation.tier == Tier::Report;
        let row = Row {
            drawing: Drawing::Rank,
            chart: chart.id.clone(),
            name: row.label.clone().unwrap_or_else(|| value.indicator.name.clone()),
            own: value.observation.id.clone(),
            rank: rank.observation.id.clone(),
            ..Row::default()
        };
        let (measure, period) = (&value.indicator.id, value.observation.period);
        own.then_some(Candidate { row, measure, period, printed: true, place: Some(place) })
    });
    found.collect()
}

fn is_own(report: &Report, figure: &Figure) -> bool {
    figure.observation.region == report.package.meta.region
}

/// How much of a report is known.
fn known(report: &Report) -> Known {
    let mut known = Known::default();
    for figure in report.figures() {
        let count = match (figure.observation.tier, figure.value) {
            (Tier::Report, _) => &mut known.report,
            (Tier::Context, _) => &mut known.context,
            (Tier::Derived, Value::Unknown) => &mut known.underivable,
            (Tier::Derived, _) => &mut known.derived,
        };
        *count += 1;
        let own = figure.observation.source == report.package.meta.source;
        known.undated += usize::from(own && figure.observation.period_basis == PeriodBasis::Unclear);
    }
    Known { clashing: clashing(report), ..known }
}

/// How many sets of figures contradict each other: contradictions with a figure in common are of one set.
fn clashing(report: &Report) -> usize {
    let relations = report.package.relations.iter().zip(&report.verdicts);
    let mut sets: Vec<Vec<&String>> = Vec::new();
    for (relation, _) in relations.filter(|(_, verdict)| matches!(verdict, Verdict::Contradicts { .. })) {
        let mut set: Vec<&String> = relation.operands.iter().chain([&relation.result]).collect();
        let (touching, apart): (Vec<_>, Vec<_>) =
            sets.into_iter().partition(|known| known.iter().any(|id| set.contains(id)));
        set.extend(touching.into_iter().flatten());
        sets = apart;
        sets.push(set);
    }
    sets.len()
}
