-- Several processes on one database: who they are, who of the staff is connected to which, and what one of them does at a
-- time. Times are the database's.
CREATE TABLE node (
  node_id BIGINT PRIMARY KEY,
  number BIGINT NOT NULL UNIQUE,
  version TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
);
CREATE TABLE node_user (
  node_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  workspace_id BIGINT NOT NULL,
  PRIMARY KEY (node_id, user_id)
);
CREATE TABLE node_visitor (
  node_id BIGINT NOT NULL,
  identity_id BIGINT NOT NULL,
  PRIMARY KEY (identity_id, node_id)
);
CREATE INDEX node_visitor_of_node ON node_visitor (node_id);
CREATE TABLE lease (
  name TEXT PRIMARY KEY,
  holder BIGINT NOT NULL,
  fence BIGINT NOT NULL,
  until BIGINT NOT NULL
);
