// SPDX-License-Identifier: AGPL-3.0-or-later
// What the visitor wrote and the desk has not acknowledged. One storage key an entry: two tabs that write at once never
// overwrite each other. An entry leaves only when the desk has stored it, or the visitor discards it.
import type { Page } from "../../messages";
import { type ClientId, type FileId, newClientId } from "../../../shared/ids";
import type { Shelf } from "./storage";

export interface OutFile {
  name: string;
  type: string;
  size: number;
  /** Key of the bytes in this browser; empty when only the uploaded copy is left. */
  local: string;
  /** The desk's id once uploaded. */
  id?: FileId | undefined;
}
export interface Entry {
  client_id: ClientId;
  text: string;
  files: OutFile[];
  at: number;
  page: Page;
  /** The code of a refusal that sending again can't cure. */
  failed?: string | undefined;
}

const start = "out:";

export class Outbox {
  /** Entries that did not fit into the browser's storage; they live as long as this page. */
  private readonly overflow = new Map<string, Entry>();
  private lastAt = 0;

  constructor(private readonly shelf: Shelf) {}

  add(text: string, files: OutFile[], page: Page): Entry {
    this.lastAt = Math.max(Date.now(), this.lastAt + 1);
    const entry = { client_id: newClientId(), text, files, at: this.lastAt, page };
    this.put(entry);
    return entry;
  }

  put(entry: Entry) {
    if (this.shelf.set(start + entry.client_id, entry)) this.overflow.delete(entry.client_id);
    else this.overflow.set(entry.client_id, entry);
  }

  get(clientId: string): Entry | null {
    return this.overflow.get(clientId) ?? this.shelf.get<Entry>(start + clientId);
  }

  remove(clientId: string) {
    this.overflow.delete(clientId);
    this.shelf.remove(start + clientId);
  }

  list(): Entry[] {
    const stored = this.shelf.names(start).map((name) => this.shelf.get<Entry>(name));
    return [...stored, ...this.overflow.values()]
      .filter((entry): entry is Entry => !!entry)
      .sort((a, b) => a.at - b.at || (a.client_id < b.client_id ? -1 : 1));
  }

  next(): Entry | undefined {
    return this.list().find((entry) => !entry.failed);
  }

  fail(clientId: string, code: string) {
    const entry = this.get(clientId);
    if (entry) this.put({ ...entry, failed: code });
  }

  retry(clientId: string) {
    const entry = this.get(clientId);
    if (entry) this.put({ ...entry, failed: undefined });
  }

  /** A new session can't name files of the old one: what still lies here is uploaded again. */
  forgetUploads() {
    for (const entry of this.list()) {
      this.put({ ...entry, files: entry.files.map((file) => (file.local ? { ...file, id: undefined } : file)) });
    }
  }

  clear() {
    for (const entry of this.list()) this.remove(entry.client_id);
  }
}
