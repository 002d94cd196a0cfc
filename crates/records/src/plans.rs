//! What a person means to do: if–then plans, each as its two halves and with its day.

use counterpart_core::text::{Lang, Words};
use rusqlite::{Row, params};

use super::checks::check_filled;
use super::error::StoreError;
use super::plays::known;
use super::rows::lang_from;
use super::store::Store;

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What it says.
    pub text: PlanText,
    /// The language in which it was written; none from before schema version 4.
    pub lang: Option<Lang>,
    /// The day on which it was made, in days since 1970-01-01 by the person's own clock.
    pub day: i32,
    /// When, in milliseconds since 1970 (UTC).
    pub at_ms: i64,
}

/// What a plan says, in the person's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanText {
    /// In two halves, neither of them empty.
    Halves {
        /// If this happens…
        when: String,
        /// …then I will do this.
        then: String,
    },
    /// A whole sentence, as plans were kept before schema version 4.
    Sentence(String),
}

/// What became of a plan, asked some weeks later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlanFate {
    /// It was done, and it helped.
    Helped,
    /// It was done, and it didn't help.
    NoHelp,
    /// The moment came, and it wasn't done.
    NotDone,
    /// The moment never came.
    NeverCame,
}

impl PlanFate {
    /// Each of them.
    pub const ALL: [PlanFate; 4] =
        [PlanFate::Helped, PlanFate::NoHelp, PlanFate::NotDone, PlanFate::NeverCame];

    /// The word for it in records and data.
    pub const fn key(self) -> &'static str {
        match self {
            PlanFate::Helped => "did-helped",
            PlanFate::NoHelp => "did-not-helped",
            PlanFate::NotDone => "came-not-done",
            PlanFate::NeverCame => "never-came",
        }
    }
}

/// A look at a plan some weeks later. The last one counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanLook {
    /// What became of it.
    pub fate: PlanFate,
    /// What stood in the way, as a key of the course's list; only of one that wasn't done.
    pub why: Option<String>,
    /// A line in the person's own words; none or not empty.
    pub words: Option<String>,
    /// The day, in days since 1970-01-01 by the person's own clock.
    pub day: i32,
    /// When, in milliseconds since 1970 (UTC).
    pub at_ms: i64,
}

/// A plan as it is kept, with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPlan {
    /// Its number in these records.
    pub id: i64,
    /// The plan.
    pub plan: Plan,
    /// After which conversation it was made, by its uid; none after a lesson.
    pub play: Option<String>,
    /// In which lesson, by its id; none after a conversation.
    pub lesson: Option<String>,
    /// Whether it was said back from memory when it was made.
    pub rehearsed: bool,
    /// The looks at it, in order.
    pub looks: Vec<PlanLook>,
}

impl Store {
    /// Adds a plan to a play, ended or not. Earlier ones stay; the last one counts.
    ///
    /// # Errors
    ///
    /// [`StoreError::UnknownPlay`], [`StoreError::Invalid`] for a half that is empty.
    pub fn add_plan(&mut self, uid: &str, new: &Plan) -> Result<(), StoreError> {
        let (when, then, sentence) = columns(&new.text)?;
        self.write(|conn| {
            let id = known(conn, uid)?;
            conn.execute(
                "INSERT INTO plan (person, play_id, when_half, then_half, sentence, lang, day, at_ms) \
                 VALUES ((SELECT person FROM play WHERE id = ?1), ?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![id, when, then, sentence, new.lang.map(Lang::code), new.day, new.at_ms],
            )?;
            Ok(())
        })
    }

    /// The plans that were made after a play, in the order in which they were; none for a play that there
    /// isn't.
    ///
    /// # Errors
    ///
    /// Only those of the database itself.
    pub fn plans(&self, uid: &str) -> Result<Vec<Plan>, StoreError> {
        let rows = self
            .conn
            .prepare_cached(
                "SELECT when_half, then_half, sentence, lang, day, at_ms FROM plan \
                 WHERE play_id = (SELECT id FROM play WHERE uid = ?1) ORDER BY id",
            )?
            .query_map([uid], plan_from)?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// Adds a plan that the person who is here made in a lesson. `rehearsed` says whether it was said back
    /// from memory.
    ///
    /// # Errors
    ///
    /// [`StoreError::Invalid`] for an empty id or half.
    pub fn add_lesson_plan(&mut self, lesson: &str, new: &Plan, rehearsed: bool) -> Result<(), StoreError> {
        check_filled("lesson", lesson)?;
        let (when, then, sentence) = columns(&new.text)?;
        let here = self.here;
        self.write(|conn| {
            conn.execute(
                "INSERT INTO plan (person, when_half, then_half, sentence, lang, day, at_ms, lesson, rehearsed) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                params![
                    here,
                    when,
                    then,
                    sentence,
                    new.lang.map(Lang::code),
                    new.day,
                    new.at_ms,
                    lesson,
                    rehearsed
                ],
            )?;
            Ok(())
        })
    }

