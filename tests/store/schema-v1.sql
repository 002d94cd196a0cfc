-- A database as version 1 of the schema left it, with two plays, one of them unfinished.
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

INSERT INTO play VALUES
    (1, '00000000000000000000000000000001', 'late-shipment', 'sales', 7, 1000, 2000, 'agreement'),
    (5, '00000000000000000000000000000005', 'late-shipment', 'warehouse', -1, 3000, NULL, NULL);
-- Not in the order of their turns: a table of version 1 promised none.
INSERT INTO choice VALUES (5, 1, 3), (1, 0, 2), (1, 1, 0), (5, 0, 1), (1, 2, 1);
INSERT INTO setting VALUES ('language', 'zh'), ('text_percent', '150');

PRAGMA user_version = 1;
