// SPDX-License-Identifier: AGPL-3.0-or-later
// What the settings delete can be brought back for 30 days.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import type { Id } from "@shared/ids";
import { api, queries } from "../client";
import { notifyDone, notifyProblem } from "../notify";

export type Deletion = Schemas["Deletion"];
export type DeletionKind = Schemas["DeletionKind"];

const deletionsKey = ["deletions"];
const countable = ["label", "role", "status", "contact_attribute", "knowledge_base", "category", "article", "channel", "ticket_status"] as const;
export type Countable = (typeof countable)[number];

export function isCountable(kind: DeletionKind): kind is Countable {
  return (countable as readonly string[]).includes(kind);
}

export const refreshDeletions = () => queries.invalidateQueries({ queryKey: deletionsKey });

export function useDeletions() {
  return useQuery({
    queryKey: [...deletionsKey, "list"],
    queryFn: async ({ signal }) => (await api.call("get", "/deletions", { signal })).items,
    staleTime: 0,
  });
}

/** How much hangs on a thing; asked anew whenever the dialog opens. Nothing can hang on some kinds. */
export function useHanging(kind: DeletionKind, id: string) {
  return useQuery({
    queryKey: [...deletionsKey, "preview", kind, id],
    queryFn: async ({ signal }) =>
      isCountable(kind)
        ? (
            await api.call("get", "/deletions/preview", {
              query: { kind, id: id as Id },
              signal,
            })
          ).hanging
        : 0,
    staleTime: 0,
    gcTime: 0,
  });
}

/** Everybody hears of it by an event, except for what is one's own alone. */
export function useRestore({ id, name }: Pick<Deletion, "id" | "name">) {
  const { t } = useTranslation("deletion");
  return useMutation({
    mutationFn: () => api.call("post", "/deletions/{id}/restore", { path: { id } }),
    onSuccess: () => notifyDone(t("restored", { name })),
    onError: (error) => notifyProblem(error),
    onSettled: async () => {
      await refreshDeletions();
      await queries.invalidateQueries({ queryKey: ["saved-views"] });
      await queries.invalidateQueries({ queryKey: ["tickets"] });
    },
  });
}
