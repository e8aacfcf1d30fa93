-- When a provider was last asked with success, where it keeps news for a time only; and between when some may have
-- been thrown away there, until somebody has seen it.
ALTER TABLE connection ADD COLUMN heard_at BIGINT;
ALTER TABLE connection ADD COLUMN missed_from BIGINT;
ALTER TABLE connection ADD COLUMN missed_until BIGINT;
