//! What the product is made of: under which licences, from where, what twice; and that as a bill of materials.
//!
//! Advisories are told by a database on the network, such as `cargo audit` asks; nothing here knows of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use spdx::{Expression, LicenseReq, ParseMode};

use crate::project::{Project, printed};
use crate::setup::WASM;

/// Licences that the product may be given away under, together with its own.
const LICENCES: [&str; 6] = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "Unicode-3.0", "Zlib"];
/// Licences of what only builds and tests it.
const LICENCES_OF_TOOLS: [&str; 4] = ["BSL-1.0", "CC0-1.0", "ISC", "MPL-2.0"];
/// Where packages come from.
const SOURCE: &str = "registry+https://github.com/rust-lang/crates.io-index";
/// Packages that the product, or what compiles it, needs in several versions, since not all have moved on.
const TWICE: [&str; 25] = [
    "base64",
    "embedded-io",
    "float-cmp",
    "font-types",
    "getrandom",
    "gloo",
    "gloo-events",
    "gloo-render",
    "gloo-timers",
    "gloo-utils",
    "miniz_oxide",
    "proc-macro-crate",
    "rand",
    "rand_chacha",
    "rand_core",
    "read-fonts",
    "roxmltree",
    "skrifa",
    "syn",
    "thiserror",
    "thiserror-impl",
    "tiny-skia-path",
    "toml_datetime",
    "toml_edit",
    "winnow",
];

/// Checks the licences and sources of all packages, and that the product has none twice but those that are known.
pub fn check(project: &Project) -> Result<()> {
    let all = Packages::read(project)?;
    let shipped = all.shipped()?;
    let mut found = Vec::new();
    for (id, package) in &all.known {
        let licence = text(package, "license");
        let is_shipped = shipped.contains(id);
        if !is_allowed(licence, is_shipped)? {
            found.push(format!("{id}: its licence is {licence:?}"));
        }
        let source = &package["source"];
        if !(source.is_null() || source == SOURCE) {
            found.push(format!("{id}: it comes from {source}"));
        }
    }
    let twice = twice(shipped.iter().map(|id| text(&all.known[*id], "name")));
    found.extend(
        twice
            .symmetric_difference(&TWICE.into())
            .map(|name| format!("{name}: how often it is there changed")),
    );
    ensure!(found.is_empty(), "what the product is made of:\n{}", found.join("\n"));
    println!("{} packages, {} of them in the product", all.known.len(), shipped.len());
    Ok(())
}

/// Names that stand there more than once.
fn twice<'a>(names: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    names.filter(|name| !seen.insert(*name)).collect()
}

fn is_allowed(licence: &str, shipped: bool) -> Result<bool> {
    let expression =
        Expression::parse_mode(licence, ParseMode::LAX).with_context(|| format!("licence {licence:?}"))?;
    let is_one = |req: &LicenseReq| {
        let id = req.license.id().map_or("", |id| id.name);
        LICENCES.contains(&id) || !shipped && LICENCES_OF_TOOLS.contains(&id)
    };
    Ok(expression.evaluate(is_one))
}

/// What cargo knows of the project's packages.
struct Packages {
    /// By cargo's ids.
    known: BTreeMap<String, Value>,
    /// What each needs to run.
    needs: BTreeMap<String, Vec<String>>,
    root: String,
}

impl Packages {
    /// As the product is built: with the features of the tool and the page, for this system and the browser.
    fn read(project: &Project) -> Result<Packages> {
        let rustc = printed(&mut project.command("rustc", &["-vV"]))?;
        let host =
            rustc.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?;
        let what = ["metadata", "--format-version", "1", "--features", "tool,web"];
        let platforms = ["--filter-platform", host, "--filter-platform", WASM];
        let told: Value =
            serde_json::from_str(&printed(&mut project.cargo(&[&what[..], &platforms].concat()))?)?;
        let packages: BTreeMap<String, Value> = list(&told["packages"])
            .map(|package| (text(package, "id").to_owned(), package.clone()))
            .collect();
        let nodes = list(&told["resolve"]["nodes"]);
        let needs = nodes.map(|node| (text(node, "id").to_owned(), to_run(node))).collect();
        let root = packages.iter().find(|(_, package)| package["name"] == "guanzhi");
        let root = root.context("cargo doesn't know the product")?.0.clone();
        Ok(Packages { known: packages, needs, root })
    }

    /// The product and all that it needs to run.
    fn shipped(&self) -> Result<BTreeSet<&String>> {
        let (mut shipped, mut next) = (BTreeSet::new(), vec![&self.root]);
        while let Some(id) = next.pop() {
            if shipped.insert(id) {
                next.extend(
                    self.needs.get(id).with_context(|| format!("cargo doesn't say what {id} needs"))?,
                );
            }
        }
        Ok(shipped)
    }

