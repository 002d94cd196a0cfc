//! The scanner: values and what brackets hold.

use super::{Field, MAX_DEPTH, Node, Scan, Shape, problem, syntax};
use crate::diagnostic::{Diagnostic, Span};
use crate::text::Text;

pub(super) struct Scanner<'a, 'p> {
    pub(super) source: &'a str,
    pub(super) at: usize,
    depth: usize,
    /// The first bracket that is closed further to the left than it was opened.
    suspect: Option<usize>,
    pub(super) problems: &'p mut Vec<Diagnostic>,
}

impl<'a, 'p> Scanner<'a, 'p> {
    pub(super) fn new(source: &'a str, problems: &'p mut Vec<Diagnostic>) -> Scanner<'a, 'p> {
        Scanner { source, at: 0, depth: 0, suspect: None, problems }
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
            return Err(problem(
                "empty-file",
                Span::new(0, 0),
                Text::new("文件是空的", "The file is empty"),
                Text::new(
                    "照 docs/scenario-format.md 里的例子写。",
                    "Start from the example in docs/scenario-format.md.",
                ),
            ));
        }
        let node = self.value()?;
        self.blank()?;
        if let Some(c) = self.peek() {
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

    fn value(&mut self) -> Scan<Node> {
        self.blank()?;
        let start = self.at;
        let mut name = None;
        let shape = match self.mark() {
            None => {
                return Err(syntax(
                    Span::new(start, start),
                    Text::new("文件到这里就断了", "The file breaks off here"),
                    Text::new("补上缺的内容和右括号。", "Add what is missing, and the closing brackets."),
                ));
            }
            Some('"') => self.word(start)?,
            Some('“' | '”') => self.curly_word(start)?,
            Some('[') => self.nested(Self::list)?,
            Some('{') => self.nested(Self::map)?,
            Some('(') => self.nested(Self::parens)?,
            Some('r') if self.rest()[1..].trim_start_matches('#').starts_with('"') => {
                self.raw_word(start)?
            }
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
            Some(c) if c.is_ascii_digit() || matches!(c, '+' | '-' | '.') => {
                self.skip(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '_'));
                Shape::Bare
            }
            Some(',' | ')' | ']' | '}') => {
                return Err(syntax(
                    self.here(),
                    Text::new("这里少了一个值", "A value is missing here"),
                    Text::new("补上它，或者删掉前面的名字。", "Write it, or delete the name before it."),
                ));
            }
            Some(c) => {
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

    fn nested(&mut self, inner: fn(&mut Self) -> Scan<Shape>) -> Scan<Shape> {
        if self.depth == MAX_DEPTH {
            return Err(problem(
                "nested-too-deep",
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
        // A text that goes on behind its closing quote holds a quote of its own.
        let goes_on = self.peek().is_some_and(char::is_alphanumeric);
        if goes_on {
            let quote = Span::new(self.at - 1, self.at);
            return Err(syntax(
                quote,
                Text::new("文字到这个引号就结束了，后面却还有字", "The text ends at this quote, but goes on behind it"),
                Text::new(
                    "文字里面的引号写成“ ”；如果文字到此为止，后面加一个逗号。",
                    "Write “ ” for quotes within a text; if it does end here, put a comma after it.",
                ),
            ));
        }
        Ok(Shape::Word)
    }

    /// A text in curly quotes: reported, and passed if it ends on its line.
    fn curly_word(&mut self, start: usize) -> Scan<Shape> {
        self.problems.push(*syntax(
            self.here(),
            Text::new("文字两端要用直引号", "A text needs straight quotes around it"),
            Text::new("把两端的弯引号换成 \"", "Replace the curly quotes at both ends with \""),
        ));
        self.bump();
        loop {
            match self.bump() {
                Some('“' | '”' | '"') => return Ok(Shape::Broken),
                Some('\n') | None => return Err(unclosed(start, "\"")),
                Some(_) => {}
            }
        }
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

    fn identifier(&mut self) -> String {
        let start = self.at;
        self.skip(|c| c == '_' || c.is_alphanumeric());
        self.source[start..self.at].to_owned()
    }

    /// Items up to `close`, each read by `item`. A missing comma is reported and passed.
    fn items(&mut self, close: char, mut item: impl FnMut(&mut Self) -> Scan<()>) -> Scan<()> {
        let open = self.at;
        self.bump();
        loop {
            self.blank()?;
            match self.mark() {
                Some(c) if c == close => {
                    self.suspects(open);
                    self.bump();
                    return Ok(());
                }
                Some(')' | ']' | '}') | None => return Err(self.never_closed(open, close)),
                Some(',') => {
                    self.problems.push(*syntax(
                        self.here(),
                        Text::new("这里多了一个逗号", "There is one comma too many here"),
                        Text::new("删掉它。", "Delete it."),
                    ));
                    self.bump();
                    continue;
                }
                Some(_) => {}
            }
            item(self)?;
            let end = self.at;
            self.blank()?;
            match self.mark() {
                Some(',') => {
                    self.bump();
                }
                Some(':') => return Err(self.never_closed(open, close)),
                _ if self.value_follows() => self.problems.push(*syntax(
                    Span::new(end, end),
                    Text::new("这里少了一个逗号", "A comma is missing here"),
                    Text::new("加一个半角逗号。", "Add a comma."),
                )),
                _ => {}
            }
        }
    }

    /// A bracket that isn't closed before what stands here: it, or an earlier one that the indenting
    /// says was closed by the wrong one.
    fn never_closed(&self, open: usize, close: char) -> Box<Diagnostic> {
        let open = self.suspect.unwrap_or(open);
        let opened = self.source[open..].chars().next().unwrap_or(close);
        let close = match opened {
            '[' | '［' | '【' => ']',
            '{' | '｛' => '}',
            _ => ')',
        };
        let (zh, en) = match self.peek().filter(|_| self.suspect.is_none()) {
            None => (String::new(), String::new()),
            Some(c) => {
                let line = self.line_of(self.at);
                (format!("，第 {line} 行就出现了“{c}”"), format!(" before the `{c}` in line {line}"))
            }
        };
        syntax(
            Span::new(open, open + opened.len_utf8()),
            Text::new(
                format!("这个“{opened}”没有闭合{zh}"),
                format!("This `{opened}` isn't closed{en}"),
            ),
            Text::new(
                format!("在它的内容后面加上“{close}”。"),
                format!("Add `{close}` after what it holds."),
            ),
        )
    }

    /// Notes a bracket that ends its line and whose partner begins a line further to the left.
    fn suspects(&mut self, open: usize) {
        let blank = |c: char| matches!(c, ' ' | '\t');
        let before = self.source[..self.at].trim_end_matches(blank);
        let after = self.source[open..].chars().next().map_or("", |c| &self.source[open + c.len_utf8()..]);
        let after = after.trim_start_matches(blank);
        let ends_its_line = after.starts_with(['\r', '\n']) || after.starts_with("//");
        if self.suspect.is_some() || !before.ends_with('\n') || !ends_its_line {
            return;
        }
        let line = &self.source[..open];
        let line = &line[line.rfind('\n').map_or(0, |newline| newline + 1)..];
        let opened_at = line.len() - line.trim_start_matches(blank).len();
        if self.at - before.len() < opened_at {
            self.suspect = Some(open);
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

    fn parens(&mut self) -> Scan<Shape> {
        let open = self.at;
        let mut fields: Vec<Field> = Vec::new();
        let mut nodes: Vec<Node> = Vec::new();
        self.items(')', |scanner| {
            let start = scanner.at;
            match scanner.field_name() {
                Some(name) => {
                    let name_span = Span::new(start, start + name.len());
                    scanner.colon()?;
                    let value = scanner.value()?;
                    fields.push(Field { name, name_span, value });
                }
                None if fields.is_empty() => nodes.push(scanner.value()?),
                None => return Err(scanner.nameless(scanner.here(), open)),
            }
            Ok(())
        })?;
        match nodes.first() {
            None if !fields.is_empty() => Ok(Shape::Fields(fields)),
            Some(stray) if !fields.is_empty() => Err(self.nameless(stray.head(), open)),
            _ => Ok(Shape::Tuple(nodes)),
        }
    }

    fn nameless(&self, at: Span, open: usize) -> Box<Diagnostic> {
        let line = self.line_of(open);
        syntax(
            at,
            Text::new("这个值前面没有字段名", "This value has no field name before it"),
            Text::new(
                format!("补上字段名和冒号；如果它不属于第 {line} 行开始的括号，就先把那个括号关上。"),
                format!("Write its name and a colon; if it doesn't belong to the bracket opened in line {line}, close that one first."),
            ),
        )
    }

    /// The name of a field, if one stands here: a word with a colon after it, or with a value after
    /// it on the same line where the colon was forgotten.
    fn field_name(&mut self) -> Option<String> {
        let start = self.at;
        if !self.peek().is_some_and(|c| c == '_' || c.is_alphabetic()) {
            return None;
        }
        let name = self.identifier();
        let end = self.at;
        let found = self.blank().is_ok()
            && match self.peek() {
                Some(':' | '：') => true,
                Some('(' | '（') => self.at > end && self.lower_case(&name),
                _ => {
                    self.at > end
                        && self.value_follows()
                        && self.lower_case(&name)
                        && self.same_line(end)
                }
            };
        self.at = if found { end } else { start };
        found.then_some(name)
    }

    /// Field names are written in lower case, the names of values aren't.
    fn lower_case(&self, name: &str) -> bool {
        name.starts_with(|c: char| c.is_ascii_lowercase()) && !matches!(name, "true" | "false")
    }

    fn same_line(&self, from: usize) -> bool {
        !self.source[from..self.at].contains('\n')
    }
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
