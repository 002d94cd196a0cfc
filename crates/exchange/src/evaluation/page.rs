//! The manager's page: a sheet of A4 with the figures, and its back with how they come about.

use super::charts::{self, Mark};
use super::{Evaluated, words};
use counterpart_core::scenario::Cluster;
use counterpart_core::scoring::rounded;
use counterpart_core::text::{Lang, list};
use counterpart_course::anonymity::ItemShown;
use counterpart_course::counts::{Able, Clearer, Counted, Kept, Obstacle, Use};
use counterpart_course::evaluation::{Advice, Compares, ItemFigures, Learnt, LineFigures, Says, advice};
use counterpart_phrases::phrase;
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("../../../../assets/report/evaluation.css");

/// Nothing in it is to be run or fetched.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// So many items of a line are drawn where there is one line, and where there are two.
const ITEMS: [usize; 2] = [4, 2];
/// So many lines have room.
const LINES: usize = 2;
/// So many of a line's items are drawn again.
const ITEMS_AGAIN: usize = 3;
/// So many of the lines' own figures have room.
const WEEKLY: usize = 1;

/// The page, which needs nothing beside it.
pub fn page(evaluated: &Evaluated, lang: Lang) -> String {
    let title = evaluated.course.title.get(lang);
    let tag = match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let page = html! {
        (DOCTYPE)
        html lang=(tag) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                style { (PreEscaped(STYLE)) }
                title { (title) " · " (phrase!(lang, "evaluation.kicker")) }
            }
            body class=(lang.code()) {
                main.sheet {
                    (header(evaluated, lang))
                    (tiles(evaluated, lang))
                    div.columns {
                        (needed(evaluated, lang))
                        (again(evaluated, lang))
                        (learnt(evaluated, lang))
                        (used(evaluated, lang))
                        (said(evaluated, lang))
                    }
                    (next(evaluated, lang))
                    footer { (phrase!(lang, "evaluation.footer")) }
                }
                (back(evaluated, lang))
            }
        }
    };
    page.into_string() + "\n"
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
    let found = evaluated.item(item.item);
    found.map_or(String::new(), |item| words::within(item.customer.get(lang)).to_owned())
}

/// What the lines needed before, the most needed items first.
fn needed(evaluated: &Evaluated, lang: Lang) -> Markup {
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
fn again(evaluated: &Evaluated, lang: Lang) -> Markup {
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

fn medians(chart: &counterpart_course::run_chart::RunChart, lang: Lang) -> String {
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

/// The changes between forms, and what was practised.
fn learnt(evaluated: &Evaluated, lang: Lang) -> Markup {
    let figures = evaluated.figures;
    let name = |learnt: &Learnt| match learnt.compares {
        Compares::FirstWithSecond => phrase!(lang, "evaluation.first_second"),
        Compares::FirstWithThird => phrase!(lang, "evaluation.first_third", day = evaluated.third_day()),
    };
    let rows: Vec<(String, Option<f64>, counterpart_course::statistics::Interval)> =
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
    named.sort_by(|a, b| b.1.cmp(&a.1));
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

/// Sentences after one another: English has a space between them.
fn joined(sentences: impl IntoIterator<Item = String>, lang: Lang) -> String {
    sentences.into_iter().collect::<Vec<_>>().join(if lang == Lang::Zh { "" } else { " " })
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
fn used(evaluated: &Evaluated, lang: Lang) -> Markup {
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
    named.sort_by(|a, b| b.1.cmp(&a.1));
    Some(named.iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(" · "))
}

/// What people said at the end of the day.
fn said(evaluated: &Evaluated, lang: Lang) -> Markup {
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
    let inner = html! {
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
        phrase!(lang, "evaluation.how_said"),
        phrase!(lang, "evaluation.how_again"),
        phrase!(lang, "evaluation.how_weekly"),
        phrase!(lang, "evaluation.how_not"),
        phrase!(lang, "evaluation.how_files", least = least),
    ];
    html! {
        main.sheet.back {
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
