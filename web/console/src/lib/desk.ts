// SPDX-License-Identifier: AGPL-3.0-or-later
// What one signed-in member of staff works with: the known state, the live link that keeps it fresh, the outbox.
import { ProblemError, type Schemas } from "@shared/api";
import { backoffMs } from "@shared/backoff";
import {
  applyConversations,
  applyEvent,
  applyMessage,
  applyNotes,
  applyNotifications,
  applyOnePending,
  applyPresence,
  type DeskState,
  emptyDesk,
  type StaffEvent,
  upsertAll,
} from "@shared/events";
import { Drafts } from "@shared/drafts";
import type { Id, Seq } from "@shared/ids";
import { type Conversation, mayOversee } from "@shared/model";
import { Outbox, type OutboxEntry } from "@shared/outbox";
import { type LinkState, type StaffFrame, StaffSocket } from "@shared/socket";
import { createStore } from "@shared/store";
import { wholeEvent } from "@shared/told";
import { api, csrf, queries, type Session } from "./client";
import { Chats } from "./chats";
import { LookingBoard } from "./lookingBoard";
import { TypingBoard } from "./typingBoard";

type EventListener = (event: StaffEvent, before: DeskState) => void;

export class Desk {
  readonly state = createStore<DeskState>(emptyDesk());
  readonly link = createStore<LinkState>("connecting");
  readonly ready = createStore<"loading" | "failed" | "ready">("loading");
  readonly typing = new TypingBoard();
  readonly looking = new LookingBoard();
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  readonly chats: Chats;
  readonly socket: StaffSocket;
  private readonly listeners = new Set<EventListener>();
  private attempt = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private countsTimer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;

  constructor(readonly session: Session) {
    this.state.update((state) => ({ ...state, workspace: session.workspace }));
    this.outbox = new Outbox({
      storageKey: `harken.outbox.${session.user.id}`,
      deliver: (entry) => this.deliver(entry),
    });
    this.chats = new Chats(session.user.id);
    this.drafts = new Drafts({
      user: session.user.id,
      save: (id, kind, body) => api.call("put", "/conversations/{id}/drafts/{kind}", { path: { id, kind }, body }),
    });
    this.socket = new StaffSocket({
      url: () => `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${api.url("/events")}`,
      csrf,
      cursor: () => this.state.get().seq,
      onFrame: (frame) => this.receive(frame),
      onState: (state) => this.follow(state),
      probe: async () => (await this.refreshCounts()).seq,
    });
  }

  start(): void {
    this.stopped = false;
    void this.load();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.retry);
    clearTimeout(this.countsTimer);
    this.socket.stop();
    this.outbox.stop();
    this.drafts.stop();
    this.typing.stop();
  }

  onEvent(listener: EventListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Takes conversations from an answer of the API; `seq` is what that answer includes. */
  take(items: readonly Conversation[], seq: Seq = this.state.get().seq): void {
    this.state.update((state) => applyConversations(state, items, seq));
  }

  refreshCounts(): Promise<Schemas["ViewCounts"]> {
    return queries.fetchQuery({
      queryKey: ["counts"],
      queryFn: () => api.call("get", "/conversations/counts"),
      staleTime: 0,
    });
  }

  async load(): Promise<void> {
    clearTimeout(this.retry);
    try {
      const fresh = await loadSnapshot(mayOversee(this.session.role) ? "unassigned" : "new");
      if (this.stopped) return;
      this.attempt = 0;
      this.state.update((state) => merge(state, fresh));
      this.drafts.takeAll(fresh.drafts.items);
      this.ready.update(() => "ready");
      this.socket.start();
    } catch {
      if (this.stopped) return;
      this.ready.update((now) => (now === "ready" ? now : "failed"));
      this.retry = setTimeout(() => void this.load(), backoffMs(this.attempt++));
    }
  }

  /** After a gap that the event log cannot fill: forget what was known, and ask anew from the newest point on. */
  private async reload(): Promise<void> {
    this.socket.stop();
    this.link.update(() => "catching_up");
    this.state.update((state) => ({
      ...emptyDesk(),
      workspace: state.workspace,
    }));
    await this.load();
    await queries.invalidateQueries({
      predicate: (query) => query.queryKey[0] !== "me",
    });
  }

  private receive(frame: StaffFrame): void {
    switch (frame.type) {
      case "resync":
      case "cursor_expired":
        void this.reload();
        return;
      case "typing":
        if ("kind" in frame.who) this.typing.set(frame.conversation_id, frame.active, { ...frame.who, note: frame.note });
        return;
      case "looking":
        if ("active" in frame) this.looking.set(frame.conversation_id, frame.active, frame.who);
        return;
      case "alike":
        void queries.invalidateQueries({ queryKey: ["alike"] });
        return;
      case "presence":
        if ("online" in frame) this.state.update((state) => applyPresence(state, frame.user_id, frame.online));
        return;
      default:
        if ("data" in frame) this.apply(wholeEvent(frame));
    }
  }

  private apply(event: StaffEvent): void {
    const before = this.state.get();
    this.state.update((state) => applyEvent(state, event));
    if (this.state.get() === before) return;
    // One event, however many conversations have it again: they are asked for anew.
    if (event.type === "label.restored") void this.reload();
    const { message, note, draft } = event.data;
    if (draft) this.drafts.take(draft);
    if (message?.sender.kind === "customer") this.typing.set(message.conversation_id, false, { kind: "customer", name: "" });
    const clientId = message?.client_id ?? note?.client_id ?? event.data.pending_reply?.client_id;
    if (clientId) this.confirm(clientId);
    if (event.data.conversation || event.type === "conversation.removed") this.scheduleCounts();
    for (const listener of [...this.listeners]) listener(event, before);
  }

  private confirm(clientId: string): void {
    const waiting = this.outbox.entries.get().find((entry) => entry.client_id === clientId);
    if (waiting) this.outbox.remove(waiting.client_id);
  }

  private follow(link: LinkState): void {
    this.link.update(() => link);
    if (link === "offline" || link === "connecting") this.looking.clear();
    if (link !== "live") return;
    void this.outbox.flush();
    void this.drafts.flush();
    this.scheduleCounts();
    void this.refreshPresence();
  }

  /** Presence has no seq, so what changed during a gap is asked for. */
  private async refreshPresence(): Promise<void> {
    const { items } = await api.call("get", "/users").catch(() => ({ items: [] }));
    this.state.update((state) => ({
      ...state,
      users: upsertAll(state.users, items),
    }));
  }

  /** A view is a query of the server: many events in a row ask once. */
  private scheduleCounts(): void {
    this.countsTimer ??= setTimeout(() => {
      this.countsTimer = undefined;
      void this.refreshCounts().catch(() => undefined);
    }, 250);
  }

  private async deliver(entry: OutboxEntry): Promise<void> {
    const { client_id, text, mention_ids } = entry;
    const path = { id: entry.target };
    if (entry.kind === "message") return this.answer(entry);
    const note =
      entry.kind === "note"
        ? await api.call("post", "/conversations/{id}/notes", { path, body: { client_id, text, ...(mention_ids ? { mention_ids } : {}) } })
        : await api.call("post", "/contacts/{id}/notes", { path, body: { client_id, text } });
    this.state.update((state) => applyNotes(state, [note]));
  }

  private async answer(entry: OutboxEntry): Promise<void> {
    const path = { id: entry.target };
    const body = requestOf(entry);
    if (!entry.hold) {
      const message = await api.call("post", "/conversations/{id}/messages", { path, body });
      return this.state.update((state) => applyMessage(state, message));
    }
    const reply = await this.hold(entry, { ...body, ...entry.hold });
    if (reply) this.state.update((state) => applyOnePending(state, reply));
  }

  /** Null: a try before has been stored, and its time has come since. */
  private async hold(entry: OutboxEntry, body: Schemas["PendingReplyRequest"]): Promise<Schemas["PendingReply"] | null> {
    try {
      return await api.call("post", "/conversations/{id}/pending-replies", { path: { id: entry.target }, body });
    } catch (error) {
      if (error instanceof ProblemError && error.code === "already_sent") return null;
      throw error;
    }
  }
}

