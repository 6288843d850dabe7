//! Time from left to right and values from below: the plane of lines and of small multiples.

use super::open::extent;
use super::plane::{Ground, Segment};
use super::{ASCENT, BODY, Pen, axis, tick_label, width};
use crate::chart::{Item, Resolved};
use crate::index::sorted;
use crate::lang::Lang;
use crate::package::{Date, Period, Until};
use crate::scale::{Extent, Linear};
use crate::scene::{Anchor, Course, Label, Mark, Point, Rect, Scene, Shape};
use crate::theme::Ink;
use crate::words;
use std::ops::Range;

/// The radius of a figure's dot.
pub const DOT: f64 = 5.5;

/// Where a period begins and ends, in months since the year 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    from: f64,
    to: f64,
}

impl Span {
    fn length(self) -> f64 {
        self.to - self.from
    }

    /// Whether another period is as long as this one and follows it, or begins as many months later as a series has a
    /// figure each, where the package says so.
    fn meets(self, next: Span, step: u32) -> bool {
        let is = |a: f64, b: f64| (a - b).abs() < 0.01;
        let follows = self.length() > 0.0 && is(self.to, next.from);
        is(self.length(), next.length())
            && (follows || step > 0 && is(self.from + f64::from(step), next.from))
    }
}

/// When a figure was and from where to where it is drawn, if both are known.
pub fn timed(item: &Item) -> Option<(Span, Extent)> {
    Some((span(item.figure.observation.period?)?, item.reach()?))
}

/// The room of a plane, in pixels of its scene.
#[derive(Clone, Copy)]
pub struct Room {
    /// Its right end.
    pub right: f64,
    /// The axis of time.
    pub bottom: f64,
    /// The room above and below the outermost points.
    pub margin: f64,
    /// Whether the values' scale reaches to zero, since lengths are drawn from there.
    pub zero: bool,
}

/// The scales of a plane.
#[derive(Clone)]
pub struct Axes {
    x: Linear,
    /// The scale of values.
    pub y: Linear,
    /// From the first month to the one after the last.
    months: Extent,
    /// How many months a name of the axis of time stands for.
    band: f64,
    /// Whether figures are of shorter periods than that: then marks stand between the names.
    between: bool,
    /// The left end of the plane, where the values' ticks end.
    pub left: f64,
    room: Room,
}

impl Axes {
    /// The scales of timed figures: of points, which need no zero.
    pub fn of(chart: &Resolved, items: &[&Item], room: Room) -> Axes {
        /// Of counts of which the least is a smaller part of the greatest, the lower end of the plane would pass for zero.
        const NEAR: f64 = 0.25;
        let Room { right, bottom, margin, zero } = room;
        let mut domain = if zero { Extent::ZERO } else { Extent::NONE };
        let (mut months, mut shortest, mut between) = (Extent::NONE, 12.0, false);
        for item in items {
            let Some((span, reach)) = timed(item) else { continue };
            months = months.and(Extent { lo: span.from, hi: span.to });
            between |= span.length() == 0.0;
            if span.length() > 0.0 {
                shortest = span.length().min(shortest);
            }
            domain = domain.and(if item.is_derived() { extent(item) } else { reach });
        }
        let band = match months.length() {
            length if length > 24.0 || shortest >= 12.0 => 12.0,
            _ if shortest >= 3.0 => 3.0,
            _ => 1.0,
        };
        let lo = (months.lo / band).floor() * band;
        let months = Extent { lo, hi: ((months.hi / band).ceil() * band).max(lo + band) };
        between |= shortest < band;
        let near = !zero && domain.lo >= 0.0 && domain.lo < domain.hi * NEAR;
        let room = Room { zero: zero || near, ..room };
        let y = if near {
            Linear::new(domain.and(Extent::ZERO), bottom, margin)
        } else {
            Linear::new(domain, bottom - margin - if zero { 0.0 } else { 6.0 }, margin)
        };
        let mut left = 0.0;
        for tick in ticks(chart, &y, room) {
            left = width(&tick.text).max(left);
        }
        let left = left + 10.0;
        Axes { x: Linear::new(months, left, right), y, months, band, between, left, room }
    }

