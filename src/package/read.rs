//! Reading the files of a package: all of them, with all their problems, without input or output.

use super::documents::{charts, meta, story};
use super::files::{
    CHARTS, DESCRIPTOR, FILES, File, INDICATORS, Known, MAX_FILE, MAX_PACKAGE, NUMERALS, OBSERVATIONS,
    PLACES, REGIONS, RELATIONS, SOURCES, STORY, THEMES, UNITS,
};
use super::languages::only;
use super::numerals::{Coverage, Numeral, Reason, is_token_of};
use super::problem::{FieldFault, FileFault, Problem, RelationFault, Trouble};
use super::rule::expand;
use super::sheet::{Layout, Log, Row as Line, Sheet, is_id};
use super::{
    Better, Comparability, Indicator, Measure, Named, Observation, Package, Period, PeriodBasis, Place,
    Region, Relation, RelationKind, Role, Source, Status, Tier, Unit, Use,
};
use crate::index::{Index, Register};
use crate::lang::Lang;
use crate::quantity::{Bound, Kind, Quantity, Scale, currency, missing_mark};

/// Reads a package: what could be read, and every problem of every file.
///
/// A row with a problem is left out, but its id still counts as known, so that one mistake isn't told twice.
/// A byte-order mark at the beginning of a file is passed over, since spreadsheets write one.
pub fn read(files: &[File]) -> (Package, Vec<Problem>) {
    let mut log = Log::default();
    let texts = Texts::of(files, &mut log);
    let only = only(&texts.0);
    let sheets = Sheets::split(&texts, only, &mut log);
    let known = sheets.known(only);
    let mut package = sheets.package(&known, &mut log);
    let (meta, nation) = texts.get(DESCRIPTOR).map(|text| meta(text, &known, &mut log)).unwrap_or_default();
    package.meta = meta;
    // Older packages have one whole, and name it apart.
    let nation = package.regions.iter_mut().find(|region| region.id == nation);
    if let Some(Region { role: role @ None, .. }) = nation {
        *role = Some(Role::Whole);
    }
    let (charts, ids) = texts.get(CHARTS).map(|text| charts(text, &known, &mut log)).unwrap_or_default();
    package.charts = charts;
    expand(&mut package, &known, &mut log);
    package.coverage = Coverage::of(&package);
    misprinted(&package, &mut log);
    package.story = texts
        .get(STORY)
        .map(|text| story(text, &known, (&package.charts, &ids), &mut log))
        .unwrap_or_default();
    (package, log.into_problems(&FILES))
}

/// The ids that the files give, with their lines.
pub(super) fn known(files: &[File]) -> Known {
    let mut log = Log::default();
    let texts = Texts::of(files, &mut log);
    let only = only(&texts.0);
    Sheets::split(&texts, only, &mut log).known(only)
}

/// Notes the rows of `numerals.csv` whose digits aren't those of their figures.
fn misprinted(package: &Package, log: &mut Log) {
    let figures = package.figures();
    for Numeral { token, figure, line, .. } in package.numerals.iter().filter(|row| row.figure.is_some()) {
        let id = figure.as_deref().unwrap_or_default();
        let Some(quantity) = figures.get(id).and_then(|observation| observation.quantity.as_ref()) else {
            continue;
        };
        if !is_token_of(quantity, token) {
            let (token, figure, printed) = (token.clone(), id.to_owned(), quantity.printed.clone());
            log.add(NUMERALS.file, Some(*line), || Trouble::Misprinted { token, figure, printed });
        }
    }
}

/// Joins the problems of files that a door refused to hand over with those found in the others.
///
/// A refused file isn't missing as well.
pub fn merge(refused: Vec<Problem>, found: Vec<Problem>) -> Vec<Problem> {
    let missing = |problem: &Problem| problem.trouble == Trouble::File(FileFault::Missing);
    let known =
        |problem: &Problem| missing(problem) && refused.iter().any(|other| other.file == problem.file);
    let found: Vec<Problem> = found.into_iter().filter(|problem| !known(problem)).collect();
    let all: Vec<Problem> = refused.into_iter().chain(found).collect();
    Problem::sort(all, |problem| FILES.iter().position(|file| *file == problem.file))
}

/// The files' texts, as far as they can be read as such.
struct Texts<'a>(Vec<(&'static str, &'a str)>);

