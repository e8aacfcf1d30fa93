// SPDX-License-Identifier: AGPL-3.0-or-later
// CO12: one draft in all browsers, and nobody who types is disturbed.
import { beforeEach, expect, it, vi } from "vitest";
import { ProblemError, type Schemas } from "./api";
import { type Draft, Drafts } from "./drafts";
import type { Id } from "./ids";

const user = "5" as Id;
const talk = "31" as Id;

/** What the desk does with a save. */
class FakeDesk {
  draft: Draft = { conversation_id: talk, kind: "reply", text: "", version: 0 } as Draft;
  down = false;
  saves = 0;
  save = async (id: Id, kind: Draft["kind"], body: Schemas["DraftSave"]): Promise<Draft> => {
    this.saves += 1;
    if (this.down) throw new ProblemError({ code: "network" });
    if (body.version !== this.draft.version) throw new ProblemError({ code: "version_conflict", status: 409, current: this.draft });
    this.draft = { conversation_id: id, kind, text: body.text, version: this.draft.version + 1 };
    return this.draft;
  };
}

let desk: FakeDesk;
const open = (storage: Storage = localStorage) => new Drafts({ user, storage, save: desk.save, pauseMs: 10 });
const written = (text: string, version: number): Draft => ({ conversation_id: talk, kind: "reply", text, version });

beforeEach(() => {
  localStorage.clear();
  desk = new FakeDesk();
});

it("is kept here at once and by the desk a moment later", async () => {
  const drafts = open();
  drafts.write(talk, "reply", "Hel");
  drafts.write(talk, "reply", "Hello");
  expect(open().text(talk, "reply")).toBe("Hello");
  expect(desk.saves).toBe(0);
  await vi.waitFor(() => expect(desk.draft.text).toBe("Hello"));
  expect(desk.saves).toBe(1);
});

it("follows what another browser writes", () => {
  const drafts = open();
  drafts.take(written("From the phone", 3));
  expect(drafts.text(talk, "reply")).toBe("From the phone");
  drafts.take(written("Older", 2));
  expect(drafts.text(talk, "reply")).toBe("From the phone");
  drafts.take(written("", 4));
  expect(drafts.text(talk, "reply")).toBe("");
  expect(localStorage.length).toBe(0);
});

it("does not touch the text that has the focus, and takes the newer one when it is left unchanged", () => {
  const drafts = open();
  drafts.focus(talk, "reply");
  drafts.take(written("From the phone", 3));
  expect(drafts.text(talk, "reply")).toBe("");
  drafts.blur(talk, "reply");
  expect(drafts.text(talk, "reply")).toBe("From the phone");
});

it("what is typed here wins over what came meanwhile", async () => {
  const drafts = open();
  drafts.focus(talk, "reply");
  desk.draft = written("From the phone", 3);
  drafts.write(talk, "reply", "Mine");
  drafts.blur(talk, "reply");
  await drafts.flush();
  expect(desk.draft).toMatchObject({ text: "Mine", version: 4 });
  expect(drafts.text(talk, "reply")).toBe("Mine");
});

it("survives a reload without connection, and goes to the desk when it is back", async () => {
  desk.down = true;
  const drafts = open();
  drafts.write(talk, "reply", "Offline");
  await drafts.flush();
  drafts.stop();
  const again = open();
  expect(again.text(talk, "reply")).toBe("Offline");
  desk.down = false;
  again.takeAll([]);
  await again.flush();
  expect(desk.draft.text).toBe("Offline");
});

it("forgets what was finished elsewhere while this browser was closed", () => {
  const drafts = open();
  drafts.take(written("Sent from the phone since", 3));
  const again = open();
  again.takeAll([]);
  expect(again.text(talk, "reply")).toBe("");
});

it("stays here when the desk refuses it, and is not sent over and over", async () => {
  const drafts = new Drafts({ user, save: () => Promise.reject(new ProblemError({ code: "not_found", status: 404 })), pauseMs: 10 });
  drafts.write(talk, "reply", "Not mine any more");
  await drafts.flush();
  expect(drafts.text(talk, "reply")).toBe("Not mine any more");
  expect(drafts.kept.get().get(Drafts.key(talk, "reply"))?.unsaved).toBe(false);
});

it("CO9 keeps the formatting, here, at the desk and after a reload, and is empty when it is gone", async () => {
  const document: Schemas["Document"] = {
    type: "doc",
    content: [{ type: "paragraph", content: [{ type: "text", text: "Hello", marks: [{ type: "bold" }] }] }],
  };
  const bodies: Schemas["DraftSave"][] = [];
  const drafts = new Drafts({ user, storage: localStorage, pauseMs: 10, save: (id, kind, body) => (bodies.push(body), desk.save(id, kind, body)) });
  drafts.write(talk, "reply", "Hello", document);
  expect(open().kept.get().get(Drafts.key(talk, "reply"))?.document).toEqual(document);
  await drafts.flush();
  drafts.write(talk, "reply", "Hello", { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Hello" }] }] });
  await drafts.flush();
  drafts.write(talk, "reply", "");
  await drafts.flush();
  expect(bodies.map((body) => [body.text, body.document?.content?.[0]?.content?.[0]?.marks?.[0]?.type])).toEqual([
    ["", "bold"],
    ["", undefined],
    ["", undefined],
  ]);
  expect(bodies.map((body) => body.document !== undefined)).toEqual([true, true, false]);
  expect(localStorage.length).toBe(0);
});
