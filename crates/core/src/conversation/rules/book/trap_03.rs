//! TRAP-03: pressing the position.

use crate::conversation::rules::prelude::*;

/// A position leaves one way of meeting it, an interest many (Fisher & Ury); and pressing is
/// answered with pressing (Brett et al. 1998), the more so in the heat.
pub const RULE: Rule = Rule {
    id: "TRAP-03",
    family: Family::Trap,
    moves: &[Demand],
    name: Words::new("只压条件", "Pressing the position"),
    says: Words::new(
        "只说“必须这样”，对方也只好守住自己的条件；火头上压，代价加倍。说出为什么要，才有别的办法。",
        "“It has to be this” leaves them only a position of their own to hold, and in the heat it costs double. Say why you need it, and other ways open up.",
    ),
    source: "Fisher & Ury (positions); Brett et al. 1998",
    example: Words::new(
        "“别说了，三点前必须发。” → “那你自己来装。”",
        "“No more talk. It ships by three.” → “Then come and load it yourself.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    moment.is(&[Demand]).then_some(if moment.hot() { -2 } else { -1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_whatever_it_is_for() {
        Sketch::of(Demand).is_judged(&RULE, -1);
        Sketch::offering(Demand, FAIR).understood(X).heat(59).is_judged(&RULE, -1);
        Sketch::offering(Demand, BAD).is_judged(&RULE, -1);
    }

    #[test]
    fn costs_double_from_a_heat_of_sixty() {
        Sketch::of(Demand).heat(60).is_judged(&RULE, -2);
        Sketch::offering(Demand, FAIR).understood(X).heat(89).is_judged(&RULE, -2);
    }

    #[test]
    fn has_nothing_to_say_of_other_moves() {
        Sketch::offering(Propose, FAIR).passes(&RULE);
        Sketch::of(StateNeed).passes(&RULE);
    }
}
