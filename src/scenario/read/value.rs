//! Single values: texts, ids, numbers, moves and conditions, each from its own stretch of the file.

use super::{Entry, Readable, Spanned};
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::scenario::id::is_kebab_case;
use crate::scenario::outline::{Node, Shape};
use crate::text::{Lang, Text};
use ron::error::{Error, SpannedError};
use ron::extensions::Extensions;
use serde::{Deserialize, Serialize};

/// A move as authors write it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names are those of `MoveKind`, which documents them")]
pub enum MoveDraft {
    Reflect(String),
    ReflectFeeling,
    AskOpen(Option<String>),
    AskClosed,
    Summarise,
    Acknowledge,
    NameTension,
    CheckInterest(String),
    TakeTheirSide,
    GiveFeedback,
    InviteFeedback,
    ReceiveFeedback,
    StateNeed,
    StateFact,
    ClarifyRoles,
    AlignGoal,
    InviteIdeas,
    Propose(String),
    Trade(String),
    Commit,
    Appreciate,
    Apologise,
    OfferHelp,
    SetBoundary,
    TakeABreak,
    Blame,
    Dismiss,
    Demand(Option<String>),
    Threaten,
    Deflect,
    Lecture,
    AdviseEarly,
    Overpromise,
    GiveIn(Option<String>),
    Interrogate,
    GuessAsFact(String),
}

/// A condition as authors write it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ConditionDraft {
    Trust {
        #[serde(default)]
        of: Option<String>,
        #[serde(default)]
        min: Option<i64>,
        #[serde(default)]
        max: Option<i64>,
    },
    Heat {
        #[serde(default)]
        of: Option<String>,
        #[serde(default)]
        min: Option<i64>,
        #[serde(default)]
        max: Option<i64>,
    },
    Safety {
        #[serde(default)]
        of: Option<String>,
        #[serde(default)]
        min: Option<i64>,
        #[serde(default)]
        max: Option<i64>,
    },
    Clarity {
        #[serde(default)]
        of: Option<String>,
        #[serde(default)]
        min: Option<i64>,
        #[serde(default)]
        max: Option<i64>,
    },
    Revealed(String),
    Understood(String),
    Agreed(String),
    Refused(String),
    Deceived,
    Visited(String),
    TurnsLeft {
        #[serde(default)]
        min: Option<i64>,
        #[serde(default)]
        max: Option<i64>,
    },
    All(Vec<ConditionDraft>),
    Any(Vec<ConditionDraft>),
    Not(Box<ConditionDraft>),
}

/// The value inside `Some( … )`, or the value itself: authors may write either.
pub fn inside_some(node: &Node) -> &Node {
    match &node.shape {
        Shape::Tuple(Some(name), nodes) if name == "Some" && nodes.len() == 1 => &nodes[0],
        _ => node,
    }
}

/// A word cut to what fits in a message.
pub fn shortened(word: &str) -> String {
    const LONGEST: usize = 40;
    if word.chars().count() <= LONGEST {
        return word.to_owned();
    }
    word.chars().take(LONGEST).chain("…".chars()).collect()
}

/// Reads values from their places in a file and collects what is wrong.
pub struct Reader<'a, 'p> {
    source: &'a str,
    languages: Vec<Lang>,
    /// Everything found so far.
    pub problems: &'p mut Vec<Diagnostic>,
}

impl<'a, 'p> Reader<'a, 'p> {
    /// A reader of one file.
    pub fn new(source: &'a str, problems: &'p mut Vec<Diagnostic>) -> Reader<'a, 'p> {
        Reader { source, languages: Lang::ALL.to_vec(), problems }
    }

    /// Takes in which languages the file says it is written in.
    pub fn find_languages(&mut self, node: &Node) {
        let Shape::Fields(fields) = &node.shape else { return };
        let Some(field) = fields.iter().find(|field| field.name == "languages") else { return };
        if let Some(languages) = self.parse::<Vec<Lang>>(field.value.span).ok().filter(|l| !l.is_empty()) {
            self.languages = languages;
        }
    }

