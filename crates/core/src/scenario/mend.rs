//! Mending: what is wrong with a file and can be put right without a doubt, put right.
//!
//! Whoever reports a problem says what mends it, where that is certain ([`Diagnostic::mend`]): a full-width
//! mark, a forgotten comma, a word in quotes, a file of the first version that says all that the second
//! wants. Here that is done to the text, by stretches of it: comments, order and layout stay as they are,
//! byte for byte.
//!
//! **Invariants.** A mended text has no error that it didn't have before, and says what it said before:
//! what is mended was read as it was meant already. Mending what is mended changes nothing.
//!
//! **Not here:** the file itself, and what was in it before (the command line keeps it).

use super::{Read, look};
use crate::diagnostic::{Diagnostic, Edit, Place, Severity};
use std::collections::BTreeMap;

/// One stretch that was put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    /// Where; mending moves nothing to another line.
    pub at: Place,
    /// What stood there; nothing if something was only added.
    pub old: String,
    /// What stands there now; nothing if something was only taken away.
    pub new: String,
}

/// What mending a text came to.
#[derive(Debug)]
pub struct Mended {
    /// The text as it is now; as it was if nothing could be mended.
    pub text: String,
    /// What was put right, as it was come across.
    pub mends: Vec<Mend>,
    /// What was worth knowing of the text and isn't said of it any more now that it is mended: nothing
    /// was written in its place.
    pub left: Vec<Diagnostic>,
}

/// Mends what can be mended for certain.
pub fn mend(source: &str) -> Mended {
    let mut mended = Mended { text: source.to_owned(), mends: Vec::new(), left: Vec::new() };
    let mut read = look(source);
    loop {
        let edits = edits(&read);
        let text = apply(&mended.text, &edits);
        let next = look(&text);
        if edits.is_empty() || !is_better(&mended.text, &read, &text, &next) {
            return mended;
        }
        mended.mends.extend(edits.iter().map(|edit| Mend {
            at: Place::of(&mended.text, edit.span.start),
            old: mended.text[edit.span.start..edit.span.end].to_owned(),
            new: edit.new.clone(),
        }));
        let notes =
            read.problems.iter().filter(|note| note.severity == Severity::Note && note.mend.is_none());
        let gone = notes.filter(|note| !next.problems.iter().any(|still| still.code == note.code));
        mended.left.extend(gone.cloned());
        mended.text = text;
        read = next;
    }
}

/// What mends a text, from its start to its end, none over another. Nothing as long as it can't be told
/// where things lie: a quote that isn't closed turns texts into marks.
fn edits(read: &Read) -> Vec<Edit> {
    if !read.to_the_end {
        return Vec::new();
    }
    let mut edits: Vec<Edit> = read.problems.iter().filter_map(|problem| problem.mend.clone()).collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut end = 0;
    edits.retain(|edit| {
        let free = edit.span.start >= end;
        if free {
            end = edit.span.end;
        }
        free
    });
    edits
}

fn apply(source: &str, edits: &[Edit]) -> String {
    let mut text = String::with_capacity(source.len() + edits.len());
    let mut at = 0;
    for edit in edits {
        text.push_str(&source[at..edit.span.start]);
        text.push_str(&edit.new);
        at = edit.span.end;
    }
    text.push_str(&source[at..]);
    text
}

/// Whether less is said of the later text, and no error of it that wasn't said of the earlier one.
fn is_better(before: &str, earlier: &Read, after: &str, later: &Read) -> bool {
    let errors = |source: &str, read: &Read| {
        let mut errors: BTreeMap<(&str, Option<usize>), usize> = BTreeMap::new();
        let wrong = read.problems.iter().filter(|problem| problem.severity == Severity::Error);
        for problem in wrong {
            let line = problem.span.map(|span| Place::of(source, span.start).line);
            *errors.entry((problem.code, line)).or_default() += 1;
        }
        errors
    };
    let known = errors(before, earlier);
    later.problems.len() < earlier.problems.len()
        && errors(after, later)
            .iter()
            .all(|(error, count)| known.get(error).is_some_and(|known| count <= known))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(source: &str) -> String {
        mend(source).text
    }

    #[test]
    fn marks_commas_and_colons_are_put_right() {
        assert_eq!(mended("(a：1，b: [“x”、 Y]）"), "(a:1,b: [\"x\", Y])");
        assert_eq!(mended("(a: 1 /* , */ b 2,, c: {\"d\" 3})"), "(a: 1, /* , */ b: 2, c: {\"d\": 3})");
    }

    #[test]
    fn what_may_be_a_text_with_quotes_of_its_own_is_left_alone() {
        let doubtful = "(facts: [\"他说\" \"好\"])";
        assert_eq!(mended(doubtful), doubtful);
        assert_eq!(mended("(a: \"x\" b: 1)"), "(a: \"x\", b: 1)", "a name follows");
        assert_eq!(mended("(a: [\"x\"\n\"y\"])"), "(a: [\"x\",\n\"y\"])", "a line each");
    }

    #[test]
    fn nothing_is_mended_while_a_quote_is_open() {
        let open = "(a: \"x，b: \"y\"，c：1)";
        assert_eq!(mended(open), open);
    }

    #[test]
    fn each_mend_says_where_what_and_what_for() {
        let Mended { text, mends, .. } = mend("(a: 1\n b: 2，c: 3)");
        assert_eq!(text, "(a: 1,\n b: 2,c: 3)");
        let added = Mend { at: Place { line: 1, column: 6 }, old: String::new(), new: ",".into() };
        let changed = Mend { at: Place { line: 2, column: 6 }, old: "，".into(), new: ",".into() };
        assert_eq!(mends, [added, changed]);
    }

    #[test]
    fn a_backslash_between_curly_quotes_is_left_to_the_author() {
        let path = "(a: “C:\\new”)";
        assert_eq!(mended(path), path);
    }
}
