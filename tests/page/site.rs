//! What is tested: the published page, pages made from it, and a server.

use server::Answer;
use server::files::media_type;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, OnceLock};

/// Holds the app back: what asks for the next frame waits until `release()`.
pub const HOLD: &str = "\
    const frame = window.requestAnimationFrame, held = [];
    window.requestAnimationFrame = (call) => held.push(call);
    window.release = () => { window.requestAnimationFrame = frame; held.forEach((call) => frame(call)); };";

/// What `guanzhi publish` wrote of `data/`.
pub struct Published {
    folder: PathBuf,
    /// The one-file page.
    pub html: String,
}

/// Publishes once for all suites.
pub fn published() -> &'static Published {
    static PUBLISHED: OnceLock<Published> = OnceLock::new();
    PUBLISHED.get_or_init(|| {
        let folder = folder("page");
        write(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"), &folder);
        let html = fs::read_to_string(folder.join("report.html")).expect("report.html");
        assert!(
            html.contains("id=\"app\""),
            "the tool was built without the page’s app: run these tests with `cargo xtask test`"
        );
        Published { folder, html }
    })
}

/// Publishes a package; returns the address of its page as a file.
pub fn publish(package: &Path, name: &str) -> String {
    let folder = folder(name);
    write(package, &folder);
    address(&folder.join("report.html"))
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn write(package: &Path, folder: &Path) {
    let mut tool = Command::new(env!("CARGO_BIN_EXE_guanzhi"));
    let output = tool.arg("publish").arg(package).arg("--no-pictures").arg("-o").arg(folder).output();
    let output = output.expect("the tool runs");
    let told = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&told));
}

impl Published {
    /// The address of the page as a file.
    pub fn report(&self) -> String {
        address(&self.folder.join("report.html"))
    }

    /// The address of a changed page as a file beside it.
    pub fn variant(&self, name: &str, html: &str) -> String {
        let path = self.folder.join(format!("{name}.html"));
        fs::write(&path, html).expect("a variant of the page");
        address(&path)
    }

    /// The address of the page with a script that runs before everything else, and before the policy holds.
    pub fn with_script(&self, name: &str, script: &str) -> String {
        self.variant(name, &with_script(&self.html, script))
    }

    /// The site's folder.
    pub fn site(&self) -> PathBuf {
        self.folder.join("site")
    }
}

fn address(path: &Path) -> String {
    url::Url::from_file_path(path).expect("an absolute path").into()
}

/// A page with a script before its policy.
pub fn with_script(html: &str, script: &str) -> String {
    let head = "<meta charset=\"utf-8\">";
    assert!(html.contains(head), "the page’s head has changed");
    html.replacen(head, &format!("{head}<script>{{{script}}}</script>"), 1)
}

/// A page whose data block is changed.
pub fn with_block(html: &str, id: &str, change: impl FnOnce(&str) -> String) -> String {
    let start = format!("<script type=\"application/octet-stream\" id=\"{id}\">");
    let (before, rest) = html.split_once(&start).expect("the data block");
    let (block, after) = rest.split_once("</script>").expect("the end of the data block");
    format!("{before}{start}{}</script>{after}", change(block))
}

/// A server on this machine that knows what it was asked for; ends when it is dropped.
pub struct Server {
    /// Its address, with `/` at the end.
    pub address: String,
    requests: Arc<Mutex<Vec<String>>>,
    _inner: server::Server,
}

/// A response header.
pub type Field = (&'static str, &'static str);

impl Server {
    /// Serves one page with headers of its own; nothing else is found.
    pub fn page(html: &str, headers: &'static [Field]) -> Server {
        Server::pages(vec![("/", html.to_owned())], headers)
    }

    /// Serves pages and scripts by their paths.
    pub fn pages(pages: Vec<(&'static str, String)>, headers: &'static [Field]) -> Server {
        let answer = move |path: &str| {
            let Some((_, body)) = pages.iter().find(|(name, _)| path == *name) else {
                return Answer::text(404, "");
            };
            let name = if path == "/" { "index.html" } else { path };
            Answer::body(body.as_str(), media_type(Path::new(name)))
        };
        Server::start(answer, headers)
    }

    /// Serves a folder as a web server would.
    pub fn folder(folder: PathBuf) -> Server {
        Server::folder_with(folder, &[])
    }

    /// Serves a folder with headers of its own.
    pub fn folder_with(folder: PathBuf, headers: &'static [Field]) -> Server {
        Server::start(move |url| Answer::from_folder(&folder, url), headers)
    }

    /// The paths that were asked for, in order.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("no panic while serving").clone()
    }

    /// Serves what `answer` has for a path; by one thread, so that requests have an order.
    fn start(answer: impl Fn(&str) -> Answer + Send + Sync + 'static, headers: &'static [Field]) -> Server {
        let requests = Arc::<Mutex<Vec<String>>>::default();
        let noted = requests.clone();
        let answer = move |url: &str| {
            noted.lock().expect("no panic while serving").push(url.to_owned());
            headers.iter().fold(answer(url), |answer, (name, value)| answer.with(name, value))
        };
        let inner = server::listen(0).and_then(|free| server::Server::start(free, 1, answer));
        let inner = inner.expect("a free port");
        Server { address: format!("http://{}/", inner.address()), requests, _inner: inner }
    }
}
