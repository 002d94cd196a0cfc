//! Leaving out what may be somebody's words or name.

use std::path::Path;

/// A text with everything that stands in quotation marks or backticks left out. A message of the language's
/// own (a text cut between two bytes of a letter, an error that was unwrapped) quotes what it broke on, and
/// that may be what somebody typed.
pub fn without_quotes(text: &str) -> String {
    let mut kept = String::new();
    let mut letters = text.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        kept.push(letter);
        // An apostrophe within a word quotes nothing.
        let quotes = matches!(letter, '"' | '`') || (letter == '\'' && !before.is_alphanumeric());
        before = letter;
        if !quotes {
            continue;
        }
        kept.push('…');
        while let Some(inside) = letters.next() {
            match inside {
                '\\' => drop(letters.next()),
                inside if inside == letter && ends(letter, letters.peek()) => {
                    kept.push(letter);
                    before = letter;
                    break;
                }
                _ => {}
            }
        }
    }
    kept
}

/// Whether a mark ends what it began: an apostrophe in `it's` doesn't.
fn ends(mark: char, next: Option<&char>) -> bool {
    mark != '\'' || next.is_none_or(|next| !next.is_alphanumeric())
}

/// A text with `~` in place of the user's own folder, whose name is most often the user's.
pub fn without_home(text: &str, home: Option<&Path>) -> String {
    let home = home.map(|home| home.display().to_string()).filter(|home| home.len() > 1);
    home.map_or_else(|| text.to_owned(), |home| text.replace(&home, "~"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_panic_quotes_is_left_out() {
        for (message, kept) in [
            ("planted", "planted"),
            (
                "index out of bounds: the len is 3 but the index is 5",
                "index out of bounds: the len is 3 but the index is 5",
            ),
            (
                "byte index 1 is not a char boundary; it is inside '你' (bytes 0..3) of `你们又来催了。`",
                "byte index 1 is not a char boundary; it is inside '…' (bytes 0..3) of `…`",
            ),
            (
                "called `Result::unwrap()` on an `Err` value: Invalid(\"Li said \\\"no\\\" to me\", 3)",
                "called `…` on an `…` value: Invalid(\"…\", 3)",
            ),
            ("it can't be: 'it's Li'", "it can't be: '…'"),
            ("cut short: \"Li Wei is", "cut short: \"…"),
        ] {
            assert_eq!(without_quotes(message), kept);
        }
    }

    #[test]
    fn the_users_folder_is_not_named() {
        let home = Some(Path::new("/home/liwei"));
        assert_eq!(without_home("open /home/liwei/.local/a: no", home), "open ~/.local/a: no");
        assert_eq!(without_home("open /srv/a: no", home), "open /srv/a: no");
        assert_eq!(without_home("/a/b", Some(Path::new("/"))), "/a/b");
        assert_eq!(without_home("/a/b", None), "/a/b");
    }
}
