//! `guanzhi publish` where something goes wrong around it: what was published before is there whole, or what is new.

use crate::common::path;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::Instant;
use tempfile::TempDir;

/// Two packages that are published in turn to the same place.
struct Turns {
    _folder: TempDir,
    out: PathBuf,
    /// The packages' folders, each with what is published of it.
    packages: [(PathBuf, [String; 2]); 2],
}

/// What is there, a digest each: the site and the one file; empty where there is none.
fn published(out: &Path) -> [String; 2] {
    ["site", "report.html"].map(|entry| digest(&out.join(entry)))
}

/// A digest of a file, or of all names and files below a folder, wherever it lies.
fn digest(path: &Path) -> String {
    let mut sum = Sha256::new();
    let mut paths = vec![path.to_path_buf()];
    while let Some(next) = paths.pop() {
        if next.is_dir() {
            let entries = fs::read_dir(next).expect("a folder");
            let mut entries: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
            entries.sort();
            paths.extend(entries);
        } else if let Ok(bytes) = fs::read(&next) {
            sum.update(next.strip_prefix(path).expect("below").as_os_str().as_encoded_bytes());
            sum.update(bytes);
        }
    }
    format!("{:x}", sum.finalize())
}

/// The tool, told to publish without pictures.
fn publish(package: &Path, out: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guanzhi"));
    command.args(["--lang", "en", "publish", "--no-pictures"]).arg(package).arg("-o").arg(out);
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

fn ended(command: &mut Command) -> Output {
    command.output().expect("it starts")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

impl Turns {
    /// Publishes both, the first one last.
    fn new() -> Turns {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().join("out");
        let packages = ["pingtan", "base"].map(|name| {
            let package = path("tests/packages").join(name);
            assert!(ended(&mut publish(&package, &out)).status.success(), "{name}");
            (package, published(&out))
        });
        let [one, other] = packages;
        let turns = Turns { _folder: folder, out, packages: [other, one] };
        turns.check_only();
        turns
    }

    /// Nothing else is in the folder.
    fn check_only(&self) {
        let mut names: Vec<String> = fs::read_dir(&self.out)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        assert_eq!(names, ["report.html", "site"]);
    }

    /// The one file and the site are each what one of the packages is published as.
    fn check_whole(&self, when: &str) {
        let there = published(&self.out);
        for (at, digest) in there.iter().enumerate() {
            assert!(self.packages.iter().any(|(_, published)| published[at] == *digest), "{when}");
        }
    }
}

/// How often the tool is ended by force: a few times with all tests, or as often as `GUANZHI_KILLS` says.
fn kills() -> u32 {
    std::env::var("GUANZHI_KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(5)
}

#[test]
fn a_tool_that_is_ended_by_force_leaves_a_whole_publication() {
    let turns = Turns::new();
    let start = Instant::now();
    assert!(ended(&mut publish(&turns.packages[1].0, &turns.out)).status.success());
    let (usual, count) = (start.elapsed(), kills());
    for at in 0..count {
        let (package, _) = &turns.packages[at as usize % 2];
        let mut tool = publish(package, &turns.out).spawn().expect("it starts");
        // The moment is what is tried, and is another one each time; whichever it is, the same must hold.
        sleep(usual * (2 * at + 1) / (2 * count));
        let killed = tool.kill();
        tool.wait().expect("it ended");
        assert!(killed.is_ok());
        turns.check_whole(&format!("ended after {at} of {count}"));
    }
    // What is left over is gone with the next publication.
    assert!(ended(&mut publish(&turns.packages[0].0, &turns.out)).status.success());
    assert_eq!(published(&turns.out), turns.packages[0].1);
    turns.check_only();
}

/// An earlier publication that was ended between two steps, on a system that can't exchange folders.
#[test]
fn what_was_taken_away_comes_back() {
    let turns = Turns::new();
    let old = turns.out.join(".publish-abc/old");
    fs::create_dir_all(&old).expect("a folder");
    fs::rename(turns.out.join("site"), old.join("site")).expect("moved");
    let broken = tempfile::tempdir().expect("a folder");
    let full = ended(publish(&turns.packages[1].0, &turns.out).env("TMPDIR", broken.path().join("none")));
    assert!(full.status.success(), "{}", said(&full));
    assert_eq!(published(&turns.out), turns.packages[1].1);
    turns.check_only();
}

#[test]
fn publications_to_one_place_wait_for_each_other() {
    let turns = Turns::new();
    let tools = [0, 1, 0, 1].map(|at| publish(&turns.packages[at].0, &turns.out).spawn().expect("it starts"));
    for tool in tools {
        let output = tool.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{}", said(&output));
    }
    let there = published(&turns.out);
    assert!(turns.packages.iter().any(|(_, published)| *published == there));
    turns.check_only();
}

/// A limit on the size of files stands for a full disk: writing fails in the middle.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_what_was_published() {
    let turns = Turns::new();
    for blocks in [0, 2, 16, 64, 256] {
        let tool = publish(&turns.packages[1].0, &turns.out);
        let mut limited = Command::new("sh");
        limited.args(["-c", &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"")]);
        limited.arg(tool.get_program()).args(tool.get_args()).stdout(Stdio::null());
        let output = ended(&mut limited);
        assert_eq!(output.status.code(), Some(2), "{blocks}: {}", said(&output));
        assert!(said(&output).contains("can’t be written to: File too large"), "{}", said(&output));
        assert_eq!(published(&turns.out), turns.packages[0].1, "{blocks}");
        turns.check_only();
    }
}

#[test]
fn a_site_of_somebody_else_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("site")).expect("a folder");
    fs::write(folder.path().join("site/index.html"), "mine").expect("a page");
    let output = ended(&mut publish(&path("tests/packages/base"), folder.path()));
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("move it away, or name another folder"), "{}", said(&output));
    assert_eq!(fs::read_to_string(folder.path().join("site/index.html")).expect("the page"), "mine");
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1);
}

