//! Looking back at a finished play: what a person may ask for there.
//!
//! **Not here:** scores and what was attainable (`scoring`), how it is laid out (`app::views::debrief`).

mod model;

pub use model::Review;

use super::background::{Outcome, Pending, arrived};
use super::{Playing, Screen, Session};
use crate::history::{JudgedThen, day_of};
use crate::records::{Attained, Parent, Plan, PlanText, Reflection, StoreError};
use crate::scenario::DayIx;
use crate::scoring::{Effort, attainable_within};

/// What a person asks for while looking back, or to look back.
#[derive(Clone, Debug, PartialEq)]
pub enum ReviewCommand {
    /// Look back at the finished play with this id.
    Open(String),
    /// Look at this turn, from 0.
    SelectTurn(usize),
    /// Uncover what was thought at this turn, from 0, or cover it again.
    ToggleThought(usize),
    /// Try this turn, from 0, again, in a new play.
    TryAgain(usize),
    /// Keep what the person remembers, before the replay is shown.
    KeepRecall(String),
    /// On to the replay.
    ShowReplay,
    /// Keep the if–then plan, in its two halves.
    KeepPlan {
        /// If this happens…
        when: String,
        /// …then I will do this.
        then: String,
    },
    /// Sit down at the other seat of the same scenario.
    SwapSeats,
    /// Sit down at the same seat once more, on this day; none for the day as it is written.
    AnotherDay(Option<DayIx>),
}

impl Session {
    pub(super) fn look_back(&mut self, command: ReviewCommand) -> Result<(), StoreError> {
        if let ReviewCommand::Open(uid) = command {
            return match self.replayed(&uid)? {
                Some((playing, then)) => {
                    self.open_review(playing, then);
                    Ok(())
                }
                None => Ok(()),
            };
        }
        let Some(review) = &mut self.review else { return Ok(()) };
        match command {
            ReviewCommand::Open(_) => {}
            ReviewCommand::SelectTurn(turn) => {
                review.selected = turn.min(review.play.turns().len().saturating_sub(1));
            }
            ReviewCommand::ToggleThought(turn) => {
                if !review.uncovered.remove(&turn) {
                    review.uncovered.insert(turn);
                }
            }
            ReviewCommand::ShowReplay => review.replay_shown = true,
            ReviewCommand::TryAgain(turn) => return self.try_again(turn),
            ReviewCommand::KeepRecall(body) => return self.keep_recall(&body),
            ReviewCommand::KeepPlan { when, then } => return self.keep_plan(&when, &then),
            ReviewCommand::SwapSeats => self.swap_seats(),
            ReviewCommand::AnotherDay(day) => self.another_day(day),
        }
        Ok(())
    }

    /// Opens the look back at a finished play, which was judged by other rules if `then` says how.
    pub(super) fn open_review(&mut self, playing: Playing, then: Option<JudgedThen>) {
        let uid = playing.uid.clone();
        let Some(mut review) = Review::of(playing.play, playing.uid, playing.mode) else { return };
        review.then = then;
        let written = self.read_or_tell(self.store.reflections(&uid));
        review.recall = written.into_iter().rfind(|one| one.kind == RECALL).map(|one| one.body);
        review.plan = self.read_or_tell(self.store.plans(&uid)).pop().map(|plan| plan.text);
        review.replay_shown = review.recall.is_some();
        let play = review.play.clone();
        self.review = Some(review);
        self.open_screen(Screen::Outcome);
        self.at_work.attainable = Some(Pending::begin(&self.outside, ATTAINABLE_MS, move |patience| {
            attainable_within(&play, Effort { goes_on: &|| patience.lasts(), ..Effort::USUAL })
        }));
        self.take_in_attainable();
    }

    /// Takes in what could have been had, once it is worked out as far as it will be.
    pub(super) fn take_in_attainable(&mut self) {
        let Some(outcome) = arrived(&mut self.at_work.attainable) else { return };
        let Some(review) = &mut self.review else { return };
        let Outcome::Done(attainable) = outcome else {
            // It isn't known, and nothing is noted of it: the next look may find it.
            review.is_worked_out = true;
            return;
        };
        review.take_in(attainable);
        if let Some(review) = self.review.take() {
            self.note_attained(&review);
            self.review = Some(review);
        }
    }

    /// Notes what a play came to, for the lists. One that was judged by other rules is listed as it was then.
    fn note_attained(&mut self, review: &Review) {
        if review.then.is_some() {
            return;
        }
        let share = review.attainable.percent(review.outcome.score);
        let attained = Attained { headline: review.outcome.headline().key().to_owned(), share };
        let noted = self.store.note_attained(&review.uid, &attained);
        self.read_or_tell(noted);
    }

    /// Begins a play that goes on from a turn of this one.
    fn try_again(&mut self, turn: usize) -> Result<(), StoreError> {
        let Some(review) = &self.review else { return Ok(()) };
        let picks = &review.play.picks()[..turn.min(review.play.turns().len())];
        // The picks were legal in the play that they come from.
        let Ok(play) = review.play.anew(picks) else { return Ok(()) };
        let turn = u32::try_from(picks.len()).unwrap_or(0);
        let parent = Parent { uid: review.uid.clone(), turn };
        self.begin(play, Some(parent), crate::records::Purpose::Free)
    }

    fn keep_recall(&mut self, body: &str) -> Result<(), StoreError> {
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
        let at_ms = (self.outside.now_ms)();
        let kept = Plan {
            text: PlanText::Halves { when: when.to_owned(), then: then.to_owned() },
            lang: Some(lang),
            day: day_of(at_ms, &self.outside.zone),
            at_ms,
        };
        self.store.add_plan(&review.uid, &kept)?;
        review.plan = Some(kept.text);
        Ok(())
    }

    fn swap_seats(&mut self) {
        let Some(review) = &self.review else { return };
        let scenario = review.play.scenario();
        let seats = scenario.seats.len();
        let other = &scenario.seats[(review.play.seat_ix().index() + 1) % seats];
        let briefing = Screen::Briefing { scenario: scenario.id.clone(), seat: other.id.clone() };
        self.open_screen(briefing);
    }

    fn another_day(&mut self, day: Option<DayIx>) {
        let Some(review) = &self.review else { return };
        let (scenario, seat) = (review.play.scenario().id.clone(), review.play.seat().id.clone());
        self.choose_day(&scenario, &seat, day);
        self.open_screen(Screen::Briefing { scenario, seat });
    }
}

/// How long is looked for what could have been had, in milliseconds. What isn't found by then stays unknown, and
/// that is said.
const ATTAINABLE_MS: u64 = 20_000;
/// The kind of a reflection that recalls the conversation.
const RECALL: &str = "recall";
