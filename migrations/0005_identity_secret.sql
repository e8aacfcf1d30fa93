-- What a website signs its customers' identity tokens with. Two of them, so that a site can change over
-- without a gap: the current one and, while it lasts, the one before.
ALTER TABLE channel ADD COLUMN identity_secret TEXT NOT NULL DEFAULT '';
ALTER TABLE channel ADD COLUMN identity_secret_before TEXT NOT NULL DEFAULT '';
