-- What the desk has sent by itself: to one address at most one a day over one mailbox, however many at once want
-- to (A10). day: since 1970, in UTC. Kept for two days.
CREATE TABLE automatic_mail (
  channel_id BIGINT NOT NULL,
  address TEXT NOT NULL,
  day BIGINT NOT NULL,
  PRIMARY KEY (channel_id, address, day)
);
CREATE INDEX automatic_mail_by_day ON automatic_mail (day);

-- A mail may be held back for another reason than before.
ALTER TABLE message ADD COLUMN held_because TEXT CHECK (held_because IN ('no_email_channel', 'mailed_today'));
UPDATE message SET held_because = email_held WHERE email_held IS NOT NULL;
ALTER TABLE message DROP COLUMN email_held;
ALTER TABLE message RENAME COLUMN held_because TO email_held;