    /// Draws the values' ticks across a scene, the axis of time beneath them, and its names.
    pub fn draw(&self, scene: &mut Scene, chart: &Resolved) {
        let Room { right, bottom, zero, .. } = self.room;
        // A little beyond the last figures, as far as there is room.
        let right = scene.width.min(right + 8.0);
        for axis::Mark { x: y, text } in ticks(chart, &self.y, self.room) {
            Pen::at(scene, self.left, y).ink(Ink::Rule).across(right, 1.0);
            let label = Label::new(text, (self.left - 10.0, y + 5.0), BODY).anchored(Anchor::End);
            Pen::on(scene).ink(Ink::Muted).text(label);
        }
        let base = if zero { self.y.at(0.0) } else { bottom };
        Pen::at(scene, self.left, base).ink(Ink::Axis).across(right, 1.0);
        self.name_times(scene, chart);
    }

    /// Hatches the years between the first and the last figures of some series in which there is none and none is due, and names
    /// them; returns the ground of the names.
    pub fn hatch(&self, scene: &mut Scene, chart: &Resolved, series: &[Series]) -> Vec<Rect> {
        let mut grounds = Vec::new();
        if self.band < 12.0 {
            return grounds;
        }
        let count = (self.months.length() / self.band) as u32;
        let spans: Vec<Span> = series.iter().flat_map(Series::covered).collect();
        let is_blank = |at: &u32| {
            let from = self.months.lo + f64::from(*at) * self.band;
            let next = from + self.band;
            !spans.iter().any(|span| span.from < next && (span.to > from || span.from >= from))
        };
        let mut at = 0;
        while at < count {
            let end = (at..count).find(|at| !is_blank(at)).unwrap_or(count);
            if end > at {
                grounds.extend(self.hatched(scene, chart, at, end));
            }
            at = end + 1;
        }
        grounds
    }

    /// Hatches from one name of the axis of time to another; returns the ground of what is written there, if it has room.
    fn hatched(&self, scene: &mut Scene, chart: &Resolved, from: u32, to: u32) -> Option<Rect> {
        const APART: f64 = 9.0;
        let Room { bottom, .. } = self.room;
        let edge = |at: f64| self.x.at(self.months.lo + at * self.band);
        let (left, right) = (edge(f64::from(from) + 0.1), edge(f64::from(to) - 0.1));
        let top = bottom * 0.1;
        let mut start = left - (bottom - top);
        while start < right {
            // From the lower left to the upper right, as far as it is within.
            let (x0, x1) = (start.max(left), (start + bottom - top).min(right));
            if x1 > x0 {
                let points = vec![(x0, bottom - (x0 - start)), (x1, bottom - (x1 - start))];
                Pen::on(scene).ink(Ink::Rule).line(points, 1.0);
            }
            start += APART;
        }
        let names: Vec<String> = (from..to).map(|at| self.name(at, chart.lang)).collect();
        let years = match &names[..] {
            [first, .., last] if names.len() > 1 => format!("{first}–{last}"),
            _ => names.concat(),
        };
        // The years stand beneath, too: where there is little room it is enough that there is no figure.
        let mut lines = vec![years, words::words(chart.lang).chart.blank.to_owned()];
        lines.retain(|line| width(line) + 8.0 <= right - left);
        let room = lines.iter().map(|line| width(line)).fold(0.0, f64::max);
        let middle = f64::midpoint(left, right);
        if lines.is_empty() {
            return None;
        }
        let tall = lines.len() as f64 * 20.0;
        let ground = Rect::new(middle - room / 2.0 - 4.0, bottom - 18.0 - tall, room + 8.0, tall);
        Pen::on(scene).ink(Ink::Card).fill(Shape::Rect(ground, 0.0));
        for (at, line) in lines.into_iter().enumerate() {
            let label = Label::new(line, (middle, ground.y + ASCENT + at as f64 * 20.0), BODY);
            Pen::on(scene).ink(Ink::Muted).text(label.anchored(Anchor::Middle));
        }
        Some(ground)
    }

