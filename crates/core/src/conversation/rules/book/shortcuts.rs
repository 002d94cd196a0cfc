//! Traps that take a short way: promising, giving way, cornering, guessing.

use crate::conversation::rules::prelude::*;

rules! {
    /// After a deception trust never recovers fully, whatever is done for it (Schweitzer et al. 2006).
    /// What the promise wins now and costs later is a matter of the state; this is only its first
    /// price.
    A_PROMISE_THAT_WILL_NOT_HOLD {
        id: "TRAP-08",
        family: Family::Trap,
        moves: &[Overpromise],
        reads: &[],
        name: Words::new("许了做不到的", "A promise that won't hold"),
        says: Words::new(
            "这会儿听着舒服，几句话以后就会露馅，信任再也回不到原来的高度。只答应做得到的。",
            "It sounds good now. A few turns on it comes out, and trust never again gets as high as it could. Promise what you can keep.",
        ),
        source: "Schweitzer, Hershey & Bradlow 2006",
        example: Words::new(
            "“放心，罚款我保证给你免了。” → “……财务说没这回事。”",
            "“Don't worry, I'll get that penalty waived, guaranteed.” → “…Finance have never heard of it.”",
        ),
        judge: |_| Some(-1),
    }

    /// Every way of handling a conflict is right somewhere (dual-concern model): yielding is, where it
    /// costs little and matters to them.
    GIVE_WAY_ON_WHAT_COSTS_LITTLE {
        id: "TRAP-09",
        family: Family::Trap,
        moves: &[GiveIn],
        reads: &[],
        name: Words::new("小事让得起", "Give way on what costs little"),
        says: Words::new(
            "这件事花不了什么，痛痛快快地让，把时间和人情留给要紧的事。",
            "This costs next to nothing. Give way gladly, and keep time and goodwill for what matters.",
        ),
        source: "Dual-concern model (accommodating has its place)",
        example: Words::new(
            "“行，就用你们的表，格式我回头改。”",
            "“Fine, your form it is. I'll sort out the layout later.”",
        ),
        judge: |moment| moment.at_stake(Stake::Trifle).then_some(2),
    }

    /// Yielding shows concern for them and none for oneself (dual-concern model), and what is settled
    /// that way is often worse for both (Thompson & Hrebec 1996).
    YIELDING_TO_BE_DONE_WITH_IT {
        id: "TRAP-11",
        family: Family::Trap,
        moves: &[GiveIn],
        reads: &[],
        name: Words::new("一让了之", "Yielding to be done with it"),
        says: Words::new(
            "为了快点结束而让，这边的需要没说，那边的难处也没解决，过两天还得再谈一次。",
            "Giving way to be done with it leaves your need unsaid and their problem unsolved. It will be back in two days.",
        ),
        source: "Dual-concern model (accommodating); Thompson & Hrebec 1996",
        example: Words::new(
            "“算了算了，听你们的。”",
            "“Never mind. Have it your way.”",
        ),
        judge: |moment| {
            let special = [Stake::Trifle, Stake::Safety, Stake::Law];
            (!special.into_iter().any(|stake| moment.at_stake(stake))).then_some(-1)
        },
    }

    /// Probing is one of Gordon's roadblocks; MITI asks for at least one reflection to a question.
    QUESTION_UPON_QUESTION {
        id: "TRAP-12",
        family: Family::Trap,
        moves: &[Interrogate],
        reads: &[],
        name: Words::new("连环追问", "Question upon question"),
        says: Words::new(
            "一个接一个地问，对方忙着招架，说出来的只会越来越少。问一个，听完，说说听到了什么。",
            "Question upon question keeps them on the defensive, and they say less each time. Ask one, hear the answer, say what you heard.",
        ),
        source: "Gordon's roadblocks (probing); MITI 4.2.1 (reflections to questions)",
        example: Words::new(
            "“几点知道的？谁值班？为什么不报？” → “你是来审我的？”",
            "“When did you know? Who was on shift? Why wasn't it reported?” → “Is this an inquiry?”",
        ),
        judge: |_| Some(-1),
    }

    /// Interpreting is one of Gordon's roadblocks; and imagined motives are often wrong, while asking
    /// finds them out (Eyal et al. 2018). With nothing to go on it is a slight.
    THEIR_MOTIVE_AS_A_FACT {
        id: "TRAP-13",
        family: Family::Trap,
        moves: &[GuessAsFact],
        reads: &[Hinted, Revealed],
        name: Words::new("替对方下结论", "Their motive, as a fact"),
        says: Words::new(
            "就算猜中，“你就是……”也没给对方留话；没有一点影子的时候，更伤人。换成“我猜是……，对吗？”",
            "Even when it is right, “you just want…” leaves them no say; with nothing to go on it hurts more. Make it “My guess is… Is that so?”",
        ),
        source: "Eyal et al. 2018; Gordon's roadblocks (interpreting)",
        example: Words::new(
            "“你就是怕担责任。” → “你知道我担了多少吗？”",
            "“You're just afraid of taking responsibility.” → “Do you know how much of it I carry?”",
        ),
        judge: |moment| {
            let something_to_go_on = moment.is_hinted()? || moment.is_revealed()?;
            Some(if something_to_go_on { -1 } else { -2 })
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_that_will_not_hold_costs_at_any_time() {
        Sketch::of(Overpromise).is_judged(&A_PROMISE_THAT_WILL_NOT_HOLD, -1);
        Sketch::of(Overpromise).heat(0).agreed(FAIR).is_judged(&A_PROMISE_THAT_WILL_NOT_HOLD, -1);
        Sketch::of(Overpromise).heat(89).is_judged(&A_PROMISE_THAT_WILL_NOT_HOLD, -1);
    }

    #[test]
    fn a_promise_that_will_not_hold_has_nothing_to_say_of_other_moves() {
        Sketch::of(OfferHelp).passes(&A_PROMISE_THAT_WILL_NOT_HOLD);
        Sketch::of(Commit).agreed(FAIR).passes(&A_PROMISE_THAT_WILL_NOT_HOLD);
    }

    #[test]
    fn give_way_on_what_costs_little_fits_a_trifle_at_any_heat() {
        Sketch::of(GiveIn).stake(Stake::Trifle).is_judged(&GIVE_WAY_ON_WHAT_COSTS_LITTLE, 2);
        Sketch::offering(GiveIn, THIN).stake(Stake::Trifle).heat(89).is_judged(&GIVE_WAY_ON_WHAT_COSTS_LITTLE, 2);
    }

    #[test]
    fn give_way_on_what_costs_little_has_nothing_to_say_of_more_or_of_other_moves() {
        Sketch::of(GiveIn).passes(&GIVE_WAY_ON_WHAT_COSTS_LITTLE);
        Sketch::of(GiveIn).stake(Stake::Safety).passes(&GIVE_WAY_ON_WHAT_COSTS_LITTLE);
        Sketch::of(OfferHelp).stake(Stake::Trifle).passes(&GIVE_WAY_ON_WHAT_COSTS_LITTLE);
    }

    #[test]
    fn yielding_to_be_done_with_it_costs_whatever_it_is_for() {
        Sketch::of(GiveIn).is_judged(&YIELDING_TO_BE_DONE_WITH_IT, -1);
        Sketch::offering(GiveIn, FAIR).understood(X).heat(89).is_judged(&YIELDING_TO_BE_DONE_WITH_IT, -1);
        Sketch::offering(GiveIn, THIN).stake(Stake::Criticism).is_judged(&YIELDING_TO_BE_DONE_WITH_IT, -1);
    }

    #[test]
    fn yielding_to_be_done_with_it_has_nothing_to_say_of_a_trifle_or_of_safety_or_of_other_moves() {
        Sketch::of(GiveIn).stake(Stake::Trifle).passes(&YIELDING_TO_BE_DONE_WITH_IT);
        Sketch::of(GiveIn).stake(Stake::Law).passes(&YIELDING_TO_BE_DONE_WITH_IT);
        Sketch::offering(Trade, THIN).passes(&YIELDING_TO_BE_DONE_WITH_IT);
    }

    #[test]
    fn question_upon_question_costs_at_any_time() {
        Sketch::of(Interrogate).is_judged(&QUESTION_UPON_QUESTION, -1);
        Sketch::of(Interrogate).heat(0).understood(X).is_judged(&QUESTION_UPON_QUESTION, -1);
        Sketch::of(Interrogate).heat(89).is_judged(&QUESTION_UPON_QUESTION, -1);
    }

    #[test]
    fn question_upon_question_has_nothing_to_say_of_other_moves() {
        Sketch::of(AskClosed).passes(&QUESTION_UPON_QUESTION);
        Sketch::of(AskOpen).passes(&QUESTION_UPON_QUESTION);
    }

    #[test]
    fn their_motive_as_a_fact_costs_even_when_there_are_signs() {
        Sketch::on(GuessAsFact, X).hinted(X).is_judged(&THEIR_MOTIVE_AS_A_FACT, -1);
        Sketch::on(GuessAsFact, X).understood(X).heat(89).is_judged(&THEIR_MOTIVE_AS_A_FACT, -1);
    }

    #[test]
    fn their_motive_as_a_fact_hurts_without_any() {
        Sketch::on(GuessAsFact, X).is_judged(&THEIR_MOTIVE_AS_A_FACT, -2);
        Sketch::on(GuessAsFact, X).revealed(Y).heat(0).is_judged(&THEIR_MOTIVE_AS_A_FACT, -2);
    }

    #[test]
    fn their_motive_as_a_fact_has_nothing_to_say_of_other_moves() {
        Sketch::on(CheckInterest, X).passes(&THEIR_MOTIVE_AS_A_FACT);
        Sketch::on(Reflect, X).passes(&THEIR_MOTIVE_AS_A_FACT);
    }
}
