//! Heat, too: what has to wait until it has settled, and a word before it rises.

use crate::conversation::rules::prelude::*;

rules! {
    /// Somebody who is heated hears a plan as an attempt to be done with them; MITI counts persuading
    /// among what stands in the way. High on Glasl's stages words themselves are no longer believed, so
    /// there it costs more.
    NO_SOLUTIONS_IN_THE_HEAT {
        id: "HEAT-06",
        family: Family::Solve,
        moves: &[Propose, Trade, Commit, InviteIdeas, AlignGoal],
        reads: &[Heat, Trust, AllRevealed],
        name: Words::new("火头上不谈方案", "No solutions in the heat"),
        says: Words::new(
            "人在火头上，再好的方案听着也像在打发人；火越大，越是添柴。方案里要是接住了对方真正在意的，还听得进一半。先把火接住，方案不会跑。",
            "In the heat even a good plan sounds like being fobbed off, and the hotter it is, the more it adds fuel. A plan that takes up what really matters to them is at least half heard. See to the heat first; the plan will keep.",
        ),
        figures: Words::new("火气 {hot} 以上；到了 {adds_fuel}，就是火上浇油。", "From a heat of {hot}; from {adds_fuel} it adds fuel."),
        source: "Glasl's stages; MITI 4.2.1 (persuade)",
        example: Words::new(
            "“这样，你们今晚加个班，先发一半，行不行？” → “我说了半天，你就这一句？”",
            "“Right, how about overtime tonight, and half of it goes?” → “After all I've told you, that's it?”",
        ),
        judge: |moment| {
            let takes_it_up =
                |offer| !moment.boiling() && moment.rests_on_revealed(offer) && moment.worth_enough(offer);
            match moment.agreement() {
                _ if !moment.hot() => None,
                _ if moment.heat() >= moment.p.adds_fuel => Some(-2),
                Some(offer) if takes_it_up(offer) => Some(0),
                _ => Some(-1),
            }
        },
    }

    /// In the heat whatever one says for oneself is heard as an argument against the other: MITI's
    /// persuading and confronting, Gordon's roadblocks. The sentence may be right and still come too
    /// early.
    FACTS_BOUNCE_OFF_HEAT {
        id: "HEAT-07",
        family: Family::Express,
        moves: &[GiveFeedback, StateNeed, ClarifyRoles, StateFact],
        reads: &[Heat],
        name: Words::new("火头上，道理进不去", "Facts bounce off heat"),
        says: Words::new(
            "人在火头上，事实、需要、分工、意见，听着都像反驳。话没错，只是早了一步；要是人家正问你，那是另一回事。",
            "In the heat, facts, needs, roles and feedback all sound like counter-arguments. There's nothing wrong with the sentence; it comes one step early. To answer what they ask is another matter.",
        ),
        figures: Words::new("火气 {hot} 以上。", "From a heat of {hot}."),
        source: "MITI 4.2.1 (persuade, confront); Gordon's roadblocks",
        example: Words::new(
            "“系统里记着，你们四点四十才交的料。” → “又拿系统压我。”",
            "“The system says your parts came in at four forty.” → “The system. Of course.”",
        ),
        judge: |moment| (moment.hot() && !moment.answers_now()).then_some(-1),
    }

    /// Probing is one of Gordon's roadblocks when somebody is upset: it steers, while they want to be
    /// heard. An open question steers least, so it passes a little longer.
    QUESTIONS_CAN_WAIT {
        id: "HEAT-08",
        family: Family::Listen,
        moves: &[AskOpen, CheckInterest, AskClosed],
        reads: &[Heat, Hinted],
        name: Words::new("火头上别追着问", "Questions can wait"),
        says: Words::new(
            "人在火头上，追着问听着像审问。顺着对方自己漏出来的半句轻轻猜一下，还接得住；开放地问一句，勉强过得去；火再大，都碰壁。",
            "In the heat, questions sound like an inquiry. A careful guess at what they half said themselves still gets through, an open question may just pass; hotter than that, all of them hit a wall.",
        ),
        figures: Words::new("火气 {hot} 以上；到了 {boiling}，开放的问题和求证也碰壁。", "From a heat of {hot}; from {boiling} open questions and careful guesses, too."),
        source: "Gordon's roadblocks (probing); MITI 4.2.1",
        example: Words::new(
            "“是不是人手不够？” → “我够不够跟你有什么关系！”",
            "“Is it that you're short of people?” → “What's that to you?”",
        ),
        judge: |moment| match () {
            () if !moment.hot() || moment.answers_now() => None,
            () if moment.boiling() || moment.is(AskClosed) => Some(-1),
            () if moment.is(AskOpen) => Some(0),
            () => Some(if moment.is_hinted()? { 1 } else { -1 }),
        },
    }

    /// Glasl's first stages can still be talked down by the two themselves, and the earlier the better.
    /// When there is little heat, there is little to name.
    A_WORD_IN_GOOD_TIME {
        id: "HEAT-09",
        family: Family::Listen,
        moves: &[NameTension],
        reads: &[Heat, MadeBefore],
        name: Words::new("趁早点一句", "A word in good time"),
        says: Words::new(
            "话里刚带刺、还没吵起来，早点说破，能省下后面一场吵。再缓和一些，说不说差别不大；说过一次，再说就没用了。",
            "There is an edge in it and no quarrel yet: a word about it now saves a row later. When it is milder it makes little difference either way; said once, it has been said.",
        ),
        figures: Words::new("火气在 {settled} 到 {hot-1} 之间。", "At a heat of {settled} to {hot-1}."),
        source: "Glasl's stages; Brett et al. 1998",
        example: Words::new(
            "“我听着咱俩话里都带刺了。慢点，一件一件说。”",
            "“I can hear an edge in both our voices. Let's slow down and take one thing at a time.”",
        ),
        judge: |moment| match () {
            () if moment.hot() || moment.cool() => None,
            () if moment.settled() || moment.made_before() => Some(0),
            () => Some(2),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_solutions_in_the_heat_misfires_from_a_heat_of_sixty() {
        Sketch::offering(Propose, FAIR).hinted(X).heat(60).is_judged(&NO_SOLUTIONS_IN_THE_HEAT, -1);
        Sketch::offering(Propose, FAIR).understood(X).heat(72).is_judged(&NO_SOLUTIONS_IN_THE_HEAT, -1);
        Sketch::offering(Trade, THIN).heat(74).is_judged(&NO_SOLUTIONS_IN_THE_HEAT, -1);
        Sketch::of(InviteIdeas).understood(X).heat(60).is_judged(&NO_SOLUTIONS_IN_THE_HEAT, -1);
    }

    #[test]
    fn no_solutions_in_the_heat_lets_pass_what_takes_up_their_point() {
        Sketch::offering(Propose, FAIR).revealed(X).heat(60).is_judged(&NO_SOLUTIONS_IN_THE_HEAT, 0);
        Sketch::offering(Trade, FAIR).understood(X).heat(71).is_judged(&NO_SOLUTIONS_IN_THE_HEAT, 0);
    }

    #[test]
    fn no_solutions_in_the_heat_adds_fuel_from_seventy_five() {
        Sketch::offering(Propose, FAIR).understood(X).heat(75).is_judged(&NO_SOLUTIONS_IN_THE_HEAT, -2);
        Sketch::of(AlignGoal).understood(X).heat(89).is_judged(&NO_SOLUTIONS_IN_THE_HEAT, -2);
        Sketch::of(Commit).agreed(FAIR).heat(75).is_judged(&NO_SOLUTIONS_IN_THE_HEAT, -2);
    }

    #[test]
    fn no_solutions_in_the_heat_has_nothing_to_say_below_or_of_other_moves() {
        Sketch::offering(Propose, FAIR).understood(X).heat(59).passes(&NO_SOLUTIONS_IN_THE_HEAT);
        Sketch::of(StateFact).heat(80).passes(&NO_SOLUTIONS_IN_THE_HEAT);
    }

    #[test]
    fn facts_bounce_off_heat_misfires_from_a_heat_of_sixty() {
        Sketch::of(StateNeed).understood(X).heat(60).is_judged(&FACTS_BOUNCE_OFF_HEAT, -1);
        Sketch::of(GiveFeedback).understood(X).heat(89).is_judged(&FACTS_BOUNCE_OFF_HEAT, -1);
        Sketch::of(ClarifyRoles).heat(60).is_judged(&FACTS_BOUNCE_OFF_HEAT, -1);
        Sketch::of(StateFact).clarity(20).heat(60).is_judged(&FACTS_BOUNCE_OFF_HEAT, -1);
    }

    #[test]
    fn facts_bounce_off_heat_has_nothing_to_say_below_or_of_other_moves() {
        Sketch::of(StateNeed).understood(X).heat(59).passes(&FACTS_BOUNCE_OFF_HEAT);
        Sketch::of(ReceiveFeedback).heat(80).passes(&FACTS_BOUNCE_OFF_HEAT);
    }

    #[test]
    fn questions_can_wait_closed_questions_and_guesses_misfire_from_sixty() {
        Sketch::on(CheckInterest, X).heat(60).is_judged(&QUESTIONS_CAN_WAIT, -1);
        Sketch::on(CheckInterest, X).hinted(X).heat(72).is_judged(&QUESTIONS_CAN_WAIT, -1);
        Sketch::of(AskClosed).understood(X).heat(60).is_judged(&QUESTIONS_CAN_WAIT, -1);
    }

    #[test]
    fn questions_can_wait_a_careful_guess_at_the_half_said_gets_through() {
        Sketch::on(CheckInterest, X).hinted(X).heat(60).is_judged(&QUESTIONS_CAN_WAIT, 1);
        Sketch::on(CheckInterest, X).hinted(X).heat(71).is_judged(&QUESTIONS_CAN_WAIT, 1);
    }

    #[test]
    fn questions_can_wait_open_ones_only_from_seventy_two() {
        Sketch::on(AskOpen, X).hinted(X).heat(60).is_judged(&QUESTIONS_CAN_WAIT, 0);
        Sketch::of(AskOpen).heat(71).is_judged(&QUESTIONS_CAN_WAIT, 0);
        Sketch::on(AskOpen, X).hinted(X).heat(72).is_judged(&QUESTIONS_CAN_WAIT, -1);
        Sketch::of(AskOpen).heat(89).is_judged(&QUESTIONS_CAN_WAIT, -1);
    }

    #[test]
    fn questions_can_wait_has_nothing_to_say_below_or_of_other_moves() {
        Sketch::on(AskOpen, X).heat(59).passes(&QUESTIONS_CAN_WAIT);
        Sketch::of(AskClosed).heat(59).passes(&QUESTIONS_CAN_WAIT);
        Sketch::on(Reflect, X).heat(80).passes(&QUESTIONS_CAN_WAIT);
    }

    #[test]
    fn a_word_in_good_time_helps_while_heat_is_building() {
        Sketch::of(NameTension).heat(45).is_judged(&A_WORD_IN_GOOD_TIME, 2);
        Sketch::of(NameTension).heat(59).is_judged(&A_WORD_IN_GOOD_TIME, 2);
        Sketch::of(NameTension).heat(59).after(NameTension).is_judged(&A_WORD_IN_GOOD_TIME, 0);
    }

    #[test]
    fn a_word_in_good_time_is_neutral_when_there_is_little() {
        Sketch::of(NameTension).heat(30).is_judged(&A_WORD_IN_GOOD_TIME, 0);
        Sketch::of(NameTension).heat(44).is_judged(&A_WORD_IN_GOOD_TIME, 0);
    }

    #[test]
    fn a_word_in_good_time_has_nothing_to_say_outside_or_of_other_moves() {
        Sketch::of(NameTension).heat(29).passes(&A_WORD_IN_GOOD_TIME);
        Sketch::of(NameTension).heat(60).passes(&A_WORD_IN_GOOD_TIME);
        Sketch::of(Acknowledge).heat(50).passes(&A_WORD_IN_GOOD_TIME);
    }
}
