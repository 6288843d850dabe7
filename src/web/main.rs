//! The page's app: mounts live charts, figure cards and switches onto the static page. Thin: everything that can
//! be known without a browser is in the library.

mod app;
mod canvas;
mod card;
mod dom;
mod live_chart;

use guanzhi::open::open;
use guanzhi::package::File;
use guanzhi::report::Report;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use std::fmt;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

/// The app starts when the boot script calls `start`, not when the module is instantiated.
fn main() {}

/// Mounts the app. `package` is a JSON object of the package's file names and texts; `signal` ends all listeners.
///
/// # Errors
/// When the package isn't valid: the page was published from a valid one, so it was damaged since.
#[wasm_bindgen]
pub fn start(package: &[u8], signal: AbortSignal) -> Result<(), JsError> {
    let report = read(package).ok_or_else(|| JsError::new("the package inside the page is damaged"))?;
    dom::listen_until(signal);
    let root = dom::element("live").ok_or_else(|| JsError::new("the page has no #live"))?;
    let props = app::Props { report: Shared(Rc::new(report)) };
    yew::Renderer::<app::App>::with_root_and_props(root, props).render();
    Ok(())
}

fn read(package: &[u8]) -> Option<Report> {
    // As a string, since that is how the library reads JSON: for bytes it would be compiled again.
    let Files(files) = serde_json::from_str(str::from_utf8(package).ok()?).ok()?;
    let (report, problems) = open(&files);
    problems.is_empty().then_some(report)
}

/// The files of a JSON object of names and texts.
struct Files(Vec<File>);

impl<'de> Deserialize<'de> for Files {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Files, D::Error> {
        deserializer.deserialize_map(FilesVisitor)
    }
}

struct FilesVisitor;

impl<'de> Visitor<'de> for FilesVisitor {
    type Value = Files;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("files")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Files, A::Error> {
        let mut files = Vec::new();
        while let Some((name, text)) = map.next_entry::<String, String>()? {
            files.push(File { name, bytes: text.into_bytes() });
        }
        Ok(Files(files))
    }
}

/// Shared data as a property: equal if it is the same, so that nothing is compared field by field.
pub struct Shared<T>(pub Rc<T>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Shared(self.0.clone())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> std::ops::Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
