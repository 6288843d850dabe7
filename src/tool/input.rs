//! A package as it is handed over: a folder, a zip, or a workbook. All three become the same files.

use crate::{archive, folder, in_lang, workbook};
use guanzhi::book::{self, Places, Unbound};
use guanzhi::lang::Lang;
use guanzhi::open::open_without;
use guanzhi::package::problem::{Problem, Trouble};
use guanzhi::package::{File, MAX_PACKAGE, review};
use guanzhi::report::Report;
use std::fs;
use std::path::Path;

/// A package that was read.
pub struct Input {
    /// Its files.
    pub files: Vec<File>,
    /// Why others couldn't be read, and what is wrong with sheets and cells.
    pub refused: Vec<Problem>,
    /// What is doubtful about cells.
    pub doubts: Vec<Problem>,
    /// Where the files' lines stand in a workbook.
    places: Places,
}

impl Input {
    /// Reads a package; what it is shows by its content, not by its name.
    ///
    /// # Errors
    /// When there is nothing, or something that is no package at all.
    pub fn read(path: &Path, lang: Lang) -> anyhow::Result<Input> {
        let metadata = fs::metadata(path);
        if metadata.as_ref().is_ok_and(|metadata| !metadata.is_dir()) {
            return Input::of_file(path, lang);
        }
        let (files, refused) = folder::read(path, lang)?;
        Ok(Input { files, refused, doubts: Vec::new(), places: Places::default() })
    }

    fn of_file(path: &Path, lang: Lang) -> anyhow::Result<Input> {
        let shown = path.display();
        // Packed, a package is smaller than its files.
        let bytes = folder::read_up_to(path, MAX_PACKAGE).map_err(|fault| {
            let problem = Problem::new(&path.to_string_lossy(), None, Trouble::File(fault));
            anyhow::anyhow!("{}", problem.message(lang))
        })?;
        // Workbooks of an earlier format, and those with a password, are in a container of their own.
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            let en = format!("{shown} has a password, or an old format; save it as XLSX without a password");
            let zh = format!("{shown}带有密码，或是旧格式；请另存为不带密码的XLSX");
            anyhow::bail!("{}", in_lang(lang, en, zh));
        }
        if !bytes.starts_with(b"PK") {
            let en = format!("{shown} is no package; name a folder, a zip or a workbook (XLSX)");
            let zh = format!("{shown}不是数据包；请指明文件夹、zip或工作簿（XLSX）");
            anyhow::bail!("{}", in_lang(lang, en, zh));
        }
        let damaged = |why: String| {
            let en = format!("{shown} can’t be read: {why}");
            anyhow::anyhow!("{}", in_lang(lang, en, format!("{shown}无法读取：{why}")))
        };
        if archive::is_workbook(&bytes).map_err(|error| damaged(error.to_string()))? {
            let (grids, mut refused) =
                workbook::read(bytes).map_err(|error| damaged(format!("{error:#}")))?;
            let Unbound { files, problems, doubts, places } = book::read(&grids);
            refused.extend(problems);
            return Ok(Input { files, refused, doubts, places });
        }
        let (files, refused) = archive::read(&bytes, lang).map_err(|error| damaged(format!("{error:#}")))?;
        Ok(Input { files, refused, doubts: Vec::new(), places: Places::default() })
    }

    /// Opens the package, with all its problems.
    pub fn open(&self) -> (Report, Vec<Problem>) {
        open_without(&self.files, self.refused.clone())
    }

    /// What is doubtful about the package; `sound` where it has no problems.
    pub fn warnings(&self, report: &Report, sound: bool) -> Vec<Problem> {
        let mut warnings = self.doubts.clone();
        warnings.extend(review(&self.files, &report.package, sound));
        warnings
    }

    /// Problems as lines of text, with the cells of a workbook in place of files and lines.
    pub fn lines(&self, problems: Vec<Problem>, lang: Lang) -> Vec<String> {
        problems.into_iter().map(|problem| self.places.tell(problem).message(lang)).collect()
    }
}
