//! Carrying out what a person asked for.

use super::Session;
use super::command::{Command, Screen};
use super::playing::{Phase, Playing};
use super::preferences::Mode;
use super::review::Review;
use crate::conversation::{Pick, Play};
use crate::records::{NewPlay, Parent, Reflection, StoreError};
use crate::scenario::Turn;
use crate::text::Text;

impl Session {
    /// Carries out one command. What can't be carried out now changes nothing; what the store
    /// refuses is told to the person.
    pub fn apply(&mut self, command: Command) {
        if let Err(error) = self.carry_out(command) {
            self.tell_not_kept(&error);
        }
    }

    fn carry_out(&mut self, command: Command) -> Result<(), StoreError> {
        match command {
            Command::SetLanguage(lang) => {
                self.preferences.lang = Some(lang);
                if self.screen == Screen::Language {
                    self.screen = Screen::Home;
                }
                self.keep_preferences()
            }
            Command::SetTextPercent(percent) => {
                self.preferences.text_percent = percent.clamp(100, 200);
                self.keep_preferences()
            }
            Command::SetMode(mode) => {
                self.preferences.mode = mode;
                self.keep_preferences()
            }
            Command::SetReducedMotion(reduced) => {
                self.preferences.reduced_motion = reduced;
                self.keep_preferences()
            }
            Command::SetTheme(theme) => {
                self.preferences.theme = theme;
                self.keep_preferences()
            }
            Command::SetHighContrast(high) => {
                self.preferences.high_contrast = high;
                self.keep_preferences()
            }
            Command::SetVolume(percent) => {
                self.preferences.volume_percent = percent.min(100);
                self.keep_preferences()
            }
            Command::SaveDiagnostics => {
                self.save_diagnostics();
                Ok(())
            }
            Command::Go(screen) => {
                self.go(screen);
                Ok(())
            }
            Command::Back => {
                let behind = self.behind.clone();
                self.go(behind);
                Ok(())
            }
            Command::Begin => self.begin(None),
            Command::Resume(uid) => self.resume(&uid),
            Command::LookBack(uid) => self.look_back(&uid),
            Command::Say(option) => self.pick(Pick::option(option)),
            Command::Guess(option) => {
                if let Some(playing) = &mut self.playing {
                    playing.guess = Some(option);
                }
                Ok(())
            }
            Command::Unguess => {
                if let Some(playing) = &mut self.playing {
                    playing.guess = None;
                }
                Ok(())
            }
            Command::Sure(confidence) => match self.playing.as_ref().and_then(|playing| playing.guess) {
                Some(option) => self.pick(Pick { option, confidence: Some(confidence.min(100)) }),
                None => Ok(()),
            },
            Command::GoOn => {
                if let Some(playing) = &mut self.playing {
                    playing.phase = Phase::Choosing;
                }
                Ok(())
            }
            Command::SeeOutcome => {
                self.see_outcome();
                Ok(())
            }
            Command::Leave => {
                self.playing = None;
                self.go(Screen::Home);
                Ok(())
            }
            Command::GiveUp(uid) => {
                self.store.abandon_play(&uid, (self.outside.now_ms)())?;
                self.refresh();
                Ok(())
            }
            Command::SelectTurn(turn) => {
                if let Some(review) = &mut self.review {
                    let last = review.play.turns().len().saturating_sub(1);
                    review.selected = turn.min(last);
                }
                Ok(())
            }
            Command::ToggleThought(turn) => {
                if let Some(review) = &mut self.review
                    && !review.uncovered.remove(&turn)
                {
                    review.uncovered.insert(turn);
                }
                Ok(())
            }
            Command::TryAgain(turn) => self.begin(Some(turn)),
            Command::KeepRecall(body) => self.keep_recall(body),
            Command::ShowReplay => {
                if let Some(review) = &mut self.review {
                    review.replay_shown = true;
                }
                Ok(())
            }
            Command::KeepPlan { when, then } => self.keep_plan(&when, &then),
            Command::SwapDesks => {
                self.swap_desks();
                Ok(())
            }
            Command::Prepare(preparation) => {
                self.preparation = preparation;
                Ok(())
            }
            Command::OpenRoom { new } => self.open_room(new),
            Command::ResumeRoom => self.resume_room(),
            Command::Rehearse => self.rehearse(),
            Command::Lead(lead) => self.lead(lead),
            Command::LeaveRoom => {
                self.leave_room();
                Ok(())
            }
            Command::Dismiss(position) => {
                if position < self.notices.len() {
                    self.notices.remove(position);
                }
                Ok(())
            }
            Command::Quit => {
                self.closing = true;
                Ok(())
            }
        }
    }

