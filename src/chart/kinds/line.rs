//! Line: measures through time. Only periods that follow each other are joined: no line bridges a gap.

use crate::chart::layout::plane::{Ground, Plane, Segment};
use crate::chart::layout::{ASCENT, BODY, Pen, axis, tick_label, width};
use crate::chart::{Axis, Claim, Count, Frame, Item, Kind, Resolved, Row, WidthClass, role};
use crate::index::sorted;
use crate::package::{Date, Period, Until};
use crate::scale::{Extent, Linear};
use crate::scene::{Anchor, Label, Rect, Scene, Shape};
use crate::theme::Ink;
use crate::words::words;

/// Registered in `chart::KINDS`. A row is one series: one measure of one region.
pub const KIND: Kind = Kind {
    id: "line",
    roles: &[role("series", Count::Many).or_mark()],
    axis: Axis::Shared(&["series"]),
    claims: &[Claim::Series("series")],
    layout,
};

const DOT: f64 = 5.5;
/// The room above and below the outermost points, for their labels.
const MARGIN: f64 = 30.0;
/// The room behind the last year.
const SIDE: f64 = 8.0;

/// A plane of years and values; each point is labelled where there is room, the rest are listed beneath.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let (timed, untimed): (Vec<&Item>, Vec<&Item>) =
        chart.rows.iter().flat_map(|row| &row.items).partition(|item| timed(item).is_some());
    if !timed.is_empty() {
        let height = if frame.class == WidthClass::Narrow { 270.0 } else { 300.0 };
        let axes = Axes::of(chart, &timed, frame.width, height);
        axes.draw(&mut scene, chart);
        let series: Vec<Series> = chart.rows.iter().map(|row| Series::of(chart, row, &axes)).collect();
        let unnamed = draw(&mut scene, chart, &series, &axes);
        list(&mut scene, chart, &unnamed);
    }
    list(&mut scene, chart, &untimed);
    scene
}

/// Where a period begins and ends, in months since the year 0.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Span {
    from: f64,
    to: f64,
}

impl Span {
    fn length(self) -> f64 {
        self.to - self.from
    }

    /// Whether another period follows this one and is as long.
    fn meets(self, next: Span) -> bool {
        let same = (self.length() - next.length()).abs() < 0.01;
        same && self.length() > 0.0 && (self.to - next.from).abs() < 0.01
    }
}

/// When a figure was and where it is drawn, if both are known.
fn timed(item: &Item) -> Option<(Span, f64)> {
    Some((span(item.figure.observation.period?)?, item.nominal()?))
}

/// Years from left to right, values from below.
struct Axes {
    x: Linear,
    y: Linear,
    /// The first year, and the one after the last.
    years: Extent,
    /// The left end of the plane, where the values' ticks end.
    left: f64,
    right: f64,
    height: f64,
}

impl Axes {
    /// A scale of points needs no zero.
    fn of(chart: &Resolved, items: &[&Item], width: f64, height: f64) -> Axes {
        let y = Linear::new(values(items), height - MARGIN - 6.0, MARGIN);
        let texts = ticks(chart, &y).into_iter();
        let left = texts.map(|tick| self::width(&tick.text)).fold(0.0, f64::max) + 10.0;
        let spans = items.iter().filter_map(|item| timed(item)).flat_map(|(span, _)| [span.from, span.to]);
        let months = Extent::NONE.with(spans);
        let years = Extent { lo: (months.lo / 12.0).floor(), hi: (months.hi / 12.0).ceil() };
        let right = width - SIDE;
        let x = Linear::new(Extent { lo: years.lo * 12.0, hi: years.hi * 12.0 }, left, right);
        Axes { x, y, years, left, right, height }
    }

    fn draw(&self, scene: &mut Scene, chart: &Resolved) {
        let right = scene.width;
        for axis::Mark { x: y, text } in ticks(chart, &self.y) {
            Pen::at(scene, self.left, y).ink(Ink::Rule).across(right, 1.0);
            let label = Label::new(text, (self.left - 10.0, y + 5.0), BODY).anchored(Anchor::End);
            Pen::on(scene).ink(Ink::Muted).text(label);
        }
        Pen::at(scene, self.left, self.height).ink(Ink::Axis).across(right, 1.0);
        self.name_years(scene);
    }

