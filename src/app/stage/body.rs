//! One person from frame to frame: what they were told, and how far they have got with it.

use super::cast::{Actor, Voice};
use super::life;
use super::pose::{Motion, Stance, react, reaction_secs};
use crate::session::Reaction;
use crate::session::face_parts::Features;
use bevy::math::Vec2;

/// How fast people follow where they want to be, per second.
const FOLLOWS: f32 = 7.5;
/// How long small movements take to begin and to end, in seconds.
const WAKES_SECS: f32 = 1.5;
/// How long a face flashes up, in seconds.
const FLASH_SECS: f32 = 1.3;
/// How far the head tilts with what one says, in degrees.
const EMPHASIS: f32 = 1.4;

/// The time, as somebody on the stage feels it.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// Seconds since the game began.
    pub secs: f32,
    /// Seconds since the last frame.
    pub step_secs: f32,
    /// Whether nothing may move.
    pub still: bool,
    /// Whether there is time to move from one posture to the next.
    pub moves: bool,
    /// For how many seconds yet there are small movements.
    pub lives_secs: f32,
}

/// Somebody, from frame to frame.
#[derive(Clone, Copy, Debug)]
pub struct Body {
    seed: u32,
    stance: Option<Stance>,
    /// How much of the small movements shows, 0–1.
    life: f32,
    saying: Option<(usize, f32)>,
    turn: usize,
    reacting: Option<(Reaction, f32)>,
    flashing: Option<(Features, f32)>,
}

/// How somebody is to be drawn in a frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// How they stand.
    pub stance: Stance,
    /// What moves them on top of it.
    pub motion: Motion,
    /// Their face.
    pub features: Features,
}

impl Body {
    /// Somebody who has just come in; the seed tells their breath and blinks from another's.
    pub const fn new(seed: u32) -> Body {
        Body { seed, stance: None, life: 0.0, saying: None, turn: 0, reacting: None, flashing: None }
    }

    /// The next frame of somebody who is told to act like this.
    pub fn frame(&mut self, actor: &Actor, now: &Now) -> Frame {
        let wanted = Stance::of(&actor.posture);
        self.hear(actor, now);
        if now.still {
            self.stance = Some(wanted);
            self.life = 0.0;
            let features = match actor.voice {
                // Like in a comic: who speaks has their mouth open.
                Some(_) => actor.features.speaking(actor.features.speech()[0]),
                None => actor.features,
            };
            return Frame { stance: wanted, motion: Motion::default(), features };
        }
        let along = if now.moves { 1.0 - (-FOLLOWS * now.step_secs).exp() } else { 1.0 };
        let stance = self.stance.map_or(wanted, |stance| stance.towards(wanted, along));
        self.stance = Some(stance);
        self.breathe(now);
        let speaks = self.speaks(actor.voice, now);
        let mut features = match self.flashing {
            Some((face, since)) if now.secs - since < FLASH_SECS => face,
            _ => actor.features,
        };
        if let Some(secs) = speaks {
            features = life::speaks(features, self.seed, secs);
        }
        // Eyes are open at rest.
        features.shut = self.life > 0.9 && life::blinks(self.seed, now.secs);
        Frame { stance, motion: self.motion(actor, speaks.is_some(), now), features }
    }

    /// Notes what is new: each sentence goes through somebody once, and each line is said once.
    fn hear(&mut self, actor: &Actor, now: &Now) {
        let line = actor.voice.map(|voice| voice.line);
        if line != self.saying.map(|(line, _)| line) {
            self.saying = line.map(|line| (line, now.secs));
        }
        let Some(stirred) = actor.stirred else { return };
        // Whoever has just come in was told it before.
        if stirred.turn > self.turn && self.stance.is_some() {
            self.reacting = stirred.reaction.map(|reaction| (reaction, now.secs));
            self.flashing = stirred.flash.map(|face| (face, now.secs));
        }
        self.turn = stirred.turn;
    }

    fn breathe(&mut self, now: &Now) {
        let step = now.step_secs / WAKES_SECS;
        let wanted = if now.lives_secs > WAKES_SECS { 1.0 } else { 0.0 };
        self.life =
            if now.lives_secs > 0.0 { self.life + (wanted - self.life).clamp(-step, step) } else { 0.0 };
    }

    /// For how many seconds they have been speaking, while they do.
    fn speaks(&self, voice: Option<Voice>, now: &Now) -> Option<f32> {
        let (voice, (_, since)) = (voice?, self.saying?);
        let secs = now.secs - since;
        (secs < voice.secs && now.lives_secs > 0.0).then_some(secs)
    }

