//! The explorer's data: which figures a reader's search, filters and order select.

use crate::chart::spot;
use crate::index::sorted;
use crate::lang::{Lang, Text};
use crate::package::{Comparability, Date, Period, Tier};
use crate::quantity::Kind;
use crate::report::{Figure, Report};
use crate::search::{Query, fold};
use crate::words::{self, words};
use std::cmp::Ordering;

/// What figures can be filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// The indicator's theme.
    Theme,
    /// What sort of number it is.
    Kind,
    /// Where the figure comes from.
    Tier,
    /// The region.
    Region,
    /// A year that the period touches.
    Period,
    /// How the figure stands to the report's counterpart.
    Grade,
}

impl Filter {
    /// All filters, in the order in which they are offered.
    pub const ALL: [Filter; 6] =
        [Filter::Theme, Filter::Kind, Filter::Tier, Filter::Region, Filter::Period, Filter::Grade];

    /// The name in addresses.
    pub const fn id(self) -> &'static str {
        match self {
            Filter::Theme => "theme",
            Filter::Kind => "kind",
            Filter::Tier => "tier",
            Filter::Region => "region",
            Filter::Period => "period",
            Filter::Grade => "grade",
        }
    }

    /// The filter's place among all.
    pub const fn place(self) -> usize {
        self as usize
    }

    /// Whether a figure has a value of the filter.
    fn holds(self, figure: &Figure, value: &str) -> bool {
        match self {
            Filter::Theme => figure.indicator.theme == value,
            Filter::Kind => figure.indicator.kind.id() == value,
            Filter::Tier => figure.observation.tier.id() == value,
            Filter::Region => figure.observation.region == value,
            Filter::Period => touches(figure.observation.period, value),
            Filter::Grade => figure.observation.comparability.is_some_and(|grade| grade.id() == value),
        }
    }
}

/// What a period is called that the source doesn't give.
pub const UNDATED: &str = "none";

/// Whether a period touches a year; `UNDATED` is touched by no period at all.
fn touches(period: Option<Period>, year: &str) -> bool {
    match period {
        None => year == UNDATED,
        Some(period) => Period::parse(year).is_some_and(|year| period.touches(year.from.year())),
    }
}

/// A column that figures can be ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The indicator's name.
    Name,
    /// The value; figures of one unit stand together, since others can't be ordered.
    Value,
    /// The region.
    Region,
    /// The period.
    Period,
}

impl Column {
    /// All columns, in the order of the table.
    pub const ALL: [Column; 4] = [Column::Name, Column::Value, Column::Region, Column::Period];

    /// The name in addresses.
    pub const fn id(self) -> &'static str {
        match self {
            Column::Name => "name",
            Column::Value => "value",
            Column::Region => "region",
            Column::Period => "period",
        }
    }
}

/// What a reader selects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Words to search for.
    pub query: String,
    /// The value of each filter, in the order of `Filter::ALL`; empty for all.
    pub filters: [String; 6],
    /// The column to order by and whether from the last to the first; without one, the package's order.
    pub sort: Option<(Column, bool)>,
    /// Whether numbers are written out instead of with words such as 万 and 亿.
    pub digits: bool,
}

/// What can be found of each figure of a report, folded; made once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts(Vec<String>);

impl Texts {
    /// The texts of a report's figures: names, source, id, the number as printed, and all that a row shows.
    pub fn of(report: &Report) -> Texts {
        let text = |it: Figure| {
            let theme = report.theme(&it.indicator.theme).map(|theme| &theme.name);
            let names = [&it.indicator.name, &it.region.name, &it.source.issuer, &it.source.title];
            let mut text = String::new();
            let mut add = |part: &str| text.extend([&fold(part), "\n"]);
            for lang in Lang::ALL {
                for name in names.into_iter().chain(theme) {
                    add(name.get(lang));
                }
                add(&words::figure(lang, &it));
                add(&words::in_digits(lang, &it).line());
                add(&words::period(lang, it.observation.period));
                add(words(lang).explorer.tiers[it.observation.tier as usize]);
                add(&spot(lang, &it));
            }
            if let Some(quantity) = &it.observation.quantity {
                add(&[&quantity.printed, quantity.scale.id()].concat());
            }
            add(&it.observation.id);
            text
        };
        let places = 0..report.package.observations.len();
        Texts(places.map(|at| report.at(at).map(text).unwrap_or_default()).collect())
    }

