-- The last solve or reassignment of a conversation: who may take it back, and what to put back.
CREATE TABLE conversation_undo (
  conversation_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  actor_id BIGINT NOT NULL,
  action TEXT NOT NULL,
  version BIGINT NOT NULL,
  facts_before TEXT NOT NULL,
  facts_after TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX conversation_undo_by_age ON conversation_undo (at);
