//! Which plays are evidence of skill, and which are practice.
//!
//! Only the first play of a seat is: what one has been told there once is remembered. For the same reason
//! a seat doesn't count whose other seat was played less than [`MEMORY_DAYS`] before. Another day of a seat
//! is the same seat: the mood and the first line are others, but the interests that were uncovered once, and
//! most of the sentences, are those of every day. So on whichever day a seat was played first, that play
//! counts, and the days after it are practice. Practice is worth having; it says nothing about skill.

use super::MEMORY_DAYS;

/// A play as far as this needs to know it. Plays in which nothing was said are none, and aren't handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastPlay {
    /// The id of the scenario.
    pub scenario: String,
    /// The id of the seat.
    pub seat: String,
    /// Whether a moment of an earlier play was tried again.
    pub is_branch: bool,
    /// Whether it has come to an end or was given up.
    pub is_over: bool,
    /// The dates on which something was said in it, in days since 1970-01-01 by the person's own clock, the
    /// first one first.
    pub days: Vec<i32>,
}

/// Why a play is practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Practice {
    /// A moment of an earlier play, tried again.
    Moment,
    /// The seat was played before.
    Again,
    /// The other seat was played less than [`MEMORY_DAYS`] before.
    OtherSeat,
    /// It still goes on: it counts when it is over, if nothing else is in the way.
    GoesOn,
}

/// For each of a person's plays, in the order in which they were begun, why it is practice; none for
/// those that count.
pub fn counting(plays: &[PastPlay]) -> Vec<Option<Practice>> {
    (0..plays.len()).map(|place| practice(&plays[place], &plays[..place])).collect()
}

fn practice(play: &PastPlay, before: &[PastPlay]) -> Option<Practice> {
    if play.is_branch {
        return Some(Practice::Moment);
    }
    let (same, other): (Vec<&PastPlay>, Vec<&PastPlay>) = before
        .iter()
        .filter(|earlier| earlier.scenario == play.scenario)
        .partition(|earlier| earlier.seat == play.seat);
    if !same.is_empty() {
        return Some(Practice::Again);
    }
    let begun = play.days.first().copied().unwrap_or(i32::MIN);
    let remembered = begun.saturating_sub(MEMORY_DAYS).saturating_add(1)..=begun;
    if other.iter().any(|earlier| earlier.days.iter().any(|day| remembered.contains(day))) {
        return Some(Practice::OtherSeat);
    }
    (!play.is_over).then_some(Practice::GoesOn)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn play(scenario: &str, seat: &str, days: &[i32]) -> PastPlay {
        PastPlay {
            scenario: scenario.to_owned(),
            seat: seat.to_owned(),
            is_branch: false,
            is_over: true,
            days: days.to_vec(),
        }
    }

    fn branch(scenario: &str, seat: &str, days: &[i32]) -> PastPlay {
        PastPlay { is_branch: true, ..play(scenario, seat, days) }
    }

    #[test]
    fn the_first_play_of_a_seat_counts_and_no_other() {
        let plays = [
            play("late", "sales", &[100]),
            play("late", "sales", &[500]),
            play("claim", "finance", &[500]),
            branch("claim", "finance", &[500]),
        ];
        assert_eq!(counting(&plays), [None, Some(Practice::Again), None, Some(Practice::Moment)]);
    }

    #[test]
    fn a_first_play_that_was_given_up_counts_and_one_that_goes_on_does_not_yet() {
        let open = PastPlay { is_over: false, ..play("late", "sales", &[100]) };
        assert_eq!(counting(std::slice::from_ref(&open)), [Some(Practice::GoesOn)]);
        // Beginning afresh beside it makes no first play.
        assert_eq!(counting(&[open, play("late", "sales", &[101])])[1], Some(Practice::Again));
    }

    #[test]
    fn the_other_seat_counts_a_fortnight_later_and_no_sooner() {
        let later =
            |days: i32| counting(&[play("late", "sales", &[100]), play("late", "dock", &[100 + days])])[1];
        assert_eq!(later(0), Some(Practice::OtherSeat));
        assert_eq!(later(MEMORY_DAYS - 1), Some(Practice::OtherSeat));
        assert_eq!(later(MEMORY_DAYS), None);
        let elsewhere = [play("late", "sales", &[100]), play("claim", "finance", &[100])];
        assert_eq!(counting(&elsewhere)[1], None, "another scenario is another matter");
    }

    #[test]
    fn whatever_was_last_said_at_the_other_seat_is_what_is_remembered() {
        let first = play("late", "sales", &[100]);
        let dock = play("late", "dock", &[120]);
        let counts = |between: PastPlay| counting(&[first.clone(), between, dock.clone()])[2];
        assert_eq!(counts(branch("late", "sales", &[100, 119])), Some(Practice::OtherSeat));
        assert_eq!(counts(play("late", "sales", &[107])), Some(Practice::OtherSeat));
        assert_eq!(counts(play("late", "sales", &[106])), None);
        // What is said at the other seat afterwards changes nothing of what was.
        assert_eq!(counts(play("late", "sales", &[104, 125])), None);
    }

    #[test]
    fn a_clock_at_its_ends_is_no_trouble() {
        let days = [i32::MIN, i32::MAX];
        for first in days {
            for second in days {
                assert_eq!(
                    counting(&[play("late", "sales", &[first]), play("late", "dock", &[second])]).len(),
                    2
                );
            }
        }
    }
}
