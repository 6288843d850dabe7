//! Cells of one size for the units of all rows of a chart: those of a whole, those among them that are counted, and their names.

use super::cells::{Area, Grid};
use super::{ASCENT, BODY, LEADING, Pen, bold_width, width};
use crate::chart::{Item, Resolved, Row};
use crate::scene::{Label, Mark, Rect, Scene, Shape};
use crate::theme::{Ink, soft};
use crate::words::words;

/// How cells stand: their distance, and how many are in a line.
#[derive(Clone, Copy)]
pub struct Field {
    pitch: f64,
    columns: usize,
}

/// More cells than this can't be told apart.
pub const MOST: usize = 400;
/// The largest and the least distance of cells.
const PITCH: [f64; 2] = [34.0, 13.0];
/// Between two cells.
const GAP: f64 = 3.0;
/// How many names stand above the cells; more are listed beneath.
const STEPS: usize = 6;

impl Field {
    /// For so many cells at most in a width: in lines of round numbers.
    pub fn of(most: usize, width: f64) -> Field {
        const ROUND: [usize; 7] = [100, 50, 40, 25, 20, 10, 5];
        let few = most.div_ceil(4).max(if most <= 20 { most } else { 1 });
        let fits = |columns: &usize| *columns <= few && width / *columns as f64 >= PITCH[1];
        let columns = [most.clamp(1, 20)].into_iter().filter(|_| most <= 20).chain(ROUND).find(fits);
        let columns = columns.unwrap_or(((width / PITCH[1]) as usize).max(1));
        Field { pitch: (width / columns as f64).min(PITCH[0]), columns }
    }

    /// The place of a cell.
    fn area(self, at: usize, y: f64) -> Rect {
        let (column, line) = ((at % self.columns) as f64, (at / self.columns) as f64);
        let size = self.pitch - GAP;
        Rect::new(column * self.pitch, y + line * self.pitch, size, size)
    }

    /// The cells from one to another: the end of a line, whole lines, the beginning of one.
    fn areas(self, from: usize, to: usize) -> Vec<Area> {
        let mut areas = Vec::new();
        let mut at = from;
        while at < to {
            let (line, column) = (at / self.columns, at % self.columns);
            let lines = if column == 0 { ((to - at) / self.columns).max(1) } else { 1 };
            let columns = (self.columns - column).min(to - at);
            areas.push(Area { column, line, columns, lines: lines as f64 });
            at += lines * columns;
        }
        areas
    }

    /// A row's units, with their names, in the cells of its whole if it has one; returns the y below them.
    pub fn draw(self, scene: &mut Scene, chart: &Resolved, row: &Row, units: usize, y: f64) -> f64 {
        let Some(value) = row.one("value") else { return y };
        let stairs = self.stairs(chart, row, units, scene.width);
        let top = match &stairs {
            Some(steps) => y + steps.len() as f64 * LEADING + 4.0,
            None => y,
        };
        let whole = row.one("whole").and_then(|whole| Some((whole, cells(whole)?)));
        let count =
            whole.map_or(units, |(whole, cells)| cells.max(units) + usize::from(is_open(whole, cells)));
        if let Some((whole, cells)) = whole {
            self.whole(scene, whole, units, cells, top);
        }
        for at in 0..units {
            self.unit(scene, chart, row, value, at, top);
        }
        let below = top + count.div_ceil(self.columns) as f64 * self.pitch + 2.0;
        match stairs {
            Some(steps) => {
                climb(scene, chart, &steps, value, y, top);
                below
            }
            None if row.names.is_empty() => below,
            None => {
                let names: Vec<&str> = row.names.iter().map(|(name, _)| *name).collect();
                let names = names.join(words(chart.lang).comma);
                Pen::at(scene, 0.0, below).of(&value.key).paragraph(&names)
            }
        }
    }

    /// The cells of a whole behind its units: fading where there may be fewer, with one that isn't closed behind them where there
    /// are more.
    fn whole(self, scene: &mut Scene, whole: &Item, units: usize, cells: usize, y: f64) {
        let grid = Grid { x: 0.0, y, pitch: self.pitch, gap: GAP, lines: 1 };
        let fewer = whole.ends().0.is_none_or(|least| least < cells as f64);
        let (pale, last) = if fewer { (cells * 9 / 10, cells * 24 / 25) } else { (cells, cells) };
        let (pale, last) = (pale.max(units), last.max(units));
        for (from, to, ink) in [(units, pale, Ink::NationSoft), (pale, last, Ink::Rule)] {
            let areas = self.areas(from, to);
            grid.fill(scene, &areas, ink, Some(whole));
            grid.separate(scene, &areas);
        }
        for at in last..cells {
            let Rect { x, y, width, height } = self.area(at, y);
            let inside = Rect::new(x + 0.5, y + 0.5, width - 1.0, height - 1.0);
            scene.push(Mark::stroke(Shape::Rect(inside, 0.0), Ink::Rule, 1.0).dashed(2.0).of(&whole.key));
        }
        if is_open(whole, cells) {
            let Rect { x, y, width, height } = self.area(cells.max(units), y);
            let (left, right, top, bottom) = (x + 0.5, x + width - 0.5, y + 0.5, y + height - 0.5);
            let open = vec![(right, top), (left, top), (left, bottom), (right, bottom)];
            Pen::on(scene).ink(Ink::Nation).of(&whole.key).line(open, 1.0);
        }
    }

