//! Every way to put a library's seats into forms, and the best of them.

use super::{Curve, Distance, MOST_APART};
use crate::needs::Side;
use std::collections::BTreeMap;

/// A seat and what plays come to at it.
#[derive(Clone, Debug, PartialEq)]
pub struct SeatCurve {
    /// The id of the scenario.
    pub scenario: String,
    /// The id of the seat.
    pub seat: String,
    /// Which side of the scenario's line it is.
    pub side: Side,
    /// What plays come to.
    pub curve: Curve,
}

impl SeatCurve {
    /// `scenario/seat`, as a course names it.
    pub fn name(&self) -> String {
        format!("{}/{}", self.scenario, self.seat)
    }
}

/// What is asked of forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// How many forms.
    pub forms: usize,
    /// How many seats each has.
    pub seats: usize,
    /// Whether each form has a supplier's and a customer's desk (of more than two seats, both at least).
    pub both_sides: bool,
}

impl Wish {
    /// Three forms of two seats, a supplier's and a customer's each.
    pub const USUAL: Wish = Wish { forms: 3, seats: 2, both_sides: true };
}

/// A form: seats, and what they come to together.
#[derive(Clone, Debug, PartialEq)]
pub struct FormCurve {
    /// The names of its seats, in order.
    pub seats: Vec<String>,
    /// What a player's mean outcome over them comes to.
    pub curve: Curve,
}

/// How far two forms of an arrangement lie apart. Forms are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The first.
    pub first: usize,
    /// The second.
    pub second: usize,
    /// How far.
    pub distance: Distance,
}

/// Forms, and how far each two lie apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrangement {
    /// The forms.
    pub forms: Vec<FormCurve>,
    /// Each two of them.
    pub pairs: Vec<Pair>,
    /// How many arrangements were compared to find it; 1 if it was named.
    pub searched: u64,
}

impl Arrangement {
    /// How far the two lie apart that lie farthest apart: the largest root mean square.
    pub fn worst(&self) -> f64 {
        self.pairs.iter().map(|pair| pair.distance.rms).fold(0.0, f64::max)
    }
}

/// The best arrangement of all: every scenario in one form at the most, every form as is wished, and the
/// two forms farthest apart as close as can be (by the sum over pairs, then by name, where that is equal).
/// None if no arrangement is as is wished.
pub fn best(seats: &[SeatCurve], wish: Wish) -> Option<Arrangement> {
    if wish.forms == 0 || wish.seats == 0 {
        return None;
    }
    let mut by_scenario: BTreeMap<&str, Vec<&SeatCurve>> = BTreeMap::new();
    for seat in seats {
        by_scenario.entry(&seat.scenario).or_default().push(seat);
    }
    let scenarios: Vec<Vec<&SeatCurve>> = by_scenario
        .into_values()
        .map(|mut seats| {
            seats.sort_by(|a, b| a.seat.cmp(&b.seat));
            seats
        })
        .collect();
    let mut search = Search { wish, scenarios, forms: Vec::new(), best: None, searched: 0 };
    let mut taken = vec![false; search.scenarios.len()];
    search.form(0, Vec::new(), &mut taken);
    let searched = search.searched;
    search.best.map(|(_, _, forms)| Arrangement { searched, ..compared(forms) })
}

/// Forms that are named, compared; none if a name is that of no seat.
pub fn arranged(seats: &[SeatCurve], forms: &[Vec<String>]) -> Option<Arrangement> {
    let find = |name: &String| seats.iter().find(|seat| seat.name() == *name);
    let forms = forms.iter().map(|form| Some(of_seats(&form.iter().map(find).collect::<Option<Vec<_>>>()?)));
    Some(compared(forms.collect::<Option<Vec<_>>>()?))
}

/// The forms of an arrangement that lie too far apart to be compared: by more than [`MOST_APART`].
pub fn apart(arrangement: &Arrangement) -> Vec<Pair> {
    arrangement.pairs.iter().copied().filter(|pair| pair.distance.rms > MOST_APART).collect()
}

