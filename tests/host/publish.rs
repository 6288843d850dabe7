//! `guanzhi publish` as a process: what it writes, and that it writes all of it or nothing.

use calamine::Reader;
use guanzhi::package::FILES;
use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const BASE: &str = "tests/packages/base";

/// Runs the tool in English.
fn publish(package: &Path, out: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guanzhi"));
    command.args(["--lang", "en", "publish"]).arg(package).arg("-o").arg(out).args(more);
    command.output().expect("the tool starts")
}

/// A copy of the synthetic package with a text of one of its files replaced.
fn package_with(file: &str, from: &str, to: &str) -> TempDir {
    let copy = tempfile::tempdir().expect("a folder");
    for entry in fs::read_dir(BASE).expect("the base package") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name");
        let mut text = fs::read_to_string(&path).expect("text");
        if name == file {
            assert!(text.contains(from), "{file} has no {from}");
            text = text.replace(from, to);
        }
        fs::write(copy.path().join(name), text).expect("a copy");
    }
    copy
}

/// All files below a folder, as paths with `/`.
fn files(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let below = path.strip_prefix(folder).expect("below").to_string_lossy().replace('\\', "/");
                found.insert(below);
            }
        }
    }
    found
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned()
}

fn fresh() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("发布 dist");
    (folder, out)
}

#[test]
fn a_package_becomes_a_page_a_site_and_pictures() {
    let (_folder, out) = fresh();
    let output = publish(Path::new(BASE), &out, &[]);
    assert!(output.status.success(), "{}", text(&output));
    let written = files(&out);
    for expected in ["report.html", "site/index.html"] {
        assert!(written.contains(expected), "{written:?}");
    }
    for chart in ["bridges", "soundness"] {
        for name in [chart.to_owned(), format!("{chart}.en")] {
            let svg = fs::read_to_string(out.join(format!("site/picture/{name}.svg"))).expect("a picture");
            assert!(svg.starts_with("<svg xmlns=") && svg.ends_with("</svg>\n"));
            assert!(!svg.contains("var(--"), "a file that stands alone has literal colours");
            let png = fs::read(out.join(format!("site/picture/{name}.png"))).expect("a picture");
            assert_eq!(png_width(&png), 1280, "640 CSS pixels at twice the density");
        }
    }
    assert!(
        !written.iter().any(|name| name.contains(".publish-")),
        "nothing unfinished is left: {written:?}"
    );
    check_data(&out.join("site/data"), &written);
    // The assets' names change with their contents, and the page names each of them.
    let page = fs::read_to_string(out.join("site/index.html")).expect("the page");
    for asset in written
        .iter()
        .filter_map(|name| name.strip_prefix("site/"))
        .filter(|name| name.starts_with("assets/"))
    {
        let for_frames = ["assets/frame-", "assets/picture-", "assets/embed.js"]
            .iter()
            .any(|name| asset.starts_with(name));
        assert!(for_frames || page.contains(asset), "{asset} isn’t used");
    }
    assert!(!page.contains("oembed"), "previews of links need the site’s address");
}

