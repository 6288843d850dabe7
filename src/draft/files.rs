//! A draft as the files of a package, and the smallest package that there is.

use super::{Doubt, Draft, KnownRegion, NATION, Proposal, REGIONS, UNITS, id};
use crate::book::describe;
use crate::lang::Lang;
use crate::package::{CHARTS, File, LAYOUTS, Layout, Measure, STORY};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What a new package is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// The region: its code, its name in Chinese and in English.
    pub region: (String, String, String),
    /// The languages of its texts, at least one.
    pub langs: Vec<Lang>,
    /// Its id, used in file names.
    pub name: String,
}

/// A row of a CSV file: columns with their values, others are empty.
type Cells<'a> = Vec<(&'a str, String)>;

struct Writer<'a> {
    setup: &'a Setup,
    files: Vec<File>,
    columns: Vec<(&'static str, Vec<String>)>,
}

impl<'a> Writer<'a> {
    fn new(setup: &'a Setup) -> Writer<'a> {
        Writer { setup, files: Vec::new(), columns: Vec::new() }
    }

    /// A text in the languages of the package, such as a name.
    fn text(&self, zh: &str, en: &str) -> Value {
        let text = |lang: &Lang| match lang {
            Lang::Zh => zh.to_owned(),
            Lang::En => en.to_owned(),
        };
        self.setup.langs.iter().map(|lang| (lang.id().to_owned(), Value::from(text(lang)))).collect()
    }

    fn csv(&mut self, file: &str, optional: &[&str], rows: &[Cells]) {
        let layout: &Layout =
            LAYOUTS.iter().find(|layout| layout.file == file).expect("a file of the format");
        let spoken = |column: &&&str| {
            let of = crate::package::lang_of(column);
            of.is_none_or(|of| self.setup.langs.contains(&of))
        };
        let columns: Vec<&str> =
            layout.columns.iter().filter(spoken).copied().chain(optional.iter().copied()).collect();
        let mut writer = csv::Writer::from_writer(Vec::new());
        let mut write = |record: Vec<&str>| writer.write_record(record).expect("all rows are as long");
        write(columns.clone());
        for row in rows {
            let field =
                |column: &&str| row.iter().find(|(name, _)| name == column).map_or("", |(_, value)| value);
            write(columns.iter().map(field).collect());
        }
        let bytes = writer.into_inner().expect("writing to memory can't fail");
        self.columns.push((layout.file, columns.into_iter().map(str::to_owned).collect()));
        self.files.push(File { name: file.to_owned(), bytes });
    }

    fn json(&mut self, file: &'static str, value: &Value) {
        let text = serde_json::to_string_pretty(value).expect("keys are texts");
        self.files.push(File { name: file.to_owned(), bytes: (text + "\n").into_bytes() });
    }

    /// The files with the descriptor before them.
    fn done(mut self, title: (&str, &str)) -> Vec<File> {
        let setup = self.setup;
        let langs: Vec<&str> = setup.langs.iter().map(|lang| lang.id()).collect();
        let own = json!({ "region": setup.region.0, "source": SOURCE, "languages": langs });
        let title = if setup.langs[0] == Lang::Zh { title.0 } else { title.1 };
        let head = json!({ "profile": "data-package", "name": setup.name, "title": title, "version": "0.1.0", "guanzhi": own });
        let columns = std::mem::take(&mut self.columns);
        let descriptor = describe(&head, &columns);
        self.files.insert(0, descriptor);
        self.files
    }
}

/// The id of the source that is the report.
const SOURCE: &str = "report";

/// The region of a package, and the whole of which it is part.
fn regions(setup: &Setup) -> Vec<Cells<'static>> {
    let row = |(code, zh, en): (&str, &str, &str), role: &str| {
        vec![
            ("code", code.to_owned()),
            ("name_zh", zh.to_owned()),
            ("name_en", en.to_owned()),
            ("role", role.to_owned()),
        ]
    };
    let (code, zh, en) = &setup.region;
    let mut rows = vec![row((code, zh, en), "")];
    let nation: KnownRegion = REGIONS[0];
    if code != NATION && code.bytes().all(|b| b.is_ascii_digit()) {
        rows.push(row(nation, "whole"));
    }
    rows
}