    /// Every year is named where there is room, else every second, third …
    fn name_years(&self, scene: &mut Scene) {
        let band = (self.right - self.left) / self.years.length();
        let every = ((width("2000") + 8.0) / band) as usize + 1;
        for at in (0..self.years.length() as u32).step_by(every) {
            let year = self.years.lo + f64::from(at);
            let middle = self.x.at(year * 12.0 + 6.0);
            let label = tick_label(format!("{year}"), middle, self.height + ASCENT + 4.0, scene.width);
            Pen::on(scene).ink(Ink::Muted).text(label);
            Pen::at(scene, middle, self.height).ink(Ink::Axis).down(self.height + 4.0, 1.0);
        }
    }
}

/// The values of figures, with what rounding leaves open of those that are derived.
fn values(items: &[&Item]) -> Extent {
    items.iter().fold(Extent::NONE, |extent, item| {
        let (lo, hi) = if item.is_derived() { item.ends() } else { (None, None) };
        let Some(value) = item.nominal() else { return extent };
        extent.with([lo.unwrap_or(value), hi.unwrap_or(value)])
    })
}

/// The values' ticks in words.
fn ticks(chart: &Resolved, y: &Linear) -> Vec<axis::Mark> {
    axis::linear(chart.lang, y, 4)
}

/// A figure in the plane.
struct Spot<'a> {
    item: &'a Item<'a>,
    span: Span,
    x: f64,
    y: f64,
    ink: Ink,
    /// The pixels of what rounding leaves open of a derived figure, from above.
    range: Option<Extent>,
}

impl<'a> Spot<'a> {
    fn of(chart: &Resolved, item: &'a Item<'a>, axes: &Axes) -> Option<Spot<'a>> {
        let (span, value) = timed(item)?;
        let (x, y) = (axes.x.at(f64::midpoint(span.from, span.to)), axes.y.clamped(value));
        let range = match item.ends() {
            (Some(lo), Some(hi)) if item.is_derived() => {
                Some(Extent { lo: axes.y.clamped(hi), hi: axes.y.clamped(lo) })
            }
            _ => None,
        };
        Some(Spot { item, span, x, y, ink: chart.ink(item), range })
    }

    /// The ground that the point's marks cover.
    fn ground(&self) -> Ground {
        let around = Rect::new(self.x - DOT, self.y - DOT, 2.0 * DOT, 2.0 * DOT);
        let area = self
            .range
            .map_or(around, |range| around.union(&Rect::new(self.x - 2.0, range.lo, 4.0, range.length())));
        Ground { x: self.x, y: self.y, area }
    }

    fn draw(&self, scene: &mut Scene, chart: &Resolved) {
        let key = &self.item.key;
        if let Some(range) = self.range {
            Pen::at(scene, self.x, range.lo).ink(self.ink).of(key).down(range.hi, 2.0);
        }
        let derived = self.item.is_derived();
        let pen = Pen::at(scene, self.x, self.y).ink(self.ink).of(key);
        if derived || chart.is_own(self.item) || self.item.figure.region.role.is_some() {
            pen.dot(DOT, derived);
        } else {
            // Others are lighter and smaller.
            let circle = Shape::Circle((self.x, self.y), DOT - 1.0);
            pen.ink(Ink::NationSoft).fill(circle.clone());
            Pen::on(scene).ink(Ink::Nation).of(key).stroke(circle, 1.0);
        }
    }
}

/// The points of a row.
struct Series<'a> {
    name: &'a str,
    spots: Vec<Spot<'a>>,
    /// Their places in the order of time.
    order: Vec<usize>,
}

impl<'a> Series<'a> {
    fn of(chart: &Resolved, row: &'a Row<'a>, axes: &Axes) -> Series<'a> {
        let spots: Vec<Spot> = row.items.iter().filter_map(|item| Spot::of(chart, item, axes)).collect();
        let order = sorted(spots.len(), &|a, b| spots[a].span.from.total_cmp(&spots[b].span.from));
        Series { name: row.label, spots, order }
    }

    /// The pairs of points whose periods follow each other and are equally long.
    fn steps(&self) -> impl Iterator<Item = [&Spot<'a>; 2]> {
        let pairs = self.order.windows(2).map(|pair| [&self.spots[pair[0]], &self.spots[pair[1]]]);
        pairs.filter(|[a, b]| a.span.meets(b.span))
    }
}

