//! Chart kinds. Each is one file with a `KIND` and one line in `KINDS`; each lays a chart out as a scene.

mod bars;
mod block;
mod cells;
mod dots;
mod dumbbell;
mod gap;
mod line;
mod log_dots;
mod notice;
mod number_list;
mod numbers;
mod open_dots;
mod pairs;
mod plane;
mod rank_list;
mod ranked_dots;
mod share;
mod slope;
mod steps;
mod table;
mod tiles;
mod unit_rows;
mod waffle;

use crate::lang::Lang;
use crate::package::problem::ChartFault;
use crate::package::{self, ChartSpec, Measure, Problem, Relation, RelationKind, Tier, Trouble};
use crate::quantity::{End, to_f64};
use crate::report::{Figure, Report, Verdict};
use crate::scene::{Key, Point, Scene};
use crate::words::{self, words};

/// The chart kinds, in no particular order.
pub const KINDS: &[Kind] = &[
    unit_rows::KIND,
    gap::KIND,
    dumbbell::KIND,
    rank_list::KIND,
    number_list::KIND,
    notice::KIND,
    waffle::KIND,
    share::KIND,
    bars::KIND,
    slope::KIND,
    tiles::KIND,
    table::KIND,
    open_dots::KIND,
    log_dots::KIND,
    steps::KIND,
    line::KIND,
    ranked_dots::KIND,
    pairs::KIND,
];

/// A kind of chart: which figures a row may hold, and how they are laid out.
#[derive(Clone, Copy)]
pub struct Kind {
    /// The name in `charts.json`, and the value of `data-kind`.
    pub id: &'static str,
    /// What each figure of a row is for.
    pub roles: &'static [Role],
    /// What the figures of one role must have in common, since one axis says "same measure".
    pub axis: Axis,
    /// What the drawing says beyond its figures.
    pub claims: &'static [Claim],
    /// Lays a chart out; all lengths in CSS pixels.
    pub layout: fn(&Resolved, Frame) -> Scene,
}

/// What a figure of a row is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// The name in `charts.json`.
    pub id: &'static str,
    /// How many figures of a row may have it.
    pub count: Count,
}

/// How many figures of a row may have a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Exactly one.
    One,
    /// One or none.
    Optional,
    /// Two or none.
    Pair,
    /// Any number.
    Many,
}

/// Which of a chart's figures share an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// None: the figures stand side by side.
    None,
    /// All figures of these roles, which must be in one unit.
    Shared(&'static [&'static str]),
}

