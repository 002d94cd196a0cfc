//! A ballot, as every phone sees it: no counts while it is open, and what stands behind the options
//! only once that is revealed.

use counterpart_core::conversation::order::ShownPlace;
use counterpart_core::room::{CaseBallot, Phase, Room};
use counterpart_core::scenario::{OptionIx, Turn};
use counterpart_core::text::{Text, Words};
use serde::Serialize;

/// A ballot.
#[derive(Debug, Serialize)]
pub struct ShownBallot {
    number: u32,
    prediction: bool,
    /// When it closes by itself, by the host's clock.
    closes_at: Option<u64>,
    options: Vec<ShownOption>,
    /// What the other side is thinking, once that is revealed.
    thinks: Option<Text>,
}

/// An option of a ballot.
#[derive(Debug, Serialize)]
pub struct ShownOption {
    option: OptionIx,
    words: Text,
    /// Phones and hands, once the ballot is closed.
    count: Option<u64>,
    /// Of these, the raised hands.
    hands: Option<u64>,
    behind: Option<Behind>,
}

/// What stands behind an option.
#[derive(Debug, Serialize)]
pub struct Behind {
    /// −2 to +2.
    quality: i8,
    /// What this sentence does to this person, in the author's words, if there are any.
    coach: Option<Text>,
    rule: Text,
    says: Text,
    /// Of a prediction: whether it is what matters most.
    truth: bool,
}

/// The present ballot.
pub fn ballot(room: &Room) -> Option<ShownBallot> {
    if let Some(asked) = room.case_ballot().filter(|ballot| ballot.is_open) {
        return Some(of_case(asked));
    }
    let ballot = room.ballot()?;
    let play = room.play();
    let beat = play.seat().beat(ballot.beat);
    let counts = (!ballot.is_open).then(|| ballot.tally().totals());
    let hands = (!ballot.is_open).then(|| ballot.tally().hands);
    let is_revealed = room.beneath() == Phase::Revealed;
    let truth = match &beat.turn {
        Turn::Predict(prediction) => {
            let mut answers = OptionIx::each().zip(&prediction.among);
            answers.find(|(_, interest)| **interest == prediction.truth).map(|(option, _)| option)
        }
        _ => None,
    };
    let options = ShownPlace::each().zip(room.shown_offers()).map(|(place, offer)| {
        let rule = offer.judgement.rule;
        let behind = is_revealed.then(|| Behind {
            quality: offer.judgement.quality,
            coach: play.coaching(ballot.beat, &offer).cloned(),
            rule: text(rule.name),
            says: text(rule.says),
            truth: truth == Some(offer.option),
        });
        ShownOption {
            option: offer.option,
            words: play.words(ballot.beat, &offer).clone(),
            hands: hands.as_ref().map(|hands| u64::from(hands.get(place.index()).copied().unwrap_or(0))),
            count: counts.as_ref().and_then(|counts| counts.get(place.index()).copied()),
            behind,
        }
    });
    Some(ShownBallot {
        number: room.ballot_number(),
        prediction: ballot.is_prediction,
        closes_at: ballot.closes_at.filter(|_| ballot.is_open),
        options: options.collect(),
        thinks: is_revealed.then(|| play.thinks(play.state()).clone()),
    })
}

/// The vote on a question of a case: it has no counts before both votes are shown.
fn of_case(ballot: CaseBallot<'_>) -> ShownBallot {
    let options = OptionIx::each().zip(&ballot.ask.options).map(|(option, words)| ShownOption {
        option,
        words: words.clone(),
        count: None,
        hands: None,
        behind: None,
    });
    ShownBallot {
        number: ballot.number,
        prediction: false,
        closes_at: None,
        options: options.collect(),
        thinks: None,
    }
}

fn text(words: Words) -> Text {
    Text::new(words.zh, words.en)
}
