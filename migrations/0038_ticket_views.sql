-- A list of tickets with a name: what it is narrowed to, as JSON. NULL: a list of conversations.
ALTER TABLE saved_view ADD COLUMN tickets TEXT;
