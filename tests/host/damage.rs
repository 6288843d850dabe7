//! Packs that aren't what was packed: each is refused, or is a report that can be shown whole.

use crate::common::{files, opened};
use guanzhi::card::card;
use guanzhi::explore::{Selection, Texts};
use guanzhi::export::{Export, FORMATS, Subject};
use guanzhi::lang::Lang;
use guanzhi::page::{explorer, method, reader, save};
use guanzhi::quantity::Quantity;
use guanzhi::report::Report;
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::LazyLock;

/// What a pack is made of: texts in columns, and numbers.
type Parts = (Vec<String>, Vec<u32>);

/// The packs of two reports.
static PACKS: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| {
    ["tests/packages/pingtan", "tests/packages/bulletin"].map(|folder| opened(&files(folder)).pack(None))
});

/// One thing that is wrong; places are parts of 65,536 of what there is.
#[derive(Clone, Debug)]
enum Damage {
    /// A byte is another.
    Byte(u16, u8),
    /// A number is another.
    Number(u16, u32),
    /// A number is missing.
    Less(u16),
    /// A text of a column is that of another place, or none.
    Text(u16, u16, Option<u16>),
}

fn damage() -> impl Strategy<Value = Damage> {
    let number = prop_oneof![0..4u32, 0..1000u32, any::<u32>()];
    prop_oneof![
        (any::<u16>(), any::<u8>()).prop_map(|(at, byte)| Damage::Byte(at, byte)),
        (any::<u16>(), number).prop_map(|(at, number)| Damage::Number(at, number)),
        any::<u16>().prop_map(Damage::Less),
        (any::<u16>(), any::<u16>(), any::<Option<u16>>())
            .prop_map(|(column, at, from)| Damage::Text(column, at, from)),
    ]
}

/// A place in a list of a length, of which there is one at least.
fn place(part: u16, length: usize) -> usize {
    usize::from(part) * length.max(1) / 65_536
}

fn damaged(pack: &[u8], damage: &Damage) -> Vec<u8> {
    let mut bytes = pack.to_vec();
    if let Damage::Byte(at, byte) = damage {
        let at = place(*at, bytes.len());
        bytes[at] = *byte;
        return bytes;
    }
    let Ok((mut columns, mut numbers)) = postcard::from_bytes::<Parts>(pack) else { return bytes };
    match damage {
        Damage::Byte(..) => {}
        Damage::Number(at, number) => {
            let at = place(*at, numbers.len());
            numbers[at] = *number;
        }
        Damage::Less(at) => {
            let at = place(*at, numbers.len());
            numbers.remove(at);
        }
        Damage::Text(column, at, from) => {
            let column = place(*column, columns.len());
            let mut texts: Vec<&str> = columns[column].split('\u{1f}').collect();
            let at = place(*at, texts.len());
            texts[at] = from.map_or("", |from| texts[place(from, texts.len())]);
            columns[column] = texts.join("\u{1f}");
        }
    }
    postcard::to_allocvec(&(columns, numbers)).expect("texts and numbers")
}

/// Everything that a page shows of a report, and what is saved of it.
fn show(report: &Report) {
    let all: Vec<usize> = (0..report.package.observations.len()).collect();
    let texts = Texts::of(report);
    for lang in Lang::ALL {
        reader::reader(report, lang, &|_, _| None);
        method::remarks(report, lang);
        for figure in report.figures() {
            card(report, &figure.observation.id, lang);
        }
        let selection = Selection { query: "1".to_owned(), ..Selection::default() };
        texts.select(report, &selection, lang);
        explorer::rows(report, &all, (0, all.len()), &selection, lang);
        if let Some(export) = Export::new(report, &Subject::Report, lang) {
            for format in FORMATS {
                (format.write)(&export, None);
            }
        }
        for chart in &report.package.charts {
            save::make(report, &Subject::Chart(chart.id.clone()), "svg", lang);
        }
    }
}

proptest! {
    #![proptest_config(crate::cases(48))]

    #[test]
    fn a_damaged_pack_is_refused_or_can_be_shown(which in 0..2usize, damage in vec(damage(), 1..4)) {
        let bytes = damage.iter().fold(PACKS[which].clone(), |bytes, damage| damaged(&bytes, damage));
        if let Some(report) = Report::unpack(&bytes) {
            show(&report);
        }
    }
}

/// Numbers as they may be printed: whole ones, and ones with as many decimals as a number can have.
fn printed() -> impl Strategy<Value = String> {
    prop_oneof![
        (0..1_000_000_000_000u64).prop_map(|number| number.to_string()),
        (0..10_000u32, "[0-9]{1,22}").prop_map(|(whole, decimals)| format!("{whole}.{decimals}")),
    ]
}

proptest! {
    #![proptest_config(crate::cases(48))]

    #[test]
    fn any_report_is_unpacked_as_it_was_packed(which in 0..2usize, numbers in vec(printed(), 40)) {
        let folder = ["tests/packages/base", "data"][which];
        let mut package = opened(&files(folder)).package;
        for (figure, number) in package.observations.iter_mut().zip(numbers.iter().cycle()) {
            let Some(quantity) = &figure.quantity else { continue };
            let other = Quantity::parse(number, quantity.scale, quantity.bound, quantity.kind);
            figure.quantity = other.ok().or(figure.quantity.take());
        }
        // What contradicts something is packed like all else.
        let (report, _) = Report::build(package);
        let again = Report::unpack(&report.pack(None)).expect("what was packed");
        for (one, other) in report.figures().zip(again.figures()) {
            let id = &one.observation.id;
            prop_assert_eq!(one.value, other.value, "{}", id);
            prop_assert_eq!(report.sharpened(id), again.sharpened(id), "{}", id);
            prop_assert_eq!(card(&report, id, Lang::Zh), card(&again, id, Lang::Zh), "{}", id);
        }
        if which == 0 {
            // A page of few charts, which is written in no time.
            let page = |report| reader::reader(report, Lang::En, &|_, _| None).0;
            prop_assert_eq!(page(&again), page(&report));
        }
    }
}
