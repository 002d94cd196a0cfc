//! Who is on the stage, and what a play makes of them.

use super::life::saying_secs;
use crate::conversation::TurnRecord;
use crate::scenario::Room;
use crate::scenario::look::Look;
use crate::session::face_parts::Features;
use crate::session::{Glimpse, Mode, Own, Playing, Posture, Reaction, Situation};
use crate::text::Lang;

/// Who is on the stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Cast {
    /// The room.
    pub room: Room,
    /// How heated it is, 0–100.
    pub heat: u8,
    /// The player's person.
    pub left: Actor,
    /// The one across the table who speaks.
    pub right: Actor,
}

impl Cast {
    /// How long it takes to say what is being said, in seconds.
    pub fn speaks_for_secs(&self) -> f32 {
        [&self.left, &self.right].into_iter().filter_map(|actor| actor.voice).map(|voice| voice.secs).sum()
    }
}

/// Somebody on the stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// Their parts and colours.
    pub look: Look,
    /// Their face.
    pub features: Features,
    /// How they hold themselves.
    pub posture: Posture,
    /// What they say now.
    pub voice: Option<Voice>,
    /// How the last sentence goes through them.
    pub stirred: Option<Stirred>,
}

/// Something that is being said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Voice {
    /// Which line of the play it is: the same line is said once.
    pub line: usize,
    /// How long it takes to say, in seconds.
    pub secs: f32,
}

/// What a sentence does to somebody.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stirred {
    /// Which turn of the play it was: each goes through them once.
    pub turn: usize,
    /// What they do.
    pub reaction: Option<Reaction>,
    /// Their face for as long, before it settles; none where it stays for the person to look at.
    pub flash: Option<Features>,
}

/// The cast of a play.
pub fn cast(playing: &Playing, lang: Lang) -> Cast {
    let play = &playing.play;
    let scenario = play.scenario();
    let heat = playing.mind().heat;
    // After a prediction it is still the line that was read.
    let heard = playing.heard().filter(|turn| !turn.is_prediction());
    Cast { room: scenario.room, heat, left: own(playing, heard, lang), right: other(playing, heard, lang) }
}

/// The player's person: says what was chosen, or listens.
fn own(playing: &Playing, heard: Option<&TurnRecord>, lang: Lang) -> Actor {
    let play = &playing.play;
    let mind = playing.mind();
    let turns = play.turns().len();
    // What is held is the sentence of the turn that comes next.
    let said = heard.map(|turn| (turn.before.beat, *turn.chosen(), turns));
    let (own, voice) = match said.or_else(|| Some((play.beat(), playing.held()?, turns + 1))) {
        Some((beat, offer, turn)) => {
            let words = play.words(beat, &offer).get(lang);
            let voice = Voice { line: 2 * turn, secs: saying_secs(words) };
            (Own::saying(offer.act.kind), Some(voice))
        }
        None => (Own::hearing(mind.heat, play.ending()), None),
    };
    // Nobody smiles while the other looks tired or grave.
    let grave = playing.face().is_some() || playing.feels().is_some();
    let own = if own == Own::AtEase && grave { Own::Listening } else { own };
    let calm = crate::conversation::Mind {
        trust: crate::conversation::Thresholds::DEFAULT.trusting,
        ..Default::default()
    };
    Actor {
        look: scenario_look(playing, play.seat().plays),
        features: own.features(),
        posture: Posture {
            tilt: if own == Own::Caring { 3.0 } else { 0.0 },
            ..Posture::of(Situation::Attentive, &calm, true)
        },
        voice,
        stirred: None,
    }
}

/// The other side: takes in what was said, or says the next line.
fn other(playing: &Playing, heard: Option<&TurnRecord>, lang: Lang) -> Actor {
    let play = &playing.play;
    let state = playing.on_stage();
    let by = usize::from(play.seat().beat(state.beat).by);
    let standing = Situation::standing(&Glimpse::at(play, state, by));
    let last = play.turns().last().filter(|turn| !turn.is_prediction());
    let felt = last.map(|turn| felt(playing, turn));
    let voice = match heard {
        Some(_) => None,
        None if playing.held().is_some() => None,
        None => {
            let asked = playing.heard().map_or(state, |turn| &turn.before);
            let line = play.turns().len() - usize::from(playing.heard().is_some());
            Some(Voice { line: 2 * line + 1, secs: saying_secs(play.says(asked).get(lang)) })
        }
    };
    let (situation, features) = match (heard.and(felt), playing.face()) {
        (Some(felt), _) => (felt, felt.features()),
        (None, Some(face)) => (standing, face.into()),
        (None, None) => (standing, standing.features()),
    };
    // Where moves aren't explained there is no moment to look at what one did: it flashes by.
    let flash = felt.filter(|_| playing.mode == Mode::Assessment).map(Situation::features);
    let stirred = last.zip(felt).map(|(turn, felt)| Stirred {
        turn: play.turns().len(),
        reaction: Reaction::to(turn.chosen().judgement.quality, felt),
        flash,
    });
    Actor {
        look: scenario_look(playing, playing.speaker()),
        features,
        posture: Posture::of(situation, playing.mind(), voice.is_some()),
        voice,
        stirred,
    }
}

/// What a turn did to the one it was said to.
fn felt(playing: &Playing, turn: &TurnRecord) -> Situation {
    let play = &playing.play;
    let to = play.option(turn.before.beat, turn.pick.option).map_or(0, |choice| usize::from(choice.to));
    Situation::after(&Glimpse::at(play, &turn.before, to), &Glimpse::after(play, turn, to))
}

fn scenario_look(playing: &Playing, person: crate::scenario::CharacterIx) -> Look {
    playing.play.scenario().character(person).look.clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Library;
    use crate::records::Store;
    use crate::session::lesson::{Change, Moment, Taking};
    use crate::session::{LessonCommand, Outside, Session};

    fn now(session: &Session) -> Cast {
        cast(session.on_stage().expect("somebody stands there"), Lang::En)
    }

    #[test]
    fn what_is_held_is_said_and_not_yet_taken_in() {
        let store = Store::in_memory().expect("a store");
        let outside = Outside::of(|| 0, || 7);
        let mut session = Session::new(Library::load(None), store, outside, Some(Lang::En), Some(7));
        session.apply(LessonCommand::Begin("feedback".to_owned()));
        session.apply(LessonCommand::On);
        let at = |session: &Session| session.lessons.taking.as_ref().and_then(Taking::moment);
        let mut line = now(&session);
        while at(&session) != Some(Moment::Asked) {
            line = now(&session);
            session.apply(LessonCommand::On);
        }
        let asked = now(&session);
        assert!(line.right.voice.is_some() && line.left.voice.is_none());
        assert!(asked.left.voice.is_some() && asked.right.voice.is_none());
        assert_eq!(
            (&asked.right.features, &asked.right.stirred),
            (&line.right.features, &line.right.stirred)
        );
        session.apply(LessonCommand::Expect(Change::Heat));
        let told = now(&session);
        assert_eq!(told.left.voice, asked.left.voice, "it is said once");
        assert_ne!(told.right.stirred, asked.right.stirred);
        assert_ne!(told.right.features, asked.right.features);
    }
}
