//! What a facilitator's few wishes come to where the room is now. The terminal and the presenter's desk
//! share this, so that the same key does the same thing in both.

use super::ballot::Tally;
use super::command::Command;
use super::phase::Phase;
use super::question::Question;
use super::state::Room;
use crate::conversation::order::ShownPlace;
use crate::text::half_width;

impl Room {
    /// What comes next if nothing else is wanted; nothing once the session is over. A ballot that is
    /// opened closes by itself at `closes_at`, in milliseconds of the caller's clock.
    pub fn next(&self, closes_at: Option<u64>) -> Option<Command> {
        Some(match self.phase() {
            Phase::Lobby if self.case().is_some() => Command::CaseOn { talk_until: None },
            Phase::Lobby => Command::Start,
            Phase::Case if self.case().is_some_and(|run| run.next(None).is_some()) => {
                Command::CaseOn { talk_until: None }
            }
            Phase::Case => Command::Start,
            Phase::Beat if self.play().ending().is_some() => Command::WrapUp,
            Phase::Beat => Command::Open { closes_at },
            Phase::Open => Command::Close,
            Phase::Closed => Command::Reveal,
            Phase::Revealed => Command::Take { option: None },
            Phase::Discussion | Phase::Agreement => Command::Resume,
            Phase::Feedback => Command::End,
            Phase::Ended => return None,
        })
    }

    /// Opens the vote, or closes the one that is open.
    pub fn toggle_vote(&self, closes_at: Option<u64>) -> Command {
        if self.phase() == Phase::Open { Command::Close } else { Command::Open { closes_at } }
    }

    /// One moment back; if something is being voted on, back to before the vote. None where nothing
    /// lies behind.
    pub fn back(&self) -> Option<Command> {
        if self.phase() == Phase::Case {
            return Some(Command::CaseBack);
        }
        let now = self.play().turns().len();
        let turn = if self.beneath() == Phase::Beat { now.checked_sub(1) } else { Some(now) };
        Some(Command::Rewind { turn: u16::try_from(turn?).ok()? })
    }

    /// Takes the option that is shown at a place; none if there is no such place.
    pub fn take_at(&self, place: ShownPlace) -> Option<Command> {
        Some(Command::Take { option: Some(self.shown_order().at(place)?) })
    }

    /// The scenario's question for this moment: the pause that its author set here, or, once the
    /// conversation is over, the next of the questions for afterwards. None if it has neither.
    pub fn question_here(&self) -> Option<Question> {
        if self.beneath() == Phase::Case {
            return None;
        }
        let notes = &self.play().scenario().facilitator;
        let numbered = |at: usize| u16::try_from(at).ok();
        if let Some(at) = self.pause_here().and_then(numbered) {
            return Some(Question::Pause(at));
        }
        let is_over = self.play().ending().is_some() || self.beneath() == Phase::Feedback;
        if !is_over {
            return None;
        }
        // Questions for afterwards come one after the other.
        let asked = self.talks().iter().filter(|talk| matches!(talk.question, Question::After(_))).count();
        let last = notes.after.len().checked_sub(1)?;
        numbered(asked.min(last)).map(Question::After)
    }

    /// What is wrong with the counts of the present ballot: [`TooMany::of`].
    pub fn too_many(&self, people: Option<u32>) -> Option<TooMany> {
        TooMany::of(&self.ballot()?.tally(), self.phones().len(), people)
    }

    /// The position of the pause that the scenario's author set at this moment.
    pub fn pause_here(&self) -> Option<usize> {
        let play = self.play();
        let mut pauses = play.scenario().facilitator.pauses.iter();
        pauses.position(|pause| pause.seat == play.seat_ix() && pause.beat == play.beat())
    }
}

/// More votes and raised hands than people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany {
    /// Votes and hands.
    pub counted: u64,
    /// People in the room; where nobody said how many, phones.
    pub people: u64,
    /// Whether it was said how many people there are.
    pub is_said: bool,
}

impl TooMany {
    /// Somebody was counted twice, or a number was mistyped. `people` are those in the room, if that was said; otherwise no
    /// more is known than how many phones are in, and hands beyond them may be those of people without one. None if all is
    /// as it can be.
    ///
    /// ```
    /// use counterpart_core::room::{Tally, TooMany};
    /// let tally = Tally { phones: vec![10, 8], hands: vec![6, 4] };
    /// let found = TooMany::of(&tally, 24, None);
    /// assert_eq!(found, Some(TooMany { counted: 28, people: 24, is_said: false }));
    /// assert_eq!(TooMany::of(&tally, 24, Some(28)), None);
    /// assert_eq!(TooMany::of(&tally, 24, Some(27)), Some(TooMany { counted: 28, people: 27, is_said: true }));
    /// // Where nobody has a phone, hands are all there is.
    /// assert_eq!(TooMany::of(&Tally { phones: vec![0, 0], hands: vec![6, 4] }, 0, None), None);
    /// ```
    pub fn of(tally: &Tally, phones: usize, people: Option<u32>) -> Option<TooMany> {
        let counted = tally.totals().iter().sum::<u64>();
        let has_hands = tally.hands.iter().any(|hands| *hands > 0);
        let is_said = people.is_some();
        let people = match people {
            Some(people) => u64::from(people),
            None if has_hands && phones > 0 => u64::try_from(phones).ok()?,
            None => return None,
        };
        (counted > people).then_some(TooMany { counted, people, is_said })
    }

    /// More hands than people, of counts that are about to be taken: a number was mistyped. None if it wasn't said how many
    /// people there are.
    ///
    /// ```
    /// use counterpart_core::room::TooMany;
    /// let found = TooMany::of_hands(&[3, 52, 0, 2], Some(10));
    /// assert_eq!(found, Some(TooMany { counted: 57, people: 10, is_said: true }));
    /// assert_eq!(TooMany::of_hands(&[3, 5, 0, 2], Some(10)), None);
    /// assert_eq!(TooMany::of_hands(&[3, 52, 0, 2], None), None);
    /// ```
    pub fn of_hands(hands: &[u32], people: Option<u32>) -> Option<TooMany> {
        let counted = hands.iter().map(|hands| u64::from(*hands)).sum();
        let people = u64::from(people?);
        (counted > people).then_some(TooMany { counted, people, is_said: true })
    }
}

/// Counts of raised hands as they are typed: `3 5 0 2`, with commas or without, in half or full width.
/// None if anything else stands there, or nothing at all.
///
/// ```
/// use counterpart_core::room::typed_counts;
/// assert_eq!(typed_counts(" 3，5, 0　２ "), Some(vec![3, 5, 0, 2]));
/// assert_eq!(typed_counts("three"), None);
/// assert_eq!(typed_counts(""), None);
/// ```
pub fn typed_counts(words: &str) -> Option<Vec<u32>> {
    let words = half_width(words);
    let words = words.split(|c: char| c.is_whitespace() || c == ',');
    let counts: Option<Vec<u32>> =
        words.filter(|word| !word.is_empty()).map(|word| word.parse().ok()).collect();
    counts.filter(|counts| !counts.is_empty())
}
