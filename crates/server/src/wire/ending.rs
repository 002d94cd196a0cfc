//! How the conversation ended, as every phone sees it.

use counterpart_core::room::Room;
use counterpart_core::scoring::{self, OutcomeKind, rounded};
use counterpart_core::text::Text;
use serde::Serialize;

/// How it ended.
#[derive(Debug, Serialize)]
pub struct ShownEnding {
    how: Text,
    kind: OutcomeKind,
    agreement: Option<Text>,
    gains: [ShownGain; 2],
}

/// What a department got.
#[derive(Debug, Serialize)]
pub struct ShownGain {
    department: Text,
    /// Of what it could have gained, in per cent; negative is worse than not talking.
    percent: f64,
}

/// How the present road ended; none while it goes on.
pub fn ending(room: &Room) -> Option<ShownEnding> {
    let play = room.play();
    let scenario = play.scenario();
    let outcome = scoring::outcome_of(play)?;
    let gains = outcome.gains.map(|gain| ShownGain {
        department: scenario.departments[gain.department.index()].name.clone(),
        percent: rounded(100.0 * gain.share, 0),
    });
    let how = outcome.ending.name();
    Some(ShownEnding {
        how: Text::new(how.zh, how.en),
        kind: outcome.kind,
        agreement: outcome.agreement.map(|agreement| scenario.agreement(agreement).title.clone()),
        gains,
    })
}
