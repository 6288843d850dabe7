//! Every sentence of the interface, in tables with all languages side by side; and figures, periods and findings in words.

#[macro_use]
mod sentences;

mod account;
mod app;
mod bench;
mod chart;
mod en;
pub mod number;
mod opening;
mod picked;
mod present;
mod reader;
mod save;
mod zh;

pub use account::Account;
pub use app::{Card, Explorer};
pub use bench::Bench;
pub use chart::{Bounds, Chart, ChartPage, Verdicts};
pub use en::month as english_month;
pub use opening::Opening;
pub use picked::Picked;
pub use present::{BUTTONS, Present, Said};
pub use reader::{Method, Pairs, Subjects, Words};
pub use save::{Embed, Save};

use crate::lang::Lang;
use crate::package::{ChartSpec, Comparability, Date, Period, Reason, Status, Tier, Unit};
use crate::quantity::{Bound, End, Interval, Kind, Quantity};
use crate::report::{Figure, Value, Verdict, Why};
use rust_decimal::Decimal;

/// Lists of texts have one for each value.
const _: () = {
    assert!(Card::ZH.grades.len() == Comparability::ALL.len());
    assert!(Pairs::ZH.grades.len() == Comparability::ALL.len());
    assert!(Account::ZH.numerals.len() == 1 + Reason::ALL.len());
    assert!(Explorer::ZH.hints.len() == 1 + Lang::ALL.len());
    assert!(Explorer::ZH.kinds.len() == Kind::ALL.len());
    assert!(Explorer::ZH.tiers.len() == Tier::ALL.len());
    assert!(Explorer::ZH.hedges.len() == Bound::ALL.len());
    assert!(Card::ZH.statuses.len() == Status::ALL.len());
};

/// The words of a language.
pub fn words(lang: Lang) -> &'static Words {
    Words::of(lang)
}

/// The place in a source: heading, topic.
pub fn place(lang: Lang, heading: &str, topic: &str) -> String {
    match (heading.is_empty(), topic.is_empty()) {
        (true, _) => topic.to_owned(),
        (false, true) => (words(lang).section)(heading),
        (false, false) => (words(lang).in_section)(heading, topic),
    }
}

/// What a chart says of itself besides its figures, where nothing is folded: what isn't said, then its notes.
pub fn remarks(lang: Lang, chart: &ChartSpec) -> Vec<String> {
    let unsaid = chart.unsaid.get(lang);
    let unsaid = (!unsaid.is_empty()).then(|| (words(lang).not_said)(unsaid));
    unsaid.into_iter().chain(chart.notes.iter().map(|note| note.get(lang).to_owned())).collect()
}

/// What a button says that sorts by a column.
pub fn sort(lang: Lang, column: &str) -> String {
    let sort = words(lang).explorer.sort;
    // English has no capitals within a sentence.
    if lang == Lang::En { sort(&column.to_lowercase()) } else { sort(column) }
}

/// A figure split for large type: the number with its hedge, and the unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// `近 8.7`, `nearly 870 million`.
    pub number: String,
    /// `亿元`, `yuan`; may be empty.
    pub unit: String,
    /// Whether a space stands between the two.
    pub spaced: bool,
}

impl Shown {
    /// Number and unit in one line.
    pub fn line(&self) -> String {
        let space = if self.spaced && !self.unit.is_empty() { " " } else { "" };
        format!("{}{space}{}", self.number, self.unit)
    }
}

/// A figure as it is shown: as printed, or derived with `≈`; a mark in place of a number with what it means.
pub fn shown(lang: Lang, figure: &Figure) -> Shown {
    let shown = match figure.value {
        _ if figure.indicator.kind == Kind::TimesMore && figure.value.nominal().is_some() => {
            times_more(lang, figure)
        }
        Value::Printed(quantity) => printed(lang, quantity, figure.unit),
        Value::Derived { nominal: Some(nominal), interval, .. } => derived(lang, *nominal, *interval, figure),
        Value::Derived { nominal: None, interval, .. } => {
            Shown { number: bounds(lang, *interval, figure.unit), unit: String::new(), spaced: false }
        }
        Value::Missing => Shown {
            number: figure.observation.mark.clone(),
            unit: status(lang, figure).to_owned(),
            spaced: true,
        },
        Value::Unknown => Shown { number: "—".to_owned(), unit: String::new(), spaced: false },
    };
    Shown { number: planned(lang, figure, shown.number), ..shown }
}

