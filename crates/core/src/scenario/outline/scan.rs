//! The scanner: the document and its values.

use super::{MAX_DEPTH, Node, Scan, Shape, problem, syntax};
use crate::characters::{closes, meant, named};
use crate::diagnostic::{Diagnostic, Span};
use crate::scenario::Code;
use crate::text::Text;

pub(super) struct Scanner<'a, 'p> {
    pub(super) source: &'a str,
    pub(super) at: usize,
    depth: usize,
    pub(super) problems: &'p mut Vec<Diagnostic>,
}

impl<'a, 'p> Scanner<'a, 'p> {
    pub(super) fn new(source: &'a str, problems: &'p mut Vec<Diagnostic>) -> Scanner<'a, 'p> {
        Scanner { source, at: 0, depth: 0, problems }
    }

    pub(super) fn document(&mut self) -> Scan<Node> {
        self.blank()?;
        if self.rest().starts_with("#!") {
            return Err(syntax(
                Span::new(self.at, self.at + 2),
                Text::new("这里不用 RON 的扩展", "RON's extensions are not used here"),
                Text::new("删掉这一行。", "Delete this line."),
            ));
        }
        if self.peek().is_none() {
            let empty = problem(
                Code::EmptyFile,
                Span::new(0, 0),
                Text::new("文件是空的", "The file is empty"),
                Text::new(
                    "照 docs/scenario-format.md 里的例子写。",
                    "Start from the example in docs/scenario-format.md.",
                ),
            );
            // Of a file of nothing but what can't be seen, that is what there is to say.
            return Err(self.problems.pop().map_or(empty, Box::new));
        }
        let node = self.value()?;
        self.blank()?;
        if let Some(c) = self.peek() {
            let c = named(c);
            return Err(syntax(
                self.here(),
                Text::new(
                    format!("文件该结束了，却还有“{c}”"),
                    format!("The file should end here, but `{c}` follows"),
                ),
                Text::new(
                    "删掉多出来的内容，或者看看前面是不是多了一个右括号。",
                    "Delete what follows, or look for one closing bracket too many before it.",
                ),
            ));
        }
        Ok(node)
    }

    pub(super) fn value(&mut self) -> Scan<Node> {
        self.blank()?;
        let start = self.at;
        let mut name = None;
        let opens = |c| matches!(meant(c), Some('(' | '[' | '{'));
        let found = if self.peek().is_some_and(opens) { self.mark() } else { self.peek() };
        let shape = match found {
            None => {
                return Err(syntax(
                    Span::new(start, start),
                    Text::new("文件到这里就断了", "The file breaks off here"),
                    Text::new("补上缺的内容和右括号。", "Add what is missing, and the closing brackets."),
                ));
            }
            Some('"') => self.word(start)?,
            Some(c) if meant(c) == Some('"') => self.curly_word(c, start)?,
            Some('[') => self.nested(Self::list)?,
            Some('{') => self.nested(Self::map)?,
            Some('(') => self.nested(Self::parens)?,
            Some('r') if self.rest()[1..].trim_start_matches('#').starts_with('"') => self.raw_word(start)?,
            Some(c) if c == '_' || c.is_alphabetic() => {
                let word = self.identifier();
                let end = self.at;
                self.blank()?;
                if self.mark() == Some('(') {
                    name = Some(word);
                    self.nested(Self::parens)?
                } else {
                    self.at = end;
                    Shape::Bare
                }
            }
            Some(c) if begins_a_number(c) => {
                self.digits();
                Shape::Bare
            }
            Some(c) if ends_a_value(c) => {
                return Err(syntax(
                    self.here(),
                    Text::new("这里少了一个值", "A value is missing here"),
                    Text::new("补上它，或者删掉前面的名字。", "Write it, or delete the name before it."),
                ));
            }
            Some(c) => {
                let c = named(c);
                return Err(syntax(
                    self.here(),
                    Text::new(
                        format!("这里应该是一个值，却是“{c}”"),
                        format!("A value should stand here, not `{c}`"),
                    ),
                    Text::new("检查前面的逗号、冒号和括号。", "Check the comma, colon or bracket before it."),
                ));
            }
        };
        Ok(Node { span: Span::new(start, self.at), name, shape })
    }

    /// A number. Full-width digits, dots and signs are reported and taken for the ordinary ones; the sign
    /// of subtraction is as good as a hyphen.
    fn digits(&mut self) {
        while let Some(c) = self.peek() {
            let ordinary = meant(c).unwrap_or(c);
            if !(ordinary.is_ascii_alphanumeric() || matches!(ordinary, '+' | '-' | '.' | '_')) {
                break;
            }
            if ordinary != c && c != '−' {
                self.taken_for(self.here(), c, ordinary);
            }
            self.bump();
        }
    }

