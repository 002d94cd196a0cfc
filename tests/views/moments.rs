//! Every moment of a scenario, each as a play that stands there at once: every line in each of its
//! variants, with all options that the beat has.

use counterpart::conversation::{Pick, Play};
use counterpart::scenario::{BeatIx, MoveKind, Scenario, SeatIx, Turn};
use counterpart::session::{Mode, Phase, Playing};
use counterpart::text::{Lang, Text};
use std::sync::Arc;

/// A moment, and how much there is to read in it.
pub struct Moment {
    /// Where it is, for whoever has to find it.
    pub name: String,
    /// The play that stands there.
    pub playing: Playing,
    /// What must be readable.
    pub words: Vec<String>,
}

impl Moment {
    /// How many characters there are to read.
    pub fn length(&self) -> usize {
        self.words.iter().map(|words| words.chars().count()).sum()
    }
}

/// A scenario that opens at a beat, with one of its lines, and every option open.
pub fn opened(scenario: &Scenario, seat: usize, beat: usize, variant: usize) -> Arc<Scenario> {
    let mut changed = scenario.clone();
    changed.seats[seat].opens = BeatIx(u16::try_from(beat).expect("few beats"));
    let line = &mut changed.seats[seat].beats[beat];
    let (_, said) = line.says.variants.swap_remove(variant);
    line.says.variants = vec![(None, said)];
    if let Turn::Speak(choices) = &mut line.turn {
        for choice in choices {
            choice.when = None;
        }
    }
    Arc::new(changed)
}

/// A play of it.
fn play_of(scenario: &Scenario, seat: usize, beat: usize, variant: usize) -> Play {
    Play::start(opened(scenario, seat, beat, variant), SeatIx(u8::try_from(seat).expect("few seats")))
}

fn playing(play: Play) -> Playing {
    Playing {
        play,
        uid: String::new(),
        seed: 7,
        mode: Mode::Guided,
        phase: Phase::Choosing,
        guess: None,
        held: None,
    }
}

/// Every moment of a scenario.
pub fn of(scenario: &Scenario, lang: Lang) -> Vec<Moment> {
    let mut moments = Vec::new();
    for (seat_number, seat) in scenario.seats.iter().enumerate() {
        for (beat_number, beat) in seat.beats.iter().enumerate() {
            for variant in 0..beat.says.variants.len() {
                let play = play_of(scenario, seat_number, beat_number, variant);
                let name = format!("{} {} {} {variant} {lang}", scenario.id, seat.id, beat.id);
                let said = play.says(play.state()).get(lang).to_owned();
                let offers = play.offers();
                let mut words = vec![said];
                words.extend(offers.iter().map(|offer| play.words(play.beat(), offer).get(lang).to_owned()));
                if variant == 0 {
                    moments.extend(heard(&name, &play, lang));
                }
                moments.push(Moment { name, playing: playing(play), words });
            }
        }
    }
    moments
}

/// What every option has done once it was said.
fn heard(name: &str, play: &Play, lang: Lang) -> Vec<Moment> {
    let after = play.offers().into_iter().map(|offer| {
        let mut next = play.clone();
        let mut words = vec![next.words(next.beat(), &offer).get(lang).to_owned()];
        let predicts = offer.act.kind == MoveKind::Predict;
        let pick = Pick { option: offer.option, confidence: predicts.then_some(60) };
        next.pick(pick).expect("it was offered");
        if predicts {
            // It is still their line that stands there.
            let before = next.turns()[0].before;
            words = vec![next.says(&before).get(lang).to_owned()];
        } else {
            words.extend(
                next.turns()
                    .last()
                    .and_then(|turn| next.reaction(turn))
                    .map(|text| text.get(lang).to_owned()),
            );
            let rule = offer.judgement.rule;
            let coach = next.turns().last().and_then(|turn| next.coach(turn));
            words.push(coach.unwrap_or(&Text::new(rule.says.zh, rule.says.en)).get(lang).to_owned());
        }
        let playing = Playing { phase: Phase::Heard, ..playing(next) };
        Moment { name: format!("{name}, heard {}", offer.option.number()), playing, words }
    });
    after.collect()
}
