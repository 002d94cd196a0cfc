//! What to practise next, and why.

use crate::scenario::{Scenario, Seat};
use crate::session::{BEGIN_WITH, Session};

/// What to practise next.
pub enum Next<'a> {
    /// Nothing was finished yet: begin here.
    First(&'a Scenario, &'a Seat),
    /// One side of this was heard: sit down at the other.
    OtherSeat(&'a Scenario, &'a Seat),
    /// Not yet tried.
    Untried(&'a Scenario, &'a Seat),
    /// Everything was heard from both sides.
    Library,
    /// There is nothing that can be played.
    Nothing,
}

/// What this person should practise next.
pub fn next(session: &Session) -> Next<'_> {
    let finished = |scenario: &Scenario| session.progress.finished_seats(&scenario.id).collect();
    let playable: Vec<(&Scenario, Vec<&str>)> =
        session.library.playable().map(|scenario| (&**scenario, finished(scenario))).collect();
    if playable.is_empty() {
        return Next::Nothing;
    }
    if playable.iter().all(|(_, seats)| seats.is_empty()) {
        let first = session.library.find(BEGIN_WITH).map(|scenario| &**scenario);
        let first = first.or(playable.first().map(|(scenario, _)| *scenario));
        return first
            .and_then(|scenario| Some(Next::First(scenario, scenario.seats.first()?)))
            .unwrap_or(Next::Nothing);
    }
    // The conversation that was finished last comes first: it is fresh.
    let mut order: Vec<&(&Scenario, Vec<&str>)> = playable.iter().collect();
    order.sort_by_key(|(scenario, _)| {
        let last = session.progress.recent.iter().position(|play| play.row.scenario_id == scenario.id);
        last.unwrap_or(usize::MAX)
    });
    for (scenario, seats) in &order {
        let other = scenario.seats.iter().find(|seat| !seats.contains(&seat.id.as_str()));
        if let (false, Some(other)) = (seats.is_empty(), other) {
            return Next::OtherSeat(scenario, other);
        }
    }
    let untried = playable.iter().find(|(_, seats)| seats.is_empty());
    untried
        .and_then(|(scenario, _)| Some(Next::Untried(scenario, scenario.seats.first()?)))
        .unwrap_or(Next::Library)
}
