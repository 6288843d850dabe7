//! Bringing a package of an earlier form to today's: one list of what came later, text by text, so that all else stays as it
//! was written.

use super::files::{DESCRIPTOR, FILES, File, INDICATORS, NUMERALS, OBSERVATIONS, REGIONS, RELATIONS, UNITS};
use super::json::{Node, tree};
use super::numerals::common;
use super::read::{BASES, OUTCOMES, decode};
use super::{Better, Comparability, Measure, PeriodBasis, Reason, RelationKind, Role, Status, Tier, Use};
use crate::quantity::{Bound, Kind, Scale};

/// Something that an earlier form of a package lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A column that came later; it may be empty.
    Column {
        /// The file.
        file: &'static str,
        /// The column.
        column: &'static str,
    },
    /// The descriptor's field for such a column.
    Field {
        /// The file that has the column.
        file: &'static str,
        /// The column.
        column: &'static str,
    },
    /// Words that may stand in a column, on the descriptor's list of them.
    Words {
        /// The file that has the column.
        file: &'static str,
        /// The column.
        column: &'static str,
        /// The words that the list lacks.
        words: Vec<&'static str>,
        /// The line of the list.
        line: u64,
    },
    /// Files that the descriptor doesn't list.
    Listed(Vec<&'static str>),
}

/// Columns that came later, with the file and the column behind which they stand; one line each.
const COLUMNS: [(&str, &str, &str); 1] = [(OBSERVATIONS.file, "counterpart", "use")];

/// Whether a column came later, so that a package of an earlier form lacks it.
pub(super) fn is_later(file: &str, column: &str) -> bool {
    COLUMNS.iter().any(|(known, name, _)| (*known, *name) == (file, column))
}

