//! What was proved of a library, as a page of Markdown: `prove scenarios --markdown` writes
//! `docs/library.md`.

use super::plain::firsts;
use super::report::unused_rules;
use super::tables::grouped;
use super::{Findings, Proved};
use crate::proof::THETAS;
use crate::proof::bots::Bot;
use crate::proof::cues::MODES;
use crate::proof::lints::{Class, class_of};
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
    parts.push("## Words".to_owned());
    parts.push(
        "A reader of words alone has learnt from the other scenarios, sees no dialogue, and picks an option of each beat by its words ([proof.md](proof.md) says how). `counterpart prove scenarios --words` names the words and the options."
            .to_owned(),
    );
    parts.push(words(findings));
    parts.push("## First sentences and stations".to_owned());
    parts.push(format!("The best first sentence, by family: {}.", firsts(&findings.view, Lang::En)));
    parts.push("What the best play of each seat comes through:".to_owned());
    parts.push(stations(findings));
    parts.push("## Moves".to_owned());
    parts
        .push("At how many beats each move is on offer, and at how many of these it is the best.".to_owned());
    parts.push(moves(findings));
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
    let found = findings.all();
    let of = |class: Class| found.iter().filter(move |found| class_of(found.code) == class);
    let counts = Class::ALL.map(|class| format!("{}: {}", class.name().en, of(class).count()));
    parts.push(format!("By class, {}.", counts.join(" · ")));
    for class in Class::ALL {
        let own: Vec<String> = of(class).map(|one| format!("- {}: {}", one.code, one.message.en)).collect();
        if !own.is_empty() {
            parts.push(own.join("\n"));
        }
    }
    parts.join("\n\n") + "\n"
}

fn words(findings: &Findings) -> String {
    let lines = findings.view.words.iter().map(|audit| {
        let strongest: Vec<String> = audit
            .strongest(true)
            .take(5)
            .map(|tell| format!("{} ({}/{})", tell.text, tell.best, tell.options))
            .collect();
        vec![
            audit.lang.endonym().to_owned(),
            audit.beats.to_string(),
            per_cent(audit.found),
            per_cent(audit.chance),
            strongest.join(", "),
        ]
    });
    rows(
        &["", "beats", "best option found", "by chance", "what tells it most (best/options that have it)"],
        lines.collect(),
    )
}

fn stations(findings: &Findings) -> String {
    let lines = findings.view.variety.seats.iter().map(|seat| {
        let stations: Vec<&str> = seat.stations.iter().map(|station| station.name().en).collect();
        vec![seat.name.clone(), stations.join(" → ")]
    });
    rows(&["seat", "stations"], lines.collect())
}

fn moves(findings: &Findings) -> String {
    let lines = findings.view.variety.moves.iter().map(|of| {
        let share = per_cent(of.best as f64 / of.offered.max(1) as f64);
        vec![of.kind.key().to_owned(), of.offered.to_string(), of.best.to_string(), share]
    });
    rows(&["move", "beats that offer it", "best in", "share"], lines.collect())
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
        let seats: Vec<&str> =
            scenario.departments.iter().map(|department| department.name.en.as_str()).collect();
        let topics: Vec<&str> = scenario.topics.iter().map(|topic| topic.name().en).collect();
        let turns = scenario.seats.iter().map(|seat| seat.turns).max().unwrap_or(0);
        format!(
            "- **{} {}** (`{}`): {}. {}; {turns} turns. Trains {}.",
            scenario.title.zh,
            scenario.title.en,
            scenario.id,
            both(scenario.problem.name()),
            seats.join(" ↔ "),
            list(Lang::En, &topics).to_lowercase(),
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn name(proved: &Proved) -> String {
    proved.name()
}

fn seats(proved: &[Proved]) -> String {
    let wins = |proved: &Proved, theta: f64| {
        let place = THETAS.iter().position(|known| *known == theta).unwrap_or(0);
        per_cent(proved.proof.learners[place].wins)
    };
    let lines = proved.iter().map(|proved| {
        let proof = &proved.proof;
        let decisions = proved.seat().beats.iter().filter(|beat| matches!(beat.turn, Turn::Speak(_))).count();
        vec![
            name(proved),
            format!("{} ({decisions})", proof.beats.len()),
            grouped(&proof.size.states.to_string()),
            proof.size.plays.as_ref().map_or("?".to_owned(), |plays| grouped(&plays.to_string())),
            rounded(proof.d_prime.outcome, 2).to_string(),
            wins(proved, 0.0),
            wins(proved, 1.0),
            wins(proved, 2.0),
            proof.learner(2.0).map_or("?".to_owned(), |skilled| per_cent(skilled.out_of_time.share)),
            proof.outcome.most.as_ref().map_or("?".to_owned(), |most| rounded(most.value, 1).to_string()),
        ]
    });
    rows(
        &[
            "seat",
            "beats (decisions)",
            "states",
            "plays",
            "d′",
            "win-win θ 0",
            "θ +1",
            "θ +2",
            "out of time θ +2",
            "best score",
        ],
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
            // An agreement with nothing agreed counts as what it is when played.
            let at = |theta: f64| {
                let endings = proved.proof.endings.iter();
                let shares = endings.map(|ending| {
                    let (all, unsettled) =
                        (ending.learners[place(theta)], ending.unsettled.learners[place(theta)]);
                    let settled = if ending.kind == kind { all - unsettled } else { 0.0 };
                    settled + if kind == EndingKind::TimeUp { unsettled } else { 0.0 }
                });
                per_cent(shares.sum())
            };
            cells.push(format!("{} → {}", at(0.0), at(2.0)));
        }
        cells
    });
    let heading: Vec<&str> = std::iter::once("seat").chain(KINDS.map(|(_, name)| name)).collect();
    rows(&heading, lines.collect())
}

fn tricks(proved: &[Proved], findings: &Findings) -> String {
    let lines = findings.view.bots.iter().filter(|of| of.bot != Bot::Random).map(|of_bot| {
        let of = |proved: &Proved| {
            proved.proof.bots.iter().find(|known| known.bot == of_bot.bot).map(|found| found.normalised)
        };
        let all: Vec<f64> = proved.iter().filter_map(of).collect();
        let most = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        vec![
            of_bot.bot.name().en.to_owned(),
            rounded(of_bot.mean, 0).to_string(),
            rounded(most, 0).to_string(),
        ]
    });
    rows(&["bot", "mean over seats", "most at any seat"], lines.collect())
}

fn cues(findings: &Findings) -> String {
    let cues = &findings.view.cues;
    let by_lang = cues.languages().map(|(lang, of)| {
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
