// SPDX-License-Identifier: AGPL-3.0-or-later
// What answers are made of besides words: asked for when a composer first needs it, and kept fresh by events.
import { queryOptions } from "@tanstack/react-query";
import type { Schemas } from "@shared/api";
import type { StaffEvent } from "@shared/events";
import { compareNumeric, type Id } from "@shared/ids";
import { may, type Me } from "@shared/model";
import { api, queries } from "./client";
import type { Desk } from "./desk";

export type CannedReply = Schemas["CannedReply"];
export type CannedScope = Schemas["CannedScope"];
export type Form = Schemas["Form"];
export type FormField = Schemas["FormField"];
export type LibraryItem = Schemas["LibraryItem"];

type Paged = "/canned-replies" | "/library";
type ItemOf<P extends Paged> = P extends "/library" ? LibraryItem : CannedReply;

/** Every page: what is chosen from while one types has to be here. */
async function loadAll<P extends Paged>(path: P, signal: AbortSignal): Promise<readonly ItemOf<P>[]> {
  const all: ItemOf<P>[] = [];
  let after: Id | undefined;
  do {
    const page = await api.call("get", path as Paged, { query: { limit: 200, ...(after ? { after } : {}) }, signal });
    all.push(...(page.items as ItemOf<P>[]));
    after = (page.next ?? undefined) as Id | undefined;
  } while (after);
  return all;
}

export const cannedQuery = queryOptions({
  queryKey: ["canned-replies"],
  staleTime: Infinity,
  queryFn: ({ signal }) => loadAll("/canned-replies", signal),
});

export const libraryQuery = queryOptions({
  queryKey: ["library"],
  staleTime: Infinity,
  queryFn: ({ signal }) => loadAll("/library", signal),
});

export const formsQuery = queryOptions({
  queryKey: ["forms"],
  staleTime: Infinity,
  queryFn: async ({ signal }): Promise<readonly Form[]> => (await api.call("get", "/forms", { signal })).items,
});

type Listed = { id: Id; version: number };

/** An older version never replaces a newer one; without `item`, `id` has gone. */
export function patchList<T extends Listed>(known: readonly T[], id: Id, item?: T): readonly T[] {
  const others = known.filter((each) => each.id !== id);
  if (!item) return others;
  const newer = known.find((each) => each.id === id && each.version > item.version);
  return newer ? known : [...others, item].sort((a, b) => compareNumeric(a.id, b.id));
}

/** Changes what is loaded; a request on its way may have missed the change, so it is made again. */
function patch<T extends Listed>(queryKey: readonly string[], id: Id, item?: T): void {
  queries.setQueryData<readonly T[]>(queryKey, (known) => known && patchList(known, id, item));
  if (queries.isFetching({ queryKey })) void queries.invalidateQueries({ queryKey });
}

export function takeCannedReply(reply: CannedReply): void {
  patch(cannedQuery.queryKey, reply.id, reply);
}

export function dropCannedReply(id: Id): void {
  patch(cannedQuery.queryKey, id);
}

export const takeForm = (form: Form) => patch(formsQuery.queryKey, form.id, form);
export const dropForm = (id: Id) => patch<Form>(formsQuery.queryKey, id);
export const takeLibraryItem = (item: LibraryItem) => patch(libraryQuery.queryKey, item.id, item);
export const dropLibraryItem = (id: Id) => patch<LibraryItem>(libraryQuery.queryKey, id);

function follow({ data }: StaffEvent): void {
  if (data.form) takeForm(data.form);
  if (data.form_id) dropForm(data.form_id);
  if (data.library_item) takeLibraryItem(data.library_item);
  if (data.library_item_id) dropLibraryItem(data.library_item_id);
  if (data.canned_reply) takeCannedReply(data.canned_reply);
  if (data.canned_reply_id) dropCannedReply(data.canned_reply_id);
}

export function followAnswers(desk: Desk): () => void {
  return desk.onEvent(follow);
}

export function libraryUrl(item: Pick<LibraryItem, "id">): string {
  return api.url(`/library/${item.id}/content`);
}

/** The server decides; this is what the page offers. */
export function mayEditCanned(reply: Pick<CannedReply, "scope" | "department_id">, me: Me): boolean {
  if (reply.scope === "personal") return true;
  if (!may(me, "edit_canned_replies")) return false;
  return reply.scope === "workspace" || me.permissions.see === "all" || me.department_ids.some((id) => id === reply.department_id);
}
