//! What lints look at: a seat with what was proved of it, or several seats together.
//!
//! **Not here:** what they find ([`super::finding`]).

use crate::bots::Bot;
use crate::cues::Cues;
use crate::seat::SeatProof;
use counterpart_core::scenario::{Scenario, Seat};

/// A seat and what was proved of it.
#[derive(Clone, Copy, Debug)]
pub struct SeatView<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The seat.
    pub seat: &'a Seat,
    /// What was proved.
    pub proof: &'a SeatProof,
}

/// Several seats together.
#[derive(Clone, Debug)]
pub struct LibraryView {
    /// How many scenarios there are.
    pub scenarios: usize,
    /// How many seats.
    pub seats: usize,
    /// Their cues.
    pub cues: Cues,
    /// What each bot comes to, on the mean over the seats: 0 random, 100 the best there is.
    pub bots: Vec<(Bot, f64)>,
}

impl LibraryView {
    /// Of these seats.
    pub fn of(seats: &[SeatView]) -> LibraryView {
        let mut ids: Vec<&str> = seats.iter().map(|view| view.scenario.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        let mean = |place: usize| {
            let all = seats.iter().filter_map(|view| view.proof.bots.get(place));
            all.map(|bot| bot.normalised).sum::<f64>() / seats.len().max(1) as f64
        };
        LibraryView {
            scenarios: ids.len(),
            seats: seats.len(),
            cues: crate::cues::cues(seats.iter().map(|view| (view.scenario, view.proof))),
            bots: Bot::all().into_iter().enumerate().map(|(place, bot)| (bot, mean(place))).collect(),
        }
    }

    /// What a bot comes to.
    pub fn bot(&self, wanted: Bot) -> f64 {
        self.bots.iter().find(|(bot, _)| *bot == wanted).map_or(0.0, |(_, mean)| *mean)
    }
}
