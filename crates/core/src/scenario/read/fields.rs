//! The fields of one struct: which are there, which are missing, which are not known.

use super::draft::{Entries, Id, Spanned};
use super::leaf::Keyword;
use super::reader::{Dialect, Reader, shortened};
use crate::diagnostic::Span;
use crate::scenario::Code;
use crate::scenario::id::nearest;
use crate::scenario::outline::{Field, Node, Shape};
use crate::scenario::{FORMAT, OLDEST_FORMAT};
use crate::text::{Text, half_width};

/// The fields of a struct that has been found in the file.
pub struct Fields<'n> {
    fields: &'n [Field],
    unknown: Vec<&'n str>,
    head: Span,
    what: &'static str,
}

impl<'n> Fields<'n> {
    /// The fields of `node`, each of which must be one of `known` and stand there once.
    pub fn of(
        reader: &mut Reader,
        node: &'n Node,
        what: &'static str,
        known: &[&'static str],
    ) -> Option<Fields<'n>> {
        let node = node.inside_some();
        let fields: &[Field] = match &node.shape {
            Shape::Fields(fields) => fields,
            Shape::Tuple(nodes) if nodes.is_empty() => &[],
            _ => {
                let (zh, en) = (reader.dialect.named)(what);
                let wanted = Text::new(format!("{zh}的字段"), format!("the fields of {en}"));
                let sample = format!("({}: …, …)", known[0]);
                let hint = Text::new(format!("写成 {sample}"), format!("Write {sample}"));
                reader.wrong_type(node, wanted, hint);
                return None;
            }
        };
        if let Some(name) = node.name.as_deref().filter(|name| *name != what) {
            reader.report(
                Code::UnknownWord,
                node.head(),
                Text::new(
                    format!("这里不该有“{}”", shortened(name)),
                    format!("`{}` should not stand here", shortened(name)),
                ),
                if what == reader.dialect.root {
                    let beginning = format!("{what}(");
                    Text::new(format!("文件以 {beginning} 开头。"), format!("A file begins with {beginning}"))
                } else {
                    Text::new("括号前面什么也不写。", "Write nothing before the bracket.")
                },
            );
        }
        let mut unknown = Vec::new();
        for (position, field) in fields.iter().enumerate() {
            if !known.contains(&field.name.as_str()) {
                reader.unknown(
                    Code::UnknownField,
                    ("字段", "field"),
                    field.name_span,
                    &field.name,
                    known.iter().copied(),
                );
                if !reader.has_enough() {
                    unknown.push(field.name.as_str());
                }
            } else if fields[..position].iter().any(|earlier| earlier.name == field.name) {
                reader.report(
                    Code::DuplicateField,
                    field.name_span,
                    Text::new(
                        format!("字段 {} 写了两次", field.name),
                        format!("The field `{}` stands here a second time", field.name),
                    ),
                    Text::new("只留一个。", "Keep one of the two."),
                );
            }
        }
        Some(Fields { fields, unknown, head: node.head(), what })
    }

