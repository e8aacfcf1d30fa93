-- Departments: whether colleagues may be let in, and how a new conversation is announced.
ALTER TABLE department ADD COLUMN exclusive BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE department ADD COLUMN alert_scope TEXT NOT NULL DEFAULT 'department'
  CHECK (alert_scope IN ('department', 'all'));
ALTER TABLE department ADD COLUMN alert_sound TEXT NOT NULL DEFAULT 'chime'
  CHECK (alert_sound IN ('chime', 'bell', 'marimba', 'drops', 'knock', 'horn'));
-- JSON; empty: always there.
ALTER TABLE department ADD COLUMN hours TEXT NOT NULL DEFAULT '';
