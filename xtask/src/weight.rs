//! What a published page is made of: each part, chart and kind with what it weighs, so that budgets are spent knowingly.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use rustc_demangle::demangle;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// Something with what it weighs.
#[derive(Debug, PartialEq, Eq)]
struct Weight {
    what: String,
    /// Bytes as they lie on a disk.
    raw: usize,
    /// Bytes that brotli takes for it, or would save without it.
    brotli: Option<usize>,
}

/// Prints what the files of `published` and the app's `wasm`, which still has its names, are made of.
pub fn print(published: &Path, wasm: &Path) -> Result<()> {
    let read = |path: &Path| fs::read(path).with_context(|| format!("{} can't be read", path.display()));
    let text = |name: &str| Ok::<_, anyhow::Error>(String::from_utf8(read(&published.join(name))?)?);
    list("parts of report.html", &blocks(&text("report.html")?));
    let index = text("site/index.html")?;
    let charts = charts(&index)?;
    list(
        "charts in site/index.html, with their tables and captions",
        &charts.iter().map(|(_, it)| it).collect::<Vec<_>>(),
    );
    let code = code(&read(wasm)?)?;
    list("kinds: their code in the app, and their charts in site/index.html", &kinds(&code, &charts));
    list("code in the app, before it is packed", &modules(&code));
    Ok(())
}

/// A size in brotli at its best, as a content network would store it.
pub fn brotli(bytes: &[u8]) -> Result<usize> {
    compressed(bytes, 11)
}

fn compressed(bytes: &[u8], quality: u32) -> Result<usize> {
    let mut out = Vec::new();
    brotli::CompressorWriter::new(&mut out, 1 << 16, quality, 22).write_all(bytes)?;
    Ok(out.len())
}

fn list<W: std::borrow::Borrow<Weight>>(title: &str, weights: &[W]) {
    println!("\n{:>9} {:>8}  {title}", "bytes", "brotli");
    for weight in weights {
        let Weight { what, raw, brotli } = weight.borrow();
        let brotli = brotli.map_or_else(String::new, |size| size.to_string());
        println!("{raw:>9} {brotli:>8}  {what}");
    }
}

/// The blocks of data in a page, and all that is left without them.
fn blocks(html: &str) -> Vec<Weight> {
    let start = "<script type=\"application/octet-stream\" id=\"";
    let weight = |what: &str, raw| Weight { what: what.to_owned(), raw, brotli: None };
    let mut blocks: Vec<Weight> = html
        .split(start)
        .skip(1)
        .filter_map(|rest| {
            let (id, rest) = rest.split_once("\">")?;
            Some(weight(id, rest.split_once("</script>")?.0.len()))
        })
        .collect();
    let rest = html.len() - blocks.iter().map(|block| block.raw).sum::<usize>();
    blocks.push(weight("what is there before scripts run, and the scripts themselves", rest));
    blocks
}

/// Each chart of a page with its kind; in brotli what the page would be lighter without it.
fn charts(html: &str) -> Result<Vec<(String, Weight)>> {
    // At its best, brotli would take a second for each.
    const QUALITY: u32 = 9;
    let whole = compressed(html.as_bytes(), QUALITY)?;
    let mut charts = Vec::new();
    for (at, _) in html.match_indices("<figure ") {
        let Some(length) = html[at..].find("</figure>") else { continue };
        let figure = &html[at..at + length + "</figure>".len()];
        let (Some(id), Some(kind)) = (attribute(figure, "data-chart"), attribute(figure, "data-kind")) else {
            continue;
        };
        let without = [&html[..at], &html[at + figure.len()..]].concat();
        let saved = whole.saturating_sub(compressed(without.as_bytes(), QUALITY)?);
        let weight = Weight { what: format!("{id} ({kind})"), raw: figure.len(), brotli: Some(saved) };
        charts.push((kind.to_owned(), weight));
    }
    charts.sort_by_key(|(_, weight)| std::cmp::Reverse(weight.raw));
    Ok(charts)
}

/// An attribute of the first tag of some markup, with quotes or without.
fn attribute<'a>(markup: &'a str, name: &str) -> Option<&'a str> {
    let tag = markup.split('>').next()?;
    let (_, value) = tag.split_once(&format!(" {name}="))?;
    match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => value.split(' ').next(),
    }
}

