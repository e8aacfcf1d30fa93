-- A message that points to an article: the link as JSON. Its kind stays 'text' here, because SQLite cannot change
-- the CHECK of a table that exists.
ALTER TABLE message ADD COLUMN article TEXT;
