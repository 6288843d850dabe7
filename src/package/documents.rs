//! The JSON files of a package: its descriptor, charts and story.

use super::files::{CHARTS, DESCRIPTOR, FILES, Known, STORY};
use super::json::{Node, Place as Spot, Strings, Value, elements, tree};
use super::problem::{FieldFault, Trouble, is_hidden};
use super::shape::{Shape, ShapeFault, Sort, fit, may, must, or_null};
use super::sheet::{Keys, Log, field, is_id};
use super::{Below, By, ChartSpec, ChartTier, Compute, Licence, Meta, Order, PanelSpec, Slide, Story};
use crate::colour::{Accent, LEAST_CONTRAST, Rgb, least_contrast, lighter, parse};
use crate::index::Register;
use crate::lang::{Lang, Text};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

/// What is read of `datapackage.json`; its other keys are Frictionless's.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Descriptor {
    name: String,
    version: String,
    homepage: String,
    contributors: Vec<Contributor>,
    licenses: Vec<License>,
    guanzhi: Option<Own>,
    resources: Vec<Resource>,
}

/// A contributor of Data Package 2, or of 1, where it had one role. `title_en` is this format's own, as it is in the
/// descriptor itself.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Contributor {
    title: String,
    title_en: String,
    role: String,
    roles: Vec<String>,
}

/// A licence of Data Package.
#[derive(Default, Deserialize)]
#[serde(default)]
struct License {
    name: String,
    title: String,
    path: String,
}

/// The key `guanzhi`: what the report is about, and how it presents itself.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Own {
    region: String,
    /// The one whole of older packages, which `regions.csv` has as a role today.
    nation: String,
    source: String,
    languages: Vec<String>,
    language: String,
    brand: Brand,
    accent: Colours,
    numerals: String,
}

/// A name, which may be the same in both languages.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Brand {
    zh: String,
    en: String,
}

/// One colour, or one for each of the two looks.
#[derive(Deserialize)]
#[serde(untagged)]
enum Colours {
    One(String),
    Two(Pair),
}

/// A colour a look; the one for the dark look may be left out.
#[derive(Deserialize)]
struct Pair {
    light: String,
    #[serde(default)]
    dark: String,
}

