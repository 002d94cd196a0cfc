//! Expression, too: who does which part, and facts.

use crate::conversation::rules::prelude::*;

rules! {
    /// Conflict about who does what harms groups more reliably than conflict about the matter (de Wit
    /// et al. 2012). A process map (SIPOC) names who hands what to whom.
    WHO_DOES_WHICH_PART {
        id: "EXPRESS-09",
        family: Family::Express,
        moves: &[ClarifyRoles],
        reads: &[Understood, Clarity],
        name: Words::new("谁做哪一段", "Who does which part"),
        says: Words::new(
            "听懂了难处，分工还不清楚。说清谁做到哪一步、交给谁，扯皮的地方就少了。",
            "Something of theirs is understood, and it still isn't clear who does what. Saying who takes it how far, and who takes over, removes what people quarrel about.",
        ),
        figures: Words::new("清楚程度不到 {roles_clear}。", "Below a clarity of {roles_clear}."),
        source: "de Wit et al. 2012 (process conflict); SIPOC",
        example: Words::new(
            "“改单由我们通知，三点以后改的算我们的，不算你们晚。”",
            "“We tell you about changes. Anything after three is on us and doesn't count as your delay.”",
        ),
        judge: |moment| (moment.understood_count() > 0 && moment.clarity() < moment.p.roles_clear).then_some(2),
    }

    /// What is clear needs no clearing up. It does no harm, but it takes a turn.
    ROLES_ARE_CLEAR_BY_NOW {
        id: "EXPRESS-10",
        family: Family::Express,
        moves: &[ClarifyRoles],
        reads: &[Understood, Clarity],
        name: Words::new("分工已经清楚", "Roles are clear by now"),
        says: Words::new(
            "谁做什么已经说清楚了，再讲一遍分工，没有新东西。",
            "It is clear by now who does what. Going over it again brings nothing new.",
        ),
        figures: Words::new("清楚程度到了 {roles_clear}。", "From a clarity of {roles_clear}."),
        source: "A choice of the model",
        example: Words::new(
            "“我再强调一下，通知归我们，排班归你们。”",
            "“Just to stress it again: we notify, you roster.”",
        ),
        judge: |moment| (moment.understood_count() > 0 && moment.clarity() >= moment.p.roles_clear).then_some(0),
    }

    /// Nonviolent communication begins with what could be seen or counted, without a verdict on it:
    /// both sides can agree to that.
    PUT_THE_FACT_ON_THE_TABLE {
        id: "EXPRESS-11",
        family: Family::Express,
        moves: &[StateFact],
        reads: &[Heat, Clarity],
        name: Words::new("把事实摆出来", "Put the fact on the table"),
        says: Words::new(
            "情况还模糊。一个具体的数字或时间，能让两边说的是同一件事。",
            "Things are still vague. A figure or a time gets both sides talking about the same thing.",
        ),
        figures: Words::new("清楚程度不到 {clear}。", "Below a clarity of {clear}."),
        source: "Nonviolent communication (observation without evaluation)",
        example: Words::new(
            "“病区周一开六十张床，另外一百八十台下周才用得上。”",
            "“The ward opens with sixty beds on Monday; the other hundred and eighty aren't needed until next week.”",
        ),
        judge: |moment| ((!moment.hot() || moment.answers_now()) && moment.clarity() < moment.p.clear).then_some(1),
    }

    /// Once the facts are on the table, more of them serve to be right rather than to be clear.
    ENOUGH_FACTS {
        id: "EXPRESS-12",
        family: Family::Express,
        moves: &[StateFact],
        reads: &[Heat, Clarity],
        name: Words::new("事实够了", "Enough facts"),
        says: Words::new(
            "情况已经摆清楚，再加一条也改变不了什么。该谈怎么办了。",
            "The facts are on the table, and one more changes little. It is time for what to do.",
        ),
        figures: Words::new("清楚程度到了 {clear}。", "From a clarity of {clear}."),
        source: "A choice of the model",
        example: Words::new(
            "“补充一下，上个月也晚过两次。”",
            "“For the record, it was late twice last month, too.”",
        ),
        judge: |moment| ((!moment.hot() || moment.answers_now()) && moment.clarity() >= moment.p.clear).then_some(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_does_which_part_fits_below_a_clarity_of_seventy() {
        Sketch::of(ClarifyRoles).understood(X).clarity(69).is_judged(&WHO_DOES_WHICH_PART, 2);
        Sketch::of(ClarifyRoles).understood(X).clarity(0).heat(59).is_judged(&WHO_DOES_WHICH_PART, 2);
    }

    #[test]
    fn who_does_which_part_has_nothing_to_say_above_or_too_early_or_of_other_moves() {
        Sketch::of(ClarifyRoles).understood(X).clarity(70).passes(&WHO_DOES_WHICH_PART);
        Sketch::of(ClarifyRoles).clarity(20).passes(&WHO_DOES_WHICH_PART);
        Sketch::of(StateFact).understood(X).passes(&WHO_DOES_WHICH_PART);
    }

    #[test]
    fn roles_are_clear_by_now_is_neutral_from_a_clarity_of_seventy() {
        Sketch::of(ClarifyRoles).understood(X).clarity(70).is_judged(&ROLES_ARE_CLEAR_BY_NOW, 0);
        Sketch::of(ClarifyRoles).understood(X).clarity(100).heat(59).is_judged(&ROLES_ARE_CLEAR_BY_NOW, 0);
    }

    #[test]
    fn roles_are_clear_by_now_has_nothing_to_say_below_or_of_other_moves() {
        Sketch::of(ClarifyRoles).understood(X).clarity(69).passes(&ROLES_ARE_CLEAR_BY_NOW);
        Sketch::of(StateFact).clarity(80).passes(&ROLES_ARE_CLEAR_BY_NOW);
    }

    #[test]
    fn put_the_fact_on_the_table_helps_below_a_clarity_of_sixty() {
        Sketch::of(StateFact).clarity(59).is_judged(&PUT_THE_FACT_ON_THE_TABLE, 1);
        Sketch::of(StateFact).clarity(0).heat(59).is_judged(&PUT_THE_FACT_ON_THE_TABLE, 1);
    }

    #[test]
    fn put_the_fact_on_the_table_has_nothing_to_say_above_or_in_the_heat_or_of_other_moves() {
        Sketch::of(StateFact).clarity(60).passes(&PUT_THE_FACT_ON_THE_TABLE);
        Sketch::of(StateFact).clarity(20).heat(60).passes(&PUT_THE_FACT_ON_THE_TABLE);
        Sketch::of(ClarifyRoles).clarity(20).passes(&PUT_THE_FACT_ON_THE_TABLE);
    }

    #[test]
    fn enough_facts_is_neutral_from_a_clarity_of_sixty() {
        Sketch::of(StateFact).clarity(60).is_judged(&ENOUGH_FACTS, 0);
        Sketch::of(StateFact).clarity(100).heat(59).is_judged(&ENOUGH_FACTS, 0);
    }

    #[test]
    fn enough_facts_has_nothing_to_say_below_or_in_the_heat_or_of_other_moves() {
        Sketch::of(StateFact).clarity(59).passes(&ENOUGH_FACTS);
        Sketch::of(StateFact).clarity(80).heat(60).passes(&ENOUGH_FACTS);
        Sketch::of(StateNeed).clarity(80).passes(&ENOUGH_FACTS);
    }
}
