//! CUE-01: best options that are too often, or too seldom, the longest.

use super::subject::in_words;
use super::subject::{Finding, LibraryView, Limits, Spot, per_cent};
use super::{Check, Lint};
use counterpart_core::diagnostic::Severity;
use counterpart_core::text::Lang;
use counterpart_core::text::Words;

/// Best options that are too often, or too seldom, the longest.
pub const LINT: Lint = Lint {
    id: "CUE-01",
    name: Words::new("长的就是对的", "Length gives it away"),
    finds: Words::new(
        "最好的选项是最长一句的比例不在 15%–35% 之间",
        "The best option is the longest in fewer than 15% or more than 35% of beats",
    ),
    why: Words::new("会考试的人挑最长的。", "Test-wise people pick the longest."),
    advice: Words::new(
        "把好选项写短，把坏选项写得周到。",
        "Shorten good options, and let poor ones be thorough.",
    ),
    fires: Words::new("52% 的时候最长的最好", "The longest is best in 52% of beats"),
    passes: Words::new("26%，差不多碰巧", "26%, about what chance gives"),
    severity: Severity::Error,
    limits: &[("least", 0.15), ("most", 0.35)],
    check: Check::Library(check),
};

fn check(view: &LibraryView, limits: &Limits) -> Vec<Finding> {
    let langs = Lang::ALL.into_iter().zip(&view.cues.by_lang);
    langs
        .filter(|(_, of)| !(limits.get("least")..=limits.get("most")).contains(&of.longest))
        .map(|(lang, of)| {
            let share = per_cent(of.longest);
            let (zh, en) = in_words(lang);
            Finding::new(
                Spot::Whole,
                format!("{zh}里，{share} 的拍中最长的就是最好的"),
                format!("In {en} the longest option is the best in {share} of beats"),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::subject::sample;

    #[test]
    fn finds_too_many_and_too_few() {
        let found = |share: f64| sample::in_library(&LINT, |view| view.cues.by_lang[1].longest = share);
        assert_eq!(found(0.3), []);
        assert!(found(0.4)[0].message.en.contains("English"));
        assert_eq!(found(0.1).len(), 1);
    }
}
