//! What is shown of a survey once it is closed.

use super::rows::Row;
use crate::needs::{Side, Tally};

/// No figure is about fewer people: 5, or more where a course says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Least(u32);

impl Default for Least {
    fn default() -> Least {
        Least(5)
    }
}

impl Least {
    /// So many, but never fewer than 5.
    pub fn of(people: u32) -> Least {
        Least(people.max(Least::default().0))
    }

    /// How many that is.
    pub const fn get(self) -> u32 {
        self.0
    }

    /// Whether so many people are enough.
    pub const fn is_enough(self, people: u32) -> bool {
        people >= self.0
    }
}

/// A line's answers from both sides, as counters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// The id of the line.
    pub line: String,
    /// Its customers'.
    pub customer: Tally,
    /// Its providers'.
    pub provider: Tally,
}

impl Answers {
    /// Of one side.
    pub const fn of(&self, side: Side) -> &Tally {
        match side {
            Side::Customer => &self.customer,
            Side::Provider => &self.provider,
        }
    }
}

/// A survey that is open. It shows nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    empty: Vec<Answers>,
    items: usize,
}

impl Open {
    /// Opens one about lines, each with the people on its customer's and its provider's side, with so many
    /// items.
    pub fn new(lines: &[(String, u32, u32)], items: usize) -> Open {
        let empty = lines.iter().map(|(line, customers, providers)| Answers {
            line: line.clone(),
            customer: Tally::empty(*customers, items),
            provider: Tally::empty(*providers, items),
        });
        Open { empty: empty.collect(), items }
    }

    /// Closes it, once: rows are added up to counters, and with the survey itself nothing is left from which
    /// they could be told apart. Parts about lines or items that there aren't are left out.
    pub fn close(self, rows: &[Row]) -> Closed {
        let mut lines = self.empty;
        for part in rows.iter().flat_map(|row| &row.parts) {
            let Some(answers) = lines.get_mut(usize::from(part.line)) else { continue };
            let tally = match part.side {
                Side::Customer => &mut answers.customer,
                Side::Provider => &mut answers.provider,
            };
            tally.answered += 1;
            for (item, value) in part.values.iter().enumerate().take(self.items) {
                if let Some(value) = value.filter(|value| *value <= 4) {
                    tally.values[item][usize::from(value)] += 1;
                }
            }
            for item in &part.picks {
                if let Some(picks) = tally.picks.get_mut(usize::from(*item)) {
                    *picks += 1;
                }
            }
        }
        Closed { lines }
    }
}

/// A survey that is closed: counters, and nothing of anybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// The lines.
    pub lines: Vec<Answers>,
}

/// How many answers there are in several parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    /// So many.
    Shown(u32),
    /// Not told, since a part that isn't shown would follow from it.
    Hidden,
}

/// An item of a side, in whole points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemShown {
    /// Fewer than the least could say.
    TooFew,
    /// They see it differently among themselves.
    Split,
    /// What it comes to. How many could say isn't told: the rest would be those who couldn't.
    Mean {
        /// The mean, 0–100.
        mean: u8,
        /// Its 90 % interval.
        interval: Option<[u8; 2]>,
    },
}

/// A side of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SideShown {
    /// Fewer than the least answered. Nothing else is told, not even how many.
    TooFew,
    /// Enough did.
    Shown {
        /// How many.
        answered: u32,
        /// The items, in the order of the survey.
        items: Vec<ItemShown>,
        /// By how many each was picked; none where those, or the others, are fewer than the least.
        picks: Vec<Option<u32>>,
    },
}

impl SideShown {
    /// How many answered, if that is told.
    pub const fn answered(&self) -> Option<u32> {
        match self {
            SideShown::TooFew => None,
            SideShown::Shown { answered, .. } => Some(*answered),
        }
    }
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineShown {
    /// The id.
    pub line: String,
    /// Its customers.
    pub customer: SideShown,
    /// Its providers.
    pub provider: SideShown,
    /// Both together.
    pub answers: Total,
}

/// Everything that is shown of a survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// No figure is about fewer people.
    pub least: Least,
    /// The lines.
    pub lines: Vec<LineShown>,
    /// Answers in all: somebody who answered for two lines counts twice.
    pub answers: Total,
}

/// What is shown of a closed survey.
pub fn release(closed: &Closed, least: Least) -> Release {
    let mut unknown = Vec::new();
    let mut all = 0;
    let mut lines = Vec::new();
    for answers in &closed.lines {
        let (customer, provider) = (side(&answers.customer, least), side(&answers.provider, least));
        let parts = [(&customer, answers.customer.answered), (&provider, answers.provider.answered)];
        let hidden: Vec<u32> =
            parts.iter().filter(|(shown, _)| shown.answered().is_none()).map(|(_, of)| *of).collect();
        let sum = answers.customer.answered + answers.provider.answered;
        let total = total(sum, &hidden, least);
        if total == Total::Hidden {
            unknown.extend(hidden);
        }
        all += sum;
        lines.push(LineShown { line: answers.line.clone(), customer, provider, answers: total });
    }
    Release { least, lines, answers: total(all, &unknown, least) }
}

