//! `guanzhi kinds`: every kind of chart with its roles, a picture and an entry that works, from a package of made-up figures.

use crate::{in_lang, saved, say, workbook};
use anyhow::Context;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use guanzhi::chart::{self, KINDS, Kind, Role, Values, WidthClass};
use guanzhi::lang::Lang;
use guanzhi::package::{ChartSpec, File};
use guanzhi::paint::svg;
use guanzhi::report::Report;
use guanzhi::theme::LIGHT;
use maud::{DOCTYPE, Markup, html};
use serde_json::Value;
use std::path::PathBuf;

/// What `kinds` is told.
#[derive(clap::Args)]
pub struct Args {
    /// One kind: its entry of charts.json
    kind: Option<String>,
    /// Write all of them: as a page if the name ends with .html, else as a package to try them with (a folder, a zip, a workbook)
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Replace what is there
    #[arg(long)]
    replace: bool,
}

/// A file of the package that has every kind once.
macro_rules! sample {
    ($($name:literal),+ $(,)?) => {
        [$(($name, include_bytes!(concat!("../../examples/kinds/", $name)) as &[u8])),+]
    };
}

/// The package that has every kind once.
const SAMPLE: [(&str, &[u8]); 12] = sample![
    "datapackage.json",
    "themes.csv",
    "regions.csv",
    "units.csv",
    "indicators.csv",
    "sources.csv",
    "places.csv",
    "observations.csv",
    "relations.csv",
    "numerals.csv",
    "charts.json",
    "story.json",
];

/// Lists the kinds, shows one, or writes all of them.
///
/// # Errors
/// When there is no such kind, or the place is taken or can't be written to.
pub fn run(args: &Args, lang: Lang) -> anyhow::Result<bool> {
    let files = SAMPLE.map(|(name, bytes)| File { name: name.to_owned(), bytes: bytes.to_vec() });
    let (report, _) = guanzhi::open(&files);
    if let Some(out) = &args.out {
        saved::check_free(out, args.replace, lang)?;
        if out.extension().is_some_and(|extension| extension == "html") {
            saved::file(out, page(&report, lang)?.into_string().as_bytes())?;
        } else {
            workbook::place(out, &files)?;
        }
        say(&[out.display().to_string()])?;
        return Ok(true);
    }
    match &args.kind {
        None => say(&KINDS.iter().flat_map(|kind| listed(&report, kind, lang)).collect::<Vec<_>>())?,
        Some(id) => {
            let Some(kind) = chart::kind(id) else {
                let all: Vec<&str> = KINDS.iter().map(|kind| kind.id).collect();
                let (all, en) = (all.join(", "), "there is no kind");
                anyhow::bail!(
                    "{}",
                    in_lang(
                        lang,
                        format!("{en} \"{id}\"; there are {all}"),
                        format!("没有“{id}”这种图；可用：{all}")
                    )
                );
            };
            let mut lines = listed(&report, kind, lang);
            lines.push(snippet(kind)?);
            say(&lines)?;
        }
    }
    Ok(true)
}

/// The chart of a kind.
fn sample<'a>(report: &'a Report, kind: &Kind) -> Option<&'a ChartSpec> {
    report.package.charts.iter().find(|spec| spec.kind == kind.id)
}

/// What a kind is for.
fn about<'a>(report: &'a Report, kind: &Kind, lang: Lang) -> &'a str {
    sample(report, kind).and_then(|spec| spec.notes.first()).map_or("", |note| note.get(lang))
}

/// A kind in two lines: what it is for, and its roles.
fn listed(report: &Report, kind: &Kind, lang: Lang) -> Vec<String> {
    let roles: Vec<String> = kind.roles.iter().map(|role| told(role, lang)).collect();
    let between = in_lang(lang, "; ".to_owned(), "；".to_owned());
    vec![format!("{}  {}", kind.id, about(report, kind, lang)), format!("    {}", roles.join(&between))]
}

/// A role with how many figures of a row it takes, and of which values.
fn told(role: &Role, lang: Lang) -> String {
    let name = role.name();
    let [en, zh] = role.count.words();
    let count = in_lang(lang, en.to_owned(), zh.to_owned());
    let values = if role.values == Values::Any { String::new() } else { format!(", {}", role.values.id()) };
    in_lang(
        lang,
        format!("{name}: {count}{values}"),
        format!("{name}：{count}{}", values.replace(", ", "，")),
    )
}

