//! What is written, read again by the libraries that others read it with.

use super::hostile::HOSTILE;
use super::input::Input;
use super::reports::{reports, show};
use calamine::{Data, Reader, Xlsx};
use guanzhi::export::zip::{Entry, archive};
use guanzhi::export::{Export, Format, Subject};
use guanzhi::lang::{Lang, Text};
use guanzhi::page::{explorer, picture};
use guanzhi::report::Report;
use guanzhi::scene::{Anchor, Label, Mark, Paint, Rect, Scene, Shape};
use guanzhi::site::document::{self, App, Parts, Slides};
use guanzhi::site::hashed::Hashed;
use guanzhi::site::{meta, preview, style};
use guanzhi::text::Weight;
use guanzhi::theme::{Ink, light};
use guanzhi::{chart, explore::Selection, paint::svg};
use html5gum::{Token, Tokenizer};
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::io::{Cursor, Read};

/// Marks of any kind and place become SVG that is well-formed and has their texts.
pub fn svg(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let mut scene = Scene::new(input.float());
    scene.height = input.float();
    let mut texts = Vec::new();
    for _ in 0..input.below(12) {
        let shape = shape(&mut input);
        if let Shape::Text(label) = &shape {
            texts.push(label.text.clone());
        }
        let dash = input.any::<bool>().then(|| input.float());
        let paint = if input.any() { Paint::Fill } else { Paint::Stroke { width: input.float(), dash } };
        let figure = input.any::<bool>().then(|| input.pick(&["a", "b", "__proto__"]).into());
        scene.push(Mark {
            shape,
            ink: input.pick(&[Ink::Card, Ink::Text, Ink::Province, Ink::Muted]),
            paint,
            figure,
        });
    }
    let label = input.text(&HOSTILE, 4);
    let file = svg::file(&scene, &light(None), &label, input.pick(&Lang::ALL), input.any());
    let document = roxmltree::Document::parse(&file).expect("well-formed");
    check_tree(&document);
    let read: String =
        document.descendants().filter(roxmltree::Node::is_text).filter_map(|node| node.text()).collect();
    let solid =
        |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect() };
    let expected: String = texts.concat().chars().filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
    assert_eq!(solid(&read), solid(&expected));
    let markup = svg::still(&scene, "still").into_string();
    check_markup(
        &markup,
        &BTreeSet::from(
            ["svg", "g", "path", "rect", "circle", "text", "tspan", "line", "polyline"].map(str::to_owned),
        ),
    );
}

/// Nothing of a drawing runs, leads anywhere or is fetched.
pub fn check_tree(document: &roxmltree::Document) {
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        assert!(["svg", "g", "path", "rect", "circle", "text", "tspan"].contains(&name), "<{name}>");
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on") && attribute.name() != "href", "{attribute:?}");
            assert!(!attribute.value().contains("NaN") || attribute.name() == "aria-label", "{attribute:?}");
        }
    }
}

fn shape(input: &mut Input) -> Shape {
    let point = |input: &mut Input| (input.float(), input.float());
    let points = |input: &mut Input| (0..input.below(5)).map(|_| (input.float(), input.float())).collect();
    match input.below(6) {
        0 => {
            let (x, y) = point(input);
            Shape::Rect(Rect::new(x, y, input.float(), input.float()), input.float())
        }
        1 => Shape::Circle(point(input), input.float()),
        2 => Shape::Dots(points(input), input.float()),
        3 => Shape::Line(points(input)),
        _ => {
            let (text, at) = (input.text(&HOSTILE, 4), point(input));
            let (weight, anchor) = (
                input.pick(&[Weight::Regular, Weight::Bold]),
                input.pick(&[Anchor::Start, Anchor::Middle, Anchor::End]),
            );
            Shape::Text(Label { text, at, size: input.float(), weight, anchor })
        }
    }
}

