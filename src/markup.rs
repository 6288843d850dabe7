//! Markup that escapes by itself: text gets into it as text, unless `PreEscaped` says otherwise.
//!
//! Pages are templates (`html!`). Drawings, of which a page has thousands of elements, are written one by one by
//! [`Elements`]. Neither takes a string for markup.

pub use maud::{DOCTYPE, Markup, PreEscaped, Render, html};

/// Elements of SVG or XML that are written one after the other.
#[derive(Debug, Default)]
pub struct Elements(String);

impl Elements {
    /// Begins an element; its attributes follow.
    pub fn begin(&mut self, name: &'static str) -> &mut Elements {
        self.0.push('<');
        self.literal(name)
    }

    /// An attribute of the element that was begun; its value is escaped.
    pub fn attribute(&mut self, name: &'static str, value: impl Render) -> &mut Elements {
        self.open_attribute(name).value(value).close_attribute()
    }

    /// Begins an attribute whose value is written in parts.
    pub fn open_attribute(&mut self, name: &'static str) -> &mut Elements {
        self.0.push(' ');
        self.literal(name).literal("=\"")
    }

    /// A part of an attribute's value, escaped.
    pub fn value(&mut self, value: impl Render) -> &mut Elements {
        value.render_to(&mut self.0);
        self
    }

    /// Ends the attribute's value.
    pub fn close_attribute(&mut self) -> &mut Elements {
        self.literal("\"")
    }

    /// Ends the attributes of an element that has content.
    pub fn open(&mut self) -> &mut Elements {
        self.literal(">")
    }

    /// Ends an element without content.
    pub fn empty(&mut self) -> &mut Elements {
        self.literal("/>")
    }

    /// What is in an element as text; characters that XML forbids are dropped.
    pub fn text(&mut self, text: &str) -> &mut Elements {
        self.value(Text(text))
    }

    /// The end tag of an element with content.
    pub fn end(&mut self, name: &'static str) -> &mut Elements {
        self.literal("</").literal(name).literal(">")
    }

    /// Markup that was made before.
    pub fn append(&mut self, markup: &Markup) -> &mut Elements {
        self.value(markup)
    }

    /// What was written.
    pub fn markup(self) -> Markup {
        PreEscaped(self.0)
    }

    /// How many bytes were written.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes back what was written after a place.
    pub fn truncate(&mut self, place: usize) {
        self.0.truncate(place);
    }

    /// Only what a programmer has written lives as long as the program.
    fn literal(&mut self, text: &'static str) -> &mut Elements {
        self.0.push_str(text);
        self
    }
}

/// Text of a file in XML: also without the characters that XML forbids, and with white space as spaces.
pub struct Text<'a>(pub &'a str);

impl Render for Text<'_> {
    fn render_to(&self, out: &mut String) {
        let forbidden = |c: char| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}');
        let white = |c: char| if matches!(c, '\t' | '\n' | '\r') { ' ' } else { c };
        let clean: String = self.0.chars().map(white).filter(|c| !forbidden(*c)).collect();
        clean.render_to(out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_wherever_it_stands() {
        let text = "<a href='x'>\"&\u{0}\u{fffe}";
        let mut out = Elements::default();
        out.begin("g").attribute("id", text).open().text(text).text("a\nb").end("g");
        assert_eq!(
            out.markup().into_string(),
            "<g id=\"&lt;a href='x'&gt;&quot;&amp;\u{0}\u{fffe}\">&lt;a href='x'&gt;&quot;&amp;a b</g>"
        );
        let made = html! { b title=(text) { (text) (PreEscaped("<i></i>")) } };
        assert!(made.0.ends_with("&quot;&amp;\u{0}\u{fffe}<i></i></b>"), "{}", made.0);
    }
}
