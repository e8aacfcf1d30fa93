-- What the nodes of a desk share besides: the salt of the one-time code for the first admin, sign-in attempts, and the
-- names of files whose bytes are to go.
CREATE TABLE setup_salt (
  one BIGINT PRIMARY KEY,
  salt TEXT NOT NULL
);
CREATE TABLE attempt (
  name TEXT PRIMARY KEY,
  full_at BIGINT NOT NULL
);
CREATE INDEX attempt_by_time ON attempt (full_at);
CREATE TABLE doomed_blob (
  hash TEXT PRIMARY KEY
);
