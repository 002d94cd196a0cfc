//! What some play comes upon: lines, options, branches, rules and agreements, recorded while a seat is
//! explored.
//!
//! **Not here:** what is missing from it ([`super::unreached`]).

use super::info_set::InfoSet;
use counterpart_core::conversation::State;
use counterpart_core::scenario::{AgreementIx, BeatIx, OptionIx, Seat, Turn};
use std::collections::BTreeSet;

/// What was seen of one option.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OptionSeen {
    /// Whether it was ever offered.
    pub offered: bool,
    /// Whether its beat was ever reached while it wasn't offered.
    pub withheld: bool,
    /// For each branch, whether any play went along it.
    pub branches: Vec<bool>,
}

/// What was seen of one beat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BeatSeen {
    /// Whether any play came to it.
    pub reached: bool,
    /// For each variant of what is said, whether it was ever heard.
    pub says: Vec<bool>,
    /// For each variant of what is thought.
    pub thinks: Vec<bool>,
    /// For each option.
    pub options: Vec<OptionSeen>,
    /// For each branch after a prediction, whether any play went along it.
    pub guessed: Vec<bool>,
}

/// What some play comes upon at a seat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// For each beat.
    pub beats: Vec<BeatSeen>,
    /// The ids of the rules that judged anything.
    pub rules: BTreeSet<&'static str>,
    /// The agreements that were accepted.
    pub agreements: BTreeSet<AgreementIx>,
}

impl Coverage {
    /// Of a seat, nothing seen yet.
    pub fn of(seat: &Seat) -> Coverage {
        let beats = seat
            .beats
            .iter()
            .map(|beat| BeatSeen {
                reached: false,
                says: vec![false; beat.says.variants.len()],
                thinks: vec![false; beat.thinks.variants.len()],
                options: match &beat.turn {
                    Turn::Speak(choices) => choices
                        .iter()
                        .map(|choice| OptionSeen {
                            branches: vec![false; choice.next.branches.len()],
                            ..OptionSeen::default()
                        })
                        .collect(),
                    _ => Vec::new(),
                },
                guessed: match &beat.turn {
                    Turn::Predict(prediction) => vec![false; prediction.next.branches.len()],
                    _ => Vec::new(),
                },
            })
            .collect();
        Coverage { beats, ..Coverage::default() }
    }

    /// What was seen on another day of the same seat counts, too.
    pub(super) fn join(&mut self, other: &Coverage) {
        fn either(all: &mut [bool], more: &[bool]) {
            all.iter_mut().zip(more).for_each(|(one, other)| *one |= other);
        }
        for (beat, other) in self.beats.iter_mut().zip(&other.beats) {
            beat.reached |= other.reached;
            either(&mut beat.says, &other.says);
            either(&mut beat.thinks, &other.thinks);
            either(&mut beat.guessed, &other.guessed);
            for (option, other) in beat.options.iter_mut().zip(&other.options) {
                option.offered |= other.offered;
                option.withheld |= other.withheld;
                either(&mut option.branches, &other.branches);
            }
        }
        self.rules.extend(&other.rules);
        self.agreements.extend(&other.agreements);
    }

    /// A play has come to a state.
    pub(super) fn record_state(&mut self, seat: &Seat, state: &State) {
        let beat = seat.beat(state.beat);
        let seen = &mut self.beats[state.beat.index()];
        seen.reached = true;
        for (variants, seen) in
            [(&beat.says.variants, &mut seen.says), (&beat.thinks.variants, &mut seen.thinks)]
        {
            if seen.iter().any(|seen| !seen) {
                let heard =
                    variants.iter().position(|(when, _)| when.as_ref().is_none_or(|when| state.holds(when)));
                if let Some(heard) = heard {
                    seen[heard] = true;
                }
            }
        }
    }

    /// These options were offered, and so judged.
    pub(super) fn record_offers(&mut self, info_set: &InfoSet) {
        self.rules.extend(info_set.judgements.iter().map(|judgement| judgement.rule.id));
        let options = &mut self.beats[info_set.beat.index()].options;
        for (option, seen) in OptionIx::each().zip(options) {
            let offered = info_set.options.contains(&option);
            seen.offered |= offered;
            seen.withheld |= !offered;
        }
    }

    /// A prediction was made and led along a branch.
    pub(super) fn record_guess(&mut self, beat: BeatIx, branch: Option<u8>) {
        if let Some(branch) = branch {
            self.beats[beat.index()].guessed[usize::from(branch)] = true;
        }
    }

    /// An option was taken, led along a branch, and this agreement stood afterwards.
    pub(super) fn record_choice(
        &mut self,
        beat: BeatIx,
        option: OptionIx,
        branch: Option<u8>,
        agreed: Option<AgreementIx>,
    ) {
        if let Some(branch) = branch {
            self.beats[beat.index()].options[option.index()].branches[usize::from(branch)] = true;
        }
        if let Some(agreed) = agreed {
            self.agreements.insert(agreed);
        }
    }
}
