//! What a desk or a lesson is worth now, term by term.

use super::situation::{Lesson, Seat, Situation};
use crate::day::Day;
use crate::statistics::normal_below;
use crate::topics::{cluster_of, place_of};
use counterpart_core::scenario::Cluster;
use counterpart_core::scoring::Estimate;

/// A desk is held back for so many days after it was played.
pub const DESK_REST: i32 = 14;
/// A lesson, after it was taken.
pub const LESSON_REST: i32 = 12;
/// Above this skill a person's choices fit clearly more often than not.
const FITS_MORE_OFTEN: f64 = 1.0;

/// What a term stands for. The weights are choices of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermKind {
    /// A desk: 3 × need of a cluster × its share of the desk.
    Need(Cluster),
    /// A desk: variance of the estimate of a cluster × its share of the desk. What isn't known is worth
    /// finding out.
    NotKnown(Cluster),
    /// A desk: 2 × how well it fits the own lines.
    Fit,
    /// A desk: 1 if it is the other desk of the scenario played last.
    OtherDesk,
    /// A desk: −3 if it was played in the last [`DESK_REST`] days.
    PlayedLately,
    /// A lesson: 3 × need of its cluster × (½ + (bad + 1)/(seen + 4)).
    Misfires,
    /// A lesson: 2 × the need of its topic in the survey.
    Survey,
    /// A lesson: −3 if it was taken in the last [`LESSON_REST`] days.
    DoneLately,
}

impl TermKind {
    /// Its name in data.
    pub const fn key(self) -> &'static str {
        match self {
            TermKind::Need(_) => "need",
            TermKind::NotKnown(_) => "not-known",
            TermKind::Fit => "fit",
            TermKind::OtherDesk => "other-desk",
            TermKind::PlayedLately => "played-lately",
            TermKind::Misfires => "misfires",
            TermKind::Survey => "survey",
            TermKind::DoneLately => "done-lately",
        }
    }

    /// The cluster that it is about, if it is about one.
    pub const fn cluster(self) -> Option<Cluster> {
        match self {
            TermKind::Need(cluster) | TermKind::NotKnown(cluster) => Some(cluster),
            _ => None,
        }
    }
}

/// A term: its weight times its value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Term {
    /// What it stands for.
    pub kind: TermKind,
    /// Its weight.
    pub weight: f64,
    /// Its value.
    pub value: f64,
}

impl Term {
    /// What it adds.
    pub fn product(&self) -> f64 {
        self.weight * self.value
    }
}

/// Every term of what something is worth, those that are 0 included.
#[derive(Clone, Debug, PartialEq)]
pub struct Worth {
    /// The terms.
    pub terms: Vec<Term>,
}

impl Worth {
    /// V: what they come to, added up in their order.
    pub fn total(&self) -> f64 {
        self.terms.iter().map(Term::product).sum()
    }

    /// What the terms of some kinds come to.
    pub fn of(&self, is_own: impl Fn(TermKind) -> bool) -> f64 {
        self.terms.iter().filter(|term| is_own(term.kind)).map(Term::product).sum()
    }
}

/// How much a cluster is needed: Φ((1 − m)/s), the chance that the person's skill is below 1, where
/// choices fit clearly more often than not. High both when somebody is weak and when nothing is known:
/// .84 with no evidence.
pub fn need(estimate: &Estimate) -> f64 {
    if estimate.sd > 0.0 {
        normal_below((FITS_MORE_OFTEN - estimate.mean) / estimate.sd)
    } else {
        f64::from(u8::from(estimate.mean < FITS_MORE_OFTEN))
    }
}

/// Whether something was done less than `rest` days ago.
fn lately(day: Day, now: Day, rest: i32) -> bool {
    now.since(day) < rest
}

/// What a desk is worth.
pub fn of_desk(situation: &Situation, seat: &Seat, now: Day) -> Worth {
    let shares = seat.shares();
    let mut terms = Vec::with_capacity(13);
    for (place, cluster) in Cluster::ALL.into_iter().enumerate() {
        let value = need(&situation.skills[place]) * shares[place];
        terms.push(Term { kind: TermKind::Need(cluster), weight: 3.0, value });
    }
    for (place, cluster) in Cluster::ALL.into_iter().enumerate() {
        let sd = situation.skills[place].sd;
        terms.push(Term { kind: TermKind::NotKnown(cluster), weight: 1.0, value: sd * sd * shares[place] });
    }
    let yes = |holds: bool| f64::from(u8::from(holds));
    let other = situation
        .plays
        .last()
        .is_some_and(|last| last.scenario == seat.desk.scenario && last.seat != seat.desk.seat);
    let lately = situation
        .plays
        .iter()
        .any(|play| seat.is(&play.scenario, &play.seat) && lately(play.day, now, DESK_REST));
    terms.push(Term { kind: TermKind::Fit, weight: 2.0, value: situation.fit(&seat.desk) });
    terms.push(Term { kind: TermKind::OtherDesk, weight: 1.0, value: yes(other) });
    terms.push(Term { kind: TermKind::PlayedLately, weight: -3.0, value: yes(lately) });
    Worth { terms }
}

/// What a lesson is worth.
pub fn of_lesson(situation: &Situation, lesson: &Lesson, now: Day) -> Worth {
    let need = need(&situation.skills[place_of(cluster_of(lesson.topic))]);
    let misfires = situation.misfires_of(lesson.topic);
    let rate = f64::from(misfires.bad + 1) / f64::from(misfires.seen + 4);
    let lately = situation
        .lessons_done
        .iter()
        .any(|done| done.topic == lesson.topic && lately(done.day, now, LESSON_REST));
    let terms = vec![
        Term { kind: TermKind::Misfires, weight: 3.0, value: need * (0.5 + rate) },
        Term { kind: TermKind::Survey, weight: 2.0, value: situation.survey_need(lesson.topic) },
        Term { kind: TermKind::DoneLately, weight: -3.0, value: f64::from(u8::from(lately)) },
    ];
    Worth { terms }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No evidence: Φ(1) = .8413. m = 1.5, s = .5: Φ(−1) = .1587. m = −.5, s = .6: Φ(2.5) = .9938.
    #[test]
    fn need_by_hand() {
        for (mean, sd, by_hand) in [(0.0, 1.0, 0.841_345), (1.5, 0.5, 0.158_655), (-0.5, 0.6, 0.993_790)] {
            assert!((need(&Estimate { mean, sd }) - by_hand).abs() < 1e-6);
        }
        assert_eq!(need(&Estimate { mean: 1.0, sd: 0.0 }), 0.0);
    }
}