    /// Every year, quarter or month is named where there is room, else round ones: every second, fifth, tenth … year, and the
    /// first of two, three, six months. Where a series has a figure every few years, these are among the named ones.
    fn name_times(&self, scene: &mut Scene, chart: &Resolved) {
        let bottom = self.room.bottom;
        let count = (self.months.length() / self.band) as u32;
        let names: Vec<String> = (0..count).map(|at| self.name(at, chart.lang)).collect();
        let widest = names.iter().map(|name| width(name)).fold(0.0, f64::max);
        let least = ((widest + 8.0) / self.band_width()).min(f64::from(count)) as u32 + 1;
        let stride = (f64::from(chart.spec.step) / self.band).max(1.0) as u32;
        let every = round_step(least, self.band, stride);
        // The first band's number among all years, quarters or months; every second one is counted from the first figures.
        let first = (self.months.lo / self.band) as u32;
        let first = if every > 2 && first.is_multiple_of(stride) { first } else { 0 };
        let mut end = f64::NEG_INFINITY;
        for (at, name) in names.into_iter().enumerate() {
            if !(first + at as u32).is_multiple_of(every) {
                continue;
            }
            let from = self.months.lo + at as f64 * self.band;
            let middle = self.x.at(from + self.band / 2.0);
            let label = tick_label(name, middle, bottom + ASCENT + 4.0, scene.width);
            // At the ends names are held within the scene, where they may come too near to the next.
            let area = label.area();
            if area.x < end + 4.0 {
                continue;
            }
            end = area.right();
            Pen::on(scene).ink(Ink::Muted).text(label);
            let x = if self.between { self.x.at(from) } else { middle };
            Pen::at(scene, x, bottom).ink(Ink::Axis).down(bottom + 4.0, 1.0);
        }
    }

    /// How wide a figure's period is, no less than a stroke.
    pub fn width_of(&self, spot: &Spot) -> f64 {
        (self.x.at(spot.span.to) - self.x.at(spot.span.from)).max(3.0)
    }

    /// How wide the time is that a name stands for.
    fn band_width(&self) -> f64 {
        (self.x.at(self.band) - self.x.at(0.0)).abs()
    }

    /// The name of a year, a quarter or a month.
    fn name(&self, at: u32, lang: Lang) -> String {
        let from = self.months.lo as u32 + at * self.band as u32;
        if self.band >= 12.0 {
            return (from / 12).to_string();
        }
        let month = |month: u32| Date::of_month(month / 12, month % 12 + 1);
        let last = month(from + self.band as u32 - 1);
        let until = if self.band > 1.0 { Until::Date(last) } else { Until::Itself };
        words::period(lang, Some(Period { from: month(from), until }))
    }
}

/// How many years, quarters or months to go on at a time, at least so many, from figure to figure of those that are a stride apart.
fn round_step(least: u32, band: f64, stride: u32) -> u32 {
    let steps: &[u32] = match band as u32 {
        1 => &[1, 2, 3, 6, 12],
        3 => &[1, 2, 4],
        _ => &[1, 2, 5, 10, 20, 25, 50, 100],
    };
    let mut steps = steps.iter().copied().filter(|step| *step >= least && step.is_multiple_of(stride));
    steps.next().unwrap_or(least.next_multiple_of(stride))
}

/// The values' ticks in words, as many as a height has room for.
fn ticks(chart: &Resolved, y: &Linear, room: Room) -> Vec<axis::Mark> {
    let count = (room.bottom - 2.0 * room.margin) / 36.0;
    axis::linear(chart.lang, y, (count as usize).clamp(3, 4))
}

/// A figure in the plane.
pub struct Spot<'a> {
    /// The figure.
    pub item: &'a Item<'a>,
    span: Span,
    /// Its x.
    pub x: f64,
    /// Its y; of a range that of its middle.
    pub y: f64,
    /// The ink of its region.
    pub ink: Ink,
    /// The pixels of a range, or of what rounding leaves open of a derived figure, from above.
    range: Option<Extent>,
}

