//! What the terminal shows of a case, where the room is in it.

use crate::phrase;
use crate::room::{CaseStage, Room};
use crate::text::{Lang, labelled};

/// The lines of the present stage.
pub fn lines(room: &Room, lang: Lang) -> Vec<String> {
    let Some(run) = room.case() else { return Vec::new() };
    let case = &run.case;
    let Some(stage) = run.stage else { return Vec::new() };
    let mut lines = Vec::new();
    let number = stage.ask().map_or(0, |ask| usize::from(ask) + 1);
    let asked = run.ask();
    let options = |lines: &mut Vec<String>| {
        let options = asked.map(|ask| ask.options.as_slice()).unwrap_or_default();
        lines.extend((1..).zip(options).map(|(number, words)| format!("  {number}. {}", words.get(lang))));
    };
    match stage {
        CaseStage::Fact(at) => {
            lines.push(phrase!(lang, "host.case", title = case.title.get(lang)));
            lines.extend(case.note.as_ref().map(|note| note.get(lang).to_owned()));
            let at = case.opening().get(usize::from(at)).copied();
            if let Some(fact) = at.and_then(|at| case.facts.get(at)) {
                let (says, source) = (fact.says.get(lang), &fact.source);
                lines.push(phrase!(lang, "host.case_fact", says = says, source = source));
            }
        }
        CaseStage::First(_) | CaseStage::Second(_) => {
            let round = if matches!(stage, CaseStage::First(_)) { 1 } else { 2 };
            lines.push(match room.case_ballot() {
                Some(_) => phrase!(lang, "host.case_open", number = number, round = round),
                None => phrase!(lang, "host.case_write", number = number),
            });
            lines.extend(asked.map(|ask| ask.ask.get(lang).to_owned()));
            let write = asked.map(|ask| ask.write.as_slice()).unwrap_or_default();
            lines.extend(write.iter().map(|line| format!("  ____ {}", line.get(lang))));
            options(&mut lines);
        }
        CaseStage::Talk { .. } => lines.push(phrase!(lang, "host.case_talk")),
        CaseStage::Both(ask) => {
            lines.push(phrase!(lang, "host.case_both"));
            let totals = run.tallies(usize::from(ask)).map(|tallies| tallies.map(|tally| tally.totals()));
            let [first, second] = totals.unwrap_or_default();
            let words = asked.map(|ask| ask.options.as_slice()).unwrap_or_default();
            for (number, ((words, first), second)) in (1..).zip(words.iter().zip(first).zip(second)) {
                let words = words.get(lang);
                lines.push(phrase!(
                    lang,
                    "host.case_counts",
                    number = number,
                    first = first,
                    second = second,
                    words = words
                ));
            }
        }
        CaseStage::Points(_) => {
            lines.push(phrase!(lang, "host.case_points"));
            for point in asked.map(|ask| ask.points.as_slice()).unwrap_or_default() {
                let side = match point.is_for {
                    true => phrase!(lang, "case.speaks_for"),
                    false => phrase!(lang, "case.speaks_against"),
                };
                lines.push(format!("  {}", labelled(lang, &side, point.says.get(lang))));
                lines.push(format!("    {}", point.source));
            }
        }
        CaseStage::OurLine => {
            lines.push(phrase!(lang, "host.case_our_line"));
            lines.extend(case.our_line.as_ref().map(|prompt| prompt.get(lang).to_owned()));
            if !run.our_line.is_empty() {
                lines.push(phrase!(lang, "host.our_line", words = run.our_line));
            }
        }
    }
    lines
}
