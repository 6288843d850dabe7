//! `cargo xtask serve`: builds, serves `dist/` on this machine, and rebuilds when a source changes.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};
use notify::{Event, EventKind, RecursiveMode, Watcher};
use tiny_http::{Header, Method, Request, Response, ResponseBox, Server};

use crate::address::encode;
use crate::build;
use crate::files::{self, Found};
use crate::project::Project;

/// Folders of sources, watched with all that is in them.
const FOLDERS: [&str; 3] = ["src", "assets", "data"];
/// Single sources at the root.
const FILES: [&str; 2] = ["index.html", "Cargo.toml"];

/// An editor saves in several steps, so a change counts once nothing has followed it for this long.
const QUIET: Duration = Duration::from_millis(200);

/// How many requests are answered at once; a page asks for a handful of files.
const THREADS: usize = 4;

/// Serves until it is interrupted.
pub fn run(project: &Project, port: u16) -> Result<()> {
    // Watching starts before the first build, so that a change during it isn't missed.
    let (sender, events) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(sender).context("changes can't be watched")?;
    watch(&mut watcher, project)?;
    rebuild(project);
    serve(project, port)?;
    loop {
        let changed = changes(project, &events)?;
        println!("\nChanged: {}", shown(project, &changed));
        rebuild(project);
    }
}

fn watch(watcher: &mut impl Watcher, project: &Project) -> Result<()> {
    for folder in FOLDERS {
        let folder = project.root.join(folder);
        let context = || format!("{} can't be watched: is the checkout complete?", folder.display());
        watcher.watch(&folder, RecursiveMode::Recursive).with_context(context)?;
    }
    // Editors replace files, which ends the watch on a file; the folder's watch survives.
    watcher.watch(&project.root, RecursiveMode::NonRecursive).context("the project's root can't be watched")
}

/// Builds; a failure is told and leaves what was built before.
fn rebuild(project: &Project) {
    let start = Instant::now();
    if let Err(error) = build::run(project) {
        let seconds = start.elapsed().as_secs_f64();
        eprintln!(
            "xtask: {error:#}\nThe build failed after {seconds:.1} s; the output before it is still served."
        );
    }
}

fn serve(project: &Project, port: u16) -> Result<()> {
    let listener = listen(port)?;
    let address = listener.local_addr().context("the server has no address")?;
    let server = Server::from_listener(listener, None).map_err(|error| anyhow!("can't serve: {error}"))?;
    let server = Arc::new(server);
    let root: Arc<Path> = project.root.join("dist").into();
    for _ in 0..THREADS {
        let (server, root) = (Arc::clone(&server), Arc::clone(&root));
        thread::spawn(move || {
            while let Ok(request) = server.recv() {
                answer(request, &root);
            }
        });
    }
    println!(
        "\nServing dist/ at http://{address}/ (http://{address}/report.html, http://{address}/site/); Ctrl-C ends"
    );
    Ok(())
}

/// Takes the port, or the next free one; other machines can't reach it.
fn listen(port: u16) -> Result<TcpListener> {
    for port in port..=port.saturating_add(100) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            listener => return listener.with_context(|| format!("port {port} can't be served: try --port")),
        }
    }
    Err(anyhow!("port {port} and the 100 after it are taken: try another with --port"))
}

fn answer(request: Request, root: &Path) {
    let response = match request.method() {
        Method::Get | Method::Head => respond(root, request.url()),
        _ => text(405, "only GET and HEAD are answered\n"),
    };
    // A browser that went away before the end is no problem of ours.
    let _ = request.respond(response);
}

fn respond(root: &Path, url: &str) -> ResponseBox {
    let response = match files::find(root, url) {
        Found::File(path) => match File::open(&path) {
            Ok(file) => with(Response::from_file(file).boxed(), "Content-Type", files::media_type(&path)),
            Err(error) => text(500, &format!("{} can't be read: {error}\n", path.display())),
        },
        Found::Folder(names) => {
            with(Response::from_string(listing(&names)).boxed(), "Content-Type", "text/html; charset=utf-8")
        }
        Found::Moved(address) => with(text(308, ""), "Location", &address),
        Found::Nothing => text(404, "there is no such file in dist/\n"),
    };
    // The next build may change any file.
    with(response, "Cache-Control", "no-store")
}

