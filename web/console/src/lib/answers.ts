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

async function loadCannedReplies(signal: AbortSignal): Promise<readonly CannedReply[]> {
  const all: CannedReply[] = [];
  let after: Id | undefined;
  do {
    const page = await api.call("get", "/canned-replies", { query: { limit: 200, ...(after ? { after } : {}) }, signal });
    all.push(...page.items);
    after = (page.next ?? undefined) as Id | undefined;
  } while (after);
  return all;
}

export const cannedQuery = queryOptions({
  queryKey: ["canned-replies"],
  staleTime: Infinity,
  queryFn: ({ signal }) => loadCannedReplies(signal),
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

function follow({ data }: StaffEvent): void {
  if (data.canned_reply) takeCannedReply(data.canned_reply);
  if (data.canned_reply_id) dropCannedReply(data.canned_reply_id);
}

export function followAnswers(desk: Desk): () => void {
  return desk.onEvent(follow);
}



/** The server decides; this is what the page offers. */
export function mayEditCanned(reply: Pick<CannedReply, "scope" | "department_id">, me: Me): boolean {
  if (reply.scope === "personal") return true;
  if (!may(me, "edit_canned_replies")) return false;
  return (
    reply.scope === "workspace" ||
    me.permissions.see === "all" ||
    me.department_ids.some((id) => id === reply.department_id)
  );
}
