//! Guanzhi turns a published report full of figures into one web page.
//!
//! The modules in reading order; each uses only those above it.

pub mod lang;
pub mod quantity;
