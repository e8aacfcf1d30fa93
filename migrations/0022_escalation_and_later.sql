-- Handed up to a supervisor, who is the holder then; who handed it keeps it in view.
ALTER TABLE conversation ADD COLUMN escalated_from_id BIGINT;
ALTER TABLE conversation ADD COLUMN escalated_from_name TEXT;
ALTER TABLE conversation ADD COLUMN escalation_reason TEXT;
ALTER TABLE conversation ADD COLUMN escalated_at BIGINT;
CREATE INDEX conversation_escalated_from ON conversation (escalated_from_id)
  WHERE escalated_from_id IS NOT NULL;
-- Set aside until a time: lifecycle stays 'active', since somebody holds it and a customer's message
-- wakes it.
ALTER TABLE conversation ADD COLUMN set_aside_until BIGINT;
CREATE INDEX conversation_set_aside ON conversation (set_aside_until)
  WHERE set_aside_until IS NOT NULL;
-- When the desk is to solve it by itself.
ALTER TABLE conversation ADD COLUMN solve_at BIGINT;
CREATE INDEX conversation_solve_at ON conversation (solve_at) WHERE solve_at IS NOT NULL;
-- Colleagues who asked into it or were let in, as JSON; access_request tells where a request belongs.
ALTER TABLE conversation ADD COLUMN access TEXT NOT NULL DEFAULT '[]';
CREATE TABLE access_request (
  access_request_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL
);