impl<'a> Spot<'a> {
    fn of(chart: &Resolved, item: &'a Item<'a>, axes: &Axes) -> Option<Spot<'a>> {
        let (span, reach) = timed(item)?;
        let [low, high] = [reach.lo, reach.hi].map(|value| axes.y.clamped(value));
        let open = match item.ends() {
            (Some(lo), Some(hi)) if item.is_derived() => Some((lo, hi)),
            _ => None,
        };
        let range = match open {
            _ if reach.length() > 0.0 => Some(Extent { lo: high, hi: low }),
            Some((lo, hi)) => Some(Extent { lo: axes.y.clamped(hi), hi: axes.y.clamped(lo) }),
            None => None,
        };
        let x = axes.x.at(f64::midpoint(span.from, span.to));
        Some(Spot { item, span, x, y: f64::midpoint(low, high), ink: chart.ink(item), range })
    }

    /// The ground that the point's marks cover.
    pub fn ground(&self) -> Ground {
        let around = Rect::new(self.x - DOT, self.y - DOT, 2.0 * DOT, 2.0 * DOT);
        let area = self
            .range
            .map_or(around, |range| around.union(&Rect::new(self.x - 2.0, range.lo, 4.0, range.length())));
        Ground { x: self.x, y: self.y, area }
    }

    /// The ground of a point of a line without a dot.
    pub fn trace(&self) -> Ground {
        Ground { x: self.x, y: self.y, area: Rect::new(self.x - 2.0, self.y - 2.0, 4.0, 4.0) }
    }

    /// A dot, hollow where derived or planned, with the range that rounding leaves open; of a range its bar alone.
    pub fn draw(&self, scene: &mut Scene, chart: &Resolved) {
        let key = &self.item.key;
        match self.range {
            Some(range) if self.item.nominal().is_none() => {
                let bar = Rect::new(self.x - 3.0, range.lo, 6.0, range.length());
                return Pen::on(scene).ink(self.ink).of(key).fill(Shape::Rect(bar, 3.0));
            }
            Some(range) => Pen::at(scene, self.x, range.lo).ink(self.ink).of(key).down(range.hi, 2.0),
            None => {}
        }
        let hollow = self.item.is_hollow();
        let pen = Pen::at(scene, self.x, self.y).ink(self.ink).of(key);
        if hollow || chart.is_own(self.item) || self.item.figure.region.role.is_some() {
            pen.dot(DOT, hollow);
        } else {
            // Others are lighter and smaller.
            let circle = Shape::Circle((self.x, self.y), DOT - 1.0);
            pen.ink(Ink::NationSoft).fill(circle.clone());
            Pen::on(scene).ink(Ink::Nation).of(key).stroke(circle, 1.0);
        }
    }

    /// Whether it is of a whole year.
    pub fn is_yearly(&self) -> bool {
        self.span.length() >= 12.0
    }

    /// Its place.
    pub fn at(&self) -> Point {
        (self.x, self.y)
    }
}

/// Figures of one measure through time.
pub struct Series<'a> {
    /// What they are called.
    pub name: &'a str,
    /// The timed ones among them, as the chart has them.
    pub spots: Vec<Spot<'a>>,
    /// Their places in the order of time.
    pub order: Vec<usize>,
    /// Whether there are others, which have no place in time.
    pub untimed: bool,
    /// After how many months the next figure is due; 0 where the package doesn't say.
    step: u32,
}

impl<'a> Series<'a> {
    /// Figures of a role in a plane, under a name.
    pub fn of(chart: &Resolved, name: &'a str, items: &'a [Item<'a>], role: &str, axes: &Axes) -> Series<'a> {
        let items: Vec<&Item> = items.iter().filter(|item| item.role == role).collect();
        let spots: Vec<Spot> = items.iter().filter_map(|item| Spot::of(chart, item, axes)).collect();
        let untimed = spots.len() < items.len();
        let order = sorted(spots.len(), &|a, b| spots[a].span.from.total_cmp(&spots[b].span.from));
        Series { name, spots, order, untimed, step: chart.spec.step }
    }

    /// The figures from the earliest to the latest.
    pub fn in_order(&self) -> Vec<&Spot<'a>> {
        self.order.iter().map(|at| &self.spots[*at]).collect()
    }

    /// When there are figures, and between those that are a step apart.
    fn covered(&self) -> Vec<Span> {
        let spans: Vec<Span> = self.in_order().into_iter().map(|spot| spot.span).collect();
        let between = spans.windows(2).filter(|pair| pair[0].meets(pair[1], self.step));
        let between = between.map(|pair| Span { from: pair[0].from, to: pair[1].to });
        between.chain(spans.iter().copied()).collect()
    }

    /// Figures that follow each other without a gap, from the first on. A range is no point of a line.
    pub fn runs(&self) -> Vec<Vec<&Spot<'a>>> {
        let mut runs: Vec<Vec<&Spot>> = Vec::new();
        for spot in self.in_order() {
            match runs.last_mut() {
                Some(run) if run.last().is_some_and(|it| it.joins(spot, self.step)) => {
                    run.push(spot);
                }
                _ => runs.push(vec![spot]),
            }
        }
        runs
    }

