//! The schema: the old one keeps its data, the present one guards the plays by itself.

use counterpart_core::text::Lang;
use counterpart_records::{Ended, Mode, SCHEMA_VERSION, Settings, ThemeChoice};
use rusqlite::Connection;

use super::{NOW, database, filled, open, options, uid};

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
    store.append_choice(&uid(5), 2, 0, None, NOW).unwrap();
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
    assert_eq!(store.reflections(&uid(1)).unwrap().len(), 2);
    store.append_choice(&uid(2), 1, 3, None, NOW).unwrap();
    assert_eq!(options(&store.load_play(&uid(2)).unwrap().unwrap().choices), [2, 3]);

    let settings = store.settings().unwrap();
    assert_eq!(settings, chosen("会议室 \"A\" \\ Wi-Fi"));
    // What a version to come wrote stays, whatever is written besides; what nobody could have meant is gone.
    store.save_settings(&Settings { text_percent: 100, ..settings }).unwrap();
    drop(store);
    let file = Connection::open(database(dir.path())).unwrap();
    let other: String =
        file.query_row("SELECT document ->> 'of-tomorrow' FROM settings", [], |row| row.get(0)).unwrap();
    assert_eq!(other, "{\"kept\": true}");
    let fields: u32 =
        file.query_row("SELECT count(*) FROM settings, json_each(document)", [], |row| row.get(0)).unwrap();
    assert_eq!(fields, 10);
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
fn a_database_of_version_3_is_read_and_written_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    Connection::open(database(dir.path())).unwrap().execute_batch(include_str!("schema-v3.sql")).unwrap();
    let mut store = open(dir.path());
    assert_eq!(store.settings().unwrap(), chosen("会议室"));
    store.save_settings(&chosen("另一间")).unwrap();
    assert_eq!(store.settings().unwrap(), chosen("另一间"));
    assert_eq!(store.unfinished().unwrap().len(), 1);
    drop(store);
    let file = Connection::open(database(dir.path())).unwrap();
    let other: String =
        file.query_row("SELECT document -> 'of_tomorrow' FROM settings", [], |row| row.get(0)).unwrap();
    assert_eq!(other, "{\"kept\":true}");
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
    refused("INSERT OR REPLACE INTO choice VALUES (1, 1, 0, NULL, 0)");
    refused("INSERT INTO choice VALUES (1, 4, 0, NULL, 0)");
    refused("INSERT INTO choice VALUES (99, 0, 0, NULL, 0)");
    refused("DELETE FROM play");
    refused("UPDATE play SET seed = 1");
    refused("UPDATE play SET seed = 1, ended_ms = 1, ending = 'agreement'");
    refused("UPDATE play SET outcome = 100");
    refused("UPDATE play SET ended_ms = 1");
    for id in ["1", "2", "NULL"] {
        let uid = uid(if id == "1" { 2 } else { 1 });
        refused(&format!(
            "INSERT OR REPLACE INTO play (id, uid, scenario_id, scenario_hash, seat, seed, mode, \
             started_ms) VALUES ({id}, '{uid}', 's', 'h', 'x', 1, 'guided', 0)"
        ));
    }
    assert_eq!(store.load_play(&uid(1)).unwrap(), before);
    store.finish_play(&uid(1), "agreement", Some(60), NOW).unwrap();
    refused("UPDATE play SET outcome = 100");
    refused("UPDATE play SET ended_ms = NULL, ending = NULL, outcome = NULL");
    refused("INSERT INTO choice VALUES (1, 3, 0, NULL, 0)");
}
