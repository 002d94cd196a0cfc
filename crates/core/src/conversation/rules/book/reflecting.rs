//! Listening by saying it back: reflections of what was said, and of what is felt.

use crate::conversation::rules::prelude::*;

rules! {
    /// A reflection that carries what was meant is the core of listening (MITI's complex reflection),
    /// and perceived listening goes with better relationships (Kluger et al. 2023). It also makes sure
    /// that it was understood.
    SAY_IT_BACK {
        id: "LISTEN-01",
        family: Family::Listen,
        moves: &[Reflect],
        reads: &[Revealed, Understood],
        name: Words::new("说回给对方听", "Say it back"),
        says: Words::new(
            "对方说出了真正的难处。用自己的话说回去，等对方点头，这件事才算听懂了。",
            "They have said what is really the matter. Say it back in your own words and let them confirm it: only then is it understood.",
        ),
        source: "MITI 4.2.1 (complex reflection); Kluger et al. 2023",
        example: Words::new(
            "“你是说，灯坏着，夜里装车就是拿人去赌。” → “……对，就是这个。”",
            "“So with the lights out, loading at night is gambling with somebody's life.” → “…Yes. That's it.”",
        ),
        judge: |moment| (moment.is_revealed()? && !moment.is_understood()?).then_some(2),
    }

    /// What somebody hasn't let show can't be reflected, only imagined, and imagining is no way to find
    /// out (Eyal et al. 2018).
    SAYING_BACK_WHAT_WAS_NOT_SAID {
        id: "LISTEN-02",
        family: Family::Listen,
        moves: &[Reflect],
        reads: &[Hinted, Revealed],
        name: Words::new("没说过的，别往回说", "Saying back what wasn't said"),
        says: Words::new(
            "这件事对方还没提过，“你的意思是……”就成了替人说话。想知道，就问。",
            "It hasn't come up, so saying it back puts words in their mouth. If you want to know, ask.",
        ),
        source: "Eyal et al. 2018; MITI 4.2.1",
        example: Words::new(
            "“所以你是担心年底考核。” → “我什么时候提考核了？”",
            "“So it's your year-end review you're worried about.” → “When did I mention that?”",
        ),
        judge: |moment| (!moment.is_revealed()? && !moment.is_hinted()?).then_some(-1),
    }

    /// To pick up what only half showed adds meaning to the words (MITI's complex reflection). Where it
    /// doesn't feel safe enough to say the rest, it is worth less: it stays a guess in the air.
    CATCHING_THE_HALF_SENTENCE {
        id: "LISTEN-03",
        family: Family::Listen,
        moves: &[Reflect],
        reads: &[Hinted, Revealed, SafetyToSay],
        name: Words::new("接住半句话", "Catching the half-sentence"),
        says: Words::new(
            "话里只露了个头，你接住了。对方觉得够安全，就会往下说。",
            "Only a corner of it showed, and you picked it up. If it feels safe enough, they'll say the rest.",
        ),
        source: "MITI 4.2.1 (complex reflection)",
        example: Words::new(
            "“夜班就剩那几个人，是吧……” → “两个。编制是四个。”",
            "“Just those few left on nights, then…” → “Two. It should be four.”",
        ),
        judge: |moment| {
            let half = moment.is_hinted()? && !moment.is_revealed()?;
            half.then_some(moment.interest()?).map(|interest| if moment.would_say(interest, 2) { 2 } else { 1 })
        },
    }

    /// Being reflected back makes people feel understood, not better off (Bodie et al. 2015). Once a
    /// point is understood, more of the same only takes time.
    SAID_BACK_ONCE_TOO_OFTEN {
        id: "LISTEN-04",
        family: Family::Listen,
        moves: &[Reflect],
        reads: &[Understood],
        name: Words::new("同一句话说第二遍", "Said back once too often"),
        says: Words::new(
            "这一点已经说清、也点过头了，再复述就是原地踏步。往前走：说需要，或者谈办法。",
            "This point was said back and confirmed. Going over it again is marking time; go on to what you need, or to what can be done.",
        ),
        source: "Bodie et al. 2015",
        example: Words::new(
            "“所以说到底还是月台灯……” → “这个刚才不是说过了吗？”",
            "“So in the end it's the dock lights…” → “We've been through that.”",
        ),
        judge: |moment| moment.is_understood()?.then_some(-1),
    }

    /// Naming what is behind the words adds meaning to them (MITI's complex reflection). With some heat
    /// left it eases; in the heat it does more (HEAT-01).
    NAME_THE_STRAIN {
        id: "LISTEN-06",
        family: Family::Listen,
        moves: &[ReflectFeeling],
        reads: &[Heat, MadeBefore],
        name: Words::new("说出对方的不容易", "Name the strain"),
        says: Words::new(
            "对方话里还带着火，说出这会儿难在哪儿，话就松一些。平平常常的时候，或者已经说过一遍，安慰就只是客气。",
            "There is still some heat in it, and naming the strain behind the words loosens things a little. In an ordinary moment, or said a second time, it is mere politeness.",
        ),
        figures: Words::new("火气在 {settled} 到 {hot-1} 之间；从 {cool} 到 {settled-1}，不好不坏。", "At a heat of {settled} to {hot-1}; from {cool} to {settled-1} it does neither good nor harm."),
        source: "MITI 4.2.1 (complex reflection)",
        example: Words::new(
            "“连着三周自己顶夜班，搁谁都吃不消。”",
            "“Three weeks of covering nights yourself. Anyone would be worn out.”",
        ),
        judge: |moment| {
            let warm = !moment.hot() && !moment.cool();
            warm.then(|| if moment.settled() || moment.made_before() { 0 } else { 1 })
        },
    }

    /// Listened to, people feel more understood than when they are advised, and no more satisfied
    /// (Weger et al. 2014): once they are calm, they want to get on.
    STILL_COMFORTING {
        id: "LISTEN-07",
        family: Family::Listen,
        moves: &[ReflectFeeling],
        reads: &[Heat],
        name: Words::new("该谈事了，还在安慰", "Still comforting, time to work"),
        says: Words::new(
            "人已经平静下来、可以谈事了，再回头安慰，又把人拉回情绪里。",
            "They are calm and ready to work. Going back to how hard it must be only pulls them away from it.",
        ),
        figures: Words::new("火气不到 {cool}。", "Below a heat of {cool}."),
        source: "Weger et al. 2014; Bodie et al. 2015",
        example: Words::new(
            "“你这阵子心里一定不好受吧。” → “还行。咱们说排期吧。”",
            "“This must be such a difficult time for you.” → “I'm fine. Shall we do the schedule?”",
        ),
        judge: |moment| moment.cool().then_some(-1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn say_it_back_fits_what_was_said_and_not_yet_understood() {
        Sketch::on(Reflect, X).revealed(X).is_judged(&SAY_IT_BACK, 2);
        Sketch::on(Reflect, X).revealed(X).heat(80).is_judged(&SAY_IT_BACK, 2);
    }

    #[test]
    fn say_it_back_has_nothing_to_say_before_or_after_or_of_other_moves() {
        Sketch::on(Reflect, X).hinted(X).passes(&SAY_IT_BACK);
        Sketch::on(Reflect, X).understood(X).passes(&SAY_IT_BACK);
        Sketch::on(CheckInterest, X).revealed(X).passes(&SAY_IT_BACK);
    }

    #[test]
    fn saying_back_what_was_not_said_misfires_on_what_neither_showed_nor_was_said() {
        Sketch::on(Reflect, X).is_judged(&SAYING_BACK_WHAT_WAS_NOT_SAID, -1);
        Sketch::on(Reflect, X).revealed(Y).is_judged(&SAYING_BACK_WHAT_WAS_NOT_SAID, -1);
    }

    #[test]
    fn saying_back_what_was_not_said_has_nothing_to_say_once_it_showed_or_of_other_moves() {
        Sketch::on(Reflect, X).hinted(X).passes(&SAYING_BACK_WHAT_WAS_NOT_SAID);
        Sketch::on(Reflect, X).revealed(X).passes(&SAYING_BACK_WHAT_WAS_NOT_SAID);
        Sketch::on(AskOpen, X).passes(&SAYING_BACK_WHAT_WAS_NOT_SAID);
    }

    #[test]
    fn catching_the_half_sentence_helps_when_it_showed_but_was_not_said() {
        // A depth of 55: a safety of 30 and the 25 that the best judgement adds are just enough.
        Sketch::on(Reflect, X).hinted(X).safety(30).is_judged(&CATCHING_THE_HALF_SENTENCE, 2);
        Sketch::on(Reflect, X).hinted(X).safety(29).is_judged(&CATCHING_THE_HALF_SENTENCE, 1);
        Sketch::on(Reflect, X).hinted(X).revealed(Y).safety(0).is_judged(&CATCHING_THE_HALF_SENTENCE, 1);
    }

    #[test]
    fn catching_the_half_sentence_has_nothing_to_say_otherwise_or_of_other_moves() {
        Sketch::on(Reflect, X).passes(&CATCHING_THE_HALF_SENTENCE);
        Sketch::on(Reflect, X).revealed(X).passes(&CATCHING_THE_HALF_SENTENCE);
        Sketch::on(AskOpen, X).hinted(X).passes(&CATCHING_THE_HALF_SENTENCE);
    }

    #[test]
    fn said_back_once_too_often_misfires_on_what_is_understood() {
        Sketch::on(Reflect, X).understood(X).is_judged(&SAID_BACK_ONCE_TOO_OFTEN, -1);
        Sketch::on(Reflect, X).understood(X).heat(80).is_judged(&SAID_BACK_ONCE_TOO_OFTEN, -1);
    }

    #[test]
    fn said_back_once_too_often_has_nothing_to_say_before_or_of_other_moves() {
        Sketch::on(Reflect, X).revealed(X).passes(&SAID_BACK_ONCE_TOO_OFTEN);
        Sketch::on(CheckInterest, X).understood(X).passes(&SAID_BACK_ONCE_TOO_OFTEN);
    }

    #[test]
    fn name_the_strain_helps_while_there_is_some_heat() {
        Sketch::of(ReflectFeeling).heat(45).is_judged(&NAME_THE_STRAIN, 1);
        Sketch::of(ReflectFeeling).heat(59).is_judged(&NAME_THE_STRAIN, 1);
    }

    #[test]
    fn name_the_strain_is_neutral_in_an_ordinary_moment_or_again() {
        Sketch::of(ReflectFeeling).heat(30).is_judged(&NAME_THE_STRAIN, 0);
        Sketch::of(ReflectFeeling).heat(44).is_judged(&NAME_THE_STRAIN, 0);
        Sketch::of(ReflectFeeling).heat(59).after(ReflectFeeling).is_judged(&NAME_THE_STRAIN, 0);
    }

    #[test]
    fn name_the_strain_has_nothing_to_say_outside_or_of_other_moves() {
        Sketch::of(ReflectFeeling).heat(29).passes(&NAME_THE_STRAIN);
        Sketch::of(ReflectFeeling).heat(60).passes(&NAME_THE_STRAIN);
        Sketch::of(Acknowledge).heat(40).passes(&NAME_THE_STRAIN);
    }

    #[test]
    fn still_comforting_misfires_below_a_heat_of_thirty() {
        Sketch::of(ReflectFeeling).heat(29).is_judged(&STILL_COMFORTING, -1);
        Sketch::of(ReflectFeeling).heat(0).is_judged(&STILL_COMFORTING, -1);
    }

    #[test]
    fn still_comforting_has_nothing_to_say_from_thirty_on_or_of_other_moves() {
        Sketch::of(ReflectFeeling).heat(30).passes(&STILL_COMFORTING);
        Sketch::of(Acknowledge).heat(20).passes(&STILL_COMFORTING);
    }
}
