//! Charts as files: SVG with literal colours, and PNG rasterised from it.

use anyhow::Context;
use guanzhi::chart::Resolved;
use guanzhi::lang::Lang;
use guanzhi::page::meta::{self, Subject};
use guanzhi::page::picture::{self, FOR_CHATS, WIDTH, picture};
use guanzhi::paint::svg;
use guanzhi::report::Report;
use guanzhi::theme::LIGHT;
use resvg::{tiny_skia, usvg};
use skrifa::MetadataProvider;
use std::sync::Arc;
use usvg::fontdb;

/// A chart as an SVG file in the light theme.
pub fn svg(chart: &Resolved) -> String {
    svg::file(&picture(chart, WIDTH, None), &LIGHT, &chart.summary(), chart.lang)
}

/// A chart for chats and official accounts, 540 CSS pixels wide, with its address if that is known.
pub fn for_chats(chart: &Resolved, site: Option<&str>) -> String {
    let address = site.map(|site| meta::address(Subject::Chart(&chart.spec.id), chart.lang, site));
    svg::file(&picture(chart, FOR_CHATS, address.as_deref()), &LIGHT, &chart.summary(), chart.lang)
}

/// The preview of a link, half as large in CSS pixels as `meta::PREVIEW`.
pub fn preview(report: &Report, subject: Subject, lang: Lang) -> String {
    svg::file(&picture::preview(report, subject, lang), &LIGHT, "", lang)
}

/// Rasterises SVG files with the system's fonts.
pub struct Painter {
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
        fonts.set_sans_serif_family(family);
        Ok(Painter { options: usvg::Options { fontdb: Arc::new(fonts), ..usvg::Options::default() } })
    }

    /// An SVG file as PNG, `scale` pixels for each CSS pixel.
    ///
    /// # Errors
    /// When the SVG can't be read or is too large.
    pub fn png(&self, svg: &str, scale: f32) -> anyhow::Result<Vec<u8>> {
        let tree = usvg::Tree::from_str(svg, &self.options).context("a picture’s SVG can’t be read")?;
        let size = tree.size().to_int_size().scale_by(scale).context("a picture has no size")?;
        let mut pixels =
            tiny_skia::Pixmap::new(size.width(), size.height()).context("a picture is too large")?;
        resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
        pixels.encode_png().context("a picture can’t be encoded")
    }
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
