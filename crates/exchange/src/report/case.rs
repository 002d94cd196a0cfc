//! A case in the report: both votes on every question side by side, what speaks for and against, and the room's own line.

use super::page::bar;
use counterpart_core::room::{CaseAsk, CaseRun, Room, Tally};
use counterpart_core::scenario::OptionIx;
use counterpart_core::text::Lang;
use counterpart_phrases::phrase;
use maud::{Markup, html};

/// The case that the room took up; nothing if it never came to one.
pub fn case(room: &Room, lang: Lang) -> Markup {
    let run = room.case().filter(|run| run.stage.is_some());
    html! {
        @if let Some(run) = run {
            section {
                h2 { (phrase!(lang, "report.case", title = run.case.title.get(lang))) }
                @if let Some(note) = &run.case.note { p.soft { (note.get(lang)) } }
                @for (at, ask) in run.case.asks.iter().enumerate() { (asked(run, at, ask, lang)) }
                @if let Some(prompt) = &run.case.our_line {
                    @if !run.our_line.is_empty() {
                        article {
                            h3 { (phrase!(lang, "case.our_line")) }
                            p.soft { (prompt.get(lang)) }
                            p.question { (run.our_line) }
                        }
                    }
                }
            }
        }
    }
}

fn asked(run: &CaseRun, at: usize, ask: &CaseAsk, lang: Lang) -> Markup {
    html! {
        article {
            h3 { (phrase!(lang, "case.question", number = at + 1)) }
            p.speech { (ask.ask.get(lang)) }
            @for fact in run.case.shown_with(ask) { p.soft { (fact.says.get(lang)) " — " (fact.source) } }
            @if let Some(tallies) = run.tallies(at) {
                @if !ask.options.is_empty() { (votes(ask, &tallies, lang)) }
            }
            @for point in &ask.points {
                p {
                    @if point.is_for { span.good { (phrase!(lang, "case.speaks_for")) } }
                    @else { span.bad { (phrase!(lang, "case.speaks_against")) } }
                    " " (point.says.get(lang)) " " span.soft { (point.source) }
                }
            }
        }
    }
}

fn votes(ask: &CaseAsk, tallies: &[Tally; 2], lang: Lang) -> Markup {
    let all = tallies.each_ref().map(Tally::all);
    let totals = tallies.each_ref().map(Tally::totals);
    html! {
        table {
            thead {
                tr {
                    th { (phrase!(lang, "report.column_answer")) }
                    th colspan="2" { (phrase!(lang, "case.first")) }
                    th colspan="2" { (phrase!(lang, "case.second")) }
                }
            }
            tbody {
                @for (option, words) in OptionIx::each().zip(&ask.options) {
                    tr.chosen[ask.right == Some(option)] {
                        td {
                            (words.get(lang))
                            @if ask.right == Some(option) { " " span.mark { "✓ " (phrase!(lang, "case.right")) } }
                        }
                        @for round in 0..2 {
                            @let count = totals[round].get(option.index()).copied().unwrap_or(0);
                            td { (count) }
                            td.share { (bar((100 * count).checked_div(all[round]).unwrap_or(0))) }
                        }
                    }
                }
            }
        }
    }
}
