//! Bots: players who follow a trick instead of the conversation. A fair scenario pays none of them.
//!
//! **Not here:** players with skill ([`super::learner`]), how much a trick may pay ([`super::lints`]).

use super::info_set::InfoSet;
use super::policy::{Chances, chances, highest, in_proportion};
use counterpart_core::scenario::{Choice, ConflictMode, Family, MoveKind, Seat};
use counterpart_core::text::{Lang, Words};
use std::collections::BTreeMap;

/// A trick.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bot {
    /// Chooses evenly: the zero of the scale.
    Random,
    /// Always the first in the file.
    First,
    /// Always the last in the file.
    Last,
    /// Always the longest sentence in this language.
    Longest(Lang),
    /// Always the shortest sentence in this language.
    Shortest(Lang),
    /// Always the sentence that sounds warmest.
    Warmest,
    /// Reflects, acknowledges or sums up wherever that is on offer.
    AlwaysReflect,
    /// Asks wherever that is on offer.
    AlwaysAsk,
    /// Advises, proposes or offers help wherever that is on offer.
    AlwaysAdvise,
    /// A move of this family wherever one is on offer.
    Family(Family),
    /// A move of this conflict-handling mode wherever one is on offer.
    Mode(ConflictMode),
    /// Knows which kinds of move are usually good, and doesn't look at the moment.
    ContextBlind,
    /// Always what fits best in the moment: the oracle of skill.
    BestFit,
}

impl Bot {
    /// Every bot that can play a scenario in these languages, random first and the one who always fits
    /// best last.
    pub fn all(languages: &[Lang]) -> Vec<Bot> {
        let mut bots = vec![Bot::Random, Bot::First, Bot::Last];
        bots.extend(languages.iter().copied().map(Bot::Longest));
        bots.extend(languages.iter().copied().map(Bot::Shortest));
        bots.extend([Bot::Warmest, Bot::AlwaysReflect, Bot::AlwaysAsk, Bot::AlwaysAdvise]);
        bots.extend(Family::SPOKEN.map(Bot::Family));
        bots.extend(ConflictMode::ALL.map(Bot::Mode));
        bots.extend([Bot::ContextBlind, Bot::BestFit]);
        bots
    }

    /// Its id in reports: `random`, `longest-zh`, `family-listen`, … Stable, whatever is renamed in code.
    pub fn id(self) -> String {
        match self {
            Bot::Random => "random".to_owned(),
            Bot::First => "first".to_owned(),
            Bot::Last => "last".to_owned(),
            Bot::Longest(lang) => format!("longest-{lang}"),
            Bot::Shortest(lang) => format!("shortest-{lang}"),
            Bot::Warmest => "warmest".to_owned(),
            Bot::AlwaysReflect => "always-reflect".to_owned(),
            Bot::AlwaysAsk => "always-ask".to_owned(),
            Bot::AlwaysAdvise => "always-advise".to_owned(),
            Bot::Family(family) => format!("family-{}", family_id(family)),
            Bot::Mode(mode) => format!("mode-{}", mode_id(mode)),
            Bot::ContextBlind => "context-blind".to_owned(),
            Bot::BestFit => "best-fit".to_owned(),
        }
    }

    /// What it does, in words.
    pub fn name(self) -> Words {
        match self {
            Bot::Random => Words::new("随机选", "picks at random"),
            Bot::First => Words::new("总选文件里第一个", "always the first in the file"),
            Bot::Last => Words::new("总选文件里最后一个", "always the last in the file"),
            Bot::Longest(Lang::Zh) => Words::new("总选最长的（中文）", "always the longest in Chinese"),
            Bot::Longest(Lang::En) => Words::new("总选最长的（英文）", "always the longest in English"),
            Bot::Shortest(Lang::Zh) => Words::new("总选最短的（中文）", "always the shortest in Chinese"),
            Bot::Shortest(Lang::En) => Words::new("总选最短的（英文）", "always the shortest in English"),
            Bot::Warmest => Words::new("总选听着最暖的", "always what sounds warmest"),
            Bot::AlwaysReflect => Words::new("能复述就复述", "reflects whenever possible"),
            Bot::AlwaysAsk => Words::new("能问就问", "asks whenever possible"),
            Bot::AlwaysAdvise => Words::new("能出主意就出主意", "advises whenever possible"),
            Bot::Family(Family::Listen) => Words::new("只用倾听类", "only listens"),
            Bot::Family(Family::Perspective) => Words::new("只用换位类", "only takes perspective"),
            Bot::Family(Family::Express) => Words::new("只用表达类", "only speaks up"),
            Bot::Family(Family::Solve) => Words::new("只用方案类", "only solves"),
            Bot::Family(Family::Service) => Words::new("只用服务类", "only serves"),
            Bot::Family(Family::Trap) => Words::new("专踩坑", "walks into every trap"),
            Bot::Family(Family::Predict) => Words::new("只猜", "only guesses"),
            Bot::Mode(ConflictMode::Competing) => Words::new("一味竞争", "always competes"),
            Bot::Mode(ConflictMode::Collaborating) => Words::new("一味合作", "always collaborates"),
            Bot::Mode(ConflictMode::Compromising) => Words::new("一味折中", "always compromises"),
            Bot::Mode(ConflictMode::Avoiding) => Words::new("一味回避", "always avoids"),
            Bot::Mode(ConflictMode::Accommodating) => Words::new("一味迁就", "always accommodates"),
            Bot::ContextBlind => Words::new("只记得哪类话通常好", "knows good moves, not the moment"),
            Bot::BestFit => Words::new("每一步都选最合适的", "always what fits best"),
        }
    }

