//! What was still attainable: points against what could be had from each decision on, never against
//! a maximum that depends on the path.

use super::outcome::{Scorer, capped, coolness, joint_gain, promised_joint, weights};
use super::rounded;
use crate::conversation::effects::{break_off, cool, judged};
use crate::conversation::{
    Mind, Play, State, TurnRecord, judge_option, offered, parameters as p, predict, say,
};
use crate::scenario::{AgreementIx, BeatIx, Day, EndingKind, Move, OptionIx, Scenario, Seat, Turn};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};

/// Judgements earned, against those that were there to earn at the same decisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Points {
    /// The sum of the judgements of what was said.
    pub earned: i32,
    /// The sum of the best judgement among what could be said at each of these decisions.
    pub best: i32,
    /// The sum of the worst.
    pub worst: i32,
}

/// What was attainable in a play.
#[derive(Clone, Debug, PartialEq)]
pub struct Attainable {
    /// See [`Points`].
    pub points: Points,
    /// The best outcome score (0–100) that could still be reached at the opening and after each
    /// turn; none where there is too much to explore.
    pub outcomes: Vec<Option<f64>>,
    /// For each turn at which some of it was given away, the option that would have kept the most.
    pub instead: Vec<Option<OptionIx>>,
}

impl Attainable {
    /// What is known of a play before anything was searched: the judgements, and no outcome.
    pub fn unsearched(play: &Play) -> Attainable {
        let turns = play.turns().len();
        Attainable { points: points(play), outcomes: vec![None; turns + 1], instead: vec![None; turns] }
    }

    /// Whether it is known what the conversation could have come to.
    pub fn is_known(&self) -> bool {
        self.outcomes.first().copied().flatten().is_some()
    }

    /// How much of the attainable outcome a turn (from 0) gave away, in points; 0 where that isn't known.
    pub fn lost_at(&self, turn: usize) -> f64 {
        let at = |turn: usize| self.outcomes.get(turn).copied().flatten();
        match (at(turn), at(turn + 1)) {
            (Some(before), Some(after)) => (before - after).max(0.0),
            _ => 0.0,
        }
    }

    /// How many points a finished play ended below what it could have come to; 0 where that isn't known.
    pub fn missing(&self) -> f64 {
        let first = self.outcomes.first().copied().flatten();
        let last = self.outcomes.last().copied().flatten();
        first.zip(last).map_or(0.0, |(first, last)| (first - last).max(0.0))
    }

    /// The share of what the conversation could have come to that a score is, 0–1; none where that isn't
    /// known.
    pub fn share(&self, score: f64) -> Option<f64> {
        let best = self.outcomes.first().copied().flatten()?;
        Some(if best > 0.0 { (score / best).clamp(0.0, 1.0) } else { 1.0 })
    }

    /// The same in whole per cent, as it is shown everywhere: 100 only where nothing is missing.
    pub fn percent(&self, score: f64) -> Option<u8> {
        let percent = 100.0 * self.share(score)?;
        let most = if percent > 100.0 - SHOWN { 100.0 } else { 99.0 };
        Some(rounded(percent, 0).min(most) as u8)
    }
}

/// Less than this, in per cent, is not missing from a share that is shown.
const SHOWN: f64 = 0.05;
/// Less than this given away is not looked into.
const WORTH_LOOKING: f64 = 0.25;

/// How much is looked at before giving up on what isn't answered yet. Both bounds leave every answer that is
/// given exact; what they cut off is unknown.
#[derive(Clone, Copy)]
pub struct Effort<'e> {
    /// At the most so many states.
    pub states: usize,
    /// Asked now and then whether to go on: the caller has a clock, and knows whether anybody still waits.
    pub goes_on: &'e dyn Fn() -> bool,
}

impl Effort<'static> {
    /// As many states as a shipped seat needs several times over, however long they take.
    pub const USUAL: Effort<'static> = Effort { states: 1_500_000, goes_on: &|| true };
}

