//! `counterpart case`: a case as text.

use super::args::{CaseArgs, CaseCommand};
use super::print::Console;
use super::{FINE, course};
use crate::course::file::case::{AskKind, Case, FactKind, Weighs};
use crate::library::Library;
use crate::library::courses::Content;
use crate::phrase;
use crate::text::{Lang, labelled, list};
use std::io;
use std::sync::Arc;

/// Shows a case.
pub fn case(console: Console, args: &CaseArgs, lang: Lang) -> io::Result<u8> {
    let CaseCommand::Show(args) = &args.what;
    let one = |content: &Content| match content {
        Content::Case(case) => Some(Arc::clone(case)),
        _ => None,
    };
    let found =
        course::named(console, &args.named, &args.places, one, |case: &Arc<Case>| case.id.clone(), lang)?;
    let case = match found {
        Ok(case) => case,
        Err(code) => return Ok(code),
    };
    let library = Library::load(args.places.scenarios.as_deref());
    console.line(&as_text(&case, &library, lang))?;
    Ok(FINE)
}

fn as_text(case: &Case, library: &Library, lang: Lang) -> String {
    let company = case.company.get(lang);
    let mut lines = vec![match &case.title {
        Some(title) => format!("{company} · {}", title.get(lang)),
        None => company.to_owned(),
    }];
    lines.push(match &case.note {
        Some(note) => note.get(lang).to_owned(),
        None => phrase!(lang, "cli.case.statements"),
    });
    lines.push(phrase!(lang, "cli.case.retrieved", date = case.retrieved));
    lines.push(String::new());
    for fact in &case.facts {
        let kind = match fact.kind {
            FactKind::Own => phrase!(lang, "cli.case.own"),
            FactKind::Named => phrase!(lang, "cli.case.named"),
            FactKind::Third => phrase!(lang, "cli.case.third"),
        };
        lines.push(format!("· {}", fact.says.get(lang)));
        lines.push(format!("  {kind} · {} · {}", fact.date, fact.source));
    }
    for (number, ask) in (1..).zip(&case.asks) {
        let kind = match ask.kind {
            AskKind::Judge => phrase!(lang, "cli.case.judge"),
            AskKind::Do => phrase!(lang, "cli.case.do"),
            AskKind::Compare => phrase!(lang, "cli.case.compare"),
            AskKind::Fact => phrase!(lang, "cli.case.fact"),
        };
        lines.push(format!("\n{number}. {}  [{kind}]", ask.ask.get(lang)));
        lines.extend(ask.write.iter().map(|line| format!("   ____ {}", line.get(lang))));
        for (option, words) in (1..).zip(&ask.options) {
            let right = ask.right.is_some_and(|right| right.number() == option);
            lines.push(format!("   {option}) {}{}", words.get(lang), if right { " ✓" } else { "" }));
        }
        for point in &ask.experts {
            let side = match point.weighs {
                Weighs::Good => phrase!(lang, "cli.case.for"),
                Weighs::Bad => phrase!(lang, "cli.case.against"),
            };
            lines.push(format!("   {}", labelled(lang, &side, point.says.get(lang))));
            lines.push(format!("     {}", point.source));
        }
    }
    if let Some(ours) = &case.our_line {
        lines.push(format!("\n{}", labelled(lang, &phrase!(lang, "cli.case.our_line"), ours.get(lang))));
    }
    let alike: Vec<&str> =
        case.bones.iter().filter_map(|id| Some(library.find(id)?.title.get(lang))).collect();
    if !alike.is_empty() {
        lines.push(format!("\n{}", labelled(lang, &phrase!(lang, "cli.case.bones"), &list(lang, &alike))));
    }
    if !case.ifs.is_empty() {
        lines.push(format!("\n── {}", phrase!(lang, "cli.lesson.plan")));
        let texts = case.ifs.iter().chain(&case.thens);
        lines.extend(texts.map(|text| format!("  · {}", text.get(lang))));
    }
    lines.join("\n")
}
