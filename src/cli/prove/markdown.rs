//! What was proved of a library, as a page of Markdown: `prove scenarios --markdown` writes
//! `docs/library.md`.

use super::report::unused_rules;
use super::tables::grouped;
use super::{Findings, Proved};
use crate::diagnostic::Severity;
use crate::proof::THETAS;
use crate::proof::bots::Bot;
use crate::proof::cues::MODES;
use crate::scenario::{Cluster, EndingKind, Scenario, Turn};
use crate::scoring::rounded;
use crate::text::{Lang, list};
use std::sync::Arc;

/// The page. It is in English and names things in both languages, like the files themselves; nothing
/// in it depends on the machine.
pub fn page(proved: &[Proved], findings: &Findings) -> String {
    let mut scenarios: Vec<&Arc<Scenario>> = Vec::new();
    for proved in proved {
        if !scenarios.iter().any(|known| Arc::ptr_eq(known, &proved.scenario)) {
            scenarios.push(&proved.scenario);
        }
    }
    let mut parts = vec![
        "# The library, proved".to_owned(),
        "Written by `counterpart prove scenarios --markdown`. [proof.md](proof.md) explains every figure."
            .to_owned(),
        overview(&scenarios),
    ];
    parts.push("## Seats".to_owned());
    parts.push(seats(proved));
    parts
        .push("How often simulated learners come to each kind of ending, at θ = 0 and at θ = +2:".to_owned());
    parts.push(endings(proved));
    parts.push("## Tricks".to_owned());
    parts.push(
        "What players get who follow a trick instead of the conversation; 0 is random play, 100 the best there is."
            .to_owned(),
    );
    parts.push(tricks(proved, findings));
    parts.push("## Cues".to_owned());
    parts.push(cues(findings));
    let unused = unused_rules(proved);
    parts.push("## Rules".to_owned());
    parts.push(if unused.is_empty() {
        "Every rule of the conversation model judges something at some seat.".to_owned()
    } else {
        format!(
            "Rules of the conversation model that judge nothing at any seat: {}.",
            list(Lang::En, &unused)
        )
    });
    parts.push("## Found".to_owned());
    parts.push(format!(
        "Errors: {}. Warnings: {}.",
        findings.count(Severity::Error),
        findings.count(Severity::Warning)
    ));
    parts.join("\n\n") + "\n"
}

fn rows(heading: &[&str], rows: Vec<Vec<String>>) -> String {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let mut lines = vec![line(heading.iter().map(|cell| (*cell).to_owned()).collect())];
    let rules = heading.iter().enumerate().map(|(column, _)| if column == 0 { "---" } else { "---:" });
    lines.push(format!("|{}|", rules.collect::<Vec<_>>().join("|")));
    lines.extend(rows.into_iter().map(line));
    lines.join("\n")
}

fn per_cent(share: f64) -> String {
    format!("{}%", rounded(100.0 * share, 1))
}

