-- Every message moves last_activity_at. PostgreSQL writes a row again into each of its indexes when a column of any of
-- them has changed, unless none has: then, and where its page has room, it writes the row alone. So the lists walk ten
-- minutes at a time, which a row seldom leaves, and sort what is in each.
ALTER TABLE conversation ADD COLUMN activity_slot BIGINT GENERATED ALWAYS AS (last_activity_at / 600000000) STORED;
DROP INDEX conversation_fresh;
DROP INDEX conversation_held;
DROP INDEX conversation_solved;
DROP INDEX conversation_solved_of_department;
CREATE INDEX conversation_fresh ON conversation (workspace_id, activity_slot)
  WHERE lifecycle = 'active' AND holder_id IS NULL;
CREATE INDEX conversation_held ON conversation (workspace_id, activity_slot)
  WHERE lifecycle = 'active' AND holder_id IS NOT NULL;
CREATE INDEX conversation_solved ON conversation (workspace_id, activity_slot) WHERE lifecycle = 'solved';
ALTER TABLE conversation SET (fillfactor = 80);
