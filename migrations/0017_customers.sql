-- Customers: more fields, blocking, merging.
ALTER TABLE contact ADD COLUMN phone TEXT NOT NULL DEFAULT '';
-- Values of the workspace's own attributes: {"<attribute id>": "text"}, or empty.
ALTER TABLE contact ADD COLUMN attributes TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN blocked_at BIGINT;
ALTER TABLE contact ADD COLUMN merged_into_id BIGINT;
CREATE INDEX contact_of_workspace ON contact (workspace_id, contact_id) WHERE merged_into_id IS NULL;
CREATE INDEX contact_blocked ON contact (workspace_id, contact_id) WHERE blocked_at IS NOT NULL;
CREATE INDEX identity_of_contact ON identity (contact_id, identity_id);
CREATE INDEX visitor_session_of_identity ON visitor_session (identity_id);

CREATE TABLE contact_attribute (
  attribute_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  position BIGINT NOT NULL,
  version BIGINT NOT NULL
);
CREATE UNIQUE INDEX contact_attribute_by_name ON contact_attribute (workspace_id, name_folded);

-- identity_ids, note_ids: "1,2,3", what moved from merged_id to contact_id. filled_*: what contact_id
-- did not know before and took over.
CREATE TABLE contact_merge (
  merge_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  contact_id BIGINT NOT NULL,
  merged_id BIGINT NOT NULL,
  actor_id BIGINT NOT NULL,
  actor_name TEXT NOT NULL,
  identity_ids TEXT NOT NULL,
  note_ids TEXT NOT NULL,
  filled_name TEXT NOT NULL,
  filled_email TEXT NOT NULL,
  filled_phone TEXT NOT NULL,
  filled_attributes TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  undone_at BIGINT
);
CREATE INDEX contact_merge_of_contact ON contact_merge (contact_id, merge_id);
