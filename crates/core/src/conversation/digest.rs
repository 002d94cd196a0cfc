//! The digest of the model: by which rules and numbers a conversation was judged.
//!
//! A play is kept as a list of choices and replayed by the rules that there are. Its digest, kept beside
//! it, says whether those are the rules by which it was judged; if not, whoever shows it says so.
//!
//! What counts: every rule's id, rank, moves, what it reads, and its verdict as it is written; every
//! parameter's value; the table of moves; and [`MODEL`], which stands for what is written elsewhere. What
//! doesn't: the prose of rules, names, examples and sources, comments and layout.
//!
//! **Not here:** the digest of a scenario (`scenario::digest`).

use super::parameters::{self, Parameters};
use super::rules;
use crate::scenario::MoveKind;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::sync::LazyLock;

/// The version of all that decides about a conversation and is no rule and no parameter: the equations of
/// `effects` and `step`, the questions of `Moment`, and how an outcome is scored. Raise it by one with
/// every change of what they do. A test holds a sample of their results beside it.
pub const MODEL: u32 = 2;

/// SHA-256, in hexadecimal, over the rules and numbers by which conversations are judged now.
pub fn digest() -> &'static str {
    static DIGEST: LazyLock<String> = LazyLock::new(|| hash(&model(MODEL, &Parameters::DEFAULT, &rules())));
    &DIGEST
}

