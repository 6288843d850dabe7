//! What a document's policy admits by its hash.

use crate::markup::{Markup, PreEscaped, html};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

/// A script or a style sheet with its hash: one value, so that what is in a document and what its policy admits can't
/// part.
pub struct Hashed {
    text: String,
    source: String,
}

impl Hashed {
    /// Hashes a text of the project's own: no text of a package may be in it but as JSON or as an id.
    pub fn new(text: String) -> Hashed {
        let source = format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(&text)));
        Hashed { text, source }
    }

    /// The text itself.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The hash as a policy names it: SHA-256 in base64, between quotes.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The text as a script inside a document.
    pub fn script(&self) -> Markup {
        html! { script { (PreEscaped(&self.text)) } }
    }

    /// The text as a style sheet inside a document.
    pub fn style(&self) -> Markup {
        html! { style { (PreEscaped(&self.text)) } }
    }
}
