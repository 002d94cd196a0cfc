//! How a conversation ended, as one thing to say of it.
//!
//! An ending alone says too little: time that is up may leave an agreement behind, and what was agreed to
//! may lie over a line.

use super::outcome::{Outcome, OutcomeKind};
use crate::scenario::{EndingKind, Seat};
use crate::text::Text;

/// What stands over a finished conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headline {
    /// Something was settled.
    Agreed,
    /// Something was settled, and then time was up.
    AgreedInTime,
    /// Something was settled, and a line was crossed.
    AgreedOverTheLine,
    /// A line was crossed, and nothing settled.
    OverTheLine,
    /// Somebody left.
    WalkedOut,
    /// It goes to the boss.
    Escalated,
    /// Time was up with nothing settled, and something promised on the way stands.
    Promised,
    /// Time was up, and nothing stands.
    TimeUp,
}

impl Headline {
    /// Every headline.
    pub const ALL: [Headline; 8] = [
        Headline::Agreed,
        Headline::AgreedInTime,
        Headline::AgreedOverTheLine,
        Headline::OverTheLine,
        Headline::WalkedOut,
        Headline::Escalated,
        Headline::Promised,
        Headline::TimeUp,
    ];

    /// The name under which it is kept.
    pub const fn key(self) -> &'static str {
        match self {
            Headline::Agreed => "agreed",
            Headline::AgreedInTime => "agreed-in-time",
            Headline::AgreedOverTheLine => "agreed-over-the-line",
            Headline::OverTheLine => "over-the-line",
            Headline::WalkedOut => "walked-out",
            Headline::Escalated => "escalated",
            Headline::Promised => "promised",
            Headline::TimeUp => "time-up",
        }
    }

    /// The one that is kept under this name.
    pub fn of_key(key: &str) -> Option<Headline> {
        Headline::ALL.into_iter().find(|headline| headline.key() == key)
    }
}

impl Outcome {
    /// What stands over it. A line that was crossed comes before everything.
    pub fn headline(&self) -> Headline {
        let agreed = self.agreement.is_some();
        match self.ending {
            _ if self.kind == OutcomeKind::LineCrossed && agreed => Headline::AgreedOverTheLine,
            _ if self.kind == OutcomeKind::LineCrossed => Headline::OverTheLine,
            EndingKind::WalkOut => Headline::WalkedOut,
            EndingKind::Escalation => Headline::Escalated,
            EndingKind::Agreement => Headline::Agreed,
            EndingKind::TimeUp if agreed => Headline::AgreedInTime,
            EndingKind::TimeUp if !self.promised.is_empty() => Headline::Promised,
            EndingKind::TimeUp => Headline::TimeUp,
        }
    }

    /// What must not have been agreed to, in the scenario's own words, each once.
    pub fn lines<'a>(&self, seat: &'a Seat) -> Vec<&'a Text> {
        each_once(self.crossed.iter().filter_map(|at| seat.beat(*at).line.as_ref()))
    }

    /// What was promised on the way and stands, each once.
    pub fn promises<'a>(&self, seat: &'a Seat) -> Vec<&'a Text> {
        each_once(self.promised.iter().filter_map(|at| Some(&seat.beat(*at).promises.as_ref()?.what)))
    }

    /// What kind of result it is, where that says more than the headline.
    pub fn beside_headline(&self) -> Option<OutcomeKind> {
        (self.kind != OutcomeKind::LineCrossed).then_some(self.kind)
    }
}

/// The same line may lie at several beats.
fn each_once<'a>(texts: impl Iterator<Item = &'a Text>) -> Vec<&'a Text> {
    let mut once: Vec<&Text> = Vec::new();
    for text in texts {
        if !once.contains(&text) {
            once.push(text);
        }
    }
    once
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{AgreementIx, BeatIx};
    use crate::scoring::Gain;

    fn outcome(ending: EndingKind, agreed: bool, promised: bool, crossed: bool) -> Outcome {
        let gain = Gain { department: crate::scenario::DepartmentIx(0), share: 0.5 };
        let kind = if crossed { OutcomeKind::LineCrossed } else { OutcomeKind::WinWin };
        Outcome {
            ending,
            agreement: agreed.then_some(AgreementIx(0)),
            score: 50.0,
            gains: [gain; 2],
            kind,
            coolness: 1.0,
            crossed: if crossed { vec![BeatIx(1)] } else { Vec::new() },
            promised: if promised { vec![BeatIx(2)] } else { Vec::new() },
        }
    }

    #[test]
    fn an_ending_says_what_it_leaves_behind_and_a_crossed_line_comes_first() {
        use EndingKind::{Agreement, Escalation, TimeUp, WalkOut};
        let cases = [
            (Agreement, true, false, false, Headline::Agreed),
            (TimeUp, true, false, false, Headline::AgreedInTime),
            (TimeUp, true, true, false, Headline::AgreedInTime),
            (TimeUp, false, true, false, Headline::Promised),
            (TimeUp, false, false, false, Headline::TimeUp),
            (WalkOut, false, false, false, Headline::WalkedOut),
            (Escalation, false, false, false, Headline::Escalated),
            (Agreement, true, false, true, Headline::AgreedOverTheLine),
            (TimeUp, true, false, true, Headline::AgreedOverTheLine),
            (TimeUp, false, true, true, Headline::OverTheLine),
            (WalkOut, false, false, true, Headline::OverTheLine),
        ];
        for (ending, agreed, promised, crossed, expected) in cases {
            let outcome = outcome(ending, agreed, promised, crossed);
            assert_eq!(outcome.headline(), expected, "{ending:?} {agreed} {promised} {crossed}");
            assert_eq!(outcome.beside_headline().is_none(), crossed);
        }
    }

    #[test]
    fn what_is_said_of_several_beats_is_told_once() {
        let [one, other] = ["a", "b"].map(|text| Text::new(text, text));
        assert_eq!(each_once([&one, &other, &one].into_iter()), [&one, &other]);
    }

    #[test]
    fn a_headline_is_found_by_the_name_it_is_kept_under() {
        for headline in Headline::ALL {
            assert_eq!(Headline::of_key(headline.key()), Some(headline));
        }
        assert_eq!(Headline::of_key("agreement"), None);
    }
}