    fn go(&mut self, screen: Screen) {
        if screen == Screen::Settings && self.screen != Screen::Settings {
            self.behind = self.screen.clone();
        }
        if matches!(screen, Screen::Home | Screen::Library | Screen::Workshop) {
            self.refresh();
        }
        self.screen = screen;
    }

    pub(super) fn keep_preferences(&mut self) -> Result<(), StoreError> {
        self.store.save_settings(&self.preferences)
    }

    /// Begins a play: of the briefing, or of a turn of the play that is looked back at.
    fn begin(&mut self, again_from: Option<usize>) -> Result<(), StoreError> {
        let (play, parent) = match (again_from, &self.review, &self.screen) {
            (Some(turn), Some(review), _) => {
                let picks = &review.play.picks()[..turn.min(review.play.turns().len())];
                let scenario = review.play.scenario().clone();
                // The picks were legal in the play that they come from.
                let Ok(play) = Play::replay(scenario, review.play.seat_ix(), picks) else { return Ok(()) };
                let turn = u32::try_from(picks.len()).unwrap_or(0);
                (play, Some(Parent { uid: review.uid.clone(), turn }))
            }
            (None, _, Screen::Briefing { scenario, seat }) => {
                let Some(scenario) = self.library.find(scenario).cloned() else { return Ok(()) };
                let Some((seat, _)) = scenario.seat(seat) else { return Ok(()) };
                (Play::start(scenario, seat), None)
            }
            _ => return Ok(()),
        };
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
        self.screen = Screen::Conversation;
        Ok(())
    }

