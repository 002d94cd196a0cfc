//! The internal service agreement that a room fills in after a talk: what, by when, what may be sent back, whom to call.

use super::typed::{LONGEST_NAME, typed, typed_line};
use serde::{Deserialize, Serialize};

/// What two departments agree to try, in four lines, and who signs for them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceAgreement {
    /// What is handed over.
    pub what: String,
    /// By when.
    pub by_when: String,
    /// What may be sent back.
    pub sent_back: String,
    /// Whom to call.
    pub call: String,
    /// Who signs for the one side and for the other.
    pub names: [String; 2],
}

impl ServiceAgreement {
    /// The four lines, in their order.
    pub fn lines(&self) -> [&str; 4] {
        [&self.what, &self.by_when, &self.sent_back, &self.call]
    }

    /// As it may be kept and shown: every line made fit, and none too long.
    ///
    /// ```
    /// use counterpart_core::room::ServiceAgreement;
    /// let typed = ServiceAgreement { what: " the  list\u{202e} ".to_owned(), ..ServiceAgreement::default() };
    /// assert_eq!(typed.fit().what, "the list");
    /// ```
    #[must_use]
    pub fn fit(&self) -> ServiceAgreement {
        let [one, other] = &self.names;
        ServiceAgreement {
            what: typed_line(&self.what),
            by_when: typed_line(&self.by_when),
            sent_back: typed_line(&self.sent_back),
            call: typed_line(&self.call),
            names: [typed(one, LONGEST_NAME), typed(other, LONGEST_NAME)],
        }
    }
}