/// What a drawing says beyond its figures: only what the package's relations bear out may be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Each figure of `part` is among the row's figures of `whole`: it is drawn inside them, or as a share of them.
    Part {
        /// A role.
        part: &'static str,
        /// A role.
        whole: &'static str,
    },
    /// Each figure of a role is among the one before it, in which it is drawn.
    Nested(&'static str),
    /// The figures of `share` say how large a share of `whole` those of `part` are.
    Share {
        /// A role.
        share: &'static str,
        /// A role.
        part: &'static str,
        /// A role.
        whole: &'static str,
    },
    /// The figures of `value` say how far those of `level` are from each of `reference`.
    Difference {
        /// A role.
        value: &'static str,
        /// A role.
        level: &'static str,
        /// A role.
        reference: &'static str,
    },
    /// The figures of a role are one measure of one region at different times, so that one becomes the next.
    Series(&'static str),
}

impl Claim {
    /// The pairs of a row's figures between which the claim is made.
    fn pairs(self, row: &package::Row) -> Vec<(&str, &str)> {
        let ids =
            |role: &str| row.figures.get(role).map_or(&[][..], Vec::as_slice).iter().map(String::as_str);
        let all = |ones: &str, others: &str| -> Vec<_> {
            ids(ones).flat_map(|one| ids(others).map(move |other| (one, other))).collect()
        };
        match self {
            Claim::Part { part, whole } => all(part, whole),
            Claim::Difference { value, level, reference } => {
                all(value, level).into_iter().chain(all(value, reference)).collect()
            }
            Claim::Nested(role) => ids(role).skip(1).zip(ids(role)).collect(),
            Claim::Share { share, part, whole } => {
                all(share, part).into_iter().chain(all(share, whole)).collect()
            }
            Claim::Series(role) => ids(role).zip(ids(role).skip(1)).collect(),
        }
    }

    /// Whether the report's relations bear the claim out for two figures.
    fn holds(self, report: &Report, one: &str, other: &str) -> bool {
        let tied = |fits: &dyn Fn(&Relation) -> bool| {
            let ties = report
                .relations_of(one)
                .filter(|(_, verdict)| !matches!(verdict, Verdict::Contradicts { .. }));
            ties.map(|(relation, _)| relation).any(fits)
        };
        let operand = |relation: &Relation, id: &str| relation.operands.iter().any(|operand| operand == id);
        match self {
            Claim::Part { .. } | Claim::Nested(_) => tied(&|relation| match relation.kind {
                RelationKind::Within => relation.result == one && operand(relation, other),
                RelationKind::Ratio => relation.operands == [one, other],
                RelationKind::Sum => relation.result == other && operand(relation, one),
                _ => false,
            }),
            Claim::Difference { .. } => tied(&|relation| {
                relation.kind == RelationKind::Difference
                    && relation.result == one
                    && operand(relation, other)
            }),
            Claim::Share { .. } => tied(&|relation| {
                relation.kind == RelationKind::Ratio && relation.result == one && operand(relation, other)
            }),
            Claim::Series(_) => match (report.figure(one), report.figure(other)) {
                (Some(one), Some(other)) => {
                    let (one, other) = (one.observation, other.observation);
                    one.indicator == other.indicator
                        && one.region == other.region
                        && one.period != other.period
                }
                _ => true,
            },
        }
    }

    /// The word for it in a problem.
    const fn id(self) -> &'static str {
        match self {
            Claim::Part { .. } | Claim::Nested(_) => "part",
            Claim::Difference { .. } => "difference",
            Claim::Share { .. } => "share",
            Claim::Series(_) => "series",
        }
    }
}

const fn role(id: &'static str, count: Count) -> Role {
    Role { id, count }
}

/// What charts claim that their kinds or their figures don't allow.
pub fn check(report: &Report) -> Vec<Problem> {
    report.package.charts.iter().flat_map(|spec| faults(report, spec)).collect()
}

fn faults(report: &Report, spec: &ChartSpec) -> Vec<Problem> {
    let problem =
        |fault| Problem::new("charts.json", Some(spec.line), Trouble::Chart { id: spec.id.clone(), fault });
    let Some(kind) = kind(&spec.kind) else {
        let allowed = KINDS.iter().map(|kind| kind.id.to_owned()).collect();
        return vec![problem(ChartFault::Kind { kind: spec.kind.clone(), allowed })];
    };
    let mut faults = Vec::new();
    for (at, row) in spec.rows.iter().enumerate() {
        for role in row.figures.keys().filter(|id| kind.roles.iter().all(|role| role.id != *id)) {
            let allowed = kind.roles.iter().map(|role| role.id.to_owned()).collect();
            faults.push(ChartFault::Role { row: at + 1, role: role.clone(), allowed });
        }
        for role in kind.roles {
            let found = row.figures.get(role.id).map_or(0, Vec::len);
            if !role.count.allows(found) {
                faults.push(ChartFault::Count { row: at + 1, role: role.id.to_owned(), found });
            }
        }
    }
    faults.extend(unlike(report, spec, kind));
    faults.extend(unsupported(report, spec, kind));
    if kind.id != notice::KIND.id {
        faults.extend(clashing(report, spec));
    }
    faults.into_iter().map(problem).collect()
}

/// The first figure of a shared axis that is in another unit than the first of all.
fn unlike(report: &Report, spec: &ChartSpec, kind: &Kind) -> Option<ChartFault> {
    let Axis::Shared(roles) = kind.axis else { return None };
    let ids =
        spec.rows.iter().flat_map(|row| roles.iter().filter_map(|role| row.figures.get(role))).flatten();
    let mut figures = ids.filter_map(|id| report.figure(id));
    let first = figures.next()?;
    let other = figures.find(|figure| !comparable(&first, figure))?;
    let id = |figure: &Figure| figure.observation.id.clone();
    Some(ChartFault::Unlike { one: id(&first), other: id(&other) })
}

