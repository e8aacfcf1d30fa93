-- Messages of groups that somebody said are not about the same: a group of which these are half or
-- more is not shown. Kept for a day.
CREATE TABLE alike_dismissal (
  message_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  dismissed_by BIGINT NOT NULL,
  dismissed_at BIGINT NOT NULL
);
CREATE INDEX alike_dismissal_by_age ON alike_dismissal (workspace_id, dismissed_at);
