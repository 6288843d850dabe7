//! Suites of tests by name, and the programs that they are in.

use std::fs;

use anyhow::{Result, bail};
use strsim::osa_distance;

use crate::build::with_pack;
use crate::lints::linted;
use crate::page::Page;
use crate::project::{Project, printed};

/// One suite.
#[derive(Debug, PartialEq, Eq)]
pub struct Suite {
    /// What cargo is told to choose its program.
    pub program: Vec<&'static str>,
    /// Its module in that program; empty where it is all of it.
    module: String,
    /// Whether it needs browsers, and so the page.
    pub browsers: bool,
}

/// Programs of several suites: the folder below `tests/` that has a file for each.
const FOLDERS: [&str; 2] = ["host", "page"];

/// What cargo is told to test a package: with the features that it is built with, so that nothing is compiled twice.
const GUANZHI: [&str; 4] = ["--package", "guanzhi", "--features", "tool"];

impl Suite {
    /// Finds a suite: a file of `tests/host/` or `tests/page/`, all of either, or the tests inside a package.
    pub fn find(project: &Project, name: &str) -> Result<Suite> {
        let own = |program: &[&'static str]| Suite {
            program: program.to_vec(),
            module: String::new(),
            browsers: false,
        };
        match name {
            "unit" => return Ok(own(&[&GUANZHI[..], &["--lib", "--bins"]].concat())),
            "xtask" => return Ok(own(&["--package", "xtask"])),
            "server" => return Ok(own(&["--package", "server"])),
            _ => {}
        }
        for folder in FOLDERS {
            let module = modules(project, folder)?.into_iter().find(|module| module == name);
            if let Some(module) = module.or_else(|| (name == folder).then(String::new)) {
                let program = [&GUANZHI[..], &["--test", folder]].concat();
                return Ok(Suite { program, module, browsers: folder == "page" });
            }
        }
        let mut names: Vec<String> =
            ["unit", "xtask", "server"].iter().chain(&FOLDERS).map(ToString::to_string).collect();
        for folder in FOLDERS {
            names.extend(modules(project, folder)?);
        }
        let nearest = names.iter().min_by_key(|known| osa_distance(known, name)).map_or("", String::as_str);
        bail!("there is no suite \"{name}\"; did you mean \"{nearest}\"? There are {}", names.join(", "))
    }

    /// What the program is told so that it runs those tests of the suite that `filters` name; flags are handed on.
    ///
    /// A program takes any test that has one of its filters in its name, and so can't be told a suite and names.
    pub fn filters(&self, project: &Project, page: &Page, filters: &[String]) -> Result<Vec<String>> {
        let (flags, names): (Vec<String>, Vec<String>) =
            filters.iter().cloned().partition(|filter| filter.starts_with('-'));
        if names.is_empty() {
            let module = (!self.module.is_empty()).then(|| format!("{}::", self.module));
            return Ok(module.into_iter().chain(flags).collect());
        }
        let mut list = with_pack(project.cargo(&[&["test", "--quiet"], &self.program[..]].concat()), page);
        let list = printed(linted(&mut list).args(["--", "--list", "--format", "terse"]))?;
        let tests = list.lines().filter_map(|line| line.strip_suffix(": test"));
        let chosen: Vec<String> = chosen(tests, &self.module, &names).map(str::to_owned).collect();
        if chosen.is_empty() {
            bail!("no test there has {} in its name", names.join(" or "));
        }
        Ok(chosen.into_iter().chain(["--exact".to_owned()]).chain(flags).collect())
    }
}

/// Those tests of a module that have one of the names in theirs.
fn chosen<'a>(
    tests: impl Iterator<Item = &'a str>,
    module: &str,
    names: &[String],
) -> impl Iterator<Item = &'a str> {
    let start = if module.is_empty() { String::new() } else { format!("{module}::") };
    tests.filter(move |test| test.starts_with(&start) && names.iter().any(|name| test.contains(name)))
}

/// The files of a folder of suites that are suites.
fn modules(project: &Project, folder: &str) -> Result<Vec<String>> {
    let mut modules = Vec::new();
    for entry in fs::read_dir(project.root.join("tests").join(folder))? {
        let path = entry?.path();
        // The others drive browsers, or serve what they show.
        let has_tests = fs::read_to_string(&path).is_ok_and(|text| text.contains("#[test]"));
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if has_tests && name != "main" {
            modules.push(name);
        }
    }
    modules.sort();
    Ok(modules)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suites_are_found_by_their_files() {
        let project = Project::find().expect("the project");
        let check = |name: &str, program: &str, module: &str| {
            let suite = Suite::find(&project, name).expect(name);
            assert_eq!((suite.program.last().copied(), suite.module.as_str()), (Some(program), module));
        };
        check("charts", "host", "charts");
        check("host", "host", "");
        check("access", "page", "access");
        check("page", "page", "");
        check("unit", "--bins", "");
        let problem = Suite::find(&project, "browser").expect_err("drives browsers").to_string();
        assert!(problem.contains("charts, ") && !problem.contains(" browser,"), "{problem}");
        let problem = Suite::find(&project, "chart").expect_err("a slip").to_string();
        assert!(problem.contains("did you mean \"charts\"?"), "{problem}");
    }

    #[test]
    fn tests_are_chosen_by_suite_and_name() {
        let check = |module: &str, names: &[&str], expected: &[&str]| {
            let names: Vec<String> = names.iter().map(ToString::to_string).collect();
            let tests = ["data::a_sum", "charts::a_bar", "charts::a_sum"].into_iter();
            assert_eq!(chosen(tests, module, &names).collect::<Vec<_>>(), expected);
        };
        check("charts", &["sum"], &["charts::a_sum"]);
        check("", &["sum"], &["data::a_sum", "charts::a_sum"]);
        check("data", &["bar"], &[]);
    }
}
