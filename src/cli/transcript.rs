//! A play as scripts read it: the shapes of the JSON, apart from those of the engine, so that either
//! can change without the other.
//!
//! The order of all keys is that of these structs and of the scenario file; nothing goes through a
//! map, whose order might depend on how the program was built.

use super::{debrief, story};
use crate::conversation::{Judgement, Mind, Play, TurnRecord, digest};
use crate::scenario::{Cluster, EndingKind};
use crate::scoring::{self, Decision, OutcomeKind, rounded};
use crate::text::Lang;
use serde::{Serialize, Serializer};

/// An object whose keys come in this order.
#[derive(Debug)]
pub struct Keyed<T>(pub Vec<(String, T)>);

impl<T: Serialize> Serialize for Keyed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// A play.
#[derive(Debug, Serialize)]
pub struct Transcript {
    scenario: String,
    hash: String,
    /// The digest of the rules and numbers that judged it.
    rules: &'static str,
    seat: String,
    /// The id of the other day on which it takes place; null for the day as it is written.
    day: Option<String>,
    turns: Vec<Said>,
    /// Null while it goes on.
    ending: Option<EndingKind>,
    /// Null while it goes on.
    outcome: Option<Outcome>,
    /// What this conversation adds to what is known of skill: of all decisions, and of each cluster.
    evidence: Keyed<Counts>,
    /// What was there to be had; none until the play has ended, since that takes its time.
    attainable: Option<Attainable>,
    /// What stands in the room now; at an ending, the last words.
    line: Heard,
    /// What may be chosen now; nothing at an ending.
    open: Vec<Open>,
}

/// One turn.
#[derive(Debug, Serialize)]
struct Said {
    beat: String,
    by: String,
    said: String,
    option: Words,
    judgement: Judged,
    /// After the turn.
    state: Keyed<Gauges>,
}

#[derive(Debug, Serialize)]
struct Words {
    say: String,
    #[serde(rename = "move")]
    act: String,
}

#[derive(Debug, Serialize)]
struct Judged {
    quality: i8,
    rule: &'static str,
}

#[derive(Debug, Serialize)]
struct Gauges {
    trust: u8,
    heat: u8,
    safety: u8,
    clarity: u8,
}

#[derive(Debug, Serialize)]
struct Outcome {
    score: f64,
    /// The share of what each department could gain, by its id; the player's first.
    gains: Keyed<f64>,
    kind: OutcomeKind,
    agreement: Option<String>,
}

/// Telling decisions, those among options that didn't all fit alike, and what was chosen of them.
#[derive(Debug, Serialize)]
struct Counts {
    telling: usize,
    best: usize,
    between: usize,
    worst: usize,
}

#[derive(Debug, Serialize)]
struct Attainable {
    points: Points,
    /// The best score that could still be had at the opening and after each turn.
    outcomes: Vec<Option<f64>>,
}

#[derive(Debug, Serialize)]
struct Points {
    earned: i32,
    best: i32,
    worst: i32,
}

/// What somebody across the table says.
#[derive(Debug, Serialize)]
struct Heard {
    beat: String,
    by: String,
    says: String,
}

#[derive(Debug, Serialize)]
struct Open {
    /// As `--choices` counts.
    number: usize,
    say: String,
    #[serde(rename = "move")]
    act: String,
}

impl Transcript {
    /// The transcript of a play so far.
    pub fn of(play: &Play, lang: Lang) -> Transcript {
        let scenario = play.scenario();
        Transcript {
            scenario: scenario.id.clone(),
            hash: scenario.hash.clone(),
            rules: digest(),
            seat: play.seat().id.clone(),
            day: play.day().map(|day| day.id.clone()),
            turns: play.turns().iter().map(|record| said(play, record, lang)).collect(),
            ending: play.ending(),
            outcome: outcome(play),
            evidence: evidence(play),
            attainable: play.ending().is_some().then(|| attainable(play)),
            line: heard(play, lang),
            open: play
                .offers()
                .iter()
                .map(|offer| Open {
                    number: offer.option.number(),
                    say: play.words(play.beat(), offer).get(lang).to_owned(),
                    act: story::act(scenario, offer.act),
                })
                .collect(),
        }
    }
}

fn heard(play: &Play, lang: Lang) -> Heard {
    let beat = play.seat().beat(play.beat());
    let by = play.seat().facing[usize::from(beat.by)];
    Heard {
        beat: beat.id.clone(),
        by: play.scenario().character(by).id.clone(),
        says: play.says(play.state()).get(lang).to_owned(),
    }
}

fn said(play: &Play, record: &TurnRecord, lang: Lang) -> Said {
    let (scenario, seat) = (play.scenario(), play.seat());
    let beat = seat.beat(record.before.beat);
    let id = |person: usize| scenario.character(seat.facing[person]).id.clone();
    let offer = record.chosen();
    let Judgement { quality, rule } = offer.judgement;
    let gauges = |mind: &Mind| Gauges {
        trust: mind.trust,
        heat: mind.heat,
        safety: mind.safety,
        clarity: mind.clarity,
    };
    let people = record.after.minds.iter().take(seat.facing.len()).enumerate();
    Said {
        beat: beat.id.clone(),
        by: id(usize::from(beat.by)),
        said: play.says(&record.before).get(lang).to_owned(),
        option: Words {
            say: play.words(record.before.beat, offer).get(lang).to_owned(),
            act: story::act(scenario, offer.act),
        },
        judgement: Judged { quality, rule: rule.id },
        state: Keyed(people.map(|(person, mind)| (id(person), gauges(mind))).collect()),
    }
}

fn outcome(play: &Play) -> Option<Outcome> {
    let scenario = play.scenario();
    let outcome = scoring::outcome_of(play)?;
    let gain = |gain: scoring::Gain| {
        (scenario.departments[gain.department.index()].id.clone(), rounded(gain.share, 3))
    };
    Some(Outcome {
        score: rounded(outcome.score, 1),
        gains: Keyed(outcome.gains.into_iter().map(gain).collect()),
        kind: outcome.kind,
        agreement: outcome.agreement.map(|agreement| scenario.agreement(agreement).id.clone()),
    })
}

fn evidence(play: &Play) -> Keyed<Counts> {
    let decisions = scoring::decisions(play);
    let all = std::iter::once(("all", None));
    let each = Cluster::ALL.into_iter().map(|cluster| (cluster.key(), Some(cluster)));
    let counted = |(key, cluster): (&str, _)| (key.to_owned(), counts(&decisions, cluster));
    Keyed(all.chain(each).map(counted).collect())
}

fn counts(decisions: &[Decision], cluster: Option<Cluster>) -> Counts {
    let mut counts = Counts { telling: 0, best: 0, between: 0, worst: 0 };
    for decision in decisions.iter().filter(|decision| decision.tells_of(cluster)) {
        counts.telling += 1;
        match (decision.is_best(), decision.is_worst()) {
            (true, _) => counts.best += 1,
            (_, true) => counts.worst += 1,
            _ => counts.between += 1,
        }
    }
    counts
}

fn attainable(play: &Play) -> Attainable {
    let found = debrief::attainable(play);
    Attainable {
        points: Points { earned: found.points.earned, best: found.points.best, worst: found.points.worst },
        outcomes: found.outcomes.into_iter().map(|score| score.map(|score| rounded(score, 1))).collect(),
    }
}