fn hash(model: &Value) -> String {
    Sha256::digest(model.to_string().as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn model(version: u32, p: &Parameters, rules: &[String]) -> Value {
    let parameters: Value =
        parameters::ALL.iter().map(|parameter| json!([parameter.name, (parameter.get)(p)])).collect();
    let moves: Value = MoveKind::ALL.iter().map(|kind| a_move(*kind)).collect();
    // Lists alone: the order of an object's keys is no affair of ours.
    json!([version, rules, parameters, moves])
}

/// Every rule as it is written, in the order in which they are tried, after the moves that it is about: those
/// may be written as a list that stands elsewhere.
fn rules() -> Vec<String> {
    let written = rules::AS_WRITTEN.iter().chain(rules::CAPS_AS_WRITTEN).copied().flatten();
    written
        .map(|fields| bare(&fields.concat()))
        .zip(rules::all())
        .map(|(written, rule)| {
            let moves: Vec<&str> = rule.moves.iter().map(|kind| kind.key()).collect();
            format!("{written}{}", moves.join(","))
        })
        .collect()
}

/// Without the spaces between words, which the layout of a file decides about and no rule, and without the
/// comma that a layout puts behind the last of a list.
fn bare(written: &str) -> String {
    let bare: String = written.chars().filter(|c| !c.is_whitespace()).collect();
    [")", "]", "}"].into_iter().fold(bare, |bare, end| bare.replace(&format!(",{end}"), end))
}

fn a_move(kind: MoveKind) -> Value {
    json!([
        kind.key(),
        format!("{:?} {:?} {:?}", kind.family(), kind.cluster(), kind.argument()),
        format!("{:?} {:b}", kind.clarity(), kind.traits()),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::rules::sketch::everywhere;
    use crate::conversation::rules::{RULES, all};
    use crate::conversation::{Mind, Pick, Play, effects};
    use crate::scenario::{SeatIx, parse};
    use crate::scoring::{outcome, rounded};
    use std::collections::BTreeSet;
    use std::sync::Arc;

    #[test]
    fn every_rule_stands_in_it_once_in_its_order_with_its_verdict_and_without_its_prose() {
        let written = rules();
        assert_eq!(written.len(), all().count());
        for (written, rule) in written.iter().zip(all()) {
            let begins = format!("id:\"{}\";family:", rule.id);
            assert!(written.starts_with(&begins), "{written}");
            assert!(written.contains(";moves:") && written.contains(";judge:"), "{written}");
            assert!(!written.contains("Words::new") && !written.contains("//"), "{written}");
        }
        // Two rules may judge alike, but not many.
        let verdicts: BTreeSet<&str> =
            written.iter().filter_map(|written| written.split(";judge:").nth(1)).collect();
        assert!(verdicts.len() > RULES.len() / 2, "{}", verdicts.len());
    }

    #[test]
    fn whatever_decides_about_a_conversation_changes_it() {
        let now = hash(&model(MODEL, &Parameters::DEFAULT, &rules()));
        assert_eq!(now, digest());
        let mut seen = BTreeSet::from([now]);
        let mut differs = |model: Value, what: &str| assert!(seen.insert(hash(&model)), "{what}");
        differs(model(MODEL + 1, &Parameters::DEFAULT, &rules()), "the version");
        for parameter in parameters::ALL {
            let mut changed = Parameters::DEFAULT;
            let value = (parameter.get)(&changed);
            (parameter.set)(&mut changed, value - 1);
            differs(model(MODEL, &changed, &rules()), parameter.name);
        }
        let mut swapped = rules();
        swapped.swap(3, 4);
        differs(model(MODEL, &Parameters::DEFAULT, &swapped), "the order of rules");
        let stricter: Vec<String> = rules().iter().map(|rule| rule.replace("Some(-1)", "Some(-2)")).collect();
        differs(model(MODEL, &Parameters::DEFAULT, &stricter), "a verdict");
    }

    #[test]
    fn layout_changes_nothing() {
        let one = bare("judge:|moment| match () {\n    () if moment.hot() => Some(-1),\n    () => None,\n};");
        assert_eq!(one, bare("judge:|moment| match () { () if moment.hot() => Some(-1), () => None };"));
        assert_ne!(one, bare("judge:|moment| match () { () if moment.hot() => Some(1), () => None };"));
    }

    /// A sample of what no rule and no parameter says: what each judgement does to minds of many kinds, how
    /// the whole book judges moments of every kind, and what some plays come to from turn to turn.
    fn sample() -> String {
        let p = &Parameters::DEFAULT;
        let mut hasher = Sha256::new();
        for gauge in (0..=100).step_by(5) {
            for deceived in [false, true] {
                let mind = Mind {
                    trust: gauge,
                    heat: 100 - gauge,
                    safety: gauge,
                    clarity: gauge,
                    deceived,
                    ..Mind::default()
                };
                for quality in -2..=2 {
                    for kind in MoveKind::ALL {
                        let mut after = mind;
                        effects::judged(p, &mut after, quality);
                        effects::clarify(p, &mut after, *kind, quality);
                        effects::promise(p, &mut after);
                        effects::promise_ages(p, &mut after);
                        effects::break_off(p, &mut after);
                        effects::cool(p, &mut after);
                        hasher.update(format!("{after:?}"));
                    }
                }
            }
        }
        for sketch in everywhere().step_by(7) {
            let judgement = sketch.judged();
            hasher.update(format!("{} {}", judgement.rule.id, judgement.quality));
        }
        let parsed = parse(include_str!("../../../../tests/scoring/two-seats.ron"));
        let scenario = Arc::new(parsed.scenario.expect("a scenario"));
        for number in 0..200_usize {
            let mut play = Play::start(Arc::clone(&scenario), SeatIx((number % 2) as u8));
            while play.ending().is_none() {
                let offers = play.offers();
                // Any way to take now this one and now that one will do, if it is always the same.
                let offer = offers[(number / 2 + number * play.turns().len()) % offers.len()];
                play.pick(Pick::option(offer.option)).expect("it was offered");
                hasher.update(format!("{:?}", play.state().minds));
            }
            let outcome = outcome(&scenario, play.seat(), play.state()).expect("it is over");
            hasher.update(format!("{:?} {:?} {}", outcome.ending, outcome.kind, rounded(outcome.score, 6)));
        }
        hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }

    /// If this fails, conversations are judged otherwise than before. Where a rule, a parameter or the
    /// table of moves has changed, the digest knows: write the new sample here. Where none has, raise
    /// [`MODEL`] as well, or plays of then would pass for plays of now.
    #[test]
    fn a_model_that_judges_otherwise_has_another_version() {
        assert_eq!((MODEL, sample().as_str()), (2, "01c3ce15f3e9e642"), "see the comment above this test");
    }
}
