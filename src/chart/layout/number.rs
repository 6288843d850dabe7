//! Large numbers with their units.

use super::{ASCENT, BODY, LEADING, Pen, width};
use crate::scene::Label;
use crate::text::{self, Weight};
use crate::theme::Ink;
use crate::words::Shown;

/// Where a large number ended.
pub struct Ended {
    /// The x behind it; the right end of the room where it took several lines.
    pub right: f64,
    /// Its baseline.
    pub baseline: f64,
    /// The y below it.
    pub bottom: f64,
}

/// The width of a large number with its unit at a size.
pub fn number_width(shown: &Shown, size: f64) -> f64 {
    let number = text::width(&shown.number, size, Weight::Bold);
    if shown.unit.is_empty() { number } else { number + 5.0 + width(&shown.unit) }
}

impl Pen<'_> {
    /// A large number with its unit from the top left corner, no larger than its room; a number that is too long even
    /// at the smallest size is wrapped like text.
    pub fn number(self, shown: &Shown, size: f64) -> Ended {
        const SIZES: [f64; 5] = [30.0, 26.0, 22.0, 18.0, BODY];
        let mut sizes = SIZES.into_iter().filter(|&smaller| smaller <= size);
        match sizes.find(|&size| number_width(shown, size) <= self.width) {
            Some(fitting) => self.number_line(shown, fitting, size),
            None => self.number_lines(shown),
        }
    }

    /// A number on the baseline of numbers of a size, in a size that fits.
    fn number_line(mut self, shown: &Shown, fitting: f64, size: f64) -> Ended {
        let baseline = self.y + size;
        let label = Label::new(shown.number.clone(), (self.x, baseline), fitting).bold();
        let mut right = self.x + label.width();
        self.copy().text(label);
        if !shown.unit.is_empty() {
            let unit = Label::new(shown.unit.clone(), (right + 5.0, baseline), BODY);
            right = unit.area().right();
            self.ink(Ink::Muted).text(unit);
        }
        Ended { right, baseline, bottom: baseline + 6.0 }
    }

    fn number_lines(self, shown: &Shown) -> Ended {
        let right = self.x + self.width;
        let bottom = self.bold().paragraph(&shown.line());
        Ended { right, baseline: bottom - LEADING + ASCENT, bottom }
    }

    /// A large number with a label beside it, or beneath it where there is no room.
    pub fn labelled(mut self, shown: &Shown, size: f64, text: &str) -> f64 {
        let end = self.x + self.width;
        let ended = self.copy().number(shown, size);
        let left = ended.right + 10.0;
        let beside = width(text) <= end - left;
        let (x, y) = if beside { (left, ended.baseline - ASCENT) } else { (self.x, ended.bottom) };
        self.again(x, y).within(end - x).ink(Ink::Muted).paragraph(text).max(ended.bottom)
    }
}
