//! Traps that push: blame, pressure, lectures and the like.

use crate::conversation::rules::prelude::*;

rules! {
    /// Contention is answered with contention, and the spiral ends one-sided (Brett et al. 1998).
    /// Blaming is one of Gordon's roadblocks.
    WHOSE_FAULT_IT_IS {
        id: "TRAP-01",
        family: Family::Trap,
        moves: &[Blame],
        reads: &[],
        name: Words::new("追究是谁的错", "Whose fault it is"),
        says: Words::new(
            "“还不是你们……”一出口，对方只剩还嘴这一条路。说发生了什么、带来什么就够了。",
            "“It's your fault” leaves them nothing but to hit back. What happened, and what followed from it, is enough.",
        ),
        source: "Gordon's roadblocks (blaming); Brett et al. 1998",
        example: Words::new(
            "“还不是你们拖的？” → “单子谁改的，你心里没数？”",
            "“It's late because you sat on it.” → “And who changed the order?”",
        ),
        judge: |_| Some(-2),
    }

    /// Making light of it is one of Gordon's roadblocks, and nothing says more plainly that one hasn't
    /// listened (Kluger et al. 2023).
    IT_IS_NOTHING {
        id: "TRAP-02",
        family: Family::Trap,
        moves: &[Dismiss],
        reads: &[],
        name: Words::new("“多大点事”", "“It's nothing”"),
        says: Words::new(
            "把对方觉得要紧的事说成小事，就听不到第二件了。",
            "Call small what matters to them, and there won't be a second thing that they tell you.",
        ),
        source: "Gordon's roadblocks (making light of it); Kluger et al. 2023",
        example: Words::new(
            "“不就一盏灯吗，至于吗？” → “行，那你晚上来开叉车。”",
            "“It's one light bulb. Is it worth the fuss?” → “Fine. You drive the forklift tonight.”",
        ),
        judge: |_| Some(-2),
    }

    /// A position leaves one way of meeting it, an interest many (Fisher & Ury); and pressing is
    /// answered with pressing (Brett et al. 1998), the more so in the heat.
    PRESSING_THE_POSITION {
        id: "TRAP-03",
        family: Family::Trap,
        moves: &[Demand],
        reads: &[Heat],
        name: Words::new("只压条件", "Pressing the position"),
        says: Words::new(
            "只说“必须这样”，对方也只好守住自己的条件；火头上压，代价加倍。说出为什么要，才有别的办法。",
            "“It has to be this” leaves them only a position of their own to hold, and in the heat it costs double. Say why you need it, and other ways open up.",
        ),
        source: "Fisher & Ury (positions); Brett et al. 1998",
        example: Words::new(
            "“别说了，三点前必须发。” → “那你自己来装。”",
            "“No more talk. It ships by three.” → “Then come and load it yourself.”",
        ),
        judge: |moment| Some(if moment.hot() { -2 } else { -1 }),
    }

    /// Trust is easier lost than won (Slovic 1993), and contention is answered with contention (Brett
    /// et al. 1998).
    OR_ELSE {
        id: "TRAP-04",
        family: Family::Trap,
        moves: &[Threaten],
        reads: &[],
        name: Words::new("“不然我就……”", "“Or else”"),
        says: Words::new(
            "拿后果压人，也许换来一时的配合，信任却一下子掉下去，往后每件事都得靠压。",
            "“Or else” may get compliance for a day. It costs trust at once, and from then on everything needs an “or else”.",
        ),
        source: "Slovic 1993; Brett et al. 1998; Gordon's roadblocks (warning)",
        example: Words::new(
            "“你不签，我就抄送你们总监。” → “抄，现在就抄。”",
            "“If you don't sign, I'll copy in your director.” → “Go on, then. Copy him in.”",
        ),
        judge: |_| Some(-2),
    }

    /// Turning away from it is one of Gordon's roadblocks. Where the other side has a point, it also
    /// shows that one doesn't take it.
    SOMEBODY_ELSES_DOOR {
        id: "TRAP-05",
        family: Family::Trap,
        moves: &[Deflect],
        reads: &[],
        name: Words::new("推给别人", "Somebody else's door"),
        says: Words::new(
            "问题推开了，还会更大声地回来。批评在理，或者本来就是我们这边的错，推开的代价加倍。",
            "Push a problem away and it comes back louder. Where the criticism is fair or the fault your own side's, it costs double.",
        ),
        source: "Gordon's roadblocks (diverting)",
        example: Words::new(
            "“这个你得去问信息部，跟我们没关系。” → “我就是从信息部过来的。”",
            "“You'd have to ask IT. That's nothing to do with us.” → “IT sent me here.”",
        ),
        judge: |moment| {
            let has_a_point = moment.at_stake(Stake::Criticism) || moment.at_stake(Stake::Fault);
            Some(if has_a_point { -2 } else { -1 })
        },
    }

    /// Lecturing and moralising are two of Gordon's roadblocks, and MITI counts persuading against
    /// whoever does it.
    LECTURING {
        id: "TRAP-06",
        family: Family::Trap,
        moves: &[Lecture],
        reads: &[],
        name: Words::new("讲大道理", "Lecturing"),
        says: Words::new(
            "对方要的是办法，不是道理。讲流程、讲大局，听着都像“这你都不懂”。",
            "They need a way out, not a lesson. Talk of procedure and the bigger picture sounds like “don't you know that?”",
        ),
        source: "Gordon's roadblocks (lecturing, moralising); MITI 4.2.1 (persuade)",
        example: Words::new(
            "“做供应链，首先要有客户意识。” → “我干了十五年了。”",
            "“In supply chain it all starts with the customer.” → “I've been doing this for fifteen years.”",
        ),
        judge: |_| Some(-1),
    }

    /// Advised people feel less understood than those who were listened to (Weger et al. 2014), and
    /// before one has understood, advice is about one's own picture of it. Later it is harmless; asking
    /// for ideas does more.
    ADVICE_TOO_SOON {
        id: "TRAP-07",
        family: Family::Trap,
        moves: &[AdviseEarly],
        reads: &[Understood],
        name: Words::new("建议给早了", "Advice too soon"),
        says: Words::new(
            "什么都没听懂就给建议，多半是对方早就试过的。听懂以后再给，不碍事；一起想，会更好。",
            "With nothing understood, advice is usually what they tried long ago. Later on it does no harm, and working it out together does more.",
        ),
        source: "Weger et al. 2014; MITI 4.2.1 (persuade)",
        example: Words::new(
            "“从白班调两个到夜班不就行了？” → “白班一共就三个人。”",
            "“Why not move two from days to nights?” → “There are three on days.”",
        ),
        judge: |moment| Some(if moment.understood_count() == 0 { -1 } else { 0 }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_fault_it_is_hurts_at_any_time() {
        Sketch::of(Blame).is_judged(&WHOSE_FAULT_IT_IS, -2);
        Sketch::of(Blame).heat(0).trust(100).stake(Stake::Trifle).is_judged(&WHOSE_FAULT_IT_IS, -2);
        Sketch::of(Blame).heat(89).is_judged(&WHOSE_FAULT_IT_IS, -2);
    }

    #[test]
    fn whose_fault_it_is_has_nothing_to_say_of_other_moves() {
        Sketch::of(GiveFeedback).passes(&WHOSE_FAULT_IT_IS);
        Sketch::of(Threaten).passes(&WHOSE_FAULT_IT_IS);
    }

    #[test]
    fn it_is_nothing_hurts_at_any_time() {
        Sketch::of(Dismiss).is_judged(&IT_IS_NOTHING, -2);
        Sketch::of(Dismiss).heat(0).trust(100).stake(Stake::Trifle).is_judged(&IT_IS_NOTHING, -2);
        Sketch::of(Dismiss).heat(89).is_judged(&IT_IS_NOTHING, -2);
    }

    #[test]
    fn it_is_nothing_has_nothing_to_say_of_other_moves() {
        Sketch::of(Deflect).passes(&IT_IS_NOTHING);
        Sketch::of(Acknowledge).passes(&IT_IS_NOTHING);
    }

    #[test]
    fn pressing_the_position_costs_whatever_it_is_for() {
        Sketch::of(Demand).is_judged(&PRESSING_THE_POSITION, -1);
        Sketch::offering(Demand, FAIR).understood(X).heat(59).is_judged(&PRESSING_THE_POSITION, -1);
        Sketch::offering(Demand, BAD).is_judged(&PRESSING_THE_POSITION, -1);
    }

    #[test]
    fn pressing_the_position_costs_double_from_a_heat_of_sixty() {
        Sketch::of(Demand).heat(60).is_judged(&PRESSING_THE_POSITION, -2);
        Sketch::offering(Demand, FAIR).understood(X).heat(89).is_judged(&PRESSING_THE_POSITION, -2);
    }

    #[test]
    fn pressing_the_position_has_nothing_to_say_of_other_moves() {
        Sketch::offering(Propose, FAIR).passes(&PRESSING_THE_POSITION);
        Sketch::of(StateNeed).passes(&PRESSING_THE_POSITION);
    }

    #[test]
    fn or_else_hurts_at_any_time() {
        Sketch::of(Threaten).is_judged(&OR_ELSE, -2);
        Sketch::of(Threaten).heat(0).trust(100).stake(Stake::Safety).is_judged(&OR_ELSE, -2);
        Sketch::of(Threaten).heat(89).is_judged(&OR_ELSE, -2);
    }

    #[test]
    fn or_else_has_nothing_to_say_of_other_moves() {
        Sketch::of(Demand).passes(&OR_ELSE);
        Sketch::of(SetBoundary).stake(Stake::Safety).passes(&OR_ELSE);
    }

    #[test]
    fn somebody_elses_door_costs_at_any_time() {
        Sketch::of(Deflect).is_judged(&SOMEBODY_ELSES_DOOR, -1);
        Sketch::of(Deflect).heat(89).stake(Stake::Trifle).is_judged(&SOMEBODY_ELSES_DOOR, -1);
    }

    #[test]
    fn somebody_elses_door_costs_double_where_they_have_a_point() {
        Sketch::of(Deflect).stake(Stake::Criticism).is_judged(&SOMEBODY_ELSES_DOOR, -2);
        Sketch::of(Deflect).stake(Stake::Fault).heat(0).is_judged(&SOMEBODY_ELSES_DOOR, -2);
    }

    #[test]
    fn somebody_elses_door_has_nothing_to_say_of_other_moves() {
        Sketch::of(Dismiss).passes(&SOMEBODY_ELSES_DOOR);
        Sketch::of(Blame).stake(Stake::Fault).passes(&SOMEBODY_ELSES_DOOR);
    }

    #[test]
    fn lecturing_costs_at_any_time() {
        Sketch::of(Lecture).is_judged(&LECTURING, -1);
        Sketch::of(Lecture).heat(0).understood(X).is_judged(&LECTURING, -1);
        Sketch::of(Lecture).heat(89).is_judged(&LECTURING, -1);
    }

    #[test]
    fn lecturing_has_nothing_to_say_of_other_moves() {
        Sketch::of(AdviseEarly).passes(&LECTURING);
        Sketch::of(StateFact).passes(&LECTURING);
    }

    #[test]
    fn advice_too_soon_costs_before_anything_is_understood() {
        Sketch::of(AdviseEarly).is_judged(&ADVICE_TOO_SOON, -1);
        Sketch::of(AdviseEarly).revealed(X).heat(89).is_judged(&ADVICE_TOO_SOON, -1);
    }

    #[test]
    fn advice_too_soon_is_neutral_afterwards() {
        Sketch::of(AdviseEarly).understood(X).is_judged(&ADVICE_TOO_SOON, 0);
        Sketch::of(AdviseEarly).understood(X).heat(89).is_judged(&ADVICE_TOO_SOON, 0);
    }

    #[test]
    fn advice_too_soon_has_nothing_to_say_of_other_moves() {
        Sketch::of(Lecture).passes(&ADVICE_TOO_SOON);
        Sketch::of(InviteIdeas).passes(&ADVICE_TOO_SOON);
    }
}
