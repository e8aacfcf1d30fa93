-- A channel that is out of reach: what was due by then waits until then, without a change to each of what may be thousands.
ALTER TABLE channel ADD COLUMN postponed_at BIGINT;
ALTER TABLE channel ADD COLUMN postponed_until BIGINT;
