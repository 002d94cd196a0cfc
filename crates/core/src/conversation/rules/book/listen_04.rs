//! LISTEN-04: said back once too often.

use crate::conversation::rules::prelude::*;

/// Being reflected back makes people feel understood, not better off (Bodie et al. 2015). Once a
/// point is understood, more of the same only takes time.
pub const RULE: Rule = Rule {
    id: "LISTEN-04",
    family: Family::Listen,
    moves: &[Reflect],
    name: Words::new("同一句话说第二遍", "Said back once too often"),
    says: Words::new(
        "这一点已经说清、也点过头了，再复述就是原地踏步。往前走：说需要，或者谈办法。",
        "This point was said back and confirmed. Going over it again is marking time; go on to what you need, or to what can be done.",
    ),
    source: "Bodie et al. 2015",
    example: Words::new(
        "“所以说到底还是月台灯……” → “这个刚才不是说过了吗？”",
        "“So in the end it's the dock lights…” → “We've been through that.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let interest = moment.interest_of(Reflect)?;
    (moment.is_understood(interest)).then_some(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misfires_on_what_is_understood() {
        Sketch::on(Reflect, X).understood(X).is_judged(&RULE, -1);
        Sketch::on(Reflect, X).understood(X).heat(80).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_before_or_of_other_moves() {
        Sketch::on(Reflect, X).revealed(X).passes(&RULE);
        Sketch::on(CheckInterest, X).understood(X).passes(&RULE);
    }
}
