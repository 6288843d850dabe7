//! Every sentence of the interface, in both languages; a sentence missing in one of them doesn't compile.

mod en;
pub mod number;
mod zh;

use crate::lang::Lang;
use crate::package::{Tier, Unit};
use crate::quantity::{Bound, End, Interval, Kind, Quantity};
use crate::report::{Figure, Value, Verdict, Why};
use rust_decimal::Decimal;

/// The interface in one language. Sentences with something to fill in are functions.
pub struct Words {
    /// The language they are in.
    pub lang: Lang,
    /// The product's name.
    pub product: &'static str,
    /// The link past the toolbar.
    pub skip: &'static str,
    /// The name of the toolbar.
    pub toolbar: &'static str,
    /// The name of the list of sections.
    pub contents: &'static str,
    /// The link to the slides.
    pub slides: &'static str,
    /// The button that switches to the other language, in that language.
    pub other_language: &'static str,
    /// The name of the look switch.
    pub look: &'static str,
    /// The looks: following the system, light, dark.
    pub looks: [&'static str; 3],
    /// The heading of the key figures.
    pub key_figures: &'static str,
    /// Before a source.
    pub source: &'static str,
    /// The place in a source: heading, topic.
    pub place: fn(&str, &str) -> String,
    /// The button that saves and cites a chart; the one for the whole report.
    pub save: [&'static str; 2],
    /// The button for code for other people's pages.
    pub embed: &'static str,
    /// The summary of a chart's table.
    pub figures_as_table: &'static str,
    /// The table's columns: what, figure, region, period, place.
    pub columns: [&'static str; 5],
    /// The mark of a derived figure.
    pub derived: &'static str,
    /// The mark of a figure of another source.
    pub context: &'static str,
    /// A derived figure's hint, with its range.
    pub range: fn(&str) -> String,
    /// A remark behind a text.
    pub aside_of: fn(&str, &str) -> String,
    /// One figure is among another.
    pub within: fn(&str, &str) -> String,
    /// Between the names of a list.
    pub comma: &'static str,
    /// Between parts of a list that hold commas.
    pub semicolon: &'static str,
    /// The heading of the list of all figures.
    pub all_figures: &'static str,
    /// What stands beneath it: the number of figures, and of those that are in charts.
    pub all_figures_deck: fn(usize, usize) -> String,
    /// The heading of the list of sources.
    pub sources: &'static str,
    /// Of a picture that shows only so many rows of a chart.
    pub first_rows: &'static str,
    /// The last stop of a page: who made it and with what.
    pub colophon: &'static str,
    /// The page without scripts.
    pub no_script: &'static str,
    /// The page after a failure, by its reason: no WebAssembly, an old engine, a damaged file, a trap.
    pub failed: [&'static str; 5],
    /// The report in the other language couldn't be fetched.
    pub not_fetched: &'static str,
    /// What saves and cites couldn't be fetched.
    pub save_not_fetched: &'static str,
    /// The button that starts the app afresh.
    pub retry: &'static str,
    /// An address that leads nowhere.
    pub unknown_address: &'static str,
    /// How to use a chart, read aloud.
    pub chart_help: &'static str,
    /// The figure card.
    pub card: Card,
    /// The explorer.
    pub explorer: Explorer,
    /// The comparison of the region with others.
    pub pairs: Pairs,
    /// What is said of single chains, groups and works.
    pub subjects: Subjects,
    /// The part on method.
    pub method: Method,
    /// What a chart says of its own: the parts that layouts need.
    pub chart: Chart,
    /// Intervals with one end.
    pub bounds: Bounds,
}

/// The words around one end of an interval.
pub struct Bounds {
    /// No more than.
    pub at_most: fn(&str) -> String,
    /// No less than.
    pub at_least: fn(&str) -> String,
    /// More than.
    pub over: fn(&str) -> String,
    /// No end is known.
    pub unknown: &'static str,
}

/// The words of the figure card.
pub struct Card {
    /// The card's name.
    pub title: &'static str,
    /// The close button.
    pub close: &'static str,
    /// As printed.
    pub printed: &'static str,
    /// Not printed, but derived.
    pub not_printed: &'static str,
    /// Not printed, but counted from what is named.
    pub counted: &'static str,
    /// The values it can stand for.
    pub interval: &'static str,
    /// Region.
    pub region: &'static str,
    /// Period.
    pub period: &'static str,
    /// How the period is known, for inherited and unclear ones.
    pub period_basis: [&'static str; 2],
    /// Where it stands.
    pub place: &'static str,
    /// Relations it stands in.
    pub relations: &'static str,
    /// None.
    pub no_relations: &'static str,
    /// Notes.
    pub note: &'static str,
    /// How a figure of another source stands to the report's.
    pub comparability: &'static str,
}

/// The words of the explorer.
pub struct Explorer {
    /// The link to it.
    pub open: &'static str,
    /// The button that leads back.
    pub close: &'static str,
    /// The search field.
    pub search: &'static str,
    /// What can be typed into it.
    pub hint: &'static str,
    /// The names of the filters, in the order of `explore::Filter::ALL`.
    pub filters: [&'static str; 6],
    /// A filter that lets everything pass.
    pub all: &'static str,
    /// The kinds of numbers, in the order of `Kind::ALL`.
    pub kinds: [&'static str; 5],
    /// Where figures come from, in the order of `Tier::ALL`.
    pub tiers: [&'static str; 3],
    /// How many of how many figures are selected.
    pub found: fn(usize, usize) -> String,
    /// The switch to numbers written out.
    pub digits: &'static str,
    /// The button that clears search and filters.
    pub reset: &'static str,
    /// The button that saves the selected figures.
    pub download: &'static str,
    /// A column's button: its name.
    pub sort: fn(&str) -> String,
    /// The hedges of printed figures, in the order of `Bound::ALL`.
    pub hedges: [&'static str; 6],
}

/// The words of the comparison.
pub struct Pairs {
    /// The heading.
    pub heading: &'static str,
    /// What stands beneath it: the number of pairs.
    pub deck: fn(usize) -> String,
    /// The columns besides the region's: measure, the other figure, grade, what may be computed.
    pub columns: [&'static str; 4],
    /// A difference that may be computed.
    pub difference: fn(&str) -> String,
    /// A share that may be computed.
    pub share: fn(&str) -> String,
    /// Why nothing is computed, in the order of `package::GRADES`.
    pub reasons: [&'static str; 6],
    /// How many of how many pairs are shown.
    pub found: fn(usize, usize) -> String,
}

/// The words of the part on single subjects.
pub struct Subjects {
    /// The heading.
    pub heading: &'static str,
    /// What stands beneath it.
    pub deck: &'static str,
    /// The figures of a subject.
    pub said: &'static str,
    /// The charts that show them.
    pub charts: &'static str,
    /// What no source says.
    pub unsaid: &'static str,
}

/// The words of a chart's own page.
pub struct ChartPage {
    /// The name of the links to the report.
    pub contents: &'static str,
    /// The link to the whole report.
    pub whole: &'static str,
    /// Before the links to the chart's figures as files.
    pub files: &'static str,
    /// The name of the links to the charts before and after.
    pub neighbours: &'static str,
    /// The chart before.
    pub before: &'static str,
    /// The chart after.
    pub after: &'static str,
}

/// The names of columns in files. Apart from the others, since the app has no use for them.
pub struct Columns {
    /// Those of figures.
    pub figures: [&'static str; 17],
    /// Those of sources: number, title, issuer, date, address.
    pub sources: [&'static str; 5],
}

/// The words of the dialog that saves and cites.
pub struct Save {
    /// Its name.
    pub title: &'static str,
    /// Figures that a reader selected; `{}` is their number.
    pub selected: &'static str,
    /// The heading of pictures.
    pub picture: &'static str,
    /// The choice of pictures without a ground.
    pub clear: &'static str,
    /// The button that copies a picture.
    pub copy_picture: &'static str,
    /// The heading of data.
    pub data: &'static str,
    /// The button that copies the table.
    pub copy_table: &'static str,
    /// The link to the data package.
    pub package: &'static str,
    /// The heading of citations.
    pub citation: &'static str,
    /// The forms of citations, in the order of `Lang::ALL`.
    pub forms: [&'static str; 2],
    /// The heading of the address.
    pub link: &'static str,
    /// An address that leads nowhere on other devices.
    pub link_of_file: &'static str,
    /// The button that copies what stands beside it.
    pub copy: &'static str,
    /// The button that hands the address to the system.
    pub share: &'static str,
    /// A file was handed to the browser; `{}` is its name.
    pub saved: &'static str,
    /// The button beside it, for readers who find no file.
    pub not_saved: &'static str,
    /// The clipboard has it.
    pub copied: &'static str,
    /// The clipboard can't be reached.
    pub not_copied: &'static str,
    /// Something couldn't be made.
    pub failed: &'static str,
    /// How a picture that is shown is saved.
    pub press: &'static str,
    /// The link that shows a file in a new tab.
    pub open: &'static str,
}

/// The words of the dialog with code for other people's pages.
pub struct Embed {
    /// Its name.
    pub title: &'static str,
    /// The choice of language.
    pub language: &'static str,
    /// The languages, in the order of `Lang::ALL`.
    pub languages: [&'static str; 2],
    /// The choice of the width of the room.
    pub width: &'static str,
    /// The field for the address of the site, or of the file.
    pub base: &'static str,
    /// What to write there, told by a file on this device.
    pub base_of_file: &'static str,
    /// The heading of the preview.
    pub preview: &'static str,
    /// The heading of the code.
    pub frames: &'static str,
    /// A frame with a script.
    pub script: &'static str,
    /// A frame without one.
    pub frame: &'static str,
    /// The web component.
    pub component: &'static str,
    /// The still picture.
    pub picture: &'static str,
    /// The heading of what chats and official accounts take.
    pub chats: &'static str,
    /// The button that saves the picture for them.
    pub chat_picture: &'static str,
    /// The words for it.
    pub caption: &'static str,
}

/// The words of the part on method.
pub struct Method {
    /// The heading.
    pub heading: &'static str,
    /// How figures are read.
    pub deck: &'static str,
    /// Relations that derive a figure.
    pub derived: &'static str,
    /// Relations that hold.
    pub holds: &'static str,
    /// Relations that contradict each other.
    pub contradicts: &'static str,
    /// Relations that can't be decided.
    pub undecided: &'static str,
    /// What is left open.
    pub open: &'static str,
    /// How many figures have no period, and how many an inherited one.
    pub periods: fn(usize, usize) -> String,
    /// Figures with a remark.
    pub remarks: &'static str,
    /// In their place while the page doesn't respond.
    pub remarks_later: &'static str,
    /// How far the source's numerals are accounted for.
    pub coverage: &'static str,
    /// Arabic numerals, Chinese ones, those of both that are figures, those that are none by reason in the order of
    /// `Reason::ALL`, figures counted from what is named.
    pub numerals: fn(usize, usize, usize, [usize; 5], usize) -> String,
}

/// The words that layouts draw.
pub struct Chart {
    /// What the nation's line is called in short.
    pub nation: &'static str,
    /// A published figure beside a derived one: region, figure.
    pub published: fn(&str, &str) -> String,
    /// `part` is larger than `whole`, of which it is said to be a part.
    pub clash: fn(&str, &str, &str, &str) -> String,
    /// The chart's summary: headline, measure, number of figures.
    pub summary: fn(&str, &str, usize) -> String,
    /// Several further figures of a row: name, figure.
    pub aside: fn(&str, &str) -> String,
    /// A figure against the nation's, read aloud: nation, amount, whether it is above.
    pub beside: fn(&str, &str, bool) -> String,
    /// A figure as a part of the nation's, read aloud: nation, share.
    pub share_of: fn(&str, &str) -> String,
    /// Beneath a growth between two figures that are drawn.
    pub change: &'static str,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &zh::WORDS,
        Lang::En => &en::WORDS,
    }
}

/// The words of charts' own pages. Apart from the others, since the app has no use for them.
pub fn chart_page(lang: Lang) -> &'static ChartPage {
    match lang {
        Lang::Zh => &zh::CHART_PAGE,
        Lang::En => &en::CHART_PAGE,
    }
}

/// The names of columns in files.
pub fn columns(lang: Lang) -> &'static Columns {
    match lang {
        Lang::Zh => &zh::COLUMNS,
        Lang::En => &en::COLUMNS,
    }
}

/// The words of the dialog that saves and cites. Apart from the others, since the tool writes it once for all.
pub fn save(lang: Lang) -> &'static Save {
    match lang {
        Lang::Zh => &zh::SAVE,
        Lang::En => &en::SAVE,
    }
}

/// The words of the dialog with code for other people's pages. Apart from the others, since the app has no use for them.
pub fn embed(lang: Lang) -> &'static Embed {
    match lang {
        Lang::Zh => &zh::EMBED,
        Lang::En => &en::EMBED,
    }
}

/// The words of the slides.
pub struct Present {
    /// The link to the PDF.
    pub file: &'static str,
    /// The name of what can be pressed.
    pub toolbar: &'static str,
    /// What can be pressed: the key that does the same, its sign, its name.
    pub buttons: [(char, &'static str, &'static str); 8],
    /// The name of the list of keys.
    pub keys: &'static str,
    /// The keys and what they do.
    pub help: [(&'static str, &'static str); 11],
    /// What the script says, by the names that it knows.
    pub said: [(&'static str, &'static str); 12],
    /// The link from the slides to the report, where there is no script.
    pub leave: &'static str,
}

/// The words of the slides. Apart from the others, since the app has no use for them.
pub fn present(lang: Lang) -> &'static Present {
    match lang {
        Lang::Zh => &zh::PRESENT,
        Lang::En => &en::PRESENT,
    }
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

/// A figure as it is shown: as printed, or derived with `≈`.
pub fn shown(lang: Lang, figure: &Figure) -> Shown {
    match figure.value {
        Value::Printed(quantity) => printed(lang, quantity, figure.unit),
        Value::Derived { nominal: Some(nominal), interval, .. } => {
            derived(lang, *nominal, *interval, figure.unit)
        }
        Value::Derived { nominal: None, interval, .. } => {
            Shown { number: bounds(lang, *interval, figure.unit), unit: String::new(), spaced: false }
        }
        Value::Unknown => Shown { number: "—".to_owned(), unit: String::new(), spaced: false },
    }
}

/// A figure in one line.
pub fn figure(lang: Lang, figure: &Figure) -> String {
    shown(lang, figure).line()
}

/// A figure in one line with its number written out: no 万, no million.
pub fn in_digits(lang: Lang, it: &Figure) -> String {
    let grouped = |value: Decimal| match lang {
        Lang::Zh => zh::unscaled(value, it.unit),
        Lang::En => en::unscaled(value, it.unit),
    };
    match it.value {
        Value::Printed(quantity) => {
            let shown = grouped(quantity.value);
            let (before, after) = match lang {
                Lang::Zh => zh::around(quantity.bound),
                Lang::En => en::around(quantity.bound),
            };
            let sign = signed(quantity.kind, quantity.value);
            format!("{before}{sign}{}", Shown { number: format!("{}{after}", shown.number), ..shown }.line())
        }
        Value::Derived { nominal: Some(nominal), interval, .. } => {
            let (rounded, mark) = rounded(*nominal, *interval, it.unit);
            format!("{mark}{}", grouped(rounded).line())
        }
        _ => figure(lang, it),
    }
}

/// A printed quantity with its unit.
pub fn printed(lang: Lang, quantity: &Quantity, unit: &Unit) -> Shown {
    match lang {
        Lang::Zh => zh::printed(quantity, unit),
        Lang::En => en::printed(quantity, unit),
    }
}

fn derived(lang: Lang, nominal: Decimal, interval: Interval, unit: &Unit) -> Shown {
    let (rounded, mark) = rounded(nominal, interval, unit);
    let shown = plain(lang, rounded, unit);
    Shown { number: format!("{mark}{}", shown.number), ..shown }
}

/// A derived number rounded to what is shown of it, and the mark before it; one that is exact ends where it ends.
fn rounded(nominal: Decimal, interval: Interval, unit: &Unit) -> (Decimal, &'static str) {
    let rounded = number::round(nominal, number::shown_precision(nominal, interval, unit.measure));
    if interval.single() == Some(rounded) { (rounded.normalize(), "") } else { (rounded, "≈") }
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

/// The digits of an axis's tick: `20 万`, `200,000`.
pub fn tick(lang: Lang, digits: &str) -> String {
    let whole = |digits: &str| !digits.is_empty() && !digits.contains('.');
    match (lang, crate::quantity::digits(digits)) {
        (Lang::En, Some(value)) if value.scale() == 0 => number::grouped(value),
        (Lang::Zh, _) => match (digits.strip_suffix("00000000"), digits.strip_suffix("0000")) {
            (Some(digits), _) if whole(digits) => format!("{digits} 亿"),
            (_, Some(digits)) if whole(digits) => format!("{digits} 万"),
            _ => digits.to_owned(),
        },
        _ => digits.to_owned(),
    }
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
            let (from, to) = (plain(lang, lo.value, unit), plain(lang, hi.value, unit));
            // What both ends have in common is said once, behind the second; a Chinese percent sign isn't left out.
            let (start, dash) = match lang {
                Lang::Zh if from.unit == to.unit => (from.number, '—'),
                Lang::Zh => (from.line(), '—'),
                Lang::En if from.unit == to.unit => (from.number.trim_end_matches('%').to_owned(), '–'),
                Lang::En => (from.line(), '–'),
            };
            format!("{start}{dash}{}", to.line())
        }
        (Some(lo), None) if lo.open => end(lo, bounds.over),
        (Some(lo), None) => end(lo, bounds.at_least),
        (None, None) => bounds.unknown.to_owned(),
    }
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
    let interval = figure.value.interval();
    if figure.value.is_derived() {
        rounded_bounds(lang, interval, figure.unit)
    } else {
        bounds(lang, interval, figure.unit)
    }
}

/// A figure's token as printed, with hedge, scale and unit in Chinese as the source has them.
pub fn token(lang: Lang, quantity: &Quantity, unit: &Unit) -> String {
    // Differences are printed without a sign, and a Chinese numeral is told as it stands.
    let token = if quantity.printed.is_ascii() {
        zh::hedged(quantity, &quantity.printed, unit).line().replacen('+', "", 1)
    } else {
        quantity.printed.clone()
    };
    let translated = printed(lang, quantity, unit).line();
    match lang {
        Lang::Zh => token,
        Lang::En if translated == token => token,
        Lang::En => (words(lang).aside_of)(&translated, &token),
    }
}

/// How a figure of another source stands to the report's counterpart.
pub fn comparability(lang: Lang, grade: &str) -> &'static str {
    let (zh, en) = match grade {
        "same" => ("指标、口径、时间相同", "same measure, definition and period"),
        "period" => ("指标相同，时间不同", "same measure, another period"),
        "level" => ("指标相同，行政层级不同", "same measure, another administrative level"),
        "definition" => ("名称相近，口径不同或不明", "named alike, defined or counted differently"),
        "not_divisible" => {
            ("两数均属实，但不知一方是否包含另一方", "both true, but not known to be part and whole")
        }
        _ => ("报道中没有对应的数", "the report has no counterpart"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// A period in words; empty means that the source gives none.
pub fn period(lang: Lang, period: &str) -> String {
    match lang {
        Lang::Zh => zh::period(period),
        Lang::En => en::period(period),
    }
}

/// Whether a day is its month's last: sources say "end of July", and the package keeps the day.
fn ends_month(year: &str, month: &str, day: &str) -> bool {
    let year: u32 = year.parse().unwrap_or(1);
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        "02" if leap => "29",
        "02" => "28",
        "04" | "06" | "09" | "11" => "30",
        _ => "31",
    };
    day == last
}

/// What is read aloud of a figure: region, indicator, figure, period, what is derived and from what tier.
pub fn spoken(lang: Lang, it: &Figure) -> String {
    let words = words(lang);
    let mut parts = vec![
        it.region.name.get(lang).to_owned(),
        it.indicator.name.get(lang).to_owned(),
        figure(lang, it),
        period(lang, &it.observation.period),
    ];
    if it.value.is_derived() {
        parts.push(words.derived.to_owned());
        parts.push((words.range)(&rounded_bounds(lang, it.value.interval(), it.unit)));
    } else if it.observation.tier == Tier::Context {
        parts.push((words.place)("", it.source.issuer.get(lang)));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(words.comma)
}

/// What checking a relation found.
pub fn verdict(lang: Lang, verdict: &Verdict, unit: &Unit) -> String {
    let range = |interval: Interval| rounded_bounds(lang, interval, unit);
    match (lang, verdict) {
        (Lang::Zh, Verdict::Derives { .. }) => "由此推算".to_owned(),
        (Lang::En, Verdict::Derives { .. }) => "derived from this".to_owned(),
        (Lang::Zh, Verdict::Holds { both, .. }) => format!("相符；两相对照为{}", range(*both)),
        (Lang::En, Verdict::Holds { both, .. }) => format!("consistent; together {}", range(*both)),
        (Lang::Zh, Verdict::Contradicts { .. }) => "互相矛盾，不作更正".to_owned(),
        (Lang::En, Verdict::Contradicts { .. }) => "contradictory; not repaired".to_owned(),
        (Lang::Zh, Verdict::Undecided(why)) => format!(
            "无法判定：{}",
            match why {
                Why::Rounding => "数字已经舍入",
                Why::MissingTerm => "缺少其中一项",
                Why::TermsClash => "所用的数互相矛盾",
            }
        ),
        (Lang::En, Verdict::Undecided(why)) => format!(
            "undecided: {}",
            match why {
                Why::Rounding => "the figures are rounded",
                Why::MissingTerm => "a term is missing",
                Why::TermsClash => "its terms contradict each other",
            }
        ),
    }
}

/// Whether a figure is shown with a sign: differences and changes are.
fn signed(kind: Kind, value: Decimal) -> &'static str {
    if kind == Kind::Gap && value > Decimal::ZERO { "+" } else { "" }
}

/// A bound's words around a number: before it, after it.
type Hedge = (&'static str, &'static str);

fn hedge(bound: Bound, hedges: [Hedge; 6]) -> Hedge {
    hedges[Bound::ALL.iter().position(|&one| one == bound).unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_short() {
        let check = |digits: &str, zh: &str, en: &str| {
            assert_eq!((tick(Lang::Zh, digits).as_str(), tick(Lang::En, digits).as_str()), (zh, en));
        };
        check("0", "0", "0");
        check("93.50", "93.50", "93.50");
        check("1000", "1000", "1,000");
        check("200000", "20 万", "200,000");
        check("300000000", "3 亿", "300,000,000");
        check("0.0000", "0.0000", "0.0000");
    }

    #[test]
    fn periods_are_told_as_sources_tell_them() {
        let check = |iso: &str, zh: &str, en: &str| {
            assert_eq!((period(Lang::Zh, iso).as_str(), period(Lang::En, iso).as_str()), (zh, en), "{iso}");
        };
        check("2023", "2023 年", "2023");
        check("2024-07-31", "2024 年 7 月底", "end of July 2024");
        check("2023-12-31", "2023 年底", "end of 2023");
        check("2024-02-28", "2024 年 2 月 28 日", "28 February 2024");
        check("2024-02-29", "2024 年 2 月底", "end of February 2024");
        check("2024-01/2024-06", "2024 年 1—6 月", "January–June 2024");
        check("2023/..", "2023 年以来", "since 2023");
        check("2016/2021", "2016 年至 2021 年", "2016 to 2021");
        check("", "时间未说明", "period not stated");
    }
}
