-- What is open is found without all that is closed; and what few have, without what all have.
DROP INDEX ticket_of_opener;
DROP INDEX ticket_of_requester;
DROP INDEX ticket_of_responsible;
DROP INDEX ticket_without_responsible;
CREATE INDEX ticket_of_opener ON ticket (opened_by_id, status);
CREATE INDEX ticket_of_requester ON ticket (requester_user_id, status) WHERE requester_user_id IS NOT NULL;
CREATE INDEX ticket_of_responsible ON ticket (responsible_id, status) WHERE responsible_id IS NOT NULL;
-- Also by what is the same in all its rows: else SQLite would rather take that of the department.
CREATE INDEX ticket_without_responsible ON ticket (department_id, responsible_id, status)
  WHERE responsible_id IS NULL AND status < 3 AND requester_user_id IS NOT NULL;
CREATE INDEX ticket_of_nobody ON ticket (workspace_id) WHERE responsible_id IS NULL;
CREATE INDEX ticket_of_department ON ticket (department_id, status);
CREATE INDEX ticket_past_deadline ON ticket (deadline) WHERE status < 3 AND deadline IS NOT NULL;

-- In the order in which it came, however much waits.
CREATE INDEX inbound_next ON inbound (channel_id, inbound_id) WHERE state = 'pending';
