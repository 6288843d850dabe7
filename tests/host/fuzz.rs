//! What `cargo xtask fuzz` feeds the product with for long, for a moment: the inputs that the repository keeps, and as many
//! others as there is time for, the same each time.

#[path = "../../fuzz/targets/mod.rs"]
pub mod targets;

use crate::common::path;
use std::fs;
use targets::{TARGETS, made};

/// Feeds a target.
fn hold(name: &str) {
    let target = TARGETS.iter().find(|target| target.name == name).expect(name);
    let folder = path("fuzz/seeds").join(name);
    let files = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.expect("a seed").path());
    let seeds: Vec<Vec<u8>> = files.map(|file| fs::read(file).expect("a seed")).collect();
    for seed in &seeds {
        (target.run)(seed);
    }
    let mut random = fastrand::Rng::with_seed(1);
    for _ in 0..target.few {
        (target.run)(&made(&mut random, &seeds));
    }
}

/// A test for each target.
macro_rules! tests {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            hold(stringify!($name));
        })*

        #[test]
        fn each_target_has_a_test() {
            assert_eq!(TARGETS.map(|target| target.name), [$(stringify!($name)),*]);
        }
    };
}

tests! { quantity intervals address scale lines zip svg article package pack tables pictures html }
