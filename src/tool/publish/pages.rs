//! The pages: the one file, and the site with its assets.

use super::output::Output;
use super::packing::pack;
use super::{data, each_chart};
use guanzhi::lang::Lang;
use guanzhi::package::File;
use guanzhi::report::Report;
use guanzhi::site::block::encode;
use guanzhi::site::document::{self, App, Beside, Parts, Slides};
use guanzhi::site::hashed::Hashed;
use guanzhi::site::script::{self, Paging};
use guanzhi::site::{chart_page, embed, meta, save, slides, style};

/// The page's app as packed by the build: empty if the tool was built without it.
const PACK: &[u8] = include_bytes!(env!("GUANZHI_PACK"));

/// Whether the pages are static, since the tool was built without their app.
pub fn is_static() -> bool {
    PACK.is_empty()
}

/// Writes `report.html`, and the pages and assets of `site/`.
///
/// # Errors
/// When something can't be packed.
pub fn write(report: &Report, files: &[File], site: Option<&str>, output: &mut Output) -> anyhow::Result<()> {
    let pages = Pages { report, site, sheet: style::style(report) };
    pages.slides(output);
    pages.oembed(output);
    output.add("site/assets/embed.js", embed::COMPONENT);
    if is_static() {
        pages.without_app(output);
        return Ok(());
    }
    let packed = Packed { app: PACK.to_vec(), save: pack(save::script(&report.package.meta).as_bytes())? };
    pages.one_file(files, &packed, output)?;
    pages.site(packed, output)
}

/// The app and the script that saves, both packed.
struct Packed {
    app: Vec<u8>,
    save: Vec<u8>,
}

/// What all pages have in common.
struct Pages<'a> {
    report: &'a Report,
    /// The address that the site will have, if it is known.
    site: Option<&'a str>,
    /// The style sheet of the report.
    sheet: String,
}

