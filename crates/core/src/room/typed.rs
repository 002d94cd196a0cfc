//! What people type, made fit to be kept and shown.

use crate::characters::{JOINER, Trouble, troubles};
use std::collections::BTreeSet;

/// The longest name, in characters.
pub const LONGEST_NAME: usize = 24;
/// The longest answer, question or half of a plan, in characters.
pub const LONGEST_TEXT: usize = 280;

/// The longest line that stands large in a picture with others, in columns: a Chinese character takes two.
pub const LONGEST_LINE: usize = 90;

/// The same as [`typed`] for such a line: no wider than [`LONGEST_LINE`].
///
/// ```
/// use counterpart_core::room::{LONGEST_LINE, typed_line};
/// assert_eq!(typed_line(&"换".repeat(90)).chars().count(), LONGEST_LINE / 2);
/// assert_eq!(typed_line(&"a".repeat(290)).len(), LONGEST_LINE);
/// ```
pub fn typed_line(text: &str) -> String {
    let line = typed(text, LONGEST_LINE);
    let mut left = LONGEST_LINE;
    let fits = line.chars().take_while(|c| {
        // From the radicals of Chinese characters on, they are wide.
        let columns = if *c < '\u{2e80}' { 1 } else { 2 };
        let fits = columns <= left;
        left = left.saturating_sub(columns);
        fits
    });
    typed(&fits.collect::<String>(), LONGEST_LINE)
}

/// A typed text on one line: without characters that can't be seen or are piled upon one another, white
/// space run together, and no longer than `most` characters.
///
/// What is dangerous depends on where a text is shown, so nothing is escaped here.
///
/// ```
/// use counterpart_core::room::typed;
/// assert_eq!(typed("  a\u{202e}b \n c ", 24), "ab c");
/// assert_eq!(typed("明天见", 2), "明天");
/// ```
pub fn typed(text: &str, most: usize) -> String {
    let unseen: BTreeSet<usize> = troubles(text)
        .filter(|(_, c, trouble)| !c.is_control() && *trouble != Trouble::Lost)
        .map(|(at, ..)| at)
        .collect();
    let shown: String = text
        .char_indices()
        .filter(|(at, _)| !unseen.contains(at))
        .map(|(_, c)| if c.is_whitespace() || c.is_control() { ' ' } else { c })
        .collect();
    let line = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = line.chars().take(most).collect();
    // Where it is cut within an emoji, nothing is left to join.
    cut.trim_end_matches(|c: char| c.is_whitespace() || c == JOINER).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_hides_or_turns_text_around_is_kept() {
        assert_eq!(typed("a\0b\u{7}c", 9), "a b c");
        assert_eq!(typed("\u{202e}evil\u{2066}", 9), "evil");
        assert_eq!(typed("\u{200b}\u{feff}", 9), "");
        assert_eq!(typed("line\r\nbreak\u{2028}s", 20), "line breaks");
        assert_eq!(
            typed("👩\u{200d}💼 a\u{200d}b\u{3164}", 20),
            "👩\u{200d}💼 ab",
            "a joiner joins emoji only"
        );
        assert_eq!(typed(&format!("a{}", "\u{301}".repeat(900)), 20), format!("a{}", "\u{301}".repeat(4)));
    }

    #[test]
    fn markup_is_left_for_those_who_show_it() {
        assert_eq!(typed("<b>&\"'=1+1", 99), "<b>&\"'=1+1");
    }

    #[test]
    fn a_text_is_cut_between_characters() {
        assert_eq!(typed("换位思考", 3), "换位思");
        assert_eq!(typed("ab cd", 3), "ab", "no space is left at the end");
        assert_eq!(typed("👩\u{200d}💼", 2), "👩", "nor a joiner");
    }
}
