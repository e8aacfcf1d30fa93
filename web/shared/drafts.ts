// SPDX-License-Identifier: AGPL-3.0-or-later
// Unfinished texts. Those of conversations are the same in all browsers of a user: what is typed here is kept here at
// once, goes to the desk a moment later, and comes to the others as an event. Who is typing is never disturbed: while a
// text has the focus or has not reached the desk yet, it wins over what comes from elsewhere.
import { ProblemError, type Schemas } from "./api";
import type { Id } from "./ids";
import { createStore, type Store } from "./store";

export type Draft = Schemas["Draft"];
export type DraftKind = Schemas["DraftKind"];

export interface KeptDraft {
  text: string;
  /** The same with its formatting, where the channel carries that. */
  document?: Schemas["Document"] | undefined;
  /** Of the desk's draft on which this text was written; 0: there was none. */
  version: number;
  /** Typed here and not yet kept by the desk. */
  unsaved: boolean;
}

export interface DraftsOptions {
  user: Id;
  storage?: Storage;
  save: (id: Id, kind: DraftKind, body: Schemas["DraftSave"]) => Promise<Draft>;
  /** Between the last key and saving. */
  pauseMs?: number;
}

const nothing: KeptDraft = { text: "", version: 0, unsaved: false };

export class Drafts {
  readonly kept: Store<ReadonlyMap<string, KeptDraft>>;
  private readonly storage: Storage;
  private readonly prefix: string;
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly saving = new Map<string, Promise<void>>();
  /** Came while the text had the focus; taken when it loses it unchanged. */
  private readonly aside = new Map<string, Draft>();
  private focused: string | null = null;

  constructor(private readonly options: DraftsOptions) {
    this.storage = options.storage ?? localStorage;
    this.prefix = `harken.drafts.${options.user}.`;
    this.kept = createStore<ReadonlyMap<string, KeptDraft>>(this.readAll());
  }

  static key(id: Id, kind: DraftKind): string {
    return `${id}.${kind}`;
  }

  text(id: Id, kind: DraftKind): string {
    return this.get(Drafts.key(id, kind)).text;
  }

  write(id: Id, kind: DraftKind, text: string, document?: Schemas["Document"]): void {
    const key = Drafts.key(id, kind);
    if (this.get(key).text === text && this.get(key).document === document) return;
    this.aside.delete(key);
    this.put(key, { ...this.get(key), text, document, unsaved: true });
    this.saveLater(key);
  }

  /** From the desk: its list of drafts, an event, or the answer to a save. */
  take(draft: Draft): void {
    const key = Drafts.key(draft.conversation_id, draft.kind);
    const known = this.get(key);
    if (draft.version <= known.version) return;
    if (known.unsaved) return this.put(key, { ...known, version: draft.version });
    if (this.focused === key) {
      this.aside.set(key, draft);
      return this.put(key, { ...known, version: draft.version });
    }
    this.put(key, { text: draft.text, document: draft.document, version: draft.version, unsaved: false });
  }

  /** Everything that the desk keeps of me: what is not in it and not new here was finished elsewhere. */
  takeAll(drafts: readonly Draft[]): void {
    const listed = new Set(drafts.map((draft) => Drafts.key(draft.conversation_id, draft.kind)));
    drafts.forEach((draft) => this.take(draft));
    for (const [key, draft] of this.kept.get()) {
      if (!listed.has(key) && !draft.unsaved && this.focused !== key) this.put(key, { ...draft, text: "", document: undefined });
    }
    void this.flush();
  }

  focus(id: Id, kind: DraftKind): void {
    this.focused = Drafts.key(id, kind);
  }

  blur(id: Id, kind: DraftKind): void {
    const key = Drafts.key(id, kind);
    if (this.focused === key) this.focused = null;
    const newer = this.aside.get(key);
    this.aside.delete(key);
    if (newer && !this.get(key).unsaved) this.put(key, { text: newer.text, document: newer.document, version: newer.version, unsaved: false });
    void this.save(key);
  }

