//! Finding places for labels in a picture: near their points, inside the frame, never on top of each
//! other, and never across a line.

use egui::{Pos2, Rect, Vec2, vec2};

/// How far from its point a label is tried, in points, the nearest first.
const RINGS: [f32; 7] = [12.0, 20.0, 32.0, 48.0, 68.0, 94.0, 126.0];
/// In how many directions it is tried on each ring.
const DIRECTIONS: usize = 16;

/// Something to be labelled.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The point.
    pub at: Pos2,
    /// The size of its label.
    pub size: Vec2,
}

/// A place for each label, in the given order, none where there is no room left. `taken` stays free,
/// and no label lies across one of `lines`.
pub fn place(frame: Rect, wanted: &[Wanted], taken: &[Rect], lines: &[[Pos2; 2]]) -> Vec<Option<Rect>> {
    let mut taken = taken.to_vec();
    wanted
        .iter()
        .map(|label| {
            let free = candidates(label).find(|place| {
                frame.contains_rect(*place)
                    && !taken.iter().any(|other| overlap(*place, *other))
                    && !lines.iter().any(|line| crosses(place.expand(2.0), *line))
            });
            taken.extend(free);
            free
        })
        .collect()
}

/// The places of a label: right and left of its point first, then above and below, then between.
fn candidates(label: &Wanted) -> impl Iterator<Item = Rect> {
    let label = *label;
    const ORDER: [usize; DIRECTIONS] = [0, 8, 4, 12, 2, 6, 10, 14, 1, 3, 5, 7, 9, 11, 13, 15];
    RINGS.into_iter().flat_map(move |ring| {
        ORDER.into_iter().map(move |step| {
            let angle = step as f32 / DIRECTIONS as f32 * std::f32::consts::TAU;
            let towards = vec2(angle.cos(), angle.sin());
            // The label's nearest edge, not its centre, stands on the ring.
            let half = label.size / 2.0;
            let reach = vec2(towards.x * (half.x + ring), towards.y * (half.y + ring));
            Rect::from_center_size(label.at + reach, label.size)
        })
    })
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y
}

/// Whether a line touches a rectangle (Liang and Barsky's clipping).
fn crosses(rect: Rect, [from, to]: [Pos2; 2]) -> bool {
    let way = to - from;
    let (mut enters, mut leaves) = (0.0_f32, 1.0_f32);
    for (step, near, far) in
        [(way.x, rect.min.x - from.x, rect.max.x - from.x), (way.y, rect.min.y - from.y, rect.max.y - from.y)]
    {
        if step == 0.0 {
            if near > 0.0 || far < 0.0 {
                return false;
            }
            continue;
        }
        let (first, last) = (near / step, far / step);
        enters = enters.max(first.min(last));
        leaves = leaves.min(first.max(last));
    }
    enters <= leaves
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    fn frame() -> Rect {
        Rect::from_min_max(pos2(0.0, 0.0), pos2(400.0, 300.0))
    }

    fn many(count: usize) -> Vec<Wanted> {
        (0..count)
            .map(|i| Wanted {
                at: pos2(40.0 + (i * 97 % 320) as f32, 30.0 + (i * 61 % 240) as f32),
                size: vec2(90.0, 34.0),
            })
            .collect()
    }

    #[test]
    fn labels_neither_overlap_nor_leave_the_frame() {
        for count in 1..=6 {
            let wanted = many(count);
            let points: Vec<Rect> =
                wanted.iter().map(|label| Rect::from_center_size(label.at, vec2(12.0, 12.0))).collect();
            let placed = place(frame(), &wanted, &points, &[]);
            let found: Vec<Rect> = placed.into_iter().flatten().collect();
            assert_eq!(found.len(), count, "there is room for {count}");
            for (i, a) in found.iter().enumerate() {
                assert!(frame().contains_rect(*a));
                assert!(found[i + 1..].iter().chain(&points).all(|b| !overlap(*a, *b)));
            }
        }
    }

    #[test]
    fn a_label_without_room_gets_no_place() {
        let wanted = Wanted { at: pos2(200.0, 150.0), size: vec2(500.0, 20.0) };
        assert_eq!(place(frame(), &[wanted], &[], &[]), [None]);
    }

    #[test]
    fn no_label_lies_across_a_line() {
        let wanted = many(4);
        let lines = [[pos2(0.0, 0.0), pos2(400.0, 300.0)], [pos2(120.0, 0.0), pos2(120.0, 300.0)]];
        let free = place(frame(), &wanted, &[], &[]);
        assert!(free.iter().flatten().any(|place| lines.iter().any(|line| crosses(*place, *line))));
        let placed = place(frame(), &wanted, &[], &lines);
        assert!(placed.iter().all(Option::is_some));
        assert!(!placed.iter().flatten().any(|place| lines.iter().any(|line| crosses(*place, *line))));
    }

    #[test]
    fn a_line_crosses_what_it_runs_through_and_nothing_beside_it() {
        let rect = Rect::from_min_max(pos2(10.0, 10.0), pos2(20.0, 20.0));
        assert!(crosses(rect, [pos2(0.0, 15.0), pos2(30.0, 15.0)]));
        assert!(crosses(rect, [pos2(12.0, 12.0), pos2(18.0, 18.0)]), "inside of it");
        assert!(crosses(rect, [pos2(0.0, 10.0), pos2(20.0, 30.0)]), "at a corner");
        assert!(!crosses(rect, [pos2(0.0, 15.0), pos2(9.0, 15.0)]), "ends before it");
        assert!(!crosses(rect, [pos2(0.0, 25.0), pos2(30.0, 25.0)]), "below it");
        assert!(!crosses(rect, [pos2(0.0, 12.0), pos2(12.0, 24.0)]), "past a corner");
    }
}
