//! Texts: in every language of the file, saying something, in characters that can be shown.

use super::draft::{Id, Spanned};
use super::fields::Fields;
use super::reader::Reader;
use crate::characters::{Trouble, code_point, is_drawn, troubles};
use crate::diagnostic::Span;
use crate::scenario::outline::{Node, Shape};
use crate::scenario::{Code, LONGEST_LABEL, LONGEST_TEXT};
use crate::text::{Lang, Text};

/// How a text is written, for hints.
const BOTH: &str = "(zh: \"…\", en: \"…\")";

impl Reader<'_, '_> {
    /// A text in every language of the file.
    pub fn text(&mut self, node: &Node) -> Option<Text> {
        self.text_within(node, LONGEST_TEXT)
    }

    /// A name or title in every language of the file.
    pub fn label(&mut self, node: &Node) -> Option<Text> {
        self.text_within(node, LONGEST_LABEL)
    }

    fn text_within(&mut self, node: &Node, most: usize) -> Option<Text> {
        let node = node.inside_some();
        match &node.shape {
            Shape::Word => self.one_language(node, most),
            Shape::Fields(_) => self.two_languages(node, most),
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

    fn one_language(&mut self, node: &Node, most: usize) -> Option<Text> {
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
        self.worded(&word, most)?;
        Some(Text::new(word.value.clone(), word.value))
    }

    fn two_languages(&mut self, node: &Node, most: usize) -> Option<Text> {
        let languages = self.languages.clone();
        let fields = Fields::of(self, node, "text", &["zh", "en"])?;
        let mut whole = true;
        let mut said: [Option<String>; 2] = [None, None];
        for (lang, said) in Lang::ALL.into_iter().zip(&mut said) {
            match fields.find(lang.code()) {
                Some(written) => match self.string(written) {
                    Some(word) if self.worded(&word, most).is_some() => *said = Some(word.value),
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

    /// A text must say something, and no more than can be shown.
    fn worded(&mut self, text: &Id, most: usize) -> Option<()> {
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
        let length = text.value.chars().count();
        if length > most {
            self.report(
                Code::TooLong,
                text.span,
                Text::new(
                    format!("这段文字有 {length} 个字，这里最多 {most} 个"),
                    format!("This text has {length} characters; at most {most} fit here"),
                ),
                Text::new(
                    "写短一些，或者分成几段、几个节拍。",
                    "Make it shorter, or several texts or beats of it.",
                ),
            );
            return None;
        }
        Some(())
    }

    /// What stands in quotes must be seen as it is: no characters that hide, were lost or are piled up.
    pub(super) fn clear(&mut self, text: &Id) -> Option<()> {
        let Some((_, found, trouble)) = troubles(&text.value).next() else {
            self.look_for_undrawn(text);
            return Some(());
        };
        // An escape such as \n has no place of its own; the text's is given then.
        let written = self.slice(text.span);
        let same = |(_, c, why): &(usize, char, Trouble)| (*c, *why) == (found, trouble);
        let at = troubles(written).find(same).map_or(text.span, |(offset, ..)| {
            let start = text.span.start + offset;
            Span::new(start, start + found.len_utf8())
        });
        let code = code_point(found);
        let (kind, message, hint) = match trouble {
            Trouble::Unseen => (
                Code::HiddenCharacter,
                Text::new(
                    format!("文字里有一个看不见的字符（{code}）"),
                    format!("There is an invisible character in this text ({code})"),
                ),
                Text::new(
                    "删掉它；多半是从别处复制时带进来的。文字里不能换行。",
                    "Delete it; it most likely came along when copying. A text has no line breaks.",
                ),
            ),
            Trouble::Lost => (
                Code::LostCharacter,
                Text::new(
                    format!("这里丢了一个字，只剩替代符号（{code}）"),
                    format!("A character was lost here; only a stand-in is left ({code})"),
                ),
                Text::new(
                    "多半是转换编码时丢的：对照原稿补上，再存成 UTF-8。",
                    "Most likely a conversion lost it: write it again after the original, and save as UTF-8.",
                ),
            ),
            Trouble::Piled => (
                Code::HiddenCharacter,
                Text::new(
                    format!("一个字上叠的符号太多（{code}）"),
                    format!("Too many marks are piled on one letter ({code})"),
                ),
                Text::new("删掉多余的，显示出来会盖住别的字。", "Delete some: they would cover other lines."),
            ),
        };
        self.report(kind, at, message, hint);
        None
    }

    fn look_for_undrawn(&mut self, text: &Id) {
        for c in text.value.chars().filter(|c| !is_drawn(*c)) {
            let offset = self.slice(text.span).find(c).unwrap_or(0);
            let start = text.span.start + offset;
            let at = Span::new(
                start,
                start + self.slice(text.span)[offset..].chars().next().map_or(0, char::len_utf8),
            );
            let first = self.undrawn.entry(c).or_insert(at);
            *first = at.min(*first);
        }
    }
}
