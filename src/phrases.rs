//! What the screens and the command line say: one table per language in `assets/text`.
//!
//! A test reads the tables and the code and fails on a phrase that is missing or unused.

/// A phrase of the tables in one language: `phrase!(lang, "home.title")`, with values for its
/// `%{name}`s as `phrase!(lang, "library.turns", count = 12)`.
#[macro_export]
macro_rules! phrase {
    ($lang:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        ::rust_i18n::t!($key, locale = $lang.code() $(, $name = $value)*).into_owned()
    };
}

#[cfg(test)]
mod tests {
    use crate::text::Lang;

    #[test]
    fn a_phrase_is_found_in_both_languages_with_its_values() {
        assert_eq!(phrase!(Lang::Zh, "play.turns_left", count = 3), "还能说 3 句");
        assert_eq!(phrase!(Lang::En, "play.turns_left", count = 3), "3 things left to say");
    }
}
