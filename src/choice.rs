//! Closed lists of values: each value and its word in files stand on one line, and nothing else repeats the list.

/// Declares an enum whose values are the words that may stand in one column of a file.
///
/// ```text
/// choices! {
///     /// What a plank is cut from.
///     #[derive(Clone, Copy, Debug, PartialEq, Eq)]
///     pub enum Wood {
///         /// Any oak.
///         Oak = "oak",
///         /// Any pine.
///         Pine = "pine",
///     }
/// }
/// ```
///
/// It gets `ALL` and `WORDS`, in the order of the lines, and `id` and `from_id` between values and words. A value is
/// thus in all of them or in none: what walks through `ALL` can't miss one. Values without words only get `ALL`.
macro_rules! choices {
    (
        $(#[$about:meta])*
        pub enum $name:ident { $($(#[$line:meta])* $value:ident = $word:literal,)+ }
    ) => {
        $(#[$about])*
        pub enum $name { $($(#[$line])* $value,)+ }

        #[allow(dead_code, reason = "lists that only this crate sees may have no use for some")]
        impl $name {
            /// All of them, in the order of the documentation.
            pub const ALL: [$name; [$($word),+].len()] = [$($name::$value),+];

            /// All of them with their words, in the order of the documentation.
            pub const WORDS: [(&'static str, $name); $name::ALL.len()] = [$(($word, $name::$value)),+];

            /// The word for it in files and addresses.
            pub const fn id(self) -> &'static str {
                match self { $($name::$value => $word),+ }
            }

            /// The one that a word stands for.
            pub fn from_id(word: &str) -> Option<$name> {
                $name::ALL.into_iter().find(|one| one.id() == word)
            }
        }
    };
    (
        $(#[$about:meta])*
        pub enum $name:ident { $($(#[$line:meta])* $value:ident,)+ }
    ) => {
        $(#[$about])*
        pub enum $name { $($(#[$line])* $value,)+ }

        impl $name {
            /// All of them, in their order.
            pub const ALL: [$name; [$(stringify!($value)),+].len()] = [$($name::$value),+];
        }
    };
}
pub(crate) use choices;
