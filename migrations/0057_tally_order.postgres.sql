-- What is counted together lies together: the same as for SQLite.
ALTER TABLE conversation_tally
  DROP CONSTRAINT conversation_tally_pkey,
  ADD PRIMARY KEY (workspace_id, lifecycle, department_id, holder_id);
