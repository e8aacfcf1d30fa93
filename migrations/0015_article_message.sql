-- A message that points to an article: the link as JSON.
ALTER TABLE message ADD COLUMN article TEXT;
