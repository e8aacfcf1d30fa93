-- Which history the numbers of events belong to (ADR 21): that of the database in which they were given out. No row before
-- the first start.
CREATE TABLE history (
  history_id BIGINT PRIMARY KEY CHECK (history_id = 1),
  source TEXT NOT NULL
);
