//! Questions that were asked of the player, and the time that is left.

use crate::conversation::rules::prelude::*;

rules! {
    /// A question that is answered straight ends there; in the heat, too, though it wins less then.
    ANSWERED_STRAIGHT {
        id: "ANSWER-01",
        family: Family::Express,
        moves: &[Answer],
        reads: &[Heat],
        name: Words::new("问什么，答什么", "Answered straight"),
        says: Words::new(
            "对方问了，你正面答了。答案不好听也不要紧，绕着说才让人起疑。",
            "They asked, and you answered straight. It need not be a pleasant answer; going around it is what makes people wary.",
        ),
        source: "Grice 1975 (relation, quality)",
        example: Words::new(
            "“你那图，哪天改的？” → “上周四，四点四十。”",
            "“When did you change that drawing?” → “Thursday last week, four forty.”",
        ),
        judge: |moment| moment.asks().then(|| if moment.hot() { 1 } else { 2 }),
    }

    /// An answer to nothing is a fact put forward; it is judged as not much.
    NOBODY_ASKED {
        id: "ANSWER-02",
        family: Family::Express,
        moves: &[Answer],
        name: Words::new("没人问这个", "Nobody asked"),
        says: Words::new(
            "对方没问这个。说了不碍事，也没接上话。",
            "That isn't what was asked. It does no harm, and it doesn't connect either.",
        ),
        source: "Grice 1975 (relation)",
        example: Words::new(
            "“外面下雨了。” → “图是上周四改的。”",
            "“It's raining.” → “The drawing was changed on Thursday.”",
        ),
        judge: |moment| (!moment.asks()).then_some(0),
    }

    /// A question answered with a question is left lying, and is felt as just that.
    A_QUESTION_FOR_A_QUESTION {
        id: "ANSWER-03",
        family: Family::Listen,
        moves: &[AskOpen, AskClosed, InviteIdeas, InviteFeedback],
        name: Words::new("拿问题挡问题", "A question for a question"),
        says: Words::new(
            "对方刚问了你，你没答，反过来又问，听着像躲。先答，再问。",
            "They have just asked you something. To ask back without an answer sounds like dodging. Answer first, then ask.",
        ),
        source: "Sacks, Schegloff & Jefferson 1974 (a question makes an answer due)",
        example: Words::new(
            "“几台、几点，给句痛快话。” → “您那边最怕什么？” → “我问你几台。”",
            "“How many, and when? Just tell me.” → “What worries you most?” → “I asked how many.”",
        ),
        judge: |moment| (moment.asks() && !moment.answers).then_some(-1),
    }

    /// What is opened now can't be closed any more. Negotiations are settled near their end, or not at all
    /// (Roth, Murnighan & Schoumaker 1988, the deadline effect).
    NO_TIME_TO_OPEN_IT {
        id: "SOLVE-12",
        family: Family::Solve,
        moves: &[AskOpen, InviteIdeas, InviteFeedback, TakeABreak],
        reads: &[TurnsLeft, Agreed, Heat],
        name: Words::new("来不及再开新话头", "No time to open it"),
        says: Words::new(
            "时间只够再说几句，再开一个话头就收不回来了。把已经听懂的说成一个能点头的办法。",
            "There is time for a few more sentences; what is opened now won't be closed. Put what you have understood into something they can say yes to.",
        ),
        figures: Words::new("还剩 {last_sentences} 句起算。", "It counts from {last_sentences} sentences before the end."),
        source: "Roth, Murnighan & Schoumaker 1988 (deadline effect)",
        example: Words::new(
            "班车还有五分钟。“路子你熟，上哪儿找快？” → “……我得走了。”",
            "Five minutes to the bus. “You know people; who would be quickest?” → “…I have to go.”",
        ),
        judge: |moment| {
            let short = moment.turns_left() <= moment.p.last_sentences && moment.agreed().is_none();
            // Who boils needs the break even now.
            let needed = moment.is(TakeABreak) && moment.boiling();
            (short && !needed).then_some(-1)
        },
    }
}

