// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Id } from "../../../shared/ids";
import type { Client } from "./client";
import { type Article, type ArticleHit, Help } from "./help";
import { initialState, Store } from "./state";
import { MemoryStorage, Shelf } from "./storage";

const hit = (title: string) => ({ id: "1", language: "en", title }) as ArticleHit;
const article = { id: "1", language: "en", title: "Returns", html: "<p>Thirty days</p>" } as Article;

function setUp(client: Partial<Client>) {
  const shelf = new Shelf(new MemoryStorage(), "t:");
  const store = new Store(initialState(shelf, { language: "en" }, true));
  return { shelf, store, help: new Help(store, shelf, () => client as Client) };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("help before the chat", () => {
  it("KB1 shows what was loaded before when the desk cannot be reached", async () => {
    const { shelf, store, help } = setUp({
      articles: () => Promise.resolve({ items: [hit("Returns")], help_path: "/help/kiln" }),
      article: () => Promise.resolve(article),
    });
    await help.load();
    await help.open("1" as Id, "en");
    expect(store.state.help.article?.title).toBe("Returns");
    const offline = new Store(initialState(shelf, { language: "en" }, true));
    const later = new Help(
      offline,
      shelf,
      () => ({ articles: () => Promise.reject(new Error()), article: () => Promise.reject(new Error()) }) as unknown as Client,
    );
    await later.load();
    expect(offline.state.help.first).toHaveLength(1);
    await later.open("1" as Id, "en");
    expect(offline.state.help.article?.html).toBe("<p>Thirty days</p>");
    expect(offline.state.screen).toBe("article");
  });

  it("KB1 only the last question is answered", async () => {
    const answers: Record<string, (items: ArticleHit[]) => void> = {};
    const articles = vi.fn(
      (query: string) =>
        new Promise<{ items: ArticleHit[]; help_path: string }>((resolve) => (answers[query] = (items) => resolve({ items, help_path: "/help/kiln" }))),
    );
    const { store, help } = setUp({ articles });
    help.search("r");
    help.search("ret");
    await vi.advanceTimersByTimeAsync(300);
    expect(articles).toHaveBeenCalledTimes(1);
    help.search("returns");
    await vi.advanceTimersByTimeAsync(300);
    answers["returns"]?.([hit("Returns")]);
    answers["ret"]?.([hit("Retail"), hit("Retro")]);
    await vi.advanceTimersByTimeAsync(0);
    expect(store.state.help.found?.map(({ title }) => title)).toEqual(["Returns"]);
    help.search("");
    expect(store.state.help.found).toBeNull();
  });
});
