//! Line: measures through time. Only periods that follow each other are joined: no line bridges a gap.

use crate::chart::layout::block;
use crate::chart::layout::plane::Plane;
use crate::chart::{
    Axis, Claim, Count, Frame, Item, Kind, Resolved, WidthClass, ends, nominal, of_region, role,
};
use crate::index::sorted;
use crate::package::Meta;
use crate::scale::Linear;
use crate::scene::{Anchor, Label, Mark, Point, Rect, Scene, Shape};
use crate::text::{self, Weight};
use crate::theme::Ink;
use crate::words;

/// Registered in `chart::KINDS`. A row is one series: one measure of one region.
pub const KIND: Kind = Kind {
    id: "line",
    roles: &[role("series", Count::Many)],
    axis: Axis::Shared(&["series"]),
    claims: &[Claim::Series("series")],
    layout,
};

const DOT: f64 = 5.5;
/// The room above and below the outermost points, for their labels.
const MARGIN: f64 = 30.0;
/// The room behind the last year.
const SIDE: f64 = 8.0;

/// Months since the year 0: where a period begins and ends.
type Span = (f64, f64);

/// A line from a point to a later one.
type Segment = (Point, Point, Ink);

/// A figure in the plane.
struct Spot<'a> {
    item: &'a Item<'a>,
    span: Span,
    at: Point,
    ink: Ink,
}

/// The points of a row.
struct Series<'a> {
    name: &'a str,
    spots: Vec<Spot<'a>>,
    /// Their places in the order of time.
    order: Vec<usize>,
}

/// A plane of years and values; each point is labelled where there is room, the rest are listed beneath.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let height = if frame.class == WidthClass::Narrow { 270.0 } else { 300.0 };
    let timed = |item: &Item| Some((span(&item.figure.observation.period)?, nominal(item)?));
    let items: Vec<&Item> = chart.rows.iter().flat_map(|row| &row.items).collect();
    if items.iter().any(|item| timed(item).is_some()) {
        let (x, y) = axes(&mut scene, chart, &items, height);
        let mut series = Vec::new();
        for row in &chart.rows {
            let spots = row.items.iter().filter_map(|item| {
                let (span, value) = timed(item)?;
                let at = (x.at(f64::midpoint(span.0, span.1)), y.clamped(value));
                let ink = if of_region(chart, &item.figure) { Ink::Province } else { Ink::Nation };
                Some(Spot { item, span, at, ink })
            });
            let spots: Vec<Spot> = spots.collect();
            let order = sorted(spots.len(), &|a, b| spots[a].span.0.total_cmp(&spots[b].span.0));
            series.push(Series { name: row.label, spots, order });
        }
        let segments = segments(&series);
        let (left, right) = x.range();
        let spots: Vec<&Spot> = series.iter().flat_map(|series| &series.spots).collect();
        let mut plane = Plane {
            area: Rect::new(left, 0.0, right + SIDE - left, height),
            points: spots.iter().map(|spot| (spot.at, ground(spot, &y))).collect(),
            lines: segments.iter().map(|(from, to, _)| (*from, *to)).collect(),
            taken: Vec::new(),
        };
        let labels = labels(chart, &series, &mut plane);
        draw(&mut scene, chart, &spots, &segments, &labels, &y);
        let left_out = spots.iter().zip(&labels).filter(|(_, label)| label.is_none());
        list(&mut scene, chart, left_out.map(|(spot, _)| spot.item));
    }
    list(&mut scene, chart, items.into_iter().filter(|item| timed(item).is_none()));
    scene
}

