//! The explorer's markup: controls, and a table of which only a window of rows is there.

use super::pieces::tag;
use crate::chart::spot;
use crate::explore::{Column, Filter, Selection, options};
use crate::lang::Lang;
use crate::markup::{Markup, html};
use crate::report::{Figure, Report};
use crate::words::{self, words};

/// Heading, search, filters and buttons; `data-act` names what a button does.
pub fn controls(report: &Report, lang: Lang) -> Markup {
    let words = words(lang);
    let explorer = &words.explorer;
    let hint = report.package.meta.only.map_or(0, |only| 1 + only as usize);
    html! {
        div class="top" {
            h2 id="explorer-name" { (words.all_figures) }
            (button("close", explorer.close))
        }
        div class="filters" role="search" {
            label class="query" {
                (explorer.search)
                input type="search" name="q" placeholder=(explorer.hints[hint]) autocomplete="off" spellcheck="false";
            }
            @for filter in Filter::ALL {
                label {
                    (explorer.filters[filter.place()])
                    select name=(filter.id()) {
                        option value="" { (explorer.all) }
                        @for (value, label) in options(report, filter, lang) {
                            option value=(value) { (label) }
                        }
                    }
                }
            }
            label class="digits" { input type="checkbox" name="digits"; (explorer.digits) }
        }
        p class="found" {
            span role="status" {}
            (button("reset", explorer.reset))
            (button("save", explorer.download))
            span class="missing" role="alert" { (words.save_not_fetched) }
        }
    }
}

fn button(act: &str, text: &str) -> Markup {
    html! { button type="button" data-act=(act) { (text) } }
}

/// The table without rows. Roles are given too, since style sheets may turn rows into blocks.
pub fn table(lang: Lang) -> Markup {
    let words = words(lang);
    html! {
        table role="table" {
            thead role="rowgroup" {
                tr role="row" aria-rowindex="1" {
                    @for column in Column::ALL {
                        @let name = words.columns[column as usize];
                        th scope="col" role="columnheader" data-column=(column.id()) {
                            button type="button" title=(words::sort(lang, name)) { (name) }
                        }
                    }
                    th scope="col" role="columnheader" { (words.columns[4]) }
                }
            }
            tbody role="rowgroup" {}
        }
    }
}

/// The rows from one place of a list to another, between two that stand for all the others.
pub fn rows(
    report: &Report,
    list: &[usize],
    (from, to): (usize, usize),
    selection: &Selection,
    lang: Lang,
) -> Markup {
    let shown = list.iter().enumerate().take(to).skip(from);
    let shown = shown.filter_map(|(at, place)| Some((at, report.at(*place)?)));
    html! {
        (pad())
        @for (at, it) in shown { (row(at, &it, selection.digits, lang)) }
        (pad())
    }
}

/// What stands for all rows before or after those that are there.
fn pad() -> Markup {
    html! { tr class="pad" aria-hidden="true" {} }
}

fn row(at: usize, it: &Figure, digits: bool, lang: Lang) -> Markup {
    let shown = if digits { words::in_digits(lang, it).line() } else { words::figure(lang, it) };
    html! {
        tr role="row" aria-rowindex=(at + 2) data-figure=(it.observation.id) {
            th scope="row" role="rowheader" {
                a href={ "#/figure/" (it.observation.id) } { (it.indicator.name.get(lang)) }
            }
            td role="cell" { (shown) }
            td role="cell" { (it.region.name.get(lang)) }
            td role="cell" { (words::period(lang, it.observation.period)) }
            td role="cell" {
                (tag(words(lang).explorer.tiers[it.observation.tier as usize])) " " (spot(lang, it))
            }
        }
    }
}
