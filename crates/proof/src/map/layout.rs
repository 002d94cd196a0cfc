//! Where the beats of a map stand: in columns by how much was said before them, in rows so that few
//! ways cross (the barycentre heuristic of Sugiyama, Tagawa & Toda 1981).

use super::Map;

/// How often the rows are put in order, forwards and backwards.
const SWEEPS: usize = 12;

/// The column and the row of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// From the left, from 0.
    pub column: usize,
    /// From the top, from 0.
    pub row: usize,
}

/// The spots of all places, in their order. Endings stand in the last column.
pub fn layout(map: &Map) -> Vec<Spot> {
    let last = map
        .places
        .iter()
        .filter(|place| place.ending.is_none())
        .map(|place| libm::round(place.said) as usize)
        .max()
        .unwrap_or(0);
    let mut columns: Vec<Vec<usize>> = vec![Vec::new(); last + 2];
    for (index, place) in map.places.iter().enumerate() {
        let column = if place.ending.is_some() { last + 1 } else { libm::round(place.said) as usize };
        columns[column].push(index);
    }
    columns.retain(|column| !column.is_empty());
    let mut rows = vec![0.0; map.places.len()];
    let number = |columns: &[Vec<usize>], rows: &mut [f64]| {
        for column in columns {
            for (row, place) in column.iter().enumerate() {
                // Around the middle, so that long columns and short ones line up.
                rows[*place] = row as f64 - (column.len() - 1) as f64 / 2.0;
            }
        }
    };
    number(&columns, &mut rows);
    for sweep in 0..SWEEPS {
        let order: Vec<usize> =
            if sweep % 2 == 0 { (0..columns.len()).collect() } else { (0..columns.len()).rev().collect() };
        for column in order {
            let mut placed: Vec<(f64, usize)> =
                columns[column].iter().map(|place| (pull(map, &rows, *place), *place)).collect();
            placed.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            columns[column] = placed.into_iter().map(|(_, place)| place).collect();
            number(&columns, &mut rows);
        }
    }
    let mut spots = vec![Spot { column: 0, row: 0 }; map.places.len()];
    for (column, places) in columns.iter().enumerate() {
        for (row, place) in places.iter().enumerate() {
            spots[*place] = Spot { column, row };
        }
    }
    spots
}

/// Where the ways of a place pull it: the mean row of its neighbours, the broad ones pulling more.
fn pull(map: &Map, rows: &[f64], place: usize) -> f64 {
    let mut sum = 0.0;
    let mut weight = 0.0;
    for way in map.streams.iter().filter(|way| way.from != way.to) {
        let other = if way.from == place {
            way.to
        } else if way.to == place {
            way.from
        } else {
            continue;
        };
        let pulls = way.plays + 0.01;
        sum += pulls * rows[other];
        weight += pulls;
    }
    if weight > 0.0 { sum / weight } else { rows[place] }
}
