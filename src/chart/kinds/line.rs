//! Line: measures through time. Only periods that follow each other are joined: no line bridges a gap.

use crate::chart::layout::groups::groups;
use crate::chart::layout::plane::Plane;
use crate::chart::layout::time::{Axes, Room, Series, Spot, timed};
use crate::chart::layout::{ASCENT, BODY, Pen, bold_width};
use crate::chart::{Axis, Claim, Count, Frame, Item, Kind, Resolved, Row, WidthClass, role};
use crate::index::sorted;
use crate::scene::{Label, Point, Rect, Scene};
use crate::text::{self, Weight};
use crate::theme::Ink;
use crate::words::words;

/// Registered in `chart::KINDS`. A row is one series: one measure of one region. Where `charts.json` says after how many
/// months the next figure is due (`step`), figures so far apart are joined, too.
pub const KIND: Kind = Kind {
    id: "line",
    roles: &[role("series", Count::Many).or_mark()],
    axis: Axis::Shared(&["series"]),
    encodes: &["series"],
    claims: &[Claim::Series("series")],
    layout,
};

/// The room above and below the outermost points, for their labels.
const MARGIN: f64 = 30.0;
/// The room behind the last year.
const SIDE: f64 = 8.0;
/// More figures than this can't have a dot and a label each.
const FEW: usize = 40;
/// The least distance of dots with labels.
const APART: f64 = 24.0;

/// A plane of times and values. Few figures have a dot and a label each, as far as there is room, and the rest are listed
/// beneath; many are lines, each named at its end. Each group has a plane beneath its heading, all of them on the same scales.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let dated: Vec<&Item> = dated(&chart.rows).collect();
    let longest = chart.rows.iter().map(|row| row.items.len()).max().unwrap_or(0);
    let groups = groups(&chart.rows);
    let crowded = dated.len() > FEW || longest as f64 * APART > frame.class.least();
    let left = groups.iter().map(|rows| left(chart, rows, &dated, frame)).fold(frame.width, f64::min);
    let bottom = groups.iter().map(|rows| bottom(chart, rows, &dated, frame)).fold(0.0, f64::max);
    let mut y = 0.0;
    for rows in groups {
        if let Some(heading) = rows.first().and_then(|row| row.group) {
            y = Pen::at(&mut scene, 0.0, y).group(heading);
        }
        let mut part = Scene::new(frame.width);
        match self::dated(rows).next() {
            Some(_) if crowded => many(&mut part, chart, rows, &dated, (left, bottom), frame),
            Some(_) => few(&mut part, chart, rows, &dated, frame),
            None => {}
        }
        let others = rows.iter().flat_map(|row| &row.items).filter(|item| timed(item).is_none());
        list(&mut part, chart, &others.map(|item| (chart.region(item), item)).collect::<Vec<_>>());
        let height = part.height;
        scene.place(part, (0.0, y));
        y += height + 20.0;
    }
    scene
}

/// The figures of rows that have a place in the plane.
fn dated<'a>(rows: &'a [Row<'a>]) -> impl Iterator<Item = &'a Item<'a>> {
    rows.iter().flat_map(|row| &row.items).filter(|item| timed(item).is_some())
}

/// The height of the axis of time.
fn height(frame: Frame) -> f64 {
    if frame.class == WidthClass::Narrow { 270.0 } else { 300.0 }
}