    /// Its chances in every information set. `visits` says how often random play comes to each of them;
    /// the context-blind bot learns from that which kinds of move are usually good.
    pub fn policy(self, seat: &Seat, info_sets: &[InfoSet], visits: &[f64]) -> Vec<Chances> {
        let usual = if self == Bot::ContextBlind { usual(seat, info_sets, visits) } else { BTreeMap::new() };
        chances(seat, info_sets, |info_set, choices| self.choose(info_set, choices, &usual))
    }

    fn choose(self, info_set: &InfoSet, choices: &[&Choice], usual: &BTreeMap<MoveKind, f64>) -> Chances {
        let wherever = |wanted: &dyn Fn(MoveKind) -> bool| {
            let weights: Vec<f64> =
                choices.iter().map(|choice| f64::from(u8::from(wanted(choice.act.kind)))).collect();
            in_proportion(&weights)
        };
        let by = |value: &dyn Fn(&Choice) -> f64| {
            highest(&choices.iter().map(|choice| value(choice)).collect::<Vec<f64>>())
        };
        match self {
            Bot::Random => in_proportion(&vec![1.0; choices.len()]),
            Bot::First => highest(&(0..choices.len()).map(|place| -(place as f64)).collect::<Vec<f64>>()),
            Bot::Last => highest(&(0..choices.len()).map(|place| place as f64).collect::<Vec<f64>>()),
            Bot::Longest(lang) => by(&|choice| length(choice, lang)),
            Bot::Shortest(lang) => by(&|choice| -length(choice, lang)),
            Bot::Warmest => by(&|choice| f64::from(choice.tone)),
            Bot::AlwaysReflect => wherever(&|kind| kind.only_listens()),
            Bot::AlwaysAsk => wherever(&|kind| kind.asks()),
            Bot::AlwaysAdvise => wherever(&|kind| kind.advises()),
            Bot::Family(family) => wherever(&|kind| kind.family() == family),
            Bot::Mode(mode) => wherever(&|kind| kind.mode() == mode),
            Bot::ContextBlind => by(&|choice| usual.get(&choice.act.kind).copied().unwrap_or(0.0)),
            Bot::BestFit => {
                highest(&info_set.judgements.iter().map(|judgement| judgement.quality).collect::<Vec<i8>>())
            }
        }
    }
}

const fn family_id(family: Family) -> &'static str {
    match family {
        Family::Listen => "listen",
        Family::Perspective => "perspective",
        Family::Express => "express",
        Family::Solve => "solve",
        Family::Service => "service",
        Family::Trap => "trap",
        Family::Predict => "predict",
    }
}

const fn mode_id(mode: ConflictMode) -> &'static str {
    match mode {
        ConflictMode::Competing => "competing",
        ConflictMode::Collaborating => "collaborating",
        ConflictMode::Compromising => "compromising",
        ConflictMode::Avoiding => "avoiding",
        ConflictMode::Accommodating => "accommodating",
    }
}

/// The length of an option's sentence, in characters.
pub fn length(choice: &Choice, lang: Lang) -> f64 {
    choice.say.get(lang).chars().count() as f64
}

/// Means that differ by less than this are equal.
const EQUAL: f64 = 1e-9;

/// The mean judgement of each kind of move, over the options that random play meets.
fn usual(seat: &Seat, info_sets: &[InfoSet], visits: &[f64]) -> BTreeMap<MoveKind, f64> {
    let mut sums: BTreeMap<MoveKind, (f64, f64)> = BTreeMap::new();
    for (info_set, visits) in info_sets.iter().zip(visits) {
        let Some(choices) = super::policy::choices(seat, info_set) else { continue };
        for (choice, judgement) in choices.iter().zip(&info_set.judgements) {
            let (sum, weight) = sums.entry(choice.act.kind).or_default();
            *sum += visits * f64::from(judgement.quality);
            *weight += visits;
        }
    }
    // What is equal must not differ by the order in which it was added up: ties are shared.
    let mean = |sum: f64, weight: f64| libm::round(sum / weight / EQUAL) * EQUAL;
    sums.into_iter()
        .map(|(kind, (sum, weight))| (kind, if weight > 0.0 { mean(sum, weight) } else { 0.0 }))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_what_reports_have_always_had() {
        let ids: Vec<String> = Bot::all(&Lang::ALL).into_iter().map(Bot::id).collect();
        let known = "random first last longest-zh longest-en shortest-zh shortest-en warmest always-reflect \
                     always-ask always-advise family-listen family-perspective family-express family-solve \
                     family-service family-trap mode-competing mode-collaborating mode-compromising \
                     mode-avoiding mode-accommodating context-blind best-fit";
        assert_eq!(ids, known.split_whitespace().collect::<Vec<_>>());
    }

    #[test]
    fn nobody_goes_by_the_length_of_what_is_not_written() {
        let bots = Bot::all(&[Lang::En]);
        assert!(bots.contains(&Bot::Longest(Lang::En)) && bots.contains(&Bot::Shortest(Lang::En)));
        assert!(!bots.contains(&Bot::Longest(Lang::Zh)) && !bots.contains(&Bot::Shortest(Lang::Zh)));
    }
}
