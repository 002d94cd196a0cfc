//! Glasl's stages of escalation, as bands on heat.

use super::thresholds::Thresholds;
use crate::text::Words;

/// A band of Glasl's nine stages. In stages 1–3 both can win, in 4–6 one wins, in 7–9 both lose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Escalation {
    /// Below stage 1: no tension to speak of.
    Calm,
    /// Stage 1: tension, hardening.
    Hardening,
    /// Stage 2: debate.
    Debate,
    /// Stage 3: deeds, not words.
    Deeds,
    /// Stage 4 and beyond: coalitions, threats; one side must lose.
    WinLose,
}

impl Escalation {
    /// The band of a heat of 0–100. The borders are a design choice: they are those of the model, where
    /// proposals begin to misfire and where only a break helps.
    pub const fn of_heat(heat: u8) -> Escalation {
        Escalation::by(&Thresholds::DEFAULT, heat)
    }

    /// The same, by these thresholds.
    pub const fn by(thresholds: &Thresholds, heat: u8) -> Escalation {
        match heat {
            _ if heat < thresholds.calm_below => Escalation::Calm,
            _ if heat < thresholds.tense => Escalation::Hardening,
            _ if heat < thresholds.angry => Escalation::Debate,
            _ if heat < thresholds.furious => Escalation::Deeds,
            _ => Escalation::WinLose,
        }
    }

    /// The band in words.
    pub const fn name(self) -> Words {
        match self {
            Escalation::Calm => Words::new("平静", "calm"),
            Escalation::Hardening => Words::new("绷着", "tense"),
            Escalation::Debate => Words::new("顶着", "arguing"),
            Escalation::Deeds => Words::new("火气上来了", "heated"),
            Escalation::WinLose => Words::new("快翻脸了", "about to blow up"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_heat_is_never_a_lower_stage() {
        let stages: Vec<Escalation> = (0..=100).map(Escalation::of_heat).collect();
        assert!(stages.is_sorted());
        assert_eq!(Escalation::of_heat(59), Escalation::Debate);
        assert_eq!(Escalation::of_heat(60), Escalation::Deeds);
    }
}
