//! JSON that is made of cells: each value knows the cell that it came from, and so does each line once it is written.

use super::places::At;

/// A value with the cell that it came from.
#[derive(Clone, Debug)]
pub(super) struct Branch {
    pub node: Node,
    pub at: Option<At>,
}

/// A value of JSON.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Text(String),
    /// A number, a flag or null, as it is written.
    Bare(String),
    List(Vec<Branch>),
    Object(Vec<(String, Branch)>),
}

impl Branch {
    pub fn new(node: Node, at: At) -> Branch {
        Branch { node, at: Some(at) }
    }

    /// An object without keys.
    pub fn object(at: Option<At>) -> Branch {
        Branch { node: Node::Object(Vec::new()), at }
    }

    /// A value that came from no cell.
    pub fn of(value: &serde_json::Value) -> Branch {
        let node = match value {
            serde_json::Value::String(text) => Node::Text(text.clone()),
            serde_json::Value::Array(values) => Node::List(values.iter().map(Branch::of).collect()),
            serde_json::Value::Object(members) => {
                Node::Object(members.iter().map(|(key, value)| (key.clone(), Branch::of(value))).collect())
            }
            bare => Node::Bare(bare.to_string()),
        };
        Branch { node, at: None }
    }

    /// The value of a key, if this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Branch> {
        let Node::Object(members) = &self.node else { return None };
        members.iter().find(|(name, _)| name == key).map(|(_, branch)| branch)
    }

    /// The text, if this is one.
    pub fn text(&self) -> Option<&str> {
        if let Node::Text(text) = &self.node { Some(text) } else { None }
    }

    /// The value of a key, which is made where there is none; this becomes an object if it is none.
    pub fn entry(&mut self, key: &str, empty: Node) -> &mut Branch {
        if !matches!(self.node, Node::Object(_)) {
            self.node = Node::Object(Vec::new());
        }
        let Node::Object(members) = &mut self.node else { unreachable!("it was made one") };
        let at = members.iter().position(|(name, _)| name == key).unwrap_or_else(|| {
            members.push((key.to_owned(), Branch { node: empty, at: self.at }));
            members.len() - 1
        });
        &mut members[at].1
    }

    /// The list of a key, which is made where there is none.
    pub fn list(&mut self, key: &str) -> &mut Vec<Branch> {
        let branch = self.entry(key, Node::List(Vec::new()));
        if !matches!(branch.node, Node::List(_)) {
            branch.node = Node::List(Vec::new());
        }
        let Node::List(list) = &mut branch.node else { unreachable!("it was made one") };
        list
    }

    /// Gives a key a value.
    pub fn set(&mut self, key: &str, value: Branch) {
        *self.entry(key, Node::List(Vec::new())) = value;
    }

    /// The text of JSON with the cell of each of its lines; no two values stand on one line.
    pub fn write(&self) -> (String, Vec<Option<At>>) {
        let mut out = Written::default();
        out.value(self, 0, "");
        out.text.push('\n');
        (out.text, out.lines)
    }
}

/// JSON as far as it is written.
#[derive(Default)]
struct Written {
    text: String,
    /// The cell of each line.
    lines: Vec<Option<At>>,
}

impl Written {
    /// Writes a value behind its key, which may be empty, on lines of its own.
    fn value(&mut self, branch: &Branch, depth: usize, key: &str) {
        self.line(depth, key, branch.at);
        match &branch.node {
            Node::Text(text) => self.text.push_str(&quoted(text)),
            Node::Bare(bare) => self.text.push_str(bare),
            Node::List(list) => {
                self.between(list.iter().map(|branch| ("", branch)), depth, ["[", "]"]);
            }
            Node::Object(members) => {
                self.between(members.iter().map(|(key, branch)| (key.as_str(), branch)), depth, ["{", "}"]);
            }
        }
    }

    fn between<'a>(
        &mut self,
        values: impl Iterator<Item = (&'a str, &'a Branch)>,
        depth: usize,
        [open, close]: [&str; 2],
    ) {
        self.text.push_str(open);
        let mut any = false;
        for (key, branch) in values {
            self.text.push_str(if any { "," } else { "" });
            self.value(branch, depth + 1, key);
            any = true;
        }
        if any {
            self.line(depth, "", None);
        }
        self.text.push_str(close);
    }

    /// Begins a line, with a key if there is one.
    fn line(&mut self, depth: usize, key: &str, at: Option<At>) {
        if !self.lines.is_empty() {
            self.text.push('\n');
        }
        self.lines.push(at);
        self.text.push_str(&" ".repeat(depth));
        if !key.is_empty() {
            self.text.push_str(&quoted(key));
            self.text.push_str(": ");
        }
    }
}

/// A text as JSON has it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
