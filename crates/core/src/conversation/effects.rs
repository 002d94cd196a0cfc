//! What a judged move does to the person who hears it.

use super::aspects::{Aspect, Aspects};
use super::parameters::{FULL, Parameters};
use super::rules::Moment;
use super::state::{Mind, clamped, rounded_div};
use crate::scenario::{AgreementIx, Argument, MoveKind};

/// The change of one mind by a judgement of −2…2 alone: trust, heat and safety.
///
/// With q = judgement / 2, q⁺ and q⁻ its positive and negative parts and H = heat / 100:
/// trust + .12·q⁺·(cap − trust) − 17·q⁻·min(1, trust / 20);
/// heat + 22·q⁻·(1 − H²) − .14·q⁺·heat; safety + .15·q⁺·(100 − safety) − .15·q⁻·safety.
pub fn judged(p: &Parameters, mind: &mut Mind, judgement: i8) {
    let strength = i32::from(judgement).abs();
    let (trust, heat, safety) = (i32::from(mind.trust), i32::from(mind.heat), i32::from(mind.safety));
    if judgement > 0 {
        let trust =
            trust + rounded_div(p.trust_gain_percent * strength * (mind.trust_cap(p) - trust).max(0), 200);
        mind.trust = clamped(trust, FULL);
        mind.heat = clamped(heat - rounded_div(p.heat_loss_percent * strength * heat, 200), FULL);
        mind.safety =
            clamped(safety + rounded_div(p.safety_gain_percent * strength * (FULL - safety), 200), FULL);
    } else if judgement < 0 {
        let at_risk = trust.min(p.trust_loss_full_at);
        mind.trust =
            clamped(trust - rounded_div(p.trust_loss * strength * at_risk, 2 * p.trust_loss_full_at), FULL);
        let room = FULL * FULL - heat * heat;
        mind.heat = clamped(heat + rounded_div(p.heat_gain * strength * room, 2 * FULL * FULL), FULL);
        mind.safety = clamped(safety - rounded_div(p.safety_loss_percent * strength * safety, 200), FULL);
    }
}

/// One turn of heat going back to its set point: a tenth of the way, at least one point.
pub fn cool(p: &Parameters, mind: &mut Mind) {
    let distance = p.heat_set_point - i32::from(mind.heat);
    let step = distance.signum() * ((distance.abs() + p.heat_inertia - 1) / p.heat_inertia);
    mind.heat = clamped(i32::from(mind.heat) + step, FULL);
}

/// What a move makes clear, or muddles.
pub fn clarify(p: &Parameters, mind: &mut Mind, kind: MoveKind, judgement: i8) {
    let clarity = i32::from(mind.clarity);
    let halves = match judgement {
        1.. => 2,
        0 => 1,
        _ => 0,
    };
    let gain = rounded_div(p.clarity_gain_percent(kind) * halves * (FULL - clarity), 200);
    mind.clarity = clamped(clarity + gain - p.clarity_loss(kind), FULL);
}

/// A promise that can't be kept: trust now, and a debt.
pub fn promise(p: &Parameters, mind: &mut Mind) {
    let cap = mind.trust_cap(p).max(i32::from(mind.trust));
    mind.trust = clamped(i32::from(mind.trust) + p.overpromise_gain, cap);
    if mind.promise_due == 0 && !mind.deceived {
        // The turn in which it is given counts down, too.
        mind.promise_due = p.overpromise_turns + 1;
    }
}

/// One turn nearer to a promise coming out. True if it comes out now.
pub fn promise_ages(p: &Parameters, mind: &mut Mind) -> bool {
    if mind.promise_due == 0 {
        return false;
    }
    mind.promise_due -= 1;
    if mind.promise_due > 0 {
        return false;
    }
    mind.deceived = true;
    let trust = i32::from(mind.trust) - p.deception_trust_loss;
    mind.trust = clamped(trust, p.trust_cap_deceived);
    mind.heat = clamped(i32::from(mind.heat) + p.deception_heat_gain, FULL);
    true
}

/// A break that fits takes heat half of the way to its set point.
pub fn break_off(p: &Parameters, mind: &mut Mind) {
    let distance = p.heat_set_point - i32::from(mind.heat);
    mind.heat = clamped(i32::from(mind.heat) + rounded_div(distance, 2), FULL);
}

/// What a sentence does to the person who hears it: by how it was judged as a whole, and by each of its
/// acts with its own judgement.
pub fn heard(p: &Parameters, mind: &mut Mind, judgement: i8, acts: impl Iterator<Item = (MoveKind, i8)>) {
    judged(p, mind, judgement);
    for (kind, judgement) in acts {
        clarify(p, mind, kind, judgement);
        if kind == MoveKind::Overpromise {
            promise(p, mind);
        }
        if kind == MoveKind::TakeABreak && judgement >= 1 {
            break_off(p, mind);
        }
    }
}

/// A turn passes for somebody across the table, whoever was spoken to: promises come out, and heat goes
/// back to its set point, unless it is so high that they leave. True if their heat rose on the way, from
/// what it was before the sentence, to the mark from which only a break helps.
pub fn turn_passes(p: &Parameters, mind: &mut Mind, before: &Mind) -> bool {
    promise_ages(p, mind);
    // The heat of the moment counts before it cools.
    let boils = mind.heat > before.heat && mind.heat >= p.boiling;
    if mind.heat < p.heat_walk_out {
        cool(p, mind);
    }
    boils
}

