//! The schema, one migration per version. A migration that has shipped never changes.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

/// Version 1: plays, their choices, settings.
const V1: &str = "
CREATE TABLE play (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    scenario_id TEXT NOT NULL,
    seat TEXT NOT NULL,
    seed INTEGER NOT NULL,
    started_ms INTEGER NOT NULL,
    ended_ms INTEGER,
    ending TEXT
);
CREATE TABLE choice (
    play_id INTEGER NOT NULL REFERENCES play (id),
    turn INTEGER NOT NULL,
    option INTEGER NOT NULL,
    PRIMARY KEY (play_id, turn)
);
CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
";

/// Version 2: hash, mode, branches, outcome, confidence, reflections; append-only by trigger.
///
/// What version 1 didn't record: the hash becomes '', the mode 'guided', the time of a choice
/// that of the start of its play.
const V2: &str = "
ALTER TABLE choice RENAME TO choice_v1;
ALTER TABLE play RENAME TO play_v1;

CREATE TABLE play (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    scenario_id TEXT NOT NULL,
    scenario_hash TEXT NOT NULL,
    seat TEXT NOT NULL,
    seed INTEGER NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('guided', 'assessment')),
    parent_uid TEXT REFERENCES play (uid),
    parent_turn INTEGER CHECK (parent_turn >= 0),
    started_ms INTEGER NOT NULL,
    ended_ms INTEGER,
    ending TEXT,
    outcome INTEGER CHECK (outcome BETWEEN 0 AND 100),
    CHECK ((parent_uid IS NULL) = (parent_turn IS NULL)),
    CHECK ((ended_ms IS NULL) = (ending IS NULL)),
    CHECK (outcome IS NULL OR ended_ms IS NOT NULL)
) STRICT;
CREATE INDEX play_by_scenario ON play (scenario_id);
CREATE INDEX play_unfinished ON play (id) WHERE ended_ms IS NULL;

CREATE TABLE choice (
    play_id INTEGER NOT NULL REFERENCES play (id),
    turn INTEGER NOT NULL CHECK (turn >= 0),
    option INTEGER NOT NULL CHECK (option >= 0),
    confidence INTEGER CHECK (confidence BETWEEN 0 AND 100),
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (play_id, turn)
) STRICT, WITHOUT ROWID;

