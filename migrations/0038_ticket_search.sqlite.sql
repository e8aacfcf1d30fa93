-- Words of tickets (number, title, description) and of what is written in them, found as those of contacts are. An id is
-- that of a ticket or of an entry.
CREATE VIRTUAL TABLE ticket_text USING fts5(words, detail = none, prefix = '2 3', tokenize = 'ascii');

CREATE TABLE search_progress_now (
  source TEXT PRIMARY KEY CHECK (source IN ('message', 'note', 'contact', 'ticket', 'ticket_entry')),
  up_to BIGINT NOT NULL
) WITHOUT ROWID;
INSERT INTO search_progress_now (source, up_to) SELECT source, up_to FROM search_progress;
DROP TABLE search_progress;
ALTER TABLE search_progress_now RENAME TO search_progress;
INSERT INTO search_progress (source, up_to) VALUES ('ticket', 0), ('ticket_entry', 0);
