-- As in 0047 for PostgreSQL: every message moves last_activity_at, and an index over it was two pages to write for each. The lists walk
-- ten minutes at a time, and sort what is in each. SQLite writes an index again for every column that a statement names, so nothing names
-- this one but the triggers.
ALTER TABLE conversation ADD COLUMN activity_slot BIGINT NOT NULL DEFAULT 0;
DROP INDEX conversation_fresh;
DROP INDEX conversation_held;
DROP INDEX conversation_solved;
DROP INDEX conversation_solved_of_department;
UPDATE conversation SET activity_slot = last_activity_at / 600000000;
CREATE INDEX conversation_fresh ON conversation (workspace_id, activity_slot)
  WHERE lifecycle = 'active' AND holder_id IS NULL;
CREATE INDEX conversation_held ON conversation (workspace_id, activity_slot)
  WHERE lifecycle = 'active' AND holder_id IS NOT NULL;
CREATE INDEX conversation_solved ON conversation (workspace_id, activity_slot) WHERE lifecycle = 'solved';
CREATE TRIGGER conversation_slot_added AFTER INSERT ON conversation BEGIN
  UPDATE conversation SET activity_slot = NEW.last_activity_at / 600000000 WHERE conversation_id = NEW.conversation_id;
END;
CREATE TRIGGER conversation_slot_moved AFTER UPDATE OF last_activity_at ON conversation
WHEN NEW.last_activity_at / 600000000 <> OLD.activity_slot BEGIN
  UPDATE conversation SET activity_slot = NEW.last_activity_at / 600000000 WHERE conversation_id = NEW.conversation_id;
END;
