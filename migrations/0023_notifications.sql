-- What one of the staff is told personally, until it has been read.
CREATE TABLE notification (
  notification_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  conversation_id BIGINT NOT NULL,
  contact_number BIGINT NOT NULL,
  contact_name TEXT NOT NULL,
  actor_id BIGINT,
  actor_name TEXT NOT NULL,
  text TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  read_at BIGINT
);
CREATE INDEX notification_of_user ON notification (user_id, notification_id);
CREATE INDEX notification_unread ON notification (user_id) WHERE read_at IS NULL;
CREATE INDEX notification_by_age ON notification (created_at);
-- Who is mentioned in a note, with the name as it was written.
ALTER TABLE note ADD COLUMN mentions TEXT NOT NULL DEFAULT '[]';
