ALTER TABLE play ADD COLUMN day TEXT CHECK (day != '');

DROP TRIGGER play_only_ends_once;
CREATE TRIGGER play_only_ends_once BEFORE UPDATE ON play
WHEN OLD.ended_ms IS NOT NULL OR NEW.ended_ms IS NULL
    OR NEW.id IS NOT OLD.id OR NEW.uid IS NOT OLD.uid OR NEW.person IS NOT OLD.person
    OR NEW.scenario_id IS NOT OLD.scenario_id OR NEW.scenario_hash IS NOT OLD.scenario_hash
    OR NEW.seat IS NOT OLD.seat OR NEW.day IS NOT OLD.day OR NEW.seed IS NOT OLD.seed
    OR NEW.mode IS NOT OLD.mode
    OR NEW.parent_uid IS NOT OLD.parent_uid OR NEW.parent_turn IS NOT OLD.parent_turn
    OR NEW.started_ms IS NOT OLD.started_ms
BEGIN SELECT RAISE(ABORT, 'a play never changes: it can only end, once'); END;
