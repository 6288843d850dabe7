//! Charts laid out for a width, a class's height, or a box.

use super::frame::{Frame, WidthClass};
use super::resolved::Resolved;
use crate::scene::{Key, Point, Scene};

/// A scene, and how large it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    /// The scene.
    pub scene: Scene,
    /// CSS pixels for each of the scene's: above 1 where the reader has text enlarged.
    pub scale: f64,
}

impl Fitted {
    /// The figure that is nearest to a point, at most so far from it; both in CSS pixels.
    pub fn hit(&self, (x, y): Point, reach: f64) -> Option<&Key> {
        self.scene.hit((x / self.scale, y / self.scale), reach / self.scale)
    }
}

impl Resolved<'_> {
    /// The scene for a frame.
    pub fn scene(&self, frame: Frame) -> Scene {
        let mut scene = (self.kind.layout)(self, frame);
        scene.width = frame.width;
        scene.height = scene.height.ceil();
        scene
    }

    /// The greatest height at widths from all over a class.
    pub(super) fn tallest(&self, class: WidthClass) -> f64 {
        let heights =
            class.probes().map(|width| self.scene(Frame { width, class, height: None, air: 0.0 }).height);
        heights.into_iter().fold(0.0, f64::max)
    }

    /// The scene for a width, with the height of its class.
    ///
    /// Where a layout needs more height at this width than at those from which the class's height was taken, it
    /// is laid out for the next narrower of those. Where it needs less, its rows stand further apart.
    pub fn fitted(&self, width: f64, class: WidthClass) -> Scene {
        self.fitted_at(width, self.height(class), class)
    }

    /// The scene for a box of a width and height in CSS pixels. The style sheet gives it the height of its class, and as much
    /// more as the reader has text enlarged: so is the scene, laid out for the room that is left then. `height` is that of the
    /// class where the sheet has told it, which spares working it out.
    pub fn fitted_to(&self, (width, tall): (f64, f64), class: WidthClass, height: Option<f64>) -> Fitted {
        let height = height.unwrap_or_else(|| self.height(class));
        let scale = tall / height;
        // What browsers round isn't a reader's wish; nor is anything laid out for less than the narrowest class.
        let scale = if scale > 1.01 { scale } else { 1.0 };
        Fitted {
            scene: self.fitted_at((width / scale).max(WidthClass::Narrow.least()), height, class),
            scale,
        }
    }

    fn fitted_at(&self, width: f64, height: f64, class: WidthClass) -> Scene {
        let at = |width, air| self.scene(Frame { width, class, height: Some(height), air });
        let scene = at(width, 0.0);
        let narrower = class.probes().into_iter().rev().find(|probe| *probe < width);
        let scene = match narrower {
            _ if scene.height < height => airy(scene, height, &|air| at(width, air)),
            Some(narrower) if scene.height > height => at(narrower, 0.0),
            _ => scene,
        };
        Scene { width, height, ..scene }
    }
}

/// A scene with its rows as much further apart as a height has room for. What `at` yields for some air needn't grow
/// evenly with it: of groups side by side, those of more rows become the tallest.
fn airy(scene: Scene, height: f64, at: &dyn Fn(f64) -> Scene) -> Scene {
    /// Rows that stand farther apart don't read as one chart.
    const MOST: f64 = 20.0;
    let spare = height - scene.height;
    let (mut air, mut grown) = (1.0, at(1.0).height - scene.height);
    loop {
        air = (air * spare / grown.max(1.0)).min(MOST).floor();
        if air < 1.0 {
            return scene;
        }
        let airy = at(air);
        if airy.height <= height {
            return airy;
        }
        grown = airy.height - scene.height;
    }
}