#[test]
fn a_site_with_an_address_tells_machines_what_it_has() {
    let (_folder, out) = fresh();
    let output = publish(Path::new(BASE), &out, &["--address", "https://example.org/quality"]);
    assert!(output.status.success(), "{}", text(&output));
    let site = out.join("site");
    let local = |address: &str| {
        let path =
            address.strip_prefix("https://example.org/quality/").unwrap_or_else(|| panic!("{address}"));
        site.join(path.split('#').next().unwrap_or_default())
    };
    let read =
        |path: &Path| fs::read_to_string(path).unwrap_or_else(|_| panic!("{} is missing", path.display()));
    for (name, lang) in
        [("chart/bridges.html", "zh"), ("chart/soundness.en.html", "en"), ("index.html", "zh")]
    {
        let page = read(&site.join(name));
        // Consumers of links read the beginning of a page only.
        let head = &page[..page.len().min(150_000)];
        let property = |name: &str| between(head, &format!("property=\"{name}\" content=\""), "\"");
        assert!(local(property("og:url")).exists(), "{name}");
        let preview = fs::read(local(property("og:image"))).expect("a preview");
        assert_eq!((png_width(&preview), png_height(&preview)), (1200, 628), "{name}");
        let dataset = between(head, "<script type=\"application/ld+json\">", "</script>");
        check_dataset(dataset, property("og:title"));
        if name == "index.html" {
            continue;
        }
        let link = between(head, "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"", "\"");
        let answer = read(&local(link));
        let answer: oembed_rs::EmbedResponse = serde_json::from_str(&answer).expect("an answer of oEmbed");
        let oembed_rs::EmbedType::Rich(rich) = &answer.oembed_type else { panic!("{answer:?}") };
        assert_eq!((answer.version.as_str(), rich.width), ("1.0", Some(640)));
        assert!(rich.height.is_some_and(|height| height > 200), "{answer:?}");
        let frame = local(between(&rich.html, "src=\"", "\""));
        assert!(read(&frame).contains(&format!("data-only=\"{lang}\" data-embed")), "{}", frame.display());
    }
    for wrong in ["example.org", "ftp://example.org/", "https://example.org/?q=1", "https://a\"b/"] {
        let output = publish(Path::new(BASE), &out, &["--address", wrong]);
        assert_eq!(output.status.code(), Some(2), "{wrong}");
        assert!(text(&output).contains("give the whole address of a folder"), "{}", text(&output));
    }
}

/// JSON-LD is a dataset with a name, a description and what it measures.
fn check_dataset(json: &str, title: &str) {
    const CONTEXT: &str = r#"{ "@context": { "@vocab": "https://schema.org/" } }"#;
    let parser = oxjsonld::JsonLdParser::new().for_slice(json.as_bytes());
    let parser = parser.with_load_document_callback(|address, _| {
        assert_eq!(address, "https://schema.org");
        Ok(oxjsonld::JsonLdRemoteDocument { document: CONTEXT.into(), document_url: address.to_owned() })
    });
    let quads: Vec<String> = parser.map(|quad| quad.expect("JSON-LD").to_string()).collect();
    let has = |text: &str| quads.iter().any(|quad| quad.contains(text));
    assert!(has("#type> <https://schema.org/Dataset>"), "{quads:#?}");
    assert!(has(&format!("<https://schema.org/name> \"{}\"", title.replace("&#39;", "'"))), "{quads:#?}");
    for property in ["description", "variableMeasured", "spatialCoverage", "isBasedOn", "url"] {
        assert!(has(&format!("<https://schema.org/{property}>")), "{property}: {quads:#?}");
    }
}

/// The height in the header of a PNG file.
fn png_height(png: &[u8]) -> u32 {
    u32::from_be_bytes(png[20..24].try_into().expect("four bytes"))
}

#[test]
fn every_chart_has_a_page_for_frames() {
    let (_folder, out) = fresh();
    let told = publish(Path::new(BASE), &out, &["--no-pictures"]);
    assert!(told.status.success());
    let embed = out.join("site/embed");
    // Folders are told as a whole, pages one by one.
    let (told, shown) = (text(&told), embed.join("").display().to_string());
    assert_eq!(told.lines().filter(|line| line.contains(&shown)).count(), 1, "{told}");
    assert!(told.contains(&format!("{shown}  4 files")) && told.contains("site/index.html"), "{told}");
    let expected: BTreeSet<String> =
        ["bridges.html", "bridges.en.html", "soundness.html", "soundness.en.html"].map(String::from).into();
    assert_eq!(files(&embed), expected);
    for name in expected {
        let page = fs::read_to_string(embed.join(&name)).expect("a page");
        check_links(&embed, &page);
        assert_eq!(page.matches("<svg class=\"still ").count(), 3, "{name}: a drawing a width class");
        assert!(page.contains("<h1 ") && page.contains("<tbody>"), "{name}");
    }
}

