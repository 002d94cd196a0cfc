//! What judgements, outcomes and evidence of skill are called, in one place for the screens, the phones, the report and the
//! command line.

use crate::phrase;
use counterpart_core::conversation::glasl::Escalation;
use counterpart_core::conversation::{Mind, Reliance, Thresholds};
use counterpart_core::scenario::Feeling;
use counterpart_core::scoring::{Attainable, Evidence, Headline, Outcome, OutcomeKind, rounded};
use counterpart_core::text::Lang;

/// How a move of this quality (−2…+2) fitted its moment.
pub fn judgement(lang: Lang, quality: i8) -> String {
    match quality {
        2.. => phrase!(lang, "judgement.fits_well"),
        1 => phrase!(lang, "judgement.fits"),
        0 => phrase!(lang, "judgement.neutral"),
        -1 => phrase!(lang, "judgement.misses"),
        _ => phrase!(lang, "judgement.hurts"),
    }
}

/// The same as a sign, so that nothing is said by colour alone.
pub const fn judgement_sign(quality: i8) -> &'static str {
    match quality {
        2.. => "▲▲",
        1 => "▲",
        0 => "●",
        -1 => "▼",
        _ => "▼▼",
    }
}

/// A plan as one sentence. Its halves are as somebody typed them, perhaps with the “if” and the “I will” that the sentence
/// begins with itself, or with its full stop.
///
/// ```
/// use counterpart_core::text::Lang;
/// use counterpart_phrases::words::plan;
/// let wanted = "If they shout, I will name what I saw.";
/// assert_eq!(plan(Lang::En, "they shout", "name what I saw"), wanted);
/// assert_eq!(plan(Lang::En, "If they shout,", "I name what I saw."), wanted);
/// assert_eq!(plan(Lang::En, "if they shout", "I’ll name what I saw"), wanted);
/// assert_eq!(plan(Lang::Zh, "如果对方喊起来", "我就说我看到了什么。"), "如果对方喊起来，我就说我看到了什么。");
/// assert_eq!(plan(Lang::Zh, "对方喊起来", "说我看到了什么"), "如果对方喊起来，我就说我看到了什么。");
/// assert_eq!(plan(Lang::Zh, "对方喊起来", "问：最难的是哪儿？"), "如果对方喊起来，我就问：最难的是哪儿？");
/// ```
pub fn plan(lang: Lang, when: &str, then: &str) -> String {
    const IF: [&str; 3] = ["如果", "If ", "if "];
    const THEN: [&str; 10] = [
        "那我就",
        "我就",
        "我会",
        "then I will ",
        "then I’ll ",
        "then I ",
        "I will ",
        "I’ll ",
        "I'll ",
        "I ",
    ];
    let when = bare(when, &IF);
    let then = bare(then, &THEN);
    let mut sentence = phrase!(lang, "debrief.plan_sentence", when = when, then = then);
    // What ends with what somebody says, or asks, is at its end.
    if ["？”", "！”", "。”", "?”", "!”", ".”", "？", "！", "?", "!"].iter().any(|end| then.ends_with(end))
    {
        sentence.pop();
    }
    sentence
}

/// Half a plan without the words that the sentence begins it with, and without the mark that ends it; as it was if nothing else
/// would be left.
fn bare<'w>(words: &'w str, begins: &[&str]) -> &'w str {
    let words = words.trim();
    let rest = begins.iter().find_map(|begin| words.strip_prefix(begin)).unwrap_or(words);
    let rest = rest.trim_start().trim_end_matches(['.', '。', ',', '，', ' ']);
    if rest.is_empty() { words } else { rest }
}

/// How somebody feels: how heated, and how far they trust. What they feel beside anger stands in the place
/// of the heat, and beside it from where they are angry.
pub fn mood(lang: Lang, mind: &Mind, feels: Option<Feeling>) -> String {
    let heat = Escalation::of_heat(mind.heat).name().get(lang);
    let trust = match Reliance::of_trust(mind.trust) {
        Reliance::None => phrase!(lang, "trust.none"),
        Reliance::Little => phrase!(lang, "trust.little"),
        Reliance::Some => phrase!(lang, "trust.some"),
        Reliance::Much => phrase!(lang, "trust.much"),
    };
    let feels = feels.map(|feeling| feeling.name().get(lang));
    let parts = match feels {
        Some(feels) if mind.heat >= Thresholds::DEFAULT.angry => vec![heat, feels, &trust],
        Some(feels) => vec![feels, &trust],
        None => vec![heat, &trust],
    };
    parts.join(if lang == Lang::Zh { "，" } else { ", " })
}

/// Whoever says something, with what they feel beside anger, if it shows.
pub fn speaker(lang: Lang, name: &str, feels: Option<Feeling>) -> String {
    match feels {
        Some(feeling) => phrase!(lang, "mood.speaker", name = name, feels = feeling.name().get(lang)),
        None => name.to_owned(),
    }
}