function requestOf(entry: OutboxEntry): Schemas["MessageRequest"] {
  const { client_id, text, form } = entry;
  if (form) return { client_id, kind: "form", form_id: form.id };
  if (entry.article) return { client_id, kind: "article", article: entry.article };
  const attachments = entry.attachments.map((file) => file.id);
  return {
    client_id,
    ...(entry.document ? { document: entry.document } : text ? { text } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(entry.reply_to_id ? { reply_to_id: entry.reply_to_id } : {}),
    ...(entry.channel_id ? { channel_id: entry.channel_id } : {}),
    ...(entry.mail ? { mail: entry.mail } : {}),
  };
}

/** The seq is asked first: whatever happens while the rest loads comes again as an event, and changes nothing twice. */
async function loadSnapshot(queue: "new" | "unassigned") {
  const counts = await api.call("get", "/conversations/counts");
  queries.setQueryData(["counts"], counts);
  const [users, roles, statuses, departments, channels, labels, contactAttributes, ticketStatuses, waiting, drafts, notifications] = await Promise.all([
    api.call("get", "/users"),
    api.call("get", "/roles"),
    api.call("get", "/availability-statuses"),
    api.call("get", "/departments"),
    api.call("get", "/channels"),
    api.call("get", "/labels"),
    api.call("get", "/contact-attributes"),
    api.call("get", "/ticket-statuses"),
    api.call("get", "/conversations", { query: { view: queue, limit: 50 } }),
    api.call("get", "/drafts"),
    api.call("get", "/notifications", { query: { limit: 100 } }),
  ]);
  return {
    seq: counts.seq,
    users,
    roles,
    statuses,
    departments,
    channels,
    labels,
    contactAttributes,
    ticketStatuses,
    waiting,
    drafts,
    notifications,
  };
}

function merge(state: DeskState, fresh: Awaited<ReturnType<typeof loadSnapshot>>): DeskState {
  const withCatalogue = {
    ...state,
    seq: fresh.seq,
    users: upsertAll(state.users, fresh.users.items),
    roles: upsertAll(state.roles, fresh.roles.items),
    statuses: upsertAll(state.statuses, fresh.statuses.items),
    departments: upsertAll(state.departments, fresh.departments.items),
    channels: upsertAll(state.channels, fresh.channels.items),
    labels: upsertAll(state.labels, fresh.labels.items),
    contactAttributes: upsertAll(state.contactAttributes, fresh.contactAttributes.items),
    ticketStatuses: upsertAll(state.ticketStatuses, fresh.ticketStatuses.items),
  };
  return applyNotifications(applyConversations(withCatalogue, fresh.waiting.items, fresh.waiting.seq), fresh.notifications.items);
}

export function holderName(state: DeskState, conversation: Conversation): string {
  const holder = conversation.holder;
  return holder ? (state.users.get(holder.id)?.name ?? holder.name) : "";
}

export function departmentName(state: DeskState, id: Id): string {
  return state.departments.get(id)?.name ?? "";
}
