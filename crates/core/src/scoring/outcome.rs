//! The outcome: what was settled, for whom, and in what state the two sides part.

use crate::conversation::parameters::WIN_PERCENT;
use crate::conversation::{State, ending};
use crate::scenario::{AgreementIx, DepartmentIx, EndingKind, Scenario, Seat};
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
    /// Both gain at least [`WIN`], together at least four fifths of the best possible, and no
    /// agreement would have been better for both.
    WinWin,
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
    /// other side's interests understood, 15% how far heat stayed from 100 at its peak, 10% clarity.
    pub score: f64,
    /// The player's gain and the other side's.
    pub gains: [Gain; 2],
    /// What kind of result it is.
    pub kind: OutcomeKind,
}

/// What gain counts as a win, as a share of what could be gained: the conversation's own threshold.
pub const WIN: f64 = WIN_PERCENT as f64 / 100.0;
/// The share of the best joint gain that a win-win reaches.
pub const JOINT: f64 = 0.8;
/// Shares are ratios of whole numbers up to 100; differences below this are rounding.
const ROUNDING: f64 = 1e-9;

/// The gains of the player's department and the main counterpart's from an agreement, or from none.
pub fn gains(scenario: &Scenario, seat: &Seat, agreement: Option<AgreementIx>) -> [Gain; 2] {
    let share = |department: DepartmentIx| {
        let walk_away = f64::from(scenario.worth(None, department));
        let best = scenario
            .agreements
            .iter()
            .map(|agreement| f64::from(agreement.worth[department.index()]))
            .fold(walk_away, f64::max);
        let worth = f64::from(scenario.worth(agreement, department));
        let share = if best > walk_away { (worth - walk_away) / (best - walk_away) } else { 0.0 };
        Gain { department, share }
    };
    [share(scenario.department_of(seat.plays)), share(scenario.department_of(seat.facing[0]))]
}

/// What each agreement of a seat comes to, worked out once for many plays.
#[derive(Clone, Debug)]
pub struct Scorer<'s> {
    seat: &'s Seat,
    /// The other side's interests.
    interests: u32,
    /// For no agreement, and then for each.
    settled: Vec<(Option<AgreementIx>, [Gain; 2], OutcomeKind)>,
}

impl<'s> Scorer<'s> {
    /// For this seat.
    pub fn new(scenario: &Scenario, seat: &'s Seat) -> Scorer<'s> {
        let all = (0u8..).zip(&scenario.agreements).map(|(index, _)| Some(AgreementIx(index)));
        let settled = std::iter::once(None)
            .chain(all)
            .map(|agreement| (agreement, gains(scenario, seat, agreement), kind(scenario, seat, agreement)))
            .collect();
        let interests = seat.facing.iter().fold(0, |set, person| set | scenario.interests_mask(*person));
        Scorer { seat, interests, settled }
    }

    /// The outcome of a finished play; none while it goes on.
    pub fn outcome(&self, state: &State) -> Option<Outcome> {
        let ending = ending(self.seat, state)?;
        let stands = matches!(ending, EndingKind::Agreement | EndingKind::TimeUp);
        let place = state.agreed.filter(|_| stands).map_or(0, |agreed| agreed.index() + 1);
        let (agreement, gains, kind) = self.settled[place];
        let [ours, theirs] = gains.map(|gain| gain.share);

        let people = &state.minds[..self.seat.facing.len()];
        let count = people.len().max(1) as f64;
        let trust = people.iter().map(|mind| f64::from(mind.trust)).sum::<f64>() / count / 100.0;
        let clarity = people.iter().map(|mind| f64::from(mind.clarity)).sum::<f64>() / count / 100.0;
        let known = f64::from((state.understood & self.interests).count_ones());
        let all = f64::from(self.interests.count_ones());
        let understood = if self.interests == 0 { 1.0 } else { known / all };
        let joint = libm::sqrt(ours.max(0.0) * theirs.max(0.0));
        let score = weights(joint, trust, understood, state.peak_heat, clarity);
        Some(Outcome { ending, agreement, score, gains, kind })
    }
}

/// The outcome of a finished play; none while it goes on.
pub fn outcome(scenario: &Scenario, seat: &Seat, state: &State) -> Option<Outcome> {
    // Without an ending there is nothing to work out.
    ending(seat, state)?;
    Scorer::new(scenario, seat).outcome(state)
}

/// The score from its parts, each a share of 0–1, and the peak of heat, 0–100.
pub(super) fn weights(joint: f64, trust: f64, understood: f64, peak_heat: u8, clarity: f64) -> f64 {
    50.0 * joint
        + 25.0 * (trust + understood) / 2.0
        + 15.0 * (100.0 - f64::from(peak_heat)) / 100.0
        + 10.0 * clarity
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
