//! Between the values: white space, comments, punctuation, and its full-width look-alikes.

use super::scan::Scanner;
use super::{Scan, syntax};
use crate::diagnostic::Span;
use crate::text::Text;

/// Marks as a Chinese keyboard gives them, and what they should be in a file.
const FULL_WIDTH: [(char, char); 11] = [
    ('，', ','),
    ('、', ','),
    ('：', ':'),
    ('（', '('),
    ('）', ')'),
    ('［', '['),
    ('］', ']'),
    ('【', '['),
    ('】', ']'),
    ('｛', '{'),
    ('｝', '}'),
];

impl Scanner<'_, '_> {
    /// The rest of the text.
    pub(super) fn rest(&self) -> &str {
        &self.source[self.at..]
    }

    /// The next character as it stands.
    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The next character; a full-width mark is reported and taken for the ordinary one.
    pub(super) fn mark(&mut self) -> Option<char> {
        let found = self.peek()?;
        let Some((_, meant)) = FULL_WIDTH.iter().find(|(wide, _)| *wide == found) else {
            return Some(found);
        };
        let problem = syntax(
            self.here(),
            Text::new(format!("“{found}”是全角标点"), format!("`{found}` is a full-width mark")),
            Text::new(format!("换成半角的 {meant}"), format!("Type an ordinary `{meant}` instead.")),
        )
        .mended_by(self.here(), *meant);
        if self.problems.last() != Some(&problem) {
            self.problems.push(problem);
        }
        Some(*meant)
    }

    /// The place of the next character.
    pub(super) fn here(&self) -> Span {
        Span::new(self.at, self.at + self.peek().map_or(0, char::len_utf8))
    }

    pub(super) fn bump(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    pub(super) fn skip(&mut self, part: impl Fn(char) -> bool) {
        while self.peek().is_some_and(&part) {
            self.bump();
        }
    }

    /// The number of the line that a place lies in, for messages.
    pub(super) fn line_of(&self, offset: usize) -> usize {
        self.source.as_bytes()[..offset].iter().filter(|byte| **byte == b'\n').count() + 1
    }

    /// Passes white space and comments.
    pub(super) fn blank(&mut self) -> Scan<()> {
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
            Text::new("在注释末尾加上 */", "Close it with */"),
        ))
    }

    /// The colon between a name and its value. One that is missing is reported and passed if a
    /// value follows.
    pub(super) fn colon(&mut self) -> Scan<()> {
        let name_end = self.at;
        self.blank()?;
        if self.mark() == Some(':') {
            self.bump();
            return Ok(());
        }
        let problem = syntax(
            self.here(),
            Text::new("这里少了一个冒号", "A colon is missing here"),
            Text::new("在名字和值之间写一个半角冒号。", "Write a colon between the name and its value."),
        );
        if self.value_follows() {
            self.problems.push(problem.mended_by(Span::new(name_end, name_end), ':'));
            Ok(())
        } else {
            Err(problem)
        }
    }

    /// Whether something that begins a value stands here.
    pub(super) fn value_follows(&self) -> bool {
        self.peek().is_some_and(|c| {
            matches!(c, '"' | '“' | '(' | '[' | '{' | '_' | '+' | '-' | '.') || c.is_alphanumeric()
        })
    }
}
