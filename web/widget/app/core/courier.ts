// SPDX-License-Identifier: AGPL-3.0-or-later
// Hands one outbox entry to the desk: uploads its files, then a `send` frame while the socket lives, a POST otherwise.
import { ProblemError } from "../../../shared/api";
import type { Page } from "../../messages";
import type { Client } from "./client";
import type { FileStore } from "./files";
import type { Ack, Frame, Refused } from "./model";
import type { Entry, OutFile, Outbox } from "./outbox";
import type { Outcome } from "./sender";
import type { VisitorSocket } from "./socket";

const ackTimeout = 10_000;
/** The desk reads at most 64 KiB in a frame; longer texts go by POST. */
const largestFrame = 60_000;
const passing = ["network", "unavailable", "disk_full", "internal", "rate_limited", "unauthenticated", "bad_identity_token"];

/** What a problem's code means for the message: it waits, or it will never go. */
export function outcomeOf(code: string, retryAfter?: number): Outcome {
  return passing.includes(code) ? { kind: "later", retryAfter } : { kind: "refused", code };
}

export interface CourierHooks {
  /** Makes a session if there is none. */
  ensureSession(page: Page): Promise<void>;
  token(): string | null;
  ended(token: string | null): void;
}

export class Courier {
  private readonly waiting = new Map<string, (outcome: Outcome) => void>();

  constructor(
    private readonly client: Client,
    private readonly socket: VisitorSocket,
    private readonly outbox: Outbox,
    private readonly files: FileStore,
    private readonly hooks: CourierHooks,
  ) {}

  async deliver(entry: Entry): Promise<Outcome> {
    let token = this.hooks.token();
    try {
      await this.hooks.ensureSession(entry.page);
      token = this.hooks.token();
      const { client_id, text, files, page } = await this.upload(entry);
      const attachments = files.flatMap((file) => file.id ?? []);
      // Without a page of the company around it, where the visitor was last stays known.
      const where = page.url ? { page_url: page.url, page_title: page.title } : {};
      const body = { client_id, text, attachments, ...where };
      const frame = { type: "send" as const, ...body };
      const fits = new Blob([JSON.stringify(frame)]).size <= largestFrame;
      if (fits && this.socket.send(frame)) return await this.answer(client_id);
      return { kind: "stored", messageId: (await this.client.post(body)).id };
    } catch (error) {
      if (!(error instanceof ProblemError)) return { kind: "later" };
      if (error.code === "unauthenticated") this.hooks.ended(token);
      return outcomeOf(error.code, error.problem.retry_after);
    }
  }

  /** Frames that say what became of a message; an event with our client_id says it as well as the ack. */
  hear(frame: Frame) {
    if (frame.type === "ack") {
      const ack = frame as Ack;
      this.waiting.get(ack.client_id)?.({ kind: "stored", messageId: ack.message_id });
    } else if (frame.type === "refused") {
      const { client_id, code, retry_after } = frame as Refused;
      if (client_id) this.waiting.get(client_id)?.(outcomeOf(code, retry_after));
    } else if ("data" in frame && frame.data.message?.client_id) {
      const { client_id, id } = frame.data.message;
      this.waiting.get(client_id)?.({ kind: "stored", messageId: id });
    }
  }

  /** The socket is gone: whether the desk has it is unknown, so the same client_id goes out again. */
  cut() {
    for (const settle of [...this.waiting.values()]) settle({ kind: "later" });
  }

  private answer(clientId: string): Promise<Outcome> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.socket.renew(), ackTimeout);
      this.waiting.set(clientId, (outcome) => {
        clearTimeout(timer);
        this.waiting.delete(clientId);
        resolve(outcome);
      });
    });
  }

  private async upload(entry: Entry): Promise<Entry> {
    const files: OutFile[] = [];
    for (const file of entry.files) {
      const blob = file.id ? undefined : await this.files.get(file.local);
      if (!file.id && !blob) throw new ProblemError({ code: "not_found" });
      files.push(blob ? { ...file, id: (await this.client.upload(blob, file.name)).id } : file);
    }
    const ready = { ...entry, files };
    if (files.length) this.outbox.put(ready);
    return ready;
  }
}
