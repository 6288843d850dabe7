//! Level bars from a base to a figure.

use super::Pen;
use crate::chart::Item;
use crate::scale::Linear;
use crate::scene::{Rect, Scene, Shape};
use crate::theme::{Ink, soft};

/// A figure's bar.
pub struct Bar<'a> {
    /// The figure.
    pub item: &'a Item<'a>,
    /// Its ink.
    pub ink: Ink,
    /// Whether it steps back behind another bar of that ink.
    pub pale: bool,
    /// The value that it starts from.
    pub base: f64,
    /// Its upper edge.
    pub y: f64,
    /// Its height.
    pub height: f64,
}

impl Bar<'_> {
    /// From the base to the left or right, and on, paler, to the end of a range; hollow where the figure is derived or planned. Returns
    /// the x behind which its value has room.
    pub fn draw(&self, scene: &mut Scene, scale: &Linear) -> f64 {
        let base = scale.clamped(self.base);
        let Some(reach) = self.item.reach() else { return base };
        let [lo, hi] = [reach.lo, reach.hi].map(|value| scale.clamped(value));
        let key = &self.item.key;
        let soft = soft(self.ink);
        let mut outlined = |ground: Ink, from: f64, to: f64, stroke: f64| {
            let inside = Shape::Rect(self.inside(from, to), 0.0);
            Pen::on(scene).ink(ground).of(key).fill(inside.clone());
            Pen::on(scene).ink(self.ink).of(key).stroke(inside, stroke);
        };
        // Of a range up to the end that is nearer to the base, if the base isn't within.
        let near = base.max(lo).min(hi);
        if lo < hi {
            outlined(soft, lo, hi, 1.0);
        }
        if self.item.is_hollow() {
            outlined(Ink::Card, base, near, 1.5);
        } else if self.pale {
            outlined(soft, base, near, 1.0);
        } else {
            Pen::on(scene).ink(self.ink).of(key).fill(Shape::Rect(self.area(base, near), 0.0));
        }
        Pen::at(scene, base, self.y - 3.0).ink(Ink::Axis).down(self.y + self.height + 3.0, 1.0);
        hi.max(base)
    }

    fn area(&self, one: f64, other: f64) -> Rect {
        Rect::new(one.min(other), self.y, (one - other).abs(), self.height)
    }

    /// Half a pixel within the bar, where its outline runs.
    fn inside(&self, one: f64, other: f64) -> Rect {
        let Rect { x, y, width, height } = self.area(one, other);
        Rect::new(x + 0.5, y + 0.5, (width - 1.0).max(0.0), height - 1.0)
    }
}
