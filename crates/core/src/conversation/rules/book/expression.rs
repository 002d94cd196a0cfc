//! Expression: needs, and feedback in both directions.

use crate::conversation::rules::prelude::*;

rules! {
    /// Perceived listening goes with better relationships (Kluger et al. 2023), and what one says for
    /// oneself before it is just another demand. That it must come first is a choice of the model.
    HEARD_BEFORE_HEARD_FROM {
        id: "EXPRESS-01",
        family: Family::Express,
        moves: &[StateNeed, GiveFeedback, ClarifyRoles],
        reads: &[Understood],
        name: Words::new("先听懂，再开口", "Heard before heard from"),
        says: Words::new(
            "对方的难处还一件都没听懂，这时说需要、提意见、讲分工，听着都是“你得配合我”。先听懂一件。",
            "None of their concerns is understood yet, so needs, feedback and roles all come across as “fit in with me”. Understand one thing first.",
        ),
        source: "Kluger et al. 2023; Gordon's roadblocks",
        example: Words::new(
            "“我周五前要图纸。” → “你知道我手上压着几个项目吗？”",
            "“I need the drawings by Friday.” → “Do you know how many jobs I've got on my desk?”",
        ),
        judge: |moment| (moment.understood_count() == 0).then_some(-1),
    }

    /// Reflection alone must not win (Bodie et al. 2015). A need with its reason can be met in more
    /// ways than a demand (Fisher & Ury), and a request can be refused, which makes it one.
    SAY_WHAT_YOU_NEED_AND_WHY {
        id: "EXPRESS-02",
        family: Family::Express,
        moves: &[StateNeed],
        reads: &[Understood, MadeBefore],
        name: Words::new("说出需要和原因", "Say what you need, and why"),
        says: Words::new(
            "已经听懂了对方，轮到你说：要什么，为什么要。有了原因，对方才有办法一起想。",
            "Something of theirs is understood; now it's your turn. Say what you need and why: with the reason on the table, they can help to find a way.",
        ),
        source: "Nonviolent communication (need, request); Fisher & Ury",
        example: Words::new(
            "“图纸我周五前要，因为周六模具厂停机，错过就得再等两周。”",
            "“I need the drawings by Friday: the tool shop shuts on Saturday, and the next slot is two weeks out.”",
        ),
        judge: |moment| (moment.understood_count() > 0 && !moment.made_before()).then_some(2),
    }

    /// A need said again and again turns back into a position (Fisher & Ury).
    ONCE_IS_ENOUGH {
        id: "EXPRESS-03",
        family: Family::Express,
        moves: &[StateNeed],
        reads: &[Understood, MadeBefore, Clarity],
        name: Words::new("说过一遍就够了", "Once is enough"),
        says: Words::new(
            "需要已经说过了。要是还没说清、对方还没接，补一句有用；都清楚了还说，该谈怎么办了。",
            "The need has been said. As long as things are still unclear, saying it once more can help; when they are clear, it is time for what to do about it.",
        ),
        figures: Words::new("清楚程度不到 {clear} 算还没说清。", "Unclear means a clarity below {clear}."),
        source: "Fisher & Ury",
        example: Words::new(
            "“我还是那句话，周五前要。” → “我记着呢。”",
            "“As I said, by Friday.” → “I wrote it down.”",
        ),
        judge: |moment| {
            let again = moment.understood_count() > 0 && moment.made_before();
            again.then(|| if moment.clarity() < moment.p.clear { 1 } else { 0 })
        },
    }

    /// Feedback works by pointing at the task; over a third of it does harm, more so the nearer it
    /// comes to the person (Kluger & DeNisi 1996). Situation, behaviour and impact keep it at the task.
    WHEN_WHAT_AND_WHAT_FOLLOWED {
        id: "EXPRESS-04",
        family: Family::Express,
        moves: &[GiveFeedback],
        reads: &[Understood, Safety],
        name: Words::new("时间、事情、影响", "When, what, and what followed"),
        says: Words::new(
            "听懂了对方，也安全得可以直说。讲清什么时候、做了什么、带来什么，意见就成了信息。",
            "They have been understood, and it is safe enough to be direct. Said as when, what and what followed, criticism becomes information.",
        ),
        source: "SBI (Center for Creative Leadership); Kluger & DeNisi 1996",
        example: Words::new(
            "“周二的需求是夜里十一点发的，测试周三全部重排，有两个用例没跑成。”",
            "“Tuesday's spec came at eleven at night. The testers had to start over on Wednesday, and two cases never ran.”",
        ),
        judge: |moment| (moment.understood_count() > 0 && moment.safe_for_feedback()).then_some(2),
    }

    /// Feedback that is taken as being about the person harms (Kluger & DeNisi 1996), and that is how
    /// somebody on their guard takes it.
    NOT_SAFE_ENOUGH_FOR_FEEDBACK {
        id: "EXPRESS-05",
        family: Family::Express,
        moves: &[GiveFeedback],
        reads: &[Understood, Safety],
        name: Words::new("还不到直说的时候", "Not safe enough for feedback"),
        says: Words::new(
            "对方还提防着，再客观的意见也会被当成算账。先让这场谈话变得安全一点。",
            "They are still on their guard, so even well-put feedback is taken as settling scores. Make it safer to talk first.",
        ),
        figures: Words::new("安全感不到 {safe_for_feedback}。", "Below a safety of {safe_for_feedback}."),
        source: "Kluger & DeNisi 1996",
        example: Words::new(
            "“周二那份需求发得太晚了。” → “又开始翻旧账。”",
            "“Tuesday's spec came far too late.” → “Here we go, raking things up.”",
        ),
        judge: |moment| (moment.understood_count() > 0 && !moment.safe_for_feedback()).then_some(-1),
    }

    /// Quality between departments is a gap between expectation and perception, and it shows only when
    /// it is asked for in both directions (Frost & Kumar 2000).
    ASK_ABOUT_YOUR_OWN_PART {
        id: "EXPRESS-06",
        family: Family::Express,
        moves: &[InviteFeedback],
        reads: &[Heat, MadeBefore, AllRevealed],
        name: Words::new("问问自己这边", "Ask about your own part"),
        says: Words::new(
            "问一次“我们这边哪里让你们难做”，对方就敢多说一点。火头上问，问了又问，或者人家正说着一半，就没有这个效果。",
            "Asking once what your own side makes difficult gives them room to speak. Asked in the heat, a second time, or past what they have just begun to say, it adds nothing.",
        ),
        source: "Frost & Kumar 2000",
        example: Words::new(
            "“我们销售这边，哪一步最让你们仓库难做？”",
            "“What do we in Sales do that makes your job hardest?”",
        ),
        judge: |moment| {
            // What their own line has half said goes first.
            let nothing_new = moment.hot() || moment.made_before() || moment.half_said();
            Some(if nothing_new { 0 } else { 2 })
        },
    }

    /// The receiving side of feedback: asking for the detail keeps it at the task, where it works
    /// (Kluger & DeNisi 1996); explaining oneself moves it to the person.
    TAKE_A_FAIR_POINT {
        id: "EXPRESS-07",
        family: Family::Express,
        moves: &[ReceiveFeedback],
        reads: &[],
        name: Words::new("说得对，就收下", "Take a fair point"),
        says: Words::new(
            "对方批评得有道理。收下来，再问一句细节，比什么解释都管用。",
            "The criticism has a point. Taking it in, and asking for the detail, gets further than any explanation.",
        ),
        source: "SBI, from the receiving side; Kluger & DeNisi 1996",
        example: Words::new(
            "“改单没打电话，这点你说得对。你们最晚几点知道还来得及？”",
            "“I should have phoned about the change, you're right. What's the latest you'd need to know?”",
        ),
        judge: |moment| moment.at_stake(Stake::Criticism).then_some(2),
    }

    /// Where nothing is criticised, there is nothing to receive; it costs nothing, either.
    NOTHING_TO_TAKE_IN {
        id: "EXPRESS-08",
        family: Family::Express,
        moves: &[ReceiveFeedback],
        reads: &[],
        name: Words::new("没人批评，无从收下", "Nothing to take in"),
        says: Words::new(
            "对方这会儿没有批评什么，“您说得对，我改”就落了空。要是说的正是你们这边的错，收下也好，认下来更好。",
            "Nothing is being criticised just now, so “you're right, I'll change that” has nothing to land on. Where it is your own side's fault, taking it in is good, and owning it is better.",
        ),
        source: "A choice of the model",
        example: Words::new(
            "“您批评得对，我们一定改。” → “我没批评你啊。”",
            "“Fair criticism, we'll do better.” → “I wasn't criticising you.”",
        ),
        judge: |moment| {
            let fault = moment.at_stake(Stake::Fault);
            if moment.at_stake(Stake::Criticism) { None } else { Some(if fault { 1 } else { 0 }) }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heard_before_heard_from_misfires_before_anything_is_understood() {
        Sketch::of(StateNeed).revealed(X).is_judged(&HEARD_BEFORE_HEARD_FROM, -1);
        Sketch::of(GiveFeedback).safety(90).is_judged(&HEARD_BEFORE_HEARD_FROM, -1);
        Sketch::of(ClarifyRoles).clarity(10).heat(59).is_judged(&HEARD_BEFORE_HEARD_FROM, -1);
    }

    #[test]
    fn heard_before_heard_from_has_nothing_to_say_afterwards_or_of_other_moves() {
        Sketch::of(StateNeed).understood(X).passes(&HEARD_BEFORE_HEARD_FROM);
        Sketch::of(StateFact).passes(&HEARD_BEFORE_HEARD_FROM);
    }

    #[test]
    fn say_what_you_need_and_why_fits_once_something_is_understood() {
        Sketch::of(StateNeed).understood(X).is_judged(&SAY_WHAT_YOU_NEED_AND_WHY, 2);
        Sketch::of(StateNeed).understood(X).heat(59).is_judged(&SAY_WHAT_YOU_NEED_AND_WHY, 2);
    }

    #[test]
    fn say_what_you_need_and_why_has_nothing_to_say_before_or_again_or_of_other_moves() {
        Sketch::of(StateNeed).revealed(X).passes(&SAY_WHAT_YOU_NEED_AND_WHY);
        Sketch::of(StateNeed).understood(X).after(StateNeed).passes(&SAY_WHAT_YOU_NEED_AND_WHY);
        Sketch::of(StateFact).understood(X).passes(&SAY_WHAT_YOU_NEED_AND_WHY);
    }

    #[test]
    fn once_is_enough_is_neutral_the_second_time() {
        Sketch::of(StateNeed).understood(X).after(StateNeed).clarity(60).is_judged(&ONCE_IS_ENOUGH, 0);
        let clear = Sketch::of(StateNeed).understood(X).after(StateNeed).clarity(60).heat(59);
        clear.is_judged(&ONCE_IS_ENOUGH, 0);
    }

    #[test]
    fn once_is_enough_helps_again_while_things_are_unclear() {
        Sketch::of(StateNeed).understood(X).after(StateNeed).clarity(59).is_judged(&ONCE_IS_ENOUGH, 1);
    }

    #[test]
    fn once_is_enough_has_nothing_to_say_the_first_time_or_of_other_moves() {
        Sketch::of(StateNeed).understood(X).passes(&ONCE_IS_ENOUGH);
        Sketch::of(StateNeed).understood(X).after(InviteIdeas).passes(&ONCE_IS_ENOUGH);
        Sketch::of(StateFact).understood(X).passes(&ONCE_IS_ENOUGH);
    }

    #[test]
    fn when_what_and_what_followed_fits_from_a_safety_of_forty_five() {
        Sketch::of(GiveFeedback).understood(X).safety(45).is_judged(&WHEN_WHAT_AND_WHAT_FOLLOWED, 2);
        Sketch::of(GiveFeedback).understood(X).safety(90).heat(59).is_judged(&WHEN_WHAT_AND_WHAT_FOLLOWED, 2);
    }

    #[test]
    fn when_what_and_what_followed_has_nothing_to_say_below_or_too_early_or_of_other_moves() {
        Sketch::of(GiveFeedback).understood(X).safety(44).passes(&WHEN_WHAT_AND_WHAT_FOLLOWED);
        Sketch::of(GiveFeedback).revealed(X).safety(90).passes(&WHEN_WHAT_AND_WHAT_FOLLOWED);
        Sketch::of(StateFact).understood(X).passes(&WHEN_WHAT_AND_WHAT_FOLLOWED);
    }

    #[test]
    fn not_safe_enough_for_feedback_misfires_below_a_safety_of_forty_five() {
        Sketch::of(GiveFeedback).understood(X).safety(44).is_judged(&NOT_SAFE_ENOUGH_FOR_FEEDBACK, -1);
        Sketch::of(GiveFeedback).understood(X).safety(0).heat(59).is_judged(&NOT_SAFE_ENOUGH_FOR_FEEDBACK, -1);
    }

    #[test]
    fn not_safe_enough_for_feedback_has_nothing_to_say_above_or_of_other_moves() {
        Sketch::of(GiveFeedback).understood(X).safety(45).passes(&NOT_SAFE_ENOUGH_FOR_FEEDBACK);
        Sketch::of(StateNeed).understood(X).safety(10).passes(&NOT_SAFE_ENOUGH_FOR_FEEDBACK);
    }

    #[test]
    fn ask_about_your_own_part_fits_the_first_time() {
        Sketch::of(InviteFeedback).is_judged(&ASK_ABOUT_YOUR_OWN_PART, 2);
        Sketch::of(InviteFeedback).heat(59).is_judged(&ASK_ABOUT_YOUR_OWN_PART, 2);
    }

    #[test]
    fn ask_about_your_own_part_is_neutral_in_the_heat_and_the_second_time() {
        Sketch::of(InviteFeedback).heat(60).is_judged(&ASK_ABOUT_YOUR_OWN_PART, 0);
        Sketch::of(InviteFeedback).after(InviteFeedback).is_judged(&ASK_ABOUT_YOUR_OWN_PART, 0);
    }

    #[test]
    fn ask_about_your_own_part_has_nothing_to_say_of_other_moves() {
        Sketch::of(GiveFeedback).passes(&ASK_ABOUT_YOUR_OWN_PART);
        Sketch::of(AskOpen).passes(&ASK_ABOUT_YOUR_OWN_PART);
    }

    #[test]
    fn take_a_fair_point_fits_a_fair_criticism_at_any_heat() {
        Sketch::of(ReceiveFeedback).stake(Stake::Criticism).is_judged(&TAKE_A_FAIR_POINT, 2);
        Sketch::of(ReceiveFeedback).stake(Stake::Criticism).heat(89).is_judged(&TAKE_A_FAIR_POINT, 2);
    }

    #[test]
    fn take_a_fair_point_has_nothing_to_say_without_one_or_of_other_moves() {
        Sketch::of(ReceiveFeedback).stake(Stake::Fault).passes(&TAKE_A_FAIR_POINT);
        Sketch::of(Apologise).stake(Stake::Criticism).passes(&TAKE_A_FAIR_POINT);
    }

    #[test]
    fn nothing_to_take_in_is_neutral_without_a_criticism() {
        Sketch::of(ReceiveFeedback).is_judged(&NOTHING_TO_TAKE_IN, 0);
        Sketch::of(ReceiveFeedback).stake(Stake::Concession).heat(80).is_judged(&NOTHING_TO_TAKE_IN, 0);
    }

    #[test]
    fn nothing_to_take_in_has_nothing_to_say_of_a_criticism_or_of_other_moves() {
        Sketch::of(ReceiveFeedback).stake(Stake::Criticism).passes(&NOTHING_TO_TAKE_IN);
        Sketch::of(InviteFeedback).passes(&NOTHING_TO_TAKE_IN);
    }
}
