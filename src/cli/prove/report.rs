//! What was proved, for people: the order in which it is told, and every figure (`--full`).
//!
//! **Not here:** plain words ([`super::plain`]).

use super::tables::{grouped, table};
use super::{Findings, Proved, plain, words};
use crate::cli::args::ProveArgs;
use crate::cli::print::Console;
use crate::cli::render;
use crate::conversation::Pick;
use crate::conversation::rules::RULES;
use crate::library::LoadedFile;
use crate::phrase;
use crate::proof::backward::Best;
use crate::proof::bots::Bot;
use crate::proof::cues::MODES;
use crate::proof::lints::LibraryView;
use crate::proof::seat::Extremes;
use crate::proof::{Answer, THETAS};
use crate::scenario::Cluster;
use crate::scoring::rounded;
use crate::text::{Lang, list};
use std::io;

/// Prints it: the answer, what was found, what is true in plain words, and behind it the figures and the
/// words that were asked for.
pub fn print(
    console: Console,
    args: &ProveArgs,
    checked: &[LoadedFile],
    proved: &[Proved],
    findings: &Findings,
    lang: Lang,
) -> io::Result<()> {
    if !proved.is_empty() {
        console.line(&(plain::answer(findings, lang) + "\n"))?;
    }
    for (file, found) in checked.iter().zip(&findings.files) {
        for problem in found {
            console.line(&(render::diagnostic(file, problem, lang, console.colours_out) + "\n"))?;
        }
    }
    for problem in &findings.library {
        console.line(&(render::at_large(problem, lang, console.colours_out) + "\n"))?;
    }
    for proved in proved {
        console.line(&if args.full { seat(proved, lang) } else { plain::seat(proved, lang) })?;
        for other in proved.on_days().iter().filter(|_| args.full) {
            console.line(&seat(other, lang))?;
        }
    }
    if findings.view.seats > 0 {
        console.line(&if args.full {
            library(findings, lang)
        } else {
            plain::library(&findings.view, lang)
        })?;
    }
    let unused = unused_rules(proved);
    if args.full && !unused.is_empty() && !proved.is_empty() {
        let rules = list(lang, &unused);
        console.line(&(phrase!(lang, "cli.prove.rules_unused", rules = rules) + "\n"))?;
    }
    if args.words {
        console.line(&(words::words(&findings.view.words, lang) + "\n"))?;
    }
    if !args.full && !proved.is_empty() {
        console.line(&(phrase!(lang, "cli.prove.more") + "\n"))?;
    }
    console.line(&plain::summary(proved, findings, lang))
}

/// The rules that judge nothing at any of the seats.
pub fn unused_rules(proved: &[Proved]) -> Vec<&'static str> {
    let used = |id: &str| proved.iter().any(|proved| proved.proof.rules.contains(id));
    RULES.iter().map(|rule| rule.id).filter(|id| !used(id)).collect()
}

pub fn per_cent(share: f64) -> String {
    match 100.0 * share {
        0.0 => "0%".to_owned(),
        small if small < 0.1 => "<0.1%".to_owned(),
        some => format!("{}%", rounded(some, 1)),
    }
}

pub fn figure(value: f64, decimals: u32) -> String {
    rounded(value, decimals).to_string().replace('-', "−")
}

fn signed(theta: f64) -> String {
    let plus = if theta > 0.0 { "+" } else { "" };
    format!("θ {plus}{}", figure(theta, 1))
}

fn seat(proved: &Proved, lang: Lang) -> String {
    let proof = &proved.proof;
    let mut parts =
        vec![phrase!(lang, "cli.prove.seat", scenario = proved.scenario.id, seat = proved.seat_and_day())];
    parts.push(match &proof.size.plays {
        Some(plays) => {
            phrase!(
                lang,
                "cli.prove.size",
                states = grouped(&proof.size.states.to_string()),
                futures = grouped(&proof.size.futures.to_string()),
                choices = grouped(&proof.size.choices.to_string()),
                situations = proof.size.info_sets,
                plays = grouped(&plays.to_string()),
                bytes = figure(proof.size.bytes_per_state, 0),
            ) + &took(proved, lang)
        }
        None => phrase!(
            lang,
            "cli.prove.size_open",
            states = grouped(&proof.size.states.to_string()),
            open = per_cent(proof.size.open),
        ),
    });
    parts.push(endings(proved, lang));
    parts.push(extremes(proved, lang));
    if !proof.complete() {
        // Whatever else there is to tell needs every play.
        return parts.join("\n") + "\n";
    }
    parts.push(learners(proved, lang));
    let all = proof.bots.iter().map(|bot| (bot.bot, Some(bot.mean), bot.normalised, Some(bot.wins)));
    parts.push(bots(&phrase!(lang, "cli.prove.bots"), all, lang));
    parts.push(beats(proved, lang));
    parts.join("\n") + "\n"
}

