// SPDX-License-Identifier: AGPL-3.0-or-later
// What a list or a search is narrowed to. It lives in the address, so that a link shows the same.
import { type Id, parseId } from "@shared/ids";
import type { Schemas } from "@shared/api";

export type Status = Schemas["Status"];
export const statuses: readonly Status[] = ["new", "open", "waiting", "escalated", "solved"];

export interface Filters {
  status?: Status;
  label?: Id;
  department?: Id;
  channel?: Id;
  holder?: Id;
  /** Days of the reader's own calendar, such as 2026-11-26; both are included. Of the last activity: */
  from?: string;
  to?: string;
  /** Of the beginning: */
  created_from?: string;
  created_to?: string;
}

export const filterNames = ["status", "label", "department", "channel", "holder", "from", "to", "created_from", "created_to"] as const;
export type FilterName = (typeof filterNames)[number];

function dayIn(text: string | null): string | undefined {
  return text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

/** Whatever in an address is no filter is left out. */
export function filtersIn(address: URLSearchParams): Filters {
  const status = statuses.find((known) => known === address.get("status"));
  const [label, department, channel, holder] = (["label", "department", "channel", "holder"] as const).map((name) => parseId(address.get(name) ?? undefined));
  const [from, to, created_from, created_to] = (["from", "to", "created_from", "created_to"] as const).map((name) => dayIn(address.get(name)));
  const found = { status, label, department, channel, holder, from, to, created_from, created_to };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as Filters;
}

export function withFilters(address: URLSearchParams, filters: Filters): URLSearchParams {
  const next = new URLSearchParams(address);
  for (const name of filterNames) {
    const value = filters[name];
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return next;
}

export function hasFilters(filters: Filters): boolean {
  return filterNames.some((name) => filters[name] !== undefined);
}

export function dayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The reader's midnight at the beginning of a day, or of one some days later. */
export function midnight(day: string, later = 0): Date {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(year!, month! - 1, date! + later);
}

/** As the API wants them: moments instead of days. */
export function queryOf(filters: Filters) {
  const { from, to, created_from, created_to, ...rest } = filters;
  return {
    ...rest,
    ...(created_from ? { created_from: midnight(created_from).toISOString() } : {}),
    ...(created_to ? { created_to: midnight(created_to, 1).toISOString() } : {}),
    ...(from ? { from: midnight(from).toISOString() } : {}),
    ...(to ? { to: midnight(to, 1).toISOString() } : {}),
  };
}

/** For what asks about messages, and for what is kept: when a conversation began is the reports' question. */
export function withoutBeginning(filters: Filters): Omit<Filters, "created_from" | "created_to"> {
  const { created_from: _from, created_to: _to, ...rest } = filters;
  return rest;
}
