//! Between the values: white space, comments, punctuation, and what is taken for it.

use super::scan::Scanner;
use super::{Scan, problem, syntax};
use crate::characters::{code_point, is_unseen, meant, named};
use crate::diagnostic::Span;
use crate::scenario::Code;
use crate::text::Text;

/// What a version control system writes into a file where two people changed the same lines.
const MERGE_MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

impl Scanner<'_, '_> {
    /// The rest of the text.
    pub(super) fn rest(&self) -> &str {
        &self.source[self.at..]
    }

    /// The next character as it stands.
    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The next character; one that is taken for a mark is reported and passed for that mark.
    pub(super) fn mark(&mut self) -> Option<char> {
        let found = self.peek()?;
        let Some(meant) =
            meant(found).filter(|meant| matches!(meant, ',' | ':' | '(' | ')' | '[' | ']' | '{' | '}'))
        else {
            return Some(found);
        };
        self.taken_for(self.here(), found, meant);
        Some(meant)
    }

    /// Reports what is taken for something else, once. `found` stands at `span` and should be `meant`.
    pub(super) fn taken_for(&mut self, span: Span, found: char, meant: char) {
        let shown = named(found);
        let message = if ('\u{ff01}'..='\u{ff5e}').contains(&found) || matches!(found, '、' | '【' | '】')
        {
            Text::new(format!("“{found}”是全角标点"), format!("`{found}` is a full-width mark"))
        } else {
            Text::new(format!("这里写成了“{shown}”"), format!("`{shown}` is taken for another mark here"))
        };
        let hint = Text::new(format!("换成半角的 {meant}"), format!("Type an ordinary `{meant}` instead."));
        let problem = syntax(span, message, hint).mended_by(span, meant);
        if self.problems.last() != Some(&problem) {
            self.problems.push(problem);
        }
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
            } else if rest.starts_with(is_unseen) && !rest.starts_with(char::is_whitespace) {
                self.unseen();
            } else if rest.starts_with(char::is_whitespace) {
                self.bump();
            } else if MERGE_MARKS.iter().any(|marks| rest.starts_with(marks)) && self.begins_a_line() {
                return Err(self.unmerged());
            } else {
                return Ok(());
            }
        }
    }

    fn begins_a_line(&self) -> bool {
        self.at == 0 || self.source[..self.at].ends_with('\n')
    }

    fn unmerged(&self) -> Box<crate::diagnostic::Diagnostic> {
        let line = self.rest().lines().next().unwrap_or_default();
        problem(
            Code::MergeConflict,
            Span::new(self.at, self.at + line.len()),
            Text::new(
                "这里有没合完的改动：两个人改了同一处",
                "Two people’s changes to the same lines were left unmerged here",
            ),
            Text::new(
                "在 <<<<<<< 和 >>>>>>> 之间只留一种写法，再删掉这几行标记。",
                "Keep one of the versions between <<<<<<< and >>>>>>>, and delete the lines with the marks.",
            ),
        )
    }

    /// Reports a character that can't be seen, and passes it and all the same behind it.
    fn unseen(&mut self) {
        let start = self.at;
        let Some(found) = self.bump() else { return };
        self.skip(|c| c == found);
        let here = Span::new(start, self.at);
        let code = code_point(found);
        let problem = problem(
            Code::HiddenCharacter,
            here,
            Text::new(
                format!("这里有一个看不见的字符（{code}）"),
                format!("There is an invisible character here ({code})"),
            ),
            Text::new(
                "删掉它；多半是从别处复制时带进来的。",
                "Delete it; it most likely came along when copying.",
            ),
        );
        let problem = problem.mended_by(here, "");
        if !self.problems.iter().rev().take(4).any(|known| *known == problem) {
            self.problems.push(problem);
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
            matches!(c, '"' | '(' | '[' | '{' | '_' | '+' | '-' | '.')
                || matches!(meant(c), Some('"' | '-' | '+' | '.' | '(' | '[' | '{'))
                || c.is_alphanumeric()
        })
    }
}