    /// The text of the file between two places.
    pub fn slice(&self, span: Span) -> &'a str {
        &self.source[span.start..span.end]
    }

    /// Notes an error.
    pub fn report(&mut self, code: &'static str, span: Span, message: Text, hint: Text) {
        self.problems.push(Diagnostic {
            code,
            severity: Severity::Error,
            span: Some(span),
            message,
            hint,
        });
    }

    fn parse<T: Readable>(&self, span: Span) -> Result<T, SpannedError> {
        ron::Options::default()
            .with_default_extension(Extensions::IMPLICIT_SOME)
            .from_str(self.slice(span))
    }

    /// A value with its place.
    pub fn spanned<T: Readable>(&mut self, node: &Node) -> Option<Spanned<T>> {
        let span = node.span;
        match self.parse(span) {
            Ok(value) => Some(Spanned { value, span }),
            Err(error) => {
                self.explain(span, &error);
                None
            }
        }
    }

    /// Turns an error of the RON reader into a diagnostic at its place in the whole file.
    fn explain(&mut self, span: Span, error: &SpannedError) {
        let slice = self.slice(span);
        let line_start: usize =
            slice.split_inclusive('\n').take(error.span.start.line - 1).map(str::len).sum();
        let offset = line_start
            + slice[line_start.min(slice.len())..]
                .chars()
                .take(error.span.start.col.saturating_sub(1))
                .map(char::len_utf8)
                .sum::<usize>();
        let start = (span.start + offset).min(span.end.saturating_sub(1)).max(span.start);
        let place = Span::new(start, span.end.max(start));
        match &error.code {
            Error::NoSuchEnumVariant { expected, found, .. } => {
                self.unknown("unknown-word", place, found, expected.iter().copied());
            }
            Error::NoSuchStructField { expected, found, .. } => {
                self.unknown("unknown-field", place, found, expected.iter().copied());
            }
            Error::MissingStructField { field, .. } => self.report(
                "missing-field",
                Span::new(span.start, (span.start + 1).min(span.end)),
                Text::new(format!("缺少字段 {field}"), format!("The field `{field}` is missing")),
                Text::new(
                    format!("补上 {field}；写法见 docs/scenario-format.md。"),
                    format!("Add `{field}`; docs/scenario-format.md shows how."),
                ),
            ),
            Error::DuplicateStructField { field, .. } => self.report(
                "duplicate-field",
                place,
                Text::new(format!("字段 {field} 写了两次"), format!("The field `{field}` stands here twice")),
                Text::new("只留一个。", "Keep one of them."),
            ),
            Error::IntegerOutOfBounds => self.report(
                "out-of-range",
                span,
                Text::new("这个数太大或太小", "This number is too large or too small"),
                Text::new("写一个 0 到 100 之间的整数。", "Write a whole number from 0 to 100."),
            ),
            other => {
                let found = shortened(slice.lines().next().unwrap_or("").trim());
                self.report(
                    "wrong-type",
                    place,
                    Text::new(
                        format!("这里不能写“{found}”（{other}）"),
                        format!("`{found}` can't stand here ({other})"),
                    ),
                    Text::new(
                        "这个字段该写什么，见 docs/scenario-format.md。",
                        "docs/scenario-format.md shows what this field takes.",
                    ),
                );
            }
        }
    }

    /// The items of a list, each read by `read`. Nothing if one of them can't be read.
    pub fn list<T>(
        &mut self,
        node: &Node,
        read: impl Fn(&mut Self, &Node) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Shape::List(nodes) = &inside_some(node).shape else {
            self.report(
                "wrong-type",
                node.span,
                Text::new("这里应该是一个列表", "A list should stand here"),
                Text::new("写成 [ …，… ]。", "Write [ …, … ]."),
            );
            return None;
        };
        let read: Vec<Option<T>> = nodes.iter().map(|node| read(self, node)).collect();
        read.into_iter().collect()
    }

    /// The entries of a map, each value read by `read`. Nothing if one of them can't be read.
    pub fn map<T>(
        &mut self,
        node: &Node,
        read: impl Fn(&mut Self, &Node) -> Option<T>,
    ) -> Option<Vec<Entry<T>>> {
        let Shape::Map(nodes) = &node.shape else {
            self.report(
                "wrong-type",
                node.span,
                Text::new("这里应该是“名字：值”的表", "A map of ids and values should stand here"),
                Text::new("写成 { \"id\": …, \"id\": … }。", "Write { \"id\": …, \"id\": … }."),
            );
            return None;
        };
        let mut entries: Vec<Entry<T>> = Vec::new();
        let mut whole = true;
        for (key, value) in nodes {
            let id = self.id(key);
            let value = read(self, value);
            let (Some(id), Some(value)) = (id, value) else {
                whole = false;
                continue;
            };
            if entries.iter().any(|(earlier, _)| earlier.value == id.value) {
                self.report(
                    "duplicate-id",
                    id.span,
                    Text::new(format!("id “{}”用了两次", id.value), format!("The id `{}` is used twice", id.value)),
                    Text::new("给其中一个改名，并改掉指向它的地方。", "Rename one of them, and what points to it."),
                );
                whole = false;
            }
            entries.push((id, value));
        }
        whole.then_some(entries)
    }

    /// An id, which must be kebab-case.
    pub fn id(&mut self, node: &Node) -> Option<Spanned<String>> {
        let id = self.spanned::<String>(node)?;
        if is_kebab_case(&id.value) {
            return Some(id);
        }
        self.bad_id(&id);
        None
    }

    /// Reports an id that is no id.
    pub fn bad_id(&mut self, id: &Spanned<String>) {
        let shown = shortened(&id.value);
        self.report(
            "bad-id",
            id.span,
            Text::new(format!("“{shown}”不能作 id"), format!("`{shown}` can't be an id")),
            Text::new(
                "只用小写字母、数字和连字符，比如 late-shipment，最多 64 个字符。",
                "Use lower-case letters, digits and hyphens only, such as late-shipment, 64 characters at most.",
            ),
        );
    }

    /// A text in every language of the file.
    pub fn text(&mut self, node: &Node) -> Option<Text> {
        match &inside_some(node).shape {
            Shape::Word => self.one_language(inside_some(node)),
            Shape::Fields(_) => self.two_languages(inside_some(node)),
            _ => {
                self.report(
                    "wrong-type",
                    node.span,
                    Text::new("这里应该是一段文字", "A text should stand here"),
                    Text::new("写成 （zh: \"…\"，en: \"…\")。", "Write (zh: \"…\", en: \"…\")."),
                );
                None
            }
        }
    }

    fn one_language(&mut self, node: &Node) -> Option<Text> {
        let word = self.spanned::<String>(node)?;
        if self.languages.len() > 1 {
            self.report(
                "missing-language",
                node.span,
                Text::new("这段文字只有一种语言", "This text is in one language only"),
                Text::new(
                    "写成 （zh: \"…\"，en: \"…\")；整个文件只用一种语言时，在开头写 languages: [zh]。",
                    "Write (zh: \"…\", en: \"…\"); if the whole file is in one language, say languages: [en] at the top.",
                ),
            );
            return None;
        }
        self.worded(&word)?;
        Some(Text::new(word.value.clone(), word.value))
    }

    fn two_languages(&mut self, node: &Node) -> Option<Text> {
        let languages = self.languages.clone();
        let fields = super::fields::Fields::of(self, node, "text", &["zh", "en"])?;
        let zh: Option<Option<Spanned<String>>> = fields.optional(self, "zh");
        let en: Option<Option<Spanned<String>>> = fields.optional(self, "en");
        let (zh, en) = (zh?, en?);
        let mut whole = true;
        for (lang, text) in [(Lang::Zh, &zh), (Lang::En, &en)] {
            match text {
                Some(text) => whole &= self.worded(text).is_some(),
                None if languages.contains(&lang) => {
                    self.report(
                        "missing-language",
                        node.span,
                        match lang {
                            Lang::Zh => Text::new("缺少中文", "The Chinese is missing"),
                            Lang::En => Text::new("缺少英文", "The English is missing"),
                        },
                        Text::new(
                            format!("补上 {lang}: \"…\"。"),
                            format!("Add {lang}: \"…\"."),
                        ),
                    );
                    whole = false;
                }
                None => {}
            }
        }
        let fallback = zh.as_ref().or(en.as_ref()).map(|text| text.value.clone())?;
        whole.then(|| {
            Text::new(
                zh.map_or_else(|| fallback.clone(), |text| text.value),
                en.map_or(fallback, |text| text.value),
            )
        })
    }

    /// A text must say something, in characters that can be shown as they stand.
    fn worded(&mut self, text: &Spanned<String>) -> Option<()> {
        if text.value.trim().is_empty() {
            self.report(
                "empty-text",
                text.span,
                Text::new("这段文字是空的", "This text is empty"),
                Text::new("写上内容。", "Write what is said."),
            );
            return None;
        }
        if text.value.chars().any(is_hidden) {
            self.report(
                "hidden-character",
                text.span,
                Text::new("文字里有看不见的控制字符", "There is an invisible control character in this text"),
                Text::new("删掉它，重新输入这一句。", "Delete it and type the sentence again."),
            );
            return None;
        }
        Some(())
    }
}

/// Control characters and those that turn the direction of writing: they can make a text look
/// like another one.
fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{feff}')
}
