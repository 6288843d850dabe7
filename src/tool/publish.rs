//! `guanzhi publish`: writes the page, the site and its pictures.

use std::path::PathBuf;

/// What `publish` is told.
#[derive(clap::Args)]
pub struct Args {
    /// The package's folder
    dir: PathBuf,
    /// The folder to write to
    #[arg(short, long, value_name = "DIR")]
    out: PathBuf,
}

/// Publishes a package.
///
/// # Errors
/// When the package has problems, or the folder can't be written to.
pub fn run(args: &Args) -> anyhow::Result<()> {
    anyhow::bail!(
        "publishing {} to {} isn’t built into this tool yet",
        args.dir.display(),
        args.out.display()
    )
}
