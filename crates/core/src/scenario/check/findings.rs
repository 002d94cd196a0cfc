//! What the check has found so far.

use super::references::References;
use crate::diagnostic::{Diagnostic, Edit, Severity, Span};
use crate::scenario::Code;
use crate::scenario::read::Spanned;
use crate::text::Text;

/// Collects what is wrong.
pub struct Findings<'p> {
    problems: &'p mut Vec<Diagnostic>,
    /// Which ids are used, and which of those are not known.
    pub references: References,
}

impl<'p> Findings<'p> {
    /// Adds to what was found in reading.
    pub fn new(problems: &'p mut Vec<Diagnostic>) -> Findings<'p> {
        Findings { problems, references: References::default() }
    }

    /// Notes an error.
    pub fn error(&mut self, code: Code, span: Span, message: Text, hint: Text) {
        self.say(Severity::Error, code, span, message, hint);
    }

    /// Notes what is worth knowing although nothing is wrong.
    pub fn note(&mut self, code: Code, span: Span, message: Text, hint: Text) {
        self.say(Severity::Note, code, span, message, hint);
    }

    fn say(&mut self, severity: Severity, code: Code, span: Span, message: Text, hint: Text) {
        let span = Some(span);
        self.problems.push(Diagnostic { code: code.key(), severity, span, message, hint, mend: None });
    }

    /// What was noted last can be put right for certain.
    pub fn mended_by(&mut self, span: Span, new: &str) {
        if let Some(last) = self.problems.last_mut() {
            last.mend = Some(Edit { span, new: new.to_owned() });
        }
    }

    /// A number that must lie between two others.
    pub fn ranged(&mut self, number: &Spanned<i64>, min: u8, max: u8) -> Option<u8> {
        let found = u8::try_from(number.value).ok().filter(|value| (min..=max).contains(value));
        if found.is_none() {
            self.error(
                Code::OutOfRange,
                number.span,
                Text::new(
                    format!("{} 不在 {min} 到 {max} 之间", number.value),
                    format!("{} is not between {min} and {max}", number.value),
                ),
                Text::new(
                    format!("写一个 {min} 到 {max} 的整数。"),
                    format!("Write a whole number from {min} to {max}."),
                ),
            );
        }
        found
    }

    /// There may be at most so many of something.
    pub fn limit(&mut self, (zh, en): (&str, &str), count: usize, most: usize, span: Span) {
        if count > most {
            self.error(
                Code::TooMany,
                span,
                Text::new(
                    format!("{zh}有 {count} 个，最多 {most} 个"),
                    format!("There are {count} {en}; at most {most} are possible"),
                ),
                Text::new("删减，或者拆成两个情景。", "Take some out, or make two scenarios of it."),
            );
        }
    }
}
