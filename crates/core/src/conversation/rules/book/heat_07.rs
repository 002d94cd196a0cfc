//! HEAT-07: facts bounce off heat.

use crate::conversation::rules::prelude::*;

/// In the heat whatever one says for oneself is heard as an argument against the other: MITI's
/// persuading and confronting, Gordon's roadblocks. The sentence may be right and still come too
/// early.
pub const RULE: Rule = Rule {
    id: "HEAT-07",
    family: Family::Express,
    moves: &[GiveFeedback, StateNeed, ClarifyRoles, StateFact],
    name: Words::new("火头上，道理进不去", "Facts bounce off heat"),
    says: Words::new(
        "火气在 60 以上，事实、需要、分工、反馈，听着都像反驳。话没错，只是早了一步。",
        "From a heat of 60, facts, needs, roles and feedback all sound like counter-arguments. There's nothing wrong with the sentence; it comes one step early.",
    ),
    source: "MITI 4.2.1 (persuade, confront); Gordon's roadblocks",
    example: Words::new(
        "“系统里记着，你们四点四十才交的料。” → “又拿系统压我。”",
        "“The system says your parts came in at four forty.” → “The system. Of course.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.hot() && moment.is(&[GiveFeedback, StateNeed, ClarifyRoles, StateFact])).then_some(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misfires_from_a_heat_of_sixty() {
        Sketch::of(StateNeed).understood(X).heat(60).is_judged(&RULE, -1);
        Sketch::of(GiveFeedback).understood(X).heat(89).is_judged(&RULE, -1);
        Sketch::of(ClarifyRoles).heat(60).is_judged(&RULE, -1);
        Sketch::of(StateFact).clarity(20).heat(60).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_below_or_of_other_moves() {
        Sketch::of(StateNeed).understood(X).heat(59).passes(&RULE);
        Sketch::of(ReceiveFeedback).heat(80).passes(&RULE);
    }
}
