//! Pieces of markup that pages share: figures in rows and lists, and sources.

use crate::chart;
use crate::markup::{Markup, html};
use crate::package::{Period, Source, Tier};
use crate::report::{Figure, Report};
use crate::words::{self, Words};

/// A table of figures, one a row, whose names lead to their cards.
pub(crate) fn table<'a>(figures: impl Iterator<Item = &'a Figure<'a>>, words: &Words) -> Markup {
    html! {
        table {
            thead { tr { @for column in words.columns { th scope="col" { (column) } } } }
            tbody { @for figure in figures { (row(figure, words)) } }
        }
    }
}

fn row(it: &Figure, words: &Words) -> Markup {
    let lang = words.lang;
    html! {
        tr data-figure=(it.observation.id) data-derived[it.value.is_derived()] {
            th scope="row" { a { (it.indicator.name.get(lang)) } }
            td { (words::figure(lang, it)) (remark(it, words)) }
            td { (it.region.name.get(lang)) }
            td { (words::period(lang, it.observation.period)) }
            td { (chart::spot(lang, it)) }
        }
    }
}

/// What is to be known of a figure that isn't the report's.
fn remark(it: &Figure, words: &Words) -> Markup {
    html! {
        @match it.observation.tier {
            Tier::Report => {}
            Tier::Context => { " " (tag(words.context)) }
            Tier::Derived => {
                " " (tag(words.derived)) " "
                ((words.range)(&words::range(words.lang, it)))
            }
        }
    }
}

pub(crate) fn tag(word: &str) -> Markup {
    html! { span class="tag" { (word) } }
}

/// Figures by indicator, each leading to its card: region, period and figure.
pub(crate) fn list(figures: &[Figure], words: &Words) -> Markup {
    let lang = words.lang;
    html! {
        dl {
            @for (at, first) in figures.iter().enumerate() {
                @let alike = |it: &&Figure| it.indicator.id == first.indicator.id;
                @if !figures[..at].iter().any(|before| alike(&before)) {
                    dt { (first.indicator.name.get(lang)) }
                    dd {
                        @for it in figures[at..].iter().filter(alike) {
                            a data-figure=(it.observation.id) data-derived[it.value.is_derived()] {
                                (it.region.name.get(lang)) " " b { (words::figure(lang, it)) } " "
                                (words::period(lang, it.observation.period))
                            }
                            "\n"
                        }
                    }
                }
            }
        }
    }
}

/// Sources in full, each under its number among all of them.
pub(crate) fn numbered_sources(report: &Report, which: impl Fn(usize) -> bool, words: &Words) -> Markup {
    let sources = report.package.sources.iter().enumerate().filter(|(at, _)| which(*at));
    html! {
        ol class="sources" {
            @for (at, source) in sources {
                li value=(at + 1) {
                    @if source.url.starts_with("https://") || source.url.starts_with("http://") {
                        a href=(source.url) rel="noreferrer" { (citation(source, words)) }
                    } @else {
                        (citation(source, words))
                    }
                }
            }
        }
    }
}

/// A source in full as text.
pub(crate) fn citation(source: &Source, words: &Words) -> String {
    let lang = words.lang;
    let parts = [source.issuer.get(lang), source.title.get(lang), &Period::iso(source.released)];
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(words.comma)
}
