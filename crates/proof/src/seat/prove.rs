//! How the figures of a seat are worked out: one exploration, then walks along its layers.

use super::{
    BotProof, DPrime, EndingProof, Extremes, LearnerProof, OutOfTime, SeatProof, Size, THETAS, Unsettled,
};
use crate::answer::Answer;
use crate::backward::{Best, Goal, best};
use crate::bots::Bot;
use crate::breach::breaches;
use crate::count::plays;
use crate::cycles::stuck;
use crate::ends::Class;
use crate::forward::{Flow, flows};
use crate::horizon::Expected;
use crate::languages::languages;
use crate::learner::learner;
use crate::minimise::{course, minimise};
use crate::points::points;
use crate::policy::Chances;
use crate::space::Space;
use crate::stranded::stranded;
use crate::unreached::unseen;
use crate::why::{blockers, not_understood, reasons};
use counterpart_core::conversation::parameters::Parameters;
use counterpart_core::conversation::{Engine, Pick, State};
use counterpart_core::scenario::{BeatIx, Cluster, EndingKind, MAX_OPTIONS, Scenario, Seat, SeatIx, Turn};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::ops::ControlFlow;

/// Where fewer skilled learners win than this, it is looked into why.
const FEW: f64 = 0.5;

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
    let mut space = Space::explore_while(&Parameters::DEFAULT, scenario, seat, budget, progress)?;
    // Each day is proved apart. What only another day brings up can be come upon at the seat, too.
    let mut days = Vec::with_capacity(seat.days.len());
    for (day, _) in seat.each_day() {
        if let Some(other) = scenario.on_day(seat_ix, day).filter(|_| !space.cut_short) {
            let at = &other.seats[seat_ix.index()];
            let found = Space::explore_while(&Parameters::DEFAULT, &other, at, budget, progress)?;
            space.coverage.join(&found.coverage);
            space.cut_short |= found.cut_short;
            days.push(proved(&other, seat_ix, found, budget, progress)?);
        }
    }
    let proof = proved(scenario, seat_ix, space, budget, progress)?;
    ControlFlow::Continue(SeatProof { days, ..proof })
}

/// The figures of a seat, with no other day but the one that was explored.
fn proved<B>(
    scenario: &Scenario,
    seat_ix: SeatIx,
    space: Space,
    budget: usize,
    progress: &mut dyn FnMut(u8, usize) -> ControlFlow<B>,
) -> ControlFlow<B, SeatProof> {
    let seat = &scenario.seats[seat_ix.index()];
    let engine = Engine { scenario, seat, p: &Parameters::DEFAULT };
    let mut expected = Expected::of(&space.info_sets);
    let (states, choices, bytes_per_state) =
        (space.node_count(), space.edge_count(), space.bytes_per_state());
    let mut go_on = || progress(0, states);
    let unseen = unseen(scenario, seat, &space);
    let reasons = match unseen.impossible() {
        [] => Vec::new(),
        parts => reasons(scenario, seat, &space, parts),
    };
    let space = minimise(space);
    go_on()?;
    let course = course(&space);
    go_on()?;
    let learners = THETAS.map(|theta| learner(seat, &space.info_sets, theta));
    let learner_flows = flows(&space, &learners);
    // At θ = 0 all choices are alike.
    let middle = THETAS.iter().position(|theta| *theta == 0.0).unwrap_or(0);
    let random = &learner_flows[middle];
    let figures = Figures { seat, space: &space, course: &course };
    go_on()?;
    let (outcome, clusters, shortest) = figures.extremes();
    let most = outcome.most.as_ref().map_or(0.0, |most| most.value);
    let won_unheard = figures.won_unheard();
    go_on()?;
    let bots = figures.bots(&Bot::all(&languages(scenario)), random, most);
    go_on()?;
    let skilled = learner_flows.last();
    let mut blockers = skilled.map(|flow| blockers(&space, flow)).unwrap_or_default();
    if skilled.is_some_and(|flow| flow.wins[0] < FEW) {
        // The states are merged by now; those of a second search tell interests apart.
        let opening = [State::opening(scenario, seat)];
        let whole = Space::explore_course(&engine, &opening, &mut expected, budget, progress)?;
        let theta = THETAS[THETAS.len() - 1];
        blockers.not_understood = not_understood(scenario, seat, &whole, theta);
    }
    ControlFlow::Continue(SeatProof {
        seat: seat_ix,
        size: Size {
            states,
            futures: space.node_count(),
            ends: space.ends.scores.len(),
            choices,
            info_sets: space.info_sets.len(),
            plays: plays(&course),
            bytes_per_state,
            open: random.open,
        },
        endings: figures.endings(&shortest.endings, &learner_flows),
        won: figures.answer(shortest.won),
        blockers,
        breaches: breaches(seat, &space),
        stranded: stranded(seat, &course, &learners[middle], &learners[learners.len() - 1]),
        bots,
        learners: figures.learners(&learners, &learner_flows),
        d_prime: figures.d_prime(&learners, &learner_flows),
        won_unheard,
        beats: figures.beats(&learners, &learner_flows, middle),
        unseen,
        reasons,
        stuck: figures.answer(stuck(seat, &space)),
        rules: space.coverage.rules.clone(),
        outcome,
        clusters,
        days: Vec::new(),
    })
}

