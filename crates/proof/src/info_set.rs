//! Information sets (the term is game theory's): all the states that look alike to the player who has
//! to choose, since the same options are offered and would be judged alike. A policy can depend on
//! nothing else.
//!
//! **Not here:** the states ([`super::space`]), ways of choosing ([`super::policy`]).

use counterpart_core::conversation::{Engine, Judgement, State};
use counterpart_core::scenario::{BeatIx, MAX_OPTIONS, OptionIx, Turn};

/// What is offered at a beat, and how each would be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InfoSet {
    /// The beat.
    pub beat: BeatIx,
    /// What may be chosen, in the order of the file.
    pub options: Vec<OptionIx>,
    /// How each of these would be judged.
    pub judgements: Vec<Judgement>,
}

impl InfoSet {
    /// The best judgement that is to be had, if anything is.
    pub fn best(&self) -> Option<i8> {
        self.judgements.iter().map(|judgement| judgement.quality).max()
    }
}

/// How a state looks, on the stack, to be looked up among the information sets: most were met before.
pub(super) struct Lookup {
    beat: BeatIx,
    offers: [Option<(OptionIx, Judgement)>; MAX_OPTIONS],
}

impl Lookup {
    /// How a state looks.
    pub fn of(engine: &Engine, state: &State) -> Lookup {
        let mut offers = [None; MAX_OPTIONS];
        match &engine.seat.beat(state.beat).turn {
            Turn::Speak(choices) => {
                for (place, (option, choice)) in offers.iter_mut().zip(OptionIx::each().zip(choices)) {
                    if choice.when.as_ref().is_none_or(|when| state.holds(when)) {
                        *place = Some((option, engine.judge(state, choice)));
                    }
                }
            }
            Turn::Predict(prediction) => {
                for (place, (option, guess)) in offers.iter_mut().zip(OptionIx::each().zip(&prediction.among))
                {
                    *place = Some((option, engine.predict(state, prediction, *guess).1));
                }
            }
            Turn::End(_) => {}
        }
        Lookup { beat: state.beat, offers }
    }

    /// At a beat where nothing was offered yet.
    pub const fn at(beat: BeatIx) -> Lookup {
        Lookup { beat, offers: [None; MAX_OPTIONS] }
    }

    /// With this option offered as well.
    pub fn offer(&mut self, option: OptionIx, judgement: Judgement) {
        self.offers[option.index()] = Some((option, judgement));
    }

    /// A hash that doesn't depend on the machine.
    pub fn hash(&self) -> u64 {
        let offers = self.offers.iter().map(|offer| match offer {
            Some((option, judgement)) => {
                u64::from(option.0) << 8
                    | u64::from(judgement.quality.unsigned_abs()) << 1
                    | u64::from(judgement.quality < 0)
            }
            None => u64::MAX,
        });
        offers.fold(u64::from(self.beat.0), |hash, offer| {
            (hash.rotate_left(17) ^ offer).wrapping_mul(0x9E37_79B9_7F4A_7C15)
        })
    }

    /// Whether it is this information set.
    pub fn matches(&self, info_set: &InfoSet) -> bool {
        let known = info_set.options.iter().copied().zip(info_set.judgements.iter().copied());
        self.beat == info_set.beat && self.offers.iter().flatten().copied().eq(known)
    }

    /// The information set of all states that look so.
    pub fn to_info_set(&self) -> InfoSet {
        let (options, judgements) = self.offers.iter().flatten().copied().unzip();
        InfoSet { beat: self.beat, options, judgements }
    }
}

impl From<&InfoSet> for Lookup {
    fn from(info_set: &InfoSet) -> Lookup {
        let mut offers = [None; MAX_OPTIONS];
        for (option, judgement) in info_set.options.iter().zip(&info_set.judgements) {
            offers[option.index()] = Some((*option, *judgement));
        }
        Lookup { beat: info_set.beat, offers }
    }
}
