//! The outcome: what was settled, for whom, and in what state the two sides part.

use crate::conversation::{Mind, Play, State, ending, parameters as p};
use crate::scenario::{AgreementIx, BeatIx, Day, DepartmentIx, EndingKind, Scenario, Seat};
use serde::Serialize;

/// What an agreement brings one department, as a share of what it could have gained.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gain {
    /// The department.
    pub department: DepartmentIx,
    /// (worth − walk-away) / (best − walk-away): 0 is walking away, 1 the best agreement for this
    /// department; negative is worse than walking away.
    pub share: f64,
}

/// What kind of result it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutcomeKind {
    /// Both gain at least [`WIN`], together at least four fifths of the best possible, no
    /// agreement would have been better for both, and no line was crossed.
    WinWin,
    /// A line was crossed and not taken back: whatever was settled, it isn't worth that.
    LineCrossed,
    /// Some agreement would have been better for both (Thompson & Hrebec 1996).
    LoseLose,
    /// The player's department gains at the other's cost.
    WinLose,
    /// The other department gains at the player's cost.
    LoseWin,
    /// None of these: a settlement that leaves something on the table.
    Settled,
}

/// The outcome of a play.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// How the conversation ended.
    pub ending: EndingKind,
    /// What was settled.
    pub agreement: Option<AgreementIx>,
    /// 0–100: 50% the geometric mean of both gains, 25% the mean of trust and the share of the
    /// other side's interests understood, 15% how far heat fell ([`coolness`]), 10% clarity; with a line
    /// crossed at most [`CROSSED_SCORE_CAP`](p::CROSSED_SCORE_CAP).
    pub score: f64,
    /// The player's gain and the other side's.
    pub gains: [Gain; 2],
    /// What kind of result it is.
    pub kind: OutcomeKind,
    /// How far heat fell, 0–1; see [`coolness`].
    pub coolness: f64,
    /// The beats whose line was crossed and not taken back.
    pub crossed: Vec<BeatIx>,
    /// The beats at which something was promised that stands.
    pub promised: Vec<BeatIx>,
}

/// What gain counts as a win, as a share of what could be gained: the conversation's own threshold.
pub const WIN: f64 = p::WIN_PERCENT as f64 / 100.0;
/// The share of the best joint gain that a win-win reaches.
pub const JOINT: f64 = 0.8;
/// Shares are ratios of whole numbers up to 100; differences below this are rounding.
const ROUNDING: f64 = 1e-9;

/// The gains of the player's department and the main counterpart's from an agreement, or from none.
pub fn gains(scenario: &Scenario, seat: &Seat, agreement: Option<AgreementIx>) -> [Gain; 2] {
    let share = |department: DepartmentIx| {
        let (walk_away, best) = range(scenario, department);
        let worth = f64::from(scenario.worth(agreement, department));
        let share = if best > walk_away { (worth - walk_away) / (best - walk_away) } else { 0.0 };
        Gain { department, share }
    };
    [share(scenario.department_of(seat.plays)), share(scenario.department_of(seat.facing[0]))]
}

/// What walking away is worth to a department, and the best agreement.
fn range(scenario: &Scenario, department: DepartmentIx) -> (f64, f64) {
    let walk_away = f64::from(scenario.worth(None, department));
    let worth = scenario.agreements.iter().map(|agreement| f64::from(agreement.worth[department.index()]));
    (walk_away, worth.fold(walk_away, f64::max))
}

/// What each agreement of a seat comes to, worked out once for many plays.
#[derive(Clone, Debug)]
pub struct Scorer<'s> {
    scenario: &'s Scenario,
    seat: &'s Seat,
    /// The other side's interests.
    interests: u32,
    /// For no agreement, and then for each.
    settled: Vec<(Option<AgreementIx>, [Gain; 2], OutcomeKind)>,
    /// The mean heat that the people across the table bring along.
    start_heat: f64,
}

