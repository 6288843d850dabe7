//! `cargo xtask serve`: builds, serves `dist/` on this machine, and rebuilds when a source changes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use notify::{Event, EventKind, RecursiveMode, Watcher};
use server::{Answer, Server};

use crate::build;
use crate::project::Project;

/// Folders of sources, watched with all that is in them.
const FOLDERS: [&str; 3] = ["src", "assets", "data"];
/// Single sources at the root.
const FILES: [&str; 2] = ["build.rs", "Cargo.toml"];

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
    let _server = serve(project, port)?;
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

/// Serves `dist/` from now on.
fn serve(project: &Project, port: u16) -> Result<Server> {
    let root = project.root.join("dist");
    let listener = server::listen(port)
        .with_context(|| format!("port {port} and those after it can't be had: try another with --port"))?;
    // The next build may change any file.
    let answer = move |url: &str| Answer::from_folder(&root, url).with("Cache-Control", "no-store");
    let server = Server::start(listener, THREADS, answer).context("dist/ can't be served")?;
    let address = server.address();
    println!(
        "\nServing dist/ at http://{address}/ (http://{address}/report.html, http://{address}/site/); Ctrl-C ends"
    );
    Ok(server)
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
        check("build.rs", true);
        check("Cargo.toml", true);
        check("dist/report.html", false);
        check("target/page/page.js", false);
        check("xtask/Cargo.toml", false);
        check("src/.mod.rs.swp", false);
        check("data/figures.csv~", false);
    }
}
