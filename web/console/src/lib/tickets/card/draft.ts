// SPDX-License-Identifier: AGPL-3.0-or-later
// What stands in the card, and what the desk is told of it: only what was changed, and nothing that was left empty.
import type { ClientId, FileId, Id } from "@shared/ids";
import { cleanText } from "@/lib/text";
import type { Patch } from "../changes";
import { emptyDocument, isEmptyDocument, type StoredDocument, type Ticket, type TicketCreate, type TicketPriority, type TicketStatus } from "../model";
import { patchTo } from "../ownStatuses";
import { toLocalInput } from "@/lib/times";

export interface LinkedConversation {
  id: Id;
  number: number;
  name: string;
}

export interface Draft {
  title: string;
  description: StoredDocument;
  status: TicketStatus;
  /** One of the workspace's own, of this status. */
  ownStatus: Id | null;
  priority: TicketPriority;
  responsible: Id | null;
  department: Id | null;
  /** As an input of date and time writes it, in the reader's own clock. */
  deadline: string;
  labels: readonly Id[];
  links: readonly LinkedConversation[];
}

export function emptyDraft(links: readonly LinkedConversation[]): Draft {
  return {
    title: "",
    description: emptyDocument,
    status: "to_do",
    ownStatus: null,
    priority: "normal",
    responsible: null,
    department: null,
    deadline: "",
    labels: [],
    links,
  };
}

export function draftOf(ticket: Ticket, nameOf: (contact: { name: string; number: number }) => string): Draft {
  return {
    title: ticket.title,
    description: ticket.description,
    status: ticket.status,
    ownStatus: ticket.status_id,
    priority: ticket.priority,
    responsible: ticket.responsible?.id ?? null,
    department: ticket.department_id,
    deadline: ticket.deadline === null ? "" : toLocalInput(new Date(ticket.deadline)),
    labels: ticket.label_ids,
    links: ticket.conversations.map(({ id, number, contact }) => ({ id, number, name: nameOf(contact) })),
  };
}

function momentOf(local: string): string {
  return new Date(local).toISOString();
}

export function createBody(draft: Draft, clientId: ClientId, files: readonly FileId[], how: { requested: boolean; contact?: Id }): TicketCreate {
  const body: TicketCreate = { client_id: clientId, title: cleanText(draft.title), requested: how.requested };
  if (!isEmptyDocument(draft.description)) body.description = draft.description;
  if (files.length > 0) body.attachment_ids = [...files];
  // Whoever asks for something does not say who does it, and until when.
  if (how.requested) return body;
  body.priority = draft.priority;
  body.status = draft.status;
  if (draft.ownStatus) body.status_id = draft.ownStatus;
  if (draft.department) body.department_id = draft.department;
  if (draft.responsible) body.responsible_id = draft.responsible;
  if (draft.deadline) body.deadline = momentOf(draft.deadline);
  if (draft.labels.length > 0) body.label_ids = [...draft.labels];
  if (draft.links.length > 0) body.conversation_ids = draft.links.map(({ id }) => id);
  if (how.contact) body.contact_id = how.contact;
  return body;
}

export function patchOf(before: Draft, after: Draft): Patch {
  const patch: Patch = {};
  const title = cleanText(after.title);
  if (title !== before.title) patch.title = title;
  if (JSON.stringify(after.description) !== JSON.stringify(before.description)) patch.description = after.description;
  if (after.status !== before.status || after.ownStatus !== before.ownStatus)
    Object.assign(patch, patchTo({ status: before.status, status_id: before.ownStatus }, { status: after.status, status_id: after.ownStatus }));
  if (after.priority !== before.priority) patch.priority = after.priority;
  if (after.responsible !== before.responsible) patch.responsible_id = after.responsible;
  if (after.department && after.department !== before.department) patch.department_id = after.department;
  if (after.deadline !== before.deadline) patch.deadline = after.deadline ? momentOf(after.deadline) : null;
  if ([...after.labels].sort().join() !== [...before.labels].sort().join()) patch.label_ids = [...after.labels];
  return patch;
}

export function linkChanges(before: Draft, after: Draft): { id: Id; on: boolean }[] {
  const had = new Set(before.links.map(({ id }) => id));
  const has = new Set(after.links.map(({ id }) => id));
  const added = [...has].filter((id) => !had.has(id)).map((id) => ({ id, on: true }));
  return [...added, ...[...had].filter((id) => !has.has(id)).map((id) => ({ id, on: false }))];
}
