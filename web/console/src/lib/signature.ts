// SPDX-License-Identifier: AGPL-3.0-or-later
import { queryOptions } from "@tanstack/react-query";
import type { Id } from "@shared/ids";
import { api, queries } from "./client";

export const signatureQuery = queryOptions({
  queryKey: ["signature"],
  queryFn: () => api.call("get", "/me/signature"),
});

/** What is written below an answer of mine over this channel. */
export const belowQuery = (channel: Id) =>
  queryOptions({
    queryKey: ["signature", channel],
    staleTime: 60_000,
    queryFn: () => api.call("get", "/me/signature", { query: { channel } }),
  });

export async function saveSignature(signature: string): Promise<void> {
  queries.setQueryData(signatureQuery.queryKey, await api.call("put", "/me/signature", { body: { signature } }));
  await queries.invalidateQueries({ queryKey: ["signature"] });
}