/// The package as it was read and as an archive, all figures, and those of each chart.
fn check_data(data: &Path, written: &BTreeSet<String>) {
    let archive = fs::File::open(data.join("synthetic.zip")).expect("the package");
    let mut archive = zip::ZipArchive::new(archive).expect("an archive");
    let package: BTreeSet<String> =
        files(Path::new(BASE)).into_iter().filter(|name| FILES.contains(&name.as_str())).collect();
    let archived: BTreeSet<String> = (0..archive.len())
        .map(|at| archive.by_index(at).expect("an entry").name().expect("a name").into_owned())
        .collect();
    assert_eq!(archived, package);
    for name in &package {
        let original = fs::read(Path::new(BASE).join(name)).expect("a file of the package");
        let mut copy = Vec::new();
        archive.by_name(name).expect(name).read_to_end(&mut copy).expect("whole");
        assert_eq!(copy, original, "{name}");
        assert_eq!(fs::read(data.join("package").join(name)).expect(name), original);
    }
    for stem in ["synthetic", "synthetic-bridges", "synthetic-soundness"] {
        for name in [stem.to_owned(), format!("{stem}.en")] {
            for format in ["csv", "json", "xlsx"] {
                assert!(
                    written.contains(&format!("site/data/{name}.{format}")),
                    "{name}.{format}: {written:?}"
                );
            }
            let book: calamine::Xlsx<_> =
                calamine::open_workbook(data.join(format!("{name}.xlsx"))).expect("a workbook");
            assert_eq!(book.sheet_names().len(), 3);
            let lines = fs::read_to_string(data.join(format!("{name}.csv"))).expect("CSV").lines().count();
            assert!(lines > 1, "{name} has figures");
        }
    }
}

#[test]
fn each_chart_has_a_page_in_both_languages() {
    let (_folder, out) = fresh();
    assert!(publish(Path::new(BASE), &out, &["--no-pictures"]).status.success());
    let site = out.join("site");
    for chart in ["bridges", "soundness"] {
        for (name, lang, other) in [
            (chart.to_owned(), "zh-CN", format!("{chart}.en")),
            (format!("{chart}.en"), "en", chart.to_owned()),
        ] {
            let page = fs::read_to_string(site.join(format!("chart/{name}.html"))).expect("the chart’s page");
            check_policy(&page, &name);
            let page = quoted(&page);
            assert!(
                page.starts_with(&format!(
                    "<!DOCTYPE html><html lang=\"{lang}\" data-only=\"{}\"",
                    &lang[..2]
                ))
            );
            assert!(page.contains(&format!("<figure id=\"{chart}\" class=\"full\"")), "{name}");
            assert_eq!(page.matches("<svg class=\"still ").count(), 3, "{name}: a drawing a width class");
            assert!(page.contains("<ol class=\"sources\"><li value="), "{name}");
            assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{name}.html\">")), "{name}");
            assert!(
                page.contains(&format!("<a href=\"{other}.html\" hreflang=")),
                "{name}: the other language"
            );
            assert!(
                page.contains(&format!("{chart}\">")) || page.contains(&format!("#/chart/{chart}?lang=en"))
            );
            check_links(&site.join("chart"), &page);
            check_ids(&page);
        }
    }
    // The story's order leads from one to the next and back.
    let page = |name: &str| quoted(&fs::read_to_string(site.join("chart").join(name)).expect(name));
    assert!(page("bridges.html").contains("<a rel=\"next\" href=\"soundness.html\">"));
    assert!(page("soundness.en.html").contains("<a rel=\"prev\" href=\"bridges.en.html\">"));
    assert!(!page("bridges.html").contains("rel=\"prev\""));
}

