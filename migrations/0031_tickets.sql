-- Work that outlives a chat. status and priority are numbers so that they sort: 0 to_do, 1 waiting,
-- 2 in_progress, 3 closed; 0 minor, 1 normal, 2 major.
CREATE TABLE ticket (
  ticket_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  client_id TEXT NOT NULL,
  title TEXT NOT NULL,
  title_folded TEXT NOT NULL,
  description TEXT NOT NULL,
  excerpt TEXT NOT NULL,
  priority BIGINT NOT NULL,
  status BIGINT NOT NULL,
  department_id BIGINT NOT NULL,
  responsible_id BIGINT,
  responsible_name TEXT NOT NULL,
  responsible_folded TEXT NOT NULL,
  deadline BIGINT,
  remind_at BIGINT,
  requester_user_id BIGINT,
  requester_contact_id BIGINT,
  requester_name TEXT NOT NULL,
  requester_number BIGINT NOT NULL,
  opened_by_id BIGINT NOT NULL,
  opened_by_name TEXT NOT NULL,
  label_ids TEXT NOT NULL,
  conversations BIGINT NOT NULL,
  comments BIGINT NOT NULL,
  escalations BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  closed_at BIGINT,
  version BIGINT NOT NULL,
  deleted_at BIGINT
);
CREATE UNIQUE INDEX ticket_by_number ON ticket (workspace_id, number);
CREATE UNIQUE INDEX ticket_by_client_id ON ticket (opened_by_id, client_id);
CREATE INDEX ticket_by_status ON ticket (workspace_id, status, ticket_id);
CREATE INDEX ticket_by_title ON ticket (workspace_id, title_folded, ticket_id);
CREATE INDEX ticket_by_priority ON ticket (workspace_id, priority, ticket_id);
CREATE INDEX ticket_by_responsible ON ticket (workspace_id, responsible_folded, ticket_id);
CREATE INDEX ticket_by_creation ON ticket (workspace_id, created_at, ticket_id);
CREATE INDEX ticket_by_deadline ON ticket (workspace_id, coalesce(deadline, 9223372036854775807), ticket_id);
CREATE INDEX ticket_of_opener ON ticket (opened_by_id);
CREATE INDEX ticket_of_requester ON ticket (requester_user_id) WHERE requester_user_id IS NOT NULL;
CREATE INDEX ticket_of_responsible ON ticket (responsible_id) WHERE responsible_id IS NOT NULL;
CREATE INDEX ticket_without_responsible ON ticket (department_id)
  WHERE responsible_id IS NULL AND status < 3 AND requester_user_id IS NOT NULL;
CREATE INDEX ticket_reminder ON ticket (remind_at) WHERE remind_at IS NOT NULL;

-- Comments, additions to the description, and the messages of Main and Internal.
CREATE TABLE ticket_entry (
  ticket_entry_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  ticket_id BIGINT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('comment', 'addition', 'main', 'internal')),
  client_id TEXT NOT NULL,
  author_id BIGINT NOT NULL,
  author_name TEXT NOT NULL,
  body TEXT NOT NULL,
  text TEXT NOT NULL,
  mentions TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX ticket_entry_by_client_id ON ticket_entry (ticket_id, author_id, client_id);
CREATE INDEX ticket_entry_of_part ON ticket_entry (ticket_id, part, ticket_entry_id);

-- part 'ticket': of the description. entry_id 0: the same.
CREATE TABLE ticket_file (
  ticket_id BIGINT NOT NULL,
  entry_id BIGINT NOT NULL,
  part TEXT NOT NULL,
  position BIGINT NOT NULL,
  file_id TEXT NOT NULL,
  PRIMARY KEY (ticket_id, entry_id, position)
);
CREATE INDEX ticket_file_by_id ON ticket_file (file_id);

CREATE TABLE ticket_conversation (
  ticket_id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  linked_at BIGINT NOT NULL,
  PRIMARY KEY (ticket_id, conversation_id)
);
CREATE INDEX ticket_of_conversation ON ticket_conversation (conversation_id, ticket_id);

CREATE TABLE ticket_label (
  label_id BIGINT NOT NULL,
  ticket_id BIGINT NOT NULL,
  PRIMARY KEY (label_id, ticket_id)
);

-- What somebody has on top of the window of a conversation, against what is usual: a linked ticket is
-- there from the start.
CREATE TABLE ticket_pin (
  user_id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  ticket_id BIGINT NOT NULL,
  pinned BOOLEAN NOT NULL,
  PRIMARY KEY (user_id, conversation_id, ticket_id)
);

-- least_rank: who of the department it is for. At most one of a ticket is open.
CREATE TABLE ticket_escalation (
  escalation_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  ticket_id BIGINT NOT NULL,
  level BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'returned', 'raised', 'resolved')),
  department_id BIGINT NOT NULL,
  least_rank BIGINT NOT NULL,
  assignee_id BIGINT,
  assignee_name TEXT NOT NULL,
  from_id BIGINT NOT NULL,
  from_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  outcome TEXT NOT NULL,
  external_url TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  acknowledged_at BIGINT,
  waiting_since BIGINT,
  closed_at BIGINT
);
CREATE UNIQUE INDEX ticket_escalation_open ON ticket_escalation (ticket_id) WHERE state = 'open';
CREATE INDEX ticket_escalation_of_ticket ON ticket_escalation (ticket_id, level);
CREATE INDEX ticket_escalation_of_department ON ticket_escalation (department_id, state);
CREATE INDEX ticket_escalation_of_assignee ON ticket_escalation (assignee_id) WHERE assignee_id IS NOT NULL;

-- One row for each change that was accepted, with what changed; folded, they give the ticket.
CREATE TABLE ticket_change (
  ticket_change_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  ticket_id BIGINT NOT NULL,
  action TEXT NOT NULL,
  actor_id BIGINT,
  actor_name TEXT NOT NULL,
  changes TEXT NOT NULL,
  reason TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX ticket_change_of_ticket ON ticket_change (ticket_id, ticket_change_id);

-- The ladder of escalations: the department above, the last of all, and who writes the program.
ALTER TABLE department ADD COLUMN parent_id BIGINT;
ALTER TABLE workspace ADD COLUMN last_department_id BIGINT;
ALTER TABLE workspace ADD COLUMN developers_department_id BIGINT;
ALTER TABLE workspace ADD COLUMN ticket_number BIGINT NOT NULL DEFAULT 0;

-- Who may hear of a change of a ticket, as JSON.
ALTER TABLE event ADD COLUMN ticket_audience TEXT;

ALTER TABLE notification ADD COLUMN ticket_id BIGINT;
ALTER TABLE notification ADD COLUMN ticket_number BIGINT NOT NULL DEFAULT 0;
