-- The portable subset of SQLite and PostgreSQL: BIGINT, TEXT, BOOLEAN, CHECK, partial indexes.
-- Ids are made by the server and grow with time; times are microseconds since 1970 in UTC; NULL is
-- "none". Words in CHECKs are those of the API.

CREATE TABLE workspace (
  workspace_id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  event_seq BIGINT NOT NULL DEFAULT 0,
  contact_number BIGINT NOT NULL DEFAULT 0,
  conversation_number BIGINT NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL
);

CREATE TABLE "user" (
  user_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('agent', 'supervisor', 'admin')),
  active BOOLEAN NOT NULL,
  password_hash TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX user_of_workspace ON "user" (workspace_id, user_id);

CREATE TABLE department (
  department_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  version BIGINT NOT NULL
);
CREATE INDEX department_of_workspace ON department (workspace_id, department_id);

CREATE TABLE department_member (
  user_id BIGINT NOT NULL,
  department_id BIGINT NOT NULL,
  PRIMARY KEY (user_id, department_id)
);
CREATE INDEX department_member_of_department ON department_member (department_id, user_id);

CREATE TABLE channel (
  channel_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('widget')),
  name TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,
  department_id BIGINT NOT NULL,
  settings TEXT NOT NULL,
  version BIGINT NOT NULL
);
CREATE INDEX channel_of_workspace ON channel (workspace_id, channel_id);

-- name_folded: the name in lower case, made by the server, since the databases do not agree on
-- letters beyond ASCII.
CREATE TABLE label (
  label_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  color TEXT NOT NULL,
  version BIGINT NOT NULL
);
CREATE UNIQUE INDEX label_by_name ON label (workspace_id, name_folded);

CREATE TABLE session (
  session_id BIGINT PRIMARY KEY,
  user_id BIGINT NOT NULL,
  workspace_id BIGINT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  csrf_token TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL
);
CREATE INDEX session_of_user ON session (user_id);
CREATE INDEX session_by_last_seen ON session (last_seen_at);

CREATE TABLE api_token (
  token_id BIGINT PRIMARY KEY,
  user_id BIGINT NOT NULL,
  workspace_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  created_at BIGINT NOT NULL,
  last_used_at BIGINT
);
CREATE INDEX api_token_of_user ON api_token (user_id, token_id);