/// The entry of `charts.json` that draws a kind.
fn snippet(kind: &Kind) -> anyhow::Result<String> {
    let charts = SAMPLE.iter().find(|(name, _)| *name == "charts.json").map(|(_, bytes)| *bytes);
    let charts: Value = serde_json::from_slice(charts.unwrap_or_default())?;
    let entry = charts.as_array().into_iter().flatten().find(|entry| entry["kind"] == kind.id);
    let entry = entry.with_context(|| kind.id.to_owned())?;
    // Its note is told above; a row is a line.
    let keys = ["id", "kind", "headline", "measure", "columns", "rows"];
    let lines = keys.iter().filter_map(|key| Some((key, entry.get(key)?))).map(|(key, value)| match value {
        Value::Array(values) => {
            let values: Vec<String> = values.iter().map(|value| format!("    {value}")).collect();
            format!("  \"{key}\": [\n{}\n  ]", values.join(",\n"))
        }
        value => format!("  \"{key}\": {value}"),
    });
    Ok(format!("{{\n{}\n}}", lines.collect::<Vec<_>>().join(",\n")))
}

const STYLE: &str = "body{font:16px/1.6 'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',Arial,sans-serif;\
color:#1a1a1a;background:#fff;max-width:72rem;margin:0 auto;padding:1.5rem}h1{font-size:1.7rem}h2{margin:2.5rem 0 0;font-size:1.25rem}\
h2 a{color:inherit;text-decoration:none}section>div{display:grid;grid-template-columns:repeat(auto-fit,minmax(20rem,1fr));gap:1.5rem}\
img{width:100%;height:auto;border:1px solid #ddd}pre{overflow:auto;font-size:.85rem;line-height:1.45;background:#f5f5f2;padding:.8rem;margin:0;max-height:28rem}\
nav{columns:14rem}nav a{display:block;color:#0a4d78}ul{padding-left:1.2rem}:root{color-scheme:light}";

/// The page: each kind with what it is for, its roles, its picture and its entry.
fn page(report: &Report, lang: Lang) -> anyhow::Result<Markup> {
    let sections =
        KINDS.iter().map(|kind| section(report, kind, lang)).collect::<anyhow::Result<Vec<_>>>()?;
    let title = in_lang(lang, "Kinds of charts".to_owned(), "图的种类".to_owned());
    let lead = in_lang(
        lang,
        "What each kind takes, a picture, and the entry of charts.json that drew it. All figures are made up; \
         `guanzhi kinds -o kinds.xlsx` writes the package that they are in."
            .to_owned(),
        "每种图要哪些数字、画出来什么样、charts.json里怎么写。数字都是虚构的；所在的数据包可用guanzhi kinds -o kinds.xlsx写出。".to_owned(),
    );
    let other = match lang {
        Lang::Zh => ("kinds.en.html", Lang::En, "English"),
        Lang::En => ("kinds.html", Lang::Zh, "中文"),
    };
    Ok(html! {
        (DOCTYPE)
        html lang=(lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy"
                    content="default-src 'none'; img-src data:; style-src 'unsafe-inline'";
                title { (title) }
                style { (maud::PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { (title) }
                    p { (lead) }
                    p { a href=(other.0) hreflang=(other.1.tag()) lang=(other.1.tag()) { (other.2) } }
                    nav aria-label=(title) {
                        @for kind in KINDS { a href={ "#" (kind.id) } { (kind.id) } }
                    }
                }
                main { @for section in sections { (section) } }
            }
        }
    })
}

fn section(report: &Report, kind: &Kind, lang: Lang) -> anyhow::Result<Markup> {
    let spec = sample(report, kind).with_context(|| kind.id.to_owned())?;
    let resolved = chart::resolve(report, &spec.id, lang).with_context(|| kind.id.to_owned())?;
    let class = WidthClass::Narrow;
    let scene = resolved.fitted(class.still_width(), class);
    let summary = resolved.summary();
    let picture = STANDARD.encode(svg::file(&scene, &LIGHT, &summary, lang, true));
    let heading = [kind.id, "-heading"].concat();
    Ok(html! {
        section id=(kind.id) aria-labelledby=(heading) {
            h2 id=(heading) { a href={ "#" (kind.id) } { (kind.id) } }
            p { (about(report, kind, lang)) }
            ul { @for role in kind.roles { li { (told(role, lang)) } } }
            div {
                img src={ "data:image/svg+xml;base64," (picture) } alt=(summary) width=(scene.width) height=(scene.height.ceil());
                pre tabindex="0" { code { (snippet(kind)?) } }
            }
        }
    })
}
