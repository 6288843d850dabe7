//! A workbook read: the files that its sheets are, with all that its cells have wrong.

use super::descriptor::{self, put, resource};
use super::places::{At, Places};
use super::tables::{
    Field, Into, PART, Part, ROW_IDS, ROW_TEXTS, ROWS, TABLES, Table, What, columns_of, row_columns,
};
use super::tree::{Branch, Node};
use super::{Cell, Grid, is_aside, sheet_of, sheets};
use crate::lang::Lang;
use crate::package::problem::{ColumnFault, FieldFault, SheetFault};
use crate::package::{
    CHARTS, DESCRIPTOR, File, LAYOUTS, Layout, Problem, STORY, Trouble, Warning, is_memo, nearest,
};

/// A workbook as the files of a package.
#[derive(Clone, Debug, Default)]
pub struct Unbound {
    /// The files, as if somebody had written them.
    pub files: Vec<File>,
    /// What is wrong with sheets and cells, told by their cells.
    pub problems: Vec<Problem>,
    /// What is doubtful about them.
    pub doubts: Vec<Problem>,
    /// Where the lines of the files stand.
    pub places: Places,
}

/// Columns whose digits count as they were printed: a number that a spreadsheet keeps has no zeros at its end.
const PRINTED: [&str; 2] = ["printed", "token"];

/// Reads a workbook: what could be read, and everything that is wrong with its sheets.
pub fn read(grids: &[Grid]) -> Unbound {
    let mut reading = Reading::default();
    reading.check_names(grids);
    let found = |sheet: &str| grids.iter().find(|grid| is_named(grid, sheet));
    let mut resources = Vec::new();
    for layout in LAYOUTS {
        if let Some(grid) = found(sheet_of(layout.file)) {
            let columns = reading.csv(layout, grid);
            resources.extend(resource(layout.file, &columns));
        }
    }
    for file in [CHARTS, STORY] {
        let tables = TABLES.iter().filter(|table| table.file == file);
        let tables: Vec<_> = tables.filter_map(|table| Some((table, found(table.sheet)?))).collect();
        if !tables.is_empty() {
            reading.json(file, &tables, found(ROWS));
            resources.extend(resource(file, &[]));
        }
    }
    if let Some(grid) = found(descriptor::SHEET) {
        reading.descriptor(grid, &resources);
    }
    reading.done()
}

fn is_named(grid: &Grid, sheet: &str) -> bool {
    grid.name.trim().eq_ignore_ascii_case(sheet)
}

/// The rows of a sheet below the names of its columns.
struct Body<'a> {
    sheet: &'static str,
    /// The row with the names of the columns, from 1.
    head: u64,
    /// The names, without those that are empty at the end.
    names: Vec<String>,
    /// Rows with anything in them, with their numbers.
    rows: Vec<(u64, &'a [Cell])>,
}

/// The most rows that may stand above the names of the columns.
const MOST_ABOVE: usize = 10;

impl<'a> Body<'a> {
    /// Finds the names of the columns: the row, of the first few, that has most of those that are known.
    fn of(sheet: &'static str, grid: &'a Grid, known: &[String]) -> Body<'a> {
        let of_known =
            |row: &[Cell]| row.iter().filter(|cell| known.iter().any(|name| *name == name_of(cell))).count();
        let first = grid.rows.iter().take(MOST_ABOVE).enumerate();
        let best = first.map(|(at, row)| (of_known(row), std::cmp::Reverse(at))).max();
        let head = best.map_or(0, |(_, at)| at.0);
        let mut names: Vec<String> = grid.rows.get(head).into_iter().flatten().map(name_of).collect();
        while names.last().is_some_and(String::is_empty) {
            names.pop();
        }
        let rows = (1..).zip(&grid.rows).skip(head + 1).map(|(number, row)| (number, row.as_slice()));
        let rows = rows.filter(|(_, row)| row.iter().any(|cell| !cell.is_blank())).collect();
        Body { sheet, head: head as u64 + 1, names, rows }
    }

    fn place(&self, column: &str) -> Option<usize> {
        self.names.iter().position(|name| name == column)
    }

    fn at(&self, row: u64, column: &str) -> At {
        At { sheet: self.sheet, row, column: self.place(column).unwrap_or(0) }
    }
}

/// A cell as the name of a column.
fn name_of(cell: &Cell) -> String {
    if let Cell::Text(text) = cell { text.trim().to_owned() } else { String::new() }
}

