//! The lines of the course: what they needed, how they are rated again, what is counted anyway.

use super::{item_name, item_words, points, section, soft};
use crate::evaluation::charts::{self, Mark};
use crate::evaluation::{Evaluated, words};
use counterpart_core::scoring::rounded;
use counterpart_core::text::{Lang, list};
use counterpart_course::anonymity::ItemShown;
use counterpart_course::evaluation::{ItemFigures, ItemWaves, LineFigures};
use counterpart_course::gain::POINTS_FROM;
use counterpart_course::run_chart::RunChart;
use counterpart_phrases::phrase;
use maud::{Markup, html};

/// So many items of a line are drawn where there is one line, and where there are two.
const ITEMS: [usize; 2] = [4, 2];
/// So many lines have room.
const LINES: usize = 2;
/// So many of a line's items are drawn again.
const ITEMS_AGAIN: usize = 3;
/// So many of the lines' own figures have room.
const WEEKLY: usize = 1;

/// What the lines needed before, the most needed items first.
pub fn needed(evaluated: &Evaluated, lang: Lang) -> Markup {
    let lines = &evaluated.figures.lines;
    let is_asked = lines.iter().any(|line| line.items.iter().any(|item| item.need.is_some()))
        || lines.iter().any(|line| line.before.iter().any(Option::is_some));
    let most = ITEMS[usize::from(lines.len() > 1)];
    section(
        &phrase!(lang, "evaluation.needed"),
        html! {
            @if !is_asked {
                (soft(phrase!(lang, "evaluation.no_survey")))
            } @else {
                (marks(&[Mark::Arrives, Mark::Believed], lang))
                @for line in lines.iter().take(LINES) { (line_needed(evaluated, line, most, lang)) }
                @if lines.len() > LINES {
                    (soft(phrase!(lang, "evaluation.more_lines", count = lines.len() - LINES)))
                }
                (soft(phrase!(lang, "evaluation.needed_legend")))
            }
        },
    )
}

/// What the dots stand for.
fn marks(marks: &[Mark], lang: Lang) -> Markup {
    let told = |mark: &Mark| match mark {
        Mark::Arrives => ("dot arrives", phrase!(lang, "evaluation.arrives")),
        Mark::Believed => ("dot believed", phrase!(lang, "evaluation.believes")),
        Mark::Now => ("dot now", phrase!(lang, "evaluation.now")),
    };
    html! {
        p.legend {
            @for mark in marks {
                @let (class, words) = told(mark);
                span { span class=(class) {} (words) }
            }
        }
    }
}

fn line_needed(evaluated: &Evaluated, line: &LineFigures, most: usize, lang: Lang) -> Markup {
    let [customer, supplier] = evaluated.sides(&line.line, lang);
    let answered = match line.before {
        [Some(customers), Some(suppliers)] => phrase!(
            lang,
            "evaluation.needed_answered",
            customer = customer,
            customers = customers,
            supplier = supplier,
            suppliers = suppliers
        ),
        _ => phrase!(
            lang,
            "evaluation.few_answered",
            customer = customer,
            supplier = supplier,
            least = evaluated.figures.least.get()
        ),
    };
    let items = line.most_needed(most);
    html! {
        p.soft { (answered) }
        @if items.is_empty() { (soft(phrase!(lang, "evaluation.no_items"))) }
        @for item in items {
            @let sides = [(Mark::Arrives, item.arrives), (Mark::Believed, item.believed)];
            div.item {
                p {
                    (item_words(evaluated, item, lang))
                    @if let Some(apart) = item.blind_spot {
                        " " span.flag { (phrase!(lang, "evaluation.apart", points = rounded(apart.abs(), 0))) }
                    } @else if item.believed == ItemShown::Split {
                        " " span.flag { (phrase!(lang, "evaluation.split")) }
                    }
                }
                (charts::dumbbell(&sides, &told(&sides, lang)))
            }
        }
    }
}

