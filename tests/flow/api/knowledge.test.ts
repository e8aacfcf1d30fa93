// SPDX-License-Identifier: AGPL-3.0-or-later
// Knowledge bases through the API and the public help centre, on both databases.
import type { Schemas } from "@shared/api";
import type { Id } from "@shared/ids";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller } from "../../support/desk_client";
import { ask, staffToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type Base = Schemas["KnowledgeBase"];
type Draft = Schemas["ArticleDraft"];
type Article = Schemas["Article"];

const words = (text: string): Schemas["Document"] => ({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] });
const nasty = "</title><script>alert(1)</script>\"'&";

describe.each(databaseKinds)("knowledge bases (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let mira: Caller;
  let ana: Caller;
  let base: Base;

  const page = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { redirect: "manual", headers });
  const html = async (path: string) => (await page(path)).text();

  async function write(title: string, body: Schemas["Document"], language = "en", into = base): Promise<Draft> {
    const article = (await mira.post<Article>("/articles", { knowledge_base_id: into.id, language, title })).body;
    const path = `/articles/${article.id}/translations/${language}`;
    return (await mira.call<Draft>("PUT", path, { version: 1, title, body })).body;
  }
  async function publish({ article_id, language, version }: Draft): Promise<Draft> {
    const answer = await mira.post<Draft>(`/articles/${article_id}/translations/${language}/publish`, { version });
    expect(answer.status).toBe(200);
    return answer.body;
  }
  const find = async (q: string) => (await mira.get<{ items: Schemas["AnswerHit"][] }>(`/answers?language=en&q=${encodeURIComponent(q)}`)).body.items;
  async function conversationOf(name: string): Promise<Schemas["Conversation"]> {
    const all = (await mira.get<Schemas["ConversationPage"]>("/conversations?view=all&limit=200")).body.items;
    return all.find(({ contact }) => contact.name === name)!;
  }

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    mira = new Caller(server, contract, await staffToken(server, "mira@demo.test"));
    ana = new Caller(server, contract, await staffToken(server, "ana@demo.test"));
    base = (await mira.get<{ items: Base[] }>("/knowledge-bases")).body.items[0]!;
  });
  afterAll(() => server.dispose());

  it("KB1 agents search, supervisors write", async () => {
    expect((await ana.post("/articles", { knowledge_base_id: base.id })).status).toBe(403);
    expect((await ana.post("/knowledge-bases", { name: "Mine" })).status).toBe(403);
    const hits = (await ana.get<{ items: Schemas["AnswerHit"][] }>("/answers?q=return%20label&language=en")).body.items;
    expect(hits[0]).toMatchObject({ title: "How to return something", category: "Returns and refunds", language: "en" });
    expect(hits[0]!.snippet.some(({ hit }) => hit)).toBe(true);
    const answer = (await ana.get<Schemas["Answer"]>(`/answers/${hits[0]!.id}/ru`)).body;
    expect(answer.title).toBe("Как вернуть покупку");
    expect(answer.languages).toEqual(["en", "id", "ru"]);
    expect(answer.blocks.map(({ text }) => text)).toContain("Четыре шага");
  });

  it("KB1 drafts never leave the writers, pages change only by publishing", async () => {
    const draft = await write("Secret glaze recipe", words("Take ashes of oak."));
    expect(await find("ashes oak")).toEqual([]);
    expect((await ana.get(`/articles/${draft.article_id}`)).status).toBe(404);
    expect((await ana.get<Schemas["ArticlePage"]>(`/articles?knowledge_base=${base.id}&limit=200`)).body.items.map(({ id }) => id)).not.toContain(draft.article_id);
    const article = (await mira.get<Article>(`/articles/${draft.article_id}`)).body;
    const path = `/help/slow-kiln/en/articles/${article.number}-secret-glaze-recipe`;
    expect((await page(path)).status).toBe(404);
    expect(await html("/help/sitemap.xml")).not.toContain("secret-glaze");
    const published = await publish(draft);
    expect(await html(path)).toContain("Take ashes of oak.");
    expect(await html("/help/sitemap.xml")).toContain(path);
    expect(await html("/help/slow-kiln/en")).toContain("Secret glaze recipe");
    const changed = (await mira.call<Draft>("PUT", `/articles/${draft.article_id}/translations/en`, { version: published.version, title: "Secret glaze recipe", body: words("Take pine instead.") })).body;
    expect(changed.has_changes).toBe(true);
    expect(await html(path)).not.toContain("pine");
    await mira.post(`/articles/${draft.article_id}/translations/en/unpublish`, { version: changed.version });
    expect((await page(path)).status).toBe(404);
    expect(await find("ashes oak")).toEqual([]);
    expect(await html("/help/slow-kiln/en/search?q=ashes")).not.toContain("Secret");
  });

  it("KB1 who only reads finds what is published, and nothing of drafts", async () => {
    const shown = await publish(await write("Care of celadon", words("Wash it by hand, never with lye.")));
    await mira.call("PUT", `/articles/${shown.article_id}/translations/en`, { version: shown.version, title: "Care of celadon", body: words("Whinstone only.") });
    await write("Unseen celadon", words("Wash it with lye."));
    const found = async (who: Caller, q: string) =>
      (await who.get<Schemas["ArticlePage"]>(`/articles?knowledge_base=${base.id}&q=${encodeURIComponent(q)}`)).body.items.map(({ id }) => id);
    expect(await found(ana, "lye")).toEqual([shown.article_id]);
    expect(await found(ana, "celadno")).toEqual([shown.article_id]);
    expect(await found(ana, "whinstone")).toEqual([]);
    expect(await found(ana, "unseen")).toEqual([]);
    expect(await found(mira, "whinstone")).toEqual([shown.article_id]);
    const one = (await ana.get<Schemas["ArticlePage"]>(`/articles?knowledge_base=${base.id}&q=return&limit=1`)).body;
    expect(one.items).toHaveLength(1);
    const category = (await ana.get<Schemas["ArticlePage"]>(`/articles?knowledge_base=${base.id}&q=return&category=1`)).body;
    expect(category.items).toEqual([]);
  });

  it("KB1 history keeps every version and gives it back", async () => {
    const first = await publish(await write("History", words("one")));
    const path = `/articles/${first.article_id}/translations/en`;
    await mira.call("PUT", path, { version: first.version, title: "History", body: words("two") });
    const steps = (await mira.get<Schemas["RevisionPage"]>(`${path}/revisions`)).body.items;
    expect(steps.map(({ published }) => published)).toEqual([false, true]);
    const detail = (await mira.get<Schemas["RevisionDetail"]>(`/articles/${first.article_id}/revisions/${steps[1]!.id}`)).body;
    expect(detail.html).toBe("<p>one</p>");
    const restored = (await mira.post<Draft>(`${path}/restore`, { version: first.version + 1, revision_id: steps[1]!.id })).body;
    expect(restored.body).toEqual(words("one"));
    const stale = await mira.call<Schemas["Problem"]>("PUT", path, { version: first.version, title: "x", body: words("late") });
    expect([stale.status, stale.body.code, (stale.body.current as Draft).version]).toEqual([409, "version_conflict", restored.version]);
  });

  it("KB2 nothing foreign gets into a document or out of it", async () => {
    const draft = await write(nasty, words(nasty));
    const path = `/articles/${draft.article_id}/translations/en`;
    for (const bad of [
      { type: "doc", content: [{ type: "html", text: "<b>" }] },
      { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "x", marks: [{ type: "link", attrs: { href: "javascript:alert(1)" } }] }] }] },
      { type: "doc", content: [{ type: "picture", attrs: { file: "0".repeat(32) } }] },
      { type: "doc", content: [{ type: "paragraph", style: "x" }] },
      { type: "doc", content: [{ type: "listItem" }] },
      "<p>html</p>",
    ]) {
      const answer = await mira.call<Schemas["Problem"]>("PUT", path, { version: draft.version, title: "x", body: bad });
      expect([bad, answer.status]).toEqual([bad, 400]);
    }
    await publish(draft);
    const { number } = (await mira.get<Article>(`/articles/${draft.article_id}`)).body;
    const shown = await page(`/help/slow-kiln/en/articles/${number}-title-script-alert-1-script`);
    const text = await shown.text();
    expect(shown.status).toBe(200);
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text).toContain('<script type="application/ld+json">');
    expect(text).not.toContain("<script>alert");
    expect(text).toContain("&lt;script&gt;alert(1)");
    const data = JSON.parse(/ld\+json">(.*?)<\/script>/s.exec(text)![1]!) as { "@graph": { headline?: string }[] };
    expect(data["@graph"][0]!.headline).toBe(nasty);
    const search = await html(`/help/slow-kiln/en/search?q=${encodeURIComponent(nasty)}`);
    expect(search).not.toContain("<script>alert");
    for (const path of ["/help/slow-kiln/%3Cscript%3E/articles/1", "/help/%22%3E%3Cscript%3E/en", `/help/slow-kiln/en/articles/${encodeURIComponent("1-<script>")}`]) expect(await html(path)).not.toContain("<script>");
  });

  it("KB2 the policy of a page lets no script run, and its own style in", async () => {
    const answer = await page("/help/slow-kiln/en");
    const policy = answer.headers.get("content-security-policy")!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/style-src 'self' 'sha256-[A-Za-z0-9+/=]+'/);
    expect(policy).not.toContain("script-src");
    expect(policy).toContain("frame-ancestors 'none'");
    const style = /<link rel="stylesheet" href="([^"]+)"/.exec(await answer.text())![1]!;
    expect((await page(style)).headers.get("cache-control")).toContain("immutable");
  });

  it("KB2 search engines find titles, one address for each page, and its languages", async () => {
    const entrance = await page("/help", { "Accept-Language": "ru-RU,ru;q=0.9,en;q=0.8" });
    expect([entrance.status, entrance.headers.get("location")]).toEqual([302, "/help/slow-kiln/ru"]);
    const short = await page("/help/slow-kiln/en/articles/4");
    expect([short.status, short.headers.get("location")]).toEqual([301, "/help/slow-kiln/en/articles/4-how-to-return-something"]);
    const text = await html("/help/slow-kiln/en/articles/4-how-to-return-something");
    expect(text).toContain("<title>How to return something · Slow Kiln</title>");
    expect(text).toContain(`<link rel="canonical" href="${server.url}/help/slow-kiln/en/articles/4-how-to-return-something">`);
    expect(text).toContain(`hreflang="ru" href="${server.url}/help/slow-kiln/ru/articles/4-kak-vernut-pokupku"`);
    expect(text).toContain('hreflang="x-default"');
    expect(text).toMatch(/<meta name="description" content="You have 30 days/);
    expect(text).toContain('<meta property="og:title" content="How to return something">');
    expect(text).toContain('"BreadcrumbList"');
    expect(await html("/help/slow-kiln/en/search?q=return")).toContain('<meta name="robots" content="noindex">');
    expect(await html("/robots.txt")).toContain(`Sitemap: ${server.url}/help/sitemap.xml`);
    const missing = await page("/help/slow-kiln/en/articles/999-nothing");
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain("This page does not exist");
    for (const path of ["/help/slow-kiln/xx", "/help/nobody", "/help/nobody/en", "/help/slow-kiln/en/a/b/c", "/help/slow-kiln/en/articles/9"]) expect([path, (await page(path)).status]).toEqual([path, 404]);
    expect(await html("/help/slow-kiln/ru/articles/8")).toContain("Hairlines in the glaze");
  });

  it("KB2 an unchanged page is not sent twice, and comes packed", async () => {
    const path = "/help/slow-kiln/en/articles/4-how-to-return-something";
    const first = await page(path);
    const etag = first.headers.get("etag")!;
    expect((await page(path, { "If-None-Match": etag })).status).toBe(304);
    const packed = await fetch(server.url + path, { headers: { "Accept-Encoding": "gzip" } });
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    expect(await packed.text()).toBe(await first.text());
  });

  it("KB1 readers search by beginnings, forms and in their language", async () => {
    const titles = async (language: string, q: string) => [...(await html(`/help/slow-kiln/${language}/search?q=${encodeURIComponent(q)}`)).matchAll(/<h2><a [^>]*>([^<]*)</g)].map((match) => match[1]);
    expect((await titles("en", "returning"))[0]).toBe("How to return something");
    expect((await titles("en", "dishw"))[0]).toBe("Oven, microwave, dishwasher");
    expect((await titles("en", "teapto"))[0]).toBe("Oven, microwave, dishwasher");
    expect((await titles("ru", "возврата денег"))[0]).toBe("Когда придёт возврат денег");
    expect((await titles("ru", "посылку"))[0]).toBe("Где моя посылка?");
    expect((await titles("id", "mengembalikan"))[0]).toBe("Cara mengembalikan barang");
    expect(await titles("en", "carrier phone depot answers weight")).not.toContain("How we talk to the carrier");
    expect(await html("/help/slow-kiln/en/search?q=zzzz")).toContain("Nothing was found");
  });

  it("KB3 what is offered depends on the channel, and the team's own stays inside", async () => {
    const team = (await mira.get<{ items: Base[] }>("/knowledge-bases")).body.items[1]!;
    expect(team.public).toBe(false);
    expect((await page("/help/team")).status).toBe(404);
    expect((await page("/help/team/en/articles/1-how-we-talk-to-the-carrier")).status).toBe(404);
    const conversation = await conversationOf("Marta Kowalska");
    const offered = async () => (await ana.get<{ items: Schemas["AnswerHit"][] }>(`/answers?conversation=${conversation.id}&q=carrier`)).body.items.map(({ title }) => title);
    const visitors = async () => (await ask<Schemas["PublicArticles"]>(server, "", "GET", "/widget/demo/articles?q=carrier&language=en")).items.map(({ title }) => title);
    expect(await offered()).toContain("How we talk to the carrier");
    expect(await visitors()).not.toContain("How we talk to the carrier");
    expect(await visitors()).toContain("Where is my parcel?");
    const changed = (await mira.call<Base>("PATCH", `/knowledge-bases/${team.id}`, { version: team.version, channel_ids: [] })).body;
    expect(await offered()).not.toContain("How we talk to the carrier");
    await mira.call("PATCH", `/knowledge-bases/${team.id}`, { version: changed.version, channel_ids: team.channel_ids });
  });

  it("CO5 a link goes to the customer as a card, and only where it can be read", async () => {
    const conversation = await conversationOf("Marta Kowalska");
    const path = `/conversations/${conversation.id}/messages`;
    const [hit] = await find("return");
    const link = (id: Id, language: string) => ({ client_id: randomUUID(), kind: "article", article: { id, language } });
    const sent = await ana.post<Schemas["Message"]>(path, link(hit!.id, "id"));
    expect(sent.status).toBe(201);
    expect(sent.body).toMatchObject({ kind: "article", text: "Cara mengembalikan barang", article: { path: "/help/slow-kiln/id/articles/4-cara-mengembalikan-barang" } });
    const [team] = await find("weight depot");
    expect((await ana.post<Schemas["Problem"]>(path, link(team!.id, "en"))).body.code).toBe("article_not_available");
    expect((await ana.post<Schemas["Problem"]>(path, link("1" as Id, "en"))).body.code).toBe("article_not_available");
    expect((await ana.post(path, { ...link(hit!.id, "en"), text: "and words" })).status).toBe(400);
    expect((await ana.post(path, { client_id: randomUUID(), kind: "article" })).status).toBe(400);
    expect((await ana.post(path, { client_id: randomUUID(), text: "x", article: { id: hit!.id, language: "en" } })).status).toBe(400);
  });

  it("KB2 pictures are public only while a published article shows them", async () => {
    const form = new FormData();
    form.append("file", new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])], { type: "image/png" }), "vase.png");
    const file = (await (await fetch(`${server.url}/api/v1/files`, { method: "POST", body: form, headers: { Authorization: `Bearer ${mira.token}` } })).json()) as Schemas["File"];
    const body: Schemas["Document"] = { type: "doc", content: [{ type: "picture", attrs: { file: file.id, alt: "A vase", width: 10, height: 20 } }] };
    const address = `/help/files/${file.id}`;
    const draft = await write("With a picture", body);
    expect((await page(address)).status).toBe(404);
    expect((await fetch(`${server.url}/api/v1/files/${file.id}`, { headers: { Authorization: `Bearer ${ana.token}` } })).status).toBe(200);
    const published = await publish(draft);
    const shown = await page(address);
    expect([shown.status, shown.headers.get("content-type"), shown.headers.get("x-content-type-options")]).toEqual([200, "image/png", "nosniff"]);
    expect(shown.headers.get("content-security-policy")).toContain("sandbox");
    await mira.post(`/articles/${draft.article_id}/translations/en/unpublish`, { version: published.version });
    expect((await page(address)).status).toBe(404);
  });

  it("KB1 bases and categories live and end", async () => {
    const made = (await mira.post<Base>("/knowledge-bases", { name: "Wholesale", slug: "wholesale", languages: ["id", "en"] })).body;
    const category = (await mira.post<Schemas["Category"]>(`/knowledge-bases/${made.id}/categories`, { names: [{ language: "id", name: "Harga" }] })).body;
    expect((await mira.call<Schemas["Category"]>("PATCH", `/categories/${category.id}`, { version: 1, position: 3 })).body.position).toBe(3);
    const draft = await write("Harga grosir", words("Mulai dari 20 set."), "id", made);
    const article = (await mira.get<Article>(`/articles/${draft.article_id}`)).body;
    expect((await mira.call<Article>("PATCH", `/articles/${article.id}`, { version: article.version, category_id: category.id })).body.category_id).toBe(category.id);
    await publish(draft);
    const home = await html("/help");
    expect(home).toContain("/help/wholesale");
    expect(await html("/help/wholesale/id/categories/1-harga")).toContain("Harga grosir");
    expect((await mira.call<Schemas["Problem"]>("DELETE", `/knowledge-bases/${made.id}`)).body.code).toBe("not_empty");
    expect((await mira.call("DELETE", `/categories/${category.id}`)).status).toBe(200);
    expect((await page("/help/wholesale/id/categories/1-harga")).status).toBe(404);
    expect((await mira.call("DELETE", `/articles/${article.id}`)).status).toBe(200);
    expect((await mira.call("DELETE", `/knowledge-bases/${made.id}`)).status).toBe(200);
    expect((await page("/help/wholesale/id")).status).toBe(404);
  });
});
