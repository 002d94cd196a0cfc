//! A person's skill over their plays.
//!
//! A play counts if it is the first of its seat (`scoring::counting` says when that is) and if the rules of
//! now find in it the evidence that there was when it was made: every option that was on offer judged as it
//! was then. So a play that was judged by other rules, and would be judged otherwise today, counts no
//! longer: its choices were made among sentences that meant something else. Neither does one that can't be
//! replayed, or of which the judgements of then weren't kept.

use super::day_of;
use super::replay::{otherwise, replay};
use crate::library::Library;
use crate::phrase;
use crate::records::{PlayRow, Store, StoreError, StoredPlay};
use crate::scoring::{MEMORY_DAYS, PastPlay, PlayEvidence, Practice, Skills, counting, skills};
use crate::text::Lang;
use jiff::tz::TimeZone;

/// Why a play says nothing about skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCounted {
    /// It is practice.
    Practice(Practice),
    /// The rules have changed, and it would be judged otherwise now, or nobody knows.
    OtherRules,
    /// It can't be replayed.
    CannotReplay,
}

impl NotCounted {
    /// The reason, as it goes on after a colon.
    pub fn told(self, lang: Lang) -> String {
        match self {
            NotCounted::Practice(Practice::Moment) => phrase!(lang, "skill.practice_moment"),
            NotCounted::Practice(Practice::Again) => phrase!(lang, "skill.practice_again"),
            NotCounted::Practice(Practice::OtherSeat) => {
                phrase!(lang, "skill.practice_other_seat", days = MEMORY_DAYS)
            }
            NotCounted::Practice(Practice::GoesOn) => phrase!(lang, "skill.practice_goes_on"),
            NotCounted::OtherRules => phrase!(lang, "skill.other_rules"),
            NotCounted::CannotReplay => phrase!(lang, "skill.cannot_replay"),
        }
    }

    /// The word for it in data.
    pub const fn key(self) -> &'static str {
        match self {
            NotCounted::Practice(Practice::Moment) => "moment-again",
            NotCounted::Practice(Practice::Again) => "seat-again",
            NotCounted::Practice(Practice::OtherSeat) => "other-seat",
            NotCounted::Practice(Practice::GoesOn) => "goes-on",
            NotCounted::OtherRules => "other-rules",
            NotCounted::CannotReplay => "cannot-replay",
        }
    }
}

/// A play in which something was said, and whether it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedPlay {
    /// The play.
    pub row: PlayRow,
    /// The day on which it was begun, in days since 1970-01-01 by the person's own clock.
    pub day: i32,
    /// Why it doesn't count; none if it does.
    pub not_counted: Option<NotCounted>,
}

/// A person's skill, and what it rests on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PersonSkill {
    /// Skill as far as the evidence goes.
    pub skills: Skills,
    /// Every play in which something was said, the one that was begun first first.
    pub plays: Vec<CountedPlay>,
}

impl PersonSkill {
    /// A play among them, by its id.
    pub fn play(&self, uid: &str) -> Option<&CountedPlay> {
        self.plays.iter().find(|play| play.row.uid == uid)
    }
}

/// A person's skill over the plays in their store, by the days of a clock in this zone.
///
/// # Errors
///
/// What the store says when it can't be read.
pub fn skill(store: &Store, library: &Library, zone: &TimeZone) -> Result<PersonSkill, StoreError> {
    Ok(PlaysSoFar::read(store, zone)?.skill(library))
}

/// A person's plays as they were read from the store. What they come to can be worked out anywhere, while the store
/// is used for something else.
#[derive(Debug)]
pub struct PlaysSoFar(Vec<PlaySoFar>);

#[derive(Debug)]
struct PlaySoFar {
    row: PlayRow,
    day: i32,
    practice: Option<Practice>,
    /// What was said, of a play that may count.
    stored: Option<StoredPlay>,
}

impl PlaysSoFar {
    /// Reads them, with the days of a clock in this zone.
    ///
    /// # Errors
    ///
    /// What the store says when it can't be read.
    pub fn read(store: &Store, zone: &TimeZone) -> Result<PlaysSoFar, StoreError> {
        let (rows, past): (Vec<PlayRow>, Vec<PastPlay>) = store
            .history()?
            .into_iter()
            .filter(|play| !play.said_ms.is_empty())
            .map(|play| {
                let mut days: Vec<i32> = play.said_ms.iter().map(|at_ms| day_of(*at_ms, zone)).collect();
                days.dedup();
                let past = PastPlay {
                    scenario: play.row.scenario_id.clone(),
                    seat: play.row.seat.clone(),
                    is_branch: play.row.parent.is_some(),
                    is_over: play.row.ended.is_some(),
                    days,
                };
                (play.row, past)
            })
            .unzip();
        let mut plays = Vec::with_capacity(rows.len());
        for ((row, practice), past) in rows.into_iter().zip(counting(&past)).zip(&past) {
            let day = past.days.first().copied().unwrap_or_default();
            let stored = if practice.is_none() { store.load_play(&row.uid)? } else { None };
            plays.push(PlaySoFar { row, day, practice, stored });
        }
        Ok(PlaysSoFar(plays))
    }

    /// What they say about skill, replayed with these scenarios.
    pub fn skill(self, library: &Library) -> PersonSkill {
        let (plays, evidence): (Vec<CountedPlay>, Vec<Option<PlayEvidence>>) =
            self.evidence(library).into_iter().unzip();
        PersonSkill { skills: skills(&evidence.into_iter().flatten().collect::<Vec<_>>()), plays }
    }

    /// Each of them, replayed with these scenarios, and what it says about skill if it counts.
    pub fn evidence(self, library: &Library) -> Vec<(CountedPlay, Option<PlayEvidence>)> {
        let counted = |play: PlaySoFar| {
            let found = match play.practice {
                Some(practice) => Err(NotCounted::Practice(practice)),
                None => evidence_of(library, play.stored.as_ref()),
            };
            let (evidence, not_counted) = match found {
                Ok(evidence) => (Some(evidence), None),
                Err(why) => (None, Some(why)),
            };
            (CountedPlay { row: play.row, day: play.day, not_counted }, evidence)
        };
        self.0.into_iter().map(counted).collect()
    }
}

fn evidence_of(library: &Library, stored: Option<&StoredPlay>) -> Result<PlayEvidence, NotCounted> {
    let stored = stored.ok_or(NotCounted::CannotReplay)?;
    let play = replay(library, stored).ok().ok_or(NotCounted::CannotReplay)?;
    match otherwise(stored, &play) {
        Some(0) => Ok(PlayEvidence::of(&play)),
        _ => Err(NotCounted::OtherRules),
    }
}
