//! What files a package has, and which columns.

use super::sheet::{Keys, Layout};
use crate::lang::Lang;

/// One file of a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name within the package: one of `FILES`, others are passed over.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The files of a package, in the order in which their problems are told.
pub const FILES: [&str; 12] = [
    DESCRIPTOR,
    THEMES.file,
    REGIONS.file,
    UNITS.file,
    INDICATORS.file,
    SOURCES.file,
    PLACES.file,
    OBSERVATIONS.file,
    RELATIONS.file,
    NUMERALS.file,
    CHARTS,
    STORY,
];

/// The most bytes that one file may have.
pub const MAX_FILE: u64 = 16 << 20;

/// The most bytes that all files of a package may have together.
pub const MAX_PACKAGE: u64 = 32 << 20;

/// The file that describes the package.
pub const DESCRIPTOR: &str = "datapackage.json";
/// The file of the charts.
pub const CHARTS: &str = "charts.json";
/// The file of the reading order and the slides.
pub const STORY: &str = "story.json";

/// The CSV files, in the order of `FILES`.
pub const LAYOUTS: [&Layout; 9] =
    [&THEMES, &REGIONS, &UNITS, &INDICATORS, &SOURCES, &PLACES, &OBSERVATIONS, &RELATIONS, &NUMERALS];

/// A file that a package can't do without a row of, all of whose columns must be there.
const fn layout(file: &'static str, columns: &'static [&'static str]) -> Layout {
    Layout { file, columns, optional: &[], needs_rows: true }
}

pub(super) const THEMES: Layout = layout("themes.csv", &["id", "name_zh", "name_en"]);

pub(super) const REGIONS: Layout =
    Layout { optional: &["role"], ..layout("regions.csv", &["code", "name_zh", "name_en"]) };

pub(super) const UNITS: Layout =
    Layout { optional: &["prefix_en"], ..layout("units.csv", &["unit", "name_en", "plural_en", "measure"]) };

pub(super) const INDICATORS: Layout = Layout {
    file: "indicators.csv",
    columns: &["id", "theme", "name_zh", "name_en", "unit", "kind", "better", "note_zh", "note_en"],
    optional: &[],
    needs_rows: true,
};

pub(super) const SOURCES: Layout = Layout {
    file: "sources.csv",
    columns: &["id", "title_zh", "title_en", "issuer_zh", "issuer_en", "released", "url", "evidence"],
    optional: &[],
    needs_rows: true,
};

pub(super) const PLACES: Layout = Layout {
    file: "places.csv",
    columns: &["id", "source", "paragraph", "heading_zh", "heading_en", "topic_zh", "topic_en"],
    optional: &[],
    needs_rows: false,
};

pub(super) const OBSERVATIONS: Layout = Layout {
    file: "observations.csv",
    columns: &[
        "id",
        "indicator",
        "region",
        "period",
        "period_basis",
        "printed",
        "scale",
        "bound",
        "source",
        "place",
        "tier",
        "comparability",
        "use",
        "counterpart",
        "note_zh",
        "note_en",
    ],
    optional: &["status", "draft"],
    needs_rows: true,
};

pub(super) const RELATIONS: Layout = Layout {
    file: "relations.csv",
    columns: &["id", "kind", "result", "operands", "basis", "expect", "note_zh", "note_en"],
    optional: &[],
    needs_rows: false,
};

pub(super) const NUMERALS: Layout = Layout {
    file: "numerals.csv",
    columns: &["paragraph", "ordinal", "token", "figure", "reason"],
    optional: &[],
    needs_rows: false,
};

/// The ids that the CSV files give, and the languages of all files.
pub(super) struct Known {
    /// The package's one language; `None` for one in both.
    pub only: Option<Lang>,
    pub themes: Keys,
    pub regions: Keys,
    pub units: Keys,
    pub indicators: Keys,
    pub sources: Keys,
    pub places: Keys,
    pub figures: Keys,
    pub relations: Keys,
}