/// A growth in multiples, with how many times as much that is, since 增长2倍 and “two times more” are misread.
fn times_more(lang: Lang, figure: &Figure) -> Shown {
    let (value, before, after) = if let Value::Printed(quantity) = figure.value {
        let (before, after) = match (lang, quantity.bound) {
            (Lang::Zh, bound) => zh::around(bound),
            // “200%-odd” isn’t English.
            (Lang::En, Bound::Odd) => en::around(Bound::Over),
            (Lang::En, bound) => en::around(bound),
        };
        (quantity.in_scale(quantity.value), before, after)
    } else {
        let nominal = figure.value.nominal().unwrap_or_default();
        let (rounded, mark) = rounded(nominal, figure.value.interval(), figure.unit);
        (rounded, mark, "")
    };
    let sign = signed(Kind::TimesMore, value);
    // Beyond what a decimal holds, the number is left as it is.
    let times = number::plain(value.checked_add(Decimal::ONE).unwrap_or(value));
    let percent = value.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(value);
    let more = &words(lang).times_more;
    match lang {
        Lang::Zh => Shown {
            number: format!("{before}{sign}{}", number::plain(value)),
            unit: more(&figure.unit.id, after, &format!("{before}{times}")),
            spaced: true,
        },
        Lang::En => Shown {
            number: format!("{before}{sign}{}%", number::plain(percent.normalize())),
            unit: more(&figure.unit.many, after, &format!("{before}{times}")),
            spaced: true,
        },
    }
}

/// A number with the word that says that it is a plan, if it is one.
fn planned(lang: Lang, figure: &Figure, number: String) -> String {
    if figure.observation.status != Status::Plan {
        return number;
    }
    // Between Chinese words there is no space.
    let space = if number.starts_with(|c: char| c >= '\u{4e00}') { "" } else { " " };
    format!("{}{space}{number}", words(lang).card.planned)
}

/// What a figure is besides an outcome, or what the mark in place of a number means; empty for an outcome.
pub fn status(lang: Lang, figure: &Figure) -> &'static str {
    let card = &words(lang).card;
    match (figure.value, figure.observation.status) {
        (Value::Missing, Status::Observed) => card.no_number,
        (_, status) => card.statuses[status as usize],
    }
}

/// A figure in one line.
pub fn figure(lang: Lang, figure: &Figure) -> String {
    shown(lang, figure).line()
}

/// A figure as `shown`, with its number written out: no 万, no million.
pub fn in_digits(lang: Lang, it: &Figure) -> Shown {
    let shown = match it.value {
        _ if it.indicator.kind == Kind::TimesMore => return shown(lang, it),
        Value::Printed(quantity) => match lang {
            Lang::Zh => zh::in_digits(quantity, it.unit),
            Lang::En => en::in_digits(quantity, it.unit),
        },
        Value::Derived { nominal: Some(nominal), interval, .. } => {
            let (rounded, mark) = rounded(*nominal, *interval, it.unit);
            let shown = match lang {
                Lang::Zh => zh::unscaled(rounded, it.unit),
                Lang::En => en::unscaled(rounded, it.unit),
            };
            let sign = signed(it.indicator.kind, rounded);
            Shown { number: format!("{mark}{sign}{}", shown.number), ..shown }
        }
        Value::Derived { nominal: None, .. } | Value::Missing | Value::Unknown => return shown(lang, it),
    };
    Shown { number: planned(lang, it, shown.number), ..shown }
}

/// A printed quantity with its unit.
pub fn printed(lang: Lang, quantity: &Quantity, unit: &Unit) -> Shown {
    match lang {
        Lang::Zh => zh::printed(quantity, unit),
        Lang::En => en::printed(quantity, unit),
    }
}

fn derived(lang: Lang, nominal: Decimal, interval: Interval, figure: &Figure) -> Shown {
    let (rounded, mark) = rounded(nominal, interval, figure.unit);
    let shown = plain(lang, rounded, figure.unit);
    let sign = signed(figure.indicator.kind, rounded);
    Shown { number: format!("{mark}{sign}{}", shown.number), ..shown }
}

/// How many there are of something, as sentences have it.
pub fn count(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => count.to_string(),
        Lang::En => number::grouped(Decimal::from(count)),
    }
}

