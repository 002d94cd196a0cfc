//! A moment of choice as somebody sees it who has to choose.

use counterpart_core::conversation::{Engine, Judgement, State};
use counterpart_core::scenario::{BeatIx, MAX_OPTIONS, Turn};

/// What is offered where, and how each would be judged. States that look alike share one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    /// The beat.
    pub beat: BeatIx,
    /// What may be chosen, as positions in the file.
    pub options: Vec<u8>,
    /// How each of these would be judged.
    pub judgements: Vec<Judgement>,
}

impl Situation {
    /// The best judgement that is to be had, if anything is.
    pub fn best(&self) -> Option<i8> {
        self.judgements.iter().map(|judgement| judgement.quality).max()
    }
}

/// A situation on the stack: most of them were met before.
pub(super) struct Look {
    beat: BeatIx,
    offers: [Option<(u8, Judgement)>; MAX_OPTIONS],
}

impl Look {
    /// How a state looks.
    pub fn of(engine: &Engine, state: &State) -> Look {
        let mut offers = [None; MAX_OPTIONS];
        match &engine.seat.beat(state.beat).turn {
            Turn::Speak(choices) => {
                for (place, (option, choice)) in offers.iter_mut().zip((0u8..).zip(choices)) {
                    if choice.when.as_ref().is_none_or(|when| state.holds(when)) {
                        *place = Some((option, engine.judge(state, choice)));
                    }
                }
            }
            Turn::Predict(prediction) => {
                for (place, (option, guess)) in offers.iter_mut().zip((0u8..).zip(&prediction.among)) {
                    *place = Some((option, engine.predict(state, prediction, *guess).1));
                }
            }
            Turn::End(_) => {}
        }
        Look { beat: state.beat, offers }
    }

    /// At a beat where nothing was offered yet.
    pub const fn at(beat: BeatIx) -> Look {
        Look { beat, offers: [None; MAX_OPTIONS] }
    }

    /// With this option offered as well.
    pub fn offer(&mut self, option: u8, judgement: Judgement) {
        self.offers[usize::from(option)] = Some((option, judgement));
    }

    /// A hash that doesn't depend on the machine.
    pub fn hash(&self) -> u64 {
        let offers = self.offers.iter().map(|offer| match offer {
            Some((option, judgement)) => {
                u64::from(*option) << 8
                    | u64::from(judgement.quality.unsigned_abs()) << 1
                    | u64::from(judgement.quality < 0)
            }
            None => u64::MAX,
        });
        offers.fold(u64::from(self.beat.0), |hash, offer| {
            (hash.rotate_left(17) ^ offer).wrapping_mul(0x9E37_79B9_7F4A_7C15)
        })
    }

    /// Whether it is this situation.
    pub fn is(&self, situation: &Situation) -> bool {
        let known = situation.options.iter().copied().zip(situation.judgements.iter().copied());
        self.beat == situation.beat && self.offers.iter().flatten().copied().eq(known)
    }

    /// The situation it is.
    pub fn situation(&self) -> Situation {
        let (options, judgements) = self.offers.iter().flatten().copied().unzip();
        Situation { beat: self.beat, options, judgements }
    }
}

impl From<&Situation> for Look {
    fn from(situation: &Situation) -> Look {
        let mut offers = [None; MAX_OPTIONS];
        for (option, judgement) in situation.options.iter().zip(&situation.judgements) {
            offers[usize::from(*option)] = Some((*option, *judgement));
        }
        Look { beat: situation.beat, offers }
    }
}
