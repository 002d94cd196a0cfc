//! What was found of a session that is gone on with, in the words of whoever leads it: nothing is said to be there that
//! isn't.

use super::journal::{Kept, Rest};
use super::kept::events;
use counterpart_core::room::Event;
use counterpart_core::text::Lang;
use counterpart_phrases::phrase;
use std::path::PathBuf;

/// What was found of a session that is gone on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resumed {
    /// How many phones had joined.
    pub phones: usize,
    /// How many votes were held.
    pub ballots: usize,
    /// How many records can be used.
    pub used: usize,
    /// How many can't, at the least.
    pub lost: usize,
    /// How many were damaged and could be put right.
    pub mended: usize,
    /// The copy of what was there before anything was taken off or put right.
    pub copy: Option<PathBuf>,
}

impl Resumed {
    pub(super) fn of(kept: &Kept, copy: Option<PathBuf>) -> Resumed {
        let count = |wanted: fn(&&Event) -> bool| events(kept).filter(wanted).count();
        let lost = match kept.rest {
            Rest::None | Rest::Torn => 0,
            Rest::Damaged { lost } | Rest::Newer { records: lost } => lost,
        };
        Resumed {
            phones: count(|event| matches!(event, Event::Joined { .. })),
            ballots: count(|event| matches!(event, Event::Opened { .. })),
            used: kept.entries.len(),
            lost,
            mended: kept.mended.len(),
            copy,
        }
    }

    /// What it means for whoever leads the room.
    pub fn told(&self, lang: Lang) -> String {
        let (phones, ballots) = (self.phones, self.ballots);
        let copy = self.copy.as_ref().map(|copy| copy.display().to_string()).unwrap_or_default();
        if self.lost > 0 {
            let (used, lost) = (self.used, self.lost);
            return phrase!(
                lang,
                "host.resumed_damaged",
                used = used,
                lost = lost,
                phones = phones,
                ballots = ballots,
                copy = copy
            );
        }
        let whole = phrase!(lang, "host.resumed", phones = phones, ballots = ballots);
        match (self.mended, &self.copy) {
            (0, None) => whole,
            (0, Some(_)) => format!("{whole}\n{}", phrase!(lang, "host.resumed_torn", copy = copy)),
            (count, _) => {
                let mended = phrase!(lang, "host.resumed_mended", count = count, copy = copy);
                format!("{whole}\n{mended}")
            }
        }
    }
}