/// What is not yet the table itself: it makes things clearer, or the two closer.
const BEFORE_THE_TABLE: &[MoveKind] = &[
    Reflect,
    ReflectFeeling,
    Summarise,
    Acknowledge,
    NameTension,
    AskClosed,
    CheckInterest,
    TakeTheirSide,
    GiveFeedback,
    ReceiveFeedback,
    StateNeed,
    StateFact,
    ClarifyRoles,
    AlignGoal,
    Appreciate,
    OfferHelp,
];

caps! {
    /// With the last sentence, whatever it is, the talk is over: what was only prepared with it comes to
    /// nothing. One sentence earlier there is still time to take in what is missing for a proposal, and
    /// none to nail down details or to name what both want.
    NOTHING_COMES_AFTER_IT {
        id: "SOLVE-13",
        family: Family::Solve,
        moves: BEFORE_THE_TABLE,
        reads: &[TurnsLeft, Agreed],
        name: Words::new("后面没有话了", "Nothing comes after it"),
        says: Words::new(
            "时间到这儿了，什么都还没定。这句话本身不坏，可它后面没有“那就这么办”了。",
            "This is where the time ends, and nothing is settled. There is nothing wrong with the sentence, but no “let's do it, then” can follow.",
        ),
        source: "Roth, Murnighan & Schoumaker 1988 (deadline effect)",
        example: Words::new(
            "最后一句：“咱俩都不想让医院空等。” → “是啊。……那我卸车去了。”",
            "The last sentence: “Neither of us wants the hospital to wait.” → “True. …I've a truck to unload.”",
        ),
        judge: |moment| {
            let left = moment.turns_left();
            let too_late = left <= 1 || (left == 2 && (moment.is(AskClosed) || moment.is(AlignGoal)));
            (moment.agreed().is_none() && too_late).then_some(0)
        },
    }

    /// Kindness in place of an answer is heard as kindness, and the question stays where it is.
    KIND_AND_UNANSWERED {
        id: "ANSWER-04",
        family: Family::Listen,
        moves: &[Reflect, Summarise, Acknowledge, ReflectFeeling, TakeTheirSide, Appreciate],
        name: Words::new("话是暖的，没答", "Kind, and unanswered"),
        says: Words::new(
            "对方问了你，你接住了人，没接住问题。暖是暖，答案还欠着；一句里带上回答，才算接全。",
            "They asked, and you took care of them but not of the question. It is kind, and the answer is still due; put it into the same sentence.",
        ),
        source: "Sacks, Schegloff & Jefferson 1974 (a question makes an answer due)",
        example: Words::new(
            "“你到底发没发？” → “我知道您急坏了。” → “……所以发没发？”",
            "“Did you send it or not?” → “I can see how worried you are.” → “…So did you?”",
        ),
        judge: |moment| {
            // To say the matter back, or to meet what is felt, shows at least that it was heard.
            let heard = moment.is(Reflect) || moment.is(Summarise) || moment.feels().is_some();
            (moment.asks() && !moment.answers).then_some(if heard { 1 } else { 0 })
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kind_and_unanswered_caps_kindness_at_a_question() {
        for kind in [ReflectFeeling, Acknowledge] {
            Sketch::of(kind).asked().heat(70).is_judged(&KIND_AND_UNANSWERED, 0);
        }
        Sketch::on(Reflect, X).revealed(X).asked().is_judged(&KIND_AND_UNANSWERED, 1);
        let met = Sketch::of(ReflectFeeling).asked().feeling(Feeling::Hurt);
        met.is_judged(&KIND_AND_UNANSWERED, 1);
    }

    #[test]
    fn kind_and_unanswered_leaves_it_alone_once_answered_and_elsewhere() {
        Sketch::of(ReflectFeeling).asked().answering().heat(70).is_not_judged_by(&KIND_AND_UNANSWERED);
        Sketch::of(ReflectFeeling).heat(70).is_not_judged_by(&KIND_AND_UNANSWERED);
    }

    #[test]
    fn answered_straight_fits_in_the_heat_too() {
        Sketch::of(Answer).asked().is_judged(&ANSWERED_STRAIGHT, 2);
        Sketch::of(Answer).asked().heat(59).clarity(80).is_judged(&ANSWERED_STRAIGHT, 2);
        Sketch::of(Answer).asked().heat(60).is_judged(&ANSWERED_STRAIGHT, 1);
    }

    #[test]
    fn answered_straight_has_nothing_to_say_where_nothing_was_asked_or_of_other_moves() {
        Sketch::of(Answer).passes(&ANSWERED_STRAIGHT);
        Sketch::of(StateFact).asked().passes(&ANSWERED_STRAIGHT);
    }

    #[test]
    fn nobody_asked_is_neutral() {
        Sketch::of(Answer).is_judged(&NOBODY_ASKED, 0);
        Sketch::of(Answer).heat(70).is_judged(&NOBODY_ASKED, 0);
        Sketch::of(Answer).asked().passes(&NOBODY_ASKED);
    }

    #[test]
    fn a_question_for_a_question_misfires_however_good_a_question_it_is() {
        Sketch::on(AskOpen, X).hinted(X).asked().is_judged(&A_QUESTION_FOR_A_QUESTION, -1);
        Sketch::of(InviteIdeas).understood(X).asked().is_judged(&A_QUESTION_FOR_A_QUESTION, -1);
        Sketch::of(InviteFeedback).asked().is_judged(&A_QUESTION_FOR_A_QUESTION, -1);
    }

    #[test]
    fn a_question_for_a_question_has_nothing_to_say_once_it_is_answered() {
        Sketch::on(AskOpen, X).hinted(X).asked().answering().passes(&A_QUESTION_FOR_A_QUESTION);
        Sketch::on(AskOpen, X).hinted(X).passes(&A_QUESTION_FOR_A_QUESTION);
        Sketch::on(CheckInterest, X).hinted(X).asked().passes(&A_QUESTION_FOR_A_QUESTION);
    }

    #[test]
    fn nothing_comes_after_it_caps_what_only_prepares_with_the_last_sentence() {
        for kind in [Acknowledge, AlignGoal, AskClosed, StateNeed] {
            Sketch::of(kind).understood(X).turns_left(1).heat(50).is_judged(&NOTHING_COMES_AFTER_IT, 0);
        }
        Sketch::on(Reflect, X).revealed(X).turns_left(1).is_judged(&NOTHING_COMES_AFTER_IT, 0);
        Sketch::of(AlignGoal).understood(X).turns_left(2).is_judged(&NOTHING_COMES_AFTER_IT, 0);
        Sketch::of(AskClosed).understood(X).turns_left(2).is_judged(&NOTHING_COMES_AFTER_IT, 0);
    }

    #[test]
    fn nothing_comes_after_it_leaves_what_settles_and_what_is_said_in_time() {
        let table = Sketch::offering(Propose, FAIR).understood(X).turns_left(1);
        table.is_not_judged_by(&NOTHING_COMES_AFTER_IT);
        Sketch::on(Reflect, X).revealed(X).turns_left(2).is_not_judged_by(&NOTHING_COMES_AFTER_IT);
        Sketch::of(AlignGoal).understood(X).turns_left(3).is_not_judged_by(&NOTHING_COMES_AFTER_IT);
        Sketch::of(Appreciate).agreed(FAIR).turns_left(1).is_not_judged_by(&NOTHING_COMES_AFTER_IT);
    }

    #[test]
    fn no_time_to_open_it_with_three_sentences_left_and_nothing_settled() {
        Sketch::of(InviteIdeas).understood(X).turns_left(3).is_judged(&NO_TIME_TO_OPEN_IT, -1);
        Sketch::on(AskOpen, X).hinted(X).turns_left(1).is_judged(&NO_TIME_TO_OPEN_IT, -1);
        Sketch::of(TakeABreak).heat(50).turns_left(2).is_judged(&NO_TIME_TO_OPEN_IT, -1);
    }

    #[test]
    fn no_time_to_open_it_has_nothing_to_say_earlier_or_once_settled_or_of_other_moves() {
        Sketch::of(InviteIdeas).understood(X).turns_left(4).passes(&NO_TIME_TO_OPEN_IT);
        Sketch::of(InviteFeedback).agreed(FAIR).turns_left(2).passes(&NO_TIME_TO_OPEN_IT);
        Sketch::of(TakeABreak).heat(75).turns_left(2).passes(&NO_TIME_TO_OPEN_IT);
        Sketch::of(AskClosed).turns_left(2).passes(&NO_TIME_TO_OPEN_IT);
    }
}
