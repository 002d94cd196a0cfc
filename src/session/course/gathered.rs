//! What of a person's records their course goes by, read at once: beside the window where the records can be
//! opened twice.

use crate::history::day_of;
use crate::records::{DrillAnswer, KeptPlan, PlayRow, Step, Store, StoreError, StoredPlay, TakenUp};
use crate::scoring::PastPlay;
use jiff::tz::TimeZone;

/// What was read.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The course taken up.
    pub taken: Option<TakenUp>,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// The answers to drills, in order.
    pub answers: Vec<DrillAnswer>,
    /// The plans, in order.
    pub plans: Vec<KeptPlan>,
    /// Every play in which something was said, the one begun first first, as counting asks for it.
    pub past: Vec<(PlayRow, PastPlay)>,
    /// Those of them that were played to an end and began at the beginning, with what was said.
    pub whole: Vec<StoredPlay>,
}

impl Gathered {
    /// Reads it, with the days of a clock in this zone.
    ///
    /// # Errors
    ///
    /// What the store says when it can't be read.
    pub fn read(store: &Store, zone: &TimeZone) -> Result<Gathered, StoreError> {
        let mut gathered = Gathered {
            taken: store.taken_up()?,
            steps: store.steps()?,
            answers: store.drill_answers()?,
            plans: store.all_plans()?,
            ..Gathered::default()
        };
        for times in store.history()?.into_iter().filter(|play| !play.said_ms.is_empty()) {
            let mut days: Vec<i32> = times.said_ms.iter().map(|at_ms| day_of(*at_ms, zone)).collect();
            days.dedup();
            let row = times.row;
            let past = PastPlay {
                scenario: row.scenario_id.clone(),
                seat: row.seat.clone(),
                is_branch: row.parent.is_some(),
                is_over: row.ended.is_some(),
                days,
            };
            let came_to_an_end = row.ended.as_ref().is_some_and(|ended| ended.outcome.is_some());
            if came_to_an_end && row.parent.is_none() {
                gathered.whole.extend(store.load_play(&row.uid)?);
            }
            gathered.past.push((row, past));
        }
        Ok(gathered)
    }
}
