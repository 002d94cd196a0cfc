//! Feelings other than anger: what meets them, and what works on past them.
//!
//! Heat tells how angry somebody is; hurt, shame, fear, exhaustion and being moved have no heat of their
//! own. Which of them shows, the beat says.

use crate::conversation::rules::prelude::*;

/// How well a kind of sentence meets a feeling, 1 or 2; none for what doesn't.
///
/// Hurt wants to be seen; shame wants company and not a spotlight (Brown 2006); fear wants somebody
/// beside it; exhaustion wants it counted and a hand lent; who is moved wants it to be allowed to stand.
pub const fn meets(feeling: Feeling, kind: MoveKind) -> Option<i8> {
    match (feeling, kind) {
        (Feeling::Hurt, ReflectFeeling | TakeTheirSide) => Some(2),
        (Feeling::Hurt, Acknowledge) => Some(1),
        (Feeling::Ashamed, TakeTheirSide) => Some(2),
        (Feeling::Ashamed, ReflectFeeling | Acknowledge) => Some(1),
        (Feeling::Afraid, ReflectFeeling | OfferHelp) => Some(2),
        (Feeling::Afraid, TakeTheirSide | Acknowledge) => Some(1),
        (Feeling::Worn, Appreciate | OfferHelp) => Some(2),
        (Feeling::Worn, ReflectFeeling | TakeTheirSide | Acknowledge | TakeABreak) => Some(1),
        (Feeling::Moved, ReflectFeeling | Acknowledge) => Some(2),
        (Feeling::Moved, TakeTheirSide | Appreciate) => Some(1),
        _ => None,
    }
}

rules! {
    /// Feelings that are met settle; those that are passed over come back as something else (Rogers;
    /// MITI 4 counts complex reflections and affirmations).
    MEET_WHAT_IS_FELT {
        id: "FEEL-01",
        family: Family::Listen,
        moves: &[ReflectFeeling, TakeTheirSide, Acknowledge, OfferHelp, Appreciate, TakeABreak],
        name: Words::new("先接住这份心情", "Meet what is felt"),
        says: Words::new(
            "这会儿不是火气，是委屈、难堪、害怕、累，或者动了情。接住它，人才回得到事上来。",
            "This isn't anger: it is hurt, shame, fear, exhaustion, or being moved. Met, it lets them come back to the matter.",
        ),
        source: "MITI 4.2.1 (complex reflection, affirm); Brown 2006 (shame resilience)",
        example: Words::new(
            "“急诊坐到天亮。他妈那个电话，是我打的……” → “那一夜到现在，您心里还没过去。”",
            "“I sat in emergency till dawn. I was the one who rang his mother…” → “That night isn't over for you.”",
        ),
        judge: |moment| meets(moment.feels()?, moment.act.kind),
    }

    /// Going on with the agenda while somebody is holding back tears tells them that it doesn't count.
    WORKING_ON_PAST_IT {
        id: "FEEL-02",
        family: Family::Express,
        moves: MoveKind::WORKING,
        name: Words::new("当没看见，接着谈事", "Working on past it"),
        says: Words::new(
            "对方心里正过不去，你接着谈事，等于说这份心情不算数。停一句，再往下。",
            "Something is going on in them, and to carry on with business says that it doesn't count. One sentence for it first.",
        ),
        source: "Gottman & DeClaire 2001 (turning away from a bid)",
        example: Words::new(
            "“……就那么当着八个人问我。” → “那报表什么时候能给？”",
            "“…and that in front of eight people.” → “So when can I have the figures?”",
        ),
        judge: |moment| moment.feels().map(|_| -1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meet_what_is_felt_fits_whatever_the_heat() {
        for heat in [5, 29, 45, 70, 80] {
            let said = Sketch::of(ReflectFeeling).feeling(Feeling::Hurt).heat(heat);
            said.is_judged(&MEET_WHAT_IS_FELT, 2);
        }
        Sketch::of(TakeTheirSide).feeling(Feeling::Ashamed).is_judged(&MEET_WHAT_IS_FELT, 2);
        Sketch::of(ReflectFeeling).feeling(Feeling::Ashamed).is_judged(&MEET_WHAT_IS_FELT, 1);
        Sketch::of(OfferHelp).feeling(Feeling::Worn).is_judged(&MEET_WHAT_IS_FELT, 2);
        Sketch::of(Acknowledge).feeling(Feeling::Moved).heat(10).is_judged(&MEET_WHAT_IS_FELT, 2);
    }

    #[test]
    fn meet_what_is_felt_has_nothing_to_say_where_nothing_is_felt_or_met() {
        Sketch::of(ReflectFeeling).passes(&MEET_WHAT_IS_FELT);
        Sketch::of(OfferHelp).feeling(Feeling::Hurt).passes(&MEET_WHAT_IS_FELT);
    }

    /// Every feeling is met by something, and best by something that it doesn't share with all others.
    #[test]
    fn every_feeling_is_met_by_something() {
        for feeling in Feeling::ALL {
            let best = MoveKind::ALL.iter().filter_map(|kind| meets(*feeling, *kind)).max();
            assert_eq!(best, Some(2), "{feeling:?}");
        }
        let all = MoveKind::ALL.iter().filter(|kind| Feeling::ALL.iter().all(|f| meets(*f, **kind) == Some(2)));
        assert_eq!(all.count(), 0);
    }

    #[test]
    fn working_on_past_it_misfires_whatever_is_understood() {
        for kind in [StateNeed, InviteIdeas, AskClosed, ClarifyRoles, StateFact, AlignGoal] {
            Sketch::of(kind).understood(X).feeling(Feeling::Afraid).is_judged(&WORKING_ON_PAST_IT, -1);
        }
        let offer = Sketch::offering(Propose, FAIR).understood(X).feeling(Feeling::Worn);
        offer.is_judged(&WORKING_ON_PAST_IT, -1);
    }

    #[test]
    fn working_on_past_it_has_nothing_to_say_where_nothing_is_felt_or_of_other_moves() {
        Sketch::of(StateNeed).understood(X).passes(&WORKING_ON_PAST_IT);
        Sketch::of(Answer).asked().feeling(Feeling::Hurt).passes(&WORKING_ON_PAST_IT);
    }
}
