//! A scenario's file: whatever is in it, there is a scenario or a reason, every reason has its place within
//! the file and a length that can be read, mending does no harm, and what is played stays playable.

use counterpart::conversation::{Pick, Play};
use counterpart::diagnostic::{Place, Severity, excerpt};
use counterpart::library::check_bytes;
use counterpart::scenario::mend::mend;
use counterpart::scenario::{MAX_PROBLEMS, MoveKind, SeatIx};
use std::sync::Arc;

/// The longest message or hint, in characters.
const LONGEST: usize = 2_000;

/// Checks a file of these bytes.
pub fn run(data: &[u8]) {
    let file = check_bytes("base.ron", data);
    let errors = file.problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    assert_eq!(file.scenario.is_none(), errors > 0, "{:?}", file.problems);
    assert!(errors <= MAX_PROBLEMS + 2, "{errors} errors");
    for problem in &file.problems {
        for text in [&problem.message, &problem.hint] {
            assert!(!text.zh.is_empty() && text.zh.chars().count() < LONGEST, "{problem:?}");
            assert!(!text.en.is_empty() && text.en.chars().count() < LONGEST, "{problem:?}");
        }
        let Some(span) = problem.span else { continue };
        assert!(span.start <= span.end && span.end <= file.source.len(), "{problem:?}");
        assert!(Place::of(&file.source, span.start).line >= 1);
        assert!(file.source.get(excerpt(&file.source, span.start, 80)).is_some(), "{problem:?}");
    }
    let mended = mend(&file.source);
    assert_eq!(mended.mends.is_empty(), mended.text == file.source);
    if let Some(scenario) = &file.scenario {
        let after = check_bytes("base.ron", mended.text.as_bytes()).scenario;
        assert_eq!(after.map(|after| after.hash.clone()), Some(scenario.hash.clone()));
        for seat in (0u8..).map(SeatIx).take(scenario.seats.len()) {
            let mut play = Play::start_on(Arc::clone(scenario), seat, None);
            // Which options are taken follows from the file.
            for byte in data.iter().rev().take(60) {
                let offers = play.offers();
                if offers.is_empty() {
                    break;
                }
                let offer = &offers[usize::from(*byte) % offers.len()];
                let option = offer.option;
                let confidence = (offer.act.kind == MoveKind::Predict).then_some(byte % 101);
                play.pick(Pick { option, confidence }).expect("what is offered can be picked");
            }
        }
    }
}