/// A total of which these parts aren't known otherwise: it is told if there are none, or two and more that
/// have enough people together.
fn total(sum: u32, unknown: &[u32], least: Least) -> Total {
    let enough = unknown.len() > 1 && least.is_enough(unknown.iter().sum());
    if unknown.is_empty() || enough { Total::Shown(sum) } else { Total::Hidden }
}

fn side(tally: &Tally, least: Least) -> SideShown {
    if !least.is_enough(tally.answered) {
        return SideShown::TooFew;
    }
    let items = (0..tally.values.len()).map(|item| match tally.rating(item, least.get()) {
        None => ItemShown::TooFew,
        Some(rating) if rating.split => ItemShown::Split,
        Some(rating) => ItemShown::Mean {
            mean: points(rating.mean),
            interval: rating.interval.map(|of| [points(of.low), points(of.high)]),
        },
    });
    let picks = tally.picks.iter().map(|picks| {
        let others = tally.answered.saturating_sub(*picks);
        (least.is_enough(*picks) && (others == 0 || least.is_enough(others))).then_some(*picks)
    });
    SideShown::Shown { answered: tally.answered, items: items.collect(), picks: picks.collect() }
}

/// A figure of 0–100 in whole points.
fn points(value: f64) -> u8 {
    libm::round(value.clamp(0.0, 100.0)) as u8
}

#[cfg(test)]
mod tests {
    use super::super::rows::Part;
    use super::*;
    use proptest::prelude::*;

    fn row(line: u16, side: Side, values: &[Option<u8>]) -> Row {
        Row { parts: vec![Part { line, side, values: values.to_vec(), picks: vec![0] }] }
    }

    fn open() -> Open {
        Open::new(&[("a".to_owned(), 10, 10), ("b".to_owned(), 10, 10)], 2)
    }

    #[test]
    fn rows_become_counters() {
        let rows = [
            row(0, Side::Customer, &[Some(0), None]),
            row(0, Side::Customer, &[Some(4), Some(2)]),
            row(7, Side::Customer, &[Some(4), Some(2)]),
        ];
        let closed = open().close(&rows);
        let tally = &closed.lines[0].customer;
        assert_eq!((tally.answered, tally.picks.as_slice()), (2, [2, 0].as_slice()));
        assert_eq!(tally.values, [[1, 0, 0, 0, 1], [0, 0, 1, 0, 0]]);
        assert_eq!(closed.lines[1].customer.answered, 0);
    }

    fn survey(answered: &[[u32; 2]]) -> Closed {
        let tally = |answered| Tally {
            people: 30,
            answered,
            values: vec![[0, 0, 0, answered, 0]],
            picks: vec![answered],
        };
        let lines = answered.iter().enumerate().map(|(place, [customer, provider])| Answers {
            line: place.to_string(),
            customer: tally(*customer),
            provider: tally(*provider),
        });
        Closed { lines: lines.collect() }
    }

    #[test]
    fn a_side_with_too_few_says_only_that_and_takes_the_total_with_it() {
        let shown = release(&survey(&[[8, 4], [9, 9]]), Least::default());
        assert_eq!(shown.lines[0].provider, SideShown::TooFew);
        assert_eq!((shown.lines[0].answers, shown.answers), (Total::Hidden, Total::Hidden));
        assert_eq!(shown.lines[1].answers, Total::Shown(18));
        let mean = ItemShown::Mean { mean: 75, interval: Some([75, 75]) };
        let whole = SideShown::Shown { answered: 8, items: vec![mean], picks: vec![Some(8)] };
        assert_eq!(shown.lines[0].customer, whole);
        // Two sides of four aren't known: eight together, and neither follows.
        let two = release(&survey(&[[8, 4], [9, 4]]), Least::default());
        assert_eq!(two.answers, Total::Shown(25));
        // Two of which together there are too few.
        assert_eq!(release(&survey(&[[8, 2], [9, 2]]), Least::default()).answers, Total::Hidden);
        assert_eq!(Least::of(3).get(), 5, "never fewer");
    }

    #[test]
    fn who_could_not_say_and_who_did_not_pick_are_not_told_apart() {
        let mut closed = survey(&[[9, 9]]);
        closed.lines[0].customer.values = vec![[0, 0, 0, 4, 0]];
        closed.lines[0].customer.picks = vec![7];
        let shown = release(&closed, Least::default());
        let expected = SideShown::Shown { answered: 9, items: vec![ItemShown::TooFew], picks: vec![None] };
        assert_eq!(shown.lines[0].customer, expected);
    }

