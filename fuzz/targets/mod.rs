//! What is fed with made inputs: each target takes any bytes, and holds or panics.

pub mod files;
#[path = "../hostile.rs"]
pub mod hostile;
mod input;
mod numbers;
mod packages;
mod reports;
mod texts;

/// One way into the product.
pub struct Target {
    /// Its name, which is that of its folder of seeds.
    pub name: &'static str,
    /// Feeds it. Panics where something doesn't hold.
    pub run: fn(&[u8]),
    /// How many inputs are tried with all other tests.
    #[allow(dead_code, reason = "only tests try few")]
    pub few: u32,
}

/// All targets, cheapest first.
pub const TARGETS: [Target; 13] = [
    Target { name: "quantity", run: numbers::quantity, few: 100_000 },
    Target { name: "intervals", run: numbers::intervals, few: 100_000 },
    Target { name: "address", run: texts::address, few: 100_000 },
    Target { name: "scale", run: numbers::scale, few: 20_000 },
    Target { name: "lines", run: texts::lines, few: 20_000 },
    Target { name: "zip", run: files::zip, few: 5_000 },
    Target { name: "svg", run: files::svg, few: 10_000 },
    Target { name: "article", run: texts::article, few: 5_000 },
    Target { name: "package", run: packages::package, few: 400 },
    Target { name: "pack", run: packages::pack, few: 200 },
    Target { name: "tables", run: files::tables, few: 100 },
    Target { name: "pictures", run: files::pictures, few: 60 },
    Target { name: "html", run: files::html, few: 60 },
];

/// Makes an input of at most 512 bytes: of any bytes, or of one that is there with some of its bytes changed.
pub fn made(random: &mut fastrand::Rng, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut input: Vec<u8> = match seeds {
        [] => Vec::new(),
        _ if random.bool() => Vec::new(),
        _ => seeds[random.usize(..seeds.len())].clone(),
    };
    if input.is_empty() {
        let most = 1 << random.u32(2..=9);
        let length = random.usize(..=most);
        return (0..length).map(|_| random.u8(..)).collect();
    }
    for _ in 0..=random.u32(..4) {
        let at = random.usize(..input.len());
        match random.u32(..3) {
            0 => input.insert(at, random.u8(..)),
            1 if input.len() > 1 => drop(input.remove(at)),
            _ => input[at] = random.u8(..),
        }
    }
    input
}