/// The shortest plays that were looked for.
struct Shortest {
    /// To each ending, in the order of the file; and with nothing agreed, to those that are called
    /// agreements.
    endings: Vec<(Option<Best>, Option<Best>)>,
    /// To a win-win.
    won: Option<Best>,
}

/// A seat and its space, of which the figures are read off.
pub(super) struct Figures<'a> {
    pub(super) seat: &'a Seat,
    pub(super) space: &'a Space,
    /// The same without scores, by far fewer states: for whatever has nothing to do with them.
    course: &'a Space,
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

    /// Of something that was looked for in all that was explored.
    fn answer<T>(&self, found: Option<T>) -> Answer<T> {
        Answer::of(found, !self.space.cut_short)
    }

    /// To come, as soon as possible, to an end of a class that is wanted. A goal for the course.
    fn soonest<'s>(&'s self, wanted: impl Fn(&Class) -> bool + 's) -> Goal<'s> {
        let ends = move |end| if wanted(self.course.ends.class(end)) { 0.0 } else { f64::NEG_INFINITY };
        Goal { gains: self.gains(|_, _| -1.0), ends: Box::new(ends) }
    }

    fn extremes(&self) -> (Extremes, Vec<Extremes>, Shortest) {
        let nothing = || self.gains(|_, _| 0.0);
        let of_scores = [-1.0, 1.0].map(|sign| {
            let ends = move |end: usize| sign * self.space.ends.scores[end];
            Goal { gains: nothing(), ends: Box::new(ends) as Box<dyn Fn(usize) -> f64> }
        });
        let mut goals: Vec<Goal> = Vec::new();
        for cluster in Cluster::ALL {
            for sign in [-1.0, 1.0] {
                let gains =
                    self.gains(|info_set, place| sign * self.cluster_points(cluster, info_set, place));
                goals.push(Goal { gains, ends: Box::new(|_| 0.0) });
            }
        }
        goals.push(self.soonest(|class| class.won));
        for (beat, _) in self.ending_beats() {
            goals.push(self.soonest(move |class| class.beat == beat));
        }
        // Hardly any file has such an ending, so it is looked for only where there is one.
        let unsettled: Vec<BeatIx> =
            self.ending_beats().map(|(beat, _)| beat).filter(|beat| self.ends_unsettled(*beat)).collect();
        for beat in unsettled.iter().copied() {
            goals.push(self.soonest(move |class| class.beat == beat && class.is_unsettled(self.seat)));
        }
        let of_scores = best(self.space, &of_scores);
        let mut found = of_scores.into_iter().chain(best(self.course, &goals));
        let mut pair = || {
            let least = found.next().flatten().map(|least| Best { value: 0.0 - least.value, ..least });
            Extremes { least, most: found.next().flatten() }
        };
        let outcome = pair();
        let clusters = Cluster::ALL.iter().map(|_| pair()).collect();
        let won = found.next().flatten();
        let to: Vec<Option<Best>> = self.ending_beats().map(|_| found.next().flatten()).collect();
        let mut with_nothing: BTreeMap<BeatIx, Option<Best>> = unsettled.into_iter().zip(found).collect();
        let with_nothing = self.ending_beats().map(|(beat, _)| with_nothing.remove(&beat).flatten());
        (outcome, clusters, Shortest { endings: to.into_iter().zip(with_nothing).collect(), won })
    }

    /// Whether some play ends here with nothing agreed, although it is called an agreement.
    fn ends_unsettled(&self, beat: BeatIx) -> bool {
        self.space.ends.classes.iter().any(|class| class.beat == beat && class.is_unsettled(self.seat))
    }

    fn endings(&self, shortest: &[(Option<Best>, Option<Best>)], learners: &[Flow]) -> Vec<EndingProof> {
        let picks = |best: &Option<Best>| self.answer(best.as_ref().map(|best| best.picks.clone()));
        self.ending_beats()
            .zip(shortest)
            .map(|((beat, kind), (shortest, with_nothing))| EndingProof {
                beat,
                kind,
                shortest: picks(shortest),
                learners: self.ends_in(learners, |class| class.beat == beat),
                unsettled: Unsettled {
                    shortest: picks(with_nothing),
                    learners: self
                        .ends_in(learners, |class| class.beat == beat && class.is_unsettled(self.seat)),
                },
            })
            .collect()
    }

    /// How often each of these players comes to such an end.
    fn ends_in(&self, flows: &[Flow], wanted: impl Fn(&Class) -> bool) -> Vec<f64> {
        let classes = &self.space.ends.classes;
        let of = |flow: &Flow| {
            classes.iter().zip(&flow.classes).filter(|(class, _)| wanted(class)).map(|(_, share)| share).sum()
        };
        flows.iter().map(of).collect()
    }

    fn out_of_time(&self, flow: &Flow) -> OutOfTime {
        let mut found = OutOfTime::default();
        for (class, chance) in self.space.ends.classes.iter().zip(&flow.classes) {
            if class.ending == EndingKind::TimeUp {
                found.share += chance;
                found.settled += if class.agreement.is_some() { *chance } else { 0.0 };
                found.understood += chance * f64::from(class.understood);
            }
        }
        if found.share > 0.0 {
            found.settled /= found.share;
            found.understood /= found.share;
        }
        found
    }

    fn bots(&self, bots: &[Bot], random: &Flow, most: f64) -> Vec<BotProof> {
        let policies: Vec<Vec<Chances>> =
            bots.iter().map(|bot| bot.policy(self.seat, &self.space.info_sets, &random.info_sets)).collect();
        let flows = flows(self.space, &policies);
        let scale = most - random.mean;
        bots.iter()
            .zip(&policies)
            .zip(flows)
            .map(|((bot, policy), flow)| {
                let (ahead, over) = self.ahead(policy, random);
                BotProof {
                    bot: *bot,
                    mean: flow.mean,
                    normalised: if scale > NOTHING { 100.0 * (flow.mean - random.mean) / scale } else { 0.0 },
                    wins: flow.wins[0],
                    ahead,
                    over: over * self.left_after_learning(*bot),
                }
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
                out_of_time: self.out_of_time(flow),
                open: flow.open,
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
                points(self.course, self.seat, &policies[low]),
                points(self.course, self.seat, &policies[high]),
            ),
        }
    }

    fn won_unheard(&self) -> Answer<Vec<Pick>> {
        let unheard = |class: &Class| class.won && class.understood < 2;
        if !self.space.ends.classes.iter().any(unheard) {
            return self.answer(None);
        }
        let found = best(self.course, &[self.soonest(unheard)]).pop().flatten();
        self.answer(found.map(|best| best.picks))
    }
}
