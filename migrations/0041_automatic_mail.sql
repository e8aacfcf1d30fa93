-- What the desk has sent by itself: to one address at most one a day over one mailbox, however many at once want
-- to (A10). day: since 1970, in UTC. Kept for two days.
CREATE TABLE automatic_mail (
  channel_id BIGINT NOT NULL,
  address TEXT NOT NULL,
  day BIGINT NOT NULL,
  PRIMARY KEY (channel_id, address, day)
);
CREATE INDEX automatic_mail_by_day ON automatic_mail (day);
