//! The order in which options are shown: shuffled by the play's seed, the same for the same seed. It is
//! the only way between the index of an option in the file ([`OptionIx`]) and the place at which
//! somebody sees it ([`ShownPlace`]).

use super::play::Offer;
use crate::scenario::OptionIx;
use rand::RngExt as _;
use rand::SeedableRng as _;
use rand_chacha::ChaCha8Rng;

/// A place among the options that are shown, on a screen or a phone, from 0. Counts of votes and hands
/// stand in lists by it. What stands there differs from play to play: [`ShownOrder`] tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ShownPlace(pub usize);

impl ShownPlace {
    /// Every place from the first on, to be zipped with what is shown.
    pub fn each() -> impl Iterator<Item = ShownPlace> {
        (0..).map(ShownPlace)
    }

    /// As a position in a list of what is shown.
    pub const fn index(self) -> usize {
        self.0
    }

    /// The number that people read and type, from 1.
    pub const fn number(self) -> usize {
        self.0 + 1
    }

    /// The place that has this number, from 1; none for 0.
    pub fn from_number(number: usize) -> Option<ShownPlace> {
        number.checked_sub(1).map(ShownPlace)
    }
}

/// The options of one moment in the order in which they are shown, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownOrder(Vec<OptionIx>);

impl ShownOrder {
    /// The options on offer, shuffled for the turn numbered `turn` (from 0). ChaCha is specified, so
    /// the order is the same on every machine and in every release. They come in the order of the
    /// file, none twice.
    pub fn shuffled(seed: u64, turn: usize, options: impl IntoIterator<Item = OptionIx>) -> ShownOrder {
        let mut order: Vec<OptionIx> = options.into_iter().collect();
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(turn as u64);
        // Fisher and Yates.
        for last in (1..order.len()).rev() {
            order.swap(last, rng.random_range(0..=last));
        }
        ShownOrder(order)
    }

    /// An order as it is wanted.
    #[cfg(test)]
    pub fn of(options: impl IntoIterator<Item = u8>) -> ShownOrder {
        ShownOrder(options.into_iter().map(OptionIx).collect())
    }

    /// The option at a place; none beyond the last.
    pub fn at(&self, place: ShownPlace) -> Option<OptionIx> {
        self.0.get(place.index()).copied()
    }

    /// Where an option is shown; none if it isn't.
    pub fn shown_at(&self, option: OptionIx) -> Option<ShownPlace> {
        self.0.iter().position(|shown| *shown == option).map(ShownPlace)
    }

    /// Whether an option is shown.
    pub fn shows(&self, option: OptionIx) -> bool {
        self.0.contains(&option)
    }

    /// The places and what stands there, the first place first.
    pub fn iter(&self) -> impl Iterator<Item = (ShownPlace, OptionIx)> + '_ {
        ShownPlace::each().zip(self.0.iter().copied())
    }

    /// The options, the one at the first place first.
    pub fn options(&self) -> &[OptionIx] {
        &self.0
    }

    /// How many are shown.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The offers of the moment as they are shown.
    pub fn arrange(&self, offers: &[Offer]) -> Vec<Offer> {
        let offer = |option| offers.iter().find(|offer| offer.option == option).copied();
        self.0.iter().filter_map(|option| offer(*option)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn options(count: u8) -> impl Iterator<Item = OptionIx> {
        (0..count).map(OptionIx)
    }

    #[test]
    fn every_option_is_shown_once_and_a_seed_always_gives_the_same_order() {
        for seed in 0..50 {
            for turn in 0..12 {
                let order = ShownOrder::shuffled(seed, turn, options(4));
                let mut sorted = order.options().to_vec();
                sorted.sort_unstable();
                assert_eq!(sorted, [0, 1, 2, 3].map(OptionIx));
                assert_eq!(order, ShownOrder::shuffled(seed, turn, options(4)));
            }
        }
    }

    #[test]
    fn the_order_is_pinned_down() {
        let order = |turn| ShownOrder::shuffled(7, turn, options(4)).0.iter().map(|o| o.0).collect();
        let orders: Vec<Vec<u8>> = (0..3).map(order).collect();
        insta::assert_debug_snapshot!(orders.iter().map(|o| format!("{o:?}")).collect::<Vec<_>>());
    }

    #[test]
    fn no_option_is_favoured() {
        let mut first = [0u32; 4];
        for seed in 0..4000 {
            first[ShownOrder::shuffled(seed, 3, options(4)).0[0].index()] += 1;
        }
        // Binomial(4000, 1/4): five standard deviations are 137.
        assert!(first.iter().all(|count| count.abs_diff(1000) < 137), "{first:?}");
    }

    #[test]
    fn people_count_places_from_one() {
        assert_eq!(ShownPlace::from_number(0), None);
        for number in [1, 2, 4, usize::MAX] {
            let place = ShownPlace::from_number(number).expect("there is such a place");
            assert_eq!((place.number(), place.index()), (number, number - 1));
        }
        assert_eq!(ShownPlace::each().nth(2), ShownPlace::from_number(3));
    }

    #[test]
    fn what_is_held_back_has_no_place() {
        let order = ShownOrder::of([3, 0]);
        assert_eq!(order.shown_at(OptionIx(0)), ShownPlace::from_number(2));
        assert_eq!((order.shown_at(OptionIx(1)), order.at(ShownPlace(2))), (None, None));
        assert!(order.shows(OptionIx(3)) && !order.shows(OptionIx(1)));
    }

    proptest! {
        /// Whatever is on offer and however it is shuffled, place and option lead to each other.
        #[test]
        fn place_and_option_are_inverse(seed: u64, turn in 0usize..50, offered in proptest::collection::btree_set(any::<u8>(), 0..9)) {
            let order = ShownOrder::shuffled(seed, turn, offered.iter().copied().map(OptionIx));
            prop_assert_eq!(order.len(), offered.len());
            for (place, option) in order.iter() {
                prop_assert_eq!((order.at(place), order.shown_at(option)), (Some(option), Some(place)));
            }
            for option in (0..=u8::MAX).map(OptionIx) {
                let back = order.shown_at(option).and_then(|place| order.at(place));
                prop_assert_eq!(back, Some(option).filter(|option| offered.contains(&option.0)));
            }
        }
    }
}
