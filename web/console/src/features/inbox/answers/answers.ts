// SPDX-License-Identifier: AGPL-3.0-or-later
// What the desk is asked for while somebody looks for an answer.
import { queryOptions } from "@tanstack/react-query";
import type { Id } from "@shared/ids";
import { api } from "@/lib/client";
import { currentLanguage } from "@/lib/i18n";
import { useDetail } from "../thread/useThread";

export interface ChosenArticle {
  id: Id;
  language: string;
}

export const answersQuery = (conversation: Id, language: string, words: string) =>
  queryOptions({
    queryKey: ["answers", conversation, language, words],
    queryFn: () => api.call("get", "/answers", { query: { conversation, language, ...(words ? { q: words } : {}) } }),
    staleTime: 10_000,
  });

export const answerQuery = ({ id, language }: ChosenArticle) =>
  queryOptions({
    queryKey: ["answer", id, language],
    queryFn: () => api.call("get", "/answers/{id}/{language}", { path: { id, language } }),
  });

/** What the customer reads best, as their browser says it. */
export function useCustomerLanguage(conversation: Id): string {
  const tag = useDetail(conversation).data?.visit?.language.split("-")[0]?.toLowerCase() ?? "";
  return /^[a-z]{2,3}$/.test(tag) ? tag : currentLanguage();
}
