-- Who escalated a conversation goes on seeing what happens in it.
ALTER TABLE event ADD COLUMN escalated_from_id BIGINT;
ALTER TABLE event ADD COLUMN previous_escalated_from_id BIGINT;