/// A draft as a package in the language of its text; each figure is marked as a draft with its reason.
pub fn files(draft: &Draft, setup: &Setup) -> Vec<File> {
    let mut writer = Writer::new(setup);
    let zh = draft.lang == Lang::Zh;
    let both = |stem: &str, text: &str| -> Cells<'static> {
        let column = match (stem, zh) {
            ("name", true) => "name_zh",
            ("name", false) => "name_en",
            ("title", true) => "title_zh",
            ("title", false) => "title_en",
            ("issuer", true) => "issuer_zh",
            ("issuer", false) => "issuer_en",
            ("heading", true) => "heading_zh",
            ("heading", false) => "heading_en",
            ("topic", true) => "topic_zh",
            _ => "topic_en",
        };
        vec![(column, text.to_owned())]
    };
    let entries = Entries::of(draft);
    let theme = if zh { "全部" } else { "All" };
    writer.csv("themes.csv", &[], &[[vec![("id", "all".to_owned())], both("name", theme)].concat()]);
    let regions = regions(setup);
    writer.csv("regions.csv", &["role"], &regions[..1]);
    writer.csv("units.csv", &[], &entries.units);
    let indicators: Vec<Cells> = entries
        .indicators
        .iter()
        .map(|(id, it)| {
            let cells = vec![
                ("id", id.clone()),
                ("theme", "all".to_owned()),
                ("unit", it.unit.clone()),
                ("kind", it.kind.id().to_owned()),
                ("better", "neither".to_owned()),
            ];
            [cells, both("name", &name(it, zh))].concat()
        })
        .collect();
    writer.csv("indicators.csv", &[], &indicators);
    let source =
        vec![("id", SOURCE.to_owned()), ("evidence", if zh { "全文" } else { "full text" }.to_owned())];
    let issuer = if zh { "（待填）" } else { "(to be filled in)" };
    writer.csv("sources.csv", &[], &[[source, both("title", &draft.title), both("issuer", issuer)].concat()]);
    let places: Vec<Cells> = draft
        .passages
        .iter()
        .map(|passage| {
            let paragraph = passage.paragraph;
            let first =
                draft.figures.iter().find(|it| it.token.spot.paragraph == paragraph && !it.name.is_empty());
            let heading = if passage.heading.is_empty() { &draft.title } else { &passage.heading };
            let topic = first.map_or(heading.as_str(), |it| &it.name);
            let cells = vec![
                ("id", format!("p{paragraph}")),
                ("source", SOURCE.to_owned()),
                ("paragraph", paragraph.to_string()),
            ];
            [cells, both("heading", heading), both("topic", topic)].concat()
        })
        .collect();
    writer.csv("places.csv", &[], &places);
    let observations: Vec<Cells> =
        entries.figures.iter().map(|(id, indicator, it)| observation(id, indicator, it, setup, zh)).collect();
    writer.csv("observations.csv", &["draft"], &observations);
    writer.csv("relations.csv", &[], &[]);
    writer.csv("numerals.csv", &[], &numerals(draft, &entries));
    writer.json(CHARTS, &json!([]));
    let title = writer.text(&draft.title, &draft.title);
    writer.json(STORY, &json!({ "title": title, "sections": [] }));
    writer.done((&draft.title, &draft.title))
}

