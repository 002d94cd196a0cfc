//! The outline of a RON text: which field, entry and item lies where.
//!
//! The `ron` crate turns text into values but keeps no places, so a wrong id in line 900 would have
//! none. This scanner keeps the places and leaves the values to `ron`, which reads each leaf from
//! the stretch of text that the outline gives it.

use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::text::Text;

/// How deep a file may be nested.
pub const MAX_DEPTH: usize = 48;

/// A value and its place.
#[derive(Debug)]
pub struct Node {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub shape: Shape,
}

/// The outer shape of a value.
#[derive(Debug)]
pub enum Shape {
    /// `( a: …, b: … )`, with or without a name before it.
    Fields(Vec<Field>),
    /// `( …, … )` without field names, with or without a name before it.
    Tuple(Option<String>, Vec<Node>),
    /// `{ key: value }`.
    Map(Vec<(Node, Node)>),
    /// `[ … ]`.
    List(Vec<Node>),
    /// `"…"`, raw or not.
    Word,
    /// A number, `true`, a unit variant.
    Other,
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

/// The outline of a whole text. Reports what keeps it from being RON; gives nothing if the rest
/// can't be made sense of.
pub fn outline(source: &str, problems: &mut Vec<Diagnostic>) -> Option<Node> {
    let mut scanner = Scanner { source, at: 0, depth: 0, problems };
    let result = scanner.document();
    match result {
        Ok(node) => Some(node),
        Err(problem) => {
            problems.push(*problem);
            None
        }
    }
}

struct Scanner<'a, 'p> {
    source: &'a str,
    at: usize,
    depth: usize,
    problems: &'p mut Vec<Diagnostic>,
}

type Scan<T> = Result<T, Box<Diagnostic>>;

fn syntax(span: Span, message: Text, hint: Text) -> Box<Diagnostic> {
    Box::new(Diagnostic { code: "syntax", severity: Severity::Error, span: Some(span), message, hint })
}

impl Scanner<'_, '_> {
    fn document(&mut self) -> Scan<Node> {
        self.blank()?;
        if self.rest().starts_with("#!") {
            return Err(syntax(
                Span::new(self.at, self.at + 2),
                Text::new("这里不能用 #！[…]", "Extensions (#![…]) are not used here"),
                Text::new("删掉这一行。", "Delete this line."),
            ));
        }
        let node = self.value()?;
        self.blank()?;
        if let Some(c) = self.peek() {
            return Err(syntax(
                self.here(),
                Text::new(format!("文件该结束了，却还有“{c}”"), format!("The file should end here, but `{c}` follows")),
                Text::new("多半是前面多了一个右括号。", "Most likely there is one closing bracket too many before it."),
            ));
        }
        Ok(node)
    }

