-- What is formatted, as the JSON of the closed document; text says the same in plain words. Null: plain.
ALTER TABLE draft ADD COLUMN document TEXT;
ALTER TABLE canned_reply ADD COLUMN document TEXT;
ALTER TABLE side_mail ADD COLUMN document TEXT;
-- Under the mails of this user.
ALTER TABLE "user" ADD COLUMN signature TEXT NOT NULL DEFAULT '';
