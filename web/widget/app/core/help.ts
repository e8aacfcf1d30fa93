// SPDX-License-Identifier: AGPL-3.0-or-later
// Help before the chat: the first articles, what a search finds, and one article to read. What was loaded once can be
// read without a connection.
import type { Schemas } from "../../../shared/api";
import type { Id } from "../../../shared/ids";
import type { Client } from "./client";
import type { Shelf } from "./storage";
import type { Store } from "./state";

export type ArticleHit = Schemas["PublicArticleHit"];
export type Article = Schemas["PublicArticle"];

export interface HelpState {
  /** Where the whole help centre is; null when the channel has none. */
  path: string | null;
  first: ArticleHit[];
  query: string;
  /** null: nothing is asked, or the answer is on its way. */
  found: ArticleHit[] | null;
  failed: boolean;
  /** What is being read; null while it loads. */
  article: Article | null;
  articleFailed: boolean;
}

export const noHelp: HelpState = { path: null, first: [], query: "", found: null, failed: false, article: null, articleFailed: false };

const pauseMs = 200;
const mostKept = 10;

export class Help {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  constructor(
    private readonly store: Store,
    private readonly shelf: Shelf,
    private readonly client: () => Client,
  ) {
    const kept = shelf.get<Pick<HelpState, "path" | "first">>("help");
    if (kept) this.set(kept);
  }

  async load() {
    const { items, help_path } = await this.client()
      .articles("", this.store.state.language)
      .catch(() => ({ items: null, help_path: null }));
    if (!items) return;
    const fresh = { path: help_path, first: items };
    this.shelf.set("help", fresh);
    this.set(fresh);
  }

  search(query: string) {
    clearTimeout(this.timer);
    const words = query.trim();
    this.set({ query, failed: false, ...(words ? {} : { found: null }) });
    if (words) this.timer = setTimeout(() => void this.find(words), pauseMs);
  }

  async open(id: Id, language: string) {
    const kept = this.shelf.get<Article[]>("articles") ?? [];
    this.set({ article: kept.find((each) => each.id === id && each.language === language) ?? null, articleFailed: false });
    this.store.set({ screen: "article" });
    try {
      const article = await this.client().article(id, language);
      this.shelf.set("articles", [article, ...kept.filter((each) => each.id !== id || each.language !== language)].slice(0, mostKept));
      this.set({ article });
    } catch {
      this.set({ articleFailed: true });
    }
  }

  private async find(words: string) {
    const turn = ++this.asked;
    const answer = await this.client()
      .articles(words, this.store.state.language)
      .catch(() => null);
    // Somebody who types is only interested in the last answer.
    if (turn !== this.asked || this.store.state.help.query.trim() !== words) return;
    this.set(answer ? { found: answer.items } : { failed: true });
  }

  private set(patch: Partial<HelpState>) {
    this.store.set({ help: { ...this.store.state.help, ...patch } });
  }
}
