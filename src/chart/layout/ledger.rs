//! Rows of a name, figures, a mark of their size and a note: a table that is read line by line, and compared where that is meant.
//!
//! Figures of the roles `bar`, `dots` and `squares` have marks; those of `value`, `beside` and `plain` are only written.

use super::bar::Bar;
use super::counted::Counted;
use super::groups::groups;
use super::{ASCENT, BODY, LEADING, Pen, bold_width, number_width, rule, width};
use crate::chart::{Frame, Item, Resolved, Row};
use crate::scale::{Extent, Linear};
use crate::scene::{Anchor, Label, Mark, Rect, Scene, Shape};
use crate::text::{self, Weight};
use crate::theme::Ink;
use crate::words::{self, Shown, words};

/// Between two columns of a row.
const GAP: f64 = 14.0;
/// The size of numbers.
const NUMBER: f64 = 18.0;
/// The height of a line of them.
const LINE: f64 = 24.0;
/// The height of a bar.
const BAR: f64 = 12.0;
/// The shortest and the longest that marks may be.
const MARKS: [f64; 2] = [64.0, 280.0];
/// The narrowest column of what isn't said.
const NOTE: f64 = 112.0;

/// What the rows of a chart have in common.
pub struct Ledger<'a> {
    chart: &'a Resolved<'a>,
    /// The chart's groups with those of their rows that are listed.
    groups: Vec<Group<'a>>,
    /// Whether figures of other regions stand beside the report's own, in a row or in different ones.
    two: bool,
    /// What all figures of the first column, and all of the second, have in common.
    heads: [Head; 2],
    /// The columns' places; `None` where they have no room, and all of a row stands beneath its name.
    columns: Option<Columns>,
    /// From zero to the greatest figure that has a bar.
    domain: Extent,
    /// How the units that are counted out stand.
    counted: Counted,
}

/// The rows of a group.
struct Group<'a> {
    rows: Vec<&'a Row<'a>>,
    /// Whether figures of other regions are among them, and stand in the second column.
    two: bool,
    /// The period of most of them, which is said once above them.
    usual: Option<String>,
}

/// What the figures of a column have in common: one region, one period. What they haven't stands with each of them.
#[derive(Default)]
struct Head {
    region: Option<String>,
    period: Option<String>,
}

/// The places of a row's parts.
struct Columns {
    /// The right end of the first figures.
    own: f64,
    /// Where marks begin and how long the longest may be.
    marks: Option<Track>,
    /// The right end of figures of other regions.
    beside: f64,
    /// Where notes stand; beneath the name where they have no column.
    notes: Option<Track>,
}

/// A part of a row's width.
#[derive(Clone, Copy)]
struct Track {
    left: f64,
    width: f64,
}

/// A note on a row: what isn't said has a question mark before it.
struct Note {
    text: String,
    unsaid: bool,
}

/// The size of a question mark with the space behind it.
const ASK: f64 = 22.0;

impl Note {
    fn width(&self) -> f64 {
        width(&self.text) + if self.unsaid { ASK } else { 0.0 }
    }
}

/// Whether a figure counts in the first column or beside it.
fn is_beside(chart: &Resolved, item: &Item) -> bool {
    !is_marked(item) && !chart.is_own(item)
}

/// What all of some texts are, if they are one.
fn common(mut texts: impl Iterator<Item = String>) -> Option<String> {
    let first = texts.next()?;
    texts.all(|text| text == first).then_some(first)
}

impl Head {
    fn of(chart: &Resolved, items: &[&Item]) -> Head {
        Head {
            region: common(items.iter().map(|item| chart.region(item).to_owned())),
            period: common(items.iter().map(|item| chart.period(item))),
        }
    }

    fn width(&self) -> f64 {
        let region = self.region.as_deref().map_or(0.0, bold_width);
        region.max(self.period.as_deref().map_or(0.0, width))
    }
}

