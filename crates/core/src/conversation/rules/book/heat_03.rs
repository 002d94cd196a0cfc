//! HEAT-03: no fire, no alarm.

use crate::conversation::rules::prelude::*;

/// Heat settles by itself (Cook et al. 1995). Once it has, talk of tension only brings it back.
pub const RULE: Rule = Rule {
    id: "HEAT-03",
    family: Family::Listen,
    moves: &[NameTension],
    name: Words::new("火灭了，别再喊着火", "No fire, no alarm"),
    says: Words::new(
        "气氛已经松下来了，再提“我们之间有点僵”，又把刚过去的事翻了出来。这时候该谈事了。",
        "The air is clear by now. To bring up the tension again leads both of you back to it; this is the moment for the work itself.",
    ),
    source: "Cook et al. 1995 (heat has a set point); a choice of the model",
    example: Words::new(
        "“我怎么觉得咱们之间还是有点别扭？” → “有吗？不是在对表格吗？”",
        "“I feel there's still something between us.” → “Is there? I thought we were going through the list.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.cool() && moment.is(&[NameTension])).then_some(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misfires_below_a_heat_of_thirty() {
        Sketch::of(NameTension).heat(29).is_judged(&RULE, -1);
        Sketch::of(NameTension).heat(0).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_from_thirty_on_or_of_other_moves() {
        Sketch::of(NameTension).heat(30).passes(&RULE);
        Sketch::of(Acknowledge).heat(10).passes(&RULE);
    }
}
