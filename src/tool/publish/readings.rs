//! How the characters of a report's names are read in pinyin, for the page's search.

use guanzhi::lang::Text;
use guanzhi::report::Report;
use guanzhi::search::Readings;
use pinyin::{ToPinyin, ToPinyinMulti};
use std::collections::BTreeSet;

/// The readings of all characters in the names of indicators, regions and themes.
pub fn readings(report: &Report) -> Readings {
    let package = &report.package;
    let indicators: Vec<&Text> = package.indicators.iter().map(|indicator| &indicator.name).collect();
    let regions = package.regions.iter().map(|region| &region.name);
    let named = regions.chain(package.themes.iter().map(|theme| &theme.name));
    let characters: BTreeSet<char> =
        indicators.into_iter().chain(named).flat_map(|name| name.zh.chars()).collect();
    Readings::new(characters.into_iter().filter_map(|c| Some((c, spelt(c)?))).collect())
}

/// A character's readings without tones, the usual one first: `lv shuai`.
fn spelt(c: char) -> Option<String> {
    // ü is typed as v.
    let plain = |reading: pinyin::Pinyin| reading.plain().replace('ü', "v");
    let mut readings = vec![plain(c.to_pinyin()?)];
    for reading in c.to_pinyin_multi().into_iter().flatten() {
        let reading = plain(reading);
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    Some(readings.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_have_all_their_readings() {
        assert!(spelt('率').is_some_and(|readings| readings.starts_with("lv shuai")));
        assert_eq!(spelt('合').as_deref().map(|readings| readings.starts_with("he")), Some(true));
        assert_eq!(spelt('a'), None);
    }
}
