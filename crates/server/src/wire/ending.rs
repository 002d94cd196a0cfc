//! How the conversation ended, as every phone sees it.

use counterpart_core::room::Room;
use counterpart_core::scoring::{self, OutcomeKind, rounded};
use counterpart_core::text::{Lang, Text};
use counterpart_phrases::words;
use serde::Serialize;

/// How it ended.
#[derive(Debug, Serialize)]
pub struct ShownEnding {
    how: Text,
    /// What kind of result it is, where that says more.
    kind: Option<OutcomeKind>,
    /// The lines that were crossed.
    crossed: Vec<Text>,
    agreement: Option<Text>,
    /// What was promised on the way and stands.
    promised: Vec<Text>,
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
    let how = |lang| words::headline(lang, outcome.headline());
    let own = |texts: Vec<&Text>| texts.into_iter().cloned().collect();
    Some(ShownEnding {
        how: Text::new(how(Lang::Zh), how(Lang::En)),
        kind: outcome.beside_headline(),
        crossed: own(outcome.lines(play.seat())),
        promised: own(outcome.promises(play.seat())),
        agreement: outcome.agreement.map(|agreement| scenario.agreement(agreement).title.clone()),
        gains,
    })
}
