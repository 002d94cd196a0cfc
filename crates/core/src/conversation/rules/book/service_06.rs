//! SERVICE-06: help where it is hard.

use crate::conversation::rules::prelude::*;

/// The next department is a customer, and service is measured at what that customer expects (Frost
/// & Kumar 2000). So help begins with what they said is hard.
pub const RULE: Rule = Rule {
    id: "SERVICE-06",
    family: Family::Service,
    moves: &[OfferHelp],
    name: Words::new("帮在难处上", "Help where it is hard"),
    says: Words::new(
        "对方说了难在哪儿，你主动接过一块，合作就有了第一步。同样的话说第二遍，不如去做。",
        "They have said where it is hard, and you offer to carry a part of it. Offered again it adds nothing; by then, doing it is what counts.",
    ),
    source: "Frost & Kumar 2000 (internal service quality)",
    example: Words::new(
        "“报修单给我，我去找人签，中午前给你回话。”",
        "“Give me the repair form. I'll get it signed, and you'll hear from me by noon.”",
    ),
    judge,
};

fn judge(moment: &Moment) -> Option<i8> {
    if !moment.is(&[OfferHelp]) || moment.hot() || moment.revealed_count() == 0 {
        return None;
    }
    Some(if moment.made_before() { 0 } else { 2 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_once_something_is_said() {
        Sketch::of(OfferHelp).revealed(X).is_judged(&RULE, 2);
        Sketch::of(OfferHelp).understood(X).heat(59).is_judged(&RULE, 2);
    }

    #[test]
    fn is_neutral_the_second_time() {
        Sketch::of(OfferHelp).revealed(X).after(OfferHelp).is_judged(&RULE, 0);
    }

    #[test]
    fn has_nothing_to_say_before_or_in_the_heat_or_of_other_moves() {
        Sketch::of(OfferHelp).hinted(X).passes(&RULE);
        Sketch::of(OfferHelp).revealed(X).heat(60).passes(&RULE);
        Sketch::of(Appreciate).revealed(X).passes(&RULE);
    }
}