    /// A field, if it is there.
    pub fn find(&self, name: &str) -> Option<&'n Node> {
        self.fields.iter().find(|field| field.name == name).map(|field| &field.value)
    }

    /// Whether an unknown field looks like this one mistyped: then that was reported, and this one
    /// isn't missing.
    pub fn mistyped(&self, name: &str) -> bool {
        self.unknown.iter().any(|written| nearest(written, [name]).is_some())
    }

    /// Whether every field is known.
    pub fn all_known(&self) -> bool {
        self.unknown.is_empty()
    }

    /// A field that must be there.
    pub fn node(&self, reader: &mut Reader, name: &'static str) -> Option<&'n Node> {
        let found = self.find(name);
        if found.is_none() && !self.mistyped(name) {
            let Dialect { page, named, .. } = reader.dialect;
            let (zh, en) = named(self.what);
            reader.report(
                Code::MissingField,
                self.head,
                Text::new(format!("{zh}缺少字段 {name}"), format!("The field `{name}` of {en} is missing")),
                Text::new(format!("补上 {name}，写法见 {page}"), format!("Add `{name}`; {page} shows how.")),
            );
        }
        found
    }

    /// A part that must be there, read by `read`.
    pub fn part<T>(
        &self,
        reader: &mut Reader,
        name: &'static str,
        read: impl FnOnce(&mut Reader, &Node) -> Option<T>,
    ) -> Option<T> {
        let node = self.node(reader, name)?;
        read(reader, node)
    }

    /// A part that need not be there, read by `read`: `Some(None)` if it isn't, `None` if it can't
    /// be read.
    pub fn maybe<T>(
        &self,
        reader: &mut Reader,
        name: &str,
        read: impl FnOnce(&mut Reader, &Node) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.find(name) {
            None if self.mistyped(name) => None,
            None => Some(None),
            Some(node) if reader.slice(node.span) == "None" => Some(None),
            Some(node) => Some(Some(read(reader, node)?)),
        }
    }

    /// A text in every language.
    pub fn text(&self, reader: &mut Reader, name: &'static str) -> Option<Text> {
        self.part(reader, name, |reader, node| reader.text(node))
    }

    /// A name or title in every language.
    pub fn label(&self, reader: &mut Reader, name: &'static str) -> Option<Text> {
        self.part(reader, name, |reader, node| reader.label(node))
    }

    /// A list of texts, which need not be there.
    pub fn texts(&self, reader: &mut Reader, name: &str) -> Option<Vec<Text>> {
        let texts = self.maybe(reader, name, |reader, node| reader.whole_list(node, |r, node| r.text(node)));
        texts.map(Option::unwrap_or_default)
    }

    /// What points to something by its id.
    pub fn id(&self, reader: &mut Reader, name: &'static str) -> Option<Id> {
        self.part(reader, name, |reader, node| reader.string(node))
    }

    /// What may point to something by its id.
    pub fn maybe_id(&self, reader: &mut Reader, name: &str) -> Option<Option<Id>> {
        self.maybe(reader, name, |reader, node| reader.string(node))
    }

    /// A list of ids.
    pub fn ids(&self, reader: &mut Reader, name: &'static str) -> Option<Spanned<Vec<Id>>> {
        self.part(reader, name, |reader, node| {
            let value = reader.whole_list(node, |reader, node| reader.string(node))?;
            Some(Spanned { value, span: node.span })
        })
    }

    /// A whole number.
    pub fn number(&self, reader: &mut Reader, name: &'static str) -> Option<Spanned<i64>> {
        self.part(reader, name, |reader, node| reader.number(node))
    }

    /// A whole number that need not be there.
    pub fn maybe_number(&self, reader: &mut Reader, name: &str) -> Option<Option<Spanned<i64>>> {
        self.maybe(reader, name, |reader, node| reader.number(node))
    }

    /// A word of a closed list.
    pub fn keyword<T: Keyword>(&self, reader: &mut Reader, name: &'static str) -> Option<T> {
        self.part(reader, name, |reader, node| reader.keyword(node))
    }

    /// A word of a closed list that need not be there.
    pub fn maybe_keyword<T: Keyword>(&self, reader: &mut Reader, name: &str) -> Option<Option<T>> {
        self.maybe(reader, name, |reader, node| reader.keyword(node))
    }

    /// The entries of a map, each read by `read`.
    pub fn map<T>(
        &self,
        reader: &mut Reader,
        name: &'static str,
        read: impl Fn(&mut Reader, &Node) -> Option<T>,
    ) -> Option<Entries<T>> {
        self.part(reader, name, |reader, node| reader.map(node, read))
    }

    /// The entries of a map that need not be there.
    pub fn maybe_map<T>(
        &self,
        reader: &mut Reader,
        name: &'static str,
        read: impl Fn(&mut Reader, &Node) -> Option<T>,
    ) -> Option<Entries<T>> {
        let none = Entries { span: self.head, list: Vec::new(), whole: true };
        let found = self.maybe(reader, name, |reader, node| reader.map(node, read))?;
        Some(found.unwrap_or(none))
    }

    /// Whether something holds; it doesn't where nothing is said.
    pub fn flag(&self, reader: &mut Reader, name: &str) -> Option<Spanned<bool>> {
        let absent = Spanned { value: false, span: self.head };
        let found = self.maybe(reader, name, |reader, node| match reader.slice(node.inside_some().span) {
            "true" => Some(Spanned { value: true, span: node.span }),
            "false" => Some(Spanned { value: false, span: node.span }),
            _ => {
                let hint = Text::new(
                    "是就写 true，不是就删掉这个字段。",
                    "Write true if it does, or delete the field.",
                );
                reader.wrong_type(node, Text::new(" true 或 false", "`true` or `false`"), hint);
                None
            }
        })?;
        Some(found.unwrap_or(absent))
    }

    /// The version of the format, if it is one that is read.
    pub fn format(&self, reader: &mut Reader) -> Option<Spanned<i64>> {
        let version = self.number(reader, "format")?;
        let read = i64::from(OLDEST_FORMAT)..=i64::from(FORMAT);
        if !read.contains(&version.value) {
            reader.report(
                Code::WrongFormatVersion,
                version.span,
                Text::new(
                    format!("格式版本是 {}，这个程序读 {OLDEST_FORMAT} 到 {FORMAT}", version.value),
                    format!(
                        "The format is version {}; this program reads {OLDEST_FORMAT} to {FORMAT}",
                        version.value
                    ),
                ),
                Text::new(
                    format!("换用能读它的版本；或者照文档改写，再写 format: {FORMAT}"),
                    format!("Use a release that reads it; or rewrite the file as documented and set format: {FORMAT}"),
                ),
            );
            return None;
        }
        Some(version)
    }
}

