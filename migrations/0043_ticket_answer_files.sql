-- What goes with an answer to all conversations of a ticket. Each conversation gets a copy of its own, of the same bytes;
-- these stay for whoever is answered later.
CREATE TABLE ticket_answer_file (
  ticket_answer_id BIGINT NOT NULL,
  position BIGINT NOT NULL,
  file_id TEXT NOT NULL,
  PRIMARY KEY (ticket_answer_id, position)
);
CREATE INDEX ticket_answer_file_by_id ON ticket_answer_file (file_id);
