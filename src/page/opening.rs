//! The first screen: panels of rows that can be read without scripts, and how much of the report is known.
//!
//! Rows are HTML with small drawings in between, in percent of the width that is there: one markup serves all widths. A row
//! leads to its chart by a link over all of it, its figures lead to their cards. What `opening` has chosen is drawn here
//! whatever it is of.
//!
//! It is written once, when a package is opened, and packed as it is: all of its languages take less room than the code would
//! that draws it.

use super::pieces::tag;
use crate::lang::{Lang, Text};
use crate::markup::{Markup, html};
use crate::opening::{self, Drawing, Known, Opening, Panel, opening};
use crate::package::{Period, Tier};
use crate::paint::svg::Number;
use crate::quantity::{digits, to_f64};
use crate::report::{Figure, Report};
use crate::scale::{Extent, Linear};
use crate::text::{self, Weight};
use crate::words::{self, Words};
use rust_decimal::prelude::ToPrimitive;
use std::fmt::Write;

/// The first screen in the package's languages, as markup.
pub(crate) fn first_screen(report: &Report) -> Text {
    let opening = opening(report);
    let [zh, en] = Lang::ALL.map(|lang| {
        let spoken = report.package.meta.languages().any(|known| known == lang);
        if spoken { written(report, &opening, words::words(lang)).0 } else { String::new() }
    });
    Text { zh, en }
}

/// The sentences of the first screen.
fn own(words: &Words) -> &'static words::Opening {
    words::Opening::of(words.lang)
}

/// All panels, or large figures where the story names none; then how much is known.
fn written(report: &Report, opening: &Opening, words: &Words) -> Markup {
    html! {
        @if report.package.story.opening.is_empty() { (tiles(report, words)) }
        @if !opening.panels.is_empty() {
            @let several = opening.panels.len() > 1;
            div class={ "panels" @if several { " both" } } { @for it in &opening.panels { (panel(report, it, words)) } }
        }
        (trust(&opening.known, words))
    }
}

/// The large figures of a story that names no panels.
fn tiles(report: &Report, words: &Words) -> Markup {
    let tiles = report.package.story.tiles.iter();
    let figures = tiles.filter_map(|tile| Some((tile, report.figure(&tile.figure)?)));
    html! {
        ul class="tiles" aria-label=(own(words).key_figures) {
            @for (tile, figure) in figures {
                @let shown = words::shown(words.lang, &figure);
                li data-figure=(tile.figure) data-derived[figure.value.is_derived()] {
                    b { (shown.number) } " " span class="unit" { (shown.unit) }
                    a class="caption" { (tile.caption.get(words.lang)) }
                }
            }
        }
    }
}

/// A row with its figures.
struct Row<'a> {
    data: &'a opening::Row,
    own: Figure<'a>,
    other: Option<Figure<'a>>,
    result: Option<Figure<'a>>,
    peer: Option<Figure<'a>>,
    rank: Option<Figure<'a>>,
}

impl<'a> Row<'a> {
    fn of(report: &'a Report, row: &'a opening::Row) -> Option<Row<'a>> {
        let [other, result, peer, rank] =
            [&row.other, &row.result, &row.peer, &row.rank].map(|id| report.figure(id));
        Some(Row { data: row, own: report.figure(&row.own)?, other, result, peer, rank })
    }
}

fn panel(report: &Report, panel: &Panel, words: &Words) -> Markup {
    let rows: Vec<Row> = panel.rows.iter().filter_map(|row| Row::of(report, row)).collect();
    let of = |which: &[Drawing]| -> Vec<&Row> {
        rows.iter().filter(|it| which.contains(&it.data.drawing)).collect()
    };
    html! {
        div class="panel" {
            h2 { a href={ "#" (panel.section) } { (panel.heading.get(words.lang)) } }
            (units(&of(&[Drawing::Cells, Drawing::Dots]), words))
            (numbers(&of(&[Drawing::Number]), words))
            (levels(&of(&[Drawing::Level]), words))
            (shares(&of(&[Drawing::Share, Drawing::Rank]), words))
            (key(&rows, words))
            @for text in &panel.unsaid {
                p class="unsaid" { (tag(words.unsaid)) " " (text.get(words.lang)) }
            }
        }
    }
}

