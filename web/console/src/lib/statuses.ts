// SPDX-License-Identifier: AGPL-3.0-or-later
// The workspace's words for availability, as they are called and as they look.
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { DeskState } from "@shared/events";
import type { AvailabilityStatus, User } from "@shared/model";
import { useDeskState, useMe } from "./deskContext";
import { sameItems } from "./useStore";

/** What a dot can show of any status. */
export type Look = "available" | "busy" | "away";

export function lookOf(status: AvailabilityStatus | undefined): Look {
  if (!status) return "away";
  if (status.takes_work) return "available";
  return status.preset === "away" ? "away" : "busy";
}

export function statusOf(state: DeskState, user: User): AvailabilityStatus | undefined {
  return user.status_id === null ? undefined : state.statuses.get(user.status_id);
}

export function useStatuses(): readonly AvailabilityStatus[] {
  return useDeskState((state) => [...state.statuses.values()].sort((a, b) => a.position - b.position), sameItems);
}

export function useStatusOf(user: User): AvailabilityStatus | undefined {
  return useDeskState((state) => statusOf(state, user));
}

/** Whether work is given to me. */
export function useTakesWork(): boolean {
  return useStatusOf(useMe())?.takes_work ?? false;
}

/** New conversations ring for everybody who is online, also for who takes no work now; only who says that nobody is there is spared. */
export function hearsNew(status: AvailabilityStatus | undefined): boolean {
  return status?.preset !== "away";
}

export function useHearsNew(): boolean {
  return hearsNew(useStatusOf(useMe()));
}

/** Those that came with the desk speak the reader's language; the workspace's own are as they were typed. */
export function useStatusName(): (status: Pick<AvailabilityStatus, "name" | "preset">) => string {
  const { t } = useTranslation("common");
  return useCallback((status) => (status.preset === "own" ? status.name : t(`availability.${status.preset}`)), [t]);
}
