-- What was deleted stays for 30 days with what hung on it, so that it can be brought back.
-- owner_id: only theirs to see and to bring back. department_id: only for who works there.
-- replacement_id: what took its place.
CREATE TABLE deletion (
  deletion_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  subject_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  owner_id BIGINT,
  department_id BIGINT,
  replacement_id BIGINT NOT NULL,
  deleted_by_id BIGINT,
  deleted_by_name TEXT NOT NULL,
  deleted_at BIGINT NOT NULL
);
CREATE INDEX deletion_of_workspace ON deletion (workspace_id, deletion_id);
CREATE INDEX deletion_by_time ON deletion (deleted_at);

-- What the deletion has changed elsewhere: conversations that lost a label, people who got another role.
-- version: that of the item after the change, where only what nobody has touched since is changed back.
CREATE TABLE deletion_item (
  deletion_id BIGINT NOT NULL,
  item_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (deletion_id, item_id)
);

ALTER TABLE label ADD COLUMN deleted_at BIGINT;
ALTER TABLE role ADD COLUMN deleted_at BIGINT;
ALTER TABLE availability_status ADD COLUMN deleted_at BIGINT;
ALTER TABLE canned_reply ADD COLUMN deleted_at BIGINT;
ALTER TABLE form ADD COLUMN deleted_at BIGINT;
ALTER TABLE library_item ADD COLUMN deleted_at BIGINT;
ALTER TABLE knowledge_base ADD COLUMN deleted_at BIGINT;
ALTER TABLE category ADD COLUMN deleted_at BIGINT;
ALTER TABLE article ADD COLUMN deleted_at BIGINT;
ALTER TABLE contact_attribute ADD COLUMN deleted_at BIGINT;
ALTER TABLE saved_view ADD COLUMN deleted_at BIGINT;
-- The words of deleted articles are passed over.
CREATE INDEX article_deleted ON article (article_id) WHERE deleted_at IS NOT NULL;

-- A name is free again. The address of a knowledge base is not: links to it come back with it.
DROP INDEX label_by_name;
CREATE UNIQUE INDEX label_by_name ON label (workspace_id, name_folded) WHERE deleted_at IS NULL;
DROP INDEX role_by_name;
CREATE UNIQUE INDEX role_by_name ON role (workspace_id, name_folded) WHERE deleted_at IS NULL;
DROP INDEX contact_attribute_by_name;
CREATE UNIQUE INDEX contact_attribute_by_name ON contact_attribute (workspace_id, name_folded)
  WHERE deleted_at IS NULL;
DROP INDEX canned_reply_by_shortcut;
CREATE UNIQUE INDEX canned_reply_by_shortcut
  ON canned_reply (workspace_id, shortcut, coalesce(owner_id, 0), coalesce(department_id, 0))
  WHERE shortcut <> '' AND deleted_at IS NULL;
