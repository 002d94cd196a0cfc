//! The outline of a RON text: which field, entry and item lies where.
//!
//! The `ron` crate turns text into values but keeps no places, so a wrong id in line 900 would have
//! none. This scanner keeps the places, and what an author most often mistypes it reports and reads
//! as it was meant, so that one slip doesn't hide the next.

mod brackets;
mod indenting;
mod marks;
mod scan;

use super::Code;
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::text::Text;

/// How deep a file may be nested.
pub const MAX_DEPTH: usize = 48;

/// A value and its place.
#[derive(Debug)]
pub struct Node {
    /// Where it stands, with its name.
    pub span: Span,
    /// The name before a bracket, as in `Heat( … )`.
    pub name: Option<String>,
    /// What it is.
    pub shape: Shape,
}

/// The outer shape of a value.
#[derive(Debug)]
pub enum Shape {
    /// `( a: …, b: … )`.
    Fields(Vec<Field>),
    /// `( …, … )` without field names.
    Tuple(Vec<Node>),
    /// `{ key: value }`.
    Map(Vec<(Node, Node)>),
    /// `[ … ]`.
    List(Vec<Node>),
    /// `"…"`, raw or not; or in curly quotes, which is reported.
    Word,
    /// A number, `true`, or a bare word.
    Bare,
}

/// A named field.
#[derive(Debug)]
pub struct Field {
    /// The name.
    pub name: String,
    /// Where the name stands.
    pub name_span: Span,
    /// The value.
    pub value: Node,
}

impl Node {
    /// Where its name stands, or its first character if it has none.
    pub fn head(&self) -> Span {
        let length = self.name.as_ref().map_or(1, String::len);
        Span::new(self.span.start, (self.span.start + length).min(self.span.end))
    }

    /// The value inside `Some( … )`, or the value itself: authors may write either.
    pub fn inside_some(&self) -> &Node {
        match &self.shape {
            Shape::Tuple(nodes) if self.name.as_deref() == Some("Some") && nodes.len() == 1 => {
                nodes[0].inside_some()
            }
            _ => self,
        }
    }
}

/// The outline of a whole text. Reports what keeps it from being RON; gives nothing if the rest
/// can't be made sense of.
pub fn outline(source: &str, problems: &mut Vec<Diagnostic>) -> Option<Node> {
    let mut scanner = scan::Scanner::new(source, problems);
    match scanner.document() {
        Ok(node) => Some(node),
        Err(problem) => {
            let problem = located(source, problem, problems);
            problems.push(*problem);
            None
        }
    }
}

/// What ended the reading, told where it comes from: a bracket that is missing makes nonsense of what
/// follows, and of what was found there nothing is said.
fn located(source: &str, problem: Box<Diagnostic>, problems: &mut Vec<Diagnostic>) -> Box<Diagnostic> {
    // Nobody can say more of a file that isn't finished.
    let breaks_off = problem.span.is_some_and(|span| span.start == source.len());
    let by_indenting = || indenting::slip(source).filter(|_| problem.code == Code::Syntax.key());
    if breaks_off || crate::scenario::enough(problems) {
        return problem;
    }
    let Some(found) = by_indenting() else { return problem };
    let place = found.span.map_or(0, |span| span.start);
    let row = source[..place].rfind('\n').map_or(0, |newline| newline + 1);
    problems.retain(|known| known.span.is_some_and(|span| span.start < row));
    found
}

/// A problem that ends the reading; in a box, since a diagnostic is large and problems are rare.
type Scan<T> = Result<T, Box<Diagnostic>>;

fn problem(code: Code, span: Span, message: Text, hint: Text) -> Box<Diagnostic> {
    Box::new(Diagnostic {
        code: code.key(),
        severity: Severity::Error,
        span: Some(span),
        message,
        hint,
        mend: None,
    })
}

fn syntax(span: Span, message: Text, hint: Text) -> Box<Diagnostic> {
    problem(Code::Syntax, span, message, hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ok(source: &str) -> Node {
        let mut problems = Vec::new();
        let node = outline(source, &mut problems);
        assert!(problems.is_empty(), "{problems:?}");
        node.expect("an outline")
    }

    fn bad(source: &str) -> Diagnostic {
        let mut problems = Vec::new();
        outline(source, &mut problems);
        problems.into_iter().next().expect("a problem")
    }

    /// The places of the problems of a text that is read to its end all the same.
    fn passed(source: &str) -> Vec<usize> {
        let mut problems = Vec::new();
        assert!(outline(source, &mut problems).is_some(), "{problems:?}");
        problems.iter().filter_map(|problem| Some(problem.span?.start)).collect()
    }

    #[test]
    fn fields_entries_and_items_keep_their_places() {
        let source = "S(a: 1, /* ( */ b: { \"k\": [X, r#\"\"\"#] })";
        let node = ok(source);
        assert_eq!(node.name.as_deref(), Some("S"));
        let Shape::Fields(fields) = &node.shape else { panic!("{node:?}") };
        assert_eq!(fields[1].name, "b");
        let Shape::Map(entries) = &fields[1].value.shape else { panic!() };
        let Shape::List(items) = &entries[0].1.shape else { panic!() };
        let text = |span: Span| &source[span.start..span.end];
        assert_eq!(text(items[0].span), "X");
        assert_eq!(text(items[1].span), "r#\"\"\"#");
        assert_eq!(text(fields[1].name_span), "b");
    }

    #[test]
    fn what_is_not_ron_is_named_with_its_place() {
        assert_eq!(bad("(a: \"x").span, Some(Span::new(4, 5)));
        assert_eq!(bad("(a: 1").span, Some(Span::new(0, 1)));
        assert_eq!(bad("(a: [1)").span, Some(Span::new(4, 5)), "the bracket that isn't closed");
        assert_eq!(bad("(a 1)").span, Some(Span::new(3, 4)));
        assert_eq!(bad("(a: 1) )").span, Some(Span::new(7, 8)));
        assert_eq!(bad("(a: /* 1)").span, Some(Span::new(4, 6)));
    }

    #[test]
    fn common_slips_are_reported_and_read_as_they_were_meant() {
        assert_eq!(passed("(a: 1 b: 2 c: 3)"), [5, 10], "commas");
        assert_eq!(passed("(a：1，b: 2）"), [2, 6, 13], "full-width marks");
        assert_eq!(passed("{\"a\" 1, \"b\": 2}"), [5], "a colon");
        assert_eq!(passed("(a: “x”, b: 1)"), [4], "curly quotes");
    }

    #[test]
    fn a_text_ends_on_its_line() {
        assert_eq!(bad("(a: \"x,\nb: \"y\")").span, Some(Span::new(4, 5)));
        assert_eq!(bad("(a: \"他说\"好\"。\")").span, Some(Span::new(11, 12)), "a quote within");
    }

    #[test]
    fn deep_nesting_is_refused_before_the_stack_is() {
        for open in ["[", "(", "{\"a\":", "A("] {
            assert_eq!(bad(&open.repeat(10_000)).code, "nested-too-deep");
        }
    }
}
