//! HEAT-01: acknowledge before arguing.

use crate::conversation::rules::prelude::*;

/// When somebody is heated, reasons don't get in: first the feeling or the complaint has to be
/// heard. MITI counts both as relational skill; Gordon's roadblocks describe what happens otherwise.
pub const RULE: Rule = Rule {
    id: "HEAT-01",
    family: Family::Listen,
    moves: &[Acknowledge, ReflectFeeling],
    name: Words::new("先接住，再讲理", "Acknowledge before arguing"),
    says: Words::new(
        "火气在 60 以上时，先让对方觉得被听见，道理才进得去。",
        "Above a heat of 60, people first need to be heard; only then do reasons get in.",
    ),
    source: "MITI 4.2.1; Gordon's roadblocks",
    example: Words::new(
        "“差点撞到人，群里却没人问一句，换我也窝火。”",
        "“Someone nearly got hurt and nobody in the chat asked. I'd be furious, too.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.hot() && moment.is(&[Acknowledge, ReflectFeeling])).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_from_a_heat_of_sixty() {
        Sketch::of(Acknowledge).heat(60).is_judged(&RULE, 2);
        Sketch::of(ReflectFeeling).heat(95).is_judged(&RULE, 2);
    }

    #[test]
    fn has_nothing_to_say_below_or_of_other_moves() {
        Sketch::of(Acknowledge).heat(59).passes(&RULE);
        Sketch::of(StateFact).heat(80).passes(&RULE);
    }
}
