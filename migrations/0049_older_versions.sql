-- While nodes are brought to a new version one after the other, those of the version before go on beside it, and may be
-- started again. A migration after which they cannot begins with "-- Breaks older versions."
ALTER TABLE schema_migration ADD COLUMN breaks_older BOOLEAN NOT NULL DEFAULT FALSE;
