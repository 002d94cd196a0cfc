//! The course at the desk: which one a person has taken up, what is due, what comes next and why, where they
//! stand, what is kept for forms until these are taken, and the plan looked back at.
//!
//! It is read and worked out when a screen opens that shows it, beside the window; what is locked is known at
//! once. Nothing of it leaves the desk here.
//!
//! - what was read: `gathered`; what follows from it: `standing`, `steps`, `reached`
//! - the course taken up, and what it reserves: `taken`; a plan shown to a partner: `partner`
//! - doing what is offered: `doing`; dates for a calendar: `dates`; words: `told`
//!
//! **Not here:** which advice follows (`counterpart-course`), lessons, how it looks (`app::views`).

mod dates;
mod doing;
mod gathered;
mod partner;
mod reached;
mod standing;
mod steps;
mod taken;
mod told;

pub use crate::history::fate_words;
pub use dates::with_weekday;
pub use partner::{Piece, Showing};
pub use reached::{Counts, Growth, Reached, ReachedScenario};
pub use standing::Standing;
pub use steps::{StepShown, StepState};
pub use taken::{Taken, hands_in};
pub use told::{appointment_title, kicker, minutes_of, obstacle_words, plan_words, reason, title_of};

use super::background::{Outcome, Pending, arrived};
use super::{Screen, Session};
use crate::course::counts::Obstacle;
use crate::course::day::Day;
use crate::course::file::course::Course;
use crate::course::path::{MOST, Offer, PlayDone, Task, is_locked};
use crate::history::day_of;
use crate::library::Library;
use crate::library::courses::Courses;
use crate::records::{PlanFate, PlanLook, PlaySummary, Purpose, STEP_LEFT, STEP_TOOK_UP, Step, StoreError};
use crate::room::typed;
use gathered::Gathered;
use standing::{Telling, key_of, standing, telling_of};
use std::sync::Arc;

/// How long a line about a plan may be, in characters.
pub const PLAN_LINE_LENGTH: usize = 200;
/// As long as it takes: it is given up when nobody looks at it.
const COURSE_MS: u64 = u64::MAX;

/// What people ask for of their course.
#[derive(Clone, Debug, PartialEq)]
pub enum CourseCommand {
    /// Say what the course with this id would hand in, before it is taken up.
    Ask(String),
    /// Rather not.
    DontTakeUp,
    /// Take this course up, from today on.
    TakeUp(String),
    /// Leave the course that was taken up. What was done stays.
    Leave,
    /// Begin what is offered.
    Begin(Task),
    /// Offer something else.
    SomethingElse,
    /// Something that happens outside the game has taken place, or a case was read.
    TookPlace(Task),
    /// Look back at the plan with this number.
    LookAt(i64),
    /// Not now.
    DontLook,
    /// What became of a plan.
    PlanBecame {
        /// Its number.
        plan: i64,
        /// What became of it.
        fate: PlanFate,
        /// What stood in the way, of one that wasn't done.
        why: Option<Obstacle>,
        /// A line in the person's own words; may be empty.
        words: String,
    },
    /// Show the plan with this number to a partner: nothing of it before something is ticked.
    ShowPartner(i64),
    /// Tick a piece of it, or no longer.
    TickForPartner(Piece),
    /// Show it no longer.
    DontShow,
    /// Write the dates into a file for a calendar, and open it.
    WriteDates,
}

/// A person's course, as of when a screen opened that shows it.
#[derive(Default)]
pub struct OwnCourse {
    /// The files of courses; none until they are read.
    pub files: Option<Arc<Courses>>,
    /// The course taken up.
    pub taken: Option<Taken>,
    /// Where the person stands and what comes next; none until it is worked out.
    pub standing: Option<Standing>,
    /// The course of which it was asked what it would hand in.
    pub asked: Option<String>,
    /// The plan that is looked back at, by its number.
    pub looking_at: Option<i64>,
    /// The plan that is shown to a partner, with what of it.
    pub showing: Option<Showing>,
    /// How many things were passed over for something else.
    passed_over: usize,
    /// What every desk of the library tells of; none until it is worked out.
    telling: Option<Arc<Telling>>,
    /// The conversations of forms that were taken.
    form_plays: Vec<PlayDone>,
    /// What the briefing that is open is for, if it isn't for itself.
    meant: Option<Meant>,
}