/// After so many states it is asked whether to go on: some milliseconds of work.
const ASKED_EVERY: usize = 512;
/// Scores closer than this count as equal: it is far below what is ever shown.
const EQUAL: f64 = 1e-9;

fn points(play: &Play) -> Points {
    let mut points = Points { earned: 0, best: 0, worst: 0 };
    for turn in play.turns().iter().filter(|turn| !turn.is_prediction()) {
        let qualities = turn.offers.iter().map(|offer| i32::from(offer.judgement.quality));
        points.earned += i32::from(turn.chosen().judgement.quality);
        points.best += qualities.clone().max().unwrap_or(0);
        points.worst += qualities.min().unwrap_or(0);
    }
    points
}

/// What was attainable in a play, exactly: branches are left out only where a bound shows that they
/// can't lead to anything better.
pub fn attainable(play: &Play) -> Attainable {
    attainable_within(play, Effort::USUAL)
}

/// The same with no more than so much effort. The end of a play is answered first, so what is left unknown is
/// what could have been had early on.
pub fn attainable_within(play: &Play, effort: Effort) -> Attainable {
    let points = points(play);
    let mut search = Search::new(play.scenario(), play.seat(), play.day(), effort);
    // From the end backwards: what is found late bounds what is looked for early.
    let states: Vec<&State> = play.states().collect();
    let mut outcomes: Vec<Option<f64>> = Vec::with_capacity(states.len());
    let mut reached = f64::NEG_INFINITY;
    for state in states.into_iter().rev() {
        let best = search.best(state, reached - 2.0 * EQUAL);
        reached = best.unwrap_or(reached).max(reached);
        outcomes.push(best.map(|best| best.max(reached)));
    }
    outcomes.reverse();
    let mut attainable = Attainable { points, outcomes, instead: Vec::new() };
    for (turn, record) in play.turns().iter().enumerate() {
        let worth_it = !record.is_prediction() && attainable.lost_at(turn) >= WORTH_LOOKING;
        attainable.instead.push(if worth_it { search.keeps_most(record) } else { None });
    }
    attainable
}

/// The best outcome score that can be reached from a state; none if there is too much to explore.
pub fn best_outcome(scenario: &Scenario, seat: &Seat, state: &State) -> Option<f64> {
    Search::new(scenario, seat, None, Effort::USUAL).best(state, f64::NEG_INFINITY)
}

/// What is known of a state: its best outcome, or that it is no better than so much.
#[derive(Clone, Copy)]
enum Known {
    Exactly(f64),
    AtMost(f64),
}

/// Depth-first branch and bound over the states of a seat.
struct Search<'s> {
    scenario: &'s Scenario,
    seat: &'s Seat,
    /// How many things a sentence may do at once here.
    acts: u32,
    scorer: Scorer<'s>,
    /// The other side's interests.
    interests: u32,
    /// The best joint gain of any agreement.
    best_joint: f64,
    /// Without a random seed: nothing here may depend on the machine.
    known: HashMap<State, Known, BuildHasherDefault<DefaultHasher>>,
    looked_at: usize,
    effort: Effort<'s>,
    /// Whether the effort is used up.
    is_over: bool,
}

