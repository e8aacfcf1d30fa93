// SPDX-License-Identifier: AGPL-3.0-or-later
// Lists with a name: a view and what it is narrowed to. Opening one goes to its address.
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Schemas } from "@shared/api";
import type { Id } from "@shared/ids";
import type { ListView } from "@shared/model";
import { api, queries } from "./client";
import type { Desk } from "./desk";
import { useDesk } from "./deskContext";
import { dayOf, type Filters, filterNames, midnight, withFilters, withoutBeginning } from "./filters/filters";

export type SavedView = Schemas["SavedView"];
export type ViewFilter = Schemas["ViewFilter"];

/** "Within 7 days" as days of the calendar, today included. */
function lastDays(days: number): Pick<Filters, "from" | "to"> {
  const today = dayOf(new Date());
  return { from: dayOf(midnight(today, 1 - days)), to: today };
}

export function filtersOf(saved: SavedView): Filters {
  const { view: _view, days, ...rest } = saved.filter;
  return { ...rest, ...(days ? lastDays(days) : {}) };
}

/** As it is kept: a span that ends today goes on ending today. Other spans are a moment's question, and are not kept. */
export function filterToKeep(view: ListView, filters: Filters): ViewFilter {
  const { from, to, ...rest } = withoutBeginning(filters);
  if (!from || to !== dayOf(new Date())) return { view, ...rest };
  const days = Math.round((midnight(to, 1).getTime() - midnight(from).getTime()) / 86_400_000);
  return days > 0 ? { view, ...rest, days } : { view, ...rest };
}

export function addressOf(view: ListView, filters: Filters): string {
  const search = withFilters(new URLSearchParams(), filters).toString();
  return `/inbox/${view}${search ? `?${search}` : ""}`;
}

export function isSame(saved: SavedView, view: ListView, filters: Filters): boolean {
  const own = filtersOf(saved);
  return saved.filter.view === view && filterNames.every((name) => own[name] === filters[name]);
}

const countsKey = ["saved-views", "counts"];
const calmMs = 2_000;

type DeskEvent = Parameters<Parameters<Desk["onEvent"]>[0]>[0];
const isOfConversation = ({ data }: DeskEvent) => data.conversation !== undefined;
const isOfTicket = ({ type }: DeskEvent) => type === "ticket.changed";

type Counts = ReadonlyMap<Id, number>;

function useViews(hasChanged: (event: DeskEvent) => boolean): { views: readonly SavedView[]; counts: Counts } {
  const desk = useDesk();
  const views = useQuery({ queryKey: ["saved-views"], queryFn: async ({ signal }) => (await api.call("get", "/saved-views", { signal })).items });
  const counts = useQuery({
    queryKey: countsKey,
    queryFn: async ({ signal }) => (await api.call("get", "/saved-views/counts", { signal })).items,
    enabled: (views.data?.length ?? 0) > 0,
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = desk.onEvent((event) => {
      if (event.type.startsWith("saved_view.")) void queries.invalidateQueries({ queryKey: ["saved-views"] });
      if (!hasChanged(event)) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        void queries.invalidateQueries({ queryKey: countsKey });
      }, calmMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [desk, hasChanged]);
  return { views: views.data ?? [], counts: new Map((counts.data ?? []).map(({ id, count }) => [id, count])) };
}

/** Of conversations. */
export function useSavedViews(): { views: readonly SavedView[]; counts: Counts } {
  const { views, counts } = useViews(isOfConversation);
  return { views: views.filter(({ tickets }) => tickets === undefined), counts };
}

export type TicketListView = SavedView & Required<Pick<SavedView, "tickets">>;

export function useTicketViews(): { views: readonly TicketListView[]; counts: Counts } {
  const { views, counts } = useViews(isOfTicket);
  return { views: views.filter((saved): saved is TicketListView => saved.tickets !== undefined), counts };
}

export async function saveTicketView(name: string, shared: boolean, tickets: TicketListView["tickets"]): Promise<SavedView> {
  const saved = await api.call("post", "/saved-views", { body: { name, shared, tickets } });
  await queries.invalidateQueries({ queryKey: ["saved-views"] });
  return saved;
}

export async function saveView(name: string, shared: boolean, filter: ViewFilter): Promise<SavedView> {
  const saved = await api.call("post", "/saved-views", { body: { name, shared, filter } });
  await queries.invalidateQueries({ queryKey: ["saved-views"] });
  return saved;
}

export async function changeView({ id, version }: SavedView, change: { name?: string; shared?: boolean }): Promise<void> {
  await api.call("patch", "/saved-views/{id}", { path: { id }, body: { version, ...change } });
  await queries.invalidateQueries({ queryKey: ["saved-views"] });
}

export async function removeView({ id }: SavedView): Promise<Schemas["Deletion"]> {
  const deletion = await api.call("delete", "/saved-views/{id}", { path: { id } });
  await queries.invalidateQueries({ queryKey: ["saved-views"] });
  return deletion;
}
