//! A chart with its figures in one language, as layouts take it.

use super::frame::WidthClass;
use super::kind::Kind;
use super::kinds::kind;
use crate::lang::Lang;
use crate::package::{self, ChartSpec, Measure, Status};
use crate::quantity::{Form, Interval, Quantity, to_f64};
use crate::report::{Figure, Report, Value};
use crate::scale::Extent;
use crate::scene::Key;
use crate::theme::Ink;
use crate::words::{self, Shown, words};
use rust_decimal::prelude::ToPrimitive;
use std::cell::OnceCell;

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
    /// Figures that are spoken of one by one, as in the steps of a slide: each has a mark of its own, also on a crowded line.
    pub told: Vec<&'a str>,
    /// Its height in each width class, once it has been asked for: taking one lays it out at six widths.
    heights: [OnceCell<f64>; WidthClass::ALL.len()],
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
    /// What isn't said of its figures.
    pub unsaid: Option<&'a str>,
}

/// A figure in its role.
#[derive(Clone)]
pub struct Item<'a> {
    /// The role, as `charts.json` has it.
    pub role: &'a str,
    /// The figure.
    pub figure: Figure<'a>,
    /// Its key in the scene.
    pub key: Key,
    /// What [`Resolved::shown`] says of it, which layouts ask again and again.
    shown: OnceCell<Shown>,
}

impl Item<'_> {
    /// Where the figure is drawn: its value, else the end that is known of it; `None` for a range.
    pub fn nominal(&self) -> Option<f64> {
        self.reach().filter(|reach| reach.length() == 0.0).map(|reach| reach.lo)
    }

    /// From where to where the figure is drawn: a range from its lower to its upper end, all else in one place.
    pub fn reach(&self) -> Option<Extent> {
        drawn_at(&self.figure)
    }

    /// The ends of what the figure can stand for, as far as it has any.
    pub fn ends(&self) -> (Option<f64>, Option<f64>) {
        let Interval { lo, hi } = self.figure.value.interval();
        (lo.map(|end| to_f64(end.value)), hi.map(|end| to_f64(end.value)))
    }

    /// The figure's number of units; `None` where rounding leaves it open.
    pub fn units(&self) -> Option<usize> {
        self.figure.value.interval().single()?.to_usize()
    }

    /// Whether the figure was printed in digits alone: no numeral, no fraction in words, no word of scale.
    pub fn is_in_digits(&self) -> bool {
        let Value::Printed(quantity) = self.figure.value else { return false };
        let digits = quantity.printed.contains(|c: char| c.is_ascii_digit());
        matches!(quantity.form, Form::Decimals(_)) && digits && quantity.scale.id().is_empty()
    }

    /// Whether the figure follows from others.
    pub fn is_derived(&self) -> bool {
        self.figure.value.is_derived()
    }

    /// Whether the figure is planned.
    pub fn is_plan(&self) -> bool {
        self.figure.observation.status == Status::Plan
    }

    /// Whether nobody has counted or measured it: marks of such figures are drawn hollow.
    pub fn is_hollow(&self) -> bool {
        self.is_derived() || self.is_plan()
    }
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

