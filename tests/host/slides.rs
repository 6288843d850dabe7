//! The slides as PDF: a page a slide, fonts inside, and text that can be searched.

use crate::common::report;
use guanzhi::lang::Lang;
use guanzhi::site::slides::title;
use lopdf::{Dictionary, Document, Object};
use std::process::Command;

#[test]
fn the_slides_are_a_pdf() {
    let report = report();
    let out = tempfile::tempdir().expect("a folder");
    let mut tool = Command::new(env!("CARGO_BIN_EXE_guanzhi"));
    let told =
        tool.args(["publish", "data", "--notes", "-o"]).arg(out.path()).output().expect("the tool runs");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    for (lang, ending) in [(Lang::Zh, "pdf"), (Lang::En, "en.pdf")] {
        for (name, height, notes) in [("slides", 540.0, false), ("slides-notes", 720.0, true)] {
            let path = out.path().join("site").join(format!("{name}.{ending}"));
            let document = Document::load(&path).expect(name);
            let slides: Vec<_> = report.package.story.shown_slides().collect();
            assert_eq!(document.get_pages().len(), slides.len(), "{}", path.display());
            for (slide, (number, id)) in slides.into_iter().zip(document.get_pages()) {
                let page = document.get_dictionary(id).expect("a page");
                assert_eq!(size(page), (960.0, height), "page {number}");
                let said = if notes { slide.notes.get(lang) } else { "" };
                check_characters(&document, &[title(&report, slide, lang), said].concat());
            }
            check_fonts(&document);
        }
    }
}

/// The width and height of a page in points.
fn size(page: &Dictionary) -> (f32, f32) {
    let media = page.get(b"MediaBox").and_then(Object::as_array).expect("a media box");
    let number = |at: usize| media[at].as_float().expect("a number");
    (number(2), number(3))
}

/// What a reader searches for or copies is text: the fonts' maps lead to all characters of it.
fn check_characters(document: &Document, text: &str) {
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let maps: String = streams
        .map(|stream| stream.decompressed_content().unwrap_or_else(|_| stream.content.clone()))
        .filter_map(|content| String::from_utf8(content).ok())
        .filter(|content| content.contains("begincmap"))
        .collect();
    let maps = maps.to_uppercase();
    let missing: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !maps.contains(&format!("<{:04X}>", u32::from(*c))))
        .collect();
    assert!(missing.is_empty(), "{missing:?} of {text:?} can’t be searched for");
}

/// Every font's outlines are inside.
fn check_fonts(document: &Document) {
    let descriptors = document.objects.values().filter_map(|object| object.as_dict().ok());
    let mut count = 0;
    for font in descriptors
        .filter(|it| it.get(b"Type").and_then(Object::as_name).is_ok_and(|it| it == b"FontDescriptor"))
    {
        count += 1;
        assert!(font.has(b"FontFile2") || font.has(b"FontFile3"), "{font:?}");
    }
    assert!(count > 0, "there are fonts");
}

/// Whatever room a window leaves for a moment, charts of slides are laid out for it.
#[test]
fn slides_are_laid_out_for_any_room() {
    let report = report();
    for lang in Lang::ALL {
        for slide in report.package.story.shown_slides() {
            let Some(chart) = guanzhi::page::slides::chart_of(&report, slide, lang) else { continue };
            for width in [0.0, 40.0, 330.0, 1000.0, 4000.0] {
                for height in [0.0, 30.0, 600.0, 2200.0] {
                    for unit in [0.0, 0.5, 2.0] {
                        let (scene, scale) = guanzhi::page::slides::fit(&chart, (width, height), unit);
                        assert!(
                            scale.is_finite() && scene.height.is_finite(),
                            "{} {width} × {height}, {unit}",
                            slide.id
                        );
                    }
                }
            }
        }
    }
}
