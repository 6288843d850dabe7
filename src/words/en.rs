//! The interface in English.

use super::{
    Bounds, Card, Chart, ChartPage, Columns, Embed, Explorer, Hedge, Method, Pairs, Present, Save, Shown,
    Subjects, Words, ends_month, hedge, number, signed,
};
use crate::lang::Lang;
use crate::package::{Measure, Unit};
use crate::quantity::{Bound, Quantity};
use rust_decimal::Decimal;

pub static WORDS: Words = Words {
    lang: Lang::En,
    product: "Guanzhi",
    skip: "Skip to the report",
    toolbar: "Page settings",
    contents: "On this page",
    slides: "Slides",
    other_language: "中文",
    look: "Look",
    looks: ["System", "Light", "Dark"],
    key_figures: "Key figures",
    source: "Source: ",
    place: |heading, topic| match (heading.is_empty(), topic.is_empty()) {
        (true, _) => topic.to_owned(),
        (false, true) => format!("section “{heading}”"),
        (false, false) => format!("section “{heading}”, {topic}"),
    },
    save: ["Save and cite", "Save and cite the report"],
    embed: "Embed",
    figures_as_table: "Data table",
    columns: ["Item", "Figure", "Region", "Period", "Where it stands"],
    derived: "derived",
    context: "other source",
    range: |range| format!("range {range}"),
    aside_of: |text, remark| format!("{text} ({remark})"),
    within: |part, whole| format!("{part}, among {whole}"),
    comma: ", ",
    semicolon: "; ",
    all_figures: "All figures",
    all_figures_deck: |all, shown| {
        format!(
            "{all} figures in all. The charts’ tables have {shown}; the other {} are background published elsewhere. All of them can be searched once the page responds.",
            all - shown
        )
    },
    sources: "Sources",
    first_rows: "The first {} rows, all on the page",
    colophon: "Made with Guanzhi. The page asks nothing of any place but its own.",
    no_script: "Scripts are off in this browser: nothing responds to touch, but charts, tables and text are complete.",
    failed: [
        "The browser or a policy forbids WebAssembly: nothing responds to touch, but charts, tables and text are complete.",
        "This browser is too old for the interactive part: charts, tables and text are complete.",
        "The program inside this file is damaged: nothing responds to touch, but charts, tables and text are complete.",
        "The program stopped unexpectedly: nothing responds to touch, but charts, tables and text are complete.",
        "The interactive part couldn’t be fetched: there may be no network, or the host doesn’t allow it. Everything can still be read.",
    ],
    not_fetched: "The other language couldn’t be fetched, so the page stays as it is. Reload it once the network is back.",
    save_not_fetched: "The part that saves and cites couldn’t be fetched. Press again once the network is back, or reload the page.",
    retry: "Start again",
    unknown_address: "Part of the address could not be understood; the nearest match is shown.",
    chart_help: "Left and right go from figure to figure, up and down from row to row, Home and End to the ends; Enter opens a card, Escape leaves, a question mark repeats this.",
    card: Card {
        title: "Figure card",
        close: "Close",
        printed: "As printed",
        not_printed: "not printed; derived from other figures",
        counted: "not printed; see the note",
        interval: "Values it can stand for",
        region: "Region",
        period: "Period",
        period_basis: ["carried over from earlier text", "not stated"],
        place: "Where it stands",
        relations: "How it relates to other figures",
        no_relations: "The report gives nothing to check it against",
        note: "Note",
        comparability: "How comparable",
    },
    explorer: Explorer {
        open: "Search, filter and download all figures",
        close: "Back",
        search: "Search",
        hint: "Chinese, English or pinyin, such as hegelv or zzy",
        filters: ["Theme", "Kind", "Tier", "Region", "Period", "Comparability"],
        all: "All",
        kinds: ["Rates", "Counts", "Amounts", "Ranks", "Gaps and changes"],
        tiers: ["report", "other sources", "derived"],
        found: |found, all| format!("{found} of {all} figures"),
        digits: "Write numbers out, without million or billion",
        reset: "Clear",
        download: "Save these figures",
        sort: |column| format!("Sort by {}", column.to_lowercase()),
        hedges: ["", "about", "nearly", "over", "odd", "at least"],
    },
    pairs: Pairs {
        heading: "Figure beside figure",
        deck: |count| {
            format!(
                "{count} pairs. Differences are taken only where measure, definition and period are the same, shares only where one is known to be part of the other; all else stands side by side, with the reason."
            )
        },
        columns: ["Measure", "Beside it", "Comparability", "What may be computed"],
        difference: |result| format!("difference {result}"),
        share: |result| format!("share {result}"),
        reasons: [
            "counted alike, but at least one is a lower bound: no difference",
            "different periods: side by side only",
            "different administrative levels: side by side only",
            "defined or counted differently: side by side only",
            "not known to be part and whole: no share",
            "the report has no counterpart",
        ],
        found: |found, all| format!("{found} of {all} pairs"),
    },
    subjects: Subjects {
        heading: "One by one: chains, the array, the work",
        deck: "Open one to see what is said of it in all places, and what isn’t.",
        said: "Figures",
        charts: "Charts",
        unsaid: "Not said",
    },
    method: Method {
        heading: "Method and checks",
        deck: "Every figure is entered as it was printed, and its form decides the range that it stands for: 94.1% is anything from 94.05% to 94.15%, “1,300-odd” anything from 1,300 to 1,399. Derivations and checks run on these ranges.",
        derived: "Derived figures",
        holds: "Checked and consistent",
        contradicts: "Contradictory; not repaired",
        undecided: "Undecided",
        open: "What is left open",
        periods: |unclear, inherited| {
            format!(
                "{unclear} figures come without a period; for {inherited} the year is carried over from earlier text."
            )
        },
        remarks: "Remarks on single figures",
        remarks_later: "Listed here, and on the figures’ cards, once the page responds.",
        coverage: "Coverage",
        numerals: |arabic, han, figures, [date, name, code, word, outline], counted| {
            format!(
                "The source has {arabic} Arabic and {han} Chinese numerals, and each is accounted for: {figures} are figures or repeat one; the rest are dates ({date}), names ({name}), codes ({code}), ordinary words ({word}) and outline numbers ({outline}). Figures counted from what is named instead: {counted}."
            )
        },
    },
    chart: Chart {
        nation: "China",
        published: |region, figure| format!("{region}, published {figure}"),
        clash: |part, part_figure, whole, whole_figure| {
            format!("“{part}”, {part_figure}, exceeds “{whole}”, {whole_figure}, which is said to include it")
        },
        summary: |headline, measure, count| format!("{headline}. {measure}. {count} figures."),
        aside: |name, figure| format!("{name}: {figure}"),
        beside: |nation, amount, above| {
            format!("{amount} {} {nation}", if above { "above" } else { "below" })
        },
        share_of: |nation, share| format!("{share} of the figure for {nation}"),
        change: "change",
    },
    bounds: Bounds {
        at_most: |value| format!("at most {value}"),
        at_least: |value| format!("at least {value}"),
        over: |value| format!("more than {value}"),
        unknown: "can’t be told",
    },
};

