//! Everything that is proved of one seat.

use super::backward::{Best, Goal, best};
use super::bots::Bot;
use super::count::plays;
use super::fold::fold;
use super::forward::{Flow, flows};
use super::learner::{information, learner};
use super::points::points;
use super::policy::Chances;
use super::reach::{Stuck, stuck};
use super::space::Space;
use super::unreached::{Unreached, unreached};
use counterpart_core::conversation::Pick;
use counterpart_core::scenario::{BeatIx, Cluster, EndingKind, MAX_OPTIONS, Scenario, Seat, SeatIx, Turn};
use dashu_int::UBig;

/// The skills of the simulated learners.
pub const THETAS: [f64; 9] = [-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0];

/// How many states are explored at most unless told otherwise: they take less than a gigabyte.
pub const BUDGET: usize = 15_000_000;

/// Scores that differ by less than this differ by rounding alone.
const NOTHING: f64 = 1e-9;

/// What is true of a seat.
#[derive(Clone, Debug)]
pub struct SeatProof {
    /// The seat.
    pub seat: SeatIx,
    /// How much there is of it.
    pub size: Size,
    /// The endings, in the order of the file.
    pub endings: Vec<EndingProof>,
    /// The lowest and the highest outcome score.
    pub outcome: Extremes,
    /// The lowest and the highest points of each cluster, in the order of [`Cluster::ALL`].
    pub clusters: Vec<Extremes>,
    /// What the bots come to.
    pub bots: Vec<BotProof>,
    /// What learners come to, by rising skill.
    pub learners: Vec<LearnerProof>,
    /// How far learners at θ = +1 and θ = −1 lie apart, in pooled standard deviations of the outcome
    /// score and of the points.
    pub d_prime: DPrime,
    /// A play that wins with fewer than two of the other side's interests understood.
    pub won_unheard: Option<Vec<Pick>>,
    /// The beats, in the order of the file.
    pub beats: Vec<BeatProof>,
    /// What no play comes upon.
    pub unreached: Vec<Unreached>,
    /// A play that goes round without end.
    pub stuck: Option<Stuck>,
    /// The ids of the rules that judge anything here.
    pub rules: std::collections::BTreeSet<&'static str>,
}

/// How much there is of a seat.
#[derive(Clone, Debug, PartialEq)]
pub struct Size {
    /// States in which something is chosen, equal ones merged.
    pub states: usize,
    /// States with different futures: those from which the same choices lead to the same scores
    /// count once.
    pub futures: usize,
    /// Ends, equal ones merged.
    pub ends: usize,
    /// Choices over all states.
    pub choices: usize,
    /// Situations that look different to a player.
    pub situations: usize,
    /// Distinct plays; none if not everything was explored.
    pub plays: Option<UBig>,
    /// Memory for a state, in bytes.
    pub bytes_per_state: f64,
    /// How often a random play goes where nothing was explored; 0 unless the budget was used up.
    pub open: f64,
}

/// What is true of an ending.
#[derive(Clone, Debug, PartialEq)]
pub struct EndingProof {
    /// The beat.
    pub beat: BeatIx,
    /// Its kind.
    pub kind: EndingKind,
    /// A shortest play that comes to it; none if none does.
    pub shortest: Option<Vec<Pick>>,
    /// How often learners come to it, in the order of [`THETAS`].
    pub learners: Vec<f64>,
}

/// The least and the most of something.
#[derive(Clone, Debug, PartialEq)]
pub struct Extremes {
    /// The least, and the play that gets it.
    pub least: Option<Best>,
    /// The most, and the play that gets it.
    pub most: Option<Best>,
}

/// What a bot comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct BotProof {
    /// Which.
    pub bot: Bot,
    /// Its mean outcome score, 0–100.
    pub mean: f64,
    /// The same on a scale from 0 (random) to 100 (the best there is).
    pub normalised: f64,
    /// How often it wins.
    pub wins: f64,
}

/// What learners of one skill come to.
#[derive(Clone, Debug, PartialEq)]
pub struct LearnerProof {
    /// The skill.
    pub theta: f64,
    /// The mean outcome score, 0–100.
    pub mean: f64,
    /// Its standard deviation.
    pub spread: f64,
    /// The mean of the points: the sum of the judgements of what was said.
    pub points: f64,
    /// How often they win.
    pub wins: f64,
}

/// A distance in pooled standard deviations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DPrime {
    /// Of the outcome score.
    pub outcome: f64,
    /// Of the points.
    pub points: f64,
}

/// What is true of a beat.
#[derive(Clone, Debug, PartialEq)]
pub struct BeatProof {
    /// The beat.
    pub beat: BeatIx,
    /// The expected number of times that a random play comes to it.
    pub visits: f64,
    /// What it tells about skill around θ = 0, over a play: Fisher information.
    pub information: f64,
    /// Its options; none at predictions and endings.
    pub options: Vec<OptionProof>,
}

/// What is true of an option, over the random plays to which it is offered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OptionProof {
    /// The expected number of times that it is offered in a random play.
    pub offered: f64,
    /// Its mean judgement, −2…2.
    pub quality: f64,
    /// How often it is the best one, ties shared.
    pub best: f64,
    /// How often learners take it where it is offered, in the order of [`THETAS`].
    pub taken: Vec<f64>,
}

