//! Inks are roles; a theme gives each of them a colour when a scene is painted.

use crate::colour::{Accent, Rgb};

/// What a mark is painted for. Charts name inks, never colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ink {
    /// The ground that charts stand on.
    Card,
    /// Text that must be read first.
    Text,
    /// Text that comes second.
    Muted,
    /// Grid lines.
    Rule,
    /// The line that others are read from.
    Axis,
    /// The report's region.
    Province,
    /// Areas of the region: ranges and units without a name.
    ProvinceSoft,
    /// Text on `Province`.
    OnProvince,
    /// The nation and anything else that the region is compared with.
    Nation,
    /// Areas of the nation.
    NationSoft,
    /// Contradictions.
    Warn,
    /// The mark that has the focus.
    Focus,
}

impl Ink {
    /// Every ink.
    pub const ALL: [Ink; 12] = [
        Ink::Card,
        Ink::Text,
        Ink::Muted,
        Ink::Rule,
        Ink::Axis,
        Ink::Province,
        Ink::ProvinceSoft,
        Ink::OnProvince,
        Ink::Nation,
        Ink::NationSoft,
        Ink::Warn,
        Ink::Focus,
    ];

    /// The custom property that holds the ink's colour in the page, without its two dashes.
    pub const fn id(self) -> &'static str {
        match self {
            Ink::Card => "card",
            Ink::Text => "text",
            Ink::Muted => "muted",
            Ink::Rule => "rule",
            Ink::Axis => "axis",
            Ink::Province => "own",
            Ink::ProvinceSoft => "own-soft",
            Ink::OnProvince => "on-own",
            Ink::Nation => "other",
            Ink::NationSoft => "other-soft",
            Ink::Warn => "warn",
            Ink::Focus => "focus",
        }
    }
}

impl Ink {
    /// The class of marks in the page's drawings: a letter, since there are thousands of them.
    pub const fn class(self) -> &'static str {
        match self {
            Ink::Card => "k",
            Ink::Text => "t",
            Ink::Muted => "u",
            Ink::Rule => "r",
            Ink::Axis => "a",
            Ink::Province => "p",
            Ink::ProvinceSoft => "q",
            Ink::OnProvince => "o",
            Ink::Nation => "n",
            Ink::NationSoft => "v",
            Ink::Warn => "w",
            Ink::Focus => "f",
        }
    }
}

/// The ink of a region's areas, by that of its marks.
pub fn soft(ink: Ink) -> Ink {
    if ink == Ink::Province { Ink::ProvinceSoft } else { Ink::NationSoft }
}

/// The ink of text on a region's marks, by theirs.
pub fn on(ink: Ink) -> Ink {
    if ink == Ink::Province { Ink::OnProvince } else { Ink::Card }
}

/// A colour for every ink.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// The colours in the order of `Ink::ALL`.
    pub colours: [Rgb; Ink::ALL.len()],
}

impl Theme {
    /// The colour of an ink.
    pub const fn colour(&self, ink: Ink) -> Rgb {
        self.colours[ink as usize]
    }

    /// The theme with the inks of a package's own colour: marks, areas, text on marks.
    fn accented(mut self, inks: Option<[Rgb; 3]>) -> Theme {
        if let Some([mark, area, on]) = inks {
            self.colours[Ink::Province as usize] = mark;
            self.colours[Ink::ProvinceSoft as usize] = area;
            self.colours[Ink::OnProvince as usize] = on;
        }
        self
    }
}

/// The light theme, for print and pictures.
pub fn light(accent: Option<&Accent>) -> Theme {
    LIGHT.accented(accent.map(|accent| accent.0[0]))
}

/// All themes in the order of an accent's looks: light, dark, projector, projector in the dark.
pub fn themes(accent: Option<&Accent>) -> [Theme; 4] {
    let mut themes = [LIGHT, DARK, PROJECTOR, PROJECTOR_DARK];
    for (at, theme) in themes.iter_mut().enumerate() {
        *theme = theme.accented(accent.map(|accent| accent.0[at]));
    }
    themes
}

/// Dark marks on paper; also for print and pictures.
pub const LIGHT: Theme = Theme {
    colours: [
        (0xff, 0xff, 0xff),
        (0x1b, 0x1f, 0x24),
        (0x59, 0x62, 0x6e),
        (0xe4, 0xe1, 0xda),
        (0x1b, 0x1f, 0x24),
        (0xb3, 0x26, 0x1e),
        (0xf0, 0xc8, 0xc3),
        (0xff, 0xff, 0xff),
        (0x5f, 0x68, 0x74),
        (0xd5, 0xd9, 0xde),
        (0x8a, 0x5a, 0x00),
        (0x1d, 0x4e, 0x89),
    ],
};

