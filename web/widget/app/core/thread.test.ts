// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from "vitest";
import type { Id, Seq } from "../../../shared/ids";
import type { Conversation, Event, Message, MessagePage } from "./model";
import { message } from "./testing";
import { acknowledge, applyEvent, applySnapshot, emptyThread, markRead, prepend, type Thread, unreadCount } from "./thread";

const conversation: Conversation = { id: "100" as Id, status: "open", holder_name: "Ana", staff_read_id: null, customer_read_id: null, unread: 0 };

function page(items: Message[], seq: number, more: Partial<MessagePage> = {}): MessagePage {
  return { items, next: null, conversation, contact: { number: 1, name: "", email: "" }, seq: `${seq}` as Seq, ...more };
}

function created(id: string, kind: "customer" | "user", seq: number): Event {
  return { seq: `${seq}` as Seq, type: "message.created", data: { message: message(id, kind), conversation } };
}

const ids = (thread: Thread) => thread.messages.map(({ id }) => id);

test("a snapshot plus the events after it is the snapshot taken later", () => {
  const events = [created("1", "customer", 5), created("2", "user", 8), created("3", "user", 9)];
  const early = applySnapshot(emptyThread, page([message("1", "customer")], 5));
  const replayed = [...events, ...events].reduce(applyEvent, early);
  const late = applySnapshot(
    emptyThread,
    page([message("1", "customer"), message("2", "user"), message("3", "user")], 9, { conversation: { ...conversation, unread: 2 } }),
  );
  expect(ids(replayed)).toEqual(ids(late));
  expect(replayed.seq).toBe("9");
  expect([unreadCount(replayed), unreadCount(late)]).toEqual([2, 2]);
});

test("an event older than what is known changes nothing", () => {
  const thread = applySnapshot(emptyThread, page([message("10", "user")], 20));
  expect(applyEvent(thread, created("9", "user", 19))).toBe(thread);
});

test("CH8 a message that was moved away is gone", () => {
  const thread = applySnapshot(emptyThread, page([message("1", "customer"), message("2", "customer")], 20));
  const removed: Event = { seq: "21" as Seq, type: "message.removed", data: { conversation, message_id: "1" as Id } };
  expect(ids(applyEvent(thread, removed))).toEqual(["2"]);
});

test("a snapshot that was overtaken by events takes nothing back", () => {
  const solved: Event = { seq: "30" as Seq, type: "conversation.updated", data: { conversation: { ...conversation, status: "solved" } } };
  const thread = applyEvent(applySnapshot(emptyThread, page([message("1", "user")], 20)), solved);
  expect(applySnapshot(thread, page([message("1", "user")], 25)).conversation?.status).toBe("solved");
});

test("F24: after a gap the newest page stands alone and goes on from there", () => {
  const old = applySnapshot(emptyThread, page([message("1", "customer")], 5));
  const fresh = applySnapshot(old, page([message("50", "user"), message("51", "user")], 90, { next: "50" }));
  expect(ids(fresh)).toEqual(["50", "51"]);
  expect(fresh.next).toBe("50");
});

test("without a gap what was loaded further back stays", () => {
  const first = applySnapshot(emptyThread, page([message("5", "user")], 5, { next: "5" }));
  const longer = prepend(first, page([message("3", "user"), message("4", "user")], 5, { next: "3" }));
  const again = applySnapshot(longer, page([message("5", "user"), message("6", "user")], 7, { next: "5" }));
  expect(ids(again)).toEqual(["3", "4", "5", "6"]);
  expect(again.next).toBe("3");
});

test("acknowledgement and event of one message, in either order, show it once", () => {
  const entry = { client_id: "client-7", text: "words 7", files: [], at: 0, page: { url: "", title: "" } } as unknown as Parameters<typeof acknowledge>[1];
  const ackFirst = applyEvent(acknowledge(emptyThread, entry, "7" as Id), created("7", "customer", 3));
  const eventFirst = acknowledge(applyEvent(emptyThread, created("7", "customer", 3)), entry, "7" as Id);
  expect(ids(ackFirst)).toEqual(["7"]);
  expect(ackFirst.messages).toEqual(eventFirst.messages);
});

test("unread answers come from the desk's count, also where the conversation has no mark yet", () => {
  const items = [message("1", "user"), message("2", "customer"), message("3", "user"), message("4", "user")];
  const thread = applySnapshot(emptyThread, page(items, 9, { conversation: { ...conversation, unread: 1 } }));
  expect(unreadCount(thread)).toBe(1);
  expect(unreadCount(markRead(thread, "4" as Id))).toBe(0);
  expect(unreadCount(markRead(markRead(thread, "4" as Id), "3" as Id))).toBe(0);
});

test("ids are compared as numbers: 9 comes before 10", () => {
  const thread = applySnapshot(emptyThread, page([message("10", "user"), message("9", "user")], 1));
  expect(ids(thread)).toEqual(["9", "10"]);
});
