//! SERVICE-02: thanks in the heat.

use crate::conversation::rules::prelude::*;

/// Praise that asks for peace is one of Gordon's roadblocks, and in the heat it is heard as nothing
/// else.
pub const RULE: Rule = Rule {
    id: "SERVICE-02",
    family: Family::Service,
    moves: &[Appreciate],
    name: Words::new("火头上的谢谢像反话", "Thanks in the heat"),
    says: Words::new(
        "火气在 60 以上，一句“辛苦了”听着像敷衍，甚至像反话。",
        "From a heat of 60, “thanks for all you do” sounds hollow, if not sarcastic.",
    ),
    source: "Gordon's roadblocks (praising)",
    example: Words::new(
        "“你们辛苦了，感谢感谢。” → “少来这套。”",
        "“We really appreciate all your hard work.” → “Spare me.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.is(&[Appreciate]) && moment.hot() && !moment.at_stake(Stake::Concession)).then_some(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misfires_from_a_heat_of_sixty() {
        Sketch::of(Appreciate).heat(60).is_judged(&RULE, -1);
        Sketch::of(Appreciate).heat(89).after(Appreciate).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_below_or_of_a_concession_or_of_other_moves() {
        Sketch::of(Appreciate).heat(59).passes(&RULE);
        Sketch::of(Appreciate).heat(80).stake(Stake::Concession).passes(&RULE);
        Sketch::of(Apologise).heat(80).passes(&RULE);
    }
}
