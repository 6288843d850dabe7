//! Measuring and breaking lines of text without a browser.

use unicode_linebreak::{BreakOpportunity, linebreaks};

/// The weight of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 700.
    Bold,
}

/// Advance widths of ASCII 32–126 in thousandths of the font size.
///
/// The wider of Noto Sans CJK SC and Liberation Sans (which has the widths of Arial and Helvetica), read from the
/// fonts' own tables, in bold divided by the factor of `width`. Other fonts of the style sheet may differ a little.
const ASCII: [u16; 95] = [
    280, 350, 545, 560, 560, 925, 720, 310, 360, 360, 480, 590, 310, 350, 310, 395, 560, 560, 560, 560, 560,
    560, 560, 560, 560, 560, 315, 315, 590, 590, 590, 580, 1020, 685, 690, 725, 745, 670, 615, 780, 760, 315,
    540, 685, 580, 880, 760, 790, 670, 790, 725, 670, 620, 750, 670, 950, 670, 670, 620, 360, 395, 360, 560,
    570, 610, 575, 630, 525, 630, 570, 355, 580, 620, 290, 290, 570, 300, 940, 620, 615, 630, 630, 415, 525,
    400, 620, 545, 815, 535, 545, 500, 370, 280, 370, 590,
];

/// The width of a line of text in CSS pixels, an upper bound for the fonts that the table was read from.
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let em: f64 = text.chars().map(advance).sum();
    let weight = if weight == Weight::Bold { 1.06 } else { 1.0 };
    em * size * weight
}

/// The advance of one character in units of the font size.
fn advance(c: char) -> f64 {
    match c {
        ' '..='~' => f64::from(ASCII[c as usize - 32]) / 1000.0,
        '\u{a0}' => 0.28,
        '\u{200b}' | '\u{2060}' => 0.0,
        '–' | '·' | '±' | '×' | '−' => 0.6,
        _ => 1.0,
    }
}

/// Breaks a text into lines no wider than `limit` pixels, by UAX 14: Chinese between characters but never
/// before closing punctuation, English between words. A word wider than the limit is broken where it must be.
///
/// Always returns at least one line; lines carry no white space at their ends.
pub fn wrap(text: &str, size: f64, weight: Weight, limit: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut start, mut fits) = (0, 0);
    for (end, opportunity) in linebreaks(text) {
        while width(text[start..end].trim_end(), size, weight) > limit {
            if fits > start {
                lines.push(text[start..fits].trim().to_owned());
                start = fits;
            } else {
                let cut = start + prefix(&text[start..end], size, weight, limit);
                if cut >= end {
                    break;
                }
                lines.push(text[start..cut].trim().to_owned());
                start = cut;
                fits = cut;
            }
        }
        fits = end;
        if opportunity == BreakOpportunity::Mandatory {
            lines.push(text[start..end].trim().to_owned());
            start = end;
        }
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// Breaks a text like `wrap`, into lines as even as they can be without becoming more or breaking words.
pub fn balance(text: &str, size: f64, weight: Weight, limit: f64) -> Vec<String> {
    let lines = wrap(text, size, weight, limit);
    let even = (width(text, size, weight) / lines.len() as f64).max(longest_part(text, size, weight));
    let steps = (0..8).map(|step| even + (limit - even) * f64::from(step) / 8.0);
    steps.map(|width| wrap(text, size, weight, width)).find(|even| even.len() <= lines.len()).unwrap_or(lines)
}

/// The width of the longest part of a text that `wrap` keeps whole where it can: a word, or one character.
pub fn longest_part(text: &str, size: f64, weight: Weight) -> f64 {
    let mut start = 0;
    let parts = linebreaks(text).map(|(end, _)| {
        let part = width(text[start..end].trim_end(), size, weight);
        start = end;
        part
    });
    parts.fold(0.0, f64::max)
}

/// The length in bytes of the longest prefix that fits; at least one character.
fn prefix(text: &str, size: f64, weight: Weight, limit: f64) -> usize {
    text.char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .take_while(|&end| width(&text[..end], size, weight) <= limit)
        .last()
        .unwrap_or_else(|| text.chars().next().map_or(0, char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, limit: f64, expected: &[&str]) {
        assert_eq!(wrap(text, 10.0, Weight::Regular, limit), expected, "{text} in {limit}");
    }

    #[test]
    fn chinese_breaks_between_characters_but_not_before_punctuation() {
        check("制造业产品合格率", 40.0, &["制造业产", "品合格率"]);
        check("制造业产，品合格率。", 40.0, &["制造业", "产，品合", "格率。"]);
        check("高于全国（推算）", 50.0, &["高于全国", "（推算）"]);
    }

    #[test]
    fn english_breaks_between_words() {
        check("lead enterprises on the chains", 90.0, &["lead enterprises", "on the chains"]);
    }

    #[test]
    fn balanced_lines_are_even() {
        assert_eq!(balance("工业机器人", 10.0, Weight::Regular, 40.0), ["工业机", "器人"]);
        assert_eq!(balance("Industrial robots", 10.0, Weight::Regular, 70.0), ["Industrial", "robots"]);
        assert_eq!(balance("工业", 10.0, Weight::Regular, 40.0), ["工业"]);
    }

    #[test]
    fn a_word_too_wide_is_broken() {
        check("1234567890", 20.0, &["123", "456", "789", "0"]);
        check("宽", 5.0, &["宽"]);
        check("", 50.0, &[""]);
        check("一\n二", 50.0, &["一", "二"]);
    }
}
