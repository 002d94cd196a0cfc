//! A reader of words alone: somebody who has played the other scenarios, sees the options of a beat and
//! nothing of the conversation, and goes by words. If they find the best option much more often than
//! chance does, it is the manner of speaking that is trained and not listening.
//!
//! The reader is a naive Bayes classifier over the n-grams of an option's sentence (`grams`, `reader`),
//! trained on all scenarios but the one that is read, in each language by itself. Of the readers tried on
//! the twelve seats of November 2026, it found most: 58 % in Chinese and 58 % in English, where chance
//! finds 25 %. With fewer n-grams (single characters, single words) it found 53 % and 46 %; with
//! characters in place of words, in English, 46 %; a conditional logit, fitted to the same n-grams by
//! gradient descent, 56 % and 48 %.
//!
//! **Not here:** cues that need no training ([`super::cues`]), how much may be found ([`super::lints`]).

mod grams;
mod reader;
mod tells;

pub use tells::{Carrier, Tell};

use super::cues::{best_option, best_shares};
use super::languages::languages;
use super::seat::SeatProof;
use counterpart_core::scenario::{BeatIx, Choice, Scenario, SeatIx, Turn};
use counterpart_core::text::Lang;
use reader::{Counts, Reader};
use std::collections::BTreeSet;

/// What a reader of words alone finds in a library, in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct WordsAudit {
    /// The language.
    pub lang: Lang,
    /// How many beats were read.
    pub beats: usize,
    /// In what share of them the best option was found; where several sound alike, in parts.
    pub found: f64,
    /// The share that somebody finds who picks at random.
    pub chance: f64,
    /// What tells most, the strongest first.
    pub tells: Vec<Tell>,
}

/// The options of one beat, as the reader gets to see them.
struct Sheet<'a> {
    scenario: usize,
    seat: (&'a Scenario, SeatIx),
    beat: BeatIx,
    options: Vec<Sentence<'a>>,
}

/// One option.
struct Sentence<'a> {
    choice: &'a Choice,
    grams: BTreeSet<String>,
    /// How often it is the best of its beat.
    share: f64,
    /// Whether it is so in most states.
    best: bool,
}

/// What a reader of words alone finds in these seats, in each language that at least two of the
/// scenarios are written in.
pub fn audit(seats: &[(&Scenario, &SeatProof)]) -> Vec<WordsAudit> {
    Lang::ALL.into_iter().filter_map(|lang| read(seats, lang)).collect()
}

fn read(seats: &[(&Scenario, &SeatProof)], lang: Lang) -> Option<WordsAudit> {
    let sheets = sheets(seats, lang);
    let scenarios = sheets.iter().map(|sheet| sheet.scenario + 1).max().unwrap_or(0);
    if scenarios < 2 {
        return None;
    }
    let mut counts: Vec<Counts> = (0..scenarios).map(|_| Counts::default()).collect();
    for sheet in &sheets {
        sheet.options.iter().for_each(|of| counts[sheet.scenario].add(&of.grams, of.share));
    }
    let readers: Vec<Reader> = (0..scenarios)
        .map(|read| {
            let others = counts.iter().enumerate().filter(|(number, _)| *number != read);
            Reader::trained_on(others.map(|(_, counts)| counts))
        })
        .collect();
    let (mut found, mut chance) = (0.0, 0.0);
    for sheet in &sheets {
        let reader = &readers[sheet.scenario];
        let scores: Vec<f64> = sheet.options.iter().map(|of| reader.score(&of.grams)).collect();
        let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let picked = || sheet.options.iter().zip(&scores).filter(|(_, score)| **score == most);
        found += picked().filter(|(of, _)| of.best).count() as f64 / picked().count() as f64;
        chance += sheet.options.iter().filter(|of| of.best).count() as f64 / sheet.options.len() as f64;
    }
    let beats = sheets.len();
    let share = |sum: f64| sum / beats as f64;
    let tells = tells::tells(&sheets, &Reader::trained_on(&counts), lang);
    Some(WordsAudit { lang, beats, found: share(found), chance: share(chance), tells })
}

