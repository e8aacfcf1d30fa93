-- Words of the workspace's own for the status of a ticket, each of one of the four. base: as
-- ticket.status, which goes on saying what is counted, sorted and due.
CREATE TABLE ticket_status (
  ticket_status_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  base BIGINT NOT NULL CHECK (base BETWEEN 0 AND 3),
  position BIGINT NOT NULL,
  version BIGINT NOT NULL,
  deleted_at BIGINT
);
CREATE INDEX ticket_status_of_workspace ON ticket_status (workspace_id, base, position);

-- Always one of its status; NULL, or one that is deleted: the one that came with the desk.
ALTER TABLE ticket ADD COLUMN status_id BIGINT;
CREATE INDEX ticket_of_own_status ON ticket (status_id) WHERE status_id IS NOT NULL;
