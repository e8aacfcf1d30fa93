// SPDX-License-Identifier: AGPL-3.0-or-later
// Staff and visitors of the demo workspace, over plain HTTP.
import type { Schemas } from "@shared/api";
import { createHmac } from "node:crypto";
import { keepSecret, keepSecretsOf } from "./secrets";
import type { Server } from "./server";

export const demoPassword = "harken-demo";

export interface Answer<T> {
  status: number;
  body: T;
}

/** One request of the API as JSON, whatever its answer is. */
export async function call<T = unknown>(
  server: Server,
  token: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer<T>> {
  const answer = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: {
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  const told = text ? parsed(text, answer.status) : undefined;
  keepSecret(token, "a token");
  for (const each of [body, told]) keepSecretsOf(each, `${method} ${path}`);
  return { status: answer.status, body: told as T };
}

/** What a proxy says of its own is no JSON: an error shows it. */
function parsed(text: string, status: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${status}, not JSON: ${text.slice(0, 200)}`);
  }
}

/** The same, for what must succeed. */
export async function ask<T>(server: Server, token: string, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await call<T>(server, token, method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** An API token of this person, made through a browser's session. */
export async function staffToken(server: Server, email = "admin@demo.test", password = demoPassword): Promise<string> {
  const answer = await fetch(`${server.url}/api/v1/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  if (answer.status !== 201) throw new Error(`sign-in of ${email}: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const session = (await answer.json()) as Schemas["Session"];
  keepSecret(cookie.slice(cookie.indexOf("=") + 1), "a session's cookie");
  keepSecretsOf(session, "POST /session");
  const made = await call<Schemas["NewApiToken"]>(server, "", "POST", "/tokens", { name: "test" }, {
    Cookie: cookie,
    "X-Harken-CSRF": session.csrf_token,
  });
  if (made.status !== 201) throw new Error(`token of ${email}: ${made.status} ${JSON.stringify(made.body)}`);
  return made.body.token;
}

export async function visitorToken(server: Server): Promise<string> {
  return (await ask<Schemas["WidgetSession"]>(server, "", "POST", "/widget/demo/sessions", {})).token;
}

/** Every message of this visitor that is stored, oldest first. */
export async function storedMessages(server: Server, token: string): Promise<Schemas["PublicMessage"][]> {
  const all: Schemas["PublicMessage"][] = [];
  let before = "";
  for (;;) {
    const query = before ? `&before=${before}` : "";
    const page = await ask<Schemas["VisitorMessagePage"]>(server, token, "GET", `/widget/demo/messages?limit=200${query}`);
    all.unshift(...page.items);
    if (page.next === null) return all;
    before = page.next;
  }
}

/** What a website signs about its customer for the demo's chat; good for ten minutes unless said otherwise. */
export function identityToken(secret: string, claims: Record<string, unknown>): string {
  const now = Math.floor(Date.now() / 1000);
  const parts = [{ alg: "HS256", typ: "JWT" }, { aud: "demo", iat: now, exp: now + 600, ...claims }];
  const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}
