// SPDX-License-Identifier: AGPL-3.0-or-later
// The visitor's part of the HTTP API.
import { createApi, ProblemError, type Schemas } from "../../../shared/api";
import type { Id } from "../../../shared/ids";
import type { Config, MessagePage, StoredFile } from "./model";

export type Client = ReturnType<typeof createClient>;

export function createClient(key: string, token: () => string | null) {
  const api = createApi({
    // A colleague who tries the widget on the desk's own address must be a visitor like any other.
    fetch: (input, init) => fetch(input, { ...init, credentials: "omit" }),
    headers: (): Record<string, string> => {
      const value = token();
      return value ? { Authorization: `Bearer ${value}` } : {};
    },
  });
  const path = { key };

  return {
    socketUrl: new URL(api.url(`/widget/${encodeURIComponent(key)}/events`), location.href).href.replace(/^http/, "ws"),
    config: (): Promise<Config> => api.call("get", "/widget/{key}", { path }),
    createSession: (body: Schemas["WidgetSessionRequest"]) => api.call("post", "/widget/{key}/sessions", { path, body }),
    followLink: (body: Schemas["MailLinkRequest"]) => api.call("post", "/widget/{key}/links", { path, body }),
    articles: (query: string, language: string) => api.call("get", "/widget/{key}/articles", { path, query: { language, ...(query ? { q: query } : {}) } }),
    article: (id: Id, language: string) => api.call("get", "/widget/{key}/articles/{id}/{language}", { path: { key, id, language } }),
    endSession: () => api.call("delete", "/widget/{key}/sessions", { path }),
    messages: (before?: Id): Promise<MessagePage> => api.call("get", "/widget/{key}/messages", { path, query: before ? { limit: 50, before } : { limit: 50 } }),
    post: (body: Schemas["VisitorMessageRequest"]) => api.call("post", "/widget/{key}/messages", { path, body }),
    answer: (id: string, body: Schemas["FormAnswerRequest"]) => api.call("post", "/widget/{key}/messages/{id}/answer", { path: { key, id: id as Id }, body }),
    receipt: (body: Schemas["VisitorReceipt"]) => api.call("post", "/widget/{key}/read", { path, body }),
    upload(blob: Blob, name: string): Promise<StoredFile> {
      const body = new FormData();
      body.append("file", blob, name);
      return api.call("post", "/widget/{key}/files", { path, body });
    },
    async download(id: string): Promise<Blob> {
      const url = api.url(`/widget/${encodeURIComponent(key)}/files/${id}`);
      const answer = await fetch(url, { credentials: "omit", headers: { Authorization: `Bearer ${token() ?? ""}` } });
      if (!answer.ok) throw new ProblemError({ code: answer.status === 404 ? "not_found" : "unavailable" });
      return answer.blob();
    },
  };
}
