//! The tables beside the page. A row is there only where its figure may be shown: none is about fewer people than the
//! least.

use super::{Evaluated, words};
use crate::table::Table;
use counterpart_core::scenario::Cluster;
use counterpart_core::scoring::rounded;
use counterpart_core::text::Lang;
use counterpart_course::anonymity::ItemShown;
use counterpart_course::counts::{Able, Clearer, Counted, Kept, Obstacle, Use};
use counterpart_course::evaluation::{Compares, ItemFigures, LineFigures};
use counterpart_phrases::phrase;

/// A figure as spreadsheets read it: with a plain minus and so many decimals at the most.
fn figure(value: f64, decimals: u32) -> String {
    let value = rounded(value, decimals);
    format!("{:.*}", decimals as usize, if value == 0.0 { 0.0 } else { value })
}

/// The figures of everybody.
pub fn group(evaluated: &Evaluated, lang: Lang) -> String {
    let figures = evaluated.figures;
    let mut table = Table::new(&[
        phrase!(lang, "evaluation.column_key"),
        phrase!(lang, "evaluation.column_what"),
        phrase!(lang, "evaluation.column_value"),
        phrase!(lang, "evaluation.column_low"),
        phrase!(lang, "evaluation.column_high"),
        phrase!(lang, "evaluation.column_people"),
    ]);
    let mut row = |key: &str, what: String, value: String, range: Option<[String; 2]>, people: String| {
        let [low, high] = range.unwrap_or_default();
        table.row(&[key.to_owned(), what, value, low, high, people]);
    };
    if let Some(people) = figures.people {
        row("people", phrase!(lang, "evaluation.row_people"), people.to_string(), None, people.to_string());
    }
    for learnt in &figures.learnt {
        let (Some(people), Some(interval)) = (learnt.people, learnt.interval()) else { continue };
        let (key, what) = match learnt.compares {
            Compares::FirstWithSecond => ("learnt-1-2", phrase!(lang, "evaluation.first_second")),
            Compares::FirstWithThird => {
                ("learnt-1-3", phrase!(lang, "evaluation.first_third", day = evaluated.third_day()))
            }
        };
        let mean = learnt.mean().map(|mean| figure(mean, 2)).unwrap_or_default();
        let range = [figure(interval.low, 2), figure(interval.high, 2)];
        row(key, what, mean, Some(range), people.to_string());
    }
    for (cluster, share) in Cluster::ALL.into_iter().zip(figures.practised.into_iter().flatten()) {
        let what = phrase!(lang, "evaluation.row_practised", cluster = cluster.name().get(lang));
        row(&format!("practised-{}", cluster.key()), what, share.to_string(), None, String::new());
    }
    let said = &figures.reactions;
    let mut answers = |key: &str, question: String, names: Vec<String>, counts: &Counted| {
        let all: u32 = counts.iter().flatten().sum();
        for (number, (name, count)) in (1..).zip(names.iter().zip(counts.iter().flatten())) {
            let what = phrase!(lang, "evaluation.row_answer", question = question, answer = name);
            row(&format!("{key}-{number}"), what, count.to_string(), None, all.to_string());
        }
    };
    let uses = Use::ALL.iter().map(|of| words::uses(*of, lang)).collect();
    answers("uses", phrase!(lang, "evaluation.ask_uses"), uses, &said.uses);
    let able = Able::ALL.iter().map(|of| words::able(*of, lang)).collect();
    answers("able", phrase!(lang, "evaluation.ask_able"), able, &said.able);
    let clearer = Clearer::ALL.iter().map(|of| words::clearer(*of, lang)).collect();
    answers("clearer", phrase!(lang, "evaluation.ask_clearer"), clearer, &said.clearer);
    let obstacles = Obstacle::ALL.iter().map(|of| words::obstacle(*of, lang)).collect();
    answers("obstacle", phrase!(lang, "evaluation.ask_obstacle"), obstacles, &said.obstacles);
    if let Some(waves) = &figures.beside {
        if let Some(effect) = waves.learnt {
            let range = [effect.interval().low, effect.interval().high].map(|end| figure(end, 2));
            let what = phrase!(lang, "evaluation.row_beside_learnt");
            row("beside-learnt", what, figure(effect.mean, 2), Some(range), effect.people.to_string());
        }
        for item in &waves.items {
            let code = evaluated.item(item.item).map_or("", |item| item.code.as_str());
            let range = [item.more.interval.low, item.more.interval.high].map(|end| figure(end, 0));
            let what = phrase!(lang, "evaluation.row_beside", line = item.line, item = code);
            let key = format!("beside-{}-{code}", item.line);
            row(&key, what, figure(item.more.mean, 0), Some(range), String::new());
        }
    }
    for (weekly, chart) in &figures.weekly {
        let name = &weekly.name;
        let before = chart.median.map(|of| {
            (format!("before-{}", weekly.line), phrase!(lang, "evaluation.row_before", name = name), of)
        });
        let after = chart.median_after.map(|of| {
            (format!("after-{}", weekly.line), phrase!(lang, "evaluation.row_after", name = name), of)
        });
        for (key, what, median) in before.into_iter().chain(after) {
            row(&key, what, figure(median, 2), None, String::new());
        }
    }
    table.text()
}

