//! The manager's page: a sheet of A4 with the figures, and its back with how they come about.

mod lines;
mod people;

use super::{Evaluated, words};
use crate::document::document;
use counterpart_core::scoring::rounded;
use counterpart_core::text::Lang;
use counterpart_course::anonymity::ItemShown;
use counterpart_course::counts::Obstacle;
use counterpart_course::evaluation::{Advice, ItemFigures, advice};
use counterpart_phrases::phrase;
use maud::{Markup, html};

const STYLE: &str = include_str!("../../../../assets/report/evaluation.css");

/// The page, which needs nothing beside it.
pub fn page(evaluated: &Evaluated, lang: Lang) -> String {
    let title = format!("{} · {}", evaluated.course.title.get(lang), phrase!(lang, "evaluation.kicker"));
    let body = html! {
        main.sheet {
            (header(evaluated, lang))
            (tiles(evaluated, lang))
            div.columns {
                (lines::needed(evaluated, lang))
                (lines::again(evaluated, lang))
                (people::learnt(evaluated, lang))
                (people::used(evaluated, lang))
                (people::said(evaluated, lang))
            }
            (next(evaluated, lang))
            footer { (phrase!(lang, "evaluation.footer")) }
        }
        (back(evaluated, lang))
    };
    document(lang, STYLE, &title, &body)
}

fn header(evaluated: &Evaluated, lang: Lang) -> Markup {
    let Evaluated { course, figures, on, .. } = evaluated;
    let people = match (figures.people, course.departments.len()) {
        (None, _) => phrase!(lang, "evaluation.people_few", least = figures.least.get()),
        (Some(people), 0 | 1) => phrase!(lang, "evaluation.people_alone", people = people),
        (Some(people), departments) => {
            phrase!(lang, "evaluation.people", people = people, departments = departments)
        }
    };
    html! {
        header {
            div {
                p.kicker {
                    (phrase!(lang, "evaluation.kicker"))
                    @if let Some(organiser) = &course.organiser { " · " (organiser.get(lang)) }
                }
                h1 { (course.title.get(lang)) }
            }
            div.facts {
                p { (people) }
                p { (on) }
                p.least { (phrase!(lang, "evaluation.least", least = figures.least.get())) }
            }
        }
    }
}

/// The three figures that are read first.
fn tiles(evaluated: &Evaluated, lang: Lang) -> Markup {
    let figures = evaluated.figures;
    let learnt = figures.learnt.first();
    let change = learnt.and_then(|learnt| Some((learnt, learnt.interval()?)));
    let (change, change_note) = match change {
        None => (None, phrase!(lang, "evaluation.tile_learnt_none")),
        Some((learnt, interval)) => match learnt.mean() {
            Some(mean) => (
                Some(words::signed(mean, 2)),
                phrase!(lang, "evaluation.tile_learnt_note", interval = words::interval(interval, 2)),
            ),
            None => (Some(words::interval(interval, 1)), phrase!(lang, "evaluation.tile_interval")),
        },
    };
    let kept = figures.plans.kept.as_ref().zip(figures.plans.told);
    let (plans, plans_note) = match kept {
        Some((kept, told)) => (
            Some(phrase!(lang, "evaluation.tile_plans_of", count = kept[0], of = told)),
            phrase!(lang, "evaluation.tile_plans_note"),
        ),
        None => (None, phrase!(lang, "evaluation.tile_plans_none")),
    };
    let first = figures.lines.iter().find_map(|line| Some((line, *line.most_needed(1).first()?)));
    let (line, line_note) = match first {
        None => (None, phrase!(lang, "evaluation.tile_line_none")),
        Some((_, item)) => {
            let was = points(item.arrives).unwrap_or_default();
            let value = match points(item.again) {
                Some(is) => phrase!(lang, "evaluation.was_is", was = was, is = is),
                None => was.to_string(),
            };
            (Some(value), item_words(evaluated, item, lang))
        }
    };
    html! {
        div.tiles {
            (tile(&phrase!(lang, "evaluation.tile_line"), line, &line_note))
            (tile(&phrase!(lang, "evaluation.tile_learnt"), change, &change_note))
            (tile(&phrase!(lang, "evaluation.tile_plans"), plans, &plans_note))
        }
    }
}

fn tile(name: &str, value: Option<String>, note: &str) -> Markup {
    html! {
        div.tile {
            p.name { (name) }
            @match value {
                Some(value) => p.value { (value) },
                None => p.value.none { "—" },
            }
            p.note { (note) }
        }
    }
}

fn section(title: &str, inner: Markup) -> Markup {
    html! { section { h2 { (title) } (inner) } }
}

fn soft(text: String) -> Markup {
    html! { p.soft { (text) } }
}