    /// Whether a vector is a combination of others: by elimination, in whole numbers.
    fn follows(known: &[Vec<i128>], wanted: &[i128]) -> bool {
        let rank = |rows: &[Vec<i128>]| {
            let mut rows = rows.to_vec();
            let mut rank = 0;
            for column in 0..wanted.len() {
                let Some(pivot) = (rank..rows.len()).find(|row| rows[*row][column] != 0) else { continue };
                rows.swap(rank, pivot);
                let pivot_row = rows[rank].clone();
                for row in rows.iter_mut().skip(rank + 1) {
                    let factor = row[column];
                    for (value, of_pivot) in row.iter_mut().zip(&pivot_row) {
                        *value = *value * pivot_row[column] - of_pivot * factor;
                    }
                }
                rank += 1;
            }
            rank
        };
        let mut with = known.to_vec();
        with.push(wanted.to_vec());
        rank(known) == rank(&with)
    }

    /// Who sits at which place of a vector: two sides of each line, and the attacker apart from the side
    /// that they answered on.
    fn published(shown: &Release, attacker: Option<usize>) -> Vec<Vec<i128>> {
        let sides = 2 * shown.lines.len();
        let group = |places: &[usize]| {
            let mut vector = vec![0i128; sides + 1];
            for place in places {
                vector[*place] = 1;
                if attacker == Some(*place) {
                    vector[sides] = 1;
                }
            }
            vector
        };
        let mut known = Vec::new();
        for (place, line) in shown.lines.iter().enumerate() {
            for (side, of) in [&line.customer, &line.provider].into_iter().enumerate() {
                known.extend(of.answered().map(|_| group(&[2 * place + side])));
            }
            if line.answers != Total::Hidden {
                known.push(group(&[2 * place, 2 * place + 1]));
            }
        }
        if shown.answers != Total::Hidden {
            known.push(group(&(0..sides).collect::<Vec<_>>()));
        }
        // The attacker knows what they said themselves.
        let mut own = vec![0i128; sides + 1];
        own[sides] = 1;
        known.push(own);
        known
    }

    proptest! {
        /// An attacker who answered too has everything that is shown, and adds and takes away as they like:
        /// no group of others comes out that is smaller than the least by more than the attacker.
        #[test]
        fn no_sum_or_difference_isolates_too_few(
            answered in prop::collection::vec([0u32..9, 0u32..9], 1..4), least in 5u32..7, attacker in prop::option::of(0usize..8),
        ) {
            let least = Least::of(least);
            let shown = release(&survey(&answered), least);
            let counts: Vec<u32> = answered.iter().flatten().copied().collect();
            let attacker = attacker.filter(|place| counts.get(*place).is_some_and(|count| *count > 0));
            let known = published(&shown, attacker);
            for group in 1u32..1 << counts.len() {
                let places: Vec<usize> = (0..counts.len()).filter(|place| group >> place & 1 == 1).collect();
                let others: u32 = places.iter().map(|place| counts[*place] - u32::from(attacker == Some(*place))).sum();
                let within = attacker.is_some_and(|place| places.contains(&place));
                if others == 0 || others + u32::from(within) >= least.get() {
                    continue;
                }
                let mut vector = vec![0i128; counts.len() + 1];
                places.iter().for_each(|place| vector[*place] = 1);
                prop_assert!(!follows(&known, &vector), "{places:?} of {counts:?}: {shown:?}");
            }
        }

        #[test]
        fn every_figure_is_about_enough_people(
            values in prop::collection::vec([0u32..4, 0..4, 0..4, 0..4, 0..4], 1..4), more in 0u32..3, picks in 0u32..9,
        ) {
            let most = values.iter().map(|of| of.iter().sum::<u32>()).max().unwrap_or_default();
            let answered = most + more;
            let picks = vec![picks.min(answered); values.len()];
            let tally = Tally { people: answered + 5, answered, values: values.clone(), picks: picks.clone() };
            match side(&tally, Least::default()) {
                SideShown::TooFew => prop_assert!(answered < 5),
                SideShown::Shown { answered: told, items, picks: shown } => {
                    prop_assert!(told == answered && told >= 5);
                    for (item, values) in items.iter().zip(&values) {
                        prop_assert_eq!(*item == ItemShown::TooFew, values.iter().sum::<u32>() < 5);
                    }
                    for told in shown.into_iter().flatten() {
                        prop_assert!(told >= 5 && (told == answered || answered - told >= 5));
                    }
                }
            }
        }
    }
}
