//! Draws one chart of a package as a page shows it before any script runs: at the three widths, in both languages and
//! looks. `cargo xtask look CHART` calls it; by hand: `cargo run --features tool --example look data CHART FOLDER`.

#[allow(dead_code, reason = "the tool asks its painter for fonts as well")]
#[path = "../src/tool/publish/painter.rs"]
mod painter;

use anyhow::{Context, Result, bail};
use guanzhi::chart::{self, WidthClass};
use guanzhi::lang::Lang;
use guanzhi::open::open;
use guanzhi::package::{FILES, File};
use guanzhi::paint::svg;
use guanzhi::report::Report;
use guanzhi::theme::{DARK, LIGHT};
use painter::Painter;
use std::env;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use strsim::osa_distance;

/// The distance between the drawings on the sheet, in CSS pixels.
const GAP: f64 = 24.0;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("look: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [package, chart, folder] = &arguments[..] else { bail!("call it with PACKAGE CHART FOLDER") };
    let report = report(Path::new(package))?;
    let drawings = drawings(&report, chart)?;
    let sheet = sheet(&drawings);
    let mut named: Vec<(String, String)> =
        drawings.into_iter().map(|drawing| (format!("{chart}-{}", drawing.name), drawing.svg)).collect();
    named.push((chart.clone(), sheet));
    let folder = Path::new(folder);
    fs::create_dir_all(folder).with_context(|| format!("{} can't be made", folder.display()))?;
    let painter = Painter::new().context("no font on this system has Chinese")?;
    for ((name, _), png) in named.iter().zip(painter.pngs(&named)?) {
        let path = folder.join(name).with_extension("png");
        fs::write(&path, png).with_context(|| format!("{} can't be written", path.display()))?;
    }
    println!(
        "{} drawings, and all of them on {}",
        named.len() - 1,
        folder.join(chart).with_extension("png").display()
    );
    Ok(())
}

/// A package's report; what is wrong with the package is told, and keeps nothing from being drawn.
fn report(package: &Path) -> Result<Report> {
    let read = |name: &str| {
        let bytes = fs::read(package.join(name))
            .with_context(|| format!("{name} of {} can't be read", package.display()))?;
        Ok(File { name: name.to_owned(), bytes })
    };
    let (report, problems) = open(&FILES.into_iter().map(read).collect::<Result<Vec<_>>>()?);
    for problem in problems {
        eprintln!("{problem}");
    }
    Ok(report)
}

/// A drawing of the chart.
struct Drawing {
    /// Language, width class and look.
    name: String,
    svg: String,
    /// In CSS pixels.
    size: (f64, f64),
}

/// The drawings of a chart: for each language and look one of each width.
fn drawings(report: &Report, chart: &str) -> Result<Vec<Drawing>> {
    let mut drawings = Vec::new();
    for lang in Lang::ALL {
        let resolved = chart::resolve(report, chart, lang).with_context(|| unknown(report, chart))?;
        for (look, theme) in [("light", &LIGHT), ("dark", &DARK)] {
            for class in WidthClass::ALL {
                let scene = resolved.fitted(class.still_width(), class);
                let svg = svg::file(&scene, theme, &resolved.summary(), lang, true);
                let name = format!("{}-{}-{look}", lang.id(), class.id());
                drawings.push(Drawing { name, svg, size: (scene.width, scene.height.ceil()) });
            }
        }
    }
    Ok(drawings)
}

fn unknown(report: &Report, chart: &str) -> String {
    let ids = || report.package.charts.iter().map(|spec| spec.id.as_str());
    let nearest = ids().min_by_key(|id| osa_distance(id, chart)).unwrap_or_default();
    let all: Vec<&str> = ids().collect();
    format!("there is no chart \"{chart}\"; did you mean \"{nearest}\"? There are {}", all.join(", "))
}

/// All drawings on one: those of a language and look side by side.
fn sheet(drawings: &[Drawing]) -> String {
    let (mut content, mut width, mut top) = (String::new(), 0.0_f64, GAP);
    for row in drawings.chunks(WidthClass::ALL.len()) {
        let mut left = GAP;
        for drawing in row {
            let place = format!("<svg x=\"{left}\" y=\"{top}\" ");
            content += &drawing.svg.replacen("<svg ", &place, 1);
            left += drawing.size.0 + GAP;
        }
        width = width.max(left);
        top += row.iter().map(|drawing| drawing.size.1).fold(0.0, f64::max) + GAP;
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{top}\">\
         <rect width=\"{width}\" height=\"{top}\" fill=\"#888\"/>{content}</svg>"
    )
}
