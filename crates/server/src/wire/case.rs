//! A case, as every phone sees it: what the projector shows now, and no count before both votes are.

use counterpart_core::room::{CaseFact, CaseRun, CaseStage, Phase, Room, ServiceAgreement};
use counterpart_core::scenario::OptionIx;
use counterpart_core::text::Text;
use serde::Serialize;

/// A case at the present moment.
#[derive(Debug, Serialize)]
pub struct ShownCase {
    title: Text,
    note: Option<Text>,
    /// Where the room is in it, in one word.
    stage: &'static str,
    /// Which question it is at, from 1.
    number: Option<u16>,
    facts: Vec<ShownFact>,
    ask: Option<Text>,
    /// What everybody writes down.
    write: Vec<Text>,
    /// Both votes, once they are shown.
    both: Vec<ShownBoth>,
    points: Vec<ShownPoint>,
    /// The question at the end.
    prompt: Option<Text>,
    /// What the room wrote down.
    our_line: String,
}

/// A fact.
#[derive(Debug, Serialize)]
pub struct ShownFact {
    says: Text,
    source: String,
}

/// What speaks for it or against it.
#[derive(Debug, Serialize)]
pub struct ShownPoint {
    good: bool,
    says: Text,
    source: String,
}

/// An option with both its counts.
#[derive(Debug, Serialize)]
pub struct ShownBoth {
    words: Text,
    first: u64,
    second: u64,
    right: bool,
}

/// The case, where the room is in one.
pub fn case(room: &Room) -> Option<ShownCase> {
    let run = room.case().filter(|_| room.beneath() == Phase::Case)?;
    let stage = run.stage?;
    let asked = run.ask();
    let shows = |stage| match stage {
        CaseStage::Talk { .. } => asked.is_some_and(|ask| ask.right.is_none()),
        CaseStage::Both(_) | CaseStage::Points(_) => true,
        _ => false,
    };
    let facts: Vec<&CaseFact> = match (stage, asked) {
        (CaseStage::Fact(at), _) => {
            let at = run.case.opening().get(usize::from(at)).copied();
            at.and_then(|at| run.case.facts.get(at)).into_iter().collect()
        }
        (stage, Some(ask)) if shows(stage) => run.case.shown_with(ask),
        _ => Vec::new(),
    };
    let points = match stage {
        CaseStage::Points(_) => asked.map(|ask| ask.points.as_slice()).unwrap_or_default(),
        _ => &[],
    };
    let is_at_end = stage == CaseStage::OurLine;
    Some(ShownCase {
        title: run.case.title.clone(),
        note: run.case.note.clone().filter(|_| matches!(stage, CaseStage::Fact(_))),
        stage: word(stage),
        number: stage.ask().map(|ask| ask + 1),
        facts: facts
            .into_iter()
            .map(|fact| ShownFact { says: fact.says.clone(), source: fact.source.clone() })
            .collect(),
        ask: asked.map(|ask| ask.ask.clone()),
        write: asked.map(|ask| ask.write.clone()).unwrap_or_default(),
        both: both(run, stage).unwrap_or_default(),
        points: points
            .iter()
            .map(|point| ShownPoint {
                good: point.is_for,
                says: point.says.clone(),
                source: point.source.clone(),
            })
            .collect(),
        prompt: run.case.our_line.clone().filter(|_| is_at_end),
        our_line: if is_at_end { run.our_line.clone() } else { String::new() },
    })
}

/// The service agreement, while it is shown.
pub fn agreement(room: &Room) -> Option<&ServiceAgreement> {
    room.agreement().filter(|_| room.phase() == Phase::Agreement)
}

fn both(run: &CaseRun, stage: CaseStage) -> Option<Vec<ShownBoth>> {
    let (CaseStage::Both(at) | CaseStage::Points(at)) = stage else { return None };
    let ask = run.ask()?;
    let [first, second] = run.tallies(usize::from(at))?.map(|tally| tally.totals());
    let counts = first.into_iter().zip(second);
    let options = OptionIx::each().zip(&ask.options).zip(counts);
    Some(
        options
            .map(|((option, words), (first, second))| ShownBoth {
                words: words.clone(),
                first,
                second,
                right: ask.right == Some(option),
            })
            .collect(),
    )
}

const fn word(stage: CaseStage) -> &'static str {
    match stage {
        CaseStage::Fact(_) => "fact",
        CaseStage::First(_) => "first",
        CaseStage::Talk { .. } => "talk",
        CaseStage::Second(_) => "second",
        CaseStage::Both(_) => "both",
        CaseStage::Points(_) => "points",
        CaseStage::OurLine => "our-line",
    }
}
