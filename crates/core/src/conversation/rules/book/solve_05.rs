//! SOLVE-05: settled too cheaply.

use crate::conversation::rules::prelude::*;

/// Negotiators often settle for what is worse for both than another agreement they could have had
/// (Thompson & Hrebec 1996). At least one side gets less than two fifths of what it could gain
/// here.
pub const RULE: Rule = Rule {
    id: "SOLVE-05",
    family: Family::Solve,
    moves: &[Propose, Trade],
    name: Words::new("成是成了，便宜了", "Settled too cheaply"),
    says: Words::new(
        "对方会答应，可至少有一边拿到的，还不到本来能多得的四成。落锤之前，看看有没有对两边都更好的。",
        "They would say yes, but at least one side gets less than two fifths of what it could gain. Before settling, look for something better for both.",
    ),
    source: "Thompson & Hrebec 1996 (lose-lose agreements)",
    example: Words::new(
        "“那就一人让一半吧。” → “行吧……”",
        "“Let's just split it down the middle.” → “If you say so…”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let cheap = |offer: &_| moment.acceptable(*offer) && !moment.good_for_both(*offer);
    moment.offered().filter(cheap).map(|_| 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_neutral_although_it_can_be_settled() {
        Sketch::offering(Propose, THIN).clarity(50).is_judged(&RULE, 0);
        Sketch::offering(Trade, THIN).trust(23).heat(59).is_judged(&RULE, 0);
    }

    #[test]
    fn has_nothing_to_say_of_a_good_deal_or_of_none_or_of_other_moves() {
        Sketch::offering(Propose, FAIR).understood(X).passes(&RULE);
        Sketch::offering(Propose, THIN).clarity(49).passes(&RULE);
        Sketch::offering(Propose, BAD).passes(&RULE);
        Sketch::offering(GiveIn, THIN).passes(&RULE);
    }
}
