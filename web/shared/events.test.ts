// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { applyConversations, applyEvent, applyMessages, applyNotifications, emptyDesk, openThread, type StaffEvent } from "./events";
import type { Id, Seq } from "./ids";
import type { Conversation, Message, Notification } from "./model";

const id = (text: string) => text as Id;
const seq = (text: string) => text as Seq;
const time = "2026-01-02T03:04:05Z";

function message(number: string, text = "Hello"): Message {
  return {
    id: id(number),
    conversation_id: id("7"),
    channel_id: id("1"),
    client_id: `client-${number}`,
    kind: "text",
    sender: { kind: "customer", id: null, name: "Olga" },
    text,
    attachments: [],
    system: null,
    delivery: null,
    created_at: time,
  };
}

function conversation(version: number, more: Partial<Conversation> = {}): Conversation {
  const last_message = {
    id: id("5"),
    sender_kind: "customer" as const,
    text: "Earlier",
    attachments: 0,
    created_at: time,
  };
  const facts = {
    id: id("7"),
    number: 1,
    unread: version,
    version,
    last_message,
    label_ids: [],
  };
  return { ...facts, ...more } as Conversation;
}

function event(number: string, data: StaffEvent["data"], type: StaffEvent["type"] = "message.created"): StaffEvent {
  return { seq: seq(number), type, data };
}

describe("applyEvent", () => {
  it("F23 ignores an event it has had, and a conversation that is older than the known one", () => {
    const first = applyEvent(emptyDesk(), event("3", { conversation: conversation(4) }));
    expect(applyEvent(first, event("3", { conversation: conversation(9) }))).toBe(first);
    const late = applyEvent(first, event("4", { conversation: conversation(2) }));
    expect(late.conversations.get(id("7"))?.version).toBe(4);
  });

  it("CH7 takes out a message that lies in another conversation now, and shows it there", () => {
    const other = { ...conversation(2), id: id("8") };
    let state = openThread(openThread(emptyDesk(), id("7")), id("8"));
    state = applyEvent(state, event("1", { conversation: conversation(2), message: message("5") }));
    state = applyEvent(state, event("2", { conversation: conversation(3), message_id: id("5") }, "message.removed"));
    state = applyEvent(state, event("3", { conversation: other, message: { ...message("5"), conversation_id: id("8") } }));
    const shown = (thread: string) => state.threads.get(id(thread))?.messages.map((each) => each.id);
    expect([shown("7"), shown("8")]).toEqual([[], ["5"]]);
    expect(state.conversations.get(id("7"))?.version).toBe(3);
  });

  it("shows a message once, whether the page or the event comes first", () => {
    const open = openThread(emptyDesk(), id("7"));
    const told = applyEvent(open, event("1", { conversation: conversation(2), message: message("6") }));
    const page = {
      items: [message("5"), message("6")],
      next: null,
    } as unknown as Parameters<typeof applyMessages>[2];
    const both = applyMessages(told, id("7"), page);
    const again = applyEvent(both, event("2", { conversation: conversation(3), message: message("6") }));
    expect(again.threads.get(id("7"))?.messages.map((each) => each.id)).toEqual(["5", "6"]);
  });

  it("does not bring back from an older answer what is no longer visible", () => {
    const known = applyEvent(emptyDesk(), event("5", { conversation: conversation(2) }));
    const gone = applyEvent(known, event("6", { conversation_id: id("7") }, "conversation.removed"));
    expect(gone.conversations.size).toBe(0);
    expect(applyConversations(gone, [conversation(2)], seq("5")).conversations.size).toBe(0);
    expect(applyConversations(gone, [conversation(3)], seq("8")).conversations.size).toBe(1);
  });

  it("CO14 keeps what I was told, and what is read stays read", () => {
    const told: Notification = {
      id: id("31"),
      kind: "mentioned",
      conversation_id: id("7"),
      contact: { number: 4211, name: "Olga" },
      ticket: null,
      actor: { id: id("2"), name: "Ben" },
      text: "@Ana, look",
      created_at: time,
      read_at: null,
    };
    const first = applyEvent(emptyDesk(), event("1", { notification: told }, "notification.created"));
    expect(first.notifications.get(id("31"))?.read_at).toBeNull();
    const read = applyEvent(first, event("2", { notification_ids: [id("31"), id("99")] }, "notification.read"));
    expect(read.notifications.get(id("31"))?.read_at).not.toBeNull();
    expect(read.notifications.size).toBe(1);
    const older = applyNotifications(read, [told]);
    expect(older.notifications.get(id("31"))?.read_at).not.toBeNull();
  });
});
