//! A course fitted to the needs: which desks, which lessons, and why, as data. Sentences are made of it
//! elsewhere.

use super::{Compared, Item, Needs, Side};
use counterpart_core::scenario::{Problem, Topic};

/// Needs count as spread evenly over the kinds of trouble at hand if none is needed this much more than
/// if all items were needed alike. A choice of the model.
pub const EVEN_BELOW: f64 = 1.25;

/// A desk that could be played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    /// The id of the scenario.
    pub scenario: String,
    /// The id of the seat.
    pub seat: String,
    /// Which side of the scenario's own line it is.
    pub side: Side,
    /// The topics of the scenario.
    pub topics: Vec<Topic>,
    /// The kind of trouble that it is about.
    pub problem: Problem,
}

/// What a survey says of one line, as far as enough answered.
#[derive(Clone, Debug, PartialEq)]
pub struct LineNeeds {
    /// The id of the line.
    pub line: String,
    /// Its needs.
    pub needs: Needs,
    /// Its items from both sides.
    pub compared: Vec<Compared>,
    /// How many customers and how many providers answered; none of a side of which nothing is shown.
    pub answered: [Option<u32>; 2],
}

/// What is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A conversation, from this desk first.
    Desk {
        /// The id of the scenario.
        scenario: String,
        /// The id of the seat.
        seat: String,
    },
    /// A lesson.
    Lesson(Topic),
    /// A scenario of one's own, made from something that happened: none at hand is about what is needed.
    OwnScenario,
}

/// Why: one sentence's worth, with its figures. Items are places in the survey.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// What arrives and what is believed lie apart, surely.
    BlindSpot {
        /// The item.
        item: usize,
        /// What arrives, 0–100.
        arrives: f64,
        /// What is believed, 0–100.
        believed: f64,
        /// How many customers and providers answered.
        answered: [u32; 2],
    },
    /// What arrives, with what is believed where that may be told; the two may differ by chance.
    Arrives {
        /// The item.
        item: usize,
        /// What arrives, 0–100.
        arrives: f64,
        /// What is believed, 0–100.
        believed: Option<f64>,
        /// How many customers answered.
        answered: u32,
    },
    /// The customers see it differently among themselves, so no mean is told.
    Split {
        /// The item.
        item: usize,
        /// How many customers answered.
        answered: u32,
    },
    /// Need is spread evenly over the kinds of trouble at hand.
    Even,
    /// The kind of trouble needed most is that of no scenario at hand.
    NoneAbout(Problem),
}

/// A line of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// What is proposed.
    pub what: What,
    /// The id of the line that it is for.
    pub line: String,
    /// How well it fits: [`fit`] of a desk, the topic's need of a lesson; 0 of a scenario of one's own.
    pub weight: f64,
    /// Why.
    pub why: Reason,
}

/// How well a desk fits a line: 2·Σ need of its topics + need of its kind of trouble + ½ if it is the side
/// that the answers are about. 0…3½. Every mirrored item is about what the supplier does, whoever answers:
/// so that side is always the supplier's. The weights are a choice of the model.
pub fn fit(desk: &Desk, needs: &Needs) -> f64 {
    let topics: f64 = desk.topics.iter().map(|topic| needs.topic(*topic)).sum();
    2.0 * topics + needs.problem(desk.problem) + if desk.side == Side::Provider { 0.5 } else { 0.0 }
}

/// A plan: for each line, scenarios of one's own where none at hand is about what it needs; then the
/// `many_desks` desks that fit a line best, each scenario once; then the lessons of the `many_lessons`
/// topics needed most at any line. What fits alike goes by its id, or the order of the topics.
pub fn plan(
    items: &[Item],
    lines: &[LineNeeds],
    desks: &[Desk],
    many_desks: usize,
    many_lessons: usize,
) -> Vec<Planned> {
    let own = lines.iter().filter_map(|line| {
        let why = own_scenario(line, desks)?;
        Some(Planned { what: What::OwnScenario, line: line.line.clone(), weight: 0.0, why })
    });
    let mut planned: Vec<Planned> = own.collect();
    planned.extend(best_desks(items, lines, desks, many_desks));
    planned.extend(lessons(items, lines, many_lessons));
    planned
}

