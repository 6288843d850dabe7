//! How charts stand: beside each other or across both columns, and of which width class at which width of the viewport.

use crate::chart::WidthClass;
use crate::package::Section;

/// Whether a chart has both columns to itself: a wide one, or one whose neighbour is.
pub fn is_full(section: &Section, chart: &str) -> bool {
    let wide = |id: &String| section.wide.contains(id);
    let mut alone = true;
    for (at, id) in section.charts.iter().enumerate() {
        let full = wide(id) || (alone && section.charts.get(at + 1).is_none_or(wide));
        if id == chart {
            return full;
        }
        // The second of two is followed by the first of the next.
        alone = full || !alone;
    }
    false
}

/// From which width of the viewport on a chart is of a class, in CSS pixels where text has its usual size of 16: the sheet
/// says it in `em`, since with larger text a chart is of a narrower class. Each leaves 20 px for a scroll bar. The last
/// says how much of the viewport's width is the chart's, at most.
pub type Bounds = &'static [(WidthClass, u32, &'static str)];
/// Charts in columns: they stay of medium width, also where two columns take over.
pub const IN_COLUMNS: Bounds = &[
    (WidthClass::Narrow, 0, "100vw - 32px"),
    (WidthClass::Medium, 532, "100vw - 110px"),
    (WidthClass::Medium, 1180, "50vw - 98px"),
];
/// Charts that have both columns to themselves.
pub const FULL: Bounds = &[
    (WidthClass::Narrow, 0, "100vw - 32px"),
    (WidthClass::Medium, 532, "100vw - 110px"),
    (WidthClass::Wide, 912, "100vw - 110px"),
];

/// The classes that a chart's static drawings are needed for.
pub fn classes(full: bool) -> impl Iterator<Item = WidthClass> {
    let bounds = if full { FULL } else { IN_COLUMNS };
    WidthClass::ALL.into_iter().filter(|class| bounds.iter().any(|(of, ..)| of == class))
}
