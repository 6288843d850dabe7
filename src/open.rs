//! Opening a package: from files to a report and its charts, with all their problems.

use crate::chart;
use crate::package::{File, Problem, Trouble, merge, read};
use crate::page::account::account;
use crate::page::{bench, first_screen};
use crate::report::Report;

/// Reads a package, applies its relations and checks what its charts claim; all problems at once.
pub fn open(files: &[File]) -> (Report, Vec<Problem>) {
    open_without(files, Vec::new())
}

/// Opens a package of which the caller couldn't hand over some files, such as one that is too large.
///
/// `refused` are the problems of those files.
pub fn open_without(files: &[File], refused: Vec<Problem>) -> (Report, Vec<Problem>) {
    let (package, found) = read(files);
    let problems = merge(refused, found);
    let (mut report, ties) = Report::build(package);
    report.account = account(&report);
    report.first_screen = first_screen(&report);
    [report.bench, report.menus] = bench(&report);
    // With rows left out for a problem of their own, it isn't known what nothing derives.
    let known = problems.is_empty();
    let ties = ties.into_iter().filter(|problem| known || !matches!(problem.trouble, Trouble::Underived(_)));
    let problems = merge(problems, ties.collect());
    let claims = chart::check(&report);
    (report, merge(problems, claims))
}