impl<'a> Texts<'a> {
    fn of(files: &'a [File], log: &mut Log) -> Texts<'a> {
        let (mut texts, mut size) = (Vec::new(), 0);
        for name in FILES {
            let bytes = files.iter().find(|file| file.name == name).map(|file| &file.bytes[..]);
            match bytes.map_or(Err(FileFault::Missing), |bytes| text(bytes, &mut size)) {
                Ok(text) => texts.push((name, text)),
                Err(fault) => {
                    let line = bytes.and_then(|bytes| broken_line(&fault, bytes));
                    log.add(name, line, || Trouble::File(fault));
                }
            }
        }
        Texts(texts)
    }

    fn get(&self, name: &str) -> Option<&'a str> {
        self.0.iter().find(|(other, _)| *other == name).map(|(_, text)| *text)
    }
}

/// The line on which a text stops being UTF-8.
fn broken_line(fault: &FileFault, bytes: &[u8]) -> Option<u64> {
    let FileFault::Encoding { offset, .. } = fault else { return None };
    Some(bytes[..*offset].split(|b| *b == b'\n').count() as u64)
}

/// A file's text; `size` is that of the package so far.
fn text<'a>(bytes: &'a [u8], size: &mut u64) -> Result<&'a str, FileFault> {
    check_size(bytes.len() as u64, size)?;
    decode(bytes)
}

/// A text in UTF-8 without its byte-order mark.
///
/// # Errors
/// When it is in another encoding, or there is none.
pub fn decode(bytes: &[u8]) -> Result<&str, FileFault> {
    let text = str::from_utf8(bytes).map_err(|error| FileFault::Encoding {
        offset: error.valid_up_to(),
        guess: guess_encoding(bytes, error.valid_up_to()),
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() { Err(FileFault::Empty) } else { Ok(text) }
}

/// Adds a file to the size of the package so far, unless that makes it too large.
///
/// # Errors
/// When the file alone or the package with it has more bytes than are read.
pub fn check_size(file: u64, package: &mut u64) -> Result<(), FileFault> {
    if file > MAX_FILE {
        return Err(FileFault::TooLarge { size: file, limit: MAX_FILE });
    }
    let size = *package + file;
    if size > MAX_PACKAGE {
        return Err(FileFault::PackageTooLarge { size, limit: MAX_PACKAGE });
    }
    *package = size;
    Ok(())
}

/// The encoding that spreadsheets write instead of UTF-8, if the bytes look like one; so many are UTF-8.
fn guess_encoding(bytes: &[u8], valid: usize) -> Option<&'static str> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Some("UTF-16");
    }
    // Two bytes of GBK may be valid UTF-8, of a character with two bytes; Chinese in UTF-8 has three.
    let text = str::from_utf8(&bytes[..valid]).unwrap_or_default();
    if text.chars().any(|c| c.len_utf8() > 2) {
        return None;
    }
    let mut rest = bytes.iter();
    while let Some(lead) = rest.next() {
        if !lead.is_ascii() {
            let trail = rest.next().is_some_and(|trail| matches!(trail, 0x40..=0x7e | 0x80..=0xfe));
            if !(trail && matches!(lead, 0x81..=0xfe)) {
                return None;
            }
        }
    }
    Some("GBK")
}

/// The CSV files, split.
struct Sheets {
    themes: Sheet,
    regions: Sheet,
    units: Sheet,
    indicators: Sheet,
    sources: Sheet,
    places: Sheet,
    observations: Sheet,
    relations: Sheet,
    numerals: Sheet,
}

impl Sheets {
    fn known(&self, only: Option<Lang>) -> Known {
        Known {
            only,
            themes: self.themes.keys(),
            regions: self.regions.keys(),
            units: self.units.keys(),
            indicators: self.indicators.keys(),
            sources: self.sources.keys(),
            places: self.places.keys(),
            figures: self.observations.keys(),
            relations: self.relations.keys(),
        }
    }

    fn split(texts: &Texts<'_>, only: Option<Lang>, log: &mut Log) -> Sheets {
        let mut split = |layout: &Layout| Sheet::split(layout, texts.get(layout.file), only, log);
        Sheets {
            themes: split(&THEMES),
            regions: split(&REGIONS),
            units: split(&UNITS),
            indicators: split(&INDICATORS),
            sources: split(&SOURCES),
            places: split(&PLACES),
            observations: split(&OBSERVATIONS),
            relations: split(&RELATIONS),
            numerals: split(&NUMERALS),
        }
    }

