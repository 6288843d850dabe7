//! The page's app: mounts live charts, figure cards and switches onto the static page. Thin: everything that can
//! be known without a browser is in the library.

mod app;
mod canvas;
mod card;
mod dom;
mod explorer;
mod live_chart;
mod pairs;

use guanzhi::report::Report;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

/// The app starts when the boot script calls `start`, not when the module is instantiated.
fn main() {}

/// Mounts the app. `package` is a packed report; `signal` ends all listeners.
///
/// # Errors
/// When the package can't be unpacked: the page was published with one that can, so it was damaged since.
#[wasm_bindgen]
pub fn start(package: &[u8], signal: AbortSignal) -> Result<(), JsError> {
    let report =
        Report::unpack(package).ok_or_else(|| JsError::new("the package inside the page is damaged"))?;
    dom::listen_until(signal);
    let root = dom::element("live").ok_or_else(|| JsError::new("the page has no #live"))?;
    let props = app::Props { report: Shared(Rc::new(report)) };
    yew::Renderer::<app::App>::with_root_and_props(root, props).render();
    Ok(())
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