#[derive(Default)]
struct Reading {
    out: Unbound,
    /// Columns of printed digits that hold numbers: the first cell, the column, and how many there are.
    numbers: Vec<(At, String, usize)>,
}

impl Reading {
    fn note(&mut self, at: At, name: &str, value: &str, fault: FieldFault) {
        let trouble = Trouble::Field { name: name.to_owned(), value: value.to_owned(), fault };
        self.out.problems.push(Problem::new(&at.name(), None, trouble));
    }

    /// Notes sheets that nothing reads, and those that are there twice.
    fn check_names(&mut self, grids: &[Grid]) {
        for (at, grid) in grids.iter().enumerate() {
            let name = grid.name.trim().to_lowercase();
            let blank = grid.rows.iter().flatten().all(Cell::is_blank);
            let again = grids[..at].iter().any(|other| is_named(other, &name));
            let fault = if again {
                SheetFault::Twice
            } else if blank || is_aside(&name) || sheets().any(|known| known == name) {
                continue;
            } else {
                SheetFault::Unknown(nearest(&name, &mut sheets()).map(str::to_owned))
            };
            self.out.problems.push(Problem::new(&grid.name, None, Trouble::Sheet(fault)));
        }
    }

    /// The text of a cell; what it has wrong is noted.
    fn text(&mut self, body: &Body, row: u64, column: &str, cell: &Cell) -> String {
        let at = body.at(row, column);
        match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) if text.contains(['\n', '\r']) => {
                self.note(at, column, "", FieldFault::SeveralLines);
                text.replace(['\n', '\r'], " ")
            }
            Cell::Text(text) | Cell::Date(text) => text.clone(),
            Cell::Number(number) => {
                if PRINTED.contains(&column) {
                    self.count_number(at, column);
                }
                number.clone()
            }
            Cell::Flag(flag) => flag.to_string(),
            Cell::Fault(fault) => {
                self.note(at, column, fault, FieldFault::FormulaFault);
                String::new()
            }
        }
    }

    fn count_number(&mut self, at: At, column: &str) {
        let known =
            self.numbers.iter_mut().find(|(first, name, _)| first.sheet == at.sheet && name == column);
        match known {
            Some((_, _, count)) => *count += 1,
            None => self.numbers.push((at, column.to_owned(), 1)),
        }
    }

    /// A sheet that is a CSV file; returns its columns.
    fn csv(&mut self, layout: &'static Layout, grid: &Grid) -> Vec<String> {
        let known: Vec<String> =
            layout.columns.iter().chain(layout.optional).map(|name| (*name).to_owned()).collect();
        let body = Body::of(sheet_of(layout.file), grid, &known);
        self.out.places.head(body.sheet, &body.names);
        let used =
            |at: usize| body.rows.iter().any(|(_, row)| row.get(at).is_some_and(|cell| !cell.is_blank()));
        // Columns that a package may do without, and those of the keeper's own, are offered by each workbook.
        let kept = |(at, name): &(usize, &String)| {
            used(*at) || !(name.is_empty() || is_memo(name) || layout.optional.contains(&name.as_str()))
        };
        let columns: Vec<(usize, &String)> = body.names.iter().enumerate().filter(kept).collect();
        let mut writer = csv::Writer::from_writer(Vec::new());
        let mut lines = vec![Some(body.at(body.head, ""))];
        let mut write = |fields: Vec<String>| writer.write_record(fields).expect("all rows are as long");
        let head: Vec<String> = columns.iter().map(|(_, name)| (*name).clone()).collect();
        if !head.is_empty() {
            write(head.clone());
        }
        for (number, row) in &body.rows {
            let field = |(at, name): &(usize, &String)| match row.get(*at) {
                Some(cell) => self.text(&body, *number, name, cell),
                None => String::new(),
            };
            let fields: Vec<String> = columns.iter().map(field).collect();
            if fields.is_empty() {
                continue;
            }
            write(fields);
            lines.push(Some(At { sheet: body.sheet, row: *number, column: 0 }));
            self.check_margin(&body, *number, row);
        }
        let bytes = writer.into_inner().expect("writing to memory can't fail");
        self.out.places.add(layout.file, lines);
        self.out.files.push(File { name: layout.file.to_owned(), bytes });
        head
    }

    /// Notes what stands right of the last named column.
    fn check_margin(&mut self, body: &Body, number: u64, row: &[Cell]) {
        let beyond = |(at, cell): &(usize, &Cell)| *at >= body.names.len() && !cell.is_blank();
        if let Some((column, cell)) = row.iter().enumerate().find(beyond) {
            let at = At { sheet: body.sheet, row: number, column };
            let value = if let Cell::Text(text) | Cell::Number(text) = cell { text } else { "" };
            self.note(at, "", value, FieldFault::NoColumn);
        }
    }

    /// The sheets that are one JSON file.
    fn json(&mut self, file: &'static str, tables: &[(&'static Table, &Grid)], rows: Option<&Grid>) {
        let mut root = Branch::object(None);
        let langs = Lang::ALL.map(Lang::id);
        for (table, grid) in tables {
            let body = Body::of(table.sheet, grid, &table.columns(&langs));
            self.heading(&body, &table.columns(&langs));
            for (number, row) in &body.rows {
                let line = Line { body: &body, number: *number, row };
                self.part(table, &line, &mut root);
            }
        }
        if file == CHARTS {
            if let Some(grid) = rows {
                self.rows(grid, &mut root);
            }
            for chart in root.list("charts").iter_mut().filter(|chart| chart.get("rule").is_none()) {
                chart.list("rows");
            }
            let charts = root.entry("charts", Node::List(Vec::new())).clone();
            root = charts;
        }
        self.add_json(file, &root);
    }

    fn add_json(&mut self, file: &'static str, root: &Branch) {
        let (text, lines) = root.write();
        self.out.places.add(file, lines);
        self.out.files.push(File { name: file.to_owned(), bytes: text.into_bytes() });
    }

    /// Notes columns that nothing reads, and those that are there twice.
    fn heading(&mut self, body: &Body, known: &[String]) {
        self.out.places.head(body.sheet, &body.names);
        for (at, name) in body.names.iter().enumerate() {
            let fault = if name.is_empty() || is_memo(name) {
                continue;
            } else if body.names[..at].contains(name) {
                ColumnFault::Duplicate
            } else if known.contains(name) {
                continue;
            } else {
                ColumnFault::Unknown(nearest(name, &mut known.iter().map(String::as_str)).map(str::to_owned))
            };
            let trouble = Trouble::Column { name: name.clone(), fault };
            self.out.problems.push(Problem::new(body.sheet, None, trouble));
        }
    }

    /// One row of a sheet of parts.
    fn part(&mut self, table: &Table, line: &Line, root: &mut Branch) {
        let word = if table.parts.len() > 1 { self.word(line, PART) } else { String::new() };
        // The first one is meant where nobody says otherwise.
        let part = table.parts.iter().find(|part| part.id == word);
        let Some(part) = part.or(table.parts.first().filter(|_| word.is_empty())) else {
            let allowed = table.parts.iter().map(|part| part.id).collect();
            return self.note(line.at(PART), PART, &word, FieldFault::NotAllowed(allowed));
        };
        self.check_margin(line.body, line.number, line.row);
        self.superfluous(table, part, line);
        let owner = match part.under {
            None => Some(root),
            Some(list) => root.list(list).last_mut(),
        };
        let Some(owner) = owner else {
            let first = table.parts.first().map_or("", |part| part.id);
            return self.note(line.at(PART), PART, &word, FieldFault::Before(first));
        };
        let mut value = Branch::object(Some(line.at(part.fields.first().map_or("", |field| field.column))));
        for field in part.fields {
            if let Some(read) = self.value(line, field) {
                if field.key.is_empty() {
                    value = read;
                } else {
                    value.set(field.key, read);
                }
            }
        }
        match part.into {
            Into::List(key) | Into::Items(key) => owner.list(key).push(value),
            Into::Key(key) if owner.get(key).is_some() => {
                self.note(line.at(PART), PART, &word, FieldFault::Repeated);
            }
            Into::Key(key) => owner.set(key, value),
            Into::Map(key, column) => {
                let name = self.word(line, column);
                owner.entry(key, Node::Object(Vec::new())).set(&name, value);
            }
        }
    }

    /// Notes cells that say nothing in this part of a sheet.
    fn superfluous(&mut self, table: &Table, part: &Part, line: &Line) {
        let langs = Lang::ALL.map(Lang::id);
        let own = columns_of(std::slice::from_ref(part), &langs);
        let spare =
            table.columns(&langs).into_iter().filter(|column| column != PART && !own.contains(column));
        for column in spare {
            let value = self.word(line, &column);
            if !value.is_empty() {
                let fault = FieldFault::Superfluous { because: PART, value: part.id };
                self.note(line.at(&column), &column, &value, fault);
            }
        }
    }

    /// The word in a column, without spaces around it.
    fn word(&mut self, line: &Line, column: &str) -> String {
        let Some(cell) = line.cell(column) else { return String::new() };
        self.text(line.body, line.number, column, cell).trim().to_owned()
    }

    /// The value of a field; `None` where it is left out.
    fn value(&mut self, line: &Line, field: &Field) -> Option<Branch> {
        if field.what == What::Text {
            return self.texts(line, field.column, field.always);
        }
        let text = self.word(line, field.column);
        if text.is_empty() && !field.always {
            return None;
        }
        let at = line.at(field.column);
        let count = |text: &str| match text.parse::<usize>() {
            Ok(count) => Node::Bare(count.to_string()),
            Err(_) => Node::Text(text.to_owned()),
        };
        let list = |node: fn(&str) -> Node| {
            Node::List(text.split_whitespace().map(|word| Branch::new(node(word), at)).collect())
        };
        let node = match field.what {
            What::Word | What::Text => Node::Text(text.clone()),
            What::Ids => list(|word| Node::Text(word.to_owned())),
            What::Counts => {
                Node::List(text.split_whitespace().map(|word| Branch::new(count(word), at)).collect())
            }
            What::Count => count(&text),
            What::Flag => flag(&text),
        };
        Some(Branch::new(node, at))
    }

    /// A text in the languages that the sheet has columns for.
    fn texts(&mut self, line: &Line, stem: &str, always: bool) -> Option<Branch> {
        let mut texts = Branch::object(Some(line.at(&format!("{stem}_{}", Lang::ALL[0].id()))));
        let mut any = always;
        for lang in Lang::ALL {
            let column = format!("{stem}_{}", lang.id());
            if let Some(cell) = line.body.place(&column).map(|at| line.row.get(at).unwrap_or(&Cell::Empty)) {
                let text = self.text(line.body, line.number, &column, cell);
                any |= !text.is_empty();
                texts.set(lang.id(), Branch::new(Node::Text(text), line.at(&column)));
            }
        }
        any.then_some(texts)
    }

    /// The rows of charts: a line for each figure, in the order of their numbers.
    fn rows(&mut self, grid: &Grid, root: &mut Branch) {
        let langs = Lang::ALL.map(Lang::id);
        let body = Body::of(ROWS, grid, &row_columns(&langs));
        self.heading(&body, &row_columns(&langs));
        let mut lines: Vec<(usize, usize, Line)> = Vec::new();
        let charts = root.list("charts");
        for (number, row) in &body.rows {
            let line = Line { body: &body, number: *number, row };
            self.check_margin(&body, *number, row);
            if let Some((chart, n)) = self.of_chart(&line, charts) {
                lines.push((chart, n, line));
            }
        }
        lines.sort_by_key(|(chart, number, _)| (*chart, *number));
        let mut last = None;
        for (chart, number, line) in lines {
            let rows = charts[chart].list("rows");
            if last != Some((chart, number)) {
                let mut row = Branch::object(Some(line.at(ROW_IDS[1])));
                row.set("figures", Branch::object(Some(line.at(ROW_IDS[3]))));
                rows.push(row);
            }
            last = Some((chart, number));
            if let Some(row) = rows.last_mut() {
                self.of_row(&line, row);
            }
        }
    }

    /// The place of a line's chart, and the number of its row.
    fn of_chart(&mut self, line: &Line, charts: &[Branch]) -> Option<(usize, usize)> {
        let [chart, number] = [ROW_IDS[0], ROW_IDS[1]].map(|column| self.word(line, column));
        let ids = || charts.iter().filter_map(|chart| chart.get("id")?.text());
        let place = charts.iter().position(|it| it.get("id").and_then(Branch::text) == Some(&chart));
        let row = number.parse().ok().filter(|row| *row > 0);
        if chart.is_empty() {
            self.note(line.at(ROW_IDS[0]), ROW_IDS[0], "", FieldFault::Required);
        } else if place.is_none() {
            let nearest = nearest(&chart, &mut ids()).map(str::to_owned);
            let fault = FieldFault::Unknown { target: CHARTS, nearest };
            self.note(line.at(ROW_IDS[0]), ROW_IDS[0], &chart, fault);
        }
        if row.is_none() {
            let fault = if number.is_empty() { FieldFault::Required } else { FieldFault::NotACount };
            self.note(line.at(ROW_IDS[1]), ROW_IDS[1], &number, fault);
        }
        place.zip(row)
    }

    /// What a line says of its row: a figure, texts of the row, or the name of a unit.
    fn of_row(&mut self, line: &Line, row: &mut Branch) {
        let [role, figure] = [ROW_IDS[2], ROW_IDS[3]].map(|column| self.word(line, column));
        if !figure.is_empty() {
            if role.is_empty() {
                self.note(line.at(ROW_IDS[2]), ROW_IDS[2], "", FieldFault::Required);
            }
            let figures = row.entry("figures", Node::Object(Vec::new()));
            figures.list(&role).push(Branch::new(Node::Text(figure.clone()), line.at(ROW_IDS[3])));
        }
        let [texts @ .., name] = ROW_TEXTS;
        for stem in texts {
            if let Some(text) = self.texts(line, stem, false) {
                if row.get(stem).is_some() {
                    self.note(text.at.unwrap_or(line.at(stem)), stem, "", FieldFault::Repeated);
                } else {
                    row.set(stem, text);
                }
            }
        }
        if let Some(text) = self.texts(line, name, false) {
            let mut named = Branch::object(text.at);
            named.set("name", text);
            if figure.is_empty() && !role.is_empty() {
                named.set("role", Branch::new(Node::Text(role), line.at(ROW_IDS[2])));
            }
            row.list("names").push(named);
        }
    }

    /// The sheet of keys and values, with the resources behind them.
    fn descriptor(&mut self, grid: &Grid, resources: &[serde_json::Value]) {
        let known = [descriptor::KEY, descriptor::VALUE].map(str::to_owned);
        let body = Body::of(descriptor::SHEET, grid, &known);
        self.heading(&body, &known);
        let mut root = Branch::object(None);
        for (number, row) in &body.rows {
            let line = Line { body: &body, number: *number, row };
            self.check_margin(&body, *number, row);
            self.entry(&line, &mut root);
        }
        let resources = resources.iter().map(Branch::of).collect();
        root.set("resources", Branch { node: Node::List(resources), at: None });
        self.add_json(DESCRIPTOR, &root);
    }

    fn entry(&mut self, line: &Line, root: &mut Branch) {
        let path = self.word(line, descriptor::KEY);
        let at = line.at(descriptor::VALUE);
        let node = match line.cell(descriptor::VALUE) {
            Some(Cell::Flag(flag)) => Node::Bare(flag.to_string()),
            Some(cell) => Node::Text(self.text(line.body, line.number, descriptor::VALUE, cell)),
            None => Node::Text(String::new()),
        };
        if path.is_empty() {
            return self.note(line.at(descriptor::KEY), descriptor::KEY, "", FieldFault::Required);
        }
        // A key without a value is offered, not given.
        let given = !matches!(&node, Node::Text(text) if text.is_empty());
        let path_parts: Vec<&str> = path.split('.').collect();
        if given && (path_parts[0] == "resources" || !put(root, &path_parts, Branch::new(node, at))) {
            self.note(line.at(descriptor::KEY), descriptor::KEY, &path, FieldFault::Repeated);
        }
    }

    fn done(mut self) -> Unbound {
        for (at, column, rows) in std::mem::take(&mut self.numbers) {
            let trouble = Trouble::Warning(Warning::Numbers { column, rows });
            self.out.doubts.push(Problem::new(&at.name(), None, trouble));
        }
        Problem::cap(&mut self.out.problems);
        self.out
    }
}

/// True or false as people write it; anything else stays a text, which is then told as no flag.
fn flag(text: &str) -> Node {
    match text.to_lowercase().as_str() {
        "true" | "yes" | "是" => Node::Bare("true".to_owned()),
        "false" | "no" | "否" => Node::Bare("false".to_owned()),
        _ => Node::Text(text.to_owned()),
    }
}

/// A row of a sheet.
#[derive(Clone, Copy)]
struct Line<'a> {
    body: &'a Body<'a>,
    number: u64,
    row: &'a [Cell],
}

impl Line<'_> {
    fn cell(&self, column: &str) -> Option<&Cell> {
        self.row.get(self.body.place(column)?)
    }

    fn at(&self, column: &str) -> At {
        self.body.at(self.number, column)
    }
}
