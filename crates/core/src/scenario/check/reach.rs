//! What the options of a seat can bring about, and what its conditions ask for.

use super::findings::Findings;
use super::flow::{Kind, Way};
use crate::scenario::Code;
use crate::scenario::moves::{Move, Target};
use crate::scenario::read::{Id, shortened};
use crate::text::{Lang, Text, list};

/// What a condition asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Revealed,
    Understood,
    Agreed,
    Refused,
}

/// What is offered and what is wanted in a seat.
#[derive(Debug, Default)]
pub struct Reach {
    asked: u32,
    restated: u32,
    put_forward: u32,
    sums_up: bool,
    wanted: Vec<(Wanted, u8, Id)>,
    /// Whether some option couldn't be read, which might offer what is missing.
    pub unsure: bool,
}

impl Reach {
    /// Takes in what an option may bring about.
    pub fn offers(&mut self, act: Move) {
        match act.target {
            Target::Interest(interest) => {
                if act.kind.probes() {
                    self.asked |= interest.bit();
                }
                if act.kind.restates() {
                    self.restated |= interest.bit();
                }
            }
            Target::Agreement(agreement) => self.put_forward |= agreement.bit(),
            Target::Nothing => self.sums_up |= act.kind.sums_up(),
        }
    }

    /// Takes in what a condition can't hold without, by its position in its table.
    pub fn wants(&mut self, wanted: Wanted, position: u8, id: &Id) {
        if !self.wanted.iter().any(|(known, at, _)| (*known, *at) == (wanted, position)) {
            self.wanted.push((wanted, position, id.clone()));
        }
    }

    /// Reports what is wanted and never offered, once each.
    pub fn check(&self, ways: &[Way], whole: bool, findings: &mut Findings) {
        if self.unsure || !whole || ways.iter().any(|way| way.kind == Kind::Unknown) {
            return;
        }
        for (wanted, position, id) in &self.wanted {
            let bit = 1u32 << position;
            let offered = match wanted {
                Wanted::Revealed => self.asked & bit != 0,
                Wanted::Understood => self.restated & bit != 0 || (self.asked & bit != 0 && self.sums_up),
                Wanted::Agreed | Wanted::Refused => self.put_forward & bit != 0,
            };
            if !offered {
                never(*wanted, id, findings);
            }
        }
    }
}

fn never(wanted: Wanted, id: &Id, findings: &mut Findings) {
    let name = shortened(&id.value);
    let (message, moves) = match wanted {
        Wanted::Revealed => (
            Text::new(
                format!("这个条件永远不成立：这个位子没有一句话能问出“{name}”"),
                format!("This condition can never hold: no option of this seat can bring up `{name}`"),
            ),
            ["AskOpen", "Reflect", "CheckInterest"].as_slice(),
        ),
        Wanted::Understood => (
            Text::new(
                format!("这个条件永远不成立：这个位子没有一句话能确认“{name}”"),
                format!("This condition can never hold: no option of this seat can confirm `{name}`"),
            ),
            ["Reflect", "CheckInterest"].as_slice(),
        ),
        Wanted::Agreed | Wanted::Refused => (
            Text::new(
                format!("这个条件永远不成立：这个位子没有一句话提出“{name}”"),
                format!("This condition can never hold: no option of this seat puts `{name}` forward"),
            ),
            ["Propose", "Trade", "Demand", "GiveIn"].as_slice(),
        ),
    };
    findings.error(
        Code::ImpossibleCondition,
        id.span,
        message,
        Text::new(
            format!("加一个关于它的选项，动作可用 {}；或者改条件。", list(Lang::Zh, moves)),
            format!(
                "Add an option about it (the moves are {}), or change the condition.",
                list(Lang::En, moves)
            ),
        ),
    );
}
