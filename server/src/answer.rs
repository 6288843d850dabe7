//! What is answered: a page, a file, a folder's list, or a line.

use std::fs::File;
use std::path::Path;

use tiny_http::{Header, Response, ResponseBox};

use crate::address::encode;
use crate::files::{self, Found};

const HTML: &str = "text/html; charset=utf-8";

/// An answer with its header fields.
pub struct Answer(ResponseBox);

impl Answer {
    /// What a path with an optional query names in a folder: a file, the folder's `index.html` or list, another place.
    pub fn from_folder(root: &Path, url: &str) -> Answer {
        match files::find(root, url) {
            Found::File(path) => match File::open(&path) {
                Ok(file) => {
                    let answer = Answer(Response::from_file(file).boxed());
                    answer.with("Content-Type", files::media_type(&path))
                }
                Err(error) => Answer::text(500, &format!("{} can't be read: {error}\n", path.display())),
            },
            Found::Folder(names) => Answer::body(listing(&names), HTML),
            Found::Moved(address) => Answer::text(308, "").with("Location", &address),
            Found::Nothing => Answer::text(404, "there is no such file\n"),
        }
    }

    /// A body of a media type.
    pub fn body(body: impl Into<Vec<u8>>, media_type: &str) -> Answer {
        Answer(Response::from_data(body).boxed()).with("Content-Type", media_type)
    }

    /// A line with a status.
    pub fn text(status: u16, text: &str) -> Answer {
        let response = Response::from_string(text).with_status_code(status).boxed();
        Answer(response).with("Content-Type", "text/plain; charset=utf-8")
    }

    /// With a header field.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Answer {
        // Values are ours or percent-encoded, so they always make a header.
        if let Ok(header) = Header::from_bytes(name, value) {
            self.0.add_header(header);
        }
        self
    }

    pub(crate) fn into_response(self) -> ResponseBox {
        self.0
    }
}

fn listing(names: &[String]) -> String {
    let links: Vec<String> = names.iter().map(|name| link(name)).collect();
    format!(
        "<!doctype html>\n<meta charset=\"utf-8\">\n<title>Files</title>\n<ul>\n{}\n</ul>\n",
        links.join("\n")
    )
}

fn link(name: &str) -> String {
    let (name, slash) = name.strip_suffix('/').map_or((name, ""), |name| (name, "/"));
    let shown = name.replace('&', "&amp;").replace('<', "&lt;");
    format!("<li><a href=\"{}{slash}\">{shown}{slash}</a>", encode(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listing_links_its_names() {
        let html = listing(&["a&b.csv".to_string(), "质/".to_string()]);
        assert!(html.contains("<a href=\"a%26b.csv\">a&amp;b.csv</a>"), "{html}");
        assert!(html.contains("<a href=\"%E8%B4%A8/\">质/</a>"), "{html}");
    }
}
