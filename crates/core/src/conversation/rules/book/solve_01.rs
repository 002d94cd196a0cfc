//! SOLVE-01: built on what isn't understood.

use crate::conversation::rules::prelude::*;

/// Agreements hold on interests, not on positions (Fisher & Ury), and whoever takes the other's
/// perspective finds more of them (Galinsky et al. 2008). A plan that touches what wasn't
/// understood looks like luck, or like a trick.
pub const RULE: Rule = Rule {
    id: "SOLVE-01",
    family: Family::Solve,
    moves: &[Propose, Trade],
    name: Words::new("踩在没听懂的事上", "Built on what isn't understood"),
    says: Words::new(
        "这个方案牵着对方一件要紧的事，而那件事还没听懂。条件也许都对，对方却没法放心。",
        "The plan rests on something that matters to them and hasn't been understood. The terms may be right; they have no reason to rely on them.",
    ),
    source: "Fisher & Ury (interests before positions); Galinsky et al. 2008",
    example: Words::new(
        "“先发六十台，剩下的下周。” → “谁来装？你问过夜班还剩几个人吗？”",
        "“Sixty today, the rest next week.” → “And who loads them? Have you asked how many I've got on nights?”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    moment.offered().filter(|offer| !moment.rests_on_understood(*offer)).map(|_| -1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misfires_while_something_it_rests_on_is_not_understood() {
        Sketch::offering(Propose, FAIR).is_judged(&RULE, -1);
        Sketch::offering(Trade, FAIR).revealed(X).understood(Y).heat(59).is_judged(&RULE, -1);
    }

    #[test]
    fn outranks_a_lack_of_clarity() {
        Sketch::offering(Propose, FAIR).clarity(10).is_judged(&RULE, -1);
    }

    #[test]
    fn has_nothing_to_say_once_it_is_or_of_other_moves() {
        Sketch::offering(Propose, FAIR).understood(X).passes(&RULE);
        Sketch::offering(Propose, THIN).passes(&RULE);
        Sketch::offering(Demand, FAIR).passes(&RULE);
    }
}
