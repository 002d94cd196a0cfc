//! Every constant of the conversation model, in one place.
//!
//! The signs and shapes follow the evidence named beside each; the sizes are a design choice,
//! calibrated so that repairing one worst move takes two to five good ones and heat left alone
//! returns to its resting point. All arithmetic is on whole numbers, so that the same choices give
//! the same state on every machine.

use crate::scenario::MoveKind;

/// The highest value of every gauge.
pub const FULL: i32 = 100;

/// Trust gained by a judgement of +2, as a percentage of what is missing to the cap.
pub const TRUST_GAIN_PERCENT: i32 = 12;
/// Trust lost by a judgement of −2, in points, once trust is at [`TRUST_LOSS_FULL_AT`] or more.
/// Trust is easier lost than won (Slovic 1993).
pub const TRUST_LOSS: i32 = 17;
/// Below this trust there is less left to lose.
pub const TRUST_LOSS_FULL_AT: i32 = 20;
/// The cap on trust for good once a deception has come out (Schweitzer, Hershey & Bradlow 2006).
pub const TRUST_CAP_DECEIVED: i32 = 75;

/// Heat gained by a judgement of −2 when heat is 0, in points; less as heat nears 100.
pub const HEAT_GAIN: i32 = 22;
/// Heat lost by a judgement of +2, as a percentage of the heat there is.
pub const HEAT_LOSS_PERCENT: i32 = 14;
/// The heat that a conversation returns to when left alone.
pub const HEAT_SET_POINT: i32 = 25;
/// A turn takes heat one part in so many back to its set point, rounded away from zero
/// (inertia and set point: Cook et al. 1995).
pub const HEAT_INERTIA: i32 = 10;
/// At this heat people leave.
pub const HEAT_WALK_OUT: u8 = 85;

/// Safety gained by a judgement of +2, as a percentage of what is missing.
pub const SAFETY_GAIN_PERCENT: i32 = 15;
/// Safety lost by a judgement of −2, as a percentage of what there is.
pub const SAFETY_LOSS_PERCENT: i32 = 15;

/// How far a judgement moves the safety against which an interest's depth is held, in points for
/// each half of a judgement: somebody says it if safety + 12.5 · judgement ≥ depth.
pub const DISCLOSURE_HALVES: i32 = 25;

/// At this heat and above, proposals, feedback and probing misfire. On Glasl's stages it is where
/// "deeds, not words" begins.
pub const HOT: u8 = 60;
/// Above this heat only a break helps.
pub const BOILING: u8 = 72;
/// Below this heat people are ready to work.
pub const COOL: u8 = 30;
/// Below this heat a break interrupts.
pub const SETTLED: u8 = 45;

/// The clarity that a proposal needs.
pub const CLEAR_ENOUGH: u8 = 50;
/// The clarity above which facts are on the table.
pub const CLEAR: u8 = 60;
/// The clarity above which roles are.
pub const ROLES_CLEAR: u8 = 70;
/// The safety that feedback needs.
pub const SAFE_FOR_FEEDBACK: u8 = 45;
/// Below this trust a closed question sounds like a trap.
pub const WARY: u8 = 40;

/// What an agreement must be worth to somebody above walking away, in points, when trust is 0.
/// It shrinks in proportion to trust: at trust 100 nothing is asked.
pub const MARGIN: i32 = 20;

/// Trust gained at once by a promise that can't be kept, in points.
pub const OVERPROMISE_GAIN: i32 = 8;
/// After so many turns it comes out.
pub const OVERPROMISE_TURNS: u8 = 3;
/// Trust lost when it does, in points.
pub const DECEPTION_TRUST_LOSS: i32 = 20;
/// Heat gained when it does, in points.
pub const DECEPTION_HEAT_GAIN: i32 = 10;

/// Moves that only listen and ask nothing; the third in a row stalls.
pub const LISTENING_ONLY: [MoveKind; 4] =
    [MoveKind::Reflect, MoveKind::ReflectFeeling, MoveKind::Acknowledge, MoveKind::Summarise];
/// The listening move in a row that stalls.
pub const STALLS_AT: u8 = 3;

/// What a fitting move adds to clarity, as a percentage of what is missing; half of it for a move
/// that is judged 0, nothing for one that misfires.
pub const fn clarity_gain_percent(kind: MoveKind) -> i32 {
    match kind {
        MoveKind::Commit => 20,
        MoveKind::ClarifyRoles => 18,
        MoveKind::Summarise => 16,
        MoveKind::StateNeed | MoveKind::AlignGoal => 14,
        MoveKind::StateFact => 12,
        MoveKind::CheckInterest | MoveKind::Propose | MoveKind::Trade | MoveKind::SetBoundary => 10,
        MoveKind::Reflect | MoveKind::GiveFeedback => 8,
        MoveKind::AskOpen | MoveKind::AskClosed | MoveKind::InviteIdeas => 6,
        _ => 0,
    }
}

/// What a move takes from clarity whatever its judgement, in points.
pub const fn clarity_loss(kind: MoveKind) -> i32 {
    match kind {
        MoveKind::Overpromise | MoveKind::Deflect => 8,
        MoveKind::GuessAsFact => 6,
        MoveKind::Blame => 4,
        _ => 0,
    }
}
