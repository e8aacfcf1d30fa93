// SPDX-License-Identifier: AGPL-3.0-or-later
// The one reducer of what a member of staff knows. It is pure, and safe to feed twice or out of order with snapshots:
// an older version never replaces a newer one, and nothing is in a list twice. So snapshot + events = later snapshot.
import type { Schemas } from "./api";
import { compareNumeric, type Id, type Seq } from "./ids";
import type {
  AvailabilityStatus,
  Channel,
  Contact,
  ContactAttribute,
  OwnTicketStatus,
  Conversation,
  Department,
  Label,
  Message,
  Note,
  Notification,
  PendingReply,
  Role,
  SideMail,
  User,
  Workspace,
} from "./model";
import type { StaffEvent } from "./told";

export type { StaffEvent };

/** The messages of one conversation, oldest first, from some point on. */
export interface Thread {
  messages: readonly Message[];
  /** `before` of the page further back; null when the beginning is here. */
  before: string | null;
  loaded: boolean;
}

export interface DeskState {
  seq: Seq;
  conversations: ReadonlyMap<Id, Conversation>;
  /** No longer visible to me since that event: an answer from before must not bring it back. */
  removed: ReadonlyMap<Id, Seq>;
  threads: ReadonlyMap<Id, Thread>;
  notes: ReadonlyMap<Id, readonly Note[]>;
  /** By their conversation, in the order in which they will go. */
  pendingReplies: ReadonlyMap<Id, readonly PendingReply[]>;
  contactNotes: ReadonlyMap<Id, readonly Note[]>;
  /** Forwards and the answers to them, of conversations. */
  sideMails: ReadonlyMap<Id, readonly SideMail[]>;
  contacts: ReadonlyMap<Id, Contact>;
  users: ReadonlyMap<Id, User>;
  roles: ReadonlyMap<Role["id"], Role>;
  departments: ReadonlyMap<Id, Department>;
  channels: ReadonlyMap<Id, Channel>;
  labels: ReadonlyMap<Id, Label>;
  statuses: ReadonlyMap<Id, AvailabilityStatus>;
  contactAttributes: ReadonlyMap<Id, ContactAttribute>;
  /** The workspace's own, inside the four. */
  ticketStatuses: ReadonlyMap<Id, OwnTicketStatus>;
  workspace: Workspace | null;
  /** What I was told personally. */
  notifications: ReadonlyMap<Id, Notification>;
}

export function emptyDesk(): DeskState {
  const none = new Map<never, never>();
  return {
    seq: "0" as Seq,
    conversations: none,
    removed: none,
    threads: none,
    notes: none,
    pendingReplies: none,
    contactNotes: none,
    sideMails: none,
    contacts: none,
    users: none,
    roles: none,
    departments: none,
    channels: none,
    labels: none,
    statuses: none,
    contactAttributes: none,
    ticketStatuses: none,
    workspace: null,
    notifications: none,
  };
}

type Versioned = { id: Id | Role["id"]; version: number };

function put<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return map.get(key) === value ? map : new Map(map).set(key, value);
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  if (!map.has(key)) return map;
  const result = new Map(map);
  result.delete(key);
  return result;
}

function upsert<T extends Versioned>(map: ReadonlyMap<T["id"], T>, incoming: T): ReadonlyMap<T["id"], T> {
  const known = map.get(incoming.id);
  return known && known.version > incoming.version ? map : put(map, incoming.id, incoming);
}

export function upsertAll<T extends Versioned>(map: ReadonlyMap<T["id"], T>, incoming: readonly T[]): ReadonlyMap<T["id"], T> {
  return incoming.reduce(upsert<T>, map);
}

/** Joins two lists of things that never change, by id, oldest first. The usual case, one newer at the end, is cheap. */
export function joinById<T extends { id: Id }>(known: readonly T[], incoming: readonly T[]): readonly T[] {
  const ids = new Set(known.map((item) => item.id));
  const fresh = incoming.filter((item) => !ids.has(item.id));
  if (fresh.length === 0) return known;
  const last = known.at(-1);
  const joined = [...known, ...fresh];
  const inOrder = fresh.length === 1 && (!last || compareNumeric(last.id, fresh[0]!.id) < 0);
  return inOrder ? joined : joined.sort((a, b) => compareNumeric(a.id, b.id));
}

function addMessage(state: DeskState, message: Message): DeskState {
  const thread = state.threads.get(message.conversation_id);
  // A thread that nobody opened is not kept: opening it loads it whole.
  if (!thread) return state;
  const messages = joinById(thread.messages, [message]);
  if (messages === thread.messages) return state;
  return {
    ...state,
    threads: put(state.threads, message.conversation_id, {
      ...thread,
      messages,
    }),
  };
}

/** What became of a message that is shown already: sent, failed, edited. */
function replaceMessage(state: DeskState, message: Message): DeskState {
  const thread = state.threads.get(message.conversation_id);
  if (!thread?.messages.some((known) => known.id === message.id)) return state;
  const messages = thread.messages.map((known) => (known.id === message.id ? message : known));
  return { ...state, threads: put(state.threads, message.conversation_id, { ...thread, messages }) };
}