impl Default for Colours {
    fn default() -> Colours {
        Colours::One(String::new())
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Resource {
    /// A string, or what else Frictionless allows.
    path: serde_json::Value,
}

const DESCRIPTOR_SHAPE: Shape = Shape::Open(&[
    may("name", Shape::Text),
    may("version", Shape::Text),
    may("homepage", Shape::Text),
    may("contributors", Shape::List(&CONTRIBUTOR)),
    may("licenses", Shape::List(&LICENSE)),
    may("guanzhi", OWN),
    may("resources", Shape::List(&Shape::Open(&[may("path", Shape::Any)]))),
]);

const CONTRIBUTOR: Shape = Shape::Open(&[
    may("title", Shape::Text),
    may("title_en", Shape::Text),
    may("role", Shape::Text),
    may("roles", IDS),
]);

const LICENSE: Shape =
    Shape::Open(&[may("name", Shape::Text), may("title", Shape::Text), may("path", Shape::Text)]);

const OWN: Shape = Shape::Object(&[
    may("region", Shape::Text),
    may("nation", Shape::Text),
    may("source", Shape::Text),
    may("languages", IDS),
    may("language", Shape::Text),
    may("brand", Shape::Object(&[may("zh", Shape::Text), may("en", Shape::Text)])),
    may("accent", Shape::Colours(&PAIR)),
    may("numerals", Shape::Text),
]);

const PAIR: Shape = Shape::Object(&[must("light", Shape::Text), may("dark", Shape::Text)]);

/// Reads `datapackage.json`: what it says of the whole, and the nation of older packages, which may be empty.
pub(super) fn meta(text: &str, known: &Known, log: &mut Log) -> (Meta, String) {
    if sort(text, DESCRIPTOR, log).is_none() {
        return Default::default();
    }
    let (descriptor, faulty) = shaped::<Descriptor>(text, &DESCRIPTOR_SHAPE, (DESCRIPTOR, 1), None, log);
    let Some(descriptor) = descriptor else { return Default::default() };
    let Descriptor { name, version, homepage, contributors, licenses, guanzhi, resources } = descriptor;
    let Own { region, nation, source, languages, language, brand, accent, numerals } =
        guanzhi.unwrap_or_default();
    let strings = Strings::of(text);
    let mut note = |value: &str, trouble: Option<Trouble>| {
        if let Some(trouble) = trouble {
            let places = [Spot::Value, Spot::Element].map(|spot| strings.lines(value, spot).first());
            let line = places.into_iter().flatten().next().filter(|_| !value.is_empty());
            log.add(DESCRIPTOR, line.copied(), || trouble);
        }
    };
    // What can't be read, or stands under another name, isn't told as empty, too.
    let told = |key: &str, value: &str| {
        let around = |path: &String| key == path || key.starts_with(&format!("{path}."));
        value.is_empty() && faulty.iter().any(around)
    };
    let fault = name_fault(&name).filter(|_| !told("name", &name));
    note(&name, fault.map(|fault| field("name", &name, fault)));
    let fault = version_fault(&version).filter(|_| !told("version", &version));
    note(&version, fault.map(|fault| field("version", "", fault)));
    for path in resources.iter().filter_map(|resource| resource.path.as_str()) {
        let unknown = !FILES.contains(&path);
        note(path, unknown.then(|| field("resource", path, FieldFault::NotInPackage)));
    }
    let trouble = role_trouble("guanzhi.region", &region, &known.regions);
    note(&region, trouble.filter(|_| !told("guanzhi.region", &region)));
    if !nation.is_empty() {
        note(&nation, role_trouble("guanzhi.nation", &nation, &known.regions));
    }
    let trouble = role_trouble("guanzhi.source", &source, &known.sources);
    note(&source, trouble.filter(|_| !told("guanzhi.source", &source)));
    let urls = std::iter::once(("homepage", &homepage));
    for (key, url) in urls.chain(licenses.iter().map(|it| ("licenses.path", &it.path))) {
        let wrong = !(url.is_empty() || url.starts_with("https://") || url.starts_with("http://"));
        note(url, wrong.then(|| field(key, url, FieldFault::NotAnAddress)));
    }
    for lang in &languages {
        note(lang, language_fault(lang, &Lang::ALL.map(Lang::id), "guanzhi.languages"));
    }
    let spoken: Vec<&'static str> =
        Meta { only: known.only, ..Meta::default() }.languages().map(Lang::id).collect();
    if !language.is_empty() {
        note(&language, language_fault(&language, &spoken, "guanzhi.language"));
    }
    if !numerals.is_empty() {
        let known = numerals == "complete";
        let fault = || FieldFault::NotAllowed(vec!["", "complete"]);
        note(&numerals, (!known).then(|| field("guanzhi.numerals", &numerals, fault())));
    }
    let (accent, troubles) = accent_of(&accent);
    for (value, fault) in troubles {
        note(&value, Some(field("guanzhi.accent", &value, fault)));
    }
    for (lang, text) in [("zh", &brand.zh), ("en", &brand.en)] {
        let hidden = text.chars().find(|c| is_hidden(*c));
        note("", hidden.map(|c| field(&format!("guanzhi.brand.{lang}"), "", FieldFault::Control(c))));
    }
    let brand = Text { zh: brand.zh, en: brand.en };
    let publisher = publisher(contributors);
    let brand = if brand.is_empty() { publisher.clone() } else { in_both(brand) };
    let licences = licenses.into_iter().map(|it| Licence {
        title: [it.title, it.name].into_iter().find(|text| !text.is_empty()).unwrap_or_default(),
        url: it.path,
    });
    let meta = Meta {
        name,
        version,
        publisher,
        homepage,
        licences: licences.filter(|it| !it.title.is_empty()).collect(),
        brand,
        accent,
        only: known.only,
        opening: Lang::from_id(&language),
        region,
        source,
        complete: numerals == "complete",
    };
    (meta, nation)
}

/// A name that is given in one language stands in the other one too.
fn in_both(Text { zh, en }: Text) -> Text {
    Text { en: if en.is_empty() { zh.clone() } else { en.clone() }, zh: if zh.is_empty() { en } else { zh } }
}

/// The first contributor with the role of a publisher.
fn publisher(contributors: Vec<Contributor>) -> Text {
    let publishes = |it: &Contributor| it.roles.iter().chain([&it.role]).any(|role| role == "publisher");
    let found = contributors.into_iter().find(publishes).unwrap_or_default();
    in_both(Text { zh: found.title, en: found.title_en })
}

/// What is wrong with the name of a language.
fn language_fault(lang: &str, allowed: &[&'static str], key: &str) -> Option<Trouble> {
    let known = allowed.contains(&lang);
    (!known).then(|| field(key, lang, FieldFault::NotAllowed(allowed.to_vec())))
}

/// The inks of the report's region, and what is wrong with the colours that they were to be made of.
fn accent_of(colours: &Colours) -> (Option<Accent>, Vec<(String, FieldFault)>) {
    let given = match colours {
        Colours::One(light) if light.is_empty() => return (None, Vec::new()),
        Colours::One(light) => vec![(light, false)],
        Colours::Two(Pair { light, dark }) if dark.is_empty() => vec![(light, false)],
        Colours::Two(Pair { light, dark }) => vec![(light, false), (dark, true)],
    };
    let mut faults = Vec::new();
    let mut read = Vec::new();
    for (text, dark) in given {
        match checked(text, dark) {
            Ok(colour) => read.push(colour),
            Err(fault) => faults.push((text.clone(), fault)),
        }
    }
    let accent = match read[..] {
        [light, dark] => Some(Accent::of(light, dark)),
        [light] => Some(Accent::of(light, lighter(light))),
        _ => None,
    };
    (accent.filter(|_| faults.is_empty()), faults)
}

/// A colour with enough contrast for text in a look.
fn checked(text: &str, dark: bool) -> Result<Rgb, FieldFault> {
    let colour = parse(text).ok_or(FieldFault::NotAColour)?;
    let contrast = least_contrast(colour, dark);
    // Told rounded down, so that none that is refused is told as enough.
    let tenths = (contrast * 10.0).floor() as u32;
    if contrast < LEAST_CONTRAST { Err(FieldFault::Faint { tenths, dark }) } else { Ok(colour) }
}

/// The paths that a descriptor lists; `None` if it can't be read.
pub(super) fn paths(text: &str) -> Option<Vec<String>> {
    let descriptor: Descriptor = serde_json::from_str(text).ok()?;
    let paths = |resource: Resource| match resource.path {
        serde_json::Value::String(path) => vec![path],
        other => serde_json::from_value(other).unwrap_or_default(),
    };
    Some(descriptor.resources.into_iter().flat_map(paths).collect())
}

/// The package's name goes into file names, so it must be a plain id.
fn name_fault(name: &str) -> Option<FieldFault> {
    match name {
        "" => Some(FieldFault::Required),
        name => (!is_id(name)).then_some(FieldFault::NotAnId),
    }
}

fn version_fault(version: &str) -> Option<FieldFault> {
    match version {
        "" => Some(FieldFault::Required),
        version => version.chars().find(|c| is_hidden(*c)).map(FieldFault::Control),
    }
}

fn role_trouble(key: &str, id: &str, keys: &Keys) -> Option<Trouble> {
    match id {
        "" => Some(field(key, "", FieldFault::Required)),
        id => (!keys.knows(id)).then(|| keys.unknown(key, id)),
    }
}

/// A JSON error in the words of `serde_json`, without the place, which is told apart.
fn broken(error: &serde_json::Error) -> Trouble {
    let message = error.to_string();
    Trouble::Json(message.split(" at line ").next().unwrap_or_default().to_owned())
}

/// What a JSON text is; `None` if it can't be read, which is noted.
fn sort(text: &str, file: &'static str, log: &mut Log) -> Option<Sort> {
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        log.add(file, Some(error.line() as u64), || broken(&error));
        return None;
    }
    Some(tree(text).map_or(Sort::List, |node| node.value.sort()))
}

/// Reads valid JSON, which begins in a line of a file: the value, without what can be left out of it since it hasn't the
/// shape, and the paths to all that hasn't, which are noted.
fn shaped<T: DeserializeOwned>(
    text: &str,
    shape: &Shape,
    (file, line): (&'static str, u64),
    only: Option<Lang>,
    log: &mut Log,
) -> (Option<T>, Vec<String>) {
    let mut found = Vec::new();
    let value = serde_json::from_str::<serde_json::Value>(text).and_then(|mut value| {
        let fits = tree(text).is_none_or(|mut node| {
            if let Some(only) = only {
                complete(&mut node, &mut value, only);
            }
            fit(&node, &mut value, shape, "", &mut found)
        });
        if fits { serde_json::from_value(value).map(Some) } else { Ok(None) }
    });
    let paths = found.iter().map(|fault| fault.path.clone()).collect();
    for it in found {
        log.add(file, Some(line + it.line - 1), || Trouble::Shape { path: it.path, fault: it.fault });
    }
    match value {
        Ok(value) => (value, paths),
        Err(error) => {
            log.add(file, Some(line), || broken(&error));
            (None, paths)
        }
    }
}

/// Gives texts of a package in one language an empty one in the other.
fn complete(node: &mut Node, value: &mut serde_json::Value, only: Lang) {
    match (&mut node.value, value) {
        (Value::List(nodes), serde_json::Value::Array(values)) => {
            nodes.iter_mut().zip(values).for_each(|(node, value)| complete(node, value, only));
        }
        (Value::Object(members), serde_json::Value::Object(values)) => {
            if let [(lang, _)] = &members[..]
                && lang == only.id()
            {
                for other in Lang::ALL.into_iter().filter(|lang| *lang != only).map(Lang::id) {
                    let (line, from, to) = (node.line, node.from, node.from);
                    let empty = Node { line, from, to, value: Value::Text(String::new()) };
                    members.push((other.to_owned(), empty));
                    values.insert(other.to_owned(), "".into());
                }
                return;
            }
            for (key, node) in members {
                if let Some(value) = values.get_mut(key) {
                    complete(node, value, only);
                }
            }
        }
        _ => {}
    }
}

const TEXT: Shape = Shape::Object(&[must("zh", Shape::Text), must("en", Shape::Text)]);
const IDS: Shape = Shape::List(&Shape::Text);

const CHART: Shape = Shape::Object(&[
    must("id", Shape::Text),
    must("kind", Shape::Text),
    must("headline", TEXT),
    must("measure", TEXT),
    or_null("tier", Shape::Word(&TIERS)),
    may("unsaid", TEXT),
    may("columns", Shape::List(&TEXT)),
    may("step", Shape::Text),
    or_null("rule", RULE),
    may("rows", Shape::List(&ROW)),
    may("notes", Shape::List(&TEXT)),
]);

const ROW: Shape = Shape::Object(&[
    or_null("label", TEXT),
    or_null("group", TEXT),
    must("figures", Shape::Each(&IDS)),
    may("names", Shape::List(&NAME)),
    or_null("unsaid", TEXT),
]);

const RULE: Shape = Shape::Object(&[
    must("role", Shape::Text),
    must("indicators", IDS),
    may("regions", IDS),
    may("period", Shape::Text),
    or_null("by", Shape::Word(&BYS)),
    or_null("sort", Shape::Word(&SORTS)),
    may("top", Shape::Count),
    or_null("compute", Shape::Word(&COMPUTES)),
]);

const BYS: [&str; By::ALL.len()] = [By::Region.id(), By::Indicator.id(), By::One.id()];
const SORTS: [&str; Order::ALL.len()] = [Order::Descending.id(), Order::Ascending.id()];
const COMPUTES: [&str; Compute::ALL.len()] = [Compute::Difference.id(), Compute::Share.id()];

const NAME: Shape = Shape::Object(&[must("name", TEXT), or_null("role", Shape::Text)]);

const STORY_SHAPE: Shape = Shape::Object(&[
    may("kicker", TEXT),
    may("title", TEXT),
    may("deck", TEXT),
    may("tiles", Shape::List(&TILE)),
    may("opening", Shape::List(&PANEL)),
    may("sections", Shape::List(&SECTION)),
    may("subjects", Shape::List(&SUBJECT)),
    may("facts", Shape::List(&FACT)),
    may("slides", Shape::List(&SLIDE)),
]);

const PANEL: Shape = Shape::Object(&[
    must("section", Shape::Text),
    must("heading", TEXT),
    may("charts", Shape::List(&PART)),
    may("captions", Shape::List(&TILE)),
    may("unsaid", Shape::List(&TEXT)),
]);

const PART: Shape = Shape::Object(&[
    must("chart", Shape::Text),
    may("rows", Shape::List(&Shape::Count)),
    may("units", Shape::Flag),
]);

const TILE: Shape = Shape::Object(&[must("figure", Shape::Text), must("caption", TEXT)]);

const TIERS: [&str; ChartTier::ALL.len()] =
    [ChartTier::Lead.id(), ChartTier::Supporting.id(), ChartTier::Ledger.id()];
const BELOW: [&str; Below::ALL.len()] = [Below::Pairs.id(), Below::Subjects.id()];

const SECTION: Shape = Shape::Object(&[
    must("id", Shape::Text),
    must("heading", TEXT),
    may("deck", TEXT),
    must("charts", IDS),
    may("wide", IDS),
    or_null("below", Shape::Word(&BELOW)),
]);

const FACT: Shape =
    Shape::Object(&[must("id", Shape::Text), must("name", TEXT), or_null("figure", Shape::Text)]);

const SUBJECT: Shape = Shape::Object(&[
    must("id", Shape::Text),
    must("name", TEXT),
    must("figures", IDS),
    may("unsaid", Shape::List(&TEXT)),
    may("facts", Shape::Each(&IDS)),
]);

const SLIDE: Shape = Shape::Object(&[
    must("id", Shape::Text),
    may("kicker", TEXT),
    may("title", TEXT),
    may("chart", Shape::Text),
    may("rows", Shape::List(&Shape::Count)),
    may("figures", Shape::List(&TILE)),
    may("points", Shape::List(&TEXT)),
    may("sources", Shape::Flag),
    may("steps", Shape::List(&STEP)),
    may("notes", TEXT),
    may("seconds", Shape::Count),
    may("hidden", Shape::Flag),
]);

const STEP: Shape = Shape::Object(&[may("reveal", IDS), may("highlight", IDS)]);

/// Reads `charts.json`: the charts, and the ids of all of them.
pub(super) fn charts(text: &str, known: &Known, log: &mut Log) -> (Vec<ChartSpec>, Keys) {
    let mut keys = Keys::none(CHARTS, false);
    let Some(sort) = sort(text, CHARTS, log) else { return (Vec::new(), keys) };
    if sort != Sort::List {
        let fault = ShapeFault::Kind { found: sort, expected: Sort::List };
        log.add(CHARTS, Some(1), || Trouble::Shape { path: String::new(), fault });
        return (Vec::new(), keys);
    }
    keys.complete = true;
    let mut charts = Vec::new();
    for (line, element) in elements(text) {
        let (chart, faulty) = shaped::<ChartSpec>(element, &CHART, (CHARTS, line), known.only, log);
        let Some(mut chart) = chart else {
            // What can't be read may be any chart.
            keys.complete = false;
            continue;
        };
        chart.line = line;
        let (strings, only) = (Strings::of(element), known.only);
        let mut part = Part { file: CHARTS, line, strings, only, log, sound: faulty.is_empty() };
        part.element(&chart.id, &mut keys);
        part.chart(&chart, known);
        let listed = tree(element).is_none_or(|node| node.get("rows").is_some());
        // What is there under another name isn't told as missing, too.
        part.source(&chart, listed || !faulty.is_empty());
        if part.sound {
            charts.push(chart);
        }
    }
    (charts, keys)
}

/// Reads `story.json`, without the figures and charts that aren't there.
pub(super) fn story(
    text: &str,
    known: &Known,
    (specs, charts): (&[ChartSpec], &Keys),
    log: &mut Log,
) -> Story {
    if sort(text, STORY, log).is_none() {
        return Story::default();
    }
    let (story, faulty) = shaped::<Story>(text, &STORY_SHAPE, (STORY, 1), known.only, log);
    let Some(mut story) = story else { return Story::default() };
    let (strings, only) = (Strings::of(text), known.only);
    let mut part = Part { file: STORY, line: 1, strings, only, log, sound: true };
    if !faulty.iter().any(|path| path.starts_with("title")) {
        part.required_text("title", &story.title, "");
    }
    for (key, text) in [("kicker", &story.kicker), ("deck", &story.deck)] {
        part.text(key, text);
    }
    for tile in &story.tiles {
        part.reference("figure", &tile.figure, &known.figures, Spot::Value, 0);
        part.text("caption", &tile.caption);
    }
    story.tiles.retain(|tile| known.figures.knows(&tile.figure));
    let (mut ids, mut shown) = (Keys::none(STORY, true), Register::default());
    for section in &mut story.sections {
        part.element(&section.id, &mut ids);
        // Both become ids of the page.
        if let Some(first) = charts.line(&section.id) {
            let line = part.line_of(&section.id, Spot::Value, 0);
            part.note(line, || field("id", &section.id, FieldFault::Duplicate { file: CHARTS, first }));
        }
        part.required_text("heading", &section.heading, &section.id);
        part.text("deck", &section.deck);
        for chart in &section.charts {
            part.reference("chart", chart, charts, Spot::Element, 0);
            part.once(chart, &mut shown);
        }
        section.charts.retain(|chart| charts.line(chart).is_some());
        for chart in &section.wide {
            part.reference("chart", chart, charts, Spot::Element, 0);
        }
    }
    for panel in &mut story.opening {
        part.panel(panel, known, &ids, (specs, charts));
    }
    story.opening.retain(|panel| ids.knows(&panel.section));
    let mut facts = Keys::none(STORY, true);
    for fact in &story.facts {
        part.key(&fact.id, &mut facts);
        part.required_text("name", &fact.name, &fact.id);
        if let Some(figure) = &fact.figure {
            part.reference("figure", figure, &known.figures, Spot::Value, 0);
        }
    }
    for subject in &mut story.subjects {
        for (fact, figures) in subject.facts.iter() {
            part.reference("facts", fact, &facts, Spot::Value, 0);
            for figure in figures {
                part.reference("figure", figure, &known.figures, Spot::Element, 0);
            }
            for second in figures.iter().skip(1) {
                let line = part.line_of(second, Spot::Element, 0);
                part.note(line, || field("facts", second, FieldFault::Second));
            }
        }
        part.key(&subject.id, &mut ids);
        part.required_text("name", &subject.name, &subject.id);
        for figure in &subject.figures {
            part.reference("figure", figure, &known.figures, Spot::Element, 0);
        }
        for text in &subject.unsaid {
            part.text("unsaid", text);
        }
        subject.figures.retain(|figure| known.figures.knows(figure));
    }
    for slide in &mut story.slides {
        part.element(&slide.id, &mut ids);
        part.slide(slide, known, (specs, charts));
    }
    story
}

/// Ids of the page's own elements.
const ELEMENTS: [&str; 23] = [
    "app",
    "archive",
    "assets",
    "card-name",
    "choices",
    "contents",
    "embed-base",
    "embed-preview",
    "explorer-name",
    "figures",
    "live",
    "method",
    "method-heading",
    "package",
    "page",
    "pairs",
    "present",
    "remarks",
    "report",
    "save",
    "save-name",
    "slides",
    "subjects",
];

/// What the page adds to ids of charts, sections and subjects for the elements inside them.
const ADDED: [&str; 6] = ["-headline", "-heading", "-narrow", "-medium", "-wide", "-help"];

/// Names that Windows has no files of, whatever follows behind a dot; so are `com1` and `lpt1` up to 9.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Whether an element of an id may be there already, or no file can be named so.
fn is_reserved(id: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let port =
        ["com", "lpt"].iter().filter_map(|port| id.strip_prefix(port)).any(|n| n.len() == 1 && is_number(n));
    port || DEVICES.contains(&id)
        || ELEMENTS.contains(&id)
        || id.strip_prefix("slide-").is_some_and(is_number)
        || id.starts_with("subject-")
        || ADDED.iter().any(|end| id.ends_with(end))
}

/// A part of a JSON file while it is checked.
struct Part<'a> {
    file: &'static str,
    /// The line on which it begins.
    line: u64,
    strings: Strings,
    /// The package's one language; `None` for one in both.
    only: Option<Lang>,
    log: &'a mut Log,
    /// Whether no problem was found.
    sound: bool,
}

impl Part<'_> {
    fn note(&mut self, line: u64, trouble: impl FnOnce() -> Trouble) {
        self.sound = false;
        self.log.add(self.file, Some(line), trouble);
    }

    /// The line on which a string stands for the `nth` time, or that of the part.
    fn line_of(&self, value: &str, spot: Spot, nth: usize) -> u64 {
        let lines = self.strings.lines(value, spot);
        self.line + lines.get(nth).or(lines.first()).map_or(0, |line| line - 1)
    }

    /// An id that must be of the right form and be given here for the first time.
    fn key(&mut self, id: &str, keys: &mut Keys) {
        let nth = usize::from(self.file == STORY && keys.line(id).is_some());
        let line = self.line_of(id, Spot::Value, nth);
        if !is_id(id) {
            let fault = if id.is_empty() { FieldFault::Required } else { FieldFault::NotAnId };
            self.note(line, || field("id", id, fault));
        } else if let Some(first) = keys.line(id) {
            let file = self.file;
            self.note(line, || field("id", id, FieldFault::Duplicate { file, first }));
        }
        keys.add(id, line);
    }

    /// The id of what becomes an element of the page.
    fn element(&mut self, id: &str, keys: &mut Keys) {
        self.key(id, keys);
        if is_reserved(id) {
            self.note(self.line_of(id, Spot::Value, 0), || field("id", id, FieldFault::Reserved));
        }
    }

    fn reference(&mut self, name: &str, id: &str, keys: &Keys, spot: Spot, nth: usize) {
        if !keys.knows(id) {
            self.note(self.line_of(id, spot, nth), || keys.unknown(name, id));
        }
    }

    /// A chart in a section, of which the page can have only one.
    fn once(&mut self, chart: &str, shown: &mut Register) {
        let lines = self.strings.lines(chart, Spot::Element).to_vec();
        let nth = shown.entry(chart, 0);
        let (first, here) = (lines.first().copied(), lines.get(*nth).copied());
        *nth += 1;
        if let (true, Some(first), Some(here)) = (*nth > 1, first, here) {
            let file = self.file;
            self.note(here, || field("chart", chart, FieldFault::Duplicate { file, first }));
        }
    }

    /// A text in all languages of the package that must be there; told in the line of an id, or that of the part.
    fn required_text(&mut self, name: &str, text: &Text, id: &str) {
        if self.only.map_or(text.is_empty(), |only| text.get(only).is_empty()) {
            let line = if id.is_empty() { self.line } else { self.line_of(id, Spot::Value, 0) };
            self.note(line, || field(name, "", FieldFault::Required));
        }
        self.text(name, text);
    }

    /// A text in all languages of the package or in none, without characters that can't be seen.
    fn text(&mut self, name: &str, text: &Text) {
        let both = [("zh", &text.zh, &text.en), ("en", &text.en, &text.zh)];
        for (lang, here, other) in both {
            if here.is_empty() && !other.is_empty() && self.only.is_none() {
                let line = self.line_of(other, Spot::Value, 0);
                self.note(line, || field(&format!("{name}.{lang}"), "", FieldFault::Untranslated));
            }
            if let Some(c) = here.chars().find(|c| is_hidden(*c)) {
                self.note(self.line, || field(&format!("{name}.{lang}"), "", FieldFault::Control(c)));
            }
        }
    }

    /// A panel of the first screen: section, charts, rows and figures must be there.
    fn panel(
        &mut self,
        panel: &mut PanelSpec,
        known: &Known,
        sections: &Keys,
        (specs, charts): (&[ChartSpec], &Keys),
    ) {
        self.reference("section", &panel.section, sections, Spot::Value, 0);
        self.required_text("heading", &panel.heading, &panel.section);
        for text in &panel.unsaid {
            self.text("unsaid", text);
        }
        for caption in &panel.captions {
            self.reference("figure", &caption.figure, &known.figures, Spot::Value, 0);
            self.text("caption", &caption.caption);
        }
        for shown in &panel.charts {
            self.reference("chart", &shown.chart, charts, Spot::Value, 0);
            self.rows(&shown.rows, specs.iter().find(|chart| chart.id == shown.chart), &shown.chart);
        }
        panel.charts.retain(|shown| charts.knows(&shown.chart));
    }

    /// Rows that a chart must have; told in the line of an id. Of a chart with problems of its own it can't be told.
    fn rows(&mut self, rows: &[usize], chart: Option<&ChartSpec>, id: &str) {
        let Some(most) = chart.map(|chart| chart.rows.len()) else { return };
        for row in rows.iter().filter(|row| **row < 1 || **row > most) {
            let line = self.line_of(id, Spot::Value, 0);
            self.note(line, || field("rows", &row.to_string(), FieldFault::NotARow { most }));
        }
    }

    /// A slide: what it names must be there, its steps may only name what it shows.
    fn slide(&mut self, slide: &mut Slide, known: &Known, (specs, charts): (&[ChartSpec], &Keys)) {
        let line = self.line_of(&slide.id, Spot::Value, 0);
        if slide.title.is_empty() && slide.chart.is_empty() {
            self.note(line, || field("title", "", FieldFault::Required));
        }
        let texts = [("kicker", &slide.kicker), ("title", &slide.title), ("notes", &slide.notes)];
        for (key, text) in texts.into_iter().chain(slide.points.iter().map(|point| ("points", point))) {
            self.text(key, text);
        }
        for tile in &slide.figures {
            self.reference("figure", &tile.figure, &known.figures, Spot::Value, 0);
            self.text("caption", &tile.caption);
        }
        slide.figures.retain(|tile| known.figures.knows(&tile.figure));
        if !slide.chart.is_empty() {
            self.reference("chart", &slide.chart, charts, Spot::Value, 0);
        }
        if slide.chart.is_empty() {
            self.steps(slide, &[]);
        }
        // Of a chart that isn't there, or that has problems of its own, what it shows can't be told.
        let Some(chart) = specs.iter().find(|chart| chart.id == slide.chart) else { return };
        self.rows(&slide.rows, Some(chart), &slide.id);
        let shown = |at: usize| slide.rows.is_empty() || slide.rows.contains(&(at + 1));
        let rows = chart.rows.iter().enumerate().filter(|(at, _)| shown(*at));
        let figures: Vec<&str> =
            rows.flat_map(|(_, row)| row.figures.values().flatten()).map(String::as_str).collect();
        self.steps(slide, &figures);
    }

    /// The steps of a slide: their figures must be among those of its chart, or its large ones.
    fn steps(&mut self, slide: &Slide, figures: &[&str]) {
        for id in slide.told() {
            if !figures.contains(&id) && slide.figures.iter().all(|tile| tile.figure != id) {
                let line = self.line_of(id, Spot::Element, 0);
                self.note(line, || field("steps", id, FieldFault::NotOnSlide));
            }
        }
    }

    /// The rows of a chart come from a list or from a rule.
    fn source(&mut self, chart: &ChartSpec, listed: bool) {
        if chart.rule.is_some() && !chart.rows.is_empty() {
            let fault = FieldFault::Superfluous { because: "rule", value: "…" };
            self.note(self.line, || field("rows", "", fault));
        } else if chart.rule.is_none() && !listed {
            let fault = ShapeFault::Missing("rows");
            self.note(self.line, || Trouble::Shape { path: String::new(), fault });
        }
    }

    fn chart(&mut self, chart: &ChartSpec, known: &Known) {
        for (key, text) in [("headline", &chart.headline), ("measure", &chart.measure)] {
            if self.only.map_or(text.is_empty(), |only| text.get(only).is_empty()) {
                self.note(self.line, || field(key, "", FieldFault::Required));
            }
            self.text(key, text);
        }
        self.text("unsaid", &chart.unsaid);
        for column in &chart.columns {
            self.text("columns", column);
        }
        for note in &chart.notes {
            self.text("notes", note);
        }
        let mut seen = Register::default();
        for row in &chart.rows {
            let names = row.names.iter().map(|name| &name.name);
            for text in row.label.iter().chain(&row.group).chain(names).chain(&row.unsaid) {
                self.text("rows", text);
            }
            for figure in row.figures.values().flatten() {
                let nth = seen.entry(figure, 0);
                self.reference("figure", figure, &known.figures, Spot::Element, *nth);
                *nth += 1;
            }
        }
    }
}