/// A report some of whose texts are others.
pub fn hostile(input: &mut Input) -> Report {
    let at = input.below(reports().len());
    let mut report = reports()[at].clone();
    let package = &mut report.package;
    let mut texts: Vec<&mut Text> = vec![&mut package.meta.brand, &mut package.meta.publisher];
    texts.extend(package.regions.iter_mut().map(|it| &mut it.name));
    texts.extend(package.themes.iter_mut().map(|it| &mut it.name));
    texts.extend(package.indicators.iter_mut().flat_map(|it| [&mut it.name, &mut it.note]));
    texts.extend(package.sources.iter_mut().flat_map(|it| [&mut it.title, &mut it.issuer]));
    texts.extend(package.places.iter_mut().flat_map(|it| [&mut it.heading, &mut it.topic]));
    texts.extend(package.observations.iter_mut().map(|it| &mut it.note));
    texts.extend(package.relations.iter_mut().map(|it| &mut it.note));
    let story = &mut package.story;
    texts.extend([&mut story.kicker, &mut story.title, &mut story.deck]);
    texts.extend(story.sections.iter_mut().flat_map(|it| [&mut it.heading, &mut it.deck]));
    for chart in &mut package.charts {
        texts.extend([&mut chart.headline, &mut chart.measure, &mut chart.unsaid]);
        texts.extend(chart.notes.iter_mut());
        texts.extend(chart.rows.iter_mut().filter_map(|row| row.label.as_mut()));
    }
    for _ in 0..=input.below(6) {
        let at = input.below(texts.len());
        let new = input.text(&HOSTILE, 4);
        *texts[at] = Text { zh: new.clone(), en: new };
    }
    report
}

/// The documents of a report: its page, its slides, those of its first chart.
fn documents(report: &Report, lang: Lang) -> Vec<String> {
    let style = Hashed::new(style::style(report));
    let site = Some("https://example.org/");
    let parts = Parts { style: Some(&style), slides: Slides::None, app: App::None, site, paged: true };
    let mut documents = vec![document::report(report, lang, &parts), document::slides(report, lang, &parts)];
    if let Some(spec) = report.package.charts.first() {
        documents.extend(document::chart(report, &spec.id, lang, &parts));
        documents.extend(document::embed(report, &spec.id, lang, &parts));
    }
    let selection = Selection::default();
    let all: Vec<usize> = (0..report.package.observations.len()).collect();
    documents.push(explorer::rows(report, &all, (0, all.len()), &selection, lang).into_string());
    documents
}

thread_local! {
    /// The elements of documents as they are, and below each its attributes.
    static USUAL: OnceCell<BTreeSet<String>> = const { OnceCell::new() };
}

/// The elements and attributes that documents have.
fn usual() -> BTreeSet<String> {
    let all = || {
        let documents = reports()
            .iter()
            .flat_map(|report| Lang::ALL.map(|lang| documents(report, lang)))
            .flatten()
            .collect::<Vec<_>>();
        documents.iter().flat_map(|document| names(document)).collect()
    };
    USUAL.with(|usual| usual.get_or_init(all).clone())
}

/// Whatever texts a report has, its documents have the elements that they always have, in each other as they must be.
pub fn html(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let (report, lang) = (hostile(&mut input), input.pick(&Lang::ALL));
    for document in documents(&report, lang) {
        check_markup(&document, &usual());
    }
}

/// The elements of a document, and each of its attributes behind its element’s name.
pub fn names(document: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for Ok(token) in Tokenizer::new(document) {
        let Token::StartTag(tag) = token else { continue };
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        names.extend(tag.attributes.keys().map(|key| format!("{name} {}", String::from_utf8_lossy(key))));
        names.insert(name);
    }
    names
}

/// Whether an address runs something, or is a document of its own.
fn runs(address: &str) -> bool {
    let plain: String = address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    ["javascript:", "data:text", "vbscript:"].iter().any(|scheme| plain.to_lowercase().starts_with(scheme))
}

/// Elements that have no end tag.
const VOID: [&str; 6] = ["meta", "link", "br", "img", "input", "hr"];

