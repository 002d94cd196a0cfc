//! Service, too: help, and lines that are none.

use crate::conversation::rules::prelude::*;

rules! {
    /// The next department is a customer, and service is measured at what that customer expects (Frost
    /// & Kumar 2000). So help begins with what they said is hard.
    HELP_WHERE_IT_IS_HARD {
        id: "SERVICE-06",
        family: Family::Service,
        moves: &[OfferHelp],
        reads: &[Heat, AllRevealed, MadeBefore],
        name: Words::new("帮在难处上", "Help where it is hard"),
        says: Words::new(
            "对方说了难在哪儿，你主动接过一块，合作就有了第一步。同样的话说第二遍，不如去做。",
            "They have said where it is hard, and you offer to carry a part of it. Offered again it adds nothing; by then, doing it is what counts.",
        ),
        source: "Frost & Kumar 2000 (internal service quality)",
        example: Words::new(
            "“报修单给我，我去找人签，中午前给你回话。”",
            "“Give me the repair form. I'll get it signed, and you'll hear from me by noon.”",
        ),
        judge: |moment| {
            let wanted = !moment.hot() && moment.revealed_count() > 0;
            wanted.then(|| if moment.made_before() { 0 } else { 2 })
        },
    }

    /// Help is measured at what the other side expects (Frost & Kumar 2000); a ready-made solution is
    /// one of Gordon's roadblocks. In the heat even the right offer isn't taken in.
    HELP_NOBODY_ASKED_FOR {
        id: "SERVICE-07",
        family: Family::Service,
        moves: &[OfferHelp],
        reads: &[Heat, AllRevealed],
        name: Words::new("没人要的帮忙", "Help nobody asked for"),
        says: Words::new(
            "还不知道难在哪儿就说要帮忙，多半帮不到点上；知道了难处，人在火头上也接不住，留到后面再说。",
            "Before they have said where it is hard, help lands in the wrong place. Once they have, it still isn't taken in while they are this upset; keep it for later.",
        ),
        figures: Words::new("火头上是指火气 {hot} 以上。", "That upset means a heat of {hot} or more."),
        source: "Gordon's roadblocks (offering solutions); Frost & Kumar 2000",
        example: Words::new(
            "“要不我派两个人过来？” → “来了谁带？”",
            "“Shall I send two people over?” → “And who'd show them what to do?”",
        ),
        judge: |moment| match () {
            // With a no in the same breath it is the way out, and not help that nobody asked for.
            () if moment.beat.has_line() => Some(0),
            () if moment.revealed_count() == 0 => Some(-1),
            () if moment.hot() => Some(0),
            () => None,
        },
    }


    /// Firmness answers firmness (Brett et al. 1998). What is spent on a trifle, or in the heat, is
    /// missing where it counts.
    NOT_EVERY_LINE_IS_A_RED_LINE {
        id: "SERVICE-09",
        family: Family::Service,
        moves: &[SetBoundary],
        reads: &[Heat],
        name: Words::new("底线不能到处划", "Not every line is a red line"),
        says: Words::new(
            "为小事划底线，或者在火头上划，只会让对方也硬起来。别的时候划一条，不好不坏。",
            "A line drawn over a trifle, or in the heat, makes the other side dig in. Elsewhere it does neither good nor harm.",
        ),
        source: "Dual-concern model (competing); Brett et al. 1998",
        example: Words::new(
            "“表格必须用我们的模板，这是原则。” → “一张表，也要讲原则？”",
            "“It has to be on our template. That's a matter of principle.” → “Principle? It's a form.”",
        ),
        judge: |moment| match () {
            () if moment.at_stake(Stake::Safety) || moment.at_stake(Stake::Law) => None,
            () if moment.at_stake(Stake::Trifle) || moment.hot() => Some(-1),
            () => Some(0),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_where_it_is_hard_fits_once_something_is_said() {
        Sketch::of(OfferHelp).revealed(X).is_judged(&HELP_WHERE_IT_IS_HARD, 2);
        Sketch::of(OfferHelp).understood(X).heat(59).is_judged(&HELP_WHERE_IT_IS_HARD, 2);
    }

    #[test]
    fn help_where_it_is_hard_is_neutral_the_second_time() {
        Sketch::of(OfferHelp).revealed(X).after(OfferHelp).is_judged(&HELP_WHERE_IT_IS_HARD, 0);
    }

    #[test]
    fn help_where_it_is_hard_has_nothing_to_say_before_or_in_the_heat_or_of_other_moves() {
        Sketch::of(OfferHelp).hinted(X).passes(&HELP_WHERE_IT_IS_HARD);
        Sketch::of(OfferHelp).revealed(X).heat(60).passes(&HELP_WHERE_IT_IS_HARD);
        Sketch::of(Appreciate).revealed(X).passes(&HELP_WHERE_IT_IS_HARD);
    }

    #[test]
    fn help_nobody_asked_for_misfires_before_anything_is_said() {
        Sketch::of(OfferHelp).is_judged(&HELP_NOBODY_ASKED_FOR, -1);
        Sketch::of(OfferHelp).hinted(X).heat(80).is_judged(&HELP_NOBODY_ASKED_FOR, -1);
    }

    #[test]
    fn help_nobody_asked_for_is_neutral_in_the_heat() {
        Sketch::of(OfferHelp).revealed(X).heat(60).is_judged(&HELP_NOBODY_ASKED_FOR, 0);
        Sketch::of(OfferHelp).understood(X).heat(89).is_judged(&HELP_NOBODY_ASKED_FOR, 0);
    }

    #[test]
    fn help_nobody_asked_for_has_nothing_to_say_otherwise_or_of_other_moves() {
        Sketch::of(OfferHelp).revealed(X).heat(59).passes(&HELP_NOBODY_ASKED_FOR);
        Sketch::of(AdviseEarly).passes(&HELP_NOBODY_ASKED_FOR);
    }

    #[test]
    fn not_every_line_is_a_red_line_misfires_over_a_trifle_and_in_the_heat() {
        Sketch::of(SetBoundary).stake(Stake::Trifle).is_judged(&NOT_EVERY_LINE_IS_A_RED_LINE, -1);
        Sketch::of(SetBoundary).heat(60).is_judged(&NOT_EVERY_LINE_IS_A_RED_LINE, -1);
    }

    #[test]
    fn not_every_line_is_a_red_line_is_neutral_otherwise() {
        Sketch::of(SetBoundary).heat(59).is_judged(&NOT_EVERY_LINE_IS_A_RED_LINE, 0);
        Sketch::of(SetBoundary).stake(Stake::Criticism).is_judged(&NOT_EVERY_LINE_IS_A_RED_LINE, 0);
    }

    #[test]
    fn not_every_line_is_a_red_line_has_nothing_to_say_of_safety_or_the_law_or_of_other_moves() {
        Sketch::of(SetBoundary).stake(Stake::Safety).heat(80).passes(&NOT_EVERY_LINE_IS_A_RED_LINE);
        Sketch::of(SetBoundary).stake(Stake::Law).passes(&NOT_EVERY_LINE_IS_A_RED_LINE);
        Sketch::of(StateNeed).heat(80).passes(&NOT_EVERY_LINE_IS_A_RED_LINE);
    }
}
