//! What brackets hold, and what to say when one isn't closed.

use super::scan::Scanner;
use super::{Field, Node, Scan, Shape, syntax};
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
                    self.suspects(open);
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
                    continue;
                }
                Some(_) => {}
            }
            item(self)?;
            if crate::scenario::enough(self.problems)
                && let Some(last) = self.problems.pop()
            {
                return Err(Box::new(last));
            }
            let end = self.at;
            self.blank()?;
            match self.mark() {
                Some(',') => {
                    self.bump();
                }
                Some(':') => return Err(self.never_closed(open, close)),
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

    /// Whether what ended at `end`, with another value following, is over for certain. A text in the same
    /// line as a further one may as well be a single text with quotes of its own.
    fn surely_ended(&mut self, end: usize, close: char) -> bool {
        let quotes = ['"', '“', '”'];
        let near_a_text = self.source[..end].ends_with(quotes) || self.rest().starts_with(quotes);
        let here = self.at;
        let named = close == ')' && self.field_name().is_some();
        self.at = here;
        !self.same_line(end) || named || !near_a_text
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
            Text::new(format!("这个“{opened}”没有闭合{zh}"), format!("This `{opened}` isn't closed{en}")),
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
                Some(':' | '：') => true,
                Some('(' | '（') => self.at > end && self.lower_case(&name),
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
