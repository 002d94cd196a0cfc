//! A plan shown to a partner, who may ask about it later: as text, and as a code that a phone reads as that text.
//!
//! Nothing is in it but what was ticked, and nothing is ticked before the person has done so. It leaves by being shown:
//! nothing is sent, nothing of it is kept, and nothing that a partner says comes back into the program.
//!
//! **Not here:** how it is drawn (`app::views`).

use super::dates::with_weekday;
use super::told::{obstacle_words, plan_words};
use crate::course::counts::Obstacle;
use crate::course::day::Day;
use crate::history::fate_words;
use crate::phrase;
use crate::records::KeptPlan;
use crate::session::Session;
use crate::text::{Lang, labelled};
use std::collections::BTreeSet;

/// A piece of what can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Piece {
    /// What one calls oneself.
    Name,
    /// The plan itself.
    Plan,
    /// The day on which it was made.
    Day,
    /// What became of it, and what stood in the way.
    Became,
    /// The line in one's own words.
    Line,
}

impl Piece {
    /// Each of them, in the order in which they are shown.
    pub const ALL: [Piece; 5] = [Piece::Name, Piece::Plan, Piece::Day, Piece::Became, Piece::Line];
}

/// A plan that is being shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Showing {
    /// Its number.
    pub plan: i64,
    /// What of it was ticked.
    pub ticked: BTreeSet<Piece>,
}

impl Showing {
    /// A plan of which nothing is shown yet.
    pub const fn of(plan: i64) -> Showing {
        Showing { plan, ticked: BTreeSet::new() }
    }

    /// Ticks a piece, or no longer.
    pub fn tick(&mut self, piece: Piece) {
        if !self.ticked.remove(&piece) {
            self.ticked.insert(piece);
        }
    }
}

impl Session {
    /// The plan that is being shown to a partner, if it is there.
    pub fn shown_plan(&self) -> Option<(&Showing, &KeptPlan)> {
        let showing = self.course.showing.as_ref()?;
        let plans = &self.course.standing.as_ref()?.plans;
        Some((showing, plans.iter().find(|plan| plan.id == showing.plan)?))
    }

    /// What a piece of a plan says; none of what there isn't.
    pub fn piece_of(&self, piece: Piece, plan: &KeptPlan, lang: Lang) -> Option<String> {
        let look = plan.looks.last();
        match piece {
            Piece::Name => {
                let name = self.people.here().map(|(person, _)| person.name.trim().to_owned());
                name.filter(|name| !name.is_empty())
            }
            Piece::Plan => Some(plan_words(&plan.plan.text, lang)),
            Piece::Day => {
                Some(phrase!(lang, "course.plan_made", date = with_weekday(Day(plan.plan.day), lang)))
            }
            Piece::Became => look.map(|look| {
                let fate = fate_words(look.fate, lang);
                let is_it = |obstacle: &&Obstacle| look.why.as_deref() == Some(obstacle.key());
                match Obstacle::ALL.iter().find(is_it) {
                    Some(why) => labelled(lang, &fate, &obstacle_words(*why, lang)),
                    None => fate,
                }
            }),
            Piece::Line => look.and_then(|look| look.words.clone()),
        }
    }

    /// What is shown: what was ticked, a line each. None where nothing was.
    pub fn shown_to_partner(&self) -> Option<String> {
        let (showing, plan) = self.shown_plan()?;
        let lang = self.lang();
        let pieces = Piece::ALL.into_iter().filter(|piece| showing.ticked.contains(piece));
        let lines: Vec<String> = pieces.filter_map(|piece| self.piece_of(piece, plan, lang)).collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }
}
