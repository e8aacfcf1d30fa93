-- What a user has not finished writing, the same in all of their browsers. version grows with time
-- and is never used twice, even when the row has gone in between.
CREATE TABLE draft (
  user_id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('reply', 'note')),
  workspace_id BIGINT NOT NULL,
  text TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (user_id, conversation_id, kind)
);