impl<'a> Resolved<'a> {
    /// Some of its rows, counted from 1, or all of them if none is named; some of the figures spoken of one by one.
    #[must_use]
    pub fn part(self, rows: &[usize], told: Vec<&'a str>) -> Resolved<'a> {
        let all = self.rows.into_iter().enumerate();
        let shown = all.filter(|(at, _)| rows.is_empty() || rows.contains(&(at + 1))).map(|(_, row)| row);
        Resolved { rows: shown.collect(), told, heights: Default::default(), ..self }
    }

    /// The height that the chart has in a class, in whole CSS pixels: enough for every width of the class.
    pub fn height(&self, class: WidthClass) -> f64 {
        *self.heights[class as usize].get_or_init(|| self.tallest(class))
    }
}

impl Resolved<'_> {
    /// The roles of the columns that have figures, in the columns' order.
    pub fn columns(&self) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for item in self.rows.iter().flat_map(|row| &row.items) {
            // Numbers in alphabetical order, the shorter ones first.
            let key = (item.role.len(), item.role);
            let at = found.partition_point(|known| (known.len(), *known) < key);
            if found.get(at) != Some(&item.role) {
                found.insert(at, item.role);
            }
        }
        found
    }

    /// The heading of a column; empty where it has none.
    pub fn heading(&self, role: &str) -> &str {
        let text = role.parse::<usize>().ok().and_then(|at| self.spec.columns.get(at.checked_sub(1)?));
        text.map_or("", |text| text.get(self.lang))
    }

    /// A figure as large type shows it.
    pub fn shown(&self, item: &Item) -> Shown {
        self.words(item).clone()
    }

    /// A figure in one line.
    pub fn figure(&self, item: &Item) -> String {
        self.words(item).line()
    }

    fn words<'b>(&self, item: &'b Item) -> &'b Shown {
        item.shown.get_or_init(|| words::shown(self.lang, &item.figure))
    }

    /// The values that a derived figure can have, rounded.
    pub fn range(&self, item: &Item) -> String {
        words::range(self.lang, &item.figure)
    }

    /// A figure's period in words.
    pub fn period(&self, item: &Item) -> String {
        words::period(self.lang, item.figure.observation.period)
    }

    /// The name of a figure's indicator.
    pub fn name<'b>(&self, item: &Item<'b>) -> &'b str {
        item.figure.indicator.name.get(self.lang)
    }

    /// The name of a figure's region.
    pub fn region<'b>(&self, item: &Item<'b>) -> &'b str {
        item.figure.region.name.get(self.lang)
    }

    /// Whether what stands above the chart says a unit already, by itself: `Income, billion yuan`, `收入（亿元）`.
    pub fn names_unit(&self, unit: &str) -> bool {
        let measure = self.spec.measure.get(self.lang);
        let parts = measure.split([',', ';', '(', ')', '，', '；', '、', '（', '）']);
        parts.into_iter().any(|part| part.trim().eq_ignore_ascii_case(unit))
    }

    /// Whether a figure is the report's region's own.
    pub fn is_own(&self, item: &Item) -> bool {
        item.figure.observation.region == self.report.package.meta.region
    }

    /// Whether a figure is spoken of one by one.
    pub fn is_told(&self, item: &Item) -> bool {
        self.told.contains(&&*item.key)
    }

    /// The ink of a figure's region.
    pub fn ink(&self, item: &Item) -> Ink {
        if self.is_own(item) { Ink::Province } else { Ink::Nation }
    }

    /// A figure's indicator and the figure, in one line.
    pub fn named(&self, item: &Item) -> String {
        (words(self.lang).chart.aside)(self.name(item), &self.figure(item))
    }

    /// What is said of a derived figure: its range, or just that it is derived where the range adds nothing to the figure.
    pub fn derived(&self, item: &Item) -> Option<String> {
        item.is_derived().then(|| {
            let range = self.range(item);
            let exact = item.figure.value.interval().single().is_some() || words::settled(&item.figure);
            if exact || range == self.figure(item) {
                return words(self.lang).derived.to_owned();
            }
            (words(self.lang).range)(&range)
        })
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
    let mut rows: Vec<Row> =
        spec.rows.iter().filter_map(|row| resolve_row(report, kind, row, lang)).collect();
    // A heading that rows repeat stands above them once.
    let mut heading = None;
    for row in &mut rows {
        if row.group == heading {
            row.group = None;
        } else if row.group.is_some() {
            heading = row.group;
        }
    }
    Some(Resolved { spec, kind, report, lang, rows, told: Vec::new(), heights: Default::default() })
}

/// A row with its figures; `None` where it has none.
fn resolve_row<'a>(
    report: &'a Report,
    kind: &'static Kind,
    row: &'a package::Row,
    lang: Lang,
) -> Option<Row<'a>> {
    let mut items = Vec::new();
    for (role, ids) in kind.roles.iter().flat_map(|role| role.figures(row)) {
        for figure in ids.iter().filter_map(|id| report.figure(id)) {
            let key = figure.observation.id.as_str().into();
            items.push(Item { role, key, figure, shown: OnceCell::new() });
        }
    }
    let label = row.label.as_ref().unwrap_or(&items.first()?.figure.indicator.name).get(lang);
    let group = row.group.as_ref().map(|group| group.get(lang));
    let names = row.names.iter().map(|name| (name.name.get(lang), name.role.as_deref())).collect();
    let unsaid = row.unsaid.as_ref().map(|text| text.get(lang));
    Some(Row { label, group, items, names, unsaid })
}

/// From where to where a figure is drawn: its value, else its ends, or the one that is known of it.
pub(super) fn drawn_at(figure: &Figure) -> Option<Extent> {
    let at = |lo, hi| Extent { lo: to_f64(lo), hi: to_f64(hi) };
    if let Value::Printed(Quantity { value, until: Some(until), .. }) = figure.value {
        return Some(at(*value, *until));
    }
    let Interval { lo, hi } = figure.value.interval();
    match figure.value.nominal() {
        Some(value) => Some(at(value, value)),
        None => Some(at(lo.or(hi)?.value, hi.or(lo)?.value)),
    }
}

/// Whether figures can share an axis: one measure and one unit.
pub(super) fn comparable(a: &Figure, b: &Figure) -> bool {
    a.unit.id == b.unit.id && a.unit.measure != Measure::Rank
}
