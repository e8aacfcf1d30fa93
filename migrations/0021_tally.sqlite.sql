-- How many conversations each department and holder has, active and solved: counting them row by row
-- takes the longer, the more there are. Kept by the database itself, so that nobody can forget it.
-- holder_id 0: nobody. A message changes none of these columns and costs nothing here.
CREATE TABLE conversation_tally (
  workspace_id BIGINT NOT NULL,
  department_id BIGINT NOT NULL,
  holder_id BIGINT NOT NULL,
  lifecycle TEXT NOT NULL,
  n BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, department_id, holder_id, lifecycle)
) WITHOUT ROWID;
INSERT INTO conversation_tally (workspace_id, department_id, holder_id, lifecycle, n)
  SELECT workspace_id, department_id, coalesce(holder_id, 0), lifecycle, count(*) FROM conversation GROUP BY 1, 2, 3, 4;

CREATE TRIGGER conversation_tally_added AFTER INSERT ON conversation BEGIN
  INSERT INTO conversation_tally (workspace_id, department_id, holder_id, lifecycle, n)
    VALUES (NEW.workspace_id, NEW.department_id, coalesce(NEW.holder_id, 0), NEW.lifecycle, 1)
    ON CONFLICT (workspace_id, department_id, holder_id, lifecycle) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER conversation_tally_removed AFTER DELETE ON conversation BEGIN
  UPDATE conversation_tally SET n = n - 1 WHERE workspace_id = OLD.workspace_id
    AND department_id = OLD.department_id AND holder_id = coalesce(OLD.holder_id, 0) AND lifecycle = OLD.lifecycle;
END;
CREATE TRIGGER conversation_tally_moved AFTER UPDATE OF department_id, holder_id, lifecycle ON conversation
WHEN OLD.department_id <> NEW.department_id OR OLD.holder_id IS NOT NEW.holder_id OR OLD.lifecycle <> NEW.lifecycle BEGIN
  UPDATE conversation_tally SET n = n - 1 WHERE workspace_id = OLD.workspace_id
    AND department_id = OLD.department_id AND holder_id = coalesce(OLD.holder_id, 0) AND lifecycle = OLD.lifecycle;
  INSERT INTO conversation_tally (workspace_id, department_id, holder_id, lifecycle, n)
    VALUES (NEW.workspace_id, NEW.department_id, coalesce(NEW.holder_id, 0), NEW.lifecycle, 1)
    ON CONFLICT (workspace_id, department_id, holder_id, lifecycle) DO UPDATE SET n = n + 1;
END;

-- Of who sees a few departments, in the order of the list.
CREATE INDEX conversation_solved_of_department
  ON conversation (department_id, last_activity_at, conversation_id) WHERE lifecycle = 'solved';
