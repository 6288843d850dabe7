//! The JSON files of a package: its descriptor, charts and story.

use super::files::{CHARTS, DESCRIPTOR, FILES, Known, STORY};
use super::json::{Place as Spot, Strings, elements, tree};
use super::problem::{FieldFault, Trouble, is_hidden};
use super::shape::{Shape, ShapeFault, Sort, fit, may, must, or_null};
use super::sheet::{Keys, Log, field, is_id};
use super::{Below, ChartSpec, Meta, Slide, Story};
use crate::index::Register;
use crate::lang::Text;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::value::RawValue;

/// What is read of `datapackage.json`; its other keys are Frictionless's.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Descriptor<'a> {
    name: String,
    version: String,
    guanzhi: Option<Roles>,
    #[serde(borrow)]
    resources: Vec<Resource<'a>>,
}

/// The key `guanzhi`: which region, nation and source the report is about.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Roles {
    region: String,
    nation: String,
    source: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Resource<'a> {
    /// A string, or what else Frictionless allows, which is passed over.
    #[serde(borrow)]
    path: Option<&'a RawValue>,
}

/// Reads `datapackage.json`.
pub(super) fn meta(text: &str, known: &Known, log: &mut Log) -> Meta {
    let Descriptor { name, version, guanzhi, resources } = match serde_json::from_str(text) {
        Ok(descriptor) => descriptor,
        Err(error) => {
            log.add(DESCRIPTOR, Some(error.line() as u64), || broken(&error));
            return Meta::default();
        }
    };
    let Roles { region, nation, source } = guanzhi.unwrap_or_default();
    let strings = Strings::of(text);
    let mut note = |value: &str, trouble: Option<Trouble>| {
        if let Some(trouble) = trouble {
            let line = strings.lines(value, Spot::Value).first().filter(|_| !value.is_empty());
            log.add(DESCRIPTOR, line.copied(), || trouble);
        }
    };
    note(&name, name_fault(&name).map(|fault| field("name", &name, fault)));
    note(&version, version_fault(&version).map(|fault| field("version", "", fault)));
    let path = |resource: &Resource<'_>| serde_json::from_str::<String>(resource.path?.get()).ok();
    for path in resources.iter().filter_map(path) {
        let unknown = !FILES.contains(&path.as_str());
        note(&path, unknown.then(|| field("resource", &path, FieldFault::NotInPackage)));
    }
    note(&region, role_trouble("guanzhi.region", &region, &known.regions));
    note(&nation, role_trouble("guanzhi.nation", &nation, &known.regions));
    note(&source, role_trouble("guanzhi.source", &source, &known.sources));
    Meta { name, version, region, nation, source }
}

