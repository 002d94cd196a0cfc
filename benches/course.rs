//! How long it takes to say what comes next, and what is due, to somebody with thousands of conversations; and how
//! long the window is held up when home and the course open.
//!
//! `cargo bench --no-default-features --bench course` prints the figures of `docs/performance.md`.

use counterpart::conversation::{Pick, Play, digest};
use counterpart::course::day::Day;
use counterpart::course::due::{Event, Schedule, due};
use counterpart::course::needs::{Desk, Item, LineNeeds, Side, Tally, compare, needs};
use counterpart::course::path::{
    Form, Lesson, LessonDone, Misfires, PlayDone, Seat, Situation, Survey, advise,
};
use counterpart::history::judged_now;
use counterpart::library::Library;
use counterpart::records::{DATABASE_FILE, Store};
use counterpart::scenario::{MoveKind, SeatIx};
use counterpart::scenario::{Problem, Topic};
use counterpart::scoring::{Estimate, Evidence};
use counterpart::session::{NavCommand, Outside, Screen, Session};
use counterpart::text::Lang;
use divan::{Bencher, black_box};
use rusqlite::{Connection, params};
use std::path::Path;
use std::sync::Arc;

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

/// A conversation from every desk of the library, each with what fits best on offer every third time.
fn conversations(library: &Library) -> Vec<Play> {
    let mut found = Vec::new();
    for scenario in library.playable() {
        for (seat, _) in (0u8..).zip(&scenario.seats) {
            let mut play = Play::start(Arc::clone(scenario), SeatIx(seat));
            while play.ending().is_none() {
                let mut offers = play.offers();
                offers.sort_by_key(|offer| -offer.judgement.quality);
                let offer = offers[usize::from(!play.turns().len().is_multiple_of(3)).min(offers.len() - 1)];
                let confidence = (offer.act.kind == MoveKind::Predict).then_some(60);
                play.pick(Pick { option: offer.option, confidence }).expect("a choice");
            }
            found.push(play);
        }
    }
    found
}

/// Fills the records in a folder with [`PLAYS`] conversations, in one go: by its own ways each choice is flushed.
fn fill(folder: &Path, library: &Library) {
    drop(Store::open(folder, 0).expect("a store"));
    let conversations = conversations(library);
    let mut file = Connection::open(folder.join(DATABASE_FILE)).expect("the database");
    let all = file.transaction().expect("a transaction");
    for (number, play) in (1..=PLAYS).zip(conversations.iter().cycle()) {
        let at_ms = i64::from(TODAY.0 - (PLAYS - number) / 4) * 86_400_000;
        all.execute(
            "INSERT INTO play (id, uid, person, scenario_id, scenario_hash, rules, seat, seed, mode, started_ms) \
             VALUES (?1, ?2, 1, ?3, ?4, ?5, ?6, 7, 'guided', ?7)",
            params![
                number,
                format!("{number:032x}"),
                play.scenario().id,
                play.scenario().hash,
                digest(),
                play.seat().id,
                at_ms
            ],
        )
        .expect("a play");
        for (turn, record) in (0u32..).zip(play.turns()) {
            let judged = judged_now(record);
            let offered: Vec<String> = judged.offered.iter().map(ToString::to_string).collect();
            all.execute(
                "INSERT INTO choice (play_id, turn, option, confidence, lang, quality, rule, offered, at_ms) \
                 VALUES (?1, ?2, ?3, ?4, 'zh', ?5, ?6, ?7, ?8)",
                params![
                    number,
                    turn,
                    record.pick.option.0,
                    record.pick.confidence,
                    judged.quality,
                    judged.rule,
                    offered.join(" "),
                    at_ms
                ],
            )
            .expect("a choice");
        }
        all.execute(
            "UPDATE play SET ended_ms = ?2, ending = 'agreement', outcome = 60 WHERE id = ?1",
            params![number, at_ms],
        )
        .expect("an end");
    }
    all.commit().expect("on the disk");
}

/// Opens a screen; what takes long is left out, or done as well.
fn opened(bencher: Bencher, screen: &Screen, all_of_it: bool) {
    let folder = tempfile::tempdir().expect("a folder");
    let library = Library::load(None);
    fill(folder.path(), &library);
    let outside = Outside::of(|| i64::from(TODAY.0) * 86_400_000, || 1);
    let worker: counterpart::session::background::Worker =
        if all_of_it { counterpart::session::background::at_once() } else { Box::new(drop) };
    let store = Store::open(folder.path(), 0).expect("a store").store;
    let outside = Outside { worker, ..outside };
    let mut session = Session::new(library, store, outside, Some(Lang::Zh), Some(7));
    bencher.bench_local(|| {
        session.apply(NavCommand::Go(screen.clone()));
        black_box(session.course.standing.is_some())
    });
    assert_eq!(session.course.standing.is_some(), all_of_it);
}

/// What the window waits for when home opens.
#[divan::bench(sample_count = 20)]
fn home_holds_the_window_up(bencher: Bencher) {
    opened(bencher, &Screen::Home, false);
}

/// Everything that home shows, with what is done beside the window.
#[divan::bench(sample_count = 10)]
fn home_as_a_whole(bencher: Bencher) {
    opened(bencher, &Screen::Home, true);
}

/// What the window waits for when the course's page opens.
#[divan::bench(sample_count = 20)]
fn the_page_holds_the_window_up(bencher: Bencher) {
    opened(bencher, &Screen::Programme, false);
}

/// Everything that the course's page shows, with what is done beside the window.
#[divan::bench(sample_count = 10)]
fn the_page_as_a_whole(bencher: Bencher) {
    opened(bencher, &Screen::Programme, true);
}
