//! The five questions of a later day: moments of what was learnt on one day, by themselves, without the lessons.
//!
//! They are moments that weren't seen before, where there are, of each lesson of that day in turn. A drill that is
//! left goes on where it was, also on another day; it counts as done once all of it was answered. The first answer
//! is preceded by a step of the kind [`STEP_DRILL_BEGUN`], and the last followed by one of the kind [`STEP_DRILL`],
//! both about the day of the lessons.
//!
//! **Not here:** when it is due, and what follows from how it went (`counterpart-course`).

use super::drilling::{Answered, Drilling, answer_of, key, taken};
use crate::course::day::Day;
use crate::course::due::PASSED_FROM;
use crate::course::file::drill::Item;
use crate::course::file::lesson::Lesson;
use crate::records::{DrillAnswer, STEP_DRILL, STEP_DRILL_BEGUN, STEP_LESSON, Step, StoreError};
use crate::scenario::OptionIx;
use crate::session::{LessonCommand, NavCommand, Playing, Screen, Session};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many moments it has.
pub const DRILL_ITEMS: usize = 5;

/// What tells a moment from others: scenario, seat and what leads there.
type Key = (String, String, Vec<u32>);

/// A drill of the lessons of a day.
#[derive(Clone, Debug)]
pub struct DayDrill {
    /// The day of the lessons.
    pub of: Day,
    /// The lessons.
    pub lessons: Vec<Arc<Lesson>>,
    /// Its moments.
    pub drilling: Drilling,
    whose: BTreeMap<Key, String>,
    place: Place,
    begun: bool,
    ended: bool,
    on_stage: Option<Playing>,
}

/// What belongs to a [`STEP_DRILL_BEGUN`].
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Place {
    /// How many answers there were to drills of these lessons before.
    answered_before: usize,
    /// The seed of what is shuffled in it.
    seed: u64,
}

/// What belongs to a [`STEP_DRILL`].
#[derive(Serialize)]
struct Done {
    answered: usize,
    best: usize,
}

impl DayDrill {
    /// Whether all of it was answered and read.
    pub const fn ended(&self) -> bool {
        self.ended
    }

    /// Whether enough was answered with the best there was.
    pub fn is_passed(&self) -> bool {
        self.drilling.best() >= PASSED_FROM as usize
    }

    /// What stands on the stage.
    pub const fn on_stage(&self) -> Option<&Playing> {
        self.on_stage.as_ref()
    }

    fn restage(&mut self) {
        self.on_stage = self.drilling.playing().filter(|_| !self.ended);
    }
}

impl Session {
    /// Begins the drill of the open screen, or goes on with it, once the lessons are known.
    pub(super) fn begin_open_drill(&mut self) {
        let Screen::Drill { of } = *self.screen() else { return };
        let is_open = self.lessons.day_drill.as_ref().is_some_and(|drill| drill.of == of);
        if self.lessons.are_known() && !is_open {
            self.lessons.day_drill = self.day_drill(of);
        }
    }

