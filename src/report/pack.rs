//! A report as bytes: what was read, derived and checked once needn't be again in every browser.

use super::{Report, Value, Verdict};
use crate::package::Package;
use crate::search::Readings;
use serde::{Deserialize, Serialize};

/// What a report can't find out by itself from the rest.
#[derive(Serialize, Deserialize)]
struct Packed {
    package: Package,
    verdicts: Vec<Verdict>,
    readings: Readings,
    /// Derived values by the place of their figure.
    derived: Vec<(usize, Value)>,
}

impl Report {
    /// The report as bytes for `unpack`. Lines of files and single numerals aren't kept.
    pub fn pack(&self) -> Vec<u8> {
        let derived = self.values.iter().cloned().enumerate().filter(|(_, value)| value.is_derived());
        let packed = Packed {
            package: self.package.clone(),
            verdicts: self.verdicts.clone(),
            readings: self.readings.clone(),
            derived: derived.collect(),
        };
        postcard::to_allocvec(&packed).expect("a report holds nothing that can't be packed")
    }

    /// Reads what `pack` wrote; `None` for anything else.
    pub fn unpack(bytes: &[u8]) -> Option<Report> {
        let packed: Packed = postcard::from_bytes(bytes).ok()?;
        let mut report = Report::link(packed.package);
        if packed.verdicts.len() != report.verdicts.len() {
            return None;
        }
        report.verdicts = packed.verdicts;
        report.readings = packed.readings;
        for (at, value) in packed.derived {
            *report.values.get_mut(at)? = value;
        }
        Some(report)
    }
}
