//! The reader: a file, and everything found wrong with it so far.

use super::draft::Entries;
use crate::diagnostic::{Diagnostic, Edit, Severity, Span};
use crate::scenario::Code;
use crate::scenario::outline::{Node, Shape};
use crate::text::{Lang, Text};
use std::collections::BTreeSet;

/// What messages about a kind of file name: its page, its beginning, and its parts.
#[derive(Clone, Copy, Debug)]
pub struct Dialect {
    /// The page that shows how it is written.
    pub page: &'static str,
    /// The name before the file's outermost bracket.
    pub root: &'static str,
    /// A part of it by its name, in Chinese and in English.
    pub named: fn(&'static str) -> (&'static str, &'static str),
}

/// Reads values from their places in a file and collects what is wrong.
pub struct Reader<'a, 'p> {
    source: &'a str,
    pub(super) dialect: Dialect,
    pub(super) languages: Vec<Lang>,
    problems: &'p mut Vec<Diagnostic>,
}

/// A word cut to what fits in a message.
pub fn shortened(word: &str) -> String {
    const LONGEST: usize = 40;
    let line = word.lines().next().unwrap_or("");
    if line.len() == word.len() && word.chars().count() <= LONGEST {
        return word.to_owned();
    }
    line.chars().take(LONGEST).chain("…".chars()).collect()
}

impl<'a, 'p> Reader<'a, 'p> {
    /// A reader of one scenario's file.
    pub fn new(source: &'a str, problems: &'p mut Vec<Diagnostic>) -> Reader<'a, 'p> {
        Reader::of(super::fields::SCENARIO, source, problems)
    }

    /// A reader of one file of another kind.
    pub fn of(dialect: Dialect, source: &'a str, problems: &'p mut Vec<Diagnostic>) -> Reader<'a, 'p> {
        Reader { source, dialect, languages: Lang::ALL.to_vec(), problems }
    }

    /// The text of the file between two places.
    pub fn slice(&self, span: Span) -> &'a str {
        &self.source[span.start..span.end]
    }

    /// Whether nothing more need be reported.
    pub fn has_enough(&self) -> bool {
        crate::scenario::enough(self.problems)
    }

    /// Notes an error.
    pub fn report(&mut self, code: Code, span: Span, message: Text, hint: Text) {
        self.report_as(code.key(), span, message, hint);
    }

    /// Notes an error of a kind that scenarios don't have.
    pub fn report_as(&mut self, code: &'static str, span: Span, message: Text, hint: Text) {
        self.problems.push(Diagnostic {
            code,
            severity: Severity::Error,
            span: Some(span),
            message,
            hint,
            mend: None,
        });
    }

    /// Notes an error that `new` in place of what stands there puts right.
    pub fn report_mendable(&mut self, code: Code, span: Span, new: &str, message: Text, hint: Text) {
        self.report(code, span, message, hint);
        self.last_is_mended_by(span, new);
    }

    /// `new` in place of what stands at `span` puts right what was reported last, if it is about that place.
    pub fn last_is_mended_by(&mut self, span: Span, new: &str) {
        if let Some(last) = self.problems.last_mut().filter(|last| last.span == Some(span)) {
            last.mend = Some(Edit { span, new: new.to_owned() });
        }
    }

    /// The items of a list, each read by `read`; those that can't be read are `None`.
    pub fn list<T>(
        &mut self,
        node: &Node,
        read: impl Fn(&mut Self, &Node) -> Option<T>,
    ) -> Option<Vec<Option<T>>> {
        let Shape::List(nodes) = &node.inside_some().shape else {
            self.wrong_type(
                node,
                Text::new("一个列表", "a list"),
                Text::new("用方括号括起来：[…]", "Put square brackets around it: […]"),
            );
            return None;
        };
        Some(nodes.iter().map(|node| if self.has_enough() { None } else { read(self, node) }).collect())
    }

    /// The items of a list, if every one can be read.
    pub fn whole_list<T>(
        &mut self,
        node: &Node,
        read: impl Fn(&mut Self, &Node) -> Option<T>,
    ) -> Option<Vec<T>> {
        self.list(node, read)?.into_iter().collect()
    }

    /// The entries of a map, each value read by `read`.
    pub fn map<T>(
        &mut self,
        node: &Node,
        read: impl Fn(&mut Self, &Node) -> Option<T>,
    ) -> Option<Entries<T>> {
        let node = node.inside_some();
        let Shape::Map(nodes) = &node.shape else {
            self.wrong_type(
                node,
                Text::new("一张“名字：值”的表", "a map of names and values"),
                Text::new("用花括号括起来：{ \"id\": … }", "Put curly brackets around it: { \"id\": … }"),
            );
            return None;
        };
        let mut entries = Entries { span: node.span, list: Vec::new(), whole: true };
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for (key, value) in nodes {
            if self.has_enough() {
                entries.whole = false;
                break;
            }
            let id = self.id(key);
            let value = read(self, value);
            let Some(id) = id else {
                entries.whole = false;
                continue;
            };
            if seen.insert(id.value.clone()) {
                entries.list.push((id, value));
            } else {
                entries.whole = false;
                self.report(
                    Code::DuplicateId,
                    id.span,
                    Text::new(
                        format!("“{}”在这里是第二次出现", shortened(&id.value)),
                        format!("`{}` stands here a second time", shortened(&id.value)),
                    ),
                    Text::new(
                        "给其中一个改名，并改掉指向它的地方；或者删掉一个。",
                        "Rename one of the two, and what points to it; or delete one.",
                    ),
                );
            }
        }
        Some(entries)
    }
}
