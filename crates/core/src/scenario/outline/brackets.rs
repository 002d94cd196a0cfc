//! What brackets hold, and what to say when one isn't closed.

use super::scan::Scanner;
use super::{Field, Node, Scan, Shape, syntax};
use crate::characters::meant;
use crate::diagnostic::{Diagnostic, Span};
use crate::text::Text;

impl Scanner<'_, '_> {
    /// Items up to `close`, each read by `item`. A missing comma is reported and passed.
    fn items(&mut self, close: char, mut item: impl FnMut(&mut Self) -> Scan<()>) -> Scan<()> {
        let open = self.at;
        self.bump();
        loop {
            self.blank()?;
            match self.mark() {
                Some(c) if c == close => {
                    self.bump();
                    return Ok(());
                }
                Some(')' | ']' | '}') | None => return Err(self.never_closed(open, close)),
                Some(',') => {
                    let problem = syntax(
                        self.here(),
                        Text::new("这里多了一个逗号", "There is one comma too many here"),
                        Text::new("删掉它。", "Delete it."),
                    );
                    self.problems.push(problem.mended_by(self.here(), ""));
                    self.bump();
                    self.not_too_many()?;
                    continue;
                }
                Some(_) => {}
            }
            item(self)?;
            self.not_too_many()?;
            let end = self.at;
            self.blank()?;
            match self.mark() {
                Some(',') => {
                    self.bump();
                }
                Some(':') => return Err(self.stray_colon()),
                _ if self.value_follows() => {
                    let problem = syntax(
                        Span::new(end, end),
                        Text::new("这里少了一个逗号", "A comma is missing here"),
                        Text::new("加一个半角逗号。", "Add a comma."),
                    );
                    let mended = self.surely_ended(end, close);
                    self.problems.push(if mended {
                        problem.mended_by(Span::new(end, end), ',')
                    } else {
                        *problem
                    });
                }
                _ => {}
            }
        }
    }

    /// Ends the reading where more was found than is named.
    fn not_too_many(&mut self) -> Scan<()> {
        if crate::scenario::enough(self.problems)
            && let Some(last) = self.problems.pop()
        {
            return Err(Box::new(last));
        }
        Ok(())
    }

    /// Whether what ended at `end`, with another value following, is over for certain. A text in the same
    /// line as a further one may as well be a single text with quotes of its own.
    fn surely_ended(&mut self, end: usize, close: char) -> bool {
        let quote = |c: char| c == '"' || meant(c) == Some('"');
        let near_a_text = self.source[..end].ends_with(quote) || self.rest().starts_with(quote);
        let here = self.at;
        let named = close == ')' && self.field_name().is_some();
        self.at = here;
        !self.same_line(end) || named || !near_a_text
    }

    /// A bracket that isn't closed where something else is, or the file ends. Where it should have been is
    /// seen by the indenting.
    fn never_closed(&self, open: usize, close: char) -> Box<Diagnostic> {
        let opened = self.source[open..].chars().next().unwrap_or(close);
        syntax(
            Span::new(open, open + opened.len_utf8()),
            Text::new(format!("这个“{opened}”没有闭合"), format!("This `{opened}` isn't closed")),
            Text::new(
                format!("在它的内容后面加上“{close}”。"),
                format!("Add `{close}` after what it holds."),
            ),
        )
    }

    fn stray_colon(&self) -> Box<Diagnostic> {
        syntax(
            self.here(),
            Text::new("冒号前面不是名字", "What stands before this colon is no name"),
            Text::new(
                "少了逗号或左括号就补上，多打的冒号就删掉。",
                "Add the comma or the bracket that is missing, or delete the colon if it is one too many.",
            ),
        )
    }

    pub(super) fn list(&mut self) -> Scan<Shape> {
        let mut nodes = Vec::new();
        self.items(']', |scanner| {
            nodes.push(scanner.value()?);
            Ok(())
        })?;
        Ok(Shape::List(nodes))
    }

    pub(super) fn map(&mut self) -> Scan<Shape> {
        let mut entries = Vec::new();
        self.items('}', |scanner| {
            let key = scanner.value()?;
            scanner.colon()?;
            entries.push((key, scanner.value()?));
            Ok(())
        })?;
        Ok(Shape::Map(entries))
    }

    pub(super) fn parens(&mut self) -> Scan<Shape> {
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
                format!(
                    "Write its name and a colon; if it doesn't belong to the bracket opened in line {line}, close that one first."
                ),
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
                Some(c) if c == ':' || meant(c) == Some(':') => true,
                Some(c) if c == '(' || meant(c) == Some('(') => self.at > end && self.lower_case(&name),
                _ => self.at > end && self.value_follows() && self.lower_case(&name) && self.same_line(end),
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