/// The claims of a drawing that no relation bears out.
fn unsupported(report: &Report, spec: &ChartSpec, kind: &Kind) -> Vec<ChartFault> {
    let mut faults = Vec::new();
    for (at, row) in spec.rows.iter().enumerate() {
        for claim in kind.claims {
            let pairs = claim.pairs(row).into_iter();
            let known =
                pairs.filter(|(one, other)| report.figure(one).is_some() && report.figure(other).is_some());
            for (one, other) in known.filter(|(one, other)| !claim.holds(report, one, other)) {
                let (one, other) = (one.to_owned(), other.to_owned());
                faults.push(ChartFault::Unsupported { row: at + 1, claim: claim.id(), one, other });
            }
        }
    }
    faults
}

/// Figures that contradict others: only a notice may show them.
fn clashing(report: &Report, spec: &ChartSpec) -> Vec<ChartFault> {
    let ids = spec.rows.iter().flat_map(|row| row.figures.values()).flatten();
    let clashing = ids.filter(|id| report.contradictions_of(id).next().is_some());
    clashing.map(|id| ChartFault::Clash { figure: id.clone() }).collect()
}

impl Count {
    fn allows(self, found: usize) -> bool {
        match self {
            Count::One => found == 1,
            Count::Optional => found <= 1,
            Count::Pair => found == 0 || found == 2,
            Count::Many => true,
        }
    }
}

/// The kind of a name.
pub fn kind(id: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.id == id)
}

/// The room that a chart is laid out in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width in CSS pixels, at least 280.
    pub width: f64,
    /// The class that decides the height; a page may let a class reach a little beyond its widths.
    pub class: WidthClass,
    /// The height that is there, if it is decided; a layout may use it, never exceed what it needs.
    pub height: Option<f64>,
    /// How much further apart rows stand than they need, in CSS pixels.
    pub air: f64,
}

/// The width classes: a chart's height depends on its class alone, so that nothing moves when it goes live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WidthClass {
    /// 280 to 479 px.
    Narrow,
    /// 480 to 799 px.
    Medium,
    /// From 800 px.
    Wide,
}

impl WidthClass {
    /// All classes, narrowest first.
    pub const ALL: [WidthClass; 3] = [WidthClass::Narrow, WidthClass::Medium, WidthClass::Wide];

    /// The class of a width in CSS pixels.
    pub fn of(width: f64) -> WidthClass {
        match width {
            w if w < 480.0 => WidthClass::Narrow,
            w if w < 800.0 => WidthClass::Medium,
            _ => WidthClass::Wide,
        }
    }

    /// The name in class attributes.
    pub const fn id(self) -> &'static str {
        match self {
            WidthClass::Narrow => "narrow",
            WidthClass::Medium => "medium",
            WidthClass::Wide => "wide",
        }
    }

    /// The width that the static drawing is laid out for: the one most readers have.
    pub const fn still_width(self) -> f64 {
        match self {
            WidthClass::Narrow => 328.0,
            WidthClass::Medium => 520.0,
            WidthClass::Wide => 900.0,
        }
    }

    /// The least width of the class. Layouts that count columns by it have much the same height at all its widths.
    pub const fn least(self) -> f64 {
        self.probes()[0]
    }

    /// Widths at which a class's height is taken: its ends with what a page may add, the static drawing's, and
    /// some between.
    const fn probes(self) -> [f64; 6] {
        match self {
            WidthClass::Narrow => [280.0, 300.0, 328.0, 360.0, 420.0, 500.0],
            WidthClass::Medium => [480.0, 520.0, 560.0, 640.0, 720.0, 822.0],
            WidthClass::Wide => [800.0, 900.0, 960.0, 1120.0, 1280.0, 1600.0],
        }
    }
}

/// A scene, and how large it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    /// The scene.
    pub scene: Scene,
    /// CSS pixels for each of the scene's: above 1 where the reader has text enlarged.
    pub scale: f64,
}

impl Fitted {
    /// The figure that is nearest to a point, at most so far from it; both in CSS pixels.
    pub fn hit(&self, (x, y): Point, reach: f64) -> Option<&Key> {
        self.scene.hit((x / self.scale, y / self.scale), reach / self.scale)
    }
}

