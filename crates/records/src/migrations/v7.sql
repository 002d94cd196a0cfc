ALTER TABLE person ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN department TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN leaves INTEGER NOT NULL DEFAULT 0 CHECK (leaves IN (0, 1));

CREATE TABLE here (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    person INTEGER NOT NULL REFERENCES person (id)
) STRICT;
INSERT INTO here (id, person) SELECT 1, min(id) FROM person;

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