    /// A unit: filled where it has a name, and stronger where it is counted elsewhere, too; dashed where it has none. What is
    /// derived or planned isn't filled.
    fn unit(self, scene: &mut Scene, chart: &Resolved, row: &Row, value: &Item, at: usize, y: f64) {
        let area = self.area(at, y);
        let name = row.names.get(at);
        let counted = name.and_then(|(_, role)| row.one((*role)?));
        let item = counted.unwrap_or(value);
        let ink = chart.ink(item);
        if !item.is_hollow() && (row.one("whole").is_some() || name.is_some()) {
            let ground = if counted.is_some() { ink } else { soft(ink) };
            Pen::on(scene).ink(ground).of(&item.key).fill(Shape::Rect(area, 0.0));
            if counted.is_some() {
                return;
            }
        }
        let inside = Rect::new(area.x + 0.5, area.y + 0.5, area.width - 1.0, area.height - 1.0);
        let outline = Mark::stroke(Shape::Rect(inside, 0.0), ink, 1.0).of(&item.key);
        scene.push(if name.is_some() { outline } else { outline.dashed(3.0) });
    }

    /// Names above the first cells, each a step lower than the one before, so that no leader crosses another name; then that the
    /// others have none. `None` where there are too many, or one has no room.
    fn stairs<'a>(self, chart: &Resolved, row: &'a Row, units: usize, room: f64) -> Option<Vec<Step<'a>>> {
        let mut steps = Vec::new();
        for (at, (name, role)) in row.names.iter().take(units).enumerate() {
            let counted = role.and_then(|role| row.one(role));
            let remark = counted.map_or(String::new(), |item| chart.named(item));
            steps.push(Step { x: at as f64 * self.pitch, name, remark, counted });
        }
        if !steps.is_empty() && steps.len() < units {
            let x = steps.len() as f64 * self.pitch;
            let remark = words(chart.lang).chart.unnamed.to_owned();
            steps.push(Step { x, name: "", remark, counted: None });
        }
        let fits = |step: &Step| step.x + 8.0 + step.width() <= room;
        let few = (1..=STEPS).contains(&steps.len()) && steps.len() <= self.columns;
        if few && !steps.iter().all(fits) {
            for step in &mut steps {
                step.remark.clear();
            }
        }
        (few && steps.iter().all(fits)).then_some(steps)
    }

    /// Whether a row's names say what else they are counted in.
    pub fn says_more(self, chart: &Resolved, row: &Row, units: usize, room: f64) -> bool {
        let steps = self.stairs(chart, row, units, room);
        steps.is_some_and(|steps| steps.iter().any(|step| step.counted.is_some() && !step.remark.is_empty()))
    }
}

/// Writes the names of stairs from a y to the cells' top.
fn climb(scene: &mut Scene, chart: &Resolved, steps: &[Step], value: &Item, y: f64, top: f64) {
    for (at, step) in steps.iter().enumerate() {
        let baseline = y + at as f64 * LEADING + ASCENT;
        let item = step.counted.unwrap_or(value);
        let (key, line) = (&item.key, chart.ink(item));
        let ink = if step.counted.is_some() { line } else { Ink::Text };
        if !step.name.is_empty() {
            Pen::at(scene, step.x + 1.0, baseline - 11.0).ink(line).of(key).down(top - 1.0, 1.0);
            let label = Label::new(step.name, (step.x + 8.0, baseline), BODY).bold();
            Pen::on(scene).ink(ink).of(key).text(label);
        }
        if !step.remark.is_empty() {
            let label = Label::new(step.remark.clone(), (step.remark_x(), baseline), BODY);
            Pen::on(scene).ink(Ink::Muted).of(key).text(label);
        }
    }
}

/// A name with what else it is counted in.
struct Step<'a> {
    x: f64,
    name: &'a str,
    remark: String,
    counted: Option<&'a Item<'a>>,
}

impl Step<'_> {
    fn remark_x(&self) -> f64 {
        self.x + 8.0 + if self.name.is_empty() { 0.0 } else { bold_width(self.name) + 10.0 }
    }

    fn width(&self) -> f64 {
        self.remark_x() - self.x - 8.0 + width(&self.remark)
    }
}

/// Whether a whole may have more cells than so many, and has no fewer.
fn is_open(whole: &Item, cells: usize) -> bool {
    let (least, most) = whole.ends();
    let cells = cells as f64;
    least.is_some_and(|least| least >= cells) && most.is_none_or(|most| most > cells)
}

/// How many cells a whole has: as many as are printed, also where that is about so many.
pub fn cells(whole: &Item) -> Option<usize> {
    let cells = whole.nominal().filter(|cells| cells.fract() == 0.0 && *cells >= 1.0)?;
    (cells <= MOST as f64).then_some(cells as usize)
}
