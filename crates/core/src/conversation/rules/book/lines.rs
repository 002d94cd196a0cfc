//! Lines that no agreement is worth crossing: what people are safe by, and the law.
//!
//! They outrank everything: no kindness and no need makes it right to cross one. What may be said where
//! one is at stake besides the no is capped, not judged, by the last of them.

use crate::conversation::rules::prelude::*;

rules! {
    /// Yielding has its place (Thomas & Kilmann), and it ends where people get hurt or a law is broken.
    NOT_THIS_LINE {
        id: "TRAP-10",
        family: Family::Trap,
        moves: &[GiveIn],
        name: Words::new("这里不能让", "Not this line"),
        says: Words::new(
            "关系到安全或法规，让一步换来的和气，出事那天就没了。说不行，说原因，再想别的路。",
            "Where safety or the law is at stake, the peace bought by giving way lasts until something happens. Say no, say why, and look for another way.",
        ),
        source: "Dual-concern model: accommodating where it must not be",
        example: Words::new(
            "“行吧，就这一次，别让安全员看见。” → 下一次还会是“就这一次”。",
            "“All right, just this once, don't let the safety officer see.” → Next time it will be just this once again.",
        ),
        judge: |moment| moment.beat.has_line().then_some(-2),
    }

    /// Who helps a breach along, asks how it is to be done or plans it takes part in it, whatever the tone.
    OVER_THE_LINE {
        id: "LINE-01",
        family: Family::Trap,
        moves: MoveKind::SAID,
        name: Words::new("帮着越线，也是越线", "Helping it along is crossing it"),
        says: Words::new(
            "问怎么做、帮着圆、谢人家肯做，都等于答应了。这条线牵着人的安全或者法规，没有哪笔好处抵得过。",
            "To ask how, to help cover it or to say thanks for it is to agree to it. People's safety or the law hangs on this line; nothing gained is worth it.",
        ),
        source: "Bandura 1999 (moral disengagement: shared and reworded responsibility)",
        example: Words::new(
            "“日期写同一天行不行，还是得岔开？” → 这一句，人已经在一起做假了。",
            "“Same date on all of them, or should they differ?” → With this, two people are forging papers together.",
        ),
        judge: |moment| moment.crosses.then_some(-2),
    }

    /// What was said too quickly can be taken back as long as nothing has been done: late courage counts.
    TAKING_IT_BACK {
        id: "LINE-02",
        family: Family::Service,
        moves: MoveKind::SAID,
        reads: &[Crossed],
        name: Words::new("答应错了，当场收回", "Taking it back in time"),
        says: Words::new(
            "刚才不该答应，趁还没做，当面收回。丢一点面子，救回的是后面所有的话。",
            "It should not have been agreed to, and nothing has been done yet. Taking it back costs a little face and saves all that follows.",
        ),
        source: "Lewicki & Bunker 1996 (repair after a violation: name it, own it, undo it)",
        example: Words::new(
            "“我收回刚才那句。没培训完，不能上机。咱们另想办法。”",
            "“I take back what I said. Untrained people don't go on the machine. Let's find another way.”",
        ),
        judge: |moment| moment.takes_back_now().then_some(2),
    }

    /// To put oneself in their place is to want to cross it with them.
    WISHING_IT_ALONG {
        id: "LINE-04",
        family: Family::Trap,
        moves: &[TakeTheirSide],
        name: Words::new("跟着想越线", "Wishing it along"),
        says: Words::new(
            "关系到安全或法规的事，“换我也想这么干”，听着就是松口。体谅人，别体谅那一步。",
            "Where safety or the law is at stake, “I'd want to do it, too” sounds like a yes on its way. Feel for the person, not for the step.",
        ),
        source: "Bandura 1999 (moral disengagement)",
        example: Words::new(
            "“被催成这样，换我也想点一下算了。” → “那就点？”",
            "“Chased like that, I'd want to click OK, too.” → “So we click?”",
        ),
        judge: |moment| (moment.beat.has_line() && !moment.crosses).then_some(-1),
    }

    /// A clear no with its reason is a service where the line is real (Ury, *The Power of a Positive No*).
    A_LINE_THAT_HOLDS {
        id: "SERVICE-08",
        family: Family::Service,
        moves: &[SetBoundary],
        name: Words::new("这条线不能让", "A line that holds"),
        says: Words::new(
            "关系到安全或法规，把“不行”和原因都说清楚，对两边都是负责。语气可以软，线不能软。",
            "Where safety or the law is at stake, a clear no with its reason serves both sides. The tone may give; the line doesn't.",
        ),
        source: "Ury 2007; dual-concern model: competing where it is right",
        example: Words::new(
            "“没上满课的，一个都不能上机。不是我不讲情面，上个月那两根手指就是这么没的。”",
            "“Nobody goes on the machine without the full course. It isn't stubbornness: that is how two fingers were lost last month.”",
        ),
        judge: |moment| moment.beat.has_line().then_some(2),
    }
}

