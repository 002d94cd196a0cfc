//! The fields of one struct: which are there, which are missing, which are not known.

use super::value::{Reader, inside_some};
use super::{Entry, Readable, Spanned};
use crate::diagnostic::Span;
use crate::scenario::FORMAT;
use crate::scenario::id::nearest;
use crate::scenario::outline::{Field, Node, Shape};
use crate::text::Text;

/// The fields of a struct that has been found in the file.
pub struct Fields<'n> {
    fields: &'n [Field],
    span: Span,
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
        let node = inside_some(node);
        let fields: &[Field] = match &node.shape {
            Shape::Fields(fields) => fields,
            Shape::Tuple(_, nodes) if nodes.is_empty() => &[],
            _ => {
                reader.report(
                    "wrong-type",
                    node.span,
                    Text::new(
                        format!("这里应该是 {what} 的各个字段，写在圆括号里"),
                        format!("The fields of `{what}` should stand here, in round brackets"),
                    ),
                    Text::new(
                        "写成 （字段：值，…)。".to_owned(),
                        "Write (field: value, …).".to_owned(),
                    ),
                );
                return None;
            }
        };
        for (position, field) in fields.iter().enumerate() {
            if !known.contains(&field.name.as_str()) {
                reader.unknown("unknown-field", field.name_span, &field.name, known.iter().copied());
            } else if fields[..position].iter().any(|earlier| earlier.name == field.name) {
                reader.report(
                    "duplicate-field",
                    field.name_span,
                    Text::new(
                        format!("字段 {} 写了两次", field.name),
                        format!("The field `{}` stands here twice", field.name),
                    ),
                    Text::new("只留一个。", "Keep one of them."),
                );
            }
        }
        Some(Fields { fields, span: node.span, what })
    }

    fn find(&self, name: &str) -> Option<&'n Node> {
        self.fields.iter().find(|field| field.name == name).map(|field| &field.value)
    }

    /// A field that must be there.
    pub fn node(&self, reader: &mut Reader, name: &'static str) -> Option<&'n Node> {
        let found = self.find(name);
        if found.is_none() {
            let start = self.span.start;
            reader.report(
                "missing-field",
                Span::new(start, (start + 1).min(self.span.end)),
                Text::new(
                    format!("{} 缺少字段 {name}", self.what),
                    format!("`{}` has no field `{name}`", self.what),
                ),
                Text::new(
                    format!("补上 {name}；写法见 docs/scenario-format.md。"),
                    format!("Add `{name}`; docs/scenario-format.md shows how."),
                ),
            );
        }
        found
    }

    /// A value that must be there, with its place.
    pub fn value<T: Readable>(&self, reader: &mut Reader, name: &'static str) -> Option<Spanned<T>> {
        let node = self.node(reader, name)?;
        reader.spanned(node)
    }

    /// A value that must be there.
    pub fn plain<T: Readable>(&self, reader: &mut Reader, name: &'static str) -> Option<T> {
        Some(self.value(reader, name)?.value)
    }

    /// A value that need not be there.
    pub fn plain_or<T: Readable>(&self, reader: &mut Reader, name: &str, usual: T) -> Option<T> {
        match self.find(name) {
            None => Some(usual),
            Some(node) => Some(reader.spanned(node)?.value),
        }
    }

    /// A value that need not be there: none if it isn't, nothing if it can't be read.
    pub fn optional<T: Readable>(
        &self,
        reader: &mut Reader,
        name: &str,
    ) -> Option<Option<Spanned<T>>> {
        self.maybe(reader, name, |reader, node| reader.spanned(node))
    }

    /// A part that need not be there, read by `read`.
    pub fn maybe<T>(
        &self,
        reader: &mut Reader,
        name: &str,
        read: impl FnOnce(&mut Reader, &Node) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.find(name) {
            None => Some(None),
            Some(node) if reader.slice(node.span) == "None" => Some(None),
            Some(node) => Some(Some(read(reader, inside_some(node))?)),
        }
    }

    /// A text in every language.
    pub fn text(&self, reader: &mut Reader, name: &'static str) -> Option<Text> {
        let node = self.node(reader, name)?;
        reader.text(node)
    }

    /// A list of texts, which need not be there.
    pub fn texts(&self, reader: &mut Reader, name: &str) -> Option<Vec<Text>> {
        match self.find(name) {
            None => Some(Vec::new()),
            Some(node) => reader.list(node, |reader, node| reader.text(node)),
        }
    }

    /// A list of ids.
    pub fn words(
        &self,
        reader: &mut Reader,
        name: &'static str,
    ) -> Option<Spanned<Vec<Spanned<String>>>> {
        let node = self.node(reader, name)?;
        let value = reader.list(node, |reader, node| reader.spanned(node))?;
        Some(Spanned { value, span: node.span })
    }

    /// A list of ids, which need not be there.
    pub fn words_or_none(&self, reader: &mut Reader, name: &str) -> Option<Vec<Spanned<String>>> {
        match self.find(name) {
            None => Some(Vec::new()),
            Some(node) => reader.list(node, |reader, node| reader.spanned(node)),
        }
    }

    /// The entries of a map, each read by `read`.
    pub fn map<T>(
        &self,
        reader: &mut Reader,
        name: &'static str,
        read: impl Fn(&mut Reader, &Node) -> Option<T>,
    ) -> Option<Vec<Entry<T>>> {
        let node = self.node(reader, name)?;
        reader.map(node, read)
    }

    /// Checks the version of the format.
    pub fn format(&self, reader: &mut Reader) {
        let Some(version) = self.value::<u32>(reader, "format") else {
            return;
        };
        if version.value != FORMAT {
            reader.report(
                "wrong-format-version",
                version.span,
                Text::new(
                    format!("格式版本是 {}，这个程序只读 {FORMAT}", version.value),
                    format!("The format is version {}; this program reads {FORMAT}", version.value),
                ),
                Text::new(
                    "换用能读它的版本，或者按文档改写后把 format 改回来。",
                    "Use a release that reads it, or rewrite the file as documented and set `format` back.",
                ),
            );
        }
    }
}

/// Reports words that are not known, with the one that was probably meant.
impl Reader<'_, '_> {
    /// `found` is none of `known`.
    pub fn unknown<'k>(
        &mut self,
        code: &'static str,
        span: Span,
        found: &str,
        known: impl Iterator<Item = &'k str> + Clone,
    ) {
        let hint = match nearest(found, known.clone()) {
            Some(meant) => Text::new(format!("是不是 {meant}？"), format!("Did you mean `{meant}`?")),
            None => {
                let all: Vec<&str> = known.collect();
                let shown = all.join(", ");
                Text::new(format!("可用的有：{shown}。"), format!("Known here: {shown}."))
            }
        };
        let found = &super::value::shortened(found);
        self.report(
            code,
            span,
            Text::new(format!("不认识“{found}”"), format!("`{found}` is not known here")),
            hint,
        );
    }
}
