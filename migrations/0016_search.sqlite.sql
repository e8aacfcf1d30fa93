-- Full text, SQLite. The words are folded and split by the server (core/rules/words): the tokenizer
-- only parts them at spaces. An id is that of a message or of a note; the text itself stays there.
CREATE TABLE search_progress (
  source TEXT PRIMARY KEY CHECK (source IN ('message', 'note', 'contact')),
  up_to BIGINT NOT NULL
) WITHOUT ROWID;
INSERT INTO search_progress (source, up_to) VALUES ('message', 0), ('note', 0), ('contact', 0);

-- Every word in use, to find those that begin with what was typed: merging the index's own lists of
-- a prefix takes ten times as long.
CREATE TABLE search_word (
  word TEXT PRIMARY KEY,
  uses BIGINT NOT NULL
) WITHOUT ROWID;

CREATE VIRTUAL TABLE search_text USING fts5(words, content = '', detail = none, tokenize = 'ascii');
CREATE VIRTUAL TABLE contact_text USING fts5(words, detail = none, prefix = '2 3', tokenize = 'ascii');