caps! {
    /// Understanding why they ask is good, and the line is still open while the answer isn't no. Whatever
    /// else is said first lets it look as if one could talk about it.
    THE_NO_COMES_FIRST {
        id: "LINE-03",
        family: Family::Service,
        moves: MoveKind::SAID,
        reads: &[Crossed],
        name: Words::new("先把“不行”说清楚", "The no comes first"),
        says: Words::new(
            "这会儿要紧的是那条线。难处可以听，办法可以找，可“不行”没说出口，对方就当还能商量；已经应下的，不收回就是接着做。",
            "The line is what matters here. Their trouble can be heard and ways can be found, but until the no is said, it sounds negotiable; and whatever was agreed to goes on until it is taken back.",
        ),
        source: "Ury 2007 (a positive no: the no stands between the reason and the way out)",
        example: Words::new(
            "“你也不容易……” → “那就这么定了？”",
            "“It can't be easy for you…” → “So we're agreed, then?”",
        ),
        judge: |moment| {
            let the_no = moment.is(SetBoundary) || moment.takes_back_now();
            let passed_over = moment.beat.has_line() && !the_no;
            // Once it is crossed, to go on to something else is to go on with it.
            passed_over.then(|| if moment.stands_crossed() { -1 } else { 0 })
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_this_line_yielding_where_safety_or_the_law_is_at_stake() {
        Sketch::of(GiveIn).stake(Stake::Safety).is_judged(&NOT_THIS_LINE, -2);
        Sketch::of(GiveIn).stake(Stake::Law).understood(X).is_judged(&NOT_THIS_LINE, -2);
        Sketch::of(GiveIn).stake(Stake::Law).stake(Stake::Trifle).is_judged(&NOT_THIS_LINE, -2);
    }

    #[test]
    fn not_this_line_has_nothing_to_say_elsewhere() {
        Sketch::of(GiveIn).stake(Stake::Trifle).passes(&NOT_THIS_LINE);
        Sketch::of(Acknowledge).stake(Stake::Law).passes(&NOT_THIS_LINE);
    }

    #[test]
    fn over_the_line_whatever_the_move_and_the_mood() {
        for kind in [AskClosed, Appreciate, OfferHelp, TakeTheirSide, AdviseEarly, Commit] {
            for heat in [10, 50, 70] {
                let helped = Sketch::of(kind).stake(Stake::Law).understood(X).heat(heat).crossing();
                helped.is_judged(&OVER_THE_LINE, -2);
            }
        }
    }

    #[test]
    fn over_the_line_has_nothing_to_say_of_what_does_not_cross() {
        Sketch::of(AskClosed).stake(Stake::Law).passes(&OVER_THE_LINE);
    }

    #[test]
    fn wishing_it_along_misfires_where_a_line_is_at_stake() {
        Sketch::of(TakeTheirSide).stake(Stake::Law).revealed(X).is_judged(&WISHING_IT_ALONG, -1);
        let met = Sketch::of(TakeTheirSide).stake(Stake::Safety).feeling(Feeling::Ashamed);
        met.is_judged(&WISHING_IT_ALONG, -1);
    }

    #[test]
    fn wishing_it_along_has_nothing_to_say_elsewhere_or_of_other_moves() {
        Sketch::of(TakeTheirSide).revealed(X).passes(&WISHING_IT_ALONG);
        Sketch::of(ReflectFeeling).stake(Stake::Law).passes(&WISHING_IT_ALONG);
    }

    #[test]
    fn taking_it_back_fits_once_a_line_was_crossed() {
        Sketch::of(SetBoundary).crossed().taking_back().is_judged(&TAKING_IT_BACK, 2);
        Sketch::of(Apologise).crossed().taking_back().heat(80).is_judged(&TAKING_IT_BACK, 2);
        Sketch::of(Answer).stake(Stake::Law).crossed().taking_back().is_judged(&TAKING_IT_BACK, 2);
    }

    #[test]
    fn taking_it_back_has_nothing_to_say_while_no_line_was_crossed() {
        Sketch::of(SetBoundary).taking_back().passes(&TAKING_IT_BACK);
        Sketch::of(SetBoundary).crossed().passes(&TAKING_IT_BACK);
    }

    #[test]
    fn a_line_that_holds_fits_where_safety_or_the_law_is_at_stake() {
        Sketch::of(SetBoundary).stake(Stake::Safety).is_judged(&A_LINE_THAT_HOLDS, 2);
        Sketch::of(SetBoundary).stake(Stake::Law).heat(80).is_judged(&A_LINE_THAT_HOLDS, 2);
    }

    #[test]
    fn a_line_that_holds_has_nothing_to_say_elsewhere() {
        Sketch::of(SetBoundary).stake(Stake::Trifle).passes(&A_LINE_THAT_HOLDS);
        Sketch::of(Demand).stake(Stake::Law).passes(&A_LINE_THAT_HOLDS);
    }

    /// Nothing but the no is worth more than 0 where a line is at stake, in whatever state.
    #[test]
    fn the_no_comes_first_whatever_else_would_fit() {
        Sketch::on(Reflect, X).stake(Stake::Safety).revealed(X).is_judged(&THE_NO_COMES_FIRST, 0);
        Sketch::of(OfferHelp).stake(Stake::Law).revealed(X).is_judged(&THE_NO_COMES_FIRST, 0);
        for sketch in everywhere().filter(Sketch::has_line) {
            let judged = sketch.judged();
            let the_no = matches!(sketch.kind(), SetBoundary | Predict);
            assert!(the_no || judged.quality <= 0, "{:?}: {}", sketch.kind(), judged.rule.id);
        }
    }

    #[test]
    fn the_no_comes_first_and_what_was_crossed_is_taken_back_before_anything_else() {
        for kind in [Appreciate, AskClosed, OfferHelp, InviteIdeas] {
            let passed_over = Sketch::of(kind).stake(Stake::Safety).understood(X).crossed();
            passed_over.is_judged(&THE_NO_COMES_FIRST, -1);
        }
        Sketch::of(SetBoundary).stake(Stake::Law).crossed().taking_back().is_judged(&TAKING_IT_BACK, 2);
    }

    #[test]
    fn the_no_comes_first_leaves_what_hurts_as_it_is() {
        Sketch::of(Blame).stake(Stake::Safety).is_not_judged_by(&THE_NO_COMES_FIRST);
        Sketch::of(Acknowledge).is_not_judged_by(&THE_NO_COMES_FIRST);
    }
}
