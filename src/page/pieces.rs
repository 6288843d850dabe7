//! Pieces of markup that pages share: figures in rows and lists, sources, and the page's own thrift with quotes.

use crate::chart;
use crate::package::{Source, Tier};
use crate::paint::svg::escape;
use crate::report::{Figure, Report};
use crate::words::{self, Words};
use std::fmt::Write;

/// Markup without the quotes that HTML doesn't need: around values of letters, digits and hyphens. There are thousands
/// of them in a page. Quotes in texts are escaped, so that none is taken for an attribute's.
pub fn unquoted(markup: &str) -> String {
    let mut out = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some((before, after)) = rest.split_once('"') {
        out.push_str(before);
        if !before.ends_with('=') {
            out.push('"');
            rest = after;
            continue;
        }
        let (value, behind) = after.split_once('"').unwrap_or((after, ""));
        if !value.is_empty() && value.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.#".contains(&b)) {
            out.push_str(value);
            // Else the slash would belong to the value.
            out.push_str(if behind.starts_with('/') { " " } else { "" });
        } else {
            out.extend(["\"", value, "\""]);
        }
        rest = behind;
    }
    out + rest
}

pub(crate) fn columns(out: &mut String, words: &Words) {
    for column in words.columns {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escape(column));
    }
    out.push_str("</tr></thead><tbody>\n");
}

/// One figure as a table row; its name leads to its card.
pub(crate) fn row(out: &mut String, it: &Figure, words: &Words) {
    let lang = words.lang;
    let id = escape(&it.observation.id);
    let remark = match it.observation.tier {
        Tier::Report => String::new(),
        Tier::Context => format!(" {}", tag(words.context)),
        Tier::Derived => {
            let range = words::rounded_bounds(lang, it.value.interval(), it.unit);
            format!(" {} {}", tag(words.derived), escape(&(words.range)(&range)))
        }
    };
    let _ = writeln!(
        out,
        "<tr data-figure=\"{id}\"{}><th scope=\"row\"><a>{}</a><td>{}{remark}<td>{}<td>{}<td>{}",
        derived_attribute(it),
        escape(it.indicator.name.get(lang)),
        escape(&words::figure(lang, it)),
        escape(it.region.name.get(lang)),
        escape(&words::period(lang, &it.observation.period)),
        escape(&chart::spot(lang, it))
    );
}

pub(crate) fn tag(word: &str) -> String {
    format!("<span class=\"tag\">{}</span>", escape(word))
}

pub(crate) fn derived_attribute(figure: &Figure) -> &'static str {
    if figure.value.is_derived() { " data-derived" } else { "" }
}

/// Figures by indicator, each leading to its card: region, period and figure.
pub(crate) fn list(out: &mut String, figures: &[Figure], words: &Words) {
    let lang = words.lang;
    out.push_str("<dl>");
    for (at, first) in figures.iter().enumerate() {
        let alike = |it: &&Figure| it.indicator.id == first.indicator.id;
        if figures[..at].iter().any(|before| alike(&before)) {
            continue;
        }
        let _ = write!(out, "<dt>{}<dd>", escape(first.indicator.name.get(lang)));
        for it in figures[at..].iter().filter(alike) {
            let _ = writeln!(
                out,
                "<a data-figure=\"{}\"{}>{} <b>{}</b> {}</a>",
                escape(&it.observation.id),
                derived_attribute(it),
                escape(it.region.name.get(lang)),
                escape(&words::figure(lang, it)),
                escape(&words::period(lang, &it.observation.period))
            );
        }
    }
    out.push_str("</dl>");
}

/// Sources in full, each under its number among all of them.
pub(crate) fn numbered_sources(
    out: &mut String,
    report: &Report,
    which: impl Fn(usize) -> bool,
    words: &Words,
) {
    out.push_str("<ol class=\"sources\">");
    for (at, source) in report.package.sources.iter().enumerate().filter(|(at, _)| which(*at)) {
        let text = escape(&citation(source, words));
        let _ = write!(out, "<li value=\"{}\">", at + 1);
        if source.url.starts_with("https://") || source.url.starts_with("http://") {
            let _ = writeln!(out, "<a href=\"{}\" rel=\"noreferrer\">{text}</a>", escape(&source.url));
        } else {
            let _ = writeln!(out, "{text}");
        }
    }
    out.push_str("</ol>\n");
}

pub(crate) fn citation(source: &Source, words: &Words) -> String {
    let lang = words.lang;
    let parts = [source.issuer.get(lang), source.title.get(lang), &source.released];
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(words.comma)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_stay_where_they_are_needed() {
        let check = |markup: &str, expected: &str| assert_eq!(unquoted(markup), expected);
        check(
            "<a href=\"#x-1\" class=\"b text\">=\u{201d}</a>",
            "<a href=#x-1 class=\"b text\">=\u{201d}</a>",
        );
        check("<g x=\"1.5\"/><a b=\"\" c=\"/d\">", "<g x=1.5 /><a b=\"\" c=\"/d\">");
        check("plain", "plain");
    }
}
