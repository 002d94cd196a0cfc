//! What people do in a random session, sensible or not.

use super::key;
use counterpart_core::room::{Command, Plan, Question, Reaction, Room, Use};
use counterpart_core::scenario::OptionIx;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Something that somebody does, sensible or not.
#[derive(Clone, Debug)]
pub enum Step {
    Join(u8),
    Vote {
        phone: u8,
        option: OptionIx,
        later: i8,
        old_ballot: bool,
    },
    Hands(Vec<u32>),
    Answer(u8, u8),
    Share(u8, bool),
    Next,
    Open(bool),
    Tick(bool),
    Close,
    Reveal,
    Take(Option<OptionIx>),
    Discuss(u8),
    Resume,
    Rewind(u8),
    WrapUp,
    End,
    /// The host is killed and started again from the list of events.
    Restart,
}

pub fn step() -> impl Strategy<Value = Step> {
    let phone = || 0u8..6;
    let option = |end: u8| (0..end).prop_map(OptionIx);
    prop_oneof![
        4 => phone().prop_map(Step::Join),
        12 => (phone(), option(5), -1i8..3, prop::bool::weighted(0.1))
            .prop_map(|(phone, option, later, old_ballot)| Step::Vote { phone, option, later, old_ballot }),
        2 => prop::collection::vec(0u32..9, 2..5).prop_map(Step::Hands),
        2 => (phone(), 0u8..7).prop_map(|(phone, rating)| Step::Answer(phone, rating)),
        2 => (phone(), any::<bool>()).prop_map(|(phone, shares)| Step::Share(phone, shares)),
        8 => Just(Step::Next),
        2 => any::<bool>().prop_map(Step::Open),
        1 => any::<bool>().prop_map(Step::Tick),
        2 => Just(Step::Close),
        2 => Just(Step::Reveal),
        3 => prop::option::of(option(4)).prop_map(Step::Take),
        1 => (0u8..12).prop_map(Step::Discuss),
        1 => Just(Step::Resume),
        2 => (0u8..6).prop_map(Step::Rewind),
        1 => prop::bool::weighted(0.2).prop_map(|is| if is { Step::WrapUp } else { Step::Restart }),
        1 => prop::bool::weighted(0.05).prop_map(|is| if is { Step::End } else { Step::Restart }),
    ]
}

/// What the clock shows when a ballot with a time limit closes.
const DUE: u64 = 1000;

/// The command of a step; none for a restart, and for a "next" when nothing comes next.
pub fn command(step: &Step, room: &Room, sent: &mut BTreeMap<u8, u32>) -> Option<Command> {
    Some(match step {
        Step::Join(number) => Command::Join { key: key(*number), name: String::new() },
        Step::Vote { phone, option, later, old_ballot } => {
            let sent = sent.entry(*phone).or_insert(1);
            let nth = sent.saturating_add_signed(i32::from(*later));
            *sent = nth.max(*sent);
            let ballot = room.ballot_number().saturating_sub(u32::from(*old_ballot));
            Command::Vote { key: key(*phone), ballot, option: *option, sure: None, nth }
        }
        Step::Hands(counts) => Command::CountHands { counts: counts.clone() },
        Step::Answer(phone, rating) => {
            let uses = Use::ALL.get(usize::from(*rating)).copied();
            Command::React { key: key(*phone), reaction: Reaction { uses, ..Reaction::default() } }
        }
        Step::Share(phone, shares) => {
            let plan = shares.then(|| Plan { when: "a".to_owned(), then: "b".to_owned() });
            Command::SharePlan { key: key(*phone), plan }
        }
        Step::Next => room.next(None)?,
        Step::Open(limited) => Command::Open { closes_at: limited.then_some(DUE) },
        Step::Tick(due) => Command::Tick { now: if *due { DUE } else { DUE - 1 } },
        Step::Close => Command::Close,
        Step::Reveal => Command::Reveal,
        Step::Take(option) => Command::Take { option: *option },
        Step::Discuss(number) => {
            let own = || Question::Own(format!("question {number}"));
            let pauses = room.play().scenario().facilitator.pauses.len();
            let is_pause = usize::from(*number) < pauses;
            Command::Discuss { question: if is_pause { Question::Pause((*number).into()) } else { own() } }
        }
        Step::Resume => Command::Resume,
        Step::Rewind(turn) => Command::Rewind { turn: (*turn).into() },
        Step::WrapUp => Command::WrapUp,
        Step::End => Command::End,
        Step::Restart => return None,
    })
}
