// SPDX-License-Identifier: AGPL-3.0-or-later
// The log is asked for when somebody looks, and filtered by the server; the filter stands in the address.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import type { Schemas } from "@shared/api";
import type { Id } from "@shared/ids";
import { api } from "@/lib/client";
import { currentLocale } from "@/lib/i18n";

export type AuditEntry = Schemas["AuditEntry"];

const fields = ["person", "kind", "from", "to"] as const;
type Field = (typeof fields)[number];
export type AuditFilter = Partial<Record<Field, string>>;

export interface FilterState {
  value: AuditFilter;
  isSet: boolean;
  set: (field: Field, to: string | null) => void;
  clear: () => void;
}

export function useAuditFilter(): FilterState {
  const [params, setParams] = useSearchParams();
  const value = Object.fromEntries(fields.flatMap((field) => (params.get(field) ? [[field, params.get(field)]] : [])));
  function set(field: Field, to: string | null) {
    const next = new URLSearchParams(params);
    if (to) next.set(field, to);
    else next.delete(field);
    setParams(next, { replace: true });
  }
  return { value, isSet: Object.keys(value).length > 0, set, clear: () => setParams({}, { replace: true }) };
}

/** The reader's own midnight; `to` is the day after, so that the chosen day is in it. */
function midnight(day: string | undefined, daysLater: number): string | undefined {
  if (!day) return undefined;
  const [year, month, date] = day.split("-").map(Number);
  const at = new Date(year!, month! - 1, date! + daysLater);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

export function useAudit({ person, kind, from, to }: AuditFilter) {
  return useInfiniteQuery({
    queryKey: ["audit", person, kind, from, to],
    queryFn: ({ pageParam }) =>
      api.call("get", "/audit", {
        query: {
          ...(person ? { person: person as Id } : {}),
          ...(kind ? { kind } : {}),
          ...(midnight(from, 0) ? { from: midnight(from, 0) } : {}),
          ...(midnight(to, 1) ? { to: midnight(to, 1) } : {}),
          ...(pageParam ? { after: pageParam as Id } : {}),
          limit: 50,
        },
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
}

export function byDay(entries: readonly AuditEntry[]): { day: string; items: AuditEntry[] }[] {
  const format = new Intl.DateTimeFormat(currentLocale(), {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  const days: { day: string; items: AuditEntry[] }[] = [];
  for (const entry of entries) {
    const day = format.format(new Date(entry.at));
    const last = days.at(-1);
    if (last?.day === day) last.items.push(entry);
    else days.push({ day, items: [entry] });
  }
  return days;
}
