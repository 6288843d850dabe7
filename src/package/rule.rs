//! Charts by rule: which figures a chart shows, said by measure, region and period instead of by a list of ids.
//!
//! A rule becomes rows when the package is read, so that nothing behind it knows of rules. Where it asks for differences or
//! shares, those of figures that are declared comparable are made as derived figures with their relations.

use super::files::{CHARTS, Known};
use super::problem::{FieldFault, Trouble};
use super::sheet::{Log, field};
use super::{
    ChartSpec, Indicator, Measure, Observation, Package, Period, Relation, RelationKind, Roles, Row, Status,
    Tier, Unit, Use,
};
use crate::choice::choices;
use crate::lang::Text;
use crate::quantity::Kind;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::cmp::Ordering;

/// Which figures a chart shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rule {
    /// The role that they have in the chart.
    pub role: String,
    /// Ids of `indicators.csv`, in the order in which they are shown.
    pub indicators: Vec<String>,
    /// Codes of `regions.csv`; all if none is named.
    pub regions: Vec<String>,
    /// One period, or `all` of them; the latest that a measure has of a region if none is named.
    pub period: String,
    /// What has a row of its own.
    pub by: Option<By>,
    /// By their values; in the order of the lists and files if nothing is said.
    pub sort: Option<Order>,
    /// So many rows at most; all if none is named.
    pub top: usize,
    /// What is shown in place of the figures: what comes of each and what it is held against.
    pub compute: Option<Compute>,
}

choices! {
    /// What has a row of its own.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum By {
        /// Each region.
        Region = "region",
        /// Each measure.
        Indicator = "indicator",
        /// Each figure of the rule is in the one row.
        One = "one",
    }
}

choices! {
    /// In what order rows stand.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Order {
        /// The greatest first.
        Descending = "descending",
        /// The least first.
        Ascending = "ascending",
    }
}

choices! {
    /// What is made of a figure of the report and one that it stands beside.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Compute {
        /// How far it is from it, where the other one may be compared.
        Difference = "difference",
        /// How large a part of it it is, where the other one is a whole.
        Share = "share",
    }
}

/// The word for all periods.
const ALL: &str = "all";

/// Puts rows into the charts that have rules, and the figures that these ask for into the package.
pub(super) fn expand(package: &mut Package, known: &Known, log: &mut Log) {
    let mut charts = std::mem::take(&mut package.charts);
    charts.retain_mut(|chart| {
        let Some(rule) = chart.rule.clone() else { return true };
        let faults = faults(&rule, known);
        let sound = faults.is_empty();
        for trouble in faults {
            log.add(CHARTS, Some(chart.line), || trouble);
        }
        if sound {
            chart.rows = rows(&rule, chart, package);
        }
        if sound && chart.rows.is_empty() {
            log.add(CHARTS, Some(chart.line), || field("rule", "", FieldFault::NoFigures));
        }
        sound && !chart.rows.is_empty()
    });
    package.charts = charts;
}

/// What a rule names that isn't there.
fn faults(rule: &Rule, known: &Known) -> Vec<Trouble> {
    let indicators = rule.indicators.iter().map(|id| ("rule.indicators", id, &known.indicators));
    let regions = rule.regions.iter().map(|id| ("rule.regions", id, &known.regions));
    let unknown = indicators.chain(regions).filter(|(_, id, keys)| !keys.knows(id));
    let mut faults: Vec<Trouble> = unknown.map(|(name, id, keys)| keys.unknown(name, id)).collect();
    let period = &rule.period;
    if !(period.is_empty() || period == ALL || Period::parse(period).is_some()) {
        faults.push(field("rule.period", period, FieldFault::NotAPeriod));
    }
    if rule.indicators.is_empty() {
        faults.push(field("rule.indicators", "", FieldFault::Required));
    }
    if rule.role.is_empty() {
        faults.push(field("rule.role", "", FieldFault::Required));
    }
    faults
}