/// A derived number rounded to what is shown of it, and the mark before it; one that is exact ends where it ends.
fn rounded(nominal: Decimal, interval: Interval, unit: &Unit) -> (Decimal, &'static str) {
    let rounded = number::round(nominal, number::shown_precision(nominal, interval, unit.measure));
    if interval.single() == Some(rounded) { (rounded.normalize(), "") } else { (rounded, "≈") }
}

/// Whether a figure's number says that it is about so much.
pub fn is_about(it: &Figure) -> bool {
    let Value::Derived { nominal: Some(nominal), interval, .. } = it.value else { return false };
    !rounded(*nominal, *interval, it.unit).1.is_empty()
}

/// Whether all that a derived figure can stand for is shown as the same number, so that its range adds nothing.
pub fn settled(it: &Figure) -> bool {
    let Value::Derived { nominal: Some(nominal), interval, .. } = it.value else { return false };
    let power = number::shown_precision(*nominal, *interval, it.unit.measure);
    let [lo, hi] = [interval.lo, interval.hi].map(|end| end.map(|end| number::round(end.value, power)));
    lo.is_some() && lo == hi
}

/// A number in a unit, without any hedge.
pub fn plain(lang: Lang, value: Decimal, unit: &Unit) -> Shown {
    match lang {
        Lang::Zh => zh::plain(value, unit),
        Lang::En => en::plain(value, unit),
    }
}

/// The words of scale that ticks may have, with the zeros that each stands for.
const fn tick_scales(lang: Lang) -> [(usize, &'static str); 2] {
    match lang {
        Lang::Zh => [(8, " 亿"), (4, " 万")],
        Lang::En => [(9, " billion"), (6, " million")],
    }
}

/// The texts of an axis's ticks by their digits, all in one scale: `0.5 亿`, `1 亿`; `200,000`, `1,000,000`. A scale is
/// used where the largest tick reaches it and none needs more than one decimal.
pub fn ticks(lang: Lang, digits: &[String]) -> Vec<String> {
    let largest = digits.iter().map(|digits| digits.trim_start_matches('−').len()).max().unwrap_or(0);
    let whole = digits.iter().all(|digits| !digits.contains('.'));
    let fits = |zeros: usize| {
        let tens = "0".repeat(zeros - 1);
        whole && largest > zeros && digits.iter().all(|digits| digits == "0" || digits.ends_with(&tens))
    };
    let scale = tick_scales(lang).into_iter().find(|(zeros, _)| fits(*zeros));
    digits.iter().map(|digits| tick(lang, digits, scale)).collect()
}

/// The text of a tick in a scale.
fn tick(lang: Lang, digits: &str, scale: Option<(usize, &str)>) -> String {
    let (sign, digits) = digits.strip_prefix('−').map_or(("", digits), |rest| ("−", rest));
    let (zeros, word) = scale.filter(|_| digits != "0").unwrap_or_default();
    let padded = format!("{digits:0>width$}", width = zeros + 1);
    let (whole, rest) = if zeros > 0 { padded.split_at(padded.len() - zeros) } else { (digits, "") };
    let tenth = rest.trim_end_matches('0');
    let point = if tenth.is_empty() { "" } else { "." };
    let in_groups = lang == Lang::En || whole.split('.').next().is_some_and(|it| it.len() >= zh::LONG);
    let whole = if in_groups { number::group(whole) } else { whole.to_owned() };
    format!("{sign}{whole}{point}{tenth}{word}")
}

/// The values that a figure can stand for, in words: `94.05–94.15%`, `94.05%—94.15%`, `99% 以上`.
pub fn bounds(lang: Lang, interval: Interval, unit: &Unit) -> String {
    let end = |end: Option<End>| end.map(|end| End { value: end.value.normalize(), ..end });
    between(lang, Interval { lo: end(interval.lo), hi: end(interval.hi) }, unit)
}

/// Like `bounds`, with percentages to as many decimals as the ends have.
fn between(lang: Lang, interval: Interval, unit: &Unit) -> String {
    let end = |end: End, sentence: fn(&str) -> String| sentence(&plain(lang, end.value, unit).line());
    let bounds = &words(lang).bounds;
    match (interval.lo, interval.hi) {
        (Some(lo), Some(hi)) if lo.value == hi.value => end(lo, str::to_owned),
        // Nothing that is counted or measured here is less than nothing.
        (None, Some(hi)) => end(hi, bounds.at_most),
        (Some(lo), Some(hi)) if lo.value.is_zero() && !lo.open => end(hi, bounds.at_most),
        (Some(lo), Some(hi)) => {
            let [mut from, mut to] = [lo, hi].map(|end| plain(lang, end.value, unit));
            if from.unit == to.unit {
                even(&mut from.number, &mut to.number);
            }
            // A dash and a minus behind it aren't told apart.
            let signs = hi.value < Decimal::ZERO;
            // What both ends have in common is said once, behind the second; a Chinese percent sign isn't left out.
            let (start, until) = match lang {
                Lang::Zh if from.unit == to.unit => (from.number, if signs { "至" } else { "—" }),
                Lang::Zh => (from.line(), if signs { "至" } else { "—" }),
                Lang::En if from.unit == to.unit => {
                    let word = to.number.find([' ', '%']).map_or("", |at| &to.number[at..]);
                    (from.number.trim_end_matches(word).to_owned(), if signs { " to " } else { "–" })
                }
                Lang::En => (from.line(), if signs { " to " } else { "–" }),
            };
            format!("{start}{until}{}", to.line())
        }
        (Some(lo), None) if lo.open => end(lo, bounds.over),
        (Some(lo), None) => end(lo, bounds.at_least),
        (None, None) => bounds.unknown.to_owned(),
    }
}

/// Gives two numbers with the same behind their digits as many decimals as the one that has more: `6.38` and `6.40`.
fn even(one: &mut String, other: &mut String) {
    let decimals = |text: &str| {
        let end = text.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at + 1);
        (end, text[..end].split_once('.').map_or(0, |(_, decimals)| decimals.len()))
    };
    let [(end, count), (other_end, other_count)] = [decimals(one), decimals(other)];
    // Nothing is exact in any case.
    if one[end..] != other[other_end..] || [&one[..end], &other[..other_end]].contains(&"0") {
        return;
    }
    let (fewer, end, missing) = if count < other_count {
        (one, end, other_count - count)
    } else {
        (other, other_end, count - other_count)
    };
    let point = if missing > 0 && count.min(other_count) == 0 { "." } else { "" };
    fewer.insert_str(end, &[point, &"0".repeat(missing)].concat());
}

