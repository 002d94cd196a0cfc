//! A map in the language of Graphviz.

use super::{Map, Place, colour};
use counterpart_core::scoring::rounded;

/// The map as DOT.
pub fn dot(map: &Map) -> String {
    let mut lines = vec![
        "digraph scenario {".to_owned(),
        format!("  label={:?}; rankdir=LR; fontname=\"sans-serif\";", map.title),
        "  node [shape=box, style=\"rounded,filled\", fontname=\"sans-serif\", color=\"#3a3a36\"];"
            .to_owned(),
        "  edge [color=\"#6d675c\"];".to_owned(),
    ];
    for place in &map.places {
        lines.push(format!(
            "  {:?} [label={:?}, fillcolor={:?}{}];",
            place.id,
            format!("{}\n{}", place.id, share(place.visits)),
            fill(place),
            shape(place),
        ));
    }
    for way in &map.streams {
        lines.push(format!(
            "  {:?} -> {:?} [penwidth={}, tooltip={:?}];",
            map.places[way.from].id,
            map.places[way.to].id,
            rounded(0.5 + 6.0 * way.plays.min(1.0), 2),
            share(way.plays),
        ));
    }
    lines.push("}".to_owned());
    lines.join("\n") + "\n"
}

/// How often a random play comes by, in words.
pub(super) fn share(visits: f64) -> String {
    if visits > 0.0 && visits < 0.0005 {
        return "<0.1%".to_owned();
    }
    format!("{}%", rounded(100.0 * visits, 1))
}

/// The colour of a place: by heat, or paper for an ending.
pub(super) fn fill(place: &Place) -> String {
    place.heat.map_or("#ffffff".to_owned(), colour)
}

fn shape(place: &Place) -> &'static str {
    match (place.ending.is_some(), place.predicts) {
        (true, _) => ", peripheries=2",
        (_, true) => ", shape=hexagon",
        _ => "",
    }
}
