//! Units that texts print, with their English words: what a draft knows of them, and what a new package begins with.

use crate::package::Measure;

/// A unit that is known: as printed in Chinese, in English once and more than once, and what is measured in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownUnit {
    /// As printed, also its id.
    pub id: &'static str,
    /// The English word for one.
    pub one: &'static str,
    /// The English word for several.
    pub many: &'static str,
    /// What is measured in it.
    pub measure: Measure,
}

const fn unit(id: &'static str, one: &'static str, many: &'static str, measure: Measure) -> KnownUnit {
    KnownUnit { id, one, many, measure }
}

/// A classifier: what is counted with it carries the noun.
const fn counted(id: &'static str) -> KnownUnit {
    unit(id, "", "", Measure::Count)
}

/// The units, no one before another that it begins with.
#[rustfmt::skip]
pub const UNITS: &[KnownUnit] = &[
    unit("个百分点", "percentage point", "percentage points", Measure::Points),
    unit("%", "%", "%", Measure::Percent),
    unit("‰", "‰", "‰", Measure::Percent),
    unit("倍", "times", "times", Measure::Times),
    unit("元", "yuan", "yuan", Measure::Money),
    unit("美元", "US dollar", "US dollars", Measure::Money),
    unit("港元", "Hong Kong dollar", "Hong Kong dollars", Measure::Money),
    unit("欧元", "euro", "euros", Measure::Money),
    unit("英镑", "pound", "pounds", Measure::Money),
    unit("日元", "yen", "yen", Measure::Money),
    unit("平方公里", "square kilometre", "square kilometres", Measure::Area),
    unit("平方千米", "square kilometre", "square kilometres", Measure::Area),
    unit("平方米", "square metre", "square metres", Measure::Area),
    unit("公顷", "hectare", "hectares", Measure::Area),
    unit("亩", "mu", "mu", Measure::Area),
    unit("立方米", "cubic metre", "cubic metres", Measure::Volume),
    unit("升", "litre", "litres", Measure::Volume),
    unit("公里", "kilometre", "kilometres", Measure::Length),
    unit("千米", "kilometre", "kilometres", Measure::Length),
    unit("海里", "nautical mile", "nautical miles", Measure::Length),
    unit("米", "metre", "metres", Measure::Length),
    unit("吨标准煤", "tonne of standard coal", "tonnes of standard coal", Measure::Mass),
    unit("吨", "tonne", "tonnes", Measure::Mass),
    unit("公斤", "kilogram", "kilograms", Measure::Mass),
    unit("千克", "kilogram", "kilograms", Measure::Mass),
    unit("千瓦时", "kilowatt-hour", "kilowatt-hours", Measure::Energy),
    unit("度电", "kilowatt-hour", "kilowatt-hours", Measure::Energy),
    unit("千瓦", "kilowatt", "kilowatts", Measure::Count),
    unit("摄氏度", "°C", "°C", Measure::Temperature),
    unit("℃", "°C", "°C", Measure::Temperature),
    unit("小时", "hour", "hours", Measure::Time),
    unit("分钟", "minute", "minutes", Measure::Time),
    unit("工作日", "working day", "working days", Measure::Time),
    unit("周岁", "year", "years", Measure::Time),
    unit("岁", "year", "years", Measure::Time),
    unit("个月", "month", "months", Measure::Time),
    unit("年", "year", "years", Measure::Count),
    unit("天", "day", "days", Measure::Time),
    unit("日", "day", "days", Measure::Time),
    unit("人次", "visit", "visits", Measure::Count),
    unit("人", "person", "people", Measure::Count),
    counted("家次"), counted("户次"), counted("批次"), counted("件次"), counted("台次"), counted("辆次"),
    counted("架次"), counted("车次"), counted("大类"), counted("标准箱"), counted("户"), counted("家"),
    counted("个"), counted("项"), counted("件"), counted("张"), counted("条"), counted("种"),
    counted("类"), counted("届"), counted("台"), counted("套"), counted("辆"), counted("艘"),
    counted("架"), counted("所"), counted("座"), counted("处"), counted("份"), counted("起"),
    counted("次"), counted("批"), counted("名"), counted("篇"), counted("部"), counted("册"),
    counted("卷"), counted("只"), counted("头"), counted("匹"), counted("株"), counted("枚"),
    counted("间"), counted("栋"), counted("块"), counted("款"), counted("宗"), counted("例"),
    counted("场"), counted("期"), counted("组"), counted("对"), counted("门"), counted("片"),
    unit("位", "", "", Measure::Rank),
];

/// The unit that a text begins with, the longest one.
pub fn unit_at(text: &str) -> Option<&'static KnownUnit> {
    UNITS.iter().filter(|unit| text.starts_with(unit.id)).max_by_key(|unit| unit.id.len())
}