/// The beats of these seats that are written in a language.
fn sheets<'a>(seats: &[(&'a Scenario, &SeatProof)], lang: Lang) -> Vec<Sheet<'a>> {
    let mut ids: Vec<&str> = Vec::new();
    let mut sheets = Vec::new();
    for (scenario, proof) in seats {
        if !languages(scenario).contains(&lang) {
            continue;
        }
        let known = ids.iter().position(|id| *id == scenario.id);
        let number = known.unwrap_or(ids.len());
        if known.is_none() {
            ids.push(&scenario.id);
        }
        let seat = &scenario.seats[proof.seat.index()];
        for beat in &proof.beats {
            let (Turn::Speak(choices), Some(best)) = (&seat.beat(beat.beat).turn, best_option(beat)) else {
                continue;
            };
            let shares = best_shares(beat);
            let options = choices.iter().zip(&shares).map(|(choice, share)| Sentence {
                choice,
                grams: grams::grams(choice.say.get(lang), lang),
                share: *share,
                best: *share == shares[best],
            });
            let options = options.collect();
            sheets.push(Sheet { scenario: number, seat: (scenario, proof.seat), beat: beat.beat, options });
        }
    }
    sheets
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::sample;

    /// Six scenarios that differ in their ids and in what is said.
    fn library(say: impl Fn(usize, usize, bool) -> String) -> Vec<(Scenario, SeatProof)> {
        (0..6)
            .map(|number| {
                let mut scenario = sample::scenario();
                let proof = sample::proof(&scenario);
                scenario.id = format!("sample-{number}");
                for beat in &proof.beats {
                    let best = best_option(beat);
                    let turn = &mut scenario.seats[0].beats[beat.beat.index()].turn;
                    if let Turn::Speak(choices) = turn {
                        for (option, choice) in choices.iter_mut().enumerate() {
                            choice.say.en = say(number, option, best == Some(option));
                            choice.say.zh = choice.say.en.clone();
                        }
                    }
                }
                (scenario, proof)
            })
            .collect()
    }

    fn audited(library: &[(Scenario, SeatProof)]) -> Vec<WordsAudit> {
        audit(&library.iter().map(|(scenario, proof)| (scenario, proof)).collect::<Vec<_>>())
    }

    #[test]
    fn a_word_that_stands_in_good_options_only_is_found_and_named() {
        let library = library(|number, option, best| {
            let guess = if best { "My guess only: " } else { "" };
            format!("{guess}thing{number} part{option}.")
        });
        let [audit] = audited(&library).try_into().expect("one language");
        assert_eq!((audit.lang, audit.beats), (Lang::En, 18));
        assert_eq!(audit.found, 1.0);
        assert!((0.25..0.34).contains(&audit.chance), "{audit:?}");
        let first = audit.tells.first().expect("something tells");
        assert!(first.text.contains("guess") && first.tells_best, "{first:?}");
        assert_eq!((first.options, first.best), (18, 18), "{first:?}");
        assert_eq!(first.carriers.len(), 18);
    }

    #[test]
    fn nothing_is_learnt_from_the_scenario_that_is_read() {
        // A word of its own for each scenario's best options tells nothing about the others'.
        let library = library(|number, option, best| {
            let own = if best { format!("own{number}") } else { format!("other{number}x{option}") };
            format!("{own} said.")
        });
        let [audit] = audited(&library).try_into().expect("one language");
        assert!(audit.found < 0.5, "{audit:?}");
    }

    #[test]
    fn one_scenario_alone_has_nobody_to_learn_from() {
        let library = library(|number, option, _| format!("thing{number} part{option}."));
        assert_eq!(audited(&library[..1]), []);
        assert_eq!(audited(&library), audited(&library), "it is the same each time");
    }
}