/// The value of `vector-effect` for lines that are as wide in a drawing of any width; checkers don't know it in style sheets.
const FIXED: &str = "non-scaling-stroke";

/// What leads to the row's chart.
fn name(it: &Row, lang: Lang) -> Markup {
    html! { a class="name" href={ "#" (it.data.chart) } { (it.data.name.get(lang)) } }
}

/// A text that leads to a figure's card.
fn card(it: &Figure, text: &str) -> Markup {
    html! { a data-figure=(it.observation.id) data-derived[it.value.is_derived()] { (text) } }
}

/// A figure's number, large, and its unit, both leading to its card.
fn large(it: &Figure, lang: Lang) -> Markup {
    let shown = words::shown(lang, it);
    html! {
        a data-figure=(it.observation.id) data-derived[it.value.is_derived()] {
            b { (shown.number) }
            @if !shown.unit.is_empty() { " " (shown.unit) }
        }
    }
}

/// The period in words where it is a year, else in its short form: `2023-12`.
fn period(it: &Figure, lang: Lang) -> Markup {
    let (period, short) = (it.observation.period, Period::iso(it.observation.period));
    let text = if short.len() > 4 { short } else { words::period(lang, period) };
    html! { @if period.is_some() { " " i { (text) } } }
}

/// The rank, framed; another source's in grey.
fn rank(it: &Row, lang: Lang) -> Markup {
    html! {
        @if let Some(rank) = &it.rank {
            @let elsewhere = rank.observation.tier != Tier::Report;
            span class=(if elsewhere { "rank elsewhere" } else { "rank" }) { (card(rank, &words::figure(lang, rank))) }
        }
    }
}

