//! Every number of the conversation model, in one place.
//!
//! Each stands here twice over: as a constant, and as a field of [`Parameters`] with that constant
//! as its value. The engine asks the fields, so that a proof can ask what would be true if a number
//! were a quarter larger; everything else may use the constants. Where a number shows, in a face, a word
//! or a colour, it is taken from [`Thresholds`](super::thresholds::Thresholds), which follow these; the
//! prose of rules names them in braces.

use crate::scenario::{Clarity, MoveKind};

/// Makes the constants, the fields and the list of them from one table.
macro_rules! parameters {
    ($($(#[$doc:meta])* $constant:ident $field:ident: $type:ty = $value:literal;)*) => {
        $($(#[$doc])* pub const $constant: $type = $value;)*

        /// The numbers of the conversation model, as a value.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct Parameters {
            $($(#[$doc])* pub $field: $type,)*
        }

        impl Parameters {
            /// The numbers as they are.
            pub const DEFAULT: Parameters = Parameters { $($field: $constant,)* };
        }

        /// Every number by its name, with how to read and to change it.
        pub const ALL: &[Parameter] = &[
            $(Parameter {
                name: stringify!($constant),
                get: |parameters| i32::from(parameters.$field),
                set: |parameters, value| {
                    parameters.$field = <$type>::try_from(value.clamp(0, FULL)).unwrap_or(parameters.$field);
                },
            },)*
        ];
    };
}

/// One number of the model.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Its name, that of the constant.
    pub name: &'static str,
    /// Reads it.
    pub get: fn(&Parameters) -> i32,
    /// Changes it; kept within 0–100.
    pub set: fn(&mut Parameters, i32),
}

/// The highest value of every gauge.
pub const FULL: i32 = 100;

parameters! {
    /// Trust gained by a judgement of +2, as a percentage of what is missing to the cap.
    TRUST_GAIN_PERCENT trust_gain_percent: i32 = 12;
    /// Trust lost by a judgement of −2, in points, once trust is at [`TRUST_LOSS_FULL_AT`] or more.
    /// Trust is easier lost than won (Slovic 1993).
    TRUST_LOSS trust_loss: i32 = 17;
    /// Below this trust there is less left to lose.
    TRUST_LOSS_FULL_AT trust_loss_full_at: i32 = 20;
    /// The cap on trust for good once a deception has come out (Schweitzer, Hershey & Bradlow 2006).
    TRUST_CAP_DECEIVED trust_cap_deceived: i32 = 75;
    /// Heat gained by a judgement of −2 when heat is 0, in points; less as heat nears 100.
    HEAT_GAIN heat_gain: i32 = 22;
    /// Heat lost by a judgement of +2, as a percentage of the heat there is.
    HEAT_LOSS_PERCENT heat_loss_percent: i32 = 14;
    /// The heat that a conversation returns to when left alone.
    HEAT_SET_POINT heat_set_point: i32 = 25;
    /// A turn takes heat one part in so many back to its set point, rounded away from zero
    /// (inertia and set point: Cook et al. 1995).
    HEAT_INERTIA heat_inertia: i32 = 10;
    /// At this heat people leave.
    HEAT_WALK_OUT heat_walk_out: u8 = 85;
    /// Safety gained by a judgement of +2, as a percentage of what is missing.
    SAFETY_GAIN_PERCENT safety_gain_percent: i32 = 15;
    /// Safety lost by a judgement of −2, as a percentage of what there is.
    SAFETY_LOSS_PERCENT safety_loss_percent: i32 = 15;
    /// How far a judgement moves the safety against which an interest's depth is held, in points for
    /// each half of a judgement: somebody says it if safety + 12.5 · judgement ≥ depth.
    DISCLOSURE_HALVES disclosure_halves: i32 = 25;
    /// At this heat and above, proposals, feedback and probing misfire. On Glasl's stages it is where
    /// "deeds, not words" begins.
    HOT hot: u8 = 60;
    /// At this heat and above, only a break helps.
    BOILING boiling: u8 = 72;
    /// Below this heat people are ready to work.
    COOL cool: u8 = 30;
    /// Below this heat a break interrupts.
    SETTLED settled: u8 = 45;
    /// The clarity that a proposal needs.
    CLEAR_ENOUGH clear_enough: u8 = 50;
    /// The clarity above which facts are on the table.
    CLEAR clear: u8 = 60;
    /// The clarity above which roles are.
    ROLES_CLEAR roles_clear: u8 = 70;
    /// The safety that feedback needs.
    SAFE_FOR_FEEDBACK safe_for_feedback: u8 = 45;
    /// Below this trust a closed question sounds like a trap.
    WARY wary: u8 = 40;
    /// What an agreement must be worth to somebody above walking away, in points, when trust is 0.
    /// It shrinks in proportion to trust: at trust 100 nothing is asked.
    MARGIN margin: i32 = 20;
    /// What counts as a gain, for a proposal as for the outcome: this share of what a department could
    /// win above walking away, in per cent ((worth − walk-away) / (best − walk-away)).
    WIN_PERCENT win_percent: i32 = 40;
    /// Trust gained at once by a promise that can't be kept, in points.
    OVERPROMISE_GAIN overpromise_gain: i32 = 8;
    /// After so many turns it comes out.
    OVERPROMISE_TURNS overpromise_turns: u8 = 3;
    /// Trust lost when it does, in points.
    DECEPTION_TRUST_LOSS deception_trust_loss: i32 = 20;
    /// Heat gained when it does, in points.
    DECEPTION_HEAT_GAIN deception_heat_gain: i32 = 10;
    /// With so few things left to say, another open question leaves no time for what it opens.
    LAST_SENTENCES last_sentences: u8 = 3;
    /// The most that a conversation can score in which a line was crossed and not taken back.
    CROSSED_SCORE_CAP crossed_score_cap: u8 = 30;
    /// Of how far heat could have fallen, what boiling over on the way takes, as a percentage.
    BOILED_OVER_COST boiled_over_cost: i32 = 40;
    /// The listening move in a row that stalls.
    STALLS_AT stalls_at: u8 = 3;
    /// At this heat and above, a proposal adds fuel: it is judged −2 and not −1. A choice of the model.
    ADDS_FUEL adds_fuel: u8 = 75;
    /// What settling who does what by when adds to clarity when it fits, as a percentage of what is missing.
    CLARITY_COMMIT clarity_commit: i32 = 20;
    /// What saying who does which part adds to clarity when it fits, as a percentage of what is missing.
    CLARITY_ROLES clarity_roles: i32 = 18;
    /// What collecting what was said adds to clarity when it fits, as a percentage of what is missing.
    CLARITY_SUMMARY clarity_summary: i32 = 16;
    /// What saying a need, or a common goal adds to clarity when it fits, as a percentage of what is missing.
    CLARITY_NEED clarity_need: i32 = 14;
    /// What a fact adds to clarity when it fits, as a percentage of what is missing.
    CLARITY_FACT clarity_fact: i32 = 12;
    /// What a proposal, a trade, a firm line, or a reading offered for correction adds to clarity when it fits, as a percentage of what is missing.
    CLARITY_PROPOSAL clarity_proposal: i32 = 10;
    /// What a reflection or feedback adds to clarity when it fits, as a percentage of what is missing.
    CLARITY_REFLECTION clarity_reflection: i32 = 8;
    /// What a question adds to clarity when it fits, as a percentage of what is missing.
    CLARITY_QUESTION clarity_question: i32 = 6;
    /// What a promise that can't be kept, or turning it to something else takes from clarity, in points.
    MUDDLE_COST muddle_cost: i32 = 8;
    /// What stating their motive as if it were known takes from clarity, in points.
    PRESUMPTION_COST presumption_cost: i32 = 6;
    /// What blame takes from clarity, in points.
    BLAME_COST blame_cost: i32 = 4;
}

impl Parameters {
    /// What a fitting move adds to clarity, as a percentage of what is missing; half of it for a move
    /// that is judged 0, nothing for one that misfires.
    pub const fn clarity_gain_percent(&self, kind: MoveKind) -> i32 {
        match kind.clarity() {
            Clarity::Commitment => self.clarity_commit,
            Clarity::Roles => self.clarity_roles,
            Clarity::Summary => self.clarity_summary,
            Clarity::Need => self.clarity_need,
            Clarity::Fact => self.clarity_fact,
            Clarity::Proposal => self.clarity_proposal,
            Clarity::Reflection => self.clarity_reflection,
            Clarity::Question => self.clarity_question,
            Clarity::Untouched | Clarity::Muddles | Clarity::Presumes | Clarity::Accuses => 0,
        }
    }

    /// What a move takes from clarity whatever its judgement, in points.
    pub const fn clarity_loss(&self, kind: MoveKind) -> i32 {
        match kind.clarity() {
            Clarity::Muddles => self.muddle_cost,
            Clarity::Presumes => self.presumption_cost,
            Clarity::Accuses => self.blame_cost,
            Clarity::Commitment
            | Clarity::Roles
            | Clarity::Summary
            | Clarity::Need
            | Clarity::Fact
            | Clarity::Proposal
            | Clarity::Reflection
            | Clarity::Question
            | Clarity::Untouched => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_can_be_changed_by_its_name_and_changes_nothing_else() {
        for (index, parameter) in ALL.iter().enumerate() {
            let mut changed = Parameters::DEFAULT;
            let old = (parameter.get)(&changed);
            (parameter.set)(&mut changed, old + 1);
            assert_eq!((parameter.get)(&changed), (old + 1).min(FULL), "{}", parameter.name);
            for other in ALL.iter().enumerate().filter(|(place, _)| *place != index).map(|(_, other)| other) {
                assert_eq!((other.get)(&changed), (other.get)(&Parameters::DEFAULT), "{}", other.name);
            }
        }
    }
}
