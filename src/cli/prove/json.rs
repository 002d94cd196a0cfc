//! What was proved, for scripts.

use super::sensitivity::{self, Robustness};
use super::{Findings, Proved};
use crate::diagnostic::Diagnostic;
use crate::library::LoadedFile;
use crate::proof::backward::Best;
use crate::proof::cues::MODES;
use crate::proof::seat::Extremes;
use crate::proof::{THETAS, choices_list};
use crate::scenario::Cluster;
use crate::scoring;
use crate::text::Lang;
use serde_json::{Value, json};
use std::io;

/// A figure with as many decimals as are the same on every machine.
fn rounded(value: f64) -> f64 {
    scoring::rounded(value, 9)
}

/// All of it.
pub fn whole(
    checked: &[LoadedFile],
    proved: &[Proved],
    findings: &Findings,
    robustness: Option<&[Robustness]>,
    lang: Lang,
) -> io::Result<String> {
    let found: Vec<Value> = checked
        .iter()
        .zip(&findings.files)
        .flat_map(|(file, found)| found.iter().map(|problem| report(problem, Some(file), lang)))
        .chain(findings.library.iter().map(|problem| report(problem, None, lang)))
        .collect();
    let cues = &findings.view.cues;
    let value = json!({
        "seats": proved.iter().map(seat).collect::<Vec<_>>(),
        "library": {
            "scenarios": findings.view.scenarios,
            "seats": findings.view.seats,
            "beats": cues.beats,
            "languages": Lang::ALL.iter().zip(&cues.by_lang).map(|(of, cues)| json!({
                "language": of.code(),
                "best_is_longest": rounded(cues.longest),
                "best_is_shortest": rounded(cues.shortest),
                "length_quality_r": rounded(cues.correlation),
                "absolutes": cues.absolutes.map(rounded),
                "hedges": cues.hedges.map(rounded),
            })).collect::<Vec<_>>(),
            "best_by_position": cues.position.map(rounded),
            "warmest_is_best": rounded(cues.warmest),
            "modes": MODES.iter().zip(cues.modes).map(|(mode, share)| (format!("{mode:?}"), json!(rounded(share)))).collect::<serde_json::Map<_, _>>(),
            "shown": Cluster::ALL.iter().zip(cues.shown).map(|(cluster, shown)| (format!("{cluster:?}"), json!(rounded(shown)))).collect::<serde_json::Map<_, _>>(),
            "bots": findings.view.bots.iter().map(|(bot, mean)| (bot.id(), json!(rounded(*mean)))).collect::<serde_json::Map<_, _>>(),
        },
        "unused_rules": super::report::unused_rules(proved),
        "findings": found,
        "sensitivity": robustness.map(sensitivity::json),
    });
    Ok(serde_json::to_string_pretty(&value)?)
}

fn report(problem: &Diagnostic, file: Option<&LoadedFile>, lang: Lang) -> Value {
    let (name, source) = file.map_or(("", ""), |file| (file.name.as_str(), file.source.as_str()));
    serde_json::to_value(problem.report(name, source, lang)).unwrap_or(Value::Null)
}

fn best(best: &Option<Best>) -> Value {
    best.as_ref().map_or(
        Value::Null,
        |best| json!({"value": rounded(best.value), "choices": choices_list(&best.picks)}),
    )
}

fn extremes(extremes: &Extremes) -> Value {
    json!({"least": best(&extremes.least), "most": best(&extremes.most)})
}

fn seat(proved: &Proved) -> Value {
    let view = proved.view();
    let proof = &proved.proof;
    json!({
        "scenario": view.scenario.id,
        "hash": view.scenario.hash,
        "seat": view.seat.id,
        "states": proof.size.states,
        "futures": proof.size.futures,
        "ends": proof.size.ends,
        "choices": proof.size.choices,
        "situations": proof.size.info_sets,
        "plays": proof.size.plays.as_ref().map(ToString::to_string),
        "bytes_per_state": rounded(proof.size.bytes_per_state),
        "open": rounded(proof.size.open),
        "complete": proof.size.plays.is_some(),
        "seconds": proved.took.as_secs_f64(),
        "thetas": THETAS,
        "endings": proof.endings.iter().map(|ending| json!({
            "beat": view.seat.beat(ending.beat).id,
            "kind": ending.kind,
            "shortest": ending.shortest.as_ref().map(|picks| choices_list(picks)),
            "learners": ending.learners.iter().map(|share| rounded(*share)).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "outcome": extremes(&proof.outcome),
        "clusters": Cluster::ALL.iter().zip(&proof.clusters)
            .map(|(cluster, of)| (format!("{cluster:?}"), extremes(of)))
            .collect::<serde_json::Map<_, _>>(),
        "learners": proof.learners.iter().map(|learner| json!({
            "theta": learner.theta,
            "mean": rounded(learner.mean),
            "spread": rounded(learner.spread),
            "points": rounded(learner.points),
            "wins": rounded(learner.wins),
        })).collect::<Vec<_>>(),
        "d_prime": {"outcome": rounded(proof.d_prime.outcome), "points": rounded(proof.d_prime.points)},
        "bots": proof.bots.iter().map(|bot| json!({
            "bot": bot.bot.id(),
            "mean": rounded(bot.mean),
            "normalised": rounded(bot.normalised),
            "wins": rounded(bot.wins),
        })).collect::<Vec<_>>(),
        "beats": proof.beats.iter().map(|beat| json!({
            "beat": view.seat.beat(beat.beat).id,
            "visits": rounded(beat.visits),
            "information": rounded(beat.information),
            "options": beat.options.iter().map(|option| json!({
                "offered": rounded(option.offered),
                "quality": rounded(option.quality),
                "best": rounded(option.best),
                "taken": option.taken.iter().map(|share| rounded(*share)).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "rules": proof.rules,
    })
}
