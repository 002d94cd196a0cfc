//! Places along a line: the range that a picture shows, and labels that don't run into each other.

/// What the picture shows from bottom to top: whole tens around everything, at least half of 0–100.
pub fn range(values: impl Iterator<Item = f32>) -> (f32, f32) {
    let (least, most) =
        values.fold((100.0f32, 0.0f32), |(least, most), value| (least.min(value), most.max(value)));
    let (mut low, mut high) = ((least / 10.0).floor() * 10.0, (most / 10.0).ceil() * 10.0);
    while high - low < 50.0 {
        low = (low - 10.0).max(0.0);
        high = (high + 10.0).min(100.0);
    }
    (low, high)
}

/// Moves places apart, in their order, so that each has `gap` to the next and all stay in the room.
pub fn apart(wanted: &[f32], gap: f32, (top, bottom): (f32, f32)) -> Vec<f32> {
    let mut placed: Vec<f32> = Vec::new();
    for y in wanted {
        let least = placed.last().map_or(top, |last| last + gap);
        placed.push(y.max(least));
    }
    let mut most = bottom;
    for y in placed.iter_mut().rev() {
        *y = y.min(most);
        most = *y - gap;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::{apart, range};

    #[test]
    fn the_range_holds_every_value_and_shows_no_more_than_it_must() {
        assert_eq!(range([31.0, 64.0].into_iter()), (20.0, 80.0));
        assert_eq!(range([0.0, 4.0].into_iter()), (0.0, 50.0));
        assert_eq!(range([3.0, 97.0].into_iter()), (0.0, 100.0));
        assert_eq!(range([96.0, 99.0].into_iter()), (50.0, 100.0));
    }

    #[test]
    fn names_stay_apart_and_near_their_lines() {
        assert_eq!(apart(&[10.0, 50.0], 20.0, (0.0, 100.0)), [10.0, 50.0]);
        assert_eq!(apart(&[10.0, 12.0], 20.0, (0.0, 100.0)), [10.0, 30.0]);
        assert_eq!(apart(&[90.0, 98.0], 20.0, (0.0, 100.0)), [80.0, 100.0]);
        assert_eq!(apart(&[0.0, 0.0, 0.0], 20.0, (0.0, 100.0)), [0.0, 20.0, 40.0]);
    }
}
