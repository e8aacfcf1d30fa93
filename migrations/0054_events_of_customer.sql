-- A visitor who comes back is told what has happened to them since, without a look at what has happened to all others.
CREATE INDEX event_of_identity ON event (identity_id, seq) WHERE public_data IS NOT NULL;
