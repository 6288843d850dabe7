//! Texts that want to be something else, and packages that have them wherever they have a text.
#![allow(dead_code, reason = "some programs only need the list")]

use guanzhi::package::File;
use serde_json::Value;

/// What hostile texts are made of.
pub const HOSTILE: [&str; 60] = [
    "<script>alert(1)</script>",
    "</script>",
    "</style>",
    "</title>",
    "</textarea>",
    "</template>",
    "</noscript>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<",
    ">",
    "&",
    "&amp;",
    "&lt;script&gt;",
    "&#0;",
    "\"",
    "'",
    "`",
    "\" onclick=\"alert(1)",
    "' onclick='alert(1)",
    "javascript:alert(1)",
    "data:text/html,x",
    "//evil.example/x.js",
    "url(http://evil.example)",
    "expression(alert(1))",
    "@import 'x'",
    "{{reader}}",
    "{{7*7}}",
    "${7*7}",
    "\\u003cscript\\u003e",
    "\\",
    "\\n",
    "=1+1",
    "＝1+1",
    "+1",
    "＋1",
    "-1",
    "－1",
    "@SUM(A1)",
    "＠SUM(A1)",
    "=HYPERLINK(\"http://evil.example\")",
    "\t=1",
    "\u{202e}",
    "\u{2066}",
    "\u{200f}",
    "\u{0}",
    "\u{1b}[31m",
    "\u{feff}",
    "\u{fffe}",
    "\u{10ffff}",
    "__proto__",
    "constructor",
    "../../etc/passwd",
    "%00",
    "质量",
    "</",
];

/// Whether a text has characters that can't be seen, with which a package is refused.
pub fn is_refused(text: &str) -> bool {
    text.chars().any(|c| {
        c.is_control()
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
    })
}

/// Texts that a package may have, in another order for each `turn`, and a very long one.
pub struct Texts {
    all: Vec<String>,
    next: usize,
}

impl Texts {
    /// As many turns as one likes are of other texts in other places.
    pub fn new(turn: usize) -> Texts {
        let all = HOSTILE
            .iter()
            .filter(|text| !is_refused(text) && !text.trim().is_empty())
            .map(ToString::to_string);
        let long = "<b onclick=alert(1)>".repeat(100);
        Texts { all: all.chain([long]).collect(), next: turn * 7 }
    }

    /// One text alone.
    pub fn of(text: &str) -> Texts {
        Texts { all: vec![text.to_owned()], next: 0 }
    }

    fn next(&mut self) -> String {
        self.next += 1;
        self.all[self.next % self.all.len()].clone()
    }
}

/// Files of a package with other texts in place of what was said.
pub fn changed(files: Vec<File>, texts: &mut Texts) -> Vec<File> {
    let mut changed = |file: File| {
        let bytes = if is_table(&file.name) { table(&file.bytes, texts) } else { json(&file.bytes, texts) };
        File { name: file.name, bytes }
    };
    files.into_iter().map(&mut changed).collect()
}

/// Whether a file of a package is a table.
pub fn is_table(name: &str) -> bool {
    name.split('.').next_back() == Some("csv")
}

fn table(bytes: &[u8], texts: &mut Texts) -> Vec<u8> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut heads = csv::StringRecord::new();
    for (line, row) in reader.records().map(|row| row.expect("a row")).enumerate() {
        if line == 0 {
            heads = row.clone();
            writer.write_record(&row).expect("memory");
            continue;
        }
        // Both languages of a text are the same, as are the forms of a unit.
        let text = texts.next();
        let cell = |(head, cell): (&str, &str)| {
            let is_text = ["_zh", "_en", "evidence"].iter().any(|end| head.ends_with(end))
                && !head.starts_with("prefix");
            if is_text && !cell.is_empty() { text.clone() } else { cell.to_owned() }
        };
        writer.write_record(heads.iter().zip(&row).map(cell)).expect("memory");
    }
    writer.into_inner().expect("memory")
}

fn json(bytes: &[u8], texts: &mut Texts) -> Vec<u8> {
    let mut value: Value = serde_json::from_slice(bytes).expect("JSON");
    change(&mut value, texts);
    serde_json::to_vec(&value).expect("JSON")
}

/// Changes what is said in both languages, and names of people and licences.
fn change(value: &mut Value, texts: &mut Texts) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|each| change(each, texts)),
        Value::Object(members) => {
            let text = texts.next();
            for (key, each) in members {
                match each {
                    Value::String(old)
                        if matches!(&**key, "zh" | "en" | "title" | "description" | "version")
                            && !old.is_empty() =>
                    {
                        *each = text.clone().into();
                    }
                    each => change(each, texts),
                }
            }
        }
        _ => {}
    }
}
