//! The schema: the old one keeps its data, the present one guards the plays by itself.

use counterpart_core::text::Lang;
use counterpart_records::{
    Choice, Ended, Judged, Kept, Mode, Parent, Person, Plan, PlanText, Purpose, SCHEMA_VERSION, Settings,
    Store, ThemeChoice,
};
use rusqlite::Connection;

use super::{NOW, RULES, database, filled, open, options, said, uid};

#[test]
fn a_database_of_version_1_keeps_its_data() {
    let dir = tempfile::tempdir().unwrap();
    Connection::open(database(dir.path())).unwrap().execute_batch(include_str!("schema-v1.sql")).unwrap();
    let mut store = open(dir.path());
    let ended = store.load_play(&uid(1)).unwrap().unwrap();
    assert_eq!(options(&ended.choices), [2, 0, 1]);
    assert_eq!(ended.choices[2].at_ms, 1000);
    assert_eq!((ended.row.mode.as_str(), ended.row.scenario_hash.as_str()), ("guided", ""));
    assert_eq!((ended.row.seed, ended.row.started_ms), (7, 1000));
    let ending = "agreement".to_owned();
    assert_eq!(ended.row.ended, Some(Ended { at_ms: 2000, ending, outcome: None }));

    let unfinished = store.unfinished().unwrap();
    assert_eq!((unfinished.len(), unfinished[0].row.seed), (1, u64::MAX));
    store.append_choice(&uid(5), &said(2, 0, None, NOW)).unwrap();
    assert_eq!(options(&store.load_play(&uid(5)).unwrap().unwrap().choices), [1, 3, 0]);
    let settings = store.settings().unwrap();
    assert_eq!((settings.lang, settings.text_percent), (Some(Lang::Zh), 150));

    drop(store);
    let file = Connection::open(database(dir.path())).unwrap();
    let version: u32 = file.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    assert_eq!(version, SCHEMA_VERSION);
    let strays: u32 = file
        .query_row("SELECT count(*) FROM sqlite_schema WHERE name LIKE '%_v1'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(strays, 0);
}

/// The settings of the fixtures of versions 2 and 3.
fn chosen(network: &str) -> Settings {
    Settings {
        lang: Some(Lang::Zh),
        text_percent: 175,
        mode: Mode::Assessment,
        reduced_motion: true,
        meters: false,
        theme: ThemeChoice::Dark,
        high_contrast: false,
        volume_percent: 30,
        network: network.to_owned(),
        vote_seconds: 60,
    }
}

#[test]
fn a_database_of_version_2_keeps_its_plays_and_every_setting() {
    let dir = tempfile::tempdir().unwrap();
    Connection::open(database(dir.path())).unwrap().execute_batch(include_str!("schema-v2.sql")).unwrap();
    let mut store = open(dir.path());
    let ended = store.load_play(&uid(1)).unwrap().unwrap();
    assert_eq!(options(&ended.choices), [2, 0]);
    let ending = "agreement".to_owned();
    assert_eq!(ended.row.ended, Some(Ended { at_ms: 2000, ending, outcome: Some(64) }));
    assert_eq!(store.reflections(&uid(1)).unwrap().len(), 1);
    assert_eq!(store.plans(&uid(1)).unwrap().len(), 1);
    store.append_choice(&uid(2), &said(1, 3, None, NOW)).unwrap();
    assert_eq!(options(&store.load_play(&uid(2)).unwrap().unwrap().choices), [2, 3]);

    let settings = store.settings().unwrap();
    assert_eq!(settings, chosen("会议室 \"A\" \\ Wi-Fi"));
    // What a version to come wrote stays, whatever is written besides; what nobody could have meant is gone.
    let settings = Settings { text_percent: 100, ..settings };
    store.save_settings(&settings).unwrap();
    drop(store);
    let file = Connection::open(database(dir.path())).unwrap();
    let other: String =
        file.query_row("SELECT document ->> 'of-tomorrow' FROM settings", [], |row| row.get(0)).unwrap();
    assert_eq!(other, "{\"kept\": true}");
    let fields: u32 =
        file.query_row("SELECT count(*) FROM settings, json_each(document)", [], |row| row.get(0)).unwrap();
    let own = serde_json::to_value(&settings).unwrap().as_object().unwrap().len();
    assert_eq!(fields as usize, own + 1);
    let old: u32 = file
        .query_row("SELECT count(*) FROM sqlite_schema WHERE name = 'setting'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(old, 0);
}

#[test]
fn a_database_of_version_2_without_settings_has_the_usual_ones() {
    let dir = tempfile::tempdir().unwrap();
    let file = Connection::open(database(dir.path())).unwrap();
    file.execute_batch(include_str!("schema-v2.sql")).unwrap();
    file.execute_batch("DELETE FROM setting").unwrap();
    drop(file);
    assert_eq!(open(dir.path()).settings().unwrap(), Settings::default());
}

#[test]
fn a_database_of_version_3_keeps_everything() {
    let dir = tempfile::tempdir().unwrap();
    Connection::open(database(dir.path())).unwrap().execute_batch(include_str!("schema-v3.sql")).unwrap();
    let mut store = open(dir.path());
    assert_eq!(store.settings().unwrap(), chosen("会议室"));
    store.save_settings(&chosen("另一间")).unwrap();
    assert_eq!(store.settings().unwrap(), chosen("另一间"));
    assert_eq!(store.unfinished().unwrap().len(), 1);
    let ended = store.load_play(&uid(1)).unwrap().unwrap();
    assert_eq!((ended.row.rules.as_str(), ended.row.scenario_hash.as_str()), ("", "abc"));
    let second = Choice { confidence: Some(80), ..Choice::plain(1, 0, 1200) };
    assert_eq!(ended.choices, [Choice::plain(0, 2, 1100), second]);
    let branch = store.load_play(&uid(2)).unwrap().unwrap().row.parent;
    assert_eq!(branch, Some(Parent { uid: uid(1), turn: 1 }));
    assert_eq!(store.reflections(&uid(1)).unwrap()[0].body, "我记得叉车。");
    // A plan of then stays the sentence that it was.
    let sentence = PlanText::Sentence("If \"so\", then…".to_owned());
    assert_eq!(store.plans(&uid(1)).unwrap(), [Plan { text: sentence, lang: None, day: 0, at_ms: 2200 }]);
    assert_eq!(store.person().unwrap().made_ms, 1000);
    drop(store);
    let file = Connection::open(database(dir.path())).unwrap();
    let other: String =
        file.query_row("SELECT document -> 'of_tomorrow' FROM settings", [], |row| row.get(0)).unwrap();
    assert_eq!(other, "{\"kept\":true}");
}

#[test]
fn a_database_of_version_4_keeps_everything_and_each_person_has_their_own_plays() {
    let dir = tempfile::tempdir().unwrap();
    Connection::open(database(dir.path())).unwrap().execute_batch(include_str!("schema-v4.sql")).unwrap();
    let store = open(dir.path());
    let person =
        Person { uid: format!("a{:031x}", 1), name: String::new(), department: String::new(), made_ms: 900 };
    assert_eq!(store.person().unwrap(), person);
    let play = store.load_play(&uid(1)).unwrap().unwrap();
    assert_eq!(play.row.rules, "r1");
    let judged = Judged { quality: -1, rule: "HEAT-03".to_owned(), offered: vec![2, 0, -1] };
    assert_eq!((play.choices[0].lang, play.choices[0].judged.as_ref()), (Some(Lang::Zh), Some(&judged)));
    assert_eq!(play.choices[0].own_words.as_deref(), Some("我会先道歉"));
    assert_eq!((play.choices[1].lang, play.choices[1].judged.as_ref()), (None, None));
    let plans = store.plans(&uid(1)).unwrap();
    let halves = PlanText::Halves { when: "对方发火".to_owned(), then: "先听完".to_owned() };
    assert_eq!((&plans[1].text, plans[1].day, plans.len()), (&halves, 20_787, 2));
    // The second person's play is in no list of the first one's.
    let listed: Vec<String> = store.recent(9).unwrap().into_iter().map(|play| play.row.uid).collect();
    assert_eq!(listed, [uid(1)]);
    assert_eq!(store.unfinished().unwrap(), []);
    assert_eq!((store.plays_of("late-shipment").unwrap().len(), store.history().unwrap().len()), (1, 1));
    // Every play of then took place on the day as it is written.
    assert_eq!(play.row.day, None);
    assert_eq!(store.load_play(&uid(2)).unwrap().unwrap().row.day, None);
}

#[test]
fn a_database_of_version_5_is_read_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    Connection::open(database(dir.path())).unwrap().execute_batch(include_str!("schema-v5.sql")).unwrap();
    let mut store = open(dir.path());
    let days = |store: &Store| -> Vec<Option<String>> {
        store.history().unwrap().into_iter().map(|play| play.row.day).collect()
    };
    assert_eq!(days(&store), [None, Some("quiet".to_owned())]);
    let going_on = store.unfinished().unwrap();
    assert_eq!((going_on.len(), going_on[0].row.day.as_deref()), (1, Some("quiet")));
    store.append_choice(&uid(3), &said(1, 0, None, NOW)).unwrap();
    assert_eq!(options(&store.load_play(&uid(3)).unwrap().unwrap().choices), [1, 0]);
}

#[test]
fn a_database_of_version_6_knows_who_is_here_and_what_plays_came_to() {
    let dir = tempfile::tempdir().unwrap();
    Connection::open(database(dir.path())).unwrap().execute_batch(include_str!("schema-v6.sql")).unwrap();
    let mut store = open(dir.path());
    let first = store.person().unwrap();
    assert_eq!((first.uid.as_str(), first.name.as_str()), (&*format!("a{:031x}", 1), ""));
    let listed = |store: &Store| -> Vec<String> {
        store.recent(9).unwrap().into_iter().map(|play| play.row.uid).collect()
    };
    assert_eq!(listed(&store), [uid(3), uid(1)]);
    assert_eq!(
        store.kept_of(&first.uid).unwrap(),
        Kept { plays: 2, choices: 3, own_words: 2, plans: 2, steps: 0 }
    );
    let people = store.people().unwrap();
    assert_eq!(people.len(), 2);
    store.sit_down(&people[1].uid).unwrap();
    assert_eq!(listed(&store), [uid(2)]);
}

#[test]
fn a_database_of_version_7_keeps_who_is_here_and_takes_what_is_done_in_a_course() {
    let dir = tempfile::tempdir().unwrap();
    Connection::open(database(dir.path())).unwrap().execute_batch(include_str!("schema-v7.sql")).unwrap();
    let mut store = open(dir.path());
    let here = store.person().unwrap();
    assert_eq!((here.name.as_str(), here.department.as_str()), ("K7", "仓储部"));
    assert_eq!((store.steps().unwrap().len(), store.drill_answers().unwrap().len()), (0, 0));
    let first = store.people().unwrap()[0].uid.clone();
    store.sit_down(&first).unwrap();
    let plans = store.all_plans().unwrap();
    assert_eq!(
        (plans.len(), plans[1].play.as_deref(), plans[1].lesson.as_deref()),
        (2, Some(&*uid(1)), None)
    );
    assert!(plans.iter().all(|plan| plan.looks.is_empty() && !plan.rehearsed));
}

#[test]
fn a_database_of_version_8_keeps_its_course_and_every_play_was_for_itself() {
    let dir = tempfile::tempdir().unwrap();
    Connection::open(database(dir.path())).unwrap().execute_batch(include_str!("schema-v8.sql")).unwrap();
    let mut store = open(dir.path());
    assert_eq!(store.person().unwrap().name, "K7");
    assert_eq!((store.steps().unwrap().len(), store.drill_answers().unwrap().len()), (1, 1));
    assert_eq!(store.taken_up().unwrap(), None);
    let plans = store.all_plans().unwrap();
    assert_eq!((plans.len(), plans[0].looks.len(), plans[0].rehearsed), (1, 1, true));
    let first = store.people().unwrap()[0].uid.clone();
    let mut seen = 0;
    for person in [first, format!("a{:031x}", 2)] {
        store.sit_down(&person).unwrap();
        let plays = store.plays_for("", Purpose::Free).unwrap();
        let all = store.history().unwrap();
        assert_eq!(plays.len(), all.len());
        assert!(all.iter().all(|play| play.row.purpose == Purpose::Free && play.row.course.is_empty()));
        seen += all.len();
    }
    assert_eq!(seen, 3);
    // What goes on goes on.
    store.append_choice(&uid(2), &said(1, 0, None, NOW)).unwrap();
    store.finish_play(&uid(2), "agreement", Some(60), RULES, NOW).unwrap();
}

/// What was written before the first day of the epoch, or at its very end, keeps its day.
#[test]
fn the_day_of_an_old_plan_is_the_day_on_which_it_was_written() {
    let dir = tempfile::tempdir().unwrap();
    let file = Connection::open(database(dir.path())).unwrap();
    file.execute_batch(include_str!("schema-v3.sql")).unwrap();
    file.execute_batch("DELETE FROM reflection").unwrap();
    let times = [0, 86_399_999, 86_400_000, -1, -86_400_000, NOW];
    for at_ms in times {
        file.execute(
            "INSERT INTO reflection (play_id, kind, body, at_ms) VALUES (1, 'plan', '', ?1)",
            [at_ms],
        )
        .unwrap();
    }
    drop(file);
    let days: Vec<i32> = open(dir.path()).plans(&uid(1)).unwrap().iter().map(|plan| plan.day).collect();
    // 2026-11-23 is day 20,780.
    assert_eq!(days, [0, 0, 1, -1, -1, 20_780]);
}

#[test]
fn the_database_itself_refuses_to_rewrite_a_play() {
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path(), 3);
    let mut store = open(dir.path());
    let before = store.load_play(&uid(1)).unwrap();
    // Another program, which knows nothing of our rules and our connection settings.
    let other = Connection::open(database(dir.path())).unwrap();
    let refused = |sql: &str| {
        assert!(other.execute_batch(sql).is_err(), "{sql}");
    };
    refused("UPDATE choice SET option = 0 WHERE turn = 1");
    refused("UPDATE choice SET at_ms = 0");
    refused("DELETE FROM choice WHERE turn = 2");
    refused("UPDATE choice SET own_words = 'mine'");
    refused("INSERT OR REPLACE INTO choice (play_id, turn, option, at_ms) VALUES (1, 1, 0, 0)");
    refused("INSERT INTO choice (play_id, turn, option, at_ms) VALUES (1, 4, 0, 0)");
    refused("INSERT INTO choice (play_id, turn, option, at_ms) VALUES (99, 0, 0, 0)");
    refused("INSERT INTO choice (play_id, turn, option, lang, at_ms) VALUES (1, 3, 0, 'de', 0)");
    refused("INSERT INTO choice (play_id, turn, option, quality, at_ms) VALUES (1, 3, 0, 1, 0)");
    refused("UPDATE play SET rules = 'others'");
    refused("UPDATE play SET person = 2, ended_ms = 1, ending = 'agreement'");
    refused("INSERT INTO plan (person, day, at_ms) VALUES (1, 0, 0)");
    refused("INSERT INTO plan (person, when_half, day, at_ms) VALUES (1, 'x', 0, 0)");
    refused("INSERT INTO plan (person, sentence, day, at_ms) VALUES (7, 'x', 0, 0)");
    refused("DELETE FROM person");
    refused("DELETE FROM play");
    refused("UPDATE play SET seed = 1");
    refused("UPDATE play SET day = 'quiet'");
    refused("UPDATE play SET day = 'quiet', ended_ms = 1, ending = 'agreement'");
    refused("UPDATE play SET purpose = 'path', ended_ms = 1, ending = 'agreement'");
    refused("UPDATE play SET course = 'x', ended_ms = 1, ending = 'agreement'");
    refused("UPDATE play SET seed = 1, ended_ms = 1, ending = 'agreement'");
    refused("UPDATE play SET outcome = 100");
    refused("UPDATE play SET ended_ms = 1");
    for id in ["1", "2", "NULL"] {
        let uid = uid(if id == "1" { 2 } else { 1 });
        refused(&format!(
            "INSERT OR REPLACE INTO play (id, uid, person, scenario_id, scenario_hash, rules, seat, seed, \
             mode, started_ms) VALUES ({id}, '{uid}', 1, 's', 'h', 'r', 'x', 1, 'guided', 0)"
        ));
    }
    assert_eq!(store.load_play(&uid(1)).unwrap(), before);
    store.finish_play(&uid(1), "agreement", Some(60), RULES, NOW).unwrap();
    refused("UPDATE play SET outcome = 100");
    refused("UPDATE play SET ended_ms = NULL, ending = NULL, outcome = NULL");
    refused("INSERT INTO choice (play_id, turn, option, at_ms) VALUES (1, 3, 0, 0)");
}
