//! `prove --words`: the words that tell the best option, and the options that carry them.
//!
//! **Not here:** how they are found (`proof::words`).

use super::report::{figure, per_cent};
use crate::phrase;
use crate::proof::words::{Tell, WordsAudit};
use crate::text::Lang;

/// So many options of each are shown; JSON has all.
const SHOWN: usize = 5;

/// What tells in each language; says so if there is nothing to compare.
pub fn words(audits: &[WordsAudit], lang: Lang) -> String {
    if audits.is_empty() {
        return phrase!(lang, "cli.prove.words_none");
    }
    audits.iter().map(|audit| of_language(audit, lang)).collect::<Vec<_>>().join("\n")
}

fn of_language(audit: &WordsAudit, lang: Lang) -> String {
    let mut lines = vec![phrase!(
        lang,
        "cli.prove.words",
        lang = audit.lang.endonym(),
        beats = audit.beats,
        found = per_cent(audit.found),
        chance = per_cent(audit.chance),
    )];
    for (tells_best, heading) in
        [(true, phrase!(lang, "cli.prove.words_best")), (false, phrase!(lang, "cli.prove.words_other"))]
    {
        lines.push(heading);
        lines.extend(audit.strongest(tells_best).map(|tell| of_tell(tell, lang)));
    }
    lines.join("\n") + "\n"
}

fn of_tell(tell: &Tell, lang: Lang) -> String {
    let mut lines = vec![phrase!(
        lang,
        "cli.prove.words_tell",
        text = tell.text,
        options = tell.options,
        best = tell.best,
        deviations = figure(tell.deviations, 1),
    )];
    lines.extend(tell.carriers.iter().take(SHOWN).map(|carrier| {
        let mark = if carrier.best { "▲" } else { "·" };
        let place =
            format!("{} · {} · {} · {}", carrier.scenario, carrier.seat, carrier.beat, carrier.option + 1);
        format!("      {mark} {place}  {}", carrier.says)
    }));
    let more = tell.carriers.len().saturating_sub(SHOWN);
    if more > 0 {
        lines.push(format!("      {}", phrase!(lang, "cli.prove.words_more", more = more)));
    }
    lines.join("\n")
}
