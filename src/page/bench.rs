//! The bench: the region beside others, pair by pair. What may be computed of two figures is drawn, on one upright line or as a
//! part of a strip; where nothing may, a word says why.
//!
//! Rows are HTML with small drawings in between, in percent of the width that is there: one markup serves all widths. Without
//! scripts a row is a link to a chart that shows its figures. Like the first screen, it is written once, when a package is opened.

use crate::explore::Filter;
use crate::lang::{Lang, Text};
use crate::markup::{Markup, html};
use crate::package::{Comparability, Measure};
use crate::paint::svg::Number;
use crate::pairs::{Choice, Outcome, Pair, Reason, Sort, Standing, chart, in_parts, pairs, select};
use crate::quantity::{End, to_f64};
use crate::report::{Figure, Report};
use crate::scale::Extent;
use crate::words::{self, Words};

/// How many texts there must be of a list.
const _: fn(&words::Bench) -> ([&str; 2 + Comparability::ALL.len()], [&str; Sort::ALL.len()]) =
    |it| (it.standings, it.sorts);

/// The bench in the package's languages, as markup, and its menus; empty where nothing stands beside the region.
pub(crate) fn bench(report: &Report) -> [Text; 2] {
    let pairs = pairs(report);
    let text = |written: fn(&Report, &[Pair], &Words) -> Markup| {
        let [zh, en] = Lang::ALL.map(|lang| {
            let spoken = report.package.meta.languages().any(|known| known == lang);
            if spoken && !pairs.is_empty() {
                written(report, &pairs, words::words(lang)).0
            } else {
                String::new()
            }
        });
        Text { zh, en }
    };
    [text(written), text(menus)]
}

/// The sentences of the bench.
fn own(words: &Words) -> &'static words::Bench {
    words::Bench::of(words.lang)
}

/// All pairs, and what a reader may choose of them.
fn written(report: &Report, pairs: &[Pair], words: &Words) -> Markup {
    let (lang, said) = (words.lang, own(words));
    let region = report.region(&report.package.meta.region).map_or("", |region| region.name.get(lang));
    let parts = in_parts(pairs, (0..pairs.len()).collect());
    let axis = Axis::of(report, pairs);
    let rows = |part: &[usize]| {
        html! { @for at in part { (row(report, *at, &pairs[*at], (&axis, words))) } }
    };
    html! {
        div class="bench" id="pairs" {
            h3 { ((said.heading)(pairs.len(), parts[0].len())) }
            p class="measure" { ((said.deck)(region)) }
            (counts(pairs, said))
            p class="choices live-only" id="choices" {}
            @if !parts[0].is_empty() { p class="cap" { ((said.legend)(region)) } }
            @for part in &parts[..2] { ul { (rows(part)) } }
            @if !parts[2].is_empty() {
                details {
                    summary { ((words.pairs.rest)(parts[2].len())) }
                    ul { (rows(&parts[2])) }
                }
            }
        }
    }
}

/// How many pairs there are of each sort, a square a pair.
fn counts(pairs: &[Pair], said: &words::Bench) -> Markup {
    let of = |which: &dyn Fn(Standing) -> bool| pairs.iter().filter(|pair| which(pair.standing())).count();
    let counts = [
        of(&|it| it == Standing::Difference),
        of(&|it| it == Standing::Share),
        of(&|it| matches!(it, Standing::Beside(_))),
    ];
    html! {
        ul class="counts" {
            @for (count, (text, ink)) in counts.into_iter().zip(said.counts.iter().zip(["p", "n", "s u"])) {
                @if count > 0 { li { span { b { (count) } " " (text) } (squares(count, ink)) } }
            }
        }
    }
}

/// Squares in lines of so many.
fn squares(count: usize, ink: &str) -> Markup {
    const LINE: usize = 30;
    html! {
        svg viewBox={ "0 0 " (LINE) " " (count.div_ceil(LINE)) } aria-hidden="true" {
            g {
                path class=(ink) d={
                    @for line in 0..count.div_ceil(LINE) {
                        "M.1 " (line) ".1"
                        @for _ in 0..LINE.min(count - line * LINE) { "h.7v.7h-.7zm1 0" }
                    }
                } {}
            }
        }
    }
}

/// An option: its value, its text, and the rows that it leaves.
type Choosable<'a> = (&'a str, &'a str, String);

