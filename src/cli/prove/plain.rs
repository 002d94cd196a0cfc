//! What was proved, in plain words: what a writer wants to know first.
//!
//! **Not here:** all the figures ([`super::report`]), the words that tell ([`super::words`]).

use super::report::{figure, per_cent};
use super::{Findings, Proved};
use crate::cli::check::classes;
use crate::cli::seats;
use crate::diagnostic::Severity;
use crate::phrase;
use crate::proof::bots::Bot;
use crate::proof::lints::LibraryView;
use crate::proof::variety::Station;
use crate::proof::{Answer, Bounds};
use crate::scenario::{Family, Turn};
use crate::text::{Lang, list};

/// The answer: how much must be mended, and how much is worth a thought.
pub fn answer(findings: &Findings, lang: Lang) -> String {
    let (wrong, advice) = (findings.count(Severity::Error), findings.count(Severity::Warning));
    match (wrong, advice) {
        (0, 0) => phrase!(lang, "cli.prove.sound"),
        (0, _) => phrase!(lang, "cli.prove.sound_but", advice = advice),
        (_, 0) => phrase!(lang, "cli.prove.to_mend", wrong = wrong),
        _ => phrase!(lang, "cli.prove.to_mend_and", wrong = wrong, advice = advice),
    }
}

/// The last line: seats, and findings by class.
pub fn summary(proved: &[Proved], findings: &Findings, lang: Lang) -> String {
    let seats = phrase!(lang, "cli.prove.summary", seats = proved.len());
    format!("{seats} · {}", classes(&findings.all(), lang))
}

/// A seat in a few sentences, and each other day of it.
pub fn seat(proved: &Proved, lang: Lang) -> String {
    let (scenario, at) = (&proved.scenario, proved.seat());
    let decisions = at.beats.iter().filter(|beat| matches!(beat.turn, Turn::Speak(_))).count();
    let mut lines = vec![
        phrase!(lang, "cli.prove.seat", scenario = scenario.id, seat = at.id),
        phrase!(lang, "cli.prove.plain_size", decisions = decisions, turns = at.turns),
    ];
    lines.extend(figures(proved, lang));
    for other in proved.on_days() {
        let day = seats::named(other.day.iter(), lang);
        lines.push(phrase!(lang, "cli.prove.day", day = day));
        lines.extend(figures(&other, lang).iter().map(|line| format!("  {line}")));
    }
    lines.join("\n") + "\n"
}

/// What players come to: whether it can be won, and then what a trick pays.
fn figures(proved: &Proved, lang: Lang) -> Vec<String> {
    let (at, proof) = (proved.seat(), &proved.proof);
    let mut lines = Vec::new();
    if !proof.complete() {
        lines.push(phrase!(
            lang,
            "cli.prove.plain_open",
            states = super::tables::grouped(&proof.size.states.to_string()),
            open = per_cent(proof.size.open),
            parts = proof.unseen.not_known().len(),
        ));
    }
    if let (Some(skilled), Some(average)) = (proof.learner(2.0), proof.learner(0.0)) {
        lines.push(phrase!(
            lang,
            "cli.prove.plain_skill",
            wins = share(skilled.wins, skilled.open),
            late = share(skilled.out_of_time.share, skilled.open),
            average = share(average.wins, average.open),
        ));
    }
    if let Answer::Seen(won) = &proof.won {
        let sentences =
            won.beats.iter().filter(|beat| matches!(at.beat(**beat).turn, Turn::Speak(_))).count();
        let choices = proved.choices(&won.picks);
        lines.push(phrase!(lang, "cli.prove.plain_won", sentences = sentences, choices = choices));
    }
    if let Some(most) = &proof.outcome.most {
        let (best, choices) = (figure(most.value, 1), proved.choices(&most.picks));
        lines.push(if proof.complete() {
            phrase!(lang, "cli.prove.plain_best", best = best, choices = choices)
        } else {
            phrase!(lang, "cli.prove.plain_best_yet", best = best, choices = choices)
        });
    }
    // What a trick is worth is measured by the best play, so it takes all of them.
    let tricks = proof.bots.iter().filter(|_| proof.complete());
    let tricks = tricks.filter(|bot| !matches!(bot.bot, Bot::Random | Bot::BestFit));
    if let Some(trick) = tricks.max_by(|one, other| one.normalised.total_cmp(&other.normalised)) {
        let (name, share) = (trick.bot.name().get(lang), figure(trick.normalised, 0));
        lines.push(phrase!(lang, "cli.prove.plain_trick", name = name, share = share));
    }
    lines
}

/// A share of plays as it was come upon, and as it may be where not everything was explored.
fn share(come_upon: f64, open: f64) -> String {
    let Bounds { least, most } = Bounds::of(come_upon, open);
    if open > 0.0 { format!("{}–{}", per_cent(least), per_cent(most)) } else { per_cent(least) }
}

/// Several scenarios together, in a few sentences.
pub fn library(view: &LibraryView, lang: Lang) -> String {
    let mut lines = vec![phrase!(lang, "cli.prove.library", scenarios = view.scenarios, seats = view.seats)];
    for (of, cues) in view.cues.languages() {
        lines.push(phrase!(
            lang,
            "cli.prove.plain_length",
            lang = of.endonym(),
            beats = cues.beats,
            longest = per_cent(cues.longest),
        ));
    }
    for audit in &view.words {
        lines.push(phrase!(
            lang,
            "cli.prove.plain_words",
            lang = audit.lang.endonym(),
            found = per_cent(audit.found),
            chance = per_cent(audit.chance),
        ));
    }
    if view.scenarios > 1 {
        lines.push(phrase!(lang, "cli.prove.plain_first", firsts = firsts(view, lang)));
    }
    lines.join("\n") + "\n"
}

/// At how many seats a sentence of each family is the best to begin with, the most common first.
pub fn firsts(view: &LibraryView, lang: Lang) -> String {
    let of = |family: Family| view.variety.seats.iter().filter(|seat| seat.first == Some(family)).count();
    let mut counts: Vec<(usize, Family)> = Family::SPOKEN.map(|family| (of(family), family)).to_vec();
    counts.retain(|(count, _)| *count > 0);
    counts.sort_by_key(|(count, family)| (std::cmp::Reverse(*count), *family));
    let named: Vec<String> = counts
        .iter()
        .map(|(count, family)| format!("{} {count}", Station::helped_by(*family).name().get(lang)))
        .collect();
    list(lang, &named.iter().map(String::as_str).collect::<Vec<_>>())
}
