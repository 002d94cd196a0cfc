//! The people of the course as a group: what they learnt, what they used, what they said.

use super::{joined, section, soft};
use crate::evaluation::{Evaluated, charts, words};
use counterpart_core::scenario::Cluster;
use counterpart_core::text::Lang;
use counterpart_course::counts::{Able, Clearer, Counted, Kept, Obstacle, Use};
use counterpart_course::evaluation::{Compares, Learnt, Says};
use counterpart_course::statistics::Interval;
use counterpart_phrases::phrase;
use maud::{Markup, html};

/// The changes between forms, and what was practised.
pub fn learnt(evaluated: &Evaluated, lang: Lang) -> Markup {
    let figures = evaluated.figures;
    let name = |learnt: &Learnt| match learnt.compares {
        Compares::FirstWithSecond => phrase!(lang, "evaluation.first_second"),
        Compares::FirstWithThird => phrase!(lang, "evaluation.first_third", day = evaluated.third_day()),
    };
    let rows: Vec<(String, Option<f64>, Interval)> =
        figures.learnt.iter().filter_map(|of| Some((name(of), of.mean(), of.interval()?))).collect();
    let sentences: Vec<(String, String)> =
        figures.learnt.iter().map(|of| (name(of), learnt_in_words(of, figures.least.get(), lang))).collect();
    let in_words: Vec<String> = sentences.iter().map(|(name, words)| format!("{name}: {words}")).collect();
    html! {
        (section(&phrase!(lang, "evaluation.learnt"), html! {
            @if figures.learnt.is_empty() { (soft(phrase!(lang, "evaluation.no_forms"))) }
            @if !rows.is_empty() {
                (charts::intervals(&rows, &in_words.join(" ")))
            }
            @for (name, words) in &sentences { p { b { (name) } " " (words) } }
            p { b { (phrase!(lang, "evaluation.practised")) } " " (practised(evaluated, lang)) }
            @if let Some(limits) = limits(&figures.learnt, lang) { p.soft { (limits) } }
        }))
    }
}

/// What was practised, the most first; the last one is what was practised least.
fn practised(evaluated: &Evaluated, lang: Lang) -> String {
    let Some(shares) = evaluated.figures.practised else {
        return phrase!(lang, "evaluation.practised_few", least = evaluated.figures.least.get());
    };
    let mut named: Vec<(&str, u8)> =
        Cluster::ALL.into_iter().map(|of| of.name().get(lang)).zip(shares).collect();
    named.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    named.iter().map(|(name, share)| format!("{name} {share}%")).collect::<Vec<_>>().join(" · ")
}

fn learnt_in_words(learnt: &Learnt, least: u32, lang: Lang) -> String {
    let Some(people) = learnt.people else { return phrase!(lang, "evaluation.learnt_few", least = least) };
    let (Some(interval), Some(says)) = (learnt.interval(), learnt.says()) else {
        return phrase!(lang, "evaluation.learnt_unknown");
    };
    let interval = words::interval(interval, 2);
    let figure = match learnt.mean() {
        Some(mean) => {
            let mean = words::signed(mean, 2);
            phrase!(lang, "evaluation.learnt_mean", people = people, mean = mean, interval = interval)
        }
        None => phrase!(lang, "evaluation.learnt_interval", people = people, interval = interval),
    };
    let says = match says {
        Says::More => phrase!(lang, "evaluation.says_more"),
        Says::Either => phrase!(lang, "evaluation.says_either"),
        Says::Less => phrase!(lang, "evaluation.says_less"),
    };
    joined([figure, says], lang)
}

