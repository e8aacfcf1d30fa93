-- What is overdue is sorted in any order from this index alone: reading each ticket took four times as long.
DROP INDEX ticket_past_deadline;
CREATE INDEX ticket_past_deadline ON ticket (workspace_id, deadline, ticket_id, number, title_folded, priority, status,
  status_id, created_at, responsible_folded, department_id, responsible_id, requester_user_id, opened_by_id, escalations,
  deleted_at)
  WHERE status < 3 AND deleted_at IS NULL AND deadline IS NOT NULL;
