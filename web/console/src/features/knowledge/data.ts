// SPDX-License-Identifier: AGPL-3.0-or-later
// What the screens of the knowledge bases ask the desk for. Events make it ask again; a draft that is being written
// is the editor's own.
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Schemas } from "@shared/api";
import type { Id } from "@shared/ids";
import { api, queries } from "@/lib/client";
import { useDesk, useMay } from "@/lib/deskContext";
import { currentLanguage } from "@/lib/i18n";

export type KnowledgeBase = Schemas["KnowledgeBase"];
export type Category = Schemas["Category"];
export type Article = Schemas["Article"];
export type Translation = Schemas["Translation"];
export type Draft = Schemas["ArticleDraft"];
export type StoredDocument = Schemas["Document"];
export type ArticleState = "any" | "published" | "unpublished" | "changed";

export const basesQuery = queryOptions({
  queryKey: ["knowledge", "bases"],
  queryFn: async () => (await api.call("get", "/knowledge-bases")).items,
});

export const categoriesQuery = (base: Id) =>
  queryOptions({
    queryKey: ["knowledge", "categories", base],
    queryFn: async () => (await api.call("get", "/knowledge-bases/{id}/categories", { path: { id: base } })).items,
  });

export interface ArticleFilter {
  base: Id;
  category: Id | undefined;
  state: ArticleState;
  words: string;
}

export const articlesQuery = ({ base, category, state, words }: ArticleFilter) =>
  infiniteQueryOptions({
    queryKey: ["knowledge", "articles", base, category ?? "", state, words],
    initialPageParam: undefined as Id | undefined,
    queryFn: ({ pageParam }) =>
      api.call("get", "/articles", {
        query: {
          knowledge_base: base,
          state,
          ...(category ? { category } : {}),
          ...(words ? { q: words } : {}),
          ...(pageParam ? { after: pageParam } : {}),
        },
      }),
    getNextPageParam: (page) => (page.next ?? undefined) as Id | undefined,
  });

export const articleQuery = (id: Id) =>
  queryOptions({
    queryKey: ["knowledge", "article", id],
    queryFn: () => api.call("get", "/articles/{id}", { path: { id } }),
  });

export const draftQuery = (id: Id, language: string) =>
  queryOptions({
    queryKey: ["draft", id, language],
    queryFn: () => api.call("get", "/articles/{id}/translations/{language}", { path: { id, language } }),
    gcTime: 0,
    staleTime: Infinity,
  });

export const revisionsQuery = (id: Id, language: string) =>
  infiniteQueryOptions({
    queryKey: ["knowledge", "revisions", id, language],
    staleTime: 0,
    initialPageParam: undefined as Id | undefined,
    queryFn: ({ pageParam }) =>
      api.call("get", "/articles/{id}/translations/{language}/revisions", {
        path: { id, language },
        query: pageParam ? { before: pageParam } : {},
      }),
    getNextPageParam: (page) => (page.next ?? undefined) as Id | undefined,
  });

const kinds = ["knowledge_base.", "category.", "article."];

/** While one of these screens is open, what colleagues change appears by itself. */
export function useKnowledgeEvents(): void {
  const desk = useDesk();
  useEffect(
    () =>
      desk.onEvent(({ type }) => {
        if (kinds.some((kind) => type.startsWith(kind))) void queries.invalidateQueries({ queryKey: ["knowledge"] });
      }),
    [desk],
  );
}

export function useMayWrite(): boolean {
  return useMay("edit_knowledge");
}

export function categoryName(category: Category, language: string): string {
  return (category.names.find((name) => name.language === language) ?? category.names[0])?.name ?? "";
}

/** The title in the first of these languages that has one. */
export function articleTitle(article: Article, languages: readonly string[]): string {
  for (const language of languages) {
    const found = article.translations.find((each) => each.language === language && each.title !== "");
    if (found) return found.title;
  }
  return article.translations.find((each) => each.title !== "")?.title ?? "";
}

export type Progress = "draft" | "published" | "changed";

export function progressOf({ published_at, has_changes }: Pick<Translation, "published_at" | "has_changes">): Progress {
  if (!published_at) return "draft";
  return has_changes ? "changed" : "published";
}

/** In the reader's own language: "Indonesian". */
export function languageName(language: string): string {
  const name = new Intl.DisplayNames([currentLanguage()], { type: "language" }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}
