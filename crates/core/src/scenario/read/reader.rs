//! The reader: a file, and everything found wrong with it so far.

use super::draft::Entries;
use crate::characters::{code_point, visible};
use crate::diagnostic::{Diagnostic, Edit, Lines, Severity, Span};
use crate::scenario::Code;
use crate::scenario::outline::{Node, Shape};
use crate::text::{Lang, Text, list};
use std::collections::{BTreeMap, BTreeSet};

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
    /// Characters of texts that no font of the program has, with where each stands first.
    pub(super) undrawn: BTreeMap<char, Span>,
}

/// A word as a message shows it: cut to what fits, and what can't be seen by its code point.
pub fn shortened(word: &str) -> String {
    const LONGEST: usize = 40;
    let line = word.lines().next().unwrap_or("");
    // No further than needed: a word may be as long as the file.
    let end = line.char_indices().nth(LONGEST).map_or(line.len(), |(at, _)| at);
    let shown = visible(&line[..end]);
    if end == word.len() { shown } else { shown + "…" }
}

impl<'a, 'p> Reader<'a, 'p> {
    /// A reader of one scenario's file.
    pub fn new(source: &'a str, problems: &'p mut Vec<Diagnostic>) -> Reader<'a, 'p> {
        Reader::of(super::fields::SCENARIO, source, problems)
    }

    /// A reader of one file of another kind.
    pub fn of(dialect: Dialect, source: &'a str, problems: &'p mut Vec<Diagnostic>) -> Reader<'a, 'p> {
        Reader { source, dialect, languages: Lang::ALL.to_vec(), problems, undrawn: BTreeMap::new() }
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

    /// Warns of the characters that are drawn as a question mark where no other font has them.
    pub fn tell_undrawn(&mut self) {
        const MOST_LISTED: usize = 12;
        let mut undrawn: Vec<(Span, char)> =
            std::mem::take(&mut self.undrawn).into_iter().map(|(c, at)| (at, c)).collect();
        undrawn.sort_unstable();
        let Some((span, _)) = undrawn.first().copied() else { return };
        let lines = Lines::of(self.source);
        let listed = |lang| {
            let named = undrawn.iter().take(MOST_LISTED).map(|(at, c)| {
                let (code, line) = (code_point(*c), lines.line(at.start));
                match lang {
                    Lang::Zh => format!("{c}（{code}，第 {line} 行）"),
                    Lang::En => format!("{c} ({code}, line {line})"),
                }
            });
            let mut named: Vec<String> = named.collect();
            if undrawn.len() > MOST_LISTED {
                named.push("…".to_owned());
            }
            list(lang, &named.iter().map(String::as_str).collect::<Vec<_>>())
        };
        let count = undrawn.len();
        let message = Text::new(
            format!("程序自带的字体里没有这些字，共 {count} 个：{}", listed(Lang::Zh)),
            format!(
                "The program's fonts lack characters that stand here, {count} in all: {}",
                listed(Lang::En)
            ),
        );
        let hint = Text::new(
            "最好换一个写法：电脑上没有别的字体时，这些字会显示成“?”。",
            "Better write them otherwise: on a computer without another font for them they are drawn as `?`.",
        );
        self.problems.push(Diagnostic {
            code: Code::NotDrawn.key(),
            severity: Severity::Warning,
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
