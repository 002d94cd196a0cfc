//! What somebody did in a course beside the conversations: steps that were taken, drills that were answered.
//! Added to, never changed.
//!
//! **Not here:** what a step means and which comes next (`counterpart-course`); plans (`plans`).

use super::checks::{check_filled, check_quality};
use super::error::StoreError;
use super::rows::lang_from;
use super::store::Store;
use counterpart_core::text::Lang;
use rusqlite::{OptionalExtension as _, params};

/// The kind of the step by which somebody takes up a course.
pub const STEP_TOOK_UP: &str = "took-up";
/// The kind of the step by which somebody leaves the course that they took up.
pub const STEP_LEFT: &str = "left";
/// The kind of the step by which a lesson was taken to its end; its subject is the lesson.
pub const STEP_LESSON: &str = "lesson";
/// The kind of the steps that say how far a lesson has got; their subject is the lesson.
pub const STEP_LESSON_PART: &str = "lesson-part";
/// The kind of the step by which the drill of an earlier day's lessons is begun; its subject is that day.
pub const STEP_DRILL_BEGUN: &str = "drill-begun";
/// The kind of the step by which all of such a drill was answered; its subject is the day of the lessons.
pub const STEP_DRILL: &str = "drill";
/// The kind of the step by which a case was taken to its end; its subject is the case.
pub const STEP_CASE: &str = "case";
/// The kind of the step by which somebody says that they have taken part in a survey.
pub const STEP_SURVEY: &str = "survey";
/// The kind of the step by which somebody says that everybody was in one room.
pub const STEP_ROOM: &str = "room";
/// The kind of the step by which somebody has answered the questions at the end of the day; its detail has what they
/// said, if that is known here.
pub const STEP_REACTION: &str = "reaction";
/// The kind of the step by which somebody says that they may be asked for an interview, and where; its detail is an
/// object with `contact`, which is empty if they take it back.
pub const STEP_VOLUNTEER: &str = "volunteer";
/// The kind of the step that says that something very late was offered once more; its subject says what.
pub const STEP_OFFERED: &str = "offered";

/// A step that was taken: a course taken up ([`STEP_TOOK_UP`]) or left, a lesson or a case to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The id of the course; empty outside any.
    pub course: String,
    /// Which kind, such as `lesson`; not empty.
    pub kind: String,
    /// Of what: the id of the lesson or the case; may be empty.
    pub subject: String,
    /// The day, in days since 1970-01-01 by the person's own clock.
    pub day: i32,
    /// How far that clock was ahead of UTC then, in minutes.
    pub zone_min: i32,
    /// What belongs to it, as JSON: an object of the kind's own.
    pub detail: String,
    /// When, in milliseconds since 1970 (UTC).
    pub at_ms: i64,
}

/// The course that somebody has taken up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenUp {
    /// The id of the course.
    pub course: String,
    /// Its first day, from which its days are counted, in days since 1970-01-01 by the person's own clock.
    pub day: i32,
    /// What was agreed to, as JSON: an object of the program's own.
    pub detail: String,
    /// When, in milliseconds since 1970 (UTC).
    pub at_ms: i64,
}

/// An answer to an item of a drill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrillAnswer {
    /// The lesson whose drill it is.
    pub lesson: String,
    /// The scenario of the moment.
    pub scenario_id: String,
    /// Which text of the scenario, as its hash.
    pub scenario_hash: String,
    /// The seat.
    pub seat: String,
    /// What was said until the moment: positions in the file, from 0.
    pub lead: Vec<u32>,
    /// What was chosen: the position in the file, from 0.
    pub option: u32,
    /// How that is judged, −2 to +2.
    pub quality: i8,
    /// The best judgement among what was offered, no less than `quality`.
    pub best: i8,
    /// The language in which it was answered.
    pub lang: Lang,
    /// The day, in days since 1970-01-01 by the person's own clock.
    pub day: i32,
    /// When, in milliseconds since 1970 (UTC).
    pub at_ms: i64,
}