/// A page with quotes around the values of all attributes.
fn quoted(page: &str) -> String {
    let tag = |tag: &str| -> String {
        let parts = tag.split(' ').map(|part| match part.split_once('=') {
            Some((name, value)) if !value.contains('"') => format!("{name}=\"{value}\""),
            _ => part.to_owned(),
        });
        parts.collect::<Vec<_>>().join(" ")
    };
    let parts = page.split('<').map(|part| match part.split_once('>') {
        Some((inside, behind)) => format!("{}>{behind}", tag(inside)),
        None => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("<")
}

/// Every relative address of a page leads to a file that is there.
fn check_links(folder: &Path, page: &str) {
    let addresses: Vec<&str> =
        [" href=\"", " src=\"", "data-app=\"", "data-save=\"", "data-package-zh=\"", "data-package-en=\""]
            .iter()
            .flat_map(|start| {
                page.split(start).skip(1).map(|rest| rest.split('"').next().unwrap_or_default())
            })
            .collect();
    assert!(!addresses.is_empty());
    for address in addresses.iter().filter(|address| !address.contains(':')) {
        let file = address.split(['#', '?']).next().unwrap_or_default();
        assert!(file.is_empty() || folder.join(file).is_file(), "{address} leads nowhere");
    }
}

/// Ids are there once, and what refers to them finds them.
fn check_ids(page: &str) {
    let values = |start: &str| -> Vec<String> {
        page.split(start).skip(1).map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect()
    };
    let ids = values(" id=\"");
    let known: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(known.len(), ids.len(), "{ids:?}");
    assert!(ids.iter().all(|id| !id.is_empty() && !id.contains(char::is_whitespace)), "{ids:?}");
    let local = values(" href=\"#").into_iter().filter(|id| !id.starts_with('/'));
    let named = values("aria-labelledby=\"");
    for id in local.chain(named.iter().flat_map(|ids| ids.split(' ')).map(str::to_owned)) {
        assert!(known.contains(&id), "{id} isn’t there");
    }
}

/// The policy is strict, and admits just the style that is inside.
fn check_policy(page: &str, name: &str) {
    use base64::{Engine, prelude::BASE64_STANDARD};
    use sha2::{Digest, Sha256};
    let policy = between(page, "Content-Security-Policy\" content=\"", "\"");
    assert!(policy.starts_with("default-src 'none'; script-src "), "{policy}");
    for word in ["'unsafe-inline'", "http:", "https:", "*"] {
        assert!(!policy.contains(word), "{policy}");
    }
    // Where older engines are granted it for WebAssembly, the script that starts the app takes it from all others.
    let app = policy.contains(" 'unsafe-eval' 'wasm-unsafe-eval' ");
    assert_eq!((policy.contains("'unsafe-eval'"), page.contains("'unsafe-eval' \"")), (app, app), "{policy}");
    let hash = BASE64_STANDARD.encode(Sha256::digest(between(page, "<style>", "</style>")));
    let styles = between(policy, "style-src ", ";");
    assert!(styles.ends_with(&format!("'sha256-{hash}'")), "{name}: {styles}");
    assert_eq!(page.matches("<style>").count(), 1, "{name}");
    assert!(!page.contains(" style=\""), "{name}: style attributes would be refused");
}

/// The width in the header of a PNG file.
fn png_width(png: &[u8]) -> u32 {
    assert_eq!(png.get(1..4), Some(&b"PNG"[..]));
    u32::from_be_bytes(png[16..20].try_into().expect("four bytes"))
}

#[test]
fn a_package_with_problems_writes_nothing() {
    let package = package_with("observations.csv", ",exact,", ",exactly,");
    let (_folder, out) = fresh();
    let output = publish(package.path(), &out, &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output).contains("observations.csv:2: bound \"exactly\""), "{}", text(&output));
    assert!(!out.exists());
}

#[test]
fn a_target_that_can_t_be_written_is_an_error() {
    let (folder, out) = fresh();
    fs::write(&out, "a file").expect("a file in the way");
    let output = publish(Path::new(BASE), &out, &["--no-pictures"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output).contains("can’t be written to"), "{}", text(&output));
    assert_eq!(fs::read_to_string(&out).expect("the file"), "a file");
    assert_eq!(files(folder.path()).len(), 1);
}

#[test]
fn publishing_again_replaces_what_was_published_and_nothing_else() {
    let (_folder, out) = fresh();
    assert!(publish(Path::new(BASE), &out, &["--no-pictures"]).status.success());
    fs::write(out.join("notes.txt"), "mine").expect("a file of the user’s");
    fs::write(out.join("site/stale.html"), "old").expect("a stale page");
    let package = package_with("story.json", "\"zh\": \"", "\"zh\": \"新");
    assert!(publish(package.path(), &out, &["--no-pictures"]).status.success());
    let written = files(&out);
    assert!(written.contains("notes.txt") && !written.contains("site/stale.html"), "{written:?}");
    assert!(fs::read_to_string(out.join("report.html")).expect("the page").contains("新"));
}

#[test]
fn what_was_published_survives_a_package_with_problems() {
    let (_folder, out) = fresh();
    assert!(publish(Path::new(BASE), &out, &["--no-pictures"]).status.success());
    let before = fs::read(out.join("report.html")).expect("the page");
    let package = package_with("units.csv", ",count", ",counted");
    assert_eq!(publish(package.path(), &out, &[]).status.code(), Some(1));
    assert_eq!(fs::read(out.join("report.html")).expect("the page"), before);
}

/// Readers of HTML that don't know which end tags may be left out take such tables for paragraphs.
#[test]
fn tables_have_all_of_their_end_tags() {
    let (_folder, out) = fresh();
    assert!(publish(Path::new(BASE), &out, &["--no-pictures"]).status.success());
    for name in ["report.html", "site/index.html", "site/chart/bridges.html", "site/embed/bridges.html"] {
        let page = fs::read_to_string(out.join(name)).expect("a page");
        for tag in ["table", "thead", "tbody", "tr", "th", "td"] {
            let starts = [">", " "].map(|end| page.matches(&format!("<{tag}{end}")).count());
            let starts: usize = starts.iter().sum();
            assert!(starts > 0, "{name} has no <{tag}>");
            assert_eq!(starts, page.matches(&format!("</{tag}>")).count(), "<{tag}> in {name}");
        }
    }
}

#[test]
fn text_of_a_package_never_becomes_markup() {
    let hostile = "</title></style></script><script>alert(1)</script><img src=x onerror=alert(1)>'{{reader}}";
    let package = package_with("indicators.csv", "建成桥梁", hostile);
    let (_folder, out) = fresh();
    let output = publish(package.path(), &out, &[]);
    assert!(output.status.success(), "{}", text(&output));
    let (_other, harmless) = fresh();
    assert!(publish(Path::new(BASE), &harmless, &[]).status.success());
    let escaped = "&lt;/title&gt;&lt;/style&gt;&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;";
    for name in files(&out).iter().filter(|name| [".html", ".svg"].iter().any(|end| name.ends_with(end))) {
        let page = fs::read_to_string(out.join(name)).expect("a page");
        assert!(!page.contains("<script>alert") && !page.contains("<img src=x"), "{name}");
        let plain = fs::read_to_string(harmless.join(name)).expect("the same page");
        let scripts = |page: &str| page.matches("<script").count();
        assert_eq!(scripts(&page), scripts(&plain), "{name} has no script of the package");
    }
    let page = fs::read_to_string(out.join("report.html")).expect("the page");
    assert!(page.contains(escaped), "the text is there as text");
    assert!(page.contains("'{{reader}}"), "what is filled in isn’t searched for slots");
}

#[test]
fn the_policy_allows_just_the_pages_own_script_and_style() {
    let (_folder, out) = fresh();
    assert!(publish(Path::new(BASE), &out, &["--no-pictures"]).status.success());
    let page = fs::read_to_string(out.join("report.html")).expect("the page");
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\"");
    assert!(policy.starts_with("default-src 'none'; script-src "), "{policy}");
    for word in ["'unsafe-inline'", "http:", "https:", "*"] {
        assert!(!policy.contains(word), "{policy}");
    }
    // Where older engines are granted it for WebAssembly, the script that starts the app takes it from all others.
    let app = policy.contains(" 'unsafe-eval' 'wasm-unsafe-eval' ");
    assert_eq!((policy.contains("'unsafe-eval'"), page.contains("'unsafe-eval' \"")), (app, app), "{policy}");
    assert!(!page.contains(" style=\""), "style attributes would be refused");
    assert!(!page.contains(" onclick=") && !page.contains("javascript:"));
    assert!(page.find("Content-Security-Policy") < page.find("<style"), "the policy comes first");
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let rest = text.split_once(start).expect(start).1;
    rest.split_once(end).expect(end).0
}
