//! Characters that can't be seen, and characters that are taken for others: one list of each, for all that
//! reads what people write.
//!
//! **Not here:** what is made of them in a scenario's file (`scenario::outline`, `scenario::read`) and in
//! what people type (`room::typed`).

use std::sync::LazyLock;

/// Why a character can't stand in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It can't be seen, or looks different everywhere: control characters, marks of writing direction,
    /// fillers, joiners outside of emoji, characters for private use.
    Unseen,
    /// It stands where another one was lost: what a conversion puts for what it doesn't know.
    Lost,
    /// One more mark on a letter that carries as many as any language puts there.
    Piled,
}

/// The most marks that are put above and below one letter. Vietnamese needs two, Hebrew with its vowels and
/// accents four.
const MOST_MARKS: usize = 4;

/// Whether a character can't be seen itself, whatever stands beside it. White space is not meant: it is
/// seen as a gap.
///
/// Unicode calls most of them "default ignorable" (DerivedCoreProperties.txt); line and paragraph separators,
/// the blank Braille pattern, private use and what is no character at all come to it here.
pub const fn is_unseen(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
        // The last two of every plane are no characters.
        || c as u32 & 0xfffe == 0xfffe
}

/// What stands where something was lost.
const fn is_lost(c: char) -> bool {
    matches!(c, '\u{fffc}' | '\u{fffd}')
}

/// The joiner that makes one emoji of several.
pub const JOINER: char = '\u{200d}';
/// What asks for a sign to be drawn as an emoji.
const AS_EMOJI: char = '\u{fe0f}';

/// Whether a character may be drawn as an emoji.
const fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}'
        | '\u{25a0}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}'
        | '\u{2122}' | '\u{2139}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}')
}

/// A mark that is drawn on the letter before it.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{34e}' | '\u{350}'..='\u{36f}' | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{e31}' | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// The characters of a text that can't stand in it, each with its place in bytes. A joiner, a request for
/// an emoji and the letters of a flag may stand within an emoji and nowhere else.
///
/// ```
/// use counterpart_core::characters::{Trouble, troubles};
/// assert_eq!(troubles("👩\u{200d}💼 🏳\u{fe0f}\u{200d}🌈").next(), None);
/// assert_eq!(troubles("a\u{200d}b").next(), Some((1, '\u{200d}', Trouble::Unseen)));
/// assert_eq!(troubles("caf\u{fffd}").next(), Some((3, '\u{fffd}', Trouble::Lost)));
/// ```
pub fn troubles(text: &str) -> impl Iterator<Item = (usize, char, Trouble)> {
    let mut before = None;
    let mut in_flag = false;
    let mut marks = 0usize;
    let mut characters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (at, c) = characters.next()?;
            let next = characters.peek().map(|(_, next)| *next);
            let after = before.replace(c);
            in_flag = c == '\u{1f3f4}' || (in_flag && matches!(c, '\u{e0020}'..='\u{e007f}'));
            marks = match () {
                () if is_mark(c) => marks + 1,
                // What can't be seen doesn't come between a letter and its marks.
                () if is_unseen(c) => marks,
                () => 0,
            };
            let within_emoji = match c {
                JOINER => after.is_some_and(|c| is_emoji(c) || c == AS_EMOJI) && next.is_some_and(is_emoji),
                AS_EMOJI => after.is_some_and(|c| is_emoji(c) || matches!(c, '0'..='9' | '#' | '*')),
                _ => in_flag,
            };
            if is_lost(c) {
                return Some((at, c, Trouble::Lost));
            }
            if is_unseen(c) && !within_emoji {
                return Some((at, c, Trouble::Unseen));
            }
            if marks > MOST_MARKS {
                return Some((at, c, Trouble::Piled));
            }
        }
    })
}

/// A text as it can be shown in a message: what can't be seen stands there by its code point.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_unseen(c) || is_lost(c) {
            shown.push_str(&format!("⟨{}⟩", code_point(c)));
        } else {
            shown.push(c);
        }
    }
    shown
}

