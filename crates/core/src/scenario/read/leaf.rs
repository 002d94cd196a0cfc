//! Single values: strings, numbers and words of a closed list.

use super::draft::{Id, Spanned};
use super::reader::{Reader, shortened};
use crate::characters::meant;
use crate::diagnostic::Span;
use crate::scenario::Code;
use crate::scenario::id::is_kebab_case;
use crate::scenario::moves::{MoveKind, Topic};
use crate::scenario::outline::{Node, Shape};
use crate::scenario::vocabulary::{
    EndingKind, Face, Feeling, InterestKind, Problem, Pronoun, Room, ScenarioKind, Stake,
};
use crate::text::{Lang, Text};

/// A word of a closed list, as it is written in files.
pub trait Keyword: Copy + 'static {
    /// Every word of the list.
    const ALL: &'static [Self];

    /// What the words are words for, in Chinese and in English.
    const WHAT: (&'static str, &'static str);

    /// The word.
    fn key(self) -> &'static str;
}

macro_rules! keyword {
    ($($name:ident: $zh:literal, $en:literal;)*) => {$(
        impl Keyword for $name {
            const ALL: &'static [$name] = $name::ALL;
            const WHAT: (&'static str, &'static str) = ($zh, $en);

            fn key(self) -> &'static str {
                $name::key(self)
            }
        }
    )*};
}

keyword! {
    Problem: "问题类型", "problem";
    Topic: "主题", "topic";
    MoveKind: "动作", "move";
    Room: "地点", "room";
    Pronoun: "称呼", "pronoun";
    InterestKind: "诉求类型", "kind of interest";
    Stake: "要害", "stake";
    Feeling: "感受", "feeling";
    ScenarioKind: "种类", "kind of scenario";
    Face: "表情", "face";
    EndingKind: "结局", "ending";
}

impl Keyword for Lang {
    const ALL: &'static [Lang] = &Lang::ALL;
    const WHAT: (&'static str, &'static str) = ("语言", "language");

    fn key(self) -> &'static str {
        self.code()
    }
}

impl Reader<'_, '_> {
    /// A text in quotes.
    pub fn string(&mut self, node: &Node) -> Option<Id> {
        let node = node.inside_some();
        if !matches!(node.shape, Shape::Word) {
            self.wrong_type(
                node,
                Text::new("一段带引号的文字", "a text in quotes"),
                Text::new("两端加上直引号：\"…\"", "Put straight quotes around it: \"…\""),
            );
            return None;
        }
        if let Some(value) = self.between_curly_quotes(node) {
            let found = Spanned { value: value.to_owned(), span: node.span };
            return self.clear(&found).map(|()| found);
        }
        match ron::from_str::<String>(self.slice(node.span)) {
            Ok(value) => {
                let found = Spanned { value, span: node.span };
                self.clear(&found).map(|()| found)
            }
            Err(_) => {
                // The outline found both quotes, so that only an escape can be wrong.
                let backslash = self.slice(node.span).find('\\').unwrap_or(0);
                self.report(
                    Code::Syntax,
                    Span::new(node.span.start + backslash, node.span.end),
                    Text::new("反斜线后面的写法不对", "What follows a backslash here isn't known"),
                    Text::new(
                        "要写反斜线本身就写两个，要写引号就写 \\\"",
                        "Write two for a backslash itself, and \\\" for a quote.",
                    ),
                );
                None
            }
        }
    }

    /// What stands between other quotes, which were reported: the outline takes them for straight ones.
    fn between_curly_quotes(&self, node: &Node) -> Option<&str> {
        let mut inside = self.slice(node.span).chars();
        let open = inside.next()?;
        inside.next_back()?;
        (meant(open) == Some('"')).then_some(inside.as_str())
    }

