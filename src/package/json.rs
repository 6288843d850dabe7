//! Places in JSON: the lines of list elements and of strings, which `serde_json` doesn't keep.

use crate::index::Register;

/// The elements of the list that a valid JSON text is, each with the line on which it begins.
pub(super) fn elements(text: &str) -> Vec<(u64, &str)> {
    let (mut depth, mut begun, mut elements) = (0_usize, None, Vec::new());
    for token in tokens(text) {
        let byte = text.as_bytes()[token.from];
        if depth == 1 && begun.is_none() && !matches!(byte, b',' | b']') {
            begun = Some((token.line, token.from));
        }
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 1
            && let Some((line, from)) = begun.take()
        {
            elements.push((line, &text[from..token.to]));
        }
    }
    elements
}

/// A value of JSON with the line on which it begins.
pub(super) struct Node {
    pub line: u64,
    /// Its first byte.
    pub from: usize,
    /// The byte behind its last.
    pub to: usize,
    pub value: Value,
}

impl Node {
    /// The value of a key, if this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        let Value::Object(members) = &self.value else { return None };
        members.iter().find(|(name, _)| name == key).map(|(_, node)| node)
    }

    /// The elements, if this is a list.
    pub fn elements(&self) -> &[Node] {
        if let Value::List(nodes) = &self.value { nodes } else { &[] }
    }

    /// The text, if this is one.
    pub fn text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }
}

/// What a value of JSON is.
pub(super) enum Value {
    Null,
    Flag,
    /// As it is written.
    Number(String),
    Text(String),
    List(Vec<Node>),
    /// Keys with their values, in the order of the file.
    Object(Vec<(String, Node)>),
}

/// The tree of a valid JSON text; `None` where values are nested deeper than anything that is read here.
pub(super) fn tree(text: &str) -> Option<Node> {
    const DEPTH: usize = 64;
    node(&mut Walk { text, tokens: tokens(text).into_iter().peekable(), end: 0 }, DEPTH)
}

/// The tokens of a text that are left.
struct Walk<'a> {
    text: &'a str,
    tokens: std::iter::Peekable<std::vec::IntoIter<Token>>,
    /// The byte behind the last token.
    end: usize,
}

impl<'a> Walk<'a> {
    /// The next token with its line and its first byte.
    fn take(&mut self) -> Option<(&'a str, u64, usize)> {
        let token = self.tokens.next()?;
        self.end = token.to;
        Some((&self.text[token.from..token.to], token.line, token.from))
    }

    /// Whether a list or an object ends here; a comma before its next value is passed over.
    fn ends(&mut self) -> Option<bool> {
        let byte = self.text.as_bytes()[self.tokens.peek()?.from];
        if matches!(byte, b',' | b']' | b'}') {
            self.take();
        }
        Some(matches!(byte, b']' | b'}'))
    }
}

fn node(walk: &mut Walk, depth: usize) -> Option<Node> {
    let (part, line, from) = walk.take()?;
    let value = match part.as_bytes().first()? {
        b'{' => Value::Object(members(walk, depth.checked_sub(1)?)?),
        b'[' => Value::List(list(walk, depth.checked_sub(1)?)?),
        b'"' => Value::Text(serde_json::from_str(part).ok()?),
        b'n' => Value::Null,
        b't' | b'f' => Value::Flag,
        _ => Value::Number(part.to_owned()),
    };
    Some(Node { line, from, to: walk.end, value })
}

/// The elements of a list behind its bracket.
fn list(walk: &mut Walk, depth: usize) -> Option<Vec<Node>> {
    let mut nodes = Vec::new();
    while !walk.ends()? {
        nodes.push(node(walk, depth)?);
    }
    Some(nodes)
}

/// The keys and values of an object behind its brace.
fn members(walk: &mut Walk, depth: usize) -> Option<Vec<(String, Node)>> {
    let mut members = Vec::new();
    while !walk.ends()? {
        let (key, ..) = walk.take()?;
        // The colon.
        walk.take()?;
        members.push((serde_json::from_str(key).ok()?, node(walk, depth)?));
    }
    Some(members)
}

/// Where a string stands in JSON.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// As the value of a key.
    Value,
    /// As an element of a list.
    Element,
}

/// The lines on which the strings of a JSON text stand.
#[derive(Default)]
pub(super) struct Strings {
    values: Lines,
    elements: Lines,
}

/// Strings with their lines.
#[derive(Default)]
struct Lines {
    /// The place of each string in `lines`.
    strings: Register,
    lines: Vec<Vec<u64>>,
}