/// The rows that a rule makes; figures that it asks for are added to the package.
fn rows(rule: &Rule, chart: &ChartSpec, package: &mut Package) -> Vec<Row> {
    let mut figures: Vec<Chosen> = Vec::new();
    for id in &rule.indicators {
        figures.extend(of_indicator(rule, id, package));
    }
    if let Some(compute) = rule.compute {
        figures = figures.iter().flat_map(|it| computed(compute, it, package)).collect();
    }
    let by = rule.by.unwrap_or(if rule.indicators.len() == 1 { By::Region } else { By::Indicator });
    let mut groups: Vec<(String, Vec<Chosen>)> = Vec::new();
    for it in figures {
        let key = match by {
            By::Region => it.region.clone(),
            By::Indicator => it.indicator.clone(),
            By::One => String::new(),
        };
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, group)) => group.push(it),
            None => groups.push((key, vec![it])),
        }
    }
    order(&mut groups, rule.sort);
    if rule.top > 0 {
        groups.truncate(rule.top);
    }
    let label = |key: &str| match by {
        By::Region => package.regions.iter().find(|it| it.id == key).map(|it| it.name.clone()),
        By::Indicator => package.indicators.iter().find(|it| it.id == key).map(|it| it.name.clone()),
        By::One => Some(chart.measure.clone()),
    };
    let row = |(key, group): (String, Vec<Chosen>)| {
        let ids = group.into_iter().map(|it| it.id).collect();
        Row { label: label(&key), figures: Roles(vec![(rule.role.clone(), ids)]), ..Row::default() }
    };
    groups.into_iter().map(row).collect()
}

/// A figure of a rule.
#[derive(Clone, Debug)]
struct Chosen {
    id: String,
    indicator: String,
    region: String,
    /// What it is worth, as far as that is known without its relations.
    value: Option<Decimal>,
}

impl Chosen {
    fn of(figure: &Observation) -> Chosen {
        Chosen {
            id: figure.id.clone(),
            indicator: figure.indicator.clone(),
            region: figure.region.clone(),
            value: figure.quantity.as_ref().map(|quantity| quantity.value),
        }
    }
}

/// A measure's figures: of the regions of the rule, in their order, and of its period.
fn of_indicator(rule: &Rule, id: &str, package: &Package) -> Vec<Chosen> {
    let all = || package.observations.iter().filter(|it| it.indicator == id);
    let mut regions: Vec<&str> = rule.regions.iter().map(String::as_str).collect();
    if regions.is_empty() {
        regions = package.regions.iter().map(|region| region.id.as_str()).collect();
    }
    let mut chosen = Vec::new();
    for region in regions {
        let mut figures: Vec<&Observation> = all().filter(|it| it.region == region).collect();
        figures.sort_by_key(|figure| figure.period);
        // A plan is neither the latest outcome nor in a series with outcomes.
        if Period::parse(&rule.period).is_none() {
            figures.retain(|figure| figure.status != Status::Plan);
        }
        if rule.period.is_empty() {
            let latest = figures.last().map(|figure| figure.period);
            figures.retain(|figure| Some(figure.period) == latest);
        } else if let Some(period) = Period::parse(&rule.period) {
            figures.retain(|figure| figure.period.is_some_and(|it| it.is_same_time(period)));
        }
        chosen.extend(figures.into_iter().map(Chosen::of));
    }
    chosen
}