/// Proves a seat. `progress` hears how many turns are left to explore and how many states there are.
pub fn prove_seat(
    scenario: &Scenario,
    seat_ix: SeatIx,
    budget: usize,
    progress: &mut dyn FnMut(u8, usize),
) -> SeatProof {
    let seat = &scenario.seats[seat_ix.index()];
    let space = Space::explore(scenario, seat, budget, progress);
    let (states, choices, bytes_per_state) =
        (space.node_count(), space.edge_count(), space.bytes_per_state());
    let space = fold(space);
    let learners = THETAS.map(|theta| learner(seat, &space.situations, theta));
    let learner_flows = flows(&space, &learners);
    // At θ = 0 all choices are alike.
    let middle = THETAS.iter().position(|theta| *theta == 0.0).unwrap_or(0);
    let random = &learner_flows[middle];
    let found = Found { seat, space: &space };
    let (outcome, clusters, shortest) = found.extremes();
    let most = outcome.most.as_ref().map_or(0.0, |most| most.value);
    SeatProof {
        seat: seat_ix,
        size: Size {
            states,
            futures: space.node_count(),
            ends: space.ends.scores.len(),
            choices,
            situations: space.situations.len(),
            plays: plays(&space),
            bytes_per_state,
            open: random.open,
        },
        endings: found.endings(shortest, &learner_flows),
        bots: found.bots(random, most),
        learners: found.learners(&learners, &learner_flows),
        d_prime: found.d_prime(&learners, &learner_flows),
        won_unheard: found.won_unheard(),
        beats: found.beats(&learners, &learner_flows, middle),
        unreached: unreached(scenario, seat, &space),
        stuck: stuck(seat, &space),
        rules: space.coverage.rules.clone(),
        outcome,
        clusters,
    }
}

struct Found<'a> {
    seat: &'a Seat,
    space: &'a Space,
}

impl Found<'_> {
    fn ending_beats(&self) -> impl Iterator<Item = (BeatIx, EndingKind)> + '_ {
        (0u16..).zip(&self.seat.beats).filter_map(|(index, beat)| match beat.turn {
            Turn::End(kind) => Some((BeatIx(index), kind)),
            _ => None,
        })
    }

    /// What every option brings, for a goal that counts judgements or steps.
    fn gains(&self, gain: impl Fn(usize, usize) -> f64) -> Vec<[f64; MAX_OPTIONS]> {
        (0..self.space.situations.len())
            .map(|situation| std::array::from_fn(|place| gain(situation, place)))
            .collect()
    }

    /// The judgement of an option if its move belongs to the cluster.
    fn cluster_points(&self, cluster: Cluster, situation: usize, place: usize) -> f64 {
        let situation = &self.space.situations[situation];
        match (&self.seat.beat(situation.beat).turn, situation.options.get(place)) {
            (Turn::Speak(choices), Some(option)) => {
                let kind = choices[usize::from(*option)].act.kind;
                let quality = f64::from(situation.judgements[place].quality);
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
                    self.gains(|situation, place| sign * self.cluster_points(cluster, situation, place));
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
        let policies: Vec<Vec<Chances>> = bots
            .iter()
            .map(|bot| bot.policy(self.seat, &self.space.situations, &random.situations))
            .collect();
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
        let situations = self.space.situations.iter().zip(policy).zip(&flow.situations);
        situations
            .filter(|((situation, _), _)| matches!(self.seat.beat(situation.beat).turn, Turn::Speak(_)))
            .map(|((situation, chances), visits)| {
                let judgements = situation.judgements.iter().zip(chances);
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

    fn beats(&self, policies: &[Vec<Chances>], flows: &[Flow], middle: usize) -> Vec<BeatProof> {
        let mut beats: Vec<BeatProof> = (0u16..)
            .zip(&self.seat.beats)
            .map(|(index, beat)| {
                let options = match &beat.turn {
                    Turn::Speak(choices) => choices.len(),
                    _ => 0,
                };
                let unseen = OptionProof { taken: vec![0.0; THETAS.len()], ..OptionProof::default() };
                BeatProof {
                    beat: BeatIx(index),
                    visits: 0.0,
                    information: 0.0,
                    options: vec![unseen; options],
                }
            })
            .collect();
        // How often each option is offered to each learner.
        let mut offered: Vec<Vec<[f64; THETAS.len()]>> =
            beats.iter().map(|beat| vec![[0.0; THETAS.len()]; beat.options.len()]).collect();
        for (number, situation) in self.space.situations.iter().enumerate() {
            let beat = &mut beats[situation.beat.index()];
            let visits = flows[middle].situations[number];
            beat.visits += visits;
            if beat.options.is_empty() {
                continue;
            }
            beat.information += visits * information(situation, &policies[middle][number]);
            let best = situation.best();
            let ties = situation.judgements.iter().filter(|judged| Some(judged.quality) == best).count();
            for (place, option) in situation.options.iter().enumerate() {
                let quality = situation.judgements[place].quality;
                let proof = &mut beat.options[usize::from(*option)];
                proof.offered += visits;
                proof.quality += visits * f64::from(quality);
                if Some(quality) == best {
                    proof.best += visits / ties as f64;
                }
                for learner in 0..THETAS.len() {
                    let visits = flows[learner].situations[number];
                    offered[situation.beat.index()][usize::from(*option)][learner] += visits;
                    proof.taken[learner] += visits * policies[learner][number][place];
                }
            }
        }
        for (beat, offered) in beats.iter_mut().zip(&offered) {
            for (option, offered) in beat.options.iter_mut().zip(offered) {
                if option.offered > 0.0 {
                    option.quality /= option.offered;
                    option.best /= option.offered;
                }
                for (taken, offered) in option.taken.iter_mut().zip(offered) {
                    *taken = if *offered > 0.0 { *taken / offered } else { 0.0 };
                }
            }
        }
        beats
    }
}
