// SPDX-License-Identifier: AGPL-3.0-or-later
// Short names for what the contract describes, and the facts that are derived from it in one place.
import type { Schemas } from "./api";
import { compareNumeric, type Id } from "./ids";

export type Conversation = Schemas["Conversation"];
export type Message = Schemas["Message"];
export type Note = Schemas["Note"];
export type SideMail = Schemas["SideMail"];
/** An answer that has not been sent yet. */
export type PendingReply = Schemas["PendingReply"];
export type Contact = Schemas["Contact"];
export type ContactAttribute = Schemas["ContactAttribute"];
export type OwnTicketStatus = Schemas["OwnTicketStatus"];
export type User = Schemas["User"];
export type Role = Schemas["Role"];
export type Grants = Schemas["Permissions"];
export type Department = Schemas["Department"];
export type Channel = Schemas["Channel"];
export type Label = Schemas["Label"];
export type AvailabilityStatus = Schemas["AvailabilityStatus"];
export type Workspace = Schemas["Workspace"];
export type FileRef = Schemas["File"];
export type Notification = Schemas["Notification"];
export type Access = Schemas["Access"];
export type AccessLevel = Schemas["AccessLevel"];
export type ViewName = Exclude<Schemas["View"], "all">;
/** What a list shows: one of my views, or everything that I may see. */
export type ListView = Schemas["View"];
export type DeliveryState = "held" | "queued" | "failed" | "uncertain" | "sent" | "delivered" | "read";

export const viewNames: readonly ViewName[] = ["mine", "new", "unassigned", "team", "waiting", "escalated", "solved"];

export function isViewName(text: string | undefined): text is ViewName {
  return viewNames.includes(text as ViewName);
}

/** Supervisors see the whole queue, agents what waits for somebody to accept it. */
export function viewsFor(me: Pick<Me, "permissions">): readonly ViewName[] {
  return mayOversee(me) ? viewNames : viewNames.filter((view) => view !== "unassigned");
}

/** Whole queues, who holds how much, and the statuses of people: in my departments, or in all. */
export function mayOversee(me: Pick<Me, "permissions">): boolean {
  return me.permissions.oversee === "department" || me.permissions.oversee === "all";
}

type Departments = ReadonlyMap<Id, Pick<Department, "mode">>;
type Words = Schemas["WordPreset"];

/**
 * In the words of IOdesk and 3Dolphins my view is called like one of their states, Open and Inbox, and holds what is in it: what
 * was answered is Pending, and only there.
 */
export function statusIn(view: ListView, words: Words | undefined): Conversation["status"] | undefined {
  return view === "mine" && (words === "iodesk" || words === "3dolphins") ? "open" : undefined;
}

export function isListView(text: string | undefined): text is ListView {
  return text === "all" || isViewName(text);
}

/** Whether a conversation that I may see belongs to one of my views; the same words as the server's query. */
export function isInView(conversation: Conversation, view: ListView, me: Id, departments: Departments): boolean {
  const active = conversation.lifecycle === "active";
  const mine = conversation.holder?.id === me;
  const aside = conversation.set_aside_until !== null;
  switch (view) {
    case "new":
      return active && conversation.holder === null && departments.get(conversation.department_id)?.mode !== "auto";
    case "unassigned":
      return active && conversation.holder === null;
    case "mine":
      return active && mine && !aside;
    case "team":
      return active && conversation.holder !== null && !mine;
    case "waiting":
      return active && mine && (aside || conversation.turn === "theirs");
    case "escalated":
      return active && conversation.escalation !== null && (mine || conversation.escalation.from.id === me);
    case "solved":
      return !active;
    case "all":
      return true;
  }
}

interface Desk {
  departments: Departments;
  workspace: Pick<Workspace, "words"> | null;
}

