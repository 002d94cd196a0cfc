//! What is kept beside the plays: settings and reflections.

use counterpart_records::{Reflection, Settings, Store, data_dir};
use rusqlite::Connection;

use super::{NOW, database, new_play, open, uid};

#[test]
fn settings_come_back_and_broken_ones_have_their_default() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    assert_eq!(store.settings().unwrap(), Settings::default());
    let chosen = Settings {
        language: Some("zh".to_owned()),
        text_percent: 175,
        mode: "assessment".to_owned(),
        reduced_motion: true,
        theme: "dark".to_owned(),
        high_contrast: true,
        volume_percent: 30,
        network: "会议室 Wi-Fi".to_owned(),
        vote_seconds: 60,
    };
    store.save_settings(&chosen).unwrap();
    assert_eq!(store.settings().unwrap(), chosen);
    store.save_settings(&Settings { language: None, ..chosen.clone() }).unwrap();
    assert_eq!(store.settings().unwrap().language, None);
    for broken in [
        Settings { text_percent: 99, ..chosen.clone() },
        Settings { volume_percent: 101, ..chosen.clone() },
        Settings { network: "x".repeat(65), ..chosen.clone() },
        Settings { vote_seconds: 3_601, ..chosen.clone() },
        Settings { theme: "blue".to_owned(), ..chosen.clone() },
        Settings { language: Some("fr".to_owned()), ..chosen.clone() },
    ] {
        assert!(store.save_settings(&broken).is_err());
    }

    let other = Connection::open(database(dir.path())).unwrap();
    other
        .execute_batch(
            "UPDATE setting SET value = '9999' WHERE key = 'text_percent';
             UPDATE setting SET value = x'ff00' WHERE key = 'theme';
             UPDATE setting SET value = '-1' WHERE key = 'volume_percent';
             UPDATE setting SET value = '99999' WHERE key = 'vote_seconds';
             UPDATE setting SET value = hex(zeroblob(40)) WHERE key = 'network';
             UPDATE setting SET value = 'perhaps' WHERE key = 'high_contrast';
             INSERT INTO setting VALUES ('language', 'xx'), ('of-tomorrow', 'kept'), (x'00', 1);",
        )
        .unwrap();
    let expected = Settings { mode: "assessment".to_owned(), reduced_motion: true, ..Settings::default() };
    assert_eq!(store.settings().unwrap(), expected);
    store.save_settings(&chosen).unwrap();
    let kept: String =
        other.query_row("SELECT value FROM setting WHERE key = 'of-tomorrow'", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, "kept");
}

#[test]
fn reflections_are_kept_in_order() {
    let mut store = Store::in_memory().unwrap();
    store.begin_play(&new_play(1)).unwrap();
    let words =
        |kind: &str, body: &str| Reflection { kind: kind.to_owned(), body: body.to_owned(), at_ms: NOW };
    let written = [
        words("recall", "我记得她提到了叉车。"),
        words("plan", "If they chase me, then I ask what depends on it."),
        words("plan", ""),
    ];
    for reflection in &written {
        store.add_reflection(&uid(1), reflection).unwrap();
    }
    assert_eq!(store.reflections(&uid(1)).unwrap(), written);
    assert_eq!(store.reflections(&uid(2)).unwrap(), []);
    assert!(store.add_reflection(&uid(1), &words("poem", "")).is_err());
    assert!(store.add_reflection(&uid(2), &words("plan", "")).is_err());
}

#[test]
fn the_usual_folder_is_ours() {
    if let Some(dir) = data_dir() {
        assert!(dir.to_string_lossy().to_lowercase().contains("counterpart"));
    }
}
