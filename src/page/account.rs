//! What a page says of its report as a whole: how figures are read, periods, numerals, who publishes it.

use super::method::own_figures;
use crate::lang::{Lang, Text};
use crate::package::PeriodBasis;
use crate::quantity::{Bound, Interval};
use crate::report::{Account, Figure, Report, Value};
use crate::words::{self, words};

/// What is true of this report, in all languages of its package.
pub fn account(report: &Report) -> Account {
    Account {
        reading: text(&|lang| (own(lang).deck)(&examples(report, lang))),
        periods: periods(report),
        coverage: coverage(report),
        footer: footer(report),
    }
}

fn own(lang: Lang) -> &'static words::Account {
    words::Account::of(lang)
}

/// A sentence in each language.
fn text(sentence: &dyn Fn(Lang) -> String) -> Text {
    let [zh, en] = Lang::ALL.map(sentence);
    Text { zh, en }
}

/// Figures of the report that show how their form decides: one that was rounded, and one with a hedge.
fn examples(report: &Report, lang: Lang) -> String {
    let shows = |it: &Figure, hedged: bool| {
        let Value::Printed(quantity) = it.value else { return false };
        let Interval { lo, hi } = quantity.interval;
        let open = lo.zip(hi).is_some_and(|(lo, hi)| lo.value < hi.value);
        open && quantity.until.is_none() && (quantity.bound != Bound::Exact) == hedged
    };
    let found = [false, true].map(|hedged| own_figures(report).find(|it| shows(it, hedged)));
    let texts = found
        .iter()
        .flatten()
        .map(|it| (own(lang).example)(&words::figure(lang, it), &words::range(lang, it)));
    let texts: Vec<String> = texts.collect();
    if texts.is_empty() {
        String::new()
    } else {
        [own(lang).examples, &texts.join(words(lang).comma)].concat()
    }
}

/// How many figures have no period, and how many one of earlier text; or that all have their own.
fn periods(report: &Report) -> Vec<Text> {
    let of = |basis: PeriodBasis| {
        own_figures(report).filter(|figure| figure.observation.period_basis == basis).count()
    };
    let (unclear, inherited) = (of(PeriodBasis::Unclear), of(PeriodBasis::Inherited));
    let mut texts = Vec::new();
    if unclear > 0 {
        texts.push(text(&|lang| (own(lang).unclear)(unclear)));
    }
    if inherited > 0 {
        texts.push(text(&|lang| (own(lang).inherited)(inherited)));
    }
    if texts.is_empty() {
        texts.push(text(&|lang| own(lang).all_dated.to_owned()));
    }
    texts
}

/// What the package says of the report's numerals; nothing where it lists none.
fn coverage(report: &Report) -> Vec<Text> {
    let (coverage, complete) = (&report.package.coverage, report.package.meta.complete);
    if coverage.arabic + coverage.han == 0 {
        return Vec::new();
    }
    let mut texts = vec![text(&|lang| {
        let (own, words) = (own(lang), words(lang));
        let counts = std::iter::once(coverage.figures).chain(coverage.reasons);
        let kinds = own.numerals.iter().zip(counts).filter(|(_, count)| *count > 0);
        let kinds: Vec<String> =
            kinds.map(|(kind, count)| (words.aside_of)(kind, &words::count(lang, count))).collect();
        let written = [(coverage.arabic, own.arabic), (coverage.han, own.han)];
        let written = written
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(number, say)| say(&words::count(lang, number)));
        let written: Vec<String> = written.collect();
        let sentence = if complete { own.complete } else { own.partial };
        sentence(&written.join(words.comma), &kinds.join(words.comma))
    })];
    let counted = coverage.unnamed.len();
    if complete && counted > 0 {
        texts.push(text(&|lang| (own(lang).counted)(counted)));
    }
    texts
}

/// Who publishes it, under which terms, and what it was made with.
fn footer(report: &Report) -> Vec<(Text, String)> {
    let meta = &report.package.meta;
    let mut lines = Vec::new();
    if !meta.publisher.is_empty() {
        let published = text(&|lang| (own(lang).published_by)(meta.publisher.get(lang)));
        lines.push((published, meta.homepage.clone()));
    } else if !meta.homepage.is_empty() {
        lines.push((text(&|_| meta.homepage.clone()), meta.homepage.clone()));
    }
    for licence in &meta.licences {
        lines.push((text(&|lang| (own(lang).licence)(&licence.title)), licence.url.clone()));
    }
    lines.push((text(&|lang| own(lang).colophon.to_owned()), String::new()));
    lines
}
