-- Who escalated a conversation goes on seeing what happens in it.
ALTER TABLE event ADD COLUMN escalated_from_id BIGINT;
ALTER TABLE event ADD COLUMN previous_escalated_from_id BIGINT;

-- Where a session was begun, for the list of one's own sessions.
ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN address TEXT NOT NULL DEFAULT '';

-- What customers say of themselves may give way to what they say later; what others wrote may not.
ALTER TABLE contact ADD COLUMN name_is_claimed BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE contact ADD COLUMN email_is_claimed BOOLEAN NOT NULL DEFAULT FALSE;
