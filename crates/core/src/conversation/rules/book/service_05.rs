//! SERVICE-05: sorry about nothing.

use crate::conversation::rules::prelude::*;

/// An apology without a fault says nothing; repeated, it asks the other side to look after the one
/// who makes it.
pub const RULE: Rule = Rule {
    id: "SERVICE-05",
    family: Family::Service,
    moves: &[Apologise],
    name: Words::new("对不起，要对着一件事", "Sorry about nothing"),
    says: Words::new(
        "道歉要对着一件具体的错，一次就够。没有错时它落空；第二遍起，就像在求对方别再提了。",
        "An apology belongs to a particular fault and is made once. Without one it has nothing to land on; from the second time it sounds like a plea to drop the subject.",
    ),
    source: "A choice of the model",
    example: Words::new(
        "“对不起对不起，都怪我。” → “怪你什么？说正事吧。”",
        "“Sorry, sorry, all my fault.” → “What is? Let's just get on.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    if !moment.is(&[Apologise]) {
        None
    } else if moment.made_before() {
        Some(-1)
    } else {
        (!moment.at_stake(Stake::Fault)).then_some(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_neutral_without_a_fault() {
        Sketch::of(Apologise).is_judged(&RULE, 0);
        Sketch::of(Apologise).stake(Stake::Criticism).heat(80).is_judged(&RULE, 0);
    }

    #[test]
    fn misfires_the_second_time() {
        Sketch::of(Apologise).after(Apologise).is_judged(&RULE, -1);
        Sketch::of(Apologise).stake(Stake::Fault).after(Apologise).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_of_a_fault_or_of_other_moves() {
        Sketch::of(Apologise).stake(Stake::Fault).passes(&RULE);
        Sketch::of(Appreciate).after(Appreciate).passes(&RULE);
    }
}
