//! What the screens and the command line say: one table per language in `assets/text`.
//!
//! A test reads the tables and the code and fails on a phrase that is missing or unused. What an
//! author writes, and what rules and lints say, doesn't stand here but beside what it is about.

#![allow(clippy::disallowed_types, reason = "rust-i18n keeps the tables, once read, in a static")]

use counterpart_core::text::Lang;

pub mod reaction;
pub mod words;

rust_i18n::i18n!("../../assets/text", fallback = "en");

/// A phrase of the tables in one language: `phrase!(lang, "home.title")`, with values for its
/// `%{name}`s as `phrase!(lang, "library.turns", count = 12)`.
#[macro_export]
macro_rules! phrase {
    ($lang:expr, $key:literal $(,)?) => {
        $crate::text_of($lang, $key)
    };
    ($lang:expr, $key:literal $(, $name:ident = $value:expr)+ $(,)?) => {
        $crate::filled($lang, $key, &[$(stringify!($name)),+], &[$(($value).to_string()),+])
    };
}

/// The phrase with this key; `phrase!` is the way to ask for it, since a test can read those calls.
#[doc(hidden)]
pub fn text_of(lang: Lang, key: &str) -> String {
    rust_i18n::t!(key, locale = lang.code()).into_owned()
}

/// The same, with values in place of its `%{name}`s.
#[doc(hidden)]
pub fn filled(lang: Lang, key: &str, names: &[&str], values: &[String]) -> String {
    rust_i18n::replace_patterns(&rust_i18n::t!(key, locale = lang.code()), names, values)
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn a_phrase_is_found_in_both_languages_with_its_values() {
        assert_eq!(phrase!(Lang::Zh, "play.turns_left", count = 3), "还能说 3 句");
        assert_eq!(phrase!(Lang::En, "play.turns_left", count = 3), "3 sentences left");
    }
}