    /// The stored play, replayed; tells the person if its scenario isn't what it was.
    fn replayed(&mut self, uid: &str) -> Result<Option<Playing>, StoreError> {
        let Some(stored) = self.store.load_play(uid)? else { return Ok(None) };
        let row = &stored.row;
        let scenario = self.library.find(&row.scenario_id).filter(|found| found.hash == row.scenario_hash);
        let picks: Vec<Pick> = stored
            .choices
            .iter()
            .map(|choice| Pick {
                option: u8::try_from(choice.option).unwrap_or(u8::MAX),
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
                "The scenario of this conversation has changed since, so it can't be continued. The record is kept; you can start it afresh.",
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

    fn resume(&mut self, uid: &str) -> Result<(), StoreError> {
        let Some(playing) = self.replayed(uid)? else { return Ok(()) };
        if let Some(ending) = playing.play.ending() {
            // Stopped between the last choice and the note of its end.
            self.finish(&playing, ending.key())?;
        }
        self.playing = Some(playing);
        self.screen = Screen::Conversation;
        Ok(())
    }

    fn look_back(&mut self, uid: &str) -> Result<(), StoreError> {
        let Some(playing) = self.replayed(uid)? else { return Ok(()) };
        self.open_review(playing);
        Ok(())
    }

    /// Opens the look back at a finished play.
    fn open_review(&mut self, playing: Playing) {
        let uid = playing.uid.clone();
        if let Some(mut review) = Review::of(playing.play, playing.uid, playing.mode) {
            for reflection in self.read_or_tell(self.store.reflections(&uid)) {
                match reflection.kind.as_str() {
                    RECALL => review.recall = Some(reflection.body),
                    PLAN => review.plan = Some(reflection.body),
                    _ => {}
                }
            }
            review.replay_shown = review.recall.is_some();
            self.review = Some(review);
            self.screen = Screen::Outcome;
        }
    }

    /// Makes a pick: first on the disk, then on the screen.
    fn pick(&mut self, pick: Pick) -> Result<(), StoreError> {
        let Some(playing) = self.playing.as_ref().filter(|playing| playing.phase == Phase::Choosing) else {
            return Ok(());
        };
        let predicts = matches!(playing.play.seat().beat(playing.play.beat()).turn, Turn::Predict(_));
        if predicts != pick.confidence.is_some() {
            return Ok(());
        }
        let mut next = playing.clone();
        if next.play.pick(pick).is_err() {
            return Ok(());
        }
        let turn = u32::try_from(playing.play.turns().len()).unwrap_or(u32::MAX);
        let now = (self.outside.now_ms)();
        self.store.append_choice(&playing.uid, turn, u32::from(pick.option), pick.confidence, now)?;
        next.guess = None;
        next.phase = match next.mode {
            Mode::Guided => Phase::Heard,
            Mode::Assessment => Phase::Choosing,
        };
        let ending = next.play.ending();
        self.playing = Some(next.clone());
        if let Some(ending) = ending {
            self.finish(&next, ending.key())?;
        }
        Ok(())
    }

    fn finish(&mut self, playing: &Playing, ending: &str) -> Result<(), StoreError> {
        let play = &playing.play;
        let score = crate::scoring::outcome(play.scenario(), play.seat(), play.state());
        let outcome = score.map(|outcome| crate::scoring::rounded(outcome.score, 0) as u8);
        self.store.finish_play(&playing.uid, ending, outcome, (self.outside.now_ms)())?;
        self.refresh();
        Ok(())
    }

    /// From the last line of a conversation to what it came to.
    fn see_outcome(&mut self) {
        if let Some(playing) = self.playing.take_if(|playing| playing.play.ending().is_some()) {
            self.open_review(playing);
        }
    }

    fn keep_recall(&mut self, body: String) -> Result<(), StoreError> {
        let body = body.trim().to_owned();
        let Some(review) = &mut self.review else { return Ok(()) };
        if !body.is_empty() {
            let at_ms = (self.outside.now_ms)();
            let kept = Reflection { kind: RECALL.to_owned(), body: body.clone(), at_ms };
            self.store.add_reflection(&review.uid, &kept)?;
            review.recall = Some(body);
        }
        review.replay_shown = true;
        Ok(())
    }

    fn keep_plan(&mut self, when: &str, then: &str) -> Result<(), StoreError> {
        let (when, then) = (when.trim(), then.trim());
        let lang = self.lang();
        let Some(review) = &mut self.review else { return Ok(()) };
        if when.is_empty() || then.is_empty() {
            return Ok(());
        }
        let body = crate::phrase!(lang, "debrief.plan_sentence", when = when, then = then);
        let kept = Reflection { kind: PLAN.to_owned(), body: body.clone(), at_ms: (self.outside.now_ms)() };
        self.store.add_reflection(&review.uid, &kept)?;
        review.plan = Some(body);
        Ok(())
    }

    fn swap_desks(&mut self) {
        let Some(review) = &self.review else { return };
        let scenario = review.play.scenario();
        let seats = scenario.seats.len();
        let other = &scenario.seats[(review.play.seat_ix().index() + 1) % seats];
        self.screen = Screen::Briefing { scenario: scenario.id.clone(), seat: other.id.clone() };
    }
}

/// The kind of a reflection that recalls the conversation.
const RECALL: &str = "recall";
/// The kind of a reflection that plans the next one.
const PLAN: &str = "plan";
