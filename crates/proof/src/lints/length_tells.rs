//! CUE-02: length that goes along with quality.

use super::subject::in_words;
use super::subject::{Finding, LibraryView, Limits, Spot};
use super::{Check, Lint};
use counterpart_core::diagnostic::Severity;
use counterpart_core::scoring::rounded;
use counterpart_core::text::Lang;
use counterpart_core::text::Words;

/// Length that goes along with quality.
pub const LINT: Lint = Lint {
    id: "CUE-02",
    name: Words::new("长短和好坏有关", "Length goes with quality"),
    finds: Words::new(
        "同一拍里，句子长短和好坏的相关超过 0.10",
        "Within beats, length and quality correlate by more than .10",
    ),
    why: Words::new("不看内容也能猜。", "One can guess without reading."),
    advice: Words::new("好的坏的，都有长有短。", "Let good and poor options be long and short alike."),
    fires: Words::new("r = 0.3", "r = .3"),
    passes: Words::new("r = −0.04", "r = −.04"),
    severity: Severity::Error,
    limits: &[("most", 0.1)],
    check: Check::Library(check),
};

fn check(view: &LibraryView, limits: &Limits) -> Vec<Finding> {
    let langs = Lang::ALL.into_iter().zip(&view.cues.by_lang);
    langs
        .filter(|(_, of)| of.correlation.abs() > limits.get("most"))
        .map(|(lang, of)| {
            let r = rounded(of.correlation, 2);
            let (zh, en) = in_words(lang);
            Finding::new(
                Spot::Whole,
                format!("{zh}里，长短和好坏的相关是 {r}"),
                format!("In {en} length and quality correlate by {r}"),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::subject::sample;

    #[test]
    fn finds_either_sign() {
        let found = |r: f64| sample::in_library(&LINT, |view| view.cues.by_lang[0].correlation = r);
        assert_eq!(found(0.1), []);
        assert_eq!(found(0.2).len(), 1);
        assert_eq!(found(-0.2).len(), 1);
    }
}
