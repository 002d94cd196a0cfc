//! The order in which options are shown: shuffled by the play's seed, the same for the same seed.

use rand::RngExt as _;
use rand::SeedableRng as _;
use rand_chacha::ChaCha8Rng;

/// The positions 0…`count` − 1 in the order in which they are shown at the turn numbered `turn`
/// (from 0). ChaCha is specified, so the order is the same on every machine and in every release.
pub fn shown_order(seed: u64, turn: usize, count: usize) -> Vec<usize> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(turn as u64);
    let mut order: Vec<usize> = (0..count).collect();
    // Fisher and Yates.
    for last in (1..count).rev() {
        order.swap(last, rng.random_range(0..=last));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_position_is_shown_once_and_a_seed_always_gives_the_same_order() {
        for seed in 0..50 {
            for turn in 0..12 {
                let order = shown_order(seed, turn, 4);
                let mut sorted = order.clone();
                sorted.sort_unstable();
                assert_eq!(sorted, [0, 1, 2, 3]);
                assert_eq!(order, shown_order(seed, turn, 4));
            }
        }
    }

    #[test]
    fn the_order_is_pinned_down() {
        let orders: Vec<Vec<usize>> = (0..3).map(|turn| shown_order(7, turn, 4)).collect();
        insta::assert_debug_snapshot!(orders.iter().map(|o| format!("{o:?}")).collect::<Vec<_>>());
    }

    #[test]
    fn no_position_is_favoured() {
        let mut first = [0u32; 4];
        for seed in 0..4000 {
            first[shown_order(seed, 3, 4)[0]] += 1;
        }
        // Binomial(4000, 1/4): five standard deviations are 137.
        assert!(first.iter().all(|count| count.abs_diff(1000) < 137), "{first:?}");
    }
}
