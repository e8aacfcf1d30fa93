-- For counts over a span of time; written once, when a conversation begins.
CREATE INDEX conversation_by_created ON conversation (workspace_id, created_at);
