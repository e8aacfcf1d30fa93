// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from "vitest";
import { Outbox } from "./outbox";
import { MemoryStorage, Shelf } from "./storage";

const page = { url: "https://shop.example/", title: "Shop" };
const openOutbox = (storage: MemoryStorage) => new Outbox(new Shelf(storage, "harken:demo:"));

test("entries survive a reload in the order they were written", () => {
  const storage = new MemoryStorage();
  const outbox = openOutbox(storage);
  const written = ["one", "two", "three"].map((text) => outbox.add(text, [], page).client_id);
  const reloaded = openOutbox(storage).list();
  expect(reloaded.map((entry) => entry.client_id)).toEqual(written);
  expect(reloaded.map((entry) => entry.text)).toEqual(["one", "two", "three"]);
});

test("two tabs that write at once lose nothing of each other", () => {
  const storage = new MemoryStorage();
  const [first, second] = [openOutbox(storage), openOutbox(storage)];
  first.add("from the first", [], page);
  second.add("from the second", [], page);
  first.add("again the first", [], page);
  expect(second.list()).toHaveLength(3);
  expect(first.list()).toEqual(second.list());
});

test("a full storage keeps the entry for as long as the page lives", () => {
  const storage = new MemoryStorage();
  storage.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  const outbox = openOutbox(storage);
  const entry = outbox.add("words", [], page);
  expect(outbox.next()).toEqual(entry);
  outbox.remove(entry.client_id);
  expect(outbox.list()).toEqual([]);
});

test("a failed entry waits for the visitor and keeps its client_id when tried again", () => {
  const outbox = openOutbox(new MemoryStorage());
  const { client_id } = outbox.add("words", [], page);
  outbox.fail(client_id, "forbidden");
  expect(outbox.next()).toBeUndefined();
  outbox.retry(client_id);
  expect(outbox.next()?.client_id).toBe(client_id);
});

test("a storage event tells apart whose entries have changed", () => {
  const shelf = new Shelf(new MemoryStorage(), "harken:demo:");
  expect(["harken:demo:out:1", "harken:other:out:1", "harken:demo:token", null].map((key) => shelf.holds(key, "out:"))).toEqual([true, false, false, false]);
});

test("what another channel of the same desk keeps is left alone", () => {
  const storage = new MemoryStorage();
  const other = new Outbox(new Shelf(storage, "harken:other:"));
  other.add("theirs", [], page);
  openOutbox(storage).clear();
  expect(other.list()).toHaveLength(1);
});
