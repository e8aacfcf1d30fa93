// SPDX-License-Identifier: AGPL-3.0-or-later
// Fakes of the outside for unit tests: a desk that stores each client_id once, and the browser's lock manager.
import type { Id } from "../../../shared/ids";
import type { Message } from "./model";
import type { Entry } from "./outbox";
import type { Outcome } from "./sender";

export class FakeDesk {
  readonly stored: { id: Id; clientId: string; text: string }[] = [];
  calls = 0;
  atOnce = 0;
  mostAtOnce = 0;
  /** What happens to the next deliveries: the request or only its answer is lost, or a plain outcome. */
  readonly faults: ("request lost" | "answer lost" | Outcome)[] = [];

  async deliver(entry: Entry): Promise<Outcome> {
    this.calls++;
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce);
    await Promise.resolve();
    this.atOnce--;
    const fault = this.faults.shift();
    if (fault === "request lost") return { kind: "later" };
    if (typeof fault === "object") return fault;
    const messageId = this.store(entry);
    return fault === "answer lost" ? { kind: "later" } : { kind: "stored", messageId };
  }

  private store({ client_id: clientId, text }: Entry): Id {
    const known = this.stored.find((message) => message.clientId === clientId);
    if (known) return known.id;
    const id = String(this.stored.length + 1) as Id;
    this.stored.push({ id, clientId, text });
    return id;
  }
}

interface Waiter {
  grant(): void;
}

/** One lock with the three behaviours of the Web Locks API that the widget uses: queue, steal, abort. */
export class FakeLocks {
  private readonly queue: Waiter[] = [];
  private holder: { reject(reason: unknown): void } | undefined;

  request(_name: string, options: LockOptions, held: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const grant = () => {
        const holder = (this.holder = { reject });
        void held().then(() => {
          if (this.holder === holder) this.release();
          resolve();
        });
      };
      if (options.steal) {
        this.holder?.reject(new DOMException("stolen", "AbortError"));
        return grant();
      }
      const waiter = { grant };
      options.signal?.addEventListener("abort", () => {
        if (this.queue.includes(waiter)) this.queue.splice(this.queue.indexOf(waiter), 1);
        reject(new DOMException("given up", "AbortError"));
      });
      if (this.holder) this.queue.push(waiter);
      else grant();
    });
  }

  private release() {
    this.holder = undefined;
    this.queue.shift()?.grant();
  }
}

export function message(id: string, kind: "customer" | "user", text = `words ${id}`): Message {
  return {
    id: id as Id,
    client_id: kind === "customer" ? `client-${id}` : "",
    kind: "text",
    sender: { kind, name: kind === "user" ? "Ana" : "" },
    text,
    attachments: [],
    system: null,
    created_at: new Date(Date.UTC(2026, 0, 5, 12, Number(id))).toISOString(),
  };
}