/// The range of a derived or checked figure, rounded to what it is known to.
pub fn rounded_bounds(lang: Lang, interval: Interval, unit: &Unit) -> String {
    let rounded = number::round_interval(interval);
    // What is exact ends where it ends; of what was rounded the zeros are known.
    if rounded.single() == interval.single() && rounded.single().is_some() {
        return bounds(lang, interval, unit);
    }
    between(lang, rounded, unit)
}

/// The values that a figure can stand for: exact ends where it was printed, rounded ones where it was derived.
pub fn range(lang: Lang, figure: &Figure) -> String {
    let more = figure.indicator.kind == Kind::TimesMore;
    let interval = figure.value.interval();
    let interval = if more { interval + Interval::point(Decimal::ONE) } else { interval };
    let range = if figure.value.is_derived() {
        rounded_bounds(lang, interval, figure.unit)
    } else {
        bounds(lang, interval, figure.unit)
    };
    // A growth in multiples is told by how many times as much it makes.
    if more { (words(lang).as_much)(&range) } else { range }
}

/// A figure's token as printed, with hedge, scale and unit in Chinese as the source has them, unless its package is in
/// English alone.
pub fn token(lang: Lang, only: Option<Lang>, quantity: &Quantity, unit: &Unit) -> String {
    // Differences are printed without a sign, and a Chinese numeral is told as it stands.
    let token = if quantity.priced {
        [quantity.printed.as_str(), if quantity.scale.is_chinese() { "" } else { " " }, quantity.scale.id()]
            .concat()
    } else if quantity.printed.contains(|c: char| c.is_ascii_digit()) {
        zh::hedged(quantity, &quantity.printed, unit).line().replacen('+', "", 1)
    } else {
        quantity.printed.clone()
    };
    let translated = printed(lang, quantity, unit).line();
    match lang {
        Lang::Zh => token,
        Lang::En if only == Some(lang) || translated == token => translated,
        Lang::En => (words(lang).aside_of)(&translated, &token),
    }
}

