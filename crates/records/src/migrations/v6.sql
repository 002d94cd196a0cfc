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
