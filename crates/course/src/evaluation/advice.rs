//! What follows from the figures: at most three things to do, each from a figure that is shown.

use super::lines::mean;
use super::{Figures, ItemFigures};
use crate::counts::Obstacle;
use counterpart_core::scenario::Cluster;

/// So many at the most.
pub const MOST_ADVICE: usize = 3;

/// Something to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Advice {
    /// To show the providers of a line what arrives: they believe to give so many points more.
    ShowBlindSpot {
        /// The line, by its place.
        line: usize,
        /// The item.
        item: usize,
        /// By how many points.
        points: f64,
    },
    /// To agree on one item of a line between both departments: of what is needed most, it arrives worst.
    Agree {
        /// The line, by its place.
        line: usize,
        /// The item.
        item: usize,
        /// How it arrives now, or did before.
        arrives: u8,
    },
    /// To take something out of the way, which most named.
    Unblock {
        /// What.
        obstacle: Obstacle,
        /// By how many it was named.
        named: u32,
    },
    /// To practise what was practised least.
    Practise {
        /// What.
        cluster: Cluster,
        /// What share of all choices told of it, in per cent.
        percent: u8,
    },
}

/// What follows from figures, the most telling first.
pub fn advice(figures: &Figures) -> Vec<Advice> {
    let found = [blind_spot(figures), agree(figures), unblock(figures), practise(figures)];
    let mut found: Vec<Advice> = found.into_iter().flatten().collect();
    found.truncate(MOST_ADVICE);
    found
}

fn items(figures: &Figures) -> impl Iterator<Item = (usize, &ItemFigures)> {
    let lines = figures.lines.iter().enumerate();
    lines.flat_map(|(place, line)| line.items.iter().map(move |item| (place, item)))
}

/// The largest blind spot, if what arrives hasn't been seen to rise since.
fn blind_spot(figures: &Figures) -> Option<Advice> {
    let spots = items(figures).filter_map(|(line, item)| {
        let points = item.blind_spot.filter(|points| *points > 0.0)?;
        let rose = item.change.is_some_and(|change| change.interval.low > 0.0);
        (!rose).then_some((line, item.item, points))
    });
    let (line, item, points) = spots.max_by(|a, b| a.2.total_cmp(&b.2))?;
    Some(Advice::ShowBlindSpot { line, item, points })
}

/// Among what each line needs most, what arrives worst now.
fn agree(figures: &Figures) -> Option<Advice> {
    let lines = figures.lines.iter().enumerate();
    let needed =
        lines.flat_map(|(place, line)| line.most_needed(3).into_iter().map(move |item| (place, item)));
    let worst =
        needed.filter_map(|(line, item)| Some((line, item.item, mean(item.again).or(mean(item.arrives))?)));
    let (line, item, arrives) = worst.min_by_key(|(_, _, arrives)| *arrives)?;
    Some(Advice::Agree { line, item, arrives })
}

/// What was named most often as being in the way of plans; before anybody has said so, what was expected to be.
fn unblock(figures: &Figures) -> Option<Advice> {
    let counts = figures.plans.obstacles.as_ref().or(figures.reactions.obstacles.as_ref())?;
    let named = Obstacle::ALL
        .iter()
        .zip(counts)
        .filter(|(obstacle, named)| **obstacle != Obstacle::Nothing && **named > 0);
    // The first of those that were named alike.
    let (obstacle, named) =
        named.fold(None, |most: Option<(Obstacle, u32)>, (obstacle, named)| match most {
            Some((_, most_named)) if most_named >= *named => most,
            _ => Some((*obstacle, *named)),
        })?;
    Some(Advice::Unblock { obstacle, named })
}

fn practise(figures: &Figures) -> Option<Advice> {
    let shares = figures.practised?;
    let least = Cluster::ALL.into_iter().zip(shares).min_by_key(|(_, share)| *share)?;
    Some(Advice::Practise { cluster: least.0, percent: least.1 })
}