/// How a figure of another source stands to the report's counterpart.
pub fn comparability(lang: Lang, grade: Comparability) -> &'static str {
    words(lang).card.grades[grade as usize]
}

/// A period in words; `None` means that the source gives none.
pub fn period(lang: Lang, period: Option<Period>) -> String {
    match lang {
        Lang::Zh => zh::period(period),
        Lang::En => en::period(period),
    }
}

/// The months that two dates are, if both are of one year.
fn months_of_one_year(from: Date, to: Date) -> Option<(u32, u32)> {
    let months = from.month().zip(to.month());
    months.filter(|_| from.year() == to.year() && from.day().is_none() && to.day().is_none())
}

/// A year and the next one: `2023/24`.
fn years(first: u32) -> String {
    format!("{first}/{:02}", (first + 1) % 100)
}

/// What is read aloud of a figure: region, indicator, figure, period, what is derived and from what tier.
pub fn spoken(lang: Lang, it: &Figure) -> String {
    let words = words(lang);
    let mut parts = vec![
        it.region.name.get(lang).to_owned(),
        it.indicator.name.get(lang).to_owned(),
        // Marks have no sound.
        if *it.value == Value::Missing { status(lang, it).to_owned() } else { figure(lang, it) },
        period(lang, it.observation.period),
    ];
    if it.value.is_derived() {
        parts.push(words.derived.to_owned());
        parts.push((words.range)(&range(lang, it)));
    } else if it.observation.tier == Tier::Context {
        parts.push(place(lang, "", it.source.issuer.get(lang)));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(words.comma)
}

/// What checking a relation found.
pub fn verdict(lang: Lang, verdict: &Verdict, unit: &Unit) -> String {
    let words = &words(lang).verdicts;
    match verdict {
        Verdict::Derives { .. } => words.derives.to_owned(),
        Verdict::Holds { both, .. } => (words.holds)(&rounded_bounds(lang, *both, unit)),
        Verdict::Contradicts { .. } => words.contradicts.to_owned(),
        Verdict::Undecided(why) => undecided(lang, *why),
    }
}

/// Why a relation can't be decided.
pub fn undecided(lang: Lang, why: Why) -> String {
    let words = &words(lang).verdicts;
    (words.undecided)(match why {
        Why::Rounding => words.rounding,
        Why::MissingTerm => words.missing_term,
        Why::TermsClash => words.terms_clash,
    })
}

/// Whether a figure is shown with a sign: differences and changes are.
fn signed(kind: Kind, value: Decimal) -> &'static str {
    if kind.is_signed() && value > Decimal::ZERO { "+" } else { "" }
}

/// A bound's words around a number: before it, after it.
type Hedge = (&'static str, &'static str);

