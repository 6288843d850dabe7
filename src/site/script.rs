//! Scripts as documents have them: what starts the app, and what pages the slides.

use super::hashed::Hashed;
use super::minify::{minified, squeezed};
use super::{modules, save, slides, style};
use crate::lang::Lang;
use crate::report::Report;

/// What unpacks data blocks and packed files.
const UNPACK: &str = include_str!("../../assets/unpack.js");
/// What starts the app, in a frame and elsewhere.
const FRAME: &str = include_str!("../../assets/frame.js");
const BOOT: &str = include_str!("../../assets/boot.js");
/// The style sheet that the script of the slides brings along.
const PRESENT_STYLE: &str = include_str!("../../assets/present.css");
/// What brings that script once it is asked for.
const LOAD_PRESENT: &str = include_str!("../../assets/load-present.js");

/// A script of files in the order in which they run.
pub(super) fn joined(files: &[&str]) -> String {
    let lines: Vec<String> = files.iter().flat_map(|file| minified(file)).collect();
    lines.join("\n")
}

/// The script that starts the app; one that stands alone unpacks, too, as it must where `Paging::loader` doesn't.
pub fn boot(alone: bool) -> Hashed {
    Hashed::new(if alone { joined(&[FRAME, UNPACK, BOOT]) } else { joined(&[FRAME, BOOT]) })
}

/// What pages the slides of a document, all that its policy must admit.
pub struct Paging {
    /// The script that pages them.
    pub script: Hashed,
    /// The style sheet that this script brings along.
    pub style: Hashed,
    /// The script that brings it once it is asked for.
    pub loader: Hashed,
}

impl Paging {
    /// Of a document in a language; inside the document the script finds slides and their style there, and the loader
    /// unpacks, so that it works in browsers that can't read the script of the app.
    pub fn new(report: &Report, lang: Lang, inside: bool) -> Paging {
        let style = presenting_style(inside);
        let quoted = serde_json::Value::from(style.as_str()).to_string();
        let words = slides::bundle(report, lang, inside);
        let paging =
            joined(&[&modules::present()]).replace("\"{{words}}\"", &words).replace("\"{{style}}\"", &quoted);
        let loader = if inside { joined(&[UNPACK, LOAD_PRESENT]) } else { joined(&[LOAD_PRESENT]) };
        Paging { script: Hashed::new(paging), style: Hashed::new(style), loader: Hashed::new(loader) }
    }
}

fn presenting_style(inside: bool) -> String {
    let own = squeezed(PRESENT_STYLE);
    if inside { own } else { style::slides() + &own }
}

/// The app as a script for frames; `app` is its container as text of `block::encode`.
pub fn frame(app: &str) -> String {
    // The alphabet has no backslash and no line end.
    format!("guanzhiApp({});\n", serde_json::Value::from(app))
}

/// The script that makes pictures in frames.
pub fn picture() -> String {
    format!(
        "{{{}\nguanzhiPicture((lang, kind, id, made, image) => hold(made, lang, image));}}\n",
        joined(&[save::PICTURE])
    )
}
