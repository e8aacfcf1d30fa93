-- In the mail about a message that waits in the widget: it leads whoever reads that mail into this one
-- conversation, in any browser. Only the hash of its token is kept; uses: how many browsers it has let in.
CREATE TABLE mail_link (
  token_hash TEXT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  channel_id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  address TEXT NOT NULL,
  uses BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX mail_link_of_conversation ON mail_link (conversation_id);
CREATE INDEX mail_link_by_end ON mail_link (expires_at);

-- Of a browser that such a link has let in: nothing from before this conversation is for it, and it
-- ends by itself.
ALTER TABLE visitor_session ADD COLUMN from_conversation_id BIGINT;
ALTER TABLE visitor_session ADD COLUMN ends_at BIGINT;
CREATE INDEX visitor_session_of_link ON visitor_session (from_conversation_id)
  WHERE from_conversation_id IS NOT NULL;
CREATE INDEX visitor_session_by_end ON visitor_session (ends_at) WHERE ends_at IS NOT NULL;