/// The scenario's.
pub const SCENARIO: Dialect = Dialect { page: "docs/scenario-format.md", root: "Scenario", named };

/// A part of a file as messages name it, in Chinese and in English.
fn named(what: &'static str) -> (&'static str, &'static str) {
    match what {
        "Scenario" => ("这个情景", "the scenario"),
        "text" => ("这段文字", "this text"),
        "person" => ("这个人物", "this person"),
        "interest" => ("这个诉求", "this interest"),
        "agreement" => ("这个方案", "this agreement"),
        "seat" => ("这个位子", "this seat"),
        "beat" => ("这个节拍", "this beat"),
        "option" => ("这个选项", "this option"),
        "variant" => ("这一句", "this variant"),
        "branch" => ("这一条去路", "this branch"),
        "pause" => ("这个停顿", "this pause"),
        "day" => ("这一天", "this day"),
        "promise" => ("这个承诺", "this promise"),
        "reaction" => ("这个反应", "this reaction"),
        "flow" => ("上下游（flow）", "the flow"),
        "look" => ("外貌（look）", "this look"),
        "start" => ("开场状态（start）", "this start"),
        "prediction" => ("这个预测", "this prediction"),
        "facilitator" => ("主持说明（facilitator）", "the facilitator's notes"),
        other => (other, other),
    }
}

/// A hint that lists what is known, as long as the list can be taken in.
pub fn one_of<'k>(page: &str, known: impl Iterator<Item = &'k str>) -> Text {
    const MOST_LISTED: usize = 20;
    let all: Vec<&str> = known.collect();
    if all.len() > MOST_LISTED {
        return Text::new(
            format!("可用的词都列在 {page} 里。"),
            format!("{page} lists those that there are."),
        );
    }
    let shown = all.join(", ");
    Text::new(format!("可用的有 {shown}"), format!("Use one of these: {shown}"))
}

/// Reports words that are not known, with the one that was probably meant.
impl Reader<'_, '_> {
    /// `found` is none of `known`; what they are, in Chinese and in English.
    pub fn unknown<'k>(
        &mut self,
        code: Code,
        (zh, en): (&str, &str),
        span: Span,
        found: &str,
        known: impl Iterator<Item = &'k str> + Clone,
    ) {
        if self.has_enough() {
            return;
        }
        let hint = match nearest(&half_width(found), known.clone()) {
            Some(meant) => Text::new(format!("是不是 {meant}？"), format!("Did you mean `{meant}`?")),
            None => one_of(self.dialect.page, known),
        };
        let found = shortened(found);
        let message =
            Text::new(format!("这里没有叫“{found}”的{zh}"), format!("There is no {en} `{found}` here"));
        self.report(code, span, message, hint);
    }
}