/// Why a line wants a scenario of its own, if it does.
fn own_scenario(line: &LineNeeds, desks: &[Desk]) -> Option<Reason> {
    let at_hand = |problem: Problem| desks.iter().any(|desk| desk.problem == problem);
    let most = Problem::ALL.iter().copied().reduce(|most, next| {
        if line.needs.above_even(next) > line.needs.above_even(most) { next } else { most }
    })?;
    if line.needs.above_even(most) < EVEN_BELOW {
        return Some(Reason::Even);
    }
    let some_fits =
        Problem::ALL.iter().any(|problem| at_hand(*problem) && line.needs.above_even(*problem) >= EVEN_BELOW);
    (!some_fits).then_some(Reason::NoneAbout(most))
}

fn best_desks(items: &[Item], lines: &[LineNeeds], desks: &[Desk], many: usize) -> Vec<Planned> {
    let mut found: Vec<(f64, &Desk, &LineNeeds)> = Vec::new();
    for desk in desks {
        let of = |line: &LineNeeds| fit(desk, &line.needs);
        let best = lines.iter().reduce(|best, next| if of(next) > of(best) { next } else { best });
        found.extend(best.map(|line| (of(line), desk, line)));
    }
    found.sort_by(|(one, a, _), (other, b, _)| {
        other.total_cmp(one).then_with(|| (&a.scenario, &a.seat).cmp(&(&b.scenario, &b.seat)))
    });
    let mut seen: Vec<&str> = Vec::new();
    found.retain(|(_, desk, _)| {
        let is_new = !seen.contains(&desk.scenario.as_str());
        seen.push(&desk.scenario);
        is_new
    });
    let planned = found.into_iter().take(many).filter_map(|(weight, desk, line)| {
        let about = |item: &Item| {
            item.problem == Some(desk.problem) || item.topic.is_some_and(|topic| desk.topics.contains(&topic))
        };
        let what = What::Desk { scenario: desk.scenario.clone(), seat: desk.seat.clone() };
        Some(Planned { what, line: line.line.clone(), weight, why: reason(items, line, &about)? })
    });
    planned.collect()
}

fn lessons(items: &[Item], lines: &[LineNeeds], many: usize) -> Vec<Planned> {
    let mut found: Vec<(f64, Topic, &LineNeeds)> = Vec::new();
    for topic in Topic::ALL {
        let of = |line: &LineNeeds| line.needs.topic(*topic);
        let best = lines.iter().reduce(|best, next| if of(next) > of(best) { next } else { best });
        found.extend(best.map(|line| (of(line), *topic, line)).filter(|(need, ..)| *need > 0.0));
    }
    found.sort_by(|(one, a, _), (other, b, _)| other.total_cmp(one).then(a.cmp(b)));
    let planned = found.into_iter().take(many).filter_map(|(weight, topic, line)| {
        let why = reason(items, line, &|item| item.topic == Some(topic))?;
        Some(Planned { what: What::Lesson(topic), line: line.line.clone(), weight, why })
    });
    planned.collect()
}

