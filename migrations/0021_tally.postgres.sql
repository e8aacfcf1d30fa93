-- How many conversations each department and holder has: the same as for SQLite.
CREATE TABLE conversation_tally (
  workspace_id BIGINT NOT NULL,
  department_id BIGINT NOT NULL,
  holder_id BIGINT NOT NULL,
  lifecycle TEXT NOT NULL,
  n BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, department_id, holder_id, lifecycle)
);
INSERT INTO conversation_tally (workspace_id, department_id, holder_id, lifecycle, n)
  SELECT workspace_id, department_id, coalesce(holder_id, 0), lifecycle, count(*) FROM conversation GROUP BY 1, 2, 3, 4;

CREATE FUNCTION keep_conversation_tally() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE conversation_tally SET n = n - 1 WHERE workspace_id = OLD.workspace_id
      AND department_id = OLD.department_id AND holder_id = coalesce(OLD.holder_id, 0) AND lifecycle = OLD.lifecycle;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO conversation_tally (workspace_id, department_id, holder_id, lifecycle, n)
      VALUES (NEW.workspace_id, NEW.department_id, coalesce(NEW.holder_id, 0), NEW.lifecycle, 1)
      ON CONFLICT (workspace_id, department_id, holder_id, lifecycle) DO UPDATE SET n = conversation_tally.n + 1;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER conversation_tally_counted AFTER INSERT OR DELETE ON conversation
  FOR EACH ROW EXECUTE FUNCTION keep_conversation_tally();
CREATE TRIGGER conversation_tally_moved AFTER UPDATE OF department_id, holder_id, lifecycle ON conversation
  FOR EACH ROW WHEN (OLD.department_id <> NEW.department_id OR OLD.holder_id IS DISTINCT FROM NEW.holder_id
    OR OLD.lifecycle <> NEW.lifecycle)
  EXECUTE FUNCTION keep_conversation_tally();

-- Of who sees a few departments, in the order of the list.
CREATE INDEX conversation_solved_of_department
  ON conversation (department_id, last_activity_at, conversation_id) WHERE lifecycle = 'solved';
