// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ProblemError, type ProblemCode } from "./api";
import type { ClientId, Id } from "./ids";
import { Outbox, type OutboxEntry } from "./outbox";

const entry = (client_id: string, target: string): OutboxEntry => ({
  client_id: client_id as ClientId,
  kind: "message",
  target: target as Id,
  text: client_id,
  attachments: [],
  created_at: "2026-11-26T00:00:00Z",
});
const problem = (code: ProblemCode) => new ProblemError({ type: "", title: "", status: 500, code } as never);

describe("what waits to be sent", () => {
  let delivered: string[];
  let failing: Map<string, ProblemCode>;
  let outbox: Outbox;

  beforeEach(() => {
    vi.useFakeTimers();
    localStorage.clear();
    delivered = [];
    failing = new Map();
    const deliver = (each: OutboxEntry) => {
      const code = failing.get(each.client_id);
      if (code) return Promise.reject(problem(code));
      delivered.push(each.client_id);
      return Promise.resolve();
    };
    outbox = new Outbox({ storageKey: "outbox", deliver, random: () => 1 });
  });
  afterEach(() => {
    outbox.stop();
    vi.useRealTimers();
  });

  it("CO8 what the server fails at holds back its own conversation, and no other", async () => {
    failing.set("a1", "internal");
    for (const [id, target] of [
      ["a1", "1"],
      ["a2", "1"],
      ["b1", "2"],
      ["c1", "3"],
    ] as const)
      outbox.add(entry(id, target));
    await vi.advanceTimersByTimeAsync(0);
    expect(delivered).toEqual(["b1", "c1"]);
    expect(outbox.entries.get().map((each) => each.client_id)).toEqual(["a1", "a2"]);
    outbox.add(entry("b2", "2"));
    await vi.advanceTimersByTimeAsync(0);
    expect(delivered).toEqual(["b1", "c1", "b2"]);
    failing.clear();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(delivered).toEqual(["b1", "c1", "b2", "a1", "a2"]);
  });

  it("CO8 without a connection nothing is tried in vain, and the order holds", async () => {
    failing.set("a1", "network");
    outbox.add(entry("a1", "1"));
    outbox.add(entry("b1", "2"));
    await vi.advanceTimersByTimeAsync(0);
    expect(delivered).toEqual([]);
    failing.clear();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(delivered).toEqual(["a1", "b1"]);
  });

  it("F6: on a full disk it waits, and goes when there is room", async () => {
    failing.set("a1", "disk_full");
    outbox.add(entry("a1", "1"));
    outbox.add(entry("b1", "2"));
    await vi.advanceTimersByTimeAsync(0);
    expect(delivered).toEqual([]);
    expect(outbox.entries.get().map((each) => [each.client_id, each.refused])).toEqual([
      ["a1", undefined],
      ["b1", undefined],
    ]);
    failing.clear();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(delivered).toEqual(["a1", "b1"]);
  });

  it("CO8 what is refused for good stays with its reason, and the next one goes", async () => {
    failing.set("a1", "not_holder");
    outbox.add(entry("a1", "1"));
    outbox.add(entry("a2", "1"));
    await vi.advanceTimersByTimeAsync(0);
    expect(delivered).toEqual(["a2"]);
    expect(outbox.entries.get()).toMatchObject([{ client_id: "a1", refused: "not_holder" }]);
  });
});
