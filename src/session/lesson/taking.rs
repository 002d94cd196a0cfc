//! A lesson that is being taken: six parts, one after the other, none of which can be got stuck in.

use super::acted::{Acted, Change, Moment};
use super::drilling::{Answered, Drilling};
use super::planning::{Half, Planning, Stage};
use crate::conversation::Play;
use crate::course::file::Shelf;
use crate::course::file::drill::Item;
use crate::course::file::lesson::Lesson;
use crate::room::typed;
use crate::session::Playing;
use std::sync::Arc;

/// A part of a lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A question about one's own week.
    Recall,
    /// The sentence that fails, and what happens then.
    NotThis,
    /// The same moment, the other sentence, and both side by side.
    LikeThis,
    /// The rules behind it, and when they don't hold.
    Why,
    /// Moments of one's own.
    Drill,
    /// One if–then plan.
    Plan,
}

impl Part {
    /// Each of them, in order.
    pub const ALL: [Part; 6] =
        [Part::Recall, Part::NotThis, Part::LikeThis, Part::Why, Part::Drill, Part::Plan];

    /// The word for it in what is kept.
    pub const fn key(self) -> &'static str {
        match self {
            Part::Recall => "recall",
            Part::NotThis => "not-this",
            Part::LikeThis => "like-this",
            Part::Why => "why",
            Part::Drill => "drill",
            Part::Plan => "plan",
        }
    }

    /// The part with this word.
    pub fn of_key(key: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.key() == key)
    }
}

/// A lesson that is being taken.
#[derive(Clone, Debug)]
pub struct Taking {
    /// The lesson.
    pub lesson: Arc<Lesson>,
    /// Its model.
    pub acted: Acted,
    /// Its drill.
    pub drilling: Drilling,
    /// Its plan.
    pub planning: Planning,
    /// How many items of its drill had been answered before it was begun, at other times.
    pub answered_before: usize,
    /// The seed of everything that is shuffled in it.
    pub seed: u64,
    part: Part,
    reached: Part,
    moment: usize,
    expected: Option<Change>,
    thought_shown: bool,
    ended: Option<Option<[String; 2]>>,
    on_stage: Option<Playing>,
}

impl Taking {
    /// A lesson at its beginning, with this model, and these items for its drill.
    pub fn begin(
        lesson: Arc<Lesson>,
        acted: Acted,
        items: &[Item],
        shelf: &Shelf,
        answered_before: usize,
        seed: u64,
    ) -> Taking {
        Taking {
            drilling: Drilling::of(items, shelf, Vec::new(), seed),
            planning: Planning::default(),
            part: Part::Recall,
            reached: Part::Recall,
            moment: 0,
            expected: None,
            thought_shown: false,
            ended: None,
            on_stage: None,
            lesson,
            acted,
            answered_before,
            seed,
        }
    }

    /// The same lesson where it was left: at this part, with these answers to items before those it has.
    pub fn left_at(mut self, part: Part, items: &[Item], shelf: &Shelf, answered: Vec<Answered>) -> Taking {
        self.drilling = Drilling::of(items, shelf, answered, self.seed);
        self.reached = part;
        self.enter(part);
        self
    }

    /// The part that is open.
    pub const fn part(&self) -> Part {
        self.part
    }

    /// The furthest part that was reached.
    pub const fn reached(&self) -> Part {
        self.reached
    }

    /// The moment of the model that is on the stage; none in the other parts.
    pub fn moment(&self) -> Option<Moment> {
        self.acted.moments(self.is_good()?).get(self.moment).copied()
    }

    /// Whether the moment is the last of its part.
    pub fn is_last_moment(&self) -> bool {
        self.is_good().is_some_and(|good| self.moment + 1 >= self.acted.moments(good).len())
    }

    /// What was expected to happen after the sentence that fails; none before that was answered.
    pub const fn expected(&self) -> Option<Change> {
        self.expected
    }

    /// Whether what the other side thinks is uncovered.
    pub const fn thought_shown(&self) -> bool {
        self.thought_shown
    }

    /// Whether the lesson is at its end, and with which plan in its two halves, if with any.
    pub const fn ended(&self) -> Option<&Option<[String; 2]>> {
        self.ended.as_ref()
    }

    /// What stands on the stage; nothing in the parts that are read.
    pub const fn on_stage(&self) -> Option<&Playing> {
        self.on_stage.as_ref()
    }