fn text(status: u16, text: &str) -> ResponseBox {
    let response = Response::from_string(text).with_status_code(status).boxed();
    with(response, "Content-Type", "text/plain; charset=utf-8")
}

fn with(mut response: ResponseBox, name: &str, value: &str) -> ResponseBox {
    // Values are ours or percent-encoded, so they always make a header.
    if let Ok(header) = Header::from_bytes(name, value) {
        response.add_header(header);
    }
    response
}

fn listing(names: &[String]) -> String {
    let links: Vec<String> = names.iter().map(|name| link(name)).collect();
    format!(
        "<!doctype html>\n<meta charset=\"utf-8\">\n<title>dist</title>\n<ul>\n{}\n</ul>\n",
        links.join("\n")
    )
}

fn link(name: &str) -> String {
    let (name, slash) = name.strip_suffix('/').map_or((name, ""), |name| (name, "/"));
    let shown = name.replace('&', "&amp;").replace('<', "&lt;");
    format!("<li><a href=\"{}{slash}\">{shown}{slash}</a>", encode(name))
}

/// Waits for changes to sources, until they have been quiet for a while.
fn changes(project: &Project, events: &Receiver<notify::Result<Event>>) -> Result<BTreeSet<PathBuf>> {
    let mut changed = BTreeSet::new();
    while changed.is_empty() {
        let event = events.recv().context("changes aren't watched any more: start again")?;
        changed.extend(sources(&project.root, event));
    }
    while let Ok(event) = events.recv_timeout(QUIET) {
        changed.extend(sources(&project.root, event));
    }
    Ok(changed)
}

/// The sources that an event says have changed.
fn sources(root: &Path, event: notify::Result<Event>) -> Vec<PathBuf> {
    match event {
        Ok(event) if changes_content(event.kind) => {
            event.paths.into_iter().filter(|path| is_source(root, path)).collect()
        }
        Ok(_) => Vec::new(),
        Err(error) => {
            eprintln!("xtask: a change may have been missed: {error}");
            Vec::new()
        }
    }
}

/// Building reads every source, and must not look like a change.
fn changes_content(kind: EventKind) -> bool {
    matches!(kind, EventKind::Any | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_))
}

fn is_source(root: &Path, path: &Path) -> bool {
    let Ok(path) = path.strip_prefix(root) else { return false };
    // Editors keep backups and locks as `.name.swp`, `.#name`, `name~`.
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let kept_by_editor = name.starts_with('.') || name.ends_with('~');
    let watched = FOLDERS.iter().any(|folder| path.starts_with(folder))
        || FILES.iter().any(|file| path == Path::new(file));
    watched && !kept_by_editor
}

/// The first few changed paths.
fn shown(project: &Project, changed: &BTreeSet<PathBuf>) -> String {
    let first: Vec<String> = changed.iter().take(3).map(|path| project.shown(path)).collect();
    let more = changed.len() - first.len();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", first.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_told_from_the_rest() {
        let check = |path: &str, expected| {
            let root = Path::new("project");
            assert_eq!(is_source(root, &root.join(path)), expected, "{path}");
        };
        check("src/chart/mod.rs", true);
        check("data/figures.csv", true);
        check("index.html", true);
        check("Cargo.toml", true);
        check("dist/report.html", false);
        check("target/page/page.js", false);
        check("xtask/Cargo.toml", false);
        check("src/.mod.rs.swp", false);
        check("data/figures.csv~", false);
    }

    #[test]
    fn a_listing_links_its_names() {
        let html = listing(&["a&b.csv".to_string(), "质/".to_string()]);
        assert!(html.contains("<a href=\"a%26b.csv\">a&amp;b.csv</a>"), "{html}");
        assert!(html.contains("<a href=\"%E8%B4%A8/\">质/</a>"), "{html}");
    }

    #[test]
    fn only_this_machine_is_served() {
        let taken = listen(0).expect("some port is free").local_addr().expect("it has an address");
        assert!(taken.ip().is_loopback());
    }
}
