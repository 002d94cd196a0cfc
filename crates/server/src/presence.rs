//! Which phones are there right now. It is shown to the facilitator and decides nothing: a ballot
//! never waits for a phone that is gone.

/// A phone without a live connection counts as there this long after its last request, in
/// milliseconds.
const LINGERS: u64 = 12_000;

/// One phone.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    live: u32,
    last: u64,
}

/// Which phones are there, in the order in which they joined.
#[derive(Debug, Default)]
pub(super) struct Presence {
    phones: Vec<Seen>,
}

impl Presence {
    fn of(&mut self, phone: u32) -> &mut Seen {
        let at = phone as usize;
        if self.phones.len() <= at {
            self.phones.resize(at + 1, Seen::default());
        }
        &mut self.phones[at]
    }

    /// A live connection of the phone was opened.
    pub(super) fn came(&mut self, phone: u32) {
        self.of(phone).live += 1;
    }

    /// A live connection of the phone was closed.
    pub(super) fn went(&mut self, phone: u32) {
        let seen = self.of(phone);
        seen.live = seen.live.saturating_sub(1);
        seen.last = 0;
    }

    /// The phone asked for something.
    pub(super) fn asked(&mut self, phone: u32, now: u64) {
        self.of(phone).last = now;
    }

    /// How many are there.
    pub(super) fn count(&self, now: u64) -> usize {
        let is_there = |seen: &&Seen| seen.live > 0 || (seen.last > 0 && now < seen.last + LINGERS);
        self.phones.iter().filter(is_there).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_is_there_while_it_is_connected_or_asks() {
        let mut presence = Presence::default();
        presence.came(0);
        presence.came(0);
        presence.asked(2, 1000);
        assert_eq!(presence.count(1001), 2);
        assert_eq!(presence.count(1000 + LINGERS), 1);
        presence.went(0);
        assert_eq!(presence.count(99_999), 1, "a second page of the same phone is still open");
        presence.went(0);
        assert_eq!(presence.count(99_999), 0);
    }
}