    /// Draws the lines between them, dashed where they are planned.
    pub fn draw_lines(&self, scene: &mut Scene, ink: Ink, width: f64, dash: Option<f64>) {
        /// What is planned has dashes of its own.
        const PLANNED: f64 = 4.0;
        for run in self.runs() {
            if run.len() > 1 {
                let dash = if run[0].item.is_plan() { Some(PLANNED) } else { dash };
                let line = Mark::stroke(Shape::Line(run.into_iter().map(Spot::at).collect()), ink, width);
                scene.push(if let Some(length) = dash { line.dashed(length) } else { line });
            }
        }
    }

    /// Draws what needs a mark of its own beside the lines: figures that are joined to none, derived, planned, or ranges.
    pub fn draw_alone(&self, scene: &mut Scene, chart: &Resolved) {
        for spot in self.alone() {
            spot.draw(scene, chart);
        }
    }

    /// The figures that need a mark of their own.
    pub fn alone(&self) -> Vec<&Spot<'a>> {
        let mut alone = self.runs();
        alone.iter_mut().filter(|run| run.len() > 1).for_each(|run| run.retain(|spot| spot.item.is_hollow()));
        alone.concat()
    }

    /// The places of those that are told one by one.
    pub fn told(&self, chart: &Resolved) -> Vec<usize> {
        (0..self.spots.len()).filter(|at| chart.is_told(self.spots[*at].item)).collect()
    }

    /// Its course in a scene that has its lines from one mark to another.
    pub fn course(&self, lines: Range<usize>) -> Course {
        let figures = self.in_order().into_iter().map(|spot| (spot.item.key.clone(), spot.at())).collect();
        Course { figures, lines }
    }

    /// The lines between them, for labels to keep clear of.
    pub fn lines(&self) -> Vec<Segment> {
        let mut lines = Vec::new();
        for run in self.runs() {
            for pair in run.windows(2) {
                lines.push(Segment { from: pair[0].at(), to: pair[1].at() });
            }
        }
        lines
    }
}

impl Spot<'_> {
    fn joins(&self, next: &Spot, step: u32) -> bool {
        let points = self.item.nominal().is_some() && next.item.nominal().is_some();
        points && self.item.is_plan() == next.item.is_plan() && self.span.meets(next.span, step)
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
    // At noon: the last day of a year isn't in the next one.
    let from = from + (f64::from(day) - 0.5) / f64::from(date.month_end());
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
        check("2024-06-01", Some((24293.0 + 0.5 / 30.0, 24293.0 + 0.5 / 30.0)));
        check("2024-12-31", Some((24299.0 + 30.5 / 31.0, 24299.0 + 30.5 / 31.0)));
        check("2024-01/2024-06", Some((24288.0, 24294.0)));
        check("2024-H1", Some((24288.0, 24294.0)));
        check("2024-Q3", Some((24294.0, 24297.0)));
        check("FY2023/24", Some((24282.0, 24294.0)));
        check("../2024-06", None);
        check("2023/..", None);
        check("", None);
    }

    #[test]
    fn periods_are_joined_that_follow_each_other_or_are_a_step_apart() {
        let check = |one: &str, next: &str, step: u32, expected: bool| {
            let [one, next] = [one, next].map(|it| Period::parse(it).and_then(span).expect("a span"));
            assert_eq!(one.meets(next, step), expected);
        };
        check("2023", "2024", 0, true);
        check("2023-12", "2024-01", 0, true);
        check("2023", "2024-01", 0, false);
        check("2023", "2025", 0, false);
        check("2010", "2015", 60, true);
        check("2010", "2015", 120, false);
        check("2024-03-31", "2024-06-30", 0, false);
        check("2024-03-31", "2024-06-30", 3, true);
    }
}
