//! Beginning, resuming and finishing a play.
//!
//! **Not here:** keeping a choice before it is shown (`pick`, in this folder's `mod.rs`).

use super::{Phase, Playing};
use crate::conversation::{Pick, Play};
use crate::records::{NewPlay, Parent, StoreError};
use crate::scenario::OptionIx;
use crate::session::{Mode, Screen, Session};
use crate::text::Text;

impl Session {
    /// Begins the conversation of the briefing.
    pub(super) fn begin_briefed(&mut self) -> Result<(), StoreError> {
        let Screen::Briefing { scenario, seat } = self.screen() else { return Ok(()) };
        let Some(scenario) = self.library.find(scenario).cloned() else { return Ok(()) };
        let Some((seat, _)) = scenario.seat(seat) else { return Ok(()) };
        self.begin(Play::start(scenario, seat), None)
    }

    /// Begins a play: a new one, or one that goes on from a turn of another.
    pub(in crate::session) fn begin(&mut self, play: Play, parent: Option<Parent>) -> Result<(), StoreError> {
        let uid = format!("{:032x}", (self.outside.random)());
        // The low half of 128 random bits is as random as the whole.
        let seed = self.seed.unwrap_or_else(|| (self.outside.random)() as u64);
        let mode = self.preferences.mode;
        self.store.begin_play(&NewPlay {
            uid: uid.clone(),
            scenario_id: play.scenario().id.clone(),
            scenario_hash: play.scenario().hash.clone(),
            seat: play.seat().id.clone(),
            seed,
            mode: mode.key().to_owned(),
            parent,
            started_ms: (self.outside.now_ms)(),
        })?;
        self.playing = Some(Playing { play, uid, seed, mode, phase: Phase::Choosing, guess: None });
        self.open_screen(Screen::Conversation);
        Ok(())
    }

    /// The stored play, replayed; tells the person if its scenario isn't what it was.
    pub(in crate::session) fn replayed(&mut self, uid: &str) -> Result<Option<Playing>, StoreError> {
        let Some(stored) = self.store.load_play(uid)? else { return Ok(None) };
        let row = &stored.row;
        let scenario = self.library.find(&row.scenario_id).filter(|found| found.hash == row.scenario_hash);
        let picks: Vec<Pick> = stored
            .choices
            .iter()
            .map(|choice| Pick {
                // A number that no option has stops the replay, as any option that isn't offered does.
                option: OptionIx(u8::try_from(choice.option).unwrap_or(u8::MAX)),
                confidence: choice.confidence,
            })
            .collect();
        let play = scenario.and_then(|scenario| {
            let (seat, _) = scenario.seat(&row.seat)?;
            Play::replay(scenario.clone(), seat, &picks).ok()
        });
        let Some(play) = play else {
            self.tell(Text::new(
                "这场谈话的情景已经改过，接不下去了。记录还在，可以从头再谈一次。",
                "The scenario of this conversation has changed since, so it can’t be continued. The record is kept; you can start it again.",
            ));
            return Ok(None);
        };
        Ok(Some(Playing {
            play,
            uid: uid.to_owned(),
            seed: row.seed,
            mode: Mode::of_key(&row.mode),
            phase: Phase::Choosing,
            guess: None,
        }))
    }

    /// Goes on with an unfinished play.
    pub(super) fn resume(&mut self, uid: &str) -> Result<(), StoreError> {
        let Some(playing) = self.replayed(uid)? else { return Ok(()) };
        if let Some(ending) = playing.play.ending() {
            // Stopped between the last choice and the note of its end.
            self.finish(&playing, ending.key())?;
        }
        self.playing = Some(playing);
        self.open_screen(Screen::Conversation);
        Ok(())
    }

    /// Notes that a play has come to its end, and at what.
    pub(super) fn finish(&mut self, playing: &Playing, ending: &str) -> Result<(), StoreError> {
        let play = &playing.play;
        let score = crate::scoring::outcome(play.scenario(), play.seat(), play.state());
        let outcome = score.map(|outcome| crate::scoring::rounded(outcome.score, 0) as u8);
        self.store.finish_play(&playing.uid, ending, outcome, (self.outside.now_ms)())?;
        self.load_progress();
        Ok(())
    }
}
