CREATE TABLE form (
  form_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  fields TEXT NOT NULL,
  version BIGINT NOT NULL
);
CREATE INDEX form_of_workspace ON form (workspace_id, form_id);

-- More kinds of messages. form: what a form asks, or what was answered, by the kind; answers_id: the
-- message whose form this one answers. The words are compared one by one: for IN with more than two of
-- them SQLite makes a table in every statement.
CREATE TABLE message_next (
  message_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  channel_id BIGINT NOT NULL,
  identity_id BIGINT NOT NULL,
  kind TEXT NOT NULL CHECK (
    kind = 'text' OR kind = 'form' OR kind = 'form_answer' OR kind = 'article' OR kind = 'system'),
  sender TEXT NOT NULL CHECK (sender = 'customer' OR sender = 'user' OR sender = 'system'),
  user_id BIGINT,
  sender_name TEXT NOT NULL,
  client_id TEXT NOT NULL,
  text TEXT NOT NULL,
  attachments TEXT NOT NULL,
  system TEXT,
  created_at BIGINT NOT NULL,
  form TEXT,
  answers_id BIGINT
);
INSERT INTO message_next (message_id, workspace_id, conversation_id, channel_id, identity_id, kind, sender,
  user_id, sender_name, client_id, text, attachments, system, created_at)
SELECT message_id, workspace_id, conversation_id, channel_id, identity_id, kind, sender, user_id, sender_name,
  client_id, text, attachments, system, created_at FROM message;
DROP TABLE message;
ALTER TABLE message_next RENAME TO message;
CREATE INDEX message_of_conversation ON message (conversation_id, message_id);
CREATE UNIQUE INDEX message_by_client_id ON message (client_id, identity_id, coalesce(user_id, 0))
  WHERE client_id <> '';
-- A form is answered once.
CREATE UNIQUE INDEX message_by_answered ON message (answers_id) WHERE answers_id IS NOT NULL;
