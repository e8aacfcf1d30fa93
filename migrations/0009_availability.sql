-- The words for availability are the workspace's own. The first of a workspace that take work are
-- what a new user begins with.
CREATE TABLE availability_status (
  status_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  preset TEXT NOT NULL CHECK (preset IN ('own', 'available', 'busy', 'away')),
  takes_work BOOLEAN NOT NULL,
  position BIGINT NOT NULL,
  version BIGINT NOT NULL
);
CREATE INDEX availability_status_of_workspace ON availability_status (workspace_id, position);
-- Ids grow by far more than three between two workspaces.
INSERT INTO availability_status (status_id, workspace_id, name, preset, takes_work, position, version)
  SELECT workspace_id + 1, workspace_id, 'Available', 'available', TRUE, 1, 1 FROM workspace
  UNION ALL SELECT workspace_id + 2, workspace_id, 'Busy', 'busy', FALSE, 2, 1 FROM workspace
  UNION ALL SELECT workspace_id + 3, workspace_id, 'Away', 'away', FALSE, 3, 1 FROM workspace;

ALTER TABLE "user" ADD COLUMN status_id BIGINT;
UPDATE "user" SET status_id = (SELECT s.status_id FROM availability_status s
  WHERE s.workspace_id = "user".workspace_id AND s.preset = "user".availability);
ALTER TABLE "user" DROP COLUMN availability;
-- Without a live connection since then; NULL: there, or not noticed yet.
ALTER TABLE "user" ADD COLUMN absent_since BIGINT;

ALTER TABLE workspace ADD COLUMN words TEXT NOT NULL DEFAULT 'harken'
  CHECK (words IN ('harken', 'kreechat', 'iodesk', '3dolphins'));
ALTER TABLE workspace ADD COLUMN return_after_minutes BIGINT NOT NULL DEFAULT 0;