fn of_seats(seats: &[&SeatCurve]) -> FormCurve {
    let curves: Vec<&Curve> = seats.iter().map(|seat| &seat.curve).collect();
    FormCurve { seats: seats.iter().map(|seat| seat.name()).collect(), curve: Curve::mean_of(&curves) }
}

fn compared(forms: Vec<FormCurve>) -> Arrangement {
    let mut pairs = Vec::new();
    for second in 1..forms.len() {
        for first in 0..second {
            let distance = Distance::between(&forms[first].curve, &forms[second].curve);
            pairs.push(Pair { first: first + 1, second: second + 1, distance });
        }
    }
    Arrangement { forms, pairs, searched: 1 }
}

struct Search<'a> {
    wish: Wish,
    /// The seats of each scenario.
    scenarios: Vec<Vec<&'a SeatCurve>>,
    forms: Vec<FormCurve>,
    /// The worst pair, the sum over pairs, and the forms.
    best: Option<(f64, f64, Vec<FormCurve>)>,
    searched: u64,
}

impl<'a> Search<'a> {
    /// Goes on with a form that has some seats; `next` is the first scenario that may come. Scenarios come
    /// in their order within a form, and forms in the order of their first ones, so that each arrangement
    /// comes once.
    fn form(&mut self, next: usize, seats: Vec<&'a SeatCurve>, taken: &mut [bool]) {
        if seats.len() == self.wish.seats {
            let has = |side: Side| seats.iter().any(|seat| seat.side == side);
            if self.wish.both_sides && !(has(Side::Customer) && has(Side::Provider)) {
                return;
            }
            self.forms.push(of_seats(&seats));
            if self.forms.len() == self.wish.forms {
                self.weigh();
            } else {
                let first = &seats[0].scenario;
                let after = self.scenarios.iter().position(|known| known[0].scenario == *first);
                self.form(after.map_or(0, |place| place + 1), Vec::new(), taken);
            }
            self.forms.pop();
            return;
        }
        for place in next..self.scenarios.len() {
            if taken[place] {
                continue;
            }
            taken[place] = true;
            for seat in self.scenarios[place].clone() {
                let mut with = seats.clone();
                with.push(seat);
                self.form(place + 1, with, taken);
            }
            taken[place] = false;
        }
    }

