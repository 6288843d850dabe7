//! The core's promises about itself: no input or output, no browser, no clock, and modules that use only those
//! above them.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What only the shells (`src/tool/`, `src/web/`) may touch.
const IMPURE: [&str; 14] = [
    "std::fs",
    "std::net",
    "std::env::",
    "std::process",
    "std::time",
    "std::thread",
    "std::io",
    "println!",
    "print!(",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo",
    "yew",
];

/// The core's files, with their module: the first part of their path below `src/`.
fn core() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    collect(Path::new("src"), &mut files);
    let shells = ["tool", "web"];
    let module = |path: &Path| {
        let first = path.strip_prefix("src").ok()?.iter().next()?.to_str()?;
        Some(first.trim_end_matches(".rs").to_owned())
    };
    let core: Vec<_> =
        files.into_iter().filter_map(|path| module(&path).map(|module| (path, module))).collect();
    core.into_iter().filter(|(_, module)| !shells.contains(&module.as_str())).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// A file's code without comments and without its tests, which stand last.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a source file");
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_core_is_pure() {
    let mut found = Vec::new();
    for (path, _) in core() {
        let code = code(&path);
        found.extend(
            IMPURE
                .iter()
                .filter(|word| code.contains(**word))
                .map(|word| format!("{}: {word}", path.display())),
        );
    }
    assert!(found.is_empty(), "{found:#?}");
    assert!(core().len() > 25, "the core's files are found");
}

#[test]
fn modules_use_only_those_above_them() {
    let map = fs::read_to_string("src/lib.rs").expect("src/lib.rs");
    let order: BTreeMap<&str, usize> = map
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .enumerate()
        .map(|(at, module)| (module, at))
        .collect();
    let mut found = Vec::new();
    for (path, module) in core().into_iter().filter(|(_, module)| module != "lib") {
        let own =
            order.get(module.as_str()).copied().unwrap_or_else(|| panic!("{module} isn't in src/lib.rs"));
        let code = code(&path);
        let used = code.match_indices("crate::").map(|(at, start)| {
            let rest = &code[at + start.len()..];
            rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
        });
        let below = used.filter(|used| order.get(used).is_some_and(|&place| place > own));
        found.extend(below.map(|below| format!("{} uses crate::{below}", path.display())));
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// Adds how many tokens each function has, its signature left out; one inside another counts for both.
fn function_sizes(tokens: TokenStream, sizes: &mut Vec<usize>) {
    let mut named = false;
    let mut before = None;
    for token in tokens {
        if let TokenTree::Group(group) = &token {
            if named && group.delimiter() == Delimiter::Brace {
                sizes.push(count(group.stream()));
                named = false;
            }
            function_sizes(group.stream(), sizes);
        }
        let is =
            |tree: &Option<TokenTree>, word: &str| tree.as_ref().is_some_and(|it| it.to_string() == word);
        // `fn` before a name, not that of a type: `fn(f64) -> f64`.
        named |= is(&before, "fn") && matches!(token, TokenTree::Ident(_));
        named &= !matches!(&token, TokenTree::Punct(end) if end.as_char() == ';');
        before = Some(token);
    }
}

/// A group counts as its two brackets and what is in it.
fn count(tokens: TokenStream) -> usize {
    let one = |token| match token {
        TokenTree::Group(group) => 2 + count(group.stream()),
        _ => 1,
    };
    tokens.into_iter().map(one).sum()
}

#[test]
fn functions_of_charts_are_short() {
    let mut files = Vec::new();
    collect(Path::new("src/chart"), &mut files);
    let mut sizes = Vec::new();
    for path in &files {
        function_sizes(code(path).parse().expect("Rust"), &mut sizes);
    }
    sizes.sort_unstable();
    let (median, most) = (sizes[sizes.len() / 2], sizes[sizes.len() * 95 / 100]);
    println!("{} functions: {median} tokens in the median, {most} at the 95th percentile", sizes.len());
    assert!(sizes.len() > 150, "{} functions are found", sizes.len());
    assert!(median <= 100 && most <= 400, "{median} in the median, {most} at the 95th percentile");

    let mut known = Vec::new();
    let source =
        "fn a(x: fn(u8) -> u8) -> u8 { x(1) }\ntrait T { fn b(); }\nconst C: [fn(); 0] = [];\nstruct S {}";
    function_sizes(source.parse().expect("Rust"), &mut known);
    assert_eq!(known, [4]);
}
