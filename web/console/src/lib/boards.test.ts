// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Id } from "@shared/ids";
import { LookingBoard } from "./lookingBoard";
import { customerTypes, TypingBoard } from "./typingBoard";

const here = "7" as Id;
const ana = { kind: "user", id: "1" as Id, name: "Ana" } as const;
const ben = { kind: "user", id: "2" as Id, name: "Ben", note: true } as const;
const nora = { kind: "customer", name: "Nora" } as const;

describe("UI20 who types", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("several at once, each ending alone", () => {
    const board = new TypingBoard();
    for (const who of [nora, ana, ben, ana]) board.set(here, true, who);
    expect(board.store.get().get(here)).toEqual([nora, ben, ana]);
    expect(customerTypes(board.store.get(), here)).toBe(true);
    board.set(here, false, nora);
    expect(customerTypes(board.store.get(), here)).toBe(false);
    expect(board.store.get().get(here)).toEqual([ben, ana]);
  });

  it("ends by itself when the end was lost", () => {
    const board = new TypingBoard();
    board.set(here, true, ana);
    vi.advanceTimersByTime(7999);
    expect(board.store.get().has(here)).toBe(true);
    vi.advanceTimersByTime(1);
    expect(board.store.get().has(here)).toBe(false);
  });
});

describe("UI20 who looks", () => {
  it("comes, goes, and is forgotten with the connection", () => {
    const board = new LookingBoard();
    board.set(here, true, ana);
    board.set(here, true, ana);
    board.set(here, true, ben);
    expect(board.store.get().get(here)).toEqual([ana, ben]);
    board.set(here, false, ana);
    expect(board.store.get().get(here)).toEqual([ben]);
    board.clear();
    expect(board.store.get().size).toBe(0);
  });
});
