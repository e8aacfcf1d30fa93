-- Full text, PostgreSQL: the same as for SQLite. Words are compared byte by byte.
CREATE TABLE search_progress (
  source TEXT PRIMARY KEY CHECK (source IN ('message', 'note', 'contact')),
  up_to BIGINT NOT NULL
);
INSERT INTO search_progress (source, up_to) VALUES ('message', 0), ('note', 0), ('contact', 0);

CREATE TABLE search_word (
  word TEXT COLLATE "C" PRIMARY KEY,
  uses BIGINT NOT NULL
);

CREATE TABLE search_text (
  id BIGINT PRIMARY KEY,
  words tsvector NOT NULL
);
CREATE INDEX search_text_words ON search_text USING gin (words);

CREATE TABLE contact_text (
  contact_id BIGINT PRIMARY KEY,
  words tsvector NOT NULL
);
CREATE INDEX contact_text_words ON contact_text USING gin (words);