/// The number of a character as Unicode writes it.
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// A character as a message names it: itself where a keyboard has it or it is a letter, with its code point
/// where it may be taken for another, and by its code point alone where it can't be seen.
pub fn named(c: char) -> String {
    if c.is_ascii_graphic() || (c.is_alphanumeric() && meant(c).is_none()) {
        c.to_string()
    } else if is_unseen(c) || is_lost(c) || c.is_whitespace() {
        code_point(c)
    } else {
        format!("{c} ({})", code_point(c))
    }
}

/// Marks that are taken for those of a file, beside the full-width forms of ASCII.
const LOOK_ALIKES: [(char, &str); 12] = [
    (',', "、，﹐︐；;\u{37e}﹔。｡"),
    (':', "：﹕︓∶꞉＝="),
    ('(', "（﹙︵⟮❨"),
    (')', "）﹚︶⟯❩"),
    ('[', "［【〔〖⟦︻"),
    (']', "］】〕〗⟧︼"),
    ('{', "｛﹛︷❴"),
    ('}', "｝﹜︸❵"),
    ('"', "“”„‟＂«»‹›「」『』《》〈〉﹁﹂﹃﹄‘’‚‛'｀`´＇"),
    ('-', "−–—‐‑‒―﹣－"),
    ('+', "＋﹢"),
    ('.', "．"),
];

/// The mark, digit or letter of ASCII that a character is taken for; nothing if it is taken for none or is
/// that itself.
///
/// ```
/// use counterpart_core::characters::meant;
/// assert_eq!(meant('；'), Some(','));
/// assert_eq!(meant('−'), Some('-'));
/// assert_eq!(meant('２'), Some('2'));
/// assert_eq!(meant('2'), None);
/// ```
pub fn meant(c: char) -> Option<char> {
    // Nearly every character of a file; the test holds it to the list.
    if c.is_ascii() {
        return match c {
            ';' => Some(','),
            '=' => Some(':'),
            '\'' | '`' => Some('"'),
            _ => None,
        };
    }
    let listed = LOOK_ALIKES.iter().find(|(_, alike)| alike.contains(c)).map(|(meant, _)| *meant);
    let full_width = || match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0),
        _ => None,
    };
    listed.or_else(full_width)
}

/// The quotes that close a text which this one opens.
pub const fn closes(open: char) -> &'static [char] {
    match open {
        '「' | '」' | '﹁' => &['」', '「', '﹂'],
        '『' | '』' | '﹃' => &['』', '『', '﹄'],
        '《' | '》' => &['》', '《'],
        '〈' | '〉' => &['〉', '〈'],
        '‘' | '’' | '‚' | '‛' | '\'' | '＇' | '`' | '´' | '｀' => {
            &['’', '‘', '\'', '＇', '´', '`', '｀']
        }
        '«' | '»' => &['»', '«'],
        '‹' | '›' => &['›', '‹'],
        _ => &['“', '”', '"', '＂', '„', '‟'],
    }
}

/// The characters that the fonts of the program have, as ranges of hexadecimal code points; derived from the
/// fonts and held to them by `tests/drawn.rs`.
static DRAWN: &str = include_str!("../../../assets/fonts/characters.txt");

/// The same as numbers, in their order: it follows from the text alone.
static RANGES: LazyLock<Vec<(u32, u32)>> = LazyLock::new(|| {
    let number = |digits: &str| u32::from_str_radix(digits, 16).ok();
    let range = |word: &str| {
        let (first, last) = word.split_once('-').unwrap_or((word, word));
        Some((number(first)?, number(last)?))
    };
    DRAWN.split_whitespace().filter_map(range).collect()
});

