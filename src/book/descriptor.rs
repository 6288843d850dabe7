//! The descriptor as a sheet of keys and values; what it says of the files is made anew of their columns.

use super::tree::{Branch, Node};
use crate::package::{CHARTS, DESCRIPTOR, File, STORY};
use serde_json::{Map, Value};

/// The name of the sheet.
pub(super) const SHEET: &str = "package";

/// Its columns.
pub(super) const KEY: &str = "key";
pub(super) const VALUE: &str = "value";

/// The descriptor of the format, of which the resources are taken.
const STANDARD: &str = include_str!("../../data/datapackage.json");

/// Every value of a descriptor but of its resources, under its path: `guanzhi.region`, `contributors.1.title`.
pub(super) fn flat(descriptor: &Value) -> Vec<(String, &Value)> {
    let mut out = Vec::new();
    let members = descriptor.as_object().into_iter().flatten();
    for (key, value) in members.filter(|(key, _)| *key != "resources") {
        flatten(key.clone(), value, &mut out);
    }
    out
}

fn flatten<'a>(path: String, value: &'a Value, out: &mut Vec<(String, &'a Value)>) {
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(key, value)| flatten(format!("{path}.{key}"), value, out));
        }
        Value::Array(values) => {
            (1..).zip(values).for_each(|(at, value)| flatten(format!("{path}.{at}"), value, out));
        }
        _ => out.push((path, value)),
    }
}

/// Puts a value in the place of its path; `false` where another one stands there.
pub(super) fn put(into: &mut Branch, path: &[&str], value: Branch) -> bool {
    let Some((key, rest)) = path.split_first() else {
        let free = matches!(&into.node, Node::Object(members) if members.is_empty());
        if free {
            *into = value;
        }
        return free;
    };
    let empty = || Node::Object(Vec::new());
    let next = match key.parse::<usize>().ok().and_then(|at| at.checked_sub(1)) {
        // A list has its elements in their order; what isn't next is put last.
        Some(at) => {
            if matches!(&into.node, Node::Object(members) if members.is_empty()) {
                into.node = Node::List(Vec::new());
            }
            let Node::List(list) = &mut into.node else { return false };
            if at >= list.len() {
                list.push(Branch { node: empty(), at: value.at });
            }
            let end = list.len() - 1;
            &mut list[at.min(end)]
        }
        None if matches!(into.node, Node::Object(_)) => into.entry(key, empty()),
        None => return false,
    };
    put(next, rest, value)
}

/// What the descriptor says of a file with some columns; of a JSON file there are none.
pub(super) fn resource(file: &str, columns: &[String]) -> Option<Value> {
    let standard: Value = serde_json::from_str(STANDARD).ok()?;
    let mut resource = standard["resources"].as_array()?.iter().find(|it| it["path"] == file)?.clone();
    if let Some(schema) = resource.get_mut("schema").and_then(Value::as_object_mut) {
        let known = schema["fields"].as_array().cloned().unwrap_or_default();
        let field = |name: &String| {
            let found = known.iter().find(|field| field["name"] == name.as_str()).cloned();
            found.unwrap_or_else(|| serde_json::json!({ "name": name, "type": "string" }))
        };
        schema.insert("fields".to_owned(), columns.iter().map(field).collect());
        keep_keys(schema, columns);
    }
    Some(resource)
}

/// Leaves those foreign keys whose columns are there.
fn keep_keys(schema: &mut Map<String, Value>, columns: &[String]) {
    if let Some(keys) = schema.get_mut("foreignKeys").and_then(Value::as_array_mut) {
        keys.retain(|key| columns.iter().any(|column| key["fields"] == column.as_str()));
    }
}

/// The descriptor of a package: its head, and what it says of its CSV files by their columns.
///
/// # Panics
/// Never: all keys are texts.
pub fn describe(head: &Value, columns: &[(&'static str, Vec<String>)]) -> File {
    let mut descriptor = head.clone();
    let files = columns.iter().map(|(file, columns)| (*file, columns.as_slice()));
    let files = files.chain([(CHARTS, [].as_slice()), (STORY, [].as_slice())]);
    descriptor["resources"] = files.filter_map(|(file, columns)| resource(file, columns)).collect();
    let text = serde_json::to_string_pretty(&descriptor).expect("keys are texts");
    File { name: DESCRIPTOR.to_owned(), bytes: (text + "\n").into_bytes() }
}
