//! Service: thanks and apologies.

use crate::conversation::rules::prelude::*;

rules! {
    /// Words that own or thank, said through clenched teeth, are heard by their tone.
    WITH_AN_EDGE {
        id: "SERVICE-10",
        family: Family::Service,
        moves: &[Appreciate, Apologise],
        name: Words::new("带着刺的好话", "Kind words with an edge"),
        says: Words::new(
            "“行行行，怪我。”“那可真谢谢您了。”话是好话，调子是顶回去的，对方只听得见调子。",
            "“Fine, it's my fault, then.” “Well, thank you very much.” The words are right, the tone pushes back, and the tone is what they hear.",
        ),
        source: "Mehrabian & Ferris 1967 (tone against words); Schlenker 1980 (accounts)",
        example: Words::new(
            "“行行行，都怪我，行了吧？”",
            "“All right, all right, it's all my fault. Happy now?”",
        ),
        judge: |moment| (moment.tone < 0).then_some(-1),
    }

    /// Affirming something particular is one of MITI's relational skills, and how they were treated is
    /// part of what people take away from a negotiation (Curhan et al. 2006). A step that is seen is
    /// taken again.
    THANK_THEM_FOR_THE_STEP {
        id: "SERVICE-01",
        family: Family::Service,
        moves: &[Appreciate],
        reads: &[],
        name: Words::new("对方让了一步，要看见", "Thank them for the step"),
        says: Words::new(
            "对方刚让了一步。说清谢的是哪一步，下一步才好走。",
            "They have just given something. Thanking them for exactly that makes the next step easier.",
        ),
        source: "MITI 4.2.1 (affirm); Curhan et al. 2006 (subjective value)",
        example: Words::new(
            "“你把周末的班挪给我们，这个情我记着，谢谢。”",
            "“You moved a weekend shift for us. I won't forget that. Thank you.”",
        ),
        judge: |moment| moment.at_stake(Stake::Concession).then_some(2),
    }

    /// Praise that asks for peace is one of Gordon's roadblocks, and in the heat it is heard as nothing
    /// else.
    THANKS_IN_THE_HEAT {
        id: "SERVICE-02",
        family: Family::Service,
        moves: &[Appreciate],
        reads: &[Heat],
        name: Words::new("火头上的谢谢像反话", "Thanks in the heat"),
        says: Words::new(
            "人在火头上，一句“辛苦了”听着像敷衍，甚至像反话。",
            "In the heat, “thanks for all you do” sounds hollow, if not sarcastic.",
        ),
        figures: Words::new("火气 {hot} 以上。", "From a heat of {hot}."),
        source: "Gordon's roadblocks (praising)",
        example: Words::new(
            "“你们辛苦了，感谢感谢。” → “少来这套。”",
            "“We really appreciate all your hard work.” → “Spare me.”",
        ),
        judge: |moment| (moment.hot() && !moment.at_stake(Stake::Concession)).then_some(-1),
    }

    /// Affirming does some good whenever it is about something particular (MITI 4.2.1); said again it
    /// is a phrase.
    THANKS_ONCE {
        id: "SERVICE-03",
        family: Family::Service,
        moves: &[Appreciate],
        reads: &[Heat, MadeBefore],
        name: Words::new("谢一次是真，再谢是套话", "Thanks, once"),
        says: Words::new(
            "平心静气的时候，具体谢一件事，能添一点好感；再谢一遍就没有新意思了。",
            "When things are calm, thanks for something particular does a little good. The second time it adds nothing.",
        ),
        source: "MITI 4.2.1 (affirm)",
        example: Words::new(
            "“上周那批样品早到了一天，帮了大忙。”",
            "“Those samples came a day early last week. That saved us.”",
        ),
        judge: |moment| {
            let calm = !moment.hot() && !moment.at_stake(Stake::Concession);
            calm.then(|| if moment.made_before() { 0 } else { 1 })
        },
    }

    /// Where a fault stands between two people, nothing else moves until somebody owns it. It works at
    /// any heat, and once.
    OWN_IT {
        id: "SERVICE-04",
        family: Family::Service,
        moves: &[Apologise],
        reads: &[Owed, MadeBefore],
        name: Words::new("错了就认", "Own it"),
        says: Words::new(
            "这件事确实是我们这边的错。当场认得具体，谈话才能往前走；隔了几句再认，晚一点，也算数。",
            "It was your own side's fault. Owning it there and then, in plain words, lets the conversation move on; a few sentences later it is late, and still counts.",
        ),
        source: "A choice of the model",
        example: Words::new(
            "“改了单没通知夜班，是我们的错，对不起。”",
            "“We changed the order and never told the night shift. That was our mistake, and I'm sorry.”",
        ),
        judge: |moment| {
            let at_once = moment.at_stake(Stake::Fault) && !moment.made_before();
            if moment.owed() { Some(if at_once { 2 } else { 1 }) } else { None }
        },
    }

    /// An apology without a fault says nothing; repeated, it asks the other side to look after the one
    /// who makes it.
    SORRY_ABOUT_NOTHING {
        id: "SERVICE-05",
        family: Family::Service,
        moves: &[Apologise],
        reads: &[Owed, MadeBefore],
        name: Words::new("对不起，要对着一件事", "Apologising for nothing in particular"),
        says: Words::new(
            "道歉要对着一件具体的错，一次就够。没有错时它落空；第二遍起，就像在求对方别再提了。",
            "An apology belongs to a particular fault and is made once. Without one it has nothing to land on; from the second time it sounds like a plea to drop the subject.",
        ),
        source: "A choice of the model",
        example: Words::new(
            "“对不起对不起，都怪我。” → “怪你什么？说正事吧。”",
            "“Sorry, sorry, all my fault.” → “What is? Let's just get on.”",
        ),
        judge: |moment| match () {
            () if moment.owed() => None,
            () if moment.made_before() => Some(-1),
            () => Some(0),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_an_edge_misfires_even_where_owning_it_is_due() {
        Sketch::of(Apologise).stake(Stake::Fault).tone(-1).is_judged(&WITH_AN_EDGE, -1);
        Sketch::of(Appreciate).stake(Stake::Concession).tone(-2).is_judged(&WITH_AN_EDGE, -1);
    }

    #[test]
    fn with_an_edge_has_nothing_to_say_of_a_plain_tone_or_of_other_moves() {
        Sketch::of(Apologise).tone(0).passes(&WITH_AN_EDGE);
        Sketch::of(Acknowledge).tone(-2).passes(&WITH_AN_EDGE);
    }

    #[test]
    fn thank_them_for_the_step_fits_a_concession_at_any_heat_and_each_time() {
        Sketch::of(Appreciate).stake(Stake::Concession).is_judged(&THANK_THEM_FOR_THE_STEP, 2);
        Sketch::of(Appreciate).stake(Stake::Concession).heat(60).is_judged(&THANK_THEM_FOR_THE_STEP, 2);
        Sketch::of(Appreciate).stake(Stake::Concession).after(Appreciate).is_judged(&THANK_THEM_FOR_THE_STEP, 2);
    }

    #[test]
    fn thank_them_for_the_step_has_nothing_to_say_without_one_or_of_other_moves() {
        Sketch::of(Appreciate).stake(Stake::Criticism).passes(&THANK_THEM_FOR_THE_STEP);
        Sketch::of(Acknowledge).stake(Stake::Concession).passes(&THANK_THEM_FOR_THE_STEP);
    }

    #[test]
    fn thanks_in_the_heat_misfires_from_a_heat_of_sixty() {
        Sketch::of(Appreciate).heat(60).is_judged(&THANKS_IN_THE_HEAT, -1);
        Sketch::of(Appreciate).heat(89).after(Appreciate).is_judged(&THANKS_IN_THE_HEAT, -1);
    }

    #[test]
    fn thanks_in_the_heat_has_nothing_to_say_below_or_of_a_concession_or_of_other_moves() {
        Sketch::of(Appreciate).heat(59).passes(&THANKS_IN_THE_HEAT);
        Sketch::of(Appreciate).heat(80).stake(Stake::Concession).passes(&THANKS_IN_THE_HEAT);
        Sketch::of(Apologise).heat(80).passes(&THANKS_IN_THE_HEAT);
    }

    #[test]
    fn thanks_once_helps_the_first_time() {
        Sketch::of(Appreciate).is_judged(&THANKS_ONCE, 1);
        Sketch::of(Appreciate).heat(59).is_judged(&THANKS_ONCE, 1);
    }

    #[test]
    fn thanks_once_is_neutral_the_second_time() {
        Sketch::of(Appreciate).after(Appreciate).is_judged(&THANKS_ONCE, 0);
        Sketch::of(Appreciate).after(Appreciate).heat(59).is_judged(&THANKS_ONCE, 0);
    }

    #[test]
    fn thanks_once_has_nothing_to_say_otherwise_or_of_other_moves() {
        Sketch::of(Appreciate).heat(60).passes(&THANKS_ONCE);
        Sketch::of(Appreciate).stake(Stake::Concession).passes(&THANKS_ONCE);
        Sketch::of(Apologise).passes(&THANKS_ONCE);
    }

    #[test]
    fn own_it_fits_a_fault_the_first_time_at_any_heat() {
        Sketch::of(Apologise).stake(Stake::Fault).is_judged(&OWN_IT, 2);
        Sketch::of(Apologise).stake(Stake::Fault).heat(89).is_judged(&OWN_IT, 2);
    }

    #[test]
    fn own_it_counts_less_late_or_for_a_second_fault() {
        Sketch::of(Apologise).owed().is_judged(&OWN_IT, 1);
        Sketch::of(Apologise).stake(Stake::Fault).after(Apologise).is_judged(&OWN_IT, 1);
    }

    #[test]
    fn own_it_has_nothing_to_say_without_one_or_of_other_moves() {
        Sketch::of(Apologise).stake(Stake::Criticism).passes(&OWN_IT);
        Sketch::of(ReceiveFeedback).stake(Stake::Fault).passes(&OWN_IT);
    }

    #[test]
    fn sorry_about_nothing_is_neutral_without_a_fault() {
        Sketch::of(Apologise).is_judged(&SORRY_ABOUT_NOTHING, 0);
        Sketch::of(Apologise).stake(Stake::Criticism).heat(80).is_judged(&SORRY_ABOUT_NOTHING, 0);
    }

    #[test]
    fn sorry_about_nothing_misfires_the_second_time() {
        Sketch::of(Apologise).after(Apologise).is_judged(&SORRY_ABOUT_NOTHING, -1);
        let criticised = Sketch::of(Apologise).stake(Stake::Criticism).after(Apologise);
        criticised.is_judged(&SORRY_ABOUT_NOTHING, -1);
    }

    #[test]
    fn sorry_about_nothing_has_nothing_to_say_of_a_fault_or_of_other_moves() {
        Sketch::of(Apologise).stake(Stake::Fault).passes(&SORRY_ABOUT_NOTHING);
        Sketch::of(Appreciate).after(Appreciate).passes(&SORRY_ABOUT_NOTHING);
    }
}