    /// The drill of a day's lessons where it was left, or a new one.
    fn day_drill(&mut self, of: Day) -> Option<DayDrill> {
        let steps = self.store.steps();
        let steps = self.read_or_tell(steps);
        let mut ids: Vec<String> = Vec::new();
        for step in steps.iter().filter(|step| step.kind == STEP_LESSON && step.day == of.0) {
            if !ids.contains(&step.subject) {
                ids.push(step.subject.clone());
            }
        }
        let begun = place_of(&steps, of);
        let answers = self.store.drill_answers();
        let mut answers: Vec<DrillAnswer> = self.read_or_tell(answers);
        answers.retain(|answer| ids.contains(&answer.lesson));
        let place = match begun {
            Some(place) => place,
            None => {
                let drawn = (self.outside.random)() as u64;
                Place { answered_before: answers.len(), seed: self.seed.unwrap_or(drawn) }
            }
        };
        let seen: BTreeSet<Key> = answers
            .iter()
            .map(|answer| (answer.scenario_id.clone(), answer.seat.clone(), answer.lead.clone()))
            .collect();
        let since: Vec<Answered> = answers
            .iter()
            .skip(place.answered_before)
            .map(|answer| Answered { quality: answer.quality, best: answer.best })
            .collect();
        let shelf = self.lessons.shelf();
        let open = |scenario: &str| shelf.scenario(scenario).is_some();
        let shelved: Vec<_> = ids.iter().filter_map(|id| self.lessons.find(id)).cloned().collect();
        let pools: Vec<(&str, &[Item])> =
            shelved.iter().map(|one| (one.lesson.id.as_str(), one.items())).collect();
        let left = DRILL_ITEMS.saturating_sub(since.len());
        let items = drawn(&pools, left, &seen, open, place.seed);
        let whose = items.iter().map(|(lesson, item)| (key(item), lesson.clone())).collect();
        let items: Vec<Item> = items.into_iter().map(|(_, item)| item).collect();
        let mut drill = DayDrill {
            of,
            lessons: shelved.into_iter().map(|one| one.lesson).collect(),
            drilling: Drilling::of(&items, &shelf, since, place.seed),
            whose,
            place,
            begun: begun.is_some(),
            ended: false,
            on_stage: None,
        };
        drill.restage();
        Some(drill)
    }

