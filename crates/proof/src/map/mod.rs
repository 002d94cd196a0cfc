//! A seat as a map: the beats, and how many random plays go from one to the next.

mod dot;
mod layout;
mod svg;

pub use dot::dot;
pub use svg::svg;

use super::learner::learner;
use super::space::{Space, Target};
use counterpart_core::conversation::Thresholds;
use counterpart_core::conversation::parameters::Parameters;
use counterpart_core::scenario::{BeatIx, EndingKind, Scenario, SeatIx, Turn};
use std::convert::Infallible;
use std::ops::ControlFlow;

/// What is drawn of a beat.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The id.
    pub id: String,
    /// How it ends, if it does.
    pub ending: Option<EndingKind>,
    /// Whether the player predicts there.
    pub predicts: bool,
    /// How often a random play comes to it, on average.
    pub visits: f64,
    /// The mean heat of the one who speaks there, 0–100; none at endings.
    pub heat: Option<f64>,
    /// How many things were said before it, on average.
    pub said: f64,
}

/// Plays that go from one beat to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stream {
    /// From which place.
    pub from: usize,
    /// To which.
    pub to: usize,
    /// How often a random play goes that way, on average.
    pub plays: f64,
}

/// The map of a seat.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// The title: scenario and seat.
    pub title: String,
    /// The beats, in the order of the file.
    pub places: Vec<Place>,
    /// The ways between them.
    pub streams: Vec<Stream>,
    /// Whether the budget was used up: beyond it nothing is drawn.
    pub cut_short: bool,
}

/// Draws up the map of a seat from all its random plays. After `budget` states it goes no further.
pub fn map(scenario: &Scenario, seat_ix: SeatIx, budget: usize) -> Map {
    let ControlFlow::Continue(map) =
        map_while(scenario, seat_ix, budget, &mut |_, _| ControlFlow::<Infallible>::Continue(()));
    map
}

/// The same as long as `progress` wants to go on (see [`Space::explore_while`]); a map that was broken off is
/// none.
pub fn map_while<B>(
    scenario: &Scenario,
    seat_ix: SeatIx,
    budget: usize,
    progress: &mut dyn FnMut(u8, usize) -> ControlFlow<B>,
) -> ControlFlow<B, Map> {
    let seat = &scenario.seats[seat_ix.index()];
    let space = Space::explore_while(&Parameters::DEFAULT, scenario, seat, budget, progress)?;
    let random = learner(seat, &space.info_sets, 0.0);
    let beats = seat.beats.len();
    let mut visits = vec![0.0; beats];
    let mut heats = vec![0.0; beats];
    let mut said = vec![0.0; beats];
    let mut ways = vec![0.0; beats * beats];
    let mut mass = vec![0.0; space.node_count()];
    if let Target::Node(node) = space.opening {
        mass[node] = 1.0;
    }
    for layer in &space.layers {
        for node in space.in_order(layer) {
            let here = mass[node];
            if here <= 0.0 {
                continue;
            }
            let state = space.state(node);
            let from = state.beat.index();
            let turns = f64::from(seat.turns - state.turns_left);
            visits[from] += here;
            heats[from] += here * f64::from(state.minds[usize::from(seat.beat(state.beat).by)].heat);
            said[from] += here * turns;
            let info_set = space.info_set_of(node);
            for (place, target) in space.targets(node).enumerate() {
                let part = here * random[info_set][place];
                let to: BeatIx = match target {
                    Target::Node(next) => {
                        mass[next] += part;
                        space.info_sets[space.info_set_of(next)].beat
                    }
                    Target::End(end) => {
                        let beat = space.ends.class(end).beat;
                        visits[beat.index()] += part;
                        said[beat.index()] += part * (turns + 1.0);
                        beat
                    }
                };
                ways[from * beats + to.index()] += part;
            }
        }
    }
    let mean = |sum: f64, of: f64| if of > 0.0 { sum / of } else { 0.0 };
    let places = seat
        .beats
        .iter()
        .enumerate()
        .map(|(index, beat)| Place {
            id: beat.id.clone(),
            ending: match beat.turn {
                Turn::End(kind) => Some(kind),
                _ => None,
            },
            predicts: matches!(beat.turn, Turn::Predict(_)),
            visits: visits[index],
            heat: (!matches!(beat.turn, Turn::End(_)) && visits[index] > 0.0)
                .then(|| mean(heats[index], visits[index])),
            said: mean(said[index], visits[index]),
        })
        .collect();
    let streams = ways
        .iter()
        .enumerate()
        .filter(|(_, plays)| **plays > 0.0)
        .map(|(way, plays)| Stream { from: way / beats, to: way % beats, plays: *plays })
        .collect();
    let title = format!("{} · {}", scenario.id, seat.id);
    ControlFlow::Continue(Map { title, places, streams, cut_short: space.cut_short })
}

/// The colour of a heat of 0–100: from a cool grey-blue through sand to red. The two ends differ in
/// lightness as well, so that they can be told apart without seeing colours.
pub(super) fn colour(heat: f64) -> String {
    const AT: Thresholds = Thresholds::DEFAULT;
    const STOPS: [(f64, [f64; 3]); 4] = [
        (0.0, [205.0, 222.0, 226.0]),
        (AT.at_ease_below as f64, [240.0, 232.0, 210.0]),
        (AT.angry as f64, [236.0, 186.0, 128.0]),
        (AT.walks_out as f64, [206.0, 92.0, 74.0]),
    ];
    let heat = heat.clamp(0.0, f64::from(AT.walks_out));
    let above = STOPS.iter().position(|(at, _)| *at >= heat).unwrap_or(STOPS.len() - 1).max(1);
    let ((low, from), (high, to)) = (STOPS[above - 1], STOPS[above]);
    let along = (heat - low) / (high - low);
    let part = |index: usize| libm::round(from[index] + (to[index] - from[index]) * along) as u8;
    format!("#{:02x}{:02x}{:02x}", part(0), part(1), part(2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::sample;

    fn sample_map() -> Map {
        map(&sample::scenario(), SeatIx(0), 10_000)
    }

    #[test]
    fn what_comes_to_a_beat_goes_on_from_it() {
        let map = sample_map();
        for (index, place) in map.places.iter().enumerate() {
            let sum = |towards: fn(&Stream) -> usize| {
                map.streams.iter().filter(|way| towards(way) == index).map(|way| way.plays).sum::<f64>()
            };
            let (came, went) = (sum(|way| way.to), sum(|way| way.from));
            let opens = if place.id == "start" { 1.0 } else { 0.0 };
            assert!((came + opens - place.visits).abs() < 1e-12, "{place:?}");
            if place.ending.is_none() {
                assert!((went - place.visits).abs() < 1e-12, "{place:?}");
            }
        }
        let ended: f64 =
            map.places.iter().filter(|place| place.ending.is_some()).map(|place| place.visits).sum();
        assert!((ended - 1.0).abs() < 1e-12);
    }

    #[test]
    fn heat_has_a_colour_at_every_degree() {
        assert_eq!(colour(0.0), "#cddee2");
        assert_eq!(colour(100.0), "#ce5c4a");
        assert_eq!(colour(35.0), "#f0e8d2");
    }

    #[test]
    fn it_is_drawn_the_same_every_time() {
        insta::assert_snapshot!(dot(&sample_map()));
        insta::assert_snapshot!(svg(&sample_map()));
    }
}
