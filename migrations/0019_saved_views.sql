-- filter: {"view": "solved", "label": "12", …}, read by the server alone.
CREATE TABLE saved_view (
  view_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  owner_id BIGINT NOT NULL,
  shared BOOLEAN NOT NULL,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  filter TEXT NOT NULL,
  version BIGINT NOT NULL
);
CREATE INDEX saved_view_of_workspace ON saved_view (workspace_id, owner_id);