/// What the changes can't say.
fn limits(learnt: &[Learnt], lang: Lang) -> Option<String> {
    let first = learnt.first()?;
    let is_there = |of: &&Learnt| of.interval().is_some();
    let visible = first.people.zip(first.visible).map(|(people, gain)| {
        phrase!(lang, "evaluation.visible", people = people, gain = format!("{gain:.1}"))
    });
    let unbalanced = (is_there(&first) && !first.balanced).then(|| phrase!(lang, "evaluation.unbalanced"));
    let third = learnt.iter().skip(1).any(|of| is_there(&of)).then(|| phrase!(lang, "evaluation.third"));
    let compared = first.people.map(|_| phrase!(lang, "evaluation.no_comparison"));
    let all: Vec<String> = [visible, unbalanced, third, compared].into_iter().flatten().collect();
    (!all.is_empty()).then(|| joined(all, lang))
}

/// What became of plans, and what was in the way.
pub fn used(evaluated: &Evaluated, lang: Lang) -> Markup {
    let figures = evaluated.figures;
    let least = figures.least.get();
    let title = match evaluated.follow_up_day() {
        Some(day) => phrase!(lang, "evaluation.used", day = day),
        None => phrase!(lang, "evaluation.used_now"),
    };
    let inner = match (figures.planned, figures.plans.told, &figures.plans.kept) {
        (None, _, _) => soft(phrase!(lang, "evaluation.planned_few", least = least)),
        (Some(plans), Some(told), Some(kept)) => html! {
            p { (phrase!(lang, "evaluation.planned", plans = plans, told = told)) }
            (charts::counted(&named(Kept::ALL, kept, |of| words::kept(of, lang)), "kept"))
            @match obstacles(&figures.plans.obstacles, lang) {
                Some(obstacles) => p { b { (phrase!(lang, "evaluation.why_not")) } " " (obstacles) },
                None => (soft(phrase!(lang, "evaluation.why_few", least = least))),
            }
        },
        (Some(plans), _, _) => soft(phrase!(lang, "evaluation.planned_open", plans = plans, least = least)),
    };
    section(&title, inner)
}

fn named<T: Copy>(all: &[T], counts: &[u32], name: impl Fn(T) -> String) -> Vec<(String, u32)> {
    all.iter().zip(counts).map(|(of, count)| (name(*of), *count)).collect()
}

/// What was in the way, the most frequent first; none where it isn't shown.
fn obstacles(counts: &Counted, lang: Lang) -> Option<String> {
    let mut named = named(Obstacle::ALL, counts.as_ref()?, |of| words::obstacle(of, lang));
    named.retain(|(_, count)| *count > 0);
    named.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    Some(named.iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(" · "))
}

/// What people said at the end of the day.
pub fn said(evaluated: &Evaluated, lang: Lang) -> Markup {
    let said = &evaluated.figures.reactions;
    let asked = [
        (
            phrase!(lang, "evaluation.ask_uses"),
            said.uses.as_ref().map(|counts| named(Use::ALL, counts, |of| words::uses(of, lang))),
        ),
        (
            phrase!(lang, "evaluation.ask_able"),
            said.able.as_ref().map(|counts| named(Able::ALL, counts, |of| words::able(of, lang))),
        ),
        (
            phrase!(lang, "evaluation.ask_clearer"),
            said.clearer.as_ref().map(|counts| named(Clearer::ALL, counts, |of| words::clearer(of, lang))),
        ),
    ];
    let is_told = asked.iter().any(|(_, counts)| counts.is_some()) || said.obstacles.is_some();
    let rooms = evaluated.figures.rooms.map(|rooms| phrase!(lang, "evaluation.said_rooms", rooms = rooms));
    let inner = html! {
        @if let Some(rooms) = rooms { (soft(rooms)) }
        @if !is_told {
            (soft(phrase!(lang, "evaluation.said_few", least = evaluated.figures.least.get())))
        }
        @for (question, counts) in &asked {
            @if let Some(counts) = counts {
                p.question { (question) }
                (charts::counted(counts, "rising"))
            }
        }
        @if let Some(obstacles) = obstacles(&said.obstacles, lang) {
            p { b { (phrase!(lang, "evaluation.ask_obstacle")) } " " (obstacles) }
        }
    };
    section(&phrase!(lang, "evaluation.said"), inner)
}
