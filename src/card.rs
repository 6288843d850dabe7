//! A figure's card as plain data: what is shown of one figure, in one language.

use crate::chart;
use crate::lang::Lang;
use crate::package::{PeriodBasis, Relation, Status};
use crate::report::{Figure, Report, Value, Verdict};
use crate::words::{self, words};

/// What is shown of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The indicator's name.
    pub name: String,
    /// The figure in large type, and its unit.
    pub number: String,
    /// The unit.
    pub unit: String,
    /// Terms and what is said of each.
    pub facts: Vec<(&'static str, String)>,
    /// The relations that the figure stands in.
    pub relations: Vec<Tie>,
}

/// A relation of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The relation with its figures filled in.
    pub formula: String,
    /// What became of it.
    pub verdict: String,
    /// A remark; may be empty.
    pub note: String,
    /// Whether the figures contradict each other.
    pub contradicts: bool,
}

/// The card of a figure; `None` for one that the report doesn't have.
pub fn card(report: &Report, id: &str, lang: Lang) -> Option<Card> {
    let figure = report.figure(id)?;
    let shown = words::shown(lang, &figure);
    let ties = report.relations_of(id).map(|(relation, verdict)| tie(report, relation, verdict, lang));
    Some(Card {
        name: figure.indicator.name.get(lang).to_owned(),
        number: shown.number,
        unit: shown.unit,
        facts: facts(report, &figure, lang),
        relations: ties.collect(),
    })
}

fn facts(report: &Report, figure: &Figure, lang: Lang) -> Vec<(&'static str, String)> {
    let card = &words(lang).card;
    let observation = figure.observation;
    let basis = match observation.period_basis {
        PeriodBasis::Stated => "",
        PeriodBasis::Inherited => card.period_basis[0],
        PeriodBasis::Unclear => card.period_basis[1],
    };
    let period = match (observation.period.is_none(), basis.is_empty()) {
        (true, _) => basis.to_owned(),
        (false, true) => words::period(lang, observation.period),
        (false, false) => (words(lang).aside_of)(&words::period(lang, observation.period), basis),
    };
    // Else it may be printed in a numeral that nobody has listed.
    let package = &report.package;
    let counted = package.meta.complete && package.coverage.unnamed.contains(&observation.id);
    let printed = match figure.value {
        Value::Printed(_) if counted => card.counted.to_owned(),
        Value::Printed(quantity) => words::token(lang, report.package.meta.only, quantity, figure.unit),
        Value::Missing => words::figure(lang, figure),
        Value::Derived { .. } | Value::Unknown => card.not_printed.to_owned(),
    };
    let mut facts = vec![
        (card.printed, printed),
        (card.interval, words::range(lang, figure)),
        (card.region, figure.region.name.get(lang).to_owned()),
        (card.period, period),
        (card.place, place(figure, lang)),
    ];
    if observation.status == Status::Plan {
        facts.insert(0, (card.status, words::status(lang, figure).to_owned()));
    }
    if let Some(grade) = observation.comparability {
        facts.push((card.comparability, words::comparability(lang, grade).to_owned()));
    }
    let notes = [&observation.note, &figure.indicator.note];
    let notes = notes.into_iter().map(|note| note.get(lang)).filter(|note| !note.is_empty());
    facts.extend(notes.map(|note| (card.note, note.to_owned())));
    facts
}

/// The source, then the place in it.
fn place(figure: &Figure, lang: Lang) -> String {
    match figure.place {
        Some(_) => [figure.source.title.get(lang), &chart::place(lang, figure)].join(words(lang).comma),
        None => chart::place(lang, figure),
    }
}

/// A relation as it is shown: its formula, what became of it, its remark.
pub fn tie(report: &Report, relation: &Relation, verdict: &Verdict, lang: Lang) -> Tie {
    let result = report.figure(&relation.result);
    Tie {
        formula: formula(report, relation, lang),
        verdict: result.map_or(String::new(), |result| words::verdict(lang, verdict, result.unit)),
        note: relation.note.get(lang).to_owned(),
        contradicts: matches!(verdict, Verdict::Contradicts { .. }),
    }
}

/// `差距 +0.5 个百分点 = 合格率 94.1% − 合格率 ≈93.6%`: each figure with region and name.
pub fn formula(report: &Report, relation: &Relation, lang: Lang) -> String {
    let term = |id: &str| match report.figure(id) {
        Some(it) => {
            let name = it.indicator.name.get(lang);
            let region = if it.observation.region == report.package.meta.region {
                String::new()
            } else {
                format!("{} ", it.region.name.get(lang))
            };
            format!("{region}{name} {}", words::figure(lang, &it))
        }
        None => id.to_owned(),
    };
    let result = term(&relation.result);
    let operands: Vec<String> = relation.operands.iter().map(|id| term(id)).collect();
    let signs = relation.kind.signs(lang);
    [&result, signs.equals, &operands.join(signs.joins), signs.ends].concat()
}