/// A CSV file, a column of it, and the words that may stand there; an empty field has none.
pub type Closed = (&'static str, &'static str, Vec<&'static str>);

/// The words that may stand in the columns of closed lists.
pub fn closed() -> [Closed; 15] {
    let observations = OBSERVATIONS.file;
    let lists = [
        (UNITS.file, "measure", Measure::ALL.map(Measure::id).to_vec()),
        (INDICATORS.file, "kind", Kind::ALL.map(Kind::id).to_vec()),
        (INDICATORS.file, "better", Better::ALL.map(Better::id).to_vec()),
        (observations, "period_basis", PeriodBasis::ALL.map(PeriodBasis::id).to_vec()),
        (observations, "scale", Scale::ALL.map(Scale::id).to_vec()),
        (observations, "bound", Bound::ALL.map(Bound::id).to_vec()),
        (observations, "tier", Tier::ALL.map(Tier::id).to_vec()),
        (observations, "comparability", Comparability::ALL.map(Comparability::id).to_vec()),
        (observations, "use", Use::ALL.map(Use::id).to_vec()),
        (RELATIONS.file, "kind", RelationKind::ALL.map(RelationKind::id).to_vec()),
        (NUMERALS.file, "reason", Reason::ALL.map(Reason::id).to_vec()),
        (REGIONS.file, "role", Role::ALL.map(Role::id).to_vec()),
        (observations, "status", Status::ALL.map(Status::id).to_vec()),
        (RELATIONS.file, "basis", BASES.map(|(word, _)| word).to_vec()),
        (RELATIONS.file, "expect", OUTCOMES.map(|(word, _)| word).to_vec()),
    ];
    lists.map(|(file, column, mut words)| {
        words.retain(|word| !word.is_empty());
        (file, column, words)
    })
}

/// The files that change, and how; none for a package of today's form. What can't be read stays as it is.
pub fn migrate(files: &[File]) -> (Vec<File>, Vec<Change>) {
    let (mut new_files, mut changes) = (Vec::new(), Vec::new());
    for File { name, bytes } in files {
        let Ok(text) = decode(bytes) else { continue };
        let new = if name == DESCRIPTOR {
            described(text, files, &mut changes)
        } else {
            with_columns(name, text, &mut changes)
        };
        // A byte-order mark stays too.
        if new != text {
            let mark = bytes.len() - text.len();
            new_files.push(File { name: name.clone(), bytes: [&bytes[..mark], new.as_bytes()].concat() });
        }
    }
    (new_files, changes)
}

/// A CSV file with the columns that came later.
fn with_columns(name: &str, text: &str, changes: &mut Vec<Change>) -> String {
    let mut text = text.to_owned();
    for (file, column, behind) in COLUMNS.into_iter().filter(|(file, ..)| *file == name) {
        let header: Vec<&str> = text.lines().next().unwrap_or_default().split(',').map(str::trim).collect();
        let place = header.iter().position(|name| *name == behind);
        if let Some(place) = place.filter(|_| !header.contains(&column)) {
            text = with_column(&text, place, column);
            changes.push(Change::Column { file, column });
        }
    }
    text
}

/// CSV with an empty column more behind one of its columns; nothing else changes.
fn with_column(text: &str, behind: usize, name: &str) -> String {
    let (mut out, mut quoted, mut field, mut header) = (String::new(), false, 0, true);
    let mut bytes = text.char_indices().peekable();
    while let Some((at, c)) = bytes.next() {
        quoted ^= c == '"';
        let ends_row = !quoted && (c == '\n' || text[at..].starts_with("\r\n"));
        if !quoted && field == behind && (c == ',' || ends_row) {
            out.push(',');
            out.push_str(if header { name } else { "" });
            field += 1;
        }
        out.push(c);
        if !quoted && c == ',' {
            field += 1;
        } else if !quoted && c == '\n' {
            (field, header) = (0, false);
        }
        if bytes.peek().is_none() && field == behind && c != '\n' {
            out.push(',');
        }
    }
    out
}

/// A descriptor with what came later: files on its list, fields, words.
fn described(text: &str, files: &[File], changes: &mut Vec<Change>) -> String {
    let valid = serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
    let Some(root) = tree(text).filter(|_| valid) else { return text.to_owned() };
    let mut edits: Vec<Edit> = Vec::new();
    let resources = root.get("resources");
    let resource = |file: &str| {
        let list = resources.map(Node::elements).unwrap_or_default();
        list.iter().find(|it| it.get("path").and_then(Node::text) == Some(file))
    };
    for (file, column, behind) in COLUMNS {
        let fields = resource(file).and_then(|it| it.get("schema")?.get("fields"));
        let field = |name: &str| {
            fields?.elements().iter().find(|it| it.get("name").and_then(Node::text) == Some(name))
        };
        if let (None, Some(behind)) = (field(column), field(behind)) {
            let indent = indent(text, behind.from);
            let new = format!(",\n{indent}{{\"name\": \"{column}\", \"type\": \"string\"}}");
            edits.push(Edit { from: behind.to, to: behind.to, new });
            changes.push(Change::Field { file, column });
        }
    }
    for (file, column, words) in closed() {
        let list = resource(file).and_then(|it| {
            let fields = it.get("schema")?.get("fields")?.elements();
            let field = fields.iter().find(|it| it.get("name").and_then(Node::text) == Some(column))?;
            field.get("constraints")?.get("enum")
        });
        let Some(list) = list else { continue };
        let known: Vec<&str> = list.elements().iter().filter_map(Node::text).collect();
        let lacking: Vec<&str> = words.iter().copied().filter(|word| !known.contains(word)).collect();
        if !lacking.is_empty() {
            edits.push(Edit { from: list.from, to: list.to, new: listed(text, list.from, &words) });
            changes.push(Change::Words { file, column, words: lacking, line: list.line });
        }
    }
    edits.extend(unlisted(text, resources, files, changes));
    edits.sort_by_key(|edit| edit.from);
    let (mut out, mut at) = (String::new(), 0);
    for Edit { from, to, new } in edits {
        out.push_str(&text[at..from]);
        out.push_str(&new);
        at = to;
    }
    out + &text[at..]
}

/// A text that takes the place of some bytes.
struct Edit {
    from: usize,
    to: usize,
    new: String,
}

/// The files of the format that the package has and the list of resources doesn't.
fn unlisted(text: &str, resources: Option<&Node>, files: &[File], changes: &mut Vec<Change>) -> Option<Edit> {
    let resources = resources?;
    let known: Vec<&str> = resources.elements().iter().filter_map(|it| it.get("path")?.text()).collect();
    let there =
        FILES.into_iter().filter(|name| *name != DESCRIPTOR && files.iter().any(|file| file.name == *name));
    let missing: Vec<&'static str> = there.filter(|name| !known.contains(name)).collect();
    if missing.is_empty() {
        return None;
    }
    let outer = indent(text, resources.from);
    let entry = |name: &&str| {
        let stem = name.split('.').next().unwrap_or_default();
        format!("\n{outer}  {{\"name\": \"{stem}\", \"path\": \"{name}\"}}")
    };
    let entries: Vec<String> = missing.iter().map(entry).collect();
    let entries = entries.join(",");
    changes.push(Change::Listed(missing));
    let edit = match resources.elements().last() {
        Some(last) => Edit { from: last.to, to: last.to, new: format!(",{entries}") },
        None => Edit { from: resources.from + 1, to: resources.to - 1, new: format!("{entries}\n{outer}") },
    };
    Some(edit)
}

/// The white space with which the line of a byte begins.
fn indent(text: &str, at: usize) -> &str {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let length = text[line..].bytes().take_while(|b| matches!(b, b' ' | b'\t')).count();
    &text[line..line + length]
}

/// Words as a JSON list, one a line as the descriptor has them.
fn listed(text: &str, at: usize, words: &[&str]) -> String {
    let outer = indent(text, at);
    let words: Vec<String> = words.iter().map(|word| format!("\n{outer}  \"{word}\"")).collect();
    format!("[{}\n{outer}]", words.join(","))
}

/// The lines in which two texts differ, those of the first with `-` and those of the second with `+`, under the numbers of
/// the first line of each.
pub fn diff(old: &str, new: &str) -> Vec<String> {
    let [old, new] = [old, new].map(|text| text.lines().collect::<Vec<_>>());
    let mut pairs = common(old.len(), new.len(), |a, b| old[a] == new[b]);
    pairs.push((old.len(), new.len()));
    let (mut lines, mut from) = (Vec::new(), (0, 0));
    for (a, b) in pairs {
        if a > from.0 || b > from.1 {
            lines.push(format!("@@ -{} +{} @@", from.0 + 1, from.1 + 1));
            lines.extend(old[from.0..a].iter().map(|line| format!("-{line}")));
            lines.extend(new[from.1..b].iter().map(|line| format!("+{line}")));
        }
        from = (a + 1, b + 1);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_put_behind_another() {
        let check =
            |text: &str, behind, expected: &str| assert_eq!(with_column(text, behind, "new"), expected);
        check("a,b,c\n1,\"2,\n\"\"x\",3\n", 1, "a,b,new,c\n1,\"2,\n\"\"x\",,3\n");
        check("a,b\r\n1,2\r\n", 1, "a,b,new\r\n1,2,\r\n");
        check("a,b\n1,2", 1, "a,b,new\n1,2,");
        check("a,b\n1,2", 0, "a,new,b\n1,,2");
    }

    #[test]
    fn differences_are_shown_by_line() {
        assert!(diff("a\nb\n", "a\nb\n").is_empty());
        assert_eq!(diff("a\nb\nc\n", "a\nx\nc\nd\n"), ["@@ -2 +2 @@", "-b", "+x", "@@ -4 +4 @@", "+d"]);
    }
}