/// Years from left to right, values from below; a scale of points needs no zero.
fn axes(scene: &mut Scene, chart: &Resolved, items: &[&Item], height: f64) -> (Linear, Linear) {
    let (mut from, mut to) = (f64::INFINITY, f64::NEG_INFINITY);
    let (mut lo, mut hi) = (f64::INFINITY, f64::NEG_INFINITY);
    for item in items {
        let (Some(value), Some(span)) = (nominal(item), span(&item.figure.observation.period)) else {
            continue;
        };
        (from, to) = (from.min(span.0), to.max(span.1));
        let reach = if item.figure.value.is_derived() { ends(item) } else { (None, None) };
        (lo, hi) = (lo.min(reach.0.unwrap_or(value)), hi.max(reach.1.unwrap_or(value)));
    }
    let y = Linear::new((lo, hi), (height - MARGIN - 6.0, MARGIN));
    let ticks = y.ticks(4);
    let texts: Vec<String> = ticks.iter().map(|tick| words::tick(chart.lang, &tick.digits)).collect();
    let widest = texts.iter().map(|text| text::width(text, block::BODY, Weight::Regular)).fold(0.0, f64::max);
    let left = widest + 10.0;
    for (tick, text) in ticks.iter().zip(texts) {
        let at = y.at(tick.value);
        scene.push(Mark::stroke(Shape::Line(vec![(left, at), (scene.width, at)]), Ink::Rule, 1.0));
        let label = Label::new(text, (widest, at + 5.0), block::BODY).anchored(Anchor::End);
        scene.push(Mark::text(label, Ink::Muted));
    }
    let (first, last) = ((from / 12.0).floor(), (to / 12.0).ceil());
    let x = Linear::new((first * 12.0, last * 12.0), (left, scene.width - SIDE));
    scene.push(Mark::stroke(Shape::Line(vec![(left, height), (scene.width, height)]), Ink::Axis, 1.0));
    let band = (scene.width - SIDE - left) / (last - first);
    let year = text::width("2000", block::BODY, Weight::Regular) + 8.0;
    // Every year is named where there is room, else every second, third …
    let every = (year / band) as usize + 1;
    for at in (0..(last - first) as u32).step_by(every) {
        let middle = x.at((first + f64::from(at)) * 12.0 + 6.0);
        let text = format!("{}", first + f64::from(at));
        let label = block::tick_label(text, middle, height + block::ASCENT + 4.0, scene.width);
        scene.push(Mark::text(label, Ink::Muted));
        scene.push(Mark::stroke(Shape::Line(vec![(middle, height), (middle, height + 4.0)]), Ink::Axis, 1.0));
    }
    (x, y)
}

/// The lines between points whose periods follow each other and are equally long.
fn segments(series: &[Series]) -> Vec<Segment> {
    let mut segments = Vec::new();
    for Series { spots, order, .. } in series {
        for pair in order.windows(2) {
            let (a, b) = (&spots[pair[0]], &spots[pair[1]]);
            let same = ((a.span.1 - a.span.0) - (b.span.1 - b.span.0)).abs() < 0.01;
            if same && a.span.1 > a.span.0 && (a.span.1 - b.span.0).abs() < 0.01 {
                segments.push((a.at, b.at, a.ink));
            }
        }
    }
    segments
}

/// A label for each point that has room for one. Each series is named at the last point that has room for its
/// name; names choose first.
fn labels(chart: &Resolved, series: &[Series], plane: &mut Plane) -> Vec<Option<Label>> {
    let spots: Vec<&Spot> = series.iter().flat_map(|series| &series.spots).collect();
    let figure = |at: usize| words::figure(chart.lang, &spots[at].item.figure);
    let mut put = |at: usize, text: String, named: bool| {
        let label = Label::new(text, spots[at].at, block::BODY);
        plane.put(at, &if spots[at].ink == Ink::Province { label.bold() } else { label }, named)
    };
    let mut labels: Vec<Option<Label>> = spots.iter().map(|_| None).collect();
    let mut start = 0;
    for Series { name, spots, order } in series {
        for at in order.iter().rev().map(|at| start + at) {
            labels[at] = put(at, format!("{name} {}", figure(at)), true);
            if labels[at].is_some() {
                break;
            }
        }
        start += spots.len();
    }
    for (at, label) in labels.iter_mut().enumerate().filter(|(_, label)| label.is_none()) {
        // Without a name a percentage is short, as at the ticks.
        *label = put(at, figure(at).trim_end_matches('%').to_owned(), false);
    }
    labels
}