impl<'s> Scorer<'s> {
    /// For this seat, on the day as it is written.
    pub fn new(scenario: &'s Scenario, seat: &'s Seat) -> Scorer<'s> {
        Scorer::on(scenario, seat, None)
    }

    /// For this seat on a day.
    pub fn on(scenario: &'s Scenario, seat: &'s Seat, day: Option<&Day>) -> Scorer<'s> {
        let all = (0u8..).zip(&scenario.agreements).map(|(index, _)| Some(AgreementIx(index)));
        let settled = std::iter::once(None)
            .chain(all)
            .map(|agreement| (agreement, gains(scenario, seat, agreement), kind(scenario, seat, agreement)))
            .collect();
        let interests = seat.facing.iter().fold(0, |set, person| set | scenario.interests_mask(*person));
        let start_heat = mean(seat, &State::opening_on(scenario, seat, day), heat_above_rest);
        Scorer { scenario, seat, interests, settled, start_heat }
    }

    /// The mean heat that the people across the table bring along.
    pub(super) const fn start_heat(&self) -> f64 {
        self.start_heat
    }

    /// The outcome of a finished play; none while it goes on.
    pub fn outcome(&self, state: &State) -> Option<Outcome> {
        let ending = ending(self.seat, state)?;
        let stands = matches!(ending, EndingKind::Agreement | EndingKind::TimeUp);
        let place = state.agreed.filter(|_| stands).map_or(0, |agreed| agreed.index() + 1);
        let (agreement, mut gains, mut kind) = self.settled[place];
        let promised = promised(self.seat, state, stands);
        if agreement.is_none() && !promised.is_empty() {
            self.add_promises(&mut gains, &promised);
        }
        if state.crossed != 0 {
            kind = OutcomeKind::LineCrossed;
        }
        let [ours, theirs] = gains.map(|gain| gain.share);
        let trust = mean(self.seat, state, |mind| mind.trust) / 100.0;
        let clarity = mean(self.seat, state, |mind| mind.clarity) / 100.0;
        let known = f64::from((state.understood & self.interests).count_ones());
        let all = f64::from(self.interests.count_ones());
        let understood = if self.interests == 0 { 1.0 } else { known / all };
        let joint = libm::sqrt(ours.max(0.0) * theirs.max(0.0));
        let heat = mean(self.seat, state, heat_above_rest);
        let cool = coolness(self.start_heat, heat, state.boiled_over);
        let score = capped(weights(joint, trust, understood, cool, clarity), state.crossed);
        let crossed = crossed(self.seat, state);
        Some(Outcome { ending, agreement, score, gains, kind, coolness: cool, crossed, promised })
    }

    /// What was promised on the way is worth something even where nothing was settled, though never more
    /// than the best that could have been.
    fn add_promises(&self, gains: &mut [Gain; 2], promised: &[BeatIx]) {
        for gain in gains {
            gain.share = promised_share(self.scenario, self.seat, gain.department, promised);
        }
    }
}

/// What the promises of these beats are worth to a department, as a share of what it could have gained.
fn promised_share(scenario: &Scenario, seat: &Seat, department: DepartmentIx, beats: &[BeatIx]) -> f64 {
    let (walk_away, best) = range(scenario, department);
    let promises = beats.iter().filter_map(|beat| seat.beat(*beat).promises.as_ref());
    let worth: f64 = promises.map(|promise| f64::from(promise.worth[department.index()])).sum();
    if best > walk_away { (worth / (best - walk_away)).min(1.0) } else { 0.0 }
}

/// The joint gain from the promises of these beats alone.
pub(super) fn promised_joint(scenario: &Scenario, seat: &Seat, beats: &[BeatIx]) -> f64 {
    let of = |person| promised_share(scenario, seat, scenario.department_of(person), beats);
    libm::sqrt(of(seat.plays) * of(seat.facing[0]))
}

/// The mean of a gauge over the people across the table.
fn mean(seat: &Seat, state: &State, gauge: impl Fn(&Mind) -> u8) -> f64 {
    let people = &state.minds[..seat.facing.len()];
    people.iter().map(|mind| f64::from(gauge(mind))).sum::<f64>() / people.len().max(1) as f64
}

/// Somebody's heat, no lower than where it rests: cooler than that is no cooler for a talk.
fn heat_above_rest(mind: &Mind) -> u8 {
    mind.heat.max(u8::try_from(p::HEAT_SET_POINT).unwrap_or(0))
}