/// Light marks on a dark ground.
pub const DARK: Theme = Theme {
    colours: [
        (0x1a, 0x20, 0x28),
        (0xf1, 0xee, 0xe7),
        (0xa9, 0xb2, 0xbd),
        (0x35, 0x3f, 0x4b),
        (0xf1, 0xee, 0xe7),
        (0xff, 0x8a, 0x7a),
        (0x6e, 0x3a, 0x36),
        (0x1a, 0x12, 0x10),
        (0xa9, 0xb2, 0xbd),
        (0x43, 0x4d, 0x59),
        (0xe2, 0xb2, 0x5b),
        (0x8d, 0xbb, 0xe6),
    ],
};

/// Dark marks on white with more contrast, for projectors: text at least 7 to 1, marks 4.5 to 1. Pale areas, on which
/// text can stand, are 3 to 1.
pub const PROJECTOR: Theme = Theme {
    colours: [
        (0xff, 0xff, 0xff),
        (0x00, 0x00, 0x00),
        (0x3d, 0x44, 0x4c),
        (0x8f, 0x8f, 0x8f),
        (0x00, 0x00, 0x00),
        (0x8c, 0x12, 0x0c),
        (0xdf, 0x77, 0x6c),
        (0xff, 0xff, 0xff),
        (0x38, 0x42, 0x4e),
        (0x8d, 0x96, 0xa1),
        (0x6b, 0x43, 0x00),
        (0x0b, 0x3b, 0x70),
    ],
};

/// Light marks on black with more contrast, for dark halls.
pub const PROJECTOR_DARK: Theme = Theme {
    colours: [
        (0x00, 0x00, 0x00),
        (0xff, 0xff, 0xff),
        (0xc3, 0xca, 0xd2),
        (0x75, 0x75, 0x75),
        (0xff, 0xff, 0xff),
        (0xff, 0xa5, 0x98),
        (0x8f, 0x42, 0x3a),
        (0x00, 0x00, 0x00),
        (0xc9, 0xd0, 0xd8),
        (0x51, 0x5a, 0x64),
        (0xf0, 0xc4, 0x6e),
        (0x9c, 0xc8, 0xf2),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    fn contrast(theme: &Theme, a: Ink, b: Ink) -> f64 {
        crate::colour::contrast(theme.colour(a), theme.colour(b))
    }

    #[test]
    fn text_and_marks_meet_wcag() {
        for theme in [LIGHT, DARK] {
            for ink in [Ink::Text, Ink::Muted, Ink::Province, Ink::Nation, Ink::Warn, Ink::Focus] {
                assert!(contrast(&theme, ink, Ink::Card) >= 4.5, "{ink:?}");
            }
            assert!(contrast(&theme, Ink::OnProvince, Ink::Province) >= 4.5);
            assert!(contrast(&theme, Ink::Text, Ink::ProvinceSoft) >= 4.5);
            assert!(contrast(&theme, Ink::Text, Ink::NationSoft) >= 4.5);
            assert!(contrast(&theme, Ink::Province, Ink::ProvinceSoft) >= 3.0);
            assert!(contrast(&theme, Ink::Nation, Ink::NationSoft) >= 3.0);
        }
    }

    #[test]
    fn projectors_get_more_contrast() {
        for theme in [PROJECTOR, PROJECTOR_DARK] {
            // Each of them is also the ink of some text.
            for ink in [Ink::Text, Ink::Muted, Ink::Province, Ink::Nation, Ink::Warn, Ink::Focus, Ink::Axis] {
                assert!(contrast(&theme, ink, Ink::Card) >= 7.0, "{ink:?}");
            }
            for (soft, mark) in [(Ink::ProvinceSoft, Ink::Province), (Ink::NationSoft, Ink::Nation)] {
                assert!(contrast(&theme, soft, Ink::Card) >= 2.99, "{soft:?}");
                assert!(contrast(&theme, soft, Ink::Text) >= 6.98, "{soft:?}");
                assert!(contrast(&theme, soft, mark) >= 3.0, "{soft:?}");
            }
            assert!(contrast(&theme, Ink::Rule, Ink::Card) >= 3.0);
            assert!(contrast(&theme, Ink::OnProvince, Ink::Province) >= 7.0);
        }
    }

    #[test]
    fn every_ink_finds_its_own_colour() {
        for (at, ink) in Ink::ALL.into_iter().enumerate() {
            assert_eq!(ink as usize, at, "{ink:?}");
        }
    }
}
