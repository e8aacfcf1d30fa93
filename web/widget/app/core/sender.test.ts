// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Outbox } from "./outbox";
import { Sender } from "./sender";
import { MemoryStorage, Shelf } from "./storage";
import { FakeDesk } from "./testing";

const page = { url: "", title: "" };

function openTab(storage: MemoryStorage, desk: FakeDesk) {
  const outbox = new Outbox(new Shelf(storage, "harken:demo:"));
  const sender = new Sender(outbox, {
    deliver: (entry) => desk.deliver(entry),
    stored: (entry) => outbox.remove(entry.client_id),
    changed: () => undefined,
  });
  return { outbox, sender };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("F2: a lost answer is followed by the same client_id, and the desk has the message once", async () => {
  const [storage, desk] = [new MemoryStorage(), new FakeDesk()];
  desk.faults.push("request lost", "answer lost", "answer lost");
  const { outbox, sender } = openTab(storage, desk);
  outbox.add("once", [], page);
  sender.start();
  await vi.runAllTimersAsync();
  expect(desk.calls).toBe(4);
  expect(desk.stored.map(({ text }) => text)).toEqual(["once"]);
  expect(outbox.list()).toEqual([]);
});

test("a reload in the middle of sending sends what is left, nothing twice", async () => {
  const [storage, desk] = [new MemoryStorage(), new FakeDesk()];
  desk.faults.push("answer lost");
  const before = openTab(storage, desk);
  for (const text of ["a", "b", "c"]) before.outbox.add(text, [], page);
  before.sender.start();
  await vi.advanceTimersByTimeAsync(0);
  before.sender.stop();
  const after = openTab(storage, desk);
  after.sender.start();
  await vi.runAllTimersAsync();
  expect(desk.stored.map(({ text }) => text)).toEqual(["a", "b", "c"]);
  expect(after.outbox.list()).toEqual([]);
});

test("two tabs that both send, as without locks, still make each message once", async () => {
  const [storage, desk] = [new MemoryStorage(), new FakeDesk()];
  const tabs = [openTab(storage, desk), openTab(storage, desk)];
  for (const { outbox } of tabs) outbox.add("words", [], page);
  for (const { sender } of tabs) sender.start();
  await vi.runAllTimersAsync();
  expect(desk.stored).toHaveLength(2);
  expect(tabs[0]!.outbox.list()).toEqual([]);
});

test("one message at a time, in the order written, however often it is woken", async () => {
  const desk = new FakeDesk();
  const { outbox, sender } = openTab(new MemoryStorage(), desk);
  sender.start();
  for (let i = 0; i < 20; i++) {
    outbox.add(`${i}`, [], page);
    sender.wake();
  }
  await vi.runAllTimersAsync();
  expect(desk.mostAtOnce).toBe(1);
  expect(desk.stored.map(({ text }) => Number(text))).toEqual(Array.from({ length: 20 }, (_, i) => i));
});

test("what the desk refuses for good is marked and does not hold up the rest", async () => {
  const desk = new FakeDesk();
  desk.faults.push({ kind: "refused", code: "unsupported_type" });
  const { outbox, sender } = openTab(new MemoryStorage(), desk);
  outbox.add("bad", [], page);
  outbox.add("good", [], page);
  sender.start();
  await vi.runAllTimersAsync();
  expect(outbox.list().map(({ failed }) => failed)).toEqual(["unsupported_type"]);
  expect(desk.stored.map(({ text }) => text)).toEqual(["good"]);
});

test("F23: retry_after is honoured", async () => {
  const desk = new FakeDesk();
  desk.faults.push({ kind: "later", retryAfter: 20 });
  const { outbox, sender } = openTab(new MemoryStorage(), desk);
  outbox.add("words", [], page);
  sender.start();
  await vi.advanceTimersByTimeAsync(19_999);
  expect(desk.calls).toBe(1);
  await vi.advanceTimersByTimeAsync(3000);
  expect(desk.calls).toBe(2);
});

test("a tab that does not lead sends nothing", async () => {
  const desk = new FakeDesk();
  const { outbox, sender } = openTab(new MemoryStorage(), desk);
  outbox.add("words", [], page);
  sender.wake();
  await vi.runAllTimersAsync();
  expect(desk.calls).toBe(0);
});
