//! What a course came to, as far as groups can show it: every figure of the manager's page, from what people did
//! and said, and from the counters of two surveys.
//!
//! Four questions, after Kirkpatrick: what people say at the end, what they have learnt, what they do, what comes
//! of it. Nothing is about fewer people than the course's least, and nothing about one person: of a gain there is
//! the group's interval, of plans and answers there are counts.
//!
//! - what people did, and the figures of it: [`figures`], [`Figures`]
//! - what was learnt: [`learnt`]; the lines before and after: [`lines`]
//! - two waves beside each other: [`waves`]
//! - what follows from it: [`advice`]
//!
//! **Not here:** reading records (`counterpart`'s `history`), words and pages (`counterpart-exchange`).

mod advice;
mod learnt;
mod lines;
#[cfg(test)]
mod tests;
mod waves;

pub use advice::{Advice, MOST_ADVICE, advice};
pub use learnt::{Compares, Learnt, Says, learnt};
pub use lines::{ItemFigures, LineFigures, Surveys, lines, rated};
pub use waves::{ItemWaves, Waves, waves};

use crate::anonymity::Least;
use crate::counts::{
    Able, Clearer, Counted, Kept, Obstacle, PlanKept, Plans, Reaction, Reactions, Use, counted, plans,
    reactions, together,
};
use crate::run_chart::{RunChart, run_chart};
use counterpart_core::scenario::Cluster;
use counterpart_core::scoring::Estimate;

/// Somebody who has taken up a course, as far as its evaluation needs to know them: no name, no department.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Participant {
    /// What the conversations of each form say of their skill, form 1 first; none of a form that wasn't taken to
    /// its end, or of which a conversation says nothing about skill.
    pub forms: Vec<Option<Estimate>>,
    /// Whether they took form 2 before form 1.
    pub second_first: bool,
    /// How many of their choices told something about each cluster, in the order of [`Cluster::ALL`].
    pub practised: [u32; Cluster::ALL.len()],
    /// How much of it they can use, they said at the end of the day.
    pub uses: Option<Use>,
    /// How sure they are of doing it.
    pub able: Option<Able>,
    /// What is most likely to be in the way.
    pub obstacle: Option<Obstacle>,
    /// Whether they see more clearly what the other department has to cope with.
    pub clearer: Option<Clearer>,
    /// Their plans: what became of each, if they have said so, and what was in the way.
    pub plans: Vec<(Option<Kept>, Option<Obstacle>)>,
}

/// A figure that is counted anyway, such as orders that come back, week by week.
#[derive(Clone, Debug, PartialEq)]
pub struct Weekly {
    /// The line that it belongs to, by its id.
    pub line: String,
    /// What is counted, in the manager's own words.
    pub name: String,
    /// The weeks before the course.
    pub before: Vec<f64>,
    /// The weeks after it.
    pub after: Vec<f64>,
}

/// Everything that may be shown of a course.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// No figure is about fewer people.
    pub least: Least,
    /// How many people have taken it up; none if fewer than the least.
    pub people: Option<u32>,
    /// The lines as they were rated before, and again.
    pub lines: Vec<LineFigures>,
    /// What was learnt: from the first form that each took to the second, and to the third.
    pub learnt: Vec<Learnt>,
    /// What share of the choices that people made told something about each cluster, in whole per cent, in the
    /// order of [`Cluster::ALL`]; none if fewer people than the least made any. A choice can tell of two.
    pub practised: Option<[u8; Cluster::ALL.len()]>,
    /// What people said at the end of the day.
    pub reactions: Reactions,
    /// Of how many rooms these answers are, each given on a phone; none where they stand in the records.
    pub rooms: Option<u32>,
    /// How many plans were made; none if by fewer people than the least.
    pub planned: Option<u32>,
    /// What became of them.
    pub plans: Plans,
    /// The lines' own figures.
    pub weekly: Vec<(Weekly, RunChart)>,
    /// What this wave has brought beyond an earlier one, if that was asked for.
    pub beside: Option<Waves>,
}

/// The figures of a course: of the people who took it up, the surveys before and after, and what is counted anyway.
/// `forms` is how many forms the course has.
pub fn figures(
    people: &[Participant],
    forms: usize,
    surveys: &Surveys,
    weekly: &[Weekly],
    least: Least,
) -> Figures {
    let many = |people: usize| u32::try_from(people).unwrap_or(u32::MAX);
    let planners = people.iter().filter(|person| !person.plans.is_empty()).count();
    let made: usize = people.iter().map(|person| person.plans.len()).sum();
    let kept: Vec<PlanKept> = (0..)
        .zip(people)
        .flat_map(|(number, person)| {
            let told = person.plans.iter();
            told.map(move |(kept, obstacle)| PlanKept { person: number, kept: *kept, obstacle: *obstacle })
        })
        .collect();
    Figures {
        least,
        people: Some(many(people.len())).filter(|people| least.is_enough(*people)),
        lines: lines(surveys, least),
        learnt: learnt(people, forms, least),
        practised: practised(people, least),
        reactions: Reactions {
            uses: said(Use::ALL, people, |of| of.uses, least),
            able: said(Able::ALL, people, |of| of.able, least),
            obstacles: said(Obstacle::ALL, people, |of| of.obstacle, least),
            clearer: said(Clearer::ALL, people, |of| of.clearer, least),
        },
        rooms: None,
        planned: least.is_enough(many(planners)).then(|| many(made)),
        plans: plans(&kept, least),
        weekly: weekly.iter().map(|of| (of.clone(), run_chart(&of.before, &of.after))).collect(),
        beside: None,
    }
}

impl Figures {
    /// With the answers that phones gave at the end of these rooms in place of those in the records: the same person
    /// may stand in both. Nothing of a room is counted in which fewer than the least answered.
    pub fn with_rooms(self, rooms: &[Vec<Reaction>]) -> Figures {
        let each: Vec<Reactions> = rooms.iter().map(|room| reactions(room.iter(), self.least)).collect();
        Figures { reactions: together(&each), rooms: u32::try_from(each.len()).ok(), ..self }
    }

    /// With what this wave has brought beyond an earlier one.
    pub fn beside(self, earlier: &Figures) -> Figures {
        Figures { beside: Some(waves(&self, earlier)), ..self }
    }
}

fn said<T: PartialEq>(
    all: &[T],
    people: &[Participant],
    of: impl Fn(&Participant) -> Option<T>,
    least: Least,
) -> Counted {
    counted(all, people.iter().filter_map(of), least)
}

fn practised(people: &[Participant], least: Least) -> Option<[u8; Cluster::ALL.len()]> {
    let those: Vec<&Participant> =
        people.iter().filter(|person| person.practised.iter().any(|of| *of > 0)).collect();
    let sums: [u64; Cluster::ALL.len()] =
        std::array::from_fn(|place| those.iter().map(|person| u64::from(person.practised[place])).sum());
    let all: u64 = sums.iter().sum();
    let share = |of: u64| u8::try_from((200 * of + all) / (2 * all)).unwrap_or(100);
    (all > 0 && least.is_enough(u32::try_from(those.len()).unwrap_or(u32::MAX))).then(|| sums.map(share))
}