pub static CHART_PAGE: ChartPage = ChartPage {
    contents: "The report",
    whole: "See this chart in the full report",
    files: "Download the data:",
    neighbours: "More charts",
    before: "Previous chart",
    after: "Next chart",
};

pub static COLUMNS: Columns = Columns {
    figures: [
        "id",
        "theme",
        "indicator",
        "region",
        "period",
        "period basis",
        "value",
        "lower bound",
        "upper bound",
        "unit",
        "as printed",
        "hedge",
        "tier",
        "comparability",
        "source",
        "where it stands",
        "note",
    ],
    sources: ["number", "title", "issuer", "released", "address"],
};

pub static EMBED: Embed = Embed {
    title: "Embed in another page",
    language: "Language",
    languages: ["中文", "English"],
    width: "Width of preview",
    base: "Address of this report",
    base_of_file: "This is a file on this device. Put it on a website, write its address here, then copy the code.",
    preview: "Preview",
    frames: "Code",
    script: "Frame that sizes itself (where scripts are allowed)",
    frame: "Frame with a fixed height",
    component: "Web component (shows something before and without scripts)",
    picture: "Still picture with link and alternative text",
    chats: "Official accounts and chats",
    chat_picture: "PNG, 1,080 pixels wide",
    caption: "Caption",
};

pub static SAVE: Save = Save {
    title: "Save and cite",
    selected: "Figures selected: {}",
    picture: "Picture",
    clear: "Transparent background",
    copy_picture: "Copy picture",
    data: "Data",
    copy_table: "Copy table",
    package: "Data package (zip)",
    citation: "Citation",
    forms: ["Chinese (GB/T 7714)", "English"],
    link: "Link",
    link_of_file: "This is a file on this device: the link leads nowhere on others.",
    copy: "Copy",
    share: "Share",
    saved: "Handed to the browser to save: {}",
    not_saved: "No file? Show it here",
    copied: "Copied",
    not_copied: "The browser doesn’t let the page copy. Select what is below, and copy it yourself.",
    failed: "This browser can’t make this file. Please choose another format.",
    press: "Press and hold the picture, or right-click it, to save it.",
    open: "Open in a new tab",
};