/// The bytes of each function of a module, by the part of the project, or the other crate, that it is of.
fn code(wasm: &[u8]) -> Result<BTreeMap<String, usize>> {
    let (mut imports, mut sizes, mut names) = (0, Vec::new(), BTreeMap::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imports += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(parts) = section.as_known() else { continue };
                for part in parts {
                    let Name::Function(functions) = part? else { continue };
                    for function in functions {
                        let function = function?;
                        names.insert(function.index, function.name);
                    }
                }
            }
            _ => {}
        }
    }
    let mut parts = BTreeMap::new();
    for (at, size) in (imports..).zip(sizes) {
        let name = names.get(&at).copied().unwrap_or_default();
        *parts.entry(part(&format!("{:#}", demangle(name)))).or_default() += size;
    }
    Ok(parts)
}

/// The part that a function is of: a module of the project, with the kind of chart, or else a crate.
fn part(function: &str) -> String {
    let segment = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default().to_owned()
    };
    let Some((_, path)) = function.split_once("guanzhi::") else {
        let name = segment(function.trim_start_matches(['<', '&', '[', '(', '*']));
        return if function.contains("::") { name } else { "others".to_owned() };
    };
    let module = segment(path);
    let kind = path.strip_prefix("chart::kinds::").map(segment);
    let is_module = |name: &String| name.starts_with(|c: char| c.is_ascii_lowercase());
    match kind.filter(is_module).or_else(|| path.strip_prefix("chart::").map(segment).filter(is_module)) {
        Some(part) => format!("guanzhi::chart::{part}"),
        None => format!("guanzhi::{module}"),
    }
}

/// Each kind that a chart is of: its own code, and its charts.
fn kinds(code: &BTreeMap<String, usize>, charts: &[(String, Weight)]) -> Vec<Weight> {
    let mut kinds: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    for (kind, chart) in charts {
        let sum = kinds.entry(kind).or_default();
        *sum = (sum.0 + 1, sum.1 + chart.raw, sum.2 + chart.brotli.unwrap_or_default());
    }
    let weight = |(kind, (count, raw, brotli)): (&str, (usize, usize, usize))| {
        let code =
            code.get(&format!("guanzhi::chart::{}", kind.replace('-', "_"))).copied().unwrap_or_default();
        Weight {
            what: format!("{kind}: {count} charts, {code} bytes of code of its own"),
            raw,
            brotli: Some(brotli),
        }
    };
    kinds.into_iter().map(weight).collect()
}

/// The parts of the code from a kilobyte up, the heaviest first.
fn modules(code: &BTreeMap<String, usize>) -> Vec<Weight> {
    let mut modules: Vec<Weight> = code
        .iter()
        .filter(|(_, size)| **size >= 1000)
        .map(|(part, size)| Weight { what: part.clone(), raw: *size, brotli: None })
        .collect();
    modules.sort_by_key(|weight| std::cmp::Reverse(weight.raw));
    modules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_and_the_rest_are_the_page() {
        let html = "<p>a</p><script type=\"application/octet-stream\" id=\"app\">12345</script><p>b</p>";
        let weights: Vec<(String, usize)> = blocks(html).into_iter().map(|it| (it.what, it.raw)).collect();
        assert_eq!(weights[0], ("app".to_owned(), 5));
        assert_eq!(weights.iter().map(|(_, raw)| raw).sum::<usize>(), html.len());
    }

    #[test]
    fn charts_are_told_by_their_figures() {
        let html = "<figure class=x>no chart</figure>\
            <figure id=a data-chart=a data-kind=dots>drawing</figure><figure data-chart=\"b\" data-kind=\"dots\">d</figure>";
        let charts = charts(html).expect("memory");
        let told: Vec<&str> = charts.iter().map(|(_, weight)| weight.what.as_str()).collect();
        assert_eq!(told, ["a (dots)", "b (dots)"]);
        let code = BTreeMap::from([("guanzhi::chart::dots".to_owned(), 7)]);
        assert_eq!(kinds(&code, &charts)[0].what, "dots: 2 charts, 7 bytes of code of its own");
    }

    #[test]
    fn functions_belong_to_parts() {
        let check = |function: &str, expected: &str| assert_eq!(part(function), expected, "{function}");
        check("guanzhi::chart::kinds::log_dots::layout", "guanzhi::chart::log_dots");
        check("<guanzhi::chart::kinds::Kind as core::fmt::Debug>::fmt", "guanzhi::chart::kinds");
        check("guanzhi::chart::layout::pen::Pen::write", "guanzhi::chart::layout");
        check("<guanzhi::chart::Fitted as core::clone::Clone>::clone", "guanzhi::chart");
        check("<alloc::vec::Vec<guanzhi::scene::Mark>>::push", "guanzhi::scene");
        check("<yew::html::Html as core::ops::Drop>::drop", "yew");
        check("memcpy", "others");
    }
}
