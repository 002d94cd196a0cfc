//! What the path goes by, as plain values.

use crate::day::Day;
use crate::due::Due;
use crate::needs::{self, LineNeeds};
use counterpart_core::scenario::{Cluster, Topic};
use counterpart_core::scoring::{Estimate, Evidence};

/// A desk that can be sat at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The desk, and what it is about.
    pub desk: needs::Desk,
    /// For each cluster, in the order of [`Cluster::ALL`], how many telling options an average play shows.
    /// What the proof found, kept with the library.
    pub telling: [u32; 5],
}

impl Seat {
    /// What part of its telling options each cluster has; all 0 if there are none.
    pub fn shares(&self) -> [f64; 5] {
        let all: u32 = self.telling.iter().sum();
        self.telling.map(|own| if all == 0 { 0.0 } else { f64::from(own) / f64::from(all) })
    }

    /// The cluster of which it has most; the first of those that have as much.
    pub fn cluster(&self) -> Cluster {
        let places = 0..Cluster::ALL.len();
        let most =
            places.reduce(|most, next| if self.telling[next] > self.telling[most] { next } else { most });
        Cluster::ALL[most.unwrap_or_default()]
    }

    /// Whether it is this seat of this scenario.
    pub fn is(&self, scenario: &str, seat: &str) -> bool {
        self.desk.scenario == scenario && self.desk.seat == seat
    }
}

/// A lesson that can be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// Its topic: there is one lesson for each.
    pub topic: Topic,
    /// The scenarios of its models, the preferred one first. The first that isn't locked is shown.
    pub scenarios: Vec<String>,
}

/// A form: the scenarios reserved for one measurement, by seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Its number, from 1.
    pub number: u8,
    /// The seats played in it, as scenario and seat.
    pub seats: Vec<(String, String)>,
}

/// A conversation that was had to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlayDone {
    /// The id of the scenario.
    pub scenario: String,
    /// The id of the seat.
    pub seat: String,
    /// On which day it ended.
    pub day: Day,
    /// As part of which form; none otherwise.
    pub form: Option<u8>,
}

/// A lesson that was taken to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LessonDone {
    /// Its topic.
    pub topic: Topic,
    /// On which day.
    pub day: Day,
    /// How many conversations had been had by then: how lessons and conversations lie within a day.
    pub after_plays: usize,
}

/// How often sentences misfired by the rules of a topic's lesson, over first plays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Misfires {
    /// Decisions in which such a rule judged the chosen sentence below 0.
    pub bad: u32,
    /// Decisions in which such a rule judged any sentence on offer.
    pub seen: u32,
    /// The rule by which most of the bad ones misfired, the first by id of those that did as often.
    pub rule: Option<String>,
}

/// Counts misfires over decisions. Each is the rules that judged what was on offer, with the judgement
/// (−2…2), and the place of the one chosen.
pub fn misfires<'a, D>(lesson_rules: &[&str], decisions: D) -> Misfires
where
    D: IntoIterator<Item = (&'a [(&'a str, i8)], usize)>,
{
    let mut found = Misfires::default();
    let mut by_rule = vec![0u32; lesson_rules.len()];
    for (offers, chosen) in decisions {
        let own = |rule: &str| lesson_rules.iter().position(|known| *known == rule);
        if offers.iter().any(|(rule, _)| own(rule).is_some()) {
            found.seen += 1;
        }
        if let Some((rule, quality)) = offers.get(chosen)
            && let (Some(place), true) = (own(rule), *quality < 0)
        {
            found.bad += 1;
            by_rule[place] += 1;
        }
    }
    let mut counted: Vec<(u32, &str)> = by_rule.into_iter().zip(lesson_rules.iter().copied()).collect();
    counted.retain(|(count, _)| *count > 0);
    counted.sort_by(|(one, a), (other, b)| other.cmp(one).then(a.cmp(b)));
    found.rule = counted.first().map(|(_, rule)| (*rule).to_owned());
    found
}