impl Pages<'_> {
    /// The style sheet of documents that hold it themselves, and slides.
    fn whole_style(&self) -> Hashed {
        Hashed::new([self.sheet.as_str(), &style::live(), &style::slides()].concat())
    }

    /// The language of what is there before anything is known of a reader.
    fn first(&self) -> Lang {
        self.report.package.meta.first_language()
    }

    fn has_slides(&self) -> bool {
        self.report.package.story.shown_slides().next().is_some()
    }

    fn paging(&self, inside: bool) -> Option<Paging> {
        self.has_slides().then(|| Paging::new(self.report, self.first(), inside))
    }

    /// The parts of a document without any script.
    fn still<'a>(&'a self, style: &'a Hashed) -> Parts<'a> {
        Parts { style: Some(style), slides: Slides::None, app: App::None, site: self.site, paged: false }
    }

    /// Documents of the slides alone.
    fn slides(&self, output: &mut Output) {
        if !self.has_slides() {
            return;
        }
        let style = self.whole_style();
        for lang in self.report.package.meta.languages() {
            let document = document::slides(self.report, lang, &self.still(&style));
            output.add(&format!("site/{}", slides::file_name(lang)), document);
        }
    }

    /// What a site's charts answer to those that want to embed them.
    fn oembed(&self, output: &mut Output) {
        let Some(site) = self.site else { return };
        for (spec, lang) in each_chart(self.report) {
            if let Some(answer) = meta::oembed(self.report, &spec.id, lang, site) {
                output.add(&format!("site/{}", meta::oembed_name(&spec.id, lang)), answer);
            }
        }
    }

    /// All pages as they are without the app.
    fn without_app(&self, output: &mut Output) {
        let style = self.whole_style();
        let document = document::report(self.report, self.first(), &self.still(&style));
        output.add("report.html", document);
        self.indexes(&Parts { paged: true, ..self.still(&style) }, output);
        self.chart_pages(&self.sheet, App::None, output);
        for (spec, lang) in each_chart(self.report) {
            self.embed(&spec.id, lang, App::None, output);
        }
    }

    /// `report.html`, with all that it needs inside.
    fn one_file(&self, files: &[File], packed: &Packed, output: &mut Output) -> anyhow::Result<()> {
        let style = self.whole_style();
        let paging = self.paging(true);
        let script = paging.as_ref().map(|paging| pack(paging.script.text().as_bytes())).transpose()?;
        let script = encode(&script.unwrap_or_default());
        let [app, save] = [&packed.app, &packed.save].map(|bytes| encode(bytes));
        let package = encode(&pack(&self.report.pack(self.report.package.meta.only))?);
        // Stored, since all of it is packed once more.
        let archive = encode(&pack(&data::archive_of(files, None))?);
        let parts = Parts {
            app: App::Inside { app: &app, package: &package, save: &save, archive: &archive },
            slides: paging.as_ref().map_or(Slides::None, |paging| Slides::Inside(paging, &script)),
            ..self.still(&style)
        };
        output.add("report.html", document::report(self.report, self.first(), &parts));
        Ok(())
    }

    /// The site's pages, and what they fetch.
    fn site(&self, packed: Packed, output: &mut Output) -> anyhow::Result<()> {
        let frame = script::frame(&encode(&packed.app));
        let beside = self.assets(packed, output)?;
        self.index(&beside, output);
        self.chart_pages("", App::Beside(&beside.from_a_folder()), output);
        self.embeds(frame, output)
    }

    /// Files whose names change with their contents.
    fn assets(&self, packed: Packed, output: &mut Output) -> anyhow::Result<Beside> {
        let mut packages = Vec::new();
        for lang in self.report.package.meta.languages() {
            let package = pack(&self.report.pack(Some(lang)))?;
            packages.push((lang, output.add_asset(&format!("package-{}", lang.id()), "bin", package)));
        }
        Ok(Beside {
            style: output.add_asset("style", "css", self.sheet.as_str()),
            live: output.add_asset("live", "css", style::live()),
            app: output.add_asset("app", "bin", packed.app),
            packages,
            save: output.add_asset("save", "bin", packed.save),
        })
    }

    /// The report's page of the site.
    fn index(&self, beside: &Beside, output: &mut Output) {
        let paging = self.paging(false);
        let address = paging.as_ref().map(|paging| output.add_asset("present", "js", paging.script.text()));
        let slides = match (&paging, &address) {
            (Some(paging), Some(address)) => Slides::Beside(paging, address),
            _ => Slides::None,
        };
        let parts = Parts { style: None, slides, app: App::Beside(beside), site: self.site, paged: true };
        self.indexes(&parts, output);
    }

    /// The report's page of a site in each language.
    fn indexes(&self, parts: &Parts, output: &mut Output) {
        let meta = &self.report.package.meta;
        for lang in meta.languages() {
            let name = chart_page::report_name(meta, lang);
            output.add(&format!("site/{name}"), document::report(self.report, lang, parts));
        }
    }

    /// A page of its own for each chart, in both languages. Its style is the sheet, if that isn't beside it, and the
    /// chart's heights, since the sheet has those that it has in the report.
    fn chart_pages(&self, sheet: &str, app: App, output: &mut Output) {
        for (spec, lang) in each_chart(self.report) {
            let heights = style::heights(self.report, &spec.id, lang);
            let style = Hashed::new([sheet, &heights].concat());
            let parts = Parts { app, ..self.still(&style) };
            if let Some(document) = document::chart(self.report, &spec.id, lang, &parts) {
                output.add(&format!("site/chart/{}", chart_page::file_name(&spec.id, lang)), document);
            }
        }
    }

    /// A page for frames for each chart, in both languages, with its part of the package.
    fn embeds(&self, frame: String, output: &mut Output) -> anyhow::Result<()> {
        let addresses =
            [output.add_asset("frame", "js", frame), output.add_asset("picture", "js", script::picture())];
        let [script, picture] = addresses.map(|address| ["../", &address].concat());
        for (spec, lang) in each_chart(self.report) {
            let Some(part) = self.report.slice(&spec.id) else { continue };
            let package = encode(&pack(&part.pack(Some(lang)))?);
            let app = App::Frame { script: &script, picture: &picture, package: &package };
            self.embed(&spec.id, lang, app, output);
        }
        Ok(())
    }

    fn embed(&self, id: &str, lang: Lang, app: App, output: &mut Output) {
        let style = Hashed::new(style::alone(self.report, id, lang));
        let parts = Parts { app, site: None, ..self.still(&style) };
        if let Some(document) = document::embed(self.report, id, lang, &parts) {
            output.add(&format!("site/embed/{}", chart_page::file_name(id, lang)), document);
        }
    }
}