impl<'a> Ledger<'a> {
    /// Of the rows of a chart that are listed, in a width. Bars are on a scale from zero to the greatest of them, or to a whole
    /// that is greater.
    pub fn of(
        chart: &'a Resolved<'a>,
        is_listed: &dyn Fn(&Row) -> bool,
        width: f64,
        whole: f64,
    ) -> Ledger<'a> {
        let rows = |rows: &'a [Row<'a>]| rows.iter().filter(|row| is_listed(row)).collect();
        let rows: Vec<Vec<&Row>> = groups(&chart.rows).into_iter().map(rows).collect();
        let items: Vec<&Item> = rows.iter().flatten().flat_map(|row| listed(row)).collect();
        let others = items.iter().filter(|item| is_beside(chart, item)).count();
        let two = others > 0 && others < items.len();
        // A chart of another region alone has one column.
        let column = |beside: bool| {
            let items = items.iter().copied();
            items.filter(move |item| (two && is_beside(chart, item)) == beside).collect::<Vec<_>>()
        };
        let heads = [false, true].map(|beside| Head::of(chart, &column(beside)));
        let bars = items.iter().filter(|item| item.role == "bar").filter_map(|item| item.reach());
        let domain = Extent::from_zero(bars.map(|reach| reach.hi).chain([whole]));
        let differ = heads[0].period.is_none();
        let group = |rows: Vec<&'a Row<'a>>| {
            let two = two && rows.iter().flat_map(|row| listed(row)).any(|item| is_beside(chart, item));
            let usual = if differ && !two { usual(chart, &rows) } else { None };
            Group { rows, two, usual }
        };
        let (groups, counted) = (rows.into_iter().map(group).collect(), Counted::default());
        let mut ledger = Ledger { chart, groups, two, heads, columns: None, domain, counted };
        ledger.columns = ledger.places(width);
        let room = ledger.columns.as_ref().and_then(|columns| columns.marks).map_or(width, |it| it.width);
        let counts = items.iter().filter(|item| is_counted(item)).filter_map(|item| item.units());
        ledger.counted = Counted::of(counts.max().unwrap_or(0), room);
        ledger
    }

    /// Whether rows of one of the chart's groups are listed.
    pub fn has(&self, group: usize) -> bool {
        !self.groups[group].rows.is_empty()
    }

    /// Figures of the first column of a row; of the second.
    fn figures<'b>(&'b self, row: &'b Row<'b>, beside: bool) -> impl Iterator<Item = &'b Item<'b>> {
        listed(row).filter(move |item| (self.two && is_beside(self.chart, item)) == beside)
    }

    /// What stands beneath a figure, or in its line: its region, where its column's figures are of several, and its period, where
    /// those of its column or of its row are.
    fn lines(&self, group: &Group, row: &Row, item: &Item, beside: bool) -> [String; 2] {
        let head = &self.heads[usize::from(beside)];
        let region = if head.region.is_none() { self.chart.region(item) } else { "" };
        let dated = if group.two { head.period.is_none() } else { period_of(self.chart, row).is_none() };
        [region.to_owned(), if dated { self.chart.period(item) } else { String::new() }]
    }

    /// What a row of a group has in its last column: what isn't said, its period where that isn't the group's, and what is left
    /// open of what is derived.
    fn notes(&self, group: &Group, row: &Row) -> Vec<Note> {
        let mut notes = Vec::new();
        if let Some(text) = row.unsaid {
            notes.push(Note { text: text.to_owned(), unsaid: true });
        }
        let mut add = |text: String| {
            if !notes.iter().any(|note| note.text == text) {
                notes.push(Note { text, unsaid: false });
            }
        };
        // Those of a row of several periods stand beneath its figures.
        let differ = !group.two && self.heads[0].period.is_none();
        let period = period_of(self.chart, row).filter(|_| differ);
        if let Some(period) = period.filter(|period| Some(period) != group.usual.as_ref()) {
            add(period);
        }
        for item in listed(row) {
            // Where the number says that it is about so much, it needn't be said that it was derived.
            let about = words::is_about(&item.figure);
            let derived = words(self.chart.lang).derived;
            if let Some(text) = self.chart.derived(item).filter(|text| !about || text != derived) {
                add(text);
            }
        }
        notes
    }

    /// The usual period of a group in words: of all rows, or of those that say nothing else.
    fn dated(&self, group: &Group) -> Option<String> {
        let usual = group.usual.clone()?;
        let all = group.rows.iter().flat_map(|row| listed(row)).all(|item| self.chart.period(item) == usual);
        Some(if all { usual } else { (words(self.chart.lang).chart.usual)(&usual) })
    }

    /// What a row's figures need in a column, with its head.
    fn need(&self, group: &Group, row: &Row, beside: bool) -> f64 {
        let head = if self.two { self.heads[usize::from(beside)].width() } else { 0.0 };
        let needs = self.figures(row, beside).map(|item| {
            let [region, period] = self.lines(group, row, item, beside);
            let region = if region.is_empty() { 0.0 } else { width(&region) + 6.0 };
            (number_width(&self.chart.shown(item), NUMBER) + region).max(width(&period))
        });
        needs.fold(head, f64::max)
    }

    /// All rows, each with its group.
    fn all(&self) -> impl Iterator<Item = (&Group<'a>, &Row<'a>)> {
        self.groups.iter().flat_map(|group| group.rows.iter().map(move |row| (group, *row)))
    }

    /// The most that a row needs.
    fn most(&self, need: &dyn Fn(&Group, &Row) -> f64) -> f64 {
        self.all().map(|(group, row)| need(group, row)).fold(0.0, f64::max)
    }

    /// The columns in a width: notes in one of their own where there is room, else beneath; names that don't fit beside their
    /// figures stand above them. `None` where even figures have no room.
    fn places(&self, room: f64) -> Option<Columns> {
        let own = self.most(&|group, row| name_need(row, room) + GAP + self.need(group, row, false));
        let figures = self.most(&|group, row| self.need(group, row, false));
        self.spread(room, own, true).or_else(|| self.spread(room, figures, false))
    }

    /// The columns where names and first figures need so much at least. What is left goes to names first, then to notes, then to
    /// marks.
    fn spread(&self, room: f64, least: f64, notes: bool) -> Option<Columns> {
        let note = |(group, row)| self.notes(group, row).iter().map(Note::width).fold(0.0, f64::max);
        let note = self.all().map(note).fold(0.0, f64::max);
        let marked = self.all().flat_map(|(_, row)| listed(row)).any(is_marked);
        let marks = if marked { GAP + MARKS[0] } else { 0.0 };
        let beside = if self.two { GAP + self.most(&|group, row| self.need(group, row, true)) } else { 0.0 };
        let mut rest = room - least - beside - marks;
        if rest < 0.0 {
            return None;
        }
        let inline = note > 0.0 && notes && rest >= GAP + note.min(NOTE);
        rest -= if inline { GAP + note.min(NOTE) } else { 0.0 };
        let mut take = |wanted: f64| {
            let taken = wanted.min(rest).max(0.0);
            rest -= taken;
            taken
        };
        let wanted = self.most(&|group, row| width(row.label) + GAP + self.need(group, row, false));
        let own = least + take(wanted - least);
        let note = note.min(NOTE) + if inline { take(note - NOTE) } else { 0.0 };
        let length = MARKS[0] + if marked { take(MARKS[1] - MARKS[0]) } else { 0.0 };
        let marks = marked.then_some(Track { left: own + GAP, width: length });
        // Figures of two regions stand apart as far as there is room.
        let beside = marks.map_or(own, |it| it.left + it.width) + beside;
        let beside = beside + if self.two { take(120.0) } else { 0.0 };
        let notes = inline.then_some(Track { left: beside + GAP, width: note });
        Some(Columns { own, marks, beside, notes })
    }

    /// Heads where columns have any, then the rows of one of the chart's groups; returns the y below them.
    pub fn rows(&self, scene: &mut Scene, group: usize, air: f64, mut y: f64) -> f64 {
        // Lines lie on whole pixels.
        let above = (air / 2.0).floor();
        let group = &self.groups[group];
        if let Some(text) = self.dated(group) {
            y = Pen::at(scene, 0.0, y).ink(Ink::Muted).paragraph(&text) + 4.0;
        }
        if let Some(columns) = &self.columns {
            y = self.headings(scene, columns, group, y);
        }
        for (at, row) in group.rows.iter().enumerate() {
            if at > 0 {
                rule(scene, y + above, Ink::Rule);
                y += air + 5.0;
            }
            y = match &self.columns {
                Some(columns) => self.row(scene, columns, group, row, y),
                None => self.stacked(scene, group, row, y),
            } + 5.0;
        }
        y
    }

    /// Whether a column has its head over a group: where the group has figures there, and the head says what it must.
    fn heads_column(&self, group: &Group, beside: bool) -> bool {
        let there = group.rows.iter().any(|row| self.figures(row, beside).next().is_some());
        self.two && there && (group.two || self.heads[usize::from(beside)].period.is_some())
    }

    /// The regions and periods that columns have in common, and what the last column is; returns the y below the line under
    /// them.
    fn headings(&self, scene: &mut Scene, columns: &Columns, group: &Group, y: f64) -> f64 {
        let mut bottom = y;
        for (beside, right) in [(false, columns.own), (true, columns.beside)] {
            let head = &self.heads[usize::from(beside)];
            let lines = [(&head.region, Weight::Bold), (&head.period, Weight::Regular)];
            let lines = lines.into_iter().filter(|_| self.heads_column(group, beside));
            let mut baseline = y + ASCENT;
            for (text, weight) in lines.filter_map(|(text, weight)| Some((text.clone()?, weight))) {
                let label = Label { weight, ..Label::new(text, (right, baseline), BODY) };
                Pen::on(scene).ink(Ink::Muted).text(label.anchored(Anchor::End));
                bottom = bottom.max(baseline + LEADING - ASCENT);
                baseline += LEADING;
            }
        }
        // Among what is said, what isn't has its question mark.
        let notes: Vec<Note> = group.rows.iter().flat_map(|row| self.notes(group, row)).collect();
        let unsaid = !notes.is_empty() && notes.iter().all(|note| note.unsaid);
        if let Some(track) = columns.notes.filter(|_| unsaid) {
            let pen = Pen::at(scene, track.left, y).within(track.width).ink(Ink::Muted);
            bottom = bottom.max(pen.paragraph(words(self.chart.lang).unsaid));
        }
        if bottom <= y {
            return y;
        }
        rule(scene, (bottom + 4.0).round(), Ink::Axis);
        bottom + 10.0
    }

    /// A row in columns; returns the y below it.
    fn row(&self, scene: &mut Scene, columns: &Columns, group: &Group, row: &Row, y: f64) -> f64 {
        // Names and notes stand on the baseline of the numbers.
        let top = y + NUMBER - ASCENT;
        let room = columns.own - GAP - self.need(group, row, false) + 0.5;
        let (mut bottom, y) = if name_need(row, scene.width) > room {
            let below = Pen::at(scene, 0.0, y).paragraph(row.label);
            (below, below)
        } else {
            (Pen::at(scene, 0.0, top).within(room).paragraph(row.label), y)
        };
        for (beside, right) in [(false, columns.own), (true, columns.beside)] {
            let items: Vec<&Item> = self.figures(row, beside).collect();
            let mut line = y;
            for (at, item) in items.iter().enumerate() {
                let last =
                    items.get(at + 1).is_none_or(|next| self.chart.period(next) != self.chart.period(item));
                let below = self.figure(scene, (group, row), item, right, line, last);
                line = match columns.marks {
                    Some(track) if !beside => self.mark(scene, item, track, line).max(below),
                    _ => below,
                };
            }
            bottom = bottom.max(line);
        }
        let notes = columns.notes.unwrap_or(Track { left: 0.0, width: scene.width });
        let mut line = if columns.notes.is_some() { top } else { bottom };
        for note in self.notes(group, row) {
            line = write(Pen::at(scene, notes.left, line).within(notes.width), &note);
        }
        bottom.max(line)
    }

    /// A figure that ends at an x, with its region before it and, where it is dated, its period beneath, as far as its column has
    /// no head for them; returns the y below it.
    fn figure(
        &self,
        scene: &mut Scene,
        (group, row): (&Group, &Row),
        item: &Item,
        right: f64,
        y: f64,
        dated: bool,
    ) -> f64 {
        let Shown { number, unit, .. } = self.chart.shown(item);
        let [region, period] = self.lines(group, row, item, self.two && is_beside(self.chart, item));
        let baseline = y + NUMBER;
        let ink = if self.two && self.chart.is_own(item) { Ink::Province } else { Ink::Text };
        let mut left = right;
        if !unit.is_empty() {
            let label = Label::new(unit, (left, baseline), BODY).anchored(Anchor::End);
            left -= label.width() + 5.0;
            Pen::on(scene).ink(Ink::Muted).of(&item.key).text(label);
        }
        let label = Label::new(number, (left, baseline), NUMBER).bold().anchored(Anchor::End);
        left -= label.width() + 6.0;
        Pen::on(scene).ink(ink).of(&item.key).text(label);
        if !region.is_empty() {
            let label = Label::new(region, (left, baseline), BODY).anchored(Anchor::End);
            Pen::on(scene).ink(Ink::Muted).of(&item.key).text(label);
        }
        if period.is_empty() || !dated {
            return y + LINE;
        }
        let label = Label::new(period, (right, y + LINE + ASCENT), BODY).anchored(Anchor::End);
        Pen::on(scene).ink(Ink::Muted).of(&item.key).text(label);
        y + LINE + LEADING
    }

    /// A figure's mark, if it has one; returns the y below it.
    fn mark(&self, scene: &mut Scene, item: &Item, track: Track, y: f64) -> f64 {
        if is_counted(item) {
            let pen = Pen::at(scene, track.left, y + 6.0).within(track.width).ink(self.chart.ink(item));
            return self.counted.draw(pen, item, item.role == "squares");
        }
        if item.role == "bar" && item.reach().is_some() {
            let scale = Linear::new(self.domain, track.left, track.left + track.width - 1.0);
            let (ink, y) = (self.chart.ink(item), y + (LINE - BAR) / 2.0);
            Bar { item, ink, pale: false, base: 0.0, y, height: BAR }.draw(scene, &scale);
        }
        y
    }

    /// A row beneath its name; returns the y below it.
    fn stacked(&self, scene: &mut Scene, group: &Group, row: &Row, y: f64) -> f64 {
        let mut y = Pen::at(scene, 0.0, y).paragraph(row.label);
        let track = Track { left: 0.0, width: scene.width };
        for item in listed(row) {
            let beside = self.two && is_beside(self.chart, item);
            let [region, period] = self.lines(group, row, item, beside);
            let heads = self.heads_column(group, beside).then_some(&self.heads[usize::from(beside)]);
            let head = |text: Option<&String>| text.cloned().unwrap_or_default();
            let region =
                if region.is_empty() { head(heads.and_then(|it| it.region.as_ref())) } else { region };
            let period =
                if period.is_empty() { head(heads.and_then(|it| it.period.as_ref())) } else { period };
            let texts = [region, period].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
            let text = texts.join(words(self.chart.lang).comma);
            let ink = if self.two && self.chart.is_own(item) { Ink::Province } else { Ink::Text };
            let pen = Pen::at(scene, 0.0, y).of(&item.key).ink(ink);
            y = pen.labelled(&self.chart.shown(item), NUMBER, &text);
            y = self.mark(scene, item, track, y - 2.0).max(y + if item.role == "bar" { LINE } else { 0.0 });
        }
        for note in self.notes(group, row) {
            y = write(Pen::at(scene, 0.0, y), &note);
        }
        y
    }
}

