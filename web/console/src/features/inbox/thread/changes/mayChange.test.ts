// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import type { Channel, Conversation, Me, Message } from "@shared/model";
import { mayChange } from "./mayChange";

const now = Date.parse("2026-11-26T12:00:00Z");
const me = { id: "7", department_ids: ["3"], permissions: { see: "department", reply: "department" } } as unknown as Me;
const conversation = { id: "1", lifecycle: "active", holder: { id: "7" }, department_id: "3", access: [], escalation: null } as unknown as Conversation;
const telegram = { capabilities: { edits: true, deletes: true, delete_within_seconds: 47 * 3600 } } as unknown as Channel;
const email = { capabilities: { edits: false, deletes: false, delete_within_seconds: 0 } } as unknown as Channel;
const own = { kind: "text", sender: { kind: "user", id: "7" }, created_at: "2026-11-26T11:00:00Z" } as unknown as Message;

describe("CH2 what of one's own can be changed", () => {
  it("is a text over a channel that carries it, while one may answer", () => {
    expect(mayChange(own, conversation, telegram, me, now)).toEqual({ edit: true, remove: true });
    expect(mayChange(own, conversation, email, me, now)).toEqual({ edit: false, remove: false });
    expect(mayChange(own, { ...conversation, lifecycle: "solved" }, telegram, me, now)).toEqual({ edit: false, remove: false });
  });

  it("is nothing of somebody else's, and nothing that is gone", () => {
    const theirs = { ...own, sender: { kind: "user", id: "8", name: "Ben" } } as unknown as Message;
    const gone = { ...own, deleted_at: "2026-11-26T11:30:00Z" };
    for (const message of [theirs, gone]) expect(mayChange(message, conversation, telegram, me, now)).toEqual({ edit: false, remove: false });
  });

  it("is taken back only as long as the channel takes it back", () => {
    const old = { ...own, created_at: "2026-11-24T12:00:00Z" };
    expect(mayChange(old, conversation, telegram, me, now)).toEqual({ edit: true, remove: false });
  });

  it("leaves a form where it was asked, and takes back a link to an article", () => {
    expect(mayChange({ ...own, kind: "form" }, conversation, telegram, me, now)).toEqual({ edit: false, remove: false });
    expect(mayChange({ ...own, kind: "article" }, conversation, telegram, me, now)).toEqual({ edit: false, remove: true });
  });
});
