//! Words that test-wise people go by: absolutes, which are seldom right in quizzes, and hedges, which
//! often are. What matters here is only that neither tells the best option from the others.

use counterpart_core::text::Lang;

/// A manner of speaking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Leaves no way out: `always`, `never`, 从来, 必须.
    Absolute,
    /// Leaves one: `perhaps`, `might`, 可能, 要不.
    Hedge,
}

const ABSOLUTE_ZH: &[&str] =
    &["必须", "一定", "绝对", "从来", "永远", "肯定", "根本", "谁都", "每次都", "死活"];
const ABSOLUTE_EN: &[&str] = &[
    "always",
    "never",
    "must",
    "every time",
    "nobody",
    "no one",
    "nothing",
    "absolutely",
    "definitely",
    "at all",
];
const HEDGE_ZH: &[&str] =
    &["可能", "也许", "大概", "要不", "要不要", "或许", "好像", "是不是", "我猜", "能不能"];
const HEDGE_EN: &[&str] =
    &["perhaps", "maybe", "might", "could we", "possibly", "i think", "i guess", "sort of", "a bit", "seems"];

/// Whether a sentence has a word of this manner.
///
/// ```
/// use counterpart::proof::words::{Manner, counts};
/// use counterpart::text::Lang;
/// assert!(counts(Manner::Absolute, Lang::En, "You never tell us."));
/// assert!(!counts(Manner::Absolute, Lang::En, "Nevertheless, it's late."));
/// assert!(counts(Manner::Hedge, Lang::Zh, "要不先发一半？"));
/// ```
pub fn counts(manner: Manner, lang: Lang, sentence: &str) -> bool {
    let words = match (manner, lang) {
        (Manner::Absolute, Lang::Zh) => ABSOLUTE_ZH,
        (Manner::Absolute, Lang::En) => ABSOLUTE_EN,
        (Manner::Hedge, Lang::Zh) => HEDGE_ZH,
        (Manner::Hedge, Lang::En) => HEDGE_EN,
    };
    match lang {
        Lang::Zh => words.iter().any(|word| sentence.contains(word)),
        Lang::En => {
            let plain: String = sentence
                .to_lowercase()
                .chars()
                .map(|character| if character.is_alphanumeric() { character } else { ' ' })
                .collect();
            let spaced = format!(" {} ", plain.split_whitespace().collect::<Vec<_>>().join(" "));
            words.iter().any(|word| spaced.contains(&format!(" {word} ")))
        }
    }
}