fn points(shown: ItemShown) -> Option<u8> {
    match shown {
        ItemShown::Mean { mean, .. } => Some(mean),
        ItemShown::TooFew | ItemShown::Split => None,
    }
}

fn item_words(evaluated: &Evaluated, item: &ItemFigures, lang: Lang) -> String {
    item_name(evaluated, item.item, lang)
}

/// The words of the item that is the so-manieth of those that are rated.
fn item_name(evaluated: &Evaluated, place: usize, lang: Lang) -> String {
    let found = evaluated.item(place);
    found.map_or(String::new(), |item| words::within(item.customer.get(lang)).to_owned())
}

/// Sentences after one another: English has a space between them.
fn joined(sentences: impl IntoIterator<Item = String>, lang: Lang) -> String {
    sentences.into_iter().collect::<Vec<_>>().join(if lang == Lang::Zh { "" } else { " " })
}

/// What to do next.
fn next(evaluated: &Evaluated, lang: Lang) -> Markup {
    let advice = advice(evaluated.figures);
    html! {
        section.next {
            h2 { (phrase!(lang, "evaluation.advice")) }
            @if advice.is_empty() {
                (soft(phrase!(lang, "evaluation.advice_none")))
            } @else {
                ol { @for one in &advice { li { (advised(evaluated, one, lang)) } } }
            }
        }
    }
}

fn advised(evaluated: &Evaluated, advice: &Advice, lang: Lang) -> String {
    let item = |place: usize| evaluated.item(place).map_or("", |item| words::within(item.customer.get(lang)));
    let sides = |line: usize| {
        let id = evaluated.figures.lines.get(line).map_or("", |line| line.line.as_str());
        evaluated.sides(id, lang)
    };
    match *advice {
        Advice::ShowBlindSpot { line, item: place, points } => {
            let [_, supplier] = sides(line);
            let points = rounded(points, 0);
            phrase!(lang, "evaluation.advice_blind", item = item(place), supplier = supplier, points = points)
        }
        Advice::Agree { line, item: place, arrives } => {
            let [customer, supplier] = sides(line);
            phrase!(
                lang,
                "evaluation.advice_agree",
                customer = customer,
                supplier = supplier,
                item = item(place),
                points = arrives
            )
        }
        Advice::Unblock { obstacle, named: count } => match obstacle {
            Obstacle::NoOccasion => phrase!(lang, "evaluation.advice_occasion", count = count),
            Obstacle::NoTime => phrase!(lang, "evaluation.advice_time", count = count),
            Obstacle::Superior => phrase!(lang, "evaluation.advice_superior", count = count),
            Obstacle::OtherSide => phrase!(lang, "evaluation.advice_other", count = count),
            Obstacle::Forgotten | Obstacle::Nothing => {
                phrase!(lang, "evaluation.advice_forgotten", count = count)
            }
        },
        Advice::Practise { cluster, percent } => {
            let cluster = cluster.name().get(lang);
            phrase!(lang, "evaluation.advice_practise", cluster = cluster, percent = percent)
        }
    }
}

/// How the figures come about.
fn back(evaluated: &Evaluated, lang: Lang) -> Markup {
    let least = evaluated.figures.least.get();
    let paragraphs = [
        phrase!(lang, "evaluation.how_least", least = least),
        phrase!(lang, "evaluation.how_needed"),
        phrase!(lang, "evaluation.how_forms"),
        phrase!(lang, "evaluation.how_order"),
        phrase!(lang, "evaluation.how_scale"),
        phrase!(lang, "evaluation.how_interval"),
        phrase!(lang, "evaluation.how_comparison"),
        phrase!(lang, "evaluation.how_plans"),
        match evaluated.figures.rooms {
            None => phrase!(lang, "evaluation.how_said"),
            Some(_) => joined(
                [phrase!(lang, "evaluation.how_said"), phrase!(lang, "evaluation.how_rooms", least = least)],
                lang,
            ),
        },
        phrase!(lang, "evaluation.how_again"),
        phrase!(lang, "evaluation.how_weekly"),
        phrase!(lang, "evaluation.how_not"),
        phrase!(lang, "evaluation.how_files", least = least),
    ];
    html! {
        main.sheet.back {
            (lines::beside(evaluated, lang))
            h1 { (phrase!(lang, "evaluation.how")) }
            div.prose { @for paragraph in &paragraphs { (strong_first(paragraph)) } }
        }
    }
}

/// A paragraph that begins with its title between pairs of stars.
fn strong_first(paragraph: &str) -> Markup {
    let parts = paragraph.strip_prefix("**").and_then(|rest| rest.split_once("**"));
    html! {
        @match parts {
            Some((title, rest)) => p { b { (title) } (rest) },
            None => p { (paragraph) },
        }
    }
}