    /// Reports a word of a closed list that is written in quotes, and gives what it stands for, if there is
    /// one among them.
    pub fn unquoted<T>(
        &mut self,
        node: &Node,
        wanted: Text,
        mut known: impl Iterator<Item = (&'static str, T)>,
    ) -> Option<T> {
        let written = self.slice(node.span).trim_matches('"');
        let found = known.find(|(key, _)| *key == written);
        self.wrong_type(node, wanted, Text::new("去掉引号。", "Leave out the quotes."));
        let (key, found) = found?;
        self.last_is_mended_by(node.span, key);
        Some(found)
    }

    /// A whole number.
    pub fn number(&mut self, node: &Node) -> Option<Spanned<i64>> {
        let node = node.inside_some();
        let written = self.slice(node.span);
        // What is taken for an ordinary sign or digit was reported, but for the sign of subtraction.
        let ordinary: String = written.chars().map(|c| meant(c).unwrap_or(c)).collect();
        let written = if matches!(node.shape, Shape::Bare) { ordinary.as_str() } else { written };
        let is_number = matches!(node.shape, Shape::Bare)
            && written.trim_start_matches(['+', '-']).starts_with(|c: char| c.is_ascii_digit());
        let parsed = if is_number { ron::from_str::<i64>(written).ok() } else { None };
        match parsed {
            Some(value) => Some(Spanned { value, span: node.span }),
            None if is_number && written.bytes().skip(1).all(|b| b.is_ascii_digit()) => {
                self.report(
                    Code::OutOfRange,
                    node.span,
                    Text::new("这个数大得没有意义", "This number is far too large"),
                    Text::new("换一个小一点的整数。", "Write a smaller whole number."),
                );
                None
            }
            None => {
                let wanted = Text::new("一个整数", "a whole number");
                let hint = match node.shape {
                    Shape::Word => {
                        Text::new("去掉引号，只写数字。", "Leave out the quotes: write the digits alone.")
                    }
                    _ => Text::new(
                        "只写数字，不带小数点，比如 40。",
                        "Write digits only, without a decimal point, such as 40.",
                    ),
                };
                self.wrong_type(node, wanted, hint);
                let quoted = written.strip_prefix('"')?.strip_suffix('"')?;
                let digits = quoted.bytes().all(|byte| byte.is_ascii_digit());
                let value = quoted.parse().ok().filter(|_| digits)?;
                self.last_is_mended_by(node.span, quoted);
                Some(Spanned { value, span: node.span })
            }
        }
    }

    /// A word of a closed list.
    pub fn keyword<T: Keyword>(&mut self, node: &Node) -> Option<T> {
        let node = node.inside_some();
        let known = || T::ALL.iter().map(|word| word.key());
        if !matches!(node.shape, Shape::Bare) {
            let wanted = Text::new("一个不带引号的词", "a word without quotes");
            if matches!(node.shape, Shape::Word) {
                return self.unquoted(node, wanted, T::ALL.iter().map(|word| (word.key(), *word)));
            }
            self.wrong_type(node, wanted, super::fields::one_of(self.dialect.page, known()));
            return None;
        }
        let written = self.slice(node.span);
        let found = T::ALL.iter().copied().find(|word| word.key() == written);
        if found.is_none() {
            self.unknown(Code::UnknownWord, T::WHAT, node.span, written, known());
        }
        found
    }

    /// The name of an entry, which must be an id. One that is no id is reported and kept, so that
    /// what points to it still finds it.
    pub fn id(&mut self, node: &Node) -> Option<Id> {
        let id = self.string(node)?;
        if !is_kebab_case(&id.value) {
            let shown = shortened(&id.value);
            self.report(
                Code::BadId,
                id.span,
                Text::new(format!("“{shown}”不能作 id"), format!("`{shown}` can't be an id")),
                Text::new(
                    "只用小写字母、数字和单个连字符，比如 late-shipment，最多 64 个字符。",
                    "Use lower-case letters and digits joined by single hyphens, such as late-shipment, 64 characters at most.",
                ),
            );
        }
        Some(id)
    }

    /// Reports a value of the wrong kind. `wanted` fits into “… should stand here”.
    pub fn wrong_type(&mut self, node: &Node, wanted: Text, hint: Text) {
        if self.has_enough() {
            return;
        }
        let found = match &node.shape {
            Shape::Fields(_) => Text::new("圆括号里的字段", "fields in round brackets"),
            Shape::Tuple(_) => Text::new("圆括号里的值", "values in round brackets"),
            Shape::Map(_) => Text::new("花括号里的表", "a map in curly brackets"),
            Shape::List(_) => Text::new("方括号里的列表", "a list in square brackets"),
            Shape::Word | Shape::Bare => {
                let written = shortened(self.slice(node.span));
                Text::new(format!(" {written}"), format!("`{written}`"))
            }
        };
        self.report(
            Code::WrongType,
            node.span,
            Text::new(
                format!("这里应该是{}，却是{}", wanted.zh, found.zh),
                format!("There should be {} here, not {}", wanted.en, found.en),
            ),
            hint,
        );
    }
}
