-- Mails beside a conversation: a forward to somebody outside, and what they answer. They are neither
-- messages, which customers may see, nor notes, which never leave. side_mail_id is an id of messages, so that
-- deliveries and providers' names lead to it.
CREATE TABLE side_mail (
  side_mail_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  channel_id BIGINT NOT NULL,
  answers_id BIGINT,
  user_id BIGINT,
  author_name TEXT NOT NULL,
  client_id TEXT NOT NULL,
  mail TEXT NOT NULL,
  text TEXT NOT NULL,
  forwarded TEXT NOT NULL,
  attachments TEXT NOT NULL,
  send_state TEXT,
  send_reason TEXT,
  created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX side_mail_by_client_id ON side_mail (conversation_id, user_id, client_id)
  WHERE client_id <> '';
CREATE INDEX side_mail_of_conversation ON side_mail (conversation_id, side_mail_id);
-- The key is of a forward: it leads beside the conversation and never into it.
ALTER TABLE reply_key ADD COLUMN side_mail_id BIGINT;
-- Of a conversation, and nothing for its customer.
ALTER TABLE file ADD COLUMN is_internal BOOLEAN NOT NULL DEFAULT FALSE;
