//! From which values on a state shows itself otherwise: one place for faces, words, light and maps.
//!
//! Where the model has a number of its own, what shows follows it, so that a face turns where the rules
//! turn. What only shows, and decides nothing, stands here.

use super::parameters::Parameters;

/// Where the gauges change how they show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// Below this heat there is no tension to speak of: people are ready to work.
    pub calm_below: u8,
    /// Below this heat somebody who trusts is at ease, and nobody wears themselves out.
    pub at_ease_below: u8,
    /// From this heat on there is tension: a break no longer interrupts.
    pub tense: u8,
    /// From this heat on they are angry: proposals misfire.
    pub angry: u8,
    /// From this heat on they are furious: only a break helps.
    pub furious: u8,
    /// At this heat they leave: the end of every scale of heat.
    pub walks_out: u8,
    /// Below this trust somebody calm keeps their distance, and doesn't trust at all.
    pub distant_below: u8,
    /// Below this trust tension looks like suspicion.
    pub wary_below: u8,
    /// From this trust on they trust somewhat, and lean neither in nor out.
    pub trusting: u8,
    /// From this trust on they trust a lot, and smile when they are at ease.
    pub friendly: u8,
    /// Below this safety somebody who isn't tense looks worried.
    pub worried_below: u8,
    /// With so few turns left a talk that is still warm has made them tired.
    pub last_turns: u8,
    /// With so few things left to say time is short: the rules ask for a way to the table.
    pub time_is_short: u8,
    /// A change of this many points of a gauge in one turn shows.
    pub change: i16,
}

impl Thresholds {
    /// With the numbers of the model as they are.
    pub const DEFAULT: Thresholds = Thresholds::of(&Parameters::DEFAULT);

    /// What shows if these are the numbers of the model.
    pub const fn of(p: &Parameters) -> Thresholds {
        Thresholds {
            calm_below: p.cool,
            at_ease_below: 35,
            tense: p.settled,
            angry: p.hot,
            furious: p.boiling,
            walks_out: p.heat_walk_out,
            distant_below: 25,
            wary_below: p.wary,
            trusting: 45,
            friendly: 65,
            worried_below: 25,
            last_turns: 2,
            time_is_short: p.last_sentences,
            change: 8,
        }
    }
}

/// How far somebody trusts, as a word for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reliance {
    /// Not at all.
    None,
    /// A little.
    Little,
    /// Somewhat.
    Some,
    /// A lot.
    Much,
}

impl Reliance {
    /// That of a trust of 0–100.
    pub const fn of_trust(trust: u8) -> Reliance {
        Reliance::by(&Thresholds::DEFAULT, trust)
    }

    /// The same, by these thresholds.
    pub const fn by(thresholds: &Thresholds, trust: u8) -> Reliance {
        match trust {
            _ if trust < thresholds.distant_below => Reliance::None,
            _ if trust < thresholds.trusting => Reliance::Little,
            _ if trust < thresholds.friendly => Reliance::Some,
            _ => Reliance::Much,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::glasl::Escalation;

    #[test]
    fn more_trust_is_never_a_colder_word() {
        let words: Vec<Reliance> = (0..=100).map(Reliance::of_trust).collect();
        assert!(words.is_sorted());
        let words = [24, 25, 44, 45, 64, 65].map(Reliance::of_trust);
        let expected = [
            Reliance::None,
            Reliance::Little,
            Reliance::Little,
            Reliance::Some,
            Reliance::Some,
            Reliance::Much,
        ];
        assert_eq!(words, expected);
    }

    #[test]
    fn a_number_of_the_model_that_moves_takes_the_words_for_heat_along() {
        let moved = Parameters { cool: 20, settled: 50, hot: 62, boiling: 80, ..Parameters::DEFAULT };
        let thresholds = Thresholds::of(&moved);
        let words = [19, 20, 50, 61, 62, 79, 80].map(|heat| Escalation::by(&thresholds, heat));
        let expected = [
            Escalation::Calm,
            Escalation::Hardening,
            Escalation::Debate,
            Escalation::Debate,
            Escalation::Deeds,
            Escalation::Deeds,
            Escalation::WinLose,
        ];
        assert_eq!(words, expected);
    }
}
