//! The suites that need no browser, in one program: linked once, and no suite waits for another.
//!
//! `cargo xtask test --only charts` runs one of them; `cargo test --features tool --test host charts::` does so too.

#[path = "../common/mod.rs"]
mod common;

mod architecture;
mod charts;
mod data;
mod export;
mod kinds;
mod packages;
#[cfg(feature = "tool")]
mod publish;
#[cfg(feature = "tool")]
mod readme;
#[cfg(feature = "tool")]
mod slides;
#[cfg(feature = "tool")]
mod tool;
