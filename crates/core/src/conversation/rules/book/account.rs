//! Being held to account: while something of one's own side stands open, kindness is a way around it.

use crate::conversation::rules::prelude::*;

rules! {
    /// An accusation asks for an answer. Comfort, praise or a nod in its place is heard as one more way of
    /// not giving it (Goffman's remedial interchange: the offence is named, then owned, then it is over).
    AROUND_THE_POINT {
        id: "ACCOUNT-01",
        family: Family::Express,
        moves: &[Acknowledge, ReflectFeeling, TakeTheirSide, Appreciate, NameTension],
        name: Words::new("绕开了", "Around the point"),
        says: Words::new(
            "对方问的是你们这边做了什么。这时安慰、夸奖、附和，听着都是绕开。先认下来，再说别的。",
            "They are asking what your side did. Comfort, praise or a nod now sounds like a way around it. Own it first; the rest can follow.",
        ),
        source: "Goffman 1971 (remedial interchanges); Schlenker 1980 (accounts)",
        example: Words::new(
            "“简历上写两年，你核过吗？” → “您当头儿的，真是不容易。” → “我问你核过没有。”",
            "“The CV says two years. Did you check?” → “It must be hard, being in charge.” → “I asked whether you checked.”",
        ),
        judge: |moment| (moment.beat.accuses() && !moment.owns_up).then_some(-1),
    }
}