  /** Saves whatever is not saved; call it when the connection is back and before the page goes. */
  async flush(): Promise<void> {
    await Promise.all([...this.kept.get().keys()].map((key) => this.save(key)));
  }

  stop(): void {
    this.timers.forEach((timer) => clearTimeout(timer));
    this.timers.clear();
  }

  private get(key: string): KeptDraft {
    return this.kept.get().get(key) ?? nothing;
  }

  private saveLater(key: string): void {
    clearTimeout(this.timers.get(key));
    this.timers.set(
      key,
      setTimeout(() => void this.save(key), this.options.pauseMs ?? 900),
    );
  }

  private save(key: string): Promise<void> {
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    const running = this.saving.get(key);
    if (running) return running;
    if (!this.get(key).unsaved) return Promise.resolve();
    const started = this.saveNow(key).finally(() => {
      this.saving.delete(key);
    });
    this.saving.set(key, started);
    return started;
  }

  private async saveNow(key: string): Promise<void> {
    const [id, kind] = key.split(".") as [Id, DraftKind];
    // Twice at most: what another browser wrote in between is written over once.
    for (let round = 0; round < 3 && this.get(key).unsaved; round++) {
      const { text, document, version } = this.get(key);
      try {
        const saved = await this.options.save(id, kind, document ? { text: "", document, version } : { text, version });
        const now = this.get(key);
        this.put(key, { ...now, version: Math.max(saved.version, now.version), unsaved: now.text !== text || now.document !== document });
      } catch (error) {
        if (!this.yieldTo(key, error)) return;
      }
    }
    if (this.get(key).unsaved) this.saveLater(key);
  }

  /** Whether it makes sense to save again now. */
  private yieldTo(key: string, error: unknown): boolean {
    if (!(error instanceof ProblemError)) return false;
    const current = error.code === "version_conflict" ? (error.problem.current as Draft | undefined) : undefined;
    if (current) {
      this.put(key, { ...this.get(key), version: current.version });
      return true;
    }
    // Not mine to see any more, or nothing that the desk takes: it stays here, and is not sent again until it changes.
    const refused = error.status >= 400 && error.status < 500 && error.code !== "rate_limited";
    if (refused && error.code !== "unauthenticated" && error.code !== "csrf") this.put(key, { ...this.get(key), unsaved: false });
    return false;
  }

  private put(key: string, draft: KeptDraft): void {
    const known = this.get(key);
    if (known.text === draft.text && known.document === draft.document && known.version === draft.version && known.unsaved === draft.unsaved) return;
    this.kept.update((all) => new Map(all).set(key, draft));
    try {
      if (draft.text === "" && !draft.document && !draft.unsaved) this.storage.removeItem(this.prefix + key);
      else this.storage.setItem(this.prefix + key, JSON.stringify(draft));
    } catch {
      // A full or forbidden storage costs the draft after a reload without connection, nothing now.
    }
  }

  private readAll(): ReadonlyMap<string, KeptDraft> {
    const found = new Map<string, KeptDraft>();
    for (let index = 0; index < this.storage.length; index++) {
      const name = this.storage.key(index);
      if (!name?.startsWith(this.prefix)) continue;
      try {
        const draft = JSON.parse(this.storage.getItem(name) ?? "") as KeptDraft;
        if (typeof draft.text === "string") found.set(name.slice(this.prefix.length), { ...nothing, ...draft });
      } catch {
        // Not ours, or broken: as if it were not there.
      }
    }
    return found;
  }
}

// Notes about a contact are short and stay in this browser.
const contactNoteKey = (user: Id, contact: Id) => `harken.draft.${user}.${contact}.contact_note`;

export function readContactNote(user: Id, contact: Id, storage: Storage = localStorage): string {
  return storage.getItem(contactNoteKey(user, contact)) ?? "";
}

export function writeContactNote(user: Id, contact: Id, text: string, storage: Storage = localStorage): void {
  try {
    if (text.trim() === "") storage.removeItem(contactNoteKey(user, contact));
    else storage.setItem(contactNoteKey(user, contact), text);
  } catch {
    // A full or forbidden storage costs the draft after a reload, nothing now.
  }
}