/// A chart with its figures, in one language.
pub struct Resolved<'a> {
    /// The entry of `charts.json`.
    pub spec: &'a ChartSpec,
    /// Its kind.
    pub kind: &'static Kind,
    /// The report that its figures are from.
    pub report: &'a Report,
    /// The language of its labels.
    pub lang: Lang,
    /// Its rows, in reading order.
    pub rows: Vec<Row<'a>>,
}

/// A row of a chart.
pub struct Row<'a> {
    /// Its label.
    pub label: &'a str,
    /// The heading of the group that it starts.
    pub group: Option<&'a str>,
    /// Its figures, in the order of the kind's roles.
    pub items: Vec<Item<'a>>,
    /// Names of single units, with the role they are counted in besides the row's own.
    pub names: Vec<(&'a str, Option<&'a str>)>,
}

/// A figure in its role.
#[derive(Clone)]
pub struct Item<'a> {
    /// The role.
    pub role: &'static str,
    /// The figure.
    pub figure: Figure<'a>,
    /// Its key in the scene.
    pub key: Key,
}

impl<'a> Row<'a> {
    /// The figures of a role.
    pub fn role<'b>(&'b self, role: &'b str) -> impl Iterator<Item = &'b Item<'a>> {
        self.items.iter().filter(move |item| item.role == role)
    }

    /// The first figure of a role.
    pub fn one(&self, role: &str) -> Option<&Item<'a>> {
        self.items.iter().find(|item| item.role == role)
    }
}

impl Resolved<'_> {
    /// The scene for a frame.
    pub fn scene(&self, frame: Frame) -> Scene {
        let mut scene = (self.kind.layout)(self, frame);
        scene.width = frame.width;
        scene.height = scene.height.ceil();
        scene
    }

    /// The height that the chart has in a class, in whole CSS pixels: enough for every width of the class.
    pub fn height(&self, class: WidthClass) -> f64 {
        let heights =
            class.probes().map(|width| self.scene(Frame { width, class, height: None, air: 0.0 }).height);
        heights.into_iter().fold(0.0, f64::max)
    }

    /// The scene for a width, with the height of its class.
    ///
    /// Where a layout needs more height at this width than at those from which the class's height was taken, it
    /// is laid out for the next narrower of those. Where it needs less, its rows stand further apart.
    pub fn fitted(&self, width: f64, class: WidthClass) -> Scene {
        self.fitted_at(width, self.height(class), class)
    }

    /// The scene for a box of a width and height in CSS pixels. The style sheet gives it the height of its class, and as much
    /// more as the reader has text enlarged: so is the scene, laid out for the room that is left then.
    pub fn fitted_to(&self, (width, tall): (f64, f64), class: WidthClass) -> Fitted {
        let height = self.height(class);
        let scale = tall / height;
        // What browsers round isn't a reader's wish; nor is anything laid out for less than the narrowest class.
        let scale = if scale > 1.01 { scale } else { 1.0 };
        Fitted {
            scene: self.fitted_at((width / scale).max(WidthClass::Narrow.least()), height, class),
            scale,
        }
    }

    fn fitted_at(&self, width: f64, height: f64, class: WidthClass) -> Scene {
        /// Rows that stand farther apart don't read as one chart.
        const MOST: f64 = 20.0;
        let at = |width, air| self.scene(Frame { width, class, height: Some(height), air });
        let mut scene = at(width, 0.0);
        let narrower = class.probes().into_iter().rev().find(|probe| *probe < width);
        let spare = height - scene.height;
        if spare >= 1.0 {
            let grown = at(width, 1.0).height - scene.height;
            let air = (spare / grown.max(1.0)).min(MOST).floor();
            if air >= 1.0 {
                scene = at(width, air);
            }
        } else if let Some(narrower) = narrower.filter(|_| spare < 0.0) {
            scene = at(narrower, 0.0);
        }
        Scene { width, height, ..scene }
    }

    /// What is read aloud of the whole.
    pub fn summary(&self) -> String {
        let count = self.rows.iter().map(|row| row.items.len()).sum();
        let spec = self.spec;
        (words(self.lang).chart.summary)(spec.headline.get(self.lang), spec.measure.get(self.lang), count)
    }

    /// All figures in reading order, each once, with its row's label.
    pub fn items(&self) -> Vec<(&str, &Item<'_>)> {
        let mut found: Vec<(&str, &Item)> = Vec::new();
        for row in &self.rows {
            for item in &row.items {
                if !found.iter().any(|(_, known)| known.key == item.key) {
                    found.push((row.label, item));
                }
            }
        }
        found
    }
}

