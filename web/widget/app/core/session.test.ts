// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from "vitest";
import { ProblemError } from "../../../shared/api";
import type { Client } from "./client";
import type { Config } from "./model";
import { Session, subjectOf } from "./session";
import { MemoryStorage, Shelf } from "./storage";

const page = { url: "https://shop.example/", title: "Shop" };
const tokenFor = (sub: string) => `h.${btoa(JSON.stringify({ sub })).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}.s`;

function open(answer: (body: object) => string) {
  const bodies: object[] = [];
  const client = {
    createSession: (body: object) => {
      bodies.push(body);
      return Promise.resolve({ token: answer(body), contact_number: 1 });
    },
  } as unknown as Client;
  const shelf = new Shelf(new MemoryStorage(), "harken:demo:");
  let changes = 0;
  const session = new Session(
    shelf,
    () => client,
    () => (changes += 1),
  );
  return { session, shelf, bodies, changes: () => changes };
}

test("identify: a new customer gets a session, the known one keeps it", async () => {
  const { session, bodies } = open(() => "token");
  expect(session.identify(tokenFor("u-1"))).toBe(true);
  await session.become(page, "en");
  expect(bodies).toMatchObject([{ identity_token: tokenFor("u-1"), language: "en" }]);
  expect([session.token, session.subject]).toEqual(["token", "u-1"]);
  expect(session.identify(tokenFor("u-1"))).toBe(false);
  expect(session.identify(tokenFor("u-2"))).toBe(true);
});

test("identify: nobody whom the site names is asked before the chat", () => {
  const { session } = open(() => "token");
  const config = { settings: { ask_name: "required", ask_email: "off" }, departments: [] } as unknown as Config;
  expect(session.needsForm(config)).toBe(true);
  session.identify(tokenFor("u-1"));
  expect(session.needsForm(config)).toBe(false);
});

test("A43: an answer that comes after a logout, or after another name, counts for nobody", async () => {
  const { session, changes } = open(() => "token");
  session.identify(tokenFor("u-1"));
  const late = session.become(page, "en");
  session.forget();
  await late;
  expect([session.token, session.subject, changes()]).toEqual([null, null, 0]);
});

test("a refused token names nobody any more", async () => {
  const { session } = open(() => {
    throw new ProblemError({ code: "bad_identity_token" });
  });
  session.identify("bad");
  await expect(session.become(page, "en")).rejects.toThrow();
  expect(session.isNamedBy("bad")).toBe(false);
});

test("who a token names is read even in other letters, and never throws", () => {
  const wide = btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify({ sub: "жук" }))));
  expect(subjectOf(`h.${wide}.s`)).toBe("жук");
  expect(["", "x", "a.b.c", "a..c", `h.${btoa("7")}.s`, `h.${btoa('{"sub":7}')}.s`].map(subjectOf)).toEqual(["", "", "", "", "", ""]);
});