/// What a conversation is begun for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Meant {
    scenario: String,
    seat: String,
    purpose: Purpose,
}

impl OwnCourse {
    /// The course taken up, if its file is there.
    pub fn course(&self) -> Option<&Arc<Course>> {
        let taken = self.taken.as_ref()?;
        self.files.as_ref()?.courses().find(|course| course.id == taken.course)
    }

    /// What is offered now: at most [`MOST`] things, after those that were passed over.
    pub fn offers(&self) -> Vec<&Offer> {
        let Some(standing) = &self.standing else { return Vec::new() };
        let all: Vec<&Offer> = standing.advice.offers.iter().chain(&standing.advice.others).collect();
        let first = standing.advice.offers.len().max(1);
        if self.passed_over == 0 {
            return all.into_iter().take(first.min(MOST)).collect();
        }
        let from = first + (self.passed_over - 1) * MOST;
        all.into_iter().skip(from).take(MOST).collect()
    }

    /// Forgets what is the person's own; the files stay.
    pub(super) fn forget(&mut self) {
        let (files, telling) = (self.files.take(), self.telling.take());
        *self = OwnCourse { files, telling, ..OwnCourse::default() };
    }

    /// Forgets what hangs on the library.
    pub(super) fn forget_files(&mut self) {
        (self.files, self.telling) = (None, None);
    }
}

/// What was worked out.
pub(super) struct Worked {
    files: Arc<Courses>,
    telling: Arc<Telling>,
    standing: Result<Standing, StoreError>,
}

impl Session {
    /// Today, by the person's own clock.
    pub fn today(&self) -> Day {
        Day(day_of((self.outside.now_ms)(), &self.outside.zone))
    }

    /// Whether a scenario is kept for a form that hasn't been taken yet. Nothing of what is said in it is shown
    /// until then, but to whoever takes that form.
    pub fn is_locked(&self, scenario: &str) -> bool {
        let forms = self.course.taken.as_ref().map(|taken| taken.forms.as_slice()).unwrap_or_default();
        is_locked(scenario, forms, &self.course.form_plays)
    }

    /// Whether the briefing of a seat may be read: it isn't locked, or it is the form's own.
    pub fn may_be_briefed(&self, scenario: &str, seat: &str) -> bool {
        !self.is_locked(scenario) || self.purpose_at(scenario, seat).form().is_some()
    }

    /// What a conversation begun at a seat now would be for.
    pub fn purpose_at(&self, scenario: &str, seat: &str) -> Purpose {
        let meant = self.course.meant.as_ref();
        let meant = meant.filter(|meant| meant.scenario == scenario && meant.seat == seat);
        meant.map_or(Purpose::Free, |meant| meant.purpose)
    }

    /// The conversation to go on with: the one begun last of those that may be seen.
    pub fn to_go_on_with(&self) -> Option<&PlaySummary> {
        self.progress.unfinished.iter().find(|play| self.may_be_seen(&play.row))
    }

    /// Whether a play may be gone on with or looked back at.
    pub fn may_be_seen(&self, row: &crate::records::PlayRow) -> bool {
        let is_own = standing::form_of(row, self.course.taken.as_ref()).is_some();
        !self.is_locked(&row.scenario_id) || (is_own && row.ended.is_none())
    }

