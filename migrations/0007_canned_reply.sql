-- Ready answers: of one user, of a department, or of everybody.
-- shortcut: what is typed after "/", in lower case; '' has none. search_text: name, shortcut and text, folded by the server.
CREATE TABLE canned_reply (
  canned_reply_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('personal', 'department', 'workspace')),
  owner_id BIGINT,
  department_id BIGINT,
  name TEXT NOT NULL,
  shortcut TEXT NOT NULL,
  text TEXT NOT NULL,
  search_text TEXT NOT NULL,
  version BIGINT NOT NULL
);
CREATE INDEX canned_reply_of_workspace ON canned_reply (workspace_id, canned_reply_id);
CREATE UNIQUE INDEX canned_reply_by_shortcut
  ON canned_reply (workspace_id, shortcut, coalesce(owner_id, 0), coalesce(department_id, 0))
  WHERE shortcut <> '';
