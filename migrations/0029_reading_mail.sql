-- What was understood of what came in: who sent it and about what, for the ledger; and what the servers on
-- its way say of the sender. words: both, as they are looked for.
ALTER TABLE inbound ADD COLUMN sender TEXT NOT NULL DEFAULT '';
ALTER TABLE inbound ADD COLUMN sender_name TEXT NOT NULL DEFAULT '';
ALTER TABLE inbound ADD COLUMN subject TEXT NOT NULL DEFAULT '';
ALTER TABLE inbound ADD COLUMN words TEXT NOT NULL DEFAULT '';
ALTER TABLE inbound ADD COLUMN sender_check TEXT NOT NULL DEFAULT '';
ALTER TABLE inbound ADD COLUMN checked_by TEXT NOT NULL DEFAULT '';

-- It began with a mail of which nobody says that it is from whom it says.
ALTER TABLE conversation ADD COLUMN sender_unverified BOOLEAN NOT NULL DEFAULT FALSE;

-- What a mail says, whatever it is called: the same again makes no second message, and another one that
-- calls itself the same is no copy.
CREATE TABLE mail_content (
  channel_id BIGINT NOT NULL,
  content_hash TEXT NOT NULL,
  message_id BIGINT NOT NULL,
  PRIMARY KEY (channel_id, content_hash)
);
CREATE INDEX mail_content_of_message ON mail_content (message_id);