    /// Reads which course was taken up, and what is locked until its forms are taken.
    pub(super) fn load_locks(&mut self) {
        let read = self.store.taken_up();
        self.course.taken = self.read_or_tell(read).map(Taken::of);
        let mut taken_plays = Vec::new();
        if let Some(taken) = self.course.taken.clone() {
            for form in &taken.forms {
                let Some(purpose) = Purpose::of_form(form.number) else { continue };
                let plays = self.store.plays_for(&taken.course, purpose);
                let rows = self.read_or_tell(plays).into_iter().map(|play| play.row);
                taken_plays.extend(rows.filter(|row| row.parent.is_none()).filter_map(|row| {
                    let day = Day(day_of(row.ended.as_ref()?.at_ms, &self.outside.zone));
                    let form = Some(standing::form_of(&row, Some(&taken))?);
                    Some(PlayDone { scenario: row.scenario_id, seat: row.seat, day, form })
                }));
            }
        }
        self.course.form_plays = taken_plays;
    }

    /// Reads it again, and has it worked out beside the window. Until then what was known last stands.
    pub(super) fn load_course(&mut self) {
        self.load_locks();
        self.course.passed_over = 0;
        let zone = self.outside.zone.clone();
        // A file can be read once more by somebody else; what is in memory can't.
        let reader = self.store.reader();
        let gathered = match reader {
            Some(_) => None,
            None => {
                let read = Gathered::read(&self.store, &zone).map(Some);
                match self.read_or_tell(read) {
                    Some(gathered) => Some(gathered),
                    None => return,
                }
            }
        };
        let library: Arc<Library> = Arc::clone(&self.library);
        let (files, telling) = (self.course.files.clone(), self.course.telling.clone());
        let own = self.outside.data.as_ref().map(|data| data.join("courses"));
        let now = self.today();
        self.at_work.course = Some(Pending::begin(&self.outside, COURSE_MS, move |_| {
            let files = files.unwrap_or_else(|| Arc::new(Courses::for_use(own.as_deref(), &library)));
            let telling = telling.unwrap_or_else(|| Arc::new(telling_of(&library)));
            let gathered = match (gathered, reader) {
                (Some(gathered), _) => Ok(gathered),
                (None, Some(reader)) => Gathered::read(&reader, &zone),
                (None, None) => Ok(Gathered::default()),
            };
            let standing =
                gathered.map(|gathered| standing(&gathered, &library, &files, &telling, now, &zone));
            Worked { files, telling, standing }
        }));
        self.take_in_course();
    }

    pub(super) fn take_in_course(&mut self) {
        match arrived(&mut self.at_work.course) {
            Some(Outcome::Done(Worked { files, telling, standing })) => {
                (self.course.files, self.course.telling) = (Some(files), Some(telling));
                if let Some(standing) = self.read_or_tell(standing.map(Some)) {
                    self.note_last_calls(&standing);
                    self.course.standing = Some(standing);
                }
            }
            // Nothing is said rather than what may not be so any more.
            Some(Outcome::Lost) => self.course.standing = None,
            Some(Outcome::NotYet) | None => {}
        }
    }

    /// What is very late is offered once more, and then dropped quietly: notes that it was.
    fn note_last_calls(&mut self, standing: &Standing) {
        for what in &standing.last_calls {
            let already = self.store.steps().is_ok_and(|steps| {
                let key = key_of(*what);
                steps.iter().any(|step| {
                    step.kind == crate::records::STEP_OFFERED
                        && step.subject == key
                        && step.day == standing.today.0
                })
            });
            if !already && let Err(error) = self.keep_step(crate::records::STEP_OFFERED, &key_of(*what)) {
                tracing::warn!(error = super::told::logged(&error), "what was offered can't be noted");
            }
        }
    }

    /// Keeps a step of the course taken up, or of none.
    fn keep_step(&mut self, kind: &str, subject: &str) -> Result<(), StoreError> {
        let course = self.course.taken.as_ref().map(|taken| taken.course.clone()).unwrap_or_default();
        self.keep_step_of(&course, kind, subject, "{}".to_owned())
    }

