ALTER TABLE play ADD COLUMN purpose TEXT NOT NULL DEFAULT 'free'
    CHECK (purpose IN ('free', 'form-1', 'form-2', 'form-3', 'path', 'booster'));
ALTER TABLE play ADD COLUMN course TEXT NOT NULL DEFAULT ''
    CHECK (course != '' OR purpose NOT IN ('form-1', 'form-2', 'form-3'));
CREATE INDEX play_by_purpose ON play (person, purpose) WHERE purpose != 'free';

DROP TRIGGER play_only_ends_once;
CREATE TRIGGER play_only_ends_once BEFORE UPDATE ON play
WHEN OLD.ended_ms IS NOT NULL OR NEW.ended_ms IS NULL
    OR NEW.id IS NOT OLD.id OR NEW.uid IS NOT OLD.uid OR NEW.person IS NOT OLD.person
    OR NEW.scenario_id IS NOT OLD.scenario_id OR NEW.scenario_hash IS NOT OLD.scenario_hash
    OR NEW.seat IS NOT OLD.seat OR NEW.day IS NOT OLD.day OR NEW.seed IS NOT OLD.seed
    OR NEW.mode IS NOT OLD.mode OR NEW.purpose IS NOT OLD.purpose OR NEW.course IS NOT OLD.course
    OR NEW.parent_uid IS NOT OLD.parent_uid OR NEW.parent_turn IS NOT OLD.parent_turn
    OR NEW.started_ms IS NOT OLD.started_ms
BEGIN SELECT RAISE(ABORT, 'a play never changes: it can only end, once'); END;
