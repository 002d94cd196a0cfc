//! A map as a drawing that any browser shows.

use super::dot::{fill, share};
use super::layout::{Spot, layout};
use super::{Map, Place};
use counterpart_core::conversation::Thresholds;
use counterpart_core::scoring::rounded;

/// The size of a beat's box.
const BOX: (f64, f64) = (132.0, 44.0);
/// From one column to the next, and from one row to the next.
const STEP: (f64, f64) = (196.0, 74.0);
/// Around it all.
const MARGIN: f64 = 28.0;
/// Above the first row, for the title.
const HEAD: f64 = 36.0;
/// How broad the way of every play is; rarer ones are narrower.
const BROADEST: f64 = 14.0;
/// How long the tip of an arrow is.
const TIP: f64 = 7.0;

/// The map as SVG. The thicker a way, the more random plays go along it; the redder a beat, the more
/// heated is the one who speaks there. Every beat and way says its figures when pointed at.
pub fn svg(map: &Map) -> String {
    let spots = layout(map);
    let columns = spots.iter().map(|spot| spot.column + 1).max().unwrap_or(1);
    let tallest = spots.iter().map(|spot| spot.row + 1).max().unwrap_or(1);
    let heights: Vec<usize> =
        (0..columns).map(|column| spots.iter().filter(|spot| spot.column == column).count()).collect();
    let width = 2.0 * MARGIN + (columns - 1) as f64 * STEP.0 + BOX.0;
    let height = 2.0 * MARGIN + HEAD + (tallest - 1) as f64 * STEP.1 + BOX.1;
    let corner = |spot: &Spot| {
        let spare = (tallest - heights[spot.column]) as f64 * STEP.1 / 2.0;
        (MARGIN + spot.column as f64 * STEP.0, MARGIN + HEAD + spare + spot.row as f64 * STEP.1)
    };
    let mut drawn = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"Noto Sans, Noto Sans SC, sans-serif\" font-size=\"12\">\n\
         <title>{}</title>\n<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"1\" refY=\"4\" markerWidth=\"9\" markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">\
         <path d=\"M0 0 L8 4 L0 8 z\" fill=\"#6d675c\"/></marker></defs>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#faf6ee\"/>\n\
         <text x=\"{MARGIN}\" y=\"{}\" font-size=\"16\" font-weight=\"bold\" fill=\"#3a3a36\">{}</text>\n",
        escaped(&map.title),
        MARGIN + 8.0,
        escaped(&map.title),
    );
    drawn += &legend(width);
    for way in &map.streams {
        let (from, to) = (corner(&spots[way.from]), corner(&spots[way.to]));
        let words = format!("{} → {}: {}", map.places[way.from].id, map.places[way.to].id, share(way.plays));
        drawn += &format!(
            "<path d=\"{}\" fill=\"none\" stroke=\"#6d675c\" stroke-opacity=\"0.55\" marker-end=\"url(#tip)\" stroke-width=\"{}\"><title>{}</title></path>\n",
            path(from, to, spots[way.from].column.cmp(&spots[way.to].column)),
            rounded((BROADEST * way.plays.min(1.0)).max(0.6), 2),
            escaped(&words),
        );
    }
    for (place, spot) in map.places.iter().zip(&spots) {
        drawn += &beat(place, corner(spot));
    }
    drawn + "</svg>\n"
}

/// A way: forwards from side to side, in an arc beside the column to a beat of the same one, or
/// around below if it leads back.
fn path(from: (f64, f64), to: (f64, f64), columns: std::cmp::Ordering) -> String {
    let (y0, y1) = (from.1 + BOX.1 / 2.0, to.1 + BOX.1 / 2.0);
    match columns {
        std::cmp::Ordering::Less => {
            let (x0, x1) = (from.0 + BOX.0, to.0 - TIP);
            let half = (x1 - x0) / 2.0;
            format!("M{x0} {y0} C{} {y0} {} {y1} {x1} {y1}", x0 + half, x1 - half)
        }
        std::cmp::Ordering::Equal => {
            let (x0, x1) = (from.0 + BOX.0, to.0 + BOX.0 + TIP);
            let out = x0 + STEP.0 - BOX.0;
            format!("M{x0} {y0} C{out} {y0} {out} {y1} {x1} {y1}")
        }
        std::cmp::Ordering::Greater => {
            let (x0, x1) = (from.0 + BOX.0 / 2.0, to.0 + BOX.0 / 2.0);
            let (low0, low1) = (from.1 + BOX.1, to.1 + BOX.1 + TIP);
            let below = low0.max(low1) + 26.0;
            format!("M{x0} {low0} C{x0} {below} {x1} {below} {x1} {low1}")
        }
    }
}

/// What the colours and the ways mean.
fn legend(width: f64) -> String {
    let mut drawn = String::new();
    let x = width - MARGIN - 430.0;
    let hottest = Thresholds::DEFAULT.walks_out;
    for step in 0..6 {
        let heat = f64::from(step) * f64::from(hottest) / 5.0;
        drawn += &format!(
            "<rect x=\"{}\" y=\"{}\" width=\"18\" height=\"12\" fill=\"{}\"/>",
            x + f64::from(step) * 18.0,
            MARGIN - 4.0,
            super::colour(heat),
        );
    }
    drawn
        + &format!(
            "<text x=\"{}\" y=\"{}\" font-size=\"11\" fill=\"#3a3a36\">火气 heat 0–{hottest} · 粗细：随机玩 width: random plays</text>\n",
            x + 116.0,
            MARGIN + 6.0,
        )
}

fn beat(place: &Place, (x, y): (f64, f64)) -> String {
    let round = if place.ending.is_some() { 2.0 } else { 10.0 };
    let dashes = if place.predicts { " stroke-dasharray=\"5 3\"" } else { "" };
    let rim = if place.ending.is_some() { 2.5 } else { 1.2 };
    let heat = place.heat.map_or(String::new(), |heat| format!(", heat {}", rounded(heat, 0)));
    format!(
        "<g><title>{}: {}{heat}</title>\
         <rect x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"{}\" rx=\"{round}\" fill=\"{}\" stroke=\"#3a3a36\" stroke-width=\"{rim}\"{dashes}/>\
         <text x=\"{}\" y=\"{}\" text-anchor=\"middle\" fill=\"#23231f\">{}</text>\
         <text x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-size=\"10.5\" fill=\"#3a3a36\">{}</text></g>\n",
        escaped(&place.id),
        share(place.visits),
        BOX.0,
        BOX.1,
        fill(place),
        x + BOX.0 / 2.0,
        y + 19.0,
        escaped(&place.id),
        x + BOX.0 / 2.0,
        y + 34.0,
        share(place.visits),
    )
}

/// Text that can stand between tags.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
