//! TRAP-05: somebody else's door.

use crate::conversation::rules::prelude::*;

/// Turning away from it is one of Gordon's roadblocks. Where the other side has a point, it also
/// shows that one doesn't take it.
pub const RULE: Rule = Rule {
    id: "TRAP-05",
    family: Family::Trap,
    moves: &[Deflect],
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
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let has_a_point = moment.at_stake(Stake::Criticism) || moment.at_stake(Stake::Fault);
    moment.is(&[Deflect]).then_some(if has_a_point { -2 } else { -1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_at_any_time() {
        Sketch::of(Deflect).is_judged(&RULE, -1);
        Sketch::of(Deflect).heat(89).stake(Stake::Trifle).is_judged(&RULE, -1);
    }

    #[test]
    fn costs_double_where_they_have_a_point() {
        Sketch::of(Deflect).stake(Stake::Criticism).is_judged(&RULE, -2);
        Sketch::of(Deflect).stake(Stake::Fault).heat(0).is_judged(&RULE, -2);
    }

    #[test]
    fn has_nothing_to_say_of_other_moves() {
        Sketch::of(Dismiss).passes(&RULE);
        Sketch::of(Blame).stake(Stake::Fault).passes(&RULE);
    }
}