/// The step of the course that is open: the first undated one that isn't done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenStep {
    /// The survey of the own lines.
    Survey,
    /// A form: what of it is missing is played next.
    Form(u8),
    /// Practice of one's own: so many lessons and desks are still to come, and these cases.
    Path {
        /// Lessons still to come.
        lessons: u32,
        /// Desks still to come.
        desks: u32,
        /// Cases still to come, by id.
        cases: Vec<String>,
    },
    /// Together, in a room.
    Room,
    /// The five questions at the end of the day.
    Reaction,
    /// The plan.
    Plan,
}

/// What the survey says of the own lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survey {
    /// The codes of the items, in the order of the survey.
    pub codes: Vec<String>,
    /// Of which topic each is.
    pub topics: Vec<Option<Topic>>,
    /// The own lines of which enough is known.
    pub lines: Vec<LineNeeds>,
}

/// All that the path goes by.
#[derive(Clone, Debug, PartialEq)]
pub struct Situation {
    /// Every desk of the library.
    pub seats: Vec<Seat>,
    /// Every lesson.
    pub lessons: Vec<Lesson>,
    /// The forms of the course; none without a course.
    pub forms: Vec<Form>,
    /// The conversations had, the first one first.
    pub plays: Vec<PlayDone>,
    /// The lessons taken, the first one first.
    pub lessons_done: Vec<LessonDone>,
    /// What is known of each cluster, in the order of [`Cluster::ALL`], however little it is: with no
    /// evidence the prior, mean 0 and deviation 1.
    pub skills: [Estimate; 5],
    /// How much evidence each of these rests on.
    pub evidence: [Evidence; 5],
    /// Misfires by topic, in the order of [`Topic::ALL`].
    pub misfires: Vec<Misfires>,
    /// The needs of the own lines.
    pub survey: Survey,
    /// What is due, oldest first.
    pub due: Vec<Due>,
    /// The open step of the course.
    pub step: Option<OpenStep>,
}

impl Situation {
    /// How well a desk fits the own lines: [`needs::fit`] to the line that it fits best, 0 without any.
    pub fn fit(&self, desk: &needs::Desk) -> f64 {
        self.survey.lines.iter().map(|line| needs::fit(desk, &line.needs)).fold(0.0, f64::max)
    }

    /// How much a topic is needed at the own line that needs it most, 0…1.
    pub fn survey_need(&self, topic: Topic) -> f64 {
        self.survey.lines.iter().map(|line| line.needs.topic(topic)).fold(0.0, f64::max)
    }

    /// The misfires of a topic.
    pub fn misfires_of(&self, topic: Topic) -> Misfires {
        let place = Topic::ALL.iter().position(|known| *known == topic);
        place.and_then(|place| self.misfires.get(place)).cloned().unwrap_or_default()
    }

    /// Whether the last thing done was a lesson: no conversation came after it.
    pub fn last_was_a_lesson(&self) -> bool {
        self.lessons_done.last().is_some_and(|lesson| lesson.after_plays >= self.plays.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misfires_by_hand() {
        let first: &[(&str, i8)] = &[("HEAT-07", -1), ("LISTEN-01", 2)];
        let second: &[(&str, i8)] = &[("HEAT-02", 1), ("TRAP-01", -2)];
        let third: &[(&str, i8)] = &[("TRAP-01", -2), ("LISTEN-01", 2)];
        let decisions = [(first, 0), (first, 0), (first, 1), (second, 1), (third, 0), (second, 0)];
        let found = misfires(&["HEAT-02", "HEAT-07"], decisions);
        // Seen where a rule of the lesson judged anything: three times the first, twice the second.
        assert_eq!(found, Misfires { bad: 2, seen: 5, rule: Some("HEAT-07".to_owned()) });
        assert_eq!(misfires(&[], decisions), Misfires::default());
    }
}