fn hedge(bound: Bound, hedges: [Hedge; Bound::ALL.len()]) -> Hedge {
    hedges[bound as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::Measure;
    use crate::quantity::Scale;

    /// A quantity of a unit in both languages.
    #[track_caller]
    fn check_printed(printed: &str, scale: &str, bound: Bound, kind: Kind, unit: &Unit, zh: &str, en: &str) {
        let scale = Scale::from_id(scale).expect("a scale");
        let quantity = Quantity::parse(printed, scale, bound, kind).expect("a number");
        let shown = |lang| super::printed(lang, &quantity, unit).line();
        assert_eq!((shown(Lang::Zh).as_str(), shown(Lang::En).as_str()), (zh, en), "{printed}");
    }

    fn unit(zh: &str, one: &str, many: &str, measure: Measure) -> Unit {
        Unit { id: zh.to_owned(), one: one.to_owned(), many: many.to_owned(), measure, ..Unit::default() }
    }

    #[test]
    fn figures_are_shown_as_printed() {
        let percent = unit("%", "%", "%", Measure::Percent);
        let check = |printed, bound, kind, zh, en| check_printed(printed, "", bound, kind, &percent, zh, en);
        check("94.10", Bound::Exact, Kind::Rate, "94.10%", "94.10%");
        check("-2.5", Bound::Exact, Kind::Gap, "−2.5%", "−2.5%");
        check("下降2.5", Bound::Exact, Kind::Gap, "−2.5%", "−2.5%");
        check("0.5", Bound::Exact, Kind::Gap, "+0.5%", "+0.5%");
        check("104.3", Bound::Exact, Kind::Contribution, "104.3%", "104.3%");
        check("5", Bound::Under, Kind::Rate, "不到 5%", "under 5%");
        check("5", Bound::AtMost, Kind::Rate, "至多 5%", "at most 5%");
        check("3%–5%", Bound::Exact, Kind::Rate, "3%—5%", "3–5%");
        check("三分之一", Bound::About, Kind::Rate, "约三分之一", "about one third");
        check("two thirds", Bound::Exact, Kind::Rate, "三分之二", "two thirds");
        check("过半", Bound::Exact, Kind::Rate, "过半", "over half");
        check("half", Bound::Over, Kind::Rate, "过半", "over half");
        check("2/13", Bound::Exact, Kind::Rate, "13分之2", "2/13");
        check("翻一番", Bound::Exact, Kind::Gap, "+100%", "+100%");
        check("两", Bound::Exact, Kind::Rate, "2%", "2%");
        let permille = unit("‰", "‰", "‰", Measure::Percent);
        check_printed("5.80", "", Bound::Exact, Kind::Rate, &permille, "5.80‰", "5.80‰");
    }

    #[test]
    fn amounts_keep_their_digits_in_either_language() {
        let yuan = unit("元", "yuan", "yuan", Measure::Money);
        let check = |printed, scale, bound, zh, en| {
            check_printed(printed, scale, bound, Kind::Balance, &yuan, zh, en);
        };
        check("35.90", "亿", Bound::Exact, "35.90 亿元", "3.590 billion yuan");
        check("8.7", "亿", Bound::Nearly, "近 8.7 亿元", "nearly 870 million yuan");
        check("1464", "万", Bound::Exact, "1464 万元", "14.64 million yuan");
        check("3.80", "万亿", Bound::Exact, "3.80 万亿元", "3.80 trillion yuan");
        check("306.1", "thousand", Bound::Exact, "30.61 万元", "306.1 thousand yuan");
        check("2.50", "billion", Bound::Over, "超 25.0 亿元", "over 2.50 billion yuan");
        check("17,381", "", Bound::Exact, "17381 元", "17,381 yuan");
        check("61489.0", "", Bound::Exact, "61489.0 元", "61,489.0 yuan");
        check("-7", "亿", Bound::Exact, "−7 亿元", "−700 million yuan");
        check("3–5", "亿", Bound::Exact, "3—5 亿元", "300–500 million yuan");
        check("1", "", Bound::Exact, "1 元", "1 yuan");
        // With many digits behind a word of scale a number is longer than in digits alone.
        check("140912590", "", Bound::Exact, "140,912,590 元", "140,912,590 yuan");
        check("1304887562", "", Bound::Exact, "1,304,887,562 元", "1,304,887,562 yuan");
        check("42395.00", "亿", Bound::Exact, "42395.00 亿元", "4,239.500 billion yuan");
        check("990865", "亿", Bound::Exact, "990865 亿元", "99.0865 trillion yuan");
    }

    #[test]
    fn ends_of_ranges_are_alike() {
        let yuan = unit("元", "yuan", "yuan", Measure::Money);
        let percent = unit("%", "%", "%", Measure::Percent);
        let check = |lo: &str, hi: &str, unit: &Unit, zh: &str, en: &str| {
            let end = |text: &str| Some(End::closed(text.parse().expect("a number")));
            let interval = Interval { lo: end(lo), hi: end(hi) };
            let [found_zh, found_en] = Lang::ALL.map(|lang| bounds(lang, interval, unit));
            assert_eq!((found_zh.as_str(), found_en.as_str()), (zh, en), "{lo} to {hi}");
        };
        check("6.38", "6.40", &yuan, "6.38—6.40 元", "6.38–6.40 yuan");
        check("2", "2.5", &yuan, "2.0—2.5 元", "2.0–2.5 yuan");
        check("-6.40", "-6.38", &yuan, "−6.40至−6.38 元", "−6.40 to −6.38 yuan");
        check("94.05", "94.15", &percent, "94.05%—94.15%", "94.05–94.15%");
        check("99.5", "100", &percent, "99.5%—100.0%", "99.5–100.0%");
        check("28284500000", "28285500000", &yuan, "282.845—282.855 亿元", "28.2845–28.2855 billion yuan");
        check("999000", "1000000", &yuan, "99.9—100.0 万元", "999,000–1 million yuan");
    }

    #[test]
    fn currencies_stand_before_english_numbers() {
        let pound = Unit { prefix: "£".to_owned(), ..unit("英镑", "pound", "pounds", Measure::Money) };
        let check = |printed, scale, bound, zh, en| {
            check_printed(printed, scale, bound, Kind::Balance, &pound, zh, en);
        };
        check("17,381", "", Bound::Exact, "17381 英镑", "£17,381");
        check("£17,381", "", Bound::Exact, "17381 英镑", "£17,381");
        check("1.20", "billion", Bound::Nearly, "近 12.0 亿英镑", "nearly £1.20 billion");
        check("-7", "million", Bound::Exact, "−700 万英镑", "−£7 million");
        check("3–5", "亿", Bound::Exact, "3—5 亿英镑", "£300–500 million");
        assert_eq!(plain(Lang::En, Decimal::from(-5), &pound).line(), "−£5");
    }

    #[test]
    fn ticks_are_short() {
        let check = |digits: &str, zh: &str, en: &str| {
            let digits: Vec<String> = digits.split(' ').map(str::to_owned).collect();
            assert_eq!(ticks(Lang::Zh, &digits).join("; "), zh);
            assert_eq!(ticks(Lang::En, &digits).join("; "), en);
        };
        check("0", "0", "0");
        check("93.50", "93.50", "93.50");
        check("−0.5 0.0 0.5", "−0.5; 0.0; 0.5", "−0.5; 0.0; 0.5");
        check("0 1000", "0; 1000", "0; 1,000");
        check("0 5000 10000 15000", "0; 0.5 万; 1 万; 1.5 万", "0; 5,000; 10,000; 15,000");
        check("−200000 0 200000", "−20 万; 0; 20 万", "−200,000; 0; 200,000");
        check("0 50000000 100000000", "0; 0.5 亿; 1 亿", "0; 50 million; 100 million");
        check("10500000 10510000", "1050 万; 1051 万", "10,500,000; 10,510,000");
        check("4000000000 35000000000", "40 亿; 350 亿", "4 billion; 35 billion");
        check("0.0000", "0.0000", "0.0000");
        check("12345.0 12345.5", "12345.0; 12345.5", "12,345.0; 12,345.5");
        check("1234567.5 −1234568.0", "1,234,567.5; −1,234,568.0", "1,234,567.5; −1,234,568.0");
        check("10500010 10500020", "10,500,010; 10,500,020", "10,500,010; 10,500,020");
    }

    #[test]
    fn periods_are_told_as_sources_tell_them() {
        let check = |iso: &str, zh: &str, en: &str| {
            let [found_zh, found_en] = Lang::ALL.map(|lang| period(lang, Period::parse(iso)));
            assert_eq!((found_zh.as_str(), found_en.as_str()), (zh, en), "{iso}");
        };
        check("2023", "2023 年", "2023");
        check("2024-07-31", "2024 年 7 月底", "end of July 2024");
        check("2023-12-31", "2023 年底", "end of 2023");
        check("2024-02-28", "2024 年 2 月 28 日", "28 February 2024");
        check("2024-02-29", "2024 年 2 月底", "end of February 2024");
        check("2024-01/2024-06", "2024 年 1—6 月", "January–June 2024");
        check("2023/..", "2023 年以来", "since 2023");
        check("2016/2021", "2016 年至 2021 年", "2016 to 2021");
        check("2024-Q3", "2024 年三季度", "Q3 2024");
        check("2024-H2", "2024 年下半年", "second half of 2024");
        check("2024-01/2024-09", "2024 年 1—9 月", "January–September 2024");
        check("FY2024", "2024 财年", "fiscal year 2024");
        check("FY2023/24", "2023/24 财年", "fiscal year 2023/24");
        check("AY1999/00", "1999/00 学年", "academic year 1999/00");
        check(
            "FY2015/16/FY2023/24",
            "2015/16 财年至 2023/24 财年",
            "fiscal year 2015/16 to fiscal year 2023/24",
        );
        check("../2024-09-30", "截至 2024 年 9 月底", "up to the end of September 2024");
        check("2021/2024-09-30", "2021 年至 2024 年 9 月底", "2021 to the end of September 2024");
        check("2023-12-31/..", "2023 年底以来", "since the end of 2023");
        check("", "时间未说明", "period not stated");
    }
}
