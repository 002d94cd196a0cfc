//! A store that an earlier release left, with 500 plays: it opens, replays and keeps everything.

use super::outside;
use counterpart::conversation::{Pick, Play};
use counterpart::history::{NotCounted, replay};
use counterpart::library::Library;
use counterpart::records::{Choice, DATABASE_FILE, PlanText, SCHEMA_VERSION, Store};
use counterpart::scenario::{MoveKind, SeatIx};
use counterpart::scoring::{outcome_of, rounded};
use counterpart::session::{NavCommand, ReviewCommand, Screen, Session};
use counterpart::text::Lang;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use rusqlite::{Connection, params};
use std::path::Path;
use std::sync::Arc;

const PLAYS: usize = 500;
const SEED: u64 = 3;

/// A play as it was put into the store of then.
struct Put {
    uid: String,
    play: Play,
    seed: u64,
    parent: Option<(String, usize)>,
    started_ms: i64,
    /// Its kind and score, if it has ended.
    ended: Option<(String, Option<u8>)>,
    recall: Option<String>,
    plan: Option<String>,
}

/// The time at which a turn of a play was taken.
fn at_ms(put: &Put, turn: usize) -> i64 {
    match &put.parent {
        // What a branch took over keeps the time of its parent, which is the beginning of all here.
        Some((_, from)) if turn < *from => 1_000,
        _ => put.started_ms + turn as i64,
    }
}

fn score_of(play: &Play) -> Option<u8> {
    outcome_of(play).map(|outcome| rounded(outcome.score, 0) as u8)
}

/// Takes a legal choice by chance.
fn choose(play: &mut Play, chance: &mut ChaCha8Rng) {
    let offers = play.offers();
    let offer = offers[chance.random_range(0..offers.len())];
    let confidence = (offer.act.kind == MoveKind::Predict).then(|| chance.random_range(0..=100));
    play.pick(Pick { option: offer.option, confidence }).expect("it was offered");
}

/// Plays of every desk of every scenario: ended, given up, going on, branches of others.
fn plays(library: &Library) -> Vec<Put> {
    let mut chance = ChaCha8Rng::seed_from_u64(SEED);
    let scenarios: Vec<_> = library.playable().cloned().collect();
    let mut all: Vec<Put> = Vec::new();
    for number in 0..PLAYS {
        let mut parent = None;
        let mut play = if number % 7 == 6 {
            let origin = &all[chance.random_range(0..all.len())];
            let picks = origin.play.picks();
            let turn = chance.random_range(0..=picks.len().saturating_sub(1));
            parent = Some((origin.uid.clone(), turn));
            let scenario = Arc::clone(origin.play.scenario());
            Play::replay(scenario, origin.play.seat_ix(), &picks[..turn]).expect("legal picks")
        } else {
            let scenario = Arc::clone(&scenarios[number % scenarios.len()]);
            Play::start(scenario, SeatIx(u8::from(chance.random_bool(0.5))))
        };
        let stops = if number % 5 == 4 { chance.random_range(0..6) } else { usize::MAX };
        while play.ending().is_none() && play.turns().len() < stops {
            choose(&mut play, &mut chance);
        }
        let ended = match play.ending() {
            Some(ending) => Some((ending.key().to_owned(), score_of(&play))),
            None if number % 2 == 0 => Some(("abandoned".to_owned(), None)),
            None => None,
        };
        all.push(Put {
            uid: format!("{:032x}", number + 1),
            play,
            seed: chance.random(),
            parent,
            started_ms: 1_700_000_000_000 + number as i64 * 3_600_000,
            ended,
            recall: (number % 4 == 0).then(|| format!("我记得第 {number} 场，they said “no”.")),
            plan: (number % 3 == 0).then(|| format!("如果第 {number} 次被催，我就先问清楚。")),
        });
    }
    all
}

/// The database as version 3 of the schema had it, with these plays.
fn put(folder: &Path, plays: &[Put]) {
    let fixture = include_str!("../store/schema-v3.sql");
    let (tables, _) = fixture.split_once("INSERT INTO play").expect("the tables come first");
    let mut file = Connection::open(folder.join(DATABASE_FILE)).expect("a database");
    file.execute_batch(tables).expect("the tables");
    let all = file.transaction().expect("a transaction");
    for (id, put) in (1_i64..).zip(plays) {
        let (scenario, seat) = (put.play.scenario(), put.play.seat());
        all.execute(
            "INSERT INTO play (id, uid, scenario_id, scenario_hash, seat, seed, mode, parent_uid, parent_turn, \
             started_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                id,
                put.uid,
                scenario.id,
                scenario.hash,
                seat.id,
                put.seed.cast_signed(),
                if id % 2 == 0 { "guided" } else { "assessment" },
                put.parent.as_ref().map(|(uid, _)| uid),
                put.parent.as_ref().map(|(_, turn)| *turn as i64),
                put.started_ms,
            ],
        )
        .expect("a play");
        for (turn, pick) in put.play.picks().iter().enumerate() {
            all.execute(
                "INSERT INTO choice (play_id, turn, option, confidence, at_ms) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![id, turn as i64, pick.option.0, pick.confidence, at_ms(put, turn)],
            )
            .expect("a choice");
        }
        if let Some((ending, score)) = &put.ended {
            all.execute(
                "UPDATE play SET ended_ms = ?2, ending = ?3, outcome = ?4 WHERE id = ?1",
                params![id, put.started_ms + 99, ending, score],
            )
            .expect("an end");
        }
        for (kind, body) in [("recall", &put.recall), ("plan", &put.plan)] {
            if let Some(body) = body {
                all.execute(
                    "INSERT INTO reflection (play_id, kind, body, at_ms) VALUES (?1, ?2, ?3, ?4)",
                    params![id, kind, body, put.started_ms + 100],
                )
                .expect("words");
            }
        }
    }
    all.commit().expect("all of it");
    file.pragma_update(None, "user_version", 3).expect("version 3");
}

