//! The success case (Brinkerhoff 2003): who is asked for an interview on day 60, those with whom it worked
//! best and those with whom it worked least. Of those alone who have said that they may be asked.

use crate::counts::Kept;

/// So many of either.
pub const EACH: usize = 3;

/// Somebody who may be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Volunteer {
    /// How they can be reached, in their own words.
    pub contact: String,
    /// What became of their plans, those of which they have said something.
    pub plans: Vec<Kept>,
}

impl Volunteer {
    /// How strong a case it is, higher first: plans that helped, then plans that were done, then fewer that
    /// came up and weren't. A plan whose occasion never came tells neither way.
    fn strength(&self) -> (usize, usize, std::cmp::Reverse<usize>) {
        let count = |kept: Kept| self.plans.iter().filter(|known| **known == kept).count();
        let helped = count(Kept::Helped);
        (helped, helped + count(Kept::DidNotHelp), std::cmp::Reverse(count(Kept::NotDone)))
    }

    /// Whether an occasion came for any of their plans.
    fn tells(&self) -> bool {
        self.plans.iter().any(|kept| *kept != Kept::NeverCame)
    }
}

/// Who is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interviews {
    /// The strongest cases, the strongest first.
    pub strongest: Vec<Volunteer>,
    /// The weakest, the weakest first.
    pub weakest: Vec<Volunteer>,
}

/// Picks [`EACH`] of the strongest and of the weakest; of fewer than twice as many, half of each, and the
/// odd one among the strongest. Cases as strong as each other go by their contact. Nobody is in both.
pub fn interviews(volunteers: &[Volunteer]) -> Interviews {
    let mut sorted: Vec<Volunteer> = volunteers.iter().filter(|of| of.tells()).cloned().collect();
    sorted.sort_by(|a, b| b.strength().cmp(&a.strength()).then_with(|| a.contact.cmp(&b.contact)));
    let weak = (sorted.len() / 2).min(EACH);
    let strong = (sorted.len() - weak).min(EACH);
    let weakest = sorted.iter().rev().take(weak).cloned().collect();
    sorted.truncate(strong);
    Interviews { strongest: sorted, weakest }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn volunteer(contact: &str, plans: &[Kept]) -> Volunteer {
        Volunteer { contact: contact.to_owned(), plans: plans.to_vec() }
    }

    fn contacts(volunteers: &[Volunteer]) -> Vec<&str> {
        volunteers.iter().map(|of| of.contact.as_str()).collect()
    }

    #[test]
    fn three_that_worked_and_three_that_did_not() {
        use Kept::{DidNotHelp, Helped, NeverCame, NotDone};
        let all = [
            volunteer("a", &[NotDone]),
            volunteer("b", &[Helped, Helped]),
            volunteer("c", &[Helped]),
            volunteer("d", &[DidNotHelp]),
            volunteer("e", &[NeverCame]),
            volunteer("f", &[Helped, NotDone]),
            volunteer("g", &[NotDone, NotDone]),
            volunteer("h", &[]),
        ];
        let found = interviews(&all);
        assert_eq!(contacts(&found.strongest), ["b", "c", "f"]);
        assert_eq!(contacts(&found.weakest), ["g", "a", "d"]);
        let few = interviews(&all[..3]);
        assert_eq!((contacts(&few.strongest), contacts(&few.weakest)), (vec!["b", "c"], vec!["a"]));
        assert_eq!(contacts(&interviews(&all[4..5]).strongest), Vec::<&str>::new());
    }

    proptest! {
        #[test]
        fn nobody_is_asked_twice(plans in prop::collection::vec(prop::collection::vec(0usize..4, 0..3), 0..12)) {
            let all: Vec<Volunteer> = plans.iter().enumerate().map(|(place, plans)| {
                volunteer(&format!("{place:02}"), &plans.iter().map(|of| Kept::ALL[*of]).collect::<Vec<_>>())
            }).collect();
            let found = interviews(&all);
            prop_assert!(found.strongest.iter().all(|one| !found.weakest.contains(one)));
            prop_assert!(found.strongest.len() <= EACH && found.weakest.len() <= found.strongest.len());
        }
    }
}
