//! HEAT-02: say that it is tense.

use crate::conversation::rules::prelude::*;

/// To label what is going on between two people can stop a spiral of blow and counter-blow (Brett
/// et al. 1998). It is worth less than being heard: it eases, and says nothing of the matter.
pub const RULE: Rule = Rule {
    id: "HEAT-02",
    family: Family::Listen,
    moves: &[NameTension],
    name: Words::new("把紧张说破", "Say that it is tense"),
    says: Words::new(
        "火气在 60 以上时，平静地说一句“现在有点僵”，能让两边都停一停。它不解决问题，只是让后面的话进得去。",
        "From a heat of 60, saying calmly that it has become tense gives both sides a moment. It solves nothing yet; it makes room for what comes next.",
    ),
    source: "Brett et al. 1998",
    example: Words::new(
        "“咱俩现在说话都冲。我不想跟你吵，我想把货发出去。”",
        "“We're both snapping. I don't want a row with you, I want the shipment out.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.hot() && moment.is(&[NameTension])).then_some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_from_a_heat_of_sixty() {
        Sketch::of(NameTension).heat(60).is_judged(&RULE, 1);
        Sketch::of(NameTension).heat(89).is_judged(&RULE, 1);
    }

    #[test]
    fn has_nothing_to_say_below_or_of_other_moves() {
        Sketch::of(NameTension).heat(59).passes(&RULE);
        Sketch::of(TakeABreak).heat(80).passes(&RULE);
    }
}
