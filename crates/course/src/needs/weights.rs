//! How much each item, topic and kind of trouble of a line is needed.

use super::{Item, Tally};
use counterpart_core::scenario::{Problem, Topic};

/// The needs of a line. Each list adds up to 1 at the most; what carries no topic or no problem is
/// missing from the sums of these.
#[derive(Clone, Debug, PartialEq)]
pub struct Needs {
    /// Of each item, in the order of the survey: 0 for those that carry none, 1 together.
    pub items: Vec<f64>,
    /// Of each topic, in the order of [`Topic::ALL`].
    pub topics: Vec<f64>,
    /// Of each kind of trouble, in the order of [`Problem::ALL`].
    pub problems: Vec<f64>,
    /// What each kind of trouble would have if all items were needed alike.
    pub even: Vec<f64>,
}

impl Needs {
    /// Of a topic, 0…1.
    pub fn topic(&self, topic: Topic) -> f64 {
        Topic::ALL.iter().position(|known| *known == topic).map_or(0.0, |place| self.topics[place])
    }

    /// Of a kind of trouble, 0…1.
    pub fn problem(&self, problem: Problem) -> f64 {
        Problem::ALL.iter().position(|known| *known == problem).map_or(0.0, |place| self.problems[place])
    }

    /// How much more a kind of trouble is needed than if all items were needed alike: 1 is even; 0 if no
    /// item tells of it.
    pub fn above_even(&self, problem: Problem) -> f64 {
        let even = Problem::ALL.iter().position(|known| *known == problem).map_or(0.0, |at| self.even[at]);
        if even > 0.0 { self.problem(problem) / even } else { 0.0 }
    }
}

/// The needs of a line by its customers' answers: for each mirrored item that at least `least` could
/// rate, (100 − M)/100 · (picks + 1)/(answered + 5), made to add up to 1 over these items. None if fewer
/// than `least` answered, no item has figures, or everything is at 100.
///
/// What arrives badly counts, and more if it was picked; the ones added keep an item that nobody picked
/// from counting for nothing, and few answers from counting for much. A choice of the model.
pub fn needs(items: &[Item], customer: &Tally, least: u32) -> Option<Needs> {
    if customer.answered < least.max(1) {
        return None;
    }
    let raw: Vec<f64> = items
        .iter()
        .enumerate()
        .map(|(place, item)| {
            let Some(rating) = customer.rating(place, least).filter(|_| item.mirrored) else { return 0.0 };
            let picks = customer.picks.get(place).copied().unwrap_or_default();
            (100.0 - rating.mean) / 100.0 * f64::from(picks + 1) / f64::from(customer.answered + 5)
        })
        .collect();
    let total: f64 = raw.iter().sum();
    if total <= 0.0 {
        return None;
    }
    let weights: Vec<f64> = raw.iter().map(|raw| raw / total).collect();
    let mirrored = items.iter().filter(|item| item.mirrored).count();
    let sum_over = |belongs: &dyn Fn(&Item) -> bool, weights: &dyn Fn(usize) -> f64| -> f64 {
        let own = items.iter().enumerate().filter(|(_, item)| belongs(item));
        own.map(|(place, _)| weights(place)).sum()
    };
    let weight = |place: usize| weights[place];
    let even = |place: usize| if items[place].mirrored { 1.0 / mirrored as f64 } else { 0.0 };
    let of_problem = |problem: Problem| move |item: &Item| item.problem == Some(problem);
    Some(Needs {
        topics: Topic::ALL
            .iter()
            .map(|of| sum_over(&|item: &Item| item.topic == Some(*of), &weight))
            .collect(),
        problems: Problem::ALL.iter().map(|of| sum_over(&of_problem(*of), &weight)).collect(),
        even: Problem::ALL.iter().map(|of| sum_over(&of_problem(*of), &even)).collect(),
        items: weights,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn items() -> Vec<Item> {
        let item =
            |code: &str, topic, problem, mirrored| Item { code: code.to_owned(), topic, problem, mirrored };
        vec![
            item("S01", Some(Topic::ActiveListening), Some(Problem::PoorCommunication), true),
            item("S04", Some(Topic::PerspectiveTaking), Some(Problem::InformationSilo), true),
            item("S14", Some(Topic::BuildingTrust), None, true),
            item("O17", None, None, false),
        ]
    }

    /// Six answered. S01: all "about half" = 50, picked once: .5·2/11 = 1/11. S04: three "never", three
    /// "now and then" = 12.5, picked five times: .875·6/11 = 5.25/11. S14: all "every time": nothing.
    /// Together 6.25/11, so 1/6.25 = .16 and 5.25/6.25 = .84.
    #[test]
    fn needs_by_hand() {
        let tally = Tally {
            people: 10,
            answered: 6,
            values: vec![[0, 0, 6, 0, 0], [3, 3, 0, 0, 0], [0, 0, 0, 0, 6], [6, 0, 0, 0, 0]],
            picks: vec![1, 5, 2, 0],
        };
        let found = needs(&items(), &tally, 5).expect("needs");
        for (place, by_hand) in [0.16, 0.84, 0.0, 0.0].into_iter().enumerate() {
            assert!((found.items[place] - by_hand).abs() < 1e-12, "{place}: {found:?}");
        }
        assert!((found.topic(Topic::PerspectiveTaking) - 0.84).abs() < 1e-12);
        assert_eq!(found.topic(Topic::WinWin), 0.0);
        assert!((found.problem(Problem::PoorCommunication) - 0.16).abs() < 1e-12);
        // Two of three items tell of a kind of trouble, a third each: .84 is 2.52 times even.
        assert!((found.above_even(Problem::InformationSilo) - 2.52).abs() < 1e-12);
        assert_eq!(found.above_even(Problem::UnclearRoles), 0.0);
    }

    #[test]
    fn without_answers_or_without_anything_wanting_there_are_none() {
        let mut tally = Tally::empty(10, 4);
        assert_eq!(needs(&items(), &tally, 5), None);
        tally.answered = 6;
        assert_eq!(needs(&items(), &tally, 5), None, "nobody could say");
        tally.values = vec![[0, 0, 0, 0, 6]; 4];
        assert_eq!(needs(&items(), &tally, 5), None, "all is well");
        tally.values[0] = [4, 0, 0, 0, 0];
        assert_eq!(needs(&items(), &tally, 5), None, "four who could say are too few");
        tally.values[0] = [6, 0, 0, 0, 0];
        assert_eq!(needs(&items(), &tally, 5).map(|found| found.items[0]), Some(1.0));
        tally.answered = 4;
        assert_eq!(needs(&items(), &tally, 5), None);
    }

    proptest! {
        #[test]
        fn needs_add_up_and_grow_with_picks(
            values in prop::collection::vec([0u32..4, 1..4, 1..4, 1..4, 0..4], 4), picks in prop::collection::vec(0u32..5, 4),
        ) {
            let answered = 40;
            let tally = Tally { people: 50, answered, values, picks };
            let found = needs(&items(), &tally, 3).expect("needs");
            prop_assert!((found.items.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            prop_assert!(found.topics.iter().sum::<f64>() <= 1.0 + 1e-12);
            prop_assert!(found.problems.iter().sum::<f64>() <= 1.0 + 1e-12);
            let mut more = tally.clone();
            more.picks[1] += 1;
            let more = needs(&items(), &more, 3).expect("needs");
            prop_assert!(more.items[1] > found.items[1] && more.items[0] < found.items[0]);
        }
    }
}
