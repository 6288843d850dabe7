//! The columns of figures in files: each once, for CSV, workbooks, JSON and the clipboard.

use super::cell::Cell;
use crate::card;
use crate::chart::place;
use crate::lang::Lang;
use crate::package::{Period, PeriodBasis};
use crate::report::{Figure, Report, Value};
use crate::words::{self, words};
use rust_decimal::Decimal;

/// A column.
pub struct Column {
    /// Its name for programs, the same in every language.
    pub key: &'static str,
    /// Its name for readers, in the order of `Lang::ALL`.
    pub names: [&'static str; Lang::ALL.len()],
    /// What it says of a figure.
    content: fn(&Row) -> Cell,
}

impl Column {
    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> &'static str {
        self.names[lang as usize]
    }

    /// What it says of a figure, in a language. What isn't known is empty text.
    pub fn cell(&self, report: &Report, figure: &Figure, lang: Lang) -> Cell {
        (self.content)(&Row { report, figure, lang })
    }
}

/// The columns, in the order in which they stand.
pub const COLUMNS: &[Column] = &[
    column("id", ["编号", "id"], |it| Cell::text(&it.figure.observation.id)),
    column("theme", ["主题", "theme"], |it| Cell::text(it.theme())),
    column("indicator", ["指标", "indicator"], |it| Cell::text(it.figure.indicator.name.get(it.lang))),
    column("region", ["地区", "region"], |it| Cell::text(it.figure.region.name.get(it.lang))),
    column("period", ["时间", "period"], |it| Cell::Text(Period::iso(it.figure.observation.period))),
    column("period_basis", ["时间依据", "period basis"], |it| Cell::text(it.period_basis())),
    column("value", ["数值", "value"], |it| digits(it.figure.value.nominal())),
    column("lower", ["下限", "lower bound"], |it| {
        digits(it.figure.value.interval().lo.map(|end| end.value))
    }),
    column("upper", ["上限", "upper bound"], |it| {
        digits(it.figure.value.interval().hi.map(|end| end.value))
    }),
    column("unit", ["单位", "unit"], |it| Cell::text(it.unit())),
    column("printed", ["原文写法", "as printed"], |it| Cell::Text(it.printed())),
    column("hedge", ["限定词", "hedge"], |it| Cell::text(it.hedge())),
    column("tier", ["来源类别", "tier"], |it| Cell::text(it.tier())),
    column("comparability", ["可比程度", "comparability"], |it| Cell::text(it.comparability())),
    column("source", ["文献", "source"], |it| Cell::text(it.figure.source.title.get(it.lang))),
    column("place", ["出处", "where it stands"], |it| Cell::Text(place(it.lang, it.figure))),
    column("note", ["说明", "note"], |it| Cell::Text(it.note())),
    // The period itself may be a quarter or a fiscal year, whose names don't sort.
    column("period_begins", ["开始", "begins"], |it| it.period_end(0)),
    column("period_ends", ["结束", "ends"], |it| it.period_end(1)),
    column("status", ["性质", "status"], |it| Cell::text(words::status(it.lang, it.figure))),
];

const fn column(
    key: &'static str,
    names: [&'static str; Lang::ALL.len()],
    content: fn(&Row) -> Cell,
) -> Column {
    Column { key, names, content }
}

/// A figure as a row.
struct Row<'a> {
    report: &'a Report,
    figure: &'a Figure<'a>,
    lang: Lang,
}

impl Row<'_> {
    fn theme(&self) -> &str {
        self.report.theme(&self.figure.indicator.theme).map_or("", |theme| theme.name.get(self.lang))
    }

    /// The day with which the period begins or ends, as far as it is known.
    fn period_end(&self, at: usize) -> Cell {
        let end = self.figure.observation.period.and_then(|period| period.ends()[at]);
        Cell::Text(end.map_or(String::new(), |end| end.to_string()))
    }

    fn period_basis(&self) -> &'static str {
        let words = &words(self.lang).card.period_basis;
        match self.figure.observation.period_basis {
            PeriodBasis::Stated => "",
            PeriodBasis::Inherited => words[0],
            PeriodBasis::Unclear => words[1],
        }
    }

    fn unit(&self) -> &str {
        if self.lang == Lang::Zh { &self.figure.unit.id } else { &self.figure.unit.many }
    }

    fn printed(&self) -> String {
        match self.figure.value {
            Value::Printed(quantity) => {
                words::token(self.lang, self.report.package.meta.only, quantity, self.figure.unit)
            }
            Value::Missing => self.figure.observation.mark.clone(),
            _ => String::new(),
        }
    }

    fn hedge(&self) -> &'static str {
        match self.figure.value {
            Value::Printed(quantity) => words(self.lang).explorer.hedges[quantity.bound as usize],
            _ => "",
        }
    }

    fn tier(&self) -> &'static str {
        words(self.lang).explorer.tiers[self.figure.observation.tier as usize]
    }

    fn comparability(&self) -> &'static str {
        self.figure.observation.comparability.map_or("", |grade| words::comparability(self.lang, grade))
    }

    /// The figure's note; before it what it was derived from.
    fn note(&self) -> String {
        let note = self.figure.observation.note.get(self.lang);
        let Value::Derived { relation, .. } = self.figure.value else { return note.to_owned() };
        let relation = &self.report.package.relations[*relation];
        let formula = card::formula(self.report, relation, self.lang);
        if note.is_empty() { formula } else { [&formula, note].join(words(self.lang).semicolon) }
    }
}

/// A number's digits.
fn digits(number: Option<Decimal>) -> Cell {
    number.map_or(Cell::text(""), |number| Cell::Number(number.normalize().to_string()))
}