/// How long the proof took, if that is known of it alone.
fn took(proved: &Proved, lang: Lang) -> String {
    proved
        .took
        .map_or(String::new(), |took| phrase!(lang, "cli.prove.took", secs = figure(took.as_secs_f64(), 2)))
}

fn endings(proved: &Proved, lang: Lang) -> String {
    let mut rows = vec![vec![String::new(), String::new()]];
    let whole = |theta: &f64| theta.fract() == 0.0;
    rows[0].extend(THETAS.iter().filter(|theta| whole(theta)).map(|theta| signed(*theta)));
    for ending in &proved.proof.endings {
        let id = &proved.seat().beat(ending.beat).id;
        let mut row = |kind: String, learners: &[f64], shortest: &Answer<Vec<Pick>>| {
            let mut row = vec![id.clone(), kind];
            let learners = THETAS.iter().zip(learners).filter(|(theta, _)| whole(theta));
            row.extend(learners.map(|(_, share)| per_cent(*share)));
            row.push(match shortest {
                Answer::Seen(picks) => format!("--choices {}", proved.choices(picks)),
                Answer::Impossible => phrase!(lang, "cli.prove.never"),
                Answer::NotKnown => phrase!(lang, "cli.prove.not_known"),
            });
            rows.push(row);
        };
        row(ending.kind.name().get(lang).to_owned(), &ending.learners, &ending.shortest);
        if let Answer::Seen(_) = ending.unsettled.shortest {
            let kind = phrase!(lang, "cli.prove.nothing_agreed");
            row(kind, &ending.unsettled.learners, &ending.unsettled.shortest);
        }
    }
    format!("{}\n{}", phrase!(lang, "cli.prove.endings"), table(&rows, true))
}

fn extremes(proved: &Proved, lang: Lang) -> String {
    let value = |best: &Option<Best>| best.as_ref().map_or("–".to_owned(), |best| figure(best.value, 1));
    let play = |best: &Option<Best>| {
        best.as_ref().map_or("–".to_owned(), |best| format!("--choices {}", proved.choices(&best.picks)))
    };
    let Extremes { least, most } = &proved.proof.outcome;
    let mut lines = vec![phrase!(
        lang,
        "cli.prove.outcome",
        least = value(least),
        least_play = play(least),
        most = value(most),
        most_play = play(most),
    )];
    for (cluster, Extremes { least, most }) in Cluster::ALL.iter().zip(&proved.proof.clusters) {
        lines.push(phrase!(
            lang,
            "cli.prove.cluster",
            name = cluster.name().get(lang),
            least = value(least),
            least_play = play(least),
            most = value(most),
            most_play = play(most),
        ));
    }
    lines.join("\n")
}

fn learners(proved: &Proved, lang: Lang) -> String {
    let rows: Vec<Vec<String>> = proved
        .proof
        .learners
        .iter()
        .map(|learner| {
            vec![
                signed(learner.theta),
                figure(learner.mean, 1),
                format!("± {}", figure(learner.spread, 1)),
                figure(learner.points, 1),
                per_cent(learner.wins),
                per_cent(learner.out_of_time.share),
            ]
        })
        .collect();
    let apart = proved.proof.d_prime;
    let apart = phrase!(
        lang,
        "cli.prove.d_prime",
        outcome = figure(apart.outcome, 2),
        points = figure(apart.points, 2)
    );
    format!("{}\n{}\n{apart}", phrase!(lang, "cli.prove.learners"), table(&rows, false))
}

/// A table of bots under its heading: on the left what they get at one seat, where that is known, then
/// on the common scale.
fn bots(
    heading: &str,
    all: impl Iterator<Item = (Bot, Option<f64>, f64, Option<f64>)>,
    lang: Lang,
) -> String {
    let rows: Vec<Vec<String>> = all
        .map(|(bot, mean, normalised, wins)| {
            let mut row = vec![bot.name().get(lang).to_owned()];
            row.extend(mean.map(|mean| figure(mean, 1)));
            row.push(figure(normalised, 0));
            row.extend(wins.map(per_cent));
            row
        })
        .collect();
    format!("{heading}\n{}", table(&rows, false))
}

