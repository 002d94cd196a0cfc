//! LISTEN-12: collect, then go on.

use crate::conversation::rules::prelude::*;

/// A summary is the last of the four skills of motivational interviewing (open question, affirm,
/// reflect, summarise): it makes sure of several points at once and turns towards what to do.
pub const RULE: Rule = Rule {
    id: "LISTEN-12",
    family: Family::Listen,
    moves: &[Summarise],
    name: Words::new("收一收，再往前", "Collect, then go on"),
    says: Words::new(
        "对方说出来的还有没确认的。这时收在一起说一遍，一次就都对上了。",
        "Something they said hasn't been confirmed yet. Collecting it in a sentence or two makes sure of all of it at once.",
    ),
    source: "OARS (summarise); MITI 4.2.1",
    example: Words::new(
        "“我收一下：月台灯坏了，夜班缺两个人，报修没人批。还漏了什么？”",
        "“Let me collect that: the dock lights are out, nights are two short, and nobody has signed the repair. What have I missed?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    (moment.is(&[Summarise]) && moment.revealed_count() > moment.understood_count()).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_while_something_said_is_unconfirmed() {
        Sketch::of(Summarise).revealed(X).is_judged(&RULE, 2);
        Sketch::of(Summarise).understood(X).revealed(Y).heat(80).is_judged(&RULE, 2);
    }

    #[test]
    fn has_nothing_to_say_otherwise_or_of_other_moves() {
        Sketch::of(Summarise).hinted(X).passes(&RULE);
        Sketch::of(Summarise).understood(X).passes(&RULE);
        Sketch::of(Acknowledge).revealed(X).passes(&RULE);
    }
}
