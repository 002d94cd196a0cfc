DROP TRIGGER play_is_new;
DROP TRIGGER play_only_ends_once;
DROP TRIGGER play_stays;
DROP TRIGGER choice_is_next;
DROP TRIGGER choice_while_playing;
DROP TRIGGER choice_never_changes;
DROP TRIGGER choice_stays;
DROP INDEX play_by_scenario;
DROP INDEX play_unfinished;
DROP INDEX reflection_by_play;
ALTER TABLE reflection RENAME TO reflection_v3;
ALTER TABLE choice RENAME TO choice_v3;
ALTER TABLE play RENAME TO play_v3;

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    made_ms INTEGER NOT NULL
) STRICT;
INSERT INTO person (id, uid, made_ms)
    SELECT 1, lower(hex(randomblob(16))), coalesce((SELECT min(started_ms) FROM play_v3), unixepoch() * 1000);

CREATE TABLE play (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    person INTEGER NOT NULL REFERENCES person (id),
    scenario_id TEXT NOT NULL,
    scenario_hash TEXT NOT NULL,
    rules TEXT NOT NULL,
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
    lang TEXT CHECK (lang IN ('zh', 'en')),
    quality INTEGER CHECK (quality BETWEEN -2 AND 2),
    rule TEXT,
    offered TEXT,
    own_words TEXT CHECK (own_words != ''),
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (play_id, turn),
    CHECK ((quality IS NULL) = (rule IS NULL) AND (quality IS NULL) = (offered IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE reflection (
    id INTEGER PRIMARY KEY,
    play_id INTEGER NOT NULL REFERENCES play (id),
    kind TEXT NOT NULL CHECK (kind IN ('recall')),
    body TEXT NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX reflection_by_play ON reflection (play_id);

CREATE TABLE plan (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES person (id),
    play_id INTEGER REFERENCES play (id),
    when_half TEXT CHECK (when_half != ''),
    then_half TEXT CHECK (then_half != ''),
    sentence TEXT,
    lang TEXT CHECK (lang IN ('zh', 'en')),
    day INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    CHECK ((when_half IS NULL) = (then_half IS NULL) AND (when_half IS NULL) = (sentence IS NOT NULL))
) STRICT;
CREATE INDEX plan_by_play ON plan (play_id);

INSERT INTO play (id, uid, person, scenario_id, scenario_hash, rules, seat, seed, mode, parent_uid,
        parent_turn, started_ms, ended_ms, ending, outcome)
    SELECT id, uid, 1, scenario_id, scenario_hash, '', seat, seed, mode, parent_uid, parent_turn, started_ms,
        ended_ms, ending, outcome
    FROM play_v3 ORDER BY id;
INSERT INTO choice (play_id, turn, option, confidence, at_ms)
    SELECT play_id, turn, option, confidence, at_ms FROM choice_v3 ORDER BY play_id, turn;
INSERT INTO reflection (id, play_id, kind, body, at_ms)
    SELECT id, play_id, kind, body, at_ms FROM reflection_v3 WHERE kind = 'recall' ORDER BY id;
INSERT INTO plan (person, play_id, sentence, day, at_ms)
    SELECT 1, play_id, body, (at_ms - (at_ms % 86400000 + 86400000) % 86400000) / 86400000, at_ms
    FROM reflection_v3 WHERE kind = 'plan' ORDER BY id;
DROP TABLE reflection_v3;
DROP TABLE choice_v3;
DROP TABLE play_v3;

CREATE TRIGGER play_is_new BEFORE INSERT ON play
WHEN EXISTS (SELECT 1 FROM play WHERE uid = NEW.uid OR id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a play is never replaced'); END;

CREATE TRIGGER play_only_ends_once BEFORE UPDATE ON play
WHEN OLD.ended_ms IS NOT NULL OR NEW.ended_ms IS NULL
    OR NEW.id IS NOT OLD.id OR NEW.uid IS NOT OLD.uid OR NEW.person IS NOT OLD.person
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
