//! SOLVE-04: good for both desks.

use crate::conversation::rules::prelude::*;

/// High concern for both sides (dual-concern model) becomes a plan: heard, clear, and worth it to
/// both. When it can be settled, to go on listening is to put it off.
pub const RULE: Rule = Rule {
    id: "SOLVE-04",
    family: Family::Solve,
    moves: &[Propose, Trade],
    name: Words::new("两边都划算", "Good for both desks"),
    says: Words::new(
        "要紧的事听懂了，情况清楚了，条件对两边都划算：现在就该提，再问下去就是拖。",
        "What matters is understood, things are clear, and the terms are worth it to both sides: now is the moment. Another question would only delay it.",
    ),
    source: "Fisher & Ury; dual-concern model (collaborating); Galinsky et al. 2008",
    example: Words::new(
        "“今天先发急用的六十台，白天装；报修单我去催，灯修好了再发剩下的。”",
        "“The sixty they need go today, in daylight. I chase the repair, and the rest go once the lights work.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    let fits = |offer: &_| moment.acceptable(*offer) && moment.good_for_both(*offer);
    moment.offered().filter(fits).map(|_| 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_as_soon_as_it_can_be_settled() {
        Sketch::offering(Propose, FAIR).understood(X).clarity(50).is_judged(&RULE, 2);
        Sketch::offering(Trade, FAIR).understood(X).heat(59).is_judged(&RULE, 2);
        Sketch::offering(Propose, FAIR).understood(X).trust(0).is_judged(&RULE, 2);
    }

    #[test]
    fn has_nothing_to_say_before_or_of_a_thin_deal_or_of_other_moves() {
        Sketch::offering(Propose, FAIR).revealed(X).passes(&RULE);
        Sketch::offering(Propose, FAIR).understood(X).clarity(49).passes(&RULE);
        Sketch::offering(Propose, FAIR).understood(X).heat(60).passes(&RULE);
        Sketch::offering(Propose, THIN).passes(&RULE);
        Sketch::offering(GiveIn, FAIR).understood(X).passes(&RULE);
    }
}
