// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ProblemError } from "@shared/api";
import type { Draft } from "../data";
import { Autosave, type Written } from "./useAutosave";

const text = (title: string): Written => ({ title, body: { type: "doc", content: [] } });
const draft = (version: number, title = ""): Draft => ({ version, title }) as Draft;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("saving while writing", () => {
  it("KB1 saves once for many keys, and what came meanwhile after it", async () => {
    let finish: (draft: Draft) => void = () => undefined;
    const save = vi.fn(() => new Promise<Draft>((resolve) => (finish = resolve)));
    const autosave = new Autosave(3, save, () => undefined);
    for (const title of ["R", "Re", "Ret"]) autosave.write(text(title));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(save).toHaveBeenCalledTimes(1);
    expect(save).toHaveBeenLastCalledWith(3, text("Ret"));
    autosave.write(text("Return"));
    finish(draft(4));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(save).toHaveBeenLastCalledWith(4, text("Return"));
    finish(draft(5));
    await vi.advanceTimersByTimeAsync(0);
    expect(autosave.state.get().kind).toBe("saved");
    expect(autosave.current).toBe(5);
  });

  it("KB1 tries again when the line was dead", async () => {
    const save = vi
      .fn<(version: number, written: Written) => Promise<Draft>>()
      .mockRejectedValueOnce(new ProblemError({ code: "network" }))
      .mockResolvedValue(draft(2));
    const autosave = new Autosave(1, save, () => undefined);
    autosave.write(text("a"));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(autosave.state.get().kind).toBe("offline");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(autosave.state.get().kind).toBe("saved");
  });

  it("KB1 asks when somebody else has saved, and overwrites only when told to", async () => {
    const theirs = draft(7, "theirs");
    const save = vi
      .fn<(version: number, written: Written) => Promise<Draft>>()
      .mockRejectedValueOnce(new ProblemError({ code: "version_conflict", current: theirs }))
      .mockResolvedValue(draft(8));
    const autosave = new Autosave(1, save, () => undefined);
    autosave.write(text("mine"));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(autosave.state.get()).toEqual({ kind: "conflict", theirs });
    autosave.write(text("mine, longer"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(save).toHaveBeenCalledTimes(1);
    expect(await autosave.keepMine()).toBe(true);
    expect(save).toHaveBeenLastCalledWith(7, text("mine, longer"));
  });
});
