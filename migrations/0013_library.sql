-- Pictures and files that everybody may put into an answer. The bytes are in the blob store under hash.
CREATE TABLE library_item (
  library_item_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  folder TEXT NOT NULL,
  type TEXT NOT NULL,
  size BIGINT NOT NULL,
  hash TEXT NOT NULL,
  added_by BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  search_text TEXT NOT NULL
);
CREATE INDEX library_item_of_workspace ON library_item (workspace_id, library_item_id);
CREATE INDEX library_item_by_hash ON library_item (hash);
