// SPDX-License-Identifier: AGPL-3.0-or-later
// What the visitor sends: kept in the outbox at once, delivered by whichever tab leads.
import { type Id, newClientId } from "../../../shared/ids";
import type { Page } from "../../messages";
import { Courier, type CourierHooks } from "./courier";
import type { Client } from "./client";
import type { FileStore } from "./files";
import { cleanText } from "./limits";
import type { Message } from "./model";
import { type Entry, type OutFile, Outbox } from "./outbox";
import { Sender } from "./sender";
import type { VisitorSocket } from "./socket";
import type { Store } from "./state";
import type { Shelf } from "./storage";
import type { Tabs } from "./tabs";
import { acknowledge } from "./thread";

export interface OutgoingParts {
  store: Store;
  shelf: Shelf;
  client: Client;
  files: FileStore;
  socket: VisitorSocket;
  tabs: Tabs;
}

export class Outgoing {
  readonly outbox: Outbox;
  readonly courier: Courier;
  readonly sender: Sender;

  constructor(
    private readonly parts: OutgoingParts,
    private readonly hooks: CourierHooks,
  ) {
    this.outbox = new Outbox(parts.shelf);
    this.courier = new Courier(parts.client, parts.socket, this.outbox, parts.files, hooks);
    this.sender = new Sender(this.outbox, {
      deliver: (entry) => this.courier.deliver(entry),
      stored: (entry, messageId) => this.stored(entry, messageId),
      changed: () => this.changed(),
    });
    parts.store.set({ pending: this.outbox.list() });
  }

  async add(text: string, chosen: File[], page: Page) {
    const files = await Promise.all(chosen.map((file) => this.keep(file, page)));
    this.outbox.add(cleanText(text), files, page);
    this.changed();
  }

  retry(clientId: string) {
    this.outbox.retry(clientId);
    this.changed();
  }

  discard(clientId: string) {
    this.drop(clientId);
    this.changed();
  }

  clear() {
    this.outbox.clear();
    void this.parts.files.clear().catch(() => undefined);
    this.changed();
  }

  /** The desk shows these messages, so they are not waiting any more. */
  seen(messages: Message[]) {
    for (const { client_id } of messages) if (client_id) this.drop(client_id);
    this.changed();
  }

  /** Another tab delivered it. */
  heardStored(clientId: string, messageId: Id) {
    const { store } = this.parts;
    const entry = store.state.pending.find((candidate) => candidate.client_id === clientId);
    if (entry) store.set({ thread: acknowledge(store.state.thread, entry, messageId) });
    this.reload();
  }

  reload() {
    this.parts.store.set({ pending: this.outbox.list() });
  }

  private changed() {
    this.reload();
    this.parts.tabs.tell({ kind: "outbox" });
  }

  private stored(entry: Entry, messageId: Id) {
    const { store, tabs } = this.parts;
    const clientId = entry.client_id;
    const sent = this.outbox.get(clientId) ?? entry;
    store.set({ thread: acknowledge(store.state.thread, sent, messageId) });
    tabs.tell({ kind: "stored", clientId, messageId });
    this.drop(clientId);
  }

  private drop(clientId: string) {
    const entry = this.outbox.get(clientId);
    if (!entry) return;
    this.outbox.remove(clientId);
    for (const file of entry.files) if (file.local) void this.parts.files.remove(file.local).catch(() => undefined);
  }

  /** A file that can't be kept here (storage blocked) is uploaded at once instead. */
  private async keep(file: File, page: Page): Promise<OutFile> {
    const { name, type, size } = file;
    const local = newClientId();
    try {
      await this.parts.files.put(local, file);
      return { name, type, size, local };
    } catch {
      await this.hooks.ensureSession(page);
      const { id } = await this.parts.client.upload(file, name);
      return { name, type, size, local: "", id };
    }
  }
}