function putPending(state: DeskState, id: Id, replies: readonly PendingReply[]): DeskState {
  const sorted = [...replies].sort((a, b) => a.send_at.localeCompare(b.send_at) || compareNumeric(a.id, b.id));
  return { ...state, pendingReplies: put(state.pendingReplies, id, sorted) };
}

function addPending(state: DeskState, reply: PendingReply): DeskState {
  const others = (state.pendingReplies.get(reply.conversation_id) ?? []).filter((known) => known.id !== reply.id);
  return putPending(state, reply.conversation_id, [...others, reply]);
}

export function endPending(state: DeskState, conversation: Id, id: Id): DeskState {
  const known = state.pendingReplies.get(conversation);
  if (!known?.some((reply) => reply.id === id)) return state;
  return putPending(
    state,
    conversation,
    known.filter((reply) => reply.id !== id),
  );
}

/** Whoever planned an answer has to know that the customer has written since. */
function markOvertaken(state: DeskState, message: Message): DeskState {
  const known = state.pendingReplies.get(message.conversation_id) ?? [];
  if (message.sender.kind !== "customer" || known.length === 0) return state;
  return putPending(
    state,
    message.conversation_id,
    known.map((reply) => ({ ...reply, customer_wrote: true })),
  );
}

export function applyPending(state: DeskState, id: Id, replies: readonly PendingReply[]): DeskState {
  return putPending(state, id, replies);
}

export function applyOnePending(state: DeskState, reply: PendingReply): DeskState {
  return addPending(state, reply);
}

/** It lies in another conversation now. */
function dropMessage(state: DeskState, conversation: Id, id: Id): DeskState {
  const thread = state.threads.get(conversation);
  if (!thread) return state;
  const messages = thread.messages.filter((message) => message.id !== id);
  return { ...state, threads: put(state.threads, conversation, { ...thread, messages }) };
}

function addNote(state: DeskState, note: Note): DeskState {
  if (note.conversation_id !== null) {
    return {
      ...state,
      notes: put(state.notes, note.conversation_id, joinById(state.notes.get(note.conversation_id) ?? [], [note])),
    };
  }
  const known = state.contactNotes.get(note.contact_id) ?? [];
  return {
    ...state,
    contactNotes: put(state.contactNotes, note.contact_id, joinById(known, [note])),
  };
}

/** One that is known already comes again when its delivery has got further; an answer that comes late says less. */
function putSideMail(state: DeskState, mail: SideMail): DeskState {
  const known = state.sideMails.get(mail.conversation_id) ?? [];
  const before = known.find((each) => each.id === mail.id)?.delivery?.state;
  if (before && before !== "queued" && mail.delivery?.state === "queued") return state;
  const others = known.filter((each) => each.id !== mail.id);
  const mails = joinById(others, [mail]);
  return {
    ...state,
    sideMails: put(state.sideMails, mail.conversation_id, mails),
  };
}

export function applySideMails(state: DeskState, mails: readonly SideMail[]): DeskState {
  return mails.reduce(putSideMail, state);
}

/** The name and e-mail that conversations carry along are the contact's. */
function putContact(state: DeskState, contact: Contact): DeskState {
  const contacts = upsert(state.contacts, contact);
  if (contacts === state.contacts) return state;
  const conversations = new Map(state.conversations);
  for (const [id, conversation] of conversations) {
    if (conversation.contact.id !== contact.id) continue;
    const { name, email, photo } = contact;
    const { photo: _, ...rest } = conversation.contact;
    conversations.set(id, {
      ...conversation,
      contact: { ...rest, name, email, ...(photo && { photo }) },
    });
  }
  return { ...state, contacts, conversations };
}

function removeConversation(state: DeskState, id: Id, seq: Seq): DeskState {
  return {
    ...state,
    conversations: without(state.conversations, id),
    threads: without(state.threads, id),
    notes: without(state.notes, id),
    sideMails: without(state.sideMails, id),
    pendingReplies: without(state.pendingReplies, id),
    removed: put(state.removed, id, seq),
  };
}

function dropLabel(state: DeskState, id: Id): DeskState {
  const conversations = new Map(state.conversations);
  for (const [key, conversation] of conversations) {
    if (!conversation.label_ids.includes(id)) continue;
    conversations.set(key, {
      ...conversation,
      label_ids: conversation.label_ids.filter((label) => label !== id),
    });
  }
  return { ...state, conversations, labels: without(state.labels, id) };
}

/** What is read stays read, whatever an older answer says. */
export function applyNotifications(state: DeskState, items: readonly Notification[]): DeskState {
  const notifications = new Map(state.notifications);
  for (const item of items) {
    const known = notifications.get(item.id);
    if (!known || known.read_at === null) notifications.set(item.id, item);
  }
  return { ...state, notifications };
}

export function applyRead(state: DeskState, ids: readonly Id[], at: string): DeskState {
  const read = ids
    .map((id) => state.notifications.get(id))
    .filter((item) => item !== undefined)
    .map((item) => ({ ...item, read_at: item.read_at ?? at }));
  return applyNotifications(state, read);
}