CREATE TABLE reflection (
    id INTEGER PRIMARY KEY,
    play_id INTEGER NOT NULL REFERENCES play (id),
    kind TEXT NOT NULL CHECK (kind IN ('recall', 'plan')),
    body TEXT NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX reflection_by_play ON reflection (play_id);

INSERT INTO play (id, uid, scenario_id, scenario_hash, seat, seed, mode, started_ms, ended_ms, ending)
    SELECT id, uid, scenario_id, '', seat, seed, 'guided', started_ms, ended_ms,
        iif(ended_ms IS NULL, NULL, coalesce(ending, 'abandoned'))
    FROM play_v1 ORDER BY id;
INSERT INTO choice (play_id, turn, option, at_ms)
    SELECT play_id, turn, option, (SELECT started_ms FROM play WHERE id = play_id)
    FROM choice_v1 ORDER BY play_id, turn;
DROP TABLE choice_v1;
DROP TABLE play_v1;

CREATE TRIGGER play_is_new BEFORE INSERT ON play
WHEN EXISTS (SELECT 1 FROM play WHERE uid = NEW.uid OR id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a play is never replaced'); END;

CREATE TRIGGER play_only_ends_once BEFORE UPDATE ON play
WHEN OLD.ended_ms IS NOT NULL OR NEW.ended_ms IS NULL
    OR NEW.id IS NOT OLD.id OR NEW.uid IS NOT OLD.uid
    OR NEW.scenario_id IS NOT OLD.scenario_id OR NEW.scenario_hash IS NOT OLD.scenario_hash
    OR NEW.seat IS NOT OLD.seat OR NEW.seed IS NOT OLD.seed OR NEW.mode IS NOT OLD.mode
    OR NEW.parent_uid IS NOT OLD.parent_uid OR NEW.parent_turn IS NOT OLD.parent_turn
    OR NEW.started_ms IS NOT OLD.started_ms
BEGIN SELECT RAISE(ABORT, 'a play never changes: it can only end, once'); END;

CREATE TRIGGER play_stays BEFORE DELETE ON play
BEGIN SELECT RAISE(ABORT, 'a play is never deleted'); END;

CREATE TRIGGER choice_is_next BEFORE INSERT ON choice
WHEN NEW.turn IS NOT (SELECT count(*) FROM choice WHERE play_id = NEW.play_id)
BEGIN SELECT RAISE(ABORT, 'a choice is the next one of its play'); END;

CREATE TRIGGER choice_while_playing BEFORE INSERT ON choice
WHEN (SELECT ended_ms FROM play WHERE id = NEW.play_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a play that has ended takes no more choices'); END;

CREATE TRIGGER choice_never_changes BEFORE UPDATE ON choice
BEGIN SELECT RAISE(ABORT, 'a choice never changes'); END;

CREATE TRIGGER choice_stays BEFORE DELETE ON choice
BEGIN SELECT RAISE(ABORT, 'a choice is never deleted'); END;
";

/// Version 3: settings are one JSON document instead of a row each, with numbers as numbers and yes and no
/// as such. What no version of ours wrote stays in it as text; what is no text is nothing.
const V3: &str = "
CREATE TABLE settings (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    document TEXT NOT NULL
) STRICT;

INSERT INTO settings (id, document)
    SELECT 1, json_group_object(key, json(CASE
        WHEN key IN ('reduced_motion', 'high_contrast') AND value IN ('true', 'false') THEN value
        WHEN key IN ('text_percent', 'volume_percent', 'vote_seconds')
            AND value != '' AND value NOT GLOB '*[^0-9]*' THEN CAST(value AS INTEGER)
        ELSE json_quote(value) END))
    FROM setting WHERE typeof(key) = 'text' AND typeof(value) = 'text';
DROP TABLE setting;
";

/// Version 4: people, the rules by which a play was judged, the language and the judgement of each choice,
/// a person's own words beside it, and plans in two halves.
///
/// What version 3 didn't record: the rules become '', language and judgements null. All that there is
/// belongs to the first person. A plan of then stays the sentence that it was, in no language that is known,
/// on the day on which it was written by the clock of Greenwich.
const V4: &str = include_str!("migrations/v4.sql");

/// Version 5: the other day of the seat on which a play takes place. Every play from before took place on
/// the day as it is written.
const V5: &str = include_str!("migrations/v5.sql");

/// Version 6: what a play came to, as it is listed. Of no play from before is that known until it is looked
/// back at.
const V6: &str = include_str!("migrations/v6.sql");

/// Version 7: names for people, who of them is here, and that all that is kept of somebody can be deleted.
/// Whoever's records they were is here, without a name.
const V7: &str = include_str!("migrations/v7.sql");

/// Version 8: what somebody does in a course beside the conversations: steps, drills, plans made in lessons,
/// and what became of a plan.
const V8: &str = include_str!("migrations/v8.sql");

/// Version 9: what a play was for, and in which course. Every play from before was for nothing beyond itself.
const V9: &str = include_str!("migrations/v9.sql");

const ALL: &[M<'_>] =
    &[M::up(V1), M::up(V2), M::up(V3), M::up(V4), M::up(V5), M::up(V6), M::up(V7), M::up(V8), M::up(V9)];

/// The newest schema version that this program knows.
pub(super) const KNOWN: u32 = ALL.len() as u32;

/// Brings a database up to [`KNOWN`], in one transaction: on an error it is as it was.
pub(super) fn migrate(conn: &mut Connection) -> Result<(), rusqlite_migration::Error> {
    Migrations::from_slice(ALL).to_latest(conn)
}

/// The tables of version [`KNOWN`], and their columns in order.
const TABLES: [(&str, &str); 11] = [
    ("person", "id uid made_ms name department leaves"),
    ("here", "id person"),
    (
        "play",
        "id uid person scenario_id scenario_hash rules seat seed mode parent_uid parent_turn started_ms \
         ended_ms ending outcome day purpose course",
    ),
    ("choice", "play_id turn option confidence lang quality rule offered own_words at_ms"),
    ("attained", "play_id headline share"),
    ("reflection", "id play_id kind body at_ms"),
    ("plan", "id person play_id when_half then_half sentence lang day at_ms lesson rehearsed"),
    ("plan_kept", "id plan_id what why words day at_ms"),
    ("step", "id person course kind subject day zone_min detail at_ms"),
    ("drill", "id person lesson scenario_id scenario_hash seat lead option quality best lang day at_ms"),
    ("settings", "id document"),
];

/// The names of the tables of version [`KNOWN`].
pub(super) fn tables() -> impl Iterator<Item = &'static str> {
    TABLES.iter().map(|(table, _)| *table)
}

/// Whether a database of version [`KNOWN`] has the tables and columns that the version means.
pub(super) fn has_our_tables(conn: &Connection) -> rusqlite::Result<bool> {
    let mut columns = conn.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    for (table, expected) in TABLES {
        let found: Vec<String> = columns.query_map([table], |row| row.get(0))?.collect::<Result<_, _>>()?;
        if found.join(" ") != expected {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::{ALL, Migrations, V1, V2, V3, V4, V5, V6, V7, V8, has_our_tables, migrate};

    fn schema(sql: &str) -> Vec<String> {
        let conn = Connection::open_in_memory().expect("memory");
        conn.execute_batch(sql).expect("schema");
        let mut tables =
            conn.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name").expect("query");
        tables
            .query_map([], |row| row.get::<_, String>(0))
            .expect("rows")
            .map(|sql| sql.expect("row").split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    }

    #[test]
    fn migrations_are_valid_and_make_our_tables() {
        Migrations::from_slice(ALL).validate().expect("valid");
        let mut conn = Connection::open_in_memory().expect("memory");
        migrate(&mut conn).expect("migrates");
        assert!(has_our_tables(&conn).expect("readable"));
    }

    #[test]
    fn the_old_fixture_has_the_schema_of_version_1() {
        assert_eq!(schema(include_str!("../../../tests/store/schema-v1.sql")), schema(V1));
    }

    #[test]
    fn the_fixture_of_version_2_has_its_schema() {
        let fixture = include_str!("../../../tests/store/schema-v2.sql");
        assert_eq!(schema(fixture), schema(&[V1, V2].concat()));
    }

    #[test]
    fn the_fixture_of_version_3_has_its_schema() {
        let fixture = include_str!("../../../tests/store/schema-v3.sql");
        assert_eq!(schema(fixture), schema(&[V1, V2, V3].concat()));
    }

    #[test]
    fn the_fixture_of_version_4_has_its_schema() {
        let fixture = include_str!("../../../tests/store/schema-v4.sql");
        assert_eq!(schema(fixture), schema(&[V1, V2, V3, V4].concat()));
    }

    #[test]
    fn the_fixture_of_version_5_has_its_schema() {
        let fixture = include_str!("../../../tests/store/schema-v5.sql");
        assert_eq!(schema(fixture), schema(&[V1, V2, V3, V4, V5].concat()));
    }

    #[test]
    fn the_fixture_of_version_6_has_its_schema() {
        let fixture = include_str!("../../../tests/store/schema-v6.sql");
        assert_eq!(schema(fixture), schema(&[V1, V2, V3, V4, V5, V6].concat()));
    }

    #[test]
    fn the_fixture_of_version_7_has_its_schema() {
        let fixture = include_str!("../../../tests/store/schema-v7.sql");
        assert_eq!(schema(fixture), schema(&[V1, V2, V3, V4, V5, V6, V7].concat()));
    }

    #[test]
    fn the_fixture_of_version_8_has_its_schema() {
        let fixture = include_str!("../../../tests/store/schema-v8.sql");
        assert_eq!(schema(fixture), schema(&[V1, V2, V3, V4, V5, V6, V7, V8].concat()));
    }
}