impl<'s> Search<'s> {
    fn new(scenario: &'s Scenario, seat: &'s Seat, day: Option<&Day>, effort: Effort<'s>) -> Search<'s> {
        let interests = seat.facing.iter().fold(0, |set, person| set | scenario.interests_mask(*person));
        let best_joint = (0u8..)
            .zip(&scenario.agreements)
            .map(|(index, _)| joint_gain(scenario, seat, Some(AgreementIx(index))))
            .fold(0.0, f64::max);
        // Without an agreement there is at the most everything that can be promised.
        let promising: Vec<BeatIx> = seat.watched.clone();
        let best_joint = best_joint.max(promised_joint(scenario, seat, &promising));
        let acts = if two_acts(seat) { 2 } else { 1 };
        let scorer = Scorer::on(scenario, seat, day);
        Search {
            scenario,
            seat,
            acts,
            scorer,
            interests,
            best_joint,
            known: HashMap::default(),
            looked_at: 0,
            effort,
            is_over: false,
        }
    }

    /// Counts one more state that is looked at; gives whether there is effort left for it.
    fn may_look(&mut self) -> bool {
        self.looked_at += 1;
        self.is_over |= self.looked_at > self.effort.states
            || (self.looked_at.is_multiple_of(ASKED_EVERY) && !(self.effort.goes_on)());
        !self.is_over
    }

    /// The best outcome from a state if it is more than `floor`; otherwise something no more than
    /// `floor` that it is no better than. None if the effort is used up. The depth of the recursion
    /// is bounded by the turns and the predictions between them.
    fn best(&mut self, state: &State, floor: f64) -> Option<f64> {
        match self.known.get(state) {
            Some(Known::Exactly(best)) => return Some(*best),
            Some(Known::AtMost(bound)) if *bound <= floor => return Some(*bound),
            _ => {}
        }
        if let Turn::End(_) = self.seat.beat(state.beat).turn {
            return Some(self.scorer.outcome(state).map_or(0.0, |end| end.score));
        }
        let bound = self.bound(state);
        if bound <= floor {
            return Some(bound);
        }
        if !self.may_look() {
            return None;
        }
        let mut best = f64::NEG_INFINITY;
        for after in self.following(state) {
            best = best.max(self.best(&after, floor.max(best))?);
        }
        let known = if best > floor { Known::Exactly(best) } else { Known::AtMost(best) };
        self.known.insert(*state, known);
        Some(best)
    }

    /// The option at a turn after which the most is attainable, the first in the file of several; none if
    /// there is too much to explore.
    fn keeps_most(&mut self, record: &TurnRecord) -> Option<OptionIx> {
        let Turn::Speak(choices) = &self.seat.beat(record.before.beat).turn else { return None };
        let mut most: Option<(f64, OptionIx)> = None;
        for offer in &record.offers {
            let (after, _) = say(self.scenario, self.seat, &record.before, &choices[offer.option.index()]);
            let best = self.best(&after, most.map_or(f64::NEG_INFINITY, |(best, _)| best))?;
            if most.is_none_or(|(known, _)| best > known + EQUAL) {
                most = Some((best, offer.option));
            }
        }
        most.map(|(_, option)| option)
    }

    /// The states after each choice, those of the best judgement first: good outcomes found early
    /// leave more branches out.
    fn following(&self, state: &State) -> Vec<State> {
        match &self.seat.beat(state.beat).turn {
            Turn::Speak(choices) => {
                let mut afters: Vec<(i8, State)> = offered(self.seat, state)
                    .into_iter()
                    .map(|option| {
                        let choice = &choices[option.index()];
                        let (after, judgement) = say(self.scenario, self.seat, state, choice);
                        debug_assert_eq!(judgement, judge_option(self.scenario, self.seat, state, choice));
                        (judgement.quality, after)
                    })
                    .collect();
                afters.sort_by_key(|(quality, _)| -quality);
                afters.into_iter().map(|(_, after)| after).collect()
            }
            // A guess changes nothing about where the conversation goes.
            Turn::Predict(prediction) => {
                let guess = prediction.among[0];
                vec![predict(self.scenario, self.seat, state, prediction, guess).0]
            }
            Turn::End(_) => Vec::new(),
        }
    }

    /// No continuation of a state scores more than this: as if every turn left were judged +2, cleared
    /// up as much as any move can, and brought one more interest to light; nobody got hotter; and the
    /// best agreement came of it.
    fn bound(&self, state: &State) -> f64 {
        let turns = state.turns_left;
        let people = &state.minds[..self.seat.facing.len()];
        let count = people.len().max(1) as f64;
        let (mut trust, mut clarity, mut heat) = (0.0, 0.0, 0.0);
        for mind in people {
            let (mut t, mut c) = (f64::from(mind.trust), f64::from(mind.clarity));
            heat += self.coolest(mind, turns);
            let cap = f64::from(mind.trust_cap(&p::Parameters::DEFAULT)).max(t);
            for _ in 0..turns {
                // A promise lifts trust at once, by more than a good move where trust is high;
                // rounding adds at most a half.
                let best = (f64::from(p::TRUST_GAIN_PERCENT) / 100.0 * (cap - t))
                    .max(f64::from(p::OVERPROMISE_GAIN));
                t = (t + best + 0.5).min(cap);
                // A sentence may do two things.
                for _ in 0..self.acts {
                    c = (c + MOST_CLARITY * (100.0 - c) + 0.5).min(100.0);
                }
            }
            trust += t / 100.0;
            clarity += c / 100.0;
        }
        let said = (state.revealed | state.understood) & self.interests;
        let all = self.interests.count_ones();
        let understood = (said.count_ones() + self.acts * u32::from(turns)).min(all);
        let share = if all == 0 { 1.0 } else { f64::from(understood) / f64::from(all) };
        let joint = if turns == 0 { self.stands(state) } else { self.best_joint };
        let cool = coolness(self.scorer.start_heat(), heat / count, state.boiled_over);
        let best = weights(joint, trust / count, share, cool, clarity / count);
        // A line that was crossed may still be taken back.
        if turns == 0 { capped(best, state.crossed) } else { best }
    }

    /// The coolest that somebody can be after so many turns: each judged +2, the meeting broken off once,
    /// and left alone.
    fn coolest(&self, mind: &Mind, turns: u8) -> f64 {
        let p = p::Parameters::DEFAULT;
        let mut mind = *mind;
        for turn in 0..turns {
            judged(&p, &mut mind, 2);
            if turn == 0 {
                break_off(&p, &mut mind);
            }
            cool(&p, &mut mind);
        }
        f64::from(mind.heat.saturating_sub(1))
    }

    /// The joint gain if nothing more can be settled.
    fn stands(&self, state: &State) -> f64 {
        match crate::conversation::ending(self.seat, state) {
            Some(EndingKind::WalkOut | EndingKind::Escalation) => 0.0,
            _ => joint_gain(self.scenario, self.seat, state.agreed).max(promised_joint(
                self.scenario,
                self.seat,
                &self.seat.watched,
            )),
        }
    }
}

/// Whether some sentence of a seat does two things that clear up or bring up.
fn two_acts(seat: &Seat) -> bool {
    let choices = seat.beats.iter().flat_map(|beat| match &beat.turn {
        Turn::Speak(choices) => choices.as_slice(),
        Turn::Predict(_) | Turn::End(_) => &[],
    });
    let p = p::Parameters::DEFAULT;
    let matters =
        |act: Move| p.clarity_gain_percent(act.kind) > 0 || act.kind.restates() || act.kind.sums_up();
    choices.into_iter().any(|choice| choice.also.is_some() && choice.acts().all(matters))
}

/// The most that any move clears up, as a share of what is unclear.
const MOST_CLARITY: f64 = 0.20;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::MoveKind;

    #[test]
    fn a_share_is_shown_in_whole_per_cent_and_as_everything_only_where_nothing_is_missing() {
        let of = |best| Attainable {
            points: Points { earned: 0, best: 0, worst: 0 },
            outcomes: vec![best],
            instead: Vec::new(),
        };
        // 72 of 75 are 96 %; 74.9 of 75 are 99.87 %, which isn't everything.
        let shares = [72.0, 74.9, 75.0, 0.0, 80.0].map(|score| of(Some(75.0)).percent(score));
        assert_eq!(shares, [Some(96), Some(99), Some(100), Some(0), Some(100)]);
        assert_eq!(of(None).percent(72.0), None);
    }

    #[test]
    fn the_bound_knows_the_clearest_move() {
        let most = MoveKind::ALL.iter().map(|kind| p::Parameters::DEFAULT.clarity_gain_percent(*kind)).max();
        assert_eq!(most.map(f64::from), Some(MOST_CLARITY * 100.0));
    }
}