fn beats(proved: &Proved, lang: Lang) -> String {
    let rows: Vec<Vec<String>> = proved
        .proof
        .beats
        .iter()
        .map(|beat| {
            let mut row = vec![
                proved.seat().beat(beat.beat).id.clone(),
                figure(beat.visits, 3),
                figure(beat.information, 2),
            ];
            row.extend(beat.options.iter().map(|option| {
                if option.offered > 0.0 {
                    format!("{} ({})", figure(option.quality, 1), per_cent(option.best))
                } else {
                    "–".to_owned()
                }
            }));
            row
        })
        .collect();
    format!("{}\n{}", phrase!(lang, "cli.prove.beats"), table(&rows, false))
}

fn library(findings: &Findings, lang: Lang) -> String {
    let view = &findings.view;
    let cues = &view.cues;
    let mut lines = vec![
        phrase!(lang, "cli.prove.library", scenarios = view.scenarios, seats = view.seats),
        phrase!(lang, "cli.prove.cues", beats = cues.beats),
    ];
    for (of, cues) in cues.languages() {
        lines.push(phrase!(
            lang,
            "cli.prove.cue_lang",
            lang = of.endonym(),
            longest = per_cent(cues.longest),
            shortest = per_cent(cues.shortest),
            r = figure(cues.correlation, 2),
            absolute_best = per_cent(cues.absolutes[0]),
            absolute_other = per_cent(cues.absolutes[1]),
            hedge_best = per_cent(cues.hedges[0]),
            hedge_other = per_cent(cues.hedges[1]),
        ));
    }
    let shares = |shares: &[f64]| shares.iter().map(|share| per_cent(*share)).collect::<Vec<_>>().join(" · ");
    let (places, warmest) = (shares(&cues.position), per_cent(cues.warmest));
    lines.push(phrase!(lang, "cli.prove.cue_place", places = places, warmest = warmest));
    let named = |names: Vec<&str>, values: Vec<String>| {
        let pairs: Vec<String> =
            names.iter().zip(values).map(|(name, value)| format!("{name} {value}")).collect();
        list(lang, &pairs.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let modes = named(
        MODES.iter().map(|mode| mode.name().get(lang)).collect(),
        cues.modes.iter().map(|share| per_cent(*share)).collect(),
    );
    lines.push(phrase!(lang, "cli.prove.cue_modes", modes = modes));
    let clusters = named(
        Cluster::ALL.iter().map(|cluster| cluster.name().get(lang)).collect(),
        cues.shown.iter().map(|shown| figure(*shown, 0)).collect(),
    );
    lines.push(phrase!(lang, "cli.prove.cue_shown", clusters = clusters));
    if view.scenarios > 1 {
        lines.push(variety(view, lang));
    }
    if view.seats > 1 {
        let all = view.bots.iter().map(|of| (of.bot, None, of.mean, None));
        lines.push(bots(&phrase!(lang, "cli.prove.bots_mean"), all, lang));
    }
    lines.join("\n") + "\n"
}

/// How unlike the seats are, and what words alone tell.
fn variety(view: &LibraryView, lang: Lang) -> String {
    let mut lines: Vec<String> = view
        .words
        .iter()
        .map(|audit| {
            let (of, found, chance) = (audit.lang.endonym(), per_cent(audit.found), per_cent(audit.chance));
            phrase!(lang, "cli.prove.plain_words", lang = of, found = found, chance = chance)
        })
        .collect();
    lines.push(phrase!(lang, "cli.prove.plain_first", firsts = plain::firsts(view, lang)));
    lines.push(phrase!(lang, "cli.prove.stations"));
    let roads = view.variety.seats.iter().map(|seat| {
        let stations: Vec<&str> = seat.stations.iter().map(|station| station.name().get(lang)).collect();
        vec![seat.name.clone(), stations.join(" → ")]
    });
    lines.push(table(&roads.collect::<Vec<_>>(), true));
    lines.push(phrase!(lang, "cli.prove.moves"));
    let moves = view.variety.moves.iter().map(|of| {
        let share = per_cent(of.best as f64 / of.offered.max(1) as f64);
        vec![of.kind.name().get(lang).to_owned(), of.offered.to_string(), of.best.to_string(), share]
    });
    lines.push(table(&moves.collect::<Vec<_>>(), false));
    lines.join("\n")
}
