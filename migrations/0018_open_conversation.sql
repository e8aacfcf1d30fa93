-- Staff write first: an e-mail tells a customer who is not here. Why it is held back also stands with
-- the message, which is shown far more often than an e-mail is sent.
ALTER TABLE message ADD COLUMN email_held TEXT CHECK (email_held IN ('no_email_channel'));

CREATE TABLE delivery (
  delivery_id BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  address TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('held')),
  reason TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX delivery_of_message ON delivery (message_id);
