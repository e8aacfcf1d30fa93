// SPDX-License-Identifier: AGPL-3.0-or-later
// What was written and is not yet confirmed, kept in localStorage over reloads. Each entry has its client_id, so trying
// again is safe: the server stores the same client_id once. One entry of a conversation after the other keeps the order;
// what the server fails at holds back its own conversation alone.
import { backoffMs } from "./backoff";
import { ProblemError, type ProblemCode, type Schemas } from "./api";
import type { ClientId, Id } from "./ids";
import type { FileRef } from "./model";
import { createStore, type Store } from "./store";

export interface OutboxEntry {
  client_id: ClientId;
  kind: "message" | "note" | "contact_note";
  /** The conversation, or the contact of a contact_note. */
  target: Id;
  text: string;
  attachments: FileRef[];
  /** How it is formatted; `text` is then only shown until it is sent. */
  document?: Schemas["Document"];
  /** Colleagues named in a note. */
  mention_ids?: Id[];
  /** A link to an article instead of words; `text` is then its title, to be shown until it is sent. */
  article?: { id: Id; language: string };
  /** A form of the desk goes alone, without text and files. */
  form?: { id: Id; title: string };
  /** The message of the conversation that it answers. */
  reply_to_id?: Id;
  /** As an e-mail: over this mailbox, though the conversation began elsewhere; and who reads along. */
  channel_id?: Id;
  mail?: { subject?: string; to?: string[]; cc?: string[]; bcc?: string[] };
  /** The desk keeps it so long, and it can be taken back until then; without it, it is sent at once. */
  hold?: { undo_seconds: number } | { send_at: string };
  created_at: string;
  /** Why the server refused it for good; without it, the entry waits to be sent. */
  refused?: ProblemCode;
}

export interface OutboxOptions {
  storageKey: string;
  storage?: Storage;
  deliver: (entry: OutboxEntry) => Promise<void>;
  random?: () => number;
}

const passing: readonly ProblemCode[] = ["network", "unavailable", "disk_full", "rate_limited", "unauthenticated", "csrf"];

function isPassing(error: unknown): boolean {
  return error instanceof ProblemError && passing.includes(error.code);
}

/** Not the connection or the server as a whole: another entry may well go. */
function isOfThisEntry(error: unknown): boolean {
  return error instanceof ProblemError ? error.code === "internal" : true;
}

/** What became of an entry: it is done with, it waits, or everything does. */
type Outcome = "done" | "held" | "stop";

export class Outbox {
  readonly entries: Store<readonly OutboxEntry[]>;
  private readonly storage: Storage;
  private sending = false;
  private attempt = 0;
  private heldAttempt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;
  private stored = true;

  constructor(private readonly options: OutboxOptions) {
    this.storage = options.storage ?? localStorage;
    this.entries = createStore<readonly OutboxEntry[]>(this.read());
    window.addEventListener("storage", this.follow);
  }

  add(entry: OutboxEntry): void {
    this.change((entries) => [...entries, entry]);
    void this.flush();
  }

  retry(clientId: ClientId): void {
    this.change((entries) =>
      entries.map((entry) => {
        if (entry.client_id !== clientId) return entry;
        const { refused: _, ...again } = entry;
        return again;
      }),
    );
    void this.flush();
  }

  remove(clientId: ClientId): void {
    this.change((entries) => entries.filter((entry) => entry.client_id !== clientId));
  }

  /** Sends what waits; call it when the connection is back. */
  async flush(): Promise<void> {
    if (this.sending || this.stopped) return;
    this.sending = true;
    clearTimeout(this.timer);
    const held = new Set<Id>();
    try {
      for (let entry = this.next(held); entry; entry = this.next(held)) {
        const outcome = await this.tryOne(entry);
        if (outcome === "stop") return;
        if (outcome === "held") held.add(entry.target);
      }
      this.heldAttempt = held.size > 0 ? this.heldAttempt + 1 : 0;
      if (held.size > 0) this.flushIn(backoffMs(this.heldAttempt - 1, this.options.random));
    } finally {
      this.sending = false;
    }
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    window.removeEventListener("storage", this.follow);
  }

  /** Another tab of the same user has changed the list. */
  private readonly follow = (event: StorageEvent): void => {
    if (event.key === this.options.storageKey) this.entries.update(() => this.read());
  };

  private next(held: ReadonlySet<Id>): OutboxEntry | undefined {
    return this.stopped ? undefined : this.entries.get().find((entry) => !entry.refused && !held.has(entry.target));
  }

  private async tryOne(entry: OutboxEntry): Promise<Outcome> {
    try {
      await this.options.deliver(entry);
      this.attempt = 0;
      this.remove(entry.client_id);
      return "done";
    } catch (error) {
      if (isOfThisEntry(error)) return "held";
      if (isPassing(error)) return this.later(error);
      this.refuse(entry.client_id, error instanceof ProblemError ? error.code : "internal");
      return "done";
    }
  }

  private later(error: unknown): "stop" {
    const asked = error instanceof ProblemError ? (error.problem.retry_after ?? 0) * 1000 : 0;
    this.flushIn(Math.max(asked, backoffMs(this.attempt++, this.options.random)));
    return "stop";
  }

  private flushIn(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private refuse(clientId: ClientId, refused: ProblemCode): void {
    this.change((entries) => entries.map((entry) => (entry.client_id === clientId ? { ...entry, refused } : entry)));
  }

  /** Another tab may have changed the stored list, so each change starts from there; without storage, from memory. */
  private change(update: (entries: readonly OutboxEntry[]) => readonly OutboxEntry[]): void {
    const next = update(this.stored ? this.read() : this.entries.get());
    try {
      if (next.length === 0) this.storage.removeItem(this.options.storageKey);
      else this.storage.setItem(this.options.storageKey, JSON.stringify(next));
      this.stored = true;
    } catch {
      this.stored = false;
    }
    this.entries.update(() => next);
  }

  private read(): readonly OutboxEntry[] {
    try {
      const stored: unknown = JSON.parse(this.storage.getItem(this.options.storageKey) ?? "[]");
      return Array.isArray(stored) ? (stored as OutboxEntry[]) : [];
    } catch {
      return [];
    }
  }
}
