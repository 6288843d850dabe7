//! Bytes as choices: what a target is fed with is made of them, so that a mutated input is mostly one that goes on a little
//! differently.

use arbitrary::{Arbitrary, Unstructured};

/// The choices that some bytes stand for. Where they end, each further choice is the first one.
pub struct Input<'a>(Unstructured<'a>);

impl<'a> Input<'a> {
    /// The choices that `bytes` stand for.
    pub fn new(bytes: &'a [u8]) -> Input<'a> {
        Input(Unstructured::new(bytes))
    }

    /// Any value of a type.
    pub fn any<T: Arbitrary<'a> + Default>(&mut self) -> T {
        self.0.arbitrary().unwrap_or_default()
    }

    /// A number below another, which is 1 at least.
    pub fn below(&mut self, count: usize) -> usize {
        self.0.int_in_range(0..=count - 1).unwrap_or(0)
    }

    /// One of some values, of which there is one at least.
    pub fn pick<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }

    /// A text of at most so many parts, most of them from a list, the others any characters.
    pub fn text(&mut self, parts: &[&str], most: usize) -> String {
        let mut text = String::new();
        for _ in 0..self.below(most + 1) {
            match self.below(8) {
                0 => text.push(self.any()),
                1 => text.push(char::from(self.any::<u8>() & 0x7f)),
                _ => text.push_str(self.pick(parts)),
            }
        }
        text
    }

    /// A number, often one at which arithmetic changes.
    pub fn float(&mut self) -> f64 {
        const ODD: [f64; 20] = [
            0.0,
            -0.0,
            1.0,
            -1.0,
            0.1,
            100.0,
            -7.0,
            1e9,
            -1e15,
            9.007_199_254_740_993e15,
            1e28,
            1e300,
            -1e300,
            f64::MAX,
            f64::MIN,
            f64::MIN_POSITIVE,
            f64::EPSILON,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NAN,
        ];
        match self.below(3) {
            0 => self.pick(&ODD),
            1 => f64::from_bits(self.any()),
            _ => f64::from(self.any::<i32>()) / f64::from(10_u32.pow(self.below(9) as u32)),
        }
    }
}
