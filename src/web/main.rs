//! The page's app: mounts live charts, figure cards and switches onto the static page. Thin: everything that can
//! be known without a browser is in the library.

mod address;
mod app;
mod canvas;
mod dialog;
mod dom;
mod explorer;
mod live_chart;
mod marked;
mod pairs;
mod present;
mod save;

use guanzhi::lang::Lang;
use guanzhi::report::Report;
use js_sys::{Array, Function, Promise, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

/// The app starts when the boot script calls `start`, not when the module is instantiated.
fn main() {}

/// Mounts the app. `package` is a packed report, in all languages unless there is `more`: that takes a language and
/// promises the report in it. `signal` ends all listeners. `save` opens the dialog that saves and cites. `touch` returns what
/// the reader has done until a chart asks for it, for [`Intent`].
///
/// # Errors
/// When the package can't be unpacked: the page was published with one that can, so it was damaged since.
#[wasm_bindgen]
pub fn start(
    signal: AbortSignal,
    package: &[u8],
    save: Function,
    more: Option<Function>,
    touch: Function,
) -> Result<(), JsError> {
    let report =
        Report::unpack(package).ok_or_else(|| JsError::new("the package inside the page is damaged"))?;
    dom::listen_until(signal);
    let root = dom::element("live").ok_or_else(|| JsError::new("the page has no #live"))?;
    let intent = Shared(Rc::new(Intent { touch, finger: Cell::default() }));
    let props = app::Props { reports: Shared(Rc::new(Reports::new(report, more, save))), intent };
    yew::Renderer::<app::App>::with_root_and_props(root, props).render();
    Ok(())
}

/// What the reader does before a chart is live: the boot script sees it, the first chart that is ready takes it over.
pub struct Intent {
    touch: Function,
    /// Whether it was done with a finger; known once it is taken.
    finger: Cell<bool>,
}

/// What was done to a chart before it was live.
#[derive(Default)]
struct Done {
    /// The last key on it, empty if it only got the focus.
    key: Option<String>,
    /// Whether the pointer is a finger.
    finger: bool,
    /// Whether it has clicked.
    clicked: bool,
    /// Where it was last, in CSS pixels of the window.
    at: Option<(f64, f64)>,
}

impl Intent {
    /// Ends the boot script's watch; a second call yields nothing.
    fn take(&self) -> Done {
        let done = self.touch.call0(&JsValue::NULL).unwrap_or_default().unchecked_into::<Array>();
        if done.length() == 0 {
            return Done::default();
        }
        let number = |at: u32| done.get(at).as_f64();
        let finger = done.get(1).is_truthy();
        self.finger.set(finger);
        Done {
            key: done.get(0).as_string(),
            finger,
            clicked: done.get(2).is_truthy(),
            at: number(3).zip(number(4)),
        }
    }
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
