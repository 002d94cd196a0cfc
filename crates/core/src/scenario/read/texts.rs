//! Texts: in every language of the file, saying something, in characters that can be shown.

use super::draft::{Id, Spanned};
use super::fields::Fields;
use super::reader::Reader;
use crate::diagnostic::Span;
use crate::scenario::Code;
use crate::scenario::outline::{Node, Shape};
use crate::text::{Lang, Text};

/// How a text is written, for hints.
const BOTH: &str = "(zh: \"…\", en: \"…\")";

impl Reader<'_, '_> {
    /// A text in every language of the file.
    pub fn text(&mut self, node: &Node) -> Option<Text> {
        let node = node.inside_some();
        match &node.shape {
            Shape::Word => self.one_language(node),
            Shape::Fields(_) => self.two_languages(node),
            _ => {
                let hint = Text::new(format!("写成 {BOTH}"), format!("Write {BOTH}"));
                self.wrong_type(node, Text::new("一段文字", "a text"), hint);
                None
            }
        }
    }

    /// A text with its place.
    pub fn text_at(&mut self, node: &Node) -> Option<Spanned<Text>> {
        Some(Spanned { value: self.text(node)?, span: node.span })
    }

    fn one_language(&mut self, node: &Node) -> Option<Text> {
        let word = self.string(node)?;
        if self.languages.len() > 1 {
            self.report(
                Code::MissingLanguage,
                node.span,
                Text::new("这段文字只有一种语言", "This text is in one language only"),
                Text::new(
                    format!("写成 {BOTH}；如果整个文件只用中文，在开头写 languages: [zh],"),
                    format!(
                        "Write {BOTH}; if the whole file is in English only, say languages: [en], at its top."
                    ),
                ),
            );
            return None;
        }
        self.worded(&word)?;
        Some(Text::new(word.value.clone(), word.value))
    }

    fn two_languages(&mut self, node: &Node) -> Option<Text> {
        let languages = self.languages.clone();
        let fields = Fields::of(self, node, "text", &["zh", "en"])?;
        let mut whole = true;
        let mut said: [Option<String>; 2] = [None, None];
        for (lang, said) in Lang::ALL.into_iter().zip(&mut said) {
            match fields.find(lang.code()) {
                Some(written) => match self.string(written) {
                    Some(word) if self.worded(&word).is_some() => *said = Some(word.value),
                    _ => whole = false,
                },
                None if languages.contains(&lang) => {
                    if !fields.mistyped(lang.code()) {
                        self.missing(lang, node);
                    }
                    whole = false;
                }
                None => {}
            }
        }
        let [zh, en] = said;
        let either = zh.clone().or_else(|| en.clone())?;
        whole.then(|| Text::new(zh.unwrap_or_else(|| either.clone()), en.unwrap_or(either)))
    }

    fn missing(&mut self, lang: Lang, node: &Node) {
        self.report(
            Code::MissingLanguage,
            node.span,
            match lang {
                Lang::Zh => Text::new("这段文字缺少中文", "This text has no Chinese"),
                Lang::En => Text::new("这段文字缺少英文", "This text has no English"),
            },
            Text::new(format!("补上 {lang}: \"…\""), format!("Add {lang}: \"…\"")),
        );
    }

    /// A text must say something, in characters that can be shown as they stand.
    fn worded(&mut self, text: &Id) -> Option<()> {
        if text.value.trim().is_empty() {
            self.report(
                Code::EmptyText,
                text.span,
                Text::new("这段文字是空的", "This text is empty"),
                Text::new(
                    "写上内容；用不着的话，连字段一起删掉。",
                    "Write what is said, or delete the field if it isn't needed.",
                ),
            );
            return None;
        }
        let Some(hidden) = text.value.chars().find(|c| is_hidden(*c)) else { return Some(()) };
        // An escape such as \n has no place of its own; the text's is given then.
        let written = self.slice(text.span);
        let at = written.find(hidden).map_or(text.span, |offset| {
            let start = text.span.start + offset;
            Span::new(start, start + hidden.len_utf8())
        });
        let code = u32::from(hidden);
        self.report(
            Code::HiddenCharacter,
            at,
            Text::new(
                format!("文字里有一个看不见的字符（U+{code:04X}）"),
                format!("There is an invisible character in this text (U+{code:04X})"),
            ),
            Text::new(
                "删掉它；多半是从别处复制时带进来的。文字里不能换行。",
                "Delete it; it most likely came along when copying. A text has no line breaks.",
            ),
        );
        None
    }
}

/// Control characters and those that turn the direction of writing: they can make a text look
/// like another one.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
