-- Answers are edited and deleted, customers have photos, and channels can be taken away.

-- What a message was before each change: with its files and its marks, too.
ALTER TABLE message_edit ADD COLUMN attachments TEXT NOT NULL DEFAULT '';
ALTER TABLE message_edit ADD COLUMN extra TEXT;

-- correction: how far the last edit or the deletion has come over others' servers.
ALTER TABLE message ADD COLUMN deleted_at BIGINT;
ALTER TABLE message ADD COLUMN correction_state TEXT;
ALTER TABLE message ADD COLUMN correction_reason TEXT;

-- The file of a message that was deleted.
ALTER TABLE file ADD COLUMN withheld_at BIGINT;

-- send, edit or erase.
ALTER TABLE delivery ADD COLUMN task TEXT NOT NULL DEFAULT 'send';

-- Texts that have changed since they were put into the search index. indexed: the text that the index
-- has; none: it had none of it when the text was changed.
CREATE TABLE search_stale (
  message_id BIGINT PRIMARY KEY,
  indexed TEXT
);

-- A customer's photo lies among the files.
ALTER TABLE contact ADD COLUMN photo_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN photo_type TEXT NOT NULL DEFAULT '';
CREATE INDEX contact_by_photo ON contact (photo_hash) WHERE photo_hash <> '';
ALTER TABLE identity ADD COLUMN photo_asked_at BIGINT;

-- What the program behind a channel says that it can do.
ALTER TABLE connection ADD COLUMN carries_edits BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE connection ADD COLUMN carries_deletions BOOLEAN NOT NULL DEFAULT FALSE;

ALTER TABLE channel ADD COLUMN deleted_at BIGINT;