fn overview(scenarios: &[&Arc<Scenario>]) -> String {
    let both = |words: crate::text::Words| format!("{} {}", words.zh, words.en);
    let lines = scenarios.iter().map(|scenario| {
        let desks: Vec<&str> =
            scenario.departments.iter().map(|department| department.name.en.as_str()).collect();
        let topics: Vec<&str> = scenario.topics.iter().map(|topic| topic.name().en).collect();
        let turns = scenario.seats.iter().map(|seat| seat.turns).max().unwrap_or(0);
        format!(
            "- **{} {}** (`{}`): {}. {}; {turns} turns. Trains {}.",
            scenario.title.zh,
            scenario.title.en,
            scenario.id,
            both(scenario.problem.name()),
            desks.join(" ↔ "),
            list(Lang::En, &topics).to_lowercase(),
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn name(proved: &Proved) -> String {
    let view = proved.view();
    format!("{} · {}", view.scenario.id, view.seat.id)
}

fn seats(proved: &[Proved]) -> String {
    let wins = |proved: &Proved, theta: f64| {
        let place = THETAS.iter().position(|known| *known == theta).unwrap_or(0);
        per_cent(proved.proof.learners[place].wins)
    };
    let lines = proved.iter().map(|proved| {
        let proof = &proved.proof;
        let decisions =
            proved.view().seat.beats.iter().filter(|beat| matches!(beat.turn, Turn::Speak(_))).count();
        vec![
            name(proved),
            format!("{} ({decisions})", proof.beats.len()),
            grouped(&proof.size.states.to_string()),
            proof.size.plays.as_ref().map_or("?".to_owned(), |plays| grouped(&plays.to_string())),
            rounded(proof.d_prime.outcome, 2).to_string(),
            wins(proved, 0.0),
            wins(proved, 1.0),
            wins(proved, 2.0),
            proof.outcome.most.as_ref().map_or("?".to_owned(), |most| rounded(most.value, 1).to_string()),
        ]
    });
    rows(
        &["seat", "beats (decisions)", "states", "plays", "d′", "win-win θ 0", "θ +1", "θ +2", "best score"],
        lines.collect(),
    )
}

const KINDS: [(EndingKind, &str); 4] = [
    (EndingKind::Agreement, "agreement"),
    (EndingKind::WalkOut, "walk-out"),
    (EndingKind::Escalation, "escalation"),
    (EndingKind::TimeUp, "out of time"),
];

fn endings(proved: &[Proved]) -> String {
    let place = |theta: f64| THETAS.iter().position(|known| *known == theta).unwrap_or(0);
    let lines = proved.iter().map(|proved| {
        let mut cells = vec![name(proved)];
        for (kind, _) in KINDS {
            let at = |theta: f64| {
                let of = proved.proof.endings.iter().filter(|ending| ending.kind == kind);
                per_cent(of.map(|ending| ending.learners[place(theta)]).sum())
            };
            cells.push(format!("{} → {}", at(0.0), at(2.0)));
        }
        cells
    });
    let heading: Vec<&str> = std::iter::once("seat").chain(KINDS.map(|(_, name)| name)).collect();
    rows(&heading, lines.collect())
}

fn tricks(proved: &[Proved], findings: &Findings) -> String {
    let lines = findings.view.bots.iter().filter(|(bot, _)| *bot != Bot::Random).map(|(bot, mean)| {
        let of = |proved: &Proved| {
            proved.proof.bots.iter().find(|known| known.bot == *bot).map(|found| found.normalised)
        };
        let all: Vec<f64> = proved.iter().filter_map(of).collect();
        let most = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        vec![bot.name().en.to_owned(), rounded(*mean, 0).to_string(), rounded(most, 0).to_string()]
    });
    rows(&["bot", "mean over seats", "most at any seat"], lines.collect())
}

fn cues(findings: &Findings) -> String {
    let cues = &findings.view.cues;
    let by_lang = Lang::ALL.iter().zip(&cues.by_lang).map(|(lang, of)| {
        vec![
            lang.endonym().to_owned(),
            per_cent(of.longest),
            per_cent(of.shortest),
            rounded(of.correlation, 2).to_string(),
            format!("{} / {}", per_cent(of.absolutes[0]), per_cent(of.absolutes[1])),
            format!("{} / {}", per_cent(of.hedges[0]), per_cent(of.hedges[1])),
        ]
    });
    let languages = rows(
        &[
            "",
            "best is longest",
            "best is shortest",
            "length and quality, r",
            "absolutes, best / others",
            "hedges, best / others",
        ],
        by_lang.collect(),
    );
    let places = cues.position.map(per_cent);
    let modes =
        MODES.iter().zip(cues.modes).map(|(mode, share)| vec![mode.name().en.to_owned(), per_cent(share)]);
    let clusters = Cluster::ALL
        .iter()
        .zip(cues.shown)
        .map(|(cluster, shown)| vec![cluster.name().en.to_owned(), rounded(shown, 0).to_string()]);
    [
        format!("Over {} beats.", cues.beats),
        languages,
        format!(
            "The best option stands first to fourth in the file in {}. The warmest is the best in {}.",
            list(Lang::En, &places.each_ref().map(String::as_str)),
            per_cent(cues.warmest)
        ),
        rows(&["conflict mode", "best in"], modes.collect()),
        rows(
            &["cluster", "telling options shown to an average player, every seat played once"],
            clusters.collect(),
        ),
    ]
    .join("\n\n")
}
