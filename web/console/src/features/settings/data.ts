// SPDX-License-Identifier: AGPL-3.0-or-later
// Lists of the settings are what the desk knows anyway, kept fresh by its events; answers to own changes come in at once.
import { queryOptions, useMutation } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Schemas } from "@shared/api";
import { type DeskState, upsertAll } from "@shared/events";
import type { Id } from "@shared/ids";
import { api } from "@/lib/client";
import { useDesk, useDeskState } from "@/lib/deskContext";
import { currentLanguage } from "@/lib/i18n";

interface Kinds {
  users: Schemas["User"];
  roles: Schemas["Role"];
  departments: Schemas["Department"];
  channels: Schemas["Channel"];
  labels: Schemas["Label"];
  statuses: Schemas["AvailabilityStatus"];
  contactAttributes: Schemas["ContactAttribute"];
  ticketStatuses: Schemas["OwnTicketStatus"];
}

function useSorted<K extends keyof Kinds>(kind: K): Kinds[K][] {
  const items = useDeskState((state) => state[kind] as ReadonlyMap<Id, Kinds[K]>);
  return useMemo(() => [...items.values()].sort(byName), [items]);
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name, currentLanguage());
}

export const useDepartments = () => useSorted("departments");
export const useChannels = () => useSorted("channels");
export const useLabels = () => useSorted("labels");

/** Who works here comes first. */
export function useUsers(): Kinds["users"][] {
  const users = useSorted("users");
  return useMemo(() => [...users].sort((a, b) => Number(b.active) - Number(a.active)), [users]);
}

/** Puts the answer of a change into what the desk knows. */
export function useTake() {
  const desk = useDesk();
  return <K extends keyof Kinds>(kind: K, item: Kinds[K]) =>
    desk.state.update((state) => ({ ...state, [kind]: upsertAll<Kinds[K]>(state[kind] as never, [item]) }) as DeskState);
}

export function useUpdateUser() {
  const take = useTake();
  return useMutation({
    mutationFn: ({ id, ...body }: Schemas["UserUpdate"] & { id: Id }) => api.call("patch", "/users/{id}", { path: { id }, body }),
    onSuccess: (user) => take("users", user),
  });
}

export const tokensQuery = queryOptions({
  queryKey: ["tokens"],
  staleTime: 0,
  queryFn: async () => (await api.call("get", "/tokens")).items,
});
