// SPDX-License-Identifier: AGPL-3.0-or-later
// A list of tickets with a name is the address of the table, kept.
import type { Schemas } from "@shared/api";
import { defaultSort, filterNames, filtersIn, type TicketQuery } from "../lib/address";

export type TicketFilter = Schemas["TicketFilter"];

export function filterToKeep({ view, sort, order, ...filters }: TicketQuery): TicketFilter {
  const isDefault = sort === defaultSort.sort && order === defaultSort.order;
  return { view, ...(isDefault ? {} : { sort, order }), ...filters };
}

export function addressOf(filter: TicketFilter, layout: string | null): string {
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value) address.set(name, value);
  if (layout) address.set("layout", layout);
  return `/tickets?${address.toString()}`;
}

export function isSame(filter: TicketFilter, query: TicketQuery): boolean {
  const kept = filtersIn(new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)])));
  const { sort = defaultSort.sort, order = defaultSort.order } = filter;
  return filter.view === query.view && sort === query.sort && order === query.order && filterNames.every((name) => kept[name] === query[name]);
}