/// Each item of each line, those of which neither side is shown left out.
pub fn line_items(evaluated: &Evaluated, lang: Lang) -> String {
    let low = || phrase!(lang, "evaluation.column_low");
    let high = || phrase!(lang, "evaluation.column_high");
    let mut table = Table::new(&[
        phrase!(lang, "evaluation.column_line"),
        phrase!(lang, "evaluation.column_item"),
        phrase!(lang, "evaluation.column_words"),
        phrase!(lang, "evaluation.column_need"),
        phrase!(lang, "evaluation.column_customers"),
        phrase!(lang, "evaluation.column_arrives"),
        low(),
        high(),
        phrase!(lang, "evaluation.column_suppliers"),
        phrase!(lang, "evaluation.column_believed"),
        low(),
        high(),
        phrase!(lang, "evaluation.column_apart"),
        phrase!(lang, "evaluation.column_customers_again"),
        phrase!(lang, "evaluation.column_again"),
        low(),
        high(),
        phrase!(lang, "evaluation.column_suppliers_again"),
        phrase!(lang, "evaluation.column_believed_again"),
        low(),
        high(),
        phrase!(lang, "evaluation.column_change"),
        low(),
        high(),
    ]);
    for line in &evaluated.figures.lines {
        for item in &line.items {
            if let Some(cells) = cells(evaluated, line, item, lang) {
                table.row(&cells);
            }
        }
    }
    table.text()
}

fn cells(
    evaluated: &Evaluated,
    line: &LineFigures,
    figures: &ItemFigures,
    lang: Lang,
) -> Option<Vec<String>> {
    let sides = [figures.arrives, figures.believed, figures.again, figures.believed_again];
    if sides.iter().all(|shown| *shown == ItemShown::TooFew) {
        return None;
    }
    let item = evaluated.item(figures.item)?;
    let number = |answered: Option<u32>| answered.map(|of| of.to_string()).unwrap_or_default();
    let shown = |shown: ItemShown| match shown {
        ItemShown::TooFew => [String::new(), String::new(), String::new()],
        ItemShown::Split => [phrase!(lang, "evaluation.split"), String::new(), String::new()],
        ItemShown::Mean { mean, interval } => {
            let [low, high] = interval.map_or_else(Default::default, |ends| ends.map(|end| end.to_string()));
            [mean.to_string(), low, high]
        }
    };
    let change = figures.change.map(|change| {
        [change.mean, change.interval.low, change.interval.high].map(|points| figure(points, 0))
    });
    let mut cells = vec![
        line.line.clone(),
        item.code.clone(),
        item.customer.get(lang).to_owned(),
        figures.need.map(|need| figure(100.0 * need, 1)).unwrap_or_default(),
        number(line.before[0]),
    ];
    cells.extend(shown(sides[0]));
    cells.push(number(line.before[1]));
    cells.extend(shown(sides[1]));
    cells.push(figures.blind_spot.map(|points| figure(points, 0)).unwrap_or_default());
    cells.push(number(line.again[0]));
    cells.extend(shown(sides[2]));
    cells.push(number(line.again[1]));
    cells.extend(shown(sides[3]));
    cells.extend(change.unwrap_or_default());
    Some(cells)
}

/// What became of plans, as counts.
pub fn plans(evaluated: &Evaluated, lang: Lang) -> String {
    let figures = evaluated.figures;
    let mut table = Table::new(&[
        phrase!(lang, "evaluation.column_key"),
        phrase!(lang, "evaluation.column_what"),
        phrase!(lang, "evaluation.column_value"),
        phrase!(lang, "evaluation.column_of"),
    ]);
    let mut row = |key: String, what: String, count: u32, of: u32| {
        table.row(&[key, what, count.to_string(), of.to_string()]);
    };
    if let Some(planned) = figures.planned {
        row("plans".to_owned(), phrase!(lang, "evaluation.row_plans"), planned, planned);
    }
    let told = figures.plans.told.unwrap_or_default();
    for (number, (kept, count)) in (1..).zip(Kept::ALL.iter().zip(figures.plans.kept.iter().flatten())) {
        row(format!("kept-{number}"), words::kept(*kept, lang), *count, told);
    }
    let stopped: u32 = figures.plans.obstacles.iter().flatten().sum();
    for (number, (obstacle, count)) in
        (1..).zip(Obstacle::ALL.iter().zip(figures.plans.obstacles.iter().flatten()))
    {
        let answer = words::obstacle(*obstacle, lang);
        let what = phrase!(
            lang,
            "evaluation.row_answer",
            question = phrase!(lang, "evaluation.why_not"),
            answer = answer
        );
        row(format!("obstacle-{number}"), what, *count, stopped);
    }
    table.text()
}
