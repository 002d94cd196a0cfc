//! How the figures of a seat are worked out: one exploration, then walks along its layers.

use super::{BotProof, DPrime, EndingProof, Extremes, LearnerProof, SeatProof, Size, THETAS};
use crate::backward::{Best, Goal, best};
use crate::bots::Bot;
use crate::count::plays;
use crate::cycles::stuck;
use crate::forward::{Flow, flows};
use crate::learner::learner;
use crate::minimise::minimise;
use crate::points::points;
use crate::policy::Chances;
use crate::space::Space;
use crate::unreached::unreached;
use counterpart_core::conversation::Pick;
use counterpart_core::conversation::parameters::Parameters;
use counterpart_core::scenario::{BeatIx, Cluster, EndingKind, MAX_OPTIONS, Scenario, Seat, SeatIx, Turn};
use std::convert::Infallible;
use std::ops::ControlFlow;

/// Scores that differ by less than this differ by rounding alone.
const NOTHING: f64 = 1e-9;

/// Proves a seat. At most `budget` states are explored; what they leave open is told in
/// [`Size::open`].
pub fn prove_seat(scenario: &Scenario, seat: SeatIx, budget: usize) -> SeatProof {
    let ControlFlow::Continue(proof) =
        prove_seat_while(scenario, seat, budget, &mut |_, _| ControlFlow::<Infallible>::Continue(()));
    proof
}

/// Proves a seat as long as `progress` wants to go on. It hears how many turns are left to explore and
/// how many states were found (see [`Space::explore_while`]), and then, at 0 turns, again before each
/// of the walks. Breaks with what `progress` breaks with: a cancelled proof has no figures at all,
/// since half of them would look like the whole.
pub fn prove_seat_while<B>(
    scenario: &Scenario,
    seat_ix: SeatIx,
    budget: usize,
    progress: &mut dyn FnMut(u8, usize) -> ControlFlow<B>,
) -> ControlFlow<B, SeatProof> {
    let seat = &scenario.seats[seat_ix.index()];
    let space = Space::explore_while(&Parameters::DEFAULT, scenario, seat, budget, progress)?;
    let (states, choices, bytes_per_state) =
        (space.node_count(), space.edge_count(), space.bytes_per_state());
    let mut go_on = || progress(0, states);
    let space = minimise(space);
    go_on()?;
    let learners = THETAS.map(|theta| learner(seat, &space.info_sets, theta));
    let learner_flows = flows(&space, &learners);
    // At θ = 0 all choices are alike.
    let middle = THETAS.iter().position(|theta| *theta == 0.0).unwrap_or(0);
    let random = &learner_flows[middle];
    let figures = Figures { seat, space: &space };
    go_on()?;
    let (outcome, clusters, shortest) = figures.extremes();
    let most = outcome.most.as_ref().map_or(0.0, |most| most.value);
    go_on()?;
    let bots = figures.bots(random, most);
    go_on()?;
    ControlFlow::Continue(SeatProof {
        seat: seat_ix,
        size: Size {
            states,
            futures: space.node_count(),
            ends: space.ends.scores.len(),
            choices,
            info_sets: space.info_sets.len(),
            plays: plays(&space),
            bytes_per_state,
            open: random.open,
        },
        endings: figures.endings(shortest, &learner_flows),
        bots,
        learners: figures.learners(&learners, &learner_flows),
        d_prime: figures.d_prime(&learners, &learner_flows),
        won_unheard: figures.won_unheard(),
        beats: figures.beats(&learners, &learner_flows, middle),
        unreached: unreached(scenario, seat, &space),
        stuck: stuck(seat, &space),
        rules: space.coverage.rules.clone(),
        outcome,
        clusters,
    })
}

/// A seat and its space, of which the figures are read off.
pub(super) struct Figures<'a> {
    pub(super) seat: &'a Seat,
    pub(super) space: &'a Space,
}

