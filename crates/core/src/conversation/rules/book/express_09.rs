//! EXPRESS-09: who does which part.

use crate::conversation::rules::prelude::*;

/// Conflict about who does what harms groups more reliably than conflict about the matter (de Wit
/// et al. 2012). A process map (SIPOC) names who hands what to whom.
pub const RULE: Rule = Rule {
    id: "EXPRESS-09",
    family: Family::Express,
    moves: &[ClarifyRoles],
    name: Words::new("谁做哪一段", "Who does which part"),
    says: Words::new(
        "听懂了难处，分工还不清楚。说清谁做到哪一步、交给谁，扯皮的地方就少了。",
        "Something of theirs is understood, and it still isn't clear who does what. Saying who takes it how far, and who takes over, removes what people quarrel about.",
    ),
    source: "de Wit et al. 2012 (process conflict); SIPOC",
    example: Words::new(
        "“改单由我们通知，三点以后改的算我们的，不算你们晚。”",
        "“We tell you about changes. Anything after three is on us and doesn't count as your delay.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let fits = moment.understood_count() > 0 && moment.mind().clarity < moment.p.roles_clear;
    (moment.is(&[ClarifyRoles]) && fits).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_below_a_clarity_of_seventy() {
        Sketch::of(ClarifyRoles).understood(X).clarity(69).is_judged(&RULE, 2);
        Sketch::of(ClarifyRoles).understood(X).clarity(0).heat(59).is_judged(&RULE, 2);
    }

    #[test]
    fn has_nothing_to_say_above_or_too_early_or_of_other_moves() {
        Sketch::of(ClarifyRoles).understood(X).clarity(70).passes(&RULE);
        Sketch::of(ClarifyRoles).clarity(20).passes(&RULE);
        Sketch::of(StateFact).understood(X).passes(&RULE);
    }
}