/// The beats at which a line was crossed that wasn't taken back.
fn crossed(seat: &Seat, state: &State) -> Vec<BeatIx> {
    let lines = seat.lines.iter().enumerate();
    lines.filter(|(bit, _)| state.crossed & (1 << bit) != 0).map(|(_, beat)| *beat).collect()
}

/// The beats at which something was promised that stands: whoever leaves in anger or goes to the boss
/// promised nothing.
fn promised(seat: &Seat, state: &State, stands: bool) -> Vec<BeatIx> {
    let heard = seat.watched.iter().enumerate().filter(|(bit, _)| state.visited & (1 << bit) != 0);
    heard.map(|(_, beat)| *beat).filter(|beat| stands && seat.beat(*beat).promises.is_some()).collect()
}

/// How far heat fell, as a share of 0–1 of the way from where it began to the heat that a conversation
/// returns to when left alone; less what boiling over on the way takes. Where it began no hotter than
/// that, how far it stayed below the mark at which people leave.
pub fn coolness(start: f64, end: f64, boiled_over: bool) -> f64 {
    let rest = f64::from(p::HEAT_SET_POINT);
    let fell = if start > rest {
        (start - end) / (start - rest)
    } else {
        (f64::from(p::HEAT_WALK_OUT) - end) / (f64::from(p::HEAT_WALK_OUT) - rest)
    };
    let kept = if boiled_over { 1.0 - f64::from(p::BOILED_OVER_COST) / 100.0 } else { 1.0 };
    kept * fell.clamp(0.0, 1.0)
}

/// A score with a line crossed is no more than the cap.
pub(super) fn capped(score: f64, crossed: u8) -> f64 {
    if crossed == 0 { score } else { score.min(f64::from(p::CROSSED_SCORE_CAP)) }
}

/// The outcome of a finished play; none while it goes on.
pub fn outcome_of(play: &Play) -> Option<Outcome> {
    // Without an ending there is nothing to work out.
    play.ending()?;
    Scorer::on(play.scenario(), play.seat(), play.day()).outcome(play.state())
}

/// The outcome of a state that a play of the day as it is written has come to; none while it goes on.
pub fn outcome(scenario: &Scenario, seat: &Seat, state: &State) -> Option<Outcome> {
    ending(seat, state)?;
    Scorer::new(scenario, seat).outcome(state)
}

/// The score from its parts, each a share of 0–1.
pub(super) fn weights(joint: f64, trust: f64, understood: f64, coolness: f64, clarity: f64) -> f64 {
    50.0 * joint + 25.0 * (trust + understood) / 2.0 + 15.0 * coolness + 10.0 * clarity
}

/// The geometric mean of both gains from an agreement, or from none; 0 if either loses.
pub(super) fn joint_gain(scenario: &Scenario, seat: &Seat, agreement: Option<AgreementIx>) -> f64 {
    let [ours, theirs] = gains(scenario, seat, agreement).map(|gain| gain.share.max(0.0));
    libm::sqrt(ours * theirs)
}

/// What kind of result an agreement, or none, is.
pub fn kind(scenario: &Scenario, seat: &Seat, agreement: Option<AgreementIx>) -> OutcomeKind {
    let shares = |agreement| gains(scenario, seat, agreement).map(|gain| gain.share);
    let [ours, theirs] = shares(agreement);
    let all = (0u8..).zip(&scenario.agreements).map(|(index, _)| shares(Some(AgreementIx(index))));
    let better_for_both = all.clone().any(|[a, b]| a > ours + ROUNDING && b > theirs + ROUNDING);
    let best_joint = all.map(|[a, b]| a + b).fold(0.0, f64::max);
    let wins = [ours, theirs].map(|share| share + ROUNDING >= WIN);
    match wins {
        _ if better_for_both => OutcomeKind::LoseLose,
        [true, true] if ours + theirs + ROUNDING >= JOINT * best_joint => OutcomeKind::WinWin,
        [true, false] => OutcomeKind::WinLose,
        [false, true] => OutcomeKind::LoseWin,
        _ => OutcomeKind::Settled,
    }
}