    fn weigh(&mut self) {
        self.searched += 1;
        let (mut worst, mut sum) = (0.0_f64, 0.0);
        for second in 1..self.forms.len() {
            for first in 0..second {
                let rms = Distance::between(&self.forms[first].curve, &self.forms[second].curve).rms;
                worst = worst.max(rms);
                sum += rms;
            }
        }
        let is_better = match &self.best {
            None => true,
            Some((known, known_sum, _)) => worst < *known || worst == *known && sum < *known_sum,
        };
        if is_better {
            self.best = Some((worst, sum, self.forms.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seat(scenario: &str, side: Side, mean: f64) -> SeatCurve {
        let curve = Curve {
            thetas: vec![-1.0, 0.0, 1.0, 2.0],
            means: [0.0, 10.0, 20.0, 30.0].map(|more| mean + more).to_vec(),
            spreads: vec![10.0; 4],
        };
        let name = if side == Side::Provider { "supplier" } else { "customer" };
        SeatCurve { scenario: scenario.to_owned(), seat: name.to_owned(), side, curve }
    }

    /// Six scenarios with a supplier's and a customer's desk of the same difficulty.
    fn library(means: [f64; 6]) -> Vec<SeatCurve> {
        let ids = ["a", "b", "c", "d", "e", "f"].into_iter().zip(means);
        ids.flat_map(|(id, mean)| [Side::Provider, Side::Customer].map(|side| seat(id, side, mean))).collect()
    }

    /// 1 and 6, 2 and 5, 3 and 4 make 3.5 each: no distance. Of six scenarios there are 15 pairings, and
    /// of each pair two of four choices of desks are of both sides: 15·2³.
    #[test]
    fn hard_goes_with_easy() {
        let found = best(&library([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), Wish::USUAL).expect("forms");
        assert_eq!(found.searched, 15 * 8);
        assert!(found.worst() < 1e-12, "{found:?}");
        let mut scenarios: Vec<String> = found
            .forms
            .iter()
            .map(|form| form.seats.iter().map(|name| &name[..1]).collect::<Vec<_>>().concat())
            .collect();
        scenarios.sort();
        assert_eq!(scenarios, ["af", "be", "cd"]);
        let all = best(&library([1.0; 6]), Wish { both_sides: false, ..Wish::USUAL }).expect("forms");
        assert_eq!(all.searched, 15 * 64, "every desk with every other");
    }

    #[test]
    fn too_few_scenarios_or_sides_have_no_forms() {
        let seats = library([1.0; 6]);
        assert_eq!(best(&seats[..10], Wish::USUAL), None, "five scenarios");
        let suppliers: Vec<SeatCurve> =
            seats.iter().filter(|seat| seat.side == Side::Provider).cloned().collect();
        assert_eq!(best(&suppliers, Wish::USUAL), None);
        assert!(best(&suppliers, Wish { both_sides: false, ..Wish::USUAL }).is_some());
        // Seven scenarios, one of them left over: 7 times as many.
        let mut seven = seats;
        seven.extend([seat("g", Side::Provider, 1.0), seat("g", Side::Customer, 1.0)]);
        assert_eq!(best(&seven, Wish::USUAL).map(|found| found.searched), Some(7 * 15 * 8));
    }

    #[test]
    fn forms_named_too_far_apart_are_found() {
        let seats = library([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
        let names = |form: [&str; 2]| form.map(str::to_owned).to_vec();
        // Means 1.5, 3.5 and 5.5, so differences of 2, 4 and 2 points at a spread of 10/√2 = 7.07: .28 and .57.
        let named =
            [["a/supplier", "b/customer"], ["c/supplier", "d/customer"], ["e/supplier", "f/customer"]];
        let found = arranged(&seats, &named.map(names)).expect("seats");
        let told: Vec<(usize, usize)> = apart(&found).iter().map(|pair| (pair.first, pair.second)).collect();
        assert_eq!(told, [(1, 2), (1, 3), (2, 3)]);
        assert!((found.worst() - 0.565_685).abs() < 1e-6, "{}", found.worst());
        let near = [["a/supplier", "f/customer"], ["b/supplier", "e/customer"]].map(names);
        assert_eq!(apart(&arranged(&seats, &near).expect("seats")), []);
        assert_eq!(arranged(&seats, &[names(["a/supplier", "z/customer"])]), None);
    }

    #[test]
    fn no_other_arrangement_is_better() {
        let means = [31.0, 12.5, 44.0, 23.0, 8.0, 17.5];
        let seats = library(means);
        let found = best(&seats, Wish::USUAL).expect("forms");
        // Every pairing by hand: three pairs of places, the first place being the lowest left.
        let rms = |one: [usize; 2], other: [usize; 2]| {
            (means[one[0]] + means[one[1]] - means[other[0]] - means[other[1]]).abs()
                / 2.0
                / (10.0 / std::f64::consts::SQRT_2)
        };
        let mut least = f64::INFINITY;
        for partner in 1..6 {
            let left: Vec<usize> = (1..6).filter(|place| *place != partner).collect();
            for second in 1..4 {
                let rest: Vec<usize> = (1..4).filter(|place| *place != second).collect();
                let forms = [[0, partner], [left[0], left[second]], [left[rest[0]], left[rest[1]]]];
                let worst = rms(forms[0], forms[1]).max(rms(forms[0], forms[2])).max(rms(forms[1], forms[2]));
                least = least.min(worst);
            }
        }
        assert!((found.worst() - least).abs() < 1e-9, "{} {least}", found.worst());
    }
}