impl Store {
    /// Adds a step of the person who is here.
    ///
    /// # Errors
    ///
    /// [`StoreError::Invalid`] for an empty kind; a detail that is no JSON is an error of the database.
    pub fn add_step(&mut self, new: &Step) -> Result<(), StoreError> {
        check_filled("kind", &new.kind)?;
        let here = self.here;
        self.write(|conn| {
            conn.execute(
                "INSERT INTO step (person, course, kind, subject, day, zone_min, detail, at_ms) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                params![
                    here,
                    new.course,
                    new.kind,
                    new.subject,
                    new.day,
                    new.zone_min,
                    new.detail,
                    new.at_ms
                ],
            )?;
            Ok(())
        })
    }

    /// The steps of the person who is here, in the order in which they were taken.
    ///
    /// # Errors
    ///
    /// Only those of the database itself.
    pub fn steps(&self) -> Result<Vec<Step>, StoreError> {
        let rows = self
            .conn
            .prepare_cached(
                "SELECT course, kind, subject, day, zone_min, detail, at_ms FROM step \
                 WHERE person = ?1 ORDER BY id",
            )?
            .query_map([self.here], |row| {
                Ok(Step {
                    course: row.get(0)?,
                    kind: row.get(1)?,
                    subject: row.get(2)?,
                    day: row.get(3)?,
                    zone_min: row.get(4)?,
                    detail: row.get(5)?,
                    at_ms: row.get(6)?,
                })
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// The course that the person who is here has taken up last, unless they have left it since.
    ///
    /// # Errors
    ///
    /// Only those of the database itself.
    pub fn taken_up(&self) -> Result<Option<TakenUp>, StoreError> {
        let last = self
            .conn
            .prepare_cached(
                "SELECT course, day, detail, at_ms, kind FROM step \
                 WHERE person = ?1 AND kind IN (?2, ?3) ORDER BY id DESC LIMIT 1",
            )?
            .query_row(params![self.here, STEP_TOOK_UP, STEP_LEFT], |row| {
                let (course, day) = (row.get(0)?, row.get(1)?);
                let taken = TakenUp { course, day, detail: row.get(2)?, at_ms: row.get(3)? };
                Ok((taken, row.get::<_, String>(4)?))
            })
            .optional()?;
        Ok(last.filter(|(_, kind)| kind == STEP_TOOK_UP).map(|(taken, _)| taken))
    }

    /// Adds an answer of the person who is here.
    ///
    /// # Errors
    ///
    /// [`StoreError::Invalid`] for an empty id or a judgement outside −2 to +2.
    pub fn add_drill_answer(&mut self, new: &DrillAnswer) -> Result<(), StoreError> {
        for (field, value) in
            [("lesson", &new.lesson), ("scenario_id", &new.scenario_id), ("seat", &new.seat)]
        {
            check_filled(field, value)?;
        }
        check_quality("quality", new.quality)?;
        check_quality("best", new.best)?;
        let here = self.here;
        let lead: Vec<String> = new.lead.iter().map(u32::to_string).collect();
        self.write(|conn| {
            conn.execute(
                "INSERT INTO drill (person, lesson, scenario_id, scenario_hash, seat, lead, option, quality, \
                 best, lang, day, at_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                params![
                    here,
                    new.lesson,
                    new.scenario_id,
                    new.scenario_hash,
                    new.seat,
                    lead.join(" "),
                    new.option,
                    new.quality,
                    new.best,
                    new.lang.code(),
                    new.day,
                    new.at_ms
                ],
            )?;
            Ok(())
        })
    }

    /// The answers of the person who is here, in the order in which they were given.
    ///
    /// # Errors
    ///
    /// Only those of the database itself.
    pub fn drill_answers(&self) -> Result<Vec<DrillAnswer>, StoreError> {
        let rows = self
            .conn
            .prepare_cached(
                "SELECT lesson, scenario_id, scenario_hash, seat, lead, option, quality, best, lang, day, at_ms \
                 FROM drill WHERE person = ?1 ORDER BY id",
            )?
            .query_map([self.here], |row| {
                let lead: String = row.get(4)?;
                Ok(DrillAnswer {
                    lesson: row.get(0)?,
                    scenario_id: row.get(1)?,
                    scenario_hash: row.get(2)?,
                    seat: row.get(3)?,
                    // What isn't a number was written by no version of ours.
                    lead: lead.split_whitespace().filter_map(|number| number.parse().ok()).collect(),
                    option: row.get(5)?,
                    quality: row.get(6)?,
                    best: row.get(7)?,
                    // The column takes no null.
                    lang: lang_from(row, 8)?.unwrap_or(Lang::Zh),
                    day: row.get(9)?,
                    at_ms: row.get(10)?,
                })
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }
}
