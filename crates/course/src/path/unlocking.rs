//! What is kept for a form until it has been played.

use super::situation::{Form, PlayDone};

/// Whether a form has been played: each of its seats, as part of it.
pub fn was_played(form: &Form, plays: &[PlayDone]) -> bool {
    form.seats.iter().all(|(scenario, seat)| {
        plays
            .iter()
            .any(|play| play.form == Some(form.number) && play.scenario == *scenario && play.seat == *seat)
    })
}

/// Whether a scenario is locked: it belongs to a form that hasn't been played. Both desks, and its lines
/// in lessons and drills, stay out of sight until then.
pub fn is_locked(scenario: &str, forms: &[Form], plays: &[PlayDone]) -> bool {
    forms.iter().any(|form| form.seats.iter().any(|(own, _)| own == scenario) && !was_played(form, plays))
}
