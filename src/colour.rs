//! Colours that a package may choose: one hue for the report's own region, from which all inks of it follow.

/// Red, green and blue.
pub type Rgb = (u8, u8, u8);

/// The least contrast of the accent, which is the ink of text too (WCAG 2.2, 1.4.3).
pub const LEAST_CONTRAST: f64 = 4.5;

const WHITE: Rgb = (0xff, 0xff, 0xff);
const BLACK: Rgb = (0, 0, 0);

/// The grounds that the accent stands on in the light look and in the dark one: paper and card.
const GROUNDS: [[Rgb; 2]; 2] = [[(0xfb, 0xfa, 0xf7), WHITE], [(0x12, 0x16, 0x1c), (0x1a, 0x20, 0x28)]];

/// The inks of the report's own region, as a package chose its colour.
///
/// By look, in the order light, dark, projector and projector in the dark: marks and text, areas, and text on marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accent(pub [[Rgb; 3]; 4]);

impl Accent {
    /// All inks that follow from the marks of the light look and of the dark one.
    ///
    /// Areas are as strong as leaves marks on them 3 to 1, and text 4.5 to 1; projectors get 7 to 1 for text.
    pub fn of(light: Rgb, dark: Rgb) -> Accent {
        let on_dark = (0x1a, 0x12, 0x10);
        Accent([
            [light, soft(light, WHITE, (0x1b, 0x1f, 0x24)), WHITE],
            [dark, soft(dark, GROUNDS[1][1], (0xf1, 0xee, 0xe7)), on_dark],
            [strong(light, WHITE), between(strong(light, WHITE), WHITE), WHITE],
            [strong(dark, BLACK), between(strong(dark, BLACK), BLACK), BLACK],
        ])
    }
}

/// The colour for the dark look that goes with one for the light look: as much lighter as it needs to be.
pub fn lighter(light: Rgb) -> Rgb {
    let steps = (0..=100).map(|step| mixed(light, WHITE, step));
    steps.into_iter().find(|colour| least_contrast(*colour, true) >= 7.0).unwrap_or(WHITE)
}

/// The least contrast of a colour with the grounds of the light look, or of the dark one.
pub fn least_contrast(colour: Rgb, dark: bool) -> f64 {
    let ratios = GROUNDS[usize::from(dark)].map(|ground| contrast(colour, ground));
    ratios[0].min(ratios[1])
}

/// Reads `#b3261e`; `None` for anything else.
pub fn parse(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    digits.bytes().all(|b| b.is_ascii_hexdigit()).then_some(())?;
    Some((channel(0)?, channel(2)?, channel(4)?))
}

/// How much two colours differ in lightness, from 1 to 21 (WCAG 2.2).
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Relative luminance (WCAG 2.2).
fn luminance((r, g, b): Rgb) -> f64 {
    let linear = |c: u8| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/// A colour of which `percent` of a hundred parts are the other one.
fn mixed(one: Rgb, other: Rgb, percent: u32) -> Rgb {
    let mix = |a: u8, b: u8| {
        let sum = u32::from(a) * (100 - percent) + u32::from(b) * percent;
        u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
    };
    (mix(one.0, other.0), mix(one.1, other.1), mix(one.2, other.2))
}

/// The strongest area, up to a third of the mark's colour, on which both mark and text can be told.
fn soft(mark: Rgb, card: Rgb, text: Rgb) -> Rgb {
    let areas = (70..=100).map(|step| mixed(mark, card, step));
    let fits = |area: &Rgb| contrast(mark, *area) >= 3.0 && contrast(text, *area) >= 4.5;
    areas.into_iter().find(fits).unwrap_or(card)
}

/// A mark with so much contrast that there is room for an area between it and its ground.
fn strong(mark: Rgb, ground: Rgb) -> Rgb {
    let away = if ground == WHITE { BLACK } else { WHITE };
    let marks = (0..=100).map(|step| mixed(mark, away, step));
    marks.into_iter().find(|mark| contrast(*mark, ground) >= 9.2).unwrap_or(away)
}

/// The area that differs as much from its ground as from its mark.
fn between(mark: Rgb, ground: Rgb) -> Rgb {
    let least = |area: Rgb| contrast(area, ground).min(contrast(area, mark));
    let areas = (0..=100).map(|step| mixed(mark, ground, step));
    areas.max_by(|a, b| least(*a).total_cmp(&least(*b))).unwrap_or(ground)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn colours_are_six_digits() {
        assert_eq!(parse("#B3261e"), Some((0xb3, 0x26, 0x1e)));
        for wrong in ["b3261e", "#b32", "#b3261g", "#b3261e0", "red", "", "#+1+1+1", "#é123"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    proptest! {
        /// Whatever colour a package may choose, marks, areas and text stay apart in all looks.
        #[test]
        fn all_inks_of_an_accent_can_be_told_apart(light in any::<Rgb>()) {
            prop_assume!(least_contrast(light, false) >= LEAST_CONTRAST);
            let dark = lighter(light);
            prop_assert!(least_contrast(dark, true) >= LEAST_CONTRAST);
            let Accent(looks) = Accent::of(light, dark);
            for (at, [mark, area, on]) in looks.into_iter().enumerate() {
                prop_assert!(contrast(on, mark) >= 4.5, "{at}: {on:?} on {mark:?}");
                prop_assert!(contrast(mark, area) >= 2.9, "{at}: {mark:?} on {area:?}");
            }
            for (at, ground) in [(2, WHITE), (3, BLACK)] {
                let [mark, area, _] = looks[at];
                prop_assert!(contrast(mark, ground) >= 7.0 && contrast(area, ground) >= 2.9, "{at}");
            }
        }
    }
}
