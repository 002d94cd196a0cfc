//! How unlike the seats of a library are: whether the same kind of first sentence is always right,
//! whether every talk comes through the same stations, and whether every kind of move has its day.
//!
//! **Not here:** cues in the sentences themselves ([`super::cues`], [`super::words`]), the limits
//! ([`super::lints`]).

use super::cues::{best_option, best_shares};
use super::seat::SeatProof;
use counterpart_core::scenario::{Beat, BeatIx, Choice, Family, MoveKind, Scenario, Seat, Stake, Turn};
use counterpart_core::text::Words;

/// How unlike the seats of a library are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Variety {
    /// For each seat, in their order.
    pub seats: Vec<SeatRoad>,
    /// For each kind of move that isn't a trap and is on offer somewhere, in the order of
    /// [`MoveKind::ALL`].
    pub moves: Vec<MoveShare>,
}

/// How a seat begins and goes on where it goes best.
#[derive(Clone, Debug, PartialEq)]
pub struct SeatRoad {
    /// The scenario and the seat, by their ids.
    pub name: String,
    /// The family of the best first sentence.
    pub first: Option<Family>,
    /// What the best play there is comes through; the same twice in a row counts once.
    pub stations: Vec<Station>,
}

/// How often a kind of move is the best.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MoveShare {
    /// The kind.
    pub kind: MoveKind,
    /// At how many beats it is on offer.
    pub offered: usize,
    /// At how many of these it is the best in most states.
    pub best: usize,
}

/// What a beat is about, for somebody who has played others before: what is at stake, or else what
/// helps there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Station {
    /// Somebody asks for something that safety or the law forbids.
    Line,
    /// A small favour.
    Trifle,
    /// They give something.
    Concession,
    /// They criticise, with a point.
    Criticism,
    /// One's own fault.
    Fault,
    /// What weighs most with them is to be guessed.
    Guess,
    /// Listening helps.
    Hearing,
    /// Taking their side helps.
    Perspective,
    /// Saying something of one's own helps.
    Telling,
    /// Working on a solution helps.
    Solving,
    /// Helping, thanking, owning up or pausing helps.
    Service,
    /// A trap is the best there is.
    Trap,
}

impl Station {
    /// What it is called.
    pub const fn name(self) -> Words {
        match self {
            Station::Line => Words::new("底线", "a line"),
            Station::Trifle => Words::new("小事", "a trifle"),
            Station::Concession => Words::new("对方让步", "a concession"),
            Station::Criticism => Words::new("批评", "criticism"),
            Station::Fault => Words::new("我方的错", "a fault"),
            Station::Guess => Words::new("猜想", "a guess"),
            Station::Hearing => Words::new("倾听", "listening"),
            Station::Perspective => Words::new("换位", "perspective"),
            Station::Telling => Words::new("表达", "speaking up"),
            Station::Solving => Words::new("方案", "solving"),
            Station::Service => Words::new("服务", "service"),
            Station::Trap => Words::new("下策", "a trap"),
        }
    }

    /// What a beat at which this was said is about. What weighs more comes first.
    fn of(beat: &Beat, said: Option<&Choice>) -> Station {
        const STAKES: [(Stake, Station); 6] = [
            (Stake::Safety, Station::Line),
            (Stake::Law, Station::Line),
            (Stake::Fault, Station::Fault),
            (Stake::Criticism, Station::Criticism),
            (Stake::Concession, Station::Concession),
            (Stake::Trifle, Station::Trifle),
        ];
        let staked = STAKES.iter().find(|(stake, _)| beat.at_stake(*stake));
        match (staked, said) {
            (_, None) => Station::Guess,
            (Some((_, station)), _) => *station,
            (None, Some(choice)) => Station::helped_by(choice.act.kind.family()),
        }
    }

    /// What helps where a move of this family does.
    pub const fn helped_by(family: Family) -> Station {
        match family {
            Family::Listen => Station::Hearing,
            Family::Perspective => Station::Perspective,
            Family::Express => Station::Telling,
            Family::Solve => Station::Solving,
            Family::Service => Station::Service,
            Family::Trap => Station::Trap,
            Family::Predict => Station::Guess,
        }
    }
}