/// What a draft comes to as rows: numerals that repeat a figure have none of their own.
struct Entries<'a> {
    units: Vec<Cells<'static>>,
    indicators: Vec<(String, &'a Proposal)>,
    /// Id, indicator and proposal.
    figures: Vec<(String, String, &'a Proposal)>,
    /// The figure of each proposal.
    of_token: Vec<String>,
}

impl<'a> Entries<'a> {
    fn of(draft: &'a Draft) -> Entries<'a> {
        let mut entries =
            Entries { units: Vec::new(), indicators: Vec::new(), figures: Vec::new(), of_token: Vec::new() };
        let (mut measures, mut figures, mut units) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
        for it in &draft.figures {
            let own = id(it.token.spot);
            if !units.contains(&&it.unit) {
                units.push(&it.unit);
                entries.units.push(unit(&it.unit, it.measure));
            }
            // What has no name is a measure of its own.
            let key = (
                if it.name.is_empty() { own.clone() } else { it.name.clone() },
                &it.unit,
                it.kind.id(),
                it.change,
            );
            let indicator = measures.entry(key).or_insert_with(|| {
                entries.indicators.push((own.clone(), it));
                own.clone()
            });
            let same =
                (indicator.clone(), it.printed.clone(), it.scale.id(), it.bound.id(), it.period.clone());
            let figure = figures.entry(same).or_insert_with(|| {
                entries.figures.push((own.clone(), indicator.clone(), it));
                own
            });
            entries.of_token.push(figure.clone());
        }
        entries
    }
}

/// A unit with its English words, as far as they are known.
fn unit(id: &str, measure: Measure) -> Cells<'static> {
    let known = UNITS.iter().find(|unit| unit.id == id);
    let plural = || if id.is_ascii() && id != "%" { format!("{id}s") } else { String::new() };
    let (one, many) = known.map_or_else(
        || if id.is_ascii() { (id.to_owned(), plural()) } else { (String::new(), String::new()) },
        |unit| (unit.one.to_owned(), unit.many.to_owned()),
    );
    let measure = known.map_or(measure, |unit| unit.measure);
    vec![("unit", id.to_owned()), ("name_en", one), ("plural_en", many), ("measure", measure.id().to_owned())]
}

/// What a measure is called for now.
fn name(it: &Proposal, zh: bool) -> String {
    let spot = it.token.spot;
    let bare = match (it.name.is_empty(), zh) {
        (false, _) => it.name.clone(),
        (true, true) => format!("第{}段第{}个数", spot.paragraph, spot.ordinal),
        (true, false) => format!("Number {} of paragraph {}", spot.ordinal, spot.paragraph),
    };
    let ending = match (it.change, it.measure, zh) {
        (false, ..) => "",
        (true, Measure::Percent | Measure::Times, true) => "增长率",
        (true, Measure::Percent | Measure::Times, false) => ", growth",
        (true, _, true) => "变化",
        (true, _, false) => ", change",
    };
    [&bare, ending].concat()
}

fn observation(id: &str, indicator: &str, it: &Proposal, setup: &Setup, zh: bool) -> Cells<'static> {
    let basis = if it.period.is_empty() { "unclear" } else { it.basis.id() };
    vec![
        ("id", id.to_owned()),
        ("indicator", indicator.to_owned()),
        ("region", setup.region.0.clone()),
        ("period", it.period.clone()),
        ("period_basis", basis.to_owned()),
        ("printed", it.printed.clone()),
        ("scale", it.scale.id().to_owned()),
        ("bound", it.bound.id().to_owned()),
        ("source", SOURCE.to_owned()),
        ("place", format!("p{}", it.token.spot.paragraph)),
        ("tier", "report".to_owned()),
        ("draft", reason(it, zh)),
    ]
}

/// Why a row is proposed, and what of it is a guess.
fn reason(it: &Proposal, zh: bool) -> String {
    let doubt = |doubt: &Doubt| match (doubt, zh) {
        (Doubt::Unit, true) => "没有单位，以上单位是猜的",
        (Doubt::Unit, false) => "no unit stands there, this one is a guess",
        (Doubt::Sign, true) => "按文意为负",
        (Doubt::Sign, false) => "below zero by its words",
        (Doubt::Period, true) => "期间承前文",
        (Doubt::Period, false) => "period carried on",
        (Doubt::Name, true) => "没有找到指标名",
        (Doubt::Name, false) => "what it measures wasn’t found",
    };
    let doubts: Vec<&str> = it.doubts.iter().map(doubt).collect();
    let context = it.token.context.trim();
    let (colon, comma) = if zh { ("：", "，") } else { (": ", ", ") };
    let doubts = if doubts.is_empty() { String::new() } else { [colon, &doubts.join(comma)].concat() };
    format!("“{context}”{doubts}")
}