/// What can be chosen, and in which order. Each option lists the rows that it leaves, so that the app has none to find.
fn menus(report: &Report, pairs: &[Pair], words: &Words) -> Markup {
    let (said, lang) = (own(words), words.lang);
    let rows = |choice: Choice| {
        let order = select(pairs, &choice, |pair| pair.other.indicator.name.get(lang).to_owned());
        in_parts(pairs, order).concat().iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    let themes = report.package.themes.iter().map(|theme| {
        let rows = rows(Choice { theme: theme.id.clone(), ..Choice::default() });
        (theme.id.as_str(), theme.name.get(lang), rows)
    });
    let grades = Standing::all()
        .zip(said.standings)
        .map(|(grade, text)| (grade.id(), text, rows(Choice { grade: Some(grade), ..Choice::default() })));
    let orders = Sort::ALL
        .into_iter()
        .zip(said.sorts)
        .map(|(sort, text)| (sort.id(), text, rows(Choice { sort: Some(sort), ..Choice::default() })));
    let [theme, grade] = [Filter::Theme, Filter::Grade].map(|filter| words.explorer.filters[filter.place()]);
    let all = |text| ("", text, rows(Choice::default()));
    let menus: [(&str, &str, Vec<Choosable>); 3] = [
        (theme, "theme", std::iter::once(all(words.explorer.all)).chain(themes).collect()),
        (grade, "grade", std::iter::once(all(words.explorer.all)).chain(grades).collect()),
        (said.order, "sort", std::iter::once(all(said.as_listed)).chain(orders).collect()),
    ];
    html! {
        @for (label, name, options) in menus {
            label {
                (label)
                select name=(name) {
                    @for (value, text, rows) in options {
                        // All is what is left without a choice. What there is none of can't be chosen, but an address may
                        // ask for it.
                        @let all = value.is_empty() && name != "sort";
                        option value=(value) disabled[rows.is_empty()] data-rows=[(!all).then_some(rows)] { (text) }
                    }
                }
            }
        }
        span role="status" {}
    }
}

fn row(report: &Report, at: usize, pair: &Pair, (axis, words): (&Axis, &Words)) -> Markup {
    let name = pair.other.indicator.name.get(words.lang);
    let alike = pair.own.observation.period == pair.other.observation.period;
    html! {
        li class="row" data-at=(at) {
            @match chart(report, pair) {
                Some(chart) => a class="name" href={ "#" (chart.id) } { (name) },
                None => span class="name" { (name) },
            }
            (drawing(report, pair, axis))
            (outcome(report, pair, words))
            div { (figure(&pair.own, alike, words)) (figure(&pair.other, false, words)) }
        }
    }
}

/// A figure with its region and period; the period may be left to the other one where there is little room.
fn figure(it: &Figure, alike: bool, words: &Words) -> Markup {
    let lang = words.lang;
    let period = it.observation.period;
    html! {
        p {
            (it.region.name.get(lang)) " "
            a data-figure=(it.observation.id) data-derived[it.value.is_derived()] { (words::figure(lang, it)) }
            " "
            i class=[alike.then_some("wide")] {
                @if period.is_none() { (words.pairs.undated) } @else { (words::period(lang, period)) }
            }
        }
    }
}

/// What may be computed, with its range, as sharp as all relations together make it; or in a word why nothing may.
fn outcome(report: &Report, pair: &Pair, words: &Words) -> Markup {
    let said = &words.pairs;
    match &pair.outcome {
        Outcome::Difference(it) => {
            let sentence = by_way(it, [said.apart, said.above, said.below, said.more, said.less]);
            computed(report, it, sentence, words)
        }
        Outcome::Share(it) => computed(report, it, said.share, words),
        Outcome::None(reason) => html! { p class="value tag" { (why_not(*reason, words)) } },
    }
}

/// Of what is said of a difference what fits its sign: whether it isn't any, and whether levels or amounts are that far apart.
pub(super) fn by_way<T>(it: &Figure, [apart, above, below, more, less]: [T; 5]) -> T {
    let level = matches!(it.unit.measure, Measure::Percent | Measure::Points | Measure::Temperature);
    let value = it.value.nominal().filter(|value| !value.is_zero());
    match (value.map(|value| value.is_sign_negative()), level) {
        (None, _) => apart,
        (Some(false), true) => above,
        (Some(true), true) => below,
        (Some(false), false) => more,
        (Some(true), false) => less,
    }
}

/// What comes out without its sign, and its range where it isn't known exactly.
pub(super) fn result(report: &Report, it: &Figure, lang: Lang) -> (String, Option<String>) {
    let sharper = report.sharpened(&it.observation.id);
    let exact = sharper.is_none() && (it.value.interval().single().is_some() || words::settled(it));
    let range = sharper.map(|sharper| words::rounded_bounds(lang, sharper, it.unit));
    let text = words::figure(lang, it).replacen(['+', '−'], "", 1);
    (text, (!exact).then(|| range.unwrap_or_else(|| words::range(lang, it))))
}

fn computed(report: &Report, it: &Figure, sentence: fn(&str) -> String, words: &Words) -> Markup {
    let (text, range) = result(report, it, words.lang);
    let whole = sentence("|");
    let (before, after) = whole.split_once('|').unwrap_or_default();
    html! {
        p class="value" {
            (before)
            a data-figure=(it.observation.id) data-derived[it.value.is_derived()] { (text) }
            (after)
            @if let Some(range) = range { " " i { (range) } }
        }
    }
}

/// Why nothing may be computed.
pub(super) fn why_not(reason: Reason, words: &Words) -> &'static str {
    let said = &words.pairs;
    match reason {
        Reason::Plan => said.plan,
        Reason::Grade(grade) => said.grades[grade as usize],
        Reason::Undated => said.undated,
        Reason::Lower => said.bounds[0],
        Reason::Upper => said.bounds[1],
        Reason::Undecided(_) => said.undecided,
        Reason::Contradicts => said.contradicts,
        Reason::Undeclared => said.undeclared,
    }
}

