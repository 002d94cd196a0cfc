//! The small pictures of the page, as drawings within it. Each says in words what it shows, for whoever can't see it.

use super::words::{plain, signed};
use counterpart_core::scoring::rounded;
use counterpart_course::anonymity::ItemShown;
use counterpart_course::run_chart::RunChart;
use counterpart_course::statistics::Interval;
use maud::{Markup, PreEscaped, html};

/// How wide a drawing is, in its own units; it is as wide as its column.
const WIDTH: f64 = 320.0;
/// Room at either end of a scale, for a figure beside the last dot.
const MARGIN: f64 = 14.0;

fn at(x: f64) -> String {
    format!("{:.1}", rounded(x, 1))
}

/// A mark of a rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// What arrives.
    Arrives,
    /// What is believed.
    Believed,
    /// What arrives now.
    Now,
}

impl Mark {
    const fn class(self) -> &'static str {
        match self {
            Mark::Arrives => "arrives",
            Mark::Believed => "believed",
            Mark::Now => "now",
        }
    }
}

/// Ratings of one item on a scale of 0–100, each with its interval. `told` says the same in words.
pub fn dumbbell(marks: &[(Mark, ItemShown)], told: &str) -> Markup {
    let means: Vec<(Mark, u8, Option<[u8; 2]>)> = marks
        .iter()
        .filter_map(|(mark, shown)| match shown {
            ItemShown::Mean { mean, interval } => Some((*mark, *mean, *interval)),
            ItemShown::TooFew | ItemShown::Split => None,
        })
        .collect();
    let x = |value: u8| MARGIN + f64::from(value) / 100.0 * (WIDTH - 2.0 * MARGIN);
    let ends = [x(0), x(50), x(100)];
    let arrow = match means.as_slice() {
        [(Mark::Arrives, from, _), .., (Mark::Now, to, _)] if from != to => Some((x(*from), x(*to))),
        _ => None,
    };
    html! {
        svg.dumbbell viewBox="0 0 320 27" role="img" aria-label=(told) {
            line.track x1=(at(ends[0])) x2=(at(ends[2])) y1="18" y2="18" {}
            @for end in ends { line.track x1=(at(end)) x2=(at(end)) y1="15" y2="21" {} }
            @if let Some((from, to)) = arrow { (drawn_arrow(from, to)) }
            @for (mark, _, interval) in &means {
                @if let Some([low, high]) = interval {
                    line class=(format!("range {}", mark.class())) x1=(at(x(*low))) x2=(at(x(*high))) y1="18" y2="18" {}
                }
            }
            @for (mark, mean, _) in &means {
                circle class=(mark.class()) cx=(at(x(*mean))) cy="18" r="4.6" {}
            }
            @for (place, mark, mean) in labels(&means, x) {
                text class=(mark.class()) x=(at(place)) y="9.5" { (mean) }
            }
        }
    }
}

/// An arrow from one dot to another, as far as there is room between them.
fn drawn_arrow(from: f64, to: f64) -> Markup {
    let way = if to > from { 1.0 } else { -1.0 };
    let (start, tip) = (from + 6.0 * way, to - 6.0 * way);
    let has_room = (tip - start) * way > 4.0;
    let head = format!("{},18 {},15 {},21", at(tip), at(tip - 5.0 * way), at(tip - 5.0 * way));
    html! {
        @if has_room {
            line.arrow x1=(at(start)) x2=(at(tip - 4.0 * way)) y1="18" y2="18" {}
            polygon.arrow points=(head) {}
        }
    }
}

/// Where the figures stand: above their dots, moved apart where they would run into each other.
fn labels(means: &[(Mark, u8, Option<[u8; 2]>)], x: impl Fn(u8) -> f64) -> Vec<(f64, Mark, u8)> {
    const APART: f64 = 19.0;
    let mut placed: Vec<(f64, Mark, u8)> =
        means.iter().map(|(mark, mean, _)| (x(*mean), *mark, *mean)).collect();
    placed.sort_by(|a, b| a.0.total_cmp(&b.0));
    for place in 1..placed.len() {
        let short = APART - (placed[place].0 - placed[place - 1].0);
        if short > 0.0 {
            placed[place - 1].0 -= short / 2.0;
            placed[place].0 += short / 2.0;
        }
    }
    placed
}

/// Intervals of changes on one axis, the first above. A mean is a dot; where there is none, the interval stands alone.
pub fn intervals(rows: &[(String, Option<f64>, Interval)], told: &str) -> Markup {
    let reach = rows.iter().flat_map(|(_, _, interval)| [interval.low.abs(), interval.high.abs()]);
    let reach = (2.0 * reach.fold(0.5, f64::max)).ceil() / 2.0;
    let x = |value: f64| MARGIN + (value + reach) / (2.0 * reach) * (WIDTH - 2.0 * MARGIN);
    let step = if reach > 2.0 { 1.0 } else { 0.5 };
    let ticks = (reach / step).floor() as i32;
    let bottom = 30.0 * rows.len() as f64 + 4.0;
    let view = format!("0 0 320 {}", at(bottom + 14.0));
    html! {
        svg.intervals viewBox=(view) role="img" aria-label=(told) {
            @for tick in -ticks..=ticks {
                @let value = f64::from(tick) * step;
                line class=(if tick == 0 { "zero" } else { "track" }) x1=(at(x(value))) x2=(at(x(value))) y1="2" y2=(at(bottom)) {}
                text.tick x=(at(x(value))) y=(at(bottom + 11.0)) { (if tick == 0 { "0".to_owned() } else { signed(value, 1) }) }
            }
            @for (row, (name, mean, interval)) in rows.iter().enumerate() {
                @let y = 30.0 * row as f64 + 23.0;
                text.name x="2" y=(at(y - 10.0)) { (name) }
                line.interval x1=(at(x(interval.low))) x2=(at(x(interval.high))) y1=(at(y)) y2=(at(y)) {}
                @for end in [interval.low, interval.high] {
                    line.interval x1=(at(x(end))) x2=(at(x(end))) y1=(at(y - 4.0)) y2=(at(y + 4.0)) {}
                }
                @if let Some(mean) = mean { circle.mean cx=(at(x(*mean))) cy=(at(y)) r="5" {} }
            }
        }
    }
}