pub static PRESENT: Present = Present {
    file: "The slides",
    keys: "Keys",
    toolbar: "Presenting",
    buttons: [
        ('p', "‹", "Back"),
        ('n', "›", "Next"),
        ('o', "▦", "Overview"),
        ('s', "◫", "Speaker window"),
        ('c', "◐", "Look for projectors"),
        ('f', "⛶", "Full screen"),
        ('?', "?", "Keys"),
        ('q', "×", "End the presentation"),
    ],
    help: [
        ("→ ↓ PgDn Space N", "next"),
        ("← ↑ PgUp Shift+Space P", "back"),
        ("Home End", "first slide, last slide"),
        ("a number, Enter", "to that slide"),
        ("O Esc", "overview"),
        ("B . · V W", "black · white screen"),
        ("F", "full screen"),
        ("S", "speaker window"),
        ("M", "notes beneath the slide"),
        ("hold L", "spotlight: only the figure pointed at"),
        ("C · Q", "look for projectors · end"),
    ],
    said: [
        ("page", "Slide {} of {}: "),
        ("step", "Step {} of {}: "),
        ("comma", ", "),
        ("and", "; "),
        ("unknown", "There is no such slide or step; this is the nearest."),
        ("blocked", "The browser blocked the speaker window, so the notes are shown beneath the slide."),
        ("next", "Next slide"),
        ("end", "Last slide"),
        ("clock", "Time"),
        ("elapsed", "Elapsed"),
        ("planned", "Planned up to here"),
        ("reset", "Reset the clock"),
    ],
    leave: "Back to the report",
};

/// `nearly 870 million yuan`, `607,000-odd`, `at least 99%`.
pub fn printed(quantity: &Quantity, unit: &Unit) -> Shown {
    let (before, after) = around(quantity.bound);
    let sign = signed(quantity.kind, quantity.value);
    let shown = match unit.measure {
        // As many decimals as were printed.
        Measure::Percent if quantity.printed.is_ascii() => {
            Shown { number: format!("{}%", quantity.printed), unit: String::new(), spaced: false }
        }
        _ => plain(quantity.value, unit),
    };
    Shown { number: format!("{before}{sign}{}{after}", shown.number), ..shown }
}

/// The hedge before and after a number.
pub fn around(bound: Bound) -> Hedge {
    hedge(bound, [("", ""), ("about ", ""), ("nearly ", ""), ("over ", ""), ("", "-odd"), ("at least ", "")])
}

/// `870,000,000 yuan`: percentages and ranks as ever, all else without words of scale.
pub fn unscaled(value: Decimal, unit: &Unit) -> Shown {
    match unit.measure {
        Measure::Percent | Measure::Rank => plain(value, unit),
        _ => Shown { number: number::grouped(value), ..plain(value, unit) },
    }
}

/// `93.6%`, `2,313 yuan`, `0.5 percentage points`.
pub fn plain(value: Decimal, unit: &Unit) -> Shown {
    match unit.measure {
        // As many decimals as are known.
        Measure::Percent => {
            let number = value.to_string().replace('-', "−");
            Shown { number: format!("{number}%"), unit: String::new(), spaced: false }
        }
        Measure::Rank => Shown { number: ordinal(value), unit: String::new(), spaced: false },
        _ => {
            let word = if value == Decimal::ONE { &unit.one } else { &unit.many };
            Shown { number: scaled(value), unit: word.clone(), spaced: true }
        }
    }
}

/// `870 million` from a million, `3.28 billion` from a thousand million; digits otherwise.
fn scaled(value: Decimal) -> String {
    for (factor, word) in [(1_000_000_000_u32, "billion"), (1_000_000, "million")] {
        if value.abs() >= Decimal::from(factor) {
            return format!("{} {word}", number::grouped(value / Decimal::from(factor)));
        }
    }
    number::grouped(value)
}

/// `1st`, `2nd`, `11th`.
fn ordinal(value: Decimal) -> String {
    let number = value.normalize().to_string();
    let suffix = match (
        number.ends_with("11") || number.ends_with("12") || number.ends_with("13"),
        number.chars().last(),
    ) {
        (false, Some('1')) => "st",
        (false, Some('2')) => "nd",
        (false, Some('3')) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

/// `2023`, `end of 2023`, `end of August 2024`, `January–June 2024`, `since 2023`.
pub fn period(period: &str) -> String {
    match period.split_once('/') {
        None if period.is_empty() => "period not stated".to_owned(),
        None => date(period),
        Some((from, "..")) => format!("since {}", date(from)),
        Some((from, to)) if from.len() == 7 && to.len() == 7 && from[..4] == to[..4] => {
            format!("{}–{} {}", month(&from[5..]), month(&to[5..]), &from[..4])
        }
        Some((from, to)) => format!("{} to {}", date(from), date(to)),
    }
}

fn date(date: &str) -> String {
    let mut parts = date.split('-');
    let year = parts.next().unwrap_or_default();
    match (parts.next(), parts.next()) {
        (Some("12"), Some("31")) => format!("end of {year}"),
        (Some(m), Some(day)) if ends_month(year, m, day) => format!("end of {} {year}", month(m)),
        (Some(m), Some(day)) => format!("{} {} {year}", day.trim_start_matches('0'), month(m)),
        (Some(m), None) => format!("{} {year}", month(m)),
        _ => year.to_owned(),
    }
}

fn month(number: &str) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    number.parse::<usize>().ok().and_then(|at| MONTHS.get(at.wrapping_sub(1)).copied()).unwrap_or("")
}
