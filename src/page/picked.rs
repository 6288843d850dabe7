//! What is said of a figure that is marked in all charts, and of two that are compared.

use super::bench::{by_way, result, why_not};
use crate::compare::{Apart, Together, choices};
use crate::kin::Kin;
use crate::lang::Lang;
use crate::markup::{Markup, html};
use crate::package::Comparability;
use crate::package::relation::Comparison;
use crate::paint::svg::Number;
use crate::pairs::Reason;
use crate::quantity::to_f64;
use crate::report::{Figure, Report};
use crate::words::{self, Words, words};

/// A figure with its region and period, and whether it was derived or who else published it.
pub fn named(it: &Figure, lang: Lang) -> String {
    let words = words(lang);
    let period = words::period(lang, it.observation.period);
    let mut parts = vec![it.region.name.get(lang), &period];
    if it.value.is_derived() {
        parts.push(words.derived);
    }
    (words.picked.figure)(it.indicator.name.get(lang), &words::figure(lang, it), &parts.join(words.comma))
}

/// What is marked, and where.
pub fn marked(report: &Report, kin: &Kin, lang: Lang) -> String {
    let said = &words(lang).picked;
    let (charts, figures) = kin.shown(report);
    let figure = named(&kin.of, lang);
    if charts == 0 { (said.unmarked)(&figure) } else { (said.marked)(&figure, charts, figures) }
}

/// Two figures, and what comes of them, or why nothing does.
pub fn compared(report: &Report, it: &Together, lang: Lang) -> String {
    let words = words(lang);
    let own = &words.picked;
    let said = match &it.said {
        Ok(computed) => {
            let sentence = match computed.kind {
                Comparison::Share => own.share,
                Comparison::Difference => {
                    by_way(&computed.result, [own.apart, own.above, own.below, own.more, own.less])
                }
            };
            let (text, range) = result(report, &computed.result, lang);
            let derived = computed.result.value.is_derived().then(|| words.derived.to_owned());
            let remarks: Vec<String> =
                derived.into_iter().chain(range.map(|range| (words.range)(&range))).collect();
            let said = sentence(&text);
            (own.end)(&if remarks.is_empty() {
                said
            } else {
                (words.aside_of)(&said, &remarks.join(words.comma))
            })
        }
        Err(apart) => (own.beside)(why(*apart, words)),
    };
    (own.two)(&named(&it.first, lang), &named(&it.second, lang), &said)
}

/// Why nothing may be computed.
fn why(apart: Apart, words: &Words) -> &'static str {
    let own = &words.picked;
    match apart {
        Apart::Pair(Reason::Grade(grade)) => words.card.grades[grade as usize],
        Apart::Pair(reason) => why_not(reason, words),
        Apart::NoValue => own.no_value,
        Apart::Part => own.part,
        Apart::Related => own.related,
        Apart::Unit => own.unit,
        Apart::Measure => own.measure,
        Apart::Period => words.card.grades[Comparability::Period as usize],
    }
}

/// The two as bars from zero, hollow where they were derived; nothing where nothing may be computed of them.
pub fn bars(report: &Report, it: &Together) -> Markup {
    let both = [&it.first, &it.second];
    let values = both.map(|it| it.value.nominal().map(to_f64));
    let (Ok(_), [Some(one), Some(two)]) = (&it.said, values) else { return Markup::default() };
    let (lo, hi) = (one.min(two).min(0.0), one.max(two).max(0.0));
    let percent = |value: f64| (value - lo) / (hi - lo) * 100.0;
    if hi <= lo {
        return Markup::default();
    }
    html! {
        svg aria-hidden="true" {
            g {
                @for ((it, value), y) in both.iter().zip([one, two]).zip(["8%", "56%"]) {
                    @let ink = if it.observation.region == report.package.meta.region { "p" } else { "n" };
                    @let (from, to) = (percent(value.min(0.0)), percent(value.max(0.0)));
                    rect class={ @if it.value.is_derived() { "hollow s " } (ink) } x={ (Number(from)) "%" } y=(y)
                        height="36%" width={ (Number(to - from)) "%" } {}
                }
            }
        }
    }
}

/// What leads on from a marked figure: its card, others to compare it with, the end of it.
pub fn controls(report: &Report, kin: &Kin, lang: Lang) -> Markup {
    let said = &words(lang).picked;
    let choices = choices(report, kin);
    // Of one measure the names say nothing.
    let place = |it: &Figure| {
        let period = words::period(lang, it.observation.period);
        [it.region.name.get(lang), &period, &words::figure(lang, it)].join(words(lang).comma)
    };
    let texts: [&dyn Fn(&Figure) -> String; 2] = [&place, &|it| named(it, lang)];
    html! {
        a href={ "#/figure/" (kin.of.observation.id) } data-act="source" { (said.source) }
        @if choices.iter().any(|it| !it.is_empty()) {
            details {
                summary { (said.compare) }
                @for ((figures, text), label) in choices.iter().zip(texts).zip(said.choices) {
                    @if !figures.is_empty() {
                        label {
                            (label)
                            select {
                                option value="" { (said.none) }
                                @for it in figures { option value=(it.observation.id) { (text(it)) } }
                            }
                        }
                    }
                }
            }
        }
        button type="button" data-act="clear" { (said.clear) }
    }
}

/// What can be done with a figure on its card, if others can be marked on the page: `picked` is the one that is, or empty.
pub fn actions(id: &str, picked: Option<&str>, lang: Lang) -> Markup {
    let Some(picked) = picked else { return Markup::default() };
    let said = &words(lang).picked;
    let buttons: &[(&str, &str)] = match picked {
        "" => &[("pick", said.mark)],
        _ if picked == id => &[("clear", said.unmark)],
        _ => &[("vs", said.compare_with), ("pick", said.instead)],
    };
    html! {
        p class="marks" {
            @for (act, text) in buttons { button type="button" data-act=(act) { (text) } }
        }
    }
}