    fn keep_step_of(
        &mut self,
        course: &str,
        kind: &str,
        subject: &str,
        detail: String,
    ) -> Result<(), StoreError> {
        let at_ms = (self.outside.now_ms)();
        let zone_min = jiff::Timestamp::from_millisecond(at_ms)
            .map_or(0, |at| at.to_zoned(self.outside.zone.clone()).offset().seconds() / 60);
        self.store.add_step(&Step {
            course: course.to_owned(),
            kind: kind.to_owned(),
            subject: subject.to_owned(),
            day: self.today().0,
            zone_min,
            detail,
            at_ms,
        })
    }

    pub(super) fn course_do(&mut self, command: CourseCommand) -> Result<(), StoreError> {
        match command {
            CourseCommand::Ask(id) => self.course.asked = Some(id),
            CourseCommand::DontTakeUp => self.course.asked = None,
            CourseCommand::TakeUp(id) => return self.take_up(&id),
            CourseCommand::Leave => {
                if let Some(taken) = self.course.taken.clone() {
                    self.keep_step_of(&taken.course, STEP_LEFT, "", "{}".to_owned())?;
                    self.load_course();
                }
            }
            CourseCommand::Begin(task) => return self.begin_task(task),
            CourseCommand::SomethingElse => {
                self.course.passed_over += 1;
                if self.course.offers().is_empty() {
                    self.course.passed_over = 0;
                }
            }
            CourseCommand::TookPlace(task) => {
                if let Some((kind, subject)) = standing::took_place(&task) {
                    self.keep_step(kind, &subject)?;
                    self.load_course();
                }
            }
            CourseCommand::LookAt(plan) => {
                self.course.looking_at = Some(plan);
                if *self.screen() != Screen::Programme {
                    self.open_screen(Screen::Programme);
                    self.course.looking_at = Some(plan);
                }
            }
            CourseCommand::DontLook => self.course.looking_at = None,
            CourseCommand::PlanBecame { plan, fate, why, words } => {
                return self.keep_look(plan, fate, why, &words);
            }
            CourseCommand::ShowPartner(plan) => {
                // Asked for where the plan is looked back at, it leads back there.
                self.course.showing = Some(Showing::of(plan));
            }
            CourseCommand::TickForPartner(piece) => {
                if let Some(showing) = &mut self.course.showing {
                    showing.tick(piece);
                }
            }
            CourseCommand::DontShow => self.course.showing = None,
            CourseCommand::WriteDates => self.write_dates(),
        }
        Ok(())
    }

    /// Takes a course up, from today on. One that hands something in is asked about first.
    fn take_up(&mut self, id: &str) -> Result<(), StoreError> {
        let files = self.course.files.clone();
        let Some(course) = files.as_ref().and_then(|files| files.courses().find(|course| course.id == id))
        else {
            return Ok(());
        };
        if self.course.taken.as_ref().is_some_and(|taken| taken.course == id) {
            return Ok(());
        }
        if hands_in(course) && self.course.asked.as_deref() != Some(id) {
            self.course.asked = Some(id.to_owned());
            return Ok(());
        }
        let uid = self.store.person()?.uid;
        let detail = taken::detail(course, &uid);
        self.keep_step_of(id, STEP_TOOK_UP, "", detail)?;
        self.course.asked = None;
        // What is looked back at may be kept for a form from now on.
        self.review = None;
        self.load_course();
        Ok(())
    }

    fn keep_look(
        &mut self,
        plan: i64,
        fate: PlanFate,
        why: Option<Obstacle>,
        words: &str,
    ) -> Result<(), StoreError> {
        let words = typed(words, PLAN_LINE_LENGTH);
        let look = PlanLook {
            fate,
            why: why.filter(|_| fate == PlanFate::NotDone).map(|why| why.key().to_owned()),
            words: Some(words).filter(|words| !words.is_empty()),
            day: self.today().0,
            at_ms: (self.outside.now_ms)(),
        };
        self.store.look_at_plan(plan, &look)?;
        self.course.looking_at = None;
        self.load_course();
        // The next plan that waits, if there is one.
        let standing = self.course.standing.as_ref();
        self.course.looking_at = standing.and_then(Standing::plan_to_look_at).map(|plan| plan.id);
        Ok(())
    }
}
