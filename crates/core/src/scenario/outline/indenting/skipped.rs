//! What is passed over on the way: comments and texts, whose brackets are none.

use crate::characters::closes;

/// The length of a comment between marks; nothing if it never ends.
pub(super) fn comment(rest: &str) -> Option<usize> {
    let (mut depth, mut at) = (0usize, 0);
    while at < rest.len() {
        let here = &rest.as_bytes()[at..];
        if here.starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return Some(at);
            }
        } else {
            at += 1;
        }
    }
    None
}

/// The length of a text in quotes; nothing if it doesn't end on its line.
pub(super) fn text(rest: &str, open: char) -> Option<usize> {
    let closing = if open == '"' { &['"'] } else { closes(open) };
    let mut characters = rest.char_indices().skip(1);
    while let Some((at, c)) = characters.next() {
        if closing.contains(&c) {
            return Some(at + c.len_utf8());
        }
        match c {
            '\n' => return None,
            '\\' if open == '"' => {
                characters.next()?;
            }
            _ => {}
        }
    }
    None
}

/// The length of a raw text, if one begins here; nothing in it if it doesn't end on its line.
pub(super) fn raw_text(source: &str, at: usize) -> Option<Option<usize>> {
    let within_a_word = source[..at].ends_with(|c: char| c == '_' || c.is_alphanumeric());
    let after = source[at..].strip_prefix('r').filter(|_| !within_a_word)?;
    let hashes = after.bytes().take_while(|byte| *byte == b'#').count();
    let inside = after[hashes..].strip_prefix('"')?;
    let line = inside.lines().next().unwrap_or("");
    let close = format!("\"{}", "#".repeat(hashes));
    Some(line.find(&close).map(|end| 1 + hashes + 1 + end + close.len()))
}
