//! Pictures rasterised from SVG.

use anyhow::Context;
use guanzhi::paint::svg;
use resvg::{tiny_skia, usvg};
use skrifa::MetadataProvider;
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::iter::repeat_n;
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
    /// A painter with the system's fonts; `None` where none of them has Chinese: pictures would be full of boxes.
    pub fn new() -> Option<Painter> {
        let mut fonts = fontdb::Database::new();
        fonts.load_system_fonts();
        let family = chinese_family(&fonts)?;
        let mut fonts = in_memory(&fonts, &family);
        fonts.set_sans_serif_family(&family);
        Some(Painter {
            family,
            options: usvg::Options { fontdb: Arc::new(fonts), ..usvg::Options::default() },
        })
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
        encoded(&pixels).context("a picture can’t be encoded")
    }
}

/// A picture as PNG: with a palette where so many colours do, since inks are few and opaque. That takes half of the bytes and of the
/// time that four channels do; rows stand as they are, which compress better than differences where areas are flat.
fn encoded(pixels: &tiny_skia::Pixmap) -> anyhow::Result<Vec<u8>> {
    let Some((palette, indices)) = with_palette(pixels.pixels()) else { return Ok(pixels.encode_png()?) };
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(palette);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header()?.write_image_data(&indices)?;
    Ok(out)
}

/// The colours of some opaque pixels as red, green and blue, and the place of each pixel's among them; none where one is
/// translucent, or there are more than 256.
fn with_palette(pixels: &[tiny_skia::PremultipliedColorU8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut places: HashMap<[u8; 3], u8> = HashMap::new();
    let mut palette = Vec::new();
    let mut indices = Vec::with_capacity(pixels.len());
    // Most pixels are like the one before.
    for same in pixels.chunk_by(PartialEq::eq) {
        let color = same.first().filter(|color| color.is_opaque())?;
        let color = [color.red(), color.green(), color.blue()];
        let place = if let Some(place) = places.get(&color) {
            *place
        } else {
            let place = u8::try_from(places.len()).ok()?;
            palette.extend(color);
            places.insert(color, place);
            place
        };
        indices.extend(repeat_n(place, same.len()));
    }
    Some((palette, indices))
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