    /// The places of the selected figures, in the selected order.
    pub fn select(&self, report: &Report, selection: &Selection, lang: Lang) -> Vec<usize> {
        let query = Query::new(&selection.query);
        let mut found: Vec<usize> = Vec::new();
        for (at, text) in self.0.iter().enumerate() {
            let Some(figure) = report.at(at) else { continue };
            let filters = Filter::ALL.iter().zip(&selection.filters);
            let passes =
                filters.into_iter().all(|(filter, value)| value.is_empty() || filter.holds(&figure, value));
            if passes && finds(report, &query, &figure, text) {
                found.push(at);
            }
        }
        let Some((column, descending)) = selection.sort else { return found };
        let figures: Vec<Figure> = found.iter().filter_map(|at| report.at(*at)).collect();
        let order = sorted(figures.len(), &|a, b| {
            let order = compare(&figures[a], &figures[b], column, lang);
            if descending { order.reverse() } else { order }
        });
        order.into_iter().map(|at| found[at]).collect()
    }
}

fn finds(report: &Report, query: &Query, figure: &Figure, text: &str) -> bool {
    let theme = report.theme(&figure.indicator.theme).map_or("", |theme| &theme.name.zh);
    let names = [figure.indicator.name.zh.as_str(), &figure.region.name.zh, theme];
    query.finds(&[text], &names, &report.readings)
}

fn compare(a: &Figure, b: &Figure, column: Column, lang: Lang) -> Ordering {
    match column {
        Column::Name => a.indicator.name.get(lang).cmp(b.indicator.name.get(lang)),
        Column::Value => {
            let unit = a.unit.id.cmp(&b.unit.id);
            unit.then_with(|| a.value.nominal().cmp(&b.value.nominal()))
        }
        Column::Region => a.observation.region.cmp(&b.observation.region),
        Column::Period => a.observation.period.cmp(&b.observation.period),
    }
}

/// The values of a filter that occur in a report, each with its label; in the package's order, years backwards.
pub fn options(report: &Report, filter: Filter, lang: Lang) -> Vec<(String, String)> {
    let occurs = |value: &str| report.figures().any(|figure| filter.holds(&figure, value));
    let named = |(id, name): (&String, &Text)| (id.clone(), name.get(lang).to_owned());
    let own = |ids: &[&str], labels: &[&str]| -> Vec<(String, String)> {
        ids.iter().zip(labels).map(|(id, label)| ((*id).to_owned(), (*label).to_owned())).collect()
    };
    let explorer = &words(lang).explorer;
    let mut options = match filter {
        Filter::Theme => report.package.themes.iter().map(|it| named((&it.id, &it.name))).collect(),
        Filter::Region => report.package.regions.iter().map(|it| named((&it.id, &it.name))).collect(),
        Filter::Kind => own(&Kind::ALL.map(Kind::id), &explorer.kinds),
        Filter::Tier => own(&Tier::ALL.map(Tier::id), &explorer.tiers),
        Filter::Grade => {
            let label = |(id, grade)| (str::to_owned(id), words::comparability(lang, grade).to_owned());
            Comparability::WORDS.map(label).to_vec()
        }
        Filter::Period => years(report, lang),
    };
    options.retain(|(value, _)| occurs(value));
    options
}

/// The years that periods begin or end with, the latest first.
fn years(report: &Report, lang: Lang) -> Vec<(String, String)> {
    let mut years: Vec<u32> = Vec::new();
    for year in report.figures().filter_map(|figure| figure.observation.period).flat_map(Period::years) {
        if !years.contains(&year) {
            years.push(year);
        }
    }
    let order = sorted(years.len(), &|a, b| years[b].cmp(&years[a]));
    let label = |year: &u32| {
        let year = Period::from(Date::of_year(*year));
        (year.to_string(), words::period(lang, Some(year)))
    };
    let undated = (UNDATED.to_owned(), words::period(lang, None));
    order.iter().map(|at| label(&years[*at])).chain([undated]).collect()
}

/// The rows of a list of `count` rows that a window shows, with some more on either side: from, to.
///
/// `top` is how far the list is scrolled and `height` the window's height, both in the unit of `row`.
pub fn window(count: usize, row: f64, top: f64, height: f64) -> (usize, usize) {
    const MORE: usize = 8;
    let first = ((top / row).max(0.0) as usize).min(count);
    let last = (((top + height) / row).max(0.0) as usize).saturating_add(1 + MORE).min(count);
    (first.saturating_sub(MORE).min(last), last)
}
