-- Who did what to the desk itself. Rows are only ever added.
-- changes: JSON, a list of {"field", "from", "to"} without secrets.
CREATE TABLE audit_entry (
  audit_entry_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  actor_id BIGINT,
  actor_name TEXT NOT NULL,
  action TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  subject_name TEXT NOT NULL,
  address TEXT NOT NULL,
  changes TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX audit_entry_of_workspace ON audit_entry (workspace_id, audit_entry_id);
CREATE INDEX audit_entry_of_actor ON audit_entry (workspace_id, actor_id, audit_entry_id);
CREATE INDEX audit_entry_of_kind ON audit_entry (workspace_id, kind, audit_entry_id);
