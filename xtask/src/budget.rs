//! Budgets of sizes for the default report: what a reader must fetch before there is something to see and to use.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::weight;

/// What may weigh how much.
struct Budget {
    what: &'static str,
    /// Most bytes.
    most: usize,
    /// What is counted: starts of paths below `dist/`.
    files: &'static [&'static str],
    /// Whether it travels as brotli, or is counted as it lies on a disk.
    compressed: bool,
}

const BUDGETS: [Budget; 3] = [
    Budget { what: "report.html on a disk", most: 1_078_000, files: &["report.html"], compressed: false },
    Budget {
        what: "until all charts are visible, brotli",
        most: 60_000,
        files: &["site/index.html", "site/assets/style-"],
        compressed: true,
    },
    Budget {
        what: "until everything is live, brotli",
        most: 402_000,
        files: &[
            "site/index.html",
            "site/assets/style-",
            "site/assets/live-",
            "site/assets/app-",
            "site/assets/package-zh-",
        ],
        compressed: true,
    },
];

/// Weighs what was published, prints it, and fails if anything is over its budget.
pub fn check(project: &Project, published: &Path) -> Result<()> {
    let mut over = Vec::new();
    for budget in BUDGETS {
        let size = weigh(published, &budget)?;
        println!("{:>8} of {:>7} bytes  {}", size, budget.most, budget.what);
        if size > budget.most {
            over.push(budget.what);
        }
    }
    if over.is_empty() {
        return Ok(());
    }
    bail!(
        "over budget in {}: {}; `cargo xtask test` lists what every part, chart and kind weighs, and ARCHITECTURE.md says \
         what they may",
        project.shown(published),
        over.join(", ")
    );
}

fn weigh(published: &Path, budget: &Budget) -> Result<usize> {
    let mut size = 0;
    for start in budget.files {
        let (folder, name) = start.rsplit_once('/').unwrap_or(("", start));
        let folder = published.join(folder);
        let entries =
            fs::read_dir(&folder).with_context(|| format!("{} wasn't published", folder.display()))?;
        let before = size;
        for entry in entries {
            let path = entry?.path();
            if path.is_file()
                && path.file_name().is_some_and(|found| found.to_string_lossy().starts_with(name))
            {
                let bytes = fs::read(&path)?;
                size += if budget.compressed { weight::brotli(&bytes)? } else { bytes.len() };
            }
        }
        if size == before {
            bail!("{} wasn't published", published.join(start).display());
        }
    }
    Ok(size)
}
