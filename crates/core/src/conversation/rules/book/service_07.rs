//! SERVICE-07: help nobody asked for.

use crate::conversation::rules::prelude::*;

/// Help is measured at what the other side expects (Frost & Kumar 2000); a ready-made solution is
/// one of Gordon's roadblocks. In the heat even the right offer isn't taken in.
pub const RULE: Rule = Rule {
    id: "SERVICE-07",
    family: Family::Service,
    moves: &[OfferHelp],
    name: Words::new("没人要的帮忙", "Help nobody asked for"),
    says: Words::new(
        "还不知道难在哪儿就说要帮忙，多半帮不到点上；知道了难处，火气在 60 以上也接不住，留到后面再说。",
        "Before they have said where it is hard, help lands in the wrong place. Once they have, it still isn't taken in from a heat of 60; keep it for later.",
    ),
    source: "Gordon's roadblocks (offering solutions); Frost & Kumar 2000",
    example: Words::new(
        "“要不我派两个人过来？” → “来了谁带？”",
        "“Shall I send two people over?” → “And who'd show them what to do?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    if !moment.is(&[OfferHelp]) {
        None
    } else if moment.revealed_count() == 0 {
        Some(-1)
    } else {
        moment.hot().then_some(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misfires_before_anything_is_said() {
        Sketch::of(OfferHelp).is_judged(&RULE, -1);
        Sketch::of(OfferHelp).hinted(X).heat(80).is_judged(&RULE, -1);
    }

    #[test]
    fn is_neutral_in_the_heat() {
        Sketch::of(OfferHelp).revealed(X).heat(60).is_judged(&RULE, 0);
        Sketch::of(OfferHelp).understood(X).heat(89).is_judged(&RULE, 0);
    }

    #[test]
    fn has_nothing_to_say_otherwise_or_of_other_moves() {
        Sketch::of(OfferHelp).revealed(X).heat(59).passes(&RULE);
        Sketch::of(AdviseEarly).passes(&RULE);
    }
}