/// The ratings of an item in words.
fn told(marks: &[(Mark, ItemShown)], lang: Lang) -> String {
    let words = marks.iter().filter_map(|(mark, shown)| {
        let mean = points(*shown)?;
        Some(match mark {
            Mark::Arrives => format!("{} {mean}", phrase!(lang, "evaluation.arrives")),
            Mark::Believed => format!("{} {mean}", phrase!(lang, "evaluation.believes")),
            Mark::Now => format!("{} {mean}", phrase!(lang, "evaluation.now")),
        })
    });
    let words: Vec<String> = words.collect();
    list(lang, &words.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The same lines rated again, and what is counted anyway.
pub fn again(evaluated: &Evaluated, lang: Lang) -> Markup {
    let lines = &evaluated.figures.lines;
    let changed: Vec<&ItemFigures> = lines
        .iter()
        .take(LINES)
        .flat_map(|line| line.most_needed(if lines.len() > 1 { 2 } else { ITEMS_AGAIN }))
        .filter(|item| item.change.is_some())
        .collect();
    html! {
        (section(&phrase!(lang, "evaluation.again"), html! {
            @if changed.is_empty() {
                (soft(phrase!(lang, "evaluation.no_again")))
            } @else {
                (marks(&[Mark::Arrives, Mark::Now], lang))
                @for item in changed { (item_again(evaluated, item, lang)) }
            }
        }))
        @for (weekly, chart) in evaluated.figures.weekly.iter().take(WEEKLY) {
            (section(&phrase!(lang, "evaluation.weekly"), html! {
                p.measure { (weekly.name) }
                (charts::run(chart, &medians(chart, lang)))
                p { (medians(chart, lang)) }
                @for run in chart.runs.iter().take(1) {
                    p {
                        @if run.above {
                            (phrase!(lang, "evaluation.weekly_run_high", weeks = run.values))
                        } @else {
                            (phrase!(lang, "evaluation.weekly_run_low", weeks = run.values))
                        }
                    }
                }
                p.soft {
                    (phrase!(lang, "evaluation.weeks", before = chart.before.len(), after = chart.after.len()))
                    (if lang == Lang::Zh { "。" } else { ". " })
                    (phrase!(lang, "evaluation.weekly_causes"))
                }
            }))
        }
    }
}

/// So many items of a line stand beside those of the earlier wave.
const ITEMS_BESIDE: usize = 3;

/// What this wave has brought beyond the earlier one, if that was asked for.
pub fn beside(evaluated: &Evaluated, lang: Lang) -> Markup {
    let Some(waves) = &evaluated.figures.beside else { return html! {} };
    let items: Vec<&ItemWaves> = evaluated
        .figures
        .lines
        .iter()
        .take(LINES)
        .flat_map(|line| waves.most_needed(evaluated.figures, &line.line, ITEMS_BESIDE))
        .collect();
    let learnt = waves.learnt.map(|effect| {
        let interval = words::interval(effect.interval(), 2);
        phrase!(lang, "evaluation.beside_learnt", mean = words::signed(effect.mean, 2), interval = interval)
    });
    section(
        &phrase!(lang, "evaluation.beside"),
        html! {
            @match learnt {
                Some(learnt) => p { (learnt) },
                None => (soft(phrase!(lang, "evaluation.beside_learnt_few", least = POINTS_FROM))),
            }
            @if items.is_empty() { (soft(phrase!(lang, "evaluation.beside_no_items"))) }
            @for item in items {
                p {
                    b { (item_name(evaluated, item.item, lang)) } " "
                    (phrase!(
                        lang,
                        "evaluation.beside_item",
                        now = words::signed(item.changes[0], 0),
                        then = words::signed(item.changes[1], 0),
                        more = words::signed(item.more.mean, 0),
                        interval = words::interval(item.more.interval, 0)
                    ))
                }
            }
            (soft(phrase!(lang, "evaluation.beside_limits")))
        },
    )
}

fn medians(chart: &RunChart, lang: Lang) -> String {
    let before = chart.median.map(words::plain).unwrap_or_else(|| "—".to_owned());
    match chart.median_after {
        Some(after) => {
            phrase!(lang, "evaluation.weekly_medians", before = before, after = words::plain(after))
        }
        None => phrase!(lang, "evaluation.weekly_before", before = before),
    }
}

fn item_again(evaluated: &Evaluated, item: &ItemFigures, lang: Lang) -> Markup {
    let sides = [(Mark::Arrives, item.arrives), (Mark::Now, item.again)];
    html! {
        div.item {
            p {
                (item_words(evaluated, item, lang))
                @if let Some(change) = item.change {
                    " " span.change { "[" (words::interval(change.interval, 0)) "]" }
                }
            }
            (charts::dumbbell(&sides, &told(&sides, lang)))
        }
    }
}
