//! Text in several languages: what every other floor says things with.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A language that the project speaks. Both are of equal standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Simplified Chinese.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Lang; 2] = [Lang::Zh, Lang::En];

    /// The code used in files, on the command line and in the store: `zh` or `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Zh => "zh",
            Lang::En => "en",
        }
    }

    /// The language's name in itself, for a language menu.
    pub const fn endonym(self) -> &'static str {
        match self {
            Lang::Zh => "简体中文",
            Lang::En => "English",
        }
    }

    /// The language of a locale name such as `zh_CN.UTF-8`; English for everything unknown.
    pub fn of_locale(locale: &str) -> Lang {
        if locale.to_ascii_lowercase().starts_with("zh") { Lang::Zh } else { Lang::En }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// What an input method types in full width, in half width: letters, digits, punctuation and spaces. For commands,
/// numbers and codes; what people write stays as they wrote it.
///
/// ```
/// use counterpart_core::text::half_width;
/// assert_eq!(half_width("ｖ　３０"), "v 30");
/// assert_eq!(half_width("１，３、２＠８０"), "1,3,2@80");
/// assert_eq!(half_width("？你好"), "?你好");
/// ```
pub fn half_width(text: &str) -> String {
    let half = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        '、' => ',',
        other => other,
    };
    text.chars().map(half).collect()
}

/// The word is not the code of a language that the project speaks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a language here; use zh or en")]
pub struct UnknownLang(pub String);

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(code: &str) -> Result<Lang, UnknownLang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code).ok_or_else(|| UnknownLang(code.to_owned()))
    }
}

/// A text that an author wrote, in every language of the project.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// In Simplified Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Text {
    /// A text from its two languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Text {
        Text { zh: zh.into(), en: en.into() }
    }

    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// A text that stands in the code, such as the wording of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Words {
    /// In Simplified Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Words {
    /// Words from their two languages.
    pub const fn new(zh: &'static str, en: &'static str) -> Words {
        Words { zh, en }
    }

    /// The words in one language.
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// What the system said of a failure, as a bracket after a sentence of ours: systems say it in a language of
/// their own, so it has a place of its own.
///
/// ```
/// use counterpart_core::text::system_says;
/// let said = system_says("No space left on device");
/// assert_eq!(said.zh, "（系统的说法：No space left on device）");
/// assert_eq!(said.en, " (the system says: No space left on device)");
/// ```
pub fn system_says(cause: impl fmt::Display) -> Text {
    Text::new(format!("（系统的说法：{cause}）"), format!(" (the system says: {cause})"))
}

/// Joins items as the language does: `甲、乙、丙`; `a, b and c`.
///
/// ```
/// use counterpart_core::text::{Lang, list};
/// assert_eq!(list(Lang::En, &["trust", "heat", "safety"]), "trust, heat and safety");
/// assert_eq!(list(Lang::Zh, &["信任", "火气", "安全感"]), "信任、火气、安全感");
/// ```
pub fn list(lang: Lang, items: &[&str]) -> String {
    match (lang, items) {
        (Lang::Zh, _) => items.join("、"),
        (Lang::En, []) => String::new(),
        (Lang::En, [one]) => (*one).to_owned(),
        (Lang::En, [first @ .., last]) => format!("{} and {last}", first.join(", ")),
    }
}

/// `Name: text`, with the colon that the language uses.
pub fn labelled(lang: Lang, name: &str, text: &str) -> String {
    match lang {
        Lang::Zh => format!("{name}：{text}"),
        Lang::En => format!("{name}: {text}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_read_from_its_code_and_from_a_locale() {
        assert_eq!("zh".parse(), Ok(Lang::Zh));
        assert_eq!("fr".parse::<Lang>(), Err(UnknownLang("fr".into())));
        assert_eq!(Lang::of_locale("zh_CN.UTF-8"), Lang::Zh);
        assert_eq!(Lang::of_locale("de_DE"), Lang::En);
    }

    #[test]
    fn lists_read_as_the_language_does() {
        assert_eq!(list(Lang::En, &[]), "");
        assert_eq!(list(Lang::En, &["one"]), "one");
        assert_eq!(list(Lang::En, &["one", "two"]), "one and two");
        assert_eq!(list(Lang::Zh, &["一", "二"]), "一、二");
        assert_eq!(labelled(Lang::Zh, "李伟", "坐"), "李伟：坐");
    }
}
