// SPDX-License-Identifier: AGPL-3.0-or-later
// What the table shows lives in the address, so that a link shows the same.
import { type Id, parseId } from "@shared/ids";
import { priorities, sorts, statuses, type TicketPriority, type TicketSort, type TicketStatus, type TicketView } from "@/lib/tickets/model";

export type Order = "asc" | "desc";
export type Layout = "table" | "board";

export interface TicketFilters {
  status?: TicketStatus;
  /** One of the workspace's own. */
  status_id?: Id;
  priority?: TicketPriority;
  responsible?: Id | "none";
  department?: Id;
  label?: Id;
  q?: string;
}

export interface TicketQuery extends TicketFilters {
  view: TicketView;
  sort: TicketSort;
  order: Order;
}

export const filterNames = ["status", "status_id", "priority", "responsible", "department", "label", "q"] as const;
export const defaultSort: { sort: TicketSort; order: Order } = { sort: "number", order: "desc" };

function compact<T extends object>(found: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: NonNullable<T[K]> };
}

/** Whatever in an address is none of ours is left out. */
export function filtersIn(address: URLSearchParams): TicketFilters {
  const text = address.get("q")?.trim().slice(0, 200) || undefined;
  const whom = address.get("responsible");
  return compact({
    status: statuses.find((known) => known === address.get("status")),
    status_id: parseId(address.get("status_id") ?? undefined),
    priority: priorities.find((known) => known === address.get("priority")),
    responsible: whom === "none" ? ("none" as const) : parseId(whom ?? undefined),
    department: parseId(address.get("department") ?? undefined),
    label: parseId(address.get("label") ?? undefined),
    q: text,
  });
}

export function queryIn(address: URLSearchParams, views: readonly TicketView[]): TicketQuery {
  const view = views.find((known) => known === address.get("view")) ?? views[0] ?? "opened";
  const sort = sorts.find((known) => known === address.get("sort")) ?? defaultSort.sort;
  const order = address.get("order") === "asc" ? "asc" : "desc";
  return { view, sort, order, ...filtersIn(address) };
}

export function layoutIn(address: URLSearchParams): Layout {
  return address.get("layout") === "board" ? "board" : "table";
}

export function withValues(address: URLSearchParams, values: Record<string, string | undefined>): URLSearchParams {
  const next = new URLSearchParams(address);
  for (const [name, value] of Object.entries(values)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next;
}

export function hasFilters(filters: TicketFilters): boolean {
  return filterNames.some((name) => filters[name] !== undefined);
}

/** What a first press on a column asks for: the most urgent, the newest, the beginning of the alphabet. */
const firstOrder: Record<TicketSort, Order> = {
  number: "desc",
  status: "asc",
  title: "asc",
  priority: "desc",
  responsible: "asc",
  created: "desc",
  deadline: "asc",
};

/** The next press turns it round; a third one on the title goes back to the default. */
export function nextSort(now: { sort: TicketSort; order: Order }, pressed: TicketSort): { sort: TicketSort; order: Order } {
  if (now.sort !== pressed) return { sort: pressed, order: firstOrder[pressed] };
  const isTurned = now.order !== firstOrder[pressed];
  if (pressed === "title" && isTurned) return defaultSort;
  return { sort: pressed, order: now.order === "asc" ? "desc" : "asc" };
}