    fn motion(&self, actor: &Actor, speaks: bool, now: &Now) -> Motion {
        let mut motion = match self.reacting {
            Some((reaction, since)) if now.secs - since < reaction_secs(reaction) => {
                react(reaction, now.secs - since)
            }
            _ => Motion::default(),
        };
        motion.breath += self.life * life::breath(self.seed, now.secs, actor.posture.breath);
        if speaks {
            let sway = Vec2::new((now.secs * 2.3).sin(), (now.secs * 3.7 + 1.0).sin());
            motion.tilt += self.life * EMPHASIS * (sway.x + 0.6 * sway.y);
        }
        motion
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::stage::cast::Stirred;
    use crate::conversation::Mind;
    use crate::scenario::look::Look;
    use crate::session::{Posture, Situation};

    const STEP: f32 = 0.05;

    fn actor(situation: Situation) -> Actor {
        let mind = Mind { trust: 50, heat: 50, safety: 50, clarity: 50, ..Mind::default() };
        Actor {
            look: Look {
                body: "Tee".into(),
                head: "Bun".into(),
                beard: None,
                accessory: None,
                skin: "#edb98a".into(),
                hair: "#222222".into(),
                top: "#2f6d76".into(),
                accent: None,
            },
            features: situation.features(),
            posture: Posture::of(situation, &mind, false),
            voice: None,
            stirred: None,
        }
    }

    fn at(secs: f32, lives_secs: f32) -> Now {
        Now { secs, step_secs: STEP, still: false, moves: lives_secs > 0.0, lives_secs }
    }

    /// The frames of so many seconds, of which everything comes to rest at the end.
    fn frames(body: &mut Body, actor: &Actor, from_secs: f32, secs: f32) -> Vec<Frame> {
        let steps = (secs / STEP) as i32;
        (0..=steps)
            .map(|step| {
                let past = step as f32 * STEP;
                body.frame(actor, &at(from_secs + past, if step == steps { 0.0 } else { secs - past }))
            })
            .collect()
    }

    #[test]
    fn people_breathe_and_blink_for_a_while_and_then_rest_with_open_eyes() {
        let tense = actor(Situation::Tense);
        let frames = frames(&mut Body::new(3), &tense, 0.0, 20.0);
        assert!(frames.iter().any(|frame| frame.features.shut));
        assert!(frames.iter().any(|frame| frame.motion.breath > 0.9));
        let jump = frames.windows(2).map(|pair| (pair[1].motion.breath - pair[0].motion.breath).abs());
        assert!(jump.fold(0.0, f32::max) < 0.15, "breath never jumps");
        let rest = frames.last().expect("frames");
        let expected =
            Frame { stance: Stance::of(&tense.posture), motion: Motion::default(), features: tense.features };
        assert_eq!(*rest, expected);
    }

    #[test]
    fn a_line_moves_the_lips_for_as_long_as_it_takes_and_once_only() {
        let speaker = Actor { voice: Some(Voice { line: 3, secs: 2.0 }), ..actor(Situation::Tense) };
        let mut body = Body::new(1);
        let mouths = |frames: &[Frame]| {
            frames.iter().filter(|frame| frame.features.mouth != speaker.features.mouth).count() as f32 * STEP
        };
        let spoken = mouths(&frames(&mut body, &speaker, 0.0, 6.0));
        assert!(spoken > 1.0 && spoken <= 2.0 + STEP, "{spoken} s");
        assert_eq!(mouths(&frames(&mut body, &speaker, 7.0, 6.0)), 0.0, "the same line is not said again");
        let next = Actor { voice: Some(Voice { line: 5, secs: 2.0 }), ..speaker.clone() };
        assert!(mouths(&frames(&mut body, &next, 14.0, 6.0)) > 1.0);
    }

    #[test]
    fn a_sentence_goes_through_somebody_once_and_its_flash_passes() {
        let stirred = |turn| {
            let flash = Some(Situation::Startled.features());
            Some(Stirred { turn, reaction: Some(Reaction::Startle), flash })
        };
        let mut body = Body::new(1);
        let before = Actor { stirred: stirred(4), ..actor(Situation::Tense) };
        let moved = |frames: &[Frame]| frames.iter().filter(|frame| frame.motion.shift.x < -0.005).count();
        assert_eq!(moved(&frames(&mut body, &before, 0.0, 3.0)), 0, "it was said before they came in");
        let hit = Actor { stirred: stirred(5), ..before };
        let now = frames(&mut body, &hit, 3.0, 3.0);
        assert!(moved(&now) > 3);
        let flashed = |frame: &&Frame| frame.features.upper == Situation::Startled.features().upper;
        assert!(now.iter().filter(flashed).count() > 20 && !flashed(&now.last().expect("frames")));
        assert_eq!(moved(&frames(&mut body, &hit, 6.0, 3.0)), 0);
    }

    #[test]
    fn reduced_motion_stills_everything_but_the_expression() {
        let mut body = Body::new(1);
        let still = |secs| Now { still: true, ..at(secs, 20.0) };
        let calm = actor(Situation::Attentive);
        let first = body.frame(&calm, &still(0.0));
        for step in 1..200 {
            assert_eq!(body.frame(&calm, &still(step as f32 * STEP)), first);
        }
        let furious = Actor {
            stirred: Some(Stirred { turn: 1, reaction: Some(Reaction::Startle), flash: None }),
            ..actor(Situation::Furious)
        };
        let then = body.frame(&furious, &still(11.0));
        assert_eq!(then.motion, Motion::default());
        assert_eq!(then.features, furious.features);
        assert_eq!(body.frame(&furious, &still(11.1)), then);
    }
}
