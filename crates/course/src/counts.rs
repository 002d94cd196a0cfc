//! What people say at the end of the day and on day 60, as counts: never a mean, never a person.
//!
//! **Not here:** the questions' wording (phrases), and rows by person (`counterpart-records`).

use crate::anonymity::Least;
pub use counterpart_core::room::{Able, Clearer, Obstacle, Reaction, Use};

/// What became of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kept {
    /// Done, and it helped.
    Helped,
    /// Done, and it didn't.
    DidNotHelp,
    /// The occasion came, and it wasn't done.
    NotDone,
    /// The occasion never came.
    NeverCame,
}

impl Kept {
    /// Every answer, in the order in which they are offered.
    pub const ALL: &'static [Kept] = &[Kept::Helped, Kept::DidNotHelp, Kept::NotDone, Kept::NeverCame];
}

/// How many gave each answer, in the order of the answers; none where fewer than the least gave any.
pub type Counted = Option<Vec<u32>>;

/// Counts answers of a closed list. What nobody answered isn't in the list of answers handed in.
pub fn counted<T: PartialEq>(all: &[T], answers: impl IntoIterator<Item = T>, least: Least) -> Counted {
    let mut counts = vec![0; all.len()];
    for answer in answers {
        if let Some(place) = all.iter().position(|known| *known == answer) {
            counts[place] += 1;
        }
    }
    least.is_enough(counts.iter().sum()).then_some(counts)
}

/// What a group said at the end of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reactions {
    /// How much of it they can use.
    pub uses: Counted,
    /// How sure they are of doing it.
    pub able: Counted,
    /// What is most likely to be in the way.
    pub obstacles: Counted,
    /// What the other department is up against.
    pub clearer: Counted,
}

/// Counts what a group said at the end of the day, question by question.
pub fn reactions<'r>(all: impl Iterator<Item = &'r Reaction> + Clone, least: Least) -> Reactions {
    Reactions {
        uses: counted(Use::ALL, all.clone().filter_map(|of| of.uses), least),
        able: counted(Able::ALL, all.clone().filter_map(|of| of.able), least),
        obstacles: counted(Obstacle::ALL, all.clone().filter_map(|of| of.obstacle), least),
        clearer: counted(Clearer::ALL, all.clone().filter_map(|of| of.clearer), least),
    }
}

/// What several rooms said, question by question, of what each room's own counts show. A room in which fewer than the
/// least answered a question is left out of it: beside the reports of the other rooms, the sum would tell what those
/// few said.
pub fn together(rooms: &[Reactions]) -> Reactions {
    let sum = |of: fn(&Reactions) -> &Counted| {
        rooms
            .iter()
            .filter_map(|room| of(room).clone())
            .reduce(|all, room| all.iter().zip(&room).map(|(one, other)| one + other).collect())
    };
    Reactions {
        uses: sum(|room| &room.uses),
        able: sum(|room| &room.able),
        obstacles: sum(|room| &room.obstacles),
        clearer: sum(|room| &room.clearer),
    }
}

/// A plan on its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanKept {
    /// Whose it is: a number that means nothing outside of one count.
    pub person: u32,
    /// What became of it; none if nobody has said.
    pub kept: Option<Kept>,
    /// What was in the way, where it wasn't done.
    pub obstacle: Option<Obstacle>,
}

/// What became of a group's plans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plans {
    /// How many plans somebody has said something of; none if they are of fewer people than the least.
    pub told: Option<u32>,
    /// How many of them became what, in the order of [`Kept::ALL`].
    pub kept: Counted,
    /// What was in the way of those that weren't done, in the order of [`Obstacle::ALL`]; none if that was
    /// said by fewer people than the least.
    pub obstacles: Counted,
}

