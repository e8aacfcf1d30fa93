-- Availability, and departments that hand out their conversations by themselves.
ALTER TABLE "user" ADD COLUMN availability TEXT NOT NULL DEFAULT 'available'
  CHECK (availability IN ('available', 'busy', 'away'));
-- How many conversations may be given to the user; 0: any number.
ALTER TABLE "user" ADD COLUMN capacity BIGINT NOT NULL DEFAULT 0;
-- When a conversation was last given to the user; on a tie the one who has waited longest is next.
ALTER TABLE "user" ADD COLUMN last_routed_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE department ADD COLUMN mode TEXT NOT NULL DEFAULT 'manual'
  CHECK (mode IN ('manual', 'auto'));
