//! The figures of an evaluation, worked out another way: from what each simulated person answered and from the rows of
//! the databases, with statistics of its own. Nothing of the program's own figures is called here.

use super::simulated::Answers;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// A mean with its interval.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    pub n: usize,
    pub mean: f64,
    pub half: f64,
}

impl Told {
    pub fn low(self) -> f64 {
        self.mean - self.half
    }

    pub fn high(self) -> f64 {
        self.mean + self.half
    }
}

pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// With n − 1 below.
pub fn variance(values: &[f64]) -> f64 {
    let middle = mean(values);
    values.iter().map(|value| (value - middle).powi(2)).sum::<f64>() / (values.len() as f64 - 1.0)
}

/// The point that leaves this share of Student's t above it and below its opposite: found by halving, on the density
/// added up by Simpson's rule. No Γ is needed, since the whole must be 1.
pub fn t(confidence: f64, df: f64) -> f64 {
    let density = |x: f64| (1.0 + x * x / df).powf(-(df + 1.0) / 2.0);
    let area = |to: f64| {
        const PIECES: usize = 4000;
        let step = to / PIECES as f64;
        let inner: f64 =
            (1..PIECES).map(|at| density(at as f64 * step) * if at % 2 == 1 { 4.0 } else { 2.0 }).sum();
        (density(0.0) + density(to) + inner) * step / 3.0
    };
    // Beyond 400 there is nothing left that would show.
    let whole = area(400.0);
    let (mut low, mut high) = (0.0, 60.0);
    for _ in 0..50 {
        let middle = f64::midpoint(low, high);
        if area(middle) / whole < confidence { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// A rating out of a department of so many people, 0–100: those who couldn't say are left out.
pub fn rating(answers: &[Option<u8>], people: usize, confidence: f64) -> Told {
    let values: Vec<f64> = answers.iter().flatten().map(|value| 25.0 * f64::from(*value)).collect();
    let n = values.len() as f64;
    let error = (variance(&values) / n * (1.0 - n / people as f64)).sqrt();
    Told { n: values.len(), mean: mean(&values), half: t(confidence, n - 1.0) * error }
}

/// Whether they see it differently among themselves.
pub fn is_split(answers: &[Option<u8>]) -> bool {
    let count = |value: u8| answers.iter().flatten().filter(|of| **of == value).count();
    let all = answers.iter().flatten().count() as f64;
    let filled = (0..=4).filter(|value| count(*value) > 0).count();
    filled >= 4 && count(0) as f64 >= 0.2 * all && count(4) as f64 >= 0.2 * all
}

/// How an item has changed between two groups of answers from a department of so many people.
pub fn change(before: &[Option<u8>], after: &[Option<u8>], people: usize) -> Told {
    let parts = [before, after].map(|answers| {
        let values: Vec<f64> = answers.iter().flatten().map(|value| 25.0 * f64::from(*value)).collect();
        let n = values.len() as f64;
        (mean(&values), variance(&values) / n * (1.0 - n / people as f64), n - 1.0)
    });
    welch([parts[0].1, parts[1].1], [parts[0].2, parts[1].2], parts[1].0 - parts[0].0)
}

fn welch<const N: usize>(errors: [f64; N], df: [f64; N], middle: f64) -> Told {
    let sum: f64 = errors.iter().sum();
    let own = sum * sum / errors.iter().zip(df).map(|(error, df)| error * error / df).sum::<f64>();
    Told { n: 0, mean: middle, half: t(0.95, own) * sum.sqrt() }
}

/// How much each of the first `mirrored` items is needed, of 1 for all of them.
pub fn needs(answers: &[Answers], mirrored: usize) -> Vec<f64> {
    let raw: Vec<f64> = (0..mirrored)
        .map(|item| {
            let values: Vec<f64> = answers
                .iter()
                .filter_map(|of| of.values[item])
                .map(|value| 25.0 * f64::from(value))
                .collect();
            let picks = answers.iter().filter(|of| of.picks.contains(&item)).count() as f64;
            (100.0 - mean(&values)) / 100.0 * (picks + 1.0) / (answers.len() as f64 + 5.0)
        })
        .collect();
    let whole: f64 = raw.iter().sum();
    raw.into_iter().map(|need| need / whole).collect()
}

/// An estimate of skill from decisions in several scenarios: (mean, squared standard deviation). The testlet model of
/// docs/skill.md by Simpson's rule, on twice as fine a grid as the program's.
pub fn estimate(scenarios: &BTreeMap<String, Vec<(Vec<i64>, i64)>>) -> (f64, f64) {
    const SLOPE: f64 = 0.7;
    const BY_SCENARIO: f64 = 1.2;
    const STEPS: i32 = 80;
    const STEP: f64 = 0.05;
    let simpson = |at: i32| match at.abs() {
        STEPS => 1.0,
        _ if at % 2 != 0 => 4.0,
        _ => 2.0,
    };
    let mut density: Vec<f64> =
        (-STEPS..=STEPS).map(|at| (-(f64::from(at) * STEP).powi(2) / 2.0).exp()).collect();
    for decisions in scenarios.values() {
        let likely: Vec<f64> = (-2 * STEPS..=2 * STEPS)
            .map(|at| {
                let ability = SLOPE * f64::from(at) * STEP;
                let one = |(offered, chosen): &(Vec<i64>, i64)| {
                    let all: f64 = offered.iter().map(|quality| (ability * *quality as f64).exp()).sum();
                    (ability * *chosen as f64).exp() / all
                };
                decisions.iter().map(one).product()
            })
            .collect();
        for (place, own) in density.iter_mut().enumerate() {
            let over_gamma = (-STEPS..=STEPS).map(|at| {
                let gamma = f64::from(at) * STEP / BY_SCENARIO;
                let sum = place as i32 + at + STEPS;
                simpson(at) * (-gamma * gamma / 2.0).exp() * likely[sum as usize]
            });
            *own *= over_gamma.sum::<f64>();
        }
    }
    let over = |of: &dyn Fn(f64) -> f64| -> f64 {
        (-STEPS..=STEPS)
            .map(|at| simpson(at) * of(f64::from(at) * STEP) * density[(at + STEPS) as usize])
            .sum()
    };
    let whole = over(&|_| 1.0);
    let middle = over(&|theta| theta) / whole;
    (middle, over(&|theta| (theta - middle).powi(2)) / whole)
}

/// What a person's rows say of their forms.
#[derive(Clone, Debug, Default)]
pub struct Forms {
    /// By the number of the form: mean and squared standard deviation, where both conversations count.
    pub estimates: BTreeMap<u8, (f64, f64)>,
    /// Which of the first two was begun first.
    pub first: Option<u8>,
}

/// The forms of everybody in a database who takes part in the course, straight from its rows.
pub fn forms(database: &std::path::Path, course: &str) -> Vec<Forms> {
    let rows = Connection::open(database).unwrap();
    let list = |sql: &str, id: i64| -> Vec<(i64, String, String, String)> {
        let mut asked = rows.prepare(sql).unwrap();
        let found =
            asked.query_map((id, course), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)));
        found.unwrap().map(Result::unwrap).collect()
    };
    let people: Vec<i64> = {
        let mut asked = rows.prepare("SELECT id FROM person ORDER BY id").unwrap();
        asked.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let mut all = Vec::new();
    for person in people {
        let last: Option<String> = rows
            .query_row(
                "SELECT kind FROM step WHERE person = ?1 AND course = ?2 AND kind IN ('took-up', 'left') \
                 ORDER BY id DESC LIMIT 1",
                (person, course),
                |row| row.get(0),
            )
            .ok();
        if last.as_deref() != Some("took-up") {
            continue;
        }
        let plays = list(
            "SELECT id, purpose, scenario_id, seat FROM play WHERE person = ?1 AND (course = ?2 OR course = '') ORDER BY id",
            person,
        );
        let mut found = Forms::default();
        for number in 1..=3 {
            let purpose = format!("form-{number}");
            let own: Vec<_> = plays.iter().filter(|(_, of, _, _)| *of == purpose).collect();
            // What was played before, be it from the other side the same day, is remembered.
            let is_fresh = |play: &&(i64, String, String, String)| {
                plays.iter().all(|earlier| earlier.2 != play.2 || earlier.0 >= play.0)
            };
            if own.len() == 2 && own.iter().all(is_fresh) {
                let scenarios = own.iter().map(|play| (play.2.clone(), decisions(&rows, play.0)));
                found.estimates.insert(number, estimate(&scenarios.collect()));
            }
        }
        let begun = |purpose: &str| plays.iter().position(|(_, of, _, _)| of == purpose);
        found.first = match (begun("form-1"), begun("form-2")) {
            (Some(one), Some(two)) => Some(if one < two { 1 } else { 2 }),
            (Some(_), None) => Some(1),
            (None, Some(_)) => Some(2),
            (None, None) => None,
        };
        all.push(found);
    }
    all
}

/// The judgements of what was offered and of what was chosen; guesses and moments in which all was alike apart.
fn decisions(rows: &Connection, play: i64) -> Vec<(Vec<i64>, i64)> {
    let mut asked = rows
        .prepare(
            "SELECT offered, quality FROM choice WHERE play_id = ?1 AND confidence IS NULL ORDER BY turn",
        )
        .unwrap();
    let found = asked.query_map([play], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))).unwrap();
    found
        .map(Result::unwrap)
        .map(|(offered, chosen)| (offered.split(' ').map(|of| of.parse().unwrap()).collect(), chosen))
        .filter(|(offered, _): &(Vec<i64>, i64)| offered.iter().any(|quality| *quality != offered[0]))
        .collect()
}