/// Whether a font that comes with the program has a character; white space needs none.
///
/// ```
/// use counterpart_core::characters::is_drawn;
/// assert!(is_drawn('换') && is_drawn('é'));
/// assert!(!is_drawn('😀'));
/// ```
pub fn is_drawn(c: char) -> bool {
    let code = u32::from(c);
    let ranges = &*RANGES;
    let after = ranges.partition_point(|(first, _)| *first <= code);
    let within = after.checked_sub(1).and_then(|at| ranges.get(at)).is_some_and(|(_, last)| code <= *last);
    within || c.is_whitespace() || is_unseen(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<Trouble> {
        troubles(text).map(|(_, _, trouble)| trouble).collect()
    }

    #[test]
    fn what_hides_turns_or_fills_is_unseen_and_what_can_be_seen_is_not() {
        let hidden = "\u{0}\u{1b}\u{7f}\u{85}\u{ad}\u{34f}\u{61c}\u{115f}\u{1160}\u{17b4}\u{180e}\u{200b}\u{200c}\u{200d}\u{200e}\
            \u{200f}\u{2028}\u{2029}\u{202a}\u{202e}\u{2060}\u{2064}\u{2066}\u{2069}\u{206a}\u{2800}\u{3164}\u{fe00}\u{fe0f}\u{feff}\
            \u{ffa0}\u{fff9}\u{e0001}\u{e0041}\u{e0100}\u{e000}\u{f8ff}\u{ffff}\u{1fffe}\u{10fffd}\u{10ffff}";
        for c in hidden.chars() {
            assert!(is_unseen(c), "{}", code_point(c));
            assert_eq!(found(&format!("a{c}b")), [Trouble::Unseen], "{}", code_point(c));
        }
        for text in [
            "换位思考，“好”。",
            "Łucja Çağlı, Nguyễn",
            "e\u{301}",
            "ﬁ ½ ™ °",
            "שָׁלוֹם",
            "กี่",
            "a b\u{3000}c\u{a0}d",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn emoji_keep_what_joins_them_and_nothing_else_does() {
        for emoji in [
            "👩\u{200d}💼",
            "👨\u{200d}👩\u{200d}👧",
            "🏳\u{fe0f}\u{200d}🌈",
            "❤\u{fe0f}",
            "1\u{fe0f}\u{20e3}",
            "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
            "👍🏽",
            "🇨🇳",
        ] {
            assert_eq!(found(emoji), [], "{emoji}");
        }
        for text in ["a\u{200d}💼", "👩\u{200d}", "👩\u{200d}a", "好\u{fe0f}", "a\u{e0067}"] {
            assert_eq!(found(text), [Trouble::Unseen], "{}", visible(text));
        }
    }

    #[test]
    fn what_was_lost_and_what_is_piled_up_is_told_apart() {
        assert_eq!(found("caf\u{fffd}"), [Trouble::Lost]);
        assert_eq!(found("\u{fffc}"), [Trouble::Lost]);
        assert_eq!(found(&format!("a{}", "\u{301}".repeat(4))), []);
        assert_eq!(found(&format!("a{}", "\u{301}".repeat(900))).len(), 896);
    }

    #[test]
    fn every_look_alike_means_one_thing_and_is_not_that_itself() {
        for (wanted, alike) in LOOK_ALIKES {
            for c in alike.chars() {
                assert_ne!(c, wanted);
                assert_eq!(meant(c), Some(wanted), "{c}");
            }
        }
        assert_eq!(
            "０９ＡｚＺ（）".chars().map(meant).collect::<Option<String>>().as_deref(),
            Some("09AzZ()")
        );
        assert_eq!("a1好,:(-\"".chars().find(|c| meant(*c).is_some()), None);
    }

    #[test]
    fn a_character_is_named_so_that_it_can_be_looked_for() {
        assert_eq!(named('x'), "x");
        assert_eq!(named('好'), "好");
        assert_eq!(named('\u{200b}'), "U+200B");
        assert_eq!(named('−'), "− (U+2212)");
        assert_eq!(visible("a\u{202e}b"), "a⟨U+202E⟩b");
    }
}
