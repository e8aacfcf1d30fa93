-- What is open and not deleted is counted and listed from indexes that have only that, and all that is asked of it: a
-- look at each row took most of the time.
DROP INDEX ticket_past_deadline;
CREATE INDEX ticket_past_deadline ON ticket (workspace_id, deadline, ticket_id)
  WHERE status < 3 AND deleted_at IS NULL AND deadline IS NOT NULL;
-- With the sum and the coalesce SQLite does not take the index of statuses or that of all numbers instead.
CREATE INDEX ticket_open_by_number ON ticket (workspace_id, coalesce(deleted_at, 0), number)
  WHERE status + 0 < 3 AND deleted_at IS NULL;
DROP INDEX ticket_of_department;
CREATE INDEX ticket_of_department ON ticket (department_id);
CREATE INDEX ticket_open_of_department ON ticket (department_id, deadline) WHERE status < 3 AND deleted_at IS NULL;
DROP INDEX ticket_without_responsible;
CREATE INDEX ticket_without_responsible ON ticket (department_id, responsible_id, status, requester_user_id)
  WHERE responsible_id IS NULL AND status < 3 AND deleted_at IS NULL AND requester_user_id IS NOT NULL;
-- Also by what is the same in all its rows: else SQLite would rather take that of all of the department.
CREATE INDEX ticket_escalation_waiting ON ticket_escalation (department_id, state, assignee_id, least_rank, ticket_id)
  WHERE state = 'open' AND assignee_id IS NULL;
