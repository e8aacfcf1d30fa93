-- Channels over the servers of others. The kinds of channels are the server's to know.
CREATE TABLE channel_next (
  channel_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,
  department_id BIGINT NOT NULL,
  settings TEXT NOT NULL,
  version BIGINT NOT NULL,
  identity_secret TEXT NOT NULL DEFAULT '',
  identity_secret_before TEXT NOT NULL DEFAULT ''
);
INSERT INTO channel_next (channel_id, workspace_id, kind, name, key, department_id, settings, version,
  identity_secret, identity_secret_before)
SELECT channel_id, workspace_id, kind, name, key, department_id, settings, version, identity_secret,
  identity_secret_before FROM channel;
DROP TABLE channel;
ALTER TABLE channel_next RENAME TO channel;
CREATE INDEX channel_of_workspace ON channel (workspace_id, channel_id);

-- settings: in the shape of the kind's driver. cursor: how far the provider's news have been stored.
-- Reasons are codes, and empty while it works; details are the provider's words.
CREATE TABLE connection (
  channel_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  settings TEXT NOT NULL,
  cursor TEXT NOT NULL,
  connected_at BIGINT,
  receive_reason TEXT NOT NULL,
  receive_detail TEXT NOT NULL,
  send_reason TEXT NOT NULL,
  send_detail TEXT NOT NULL,
  state_at BIGINT NOT NULL,
  version BIGINT NOT NULL
);
CREATE TABLE connection_secret (
  channel_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (channel_id, name)
);

-- What providers have delivered, as it came, before anything is made of it. lane: what stays in order;
-- bundle: what of a lane belongs into one message. A long payload lies among the files, by its hash.
CREATE TABLE inbound (
  inbound_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  channel_id BIGINT NOT NULL,
  external_id TEXT NOT NULL,
  lane TEXT NOT NULL,
  bundle TEXT NOT NULL,
  payload TEXT NOT NULL,
  payload_hash TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state = 'pending' OR state = 'done' OR state = 'ignored' OR state = 'failed'),
  reason TEXT NOT NULL,
  attempts BIGINT NOT NULL,
  next_at BIGINT NOT NULL,
  conversation_id BIGINT,
  message_id BIGINT,
  received_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX inbound_by_external_id ON inbound (channel_id, external_id);
CREATE INDEX inbound_pending ON inbound (channel_id, lane, inbound_id) WHERE state = 'pending';
CREATE INDEX inbound_by_hash ON inbound (payload_hash) WHERE payload_hash <> '';
CREATE INDEX inbound_by_message ON inbound (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX inbound_of_channel ON inbound (channel_id, inbound_id);

-- What a provider calls a message, of either side; an album has several names.
CREATE TABLE message_name (
  channel_id BIGINT NOT NULL,
  external_id TEXT NOT NULL,
  message_id BIGINT NOT NULL,
  position BIGINT NOT NULL,
  PRIMARY KEY (channel_id, external_id)
);
CREATE INDEX message_name_of_message ON message_name (message_id, position);

-- The formatted form of a message, safe to show, among the files.
CREATE TABLE message_html (
  message_id BIGINT PRIMARY KEY,
  hash TEXT NOT NULL
);
CREATE INDEX message_html_by_hash ON message_html (hash);

-- In the address to which a mail of ours is answered: it leads whom the mail went to, and nobody else,
-- back into the conversation. Only the hash of the key is kept.
CREATE TABLE reply_key (
  key_hash TEXT PRIMARY KEY,
  channel_id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  address TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

ALTER TABLE conversation ADD COLUMN subject TEXT NOT NULL DEFAULT '';

-- What a text was before it was edited.
CREATE TABLE message_edit (
  message_id BIGINT NOT NULL,
  edited_at BIGINT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (message_id, edited_at)
);

-- extra: marks of the text and what it answers. send_state: of an answer over others' servers.
ALTER TABLE message ADD COLUMN extra TEXT;
ALTER TABLE message ADD COLUMN send_state TEXT;
ALTER TABLE message ADD COLUMN send_reason TEXT;

-- A form where the channel has none: what has been answered of it so far.
CREATE TABLE form_talk (
  identity_id BIGINT PRIMARY KEY,
  message_id BIGINT NOT NULL,
  answers TEXT NOT NULL,
  misfits BIGINT NOT NULL,
  started_at BIGINT NOT NULL
);

ALTER TABLE identity ADD COLUMN handle TEXT NOT NULL DEFAULT '';

-- sending: an attempt is on its way; who finds it after a crash does not know how it ended.
CREATE TABLE delivery_next (
  delivery_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  channel_id BIGINT,
  identity_id BIGINT,
  address TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state = 'held' OR state = 'queued' OR state = 'sending' OR state = 'sent'
    OR state = 'failed' OR state = 'uncertain'),
  reason TEXT NOT NULL,
  detail TEXT NOT NULL,
  attempts BIGINT NOT NULL,
  next_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
INSERT INTO delivery_next (delivery_id, workspace_id, message_id, address, state, reason, detail, attempts,
  next_at, created_at)
SELECT delivery_id, workspace_id, message_id, address, state, reason, '', 0, 0, created_at FROM delivery;
DROP TABLE delivery;
ALTER TABLE delivery_next RENAME TO delivery;
CREATE INDEX delivery_of_message ON delivery (message_id);
-- The oldest of a customer goes first, and the next only after it.
CREATE INDEX delivery_waiting ON delivery (identity_id, delivery_id) WHERE state = 'queued' OR state = 'sending';
CREATE INDEX delivery_due ON delivery (next_at) WHERE state = 'queued';
