//! What judgements, outcomes and evidence of skill are called, in one place for the screens, the phones, the report and the
//! command line.

use crate::phrase;
use counterpart_core::scoring::{Evidence, OutcomeKind};
use counterpart_core::text::Lang;

/// How a move of this quality (−2…+2) fitted its moment.
pub fn judgement(lang: Lang, quality: i8) -> String {
    match quality {
        2.. => phrase!(lang, "judgement.fits_well"),
        1 => phrase!(lang, "judgement.fits"),
        0 => phrase!(lang, "judgement.neutral"),
        -1 => phrase!(lang, "judgement.misses"),
        _ => phrase!(lang, "judgement.hurts"),
    }
}

/// The same as a sign, so that nothing is said by colour alone.
pub const fn judgement_sign(quality: i8) -> &'static str {
    match quality {
        2.. => "▲▲",
        1 => "▲",
        0 => "●",
        -1 => "▼",
        _ => "▼▼",
    }
}

/// What a conversation came to for both departments.
pub fn outcome(lang: Lang, kind: OutcomeKind) -> String {
    match kind {
        OutcomeKind::WinWin => phrase!(lang, "outcome.win_win"),
        OutcomeKind::LineCrossed => phrase!(lang, "outcome.line_crossed"),
        OutcomeKind::LoseLose => phrase!(lang, "outcome.lose_lose"),
        OutcomeKind::WinLose => phrase!(lang, "outcome.win_lose"),
        OutcomeKind::LoseWin => phrase!(lang, "outcome.lose_win"),
        OutcomeKind::Settled => phrase!(lang, "outcome.left_over"),
    }
}

/// The same in a sentence.
pub fn outcome_means(lang: Lang, kind: OutcomeKind) -> String {
    match kind {
        OutcomeKind::WinWin => phrase!(lang, "outcome.win_win_means"),
        OutcomeKind::LineCrossed => phrase!(lang, "outcome.line_crossed_means"),
        OutcomeKind::LoseLose => phrase!(lang, "outcome.lose_lose_means"),
        OutcomeKind::WinLose => phrase!(lang, "outcome.win_lose_means"),
        OutcomeKind::LoseWin => phrase!(lang, "outcome.lose_win_means"),
        OutcomeKind::Settled => phrase!(lang, "outcome.left_over_means"),
    }
}

/// How many telling decisions there were in one conversation, and in how many of them the best was taken.
pub fn evidence(lang: Lang, evidence: Evidence) -> String {
    match evidence {
        Evidence { telling: 0, .. } => phrase!(lang, "skill.nothing_told"),
        Evidence { telling, best, .. } => phrase!(lang, "skill.told", telling = telling, best = best),
    }
}

/// What is missing to an estimate, for which there must be so many telling decisions, and as many scenarios as for
/// any other.
pub fn evidence_missing(lang: Lang, evidence: Evidence, telling: usize) -> String {
    let decisions = telling.saturating_sub(evidence.telling);
    match (evidence.scenarios_missing(), decisions) {
        (scenarios, 0) => phrase!(lang, "skill.missing_scenarios", scenarios = scenarios),
        (0, decisions) => phrase!(lang, "skill.missing_decisions", decisions = decisions),
        (scenarios, decisions) => {
            phrase!(lang, "skill.missing_both", scenarios = scenarios, decisions = decisions)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_judgement_has_a_word_and_a_sign_of_its_own() {
        for lang in Lang::ALL {
            let words: BTreeSet<String> = (-2..=2).map(|quality| judgement(lang, quality)).collect();
            assert_eq!(words.len(), 5, "{lang}: {words:?}");
        }
        let signs: BTreeSet<&str> = (-2..=2).map(judgement_sign).collect();
        assert_eq!(signs.len(), 5);
    }
}
