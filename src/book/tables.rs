//! The JSON files as sheets of plain rows: which row says what, one line a part, read and written by the same lists.

/// A sheet whose rows are parts of a JSON file.
pub(super) struct Table {
    pub sheet: &'static str,
    pub file: &'static str,
    /// What a row can be; of several, the column `part` says which.
    pub parts: &'static [Part],
}

/// What a row can be.
pub(super) struct Part {
    /// Its word in the column `part`.
    pub id: &'static str,
    /// The list whose last element so far it belongs to; the file itself where there is none.
    pub under: Option<&'static str>,
    pub into: Into,
    pub fields: &'static [Field],
}

/// Where a part is put.
#[derive(Clone, Copy)]
pub(super) enum Into {
    /// It is an element of the list of a key.
    List(&'static str),
    /// Its one field is an element of the list of a key.
    Items(&'static str),
    /// Its one field is the value of a key.
    Key(&'static str),
    /// Its one field is the value of a key of its own, in the object of a key; a column has that key.
    Map(&'static str, &'static str),
}

/// One value of a part.
pub(super) struct Field {
    pub key: &'static str,
    /// The column; of a text in several languages what stands before `_zh` and `_en`.
    pub column: &'static str,
    pub what: What,
    /// Whether it is there even where the cell is empty, so that it is told as empty.
    pub always: bool,
}

/// What a value is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A text in the languages of the package, with a column for each.
    Text,
    /// A word or an id.
    Word,
    /// Ids with spaces between them.
    Ids,
    /// Whole numbers with spaces between them.
    Counts,
    Count,
    Flag,
}

const fn field(key: &'static str, column: &'static str, what: What) -> Field {
    Field { key, column, what, always: false }
}

const fn must(key: &'static str, column: &'static str, what: What) -> Field {
    Field { key, column, what, always: true }
}

const fn top(id: &'static str, into: Into, fields: &'static [Field]) -> Part {
    Part { id, under: None, into, fields }
}

const fn under(id: &'static str, list: &'static str, into: Into, fields: &'static [Field]) -> Part {
    Part { id, under: Some(list), into, fields }
}

/// The column that says which part a row is.
pub(super) const PART: &str = "part";

/// The one field of a part that is a text.
const TEXT: &[Field] = &[must("", "text", What::Text)];

/// A figure with its caption.
const TILE: &[Field] = &[must("figure", "figure", What::Word), must("caption", "text", What::Text)];

/// `charts.json` without its rows, and `story.json`. The list of charts is the key `charts` of what is read.
#[rustfmt::skip]
pub(super) const TABLES: [Table; 7] = [
    Table {
        sheet: "charts",
        file: crate::package::CHARTS,
        parts: &[
            top("chart", Into::List("charts"), &[
                must("id", "id", What::Word),
                must("kind", "kind", What::Word),
                field("tier", "tier", What::Word),
                field("step", "step", What::Word),
                must("headline", "headline", What::Text),
                must("measure", "measure", What::Text),
                field("unsaid", "unsaid", What::Text),
            ]),
            under("column", "charts", Into::Items("columns"), TEXT),
            under("note", "charts", Into::Items("notes"), TEXT),
            under("rule", "charts", Into::Key("rule"), &[
                must("role", "role", What::Word),
                must("indicators", "indicators", What::Ids),
                field("regions", "regions", What::Ids),
                field("period", "period", What::Word),
                field("by", "by", What::Word),
                field("sort", "sort", What::Word),
                field("top", "top", What::Count),
                field("compute", "compute", What::Word),
            ]),
        ],
    },
    Table {
        sheet: "story",
        file: crate::package::STORY,
        parts: &[
            top("kicker", Into::Key("kicker"), TEXT),
            top("title", Into::Key("title"), TEXT),
            top("deck", Into::Key("deck"), TEXT),
            top("tile", Into::List("tiles"), TILE),
        ],
    },
    Table {
        sheet: "opening",
        file: crate::package::STORY,
        parts: &[
            top("panel", Into::List("opening"), &[must("section", "section", What::Word), must("heading", "text", What::Text)]),
            under("chart", "opening", Into::List("charts"), &[
                must("chart", "chart", What::Word),
                field("rows", "rows", What::Counts),
                field("units", "units", What::Flag),
            ]),
            under("caption", "opening", Into::List("captions"), TILE),
            under("unsaid", "opening", Into::Items("unsaid"), TEXT),
        ],
    },
    Table {
        sheet: "sections",
        file: crate::package::STORY,
        parts: &[
            top("", Into::List("sections"), &[
                must("id", "id", What::Word),
                must("heading", "heading", What::Text),
                field("deck", "deck", What::Text),
                must("charts", "charts", What::Ids),
                field("wide", "wide", What::Ids),
                field("below", "below", What::Word),
            ]),
        ],
    },
    Table {
        sheet: "subjects",
        file: crate::package::STORY,
        parts: &[
            top("subject", Into::List("subjects"), &[
                must("id", "id", What::Word),
                must("name", "text", What::Text),
                must("figures", "figures", What::Ids),
            ]),
            under("fact", "subjects", Into::Map("facts", "fact"), &[must("", "figures", What::Ids)]),
            under("unsaid", "subjects", Into::Items("unsaid"), TEXT),
        ],
    },
    Table {
        sheet: "facts",
        file: crate::package::STORY,
        parts: &[
            top("", Into::List("facts"), &[
                must("id", "id", What::Word),
                must("name", "name", What::Text),
                field("figure", "figure", What::Word),
            ]),
        ],
    },
    Table {
        sheet: "slides",
        file: crate::package::STORY,
        parts: &[
            top("slide", Into::List("slides"), &[
                must("id", "id", What::Word),
                field("chart", "chart", What::Word),
                field("rows", "rows", What::Counts),
                field("kicker", "kicker", What::Text),
                field("title", "title", What::Text),
                field("notes", "notes", What::Text),
                field("seconds", "seconds", What::Count),
                field("sources", "sources", What::Flag),
                field("hidden", "hidden", What::Flag),
            ]),
            under("figure", "slides", Into::List("figures"), TILE),
            under("point", "slides", Into::Items("points"), TEXT),
            under("step", "slides", Into::List("steps"), &[
                field("reveal", "reveal", What::Ids),
                field("highlight", "highlight", What::Ids),
            ]),
        ],
    },
];

/// The sheet of the rows of charts: a line for each figure, with what the row says in the first of its lines.
pub(super) const ROWS: &str = "rows";

/// Its columns before the texts: the chart, the row's number, the role, and the figure that has it.
pub(super) const ROW_IDS: [&str; 4] = ["chart", "row", "role", "figure"];

/// Its texts: of the row, and the name of a unit, whose line has no figure.
pub(super) const ROW_TEXTS: [&str; 4] = ["label", "group", "unsaid", "name"];

impl Table {
    /// The columns of the sheet in some languages, by their ids.
    pub fn columns(&self, langs: &[&str]) -> Vec<String> {
        let part = Some(PART.to_owned()).filter(|_| self.parts.len() > 1);
        part.into_iter().chain(columns_of(self.parts, langs)).collect()
    }
}

/// The columns of some parts, each once; texts come last.
pub(super) fn columns_of(parts: &[Part], langs: &[&str]) -> Vec<String> {
    let mut columns: Vec<String> = Vec::new();
    let mut add = |column: String| {
        if !columns.contains(&column) {
            columns.push(column);
        }
    };
    for part in parts {
        let plain = part.fields.iter().filter(|field| field.what != What::Text);
        let key = if let Into::Map(_, column) = part.into { Some(column) } else { None };
        key.into_iter().chain(plain.map(|field| field.column)).for_each(|column| add(column.to_owned()));
    }
    for field in parts.iter().flat_map(|part| part.fields).filter(|field| field.what == What::Text) {
        in_langs(field.column, langs).for_each(&mut add);
    }
    columns
}

/// The columns of a text.
pub(super) fn in_langs<'a>(stem: &'a str, langs: &'a [&str]) -> impl Iterator<Item = String> + 'a {
    langs.iter().map(move |lang| format!("{stem}_{lang}"))
}

/// The columns of the rows of charts.
pub(super) fn row_columns(langs: &[&str]) -> Vec<String> {
    let texts = ROW_TEXTS.iter().flat_map(|stem| in_langs(stem, langs));
    ROW_IDS.iter().map(|column| (*column).to_owned()).chain(texts).collect()
}