// Drawings

/// Where the upright line stands that all differences are drawn from, in percent of the width.
struct Axis {
    zero: f64,
    /// The differences of each unit, and what lies in what rounding allows.
    units: Vec<(String, Extent)>,
}

impl Axis {
    fn of(report: &Report, pairs: &[Pair]) -> Axis {
        let mut units: Vec<(String, Extent)> = Vec::new();
        for pair in pairs {
            let Outcome::Difference(it) = &pair.outcome else { continue };
            let (at, band) = spread(report, it);
            let all = band.with([at, 0.0]);
            match units.iter_mut().find(|(unit, _)| *unit == it.unit.id) {
                Some((_, extent)) => *extent = extent.and(all),
                None => units.push((it.unit.id.clone(), all)),
            }
        }
        let [less, more] = [units.iter().any(|(_, it)| it.lo < 0.0), units.iter().any(|(_, it)| it.hi > 0.0)];
        let zero = match (less, more) {
            (true, true) => 50.0,
            (true, false) => 94.0,
            (false, _) => 6.0,
        };
        Axis { zero, units }
    }

    /// Percent of the width that a unit takes, so that the differences in it have room at both sides.
    fn scale(&self, unit: &str) -> f64 {
        /// As much is left free for half a dot.
        const FREE: f64 = 4.0;
        let known = self.units.iter().find(|(known, _)| known == unit);
        let extent = known.map_or(Extent::ZERO, |(_, extent)| *extent);
        let sides = [(-extent.lo, self.zero - FREE), (extent.hi, 100.0 - FREE - self.zero)];
        let scales =
            sides.into_iter().filter(|(length, _)| *length > 0.0).map(|(length, room)| room / length);
        scales.fold(f64::INFINITY, f64::min).min(1e6)
    }
}

/// A figure's value, and what rounding leaves open of it.
fn spread(report: &Report, it: &Figure) -> (f64, Extent) {
    let at = it.value.nominal().map_or(0.0, to_f64);
    let interval = report.sharpened(&it.observation.id).unwrap_or(it.value.interval());
    let end = |end: Option<End>| end.map_or(at, |end| to_f64(end.value));
    (at, Extent { lo: end(interval.lo), hi: end(interval.hi) })
}

/// What comes out of a pair; nothing where nothing does.
fn drawing(report: &Report, pair: &Pair, axis: &Axis) -> Markup {
    let drawn = match &pair.outcome {
        Outcome::Difference(it) => distance(report, it, axis),
        Outcome::Share(it) => part(report, it, pair),
        Outcome::None(_) => return Markup::default(),
    };
    html! { svg aria-hidden="true" { g { (drawn) } } }
}

/// A distance from the upright line: hollow if it was derived.
fn distance(report: &Report, it: &Figure, axis: &Axis) -> Markup {
    let scale = axis.scale(&it.unit.id);
    let (at, band) = spread(report, it);
    let [at, lo, hi] = [at, band.lo, band.hi].map(|value| axis.zero + value * scale);
    let percent = |at: f64| html! { (Number(at)) "%" };
    html! {
        (bar("q", lo, hi))
        line class="s p" x1=(percent(axis.zero)) x2=(percent(at)) y1="50%" y2="50%" {}
        line class="s n" x1=(percent(axis.zero)) x2=(percent(axis.zero)) y2="100%" {}
        circle class=(if it.value.is_derived() { "s p hollow" } else { "p" }) cx=(percent(at)) cy="50%" r=".35em" {}
    }
}

/// A strip with a part of it: hollow if it isn't of two printed figures.
fn part(report: &Report, it: &Figure, pair: &Pair) -> Markup {
    let [own, whole] = [&pair.own, &pair.other].map(|it| it.value.nominal().map_or(0.0, to_f64));
    let length = if whole > 0.0 { (own / whole * 100.0).clamp(0.0, 100.0) } else { 0.0 };
    let band = if it.unit.measure == Measure::Percent { spread(report, it).1 } else { Extent::ZERO };
    let derived = [&pair.own, &pair.other].iter().any(|it| it.value.is_derived());
    html! {
        (bar("v", 0.0, 100.0))
        (bar(if derived { "s p hollow" } else { "p" }, 0.0, length))
        @if band.length() > 1.0 {
            line class="s t" x1={ (Number(band.lo)) "%" } x2={ (Number(band.hi.min(100.0))) "%" } y1="50%" y2="50%" {}
        }
    }
}

fn bar(class: &str, from: f64, to: f64) -> Markup {
    html! {
        @if to > from {
            rect class=(class) x={ (Number(from)) "%" } y="25%" height="50%" width={ (Number(to - from)) "%" } {}
        }
    }
}
