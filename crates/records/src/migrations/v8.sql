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
