//! CUE-04: absolutes or hedges that tell best options from others.

use super::subject::in_words;
use super::subject::{Finding, LibraryView, Limits, Spot, per_cent};
use super::{Check, Lint};
use counterpart_core::diagnostic::Severity;
use counterpart_core::text::Lang;
use counterpart_core::text::Words;

/// Absolutes or hedges that tell best options from others.
pub const LINT: Lint = Lint {
    id: "CUE-04",
    name: Words::new("口气露底", "Manner gives it away"),
    finds: Words::new(
        "“一定、从来”或“可能、要不”在好选项和坏选项里出现的比例相差 15 个百分点以上",
        "Absolutes or hedges are more than 15 points more common in best options than in others, or less",
    ),
    why: Words::new("会考试的人避开绝对的，挑含糊的。", "Test-wise people avoid absolutes and pick hedges."),
    advice: Words::new(
        "让好选项也说得斩钉截铁，坏选项也留有余地。",
        "Let good options be blunt, too, and poor ones tentative.",
    ),
    fires: Words::new(
        "“可能”在好选项里占 40%，在坏选项里占 5%",
        "“Perhaps” in 40% of best options and in 5% of others",
    ),
    passes: Words::new("8% 和 10%", "8% and 10%"),
    severity: Severity::Warning,
    limits: &[("most", 0.15)],
    check: Check::Library(check),
};

fn check(view: &LibraryView, limits: &Limits) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (lang, of) in Lang::ALL.into_iter().zip(&view.cues.by_lang) {
        for ([best, others], manner_zh, manner_en) in
            [(of.absolutes, "绝对的词", "absolutes"), (of.hedges, "含糊的词", "hedges")]
        {
            if (best - others).abs() > limits.get("most") {
                let (best, others) = (per_cent(best), per_cent(others));
                let (zh, en) = in_words(lang);
                findings.push(Finding::new(
                    Spot::Whole,
                    format!("{zh}里，{manner_zh}在最好的选项中占 {best}，在其他选项中占 {others}"),
                    format!("In {en}, {best} of best options and {others} of the others have {manner_en}"),
                ));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::subject::sample;

    #[test]
    fn finds_a_manner_of_speaking() {
        assert_eq!(sample::in_library(&LINT, |_| ()), []);
        let found = sample::in_library(&LINT, |view| view.cues.by_lang[1].hedges = [0.4, 0.1]);
        assert!(found[0].message.en.contains("hedges"), "{found:?}");
    }
}
