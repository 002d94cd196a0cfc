//! Beginning, resuming and finishing a play.
//!
//! **Not here:** keeping a choice before it is shown (`pick`, in this folder's `mod.rs`).

use super::{Phase, Playing};
use crate::conversation::{Play, digest};
use crate::history::{CannotReplay, JudgedThen, judged_then, replay};
use crate::phrase;
use crate::records::{NewPlay, Parent, Purpose, StoreError};
use crate::scenario::SeatRef;
use crate::session::{Mode, Screen, Session, Work};
use crate::text::{Lang, Text};
use std::sync::Arc;

impl Session {
    /// Begins the conversation of the briefing.
    pub(super) fn begin_briefed(&mut self) -> Result<(), StoreError> {
        let Screen::Briefing { scenario, seat } = self.screen() else { return Ok(()) };
        let Some(scenario) = self.library.find(scenario).cloned() else { return Ok(()) };
        let Some((seat_ix, seat)) = scenario.seat(seat) else { return Ok(()) };
        let day = self.day_of(SeatRef { scenario: &scenario, seat });
        let purpose = self.purpose_at(&scenario.id, &seat.id);
        if !self.may_be_briefed(&scenario.id, &seat.id) {
            return Ok(());
        }
        if purpose.form().is_some()
            && let Some(before) = self.taken_before(purpose, &scenario.id, &seat.id)?
        {
            return if before.row.ended.is_none() { self.resume(&before.row.uid) } else { Ok(()) };
        }
        // A form is the same for everybody: on the day as it is written.
        let day = day.filter(|_| purpose.form().is_none());
        self.begin(Play::start_on(Arc::clone(&scenario), seat_ix, day), None, purpose)
    }

    /// Begins a play: a new one, or one that goes on from a turn of another.
    pub(in crate::session) fn begin(
        &mut self,
        play: Play,
        parent: Option<Parent>,
        purpose: Purpose,
    ) -> Result<(), StoreError> {
        let uid = self.new_uid();
        // The low half of 128 random bits is as random as the whole.
        let seed = self.seed.unwrap_or_else(|| (self.outside.random)() as u64);
        // What is to be compared is explained to nobody before its end.
        let mode = if purpose.form().is_some() { Mode::Assessment } else { self.preferences.mode };
        let taken = self.course.taken.as_ref().filter(|_| purpose != Purpose::Free);
        let course = taken.map(|taken| taken.course.clone()).unwrap_or_default();
        self.store.begin_play(&NewPlay {
            uid: uid.clone(),
            scenario_id: play.scenario().id.clone(),
            scenario_hash: play.scenario().hash.clone(),
            rules: digest().to_owned(),
            seat: play.seat().id.clone(),
            day: play.day().map(|day| day.id.clone()),
            seed,
            mode: mode.key().to_owned(),
            purpose,
            course,
            parent,
            started_ms: (self.outside.now_ms)(),
        })?;
        self.playing =
            Some(Playing { play, uid, seed, mode, phase: Phase::Choosing, guess: None, held: None });
        self.open_screen(Screen::Conversation);
        Ok(())
    }

    /// The stored play, replayed, and how it was judged then if that was by other rules; tells the person
    /// if it can't be replayed any more.
    pub(in crate::session) fn replayed(
        &mut self,
        uid: &str,
    ) -> Result<Option<(Playing, Option<JudgedThen>)>, StoreError> {
        let Some(stored) = self.store.load_play(uid)? else { return Ok(None) };
        if !self.may_be_seen(&stored.row) {
            let told = |lang| phrase!(lang, "course.locked_told");
            self.tell(Text::new(told(Lang::Zh), told(Lang::En)));
            return Ok(None);
        }
        let play = match replay(&self.library, &stored) {
            Ok(play) => play,
            Err(CannotReplay::Scenario) if self.is_at(Work::Library) => {
                let told = |lang| phrase!(lang, "history.scenarios_still_read");
                self.tell(Text::new(told(Lang::Zh), told(Lang::En)));
                return Ok(None);
            }
            Err(why) => {
                self.tell(why.told(&stored));
                return Ok(None);
            }
        };
        let then = judged_then(&stored, &play);
        let playing = Playing {
            play,
            uid: uid.to_owned(),
            seed: stored.row.seed,
            mode: Mode::of_key(&stored.row.mode),
            phase: Phase::Choosing,
            guess: None,
            held: None,
        };
        Ok(Some((playing, then)))
    }

    /// Goes on with an unfinished play.
    pub(in crate::session) fn resume(&mut self, uid: &str) -> Result<(), StoreError> {
        let Some((playing, then)) = self.replayed(uid)? else { return Ok(()) };
        if then.is_some() {
            let told = |lang| phrase!(lang, "history.goes_on_by_other_rules");
            self.tell(Text::new(told(Lang::Zh), told(Lang::En)));
        }
        if let Some(ending) = playing.play.ending() {
            // Stopped between the last choice and the note of its end.
            self.finish(&playing, ending.key())?;
        }
        self.playing = Some(playing);
        self.open_screen(Screen::Conversation);
        Ok(())
    }

    /// Another window has gone on with this play: goes on from where it stands now, or says that it can't.
    pub(super) fn go_on_from_elsewhere(&mut self, uid: &str) -> Result<(), StoreError> {
        let here = self.playing.as_ref().map_or(0, |playing| playing.play.turns().len());
        let found = self.replayed(uid)?.map(|(playing, _)| playing);
        let goes_on =
            |playing: &Playing| playing.play.ending().is_some() || playing.play.turns().len() != here;
        let (playing, told): (_, fn(Lang) -> String) = match found.filter(goes_on) {
            Some(playing) => (Some(playing), |lang| phrase!(lang, "history.goes_on_elsewhere")),
            None => (None, |lang| phrase!(lang, "history.ended_elsewhere")),
        };
        self.playing = playing;
        self.tell(Text::new(told(Lang::Zh), told(Lang::En)));
        if self.playing.is_none() {
            self.open_screen(Screen::Home);
        }
        Ok(())
    }

    /// Notes that a play has come to its end, and at what.
    pub(super) fn finish(&mut self, playing: &Playing, ending: &str) -> Result<(), StoreError> {
        let score = crate::scoring::outcome_of(&playing.play);
        let outcome = score.map(|outcome| crate::scoring::rounded(outcome.score, 0) as u8);
        self.store.finish_play(&playing.uid, ending, outcome, digest(), (self.outside.now_ms)())?;
        self.load_progress();
        self.load_locks();
        Ok(())
    }
}