/// Each start tag of a document has its end tag, and no element or attribute is there that isn't usual.
pub fn check_markup(document: &str, usual: &BTreeSet<String>) {
    let mut open: Vec<String> = Vec::new();
    for Ok(token) in Tokenizer::new(document) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                assert!(usual.contains(&name), "<{name}> in {document}");
                for (key, value) in &tag.attributes {
                    let (key, value) = (String::from_utf8_lossy(key), String::from_utf8_lossy(value));
                    assert!(!key.starts_with("on") && key != "style", "<{name} {key}> in {document}");
                    assert!(
                        usual.contains(&format!("{name} {key}")) || usual.len() < 20,
                        "<{name} {key}> in {document}"
                    );
                    let leads =
                        ["href", "src", "action", "formaction", "xlink:href", "data"].contains(&&*key);
                    assert!(!(leads && runs(&value)), "<{name} {key}=\"{value}\">");
                }
                if !tag.self_closing && !VOID.contains(&&*name) {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                assert_eq!(open.pop(), Some(name), "in {document}");
            }
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?} in {document}");
}

/// Whatever texts a report has, its figures are read from a workbook as they are from CSV, and no cell is a formula.
pub fn tables(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let (report, lang) = (hostile(&mut input), input.pick(&Lang::ALL));
    let export = Export::new(&report, &Subject::Report, lang).expect("all of a report");
    let file = |id: &str| (Format::of(id).expect(id).write)(&export, None);
    let csv = file("csv");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&csv["\u{feff}".len()..]);
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let mut book = Xlsx::new(Cursor::new(file("xlsx"))).expect("a workbook");
    let (_, sheet) = book.worksheets().into_iter().next().expect("a sheet");
    assert_eq!(sheet.rows().count(), rows.len());
    for (row, cells) in rows.iter().zip(sheet.rows()) {
        for (text, cell) in row.iter().zip(cells) {
            check_cell(text, cell);
        }
    }
    let json: serde_json::Value = serde_json::from_slice(&file("json")).expect("JSON");
    assert!(json.is_object() || json.is_array());
    let lines = String::from_utf8(file("tsv")).expect("UTF-8");
    assert_eq!(lines.lines().count(), rows.len());
    check_markup(
        &String::from_utf8(file("html")).expect("UTF-8"),
        &BTreeSet::from(["table", "tbody", "tr", "td"].map(str::to_owned)),
    );
}

/// A cell says the same in both files, and a spreadsheet doesn’t run it.
pub fn check_cell(text: &str, cell: &Data) {
    let is_number = text.parse::<f64>().is_ok();
    assert!(
        is_number || !text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n']),
        "{text:?}"
    );
    let solid = |text: &str| -> String {
        text.chars()
            .filter(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}'))
            .collect()
    };
    match cell {
        Data::String(other) => assert_eq!(solid(other), solid(text)),
        Data::Empty => assert!(solid(text).is_empty(), "{text:?}"),
        Data::Int(_) | Data::Float(_) => assert!(is_number, "{text:?} is {cell:?}"),
        other => panic!("{text:?} is {other:?}"),
    }
}

/// Whatever texts a report has, its pictures are well-formed, and what it says to machines is JSON.
pub fn pictures(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let (report, lang) = (hostile(&mut input), input.pick(&Lang::ALL));
    show(&report);
    for spec in &report.package.charts {
        let chart = chart::resolve(&report, &spec.id, lang).expect("a chart");
        let subject = meta::Subject::Chart(&spec.id);
        for file in [
            picture::file(&chart, true),
            picture::for_chats(&chart, "https://example.org/"),
            preview::file(&report, subject, lang),
        ] {
            check_tree(&roxmltree::Document::parse(&file).expect("well-formed"));
        }
        let answer = meta::oembed(&report, &spec.id, lang, "https://example.org/").expect("a chart");
        serde_json::from_str::<serde_json::Value>(&answer).expect("JSON");
    }
}

/// Files of any name and content are read from an archive as they are.
pub fn zip(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let count = input.below(6);
    let mut entries: Vec<Entry> = Vec::new();
    for at in 0..count {
        let content: Vec<u8> = (0..input.below(200)).map(|_| input.any()).collect();
        entries.push(Entry::new(&format!("{at}{}", input.text(&HOSTILE, 2)), content));
    }
    let made = archive(&entries, None);
    let mut read = zip::ZipArchive::new(Cursor::new(made)).expect("an archive");
    assert_eq!(read.len(), entries.len());
    for (at, entry) in entries.iter().enumerate() {
        let mut file = read.by_index(at).expect("a file");
        assert_eq!(file.name_raw(), entry.name.as_bytes());
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("whole");
        assert_eq!(content, entry.content);
    }
}
