// SPDX-License-Identifier: AGPL-3.0-or-later
export type Urgency = "fresh" | "late" | "overdue";

const lateMs = 5 * 60_000;
const overdueMs = 15 * 60_000;

/** How long the customer has waited for us, in three steps. */
export function urgencyOf(since: string, now: number): Urgency {
  const waited = now - Date.parse(since);
  return waited >= overdueMs ? "overdue" : waited >= lateMs ? "late" : "fresh";
}