/// What a link leads to isn't written to.
#[cfg(unix)]
#[test]
fn links_are_replaced_themselves() {
    use std::os::unix::fs::symlink;
    let (turns, folder) = (Turns::new(), tempfile::tempdir().expect("a folder"));
    let out = folder.path().join("out");
    fs::create_dir(&out).expect("a folder");
    symlink(turns.out.join("site"), out.join("site")).expect("a link");
    symlink(turns.out.join("report.html"), out.join("report.html")).expect("a link");
    let output = ended(&mut publish(&turns.packages[1].0, &out));
    assert!(output.status.success(), "{}", said(&output));
    assert!(!out.join("site").is_symlink() && !out.join("report.html").is_symlink());
    assert_eq!(published(&turns.out), turns.packages[0].1);
}

#[cfg(unix)]
#[test]
fn a_place_that_takes_nothing_is_told() {
    for out in ["/dev/null", "/dev/null/below", "/proc/none"] {
        let output = ended(&mut publish(&path("tests/packages/base"), Path::new(out)));
        assert_eq!(output.status.code(), Some(2), "{out}");
        assert!(said(&output).contains(&format!("{out} can’t be written to: ")), "{}", said(&output));
    }
}

/// Without any font nothing is published, and what to do is told in the language that is asked for.
#[cfg(target_os = "linux")]
#[test]
fn a_system_without_fonts_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = folder.path().join("fonts.conf");
    fs::write(&config, "<fontconfig><dir>/nowhere</dir></fontconfig>").expect("written");
    for (lang, said) in [("en", "or publish with --no-pictures"), ("zh", "或加--no-pictures发布")] {
        let out = folder.path().join("out");
        let mut tool = Command::new(env!("CARGO_BIN_EXE_guanzhi"));
        tool.args(["publish", "--lang", lang]).arg(path("tests/packages/base")).arg("-o").arg(&out);
        let output = ended(tool.env("FONTCONFIG_FILE", &config).env("HOME", folder.path()));
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains(said), "{output:?}");
        assert!(!out.exists());
    }
}

/// Neither the clock's zone, the folder for what is temporary nor the place of the output is in what is published.
#[test]
fn what_is_published_depends_on_the_package_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let outs = ["one", "another/place"].map(|name| folder.path().join(name));
    for (out, zone) in outs.iter().zip(["UTC", "Pacific/Kiritimati"]) {
        let mut tool = publish(&path("tests/packages/base"), out);
        let output = ended(tool.env("TZ", zone).env("TMPDIR", "/nowhere").env_remove("HOME"));
        assert!(output.status.success(), "{}", said(&output));
    }
    assert_eq!(published(&outs[0]), published(&outs[1]));
}

#[test]
fn the_ways_to_end_are_told() {
    let help = ended(Command::new(env!("CARGO_BIN_EXE_guanzhi")).arg("--help"));
    let help = String::from_utf8_lossy(&help.stdout).into_owned();
    assert!(
        help.contains("Ends with 0 where all is well, 1 where a package has problems, 2 where"),
        "{help}"
    );
}