export function applyConversations(state: DeskState, items: readonly Conversation[], seq: Seq): DeskState {
  const visible = items.filter((item) => {
    const goneAt = state.removed.get(item.id);
    return goneAt === undefined || compareNumeric(goneAt, seq) <= 0;
  });
  return { ...state, conversations: upsertAll(state.conversations, visible) };
}

function applyData(state: DeskState, data: StaffEvent["data"], seq: Seq): DeskState {
  let next = state;
  if (data.conversation) next = applyConversations(next, [data.conversation], seq);
  if (data.message) next = markOvertaken(addMessage(next, data.message), data.message);
  if (data.pending_reply) next = addPending(next, data.pending_reply);
  if (data.note) next = addNote(next, data.note);
  if (data.side_mail) next = putSideMail(next, data.side_mail);
  if (data.notification) next = applyNotifications(next, [data.notification]);
  if (data.contact) next = putContact(next, data.contact);
  if (data.user) next = { ...next, users: upsert(next.users, data.user) };
  if (data.role) next = { ...next, roles: upsert(next.roles, data.role) };
  if (data.department) next = { ...next, departments: upsert(next.departments, data.department) };
  if (data.channel) next = { ...next, channels: upsert(next.channels, data.channel) };
  if (data.label) next = { ...next, labels: upsert(next.labels, data.label) };
  if (data.status) next = { ...next, statuses: upsert(next.statuses, data.status) };
  if (data.contact_attribute)
    next = {
      ...next,
      contactAttributes: upsert(next.contactAttributes, data.contact_attribute),
    };
  if (data.ticket_status)
    next = {
      ...next,
      ticketStatuses: upsert(next.ticketStatuses, data.ticket_status),
    };
  if (data.workspace) next = { ...next, workspace: data.workspace };
  return next;
}

export function applyEvent(state: DeskState, event: StaffEvent): DeskState {
  if (compareNumeric(event.seq, state.seq) <= 0) return state;
  let next: DeskState = { ...state, seq: event.seq };
  if (event.type === "message.updated" && event.data.message) next = replaceMessage(next, event.data.message);
  if (event.type === "message.removed" && event.data.conversation && event.data.message_id)
    next = dropMessage(next, event.data.conversation.id, event.data.message_id);
  if (event.type === "conversation.removed" && event.data.conversation_id) {
    return removeConversation(next, event.data.conversation_id, event.seq);
  }
  if (event.type === "pending_reply.ended" && event.data.conversation_id && event.data.pending_reply_id)
    next = endPending(next, event.data.conversation_id, event.data.pending_reply_id);
  if (event.type === "channel.deleted" && event.data.channel_id) next = { ...next, channels: without(next.channels, event.data.channel_id) };
  if (event.type === "label.deleted" && event.data.label_id) next = dropLabel(next, event.data.label_id);
  if (event.type === "role.deleted" && event.data.role_id) next = { ...next, roles: without(next.roles, event.data.role_id) };
  if (event.type === "status.deleted" && event.data.status_id)
    next = {
      ...next,
      statuses: without(next.statuses, event.data.status_id),
    };
  if (event.type === "ticket_status.deleted" && event.data.ticket_status_id)
    next = {
      ...next,
      ticketStatuses: without(next.ticketStatuses, event.data.ticket_status_id),
    };
  if (event.type === "notification.read" && event.data.notification_ids) next = applyRead(next, event.data.notification_ids, new Date().toISOString());
  if (event.type === "contact_attribute.deleted" && event.data.contact_attribute_id)
    next = {
      ...next,
      contactAttributes: without(next.contactAttributes, event.data.contact_attribute_id),
    };
  return applyData(next, event.data, event.seq);
}

/** Call it before the request for the first page leaves, so that what arrives meanwhile is kept. */
export function openThread(state: DeskState, id: Id): DeskState {
  if (state.threads.has(id)) return state;
  return {
    ...state,
    threads: put(state.threads, id, {
      messages: [],
      before: null,
      loaded: false,
    }),
  };
}

export function applyMessages(state: DeskState, id: Id, page: Schemas["MessagePage"]): DeskState {
  const thread = state.threads.get(id);
  const messages = joinById(thread?.messages ?? [], page.items);
  return {
    ...state,
    threads: put(state.threads, id, {
      messages,
      before: page.next,
      loaded: true,
    }),
  };
}

export function applyMessage(state: DeskState, message: Message): DeskState {
  return addMessage(state, message);
}

export function applyContact(state: DeskState, contact: Contact): DeskState {
  return putContact(state, contact);
}

export function applyNotes(state: DeskState, notes: readonly Note[]): DeskState {
  return notes.reduce(addNote, state);
}

export function applyPresence(state: DeskState, userId: Id, online: boolean): DeskState {
  const user = state.users.get(userId);
  if (!user || user.online === online) return state;
  return { ...state, users: put(state.users, userId, { ...user, online }) };
}