    fn package(&self, known: &Known, log: &mut Log) -> Package {
        let indicators = self.indicators.read(log, |row| indicator(row, known));
        let places = Index::of(indicators.iter().map(|indicator| &indicator.id));
        let units = self.units.read(log, |row| unit(row, known));
        let measured = |id: &str| {
            let Indicator { kind, unit, .. } = &indicators[places.get(id)?];
            let unit = units.iter().find(|known| known.id == *unit);
            Some(Measured { kind: *kind, unit, line: known.indicators.line(id).unwrap_or_default() })
        };
        let observations = self.observations.read(log, |row| observation(row, known, &measured));
        let mut spots = Register::default();
        Package {
            themes: self
                .themes
                .read(log, |row| named(row.key(&known.themes, FieldFault::NotAnId, is_id), row)),
            regions: self.regions.read(log, |row| region(row, known)),
            units,
            indicators,
            sources: self.sources.read(log, |row| source(row, known)),
            places: self.places.read(log, |row| place(row, known)),
            observations,
            relations: self.relations.read(log, |row| relation(row, known)),
            numerals: self.numerals.read(log, |row| numeral(row, known, &mut spots)),
            ..Package::default()
        }
    }
}

/// Whether a region's code has the form of GB/T 2260, or that of an id of a region without one: `x-` and a name.
fn is_code(code: &str) -> bool {
    let digits = code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit());
    digits || code.starts_with("x-") && is_id(code)
}

fn named(id: String, row: &mut Line<'_>) -> Named {
    Named { id, name: row.name("name") }
}

fn region(row: &mut Line<'_>, known: &Known) -> Region {
    let id = row.key(&known.regions, FieldFault::NotACode, is_code);
    let role = row.extra("role");
    if !role.is_empty() && Role::from_id(role).is_none() {
        let allowed = std::iter::once("").chain(Role::WORDS.map(|(word, _)| word));
        row.blame("role", role, FieldFault::NotAllowed(allowed.collect()));
    }
    Region { id, name: row.name("name"), role: Role::from_id(role) }
}

fn unit(row: &mut Line<'_>, known: &Known) -> Unit {
    let id = row.key(&known.units, FieldFault::Required, |_| true);
    let english = known.only != Some(Lang::Zh);
    let (one, many) = if english { (row.optional("name_en"), row.optional("plural_en")) } else { ("", "") };
    for (column, empty) in [("name_en", one.is_empty()), ("plural_en", many.is_empty())] {
        if empty && one != many {
            row.blame(column, "", FieldFault::Required);
        }
    }
    let measure = row.choice("measure", &Measure::WORDS).unwrap_or(Measure::Count);
    let prefix = row.extra("prefix_en").to_owned();
    Unit { id, one: one.to_owned(), many: many.to_owned(), prefix, measure }
}

fn indicator(row: &mut Line<'_>, known: &Known) -> Indicator {
    Indicator {
        id: row.key(&known.indicators, FieldFault::NotAnId, is_id),
        theme: row.reference("theme", &known.themes),
        name: row.name("name"),
        unit: row.reference("unit", &known.units),
        kind: row.choice("kind", &Kind::WORDS).unwrap_or(Kind::Gap),
        better: row.choice("better", &Better::WORDS).unwrap_or(Better::Neither),
        note: row.note_text("note"),
    }
}

fn source(row: &mut Line<'_>, known: &Known) -> Source {
    let url = row.optional("url");
    if !(url.is_empty() || url.starts_with("https://") || url.starts_with("http://")) {
        row.blame("url", url, FieldFault::NotAnAddress);
    }
    Source {
        id: row.key(&known.sources, FieldFault::NotAnId, is_id),
        title: row.name("title"),
        issuer: row.name("issuer"),
        released: row.date("released"),
        url: url.to_owned(),
        evidence: row.optional("evidence").to_owned(),
    }
}

fn place(row: &mut Line<'_>, known: &Known) -> Place {
    Place {
        id: row.key(&known.places, FieldFault::NotAnId, is_id),
        source: row.reference("source", &known.sources),
        paragraph: row.count("paragraph", 0),
        heading: row.name("heading"),
        topic: row.name("topic"),
    }
}