/// What the effects of a kind of move look at: whatever of the state decides about something *else* of
/// it. A gauge that only goes on from where it was isn't looked at.
pub const fn reads(kind: MoveKind) -> Aspects {
    // Heat decides who leaves; whoever was deceived trusts less; a promise comes out by itself.
    let mut reads = Aspects::of(&[Aspect::Heat, Aspect::Deceived, Aspect::PromiseDue]);
    if let Some(Argument::Interest | Argument::MaybeInterest) = kind.argument() {
        // Whether it is said now. A motive stated as known never brings it up, since it always
        // misfires; a proof that made use of that would merge one or two states in a hundred more.
        reads = reads.and(&[Aspect::Revealed, Aspect::SafetyToSay]);
    }
    if kind.sums_up() {
        reads = reads.and(&[Aspect::AllRevealed]);
    }
    if let Some(Argument::Agreement | Argument::MaybeAgreement) = kind.argument() {
        // Whether it is accepted.
        reads = reads.and(&[Aspect::Trust, Aspect::Clarity, Aspect::AllRevealed]);
    }
    reads
}

/// What a move brings up: the interests that are said now at the latest, and those that are understood
/// now at the latest, as sets of bits.
pub fn brings_up(moment: &Moment, judgement: i8) -> (u32, u32) {
    let kind = moment.act.kind;
    let mut revealed = 0;
    let mut understood = 0;
    if (kind.probes() || kind.restates())
        && let Some(interest) = moment.interest()
        && let Some(said) = moment.is_revealed()
    {
        let says = !said && kind.probes() && judgement >= 0 && moment.would_say(interest, judgement);
        if says {
            revealed |= interest.bit();
        }
        if kind.restates() && judgement >= 1 && (said || says) {
            understood |= interest.bit();
        }
    }
    if kind.sums_up() && judgement >= 1 {
        understood |= moment.revealed();
    }
    (revealed, understood)
}

/// What is understood when an agreement is settled, as a set of bits: the listener's interests that it rests
/// on. They said them, the terms say them back, and the yes confirms it.
pub fn taken_up(moment: &Moment, agreement: AgreementIx) -> u32 {
    if moment.is(MoveKind::GiveIn) {
        return 0;
    }
    moment.scenario.agreement(agreement).rests_on & moment.their_interests()
}

/// Whether a move settles its agreement: a proposal if it is acceptable, yielding if it is worth at
/// least walking away.
pub fn settles(moment: &Moment) -> bool {
    let Some(agreement) = moment.agreement() else { return false };
    match moment.act.kind {
        MoveKind::GiveIn => {
            let department = moment.their_department();
            let scenario = moment.scenario;
            scenario.worth(Some(agreement), department) >= scenario.worth(None, department)
        }
        _ => moment.acceptable(agreement),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::parameters as p;

    const P: Parameters = Parameters::DEFAULT;

    fn mind(trust: u8, heat: u8, safety: u8) -> Mind {
        Mind { trust, heat, safety, clarity: 40, ..Mind::default() }
    }

    /// Worked by hand. +2: trust 40 + .12·60 = 47.2; heat 60 − .14·60 = 51.6; safety 40 + .15·60 = 49.
    /// −2: trust 40 − 17 = 23; heat 60 + 22·(1 − .36) = 74.08; safety 40 − .15·40 = 34.
    #[test]
    fn one_move_by_hand() {
        let mut best = mind(40, 60, 40);
        judged(&P, &mut best, 2);
        assert_eq!((best.trust, best.heat, best.safety), (47, 52, 49));
        let mut worst = mind(40, 60, 40);
        judged(&P, &mut worst, -2);
        assert_eq!((worst.trust, worst.heat, worst.safety), (23, 74, 34));
        let mut none = mind(40, 60, 40);
        judged(&P, &mut none, 0);
        assert_eq!(none, mind(40, 60, 40));
    }

    #[test]
    fn one_worst_move_takes_two_to_five_best_ones_to_repair() {
        for trust in 20..=75 {
            let mut hurt = mind(trust, 50, 50);
            judged(&P, &mut hurt, -2);
            let needed = (1..).find(|_| {
                judged(&P, &mut hurt, 2);
                hurt.trust >= trust
            });
            let needed = needed.expect("trust grows back");
            assert!((2..=5).contains(&needed), "trust {trust} takes {needed} moves");
        }
    }

    #[test]
    fn heat_left_alone_returns_to_its_set_point_and_stays() {
        for heat in 0..=100 {
            let mut mind = mind(50, heat, 50);
            for _ in 0..60 {
                cool(&P, &mut mind);
            }
            assert_eq!(i32::from(mind.heat), p::HEAT_SET_POINT, "from {heat}");
        }
    }

    #[test]
    fn a_broken_promise_caps_trust_for_good() {
        let mut fooled = mind(90, 30, 60);
        promise(&P, &mut fooled);
        assert_eq!(fooled.trust, 98);
        let comes_out: Vec<bool> = (0..5).map(|_| promise_ages(&P, &mut fooled)).collect();
        assert_eq!(comes_out, [false, false, false, true, false]);
        assert_eq!((fooled.trust, fooled.heat), (75, 40));
        for _ in 0..200 {
            judged(&P, &mut fooled, 2);
        }
        assert!(i32::from(fooled.trust) <= p::TRUST_CAP_DECEIVED);
    }

    #[test]
    fn clarity_comes_from_saying_things_and_goes_with_muddling_them() {
        let mut one = mind(50, 30, 50);
        clarify(&P, &mut one, MoveKind::StateNeed, 2);
        assert_eq!(one.clarity, 48, "40 + .14·60 = 48.4");
        clarify(&P, &mut one, MoveKind::StateNeed, -1);
        assert_eq!(one.clarity, 48);
        clarify(&P, &mut one, MoveKind::Deflect, -1);
        assert_eq!(one.clarity, 40);
    }
}
