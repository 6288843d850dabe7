//! Feeds the product with made inputs for a while, and tells what held: how many were tried, which took longest, how much
//! memory one needed. Inputs that fail are kept in `target/failing/`. `cargo xtask fuzz` runs it.

mod targets;

use anyhow::{Context, bail, ensure};
use clap::Parser;
use peak_alloc::PeakAlloc;
use std::collections::BTreeMap;
use std::fs;
use std::panic::{catch_unwind, set_hook};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};
use targets::{TARGETS, Target, made};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The longest that one input may take.
const LONGEST: Duration = Duration::from_secs(1);
/// The most bytes that one input may need.
const MOST: usize = 200 << 20;
/// An input that takes so long won't come to an end.
const HANGS: Duration = Duration::from_secs(60);

/// Feeds the product with made inputs.
#[derive(Parser)]
struct Cli {
    /// For how many seconds, all targets together
    #[arg(long, value_name = "N", default_value_t = 60)]
    seconds: u64,
    /// Where the inputs begin; by default somewhere else each time
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// The targets, or else all of them
    targets: Vec<String>,
    /// Feed the targets with what is in a file
    #[arg(long, value_name = "FILE", conflicts_with_all = ["seconds", "seed"])]
    again: Option<PathBuf>,
    /// What cargo says to benches, and doesn't where tests are run
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    if !cli.bench {
        return ExitCode::SUCCESS;
    }
    match run(&cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("fuzz: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: &Cli) -> anyhow::Result<()> {
    let chosen = chosen(&cli.targets)?;
    if let Some(file) = &cli.again {
        let bytes = fs::read(file).with_context(|| file.display().to_string())?;
        for target in chosen {
            (target.run)(&bytes);
        }
        return Ok(());
    }
    let seed = cli.seed.unwrap_or_else(|| fastrand::u64(..));
    println!("seed {seed}\n{:<10} {:>12} {:>10} {:>10}  failures", "target", "inputs", "slowest", "memory");
    watch();
    set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        *LAST.lock().expect("no panic while it is held") = format!("{place}: {panic}");
    }));
    let share = Duration::from_secs(cli.seconds) / chosen.len() as u32;
    let mut failures = 0;
    for target in chosen {
        let tried = feed(target, share, seed)?;
        let Tried { inputs, slowest, most, failed } = &tried;
        let (slowest, most) =
            (format!("{:.2} ms", slowest.as_secs_f64() * 1e3), format!("{:.1} MB", *most as f64 / 1e6));
        println!("{:<10} {inputs:>12} {slowest:>10} {most:>10}  {}", target.name, failed.len());
        for (what, file) in failed {
            println!("  {}: {what}", file.display());
        }
        failures += failed.len();
    }
    ensure!(failures == 0, "{failures} failures, the inputs are kept");
    Ok(())
}

fn chosen(names: &[String]) -> anyhow::Result<Vec<&'static Target>> {
    if let Some(name) = names.iter().find(|name| TARGETS.iter().all(|target| target.name != **name)) {
        let all: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        bail!("there is no target {name}; there are {}", all.join(", "));
    }
    Ok(TARGETS
        .iter()
        .filter(|target| names.is_empty() || names.iter().any(|name| name == target.name))
        .collect())
}

/// What the last panic said.
static LAST: Mutex<String> = Mutex::new(String::new());
/// The target that is fed, with what, and since when.
static NOW: Mutex<Option<(&'static str, Vec<u8>, Instant)>> = Mutex::new(None);

/// Ends the program when an input takes too long to wait for its end.
fn watch() {
    thread::spawn(|| {
        loop {
            thread::sleep(Duration::from_secs(1));
            let now = NOW.lock().expect("no panic while it is held");
            if let Some((target, input, since)) = &*now
                && since.elapsed() > HANGS
            {
                let file = keep(target, "hangs", input).unwrap_or_default();
                eprintln!("fuzz: {target} doesn’t come to an end with {}", file.display());
                std::process::exit(1);
            }
        }
    });
}

/// What came of feeding a target.
#[derive(Default)]
struct Tried {
    inputs: u64,
    slowest: Duration,
    /// The most memory that an input needed, in bytes.
    most: usize,
    /// What failed, each kind with one input.
    failed: BTreeMap<String, PathBuf>,
}

fn feed(target: &'static Target, share: Duration, seed: u64) -> anyhow::Result<Tried> {
    let (mut random, seeds, end) =
        (fastrand::Rng::with_seed(seed), seeds(target.name)?, Instant::now() + share);
    let mut tried = Tried::default();
    // What is made once isn't counted.
    let _ = catch_unwind(|| (target.run)(&[]));
    for input in seeds.iter().cloned().chain(std::iter::repeat_with(|| made(&mut random, &seeds))) {
        let start = Instant::now();
        if start > end {
            break;
        }
        *NOW.lock().expect("no panic while it is held") = Some((target.name, input.clone(), start));
        MEMORY.reset_peak_usage();
        let before = MEMORY.current_usage();
        let begun = busy();
        let outcome = catch_unwind(|| (target.run)(&input));
        let (taken, needed) = (busy().saturating_sub(begun), MEMORY.peak_usage().saturating_sub(before));
        tried.inputs += 1;
        tried.slowest = tried.slowest.max(taken);
        tried.most = tried.most.max(needed);
        if let Some((kind, said)) = failure(outcome.is_err(), taken, needed)
            && tried.failed.keys().all(|known| !known.starts_with(&kind))
        {
            let file = keep(target.name, &kind, &input)?;
            tried.failed.insert(format!("{kind} {said}"), file);
        }
    }
    *NOW.lock().expect("no panic while it is held") = None;
    Ok(tried)
}

/// The time that the processor has had for this thread, whatever else runs on the system.
#[cfg(target_os = "linux")]
fn busy() -> Duration {
    use rustix::time::{ClockId, clock_gettime};
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or_default())
}

/// The time that has gone by, where the processor's isn't told.
#[cfg(not(target_os = "linux"))]
fn busy() -> Duration {
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    START.elapsed()
}

/// Where or how an input failed, and what was said.
fn failure(panicked: bool, taken: Duration, needed: usize) -> Option<(String, String)> {
    if panicked {
        let last = LAST.lock().expect("no panic while it is held");
        let (place, said) = last.split_once(": ").unwrap_or((&last, ""));
        return Some((place.to_owned(), said.chars().take(600).collect()));
    }
    if taken > LONGEST {
        return Some(("slow".to_owned(), format!("{:.1} s", taken.as_secs_f64())));
    }
    (needed > MOST).then(|| ("large".to_owned(), format!("{} MB", needed / 1_000_000)))
}

/// Keeps an input that failed.
fn keep(target: &str, kind: &str, input: &[u8]) -> anyhow::Result<PathBuf> {
    let folder = Path::new("target/failing").join(target);
    fs::create_dir_all(&folder)?;
    let name: String = kind.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let file = folder.join(name.trim_matches('-'));
    fs::write(&file, input)?;
    Ok(file)
}

/// The inputs that the repository has for a target.
fn seeds(target: &str) -> anyhow::Result<Vec<Vec<u8>>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<anyhow::Result<_>>()?;
    files.sort();
    files.iter().map(|file| Ok(fs::read(file)?)).collect()
}
