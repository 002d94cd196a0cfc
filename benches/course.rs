//! How long it takes to say what comes next, and what is due, to somebody with thousands of conversations.
//!
//! `cargo bench --no-default-features --bench course` prints the figures of `docs/performance.md`.

use counterpart::course::day::Day;
use counterpart::course::due::{Event, Schedule, due};
use counterpart::course::needs::{Desk, Item, LineNeeds, Side, Tally, compare, needs};
use counterpart::course::path::{
    Form, Lesson, LessonDone, Misfires, PlayDone, Seat, Situation, Survey, advise,
};
use counterpart::scenario::{Problem, Topic};
use counterpart::scoring::{Estimate, Evidence};
use divan::{Bencher, black_box};

/// So many conversations were had.
const PLAYS: i32 = 2_000;
const TODAY: Day = Day(20_520);

fn main() {
    divan::main();
}

/// Two desks of each of twelve scenarios.
fn seats() -> Vec<Seat> {
    let scenarios = (0..12usize).zip(Problem::ALL.iter().cycle());
    scenarios
        .flat_map(|(number, problem)| {
            [("ours", Side::Customer), ("theirs", Side::Provider)].map(|(seat, side)| Seat {
                desk: Desk {
                    scenario: format!("scenario-{number}"),
                    seat: seat.to_owned(),
                    side,
                    topics: Topic::ALL[number % 8..][..3].to_vec(),
                    problem: *problem,
                },
                telling: [8, 6, 4, 6, 4],
            })
        })
        .collect()
}

/// Three lines of fifteen items, surveyed.
fn survey() -> Survey {
    let items: Vec<Item> = (0..15)
        .map(|number| Item {
            code: format!("S{:02}", number + 1),
            topic: Some(Topic::ALL[number % Topic::ALL.len()]),
            problem: Some(Problem::ALL[number % Problem::ALL.len()]),
            mirrored: true,
        })
        .collect();
    let tally = Tally { people: 30, answered: 20, values: vec![[3, 4, 6, 4, 3]; 15], picks: vec![4; 15] };
    let line = |number: usize| LineNeeds {
        line: format!("line-{number}"),
        needs: needs(&items, &tally, 5).expect("needs"),
        compared: compare(&items, &tally, &tally, 5),
        answered: [Some(20), Some(20)],
    };
    Survey {
        codes: items.iter().map(|item| item.code.clone()).collect(),
        topics: items.iter().map(|item| item.topic).collect(),
        lines: (0..3).map(line).collect(),
    }
}

fn situation() -> Situation {
    let seats = seats();
    let plays = (0..PLAYS).map(|number| {
        let desk = &seats[number as usize % seats.len()].desk;
        let day = TODAY.plus((number - PLAYS) / 4);
        PlayDone { scenario: desk.scenario.clone(), seat: desk.seat.clone(), day, form: None }
    });
    let form = |number: u8| Form {
        number,
        seats: seats[4 * usize::from(number)..][..4]
            .iter()
            .map(|seat| (seat.desk.scenario.clone(), seat.desk.seat.clone()))
            .collect(),
    };
    Situation {
        plays: plays.collect(),
        forms: (1..4).map(form).collect(),
        lessons: Topic::ALL
            .iter()
            .map(|topic| Lesson {
                topic: *topic,
                scenarios: vec!["scenario-0".to_owned(), "scenario-11".to_owned()],
            })
            .collect(),
        lessons_done: (0..200)
            .map(|number: usize| LessonDone {
                topic: Topic::ALL[number % Topic::ALL.len()],
                day: TODAY.plus(-200 + number as i32),
                after_plays: 10 * number,
            })
            .collect(),
        skills: [Estimate { mean: 0.3, sd: 0.6 }; 5],
        evidence: [Evidence { scenarios: 4, telling: 30, best: 15 }; 5],
        misfires: vec![Misfires { bad: 2, seen: 9, rule: Some("HEAT-07".to_owned()) }; Topic::ALL.len()],
        survey: survey(),
        due: Vec::new(),
        step: None,
        seats,
    }
}

#[divan::bench]
fn what_comes_next(bencher: Bencher) {
    let situation = situation();
    bencher.bench_local(|| advise(black_box(&situation), TODAY));
}

#[divan::bench]
fn what_is_due(bencher: Bencher) {
    let day = |number: i32| TODAY.plus(number - 400);
    let mut history: Vec<Event> = (0..200).map(|number| Event::Lesson { day: day(2 * number) }).collect();
    history.push(Event::Plan { day: day(0) });
    bencher.bench_local(|| due(black_box(&history), Schedule::SIXTY, TODAY));
}
