//! Listening by asking, summing up and letting a point stand.

use crate::conversation::rules::prelude::*;

rules! {
    /// What others think is found out by asking (Eyal et al. 2018), and best where they have let it
    /// show: there an open question invites instead of probing.
    ASK_WHERE_IT_SHOWED {
        id: "LISTEN-08",
        family: Family::Listen,
        moves: &[AskOpen],
        reads: &[Hinted, Revealed],
        name: Words::new("顺着带出来的那句问", "Ask where it showed"),
        says: Words::new(
            "对方话里已经带出来了，顺着那句开口问，问到的正是还没说出来的那件事。",
            "It showed in what they said. An open question right there goes to what has been left unsaid.",
        ),
        source: "MITI 4.2.1 (open question); Eyal et al. 2018",
        example: Words::new(
            "“你说夜里不能装，昨晚是出了什么事？”",
            "“No loading at night, you said. What happened last night?”",
        ),
        judge: |moment| (moment.is_hinted()? && !moment.is_revealed()?).then_some(2),
    }

    /// An open question is rarely wrong (MITI counts it for the good); asked before anything points
    /// there, it is only less likely to be answered.
    A_FAIR_QUESTION_IN_THE_DARK {
        id: "LISTEN-09",
        family: Family::Listen,
        moves: &[AskOpen],
        reads: &[Hinted, Revealed],
        name: Words::new("没影子，也可以问", "A blind but fair question"),
        says: Words::new(
            "对方还没带出过这件事，开放地问一句总不吃亏；等话里带出来再问，会更准。",
            "Nothing has pointed there yet, and an open question still does some good. It does more once they have let it show.",
        ),
        source: "MITI 4.2.1 (open question)",
        example: Words::new(
            "“你们组的准时率，现在是怎么算的？”",
            "“How do they work out your on-time figure these days?”",
        ),
        judge: |moment| (!moment.is_hinted()? && !moment.is_revealed()?).then_some(1),
    }

    /// It is perceived listening that goes with good relationships (Kluger et al. 2023), and asking for
    /// what was just said shows that nobody did.
    ASKED_AND_ANSWERED {
        id: "LISTEN-10",
        family: Family::Listen,
        moves: &[AskOpen],
        reads: &[Revealed],
        name: Words::new("说过了还问", "Asked and answered"),
        says: Words::new(
            "对方已经说过了，再问一遍，听着像刚才没在听。把它说回去，或者往下走。",
            "They have told you already. Asking again sounds as if nobody had listened; say it back instead, or move on.",
        ),
        source: "Kluger et al. 2023",
        example: Words::new(
            "“那到底为什么不能发？” → “我刚才都白说了？”",
            "“So why can't it go out?” → “Was I talking to the wall just now?”",
        ),
        judge: |moment| moment.is_revealed()?.then_some(-1),
    }

    /// An open question starts a conversation well. MITI asks for at least as many reflections as
    /// questions: the more is known, the less a question about everything tells.
    OPEN_AT_FIRST_THEN_TO_THE_POINT {
        id: "LISTEN-11",
        family: Family::Listen,
        moves: &[AskOpen],
        reads: &[Understood],
        name: Words::new("开头可以泛，后面要准", "Open at first, then to the point"),
        says: Words::new(
            "什么都还没听懂的时候，“怎么回事”是个好开头；听懂一件以后它就不管用了，听懂两件还这么问，就是绕圈子。",
            "While nothing is understood, “what's going on?” is a good start. After one point it adds nothing, and after two it goes round in circles.",
        ),
        source: "MITI 4.2.1 (reflections to questions)",
        example: Words::new(
            "“你那边现在是个什么情况？”",
            "“How do things look from where you are?”",
        ),
        judge: |moment| match (moment.interest(), moment.understood_count()) {
            (Some(_), _) => None,
            (None, 0) => Some(1),
            (None, 1) => Some(0),
            (None, _) => Some(-1),
        },
    }

    /// A summary is the last of the four skills of motivational interviewing (open question, affirm,
    /// reflect, summarise): it makes sure of several points at once and turns towards what to do.
    COLLECT_THEN_GO_ON {
        id: "LISTEN-12",
        family: Family::Listen,
        moves: &[Summarise],
        reads: &[AllRevealed, Understood],
        name: Words::new("捋一捋，再往前", "Collect, then go on"),
        says: Words::new(
            "对方说出来的还有没确认的。这时捋在一起说一遍，一次就都对上了。",
            "Something they said hasn't been confirmed yet. Collecting it in a sentence or two makes sure of all of it at once.",
        ),
        source: "OARS (summarise); MITI 4.2.1",
        example: Words::new(
            "“我收一下：月台灯坏了，夜班缺两个人，报修没人批。还漏了什么？”",
            "“Let me collect that: the dock lights are out, nights are two short, and nobody has signed the repair. What have I missed?”",
        ),
        judge: |moment| (moment.revealed_count() > moment.understood_count()).then_some(2),
    }

    /// A summary of what was never said is one's own view of it, and one's own view is a poor guide to
    /// theirs (Eyal et al. 2018).
    NOTHING_TO_COLLECT_YET {
        id: "LISTEN-13",
        family: Family::Listen,
        moves: &[Summarise],
        reads: &[AllRevealed],
        name: Words::new("还没东西可捋", "Nothing to collect yet"),
        says: Words::new(
            "对方还没说出什么要紧的，这时做小结，捋出来的只能是自己的看法。",
            "They haven't said what matters yet, so a summary now can only collect your own view.",
        ),
        source: "OARS (summarise); Eyal et al. 2018",
        example: Words::new(
            "“总结一下，就是你们排不开。” → “你总结得可真快。”",
            "“To sum up, you can't fit it in.” → “Well, that was quick.”",
        ),
        judge: |moment| (moment.revealed_count() == 0).then_some(-1),
    }

    /// Reflection alone must not win (Bodie et al. 2015): what is confirmed gets no truer by being
    /// collected again.
    COLLECTED_ALREADY {
        id: "LISTEN-14",
        family: Family::Listen,
        moves: &[Summarise],
        reads: &[AllRevealed, Understood],
        name: Words::new("已经捋过了", "Collected already"),
        says: Words::new(
            "说出来的都确认过了，再小结一遍不碍事，也不往前走。",
            "All that was said is confirmed. Another summary does no harm and gets nobody further.",
        ),
        source: "Bodie et al. 2015",
        example: Words::new(
            "“那我再从头捋一遍啊……”",
            "“Let me just run through it all once more…”",
        ),
        judge: |moment| {
            let said = moment.revealed_count();
            (said > 0 && said == moment.understood_count()).then_some(0)
        },
    }

    /// Letting a point stand is the least of listening, and MITI's affirming begins with it. It eases
    /// while there is something to ease; in the heat it does most (HEAT-01).
    A_NOD {
        id: "LISTEN-15",
        family: Family::Listen,
        moves: &[Acknowledge],
        reads: &[Heat],
        name: Words::new("点个头", "A nod"),
        says: Words::new(
            "话里有点火气的时候，一句“这倒是”就能让人缓下来；心平气和的时候，它就只是客气。",
            "While there is some heat in it, a plain “that's true” takes the edge off. In calm it is mere politeness.",
        ),
        figures: Words::new("火气在 {cool} 到 {hot-1} 之间。", "At a heat of {cool} to {hot-1}."),
        source: "MITI 4.2.1 (affirm)",
        example: Words::new(
            "“单子改得晚，这倒是。”",
            "“The order did change late, that's true.”",
        ),
        judge: |moment| (!moment.hot()).then(|| if moment.cool() { 0 } else { 1 }),
    }

    /// MITI counts closed questions apart from open ones: they narrow. That is of use once one knows
    /// what about, and looks like a trap to somebody who doesn't trust the one who asks.
    YES_OR_NO_HAS_ITS_MOMENT {
        id: "LISTEN-16",
        family: Family::Listen,
        moves: &[AskClosed],
        reads: &[Trust, Understood],
        name: Words::new("是非题，问对时候才管用", "Yes-or-no has its moment"),
        says: Words::new(
            "听懂了一件事，再问是或否、问个数字，能把细节敲实。什么都没听懂、对方又信不过你的时候，它听着像下套。",
            "Once something is understood, a question for yes, no or a figure nails down the detail. With nothing understood and little trust, it sounds like a trap.",
        ),
        figures: Words::new("信任不到 {wary} 算信不过。", "Little trust is less than {wary}."),
        source: "MITI 4.2.1 (closed question); a choice of the model",
        example: Words::new(
            "“灯修好要多久？三个小时够不够？”",
            "“How long is the repair? Would three hours do it?”",
        ),
        judge: |moment| match () {
            () if moment.understood_count() > 0 => Some(1),
            () if moment.trust() < moment.p.wary => Some(-1),
            () => Some(0),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ask_where_it_showed_fits_what_showed_and_was_not_said() {
        Sketch::on(AskOpen, X).hinted(X).is_judged(&ASK_WHERE_IT_SHOWED, 2);
        Sketch::on(AskOpen, X).hinted(X).heat(59).is_judged(&ASK_WHERE_IT_SHOWED, 2);
    }

    #[test]
    fn ask_where_it_showed_has_nothing_to_say_otherwise_or_of_other_moves() {
        Sketch::on(AskOpen, X).passes(&ASK_WHERE_IT_SHOWED);
        Sketch::on(AskOpen, X).revealed(X).passes(&ASK_WHERE_IT_SHOWED);
        Sketch::of(AskOpen).hinted(X).passes(&ASK_WHERE_IT_SHOWED);
        Sketch::on(CheckInterest, X).hinted(X).passes(&ASK_WHERE_IT_SHOWED);
    }

    #[test]
    fn a_fair_question_in_the_dark_helps_before_it_showed() {
        Sketch::on(AskOpen, X).is_judged(&A_FAIR_QUESTION_IN_THE_DARK, 1);
        Sketch::on(AskOpen, X).understood(Y).heat(59).is_judged(&A_FAIR_QUESTION_IN_THE_DARK, 1);
    }

    #[test]
    fn a_fair_question_in_the_dark_has_nothing_to_say_once_it_showed_or_of_other_moves() {
        Sketch::on(AskOpen, X).hinted(X).passes(&A_FAIR_QUESTION_IN_THE_DARK);
        Sketch::on(AskOpen, X).revealed(X).passes(&A_FAIR_QUESTION_IN_THE_DARK);
        Sketch::of(AskOpen).passes(&A_FAIR_QUESTION_IN_THE_DARK);
    }

    #[test]
    fn asked_and_answered_misfires_on_what_was_said() {
        Sketch::on(AskOpen, X).revealed(X).is_judged(&ASKED_AND_ANSWERED, -1);
        Sketch::on(AskOpen, X).understood(X).heat(59).is_judged(&ASKED_AND_ANSWERED, -1);
    }

    #[test]
    fn asked_and_answered_has_nothing_to_say_before_or_of_other_moves() {
        Sketch::on(AskOpen, X).hinted(X).passes(&ASKED_AND_ANSWERED);
        Sketch::of(AskOpen).revealed(X).passes(&ASKED_AND_ANSWERED);
        Sketch::on(Reflect, X).revealed(X).passes(&ASKED_AND_ANSWERED);
    }

    #[test]
    fn open_at_first_then_to_the_point_counts_what_is_understood() {
        Sketch::of(AskOpen).is_judged(&OPEN_AT_FIRST_THEN_TO_THE_POINT, 1);
        Sketch::of(AskOpen).revealed(X).revealed(Y).heat(59).is_judged(&OPEN_AT_FIRST_THEN_TO_THE_POINT, 1);
        Sketch::of(AskOpen).understood(X).is_judged(&OPEN_AT_FIRST_THEN_TO_THE_POINT, 0);
        Sketch::of(AskOpen).understood(X).understood(Y).is_judged(&OPEN_AT_FIRST_THEN_TO_THE_POINT, -1);
    }

    #[test]
    fn open_at_first_then_to_the_point_has_nothing_to_say_of_questions_to_the_point() {
        Sketch::on(AskOpen, X).passes(&OPEN_AT_FIRST_THEN_TO_THE_POINT);
        Sketch::of(AskClosed).passes(&OPEN_AT_FIRST_THEN_TO_THE_POINT);
    }

    #[test]
    fn collect_then_go_on_fits_while_something_said_is_unconfirmed() {
        Sketch::of(Summarise).revealed(X).is_judged(&COLLECT_THEN_GO_ON, 2);
        Sketch::of(Summarise).understood(X).revealed(Y).heat(80).is_judged(&COLLECT_THEN_GO_ON, 2);
    }

    #[test]
    fn collect_then_go_on_has_nothing_to_say_otherwise_or_of_other_moves() {
        Sketch::of(Summarise).hinted(X).passes(&COLLECT_THEN_GO_ON);
        Sketch::of(Summarise).understood(X).passes(&COLLECT_THEN_GO_ON);
        Sketch::of(Acknowledge).revealed(X).passes(&COLLECT_THEN_GO_ON);
    }

    #[test]
    fn nothing_to_collect_yet_misfires_before_anything_is_said() {
        Sketch::of(Summarise).is_judged(&NOTHING_TO_COLLECT_YET, -1);
        Sketch::of(Summarise).hinted(X).heat(80).is_judged(&NOTHING_TO_COLLECT_YET, -1);
    }

    #[test]
    fn nothing_to_collect_yet_has_nothing_to_say_afterwards_or_of_other_moves() {
        Sketch::of(Summarise).revealed(X).passes(&NOTHING_TO_COLLECT_YET);
        Sketch::of(Reflect).passes(&NOTHING_TO_COLLECT_YET);
    }

    #[test]
    fn collected_already_is_neutral_once_all_is_understood() {
        Sketch::of(Summarise).understood(X).is_judged(&COLLECTED_ALREADY, 0);
        Sketch::of(Summarise).understood(X).understood(Y).hinted(X).is_judged(&COLLECTED_ALREADY, 0);
    }

    #[test]
    fn collected_already_has_nothing_to_say_before_or_of_other_moves() {
        Sketch::of(Summarise).passes(&COLLECTED_ALREADY);
        Sketch::of(Summarise).understood(X).revealed(Y).passes(&COLLECTED_ALREADY);
        Sketch::of(Acknowledge).understood(X).passes(&COLLECTED_ALREADY);
    }

    #[test]
    fn a_nod_helps_from_thirty_to_fifty_nine() {
        Sketch::of(Acknowledge).heat(30).is_judged(&A_NOD, 1);
        Sketch::of(Acknowledge).heat(59).is_judged(&A_NOD, 1);
    }

    #[test]
    fn a_nod_is_neutral_below() {
        Sketch::of(Acknowledge).heat(29).is_judged(&A_NOD, 0);
        Sketch::of(Acknowledge).heat(0).is_judged(&A_NOD, 0);
    }

    #[test]
    fn a_nod_has_nothing_to_say_in_the_heat_or_of_other_moves() {
        Sketch::of(Acknowledge).heat(60).passes(&A_NOD);
        Sketch::of(ReflectFeeling).heat(40).passes(&A_NOD);
    }

    #[test]
    fn yes_or_no_has_its_moment_helps_once_something_is_understood() {
        Sketch::of(AskClosed).understood(X).trust(10).is_judged(&YES_OR_NO_HAS_ITS_MOMENT, 1);
        Sketch::of(AskClosed).understood(X).heat(59).is_judged(&YES_OR_NO_HAS_ITS_MOMENT, 1);
    }

    #[test]
    fn yes_or_no_has_its_moment_sounds_like_a_trap_to_the_wary() {
        Sketch::of(AskClosed).trust(39).is_judged(&YES_OR_NO_HAS_ITS_MOMENT, -1);
        Sketch::of(AskClosed).revealed(X).trust(0).is_judged(&YES_OR_NO_HAS_ITS_MOMENT, -1);
    }

    #[test]
    fn yes_or_no_has_its_moment_is_neutral_otherwise() {
        Sketch::of(AskClosed).trust(40).is_judged(&YES_OR_NO_HAS_ITS_MOMENT, 0);
        Sketch::of(AskClosed).revealed(X).trust(80).is_judged(&YES_OR_NO_HAS_ITS_MOMENT, 0);
    }

    #[test]
    fn yes_or_no_has_its_moment_has_nothing_to_say_of_other_moves() {
        Sketch::of(AskOpen).passes(&YES_OR_NO_HAS_ITS_MOMENT);
        Sketch::of(Interrogate).passes(&YES_OR_NO_HAS_ITS_MOMENT);
    }
}
