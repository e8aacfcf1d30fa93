// SPDX-License-Identifier: AGPL-3.0-or-later
// Saves a draft a moment after the last key. One request at a time; without a connection it tries again by itself;
// when somebody else has saved meanwhile it stops and asks.
import { useEffect, useState } from "react";
import { backoffMs } from "@shared/backoff";
import { ProblemError } from "@shared/api";
import { createStore, type Store } from "@shared/store";
import { useStore } from "@/lib/useStore";
import type { Draft, StoredDocument } from "../data";

export interface Written {
  title: string;
  body: StoredDocument;
}

export type SaveState = { kind: "saved" | "waiting" | "saving" | "offline" } | { kind: "conflict"; theirs: Draft } | { kind: "refused"; error: unknown };

const pauseMs = 900;
const passing = ["network", "unavailable", "disk_full", "internal", "rate_limited"];

export class Autosave {
  readonly state: Store<SaveState> = createStore<SaveState>({ kind: "saved" });
  private pending: Written | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;
  private attempt = 0;

  constructor(
    private version: number,
    private readonly save: (version: number, written: Written) => Promise<Draft>,
    private readonly saved: (draft: Draft) => void,
  ) {}

  write(written: Written): void {
    this.pending = written;
    if (this.state.get().kind === "conflict") return;
    this.state.update(() => ({ kind: "waiting" }));
    this.wait(pauseMs);
  }

  /** Saves at once what is still waiting; true when everything is stored then. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    await this.running;
    if (this.pending && this.state.get().kind !== "conflict") await this.run();
    while (this.pending && this.state.get().kind === "waiting") await this.run();
    return this.state.get().kind === "saved";
  }

  /** What was written here stands, whatever the other one has saved. */
  keepMine(): Promise<boolean> {
    const state = this.state.get();
    if (state.kind === "conflict") this.take(state.theirs);
    return this.flush();
  }

  /** The draft has been changed by another request of our own: publishing, restoring. */
  take(draft: Draft): void {
    this.version = draft.version;
    this.state.update(() => ({ kind: this.pending ? "waiting" : "saved" }));
  }

  drop(): void {
    this.pending = null;
    clearTimeout(this.timer);
  }

  get current(): number {
    return this.version;
  }

  private wait(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(), ms);
  }

  private run(): Promise<void> {
    this.running ??= this.send().finally(() => (this.running = undefined));
    return this.running;
  }

  private async send(): Promise<void> {
    const written = this.pending;
    if (!written) return;
    this.state.update(() => ({ kind: "saving" }));
    try {
      const draft = await this.save(this.version, written);
      this.attempt = 0;
      this.version = draft.version;
      this.saved(draft);
    } catch (error) {
      return this.failed(error);
    }
    // What was written meanwhile waits for the pause after its own last key.
    if (this.pending === written) this.pending = null;
    else this.wait(pauseMs);
    this.state.update(() => ({ kind: this.pending ? "waiting" : "saved" }));
  }

  private failed(error: unknown): void {
    const code = error instanceof ProblemError ? error.code : "internal";
    if (error instanceof ProblemError && code === "version_conflict") {
      const theirs = error.problem.current as Draft;
      this.state.update(() => ({ kind: "conflict", theirs }));
    } else if (passing.includes(code)) {
      this.state.update(() => ({ kind: "offline" }));
      this.wait(backoffMs(this.attempt++));
    } else {
      this.state.update(() => ({ kind: "refused", error }));
    }
  }
}

/** Nothing that was written is lost by leaving the page. */
export function useAutosave(make: () => Autosave): [Autosave, SaveState] {
  const [autosave] = useState(make);
  useEffect(() => {
    const flush = () => void autosave.flush();
    const warn = (event: BeforeUnloadEvent) => {
      if (autosave.state.get().kind === "saved") return;
      flush();
      event.preventDefault();
    };
    const hide = () => document.visibilityState === "hidden" && flush();
    addEventListener("beforeunload", warn);
    document.addEventListener("visibilitychange", hide);
    return () => {
      removeEventListener("beforeunload", warn);
      document.removeEventListener("visibilitychange", hide);
      flush();
    };
  }, [autosave]);
  return [autosave, useStore(autosave.state, (state) => state)];
}
