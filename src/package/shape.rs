//! The shape of JSON files: which keys an object may have and what stands there, so that all that is wrong is told at once.

use super::json::{Node, Value};
use super::problem::{Phrase, plain, shown};
use super::sheet::nearest;

/// What should stand in a place.
pub(super) enum Shape {
    Text,
    /// A whole number that counts something.
    Count,
    Flag,
    /// One of some words.
    Word(&'static [&'static str]),
    /// A list of values of one shape.
    List(&'static Shape),
    /// An object whose keys are the package's own.
    Each(&'static Shape),
    /// An object with some keys.
    Object(&'static [Key]),
    /// An object some of whose keys are read; others may stand there.
    Open(&'static [Key]),
    /// One colour, or an object with one for each look.
    Colours(&'static Shape),
    /// Whatever there is.
    Any,
}

/// A key of an object.
pub(super) struct Key {
    name: &'static str,
    shape: Shape,
    need: Need,
}

/// Whether a key must be there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    /// It must.
    Must,
    /// It may be left out.
    May,
    /// It may be left out, or be null.
    Null,
}

/// A key that must be there.
pub(super) const fn must(name: &'static str, shape: Shape) -> Key {
    Key { name, shape, need: Need::Must }
}

/// A key that may be left out.
pub(super) const fn may(name: &'static str, shape: Shape) -> Key {
    Key { name, shape, need: Need::May }
}

/// A key that may be left out, or be null.
pub(super) const fn or_null(name: &'static str, shape: Shape) -> Key {
    Key { name, shape, need: Need::Null }
}

/// What is wrong with a value of JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShapeFault {
    /// It isn't what should stand there.
    Kind {
        /// What it is.
        found: Sort,
        /// What it should be.
        expected: Sort,
    },
    /// It is none of the words that may stand there.
    Word {
        /// What it is.
        value: String,
        /// The words.
        allowed: &'static [&'static str],
    },
    /// The object has a key that nothing reads.
    Unknown {
        /// The key.
        key: String,
        /// A missing key that it resembles.
        nearest: Option<&'static str>,
        /// The keys that there are.
        allowed: Vec<&'static str>,
    },
    /// The object lacks a key.
    Missing(&'static str),
    /// The object has a key twice.
    Twice(String),
}

/// A sort of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Nothing.
    Null,
    /// True or false.
    Flag,
    /// A number.
    Number,
    /// A whole number from zero.
    Count,
    /// A string.
    Text,
    /// An array.
    List,
    /// An object.
    Object,
    /// A colour, or an object of colours.
    Colours,
}

/// A fault with its line and the path to it.
pub(super) struct Found {
    pub line: u64,
    pub path: String,
    pub fault: ShapeFault,
}

/// Compares a value with its shape: notes all that is wrong, and takes out of `value`, the same one as read, what can be
/// left out; returns whether what is left has the shape.
pub(super) fn fit(
    node: &Node,
    value: &mut serde_json::Value,
    shape: &Shape,
    path: &str,
    found: &mut Vec<Found>,
) -> bool {
    let mut blame = |fault| found.push(Found { line: node.line, path: path.to_owned(), fault });
    match (shape, &node.value, value) {
        (Shape::Text | Shape::Colours(_), Value::Text(_), _)
        | (Shape::Flag, Value::Flag, _)
        | (Shape::Any, ..) => true,
        (Shape::Colours(shape), Value::Object(_), value) => fit(node, value, shape, path, found),
        (Shape::Count, Value::Number(number), _) if number.parse::<usize>().is_ok() => true,
        (Shape::Word(allowed), Value::Text(text), _) => {
            let known = allowed.contains(&text.as_str());
            if !known {
                blame(ShapeFault::Word { value: text.clone(), allowed });
            }
            known
        }
        (Shape::List(shape), Value::List(nodes), serde_json::Value::Array(values)) => {
            let pairs = nodes.iter().zip(std::mem::take(values)).enumerate();
            *values = pairs
                .filter_map(|(at, (node, mut value))| {
                    let path = format!("{path}[{}]", at + 1);
                    fit(node, &mut value, shape, &path, found).then_some(value)
                })
                .collect();
            true
        }
        (Shape::Each(shape), Value::Object(members), serde_json::Value::Object(values)) => {
            for (key, node) in members {
                let fits = values
                    .get_mut(key)
                    .is_none_or(|value| fit(node, value, shape, &joined(path, key), found));
                if !fits {
                    values.remove(key);
                }
            }
            true
        }
        (
            Shape::Object(keys) | Shape::Open(keys),
            Value::Object(members),
            serde_json::Value::Object(values),
        ) => {
            let open = matches!(shape, Shape::Open(_));
            let missing = |key: &&Key| members.iter().all(|(name, _)| name != key.name);
            let lacking: Vec<&Key> = keys.iter().filter(missing).collect();
            let (mut fits, known) = (true, found.len());
            for (at, (name, node)) in members.iter().enumerate() {
                let key = keys.iter().find(|key| key.name == name);
                if open && key.is_none() {
                    continue;
                }
                // Of one that stands twice, the last was read.
                if let Some((_, again)) = members[at + 1..].iter().find(|(other, _)| other == name) {
                    let (line, path) = (again.line, path.to_owned());
                    found.push(Found { line, path, fault: ShapeFault::Twice(name.clone()) });
                    continue;
                }
                fits &= fit_key((key, &lacking, keys), (name, node), values, path, found);
            }
            for key in lacking.iter().filter(|key| key.need == Need::Must) {
                fits = false;
                // A key that is only misspelt was told.
                if !found[known..].iter().any(|it| it.path == path && it.fault.means(key.name)) {
                    let (line, path) = (node.line, path.to_owned());
                    found.push(Found { line, path, fault: ShapeFault::Missing(key.name) });
                }
            }
            fits
        }
        _ => {
            blame(ShapeFault::Kind { found: node.value.sort(), expected: shape.sort() });
            false
        }
    }
}

/// A key of an object with what the object may have: whether the object has the shape once the key is taken out if need be.
fn fit_key(
    (key, lacking, keys): (Option<&Key>, &[&Key], &[Key]),
    (name, node): (&str, &Node),
    values: &mut serde_json::Map<String, serde_json::Value>,
    path: &str,
    found: &mut Vec<Found>,
) -> bool {
    let Some(Key { shape, need, .. }) = key else {
        let nearest = nearest(name, &mut lacking.iter().map(|key| key.name));
        let allowed = keys.iter().map(|key| key.name).collect();
        let fault = ShapeFault::Unknown { key: name.to_owned(), nearest, allowed };
        found.push(Found { line: node.line, path: path.to_owned(), fault });
        values.remove(name);
        return true;
    };
    let null = *need == Need::Null && matches!(node.value, Value::Null);
    let fits = |value| null || fit(node, value, shape, &joined(path, name), found);
    if values.get_mut(name).is_none_or(fits) {
        return true;
    }
    values.remove(name);
    *need != Need::Must
}

fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

impl Value {
    pub(super) fn sort(&self) -> Sort {
        match self {
            Value::Null => Sort::Null,
            Value::Flag => Sort::Flag,
            Value::Number(_) => Sort::Number,
            Value::Text(_) => Sort::Text,
            Value::List(_) => Sort::List,
            Value::Object(_) => Sort::Object,
        }
    }
}

impl Shape {
    fn sort(&self) -> Sort {
        match self {
            Shape::Text | Shape::Word(_) => Sort::Text,
            Shape::Count => Sort::Count,
            Shape::Flag => Sort::Flag,
            Shape::List(_) => Sort::List,
            Shape::Each(_) | Shape::Object(_) | Shape::Open(_) => Sort::Object,
            Shape::Colours(_) => Sort::Colours,
            // Nothing is wrong there.
            Shape::Any => Sort::Null,
        }
    }
}

impl Sort {
    /// The name in English and in Chinese.
    const fn name(self) -> (&'static str, &'static str) {
        match self {
            Sort::Null => ("null", "null"),
            Sort::Flag => ("true or false", "true或false"),
            Sort::Number => ("a number", "数"),
            Sort::Count => ("a whole number", "整数"),
            Sort::Text => ("a text in quotation marks", "引号中的文字"),
            Sort::List => ("a list in [ ]", "[ ]中的列表"),
            Sort::Object => ("an object in { }", "{ }中的对象"),
            Sort::Colours => (
                "a colour, or an object with one as light and one as dark",
                "颜色，或分列light与dark两种颜色的对象",
            ),
        }
    }
}

impl ShapeFault {
    /// Whether it is a key that was probably meant to be another.
    fn means(&self, key: &str) -> bool {
        matches!(self, ShapeFault::Unknown { nearest: Some(nearest), .. } if *nearest == key)
    }

    pub(super) fn phrase(&self, path: &str) -> Phrase {
        let ((en, zh), path) = (self.sentence(), shown(path, 100));
        let [en_path, zh_path] =
            [": ", "："].map(|colon| if path.is_empty() { String::new() } else { format!("{path}{colon}") });
        let phrase = plain(en, zh).and(en_path).and(zh_path);
        match self {
            ShapeFault::Kind { found, expected } => {
                let ((found_en, found_zh), (expected_en, expected_zh)) = (found.name(), expected.name());
                phrase.and(expected_en).and(found_en).and(expected_zh).and(found_zh)
            }
            ShapeFault::Word { value, allowed } => phrase.and(shown(value, 60)).and(allowed.join(", ")),
            ShapeFault::Unknown { key, nearest: Some(nearest), .. } => {
                phrase.and(shown(key, 60)).and(nearest)
            }
            ShapeFault::Unknown { key, nearest: None, allowed } => {
                phrase.and(shown(key, 60)).and(allowed.join(", "))
            }
            ShapeFault::Missing(key) => phrase.and(key),
            ShapeFault::Twice(key) => phrase.and(shown(key, 60)),
        }
    }

    /// What is said in English and in Chinese, behind the path `{0}` or `{1}`.
    fn sentence(&self) -> (&'static str, &'static str) {
        match self {
            ShapeFault::Kind { .. } => {
                ("{0}this should be {2}, but is {3}; correct it", "{1}此处应为{4}，现为{5}；请改正")
            }
            ShapeFault::Word { .. } => ("{0}\"{2}\" isn’t allowed; use {3}", "{1}不能是“{2}”；可用：{3}"),
            ShapeFault::Unknown { nearest: Some(_), .. } => {
                ("{0}the key \"{2}\" is unknown; did you mean \"{3}\"?", "{1}键“{2}”不存在；是否应为“{3}”？")
            }
            ShapeFault::Unknown { nearest: None, .. } => (
                "{0}the key \"{2}\" is unknown; remove it, or use one of {3}",
                "{1}键“{2}”不存在；请删去，或改用{3}之一",
            ),
            ShapeFault::Missing(_) => ("{0}the key \"{2}\" is missing; add it", "{1}缺少键“{2}”，请补上"),
            ShapeFault::Twice(_) => {
                ("{0}the key \"{2}\" stands twice; keep one of the two", "{1}键“{2}”出现两次，请只留一个")
            }
        }
    }
}
