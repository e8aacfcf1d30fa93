-- Roles of the workspace's own. The built-in ones are 1 agent, 2 supervisor, 3 manager, 4 admin and
-- 5 IT support everywhere; what they may do is part of the program.
CREATE TABLE role (
  role_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  rank BIGINT NOT NULL,
  permissions TEXT NOT NULL,
  version BIGINT NOT NULL
);
CREATE UNIQUE INDEX role_by_name ON role (workspace_id, name_folded);

ALTER TABLE "user" ADD COLUMN role_id BIGINT NOT NULL DEFAULT 1;
UPDATE "user" SET role_id = CASE role WHEN 'admin' THEN 4 WHEN 'supervisor' THEN 2 ELSE 1 END;
ALTER TABLE "user" DROP COLUMN role;
CREATE INDEX user_of_role ON "user" (role_id);