/// Counts of answers as one bar, in their order, with a list of what each part is.
pub fn counted(parts: &[(String, u32)], scale: &str) -> Markup {
    let all: u32 = parts.iter().map(|(_, count)| count).sum();
    let share = |count: u32| 100.0 * f64::from(count) / f64::from(all.max(1));
    html! {
        div class=(format!("stack {scale}")) aria-hidden="true" {
            @for (place, (_, count)) in parts.iter().enumerate() {
                @if *count > 0 {
                    i class=(format!("p{place}")) style=(PreEscaped(format!("width:{}%", at(share(*count))))) { (count) }
                }
            }
        }
        ul class=(format!("key {scale}")) {
            @for (place, (name, count)) in parts.iter().enumerate() {
                li { span class=(format!("dot p{place}")) {} (name) " " b { (count) } }
            }
        }
    }
}

/// Weekly values before and after, with the median before.
pub fn run(chart: &RunChart, told: &str) -> Markup {
    const HEIGHT: f64 = 70.0;
    let values: Vec<f64> = chart.before.iter().chain(&chart.after).copied().collect();
    let range = chart.range.unwrap_or(Interval { low: 0.0, high: 1.0 });
    let span = (range.high - range.low).max(f64::MIN_POSITIVE);
    let x = |place: usize| 30.0 + place as f64 * (WIDTH - 30.0 - MARGIN) / (values.len().max(2) - 1) as f64;
    let y = |value: f64| HEIGHT - 8.0 - (value - range.low) / span * (HEIGHT - 18.0);
    let points: Vec<String> = values
        .iter()
        .enumerate()
        .map(|(place, value)| format!("{},{}", at(x(place)), at(y(*value))))
        .collect();
    let between = (!chart.before.is_empty() && !chart.after.is_empty())
        .then(|| f64::midpoint(x(chart.before.len() - 1), x(chart.before.len())));
    html! {
        svg.run viewBox="0 0 320 70" role="img" aria-label=(told) {
            @if let Some(between) = between { line.zero x1=(at(between)) x2=(at(between)) y1="2" y2="66" {} }
            @if let Some(median) = chart.median {
                line.median x1="30" x2=(at(WIDTH - MARGIN)) y1=(at(y(median))) y2=(at(y(median))) {}
            }
            polyline.run points=(points.join(" ")) {}
            @for (place, value) in values.iter().enumerate() {
                circle class=(if place < chart.before.len() { "before" } else { "after" }) cx=(at(x(place))) cy=(at(y(*value))) r="2.6" {}
            }
            text.scale x="24" y=(at(y(range.high) + 3.5)) { (plain(range.high)) }
            text.scale x="24" y=(at(y(range.low) + 3.5)) { (plain(range.low)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean(mean: u8) -> ItemShown {
        ItemShown::Mean { mean, interval: Some([mean.saturating_sub(5), mean + 5]) }
    }

    #[test]
    fn a_dumbbell_has_a_dot_for_each_side_that_is_shown() {
        let drawn =
            dumbbell(&[(Mark::Arrives, mean(28)), (Mark::Believed, mean(71))], "28, 71").into_string();
        assert_eq!(drawn.matches("<circle").count(), 2);
        // 14 + .28·292 = 95.8 and 14 + .71·292 = 221.3.
        assert!(drawn.contains("cx=\"95.8\"") && drawn.contains("cx=\"221.3\""), "{drawn}");
        let one =
            dumbbell(&[(Mark::Arrives, mean(28)), (Mark::Believed, ItemShown::TooFew)], "28").into_string();
        assert_eq!(one.matches("<circle").count(), 1);
        assert_eq!(one.matches("<polygon").count(), 0);
        let moved = dumbbell(&[(Mark::Arrives, mean(28)), (Mark::Now, mean(45))], "28, 45").into_string();
        assert_eq!(moved.matches("<polygon").count(), 1, "an arrow");
    }

    #[test]
    fn figures_close_together_are_moved_apart() {
        let means = [(Mark::Arrives, 40, None), (Mark::Believed, 41, None)];
        let placed = labels(&means, f64::from);
        assert!((placed[1].0 - placed[0].0 - 19.0).abs() < 1e-9, "{placed:?}");
        assert!((f64::midpoint(placed[0].0, placed[1].0) - 40.5).abs() < 1e-9);
    }

    #[test]
    fn an_interval_without_a_mean_has_no_dot() {
        let interval = Interval { low: -0.1, high: 0.7 };
        let rows = [("a".to_owned(), None, interval), ("b".to_owned(), Some(0.3), interval)];
        let drawn = intervals(&rows, "").into_string();
        assert_eq!(drawn.matches("<circle").count(), 1);
    }
}
