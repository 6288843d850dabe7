//! Pictures rasterised from SVG.

use anyhow::Context;
use guanzhi::paint::svg;
use resvg::{tiny_skia, usvg};
use skrifa::MetadataProvider;
use std::collections::BTreeSet;
use std::fs;
use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread;
use usvg::fontdb;

/// Pixels of a PNG for each CSS pixel.
const SCALE: f32 = 2.0;

/// Rasterises SVG files with the system's fonts.
pub struct Painter {
    family: String,
    options: usvg::Options<'static>,
}

impl Painter {
    /// A painter with the system's fonts.
    ///
    /// # Errors
    /// When none of them has Chinese: pictures would be full of boxes.
    pub fn new() -> anyhow::Result<Painter> {
        let mut fonts = fontdb::Database::new();
        fonts.load_system_fonts();
        let family = chinese_family(&fonts).context(
            "no font on this system has Chinese, so pictures can’t be drawn: install one (on Debian the package \
             fonts-noto-cjk), or publish with --no-pictures",
        )?;
        let mut fonts = in_memory(&fonts, &family);
        fonts.set_sans_serif_family(&family);
        Ok(Painter { family, options: usvg::Options { fontdb: Arc::new(fonts), ..usvg::Options::default() } })
    }

    /// The fonts that drawings are painted with.
    pub fn fonts(&self) -> &fontdb::Database {
        &self.options.fontdb
    }

    /// The family that has Chinese.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// SVG files, each with a name, as PNG in the same order; on all processors, since that takes the longest of all.
    ///
    /// # Errors
    /// When an SVG can't be read or is too large.
    pub fn pngs(&self, drawings: &[(String, String)]) -> anyhow::Result<Vec<Vec<u8>>> {
        let processors = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let part = drawings.len().div_ceil(processors).max(1);
        let paint = |part: &[(String, String)]| -> anyhow::Result<Vec<Vec<u8>>> {
            part.iter().map(|(name, svg)| self.png(svg).with_context(|| name.clone())).collect()
        };
        thread::scope(|scope| {
            let workers: Vec<_> =
                drawings.chunks(part).map(|part| scope.spawn(move || paint(part))).collect();
            let parts =
                workers.into_iter().map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic)));
            Ok(parts.collect::<anyhow::Result<Vec<_>>>()?.concat())
        })
    }

    /// An SVG file as PNG, two pixels for each CSS pixel.
    fn png(&self, svg: &str) -> anyhow::Result<Vec<u8>> {
        let tree = usvg::Tree::from_str(svg, &self.options).context("a picture’s SVG can’t be read")?;
        let size = tree.size().to_int_size().scale_by(SCALE).context("a picture has no size")?;
        let mut pixels =
            tiny_skia::Pixmap::new(size.width(), size.height()).context("a picture is too large")?;
        resvg::render(&tree, tiny_skia::Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
        pixels.encode_png().context("a picture can’t be encoded")
    }
}

/// The fonts that drawings ask for, read once: from files, each line of text would map them anew.
fn in_memory(fonts: &fontdb::Database, chinese: &str) -> fontdb::Database {
    let wanted = |family: &str| family == chinese || svg::FAMILIES.iter().any(|list| list.contains(family));
    let mut files = BTreeSet::new();
    for face in fonts.faces().filter(|face| face.families.iter().any(|(family, _)| wanted(family))) {
        if let fontdb::Source::File(path) | fontdb::Source::SharedFile(path, _) = &face.source {
            files.insert(path.clone());
        }
    }
    let mut read = fontdb::Database::new();
    // A file that can't be read now was there a moment ago; another family takes its place.
    files.iter().filter_map(|path| fs::read(path).ok()).for_each(|data| read.load_font_data(data));
    read
}

/// The family of a regular face that has simplified Chinese; Noto's where there is one.
fn chinese_family(fonts: &fontdb::Database) -> Option<String> {
    let named = |name: &str| fonts.faces().any(|face| face.families.iter().any(|(family, _)| family == name));
    let known = ["Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei"];
    if let Some(name) = known.into_iter().find(|name| named(name)) {
        return Some(name.to_owned());
    }
    let has_chinese = |face: &&fontdb::FaceInfo| {
        let found = fonts.with_face_data(face.id, |data, index| {
            skrifa::FontRef::from_index(data, index).is_ok_and(|font| font.charmap().map('质').is_some())
        });
        found.unwrap_or(false)
    };
    fonts.faces().find(has_chinese)?.families.first().map(|(family, _)| family.clone())
}