/// Counts what became of plans. Somebody may have several: it is people of whom there must be enough.
pub fn plans(all: &[PlanKept], least: Least) -> Plans {
    let enough = |people: Vec<u32>| {
        let mut people = people;
        people.sort_unstable();
        people.dedup();
        least.is_enough(people.len() as u32)
    };
    let told: Vec<&PlanKept> = all.iter().filter(|plan| plan.kept.is_some()).collect();
    let stopped: Vec<&PlanKept> = told
        .iter()
        .copied()
        .filter(|plan| plan.kept == Some(Kept::NotDone) && plan.obstacle.is_some())
        .collect();
    let is_told = enough(told.iter().map(|plan| plan.person).collect());
    let is_stopped = is_told && enough(stopped.iter().map(|plan| plan.person).collect());
    let kept = counted(Kept::ALL, told.iter().filter_map(|plan| plan.kept), least);
    let obstacles = counted(Obstacle::ALL, stopped.iter().filter_map(|plan| plan.obstacle), least);
    Plans {
        told: is_told.then_some(told.len() as u32),
        kept: kept.filter(|_| is_told),
        obstacles: obstacles.filter(|_| is_stopped),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plan(person: u32, kept: Kept, obstacle: Option<Obstacle>) -> PlanKept {
        PlanKept { person, kept: Some(kept), obstacle }
    }

    #[test]
    fn answers_are_counted_question_by_question() {
        let said = |uses, able| Reaction { uses: Some(uses), able, ..Reaction::default() };
        let mut all = vec![said(Use::One, Some(Able::Alone)); 4];
        all.push(said(Use::Nothing, None));
        let found = reactions(all.iter(), Least::default());
        assert_eq!(found.uses, Some(vec![1, 0, 4, 0]));
        assert_eq!(found.able, None, "four said so");
        assert_eq!(found.obstacles, None);
    }

    #[test]
    fn of_several_rooms_only_what_each_may_show_is_added_up() {
        let said = |many: usize, uses| vec![Reaction { uses: Some(uses), ..Reaction::default() }; many];
        let room = |all: Vec<Reaction>| reactions(all.iter(), Least::default());
        let (large, small, other) =
            (room(said(7, Use::One)), room(said(4, Use::Nothing)), room(said(5, Use::Several)));
        let found = together(&[large.clone(), small.clone(), other]);
        assert_eq!((found.uses, found.able), (Some(vec![0, 0, 7, 5]), None), "four of one room stay theirs");
        assert_eq!(together(&[small]).uses, None);
        assert_eq!(together(std::slice::from_ref(&large)), large);
        assert_eq!(together(&[]).uses, None);
    }

    #[test]
    fn plans_count_people_and_not_plans() {
        let three_each: Vec<PlanKept> = (0..12).map(|place| plan(place % 4, Kept::Helped, None)).collect();
        assert_eq!(plans(&three_each, Least::default()).told, None, "twelve plans of four people");
        let mut all = three_each;
        all.push(plan(9, Kept::NotDone, Some(Obstacle::NoTime)));
        all.push(PlanKept { person: 10, kept: None, obstacle: None });
        let found = plans(&all, Least::default());
        assert_eq!((found.told, found.kept), (Some(13), Some(vec![12, 0, 1, 0])));
        assert_eq!(found.obstacles, None, "one person said what was in the way");
        all.extend((20..24).map(|person| plan(person, Kept::NotDone, Some(Obstacle::Forgotten))));
        assert_eq!(plans(&all, Least::default()).obstacles, Some(vec![0, 1, 0, 0, 4, 0]));
    }

    proptest! {
        #[test]
        fn nothing_is_counted_of_fewer_than_the_least(people in prop::collection::vec((0u32..8, 0usize..4, 0usize..7), 0..20)) {
            let all: Vec<PlanKept> = people.iter().map(|(person, kept, obstacle)| plan(*person, Kept::ALL[*kept], Obstacle::ALL.get(*obstacle).copied())).collect();
            let found = plans(&all, Least::default());
            let of = |is_own: &dyn Fn(&PlanKept) -> bool| {
                let mut people: Vec<u32> = all.iter().filter(|plan| is_own(plan)).map(|plan| plan.person).collect();
                people.sort_unstable();
                people.dedup();
                people.len()
            };
            prop_assert_eq!(found.kept.is_some(), of(&|_| true) >= 5);
            prop_assert_eq!(found.obstacles.is_some(), of(&|plan| plan.kept == Some(Kept::NotDone) && plan.obstacle.is_some()) >= 5);
        }
    }
}