/// The rows' figures in the plane of some axes.
fn series<'a>(chart: &Resolved, rows: &'a [Row<'a>], axes: &Axes) -> Vec<Series<'a>> {
    rows.iter().map(|row| Series::of(chart, row.label, &row.items, "series", axes)).collect()
}

/// A dot a figure.
fn few(scene: &mut Scene, chart: &Resolved, rows: &[Row], timed: &[&Item], frame: Frame) {
    let bottom = height(frame);
    let axes = Axes::of(chart, timed, room(frame));
    axes.draw(scene, chart);
    let taken = axes.hatch(scene, chart, &series(chart, &chart.rows, &axes));
    let series = series(chart, rows, &axes);
    let area = Rect::new(axes.left, 0.0, frame.width - axes.left, bottom);
    let labels = labels(chart, &series, Plane { area, taken, ..Plane::default() });
    for one in &series {
        let ink = one.spots.first().map_or(Ink::Nation, |spot| spot.ink);
        one.draw_lines(scene, ink, 2.0, None);
    }
    let mut unnamed = Vec::new();
    for (spot, label) in series.iter().flat_map(|series| &series.spots).zip(labels) {
        spot.draw(scene, chart);
        match label {
            Some(label) => Pen::on(scene).ink(spot.ink).of(&spot.item.key).text(label),
            None => unnamed.push((chart.region(spot.item), spot.item)),
        }
    }
    list(scene, chart, &unnamed);
}

/// A label for each point that has room for one. Each series is named at the last point that has room for its
/// name; names choose first.
fn labels(chart: &Resolved, series: &[Series], mut plane: Plane) -> Vec<Option<Label>> {
    for one in series {
        plane.points.extend(one.spots.iter().map(Spot::ground));
        plane.lines.extend(one.lines());
    }
    let spots: Vec<&Spot> = series.iter().flat_map(|series| &series.spots).collect();
    let mut labels: Vec<Option<Label>> = spots.iter().map(|_| None).collect();
    let mut start = 0;
    let many = series.iter().any(|one| one.spots.len() > 1);
    for Series { name, spots, order, untimed, .. } in series {
        for at in order.iter().rev() {
            let text = format!("{name} {}", chart.figure(spots[*at].item));
            // One figure of the report's own region is no trend.
            let alone = spots.len() == 1 && !untimed && many && chart.is_own(spots[*at].item);
            let words = &words(chart.lang).chart;
            let remark = if spots[*at].is_yearly() { words.alone } else { words.only };
            let remark = alone.then(|| format!("{text} {remark}"));
            let mut texts = remark.into_iter().chain([text]);
            let label = texts.find_map(|text| plane.put(start + at, &label(&spots[*at], text), true));
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

/// How the line of a series is drawn.
#[derive(Clone, Copy)]
struct Style {
    ink: Ink,
    width: f64,
    dash: Option<f64>,
    /// What is drawn over what: the report's own region (2) and references (1) stand out, until there are too many of them,
    /// over the others (0).
    rank: usize,
}

/// How the lines are drawn: those that stand out by their inks and dashes, all others pale, and thin where they are few.
fn styles(series: &[Series]) -> Vec<Style> {
    /// So many lines of one ink are told apart by their dashes.
    const DASHES: [Option<f64>; 3] = [None, Some(8.0), Some(3.0)];
    /// So many others needn't be pale.
    const OTHERS: usize = 4;
    let rank = |series: &Series| match series.spots.first() {
        Some(spot) if spot.ink == Ink::Province => 2,
        Some(spot) if spot.item.figure.region.role.is_some() => 1,
        _ => 0,
    };
    let mut ranks: Vec<usize> = series.iter().map(rank).collect();
    let mut dashes = vec![None; ranks.len()];
    for strong in [2, 1] {
        let places: Vec<usize> = (0..ranks.len()).filter(|at| ranks[*at] == strong).collect();
        for (nth, at) in places.iter().enumerate() {
            // Of more of them none stands out: which one would be chance.
            match DASHES.get(nth).filter(|_| places.len() <= DASHES.len()) {
                Some(dash) => dashes[*at] = *dash,
                None => ranks[*at] = 0,
            }
        }
    }
    let few = ranks.iter().filter(|rank| **rank == 0).count() <= OTHERS;
    let alike = ranks.iter().all(|rank| *rank == 0);
    let style = |((dash, rank), series): ((Option<f64>, usize), &Series)| {
        let own = series.spots.first().map_or(Ink::Nation, |spot| spot.ink);
        let (ink, width) = match rank {
            2 => (Ink::Province, 2.5),
            1 => (Ink::Nation, 2.5),
            _ if alike => (own, 1.5),
            _ if few => (Ink::Nation, 1.0),
            _ => (Ink::NationSoft, 1.5),
        };
        Style { ink, width, dash, rank }
    };
    dashes.into_iter().zip(ranks).zip(series).map(style).collect()
}

/// The distance of names at the lines' ends.
const LINE: f64 = 17.0;
/// A plane taller than this doesn't fit on a screen.
const TALLEST: f64 = 640.0;
/// The room between the last figures and the names.
const LEADER: f64 = 14.0;

/// Lines, each named at its end with its last figure; of those that stand out the first, the least and the greatest figure
/// are written, too. What has no room is listed beneath.
fn many(
    scene: &mut Scene,
    chart: &Resolved,
    rows: &[Row],
    timed: &[&Item],
    (left, bottom): Point,
    frame: Frame,
) {
    let names = names(chart, rows, timed, frame);
    let axes = Axes::of(chart, timed, Room { right: left - LEADER, bottom, ..room(frame) });
    axes.draw(scene, chart);
    let series = series(chart, rows, &axes);
    let styles = styles(&series);
    let mut lines = vec![0..0; series.len()];
    for rank in 0..=2 {
        for (at, style) in styles.iter().enumerate().filter(|(_, style)| style.rank == rank) {
            let start = scene.marks.len();
            series[at].draw_lines(scene, style.ink, style.width, style.dash);
            lines[at] = start..scene.marks.len();
        }
    }
    for (one, lines) in series.iter().zip(lines) {
        scene.courses.push(one.course(lines));
        one.draw_alone(scene, chart);
    }
    let mut listed = Vec::new();
    ends(scene, &series, &styles, &names, (left, bottom), &mut listed);
    let area = Rect::new(axes.left, 0.0, left - LEADER - axes.left, bottom);
    extremes(scene, chart, &series, &styles, area, &mut listed);
    list(scene, chart, &listed);
}

/// The room of a plane without names.
fn room(frame: Frame) -> Room {
    Room { right: frame.width - SIDE, bottom: height(frame), margin: MARGIN, zero: false }
}

/// Where the names of some rows begin.
fn left(chart: &Resolved, rows: &[Row], timed: &[&Item], frame: Frame) -> f64 {
    let names = names(chart, rows, timed, frame);
    frame.width - names.iter().flatten().map(|line| bold_width(line)).fold(0.0, f64::max)
}

/// Where the axis of time has room for the names of some rows above it.
fn bottom(chart: &Resolved, rows: &[Row], timed: &[&Item], frame: Frame) -> f64 {
    let count: usize = names(chart, rows, timed, frame).iter().map(Vec::len).sum();
    height(frame).max((count + 2) as f64 * LINE).min(TALLEST)
}

/// What stands at the lines' ends, each in lines of text: their names, with the last figures where there is room for all of
/// that; no lines where a name has no room.
fn names(chart: &Resolved, rows: &[Row], timed: &[&Item], frame: Frame) -> Vec<Vec<String>> {
    let series = series(chart, rows, &Axes::of(chart, timed, room(frame)));
    // The less of the width, the better, as long as there is the height.
    let shares: &[f64] = if frame.class == WidthClass::Narrow { &[0.34, 0.44] } else { &[0.2, 0.28, 0.36] };
    let [rooms @ .., room] = shares else { return Vec::new() };
    let room = frame.width * room;
    let name = |one: &Series, figure: bool| match one.in_order().last() {
        Some(last) if figure => format!("{} {}", one.name, chart.figure(last.item)),
        Some(_) => one.name.to_owned(),
        None => String::new(),
    };
    let names = |figure: bool| series.iter().map(move |one| name(one, figure));
    let fits = |name: &String| bold_width(name) <= room;
    let wrapped = |figure: bool, room: f64| -> Vec<Vec<String>> {
        let breaks = |name: &String| text::longest_part(name, BODY, Weight::Bold) <= room;
        let lines = |name: String| {
            if breaks(&name) { text::balance(&name, BODY, Weight::Bold, room) } else { Vec::new() }
        };
        names(figure).map(lines).collect()
    };
    let has_room = |names: &[Vec<String>], height: f64| {
        let lines: usize = names.iter().map(Vec::len).sum();
        names.iter().all(|lines| !lines.is_empty()) && (lines + 2) as f64 * LINE <= height
    };
    let narrow = rooms.iter().map(|share| wrapped(true, frame.width * share));
    if let Some(names) = narrow.into_iter().find(|names| has_room(names, height(frame))) {
        return names;
    }
    let figures = wrapped(true, room);
    if names(true).all(|name| fits(&name)) || has_room(&figures, height(frame)) {
        return figures;
    }
    let whole = wrapped(false, room);
    if names(false).all(|name| fits(&name)) || has_room(&whole, TALLEST) {
        return whole;
    }
    names(false).map(|name| if fits(&name) { vec![name] } else { Vec::new() }).collect()
}

/// Figures under names.
type Listed<'a> = Vec<(&'a str, &'a Item<'a>)>;

/// Writes names from a left end on, as near to the ends of their lines as they have room above a bottom, those that stand out
/// first; lists the last figures of the others.
fn ends<'a>(
    scene: &mut Scene,
    series: &[Series<'a>],
    styles: &[Style],
    names: &[Vec<String>],
    (left, bottom): Point,
    listed: &mut Listed<'a>,
) {
    let mut room = (bottom / LINE) as usize;
    let mut chosen = Vec::new();
    for strong in [true, false] {
        for at in (0..series.len()).filter(|at| (styles[*at].rank > 0) == strong) {
            if !names[at].is_empty() && names[at].len() <= room {
                room -= names[at].len();
                chosen.push(at);
            }
        }
    }
    let last: Vec<Option<&Spot>> = series.iter().map(|one| one.in_order().last().copied()).collect();
    let wishes =
        chosen.iter().map(|at| (last[*at].map_or(0.0, |spot| spot.y), names[*at].len() as f64 * LINE));
    let places = spread(&wishes.collect::<Vec<_>>(), bottom);
    for (at, spot) in last.into_iter().enumerate() {
        let Some(spot) = spot else { continue };
        let Some(nth) = chosen.iter().position(|chosen| *chosen == at) else {
            listed.push((series[at].name, spot.item));
            continue;
        };
        let y = places[nth];
        Pen::on(scene).ink(Ink::Rule).line(vec![(spot.x + 3.0, spot.y), (left - 3.0, y)], 1.0);
        let ink = if styles[at].rank > 0 { spot.ink } else { Ink::Muted };
        let first = y + 5.0 - (names[at].len() - 1) as f64 * LINE / 2.0;
        for (line, text) in names[at].iter().enumerate() {
            let label = Label { at: (left, first + line as f64 * LINE), ..label(spot, text.clone()) };
            Pen::on(scene).ink(ink).of(&spot.item.key).text(label);
        }
    }
}

/// The middles of texts, each with its height, as near to what is wished as they can be without standing on each other, within
/// a height that has room for them.
fn spread(wishes: &[(f64, f64)], height: f64) -> Vec<f64> {
    let mut places: Vec<f64> = wishes.iter().map(|(wish, _)| *wish).collect();
    let order = sorted(wishes.len(), &|a, b| wishes[a].0.total_cmp(&wishes[b].0));
    let mut least = ASCENT / 2.0;
    for at in &order {
        let half = wishes[*at].1 / 2.0;
        places[*at] = places[*at].max(least + half);
        least = places[*at] + half;
    }
    let mut most = height;
    for at in order.iter().rev() {
        let half = wishes[*at].1 / 2.0;
        places[*at] = places[*at].min(most - half);
        most = places[*at] - half;
    }
    places
}

/// Writes the first, the least and the greatest figure of the lines that stand out where they are, and what is told one by one;
/// lists those that have no room there.
fn extremes<'a>(
    scene: &mut Scene,
    chart: &Resolved,
    series: &[Series<'a>],
    styles: &[Style],
    area: Rect,
    listed: &mut Listed<'a>,
) {
    let mut plane = Plane { area, ..Plane::default() };
    let mut told: Vec<(usize, &str, &Spot)> = Vec::new();
    for (one, style) in series.iter().zip(styles) {
        // Labels may stand on pale lines.
        if style.ink != Ink::NationSoft {
            plane.lines.extend(one.lines());
        }
        plane.points.extend(one.alone().into_iter().map(Spot::ground));
        let apart = one.told(chart);
        if style.rank > 0 || !apart.is_empty() {
            let start = plane.points.len();
            plane.points.extend(one.spots.iter().map(Spot::trace));
            let values = sorted(one.spots.len(), &|a, b| one.spots[b].y.total_cmp(&one.spots[a].y));
            let ends = [one.order.first(), values.first(), values.last()].into_iter().flatten();
            for at in apart.iter().chain(ends.filter(|_| style.rank > 0)) {
                // The last one stands with the name.
                let known = told.iter().any(|(point, ..)| *point == start + at);
                if one.order.last() != Some(at) && !known {
                    told.push((start + at, one.name, &one.spots[*at]));
                }
            }
        }
    }
    for (_, _, spot) in told.iter().filter(|(_, _, spot)| chart.is_told(spot.item)) {
        spot.draw(scene, chart);
    }
    for (point, name, spot) in told {
        match plane.put(point, &label(spot, chart.figure(spot.item)), false) {
            Some(label) => Pen::on(scene).ink(spot.ink).of(&spot.item.key).text(label),
            None => listed.push((name, spot.item)),
        }
    }
}

/// Figures under names, with their periods, as text beneath the plane.
fn list(scene: &mut Scene, chart: &Resolved, items: &[(&str, &Item)]) {
    let comma = words(chart.lang).comma;
    let text =
        |name: &str, item: &Item| format!("{name} {}{comma}{}", chart.figure(item), chart.period(item));
    let texts: Vec<_> = items.iter().map(|(name, item)| (text(name, item), &item.key)).collect();
    if !texts.is_empty() {
        let y = if scene.marks.is_empty() { 0.0 } else { scene.height + 8.0 };
        Pen::at(scene, 0.0, y).ink(Ink::Muted).flow(&texts);
    }
}
