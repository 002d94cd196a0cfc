//! What is seen of the parts of a condition over many states: whether each ever held, and how far a
//! gauge got.

use counterpart_core::conversation::State;
use counterpart_core::scenario::Condition;

/// A condition under watch, taken apart as far as all its parts must hold.
#[derive(Clone, Debug)]
pub struct Watch<'c> {
    /// Its parts.
    pub parts: Vec<Part<'c>>,
    /// Whether they ever held together.
    pub held: bool,
    /// Whether any state was seen at all.
    pub seen: bool,
}

/// A part of a condition under watch.
#[derive(Clone, Debug)]
pub struct Part<'c> {
    /// The part.
    pub of: &'c Condition,
    /// Whether it ever held.
    pub held: bool,
    /// The lowest and the highest value of what it asks about, if that is a number.
    pub reached: Option<(u8, u8)>,
}

impl<'c> Watch<'c> {
    /// Nothing seen yet.
    pub fn of(condition: Option<&'c Condition>) -> Watch<'c> {
        let mut parts = Vec::new();
        condition.into_iter().for_each(|condition| take_apart(condition, &mut parts));
        Watch { parts, held: false, seen: false }
    }

    /// Looks at a state.
    pub fn look(&mut self, state: &State) {
        self.seen = true;
        let mut all = true;
        for part in &mut self.parts {
            let holds = state.holds(part.of);
            part.held |= holds;
            all &= holds;
            let value = match part.of {
                Condition::Between { gauge, of, .. } => state.minds[usize::from(*of)].gauge(*gauge),
                Condition::TurnsLeft { .. } => state.turns_left,
                _ => continue,
            };
            let (low, high) = part.reached.unwrap_or((value, value));
            part.reached = Some((low.min(value), high.max(value)));
        }
        self.held |= all;
    }
}

fn take_apart<'c>(condition: &'c Condition, parts: &mut Vec<Part<'c>>) {
    match condition {
        Condition::All(all) => all.iter().for_each(|part| take_apart(part, parts)),
        of => parts.push(Part { of, held: false, reached: None }),
    }
}