/// What stands over a finished conversation.
pub fn headline(lang: Lang, headline: Headline) -> String {
    match headline {
        Headline::Agreed => phrase!(lang, "outcome.agreement"),
        Headline::AgreedInTime => phrase!(lang, "outcome.agreed_in_time"),
        Headline::AgreedOverTheLine => phrase!(lang, "outcome.agreed_over_the_line"),
        Headline::OverTheLine => phrase!(lang, "outcome.over_the_line"),
        Headline::WalkedOut => phrase!(lang, "outcome.walk_out"),
        Headline::Escalated => phrase!(lang, "outcome.escalation"),
        Headline::Promised => phrase!(lang, "outcome.time_up_promised"),
        Headline::TimeUp => phrase!(lang, "outcome.time_up"),
    }
}

/// The same, and for both departments, in one line.
pub fn result(lang: Lang, outcome: &Outcome) -> String {
    let headline = headline(lang, outcome.headline());
    match outcome.beside_headline() {
        Some(kind) => format!("{headline} · {}", self::outcome(lang, kind)),
        None => headline,
    }
}

/// The share of what a conversation could have come to that it came to, in per cent.
pub fn share(lang: Lang, percent: u8) -> String {
    phrase!(lang, "outcome.share", percent = percent)
}

/// The points behind it: how many, and the most that there were, if that is known.
pub fn points(lang: Lang, score: f64, attainable: &Attainable) -> String {
    let score = rounded(score, 0);
    match attainable.outcomes.first().copied().flatten() {
        Some(best) => phrase!(lang, "outcome.points_of", points = score, best = rounded(best, 0).max(score)),
        None => phrase!(lang, "outcome.points", points = score),
    }
}

/// What a conversation came to for both departments.
pub fn outcome(lang: Lang, kind: OutcomeKind) -> String {
    match kind {
        OutcomeKind::WinWin => phrase!(lang, "outcome.win_win"),
        OutcomeKind::LineCrossed => phrase!(lang, "outcome.line_crossed"),
        OutcomeKind::LoseLose => phrase!(lang, "outcome.lose_lose"),
        OutcomeKind::WinLose => phrase!(lang, "outcome.win_lose"),
        OutcomeKind::LoseWin => phrase!(lang, "outcome.lose_win"),
        OutcomeKind::Settled => phrase!(lang, "outcome.left_over"),
    }
}

/// The same in a sentence.
pub fn outcome_means(lang: Lang, kind: OutcomeKind) -> String {
    match kind {
        OutcomeKind::WinWin => phrase!(lang, "outcome.win_win_means"),
        OutcomeKind::LineCrossed => phrase!(lang, "outcome.line_crossed_means"),
        OutcomeKind::LoseLose => phrase!(lang, "outcome.lose_lose_means"),
        OutcomeKind::WinLose => phrase!(lang, "outcome.win_lose_means"),
        OutcomeKind::LoseWin => phrase!(lang, "outcome.lose_win_means"),
        OutcomeKind::Settled => phrase!(lang, "outcome.left_over_means"),
    }
}

/// How many telling decisions there were in one conversation, and in how many of them the best was taken.
pub fn evidence(lang: Lang, evidence: Evidence) -> String {
    match evidence {
        Evidence { telling: 0, .. } => phrase!(lang, "skill.nothing_told"),
        Evidence { telling, best, .. } => phrase!(lang, "skill.told", telling = telling, best = best),
    }
}

/// What is missing to an estimate, for which there must be so many telling decisions, and as many scenarios as for
/// any other.
pub fn evidence_missing(lang: Lang, evidence: Evidence, telling: usize) -> String {
    let decisions = telling.saturating_sub(evidence.telling);
    match (evidence.scenarios_missing(), decisions) {
        (scenarios, 0) => phrase!(lang, "skill.missing_scenarios", scenarios = scenarios),
        (0, decisions) => phrase!(lang, "skill.missing_decisions", decisions = decisions),
        (scenarios, decisions) => {
            phrase!(lang, "skill.missing_both", scenarios = scenarios, decisions = decisions)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn whoever_feels_something_is_not_called_calm() {
        let mind = |heat| Mind { trust: 80, heat, safety: 60, clarity: 60, ..Mind::default() };
        assert_eq!(mood(Lang::En, &mind(10), None), "calm, trusts you");
        assert_eq!(mood(Lang::En, &mind(10), Some(Feeling::Hurt)), "hurt, trusts you");
        assert_eq!(mood(Lang::Zh, &mind(10), Some(Feeling::Ashamed)), "难堪，信得过你");
        let hot = Thresholds::DEFAULT.angry;
        assert_eq!(mood(Lang::En, &mind(hot - 1), Some(Feeling::Worn)), "worn out, trusts you");
        assert_eq!(mood(Lang::En, &mind(hot), Some(Feeling::Worn)), "heated, worn out, trusts you");
        assert_eq!(mood(Lang::Zh, &mind(hot), Some(Feeling::Hurt)), "火气上来了，委屈，信得过你");
    }

    #[test]
    fn every_judgement_has_a_word_and_a_sign_of_its_own() {
        for lang in Lang::ALL {
            let words: BTreeSet<String> = (-2..=2).map(|quality| judgement(lang, quality)).collect();
            assert_eq!(words.len(), 5, "{lang}: {words:?}");
        }
        let signs: BTreeSet<&str> = (-2..=2).map(judgement_sign).collect();
        assert_eq!(signs.len(), 5);
    }
}
