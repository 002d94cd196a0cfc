//! The roads that a room has taken.

use super::question::Question;
use crate::conversation::Pick;

/// One way through the conversation. A rewind begins another and leaves this one as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Road {
    /// The road that it left, as a position in the list of roads, and after how many picks; none for
    /// the first.
    pub left: Option<(usize, usize)>,
    /// The picks from the opening on, those before the fork included.
    pub picks: Vec<Pick>,
}

impl Road {
    /// The position of the first pick that is this road's own.
    pub fn own_from(&self) -> usize {
        self.left.map_or(0, |(_, turn)| turn)
    }
}

/// A question that was talked over, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talk {
    /// On which road, as a position in the list of roads.
    pub road: usize,
    /// After how many picks.
    pub turn: usize,
    /// What was asked.
    pub question: Question,
}
