//! Guanzhi turns a published report full of figures into one web page.
//!
//! The modules in reading order; each uses only those above it. All of them are pure: no input or output, no
//! browser, no clock. The native tool (`src/tool/`) and the page's app (`src/web/`) are thin shells around them.

// What all is written in.
pub mod markup;

// What a package says.
pub mod choice;
pub mod lang;
pub mod index;
pub mod quantity;
pub mod colour;
pub mod search;
pub mod package;
pub mod report;
pub mod words;

// From a report to drawings.
pub mod text;
pub mod scale;
pub mod theme;
pub mod scene;
pub mod paint;
pub mod chart;
pub mod outline;

// From drawings to pages.
pub mod card;
pub mod explore;
pub mod pairs;
pub mod kin;
pub mod compare;
pub mod matrix;
pub mod opening;
pub mod export;
pub mod view;
pub mod page;
pub mod site;

pub mod book;
pub mod draft;
pub mod open;
pub use open::open;
