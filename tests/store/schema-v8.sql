-- A database as version 8 of the schema left it: two people, of whom the second one has a name and is here;
-- three plays, one of them unfinished and one on another day, with what the finished one came to, words of
-- their own, a plan in two halves and one of an earlier version, a lesson that was taken, an answer of its
-- drill, a plan made in it and a look at that.
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    made_ms INTEGER NOT NULL
) STRICT;
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
    outcome INTEGER CHECK (outcome BETWEEN 0 AND 100), day TEXT CHECK (day != ''),
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

CREATE TRIGGER play_is_new BEFORE INSERT ON play
WHEN EXISTS (SELECT 1 FROM play WHERE uid = NEW.uid OR id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a play is never replaced'); END;

CREATE TRIGGER play_only_ends_once BEFORE UPDATE ON play
WHEN OLD.ended_ms IS NOT NULL OR NEW.ended_ms IS NULL
    OR NEW.id IS NOT OLD.id OR NEW.uid IS NOT OLD.uid OR NEW.person IS NOT OLD.person
    OR NEW.scenario_id IS NOT OLD.scenario_id OR NEW.scenario_hash IS NOT OLD.scenario_hash
    OR NEW.seat IS NOT OLD.seat OR NEW.day IS NOT OLD.day OR NEW.seed IS NOT OLD.seed
    OR NEW.mode IS NOT OLD.mode
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

CREATE TABLE settings (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    document TEXT NOT NULL
) STRICT;

CREATE TABLE attained (
    play_id INTEGER PRIMARY KEY REFERENCES play (id),
    headline TEXT NOT NULL CHECK (headline != ''),
    share INTEGER CHECK (share BETWEEN 0 AND 100)
) STRICT;

CREATE TRIGGER attained_is_of_an_end BEFORE INSERT ON attained
WHEN (SELECT ended_ms FROM play WHERE id = NEW.play_id) IS NULL
    OR EXISTS (SELECT 1 FROM attained WHERE play_id = NEW.play_id)
BEGIN SELECT RAISE(ABORT, 'what a play came to is noted once, after its end'); END;

CREATE TRIGGER attained_never_changes BEFORE UPDATE ON attained
BEGIN SELECT RAISE(ABORT, 'what a play came to never changes'); END;

CREATE TRIGGER attained_stays BEFORE DELETE ON attained
BEGIN SELECT RAISE(ABORT, 'what a play came to is never deleted'); END;

ALTER TABLE person ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN department TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN leaves INTEGER NOT NULL DEFAULT 0 CHECK (leaves IN (0, 1));

CREATE TABLE here (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    person INTEGER NOT NULL REFERENCES person (id)
) STRICT;

DROP TRIGGER play_stays;
CREATE TRIGGER play_stays BEFORE DELETE ON play
WHEN NOT (SELECT leaves FROM person WHERE id = OLD.person)
BEGIN SELECT RAISE(ABORT, 'a play is only deleted with all that is kept of its person'); END;

DROP TRIGGER choice_stays;
CREATE TRIGGER choice_stays BEFORE DELETE ON choice
WHEN NOT (SELECT leaves FROM person WHERE id = (SELECT person FROM play WHERE id = OLD.play_id))
BEGIN SELECT RAISE(ABORT, 'a choice is only deleted with all that is kept of its person'); END;

DROP TRIGGER attained_stays;
CREATE TRIGGER attained_stays BEFORE DELETE ON attained
WHEN NOT (SELECT leaves FROM person WHERE id = (SELECT person FROM play WHERE id = OLD.play_id))
BEGIN SELECT RAISE(ABORT, 'what a play came to is only deleted with all that is kept of its person'); END;

CREATE TABLE step (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES person (id),
    course TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind != ''),
    subject TEXT NOT NULL,
    day INTEGER NOT NULL,
    zone_min INTEGER NOT NULL CHECK (zone_min BETWEEN -1440 AND 1440),
    detail TEXT NOT NULL CHECK (json_valid(detail)),
    at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX step_by_person ON step (person, kind);

CREATE TABLE drill (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES person (id),
    lesson TEXT NOT NULL CHECK (lesson != ''),
    scenario_id TEXT NOT NULL CHECK (scenario_id != ''),
    scenario_hash TEXT NOT NULL,
    seat TEXT NOT NULL CHECK (seat != ''),
    lead TEXT NOT NULL,
    option INTEGER NOT NULL CHECK (option >= 0),
    quality INTEGER NOT NULL CHECK (quality BETWEEN -2 AND 2),
    best INTEGER NOT NULL CHECK (best BETWEEN quality AND 2),
    lang TEXT NOT NULL CHECK (lang IN ('zh', 'en')),
    day INTEGER NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX drill_by_person ON drill (person, lesson);

ALTER TABLE plan ADD COLUMN lesson TEXT CHECK (lesson != '');
ALTER TABLE plan ADD COLUMN rehearsed INTEGER NOT NULL DEFAULT 0 CHECK (rehearsed IN (0, 1));

CREATE TABLE plan_kept (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    what TEXT NOT NULL CHECK (what IN ('did-helped', 'did-not-helped', 'came-not-done', 'never-came')),
    why TEXT CHECK (why != ''),
    words TEXT CHECK (words != ''),
    day INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    CHECK (why IS NULL OR what = 'came-not-done')
) STRICT;
CREATE INDEX plan_kept_by_plan ON plan_kept (plan_id);

CREATE TRIGGER step_never_changes BEFORE UPDATE ON step
BEGIN SELECT RAISE(ABORT, 'a step of a course never changes'); END;
CREATE TRIGGER step_stays BEFORE DELETE ON step
WHEN NOT (SELECT leaves FROM person WHERE id = OLD.person)
BEGIN SELECT RAISE(ABORT, 'a step of a course is only deleted with all that is kept of its person'); END;

CREATE TRIGGER drill_never_changes BEFORE UPDATE ON drill
BEGIN SELECT RAISE(ABORT, 'the answer to a drill never changes'); END;
CREATE TRIGGER drill_stays BEFORE DELETE ON drill
WHEN NOT (SELECT leaves FROM person WHERE id = OLD.person)
BEGIN SELECT RAISE(ABORT, 'the answer to a drill is only deleted with all that is kept of its person'); END;

INSERT INTO person VALUES (1, 'a0000000000000000000000000000001', 900, '', '', 0), (2, 'a0000000000000000000000000000002', 2900, 'K7', '仓储部', 0);
INSERT INTO here VALUES (1, 2);
INSERT INTO play (id, uid, person, scenario_id, scenario_hash, rules, seat, day, seed, mode,
    started_ms)
VALUES
    (1, '00000000000000000000000000000001', 1, 'late-shipment', 'abc', 'r1', 'sales', NULL, 7, 'guided', 1000),
    (2, '00000000000000000000000000000002', 2, 'late-shipment', 'abc', 'r2', 'sales', NULL, -1, 'assessment', 3000),
    (3, '00000000000000000000000000000003', 1, 'late-shipment', 'abc', 'r1', 'sales', 'quiet', 9, 'guided', 4000);
INSERT INTO choice VALUES
    (1, 0, 2, NULL, 'zh', -1, 'HEAT-03', '2 0 -1', '我会先道歉', 1100),
    (1, 1, 0, 80, NULL, NULL, NULL, NULL, NULL, 1200),
    (2, 0, 2, NULL, 'en', 2, 'HEAT-01', '-2 0 2', NULL, 3100),
    (3, 0, 1, NULL, 'en', 2, 'HEAT-01', '-2 2 0', NULL, 4100);
UPDATE play SET ended_ms = 2000, ending = 'agreement', outcome = 64 WHERE id = 1;
INSERT INTO attained VALUES (1, 'agreement', 78);
INSERT INTO reflection VALUES (1, 1, 'recall', '我记得叉车。', 2100);
INSERT INTO plan VALUES
    (1, 1, 1, NULL, NULL, 'If "so", then…', NULL, 0, 2200, NULL, 0),
    (2, 1, 1, '对方发火', '先听完', NULL, 'zh', 20787, 2300, NULL, 0),
    (3, 2, NULL, '客户改单', '先打电话', NULL, 'zh', 20787, 2400, 'feedback', 1);
INSERT INTO plan_kept VALUES (1, 3, 'did-helped', NULL, '打了', 20847, 9000);
INSERT INTO step VALUES (1, 2, '', 'lesson', 'feedback', 20787, 480, '{}', 2350);
INSERT INTO drill VALUES (1, 2, 'feedback', 'late-shipment', 'abc', 'sales', '3 0', 2, -1, 2, 'zh', 20787, 2360);
INSERT INTO settings VALUES (1, '{"language":"zh","text_percent":175,"mode":"assessment","reduced_motion":true,"theme":"dark","high_contrast":false,"volume_percent":30,"network":"会议室","vote_seconds":60,"of_tomorrow":{"kept":true}}');

PRAGMA user_version = 8;
