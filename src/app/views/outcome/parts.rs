//! What the score is made of, as measures that can be read one by one.

use crate::session::Review;

/// One part of the score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Which.
    pub kind: PartKind,
    /// How much of it there is, 0–1.
    pub share: f64,
    /// How much it weighs in the score, in per cent.
    pub weight: f64,
}

/// A part of the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// What both departments got.
    Gains,
    /// How the two part: trust, and what was understood.
    Relation,
    /// How far heat fell.
    Coolness,
    /// How clear facts, needs and roles are.
    Clarity,
}

/// The parts of a play's score. Weighed and added up they are `Outcome::score`; a test of the screen
/// holds them to it.
pub fn parts(review: &Review) -> [Part; 4] {
    let play = &review.play;
    let (scenario, seat, state) = (play.scenario(), play.seat(), play.state());
    let [ours, theirs] = review.outcome.gains.map(|gain| gain.share.max(0.0));
    let people = &state.minds[..seat.facing.len()];
    let mean = |value: fn(&crate::conversation::Mind) -> u8| {
        people.iter().map(|mind| f64::from(value(mind))).sum::<f64>() / people.len().max(1) as f64 / 100.0
    };
    let interests = seat.facing.iter().fold(0, |set, person| set | scenario.interests_mask(*person));
    let understood = match interests.count_ones() {
        0 => 1.0,
        all => f64::from((state.understood & interests).count_ones()) / f64::from(all),
    };
    let part = |kind, share, weight| Part { kind, share, weight };
    [
        part(PartKind::Gains, (ours * theirs).sqrt(), 50.0),
        part(PartKind::Relation, (mean(|mind| mind.trust) + understood) / 2.0, 25.0),
        part(PartKind::Coolness, review.outcome.coolness, 15.0),
        part(PartKind::Clarity, mean(|mind| mind.clarity), 10.0),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::{Pick, Play};
    use crate::library::check_bytes;
    use crate::scenario::SeatIx;
    use crate::session::Mode;

    /// Every play of a small scenario, with somebody across the table who is readier to
    /// talk, so that something can be settled.
    fn reviews() -> Vec<Review> {
        let file = include_str!("../../../../tests/cli/borrowed-projector.ron");
        let readier = file.replace("safety: 40, clarity: 55", "safety: 60, clarity: 60");
        assert_ne!(readier, file);
        let checked = check_bytes("borrowed-projector.ron", readier.as_bytes());
        let scenario = checked.scenario.expect("a scenario");
        let mut open = vec![Play::start(scenario, SeatIx(0))];
        let mut ended = Vec::new();
        while let Some(play) = open.pop() {
            if play.ending().is_some() {
                ended.extend(Review::of(play, String::new(), Mode::Guided));
                continue;
            }
            for offer in play.offers() {
                let mut next = play.clone();
                next.pick(Pick::option(offer.option)).expect("it was offered");
                open.push(next);
            }
        }
        ended
    }

    #[test]
    fn the_parts_add_up_to_the_score() {
        let reviews = reviews();
        assert!(reviews.iter().any(|review| review.outcome.agreement.is_some()));
        assert!(reviews.iter().any(|review| review.outcome.agreement.is_none()));
        for review in reviews {
            let sum: f64 = parts(&review).iter().map(|part| part.share * part.weight).sum();
            assert!((sum - review.outcome.score).abs() < 1e-9, "{sum} for {}", review.outcome.score);
        }
    }
}
