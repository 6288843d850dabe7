//! Finding text by what a reader types: Chinese, English, or Chinese in pinyin letters.

/// How Chinese characters are read, without tones; made at publishing for the characters that a report needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readings(pub(crate) Vec<(char, String)>);

impl Readings {
    /// Readings by character, several of one character separated by spaces: `率`, `lv shuai`.
    pub fn new(mut readings: Vec<(char, String)>) -> Readings {
        readings.sort_unstable_by_key(|(c, _)| *c);
        readings.dedup_by_key(|(c, _)| *c);
        Readings(readings)
    }

    fn of(&self, c: char) -> &str {
        self.0.binary_search_by_key(&c, |(c, _)| *c).map_or("", |at| &self.0[at].1)
    }

    /// Whether letters in lower case spell a part of a text, each character by its whole reading, by the beginning
    /// of it at the end of the letters, or by its first letter: `hegelv`, `hegel` and `hgl` all spell 合格率.
    pub fn spell(&self, letters: &str, text: &str) -> bool {
        text.char_indices().any(|(at, _)| self.spells_from(letters, &text[at..]))
    }

    fn spells_from(&self, letters: &str, text: &str) -> bool {
        let (Some(first), Some(c)) = (letters.chars().next(), text.chars().next()) else {
            return letters.is_empty();
        };
        let rest = &text[c.len_utf8()..];
        if c.is_ascii_alphanumeric() {
            return c.eq_ignore_ascii_case(&first) && self.spells_from(&letters[1..], rest);
        }
        let readings = self.of(c);
        if readings.is_empty() {
            // Quotation marks and the like are passed over, except at the beginning.
            return !letters.is_empty() && self.spells_from(letters, rest);
        }
        readings.split(' ').any(|reading| {
            reading.starts_with(letters)
                || letters.strip_prefix(reading).is_some_and(|letters| self.spells_from(letters, rest))
                || reading.starts_with(first) && self.spells_from(&letters[first.len_utf8()..], rest)
        })
    }
}

/// What a reader typed, in words that must all be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<String>);

impl Query {
    /// Splits at white space; each word is folded.
    pub fn new(text: &str) -> Query {
        Query(text.split_whitespace().map(fold).collect())
    }

    /// Whether each word is in one of the texts, which are folded, or is spelt by one of the names.
    pub fn finds(&self, texts: &[&str], names: &[&str], readings: &Readings) -> bool {
        self.0.iter().all(|word| {
            texts.iter().any(|text| has(text, word))
                || word.bytes().all(|b| b.is_ascii_lowercase())
                    && names.iter().any(|name| readings.spell(word, name))
        })
    }
}

/// A text as it is searched: in half width and lower case, with one sign for minus and one letter for ü, and without
/// spaces, commas and apostrophes, which are written or left out at will.
///
/// Each character is folded by itself, so that what is a part of a text is so when both are folded.
pub fn fold(text: &str) -> String {
    text.chars().filter_map(folded).collect()
}

fn folded(c: char) -> Option<char> {
    // Full-width forms stand in the order of ASCII.
    let c = match c {
        '！'..='～' => char::from_u32(u32::from(c) - u32::from('！') + u32::from('!')).unwrap_or(c),
        c => c,
    };
    match c {
        ',' | '\'' | '‘' | '’' => None,
        '−' | '–' | '—' => Some('-'),
        'ü' | 'Ü' => Some('v'),
        c if c.is_whitespace() => None,
        c => Some(c.to_ascii_lowercase()),
    }
}

/// Whether a text has a word in it. The standard library's search would take a kilobyte (brotli) of the page, in which
/// nothing else needs it.
fn has(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let Some(first) = word.first() else { return true };
    (0..text.len()).any(|at| text[at] == *first && text[at..].starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings() -> Readings {
        let pairs = [
            ('制', "zhi"),
            ('造', "zao"),
            ('业', "ye"),
            ('产', "chan"),
            ('品', "pin"),
            ('合', "he ge"),
            ('格', "ge"),
            ('率', "lv shuai"),
            ('重', "zhong chong"),
        ];
        Readings::new(pairs.map(|(c, reading)| (c, reading.to_owned())).to_vec())
    }

    fn check(letters: &str, text: &str, expected: bool) {
        assert_eq!(readings().spell(letters, text), expected, "{letters} in {text}");
    }

    #[test]
    fn names_are_spelt_whole_or_by_first_letters() {
        for letters in
            ["zhizaoye", "zzy", "zhizy", "zaoyechan", "cpin", "hegelv", "hgl", "hegel", "pinhe", "gegs"]
        {
            check(letters, "制造业产品“合格率”", true);
        }
        for letters in ["zyz", "hegelu", "zhizaoyi", "lvx"] {
            check(letters, "制造业产品“合格率”", false);
        }
        check("chongpin", "重品", true);
        check("iso", "ISO 率", true);
        check("x", "“”", false);
        check("x", "", false);
    }

    #[test]
    fn words_are_found_where_the_standard_library_finds_them() {
        for (text, word) in
            [("", ""), ("a", ""), ("", "a"), ("aab", "ab"), ("辽宁", "宁"), ("ab", "abc"), ("aaa", "aab")]
        {
            assert_eq!(has(text, word), text.contains(word), "{word} in {text}");
        }
    }

    #[test]
    fn all_words_must_be_found() {
        let texts = ["Manufacturing product pass rate 94.1%", "辽宁"].map(fold);
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let finds = |text: &str| Query::new(text).finds(&texts, &["合格率"], &readings());
        assert!(finds("") && finds("Pass 94.1") && finds("辽宁 hgl") && finds("  RATE "));
        assert!(!finds("pass rates") && !finds("hgl 吉林"));
        assert!(finds("９４．１％") && finds("he'ge'lü") && finds("Ｐass") && finds("hegeLÜ"));
        assert!(!finds("9.41") && !finds("hegelu"));
    }

    #[test]
    fn what_is_written_in_several_ways_is_folded_to_one() {
        for (ways, expected) in [
            (["1,755", "１７５５", "1755"], "1755"),
            (["−2.5", "－2.5", "-2.5"], "-2.5"),
            (["3–5%", "3—5％", "3-5%"], "3-5%"),
            (["8.7 亿元", "8.7亿元", "８．７　亿元"], "8.7亿元"),
            (["Nation’s", "nation's", "NATIONS"], "nations"),
            (["lü", "LV", "lÜ"], "lv"),
        ] {
            assert_eq!(ways.map(fold), [expected; 3]);
        }
        assert_ne!(fold("1.755"), fold("1755"));
        assert_ne!(fold("+0.5"), fold("-0.5"));
    }
}