/// Sorts rows by the value of their first figure; those without one come last.
fn order(groups: &mut [(String, Vec<Chosen>)], sort: Option<Order>) {
    let Some(sort) = sort else { return };
    let value = |group: &[Chosen]| group.first().and_then(|it| it.value);
    groups.sort_by(|(_, one), (_, other)| match (value(one), value(other)) {
        (Some(one), Some(other)) if sort == Order::Descending => other.cmp(&one),
        (Some(one), Some(other)) => one.cmp(&other),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
}

/// What comes of a figure and each one that stands beside it with the right use: one that a relation says already, or one that
/// is made.
fn computed(compute: Compute, own: &Chosen, package: &mut Package) -> Vec<Chosen> {
    let (needed, kind) = match compute {
        Compute::Difference => (Use::Compare, "difference"),
        Compute::Share => (Use::Share, "ratio"),
    };
    let Some(kind) = RelationKind::from_id(kind) else { return Vec::new() };
    let beside =
        package.observations.iter().filter(|it| it.counterpart == own.id && it.usage == Some(needed));
    let beside: Vec<Observation> = beside.cloned().collect();
    beside.iter().filter_map(|other| result(compute, kind, own, other, package)).collect()
}

fn result(
    compute: Compute,
    kind: RelationKind,
    own: &Chosen,
    other: &Observation,
    package: &mut Package,
) -> Option<Chosen> {
    let operands = vec![own.id.clone(), other.id.clone()];
    let value = || {
        let (own, other) = (own.value?, other.quantity.as_ref()?.value);
        match compute {
            Compute::Difference => own.checked_sub(other),
            Compute::Share => own.checked_div(other),
        }
    };
    // What is said beside a region stands in its row.
    let chosen = |id: String, indicator: String| Chosen {
        id,
        indicator,
        region: other.region.clone(),
        value: value(),
    };
    let said = package.relations.iter().find(|it| it.kind == kind && it.operands == operands);
    if let Some(said) = said {
        let figure = package.observations.iter().find(|it| it.id == said.result)?;
        return Some(chosen(figure.id.clone(), figure.indicator.clone()));
    }
    let figure = package.observations.iter().find(|it| it.id == own.id)?.clone();
    let id = format!("{}-{}-{}", own.id, compute.id(), other.id);
    let indicator = indicator(compute, &figure, &other.region, package)?;
    let line = figure.line;
    package.observations.push(Observation {
        id: id.clone(),
        indicator: indicator.clone(),
        tier: Tier::Derived,
        quantity: None,
        mark: String::new(),
        comparability: None,
        usage: None,
        counterpart: String::new(),
        note: Text::default(),
        ..figure
    });
    package.relations.push(Relation {
        id: format!("{id}-relation"),
        kind,
        result: id.clone(),
        operands,
        line,
        ..Relation::default()
    });
    Some(chosen(id, indicator))
}

/// The measure of what is made: one for each measure and region, with the unit that it has.
fn indicator(compute: Compute, figure: &Observation, region: &str, package: &mut Package) -> Option<String> {
    let own = package.indicators.iter().find(|it| it.id == figure.indicator)?.clone();
    let id = format!("{}-{}-{region}", own.id, compute.id());
    if package.indicators.iter().any(|it| it.id == id) {
        return Some(id);
    }
    let region = package.regions.iter().find(|it| it.id == region)?.name.clone();
    let (zh, en) = (&own.name.zh, &own.name.en);
    let (name, unit, kind) = match compute {
        Compute::Difference => {
            let text = Text {
                zh: format!("{zh}与{}之差", region.zh),
                en: format!("{en}, distance from {}", region.en),
            };
            (text, points(&own, package), Kind::Gap)
        }
        Compute::Share => {
            let text =
                Text { zh: format!("{zh}占{}", region.zh), en: format!("{en}, share of {}", region.en) };
            (text, unit(Measure::Percent, ("%", "%", "%"), package), Kind::Rate)
        }
    };
    let name = Text {
        zh: if zh.is_empty() { String::new() } else { name.zh },
        en: if en.is_empty() { String::new() } else { name.en },
    };
    package.indicators.push(Indicator { id: id.clone(), name, unit, kind, note: Text::default(), ..own });
    Some(id)
}

/// The unit of a difference: points for percentages, else the unit itself.
fn points(own: &Indicator, package: &mut Package) -> String {
    let measure = package.units.iter().find(|unit| unit.id == own.unit).map(|unit| unit.measure);
    match measure {
        Some(Measure::Percent) => {
            unit(Measure::Points, ("个百分点", "percentage point", "percentage points"), package)
        }
        _ => own.unit.clone(),
    }
}

/// The package's unit of a measure, which is added where it has none.
fn unit(measure: Measure, (id, one, many): (&str, &str, &str), package: &mut Package) -> String {
    if let Some(unit) = package.units.iter().find(|unit| unit.measure == measure) {
        return unit.id.clone();
    }
    let [id, one, many] = [id, one, many].map(str::to_owned);
    package.units.push(Unit { id: id.clone(), one, many, prefix: String::new(), measure });
    id
}
