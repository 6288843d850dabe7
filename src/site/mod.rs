//! What only the tool writes: whole documents with their policy, pages of single charts, slides, what machines read.

pub mod block;
pub mod chart_page;
pub mod document;
pub mod embed;
pub mod hashed;
pub mod meta;
mod minify;
mod modules;
pub mod preview;
pub mod save;
pub mod script;
pub mod slide_scene;
pub mod slides;
pub mod style;
