//! A package written as a workbook's sheets.

use super::about::about;
use super::descriptor::{self, flat};
use super::tables::{Into, PART, Part, ROW_IDS, ROW_TEXTS, ROWS, TABLES, Table, What, in_langs, row_columns};
use super::{Cell, Grid, sheet_of};
use crate::lang::Lang;
use crate::package::{CHARTS, DESCRIPTOR, File, LAYOUTS, Layout, decode, read};
use serde_json::Value;

/// The sheets of a package: above each column stands what it is for, in the languages of the package.
///
/// Files that can't be read are left out, as is what JSON files have beyond the format.
pub fn write(files: &[File]) -> Vec<Grid> {
    let langs: Vec<Lang> = read(files).0.meta.languages().collect();
    let text = |name: &str| {
        let file = files.iter().find(|file| file.name == name);
        file.and_then(|file| decode(&file.bytes).ok())
    };
    let json =
        |name: &str| text(name).and_then(|text| serde_json::from_str::<Value>(text).ok()).unwrap_or_default();
    let writing = Writing { langs: &langs };
    let mut grids = vec![writing.descriptor(&json(DESCRIPTOR))];
    grids.extend(LAYOUTS.iter().map(|layout| writing.csv(layout, text(layout.file).unwrap_or_default())));
    for table in &TABLES {
        let mut root = json(table.file);
        if table.file == CHARTS {
            root = serde_json::json!({ "charts": root });
        }
        grids.push(writing.table(table, &root));
        if table.file == CHARTS {
            grids.push(writing.rows(&root["charts"]));
        }
    }
    grids
}

struct Writing<'a> {
    /// The languages of the package.
    langs: &'a [Lang],
}

