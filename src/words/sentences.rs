//! Tables of sentences: every sentence once, with all languages beside each other.

use crate::lang::Lang;

/// Declares tables of sentences. Each sentence has its doc line, its name and its text in every language:
///
/// ```text
/// sentences! {
///     /// The words of the figure card.
///     Card {
///         /// The close button.
///         close: { zh: "关闭", en: "Close" },
///         /// How the period is known, for inherited and unclear ones.
///         period_basis: [
///             { zh: "沿用前文", en: "carried over from earlier text" },
///             { zh: "原文未说明", en: "not stated" },
///         ],
///         /// A derived figure's hint, with its range.
///         range(range: &str): { zh: "范围 {range}", en: "range {range}" },
///     }
/// }
/// ```
///
/// That makes a struct with a field a sentence and a value of it a language, for `of`: a text, an array of texts or of pairs
/// of them, or a function that fills slots. What is wrong with a table doesn't compile: a language that is missing in
/// one sentence, a slot that one language leaves out or that isn't declared, and braces in a text without slots.
/// `with (name: Table, …)` behind a table's name puts other tables into it.
///
/// Sentences hold no logic: where a language needs some, as for numbers, periods and plurals, a function of this module
/// chooses among sentences.
///
/// A language is one more text in each sentence, and one more arm of `in_language!`.
macro_rules! sentences {
    ($(
        $(#[$about:meta])*
        $table:ident $(with ($($(#[$part_doc:meta])* $part:ident: $part_table:ident),* $(,)?))? {
            $(
                $(#[$doc:meta])*
                $name:ident $(($($slot:ident: $type:ty),* $(,)?))?: $text:tt
            ),* $(,)?
        }
    )*) => {$(
        $(#[$about])*
        pub struct $table {
            /// The language they are in.
            pub lang: $crate::lang::Lang,
            $($(#[$doc])* pub $name: type_of!([$($($type),*)?] $text),)*
            $($($(#[$part_doc])* pub $part: $part_table,)*)?
        }

        impl $table {
            pub(in $crate::words) const ZH: $table = $table {
                lang: $crate::lang::Lang::Zh,
                $($name: in_language!(Zh [$($($slot: $type),*)?] $text),)*
                $($($part: $part_table::ZH,)*)?
            };
            pub(in $crate::words) const EN: $table = $table {
                lang: $crate::lang::Lang::En,
                $($name: in_language!(En [$($($slot: $type),*)?] $text),)*
                $($($part: $part_table::EN,)*)?
            };

            /// Those in a language.
            pub fn of(lang: $crate::lang::Lang) -> &'static $table {
                static ZH: $table = $table::ZH;
                static EN: $table = $table::EN;
                match lang {
                    $crate::lang::Lang::Zh => &ZH,
                    $crate::lang::Lang::En => &EN,
                }
            }
        }
    )*};
}

/// The type of a sentence: of its slots' types and its texts.
macro_rules! type_of {
    ([] { $($texts:tt)* }) => { &'static str };
    ([$($type:ty),+] { $($texts:tt)* }) => { fn($($type),+) -> String };
    ([] [$(($($pair:tt)*)),+ $(,)?]) => { [(&'static str, &'static str); count!($(($($pair)*))+)] };
    ([] [$({ $($texts:tt)* }),+ $(,)?]) => { [&'static str; count!($({ $($texts)* })+)] };
}

/// How many trees of tokens there are.
macro_rules! count {
    ($($one:tt)+) => { [$(stringify!($one)),+].len() };
}

/// The value of a sentence in a language.
macro_rules! in_language {
    ($lang:ident [] [$($one:tt),+ $(,)?]) => { [$(in_language!($lang [] $one)),+] };
    ($lang:ident [] ($first:tt, $second:tt)) => {
        (in_language!($lang [] $first), in_language!($lang [] $second))
    };
    (Zh $slots:tt { zh: $zh:literal, en: $en:literal $(,)? }) => { text!(Zh $slots $zh) };
    (En $slots:tt { zh: $zh:literal, en: $en:literal $(,)? }) => { text!(En $slots $en) };
    ($lang:ident $slots:tt $other:tt) => {
        compile_error!(concat!("each language's text is wanted, in the order zh, en: ", stringify!($other)))
    };
}

/// A text, or the function that fills its slots.
macro_rules! text {
    ($lang:ident [] $text:literal) => { $crate::words::sentences::whole($text) };
    ($lang:ident [$($slot:ident: $type:ty),+] $text:literal) => {{
        #[deny(unused_variables)]
        let fill = |$($slot: $type),+| {
            $(let $slot = $crate::words::sentences::Slot::text($slot, $crate::lang::Lang::$lang);)+
            format!($text)
        };
        fill
    }};
}

/// What fills a slot: a text as it stands, a count as its language writes it.
pub(in crate::words) trait Slot {
    /// What is written.
    type Text: std::fmt::Display;

    /// In a language.
    fn text(self, lang: Lang) -> Self::Text;
}

impl<'a> Slot for &'a str {
    type Text = &'a str;
    fn text(self, _: Lang) -> &'a str {
        self
    }
}

impl Slot for usize {
    type Text = String;
    fn text(self, lang: Lang) -> String {
        super::count(lang, self)
    }
}

/// A text that is complete as it stands. Braces would be slots that nothing fills.
pub(super) const fn whole(text: &'static str) -> &'static str {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        assert!(bytes[at] != b'{' && bytes[at] != b'}', "a slot that isn't declared");
        at += 1;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    sentences! {
        /// A part of the other table.
        Part {
            /// A text.
            only: { zh: "一", en: "one" },
        }

        /// One sentence of each form.
        Whole with (
            /// The other table.
            part: Part,
        ) {
            /// Texts.
            list: [{ zh: "甲", en: "a" }, { zh: "乙", en: "b" }],
            /// Pairs of texts.
            pairs: [({ zh: "键", en: "key" }, { zh: "做什么", en: "what it does" })],
            /// Slots, in an order of each language's own.
            slots(found: usize, all: &str): { zh: "{all} 中的 {found}", en: "{found} of {all}" },
        }
    }

    #[test]
    fn tables_say_the_same_in_each_language() {
        let check = |lang: Lang, expected: [&str; 6]| {
            let words = Whole::of(lang);
            let (key, does) = words.pairs[0];
            let slots = (words.slots)(1320, "3");
            assert_eq!([words.part.only, words.list[0], words.list[1], key, does, &slots], expected);
            assert_eq!((words.lang, words.part.lang), (lang, lang));
            assert_eq!(Part::of(lang).only, words.part.only);
        };
        check(Lang::Zh, ["一", "甲", "乙", "键", "做什么", "3 中的 1320"]);
        check(Lang::En, ["one", "a", "b", "key", "what it does", "1,320 of 3"]);
    }

    #[test]
    #[should_panic(expected = "a slot that isn't declared")]
    fn texts_without_slots_have_no_braces() {
        whole("in all: {}");
    }
}