impl Figures<'_> {
    fn ending_beats(&self) -> impl Iterator<Item = (BeatIx, EndingKind)> + '_ {
        (0u16..).zip(&self.seat.beats).filter_map(|(index, beat)| match beat.turn {
            Turn::End(kind) => Some((BeatIx(index), kind)),
            _ => None,
        })
    }

    /// What every option brings, for a goal that counts judgements or steps.
    fn gains(&self, gain: impl Fn(usize, usize) -> f64) -> Vec<[f64; MAX_OPTIONS]> {
        (0..self.space.info_sets.len())
            .map(|info_set| std::array::from_fn(|place| gain(info_set, place)))
            .collect()
    }

    /// The judgement of an option if its move belongs to the cluster.
    fn cluster_points(&self, cluster: Cluster, info_set: usize, place: usize) -> f64 {
        let info_set = &self.space.info_sets[info_set];
        match (&self.seat.beat(info_set.beat).turn, info_set.options.get(place)) {
            (Turn::Speak(choices), Some(option)) => {
                let kind = choices[option.index()].act.kind;
                let quality = f64::from(info_set.judgements[place].quality);
                if kind.cluster() == cluster { quality } else { 0.0 }
            }
            _ => 0.0,
        }
    }

    fn extremes(&self) -> (Extremes, Vec<Extremes>, Vec<Option<Best>>) {
        let nothing = || self.gains(|_, _| 0.0);
        let mut goals: Vec<Goal> = Vec::new();
        for sign in [-1.0, 1.0] {
            goals.push(Goal {
                gains: nothing(),
                ends: Box::new(move |end| sign * self.space.ends.scores[end]),
            });
        }
        for cluster in Cluster::ALL {
            for sign in [-1.0, 1.0] {
                let gains =
                    self.gains(|info_set, place| sign * self.cluster_points(cluster, info_set, place));
                goals.push(Goal { gains, ends: Box::new(|_| 0.0) });
            }
        }
        for (beat, _) in self.ending_beats() {
            let ends =
                move |end| if self.space.ends.class(end).beat == beat { 0.0 } else { f64::NEG_INFINITY };
            goals.push(Goal { gains: self.gains(|_, _| -1.0), ends: Box::new(ends) });
        }
        let mut found = best(self.space, &goals).into_iter();
        let mut pair = || {
            let least = found.next().flatten().map(|least| Best { value: 0.0 - least.value, ..least });
            Extremes { least, most: found.next().flatten() }
        };
        let outcome = pair();
        let clusters = Cluster::ALL.iter().map(|_| pair()).collect();
        (outcome, clusters, found.collect())
    }

    fn endings(&self, shortest: Vec<Option<Best>>, learners: &[Flow]) -> Vec<EndingProof> {
        self.ending_beats()
            .zip(shortest)
            .map(|((beat, kind), shortest)| EndingProof {
                beat,
                kind,
                shortest: shortest.map(|best| best.picks),
                learners: learners.iter().map(|flow| self.ends_at(flow, beat)).collect(),
            })
            .collect()
    }

    fn ends_at(&self, flow: &Flow, beat: BeatIx) -> f64 {
        let here = self.space.ends.classes.iter().zip(&flow.classes).filter(|(class, _)| class.beat == beat);
        here.map(|(_, chance)| chance).sum()
    }

    fn bots(&self, random: &Flow, most: f64) -> Vec<BotProof> {
        let bots = Bot::all();
        let policies: Vec<Vec<Chances>> =
            bots.iter().map(|bot| bot.policy(self.seat, &self.space.info_sets, &random.info_sets)).collect();
        let flows = flows(self.space, &policies);
        let scale = most - random.mean;
        bots.into_iter()
            .zip(flows)
            .map(|(bot, flow)| BotProof {
                bot,
                mean: flow.mean,
                normalised: if scale > NOTHING { 100.0 * (flow.mean - random.mean) / scale } else { 0.0 },
                wins: flow.wins[0],
            })
            .collect()
    }

    fn learners(&self, policies: &[Vec<Chances>], flows: &[Flow]) -> Vec<LearnerProof> {
        THETAS
            .iter()
            .zip(policies)
            .zip(flows)
            .map(|((theta, policy), flow)| LearnerProof {
                theta: *theta,
                mean: flow.mean,
                spread: flow.spread,
                points: self.mean_points(policy, flow),
                wins: flow.wins[0],
            })
            .collect()
    }

    fn mean_points(&self, policy: &[Chances], flow: &Flow) -> f64 {
        let info_sets = self.space.info_sets.iter().zip(policy).zip(&flow.info_sets);
        info_sets
            .filter(|((info_set, _), _)| matches!(self.seat.beat(info_set.beat).turn, Turn::Speak(_)))
            .map(|((info_set, chances), visits)| {
                let judgements = info_set.judgements.iter().zip(chances);
                visits * judgements.map(|(judged, chance)| chance * f64::from(judged.quality)).sum::<f64>()
            })
            .sum()
    }

    fn d_prime(&self, policies: &[Vec<Chances>], flows: &[Flow]) -> DPrime {
        let place = |wanted: f64| THETAS.iter().position(|theta| *theta == wanted).unwrap_or(0);
        let (low, high) = (place(-1.0), place(1.0));
        let apart = |(low_mean, low_sd): (f64, f64), (high_mean, high_sd): (f64, f64)| {
            let pooled = libm::sqrt((low_sd * low_sd + high_sd * high_sd) / 2.0);
            if pooled > 0.0 { (high_mean - low_mean) / pooled } else { 0.0 }
        };
        DPrime {
            outcome: apart((flows[low].mean, flows[low].spread), (flows[high].mean, flows[high].spread)),
            points: apart(
                points(self.space, self.seat, &policies[low]),
                points(self.space, self.seat, &policies[high]),
            ),
        }
    }

    fn won_unheard(&self) -> Option<Vec<Pick>> {
        if !self.space.ends.classes.iter().any(|class| class.won && class.understood < 2) {
            return None;
        }
        let ends = |end| {
            let class = self.space.ends.class(end);
            if class.won && class.understood < 2 { 0.0 } else { f64::NEG_INFINITY }
        };
        let goal = Goal { gains: self.gains(|_, _| -1.0), ends: Box::new(ends) };
        best(self.space, &[goal]).pop().flatten().map(|best| best.picks)
    }
}