/// How unlike these seats are.
pub fn variety<'a>(seats: impl IntoIterator<Item = (&'a Scenario, &'a SeatProof)>) -> Variety {
    let mut variety = Variety::default();
    let mut moves: Vec<MoveShare> = MoveKind::ALL
        .iter()
        .filter(|kind| !matches!(kind.family(), Family::Trap | Family::Predict))
        .map(|kind| MoveShare { kind: *kind, offered: 0, best: 0 })
        .collect();
    for (scenario, proof) in seats {
        let seat = &scenario.seats[proof.seat.index()];
        variety.seats.push(road(scenario, seat, proof));
        for beat in &proof.beats {
            let (Turn::Speak(choices), Some(best)) = (&seat.beat(beat.beat).turn, best_option(beat)) else {
                continue;
            };
            let most = best_shares(beat)[best];
            for of in &mut moves {
                let options = choices.iter().zip(best_shares(beat));
                let mut own =
                    options.filter(|(choice, _)| choice.act.kind == of.kind).map(|(_, share)| share);
                if let Some(first) = own.next() {
                    of.offered += 1;
                    of.best += usize::from(own.fold(first, f64::max) >= most);
                }
            }
        }
    }
    moves.retain(|of| of.offered > 0);
    Variety { moves, ..variety }
}

/// How a seat begins, and what its best play comes through.
fn road(scenario: &Scenario, seat: &Seat, proof: &SeatProof) -> SeatRoad {
    let mut stations = Vec::new();
    let most = proof.outcome.most.as_ref();
    for (beat, pick) in most.iter().flat_map(|best| best.beats.iter().zip(&best.picks)) {
        let beat = seat.beat(*beat);
        let said = match &beat.turn {
            Turn::Speak(choices) => choices.get(pick.option.index()),
            Turn::Predict(_) | Turn::End(_) => None,
        };
        stations.push(Station::of(beat, said));
    }
    stations.dedup();
    SeatRoad { name: format!("{} · {}", scenario.id, seat.id), first: first(seat, proof), stations }
}

/// The family of the best first sentence: at the beat that opens, or the first behind a guess.
fn first(seat: &Seat, proof: &SeatProof) -> Option<Family> {
    let mut at: BeatIx = seat.opens;
    for _ in 0..seat.beats.len() {
        match &seat.beat(at).turn {
            Turn::Speak(choices) => {
                let best = best_option(&proof.beats[at.index()])?;
                return Some(choices[best].act.kind.family());
            }
            // All branches of a guess lead on; the last holds always.
            Turn::Predict(prediction) => at = prediction.next.branches.last()?.1,
            Turn::End(_) => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::sample;

    #[test]
    fn the_sample_begins_with_a_question_and_its_road_is_told_by_what_helps() {
        let scenario = sample::scenario();
        let proof = sample::proof(&scenario);
        let found = variety([(&scenario, &proof)]);
        let [seat] = found.seats.as_slice() else { panic!("one seat: {found:?}") };
        assert_eq!((seat.name.as_str(), seat.first), ("sample · ours", Some(Family::Listen)));
        assert!(seat.stations.contains(&Station::Guess), "{seat:?}");
        assert!(seat.stations.windows(2).all(|pair| pair[0] != pair[1]), "{seat:?}");
        let kinds: Vec<MoveKind> = found.moves.iter().map(|of| of.kind).collect();
        let expected = [
            MoveKind::Reflect,
            MoveKind::AskOpen,
            MoveKind::Acknowledge,
            MoveKind::StateFact,
            MoveKind::Propose,
        ];
        assert_eq!(kinds, expected, "no trap, no guess, and nothing that isn't on offer");
        assert!(found.moves.iter().all(|of| of.offered == 1 && of.best <= 1), "{found:?}");
    }

    #[test]
    fn what_is_at_stake_comes_before_what_was_said() {
        let scenario = sample::scenario();
        let mut beat = scenario.seats[0].beats[0].clone();
        let Turn::Speak(choices) = beat.turn.clone() else { panic!("no options") };
        assert_eq!(Station::of(&beat, Some(&choices[0])), Station::Hearing);
        beat.stakes = vec![Stake::Trifle];
        assert_eq!(Station::of(&beat, Some(&choices[0])), Station::Trifle);
        beat.stakes.push(Stake::Law);
        assert_eq!(Station::of(&beat, Some(&choices[0])), Station::Line, "it weighs more");
        assert_eq!(Station::of(&beat, None), Station::Guess);
    }
}