/// The period of a row's figures, if they have one.
fn period_of(chart: &Resolved, row: &Row) -> Option<String> {
    common(listed(row).map(|item| chart.period(item)))
}

/// The period of most of some rows, if there are several rows.
fn usual(chart: &Resolved, rows: &[&Row]) -> Option<String> {
    let periods: Vec<Option<String>> = rows.iter().map(|row| period_of(chart, row)).collect();
    let often =
        |period: &&Option<String>| 2 * periods.iter().filter(|other| other == period).count() > periods.len();
    periods.iter().find(often).filter(|_| periods.len() > 1).cloned().flatten()
}

/// What a row's name needs at least beside its figures.
fn name_need(row: &Row, room: f64) -> f64 {
    let part = text::longest_part(row.label, BODY, Weight::Regular);
    part.max(width(row.label).min(room * 0.3))
}

/// The figures of a role that aren't drawn with the others, below a dashed line.
pub fn apart(scene: &mut Scene, chart: &Resolved, frame: Frame, role: &str) {
    let ledger = Ledger::of(chart, &|row| row.one(role).is_some(), frame.width, 0.0);
    let groups = groups(&chart.rows);
    if !(0..groups.len()).any(|at| ledger.has(at)) {
        return;
    }
    let mut y = scene.height;
    if y > 0.0 {
        y = dashes(scene, y + 8.0);
    }
    for (at, rows) in groups.into_iter().enumerate().filter(|(at, _)| ledger.has(*at)) {
        if let Some(heading) = rows[0].group {
            y = Pen::at(scene, 0.0, y).group(heading);
        }
        y = ledger.rows(scene, at, frame.air, y) + GAP;
    }
}