/** The view in which I would look for it. */
export function viewOf(conversation: Conversation, me: Id, { departments, workspace }: Desk): ViewName {
  const places: readonly ViewName[] = ["mine", "waiting", "escalated", "new", "unassigned", "team"];
  const hasItsStatus = (view: ViewName) => (statusIn(view, workspace?.words) ?? conversation.status) === conversation.status;
  return places.find((view) => isInView(conversation, view, me, departments) && hasItsStatus(view)) ?? "solved";
}

/** My own request to help, if I have asked. */
export function accessOf(conversation: Conversation, me: Id): Access | undefined {
  return conversation.access.find((access) => access.user.id === me);
}

/** Newest activity first. */
export function compareActivity(a: Conversation, b: Conversation): number {
  if (a.last_activity_at !== b.last_activity_at) return a.last_activity_at < b.last_activity_at ? 1 : -1;
  return compareNumeric(b.id, a.id);
}

/** How far a stored answer has come. The conversation's receipts are newer than the message's own word. */
export function deliveryOf(message: Message, conversation: Conversation | undefined): DeliveryState | null {
  if (message.sender.kind !== "user" || message.kind === "system") return null;
  const upTo = (mark: Id | null | undefined) => mark != null && compareNumeric(message.id, mark) <= 0;
  const own = message.delivery?.state ?? "sent";
  if (own === "queued" || own === "failed" || own === "uncertain") return own;
  // What went by e-mail was not read in the chat, however far the customer has read there.
  if (message.mail) return own;
  if (own === "read" || upTo(conversation?.customer_read_id)) return "read";
  if (own === "delivered" || upTo(conversation?.customer_delivered_id)) return "delivered";
  return "sent";
}

export interface Permissions {
  accept: boolean;
  reply: boolean;
  reassign: boolean;
  takeOver: boolean;
  solve: boolean;
  reopen: boolean;
  escalate: boolean;
  setAside: boolean;
  release: boolean;
  requestAccess: boolean;
  decideAccess: boolean;
  label: boolean;
  note: boolean;
}

/** A verb that a role grants, such as take_over. */
export type Verb = keyof Grants;

/** Who asks what they may do: a user with the rights of their role. */
export type Me = Pick<User, "id" | "department_ids"> & { permissions: Grants };

/** What the scope reaches, as the server decides it (core/policy/access). */
function reaches(me: Me, verb: Verb, conversation: Conversation): boolean {
  const scope = me.permissions[verb] ?? "none";
  if (scope === "none" || scope === "all") return scope === "all";
  if (conversation.holder?.id === me.id) return true;
  return scope === "department" && me.department_ids.includes(conversation.department_id);
}

/** The right to something of the desk itself, such as manage_people. */
export function may(me: Me, verb: Verb): boolean {
  return me.permissions[verb] === "all";
}

export function maySee(conversation: Conversation, me: Me): boolean {
  return reaches(me, "see", conversation) || conversation.escalation?.from.id === me.id;
}

/** What the buttons offer; the server decides. */
export function permissionsFor(conversation: Conversation, me: Me): Permissions {
  const active = conversation.lifecycle === "active";
  const holds = conversation.holder?.id === me.id;
  const can = (verb: Verb) => reaches(me, "see", conversation) && reaches(me, verb, conversation);
  const own = accessOf(conversation, me.id);
  return {
    accept: active && conversation.holder === null && can("accept"),
    reply: active && (((holds || conversation.holder === null) && can("reply")) || (own?.level === "write" && me.permissions.reply !== undefined)),
    reassign: active && can("reassign"),
    takeOver: active && conversation.holder !== null && !holds && can("take_over"),
    solve: active && can("solve"),
    reopen: !active && can("reopen"),
    escalate: active && holds && can("reassign"),
    setAside: active && holds && can("solve"),
    release: active && conversation.holder !== null && can("reassign"),
    requestAccess: active && conversation.holder !== null && !holds && !own,
    decideAccess: active && can("reassign"),
    label: can("label"),
    note: can("write_note") || (Boolean(own?.level) && me.permissions.write_note !== undefined),
  };
}
