//! What answers and figures are called.

use counterpart_core::scoring::rounded;
use counterpart_core::text::Lang;
use counterpart_course::counts::{Able, Clearer, Kept, Obstacle, Use};
use counterpart_course::statistics::Interval;
use counterpart_phrases::{phrase, reaction};

pub fn kept(kept: Kept, lang: Lang) -> String {
    match kept {
        Kept::Helped => phrase!(lang, "evaluation.kept_helped"),
        Kept::DidNotHelp => phrase!(lang, "evaluation.kept_no_help"),
        Kept::NotDone => phrase!(lang, "evaluation.kept_not_done"),
        Kept::NeverCame => phrase!(lang, "evaluation.kept_never_came"),
    }
}

pub fn obstacle(answer: Obstacle, lang: Lang) -> String {
    reaction::obstacle(lang, answer)
}

pub fn uses(answer: Use, lang: Lang) -> String {
    reaction::uses(lang, answer)
}

pub fn able(answer: Able, lang: Lang) -> String {
    reaction::able(lang, answer)
}

pub fn clearer(answer: Clearer, lang: Lang) -> String {
    reaction::clearer(lang, answer)
}

/// A change with its sign, as people read it: `+0.46`, `−0.12`.
pub fn signed(value: f64, decimals: u32) -> String {
    let value = rounded(value, decimals);
    let figure = format!("{:.*}", decimals as usize, value.abs());
    let sign = if value > 0.0 {
        "+"
    } else if value < 0.0 {
        "−"
    } else {
        ""
    };
    format!("{sign}{figure}")
}

/// An interval, as people read it: `+0.18 … +0.74`.
pub fn interval(interval: Interval, decimals: u32) -> String {
    format!("{} … {}", signed(interval.low, decimals), signed(interval.high, decimals))
}

/// A value with as many decimals as it needs, two at the most.
pub fn plain(value: f64) -> String {
    let text = format!("{:.2}", rounded(value, 2));
    text.trim_end_matches('0').trim_end_matches('.').replace('-', "−")
}

/// The words of an item without the full stop, so that it can stand within a sentence.
pub fn within(item: &str) -> &str {
    item.trim().trim_end_matches(['。', '.'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_their_signs() {
        let told = [0.456, -0.124, 0.001, -0.001].map(|value| signed(value, 2));
        assert_eq!(told, ["+0.46", "−0.12", "0.00", "0.00"]);
        assert_eq!(interval(Interval { low: -6.4, high: 27.6 }, 0), "−6 … +28");
        assert_eq!([9.0, 7.5, -0.25, 1200.0].map(plain), ["9", "7.5", "−0.25", "1200"]);
        assert_eq!(within("要做改动，先来问一声。"), "要做改动，先来问一声");
    }
}
