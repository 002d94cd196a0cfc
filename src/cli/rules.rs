//! `counterpart rules`: the rules of the conversation model.

use super::args::RulesArgs;
use super::print::Console;
use super::{COULD_NOT, FINE};
use crate::conversation::Rule;
use crate::conversation::rules::{RULES, find};
use crate::phrase;
use crate::scenario::id::nearest;
use crate::scenario::{Family, MoveKind};
use crate::text::{Lang, labelled, list};
use std::io;

/// Prints all rules, one on a line, or one in full.
pub fn rules(console: Console, args: &RulesArgs, lang: Lang) -> io::Result<u8> {
    let Some(id) = &args.id else {
        let widest = RULES.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
        for rule in RULES {
            console.line(&format!("{:widest$}  {}", rule.id, rule.name.get(lang)))?;
        }
        return Ok(FINE);
    };
    if let Some(rule) = find(id) {
        console.line(&in_full(rule, lang))?;
        return Ok(FINE);
    }
    let meant = nearest(&id.to_uppercase(), RULES.iter().map(|rule| rule.id));
    let complaint = match meant {
        Some(meant) => phrase!(lang, "cli.rules.unknown_meant", id = id, meant = meant),
        None => phrase!(lang, "cli.rules.unknown", id = id),
    };
    console.complain(&complaint)?;
    Ok(COULD_NOT)
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
        rule.says.get(lang).to_owned(),
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