/// What one group gained from the first form to the second beyond another group, straight from the four samples of
/// both orders.
pub fn beyond(later: &[Forms], earlier: &[Forms]) -> Told {
    let samples = |people: &[Forms]| {
        let told = [1, 2].map(|order| {
            let own: Vec<Forms> = people.iter().filter(|of| of.first == Some(order)).cloned().collect();
            (differences(&own, people), own)
        });
        told.map(|(values, _)| values)
    };
    let ([a, b], [c, d]) = (samples(later), samples(earlier));
    let error = |values: &[f64]| variance(values) / values.len() as f64 / 4.0;
    let all = [&a, &b, &c, &d];
    let middle = f64::midpoint(mean(&a), mean(&b)) - f64::midpoint(mean(&c), mean(&d));
    let n = all.iter().map(|values| values.len()).sum();
    Told { n, ..welch(all.map(|values| error(values)), all.map(|values| values.len() as f64 - 1.0), middle) }
}

/// The differences between the first two forms of some people, on the scale of the whole group that they belong to.
fn differences(own: &[Forms], group: &[Forms]) -> Vec<f64> {
    let taken = |people: &[Forms]| -> Vec<((f64, f64), (f64, f64))> {
        let both = people.iter().filter_map(|of| {
            let first = of.first?;
            Some((*of.estimates.get(&first)?, *of.estimates.get(&(3 - first))?))
        });
        both.collect()
    };
    let told: Vec<f64> = taken(group).iter().flat_map(|(one, other)| [1.0 - one.1, 1.0 - other.1]).collect();
    taken(own).iter().map(|(before, after)| (after.0 - before.0) / mean(&told)).collect()
}

/// The change from the first form to another, on the scale of θ, for those who took both.
pub fn gain(people: &[Forms], to_third: bool) -> Told {
    let taken = people.iter().filter_map(|of| {
        let first = of.first?;
        let last = if to_third { 3 } else { 3 - first };
        Some((first, *of.estimates.get(&first)?, *of.estimates.get(&last)?))
    });
    let taken: Vec<(u8, (f64, f64), (f64, f64))> = taken.collect();
    let slope =
        mean(&taken.iter().flat_map(|(_, one, other)| [1.0 - one.1, 1.0 - other.1]).collect::<Vec<_>>());
    let of_order = |order: u8| -> Vec<f64> {
        let own = taken.iter().filter(|(first, _, _)| *first == order);
        own.map(|(_, before, after)| (after.0 - before.0) / slope).collect()
    };
    let (one, two) = (of_order(1), of_order(2));
    let error = |values: &[f64]| variance(values) / values.len() as f64 / 4.0;
    let df = [one.len() as f64 - 1.0, two.len() as f64 - 1.0];
    let middle = f64::midpoint(mean(&one), mean(&two));
    Told { n: one.len() + two.len(), ..welch([error(&one), error(&two)], df, middle) }
}
