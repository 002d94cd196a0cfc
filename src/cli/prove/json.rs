//! What was proved, for scripts.

use super::sensitivity::{self, Robustness};
use super::{Findings, Proved};
use crate::cli::check::report;
use crate::library::LoadedFile;
use crate::proof::backward::Best;
use crate::proof::cues::{LangCues, MODES};
use crate::proof::seat::Extremes;
use crate::proof::variety::Variety;
use crate::proof::words::WordsAudit;
use crate::proof::{Answer, THETAS, choices_list};
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
            "languages": cues.languages()
                .map(|(lang, cues)| language(lang, cues, &findings.view.words))
                .collect::<Vec<_>>(),
            "variety": variety(&findings.view.variety),
            "best_by_position": cues.position.map(rounded),
            "warmest_is_best": rounded(cues.warmest),
            "modes": MODES.iter().zip(cues.modes).map(|(mode, share)| (format!("{mode:?}"), json!(rounded(share)))).collect::<serde_json::Map<_, _>>(),
            "shown": Cluster::ALL.iter().zip(cues.shown).map(|(cluster, shown)| (format!("{cluster:?}"), json!(rounded(shown)))).collect::<serde_json::Map<_, _>>(),
            "bots": findings.view.bots.iter().map(|of| (of.bot.id(), json!(rounded(of.mean)))).collect::<serde_json::Map<_, _>>(),
        },
        "unused_rules": super::report::unused_rules(proved),
        "findings": found,
        "sensitivity": robustness.map(sensitivity::json),
    });
    Ok(serde_json::to_string_pretty(&value)?)
}

/// Whether something was seen, can't be, or isn't known.
const fn answer<T>(answer: &Answer<T>) -> &'static str {
    match answer {
        Answer::Seen(_) => "seen",
        Answer::Impossible => "impossible",
        Answer::NotKnown => "not-known",
    }
}

fn language(lang: Lang, cues: &LangCues, words: &[WordsAudit]) -> Value {
    let words = words.iter().find(|audit| audit.lang == lang).map(|audit| {
        json!({
            "beats": audit.beats,
            "found": rounded(audit.found),
            "chance": rounded(audit.chance),
            "tells": audit.tells.iter().map(|tell| json!({
                "text": tell.text,
                "tells_best": tell.tells_best,
                "options": tell.options,
                "best": tell.best,
                "deviations": rounded(tell.deviations),
                "carriers": tell.carriers.iter().map(|carrier| json!({
                    "scenario": carrier.scenario,
                    "seat": carrier.seat,
                    "beat": carrier.beat,
                    "option": carrier.option + 1,
                    "best": carrier.best,
                    "says": carrier.says,
                })).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
        })
    });
    json!({
        "language": lang.code(),
        "beats": cues.beats,
        "options": cues.options,
        "best_is_longest": rounded(cues.longest),
        "best_is_shortest": rounded(cues.shortest),
        "length_quality_r": rounded(cues.correlation),
        "absolutes": cues.absolutes.map(rounded),
        "hedges": cues.hedges.map(rounded),
        "words": words,
    })
}

fn variety(variety: &Variety) -> Value {
    json!({
        "seats": variety.seats.iter().map(|seat| json!({
            "seat": seat.name,
            "first": seat.first,
            "stations": seat.stations.iter().map(|station| station.name().en).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "moves": variety.moves.iter().map(|of| json!({
            "move": of.kind.key(),
            "offered": of.offered,
            "best": of.best,
        })).collect::<Vec<_>>(),
    })
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

/// A seat, with each other day of it.
fn seat(proved: &Proved) -> Value {
    let days = proved.on_days();
    let days: Vec<Value> = days.iter().map(figures).collect();
    let mut value = figures(proved);
    if let Value::Object(fields) = &mut value {
        fields.insert("days".to_owned(), Value::Array(days));
    }
    value
}

/// The figures of a seat on the day as it is written, or on another one, which is then named.
fn figures(proved: &Proved) -> Value {
    let (scenario, at) = (&proved.scenario, proved.seat());
    let proof = &proved.proof;
    json!({
        "scenario": scenario.id,
        "hash": scenario.hash,
        "seat": at.id,
        "day": proved.day.as_ref().map(|day| &day.id),
        "turns": at.turns,
        "states": proof.size.states,
        "futures": proof.size.futures,
        "ends": proof.size.ends,
        "choices": proof.size.choices,
        "situations": proof.size.info_sets,
        "plays": proof.size.plays.as_ref().map(ToString::to_string),
        "bytes_per_state": rounded(proof.size.bytes_per_state),
        "open": rounded(proof.size.open),
        "complete": proof.complete(),
        "not_known": proof.unseen.not_known().len(),
        "seconds": proved.took.map(|took| took.as_secs_f64()),
        "thetas": THETAS,
        "endings": proof.endings.iter().map(|ending| json!({
            "beat": at.beat(ending.beat).id,
            "kind": ending.kind,
            "reached": answer(&ending.shortest),
            "shortest": ending.shortest.seen().map(|picks| choices_list(picks)),
            "learners": ending.learners.iter().map(|share| rounded(*share)).collect::<Vec<_>>(),
            "nothing_agreed": ending.unsettled.shortest.seen().map(|picks| json!({
                "shortest": choices_list(picks),
                "learners": ending.unsettled.learners.iter().map(|share| rounded(*share)).collect::<Vec<_>>(),
            })),
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
            "out_of_time": rounded(learner.out_of_time.share),
            "open": rounded(learner.open),
        })).collect::<Vec<_>>(),
        "win_win": {
            "reached": answer(&proof.won),
            "shortest": proof.won.seen().map(|best| choices_list(&best.picks)),
        },
        // Left without a way to an agreement before time is up: shares of random and of skilled plays.
        "stranded": {
            "random": rounded(proof.stranded.random),
            "skilled": rounded(proof.stranded.skilled),
            "shortest": proof.stranded.shortest.as_ref().map(|picks| choices_list(picks)),
        },
        "d_prime": {"outcome": rounded(proof.d_prime.outcome), "points": rounded(proof.d_prime.points)},
        "bots": proof.bots.iter().map(|bot| json!({
            "bot": bot.bot.id(),
            "mean": rounded(bot.mean),
            "normalised": rounded(bot.normalised),
            "wins": rounded(bot.wins),
            "ahead": rounded(bot.ahead),
        })).collect::<Vec<_>>(),
        "beats": proof.beats.iter().map(|beat| json!({
            "beat": at.beat(beat.beat).id,
            "visits": rounded(beat.visits),
            "information": rounded(beat.information),
            "options": beat.options.iter().map(|option| json!({
                "offered": rounded(option.offered),
                "quality": rounded(option.quality),
                "best": rounded(option.best),
                "fits": rounded(option.fits),
                "hurts": rounded(option.hurts),
                "taken": option.taken.iter().map(|share| rounded(*share)).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "rules": proof.rules,
    })
}