/// A dashed line between what is drawn on one scale and what is no part of that; returns the y below it.
pub fn dashes(scene: &mut Scene, y: f64) -> f64 {
    let line = Shape::Line(vec![(0.0, y), (scene.width, y)]);
    scene.push(Mark::stroke(line, Ink::Muted, 1.0).dashed(4.0));
    y + 8.0
}

/// Whether a figure is counted out.
fn is_counted(item: &Item) -> bool {
    matches!(item.role, "dots" | "squares")
}

/// The figures that are listed of a row; where it has some of `beside` or `plain`, those of `value` are drawn elsewhere.
fn listed<'a, 'b>(row: &'b Row<'a>) -> impl Iterator<Item = &'b Item<'a>> {
    let role = ["beside", "plain"].into_iter().find(|role| row.one(role).is_some()).unwrap_or("value");
    row.items.iter().filter(move |item| is_marked(item) || item.role == role)
}

/// Whether a figure has a mark.
fn is_marked(item: &Item) -> bool {
    is_counted(item) || item.role == "bar"
}

/// Writes a note; returns the y below it.
fn write(mut pen: Pen, note: &Note) -> f64 {
    if !note.unsaid {
        return pen.ink(Ink::Muted).paragraph(&note.text);
    }
    let (x, y) = (pen.x, pen.y);
    let middle = (x + 8.0, y + LEADING / 2.0);
    let ring = Rect::new(x + 0.5, y + 2.5, 15.0, 15.0);
    pen.copy().ink(Ink::Warn).stroke(Shape::Rect(ring, 7.5), 1.0);
    let label = Label::new("?", (middle.0, y + ASCENT), BODY).anchored(Anchor::Middle);
    pen.copy().ink(Ink::Warn).text(label);
    let room = pen.width - ASK;
    pen.again(x + ASK, y).within(room).ink(Ink::Muted).paragraph(&note.text)
}
