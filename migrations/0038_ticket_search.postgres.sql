-- Words of tickets, the same as for SQLite.
CREATE TABLE ticket_text (
  id BIGINT PRIMARY KEY,
  words tsvector NOT NULL
);
CREATE INDEX ticket_text_words ON ticket_text USING gin (words);

ALTER TABLE search_progress DROP CONSTRAINT search_progress_source_check;
ALTER TABLE search_progress ADD CONSTRAINT search_progress_source_check
  CHECK (source IN ('message', 'note', 'contact', 'ticket', 'ticket_entry'));
INSERT INTO search_progress (source, up_to) VALUES ('ticket', 0), ('ticket_entry', 0);
