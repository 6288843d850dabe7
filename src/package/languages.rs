//! Which languages a package is in: those that it declares, else those in which it says anything.

use super::files::{CHARTS, DESCRIPTOR, STORY, UNITS};
use super::sheet::lang_of;
use super::spreadsheet::separator;
use crate::lang::Lang;
use serde_json::Value;

/// A package's one language; `None` for one in both, or one that says nothing yet.
///
/// Words of units aren't asked: a keeper may have copied them from another package.
pub(super) fn only(texts: &[(&'static str, &str)]) -> Option<Lang> {
    let text = |name: &str| texts.iter().find(|(other, _)| *other == name).map(|(_, text)| *text);
    let declared = text(DESCRIPTOR).map(declared).unwrap_or_default();
    if !declared.is_empty() {
        return one_of(&|lang| declared.contains(&lang));
    }
    let stories = [CHARTS, STORY].map(text);
    let stories = stories.into_iter().flatten().filter_map(|text| serde_json::from_str::<Value>(text).ok());
    let stories: Vec<Value> = stories.collect();
    let sheets: Vec<&str> = texts
        .iter()
        .filter(|(name, _)| ![DESCRIPTOR, CHARTS, STORY, UNITS.file].contains(name))
        .map(|(_, text)| *text)
        .collect();
    one_of(&|lang| {
        stories.iter().any(|value| says(value, lang)) || sheets.iter().any(|text| has_column(text, lang))
    })
}

/// The languages of `guanzhi.languages` that there are.
fn declared(descriptor: &str) -> Vec<Lang> {
    let descriptor: Value = serde_json::from_str(descriptor).unwrap_or_default();
    let named = descriptor["guanzhi"]["languages"].as_array().into_iter().flatten();
    named.filter_map(|lang| Lang::from_id(lang.as_str()?)).collect()
}

/// The one language that there is.
fn one_of(is: &dyn Fn(Lang) -> bool) -> Option<Lang> {
    match Lang::ALL.map(is) {
        [true, false] => Some(Lang::Zh),
        [false, true] => Some(Lang::En),
        _ => None,
    }
}

/// Whether a text of a JSON file is there in a language.
fn says(value: &Value, lang: Lang) -> bool {
    match value {
        Value::Object(members) => {
            let texts = members.iter().filter(|(key, _)| *key == lang.id());
            texts.filter_map(|(_, text)| text.as_str()).any(|text| !text.is_empty())
                || members.values().any(|value| says(value, lang))
        }
        Value::Array(values) => values.iter().any(|value| says(value, lang)),
        _ => false,
    }
}

/// Whether a column of a language has anything in it.
fn has_column(text: &str, lang: Lang) -> bool {
    let mut settings = csv::ReaderBuilder::new();
    let settings = settings.flexible(true).delimiter(separator(text) as u8);
    let mut reader = settings.from_reader(text.as_bytes());
    let header = reader.headers().cloned().unwrap_or_default();
    let columns = header.iter().enumerate().filter(|(_, name)| lang_of(name) == Some(lang));
    let columns: Vec<usize> = columns.map(|(at, _)| at).collect();
    !columns.is_empty()
        && reader
            .records()
            .map_while(Result::ok)
            .any(|row| columns.iter().any(|at| row.get(*at).is_some_and(|field| !field.is_empty())))
}
