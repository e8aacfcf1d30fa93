-- What is counted together lies together: each count of a view adds up a stretch of the table, instead of asking of every
-- row what it is.
DROP TRIGGER conversation_tally_added;
DROP TRIGGER conversation_tally_removed;
DROP TRIGGER conversation_tally_moved;
ALTER TABLE conversation_tally RENAME TO conversation_tally_before;
CREATE TABLE conversation_tally (
  workspace_id BIGINT NOT NULL,
  department_id BIGINT NOT NULL,
  holder_id BIGINT NOT NULL,
  lifecycle TEXT NOT NULL,
  n BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, lifecycle, department_id, holder_id)
) WITHOUT ROWID;
INSERT INTO conversation_tally (workspace_id, department_id, holder_id, lifecycle, n)
  SELECT workspace_id, department_id, holder_id, lifecycle, n FROM conversation_tally_before WHERE n <> 0;
DROP TABLE conversation_tally_before;

CREATE TRIGGER conversation_tally_added AFTER INSERT ON conversation BEGIN
  INSERT INTO conversation_tally (workspace_id, department_id, holder_id, lifecycle, n)
    VALUES (NEW.workspace_id, NEW.department_id, coalesce(NEW.holder_id, 0), NEW.lifecycle, 1)
    ON CONFLICT (workspace_id, lifecycle, department_id, holder_id) DO UPDATE SET n = n + 1;
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
    ON CONFLICT (workspace_id, lifecycle, department_id, holder_id) DO UPDATE SET n = n + 1;
END;