/// A chart of the report with its figures; `None` for an unknown chart or kind. Figures that the report
/// doesn't have are left out: reading the package has reported them.
pub fn resolve<'a>(report: &'a Report, id: &str, lang: Lang) -> Option<Resolved<'a>> {
    let spec = report.chart(id)?;
    let kind = kind(&spec.kind)?;
    let rows = spec.rows.iter().filter_map(|row| {
        let items = kind.roles.iter().flat_map(|role| {
            let ids = row.figures.get(role.id).map_or(&[][..], Vec::as_slice);
            let figures = ids.iter().filter_map(|id| report.figure(id));
            figures.map(|figure| Item { role: role.id, figure, key: figure.observation.id.as_str().into() })
        });
        let items: Vec<Item> = items.collect();
        let first = items.first()?;
        let label = row.label.as_ref().unwrap_or(&first.figure.indicator.name).get(lang);
        let group = row.group.as_ref().map(|group| group.get(lang));
        let names = row.names.iter().map(|name| (name.name.get(lang), name.role.as_deref())).collect();
        Some(Row { label, group, items, names })
    });
    Some(Resolved { spec, kind, report, lang, rows: rows.collect() })
}

/// One line of a chart's table.
pub struct Line {
    /// The figure's key.
    pub key: Key,
    /// The indicator.
    pub name: String,
    /// The figure as shown.
    pub figure: String,
    /// Its range, for derived figures.
    pub range: Option<String>,
    /// Region.
    pub region: String,
    /// Period.
    pub period: String,
    /// Place in the source, or the source.
    pub place: String,
    /// Where the figure comes from.
    pub tier: Tier,
}

/// A chart's figures as a table, in reading order.
pub fn table(chart: &Resolved) -> Vec<Line> {
    let lang = chart.lang;
    let line = |(_, item): (&str, &Item)| {
        let it = &item.figure;
        let derived = it.value.is_derived();
        Line {
            key: item.key.clone(),
            name: it.indicator.name.get(lang).to_owned(),
            figure: words::figure(lang, it),
            range: derived.then(|| words::rounded_bounds(lang, it.value.interval(), it.unit)),
            region: it.region.name.get(lang).to_owned(),
            period: words::period(lang, &it.observation.period),
            place: spot(lang, it),
            tier: it.observation.tier,
        }
    };
    chart.items().into_iter().map(line).collect()
}

/// Where a figure stands: heading and topic in the report, or another source's issuer and title.
pub fn place(lang: Lang, figure: &Figure) -> String {
    match figure.place {
        Some(place) => (words(lang).place)(place.heading.get(lang), place.topic.get(lang)),
        None => [figure.source.issuer.get(lang), figure.source.title.get(lang)].join(words(lang).comma),
    }
}

/// Where a figure stands, in short: the topic in the report, or who published it elsewhere and when.
pub fn spot(lang: Lang, figure: &Figure) -> String {
    if let Some(place) = figure.place {
        return place.topic.get(lang).to_owned();
    }
    let parts = [figure.source.issuer.get(lang), &figure.source.released];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(words(lang).comma)
}

/// Whether a figure is the report's region's own.
fn of_region(chart: &Resolved, figure: &Figure) -> bool {
    figure.observation.region == chart.report.package.meta.region
}

/// Whether figures can share an axis: one measure and one unit.
fn comparable(a: &Figure, b: &Figure) -> bool {
    a.unit.id == b.unit.id && a.unit.measure != Measure::Rank
}

/// The ends of what a figure can stand for, as far as it has any.
fn ends(item: &Item) -> (Option<f64>, Option<f64>) {
    let interval = item.figure.value.interval();
    let end = |end: Option<End>| end.map(|end| to_f64(end.value));
    (end(interval.lo), end(interval.hi))
}

/// Where a figure is drawn: its value, else the end that is known of it.
fn nominal(item: &Item) -> Option<f64> {
    let (lo, hi) = ends(item);
    item.figure.value.nominal().map(to_f64).or(hi).or(lo)
}
