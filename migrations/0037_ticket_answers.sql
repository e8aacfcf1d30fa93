-- One answer to all conversations of a ticket. texts: JSON, by language. ended_at: nothing of it waits any more.
CREATE TABLE ticket_answer (
  ticket_answer_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  ticket_id BIGINT NOT NULL,
  author_id BIGINT NOT NULL,
  author_name TEXT NOT NULL,
  client_id TEXT NOT NULL,
  texts TEXT NOT NULL,
  default_language TEXT NOT NULL,
  if_solved TEXT NOT NULL CHECK (if_solved IN ('leave', 'reopen', 'solve_again')),
  created_at BIGINT NOT NULL,
  starts_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE UNIQUE INDEX ticket_answer_by_client_id ON ticket_answer (ticket_id, author_id, client_id);
CREATE INDEX ticket_answer_under_way ON ticket_answer (starts_at) WHERE ended_at IS NULL;

-- To one conversation. reason, holder_name: why it was refused. How far its message has come stands in the message.
CREATE TABLE ticket_answer_part (
  ticket_answer_id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'written', 'refused', 'taken_back')),
  reason TEXT NOT NULL,
  holder_name TEXT NOT NULL,
  language TEXT NOT NULL,
  message_id BIGINT,
  PRIMARY KEY (ticket_answer_id, conversation_id)
);
CREATE INDEX ticket_answer_part_waiting ON ticket_answer_part (ticket_answer_id, conversation_id)
  WHERE state = 'waiting';
