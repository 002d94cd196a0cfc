//! Why something is offered: about the task, in counts.

use super::situation::{Lesson, Seat, Situation};
use super::worth::{TermKind, Worth};
use crate::day::Day;
use crate::due::Due;
use crate::topics::{cluster_of, place_of};
use counterpart_core::scenario::{Cluster, Topic};
use counterpart_core::scoring::LEAST_TELLING;

/// A reason, one sentence's worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is due.
    Due {
        /// How many days have gone by since it counts from.
        days: i32,
        /// How many days late it is.
        late: i32,
    },
    /// It is the course's next step.
    Step,
    /// Sentences misfired by a rule, so many times of so many.
    Misfires {
        /// The topic.
        topic: Topic,
        /// The rule by which most of them did.
        rule: Option<String>,
        /// How many misfired.
        bad: u32,
        /// Of how many.
        seen: u32,
    },
    /// Too little has been seen of a cluster to say anything.
    LittleKnown {
        /// The cluster.
        cluster: Cluster,
        /// How many telling choices of it were seen.
        seen: usize,
        /// How many this conversation has.
        here: u32,
    },
    /// The other side of a conversation that was had.
    OtherDesk {
        /// The desk that it was heard from.
        heard_from: String,
    },
    /// What the own line needs most of what this is about.
    Survey {
        /// The line.
        line: String,
        /// The code of the item.
        code: String,
    },
    /// How often the best on offer was taken, in what this is most about.
    Seen {
        /// The cluster.
        cluster: Cluster,
        /// How often the best was taken.
        best: usize,
        /// Of how many telling choices.
        telling: usize,
    },
    /// It hasn't been taken yet.
    NotYet,
}

impl Why {
    /// That of something due.
    pub fn due(due: &Due, now: Day) -> Why {
        Why::Due { days: now.since(due.since), late: due.late }
    }
}

/// Why a desk: by what adds most to its worth. If that is need or what isn't known, by what is known of
/// the cluster that adds most of it.
pub fn of_desk(situation: &Situation, seat: &Seat, worth: &Worth) -> Why {
    let need = worth.of(|kind| kind.cluster().is_some());
    let fit = worth.of(|kind| kind == TermKind::Fit);
    if worth.of(|kind| kind == TermKind::OtherDesk) > 0.0
        && let Some(last) = situation.plays.last()
    {
        return Why::OtherDesk { heard_from: last.seat.clone() };
    }
    if fit > need
        && let Some(survey) = of_survey(situation, &|topic: Topic| seat.desk.topics.contains(&topic))
    {
        return survey;
    }
    let by_cluster = Cluster::ALL.map(|cluster| worth.of(|kind| kind.cluster() == Some(cluster)));
    let most = (0..by_cluster.len())
        .reduce(|most, next| if by_cluster[next] > by_cluster[most] { next } else { most });
    let place = most.unwrap_or_default();
    let (cluster, evidence) = (Cluster::ALL[place], situation.evidence[place]);
    if evidence.telling < LEAST_TELLING {
        return Why::LittleKnown { cluster, seen: evidence.telling, here: seat.telling[place] };
    }
    let own = Topic::ALL.iter().copied().filter(|topic| cluster_of(*topic) == cluster);
    let worst = own.map(|topic| (topic, situation.misfires_of(topic)));
    let worst = worst.reduce(|most, next| if next.1.bad > most.1.bad { next } else { most });
    match worst {
        Some((topic, misfires)) if misfires.bad > 0 => {
            Why::Misfires { topic, rule: misfires.rule, bad: misfires.bad, seen: misfires.seen }
        }
        _ => Why::Seen { cluster, best: evidence.best, telling: evidence.telling },
    }
}

/// Why a lesson: misfires if there were any, unless the survey adds more.
pub fn of_lesson(situation: &Situation, lesson: &Lesson, worth: &Worth) -> Why {
    let survey = worth.of(|kind| kind == TermKind::Survey);
    let misfires = situation.misfires_of(lesson.topic);
    let most = survey > worth.of(|kind| kind == TermKind::Misfires);
    if (most || misfires.bad == 0 && survey > 0.0)
        && let Some(why) = of_survey(situation, &|topic: Topic| topic == lesson.topic)
    {
        return why;
    }
    if misfires.bad > 0 {
        let (bad, seen) = (misfires.bad, misfires.seen);
        return Why::Misfires { topic: lesson.topic, rule: misfires.rule, bad, seen };
    }
    let cluster = cluster_of(lesson.topic);
    let evidence = situation.evidence[place_of(cluster)];
    if evidence.telling >= LEAST_TELLING {
        Why::Seen { cluster, best: evidence.best, telling: evidence.telling }
    } else {
        Why::NotYet
    }
}

/// The item needed most at any of the own lines, of those of some topics.
fn of_survey(situation: &Situation, about: &dyn Fn(Topic) -> bool) -> Option<Why> {
    let mut most: Option<(f64, Why)> = None;
    for line in &situation.survey.lines {
        for (place, need) in line.needs.items.iter().enumerate() {
            let is_about = situation.survey.topics.get(place).copied().flatten().is_some_and(about);
            if !is_about || *need <= most.as_ref().map_or(0.0, |(most, _)| *most) {
                continue;
            }
            let code = situation.survey.codes.get(place).cloned().unwrap_or_default();
            most = Some((*need, Why::Survey { line: line.line.clone(), code }));
        }
    }
    most.map(|(_, why)| why)
}
