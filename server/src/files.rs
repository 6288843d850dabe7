//! From the path of a request to a file under the served folder, and nothing outside it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::address::{decode, encode};

/// What is found at the path of a request.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// A file.
    File(PathBuf),
    /// A folder without `index.html`: its names, folders with a slash, in order.
    Folder(Vec<String>),
    /// A folder asked for without the slash that its relative links need: where it is.
    Moved(String),
    /// There is nothing, or nothing that may be shown.
    Nothing,
}

/// Looks up `url`, a path with an optional query, under the folder `root`.
pub fn find(root: &Path, url: &str) -> Found {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let Some(names) = names(path) else { return Found::Nothing };
    let file = names.iter().fold(root.to_path_buf(), |folder, name| folder.join(name));
    if !is_inside(root, &file) {
        return Found::Nothing;
    }
    if file.is_file() {
        return if path.ends_with('/') { Found::Nothing } else { Found::File(file) };
    }
    if !path.ends_with('/') {
        let encoded: Vec<String> = names.iter().map(|name| encode(name)).collect();
        return Found::Moved(format!("/{}/", encoded.join("/")));
    }
    let index = file.join("index.html");
    if index.is_file() { Found::File(index) } else { list(&file) }
}

/// The names that a path goes through; `None` where one of them could leave the folder.
fn names(path: &str) -> Option<Vec<String>> {
    let segments = path.split('/').filter(|segment| !segment.is_empty());
    segments.map(|segment| decode(segment).filter(|name| is_plain(name))).collect()
}

/// Whether a name stays one name on every system: no way up, no separator, no drive or stream of Windows.
fn is_plain(name: &str) -> bool {
    name != "." && name != ".." && !name.contains(['/', '\\', ':', '\0'])
}

/// Whether a path exists and, links followed, lies under `root`.
fn is_inside(root: &Path, path: &Path) -> bool {
    match (root.canonicalize(), path.canonicalize()) {
        (Ok(root), Ok(path)) => path.starts_with(root),
        _ => false,
    }
}

fn list(folder: &Path) -> Found {
    let Ok(entries) = fs::read_dir(folder) else { return Found::Nothing };
    let mut names: Vec<String> = entries
        .flatten()
        .map(|entry| {
            let slash = if entry.path().is_dir() { "/" } else { "" };
            format!("{}{slash}", entry.file_name().to_string_lossy())
        })
        .collect();
    names.sort();
    Found::Folder(names)
}

/// The media type that a browser needs for a file.
pub fn media_type(path: &Path) -> &'static str {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match extension.as_str() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "xml" => "application/xml",
        "zip" => "application/zip",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_names() {
        let names = |path| names(path).map(|names| names.join("|"));
        assert_eq!(names("/"), Some(String::new()));
        assert_eq!(names("/site/chart/a.html"), Some("site|chart|a.html".to_string()));
        assert_eq!(names("//site//a%20b"), Some("site|a b".to_string()));
        assert_eq!(names("/..."), Some("...".to_string()));
    }

    #[test]
    fn no_path_leaves_the_folder() {
        for path in [
            "/..",
            "/../Cargo.toml",
            "/site/../../x",
            "/%2e%2e/x",
            "/%2E./x",
            "/..%2fx",
            "/a%5c..%5cx",
            "/./x",
            "/C:/x",
            "/%00",
            "/%ff",
        ] {
            assert_eq!(names(path), None, "{path}");
        }
    }

    #[test]
    fn a_folder_is_looked_up() {
        let source = Path::new(env!("CARGO_MANIFEST_DIR"));
        let file = |path: &str| Found::File(source.join(path));
        assert_eq!(find(source, "/src/lib.rs?x=1"), file("src/lib.rs"));
        assert_eq!(find(source, "/src/lib.rs/"), Found::Nothing);
        assert_eq!(find(source, "/src"), Found::Moved("/src/".to_string()));
        assert_eq!(find(source, "//src"), Found::Moved("/src/".to_string()), "never the address of a host");
        assert_eq!(find(source, "/"), Found::Folder(vec!["Cargo.toml".to_string(), "src/".to_string()]));
        assert_eq!(find(source, "/../Cargo.toml"), Found::Nothing);
        assert_eq!(find(source, "/nothing"), Found::Nothing);
    }

    #[test]
    fn media_types() {
        let check = |name, expected| assert_eq!(media_type(Path::new(name)), expected, "{name}");
        check("report.html", "text/html; charset=utf-8");
        check("page-0f.js", "text/javascript; charset=utf-8");
        check("page_bg.wasm", "application/wasm");
        check("a.SVG", "image/svg+xml");
        check("pack", "application/octet-stream");
    }
}
