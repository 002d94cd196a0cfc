//! Service: thanks, apologies, help and firm lines.

use crate::conversation::rules::prelude::*;

rules! {
    /// Affirming something particular is one of MITI's relational skills, and how they were treated is
    /// part of what people take away from a negotiation (Curhan et al. 2006). A step that is seen is
    /// taken again.
    THANK_THEM_FOR_THE_STEP {
        id: "SERVICE-01",
        family: Family::Service,
        moves: &[Appreciate],
        reads: &[],
        name: Words::new("对方让了一步，要看见", "Thank them for the step"),
        says: Words::new(
            "对方刚让了一步。说清谢的是哪一步，下一步才好走。",
            "They have just given something. Thanking them for exactly that makes the next step easier.",
        ),
        source: "MITI 4.2.1 (affirm); Curhan et al. 2006 (subjective value)",
        example: Words::new(
            "“你把周末的班挪给我们，这个情我记着，谢谢。”",
            "“You moved a weekend shift for us. I won't forget that. Thank you.”",
        ),
        judge: |moment| moment.at_stake(Stake::Concession).then_some(2),
    }

    /// Praise that asks for peace is one of Gordon's roadblocks, and in the heat it is heard as nothing
    /// else.
    THANKS_IN_THE_HEAT {
        id: "SERVICE-02",
        family: Family::Service,
        moves: &[Appreciate],
        reads: &[Heat],
        name: Words::new("火头上的谢谢像反话", "Thanks in the heat"),
        says: Words::new(
            "火气在 {hot} 以上，一句“辛苦了”听着像敷衍，甚至像反话。",
            "From a heat of {hot}, “thanks for all you do” sounds hollow, if not sarcastic.",
        ),
        source: "Gordon's roadblocks (praising)",
        example: Words::new(
            "“你们辛苦了，感谢感谢。” → “少来这套。”",
            "“We really appreciate all your hard work.” → “Spare me.”",
        ),
        judge: |moment| (moment.hot() && !moment.at_stake(Stake::Concession)).then_some(-1),
    }

    /// Affirming does some good whenever it is about something particular (MITI 4.2.1); said again it
    /// is a phrase.
    THANKS_ONCE {
        id: "SERVICE-03",
        family: Family::Service,
        moves: &[Appreciate],
        reads: &[Heat, MadeBefore],
        name: Words::new("谢一次是真，再谢是套话", "Thanks, once"),
        says: Words::new(
            "平心静气的时候，具体谢一件事，能添一点好感；再谢一遍就没有新意思了。",
            "When things are calm, thanks for something particular does a little good. The second time it adds nothing.",
        ),
        source: "MITI 4.2.1 (affirm)",
        example: Words::new(
            "“上周那批样品早到了一天，帮了大忙。”",
            "“Those samples came a day early last week. That saved us.”",
        ),
        judge: |moment| {
            let calm = !moment.hot() && !moment.at_stake(Stake::Concession);
            calm.then(|| if moment.made_before() { 0 } else { 1 })
        },
    }

    /// Where a fault stands between two people, nothing else moves until somebody owns it. It works at
    /// any heat, and once.
    OWN_IT {
        id: "SERVICE-04",
        family: Family::Service,
        moves: &[Apologise],
        reads: &[MadeBefore],
        name: Words::new("错了就认", "Own it"),
        says: Words::new(
            "这件事确实是我们这边的错。认得具体，认一次，谈话才能往前走。",
            "It was your own side's fault. Owning it, once and in plain words, lets the conversation move on.",
        ),
        source: "A choice of the model",
        example: Words::new(
            "“改了单没通知夜班，是我们的错，对不起。”",
            "“We changed the order and never told the night shift. That was our mistake, and I'm sorry.”",
        ),
        judge: |moment| (moment.at_stake(Stake::Fault) && !moment.made_before()).then_some(2),
    }

    /// An apology without a fault says nothing; repeated, it asks the other side to look after the one
    /// who makes it.
    SORRY_ABOUT_NOTHING {
        id: "SERVICE-05",
        family: Family::Service,
        moves: &[Apologise],
        reads: &[MadeBefore],
        name: Words::new("对不起，要对着一件事", "Sorry about nothing"),
        says: Words::new(
            "道歉要对着一件具体的错，一次就够。没有错时它落空；第二遍起，就像在求对方别再提了。",
            "An apology belongs to a particular fault and is made once. Without one it has nothing to land on; from the second time it sounds like a plea to drop the subject.",
        ),
        source: "A choice of the model",
        example: Words::new(
            "“对不起对不起，都怪我。” → “怪你什么？说正事吧。”",
            "“Sorry, sorry, all my fault.” → “What is? Let's just get on.”",
        ),
        judge: |moment| match () {
            () if moment.made_before() => Some(-1),
            () if !moment.at_stake(Stake::Fault) => Some(0),
            () => None,
        },
    }

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
            "还不知道难在哪儿就说要帮忙，多半帮不到点上；知道了难处，火气在 {hot} 以上也接不住，留到后面再说。",
            "Before they have said where it is hard, help lands in the wrong place. Once they have, it still isn't taken in from a heat of {hot}; keep it for later.",
        ),
        source: "Gordon's roadblocks (offering solutions); Frost & Kumar 2000",
        example: Words::new(
            "“要不我派两个人过来？” → “来了谁带？”",
            "“Shall I send two people over?” → “And who'd show them what to do?”",
        ),
        judge: |moment| match () {
            () if moment.revealed_count() == 0 => Some(-1),
            () if moment.hot() => Some(0),
            () => None,
        },
    }

    /// Every way of handling a conflict is right somewhere (dual-concern model): a firm no is, where
    /// somebody could be hurt or a law be broken.
    A_LINE_THAT_HOLDS {
        id: "SERVICE-08",
        family: Family::Service,
        moves: &[SetBoundary],
        reads: &[],
        name: Words::new("这条线不能让", "A line that holds"),
        says: Words::new(
            "关系到安全或法规，把“不行”和原因都说清楚，对两边都是负责。语气可以软，线不能软。",
            "Where safety or the law is at stake, a clear no with its reason serves both sides. The tone may give; the line doesn't.",
        ),
        source: "Dual-concern model (competing has its place)",
        example: Words::new(
            "“灯没修好，夜里我不让人装车，出了事谁都担不起。白天你要几个人我给几个人。”",
            "“Nobody loads at night until those lights work; neither of us could answer for it. In daylight you can have all the people you need.”",
        ),
        judge: |moment| (moment.at_stake(Stake::Safety) || moment.at_stake(Stake::Law)).then_some(2),
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
    fn thank_them_for_the_step_fits_a_concession_at_any_heat_and_each_time() {
        Sketch::of(Appreciate).stake(Stake::Concession).is_judged(&THANK_THEM_FOR_THE_STEP, 2);
        Sketch::of(Appreciate).stake(Stake::Concession).heat(60).is_judged(&THANK_THEM_FOR_THE_STEP, 2);
        Sketch::of(Appreciate).stake(Stake::Concession).after(Appreciate).is_judged(&THANK_THEM_FOR_THE_STEP, 2);
    }

    #[test]
    fn thank_them_for_the_step_has_nothing_to_say_without_one_or_of_other_moves() {
        Sketch::of(Appreciate).stake(Stake::Criticism).passes(&THANK_THEM_FOR_THE_STEP);
        Sketch::of(Acknowledge).stake(Stake::Concession).passes(&THANK_THEM_FOR_THE_STEP);
    }

    #[test]
    fn thanks_in_the_heat_misfires_from_a_heat_of_sixty() {
        Sketch::of(Appreciate).heat(60).is_judged(&THANKS_IN_THE_HEAT, -1);
        Sketch::of(Appreciate).heat(89).after(Appreciate).is_judged(&THANKS_IN_THE_HEAT, -1);
    }

    #[test]
    fn thanks_in_the_heat_has_nothing_to_say_below_or_of_a_concession_or_of_other_moves() {
        Sketch::of(Appreciate).heat(59).passes(&THANKS_IN_THE_HEAT);
        Sketch::of(Appreciate).heat(80).stake(Stake::Concession).passes(&THANKS_IN_THE_HEAT);
        Sketch::of(Apologise).heat(80).passes(&THANKS_IN_THE_HEAT);
    }

    #[test]
    fn thanks_once_helps_the_first_time() {
        Sketch::of(Appreciate).is_judged(&THANKS_ONCE, 1);
        Sketch::of(Appreciate).heat(59).is_judged(&THANKS_ONCE, 1);
    }

    #[test]
    fn thanks_once_is_neutral_the_second_time() {
        Sketch::of(Appreciate).after(Appreciate).is_judged(&THANKS_ONCE, 0);
        Sketch::of(Appreciate).after(Appreciate).heat(59).is_judged(&THANKS_ONCE, 0);
    }

    #[test]
    fn thanks_once_has_nothing_to_say_otherwise_or_of_other_moves() {
        Sketch::of(Appreciate).heat(60).passes(&THANKS_ONCE);
        Sketch::of(Appreciate).stake(Stake::Concession).passes(&THANKS_ONCE);
        Sketch::of(Apologise).passes(&THANKS_ONCE);
    }

    #[test]
    fn own_it_fits_a_fault_the_first_time_at_any_heat() {
        Sketch::of(Apologise).stake(Stake::Fault).is_judged(&OWN_IT, 2);
        Sketch::of(Apologise).stake(Stake::Fault).heat(89).is_judged(&OWN_IT, 2);
    }

    #[test]
    fn own_it_has_nothing_to_say_without_one_or_again_or_of_other_moves() {
        Sketch::of(Apologise).stake(Stake::Criticism).passes(&OWN_IT);
        Sketch::of(Apologise).stake(Stake::Fault).after(Apologise).passes(&OWN_IT);
        Sketch::of(ReceiveFeedback).stake(Stake::Fault).passes(&OWN_IT);
    }

    #[test]
    fn sorry_about_nothing_is_neutral_without_a_fault() {
        Sketch::of(Apologise).is_judged(&SORRY_ABOUT_NOTHING, 0);
        Sketch::of(Apologise).stake(Stake::Criticism).heat(80).is_judged(&SORRY_ABOUT_NOTHING, 0);
    }

    #[test]
    fn sorry_about_nothing_misfires_the_second_time() {
        Sketch::of(Apologise).after(Apologise).is_judged(&SORRY_ABOUT_NOTHING, -1);
        Sketch::of(Apologise).stake(Stake::Fault).after(Apologise).is_judged(&SORRY_ABOUT_NOTHING, -1);
    }

    #[test]
    fn sorry_about_nothing_has_nothing_to_say_of_a_fault_or_of_other_moves() {
        Sketch::of(Apologise).stake(Stake::Fault).passes(&SORRY_ABOUT_NOTHING);
        Sketch::of(Appreciate).after(Appreciate).passes(&SORRY_ABOUT_NOTHING);
    }

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
    fn a_line_that_holds_fits_safety_and_the_law_at_any_heat() {
        Sketch::of(SetBoundary).stake(Stake::Safety).is_judged(&A_LINE_THAT_HOLDS, 2);
        Sketch::of(SetBoundary).stake(Stake::Law).heat(89).is_judged(&A_LINE_THAT_HOLDS, 2);
        Sketch::of(SetBoundary).stake(Stake::Trifle).stake(Stake::Safety).is_judged(&A_LINE_THAT_HOLDS, 2);
    }

    #[test]
    fn a_line_that_holds_has_nothing_to_say_without_them_or_of_other_moves() {
        Sketch::of(SetBoundary).passes(&A_LINE_THAT_HOLDS);
        Sketch::of(SetBoundary).stake(Stake::Trifle).passes(&A_LINE_THAT_HOLDS);
        Sketch::of(Demand).stake(Stake::Safety).passes(&A_LINE_THAT_HOLDS);
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