impl Writing<'_> {
    fn ids(&self) -> Vec<&'static str> {
        self.langs.iter().map(|lang| lang.id()).collect()
    }

    /// A sheet with what its columns are for above their names, a column of the keeper's own behind them.
    fn grid(&self, sheet: &str, mut columns: Vec<String>, rows: impl Iterator<Item = Vec<Cell>>) -> Grid {
        let memo = if self.langs == [Lang::En] { "memo" } else { "备注" };
        if !columns.iter().any(|column| crate::package::is_memo(column)) {
            columns.push(memo.to_owned());
        }
        let told = columns.iter().map(|column| Cell::Text(about(sheet, column, self.langs))).collect();
        let names = columns.iter().map(|column| Cell::of(column)).collect();
        Grid { name: sheet.to_owned(), rows: [told, names].into_iter().chain(rows).collect() }
    }

    fn descriptor(&self, descriptor: &Value) -> Grid {
        let row = |(path, value): (String, &Value)| {
            let value = match value {
                Value::String(text) => Cell::of(text),
                Value::Bool(flag) => Cell::Flag(*flag),
                Value::Number(number) => Cell::Number(number.to_string()),
                _ => Cell::Empty,
            };
            vec![Cell::Text(path), value]
        };
        let columns = [descriptor::KEY, descriptor::VALUE].map(str::to_owned);
        self.grid(descriptor::SHEET, columns.to_vec(), flat(descriptor).into_iter().map(row))
    }

    fn csv(&self, layout: &Layout, text: &str) -> Grid {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let header = reader.headers().cloned().unwrap_or_default();
        let mut columns: Vec<String> = header.iter().map(str::to_owned).collect();
        // A new sheet has the columns of the package's languages.
        let given = !columns.is_empty();
        let spoken = |column: &str| {
            let other = Lang::ALL.into_iter().filter(|lang| !self.langs.contains(lang));
            !other.into_iter().any(|lang| column.ends_with(&format!("_{}", lang.id())))
        };
        let offered = layout.columns.iter().filter(|_| !given).chain(layout.optional);
        for column in offered.filter(|column| spoken(column)) {
            if !columns.iter().any(|known| known == column) {
                columns.push((*column).to_owned());
            }
        }
        let rows = reader.records().map_while(Result::ok);
        let rows = rows.map(|row| row.iter().map(Cell::of).collect::<Vec<_>>());
        let rows: Vec<Vec<Cell>> = rows.collect();
        self.grid(sheet_of(layout.file), columns, rows.into_iter())
    }

    fn table(&self, table: &Table, root: &Value) -> Grid {
        let columns = table.columns(&self.ids());
        let mut rows = Vec::new();
        for part in table.parts.iter().filter(|part| part.under.is_none()) {
            for (name, value) in values(part, root) {
                rows.push(self.part(part, &columns, name, value));
                let Into::List(list) = part.into else { continue };
                for inner in table.parts.iter().filter(|inner| inner.under == Some(list)) {
                    let lines = values(inner, value).into_iter();
                    rows.extend(lines.map(|(name, value)| self.part(inner, &columns, name, value)));
                }
            }
        }
        self.grid(table.sheet, columns, rows.into_iter())
    }

    /// The row of a part.
    fn part(&self, part: &Part, columns: &[String], name: &str, value: &Value) -> Vec<Cell> {
        let mut row = Row::new(columns);
        row.put(PART, Cell::of(part.id));
        if let Into::Map(_, column) = part.into {
            row.put(column, Cell::of(name));
        }
        for field in part.fields {
            let value = if field.key.is_empty() { value } else { &value[field.key] };
            if field.what == What::Text {
                self.text(&mut row, field.column, value);
            } else {
                row.put(field.column, Cell::of(&plain(value)));
            }
        }
        row.cells
    }

    fn text(&self, row: &mut Row, stem: &str, value: &Value) {
        for (lang, column) in self.ids().iter().zip(in_langs(stem, &self.ids())) {
            row.put(&column, Cell::of(value[*lang].as_str().unwrap_or_default()));
        }
    }

    /// The rows of all charts: a line for each figure and each name, and one for a row without any.
    fn rows(&self, charts: &Value) -> Grid {
        let columns = row_columns(&self.ids());
        let mut lines = Vec::new();
        for chart in elements(charts) {
            for (number, row) in (1..).zip(elements(&chart["rows"])) {
                let of_row = |role: &str, figure: &str| {
                    let mut line = Row::new(&columns);
                    let cells = [&plain(&chart["id"]), &number.to_string(), role, figure];
                    ROW_IDS.iter().zip(cells).for_each(|(column, text)| line.put(column, Cell::of(text)));
                    line
                };
                lines.extend(self.lines_of(row, &of_row));
            }
        }
        self.grid(ROWS, columns, lines.into_iter())
    }

    fn lines_of<'a>(&self, row: &Value, line: &dyn Fn(&str, &str) -> Row<'a>) -> Vec<Vec<Cell>> {
        let mut lines = Vec::new();
        for (role, figures) in row["figures"].as_object().into_iter().flatten() {
            lines.extend(elements(figures).map(|figure| line(role, &plain(figure))));
        }
        let [texts @ .., name] = ROW_TEXTS;
        for named in elements(&row["names"]) {
            let mut line = line(&plain(&named["role"]), "");
            self.text(&mut line, name, &named["name"]);
            lines.push(line);
        }
        if lines.is_empty() {
            lines.push(line("", ""));
        }
        for stem in texts {
            self.text(&mut lines[0], stem, &row[stem]);
        }
        lines.into_iter().map(|line| line.cells).collect()
    }
}

/// The values that a part is of, each with the key that it has in a map.
fn values<'a>(part: &Part, owner: &'a Value) -> Vec<(&'a str, &'a Value)> {
    match part.into {
        Into::List(key) | Into::Items(key) => elements(&owner[key]).map(|value| ("", value)).collect(),
        Into::Key(key) => owner.get(key).map(|value| ("", value)).into_iter().collect(),
        Into::Map(key, _) => {
            let members = owner[key].as_object().into_iter().flatten();
            members.map(|(name, value)| (name.as_str(), value)).collect()
        }
    }
}

fn elements(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

/// A word, a number, a flag that is set, or a list of those with spaces between them.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(true) => "true".to_owned(),
        Value::Array(values) => values.iter().map(plain).collect::<Vec<_>>().join(" "),
        Value::Bool(false) | Value::Null | Value::Object(_) => String::new(),
    }
}

/// A row whose cells are put by the names of their columns.
struct Row<'a> {
    columns: &'a [String],
    cells: Vec<Cell>,
}

impl<'a> Row<'a> {
    fn new(columns: &'a [String]) -> Row<'a> {
        Row { columns, cells: vec![Cell::Empty; columns.len()] }
    }

    /// Puts a cell into a column; one that the sheet doesn't have is left out.
    fn put(&mut self, column: &str, cell: Cell) {
        if let Some(at) = self.columns.iter().position(|known| known == column) {
            self.cells[at] = cell;
        }
    }
}
