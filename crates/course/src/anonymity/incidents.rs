//! What an incident may say of where it comes from.

use super::release::{Answers, Least};

/// What an incident says of where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    /// Neither line nor side.
    Nothing,
    /// The line.
    Line,
    /// The line and the side.
    Side,
}

/// What the incidents of each line may say. A side is named only if both sides of the line have enough
/// answers: if one alone weren't named, that would name it. A line is named only if its two sides together
/// have enough; those that aren't must be two or more and have enough answers together, or the smallest
/// others aren't named either.
pub fn labels(lines: &[Answers], least: Least) -> Vec<Label> {
    let together = |line: &Answers| line.customer.answered + line.provider.answered;
    let mut labels: Vec<Label> = lines
        .iter()
        .map(|line| {
            if least.is_enough(line.customer.answered) && least.is_enough(line.provider.answered) {
                Label::Side
            } else if least.is_enough(together(line)) {
                Label::Line
            } else {
                Label::Nothing
            }
        })
        .collect();
    loop {
        let unnamed = labels.iter().zip(lines).filter(|(label, _)| **label == Label::Nothing);
        let (many, answers) =
            unnamed.fold((0, 0), |(many, answers), (_, line)| (many + 1, answers + together(line)));
        if many == 0 || many > 1 && least.is_enough(answers) {
            return labels;
        }
        let named = (0..labels.len()).filter(|place| labels[*place] != Label::Nothing);
        let Some(smallest) = named.min_by_key(|place| (together(&lines[*place]), *place)) else {
            return labels;
        };
        labels[smallest] = Label::Nothing;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::needs::Tally;
    use proptest::prelude::*;

    fn lines(answered: &[[u32; 2]]) -> Vec<Answers> {
        let tally = |answered| Tally { people: 30, answered, values: Vec::new(), picks: Vec::new() };
        answered
            .iter()
            .enumerate()
            .map(|(place, [customer, provider])| Answers {
                line: format!("line-{place}"),
                customer: tally(*customer),
                provider: tally(*provider),
            })
            .collect()
    }

    #[test]
    fn a_gap_does_not_name_what_is_missing() {
        use Label::{Line, Nothing, Side};
        let of = |answered: &[[u32; 2]]| labels(&lines(answered), Least::default());
        assert_eq!(of(&[[8, 9]]), [Side]);
        assert_eq!(of(&[[8, 3]]), [Line], "three providers would be those without a side");
        assert_eq!(of(&[[2, 2], [8, 9], [20, 7]]), [Nothing, Nothing, Side], "the smallest goes with it");
        assert_eq!(of(&[[2, 2]]), [Nothing]);
        assert_eq!(of(&[[2, 2], [1, 2], [9, 9]]), [Nothing, Nothing, Side], "seven together");
    }

    proptest! {
        /// Whoever reads an incident can tell no fewer people than the least from whom it may come, unless
        /// there are no more in the whole survey.
        #[test]
        fn an_incident_may_come_from_enough_people(answered in prop::collection::vec([0u32..12, 0u32..12], 1..6)) {
            let lines = lines(&answered);
            let labels = labels(&lines, Least::default());
            let unnamed: u32 = labels.iter().zip(&answered).filter(|(label, _)| **label == Label::Nothing)
                .map(|(_, [one, other])| one + other).sum();
            let all: u32 = answered.iter().flatten().sum();
            for (label, [one, other]) in labels.iter().zip(&answered) {
                match label {
                    Label::Side => prop_assert!(*one >= 5 && *other >= 5),
                    Label::Line => prop_assert!(one + other >= 5),
                    Label::Nothing => prop_assert!(unnamed >= 5 || unnamed == all),
                }
            }
        }
    }
}
