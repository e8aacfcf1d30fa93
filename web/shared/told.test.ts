// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import type { Schemas } from "./api";
import type { Id, Seq } from "./ids";
import { wholeEvent } from "./told";

const id = (text: string) => text as Id;
const time = "2026-01-02T03:04:05Z";

const conversation: Schemas["EventConversation"] = {
  id: id("7"),
  number: 1,
  contact: { id: id("2"), number: 1, name: "Olga", email: "" },
  channel_id: id("1"),
  platform: "widget",
  department_id: id("3"),
  lifecycle: "active",
  turn: "ours",
  status: "new",
  unread: 1,
  created_at: time,
  last_activity_at: time,
  version: 2,
};

function message(text: string, kind: "customer" | "user" | "system" = "customer"): Schemas["EventMessage"] {
  const sender = { kind, id: null, name: "Olga" };
  return { id: id("6"), client_id: "client-6", kind: "text", sender, text, created_at: time };
}

function dataOf(data: Schemas["StaffEvent"]["data"]) {
  return wholeEvent({ seq: "1" as Seq, type: "message.created", data }).data;
}

describe("wholeEvent", () => {
  it("gives back what is null or an empty list", () => {
    const whole = dataOf({ conversation }).conversation;
    expect(whole).toMatchObject({ ...conversation, holder: null, label_ids: [], follows_id: null, last_message: null });
    const holder = { id: id("9"), name: "Ana" };
    expect(dataOf({ conversation: { ...conversation, holder } }).conversation?.holder).toEqual(holder);
  });

  it("gives a message its conversation and channel", () => {
    const whole = dataOf({ conversation, message: message("Hello") }).message;
    expect(whole).toMatchObject({ conversation_id: "7", channel_id: "1", attachments: [], system: null, delivery: null });
  });

  it("takes the last message from the one that stands beside the conversation", () => {
    const told = message(`  A\n\nlong ${"word ".repeat(60)}`);
    const last = dataOf({ conversation, message: told }).conversation?.last_message;
    expect(last).toMatchObject({ id: "6", sender_kind: "customer", attachments: 0, created_at: time });
    expect(last?.text).toMatch(/^A long word/);
    expect(last?.text).toHaveLength(160);
  });

  it("keeps the last message of a conversation that a system line changed", () => {
    const earlier = { id: id("5"), sender_kind: "customer" as const, text: "Earlier", attachments: 0, created_at: time };
    const data = { conversation: { ...conversation, last_message: earlier }, message: message("", "system") };
    expect(dataOf(data).conversation?.last_message).toEqual(earlier);
    expect(dataOf({ ...data, conversation }).conversation?.last_message).toBeNull();
  });

  it("passes on what is not about a conversation", () => {
    expect(dataOf({ label_id: id("4") })).toEqual({ label_id: "4" });
  });
});