/// The ground that a point's marks cover.
fn ground(spot: &Spot, y: &Linear) -> Rect {
    let (x, around) = (spot.at.0, Rect::new(spot.at.0 - DOT, spot.at.1 - DOT, 2.0 * DOT, 2.0 * DOT));
    range(spot, y).map_or(around, |(top, bottom)| around.union(&Rect::new(x - 2.0, top, 4.0, bottom - top)))
}

/// The pixels of what rounding leaves open of a derived figure.
fn range(spot: &Spot, y: &Linear) -> Option<(f64, f64)> {
    let (Some(lo), Some(hi)) = ends(spot.item) else { return None };
    spot.item.figure.value.is_derived().then(|| (y.clamped(hi), y.clamped(lo)))
}

/// Lines, then for each point what rounding leaves open of a derived figure, its dot and its label.
fn draw(
    scene: &mut Scene,
    chart: &Resolved,
    spots: &[&Spot],
    segments: &[Segment],
    labels: &[Option<Label>],
    y: &Linear,
) {
    for (from, to, ink) in segments {
        scene.push(Mark::stroke(Shape::Line(vec![*from, *to]), *ink, 2.0));
    }
    let Meta { region, nation, .. } = &chart.report.package.meta;
    for (spot, label) in spots.iter().zip(labels) {
        let key = &spot.item.key;
        if let Some((top, bottom)) = range(spot, y) {
            let range = vec![(spot.at.0, top), (spot.at.0, bottom)];
            scene.push(Mark::stroke(Shape::Line(range), spot.ink, 2.0).of(key));
        }
        let figure = &spot.item.figure;
        let derived = figure.value.is_derived();
        if derived || [region, nation].contains(&&figure.observation.region) {
            block::dot(scene, spot.at, DOT, spot.ink, derived, key);
        } else {
            // Others are lighter and smaller.
            block::dot(scene, spot.at, DOT - 1.0, Ink::NationSoft, false, key);
            scene.push(Mark::stroke(Shape::Circle(spot.at, DOT - 1.0), Ink::Nation, 1.0).of(key));
        }
        if let Some(label) = label {
            scene.push(Mark::text(label.clone(), spot.ink).of(key));
        }
    }
}

/// Figures with their periods as text beneath the plane.
fn list<'a>(scene: &mut Scene, chart: &Resolved, items: impl Iterator<Item = &'a Item<'a>>) {
    let texts: Vec<_> = items
        .map(|item| {
            let it = &item.figure;
            let period = words::period(chart.lang, &it.observation.period);
            let (region, figure) = (it.region.name.get(chart.lang), words::figure(chart.lang, it));
            (format!("{region} {figure}{}{period}", words::words(chart.lang).comma), &item.key)
        })
        .collect();
    if !texts.is_empty() {
        let y = if scene.marks.is_empty() { 0.0 } else { scene.height + 8.0 };
        block::flow(scene, &texts, y, scene.width, Ink::Muted);
    }
}

/// Where a period begins and ends, by its ISO form; `None` for one without an end or none at all.
fn span(period: &str) -> Option<Span> {
    let date = |date: &str| -> Option<Span> {
        let mut parts = date.split('-').map(|part| part.parse::<u16>().ok().map(f64::from));
        let start = parts.next()?? * 12.0;
        let Some(month) = parts.next() else { return Some((start, start + 12.0)) };
        let start = start + month? - 1.0;
        let Some(day) = parts.next() else { return Some((start, start + 1.0)) };
        Some((start + day? / 31.0, start + day? / 31.0))
    };
    match period.split_once('/') {
        None => date(period),
        Some((from, to)) => Some((date(from)?.0, date(to)?.1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_spans_of_months() {
        let check = |period: &str, expected: Option<Span>| assert_eq!(span(period), expected, "{period}");
        check("2023", Some((24276.0, 24288.0)));
        check("2019-03", Some((24230.0, 24231.0)));
        check("2024-07-31", Some((24295.0, 24295.0)));
        check("2024-01/2024-06", Some((24288.0, 24294.0)));
        check("2023/..", None);
        check("", None);
    }
}
