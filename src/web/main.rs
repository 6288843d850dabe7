//! The page's app: mounts live charts, figure cards and switches onto the static page. Thin: everything that can
//! be known without a browser is in the library.

mod app;
mod canvas;
mod dialog;
mod dom;
mod explorer;
mod live_chart;
mod pairs;
mod present;
mod save;

use guanzhi::lang::Lang;
use guanzhi::report::Report;
use js_sys::{Function, Promise, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

/// The app starts when the boot script calls `start`, not when the module is instantiated.
fn main() {}

/// Mounts the app. `package` is a packed report, in all languages unless there is `more`: that takes a language and
/// promises the report in it. `signal` ends all listeners. `save` opens the dialog that saves and cites. What the reader
/// has done before: `at`, where the pointer was last, in CSS pixels of the window, if anywhere; `finger`, whether it was
/// one; `key`, the last key on a chart, empty if that only got the focus.
///
/// # Errors
/// When the package can't be unpacked: the page was published with one that can, so it was damaged since.
#[wasm_bindgen]
pub fn start(
    signal: AbortSignal,
    package: &[u8],
    save: Function,
    more: Option<Function>,
    at: &[f64],
    finger: bool,
    key: Option<String>,
) -> Result<(), JsError> {
    let report =
        Report::unpack(package).ok_or_else(|| JsError::new("the package inside the page is damaged"))?;
    dom::listen_until(signal);
    let root = dom::element("live").ok_or_else(|| JsError::new("the page has no #live"))?;
    let at = at.first_chunk::<2>().map(|[x, y]| (*x, *y));
    let intent = Shared(Rc::new(Intent { at: at.into(), finger, key: key.into() }));
    let props = app::Props { reports: Shared(Rc::new(Reports::new(report, more, save))), intent };
    yew::Renderer::<app::App>::with_root_and_props(root, props).render();
    Ok(())
}

/// What the reader has done before the app was there; each is taken by the chart that it was meant for.
pub struct Intent {
    at: Cell<Option<(f64, f64)>>,
    finger: bool,
    key: RefCell<Option<String>>,
}

/// The report in the languages that are there so far.
pub struct Reports {
    known: RefCell<[Option<Shared<Report>>; 2]>,
    more: Option<Function>,
    save: Function,
}

impl Reports {
    fn new(report: Report, more: Option<Function>, save: Function) -> Reports {
        let only = report.only;
        let report = Shared(Rc::new(report));
        let has = |lang: Lang| only.is_none_or(|only| only == lang);
        let known = Lang::ALL.map(|lang| has(lang).then(|| report.clone()));
        Reports { known: RefCell::new(known), more, save }
    }

    /// The report in a language, if it is there.
    fn get(&self, lang: Lang) -> Option<Shared<Report>> {
        self.known.borrow()[lang as usize].clone()
    }

    /// The report in the language that came first: for what isn't said in words.
    fn first(&self) -> Option<Shared<Report>> {
        self.known.borrow().iter().flatten().next().cloned()
    }

    /// Fetches the report in a language, and says when it is there, or that it can't be had: then the browser's console
    /// tells why.
    fn fetch(reports: Shared<Reports>, lang: Lang, then: Box<dyn FnOnce()>) {
        let promise =
            reports.more.as_ref().and_then(|more| more.call1(&JsValue::NULL, &lang.id().into()).ok());
        let Some(promise) = promise.and_then(|promise| promise.dyn_into::<Promise>().ok()) else { return };
        let settled = Closure::once_into_js(move |bytes: JsValue| {
            let bytes = bytes.dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default();
            if let Some(report) = Report::unpack(&bytes) {
                reports.known.borrow_mut()[lang as usize] = Some(Shared(Rc::new(report)));
            }
            then();
        });
        // What a promise was refused for is no bytes.
        let settled: &Function = settled.unchecked_ref();
        let _ = promise.unchecked_into::<PromiseLike>().then(settled, settled);
    }
}

#[wasm_bindgen]
extern "C" {
    /// A promise whose handlers may be any functions.
    #[wasm_bindgen(js_name = Promise)]
    type PromiseLike;

    #[wasm_bindgen(method)]
    fn then(this: &PromiseLike, kept: &Function, refused: &Function) -> JsValue;
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