/// What the item needed most of those that something is about says of a line.
fn reason(items: &[Item], line: &LineNeeds, about: &dyn Fn(&Item) -> bool) -> Option<Reason> {
    let own = (0..items.len()).filter(|place| about(&items[*place]) && line.needs.items[*place] > 0.0);
    let item =
        own.reduce(|most, next| if line.needs.items[next] > line.needs.items[most] { next } else { most })?;
    let compared = line.compared.get(item)?;
    let customers = line.answered[0]?;
    let Some(arrives) = compared.mean(Side::Customer) else {
        return Some(Reason::Split { item, answered: customers });
    };
    let believed = compared.mean(Side::Provider);
    match (compared.blind_spot(), believed, line.answered[1]) {
        (Some(_), Some(believed), Some(providers)) => {
            Some(Reason::BlindSpot { item, arrives, believed, answered: [customers, providers] })
        }
        _ => Some(Reason::Arrives { item, arrives, believed, answered: customers }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::needs::{Tally, compare, needs};

    fn item(code: &str, topic: Topic, problem: Problem) -> Item {
        Item { code: code.to_owned(), topic: Some(topic), problem: Some(problem), mirrored: true }
    }

    fn items() -> Vec<Item> {
        vec![
            item("S01", Topic::ActiveListening, Problem::PoorCommunication),
            item("S04", Topic::PerspectiveTaking, Problem::InformationSilo),
            item("S11", Topic::GoalAlignment, Problem::GoalsNotAligned),
        ]
    }

    fn desk(scenario: &str, seat: &str, side: Side, topics: &[Topic], problem: Problem) -> Desk {
        let (scenario, seat) = (scenario.to_owned(), seat.to_owned());
        Desk { scenario, seat, side, topics: topics.to_vec(), problem }
    }

    fn tally(people: u32, values: [[u32; 5]; 3]) -> Tally {
        Tally { people, answered: values[0].iter().sum(), values: values.to_vec(), picks: vec![0; 3] }
    }

    fn line(customer: &Tally, provider: &Tally) -> LineNeeds {
        LineNeeds {
            line: "warehouse-sales".to_owned(),
            needs: needs(&items(), customer, 5).expect("needs"),
            compared: compare(&items(), customer, provider, 5),
            answered: [Some(customer.answered), Some(provider.answered)],
        }
    }

    fn desks() -> Vec<Desk> {
        let (silo, goals) = (Problem::InformationSilo, Problem::GoalsNotAligned);
        let late = [Topic::ActiveListening, Topic::PerspectiveTaking];
        vec![
            desk("late-shipment", "sales", Side::Customer, &late, silo),
            desk("late-shipment", "warehouse", Side::Provider, &late, silo),
            desk("urgent-hire", "hr", Side::Provider, &[Topic::GoalAlignment], goals),
        ]
    }

    /// Sales rate S01 75, S04 12.5, S11 75: wanting 25, 87.5 and 25 of 137.5: .181818, .636364, .181818.
    #[test]
    fn the_desk_and_the_lesson_that_a_blind_spot_asks_for() {
        let customer = tally(20, [[0, 0, 0, 8, 0], [4, 4, 0, 0, 0], [0, 0, 0, 8, 0]]);
        let provider = tally(14, [[0, 0, 0, 8, 0], [0, 0, 0, 8, 0], [0, 0, 0, 8, 0]]);
        let line = line(&customer, &provider);
        let fits: Vec<f64> = desks().iter().map(|desk| fit(desk, &line.needs)).collect();
        // 2·(.181818 + .636364) + .636364 = 2.272727, ½ more for the supplier; 2·.181818 + .181818 + ½.
        for (fit, by_hand) in fits.iter().zip([2.272_727, 2.772_727, 1.045_455]) {
            assert!((fit - by_hand).abs() < 1e-6, "{fits:?}");
        }
        let planned = plan(&items(), &[line], &desks(), 2, 1);
        let whats: Vec<&What> = planned.iter().map(|planned| &planned.what).collect();
        let named =
            |scenario: &str, seat: &str| What::Desk { scenario: scenario.to_owned(), seat: seat.to_owned() };
        let lesson = What::Lesson(Topic::PerspectiveTaking);
        assert_eq!(whats, [&named("late-shipment", "warehouse"), &named("urgent-hire", "hr"), &lesson]);
        let spot = Reason::BlindSpot { item: 1, arrives: 12.5, believed: 75.0, answered: [8, 8] };
        assert_eq!((&planned[0].why, &planned[2].why), (&spot, &spot));
        let told = Reason::Arrives { item: 2, arrives: 75.0, believed: Some(75.0), answered: 8 };
        assert_eq!(planned[1].why, told);
    }

    #[test]
    fn what_none_at_hand_is_about_asks_for_a_scenario_of_ones_own() {
        let even = tally(20, [[0, 8, 0, 0, 0]; 3]);
        let planned = plan(&items(), &[line(&even, &even)], &desks(), 1, 0);
        assert_eq!((&planned[0].what, &planned[0].why), (&What::OwnScenario, &Reason::Even));
        let talk = tally(20, [[8, 0, 0, 0, 0], [0, 0, 0, 0, 8], [0, 0, 0, 0, 8]]);
        let planned = plan(&items(), &[line(&talk, &even)], &desks(), 1, 0);
        assert_eq!(planned[0].why, Reason::NoneAbout(Problem::PoorCommunication));
    }

    #[test]
    fn customers_who_see_it_differently_give_that_as_the_reason() {
        let customer = tally(20, [[0, 0, 0, 0, 14], [4, 2, 3, 2, 3], [0, 0, 0, 0, 14]]);
        let planned = plan(&items(), &[line(&customer, &customer)], &desks(), 1, 1);
        assert_eq!(planned[0].why, Reason::Split { item: 1, answered: 14 });
        assert_eq!(planned.len(), 2);
    }
}