CREATE TABLE contact (
  contact_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX contact_by_number ON contact (workspace_id, number);

CREATE TABLE identity (
  identity_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  contact_id BIGINT NOT NULL,
  channel_id BIGINT NOT NULL,
  external_id TEXT NOT NULL,
  chosen_department_id BIGINT,
  ip TEXT NOT NULL,
  browser TEXT NOT NULL,
  page_url TEXT NOT NULL,
  page_title TEXT NOT NULL,
  language TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX identity_by_external_id ON identity (channel_id, external_id);

CREATE TABLE visitor_session (
  session_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  identity_id BIGINT NOT NULL,
  contact_id BIGINT NOT NULL,
  channel_id BIGINT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  created_at BIGINT NOT NULL
);

-- label_ids: "1,2,3", sorted; conversation_label holds the same for finding by label.
CREATE TABLE conversation (
  conversation_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  contact_id BIGINT NOT NULL,
  identity_id BIGINT NOT NULL,
  channel_id BIGINT NOT NULL,
  department_id BIGINT NOT NULL,
  holder_id BIGINT,
  lifecycle TEXT NOT NULL CHECK (lifecycle IN ('active', 'solved')),
  turn TEXT NOT NULL CHECK (turn IN ('ours', 'theirs')),
  last_message_id BIGINT,
  last_message_sender TEXT CHECK (last_message_sender IN ('customer', 'user', 'system')),
  last_message_text TEXT,
  last_message_attachments BIGINT,
  last_message_at BIGINT,
  unread BIGINT NOT NULL,
  waiting_since BIGINT,
  label_ids TEXT NOT NULL,
  customer_delivered_id BIGINT,
  customer_read_id BIGINT,
  staff_read_id BIGINT,
  follows_id BIGINT,
  created_at BIGINT NOT NULL,
  last_activity_at BIGINT NOT NULL,
  solved_at BIGINT,
  version BIGINT NOT NULL
);
CREATE UNIQUE INDEX conversation_by_number ON conversation (workspace_id, number);
CREATE INDEX conversation_of_identity ON conversation (identity_id, conversation_id);
CREATE INDEX conversation_of_contact ON conversation (contact_id, conversation_id);
CREATE INDEX conversation_of_holder ON conversation (holder_id, lifecycle, department_id)
  WHERE holder_id IS NOT NULL;
-- A message moves its conversation in exactly one of these three.
CREATE INDEX conversation_fresh ON conversation (workspace_id, last_activity_at, conversation_id)
  WHERE lifecycle = 'active' AND holder_id IS NULL;
CREATE INDEX conversation_held ON conversation (workspace_id, last_activity_at, conversation_id)
  WHERE lifecycle = 'active' AND holder_id IS NOT NULL;
CREATE INDEX conversation_solved ON conversation (workspace_id, last_activity_at, conversation_id)
  WHERE lifecycle = 'solved';
-- For counts.
CREATE INDEX conversation_by_department
  ON conversation (workspace_id, lifecycle, department_id, holder_id);

CREATE TABLE conversation_label (
  label_id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  PRIMARY KEY (label_id, conversation_id)
);
CREATE INDEX conversation_label_of_conversation ON conversation_label (conversation_id);

CREATE TABLE message (
  message_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  channel_id BIGINT NOT NULL,
  identity_id BIGINT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('text', 'system')),
  sender TEXT NOT NULL CHECK (sender IN ('customer', 'user', 'system')),
  user_id BIGINT,
  sender_name TEXT NOT NULL,
  client_id TEXT NOT NULL,
  text TEXT NOT NULL,
  attachments TEXT NOT NULL,
  system TEXT,
  created_at BIGINT NOT NULL
);
CREATE INDEX message_of_conversation ON message (conversation_id, message_id);
-- A sender's client_id makes one message, however often it is sent. Our own clients make ids that grow
-- with time, so that what is written now lies together at the end of this index.
CREATE UNIQUE INDEX message_by_client_id ON message (client_id, identity_id, coalesce(user_id, 0))
  WHERE client_id <> '';

CREATE TABLE file (
  file_id TEXT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size BIGINT NOT NULL,
  hash TEXT NOT NULL,
  uploaded_by BIGINT,
  uploaded_by_identity BIGINT,
  conversation_id BIGINT,
  created_at BIGINT NOT NULL
);
CREATE INDEX file_by_hash ON file (hash);
CREATE INDEX file_unsent ON file (created_at) WHERE conversation_id IS NULL;
CREATE INDEX file_of_identity ON file (uploaded_by_identity, created_at)
  WHERE uploaded_by_identity IS NOT NULL;

CREATE TABLE note (
  note_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  conversation_id BIGINT,
  contact_id BIGINT NOT NULL,
  author_id BIGINT NOT NULL,
  author_name TEXT NOT NULL,
  client_id TEXT NOT NULL,
  text TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX note_of_conversation ON note (conversation_id, note_id)
  WHERE conversation_id IS NOT NULL;
CREATE INDEX note_of_contact ON note (contact_id, note_id) WHERE conversation_id IS NULL;
CREATE UNIQUE INDEX note_by_client_id ON note (contact_id, author_id, client_id)
  WHERE client_id <> '';

-- seq has no gaps in a workspace: it is counted in workspace.event_seq in the same transaction.
CREATE TABLE event (
  workspace_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  type TEXT NOT NULL,
  conversation_id BIGINT,
  for_everyone BOOLEAN NOT NULL,
  department_id BIGINT,
  holder_id BIGINT,
  had_previous BOOLEAN NOT NULL,
  previous_for_everyone BOOLEAN NOT NULL,
  previous_department_id BIGINT,
  previous_holder_id BIGINT,
  data TEXT NOT NULL,
  identity_id BIGINT,
  public_data TEXT,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, seq)
);
