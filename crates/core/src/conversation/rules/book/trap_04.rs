//! TRAP-04: “or else”.

use crate::conversation::rules::prelude::*;

/// Trust is easier lost than won (Slovic 1993), and contention is answered with contention (Brett
/// et al. 1998).
pub const RULE: Rule = Rule {
    id: "TRAP-04",
    family: Family::Trap,
    moves: &[Threaten],
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
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    moment.is(&[Threaten]).then_some(-2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hurts_at_any_time() {
        Sketch::of(Threaten).is_judged(&RULE, -2);
        Sketch::of(Threaten).heat(0).trust(100).stake(Stake::Safety).is_judged(&RULE, -2);
        Sketch::of(Threaten).heat(89).is_judged(&RULE, -2);
    }

    #[test]
    fn has_nothing_to_say_of_other_moves() {
        Sketch::of(Demand).passes(&RULE);
        Sketch::of(SetBoundary).stake(Stake::Safety).passes(&RULE);
    }
}
