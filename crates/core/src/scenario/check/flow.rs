//! The ways through a seat: from the opening to every beat, and from every beat to an ending.
//!
//! This looks at where transitions could lead, not at whether their conditions can be met; what
//! depends on the state is proved by exploring it.

use super::findings::Findings;
use crate::diagnostic::Span;
use crate::scenario::Code;
use crate::scenario::id::BeatIx;
use crate::text::Text;

pub use super::reach::{Reach, Wanted};

/// What a beat asks of the player.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Speak,
    Predict,
    End,
    /// It couldn't be read.
    Unknown,
}

/// Where a beat may lead, whatever the state.
#[derive(Debug)]
pub struct Way {
    pub id: String,
    pub place: Span,
    pub kind: Kind,
    pub to: Vec<usize>,
    /// Whether it may lead to other beats, too: some of it couldn't be read or resolved.
    pub unsure: bool,
}

impl Way {
    /// Of a beat of this kind that leads nowhere as yet.
    pub fn of(kind: Kind) -> Way {
        Way { id: String::new(), place: Span::default(), kind, to: Vec::new(), unsure: false }
    }

    /// Of a beat that couldn't be read.
    pub fn unknown() -> Way {
        Way { unsure: true, ..Way::of(Kind::Unknown) }
    }

    /// Whether it is an ending, as far as is known.
    pub fn may_end(&self) -> bool {
        matches!(self.kind, Kind::End | Kind::Unknown)
    }
}

/// Reports beats that nothing leads to and beats that no ending follows. `doors` are the opening
/// and the endings that the model itself leads to; `whole` is whether every beat is known.
pub fn check(ways: &[Way], doors: &[Option<BeatIx>], whole: bool, findings: &mut Findings) {
    let sure = whole && ways.iter().all(|way| !way.unsure) && doors.iter().all(Option::is_some);
    let mut reached = vec![true; ways.len()];
    if sure {
        reached = reachable(ways, doors.iter().flatten().map(|beat| beat.index()).collect());
        unreachable(ways, &reached, findings);
    }
    // A beat that is part of something unreachable isn't reported for leading nowhere as well.
    let mut done: Vec<bool> = reached.iter().map(|reached| !reached).collect();
    predictions_alone(ways, &mut done, findings);
    endless(ways, &mut done, findings);
}

/// Everything that can be reached from these beats, themselves included.
fn reachable(ways: &[Way], mut open: Vec<usize>) -> Vec<bool> {
    let mut seen = vec![false; ways.len()];
    while let Some(beat) = open.pop() {
        if !std::mem::replace(&mut seen[beat], true) {
            open.extend(&ways[beat].to);
        }
    }
    seen
}

/// Reports what nothing leads to: of several beats that hang together, the first of them.
fn unreachable(ways: &[Way], reached: &[bool], findings: &mut Findings) {
    let mut done = reached.to_vec();
    let is_root = |beat: usize| {
        let mut leading = ways.iter().enumerate().filter(|(from, _)| !reached[*from] && *from != beat);
        !leading.any(|(_, way)| way.to.contains(&beat))
    };
    let (roots, others): (Vec<usize>, Vec<usize>) =
        (0..ways.len()).filter(|beat| !reached[*beat]).partition(|beat| is_root(*beat));
    for beat in roots.into_iter().chain(others) {
        if done[beat] {
            continue;
        }
        for (done, follows) in done.iter_mut().zip(reachable(ways, vec![beat])) {
            *done |= follows;
        }
        let id = &ways[beat].id;
        findings.error(
            Code::UnreachableBeat,
            ways[beat].place,
            Text::new(format!("没有任何一步通向节拍“{id}”"), format!("Nothing leads to the beat `{id}`")),
            Text::new(
                "让某个选项的 next 指向它，或者删掉它。",
                "Let the `next` of an option point to it, or delete it.",
            ),
        );
    }
}

/// Reports rings of nothing but predictions: they would go on for ever, since they cost no turn.
fn predictions_alone(ways: &[Way], done: &mut [bool], findings: &mut Findings) {
    let predicts = |beat: usize| ways[beat].kind == Kind::Predict;
    for beat in 0..ways.len() {
        if done[beat] || !predicts(beat) {
            continue;
        }
        let mut seen = vec![false; ways.len()];
        let mut open = ways[beat].to.clone();
        while let Some(next) = open.pop() {
            if predicts(next) && !std::mem::replace(&mut seen[next], true) {
                open.extend(&ways[next].to);
            }
        }
        if seen[beat] {
            let id = &ways[beat].id;
            findings.error(
                Code::EndlessLoop,
                ways[beat].place,
                Text::new(
                    format!("预测“{id}”只经过预测又回到自己"),
                    format!("The prediction `{id}` leads back to itself through predictions alone"),
                ),
                Text::new(
                    "预测不占发言次数，中间要有一次发言。",
                    "A prediction costs no turn: let the player speak in between.",
                ),
            );
            cover(ways, beat, done);
        }
    }
}

/// Reports beats from which no ending can be reached: of those that hang together, the first that
/// lies on the loop itself.
fn endless(ways: &[Way], done: &mut [bool], findings: &mut Findings) {
    let ends = |from: &Way| from.may_end() || from.unsure;
    let mut leads_out: Vec<bool> = ways.iter().map(ends).collect();
    let mut changed = true;
    while changed {
        changed = false;
        for (beat, way) in ways.iter().enumerate() {
            if !leads_out[beat] && way.to.iter().any(|next| leads_out[*next]) {
                leads_out[beat] = true;
                changed = true;
            }
        }
    }
    let trapped = |beat: usize, done: &[bool]| !leads_out[beat] && !done[beat];
    for beat in 0..ways.len() {
        if trapped(beat, done) && reachable(ways, ways[beat].to.clone())[beat] {
            let id = &ways[beat].id;
            findings.error(
                Code::EndlessLoop,
                ways[beat].place,
                Text::new(
                    format!("从节拍“{id}”出发走不到任何结局"),
                    format!("No ending can be reached from the beat `{id}`"),
                ),
                Text::new("给这个圈开一个出口。", "Give this loop a way out."),
            );
            cover(ways, beat, done);
        }
    }
}

/// Marks a beat, all that follows it and all that lead to it.
fn cover(ways: &[Way], beat: usize, done: &mut [bool]) {
    for (done, follows) in done.iter_mut().zip(reachable(ways, vec![beat])) {
        *done |= follows;
    }
    let mut changed = true;
    let mut leads = vec![false; ways.len()];
    leads[beat] = true;
    while changed {
        changed = false;
        for (from, way) in ways.iter().enumerate() {
            if !leads[from] && way.to.iter().any(|next| leads[*next]) {
                leads[from] = true;
                changed = true;
            }
        }
    }
    for (done, leads) in done.iter_mut().zip(leads) {
        *done |= leads;
    }
}