/// The paths that a descriptor lists; `None` if it can't be read.
pub(super) fn paths(text: &str) -> Option<Vec<String>> {
    let descriptor: Descriptor = serde_json::from_str(text).ok()?;
    let paths = |resource: &Resource<'_>| {
        let path = resource.path.map(RawValue::get).unwrap_or_default();
        let one = serde_json::from_str(path).map(|path| vec![path]);
        one.or_else(|_| serde_json::from_str(path)).unwrap_or_default()
    };
    Some(descriptor.resources.iter().flat_map(paths).collect())
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
    log: &mut Log,
) -> (Option<T>, Vec<String>) {
    let mut found = Vec::new();
    let value = serde_json::from_str::<serde_json::Value>(text).and_then(|mut value| {
        let fits = tree(text).is_none_or(|node| fit(&node, &mut value, shape, "", &mut found));
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

const TEXT: Shape = Shape::Object(&[must("zh", Shape::Text), must("en", Shape::Text)]);
const IDS: Shape = Shape::List(&Shape::Text);

const CHART: Shape = Shape::Object(&[
    must("id", Shape::Text),
    must("kind", Shape::Text),
    must("headline", TEXT),
    must("measure", TEXT),
    may("columns", Shape::List(&TEXT)),
    must("rows", Shape::List(&ROW)),
    may("notes", Shape::List(&TEXT)),
]);

const ROW: Shape = Shape::Object(&[
    or_null("label", TEXT),
    or_null("group", TEXT),
    must("figures", Shape::Each(&IDS)),
    may("names", Shape::List(&NAME)),
]);

const NAME: Shape = Shape::Object(&[must("name", TEXT), or_null("role", Shape::Text)]);

const STORY_SHAPE: Shape = Shape::Object(&[
    may("kicker", TEXT),
    may("title", TEXT),
    may("deck", TEXT),
    may("tiles", Shape::List(&TILE)),
    may("sections", Shape::List(&SECTION)),
    may("subjects", Shape::List(&SUBJECT)),
    may("slides", Shape::List(&SLIDE)),
]);

const TILE: Shape = Shape::Object(&[must("figure", Shape::Text), must("caption", TEXT)]);

const BELOW: [&str; Below::ALL.len()] = [Below::Pairs.id(), Below::Subjects.id()];

const SECTION: Shape = Shape::Object(&[
    must("id", Shape::Text),
    must("heading", TEXT),
    must("charts", IDS),
    may("wide", IDS),
    or_null("below", Shape::Word(&BELOW)),
]);

const SUBJECT: Shape = Shape::Object(&[
    must("id", Shape::Text),
    must("name", TEXT),
    must("figures", IDS),
    may("unsaid", Shape::List(&TEXT)),
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
        let (chart, faulty) = shaped::<ChartSpec>(element, &CHART, (CHARTS, line), log);
        let Some(mut chart) = chart else {
            // What can't be read may be any chart.
            keys.complete = false;
            continue;
        };
        chart.line = line;
        let mut part =
            Part { file: CHARTS, line, strings: Strings::of(element), log, sound: faulty.is_empty() };
        part.key(&chart.id, &mut keys);
        part.chart(&chart, known);
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
    let (story, faulty) = shaped::<Story>(text, &STORY_SHAPE, (STORY, 1), log);
    let Some(mut story) = story else { return Story::default() };
    let mut part = Part { file: STORY, line: 1, strings: Strings::of(text), log, sound: true };
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
        part.key(&section.id, &mut ids);
        // Both become ids of the page.
        if let Some(first) = charts.line(&section.id) {
            let line = part.line_of(&section.id, Spot::Value, 0);
            part.note(line, || field("id", &section.id, FieldFault::Duplicate { file: CHARTS, first }));
        }
        part.required_text("heading", &section.heading, &section.id);
        for chart in &section.charts {
            part.reference("chart", chart, charts, Spot::Element, 0);
            part.once(chart, &mut shown);
        }
        section.charts.retain(|chart| charts.line(chart).is_some());
        for chart in &section.wide {
            part.reference("chart", chart, charts, Spot::Element, 0);
        }
    }
    for subject in &mut story.subjects {
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
        part.key(&slide.id, &mut ids);
        part.slide(slide, known, (specs, charts));
    }
    story
}

/// A part of a JSON file while it is checked.
struct Part<'a> {
    file: &'static str,
    /// The line on which it begins.
    line: u64,
    strings: Strings,
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

    /// A text in both languages that must be there; told in the line of an id, or that of the part.
    fn required_text(&mut self, name: &str, text: &Text, id: &str) {
        if text.is_empty() {
            let line = if id.is_empty() { self.line } else { self.line_of(id, Spot::Value, 0) };
            self.note(line, || field(name, "", FieldFault::Required));
        }
        self.text(name, text);
    }

    /// A text in both languages or in neither, without characters that can't be seen.
    fn text(&mut self, name: &str, text: &Text) {
        let both = [("zh", &text.zh, &text.en), ("en", &text.en, &text.zh)];
        for (lang, here, other) in both {
            if here.is_empty() && !other.is_empty() {
                let line = self.line_of(other, Spot::Value, 0);
                self.note(line, || field(&format!("{name}.{lang}"), "", FieldFault::Untranslated));
            }
            if let Some(c) = here.chars().find(|c| is_hidden(*c)) {
                self.note(self.line, || field(&format!("{name}.{lang}"), "", FieldFault::Control(c)));
            }
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
        for row in slide.rows.iter().filter(|row| **row < 1 || **row > chart.rows.len()) {
            let most = chart.rows.len();
            self.note(line, || field("rows", &row.to_string(), FieldFault::NotARow { most }));
        }
        let shown = |at: usize| slide.rows.is_empty() || slide.rows.contains(&(at + 1));
        let rows = chart.rows.iter().enumerate().filter(|(at, _)| shown(*at));
        let figures: Vec<&str> =
            rows.flat_map(|(_, row)| row.figures.values().flatten()).map(String::as_str).collect();
        self.steps(slide, &figures);
    }

    /// The steps of a slide: their figures must be among those of its chart, or its large ones.
    fn steps(&mut self, slide: &Slide, figures: &[&str]) {
        for id in slide.steps.iter().flat_map(|step| step.reveal.iter().chain(&step.highlight)) {
            if !figures.contains(&id.as_str()) && slide.figures.iter().all(|tile| tile.figure != *id) {
                let line = self.line_of(id, Spot::Element, 0);
                self.note(line, || field("steps", id, FieldFault::NotOnSlide));
            }
        }
    }

    fn chart(&mut self, chart: &ChartSpec, known: &Known) {
        for (key, text) in [("headline", &chart.headline), ("measure", &chart.measure)] {
            if text.is_empty() {
                self.note(self.line, || field(key, "", FieldFault::Required));
            }
            self.text(key, text);
        }
        for column in &chart.columns {
            self.text("columns", column);
        }
        for note in &chart.notes {
            self.text("notes", note);
        }
        let mut seen = Register::default();
        for row in &chart.rows {
            for text in row.label.iter().chain(&row.group).chain(row.names.iter().map(|name| &name.name)) {
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
