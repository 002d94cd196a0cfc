//! `counterpart rules`: the rules of the conversation model, and what is looked for in scenarios.
//!
//! **Not here:** what the rules say, and in which order they are tried (`conversation::rules`).

use super::args::RulesArgs;
use super::print::Console;
use super::{COULD_NOT, FINE};
use crate::conversation::Rule;
use crate::conversation::rules::{self, find};
use crate::phrase;
use crate::proof::lints::{self, LINTS, Lint};
use crate::scenario::id::nearest;
use crate::scenario::{Family, MoveKind};
use crate::text::{Lang, labelled, list};
use std::io;

/// Prints all rules and lints, one on a line, or one in full.
pub fn rules(console: Console, args: &RulesArgs, lang: Lang) -> io::Result<u8> {
    let Some(id) = &args.id else {
        let ids = rules::all().map(|rule| rule.id).chain(LINTS.iter().map(|lint| lint.id));
        let widest = ids.map(str::len).max().unwrap_or(0);
        console.line(&phrase!(lang, "cli.rules.models"))?;
        for rule in rules::all() {
            console.line(&format!("  {:widest$}  {}", rule.id, rule.name.get(lang)))?;
        }
        console.line(&format!("\n{}", phrase!(lang, "cli.rules.lints")))?;
        for lint in LINTS {
            console.line(&format!("  {:widest$}  {}", lint.id, lint.name.get(lang)))?;
        }
        return Ok(FINE);
    };
    if let Some(rule) = find(id) {
        console.line(&in_full(rule, lang))?;
        return Ok(FINE);
    }
    if let Some(lint) = lints::find(id) {
        console.line(&lint_in_full(lint, lang))?;
        return Ok(FINE);
    }
    let ids = rules::all().map(|rule| rule.id).chain(LINTS.iter().map(|lint| lint.id));
    let meant = nearest(&id.to_uppercase(), ids);
    let complaint = match meant {
        Some(meant) => phrase!(lang, "cli.rules.unknown_meant", id = id, meant = meant),
        None => phrase!(lang, "cli.rules.unknown", id = id),
    };
    console.complain(&complaint)?;
    Ok(COULD_NOT)
}

fn lint_in_full(lint: &Lint, lang: Lang) -> String {
    let mut lines = vec![format!("{}  {}", lint.id, lint.name.get(lang)), String::new()];
    for (label, words) in [
        (phrase!(lang, "cli.rules.class"), lint.class.name()),
        (phrase!(lang, "cli.rules.finds"), lint.finds),
        (phrase!(lang, "cli.rules.why"), lint.why),
        (phrase!(lang, "cli.rules.advice"), lint.advice),
        (phrase!(lang, "cli.rules.fires"), lint.fires),
        (phrase!(lang, "cli.rules.passes"), lint.passes),
    ] {
        lines.push(labelled(lang, &label, words.get(lang)));
    }
    if !lint.limits.is_empty() {
        let limits: Vec<String> = lint.limits.iter().map(|(name, value)| format!("{name} {value}")).collect();
        let limits = list(lang, &limits.iter().map(String::as_str).collect::<Vec<_>>());
        lines.push(labelled(lang, &phrase!(lang, "cli.rules.limits"), &limits));
    }
    lines.join("\n")
}

fn in_full(rule: &Rule, lang: Lang) -> String {
    let moves: Vec<String> = MoveKind::ALL
        .iter()
        .filter(|kind| kind.family() == rule.family)
        .map(|kind| match lang {
            Lang::Zh => format!("{}（{}）", kind.name().zh, kind.key()),
            Lang::En => kind.key().to_owned(),
        })
        .collect();
    let moves = list(lang, &moves.iter().map(String::as_str).collect::<Vec<_>>());
    [
        format!("{}  {}", rule.id, rule.name.get(lang)),
        String::new(),
        rule.figures().map_or_else(
            || rule.says.get(lang).to_owned(),
            |figures| format!("{}\n{}", rule.says.get(lang), figures.get(lang)),
        ),
        String::new(),
        labelled(lang, &phrase!(lang, "cli.rules.example"), rule.example.get(lang)),
        labelled(lang, &family(rule.family, lang), &moves),
        labelled(lang, &phrase!(lang, "cli.rules.source"), rule.source),
    ]
    .join("\n")
}

fn family(family: Family, lang: Lang) -> String {
    match family {
        Family::Listen => phrase!(lang, "cli.family.listen"),
        Family::Perspective => phrase!(lang, "cli.family.perspective"),
        Family::Express => phrase!(lang, "cli.family.express"),
        Family::Solve => phrase!(lang, "cli.family.solve"),
        Family::Service => phrase!(lang, "cli.family.service"),
        Family::Trap => phrase!(lang, "cli.family.trap"),
        Family::Predict => phrase!(lang, "cli.family.predict"),
    }
}