    /// A bill of materials of the product, in the form of `CycloneDX` 1.6.
    fn bill(&self, lock: &str) -> Result<Value> {
        let shipped = self.shipped()?;
        let sums = checksums(lock);
        let component = |id: &String| component(&self.known[id], &sums);
        let others = shipped.iter().filter(|id| **id != &self.root);
        let dependencies = shipped.iter().map(|id| {
            let needed: BTreeSet<String> = self.needs[*id].iter().map(|id| purl(&self.known[id])).collect();
            json!({"ref": purl(&self.known[*id]), "dependsOn": needed})
        });
        Ok(json!({
            "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
            "bomFormat": "CycloneDX",
            "specVersion": "1.6",
            "version": 1,
            "metadata": {"component": component(&self.root)?},
            "components": others.map(|id| component(id)).collect::<Result<Vec<_>>>()?,
            "dependencies": dependencies.collect::<Vec<_>>(),
        }))
    }
}

/// The packages that one needs to run, rather than to be built or tested.
fn to_run(node: &Value) -> Vec<String> {
    let is_to_run = |need: &&Value| list(&need["dep_kinds"]).any(|kind| kind["kind"].is_null());
    list(&node["deps"]).filter(is_to_run).map(|need| text(need, "pkg").to_owned()).collect()
}

fn component(package: &Value, sums: &BTreeMap<String, String>) -> Result<Value> {
    let (purl, licence) = (purl(package), text(package, "license"));
    let canonical = Expression::canonicalize(licence).with_context(|| format!("licence {licence:?}"))?;
    let mut component = json!({
        "type": if package["source"].is_null() { "application" } else { "library" },
        "bom-ref": purl,
        "name": package["name"],
        "version": package["version"],
        "licenses": [{"expression": canonical.as_deref().unwrap_or(licence)}],
        "purl": purl,
    });
    if let Some(sum) = sums.get(&purl) {
        component["hashes"] = json!([{"alg": "SHA-256", "content": sum}]);
    }
    if package["repository"].is_string() {
        component["externalReferences"] = json!([{"type": "vcs", "url": package["repository"]}]);
    }
    Ok(component)
}

/// A package's address among all packages of all registries.
fn purl(package: &Value) -> String {
    format!("pkg:cargo/{}@{}", text(package, "name"), text(package, "version"))
}

/// The digests of the packages' archives by their addresses, as `Cargo.lock` has them.
fn checksums(lock: &str) -> BTreeMap<String, String> {
    let sum = |part: &str| {
        let value = |key: &str| {
            let line = part.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \""));
            line.map(|rest| rest.trim_end_matches('"').to_owned())
        };
        Some((format!("pkg:cargo/{}@{}", value("name")?, value("version")?), value("checksum")?))
    };
    lock.split("[[package]]").filter_map(sum).collect()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// Writes the bill of materials into the folder of what is given away.
pub fn write_bill(project: &Project, dist: &Path) -> Result<()> {
    let lock = fs::read_to_string(project.root.join("Cargo.lock")).context("Cargo.lock can't be read")?;
    let bill = Packages::read(project)?.bill(&lock)?;
    let file = dist.join("sbom.cdx.json");
    fs::write(&file, format!("{bill:#}\n"))
        .with_context(|| format!("{} can't be written", project.shown(&file)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_are_read_as_they_are_written() {
        let check = |licence: &str, shipped: bool, expected: bool| {
            assert_eq!(is_allowed(licence, shipped).expect(licence), expected, "{licence}");
        };
        check("MIT", true, true);
        check("MIT/Apache-2.0", true, true);
        check("GPL-3.0-only", true, false);
        check("GPL-3.0-only OR MIT", true, true);
        check("(MIT OR Apache-2.0) AND Unicode-3.0", true, true);
        check("MIT AND GPL-2.0-or-later", true, false);
        check("MPL-2.0", true, false);
        check("MPL-2.0", false, true);
        assert!(is_allowed("", true).is_err() && is_allowed("nonsense", true).is_err());
    }

    #[test]
    fn what_is_there_twice_is_found() {
        assert_eq!(twice(["a", "b", "a", "c"].into_iter()), BTreeSet::from(["a"]));
    }

    #[test]
    fn the_bill_has_all_that_the_product_needs() {
        let project = Project::find().expect("the project");
        let lock = fs::read_to_string(project.root.join("Cargo.lock")).expect("Cargo.lock");
        let bill = Packages::read(&project).expect("cargo’s answer").bill(&lock).expect("a bill");
        let components: Vec<&Value> = list(&bill["components"]).collect();
        let refs: BTreeSet<&str> = components.iter().map(|it| text(it, "bom-ref")).collect();
        for name in ["pkg:cargo/yew@", "pkg:cargo/krilla@", "pkg:cargo/serde@"] {
            assert!(refs.iter().any(|it| it.starts_with(name)), "{name}");
        }
        assert!(!refs.iter().any(|it| it.contains("/proptest@") || it.contains("/clippy@")), "tests need it");
        for it in &components {
            let sum = it["hashes"][0]["content"].as_str().unwrap_or_default();
            assert_eq!(sum.len(), 64, "{it}");
        }
        let own = text(&bill["metadata"]["component"], "bom-ref");
        for needed in list(&bill["dependencies"]).flat_map(|it| list(&it["dependsOn"]).chain([&it["ref"]])) {
            let needed = needed.as_str().expect("an address");
            assert!(refs.contains(needed) || needed == own, "{needed}");
        }
    }
}
