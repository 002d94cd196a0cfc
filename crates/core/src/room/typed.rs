//! What people type, made fit to be kept and shown.

/// The longest name, in characters.
pub const LONGEST_NAME: usize = 24;
/// The longest answer, question or half of a plan, in characters.
pub const LONGEST_TEXT: usize = 280;

/// A typed text on one line: without control characters and those that turn the direction of
/// writing around, white space run together, and no longer than `most` characters.
///
/// What is dangerous depends on where a text is shown, so nothing is escaped here.
///
/// ```
/// use counterpart_core::room::typed;
/// assert_eq!(typed("  a\u{202e}b \n c ", 24), "ab c");
/// assert_eq!(typed("明天见", 2), "明天");
/// ```
pub fn typed(text: &str, most: usize) -> String {
    let shown: String = text
        .chars()
        .filter(|c| !is_unseen(*c))
        .map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c })
        .collect();
    let line = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(most).collect::<String>().trim_end().to_owned()
}

/// Characters that are not seen themselves and change how others are: zero-width ones, marks of
/// writing direction, and the byte order mark. The joiner within emoji is kept.
const fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200c}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
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
    }

    #[test]
    fn markup_is_left_for_those_who_show_it() {
        assert_eq!(typed("<b>&\"'=1+1", 99), "<b>&\"'=1+1");
    }

    #[test]
    fn a_text_is_cut_between_characters() {
        assert_eq!(typed("换位思考", 3), "换位思");
        assert_eq!(typed("ab cd", 3), "ab", "no space is left at the end");
    }
}
