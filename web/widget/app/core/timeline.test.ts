// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from "vitest";
import type { ClientId, Id } from "../../../shared/ids";
import type { Entry } from "./outbox";
import { message } from "./testing";
import { emptyThread } from "./thread";
import { type Row, timeline } from "./timeline";

const bubbles = (rows: Row[]) => rows.filter((row) => row.kind === "bubble");

function entry(clientId: string, failed?: string): Entry {
  return { client_id: clientId as ClientId, text: "waits", files: [], at: Date.UTC(2026, 0, 6), page: { url: "", title: "" }, failed };
}

test("bubbles of one author close in time are one group", () => {
  const messages = [message("1", "user"), message("2", "user"), message("3", "customer"), message("20", "customer")];
  const rows = bubbles(timeline({ thread: { ...emptyThread, messages }, pending: [], link: "live" }));
  expect(rows.map(({ first, last }) => [first, last])).toEqual([
    [true, false],
    [false, true],
    [true, true],
    [true, true],
  ]);
});

test("a waiting entry shows until the desk shows it, and never beside it", () => {
  const messages = [message("1", "customer")];
  const pending = [entry("client-1"), entry("client-2")];
  const rows = bubbles(timeline({ thread: { ...emptyThread, messages }, pending, link: "offline" }));
  expect(rows.map(({ clientId, mark }) => [clientId, mark])).toEqual([
    ["client-1", "sent"],
    ["client-2", "held"],
  ]);
});

test("marks: read up to what the desk has read, failed with its reason", () => {
  const messages = [message("1", "customer"), message("2", "customer"), message("3", "user")];
  const thread = { ...emptyThread, messages, readByStaff: "1" as Id };
  const rows = bubbles(timeline({ thread, pending: [entry("x", "forbidden")], link: "live" }));
  expect(rows.map(({ mark }) => mark)).toEqual(["read", "sent", null, "failed"]);
});

test("what somebody of the desk has before them is delivered, what nobody has accepted yet is sent", () => {
  const messages = [message("1", "customer")];
  const marks = (holder_name: string | null) => {
    const conversation = { id: "9" as Id, status: "open", holder_name, staff_read_id: null, customer_read_id: null, unread: 0 } as const;
    return bubbles(timeline({ thread: { ...emptyThread, messages, conversation }, pending: [], link: "live" })).map(({ mark }) => mark);
  };
  expect([marks(null), marks("Ana")]).toEqual([["sent"], ["delivered"]]);
});

test("every day is named once", () => {
  const messages = [message("1", "user"), { ...message("2", "user"), created_at: "2026-01-09T12:00:00Z" }];
  const rows = timeline({ thread: { ...emptyThread, messages }, pending: [], link: "live" });
  expect(rows.map(({ kind }) => kind)).toEqual(["day", "bubble", "day", "bubble"]);
});