/// What the numbers of an indicator are.
#[derive(Clone, Copy)]
struct Measured<'a> {
    kind: Kind,
    /// Its unit, if that could be read.
    unit: Option<&'a Unit>,
    /// The line of the indicator.
    line: u64,
}

fn observation<'a>(
    row: &mut Line<'_>,
    known: &Known,
    measured: &dyn Fn(&str) -> Option<Measured<'a>>,
) -> Observation {
    let id = row.key(&known.figures, FieldFault::NotAnId, is_id);
    let indicator = row.reference("indicator", &known.indicators);
    let tier = row.choice("tier", &Tier::WORDS);
    let (period, period_basis) = dated(row);
    let quantity = quantity(row, tier, measured(&indicator));
    let mark = missing_mark(row.optional("printed")).unwrap_or_default();
    let status = status(row, mark, quantity.is_some() || tier == Some(Tier::Derived));
    let (comparability, usage) = grade(row, tier);
    let counterpart = row.optional_reference("counterpart", &known.figures);
    let draft = row.extra("draft");
    if !draft.is_empty() {
        row.note(|| Trouble::Draft(draft.to_owned()));
    }
    Observation {
        id,
        region: row.reference("region", &known.regions),
        indicator,
        period,
        period_basis,
        quantity,
        mark: mark.to_owned(),
        status,
        source: row.reference("source", &known.sources),
        place: row.optional_reference("place", &known.places),
        tier: tier.unwrap_or(Tier::Report),
        comparability,
        usage,
        counterpart,
        note: row.note_text("note"),
        line: row.line,
    }
}

/// The period of a figure, which may be missing only where the text leaves it open.
fn dated(row: &mut Line<'_>) -> (Option<Period>, PeriodBasis) {
    let period = row.period("period");
    let basis = row.choice("period_basis", &PeriodBasis::WORDS);
    if row.get("period") == Some("") && basis.is_some_and(|basis| basis != PeriodBasis::Unclear) {
        row.blame("period", "", FieldFault::NoPeriod);
    }
    (period, basis.unwrap_or(PeriodBasis::Unclear))
}

/// What a figure is, or why there is a mark in place of a number.
fn status(row: &mut Line<'_>, mark: &str, numbered: bool) -> Status {
    let word = row.extra("status");
    let Some(status) = Status::from_id(word) else {
        row.blame("status", word, FieldFault::NotAllowed(Status::WORDS.map(|(word, _)| word).to_vec()));
        return Status::Observed;
    };
    if numbered && status.is_of_mark() {
        row.blame("status", word, FieldFault::NotMissing);
    } else if !mark.is_empty() && status == Status::Plan {
        row.blame("status", word, FieldFault::PlanWithoutNumber);
    }
    status
}

/// The figure as printed; a derived one has none, nor has one for which a mark is printed. Where the tier isn't known, fields
/// may be empty.
fn quantity(row: &mut Line<'_>, tier: Option<Tier>, measured: Option<Measured<'_>>) -> Option<Quantity> {
    if tier == Some(Tier::Derived) {
        for column in ["printed", "scale", "bound"] {
            row.empty(column, "tier", "derived");
        }
        return None;
    }
    let printed = if tier.is_some() { row.required("printed") } else { row.optional("printed") };
    if let Some(mark) = missing_mark(printed) {
        row.empty("scale", "printed", mark);
        if row.optional("bound") != "exact" {
            row.empty("bound", "printed", mark);
        }
        return None;
    }
    let scale = row.choice("scale", &Scale::WORDS).unwrap_or_default();
    let bound = row.choice_if_any("bound", &Bound::WORDS, tier.is_none()).unwrap_or(Bound::Exact);
    if printed.is_empty() {
        return None;
    }
    // The kind isn't known where the indicator's own row has a problem; then any number will do.
    let kind = measured.map_or(Kind::Gap, |measured| measured.kind);
    let quantity = Quantity::parse(printed, scale, bound, kind);
    let fault = match &quantity {
        Ok(quantity) if quantity.kind.range().holds(quantity.value) => {
            measured.and_then(|measured| other_currency(printed, measured.unit?))
        }
        Ok(quantity) => {
            let (kind, line) = (quantity.kind, measured.map_or(0, |measured| measured.line));
            Some(FieldFault::OutOfRange { kind, indicator: row.optional("indicator").to_owned(), line })
        }
        Err(_) => Some(FieldFault::NotANumber),
    };
    if let Some(fault) = fault {
        row.blame("printed", printed, fault);
    }
    quantity.ok()
}

