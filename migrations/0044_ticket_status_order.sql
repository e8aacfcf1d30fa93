-- By status means also by the workspace's own inside it: a range for each of them, and 0 for those that have none.
DROP INDEX ticket_by_status;
CREATE INDEX ticket_by_status ON ticket (workspace_id, status, coalesce(status_id, 0), ticket_id);