impl Lines {
    fn add(&mut self, string: &str, line: u64) {
        let at = *self.strings.entry(string, self.lines.len());
        if at == self.lines.len() {
            self.lines.push(Vec::new());
        }
        self.lines[at].push(line);
    }
}

impl Strings {
    /// Finds all strings that stand as values or elements.
    pub fn of(text: &str) -> Strings {
        let tokens = tokens(text);
        let byte = |at: usize| tokens.get(at).map(|token| text.as_bytes()[token.from]);
        let mut strings = Strings::default();
        for (at, token) in tokens.iter().enumerate() {
            let lines = match at.checked_sub(1).and_then(byte) {
                Some(b':') => &mut strings.values,
                Some(b'[' | b',') if byte(at + 1) != Some(b':') => &mut strings.elements,
                _ => continue,
            };
            if let Some(string) = text[token.from..token.to].strip_prefix('"') {
                let string = string.strip_suffix('"').unwrap_or(string);
                lines.add(string, token.line);
            }
        }
        strings
    }

    /// The lines, counted from 1, of a string without escapes.
    pub fn lines(&self, string: &str, place: Place) -> &[u64] {
        let lines = match place {
            Place::Value => &self.values,
            Place::Element => &self.elements,
        };
        lines.strings.get(string).map_or(&[], |at| &lines.lines[at])
    }
}

/// A string, a bracket, a comma, a colon, or a run of other characters.
struct Token {
    /// The line, counted from 1.
    line: u64,
    /// Its first byte.
    from: usize,
    /// The byte behind its last.
    to: usize,
}

fn tokens(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let (mut line, mut from, mut tokens) = (1, 0, Vec::new());
    while let Some(first) = bytes.get(from) {
        let length = match first {
            b' ' | b'\t' | b'\r' | b'\n' => 0,
            b'"' => string(&bytes[from..]),
            b'[' | b']' | b'{' | b'}' | b',' | b':' => 1,
            _ => bytes[from..].iter().take_while(|b| !b" \t\r\n\"[]{},:".contains(b)).count(),
        };
        line += u64::from(*first == b'\n');
        if length > 0 {
            tokens.push(Token { line, from, to: from + length });
        }
        from += length.max(1);
    }
    tokens
}

/// The length of the string literal that the bytes begin with.
fn string(bytes: &[u8]) -> usize {
    let mut escaped = false;
    let end = bytes.iter().skip(1).position(|b| {
        let ends = *b == b'"' && !escaped;
        escaped = *b == b'\\' && !escaped;
        ends
    });
    end.map_or(bytes.len(), |end| end + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_keep_their_lines() {
        let text = "[\n {\"a\": [1, {\"b\": \"],\\\"\"}]},\n\n 2, \"x\",\n [3]]";
        let expected = vec![(2, "{\"a\": [1, {\"b\": \"],\\\"\"}]}"), (4, "2"), (4, "\"x\""), (5, "[3]")];
        assert_eq!(elements(text), expected);
        assert!(elements("[ ]").is_empty());
    }

    #[test]
    fn values_are_found_with_their_lines() {
        fn show(node: &Node) -> String {
            let inner = match &node.value {
                Value::Null => "null".to_owned(),
                Value::Flag => "flag".to_owned(),
                Value::Number(number) => number.clone(),
                Value::Text(text) => format!("{text:?}"),
                Value::List(list) => list.iter().map(show).collect::<Vec<_>>().join(" "),
                Value::Object(members) => members
                    .iter()
                    .map(|(key, node)| format!("{key}={}", show(node)))
                    .collect::<Vec<_>>()
                    .join(" "),
            };
            format!("{}:({inner})", node.line)
        }
        let check = |text: &str, expected: &str| {
            assert_eq!(tree(text).map(|node| show(&node)).as_deref(), Some(expected), "{text}");
        };
        check(
            "{\"a\": [1, -2.5e3,\n true], \"b\\u0041\": {}}",
            "1:(a=1:(1:(1) 1:(-2.5e3) 2:(flag)) bA=2:())",
        );
        check("[\n[], null,\n\"x,]\"]", "1:(2:() 2:(null) 3:(\"x,]\"))");
        assert!(tree(&"[".repeat(100_000)).is_none());
    }

    #[test]
    fn strings_are_found_by_place() {
        let text = "{\"x\": \"x\",\n \"y\": [\"x\",\n \"x\"], \"x\": 1}";
        let strings = Strings::of(text);
        assert_eq!(strings.lines("x", Place::Value), [1]);
        assert_eq!(strings.lines("x", Place::Element), [2, 3]);
        assert!(strings.lines("y", Place::Element).is_empty());
    }
}