    /// Whether the next step is to keep the plan, said back.
    pub fn wants_plan_kept(&self) -> bool {
        self.part == Part::Plan && self.ended.is_none() && self.planning.stage == Stage::Compared
    }

    /// On to what comes next. Where something has to be chosen first, nothing happens.
    pub fn on(&mut self) {
        if self.ended.is_some() {
            return;
        }
        match self.part {
            Part::Recall => self.enter(Part::NotThis),
            Part::NotThis | Part::LikeThis => {
                if self.moment() == Some(Moment::Asked) && self.expected.is_none() {
                    return;
                }
                if self.is_last_moment() {
                    self.enter(if self.part == Part::NotThis { Part::LikeThis } else { Part::Why });
                } else {
                    self.moment += 1;
                    self.thought_shown = false;
                }
            }
            Part::Why => self.enter(Part::Drill),
            Part::Drill => {
                if !self.drilling.on() {
                    self.enter(Part::Plan);
                }
            }
            Part::Plan => self.planning.on(),
        }
        self.restage();
    }

    /// Goes to a part that was reached already. A model begins anew; the drill and the plan stay as they are.
    pub fn go_to(&mut self, part: Part) {
        if part <= self.reached && self.ended.is_none() {
            self.enter(part);
        }
    }

    /// Uncovers what the other side thinks at a line, or covers it again.
    pub fn toggle_thought(&mut self) {
        if matches!(self.moment(), Some(Moment::Line(_))) {
            self.thought_shown = !self.thought_shown;
        }
    }

    /// Says what happens after the sentence that fails, and sees it.
    pub fn expect(&mut self, change: Change) {
        if self.moment() == Some(Moment::Asked) {
            self.expected = Some(change);
            self.on();
        }
    }

    /// Takes what was said in the drill.
    pub fn say(&mut self, said: Play) {
        self.drilling.say(said);
        self.restage();
    }

    /// Chooses the if.
    pub fn when(&mut self, half: Half) {
        if let Some(half) = self.sound(half, self.lesson.ifs.len()) {
            self.planning.when = Some(half);
            self.planning.stage = if self.planning.then.is_none() { Stage::Then } else { Stage::Read };
        }
    }

    /// Chooses the then.
    pub fn then(&mut self, half: Half) {
        if self.planning.when.is_none() {
            return;
        }
        if let Some(half) = self.sound(half, self.lesson.thens.len()) {
            self.planning.then = Some(half);
            self.planning.stage = Stage::Read;
        }
    }

    /// Chooses the plan anew.
    pub fn choose_again(&mut self) {
        if self.part == Part::Plan && self.ended.is_none() {
            self.planning = Planning::default();
        }
    }

    /// Is at its end, with this plan if with any.
    pub fn end(&mut self, plan: Option<[String; 2]>) {
        self.ended = Some(plan);
        self.restage();
    }

    /// A half that can be kept: one of so many, or words.
    fn sound(&self, half: Half, given: usize) -> Option<Half> {
        if self.part != Part::Plan || self.ended.is_some() {
            return None;
        }
        match half {
            Half::Given(number) => (number < given).then_some(half),
            Half::Own(words) => {
                let words = typed(&words, super::HALF_LENGTH);
                (!words.is_empty()).then_some(Half::Own(words))
            }
        }
    }

    fn is_good(&self) -> Option<bool> {
        match self.part {
            Part::NotThis => Some(false),
            Part::LikeThis => Some(true),
            _ => None,
        }
    }

    fn enter(&mut self, part: Part) {
        // Without a moment to practise at there is no drill.
        let skipped =
            part == Part::Drill && self.drilling.item().is_none() && self.drilling.answered().is_empty();
        self.part = if skipped { Part::Plan } else { part };
        self.reached = self.reached.max(self.part);
        self.moment = 0;
        self.thought_shown = false;
        if part == Part::NotThis {
            self.expected = None;
        }
        self.restage();
    }

    fn restage(&mut self) {
        self.on_stage = match (self.ended.is_some(), self.part, self.moment()) {
            (false, Part::NotThis | Part::LikeThis, Some(moment)) => {
                self.acted.playing(self.part == Part::LikeThis, moment)
            }
            (false, Part::Drill, _) => self.drilling.playing(),
            _ => None,
        };
    }
}
