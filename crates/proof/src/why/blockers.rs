//! What stands between skilled learners and a win-win.

use crate::forward::Flow;
use crate::learner::learner;
use crate::space::{Space, Target};
use counterpart_core::conversation::Engine;
use counterpart_core::scenario::{EndingKind, InterestIx, Scenario, Seat, Turn};

/// What stands between skilled learners and a win-win: how their plays end that aren't one, as shares of
/// all their plays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Blockers {
    /// They run out of time.
    pub out_of_time: f64,
    /// Somebody leaves.
    pub walked_out: f64,
    /// It goes to the boss.
    pub escalated: f64,
    /// They settle for something that isn't a win for both.
    pub settled: f64,
    /// The interest of the other side that is most often not understood in these plays, and in how many
    /// of them; looked into only where few win.
    pub not_understood: Option<(InterestIx, f64)>,
}

/// Of a learner's plays.
pub fn blockers(space: &Space, flow: &Flow) -> Blockers {
    let mut found = Blockers::default();
    for (class, chance) in space.ends.classes.iter().zip(&flow.classes).filter(|(class, _)| !class.won) {
        *match class.ending {
            EndingKind::TimeUp => &mut found.out_of_time,
            EndingKind::WalkOut => &mut found.walked_out,
            EndingKind::Escalation => &mut found.escalated,
            EndingKind::Agreement => &mut found.settled,
        } += chance;
    }
    found
}

/// The interest of the other side that a learner of this skill most often hasn't understood at the end of
/// plays that aren't a win-win, and in how many of them. Asks for a space whose states weren't merged:
/// alike to the score, they differ in which interests were understood.
pub fn not_understood(
    scenario: &Scenario,
    seat: &Seat,
    space: &Space,
    theta: f64,
) -> Option<(InterestIx, f64)> {
    let policy = learner(seat, &space.info_sets, theta);
    let engine = Engine::new(scenario, seat);
    let mut mass = vec![0.0; space.node_count()];
    if let Target::Node(node) = space.opening {
        mass[node] = 1.0;
    }
    let mut lost = 0.0;
    let mut missing = [0.0; u32::BITS as usize];
    for layer in &space.layers {
        for node in space.in_order(layer) {
            let here = mass[node];
            if here <= 0.0 {
                continue;
            }
            let info_set = space.info_set_of(node);
            for (place, target) in space.targets(node).enumerate() {
                let part = here * policy[info_set][place];
                let end = match target {
                    Target::Node(next) => {
                        mass[next] += part;
                        continue;
                    }
                    Target::End(end) => end,
                };
                if space.ends.class(end).won {
                    continue;
                }
                let state = space.state(node);
                let option = space.info_sets[info_set].options[place].index();
                let understood = match &seat.beat(state.beat).turn {
                    Turn::Speak(choices) => engine.step(&state, &choices[option]).after.understood,
                    Turn::Predict(_) | Turn::End(_) => state.understood,
                };
                lost += part;
                for (bit, missing) in missing.iter_mut().enumerate() {
                    *missing += if understood >> bit & 1 == 0 { part } else { 0.0 };
                }
            }
        }
    }
    let theirs = seat.facing.iter().flat_map(|person| scenario.interests_of(*person));
    let shares = theirs.map(|interest| (interest, missing[interest.index()] / lost));
    let most = shares.filter(|(_, share)| *share > 0.0).fold(None, |most: Option<(_, f64)>, of| match most {
        Some((_, share)) if share >= of.1 => most,
        _ => Some(of),
    });
    most.filter(|_| lost > 0.0)
}
