//! Heat comes first: what helps somebody who is heated.
//!
//! One rule outranks it: listening that only listens stalls, in the heat as well.

use crate::conversation::rules::prelude::*;

rules! {
    /// Reflection builds rapport, but somebody who is only ever reflected back feels no more helped:
    /// active listening made people feel understood, not better off (Bodie et al. 2015). So the third
    /// move in a row that asks nothing and offers nothing costs a little.
    ONLY_LISTENING {
        id: "LISTEN-05",
        family: Family::Listen,
        moves: MoveKind::LISTENING_ONLY,
        reads: &[ListeningRun],
        name: Words::new("只听不动", "Only listening"),
        says: Words::new(
            "连着三句都只是复述、附和，对方会觉得你在应付。听到了，就问下去、说出来，或者往前走一步。",
            "Three sentences in a row that only reflect or agree start to sound like a technique. Once you have heard it, ask on, speak up or move on.",
        ),
        source: "Bodie et al. 2015; Kluger et al. 2023",
        example: Words::new(
            "“嗯，你们很难。”（第三次）→ “你除了嗯还会说什么？”",
            "“Yes, that's hard on you.” (for the third time) → “Is that all you ever say?”",
        ),
        judge: |moment| moment.stalls().then_some(-1),
    }

    /// When somebody is heated, reasons don't get in: first the feeling or the complaint has to be
    /// heard. MITI counts both as relational skill; Gordon's roadblocks describe what happens otherwise.
    ACKNOWLEDGE_BEFORE_ARGUING {
        id: "HEAT-01",
        family: Family::Listen,
        moves: &[Acknowledge, ReflectFeeling],
        reads: &[Heat],
        name: Words::new("先接住，再讲理", "Acknowledge before arguing"),
        says: Words::new(
            "火气在 {hot} 以上时，先让对方觉得被听见，道理才进得去。",
            "From a heat of {hot} on, people first need to be heard; only then do reasons get in.",
        ),
        source: "MITI 4.2.1; Gordon's roadblocks",
        example: Words::new(
            "“差点撞到人，群里却没人问一句，换我也窝火。”",
            "“Someone nearly got hurt and nobody in the chat asked. I'd be furious, too.”",
        ),
        judge: |moment| moment.hot().then_some(2),
    }

    /// To label what is going on between two people can stop a spiral of blow and counter-blow (Brett
    /// et al. 1998). It is worth less than being heard: it eases, and says nothing of the matter.
    SAY_THAT_IT_IS_TENSE {
        id: "HEAT-02",
        family: Family::Listen,
        moves: &[NameTension],
        reads: &[Heat],
        name: Words::new("把紧张说破", "Say that it is tense"),
        says: Words::new(
            "火气在 {hot} 以上时，平静地说一句“现在有点僵”，能让两边都停一停。它不解决问题，只是让后面的话进得去。",
            "From a heat of {hot}, saying calmly that it has become tense gives both sides a moment. It solves nothing yet; it makes room for what comes next.",
        ),
        source: "Brett et al. 1998",
        example: Words::new(
            "“咱俩现在说话都冲。我不想跟你吵，我想把货发出去。”",
            "“We're both snapping. I don't want a row with you, I want the shipment out.”",
        ),
        judge: |moment| moment.hot().then_some(1),
    }

    /// Heat settles by itself (Cook et al. 1995). Once it has, talk of tension only brings it back.
    NO_FIRE_NO_ALARM {
        id: "HEAT-03",
        family: Family::Listen,
        moves: &[NameTension],
        reads: &[Heat],
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
        judge: |moment| moment.cool().then_some(-1),
    }

    /// Every way of handling a conflict is right somewhere (dual-concern model): when heat leaves no
    /// room for words, putting it off for a while is. It must be a break with an end, not a way out.
    STOP_BEFORE_IT_BOILS_OVER {
        id: "HEAT-04",
        family: Family::Service,
        moves: &[TakeABreak],
        reads: &[Heat],
        name: Words::new("先停一停", "Stop for ten minutes"),
        says: Words::new(
            "火气到了 {boiling}，说什么都会变成下一轮的弹药。说好几点回来接着谈，是少数还管用的一句话。",
            "From a heat of {boiling}, whatever is said becomes ammunition. To stop, and to say when you'll go on, is one of the few things that still help.",
        ),
        source: "Dual-concern model (avoiding has its place); Glasl's stages",
        example: Words::new(
            "“咱们都先喝口水，十点一刻回这儿接着谈，我不走。”",
            "“Let's both get some water and be back here at a quarter past ten. I'm not walking out on this.”",
        ),
        judge: |moment| moment.boiling().then_some(2),
    }

    /// Putting a matter off shows little concern for either side (dual-concern model) as long as both
    /// could well talk about it. In between, a break does no harm.
    A_BREAK_NOBODY_NEEDS {
        id: "HEAT-05",
        family: Family::Service,
        moves: &[TakeABreak],
        reads: &[Heat],
        name: Words::new("还不到停的时候", "Too early for a break"),
        says: Words::new(
            "火气不到 {settled} 就喊停，谈得正好的事就断了。{settled} 到 {boiling-1} 之间，停一停不好也不坏，不如把话听完。",
            "Below a heat of {settled} a break cuts off talk that was going well. From there to {boiling-1} it does neither good nor harm; hearing them out does more.",
        ),
        source: "Dual-concern model (avoiding)",
        example: Words::new(
            "“要不今天先到这儿，改天再说？” → “不是刚说到点子上吗？”",
            "“Shall we leave it there for today?” → “We'd only just got to the point.”",
        ),
        judge: |moment| match () {
            () if moment.boiling() => None,
            () if moment.settled() => Some(-1),
            () => Some(0),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_listening_the_third_in_a_row_stalls_even_in_the_heat() {
        Sketch::of(Acknowledge).listening_run(2).is_judged(&ONLY_LISTENING, -1);
        Sketch::of(ReflectFeeling).listening_run(2).heat(80).is_judged(&ONLY_LISTENING, -1);
    }

    #[test]
    fn only_listening_the_second_does_not_and_a_question_never_does() {
        Sketch::of(Acknowledge).listening_run(1).passes(&ONLY_LISTENING);
        Sketch::on(AskOpen, X).listening_run(4).passes(&ONLY_LISTENING);
    }

    #[test]
    fn acknowledge_before_arguing_fits_from_a_heat_of_sixty() {
        Sketch::of(Acknowledge).heat(60).is_judged(&ACKNOWLEDGE_BEFORE_ARGUING, 2);
        Sketch::of(ReflectFeeling).heat(95).is_judged(&ACKNOWLEDGE_BEFORE_ARGUING, 2);
    }

    #[test]
    fn acknowledge_before_arguing_has_nothing_to_say_below_or_of_other_moves() {
        Sketch::of(Acknowledge).heat(59).passes(&ACKNOWLEDGE_BEFORE_ARGUING);
        Sketch::of(StateFact).heat(80).passes(&ACKNOWLEDGE_BEFORE_ARGUING);
    }

    #[test]
    fn say_that_it_is_tense_fits_from_a_heat_of_sixty() {
        Sketch::of(NameTension).heat(60).is_judged(&SAY_THAT_IT_IS_TENSE, 1);
        Sketch::of(NameTension).heat(89).is_judged(&SAY_THAT_IT_IS_TENSE, 1);
    }

    #[test]
    fn say_that_it_is_tense_has_nothing_to_say_below_or_of_other_moves() {
        Sketch::of(NameTension).heat(59).passes(&SAY_THAT_IT_IS_TENSE);
        Sketch::of(TakeABreak).heat(80).passes(&SAY_THAT_IT_IS_TENSE);
    }

    #[test]
    fn no_fire_no_alarm_misfires_below_a_heat_of_thirty() {
        Sketch::of(NameTension).heat(29).is_judged(&NO_FIRE_NO_ALARM, -1);
        Sketch::of(NameTension).heat(0).is_judged(&NO_FIRE_NO_ALARM, -1);
    }

    #[test]
    fn no_fire_no_alarm_has_nothing_to_say_from_thirty_on_or_of_other_moves() {
        Sketch::of(NameTension).heat(30).passes(&NO_FIRE_NO_ALARM);
        Sketch::of(Acknowledge).heat(10).passes(&NO_FIRE_NO_ALARM);
    }

    #[test]
    fn stop_before_it_boils_over_fits_from_a_heat_of_seventy_two() {
        Sketch::of(TakeABreak).heat(72).is_judged(&STOP_BEFORE_IT_BOILS_OVER, 2);
        Sketch::of(TakeABreak).heat(89).is_judged(&STOP_BEFORE_IT_BOILS_OVER, 2);
    }

    #[test]
    fn stop_before_it_boils_over_has_nothing_to_say_below_or_of_other_moves() {
        Sketch::of(TakeABreak).heat(71).passes(&STOP_BEFORE_IT_BOILS_OVER);
        Sketch::of(NameTension).heat(80).passes(&STOP_BEFORE_IT_BOILS_OVER);
    }

    #[test]
    fn a_break_nobody_needs_interrupts_below_a_heat_of_forty_five() {
        Sketch::of(TakeABreak).heat(44).is_judged(&A_BREAK_NOBODY_NEEDS, -1);
        Sketch::of(TakeABreak).heat(0).is_judged(&A_BREAK_NOBODY_NEEDS, -1);
    }

    #[test]
    fn a_break_nobody_needs_is_neutral_from_there_to_seventy_one() {
        Sketch::of(TakeABreak).heat(45).is_judged(&A_BREAK_NOBODY_NEEDS, 0);
        Sketch::of(TakeABreak).heat(71).is_judged(&A_BREAK_NOBODY_NEEDS, 0);
    }

    #[test]
    fn a_break_nobody_needs_has_nothing_to_say_above_or_of_other_moves() {
        Sketch::of(TakeABreak).heat(72).passes(&A_BREAK_NOBODY_NEEDS);
        Sketch::of(SetBoundary).heat(20).passes(&A_BREAK_NOBODY_NEEDS);
    }
}
