//! What is kept beside the plays: settings and reflections.

use counterpart_core::text::Lang;
use counterpart_records::{Mode, Plan, PlanText, Reflection, Settings, Store, ThemeChoice, data_dir};
use rusqlite::Connection;

use super::{NOW, database, new_play, open, uid};

#[test]
fn settings_come_back_and_broken_ones_have_their_default() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    assert_eq!(store.settings().unwrap(), Settings::default());
    let chosen = Settings {
        lang: Some(Lang::Zh),
        text_percent: 175,
        mode: Mode::Assessment,
        reduced_motion: true,
        meters: true,
        theme: ThemeChoice::Dark,
        high_contrast: true,
        volume_percent: 30,
        network: "会议室 Wi-Fi".to_owned(),
        vote_seconds: 60,
    };
    store.save_settings(&chosen).unwrap();
    assert_eq!(store.settings().unwrap(), chosen);
    store.save_settings(&Settings { lang: None, ..chosen.clone() }).unwrap();
    assert_eq!(store.settings().unwrap().lang, None);
    for broken in [
        Settings { text_percent: 99, ..chosen.clone() },
        Settings { volume_percent: 101, ..chosen.clone() },
        Settings { network: "x".repeat(65), ..chosen.clone() },
        Settings { vote_seconds: 3_601, ..chosen.clone() },
    ] {
        assert!(store.save_settings(&broken).is_err());
    }
    // These can't even be said.
    assert!(serde_json::from_str::<ThemeChoice>("\"blue\"").is_err());
    assert!(serde_json::from_str::<Lang>("\"fr\"").is_err());

    let other = Connection::open(database(dir.path())).unwrap();
    other
        .execute_batch(
            "UPDATE settings SET document = json_set(document,
                '$.text_percent', 9999, '$.theme', json('[255, 0]'), '$.volume_percent', -1,
                '$.vote_seconds', 99999, '$.network', hex(zeroblob(40)), '$.high_contrast', 'perhaps',
                '$.language', 'xx', '$.of-tomorrow', 'kept', '$.\"\"', 1);",
        )
        .unwrap();
    let expected =
        Settings { mode: Mode::Assessment, reduced_motion: true, meters: true, ..Settings::default() };
    assert_eq!(store.settings().unwrap(), expected);
    store.save_settings(&chosen).unwrap();
    let kept: String =
        other.query_row("SELECT document ->> 'of-tomorrow' FROM settings", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, "kept");

    for broken in ["", "null", "[1, 2]", "{\"theme\": \"dark\"", "\u{0}"] {
        other.execute("UPDATE settings SET document = ?1", [broken]).unwrap();
        assert_eq!(store.settings().unwrap(), Settings::default(), "{broken}");
    }
    other.execute("UPDATE settings SET document = CAST(x'7bff7d' AS TEXT)", []).unwrap();
    assert_eq!(store.settings().unwrap(), Settings::default());
    store.save_settings(&chosen).unwrap();
    assert_eq!(store.settings().unwrap(), chosen);
}

#[test]
fn reflections_are_kept_in_order() {
    let mut store = Store::in_memory().unwrap();
    store.begin_play(&new_play(1)).unwrap();
    let words =
        |kind: &str, body: &str| Reflection { kind: kind.to_owned(), body: body.to_owned(), at_ms: NOW };
    let written = [words("recall", "我记得她提到了叉车。"), words("recall", "")];
    for reflection in &written {
        store.add_reflection(&uid(1), reflection).unwrap();
    }
    assert_eq!(store.reflections(&uid(1)).unwrap(), written);
    assert_eq!(store.reflections(&uid(2)).unwrap(), []);
    assert!(store.add_reflection(&uid(1), &words("plan", "")).is_err());
    assert!(store.add_reflection(&uid(2), &words("recall", "")).is_err());
}

#[test]
fn plans_are_kept_in_halves_and_in_order() {
    let mut store = Store::in_memory().unwrap();
    store.begin_play(&new_play(1)).unwrap();
    let plan = |when: &str, then: &str, lang, day| Plan {
        text: PlanText::Halves { when: when.to_owned(), then: then.to_owned() },
        lang: Some(lang),
        day,
        at_ms: NOW,
    };
    let written = [
        plan("对方一上来就发火", "先把话听完", Lang::Zh, 20_787),
        plan("they chase me", "ask what depends on it", Lang::En, -1),
    ];
    for plan in &written {
        store.add_plan(&uid(1), plan).unwrap();
    }
    assert_eq!(store.plans(&uid(1)).unwrap(), written);
    assert_eq!(store.plans(&uid(2)).unwrap(), []);
    for (when, then) in [("", "x"), ("x", "")] {
        assert!(store.add_plan(&uid(1), &plan(when, then, Lang::En, 0)).is_err());
    }
    assert!(store.add_plan(&uid(2), &written[0]).is_err());
}

#[test]
fn a_store_has_a_person_who_stays_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let person = open(dir.path()).person().unwrap();
    assert_eq!((person.uid.len(), open(dir.path()).person().unwrap()), (32, person.clone()));
    let other = tempfile::tempdir().unwrap();
    assert_ne!(open(other.path()).person().unwrap().uid, person.uid);
}

#[test]
fn the_usual_folder_is_ours() {
    if let Some(dir) = data_dir() {
        assert!(dir.to_string_lossy().to_lowercase().contains("counterpart"));
    }
}