caps! {
    /// Saying an accusation back shows that it was heard, and still doesn't own it.
    HEARD_AND_NOT_OWNED {
        id: "ACCOUNT-02",
        family: Family::Express,
        moves: &[Reflect, Summarise],
        name: Words::new("听见了，还没认", "Heard, and not yet owned"),
        says: Words::new(
            "把对方的话说回去，说明听见了；可这件事是你们这边的，光说回去，还差一句认账。",
            "Saying it back shows that you heard. But it is about your own side, and saying it back isn't owning it.",
        ),
        source: "Goffman 1971 (remedial interchanges)",
        example: Words::new(
            "“您是说，通知没发到车间。” → “我是说，你们没发。”",
            "“So the notice never reached the floor.” → “So you never sent it.”",
        ),
        judge: |moment| (moment.beat.accuses() && !moment.owns_up).then_some(0),
    }

    /// Reasons, needs and common goals in place of an answer to an accusation are excuses, however true: they
    /// count once it is owned (Schlenker 1980: justifications without an admission aggravate).
    REASONS_BEFORE_OWNING_IT {
        id: "ACCOUNT-04",
        family: Family::Express,
        moves: &[StateFact, StateNeed, ClarifyRoles, AlignGoal, CheckInterest],
        name: Words::new("先讲理由，没先认", "Reasons before owning it"),
        says: Words::new(
            "对方说的是你们这边的不对，这时讲情况、讲需要、讲大局，再真也像开脱。先认一句，理由才听得进去。",
            "They are speaking of what your side did. Facts, needs and common goals now sound like excuses, however true. Own it in a sentence, and the reasons will be heard.",
        ),
        source: "Schlenker 1980 (accounts: excuses and justifications)",
        example: Words::new(
            "“改单一个电话都没有。” → “系统只认出库时间。” → “我问的是电话。”",
            "“Not one phone call when the order changed.” → “The system goes by dispatch time.” → “I said phone call.”",
        ),
        judge: |moment| (moment.beat.accuses() && !moment.owns_up && !moment.answers).then_some(0),
    }

    /// A fault that was raised and passed over stays between the two until it is owned.
    STILL_OWED {
        id: "ACCOUNT-03",
        family: Family::Service,
        moves: &[Acknowledge, ReflectFeeling, TakeTheirSide, Appreciate],
        reads: &[Owed],
        name: Words::new("还欠着一句", "Still owed"),
        says: Words::new(
            "前面那件错事还没认，好听的话就进不去。补一句认账，不晚。",
            "The fault they named has never been owned, so kind words don't get in. It isn't too late to own it.",
        ),
        source: "Tomlinson, Dineen & Lewicki 2004 (reconciliation after an apology, and without one)",
        example: Words::new(
            "“大家都辛苦了。” → “那事，你们还没个说法呢。”",
            "“Everyone has worked hard.” → “And we still haven't heard a word about it.”",
        ),
        judge: |moment| (!moment.beat.accuses() && moment.owed()).then_some(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn around_the_point_whatever_the_heat_and_the_feeling() {
        for stake in [Stake::Fault, Stake::Criticism] {
            for kind in [Acknowledge, ReflectFeeling, TakeTheirSide, Appreciate, NameTension] {
                for heat in [20, 50, 70] {
                    Sketch::of(kind).stake(stake).revealed(X).heat(heat).is_judged(&AROUND_THE_POINT, -1);
                }
            }
        }
        Sketch::of(ReflectFeeling).stake(Stake::Fault).feeling(Feeling::Hurt).is_judged(&AROUND_THE_POINT, -1);
    }

    #[test]
    fn around_the_point_has_nothing_to_say_of_what_owns_up_or_elsewhere() {
        Sketch::of(Acknowledge).stake(Stake::Fault).owning_up().passes(&AROUND_THE_POINT);
        Sketch::of(Acknowledge).passes(&AROUND_THE_POINT);
        Sketch::of(Apologise).stake(Stake::Fault).owed().passes(&AROUND_THE_POINT);
    }

    #[test]
    fn heard_and_not_owned_caps_saying_it_back() {
        Sketch::on(Reflect, X).stake(Stake::Criticism).revealed(X).is_judged(&HEARD_AND_NOT_OWNED, 0);
        Sketch::of(Summarise).stake(Stake::Fault).revealed(X).is_judged(&HEARD_AND_NOT_OWNED, 0);
    }

    #[test]
    fn heard_and_not_owned_leaves_it_alone_once_owned_and_elsewhere() {
        Sketch::on(Reflect, X).stake(Stake::Fault).revealed(X).owning_up().is_not_judged_by(&HEARD_AND_NOT_OWNED);
        Sketch::on(Reflect, X).revealed(X).is_not_judged_by(&HEARD_AND_NOT_OWNED);
    }

    #[test]
    fn reasons_before_owning_it_count_for_nothing() {
        for kind in [StateFact, StateNeed, ClarifyRoles, AlignGoal] {
            let said = Sketch::of(kind).stake(Stake::Criticism).understood(X).heat(50).clarity(20);
            said.is_judged(&REASONS_BEFORE_OWNING_IT, 0);
        }
        Sketch::on(CheckInterest, X).hinted(X).stake(Stake::Fault).is_judged(&REASONS_BEFORE_OWNING_IT, 0);
    }

    #[test]
    fn reasons_before_owning_it_leaves_what_owns_up_or_answers_and_what_is_said_elsewhere() {
        let fact = || Sketch::of(StateNeed).understood(X).heat(50).clarity(20);
        fact().stake(Stake::Fault).owning_up().is_not_judged_by(&REASONS_BEFORE_OWNING_IT);
        fact().stake(Stake::Criticism).asked().answering().is_not_judged_by(&REASONS_BEFORE_OWNING_IT);
        fact().is_not_judged_by(&REASONS_BEFORE_OWNING_IT);
    }

    #[test]
    fn still_owed_caps_kindness_until_the_fault_is_owned() {
        Sketch::of(Acknowledge).owed().heat(50).is_judged(&STILL_OWED, 0);
        Sketch::of(Appreciate).owed().is_judged(&STILL_OWED, 0);
        Sketch::of(Acknowledge).heat(50).is_not_judged_by(&STILL_OWED);
    }

    #[test]
    fn still_owed_leaves_what_misfires_as_it_is() {
        Sketch::of(TakeTheirSide).owed().is_not_judged_by(&STILL_OWED);
    }
}
