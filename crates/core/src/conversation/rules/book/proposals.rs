//! Solving: whether a proposal can be settled now.
//!
//! What isn't worth it to them fails before what wasn't understood, which is why the second rule comes first.

use crate::conversation::rules::prelude::*;

rules! {
    /// Nobody settles for less than they have without settling (Fisher & Ury's BATNA), and the less
    /// they trust, the more it must be above that.
    WORSE_THAN_NO_DEAL {
        id: "SOLVE-02",
        family: Family::Solve,
        moves: &[Propose, Trade],
        reads: &[Trust],
        name: Words::new("还不如不谈", "Worse than no deal"),
        says: Words::new(
            "这个条件对对方来说还不如不谈，或者只比不谈好一点点；信任越低，这一点点越不够。先弄清对方丢不起的是什么。",
            "To them this is worse than walking away, or so little better that with this little trust it isn't worth the risk. Find out what they can't afford to lose.",
        ),
        source: "Fisher & Ury (BATNA)",
        example: Words::new(
            "“今晚全部装完，罚款的事我去说。” → “那我还不如不接。”",
            "“You load the lot tonight, and I'll have a word about the penalty.” → “Then I'd rather not do it at all.”",
        ),
        judge: |moment| {
            let offer = moment.agreement()?;
            (!moment.worth_enough(offer)).then_some(-2)
        },
    }

    /// Agreements hold on interests, not on positions (Fisher & Ury), and whoever takes the other's
    /// perspective finds more of them (Galinsky et al. 2008). A plan that touches what wasn't
    /// understood looks like luck, or like a trick.
    BUILT_ON_WHAT_WAS_NOT_SAID {
        id: "SOLVE-01",
        family: Family::Solve,
        moves: &[Propose, Trade],
        reads: &[AllRevealed, AllHinted],
        name: Words::new("踩在没说开的事上", "Built on what wasn't said"),
        says: Words::new(
            "这个方案牵着对方一件要紧的事，而那件事还没说开。露过头的，像是碰巧；提都没提过的，条件再对，对方心里也不踏实。",
            "The plan rests on something that matters to them and hasn't been said. If it has shown, the plan looks like luck; if it never came up, the terms may be right and they still can't rely on them.",
        ),
        source: "Fisher & Ury (interests before positions); Galinsky et al. 2008",
        example: Words::new(
            "“先发六十台，剩下的下周。” → “谁来装？你问过夜班还剩几个人吗？”",
            "“Sixty today, the rest next week.” → “And who loads them? Have you asked how many I've got on nights?”",
        ),
        judge: |moment| {
            let offer = moment.agreement()?;
            let unsaid = !moment.rests_on_revealed(offer);
            unsaid.then(|| if moment.rests_on_hinted(offer) { 0 } else { -1 })
        },
    }

    /// A plan can be weighed only when facts, needs and roles are on the table.
    RIGHT_IDEA_NOT_CLEAR_YET {
        id: "SOLVE-03",
        family: Family::Solve,
        moves: &[Propose, Trade],
        reads: &[Clarity],
        name: Words::new("方向对，还没说清", "Right idea, not clear yet"),
        says: Words::new(
            "方案本身可行，可事实、需要、分工还没摆清楚，对方没法点头。",
            "The plan could work, but with facts, needs and roles still vague, they can't say yes to it.",
        ),
        figures: Words::new("清楚程度不到 {clear_enough}。", "Below a clarity of {clear_enough}."),
        source: "A choice of the model",
        example: Words::new(
            "“要不分两批发？” → “哪两批？谁说了算？”",
            "“What about two deliveries?” → “Which two? And who decides?”",
        ),
        judge: |moment| (!moment.clear_enough()).then_some(0),
    }

    /// Whoever makes an offer that meets what was said has heard it. Said back first, it would be the other
    /// side's plan, too, and they would not have to find themselves in it.
    TAKEN_UP_NOT_SAID_BACK {
        id: "SOLVE-14",
        family: Family::Solve,
        moves: &[Propose, Trade],
        reads: &[Trust, Heat, Clarity, AllRevealed, Understood],
        name: Words::new("接上了，少一句确认", "Taken up, not said back"),
        says: Words::new(
            "条件接上了对方说过的事，对方点得下头。先说一句“你要紧的是这个，对吧”，这个方案就成了两个人的。",
            "The terms meet what they told you, and they can say yes. With “this is what matters to you, isn't it?” said first, it would have been a plan of two people.",
        ),
        source: "Fisher & Ury (interests before positions); Galinsky et al. 2008",
        example: Words::new(
            "“二号不碰，白天走六十台，剩下的周二。” → “……行。你倒是都听进去了。”",
            "“Nothing from dock two; sixty by daylight, the rest on Tuesday.” → “…All right. You did listen.”",
        ),
        judge: |moment| {
            let offer = moment.agreement()?;
            let fits = moment.acceptable(offer) && moment.good_for_both(offer);
            (fits && !moment.rests_on_understood(offer)).then_some(1)
        },
    }

    /// High concern for both sides (dual-concern model) becomes a plan: heard, clear, and worth it to
    /// both. When it can be settled, to go on listening is to put it off.
    GOOD_FOR_BOTH_SIDES {
        id: "SOLVE-04",
        family: Family::Solve,
        moves: &[Propose, Trade],
        reads: &[Trust, Heat, Clarity, AllRevealed],
        name: Words::new("两边都划算", "Good for both sides"),
        says: Words::new(
            "要紧的事听懂了，情况清楚了，条件对两边都划算：现在就该提，再问下去就是拖。",
            "What matters is understood, things are clear, and the terms are worth it to both sides: now is the moment. Another question would only delay it.",
        ),
        source: "Fisher & Ury; dual-concern model (collaborating); Galinsky et al. 2008",
        example: Words::new(
            "“今天先发急用的六十台，白天装；报修单我去催，灯修好了再发剩下的。”",
            "“The sixty they need go today, in daylight. I chase the repair, and the rest go once the lights work.”",
        ),
        judge: |moment| {
            let offer = moment.agreement()?;
            (moment.acceptable(offer) && moment.good_for_both(offer)).then_some(2)
        },
    }

    /// Negotiators often settle for what is worse for both than another agreement they could have had
    /// (Thompson & Hrebec 1996). At least one side gains less here
    /// than counts as a win.
    SETTLED_TOO_CHEAPLY {
        id: "SOLVE-05",
        family: Family::Solve,
        moves: &[Propose, Trade],
        reads: &[Trust, Heat, Clarity, AllRevealed, TurnsLeft],
        name: Words::new("成是成了，谈亏了", "Settled too cheaply"),
        says: Words::new(
            "对方会答应，可能争到的好处，有一边连小一半都没拿到。定下来之前，看看有没有对两边都更好的。",
            "They would say yes, but at least one side gets well under half of what it could gain. Before settling, look for something better for both.",
        ),
        figures: Words::new("不到能多得的 {win_percent}%。", "Less than {win_percent}% of what could be gained."),
        source: "Thompson & Hrebec 1996 (lose-lose agreements)",
        example: Words::new(
            "“那就一人让一半吧。” → “行吧……”",
            "“Let's just split it down the middle.” → “If you say so…”",
        ),
        judge: |moment| {
            let offer = moment.agreement()?;
            let thin = moment.acceptable(offer) && !moment.good_for_both(offer);
            // With the last sentence there is no better one left to look for.
            thin.then(|| if moment.turns_left() <= 1 { 0 } else { -1 })
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worse_than_no_deal_misfires_badly_below_walking_away() {
        Sketch::offering(Propose, BAD).understood(Y).trust(100).clarity(100).is_judged(&WORSE_THAN_NO_DEAL, -2);
        Sketch::offering(Trade, BAD).understood(X).understood(Y).is_judged(&WORSE_THAN_NO_DEAL, -2);
    }

    #[test]
    fn worse_than_no_deal_outranks_what_is_not_understood() {
        Sketch::offering(Propose, BAD).is_judged(&WORSE_THAN_NO_DEAL, -2);
    }

    #[test]
    fn worse_than_no_deal_asks_for_a_margin_that_shrinks_with_trust() {
        // Worth 45, walking away 30: a margin of 15 is met, one of 16 is not.
        Sketch::offering(Propose, THIN).trust(22).is_judged(&WORSE_THAN_NO_DEAL, -2);
        Sketch::offering(Propose, THIN).trust(23).passes(&WORSE_THAN_NO_DEAL);
    }

    #[test]
    fn worse_than_no_deal_has_nothing_to_say_of_enough_or_of_other_moves() {
        Sketch::offering(Trade, FAIR).trust(0).passes(&WORSE_THAN_NO_DEAL);
        Sketch::offering(Demand, BAD).passes(&WORSE_THAN_NO_DEAL);
        Sketch::offering(GiveIn, BAD).passes(&WORSE_THAN_NO_DEAL);
    }

    #[test]
    fn built_on_what_was_not_said_misfires_while_something_it_rests_on_never_came_up() {
        Sketch::offering(Propose, FAIR).is_judged(&BUILT_ON_WHAT_WAS_NOT_SAID, -1);
        Sketch::offering(Trade, FAIR).understood(Y).heat(59).is_judged(&BUILT_ON_WHAT_WAS_NOT_SAID, -1);
    }

    #[test]
    fn built_on_what_was_not_said_is_neutral_once_it_has_shown() {
        Sketch::offering(Trade, FAIR).hinted(X).understood(Y).is_judged(&BUILT_ON_WHAT_WAS_NOT_SAID, 0);
    }

    #[test]
    fn built_on_what_was_not_said_outranks_a_lack_of_clarity() {
        Sketch::offering(Propose, FAIR).clarity(10).is_judged(&BUILT_ON_WHAT_WAS_NOT_SAID, -1);
    }

    #[test]
    fn built_on_what_was_not_said_has_nothing_to_say_once_it_was_or_of_other_moves() {
        Sketch::offering(Propose, FAIR).revealed(X).passes(&BUILT_ON_WHAT_WAS_NOT_SAID);
        Sketch::offering(Propose, FAIR).understood(X).passes(&BUILT_ON_WHAT_WAS_NOT_SAID);
        Sketch::offering(Propose, THIN).passes(&BUILT_ON_WHAT_WAS_NOT_SAID);
        Sketch::offering(Demand, FAIR).passes(&BUILT_ON_WHAT_WAS_NOT_SAID);
    }

    #[test]
    fn right_idea_not_clear_yet_is_neutral_below_a_clarity_of_fifty() {
        Sketch::offering(Propose, FAIR).understood(X).clarity(49).is_judged(&RIGHT_IDEA_NOT_CLEAR_YET, 0);
        Sketch::offering(Trade, THIN).clarity(0).heat(59).is_judged(&RIGHT_IDEA_NOT_CLEAR_YET, 0);
    }

    #[test]
    fn right_idea_not_clear_yet_has_nothing_to_say_above_or_of_other_moves() {
        Sketch::offering(Propose, FAIR).understood(X).clarity(50).passes(&RIGHT_IDEA_NOT_CLEAR_YET);
        Sketch::offering(Demand, FAIR).clarity(20).passes(&RIGHT_IDEA_NOT_CLEAR_YET);
    }

    #[test]
    fn taken_up_not_said_back_helps_once_all_it_rests_on_was_said() {
        Sketch::offering(Trade, FAIR).revealed(X).is_judged(&TAKEN_UP_NOT_SAID_BACK, 1);
        Sketch::offering(Propose, FAIR).revealed(X).understood(Y).heat(59).is_judged(&TAKEN_UP_NOT_SAID_BACK, 1);
    }

    #[test]
    fn taken_up_not_said_back_has_nothing_to_say_unsaid_or_understood_or_of_other_moves() {
        Sketch::offering(Trade, FAIR).hinted(X).passes(&TAKEN_UP_NOT_SAID_BACK);
        Sketch::offering(Trade, FAIR).understood(X).passes(&TAKEN_UP_NOT_SAID_BACK);
        Sketch::offering(Trade, FAIR).revealed(X).clarity(49).passes(&TAKEN_UP_NOT_SAID_BACK);
        Sketch::offering(Propose, THIN).passes(&TAKEN_UP_NOT_SAID_BACK);
        Sketch::offering(GiveIn, FAIR).revealed(X).passes(&TAKEN_UP_NOT_SAID_BACK);
    }

    #[test]
    fn good_for_both_sides_fits_as_soon_as_it_can_be_settled() {
        Sketch::offering(Propose, FAIR).understood(X).clarity(50).is_judged(&GOOD_FOR_BOTH_SIDES, 2);
        Sketch::offering(Trade, FAIR).understood(X).heat(59).is_judged(&GOOD_FOR_BOTH_SIDES, 2);
        Sketch::offering(Propose, FAIR).understood(X).trust(0).is_judged(&GOOD_FOR_BOTH_SIDES, 2);
    }

    #[test]
    fn good_for_both_sides_has_nothing_to_say_before_or_of_a_thin_deal_or_of_other_moves() {
        Sketch::offering(Propose, FAIR).hinted(X).passes(&GOOD_FOR_BOTH_SIDES);
        Sketch::offering(Propose, FAIR).understood(X).clarity(49).passes(&GOOD_FOR_BOTH_SIDES);
        Sketch::offering(Propose, FAIR).understood(X).heat(60).passes(&GOOD_FOR_BOTH_SIDES);
        Sketch::offering(Propose, THIN).passes(&GOOD_FOR_BOTH_SIDES);
        Sketch::offering(GiveIn, FAIR).understood(X).passes(&GOOD_FOR_BOTH_SIDES);
    }

    #[test]
    fn settled_too_cheaply_costs_although_it_can_be_settled() {
        Sketch::offering(Propose, THIN).clarity(50).is_judged(&SETTLED_TOO_CHEAPLY, -1);
        Sketch::offering(Trade, THIN).trust(23).heat(59).turns_left(2).is_judged(&SETTLED_TOO_CHEAPLY, -1);
    }

    #[test]
    fn settled_too_cheaply_is_better_than_nothing_with_the_last_sentence() {
        Sketch::offering(Propose, THIN).turns_left(1).is_judged(&SETTLED_TOO_CHEAPLY, 0);
    }

    #[test]
    fn settled_too_cheaply_has_nothing_to_say_of_a_good_deal_or_of_none_or_of_other_moves() {
        Sketch::offering(Propose, FAIR).understood(X).passes(&SETTLED_TOO_CHEAPLY);
        Sketch::offering(Propose, THIN).clarity(49).passes(&SETTLED_TOO_CHEAPLY);
        Sketch::offering(Propose, BAD).passes(&SETTLED_TOO_CHEAPLY);
        Sketch::offering(GiveIn, THIN).passes(&SETTLED_TOO_CHEAPLY);
    }
}