/// Draws lines and points with their labels; returns the figures that have no room for one.
fn draw<'a>(scene: &mut Scene, chart: &Resolved, series: &[Series<'a>], axes: &Axes) -> Vec<&'a Item<'a>> {
    let labels = labels(chart, series, axes);
    for [from, to] in series.iter().flat_map(Series::steps) {
        Pen::on(scene).ink(from.ink).line(vec![(from.x, from.y), (to.x, to.y)], 2.0);
    }
    let mut unnamed = Vec::new();
    for (spot, label) in series.iter().flat_map(|series| &series.spots).zip(labels) {
        spot.draw(scene, chart);
        match label {
            Some(label) => Pen::on(scene).ink(spot.ink).of(&spot.item.key).text(label),
            None => unnamed.push(spot.item),
        }
    }
    unnamed
}

/// What labels must keep clear of.
fn plane(series: &[Series], axes: &Axes) -> Plane {
    let steps = series.iter().flat_map(Series::steps);
    Plane {
        area: Rect::new(axes.left, 0.0, axes.right + SIDE - axes.left, axes.height),
        points: series.iter().flat_map(|series| &series.spots).map(Spot::ground).collect(),
        lines: steps.map(|[from, to]| Segment { from: (from.x, from.y), to: (to.x, to.y) }).collect(),
        taken: Vec::new(),
    }
}

/// A label for each point that has room for one. Each series is named at the last point that has room for its
/// name; names choose first.
fn labels(chart: &Resolved, series: &[Series], axes: &Axes) -> Vec<Option<Label>> {
    let mut plane = plane(series, axes);
    let spots: Vec<&Spot> = series.iter().flat_map(|series| &series.spots).collect();
    let mut labels: Vec<Option<Label>> = spots.iter().map(|_| None).collect();
    let mut start = 0;
    for Series { name, spots, order } in series {
        for at in order.iter().rev() {
            let text = format!("{name} {}", chart.figure(spots[*at].item));
            let label = plane.put(start + at, &label(&spots[*at], text), true);
            if label.is_some() {
                labels[start + at] = label;
                break;
            }
        }
        start += spots.len();
    }
    for (at, place) in labels.iter_mut().enumerate().filter(|(_, place)| place.is_none()) {
        // Without a name a percentage is short, as at the ticks.
        let text = chart.figure(spots[at].item).trim_end_matches('%').to_owned();
        *place = plane.put(at, &label(spots[at], text), false);
    }
    labels
}

/// A text in the weight of a point's region, wherever it will stand.
fn label(spot: &Spot, text: String) -> Label {
    let label = Label::new(text, (spot.x, spot.y), BODY);
    if spot.ink == Ink::Province { label.bold() } else { label }
}

/// Figures with their periods as text beneath the plane.
fn list(scene: &mut Scene, chart: &Resolved, items: &[&Item]) {
    let comma = words(chart.lang).comma;
    let text = |item: &Item| {
        let (region, figure) = (chart.region(item), chart.figure(item));
        format!("{region} {figure}{comma}{}", chart.period(item))
    };
    let texts: Vec<_> = items.iter().map(|item| (text(item), &item.key)).collect();
    if !texts.is_empty() {
        let y = if scene.marks.is_empty() { 0.0 } else { scene.height + 8.0 };
        Pen::at(scene, 0.0, y).ink(Ink::Muted).flow(&texts);
    }
}

/// Where a period begins and ends; `None` for one without an end.
fn span(period: Period) -> Option<Span> {
    match period.until {
        Until::Itself => Some(date(period.from)),
        Until::Open | Until::Then => None,
        Until::Date(to) => Some(Span { from: date(period.from).from, to: date(to).to }),
    }
}

/// Where a year, a part of one or a day begins and ends.
fn date(date: Date) -> Span {
    let [from, to] = date.months().map(f64::from);
    let Some(day) = date.day() else { return Span { from, to } };
    let from = from + f64::from(day) / 31.0;
    Span { from, to: from }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_spans_of_months() {
        let check = |period: &str, expected: Option<(f64, f64)>| {
            let found = Period::parse(period).and_then(span);
            assert_eq!(found, expected.map(|(from, to)| Span { from, to }), "{period}");
        };
        check("2023", Some((24276.0, 24288.0)));
        check("2019-03", Some((24230.0, 24231.0)));
        check("2024-07-31", Some((24295.0, 24295.0)));
        check("2024-01/2024-06", Some((24288.0, 24294.0)));
        check("2024-H1", Some((24288.0, 24294.0)));
        check("2024-Q3", Some((24294.0, 24297.0)));
        check("FY2023/24", Some((24282.0, 24294.0)));
        check("../2024-06", None);
        check("2023/..", None);
        check("", None);
    }
}