    /// All plans of the person who is here, in the order in which they were made.
    ///
    /// # Errors
    ///
    /// Only those of the database itself.
    pub fn all_plans(&self) -> Result<Vec<KeptPlan>, StoreError> {
        let snapshot = self.conn.unchecked_transaction()?;
        let mut plans: Vec<KeptPlan> = snapshot
            .prepare_cached(
                "SELECT when_half, then_half, sentence, lang, plan.day, at_ms, plan.id, play.uid, lesson, \
                 rehearsed FROM plan LEFT JOIN play ON play.id = play_id WHERE plan.person = ?1 \
                 ORDER BY plan.id",
            )?
            .query_map([self.here], |row| {
                Ok(KeptPlan {
                    id: row.get(6)?,
                    plan: plan_from(row)?,
                    play: row.get(7)?,
                    lesson: row.get(8)?,
                    rehearsed: row.get(9)?,
                    looks: Vec::new(),
                })
            })?
            .collect::<rusqlite::Result<_>>()?;
        for plan in &mut plans {
            plan.looks = snapshot
                .prepare_cached(
                    "SELECT what, why, words, day, at_ms FROM plan_kept WHERE plan_id = ?1 ORDER BY id",
                )?
                .query_map([plan.id], |row| {
                    let what: String = row.get(0)?;
                    let fate = PlanFate::ALL.into_iter().find(|fate| fate.key() == what);
                    Ok(PlanLook {
                        // The column takes no other word.
                        fate: fate.unwrap_or(PlanFate::NeverCame),
                        why: row.get(1)?,
                        words: row.get(2)?,
                        day: row.get(3)?,
                        at_ms: row.get(4)?,
                    })
                })?
                .collect::<rusqlite::Result<_>>()?;
        }
        Ok(plans)
    }

    /// Adds a look at a plan of the person who is here.
    ///
    /// # Errors
    ///
    /// [`StoreError::UnknownPlan`], [`StoreError::Invalid`] for words that are there and empty, and for an
    /// obstacle to what was done.
    pub fn look_at_plan(&mut self, id: i64, new: &PlanLook) -> Result<(), StoreError> {
        for (field, value) in [("why", &new.why), ("words", &new.words)] {
            value.as_ref().map_or(Ok(()), |value| check_filled(field, value))?;
        }
        if let Some(why) = new.why.as_ref().filter(|_| new.fate != PlanFate::NotDone) {
            let expected = Words::new("只有没做的计划才有", "there only for a plan that wasn’t done");
            return Err(StoreError::Invalid { field: "why", value: why.clone(), expected });
        }
        let here = self.here;
        self.write(|conn| {
            let known: bool = conn.query_row(
                "SELECT EXISTS (SELECT 1 FROM plan WHERE id = ?1 AND person = ?2)",
                [id, here],
                |row| row.get(0),
            )?;
            if !known {
                return Err(StoreError::UnknownPlan { id });
            }
            conn.execute(
                "INSERT INTO plan_kept (plan_id, what, why, words, day, at_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![id, new.fate.key(), new.why, new.words, new.day, new.at_ms],
            )?;
            Ok(())
        })
    }
}

/// A plan in its columns: the halves, or the whole sentence.
fn columns(text: &PlanText) -> Result<(Option<&str>, Option<&str>, Option<&str>), StoreError> {
    match text {
        PlanText::Halves { when, then } => {
            check_filled("when", when)?;
            check_filled("then", then)?;
            Ok((Some(when), Some(then), None))
        }
        PlanText::Sentence(sentence) => Ok((None, None, Some(sentence))),
    }
}

/// A plan of the first six columns: the halves, the sentence, language, day, time.
fn plan_from(row: &Row<'_>) -> rusqlite::Result<Plan> {
    let halves: (Option<String>, Option<String>) = (row.get(0)?, row.get(1)?);
    let text = match halves {
        (Some(when), Some(then)) => PlanText::Halves { when, then },
        _ => PlanText::Sentence(row.get(2)?),
    };
    Ok(Plan { text, lang: lang_from(row, 3)?, day: row.get(4)?, at_ms: row.get(5)? })
}
