//! What files a package has, and which columns.

use super::sheet::{Keys, Layout};

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

pub(super) const DESCRIPTOR: &str = "datapackage.json";
pub(super) const CHARTS: &str = "charts.json";
pub(super) const STORY: &str = "story.json";

pub(super) const THEMES: Layout =
    Layout { file: "themes.csv", columns: &["id", "name_zh", "name_en"], optional: &[], needs_rows: true };

pub(super) const REGIONS: Layout =
    Layout { file: "regions.csv", columns: &["code", "name_zh", "name_en"], optional: &[], needs_rows: true };

pub(super) const UNITS: Layout = Layout {
    file: "units.csv",
    columns: &["unit", "name_en", "plural_en", "measure"],
    optional: &["prefix_en"],
    needs_rows: true,
};

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
    optional: &["status"],
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

/// The ids that the CSV files give.
pub(super) struct Known {
    pub themes: Keys,
    pub regions: Keys,
    pub units: Keys,
    pub indicators: Keys,
    pub sources: Keys,
    pub places: Keys,
    pub figures: Keys,
    pub relations: Keys,
}
