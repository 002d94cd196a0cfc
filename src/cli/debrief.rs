//! The end of a play in words: the outcome for both departments, what it adds to what is known of skill,
//! and the few things most worth doing otherwise.
//!
//! **Not here:** skill itself, which is a person's over all their plays (`skill`).

use super::{choices, story};
use crate::conversation::Play;
use crate::phrase;
use crate::scenario::Cluster;
use crate::scoring::{self, Attainable, Evidence, Outcome, PlayEvidence, rounded};
use crate::text::{Lang, labelled};
use crate::words;
use std::time::{Duration, Instant};

/// How long somebody at a terminal waits for what could have been had: a shipped seat takes a second at the most.
const PATIENCE: Duration = Duration::from_secs(5);

/// What was attainable in a play, as far as that is found in bearable time.
pub fn attainable(play: &Play) -> Attainable {
    let began = Instant::now();
    let effort = scoring::Effort { goes_on: &|| began.elapsed() < PATIENCE, ..scoring::Effort::USUAL };
    scoring::attainable_within(play, effort)
}

/// The debrief of a finished play; of one that isn't, only how to come back to it.
pub fn debrief(play: &Play, lang: Lang) -> String {
    let mut parts = Vec::new();
    if let Some(outcome) = scoring::outcome_of(play) {
        let attainable = attainable(play);
        parts.push(self::outcome(play, &outcome, &attainable, lang));
        parts.push(evidence(play, lang));
        parts.extend(improvements(play, &attainable, lang));
    }
    parts.push(again(play, lang));
    parts.iter().map(|part| format!("\n{part}")).collect::<Vec<_>>().join("\n")
}

/// How to come to this point of the play again.
pub fn again(play: &Play, lang: Lang) -> String {
    let seat = &play.seat().id;
    let seat = match play.day() {
        Some(day) => format!("{seat} --day {}", day.id),
        None => seat.clone(),
    };
    phrase!(lang, "cli.debrief.again", seat = seat, choices = choices::list(play))
}

fn outcome(play: &Play, outcome: &Outcome, attainable: &Attainable, lang: Lang) -> String {
    let scenario = play.scenario();
    let result = words::result(lang, outcome);
    let mut lines = vec![phrase!(lang, "cli.debrief.outcome", result = result)];
    for line in outcome.lines(play.seat()) {
        lines.push(phrase!(lang, "cli.debrief.line", what = line.get(lang)));
    }
    if let Some(agreement) = outcome.agreement {
        let title = scenario.agreement(agreement).title.get(lang);
        lines.push(phrase!(lang, "cli.debrief.agreement", title = title));
    }
    for promise in outcome.promises(play.seat()) {
        lines.push(phrase!(lang, "cli.debrief.promised", what = promise.get(lang)));
    }
    let points = words::points(lang, outcome.score, attainable);
    lines.push(match attainable.percent(outcome.score) {
        Some(percent) => {
            phrase!(lang, "cli.debrief.share", share = words::share(lang, percent), points = points)
        }
        None => format!("  {points}"),
    });
    for gain in outcome.gains {
        let department = scenario.departments[gain.department.index()].name.get(lang);
        let percent = format!("{:.0}", rounded(100.0 * gain.share, 0)).replace('-', "−");
        lines.push(phrase!(lang, "cli.debrief.gain", department = department, percent = percent));
    }
    let points = attainable.points;
    let [earned, best] = [points.earned, points.best].map(|sum| sum.to_string().replace('-', "−"));
    lines.push(phrase!(lang, "cli.debrief.points", earned = earned, best = best));
    lines.join("\n")
}

fn evidence(play: &Play, lang: Lang) -> String {
    let evidence = PlayEvidence::of(play);
    let row = |name: &str, cluster| {
        let evidence = Evidence::of(std::slice::from_ref(&evidence), cluster);
        format!("  {}", labelled(lang, name, &words::evidence(lang, evidence)))
    };
    let mut lines = vec![phrase!(lang, "cli.debrief.evidence")];
    let clusters = Cluster::ALL.into_iter().map(|cluster| row(cluster.name().get(lang), Some(cluster)));
    lines.extend(clusters);
    lines.push(row(&phrase!(lang, "skill.composite"), None));
    lines.push(format!("  {}", phrase!(lang, "cli.debrief.skill_elsewhere")));
    lines.join("\n")
}

fn improvements(play: &Play, attainable: &Attainable, lang: Lang) -> Option<String> {
    let improvements = scoring::improvements(play, attainable);
    if improvements.is_empty() {
        return None;
    }
    let mut lines = vec![phrase!(lang, "cli.debrief.improve")];
    for improvement in improvements {
        let record = &play.turns()[improvement.turn];
        let Some(better) = record.offers.iter().find(|offer| offer.option == improvement.better) else {
            continue;
        };
        let chosen = record.chosen();
        let words = |offer| play.words(record.before.beat, offer).get(lang);
        lines.push(phrase!(lang, "cli.debrief.instead", turn = improvement.turn + 1, said = words(chosen)));
        lines.push(format!("     {}", story::judged(chosen.judgement, lang)));
        let percent = attainable.percent(improvement.lost).unwrap_or(0);
        if improvement.fitted_and_cost() {
            lines.push(phrase!(lang, "cli.debrief.fitted", percent = percent.max(1)));
        } else if percent >= 1 {
            lines.push(phrase!(lang, "cli.debrief.lost", percent = percent));
        }
        lines.push(phrase!(lang, "cli.debrief.better", better = words(better)));
        lines.push(format!("     {}", story::judged(better.judgement, lang)));
    }
    Some(lines.join("\n"))
}