    fn nested(&mut self, inner: fn(&mut Self) -> Scan<Shape>) -> Scan<Shape> {
        if self.depth == MAX_DEPTH {
            return Err(problem(
                Code::NestedTooDeep,
                self.here(),
                Text::new(
                    format!("括号套了超过 {MAX_DEPTH} 层"),
                    format!("Brackets are nested more than {MAX_DEPTH} deep"),
                ),
                Text::new("把条件写得平一些。", "Write the conditions flatter."),
            ));
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
                Some('"') => break,
                Some('\\') if self.peek() != Some('\n') => {
                    self.bump();
                }
                Some('\n') | None => return Err(unclosed(start, "\"")),
                Some(_) => {}
            }
        }
        self.ends_here()?;
        Ok(Shape::Word)
    }

    /// A text that goes on behind its closing quote holds a quote of its own.
    fn ends_here(&self) -> Scan<()> {
        let goes_on = self.peek().is_some_and(char::is_alphanumeric);
        if goes_on {
            let before = &self.source[..self.at];
            let width = before.chars().next_back().map_or(0, char::len_utf8);
            let quote = Span::new(self.at - width, self.at);
            return Err(syntax(
                quote,
                Text::new(
                    "文字到这个引号就结束了，后面却还有字",
                    "The text ends at this quote, but goes on behind it",
                ),
                Text::new(
                    "文字里面的引号写成“ ”；如果文字到此为止，后面加一个逗号。",
                    "Write “ ” for quotes within a text; if it does end here, put a comma after it.",
                ),
            ));
        }
        Ok(())
    }

    /// A text in other quotes than straight ones: reported, and passed if it ends on its line. What is
    /// between them is the text as it stands.
    fn curly_word(&mut self, open: char, start: usize) -> Scan<Shape> {
        let mut problem = *syntax(
            self.here(),
            Text::new("文字两端要用直引号", "A text needs straight quotes around it"),
            match open {
                '“' | '”' => {
                    Text::new("把两端的弯引号换成 \"", "Replace the curly quotes at both ends with \"")
                }
                _ => Text::new(
                    format!("把两端的 {open} 换成 \""),
                    format!("Replace the {open} at both ends with \""),
                ),
            },
        );
        self.bump();
        let inside = self.at;
        let closing = closes(open);
        loop {
            let end = self.at;
            match self.bump() {
                Some(c)
                    if closing.contains(&c) && (closing.contains(&'"') || self.apostrophe_ends_here()) =>
                {
                    if closing.contains(&'"') {
                        self.ends_here()?;
                    }
                    let text = &self.source[inside..end];
                    // Between straight quotes, a backslash would be the beginning of something else.
                    if !text.contains(['\\', '"']) {
                        problem = problem.mended_by(Span::new(start, self.at), format!("\"{text}\""));
                    }
                    self.problems.push(problem);
                    return Ok(Shape::Word);
                }
                Some('\n') | None => {
                    self.problems.push(problem);
                    return Err(unclosed(start, "\""));
                }
                Some(_) => {}
            }
        }
    }

    /// Whether the quote that was just passed ends a text and is no apostrophe in it: nothing of the text
    /// follows.
    fn apostrophe_ends_here(&self) -> bool {
        let rest = self.rest().trim_start_matches([' ', '\t']);
        let next = rest.chars().next().map(|c| meant(c).unwrap_or(c));
        matches!(next, None | Some(',' | ':' | ')' | ']' | '}' | '\r' | '\n' | '/'))
    }

    fn raw_word(&mut self, start: usize) -> Scan<Shape> {
        self.bump();
        let hashes = self.rest().chars().take_while(|c| *c == '#').count();
        self.at += hashes + 1;
        let close = format!("\"{}", "#".repeat(hashes));
        let line = self.rest().lines().next().unwrap_or("");
        match line.find(&close) {
            Some(offset) => {
                self.at += offset + close.len();
                Ok(Shape::Word)
            }
            None => Err(unclosed(start, &close)),
        }
    }

    pub(super) fn identifier(&mut self) -> String {
        let start = self.at;
        self.skip(|c| c == '_' || c.is_alphanumeric());
        self.source[start..self.at].to_owned()
    }
}

/// Whether a number begins so, in ordinary or in full-width characters.
fn begins_a_number(c: char) -> bool {
    let ordinary = meant(c).unwrap_or(c);
    ordinary.is_ascii_digit() || matches!(ordinary, '+' | '-' | '.')
}

/// Whether a value is over before it began: at a comma or a closing bracket, ordinary or not.
fn ends_a_value(c: char) -> bool {
    let ordinary = if c.is_ascii() { c } else { meant(c).unwrap_or(c) };
    matches!(ordinary, ',' | ')' | ']' | '}')
}

fn unclosed(start: usize, close: &str) -> Box<Diagnostic> {
    syntax(
        Span::new(start, start + 1),
        Text::new("这个引号在本行没有闭合", "This quote isn't closed on its line"),
        Text::new(
            format!("在文字末尾加上 {close}，一段文字写在一行里。"),
            format!("Add {close} at the end of the text; a text stands on one line."),
        ),
    )
}
