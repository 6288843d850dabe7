//! The suites that need no browser, in one program: linked once, and no suite waits for another.
//!
//! `cargo xtask test --only charts` runs one of them; `cargo test --features tool --test host charts::` does so too.

#[path = "../common/mod.rs"]
mod common;

mod alike;
mod architecture;
mod audit;
mod bench;
mod book;
mod charts;
mod data;
#[cfg(feature = "tool")]
mod draft;
mod drawn;
#[cfg(feature = "tool")]
mod examples;
mod export;
#[cfg(feature = "tool")]
mod forced;
mod fuzz;
#[cfg(feature = "tool")]
mod gallery;
#[cfg(feature = "tool")]
mod hostile;
mod kinds;
mod matrix;
mod migrate;
mod opening;
mod packages;
mod picked;
#[cfg(feature = "tool")]
mod publish;
#[cfg(feature = "tool")]
mod readme;
mod review;
mod rules;
mod search;
#[cfg(feature = "tool")]
mod slides;
#[cfg(feature = "tool")]
mod tool;
#[cfg(feature = "tool")]
mod unlike;
#[cfg(feature = "tool")]
mod workbook;

/// How a property is tried: with so many cases, or with as many more as `PROPTEST_CASES` is more than 256. They are the same
/// each time, since `.cargo/config.toml` gives the seed; a case that fails becomes a test by its name rather than a file.
fn cases(count: u32) -> proptest::test_runner::Config {
    let usual = proptest::test_runner::Config::default();
    let cases = (u64::from(usual.cases) * u64::from(count)).div_ceil(256);
    let cases = u32::try_from(cases).unwrap_or(u32::MAX);
    proptest::test_runner::Config { cases, failure_persistence: None, ..usual }
}
