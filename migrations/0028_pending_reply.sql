-- Answers that have not been sent yet. kind: undo, for some seconds; later, until a chosen time.
CREATE TABLE pending_reply (
  pending_reply_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  user_name TEXT NOT NULL,
  client_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind = 'undo' OR kind = 'later'),
  text TEXT NOT NULL,
  attachments TEXT NOT NULL,
  extra TEXT,
  form_id BIGINT,
  article_id BIGINT,
  article_language TEXT NOT NULL,
  channel_id BIGINT,
  send_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  version BIGINT NOT NULL
);
CREATE UNIQUE INDEX pending_reply_by_client_id ON pending_reply (conversation_id, user_id, client_id);
CREATE INDEX pending_reply_due ON pending_reply (send_at, pending_reply_id);
-- An upload goes with one of them at most, and stays until it is sent or taken back.
CREATE TABLE pending_reply_file (
  file_id TEXT PRIMARY KEY,
  pending_reply_id BIGINT NOT NULL
);
CREATE INDEX pending_reply_file_of_reply ON pending_reply_file (pending_reply_id);

-- What has been sent is called by this salt, which is never renewed. What is under way keeps its name.
INSERT INTO connection_secret (channel_id, name, value)
SELECT channel_id, 'key_salt', value FROM connection_secret WHERE name = 'hook_secret';

-- For what is forgotten after a while.
CREATE INDEX inbound_with_payload ON inbound (channel_id, received_at) WHERE payload <> '' OR payload_hash <> '';
CREATE INDEX delivery_sent ON delivery (created_at) WHERE state = 'sent';
CREATE INDEX form_talk_by_age ON form_talk (started_at);