/// A currency that is printed with a number and isn't the unit's.
fn other_currency(printed: &str, unit: &Unit) -> Option<FieldFault> {
    let currency = currency(printed)?;
    let own = match currency.as_str() {
        "¥" | "人民币" | "RMB" | "CNY" => unit.id == "元" || unit.id.contains("人民币"),
        word => unit.id == word,
    };
    let fault = || FieldFault::OtherCurrency { currency: currency.clone(), unit: unit.id.clone() };
    (!own && unit.prefix != currency).then(fault)
}

/// How a figure from elsewhere stands to the report's, and what it may be used for; others have neither.
fn grade(row: &mut Line<'_>, tier: Option<Tier>) -> (Option<Comparability>, Option<Use>) {
    let name = match tier {
        Some(own @ (Tier::Report | Tier::Derived)) => own.id(),
        None | Some(Tier::Context) => {
            let comparability = row.choice_if_any("comparability", &Comparability::WORDS, tier.is_none());
            let usage = row.choice_if_any("use", &Use::WORDS, tier.is_none());
            return (comparability, usage);
        }
    };
    row.empty("comparability", "tier", name);
    row.empty("use", "tier", name);
    row.empty("counterpart", "tier", name);
    (None, None)
}

/// Whether a source states a relation.
pub(super) const BASES: [(&str, bool); 2] = [("stated", true), ("arithmetic", false)];

/// Whether a relation's figures are known to contradict each other.
pub(super) const OUTCOMES: [(&str, bool); 2] = [("", false), ("contradiction", true)];

fn relation(row: &mut Line<'_>, known: &Known) -> Relation {
    let id = row.key(&known.relations, FieldFault::NotAnId, is_id);
    let kind = row.choice("kind", &RelationKind::ALL.map(|kind| (kind.id(), kind)));
    let result = row.reference("result", &known.figures);
    let operands: Vec<String> = row.required("operands").split_whitespace().map(str::to_owned).collect();
    for operand in &operands {
        row.check_reference("operand", operand, &known.figures);
    }
    if let Some(fault) = kind.and_then(|kind| miscounted(kind, operands.len())) {
        row.note(|| Trouble::Relation { id: id.clone(), fault });
    }
    if operands.contains(&result) {
        row.note(|| Trouble::Relation { id: id.clone(), fault: RelationFault::OfItself });
    }
    Relation {
        id,
        kind: kind.unwrap_or_default(),
        result,
        operands,
        stated: row.choice("basis", &BASES).unwrap_or_default(),
        declared_contradiction: row.choice("expect", &OUTCOMES).unwrap_or_default(),
        note: row.note_text("note"),
        line: row.line,
    }
}

/// What is wrong with the number of operands; none at all is told as an empty field.
fn miscounted(kind: RelationKind, found: usize) -> Option<RelationFault> {
    let expected = kind.operands();
    (!expected.allows(found) && found > 0).then_some(RelationFault::Operands { found, expected })
}

/// `spots` has the lines of the places so far, to find two rows for one place.
fn numeral(row: &mut Line<'_>, known: &Known, spots: &mut Register) -> Numeral {
    let figure = row.optional_reference("figure", &known.figures);
    let reasons = Reason::WORDS.map(|(word, reason)| (word, Some(reason)));
    let reason = row.choice("reason", &[&[("", None)][..], &reasons].concat());
    let numeral = Numeral {
        paragraph: row.count("paragraph", 0),
        ordinal: row.count("ordinal", 1),
        token: row.required("token").to_owned(),
        figure: (!figure.is_empty()).then_some(figure),
        reason: reason.flatten(),
        line: row.line,
    };
    if reason.is_some() && numeral.figure.is_some() == numeral.reason.is_some() {
        let both = numeral.figure.is_some();
        row.note(|| Trouble::Numeral { both });
    }
    let spot = format!("{} {} {}", numeral.script() as u8, numeral.paragraph, numeral.ordinal);
    let first = *spots.entry(&spot, row.line as usize) as u64;
    if first != row.line && numeral.ordinal > 0 {
        let ordinal = numeral.ordinal.to_string();
        row.blame("ordinal", &ordinal, FieldFault::Duplicate { file: NUMERALS.file, first });
    }
    numeral
}
