-- The message that an event tells of is read from its own table, so that its text is written once.
-- Events from before have it in their data.
ALTER TABLE event ADD COLUMN message_id BIGINT;