/// Each numeral with its figure, or why it is none; those that are evidently none need no row.
fn numerals(draft: &Draft, entries: &Entries) -> Vec<Cells<'static>> {
    let row = |token: &super::Token, figure: &str, reason: &str| {
        vec![
            ("paragraph", token.spot.paragraph.to_string()),
            ("ordinal", token.spot.ordinal.to_string()),
            ("token", token.token.clone()),
            ("figure", figure.to_owned()),
            ("reason", reason.to_owned()),
        ]
    };
    let figures =
        draft.figures.iter().zip(&entries.of_token).map(|(it, id)| (&it.token, row(&it.token, id, "")));
    let declined = draft.declined.iter().filter(|(token, _)| token.evident.is_none());
    let declined = declined.map(|(token, reason)| (token, row(token, "", reason.id())));
    let mut rows: Vec<_> = figures.chain(declined).collect();
    rows.sort_by_key(|(token, _)| token.spot);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The smallest package: a figure of the region beside one of the whole, in a chart, on a page.
pub fn starter(setup: &Setup) -> Vec<File> {
    let mut writer = Writer::new(setup);
    let row = |cells: &[(&'static str, &str)]| -> Cells<'static> {
        cells.iter().map(|(column, value)| (*column, (*value).to_owned())).collect()
    };
    let regions = regions(setup);
    let whole = regions.len() > 1;
    writer.csv("themes.csv", &[], &[row(&[("id", "sample"), ("name_zh", "示例"), ("name_en", "Sample")])]);
    writer.csv("regions.csv", &["role"], &regions);
    writer.csv(
        "units.csv",
        &[],
        &[row(&[("unit", "%"), ("name_en", "%"), ("plural_en", "%"), ("measure", "percent")])],
    );
    writer.csv(
        "indicators.csv",
        &[],
        &[row(&[
            ("id", "sample-rate"),
            ("theme", "sample"),
            ("name_zh", "示例合格率"),
            ("name_en", "Sample pass rate"),
            ("unit", "%"),
            ("kind", "rate"),
            ("better", "higher"),
        ])],
    );
    let source = |id, zh, en| {
        row(&[
            ("id", id),
            ("title_zh", zh),
            ("title_en", en),
            ("issuer_zh", "（待填）"),
            ("issuer_en", "(to be filled in)"),
            ("evidence", "sample"),
        ])
    };
    let mut sources = vec![source(SOURCE, "示例报告", "Sample report")];
    let figure = |id, region: &str, printed, source, tier, more: &[(&'static str, &str)]| {
        let cells = row(&[
            ("id", id),
            ("indicator", "sample-rate"),
            ("region", region),
            ("period", "2024"),
            ("period_basis", "stated"),
            ("printed", printed),
            ("bound", "exact"),
            ("source", source),
            ("tier", tier),
        ]);
        [cells, row(more)].concat()
    };
    let mut figures = vec![figure("sample", &setup.region.0, "90.5", SOURCE, "report", &[])];
    if whole {
        sources.push(source("elsewhere", "示例对照", "Sample for comparison"));
        let graded = [("comparability", "same"), ("use", "compare"), ("counterpart", "sample")];
        figures.push(figure("sample-whole", NATION, "90.0", "elsewhere", "context", &graded));
    }
    writer.csv("sources.csv", &[], &sources);
    writer.csv("places.csv", &[], &[]);
    writer.csv("observations.csv", &[], &figures);
    writer.csv("relations.csv", &[], &[]);
    writer.csv("numerals.csv", &[], &[]);
    let text = |zh: &str, en: &str| writer.text(zh, en);
    let rows: Vec<Value> = regions
        .iter()
        .zip(["sample", "sample-whole"])
        .map(|(region, figure)| {
            let cell =
                |name: &str| region.iter().find(|(column, _)| *column == name).map_or("", |(_, value)| value);
            json!({ "label": text(cell("name_zh"), cell("name_en")), "figures": { "value": [figure] } })
        })
        .collect();
    let charts = json!([{
        "id": "sample-chart",
        "kind": "bars",
        "headline": text("这是示例，数字是虚构的", "A sample: its figures are made up"),
        "measure": text("合格率，%，2024 年", "Pass rate, %, 2024"),
        "rows": rows,
    }]);
    let story = json!({
        "title": text("报告的标题", "Title of the report"),
        "sections": [{ "id": "first", "heading": text("第一节", "First section"), "charts": ["sample-chart"] }],
    });
    writer.json(CHARTS, &charts);
    writer.json(STORY, &story);
    writer.done(("示例数据包", "Sample package"))
}