    fn rest(&self) -> &str {
        &self.source[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn here(&self) -> Span {
        Span::new(self.at, self.at + self.peek().map_or(0, char::len_utf8))
    }

    fn bump(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    /// Passes white space and comments.
    fn blank(&mut self) -> Scan<()> {
        loop {
            let rest = self.rest();
            if rest.starts_with("//") {
                self.at += rest.find('\n').unwrap_or(rest.len());
            } else if rest.starts_with("/*") {
                self.block_comment()?;
            } else if self.at == 0 && rest.starts_with('\u{feff}') {
                self.at += '\u{feff}'.len_utf8();
            } else if rest.starts_with(char::is_whitespace) {
                self.bump();
            } else {
                return Ok(());
            }
        }
    }

    fn block_comment(&mut self) -> Scan<()> {
        let start = self.at;
        let mut open = 0usize;
        while !self.rest().is_empty() {
            if self.rest().starts_with("/*") {
                open += 1;
                self.at += 2;
            } else if self.rest().starts_with("*/") {
                open -= 1;
                self.at += 2;
                if open == 0 {
                    return Ok(());
                }
            } else {
                self.bump();
            }
        }
        Err(syntax(
            Span::new(start, start + 2),
            Text::new("注释没有结束", "This comment never ends"),
            Text::new("在注释末尾加上 */。", "Close it with */."),
        ))
    }

    fn value(&mut self) -> Scan<Node> {
        self.blank()?;
        let start = self.at;
        let shape = match self.peek() {
            None => {
                return Err(syntax(
                    Span::new(start, start),
                    Text::new("文件到这里就断了", "The file breaks off here"),
                    Text::new("补上缺的内容和右括号。", "Add what is missing, and the closing brackets."),
                ));
            }
            Some('"') => self.word(start)?,
            Some('[') => self.nested(|scanner| scanner.list())?,
            Some('{') => self.nested(|scanner| scanner.map())?,
            Some('(') => self.nested(|scanner| scanner.parens(None))?,
            Some('r') if self.raw_word_follows() => self.raw_word(start)?,
            Some(c) if c == '_' || c.is_alphabetic() => {
                let name = self.identifier();
                self.blank()?;
                if self.peek() == Some('(') {
                    self.nested(|scanner| scanner.parens(Some(name)))?
                } else {
                    return Ok(Node { span: Span::new(start, start + name.len()), shape: Shape::Other });
                }
            }
            Some(c) if c.is_ascii_digit() || matches!(c, '+' | '-' | '.') => {
                self.skip(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '_'));
                Shape::Other
            }
            Some('“' | '”') => {
                return Err(syntax(
                    self.here(),
                    Text::new("字符串要用英文直引号", "Strings need straight quotes"),
                    Text::new("把两端的弯引号换成 \"。", "Replace the curly quotes at both ends with \"."),
                ));
            }
            Some(c) => {
                return Err(syntax(
                    self.here(),
                    Text::new(format!("这里应该是一个值，却是“{c}”"), format!("A value should stand here, not `{c}`")),
                    Text::new("检查前面的逗号、冒号和括号。", "Check the comma, colon or bracket before it."),
                ));
            }
        };
        Ok(Node { span: Span::new(start, self.at), shape })
    }

    fn nested(&mut self, inner: impl FnOnce(&mut Self) -> Scan<Shape>) -> Scan<Shape> {
        if self.depth == MAX_DEPTH {
            return Err(Box::new(Diagnostic {
                code: "nested-too-deep",
                severity: Severity::Error,
                span: Some(self.here()),
                message: Text::new(
                    format!("括号套了超过 {MAX_DEPTH} 层"),
                    format!("Nested more than {MAX_DEPTH} deep"),
                ),
                hint: Text::new("把条件写得平一些。", "Write the conditions flatter."),
            }));
        }
        self.depth += 1;
        let shape = inner(self);
        self.depth -= 1;
        shape
    }

    fn word(&mut self, start: usize) -> Scan<Shape> {
        self.bump();
        loop {
            match self.bump() {
                Some('"') => return Ok(Shape::Word),
                Some('\\') => {
                    self.bump();
                }
                Some(_) => {}
                None => {
                    return Err(syntax(
                        Span::new(start, start + 1),
                        Text::new("引号没有闭合", "This quote is never closed"),
                        Text::new("在文字末尾加上 \"。", "Add \" at the end of the text."),
                    ));
                }
            }
        }
    }

    fn raw_word_follows(&self) -> bool {
        self.rest()[1..].trim_start_matches('#').starts_with('"')
    }

    fn raw_word(&mut self, start: usize) -> Scan<Shape> {
        self.bump();
        let hashes = self.rest().chars().take_while(|c| *c == '#').count();
        self.at += hashes + 1;
        let close = format!("\"{}", "#".repeat(hashes));
        match self.rest().find(&close) {
            Some(offset) => {
                self.at += offset + close.len();
                Ok(Shape::Word)
            }
            None => Err(syntax(
                Span::new(start, start + 1),
                Text::new("引号没有闭合", "This quote is never closed"),
                Text::new(format!("在文字末尾加上 {close}。"), format!("Add {close} at the end of the text.")),
            )),
        }
    }

    fn skip(&mut self, part: impl Fn(char) -> bool) {
        while self.peek().is_some_and(&part) {
            self.bump();
        }
    }

    fn identifier(&mut self) -> String {
        let start = self.at;
        self.skip(|c| c == '_' || c.is_alphanumeric());
        self.source[start..self.at].to_owned()
    }

    /// Items up to `close`, each read by `item`. A missing comma is reported and passed.
    fn items(&mut self, close: char, mut item: impl FnMut(&mut Self) -> Scan<()>) -> Scan<()> {
        let open = self.here();
        self.bump();
        loop {
            self.blank()?;
            match self.peek() {
                Some(c) if c == close => {
                    self.bump();
                    return Ok(());
                }
                Some(c @ (')' | ']' | '}')) => {
                    return Err(syntax(
                        self.here(),
                        Text::new(format!("这里应该是“{close}”，却是“{c}”"), format!("`{close}` should stand here, not `{c}`")),
                        Text::new(
                            "括号没有配对：看看前面哪个括号没有关。",
                            "The brackets don't match: look for one before this that isn't closed.",
                        ),
                    ));
                }
                None => {
                    return Err(syntax(
                        open,
                        Text::new("这个括号没有闭合", "This bracket is never closed"),
                        Text::new(format!("在它的内容后面加上“{close}”。"), format!("Add `{close}` after what it holds.")),
                    ));
                }
                Some(_) => {}
            }
            item(self)?;
            let end = self.at;
            self.blank()?;
            match self.peek() {
                Some(',') => {
                    self.bump();
                }
                Some(c) if c == close => {}
                Some('\u{ff0c}') => {
                    return Err(syntax(
                        self.here(),
                        Text::new("这里用了中文逗号", "This is a full-width comma"),
                        Text::new("换成英文（半角）逗号。", "Replace it with an ordinary comma."),
                    ));
                }
                Some(c) if c == '"' || c == '(' || c == '_' || c.is_alphanumeric() => {
                    self.problems.push(*syntax(
                        Span::new(end, end),
                        Text::new("这里少了一个逗号", "A comma is missing here"),
                        Text::new("在这里加一个半角逗号。", "Add a comma."),
                    ));
                }
                _ => {}
            }
        }
    }

    fn list(&mut self) -> Scan<Shape> {
        let mut nodes = Vec::new();
        self.items(']', |scanner| {
            nodes.push(scanner.value()?);
            Ok(())
        })?;
        Ok(Shape::List(nodes))
    }

    fn map(&mut self) -> Scan<Shape> {
        let mut entries = Vec::new();
        self.items('}', |scanner| {
            let key = scanner.value()?;
            scanner.colon()?;
            entries.push((key, scanner.value()?));
            Ok(())
        })?;
        Ok(Shape::Map(entries))
    }

    fn colon(&mut self) -> Scan<()> {
        self.blank()?;
        match self.peek() {
            Some(':') => {
                self.bump();
                Ok(())
            }
            _ => Err(syntax(
                self.here(),
                Text::new("这里少了一个冒号", "A colon is missing here"),
                Text::new("在名字和值之间写英文（半角）冒号。", "Write a colon between the name and its value."),
            )),
        }
    }

    fn parens(&mut self, name: Option<String>) -> Scan<Shape> {
        let mut fields: Vec<Field> = Vec::new();
        let mut nodes = Vec::new();
        self.items(')', |scanner| {
            let start = scanner.at;
            let named = scanner.field_name();
            match named {
                Some(name) => {
                    let name_span = Span::new(start, start + name.len());
                    let value = scanner.value()?;
                    fields.push(Field { name, name_span, value });
                }
                None => nodes.push(scanner.value()?),
            }
            Ok(())
        })?;
        if fields.is_empty() {
            return Ok(Shape::Tuple(name, nodes));
        }
        match nodes.first() {
            None => Ok(Shape::Fields(fields)),
            Some(stray) => Err(syntax(
                stray.span,
                Text::new("这个值没有名字", "This value has no field name"),
                Text::new("在前面写上它的字段名和冒号。", "Write `name:` before it."),
            )),
        }
    }

    /// The name of a field and its colon, if one stands here.
    fn field_name(&mut self) -> Option<String> {
        let start = self.at;
        if !self.peek().is_some_and(|c| c == '_' || c.is_alphabetic()) {
            return None;
        }
        let name = self.identifier();
        let colon = self.blank().is_ok() && self.peek() == Some(':');
        if colon {
            self.bump();
            Some(name)
        } else {
            self.at = start;
            None
        }
    }
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

    #[test]
    fn fields_entries_and_items_keep_their_places() {
        let source = "S(a: 1, /* ( */ b: { \"k\": [X, r#\"\"\"#] })";
        let node = ok(source);
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
        assert_eq!(bad("(a: [1)").span, Some(Span::new(6, 7)));
        assert_eq!(bad("(a 1)").code, "syntax");
        assert_eq!(bad("(a: 1) )").code, "syntax");
        assert_eq!(bad("/* (").code, "syntax");
    }

    #[test]
    fn a_missing_comma_does_not_hide_what_follows() {
        let mut problems = Vec::new();
        let node = outline("(a: 1 b: 2 c: 3)", &mut problems);
        assert_eq!(problems.len(), 2);
        assert!(matches!(node, Some(Node { shape: Shape::Fields(fields), .. }) if fields.len() == 3));
    }

    #[test]
    fn deep_nesting_is_refused_before_the_stack_is() {
        assert_eq!(bad(&"[".repeat(10_000)).code, "nested-too-deep");
    }
}