/// The names of the regions that rows stand beside, each once.
fn wholes(rows: &[&Row], words: &Words) -> String {
    let mut names: Vec<&str> = Vec::new();
    for it in rows.iter().filter_map(|it| it.other.as_ref()) {
        let name = it.region.name.get(words.lang);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(words.comma)
}

// Distances from a level

/// Where rows of one unit are drawn: from the level, in percent of the width.
struct Axis {
    zero: f64,
    /// Percent of the width a unit.
    scale: f64,
}

impl Axis {
    /// An axis on which all of some rows have room, with their labels at both sides of the level.
    fn of(rows: &[&Row]) -> Axis {
        /// Where the middle of a label may be, and where a mark may.
        const ROOM: [f64; 2] = [22.0, 2.0];
        let all = |which: &dyn Fn(&Level) -> Extent| {
            let levels = rows.iter().filter_map(|it| Level::of(it));
            levels.fold(Extent::ZERO, |extent, level| extent.and(which(&level)))
        };
        let own = all(&|level| Extent { lo: level.own, hi: level.own });
        let marks = all(&|level| level.marks);
        let zero = match (own.lo < 0.0, own.hi > 0.0) {
            (false, _) => 38.0,
            (true, false) => 62.0,
            (true, true) => 50.0,
        };
        let mut scale = f64::INFINITY;
        for (extent, room) in [own, marks].into_iter().zip(ROOM) {
            for (length, free) in [(-extent.lo, zero - room), (extent.hi, 100.0 - room - zero)] {
                if length > 0.0 {
                    scale = scale.min(free / length);
                }
            }
        }
        Axis { zero, scale: if scale.is_finite() { scale } else { 1.0 } }
    }

    fn at(&self, offset: f64) -> f64 {
        self.zero + offset * self.scale
    }

    /// The places of ticks, and what lies between two.
    fn ticks(&self) -> (Vec<f64>, String) {
        let domain = Extent { lo: -self.zero / self.scale, hi: (100.0 - self.zero) / self.scale };
        let ticks = Linear::new(domain, 0.0, 100.0).ticks(10);
        let step = ticks.iter().find(|tick| tick.value > 0.0).map(|tick| tick.digits.clone());
        (ticks.iter().map(|tick| self.at(tick.value)).collect(), step.unwrap_or_default())
    }
}

/// A row's distances from its level.
struct Level {
    own: f64,
    /// What rounding allows for the region's figure, and for the level.
    bands: [Extent; 2],
    peer: Option<f64>,
    /// All that is drawn.
    marks: Extent,
}

impl Level {
    fn of(it: &Row) -> Option<Level> {
        let nominal = |figure: &Figure| figure.value.nominal().map(to_f64);
        let other = it.other.as_ref()?;
        let level = nominal(other)?;
        let own = nominal(&it.own)? - level;
        let band = |figure: &Figure, at: f64| {
            let interval = figure.value.interval();
            let end = |end: Option<crate::quantity::End>| end.map_or(at, |end| to_f64(end.value) - level);
            Extent { lo: end(interval.lo), hi: end(interval.hi) }
        };
        let bands =
            [band(&it.own, own), if other.value.is_derived() { band(other, 0.0) } else { Extent::ZERO }];
        let peer = it.peer.as_ref().and_then(nominal).map(|peer| peer - level);
        let marks = bands[0].and(bands[1]).with(peer);
        Some(Level { own, bands, peer, marks })
    }
}

/// The rows that are drawn as distances: those of one unit on one scale.
fn levels(rows: &[&Row], words: &Words) -> Markup {
    let Some(first) = rows.first() else { return Markup::default() };
    let unit = |it: &Row| it.own.unit.id.clone();
    let alike = |one: &Row| rows.iter().copied().filter(|it| unit(it) == unit(one)).collect::<Vec<_>>();
    let one_unit = alike(first).len() == rows.len();
    let step = digits(&Axis::of(&alike(first)).ticks().1).zip(first.result.as_ref());
    let tick = step.filter(|_| one_unit).map(|(step, it)| words::plain(words.lang, step, it.unit).line());
    html! {
        p class="cap" {
            ((own(words).levels)(&wholes(rows, words)))
            (words.semicolon)
            @match tick {
                Some(tick) => ((own(words).tick)(&tick)),
                None => (own(words).scales),
            }
        }
        ul class="levels" { @for it in rows { (level(it, &Axis::of(&alike(it)), words)) } }
    }
}

fn level(it: &Row, axis: &Axis, words: &Words) -> Markup {
    let lang = words.lang;
    html! {
        li class="row" {
            span { (name(it, lang)) (period(it.result.as_ref().unwrap_or(&it.own), lang)) }
            @if let Some(result) = &it.result { span class="gap" { (card(result, &gap(result, words))) } }
            @if let (Some(level), Some(other)) = (Level::of(it), &it.other) { (distance(it, other, &level, axis, words)) }
            (rank(it, lang))
        }
    }
}

/// A difference in words: how much more or less.
fn gap(result: &Figure, words: &Words) -> String {
    let value = result.value.nominal().unwrap_or_default();
    let text = words::figure(words.lang, result).replacen(['+', '−'], "", 1);
    if value.is_zero() {
        own(words).same.to_owned()
    } else if value.is_sign_negative() {
        (own(words).below)(&text)
    } else {
        (own(words).above)(&text)
    }
}

/// From which distance of the level on, in percent of the width, a label stands in the middle of its mark.
const APART: f64 = 25.0;
/// The room for the level's label and for others, in CSS pixels where the drawing is narrowest and text has its usual size.
const LABELS: [f64; 2] = [102.0, 120.0];

/// The drawing of a row: level, ranges, further region, the region; their labels keep to sides of their own.
fn distance(it: &Row, other: &Figure, level: &Level, axis: &Axis, words: &Words) -> Markup {
    let label = |figure: &Figure, room: f64, weight: Weight| {
        let shown = words::figure(words.lang, figure);
        let whole = [figure.region.name.get(words.lang), " ", &shown].concat();
        if text::width(&whole, 14.0, weight) > room { shown } else { whole }
    };
    let percent = |at: f64| html! { (Number(axis.at(at))) "%" };
    let right = level.own >= 0.0;
    let [before, behind] = if right { ["end", "start"] } else { ["start", "end"] };
    let anchor = if level.own.abs() * axis.scale >= APART { "middle" } else { behind };
    let ticks = axis.ticks().0.iter().fold(String::new(), |mut path, at| {
        let _ = write!(path, "M{} 0v1", Number(*at));
        path
    });
    let [own, derived] = [it.own.value.is_derived(), other.value.is_derived()];
    html! {
        svg {
            g {
                svg viewBox="0 0 100 1" preserveAspectRatio="none" y="1.65em" width="100%" height=".6em" {
                    path class="s r" vector-effect=(FIXED) d=(ticks) {}
                }
                @for (class, band) in ["q", "s n derived"].into_iter().zip(level.bands) {
                    @if band.length() > 0.0 {
                        rect class=(class) x=(percent(band.lo)) y="1.5em" height=".9em"
                            width={ (Number(band.length() * axis.scale)) "%" } {}
                    }
                }
                line class={ "s n" (if derived { " derived" } else { "" }) } x1=(percent(0.0)) x2=(percent(0.0)) y2="100%" {}
                line class="s p" x1=(percent(0.0)) x2=(percent(level.own)) y1="1.95em" y2="1.95em" {}
                @if let (Some(peer), Some(at)) = (&it.peer, level.peer) {
                    circle class="u" cx=(percent(at)) cy="1.95em" r=".3em" {}
                    text class="u" data-figure=(peer.observation.id) x=(percent(at)) y="3.4em" text-anchor="middle" { (label(peer, LABELS[1], Weight::Regular)) }
                }
                circle class=(if own { "s p hollow" } else { "p" }) cx=(percent(level.own)) cy="1.95em" r=".45em" {}
                text class="n" data-figure=(other.observation.id) x=(percent(0.0)) y="1.05em" text-anchor=(before)
                    dx=(if right { "-.5em" } else { ".5em" }) { (label(other, LABELS[0], Weight::Regular)) }
                text class="p" data-figure=(it.own.observation.id) x=(percent(level.own)) y="1.05em" text-anchor=(anchor) { (label(&it.own, LABELS[1], Weight::Bold)) }
            }
        }
    }
}

// Parts of a whole

/// Strips, each of which is a whole of its own; figures of which only a rank is known have dots.
fn shares(rows: &[&Row], words: &Words) -> Markup {
    let parts: Vec<&Row> = rows.iter().copied().filter(|it| it.data.drawing == Drawing::Share).collect();
    let lang = words.lang;
    html! {
        @if let Some(first) = parts.first() {
            p class="cap" { ((own(words).shares)(&wholes(&parts, words), first.own.region.name.get(lang))) }
        }
        @if !rows.is_empty() { ul class="shares" { @for it in rows { (share(it, words)) } } }
    }
}

fn share(it: &Row, words: &Words) -> Markup {
    let lang = words.lang;
    let number = |figure: &Figure| words::shown(lang, figure).number;
    html! {
        li class="row" {
            span { (name(it, lang)) (period(it.result.as_ref().unwrap_or(&it.own), lang)) }
            @match (&it.other, &it.result) {
                (Some(whole), Some(result)) => {
                    @let texts = [number(&it.own), number(whole)];
                    // Where there is little room for large numbers, the share stands for them.
                    @let crowded = texts.concat().chars().count() > 8;
                    (strip(&it.own, whole))
                    span class=(if crowded { "wide" } else { "value" }) {
                        (card(&it.own, &texts[0])) " / " (card(whole, &texts[1]))
                    }
                    span class=(if crowded { "value" } else { "wide" }) { (card(result, &words::figure(lang, result))) }
                }
                _ => {
                    (dots(&it.own))
                    span class="value" { (card(&it.own, &words::figure(lang, &it.own))) }
                }
            }
            (rank(it, lang))
        }
    }
}

/// A whole with a part of it: cells where they can be counted, fading out where it isn't known how many there are.
fn strip(own: &Figure, whole: &Figure) -> Markup {
    /// Up to this many cells can be told apart.
    const MOST: f64 = 100.0;
    let [part, all] = [own, whole].map(|it| it.value.nominal().map_or(0.0, to_f64));
    let cells = all <= MOST && all.fract() == 0.0 && part.fract() == 0.0;
    let about = whole.value.interval().single().is_none();
    let (length, part) = if cells || all <= 0.0 { (all, part) } else { (100.0, part / all * 100.0) };
    let class = match (cells, about) {
        (true, true) => "strip counted about",
        (true, false) => "strip counted",
        (false, _) => "strip",
    };
    html! {
        svg class=(class) viewBox={ "0 0 " (Number(length)) " 1" } preserveAspectRatio="none" aria-hidden="true" {
            g {
                path class="s v" d={ "M0 .5H" (Number(length)) } {}
                path class="s p" d={ "M0 .5H" (Number(part.clamp(0.0, length))) } {}
            }
        }
    }
}

/// A dot for each of a few units; nothing for more.
fn dots(it: &Figure) -> Markup {
    /// As many as stand in a row.
    const ROW: usize = 12;
    let units = units_of(it).filter(|units| *units <= ROW).unwrap_or(0);
    html! {
        svg class="dots" viewBox={ "0 0 " (ROW) " 1" } preserveAspectRatio="xMinYMid" aria-hidden="true" {
            g { path class="s p" d=(field(units, ROW)) {} }
        }
    }
}

fn units_of(it: &Figure) -> Option<usize> {
    it.value.interval().single()?.to_usize()
}

// Units

/// Dots across a panel: one distance for all groups of it, which stand three in a line where they are small.
const ACROSS: usize = 108;
const THIRD: usize = ACROSS / 3;
/// The most units of a small group: four lines that leave room to the next group.
const SMALL: usize = 4 * (THIRD - 3);

/// A mark for each unit.
fn units(rows: &[&Row], words: &Words) -> Markup {
    let lang = words.lang;
    let count = |it: &Row| units_of(&it.own).unwrap_or(0);
    let small = |it: &Row| it.data.drawing == Drawing::Dots && count(it) <= SMALL;
    let lines = rows.iter().filter(|it| small(it)).map(|it| count(it).div_ceil(THIRD - 3)).max().unwrap_or(1);
    html! {
        @if !rows.is_empty() {
            ul class="units" {
                @for it in rows {
                    li class={ "row" (if small(it) { "" } else { " full" }) } {
                        p { (large(&it.own, lang)) " " (name(it, lang)) (rank(it, lang)) }
                        @if it.data.drawing == Drawing::Cells {
                            (cells(it, count(it)))
                            (names(it, count(it), words))
                        } @else if small(it) {
                            (field_of(count(it), count(it).div_ceil(lines).max(1), THIRD))
                        } @else {
                            (field_of(count(it), ACROSS, ACROSS))
                        }
                    }
                }
            }
        }
    }
}

/// A drawing of dots in columns, in a place as wide as so many.
fn field_of(units: usize, columns: usize, across: usize) -> Markup {
    html! {
        svg class="dots" viewBox={ "0 0 " (across) " " (units.div_ceil(columns).max(1)) } aria-hidden="true" {
            g { path class="s p" d=(field(units, columns)) {} }
        }
    }
}

/// The path of dots one apart, line by line: dashes of no length with round ends.
fn field(units: usize, columns: usize) -> String {
    let mut path = String::new();
    for line in 0..units.div_ceil(columns) {
        let dots = columns.min(units - line * columns);
        let _ = write!(path, "M.5 {line}.5h{}.01", dots - 1);
    }
    path
}

/// A row of cells: filled those that are counted in something else too, pale those with a name, dashed those without.
fn cells(it: &Row, count: usize) -> Markup {
    let (counted, named): (Vec<usize>, Vec<usize>) =
        (0..it.data.names.len().min(count)).partition(|at| it.data.names[*at].role.is_some());
    let unnamed: Vec<usize> = (it.data.names.len().min(count)..count).collect();
    let path = |cells: &[usize]| {
        let cell = |at: &usize| format!("M{at} 0h.9v.9h-.9z");
        cells.iter().map(cell).collect::<String>()
    };
    html! {
        // Cells stand a tenth apart; outlines are drawn half outside.
        svg class="cells" viewBox={ "-.05 -.05 " (count) " 1" } preserveAspectRatio="none" aria-hidden="true" {
            g {
                @for (class, cells) in [("p", counted), ("q", named), ("s p", unnamed)] {
                    @if !cells.is_empty() { path class=(class) vector-effect=(FIXED) d=(path(&cells)) {} }
                }
            }
        }
    }
}

/// The names of cells, and that others have none.
fn names(it: &Row, count: usize, words: &Words) -> Markup {
    let lang = words.lang;
    html! {
        @if !it.data.names.is_empty() {
            p class="names" {
                @for (at, name) in it.data.names.iter().enumerate() {
                    @if at > 0 { (words.comma) }
                    @match &it.other {
                        Some(other) if name.role.is_some() => {
                            b { (name.name.get(lang)) }
                            span class="wide" { ((own(words).beside)(other.indicator.name.get(lang))) }
                        }
                        _ => (name.name.get(lang)),
                    }
                }
                @if it.data.names.len() < count { (words.semicolon) (own(words).unnamed) }
            }
        }
    }
}

/// Numbers side by side.
fn numbers(rows: &[&Row], words: &Words) -> Markup {
    html! {
        @if !rows.is_empty() {
            ul class="numbers" {
                @for it in rows { li class="row" { (large(&it.own, words.lang)) " " (name(it, words.lang)) } }
            }
        }
    }
}

/// What signs mean, as far as a panel has them.
fn key(rows: &[Row], words: &Words) -> Markup {
    let levels = rows.iter().any(|it| it.data.drawing == Drawing::Level);
    let elsewhere = |it: &Row| it.rank.as_ref().is_some_and(|rank| rank.observation.tier != Tier::Report);
    html! {
        @if levels {
            p class="key" {
                (own(words).derived)
                @if rows.iter().any(elsewhere) { (words.semicolon) (own(words).elsewhere) }
            }
        }
    }
}

// How much is known

/// How many figures there are by where they come from, and of how many something isn't known; all of it leads to the method.
fn trust(known: &Known, words: &Words) -> Markup {
    let Known { report, context, derived, underivable, undated, clashing } = *known;
    let all = report + context + derived + underivable;
    let (said, tiers) = (own(words), words.explorer.tiers);
    let counts = tiers.iter().zip([report, context, derived]).filter(|(_, count)| *count > 0);
    let mut counts: Vec<String> =
        counts.map(|(tier, count)| (words.chart.aside)(tier, &words::count(words.lang, count))).collect();
    if underivable > 0 {
        counts.push((said.underivable)(underivable));
    }
    let open = [(undated, said.undated), (clashing, said.clashing)];
    let open: Vec<String> =
        open.into_iter().filter(|(count, _)| *count > 0).map(|(count, say)| say(count)).collect();
    html! {
        p class="trust" {
            a href="#method" {
                b { ((said.figures)(all)) }
                (origins(all, [report, context, derived + underivable]))
                span { (counts.join(words.comma)) }
                @if !open.is_empty() { span class="open" { (open.join(words.semicolon)) } }
            }
        }
    }
}

/// All figures as one bar, in parts by where they come from.
fn origins(all: usize, [report, context, derived]: [usize; 3]) -> Markup {
    let outline = (derived > 0).then(|| format!("M{} .1H{all}V.9H{}z", report + context, report + context));
    html! {
        svg class="strip" viewBox={ "0 0 " (all) " 1" } preserveAspectRatio="none" aria-hidden="true" {
            g {
                path class="s n" d={ "M0 .5h" (report) } {}
                path class="s n dashed" d={ "M" (report) " .5h" (context) } {}
                @if let Some(outline) = outline { path class="s n derived" vector-effect=(FIXED) d=(outline) {} }
            }
        }
    }
}
