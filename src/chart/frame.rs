//! The room that a chart is laid out in, and the width classes that decide its height.

/// The room that a chart is laid out in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width in CSS pixels, at least 280.
    pub width: f64,
    /// The class that decides the height; a page may let a class reach a little beyond its widths.
    pub class: WidthClass,
    /// The height that is there, if it is decided; a layout may use it, never exceed what it needs.
    pub height: Option<f64>,
    /// How much further apart rows stand than they need, in CSS pixels.
    pub air: f64,
}

/// The width classes: a chart's height depends on its class alone, so that nothing moves when it goes live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WidthClass {
    /// 280 to 479 px.
    Narrow,
    /// 480 to 799 px.
    Medium,
    /// From 800 px.
    Wide,
}

impl WidthClass {
    /// All classes, narrowest first.
    pub const ALL: [WidthClass; 3] = [WidthClass::Narrow, WidthClass::Medium, WidthClass::Wide];

    /// The class of a width in CSS pixels.
    pub fn of(width: f64) -> WidthClass {
        match width {
            w if w < 480.0 => WidthClass::Narrow,
            w if w < 800.0 => WidthClass::Medium,
            _ => WidthClass::Wide,
        }
    }

    /// The name in class attributes.
    pub const fn id(self) -> &'static str {
        match self {
            WidthClass::Narrow => "narrow",
            WidthClass::Medium => "medium",
            WidthClass::Wide => "wide",
        }
    }

    /// The width that the static drawing is laid out for: the one most readers have.
    pub const fn still_width(self) -> f64 {
        match self {
            WidthClass::Narrow => 328.0,
            WidthClass::Medium => 520.0,
            WidthClass::Wide => 900.0,
        }
    }

    /// The least width of the class. Layouts that count columns by it have much the same height at all its widths.
    pub const fn least(self) -> f64 {
        self.probes()[0]
    }

    /// Widths at which a class's height is taken: its ends with what a page may add, the static drawing's, and
    /// some between.
    pub(super) const fn probes(self) -> [f64; 6] {
        match self {
            WidthClass::Narrow => [280.0, 300.0, 328.0, 360.0, 420.0, 500.0],
            WidthClass::Medium => [480.0, 520.0, 560.0, 640.0, 720.0, 822.0],
            WidthClass::Wide => [800.0, 900.0, 960.0, 1120.0, 1280.0, 1600.0],
        }
    }
}
