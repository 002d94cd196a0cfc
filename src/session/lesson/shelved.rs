//! The lessons there are, and how far one has come in each.
//!
//! They are read beside the window: it takes longer than a picture may, since the engine acts every model and
//! walks every drill to see that they hold.

use super::super::background::{Outcome, Pending, arrived};
use super::acted::Acted;
use super::day_drill::DayDrill;
use super::taking::{Part, Taking};
use crate::course::file::Shelf;
use crate::course::file::drill::{Item, generate};
use crate::course::file::lesson::Lesson;
use crate::course::file::lints::reading_time;
use crate::library::Library;
use crate::library::courses::Courses;
use crate::scenario::Topic;
use crate::session::{Screen, ScreenId, Session};
use crate::text::Lang;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is done in a lesson beside reading, in seconds: thinking back, choosing, the plan.
const BESIDE_READING: usize = 90;

/// A lesson on the shelf.
#[derive(Clone, Debug)]
pub struct Shelved {
    /// The lesson.
    pub lesson: Arc<Lesson>,
    items: Arc<[Item]>,
    reading: [usize; 2],
}

impl Shelved {
    /// How many minutes it takes, in a language.
    pub fn minutes(&self, lang: Lang) -> usize {
        (self.reading[lang as usize] + BESIDE_READING).div_ceil(60)
    }

    /// The moments that its drill is taken from.
    pub fn items(&self) -> &[Item] {
        &self.items
    }
}

/// How far somebody has come in a lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not begun.
    New,
    /// Begun, and left at this part.
    Begun(Part),
    /// Finished, last on this day: in days since 1970-01-01 by the person's own clock.
    Done(i32),
}

/// What was found when the lessons were read.
pub struct Found {
    library: Arc<Library>,
    lessons: Vec<Shelved>,
}

/// The lessons there are, and the one that is being taken.
#[derive(Default)]
pub struct Lessons {
    /// Scenarios that nothing may be shown of yet: they are kept for a form of a course.
    pub locked: BTreeSet<String>,
    /// The lesson that is being taken or was just finished.
    pub taking: Option<Taking>,
    /// The drill of a day's lessons that is being taken or was just finished.
    pub day_drill: Option<DayDrill>,
    pub(super) standings: BTreeMap<String, Standing>,
    found: Option<Found>,
}

impl Lessons {
    /// Every lesson, in the order of the topics; none until they were read.
    pub fn all(&self) -> &[Shelved] {
        self.found.as_ref().map_or(&[], |found| &found.lessons)
    }

    /// Whether they were read.
    pub const fn are_known(&self) -> bool {
        self.found.is_some()
    }

    /// The lesson with this id.
    pub fn find(&self, id: &str) -> Option<&Shelved> {
        self.all().iter().find(|shelved| shelved.lesson.id == id)
    }

    /// How far the person who is here has come in a lesson.
    pub fn standing(&self, id: &str) -> Standing {
        self.standings.get(id).copied().unwrap_or(Standing::New)
    }

    /// Whether a lesson can be taken: one of its models is of a scenario that is there and isn't locked.
    pub fn is_open(&self, lesson: &Lesson) -> bool {
        let is_there = |id: &str| self.found.as_ref().is_some_and(|found| found.library.find(id).is_some());
        lesson
            .models
            .iter()
            .map(|model| model.desk.scenario.as_str())
            .any(|id| is_there(id) && !self.locked.contains(id))
    }

    /// The scenarios that something may be shown of.
    pub fn shelf(&self) -> Shelf {
        let scenarios = self.found.iter().flat_map(|found| found.library.playable());
        let open = scenarios.filter(|scenario| !self.locked.contains(&scenario.id)).cloned();
        Shelf { scenarios: open.collect(), cases: Vec::new() }
    }

    /// Puts a lesson away that is at its end, and a drill likewise.
    pub(in crate::session) fn put_ended_away(&mut self) {
        self.taking.take_if(|taking| taking.ended().is_some());
        self.day_drill.take_if(|drill| drill.ended());
    }

    /// The first model that can be shown.
    pub(super) fn acted(&self, lesson: &Lesson) -> Option<Acted> {
        let shelf = self.shelf();
        lesson.models.iter().find_map(|model| Acted::of(model, &shelf))
    }
}

/// Reads the lessons with these scenarios.
fn read(library: Arc<Library>) -> Found {
    let courses = Courses::load(None, &library);
    let shelf = Shelf { scenarios: library.playable().cloned().collect(), cases: Vec::new() };
    let of = |lesson: &Arc<Lesson>| {
        // Without the file of its drill, which is bound to the scenarios that it was made from, it is made now.
        let items = match courses.drill(&lesson.id) {
            Some(drill) => drill.items.clone(),
            None => generate(lesson, &shelf).items,
        };
        Shelved {
            reading: reading_time(lesson, &shelf, &items),
            lesson: Arc::clone(lesson),
            items: items.into(),
        }
    };
    let mut lessons: Vec<Shelved> = courses.lessons().map(of).collect();
    let place = |topic: Topic| Topic::ALL.iter().position(|known| *known == topic);
    lessons.sort_by_key(|shelved| place(shelved.lesson.topic));
    Found { library, lessons }
}

impl Session {
    /// Reads the lessons, unless those of the scenarios that there are now are known or on their way.
    pub(in crate::session) fn load_lessons(&mut self) {
        self.load_standings();
        let locked = self.library.playable().map(|scenario| &scenario.id).filter(|id| self.is_locked(id));
        self.lessons.locked = locked.cloned().collect();
        if self.screen().id() == ScreenId::Lessons {
            self.lessons.put_ended_away();
        }
        let known = self.lessons.found.as_ref();
        if known.is_none_or(|found| !Arc::ptr_eq(&found.library, &self.library)) {
            let library = Arc::clone(&self.library);
            self.at_work.lessons = Some(Pending::begin(&self.outside, u64::MAX, move |_| read(library)));
        }
        self.take_in_lessons();
        self.begin_open_lesson();
        self.begin_open_drill();
    }

    pub(in crate::session) fn take_in_lessons(&mut self) {
        match arrived(&mut self.at_work.lessons) {
            Some(Outcome::Done(found)) => {
                self.lessons.found = Some(found);
                self.begin_open_lesson();
                self.begin_open_drill();
            }
            // That is a fault of the program, and the log says which: no lesson is there rather than a screen
            // that waits for ever.
            Some(Outcome::Lost) => {
                self.lessons.found = Some(Found { library: Arc::clone(&self.library), lessons: Vec::new() });
            }
            Some(Outcome::NotYet) | None => {}
        }
    }

    /// Begins the lesson of the open screen, or goes on with it, once the lessons are known.
    fn begin_open_lesson(&mut self) {
        let Screen::Lesson { id } = self.screen() else { return };
        let is_open = self.lessons.taking.as_ref().is_some_and(|taking| taking.lesson.id == *id);
        if !self.lessons.are_known() || is_open {
            return;
        }
        let id = id.clone();
        self.lessons.taking = self.lesson_where_left(&id);
    }
}