    /// What is asked for in a drill of a day.
    pub(super) fn drill_on(&mut self, command: LessonCommand) -> Result<(), StoreError> {
        match command {
            LessonCommand::Say(option) => return self.answer_of_day(option),
            LessonCommand::Leave => self.navigate(NavCommand::Back),
            LessonCommand::On => {
                let Some(drill) = self.lessons.day_drill.as_mut().filter(|drill| !drill.ended) else {
                    return Ok(());
                };
                let goes_on = drill.drilling.on();
                drill.restage();
                if !goes_on && !drill.drilling.answered().is_empty() {
                    return self.end_day_drill();
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Says something at its moment: first on the disk, then on the screen.
    fn answer_of_day(&mut self, option: OptionIx) -> Result<(), StoreError> {
        let (lang, at_ms, day) = (self.lang(), (self.outside.now_ms)(), self.today().0);
        let Some(drill) = self.lessons.day_drill.as_ref() else { return Ok(()) };
        let Some((item, said)) = drill.drilling.item().zip(drill.drilling.tried(option)) else {
            return Ok(());
        };
        let lesson = drill.whose.get(&key(item)).cloned().unwrap_or_default();
        let Some(answer) = answer_of(lesson, item, &said, lang, day, at_ms) else { return Ok(()) };
        let (of, place, begun) = (drill.of, drill.place, drill.begun);
        if !begun {
            let step = Step { at_ms, ..self.step(STEP_DRILL_BEGUN, &of.to_string(), &place) };
            self.store.add_step(&step)?;
        }
        self.store.add_drill_answer(&answer)?;
        self.was_kept();
        if let Some(drill) = &mut self.lessons.day_drill {
            drill.begun = true;
            drill.drilling.say(said);
            drill.restage();
        }
        Ok(())
    }

    /// All of it was answered.
    fn end_day_drill(&mut self) -> Result<(), StoreError> {
        let Some(drill) = &self.lessons.day_drill else { return Ok(()) };
        let done = Done { answered: drill.drilling.answered().len(), best: drill.drilling.best() };
        let step = self.step(STEP_DRILL, &drill.of.to_string(), &done);
        self.store.add_step(&step)?;
        self.was_kept();
        if let Some(drill) = &mut self.lessons.day_drill {
            drill.ended = true;
            drill.restage();
        }
        // What comes next, and when.
        self.load_course();
        Ok(())
    }
}

/// The place of the drill of a day that was begun and hasn't been ended since.
fn place_of(steps: &[Step], of: Day) -> Option<Place> {
    let subject = of.to_string();
    let last = steps.iter().rev().find(|step| {
        step.subject == subject && [STEP_DRILL_BEGUN, STEP_DRILL].contains(&step.kind.as_str())
    })?;
    // One that another version wrote otherwise is none.
    (last.kind == STEP_DRILL_BEGUN).then(|| serde_json::from_str(&last.detail).ok()).flatten()
}

/// So many moments, each with its lesson: of each lesson in turn, those that were not `seen` first, each moment
/// once, and from at least two scenarios where there are. `open` says of a scenario whether it may be shown.
fn drawn(
    pools: &[(&str, &[Item])],
    count: usize,
    seen: &BTreeSet<Key>,
    open: impl Fn(&str) -> bool,
    seed: u64,
) -> Vec<(String, Item)> {
    let of_lesson = |(number, (_, items)): (usize, &(&str, &[Item]))| {
        let seed = seed.wrapping_add(number as u64);
        taken(items, items.len(), seen, &open, seed).into_iter()
    };
    let mut pools_left: Vec<_> = pools.iter().enumerate().map(of_lesson).collect();
    let (mut keys, mut order) = (BTreeSet::new(), Vec::new());
    while pools_left.iter().any(|pool| pool.len() > 0) {
        for (pool, (lesson, _)) in pools_left.iter_mut().zip(pools) {
            // A moment of two lessons is taken once.
            if let Some(item) = pool.find(|item| keys.insert(key(item))) {
                order.push(((*lesson).to_owned(), item));
            }
        }
    }
    // New ones of whichever lesson come before those that were seen; the order is otherwise kept.
    order.sort_by_key(|(_, item)| seen.contains(&key(item)));
    let rest = order.split_off(count.min(order.len()));
    let scenario = |(_, item): &(String, Item)| item.desk.scenario.clone();
    let first = order.first().map(scenario);
    let all_from_one = order.len() > 1 && order.iter().all(|one| Some(scenario(one)) == first);
    let other = rest.into_iter().find(|one| all_from_one && Some(scenario(one)) != first);
    if let (Some(last), Some(other)) = (order.last_mut(), other) {
        *last = other;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::file::Desk;

    fn items(scenario: &str, options: std::ops::Range<u8>) -> Vec<Item> {
        let of = |option: u8| Item {
            desk: Desk { scenario: scenario.to_owned(), seat: "seat".to_owned() },
            lead: vec![OptionIx(option)],
            best: OptionIx(0),
        };
        options.map(of).collect()
    }

    #[test]
    fn each_lesson_has_its_turn_and_no_moment_comes_twice() {
        // Two moments are of both lessons.
        let (one, two) = ([items("a", 0..9), items("b", 0..2)].concat(), [items("b", 0..4)].concat());
        for seed in 0..300 {
            let found = drawn(&[("one", &one), ("two", &two)], 5, &BTreeSet::new(), |_| true, seed);
            let keys: BTreeSet<Key> = found.iter().map(|(_, item)| key(item)).collect();
            let of = |lesson: &str| found.iter().filter(|(own, _)| own == lesson).count();
            assert_eq!((found.len(), keys.len(), of("one"), of("two")), (5, 5, 3, 2), "seed {seed}");
        }
    }

    #[test]
    fn new_moments_come_first_from_two_scenarios_and_none_that_is_locked() {
        let one = [items("a", 0..9), items("b", 0..1)].concat();
        let seen: BTreeSet<Key> = items("a", 0..6).iter().map(key).collect();
        for seed in 0..300 {
            let found = drawn(&[("one", &one)], 5, &seen, |_| true, seed);
            let new = found.iter().filter(|(_, item)| !seen.contains(&key(item))).count();
            assert_eq!((found.len(), new), (5, 4), "seed {seed}: three of one, one of the other are new");
            let all = drawn(&[("one", &one)], 5, &BTreeSet::new(), |_| true, seed);
            assert!(all.iter().any(|(_, item)| item.desk.scenario == "b"), "seed {seed}");
            let open = drawn(&[("one", &one)], 5, &seen, |scenario| scenario == "b", seed);
            assert_eq!(open.len(), 1, "seed {seed}");
        }
        assert_eq!(drawn(&[], 5, &BTreeSet::new(), |_| true, 1), []);
    }
}
