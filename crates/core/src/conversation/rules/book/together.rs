//! Solving, too: the common goal, their ideas, and who does what by when.

use crate::conversation::rules::prelude::*;

rules! {
    /// A goal that both have turns two positions into one problem (Fisher & Ury); high concern for both
    /// begins there (dual-concern model). Said twice it is a slogan.
    NAME_WHAT_BOTH_WANT {
        id: "SOLVE-06",
        family: Family::Solve,
        moves: &[AlignGoal],
        reads: &[Understood, MadeBefore],
        name: Words::new("说出两边都要的", "Name what both want"),
        says: Words::new(
            "听懂了对方，再说出两边都要的那件事，“你还是我”就变成了“怎么办”。说一次有用，反复说就成了口号。",
            "With something of theirs understood, naming what both of you want turns “you or me” into “how”. Once is enough; repeated, it becomes a slogan.",
        ),
        source: "Fisher & Ury; dual-concern model",
        example: Words::new(
            "“丢了仁康，你加人的预算没了，我的年框也没了。咱俩都得把它保住。”",
            "“If we lose Renkang, you lose your extra hands and I lose the contract. We both need to keep them.”",
        ),
        judge: |moment| match (moment.understood_count(), moment.made_before()) {
            (0, _) => None,
            (_, false) => Some(2),
            (1, true) => Some(0),
            // With more understood than at the first time there is more in it.
            (_, true) => Some(1),
        },
    }

    /// A common goal named before anything was understood moralises (one of Gordon's roadblocks): it
    /// asks the other side to give way for it.
    WE_ALL_WANT_THE_SAME {
        id: "SOLVE-07",
        family: Family::Solve,
        moves: &[AlignGoal],
        reads: &[Understood, AllRevealed],
        name: Words::new("空谈大局", "“We all want the same”"),
        says: Words::new(
            "对方的难处一件都没说，就讲“目标是一致的”，听着像要对方先让。难处说出来了，把两边的事都点到，这话就有了着落。",
            "With nothing said of what they are up against, “we all want the same thing” sounds like “you first”. Once it has been said, a goal that names what both have at stake has something to stand on.",
        ),
        source: "Gordon's roadblocks (moralising); Fisher & Ury",
        example: Words::new(
            "“大家都是为了公司好嘛。” → “那怎么每次加班的都是我们？”",
            "“We all want what's best for the company.” → “Then why is it always us on overtime?”",
        ),
        judge: |moment| {
            let early = moment.understood_count() == 0;
            if early { Some(if moment.revealed_count() > 0 { 1 } else { -1 }) } else { None }
        },
    }

    /// MITI credits seeking collaboration. Who has thought of a part of the plan need not be won over
    /// to it.
    ASK_FOR_THEIR_IDEA {
        id: "SOLVE-08",
        family: Family::Solve,
        moves: &[InviteIdeas],
        reads: &[Understood, MadeBefore],
        name: Words::new("请对方出主意", "Ask for their idea"),
        says: Words::new(
            "难处听懂了，问一句“换你来排，怎么办好”，方案里就有了对方的一份。问过就接着谈，不必再问。",
            "Their difficulty is understood; asking how they would do it makes the plan partly theirs. After that, work with the answer instead of asking again.",
        ),
        source: "MITI 4.2.1 (seeking collaboration)",
        example: Words::new(
            "“这个月台你最熟。要是你来排，今天怎么发？”",
            "“You know that dock best. If it were up to you, how would it go out today?”",
        ),
        judge: |moment| (moment.understood_count() > 0).then(|| if moment.made_before() { 0 } else { 2 }),
    }

    /// Interests come before options (Fisher & Ury). Asked for ideas before anything was understood,
    /// people hear that the problem is theirs.
    IDEAS_BEFORE_UNDERSTANDING {
        id: "SOLVE-09",
        family: Family::Solve,
        moves: &[InviteIdeas],
        reads: &[Understood],
        name: Words::new("没听懂就要主意", "Ideas before understanding"),
        says: Words::new(
            "对方的难处还没听懂，就请对方想办法，等于把难题推了过去。",
            "None of their concerns is understood yet, so asking for their ideas hands the problem over to them.",
        ),
        source: "Fisher & Ury (interests before options)",
        example: Words::new(
            "“那你说怎么办？” → “凭什么让我想？”",
            "“Well, what do you suggest?” → “Why is that my job now?”",
        ),
        judge: |moment| (moment.understood_count() == 0).then_some(-1),
    }

    /// Intentions that name when and how are carried out far more often than those that don't
    /// (Gollwitzer & Sheeran 2006).
    WHO_WHAT_BY_WHEN {
        id: "SOLVE-10",
        family: Family::Solve,
        moves: &[Commit],
        reads: &[Agreed],
        name: Words::new("落到人和时间", "Who, what, by when"),
        says: Words::new(
            "谈成了。把谁、做什么、几点前说定，答应才会变成行动。",
            "There is an agreement. Who does what by when is what turns it into action.",
        ),
        source: "Gollwitzer & Sheeran 2006",
        example: Words::new(
            "“六十台两点前装完，你来排；一点前签字送到你手上，我去跑。”",
            "“Sixty loaded by two, that's you. The signature in your hands by one, that's me.”",
        ),
        judge: |moment| moment.agreed().is_some().then_some(2),
    }

    /// Fixing dates for what nobody agreed to is giving orders, the first of Gordon's roadblocks.
    DATES_BEFORE_A_DEAL {
        id: "SOLVE-11",
        family: Family::Solve,
        moves: &[Commit],
        reads: &[Agreed, Understood, Clarity],
        name: Words::new("没谈成就派活", "Dates before a deal"),
        says: Words::new(
            "还没有谈成什么，就定谁几点交什么，听着像在派活。要是难处听懂了、情况也清楚，先说定眼前这一步，倒是往前走。",
            "Nothing is agreed yet, so fixing who does what by when sounds like giving orders. With their concern understood and things clear, a next step by itself does get you further.",
        ),
        figures: Words::new("清楚程度到了 {clear_enough} 算清楚。", "Clear means a clarity of {clear_enough}."),
        source: "Gordon's roadblocks (ordering)",
        example: Words::new(
            "“那就这么定了，下班前给我。” → “谁跟你定了？”",
            "“So that's settled, I'll have it by six.” → “Who settled what?”",
        ),
        judge: |moment| {
            let ready = moment.understood_count() > 0 && moment.clear_enough();
            if moment.agreed().is_none() { Some(if ready { 1 } else { -1 }) } else { None }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_what_both_want_fits_once_something_is_understood() {
        Sketch::of(AlignGoal).understood(X).is_judged(&NAME_WHAT_BOTH_WANT, 2);
        Sketch::of(AlignGoal).understood(X).heat(59).is_judged(&NAME_WHAT_BOTH_WANT, 2);
    }

    #[test]
    fn name_what_both_want_is_neutral_the_second_time() {
        Sketch::of(AlignGoal).understood(X).after(AlignGoal).is_judged(&NAME_WHAT_BOTH_WANT, 0);
    }

    #[test]
    fn name_what_both_want_still_helps_the_second_time_with_more_understood() {
        let again = Sketch::of(AlignGoal).understood(X).understood(Y).after(AlignGoal);
        again.is_judged(&NAME_WHAT_BOTH_WANT, 1);
    }

    #[test]
    fn name_what_both_want_has_nothing_to_say_before_or_of_other_moves() {
        Sketch::of(AlignGoal).revealed(X).passes(&NAME_WHAT_BOTH_WANT);
        Sketch::of(InviteIdeas).understood(X).passes(&NAME_WHAT_BOTH_WANT);
    }

    #[test]
    fn we_all_want_the_same_misfires_before_anything_is_understood() {
        Sketch::of(AlignGoal).is_judged(&WE_ALL_WANT_THE_SAME, -1);
        Sketch::of(AlignGoal).hinted(X).heat(59).is_judged(&WE_ALL_WANT_THE_SAME, -1);
        Sketch::of(AlignGoal).after(AlignGoal).is_judged(&WE_ALL_WANT_THE_SAME, -1);
    }

    #[test]
    fn we_all_want_the_same_helps_once_they_have_said_what_it_is_about() {
        Sketch::of(AlignGoal).revealed(X).heat(59).is_judged(&WE_ALL_WANT_THE_SAME, 1);
    }

    #[test]
    fn we_all_want_the_same_has_nothing_to_say_afterwards_or_of_other_moves() {
        Sketch::of(AlignGoal).understood(X).passes(&WE_ALL_WANT_THE_SAME);
        Sketch::of(InviteIdeas).passes(&WE_ALL_WANT_THE_SAME);
    }

    #[test]
    fn ask_for_their_idea_fits_once_something_is_understood() {
        Sketch::of(InviteIdeas).understood(X).is_judged(&ASK_FOR_THEIR_IDEA, 2);
        Sketch::of(InviteIdeas).understood(X).heat(59).is_judged(&ASK_FOR_THEIR_IDEA, 2);
    }

    #[test]
    fn ask_for_their_idea_is_neutral_the_second_time() {
        Sketch::of(InviteIdeas).understood(X).after(InviteIdeas).is_judged(&ASK_FOR_THEIR_IDEA, 0);
    }

    #[test]
    fn ask_for_their_idea_has_nothing_to_say_before_or_of_other_moves() {
        Sketch::of(InviteIdeas).revealed(X).passes(&ASK_FOR_THEIR_IDEA);
        Sketch::of(InviteFeedback).understood(X).passes(&ASK_FOR_THEIR_IDEA);
    }

    #[test]
    fn ideas_before_understanding_misfires_before_anything_is_understood() {
        Sketch::of(InviteIdeas).is_judged(&IDEAS_BEFORE_UNDERSTANDING, -1);
        Sketch::of(InviteIdeas).revealed(X).heat(59).is_judged(&IDEAS_BEFORE_UNDERSTANDING, -1);
        Sketch::of(InviteIdeas).after(InviteIdeas).is_judged(&IDEAS_BEFORE_UNDERSTANDING, -1);
    }

    #[test]
    fn ideas_before_understanding_has_nothing_to_say_afterwards_or_of_other_moves() {
        Sketch::of(InviteIdeas).understood(X).passes(&IDEAS_BEFORE_UNDERSTANDING);
        Sketch::of(AlignGoal).passes(&IDEAS_BEFORE_UNDERSTANDING);
    }

    #[test]
    fn who_what_by_when_fits_once_something_is_agreed() {
        Sketch::of(Commit).agreed(THIN).is_judged(&WHO_WHAT_BY_WHEN, 2);
        Sketch::of(Commit).agreed(FAIR).heat(59).is_judged(&WHO_WHAT_BY_WHEN, 2);
    }

    #[test]
    fn who_what_by_when_has_nothing_to_say_before_or_of_other_moves() {
        Sketch::of(Commit).understood(X).passes(&WHO_WHAT_BY_WHEN);
        Sketch::of(Summarise).agreed(FAIR).passes(&WHO_WHAT_BY_WHEN);
    }

    #[test]
    fn dates_before_a_deal_misfires_while_nothing_is_agreed() {
        Sketch::of(Commit).is_judged(&DATES_BEFORE_A_DEAL, -1);
        Sketch::of(Commit).revealed(X).heat(59).is_judged(&DATES_BEFORE_A_DEAL, -1);
        Sketch::of(Commit).understood(X).clarity(49).is_judged(&DATES_BEFORE_A_DEAL, -1);
    }

    #[test]
    fn dates_before_a_deal_a_next_step_helps_once_something_is_understood_and_clear() {
        Sketch::of(Commit).understood(X).clarity(50).is_judged(&DATES_BEFORE_A_DEAL, 1);
    }

    #[test]
    fn dates_before_a_deal_has_nothing_to_say_afterwards_or_of_other_moves() {
        Sketch::of(Commit).agreed(FAIR).passes(&DATES_BEFORE_A_DEAL);
        Sketch::of(Demand).passes(&DATES_BEFORE_A_DEAL);
    }
}
