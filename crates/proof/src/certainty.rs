//! How sure a sentence sounds: absolutes, which are seldom right in quizzes, and hedges, which often
//! are. Test-wise people go by them; what matters here is only that neither tells the best option
//! from the others.
//!
//! **Not here:** how often either does ([`super::cues`]), the limits for that ([`super::lints`]).

use counterpart_core::text::Lang;

/// A manner of speaking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
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
/// use counterpart_proof::certainty::{Certainty, has_marker};
/// use counterpart_core::text::Lang;
/// assert!(has_marker(Certainty::Absolute, Lang::En, "You never tell us."));
/// assert!(!has_marker(Certainty::Absolute, Lang::En, "Nevertheless, it's late."));
/// assert!(has_marker(Certainty::Hedge, Lang::Zh, "要不先发一半？"));
/// ```
pub fn has_marker(certainty: Certainty, lang: Lang, sentence: &str) -> bool {
    let words = match (certainty, lang) {
        (Certainty::Absolute, Lang::Zh) => ABSOLUTE_ZH,
        (Certainty::Absolute, Lang::En) => ABSOLUTE_EN,
        (Certainty::Hedge, Lang::Zh) => HEDGE_ZH,
        (Certainty::Hedge, Lang::En) => HEDGE_EN,
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
