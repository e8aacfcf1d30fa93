-- Who escalated a conversation goes on seeing what happens in it.
ALTER TABLE event ADD COLUMN escalated_from_id BIGINT;
ALTER TABLE event ADD COLUMN previous_escalated_from_id BIGINT;

-- Where a session was begun, for the list of one's own sessions.
ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN address TEXT NOT NULL DEFAULT '';