/// Everything that was put into the old store is in the present one, and replays to the same end.
fn compare(store: &Store, library: &Library, plays: &[Put]) {
    assert_eq!(store.history().expect("readable").len(), plays.len());
    for put in plays {
        let stored = store.load_play(&put.uid).expect("readable").expect("the play");
        let row = &stored.row;
        assert_eq!(
            (row.seed, row.started_ms, row.rules.as_str()),
            (put.seed, put.started_ms, ""),
            "{}",
            put.uid
        );
        let parent = row.parent.as_ref().map(|parent| (parent.uid.clone(), parent.turn as usize));
        assert_eq!(parent, put.parent, "{}", put.uid);
        let ended = row.ended.as_ref().map(|ended| (ended.ending.clone(), ended.outcome));
        assert_eq!(ended, put.ended, "{}", put.uid);
        let choices: Vec<Choice> = (0..)
            .zip(put.play.picks())
            .map(|(turn, pick)| Choice {
                confidence: pick.confidence,
                ..Choice::plain(turn, u32::from(pick.option.0), at_ms(put, turn as usize))
            })
            .collect();
        assert_eq!(stored.choices, choices, "{}", put.uid);
        let replayed = replay(library, &stored).expect("it replays");
        assert_eq!(
            (replayed.state(), replayed.ending()),
            (put.play.state(), put.play.ending()),
            "{}",
            put.uid
        );
        let recalled: Vec<String> =
            store.reflections(&put.uid).expect("readable").into_iter().map(|one| one.body).collect();
        assert_eq!(recalled, put.recall.iter().cloned().collect::<Vec<_>>(), "{}", put.uid);
        let planned: Vec<PlanText> =
            store.plans(&put.uid).expect("readable").into_iter().map(|plan| plan.text).collect();
        let kept: Vec<PlanText> = put.plan.iter().cloned().map(PlanText::Sentence).collect();
        assert_eq!(planned, kept, "{}", put.uid);
    }
}

#[test]
fn five_hundred_plays_of_an_earlier_release_are_all_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let library = Library::load(None);
    let plays = plays(&library);
    assert!(plays.iter().filter(|put| put.parent.is_some()).count() > 50, "seed {SEED}");
    put(folder.path(), &plays);

    let opened = Store::open(folder.path(), 0).expect("a store");
    assert_eq!(opened.notice, None);
    compare(&opened.store, &library, &plays);
    drop(opened);
    let file = Connection::open(folder.path().join(DATABASE_FILE)).expect("the database");
    let version: u32 = file
        .query_row("SELECT user_version FROM pragma_user_version", [], |row| row.get(0))
        .expect("a version");
    assert_eq!(version, SCHEMA_VERSION);
    drop(file);
    // Opened again, it is as it is.
    let store = Store::open(folder.path(), 0).expect("a store").store;
    compare(&store, &library, &plays);

    // Looked back at, such a play says by which rules it was judged, and its plan is the sentence it was.
    let mut session = Session::new(library, store, outside(), Some(Lang::En), None);
    let old = plays.iter().find(|put| put.plan.is_some() && put.play.ending().is_some()).expect("one");
    session.apply(ReviewCommand::Open(old.uid.clone()));
    session.apply(NavCommand::Go(Screen::Debrief));
    let review = session.review.as_ref().expect("a review");
    let then = review.then.expect("nobody knows by which rules");
    assert_eq!(
        (then.otherwise, then.score, then.score_now),
        (None, score_of(&old.play), score_of(&old.play))
    );
    assert_eq!(Lang::ALL.map(|lang| review.plan_in(lang)), [old.plan.clone(), old.plan.clone()]);
    // How it was judged isn't known, so it is no evidence.
    assert!(session.skill.plays.iter().all(|play| play.not_counted.is_some()));
    let unknown = session.skill.plays.iter().filter(|play| play.not_counted == Some(NotCounted::OtherRules));
    assert!(unknown.count() > 5);
    assert_eq!(session.notices, []);
}
