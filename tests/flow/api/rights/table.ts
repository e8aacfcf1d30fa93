// SPDX-License-Identifier: AGPL-3.0-or-later
// Who may call what: a row for every route of the contract. A new route needs one, or the test fails.
// A cell lists the answers of agent, supervisor, it_support, manager, admin and reader (a role of the workspace's own
// that sees what it holds and may do nothing), on a thing of their own department, of another department, and of
// another workspace. One number stands for all six.
import { randomUUID } from "node:crypto";
import type { Caller } from "../../../support/desk_client";
import { password, type Place, type Thing, type World } from "./world";

export type Make = "conversation" | "solved" | "held" | "asked" | "let_in" | "pending" | "contact" | "file" | "label" | "deletion" | "canned" | "form" | "attribute" | "merge" | "view" | "libraryItem" | "knowledge" | "category" | "article" | "published" | "availability" | "user" | "role" | "department" | "channel" | "connection" | "inbound" | "message" | "token" | "session" | "ticket" | "ticketed" | "escalated" | "ticketStatus" | "nothing";

type Body = (thing: Thing, place: Place, world: World, actor: Caller) => unknown;

export interface StaffRow {
  /** What {id} names, as it was made: nobody has changed it. */
  on: Make;
  body?: Body;
  query?: (thing: Thing, place: Place) => string;
  own: string;
  /** Without these two the route names no thing: it is called once, as `own`. */
  other?: string;
  foreign?: string;
}
/** A route of visitors: their own, another visitor's, and with a channel of another workspace. */
export interface VisitorRow {
  visitor: "conversation" | "file";
  body?: Body;
  own: number;
  other: number;
  foreign: number;
}
/** A route that asks nobody who they are, or that is tested elsewhere, and why. */
export interface OpenRow {
  open: string;
}
export type Row = StaffRow | VisitorRow | OpenRow;

const everybody = "200";
// Of another workspace: who may not write is told so, who may finds nothing.
const writersMiss = "403 404 403 404 404 403";
const text = () => ({ client_id: randomUUID(), text: "matrix" });
const inDepartment = "200 200 200 200 200 404";
const elsewhere = "404 404 404 200 200 404";
const paragraph = () => ({ client_id: randomUUID(), body: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "matrix" }] }] } });
const color = "blue";
const soon = () => new Date(Date.now() + 3_600_000).toISOString();
const widget = "widget";

export const table: Record<string, Row> = {
  getSetup: { open: "says only whether there is an admin" },
  runSetup: { open: "refusals.test.ts: needs the code of the terminal, once" },
  signIn: { open: "is how one proves who one is" },
  signOut: { on: "nothing", own: "204" },
  getMe: { on: "nothing", own: everybody },
  listOwnSessions: { on: "nothing", own: everybody },
  getSignature: { on: "nothing", own: everybody },
  setSignature: { on: "nothing", body: () => ({ signature: "matrix" }), own: everybody },
  endOtherSessions: { on: "nothing", own: "204" },
  endOwnSession: { on: "session", own: "204", other: "404", foreign: "404" },
  changePassword: { on: "nothing", body: () => ({ current: "wrong", new: "another-long-one" }), own: "403" },
  setAvailability: { on: "nothing", body: (_thing, _place, world) => ({ status: world.status }), own: everybody },
  setUserAvailability: { on: "user", body: (_thing, _place, world) => ({ status: world.status }), own: "403 200 403 200 200 403", other: "403 403 403 200 200 403", foreign: "404" },
  listAvailabilityStatuses: { on: "nothing", own: everybody },
  createAvailabilityStatus: { on: "nothing", body: () => ({ name: randomUUID(), takes_work: false }), own: "403 403 403 403 201 403" },
  updateAvailabilityStatus: { on: "availability", body: (thing) => ({ version: thing.version, position: 9 }), own: "403 403 403 403 200 403", foreign: "403 403 403 403 404 403" },
  deleteAvailabilityStatus: { on: "availability", own: "403 403 403 403 200 403", foreign: "403 403 403 403 404 403" },
  getOverview: { on: "nothing", own: "403 200 403 200 200 403" },
  getStorage: { on: "nothing", own: "403 403 403 403 200 403" },
  listAlikeRequests: { on: "nothing", own: everybody },
  // Of what is in no group nobody can say that it is not the same.
  dismissAlikeRequests: { on: "conversation", own: "404", other: "404", foreign: "404" },
  updateWorkspace: { on: "nothing", body: () => ({ name: "Slow Kiln" }), own: "403 403 403 403 200 403" },

  listConversations: { on: "nothing", own: everybody },
  countConversations: { on: "nothing", own: everybody },
  getConversation: { on: "conversation", own: "200 200 200 200 200 404", other: "404 404 200 200 200 404", foreign: "404" },
  acceptConversation: { on: "conversation", own: "200 200 200 200 200 404", other: "404 404 403 200 200 404", foreign: "404" },
  reassignConversation: { on: "conversation", body: (_thing, place) => ({ department_id: place.department.id }), own: "403 200 403 200 200 404", other: "404 404 403 200 200 404", foreign: "404" },
  takeOverConversation: { on: "conversation", own: "403 200 403 200 200 404", other: "404 404 403 200 200 404", foreign: "404" },
  solveConversation: { on: "conversation", own: "403 200 403 200 200 404", other: "404 404 403 200 200 404", foreign: "404" },
  reopenConversation: { on: "solved", own: "200 200 200 200 200 404", other: "404 404 403 200 200 404", foreign: "404" },
  // Only who holds it hands it up or sets it aside, and nobody of the matrix does.
  escalateConversation: { on: "conversation", body: (_thing, _place, world) => ({ user_id: world.people.supervisor.id }), own: "403 403 403 403 403 404", other: "404 404 403 403 403 404", foreign: "404" },
  setConversationAside: { on: "conversation", body: () => ({ until: new Date(Date.now() + 3_600_000).toISOString() }), own: "403 403 403 403 403 404", other: "404 404 403 403 403 404", foreign: "404" },
  wakeConversation: { on: "conversation", own: "403 200 403 200 200 404", other: "404 404 403 200 200 404", foreign: "404" },
  releaseConversation: { on: "conversation", own: "403 200 403 200 200 404", other: "404 404 403 200 200 404", foreign: "404" },
  // What somebody else did is none of theirs to take back.
  undoConversation: { on: "solved", body: (thing) => ({ version: thing.version }), own: "404", other: "404", foreign: "404" },
  requestAccess: { on: "held", body: () => ({}), own: "200 200 200 200 200 404", other: "404 404 200 200 200 404", foreign: "404" },
  grantAccess: { on: "asked", body: () => ({ level: "write" }), own: "403 200 403 200 200 404", other: "404 404 403 200 200 404", foreign: "404" },
  declineAccess: { on: "asked", own: "403 200 403 200 200 404", other: "404 404 403 200 200 404", foreign: "404" },
  revokeAccess: { on: "let_in", own: "403 200 403 200 200 404", other: "404 404 403 200 200 404", foreign: "404" },
  listNotifications: { on: "nothing", own: everybody },
  readNotifications: { on: "nothing", body: () => ({ ids: [] }), own: "204" },
  // Who may answer nobody's conversation in their reach, or take one away.
  revokeMailLinks: { on: "conversation", own: "403 204 403 204 204 404", other: "404 404 403 204 204 404", foreign: "404" },
  readConversation: { on: "conversation", body: (thing) => ({ message_id: thing.message }), own: "204 204 204 204 204 404", other: "404 404 204 204 204 404", foreign: "404" },
  listMessages: { on: "conversation", own: "200 200 200 200 200 404", other: "404 404 200 200 200 404", foreign: "404" },
  sendMessage: { on: "conversation", body: text, own: "403 201 403 201 201 404", other: "404 404 403 201 201 404", foreign: "404" },
  getMailAnswer: { on: "conversation", own: "200 200 200 200 200 404", other: "404 404 200 200 200 404", foreign: "404" },
  listForwards: { on: "conversation", own: "200 200 200 200 200 404", other: "404 404 200 200 200 404", foreign: "404" },
  // Who may not answer is told so; who may, that the conversation has no mailbox.
  forwardMessage: { on: "conversation", body: (thing) => ({ client_id: randomUUID(), message_id: thing.id, mail: { to: ["expert@else.test"] } }), own: "403 400 403 400 400 404", other: "404 404 403 400 400 404", foreign: "404" },
  listPendingReplies: { on: "conversation", own: "200 200 200 200 200 404", other: "404 404 200 200 200 404", foreign: "404" },
  holdReply: { on: "conversation", body: () => ({ ...text(), undo_seconds: 60 }), own: "403 201 403 201 201 404", other: "404 404 403 201 201 404", foreign: "404" },
  movePendingReply: { on: "pending", body: (thing) => ({ send_at: soon(), version: thing.version }), own: "403 403 403 403 403 404", other: "404 404 403 403 403 404", foreign: "404" },
  takeBackReply: { on: "pending", own: "403 403 403 403 403 404", other: "404 404 403 403 403 404", foreign: "404" },
  sendPendingReply: { on: "pending", own: "403 403 403 403 403 404", other: "404 404 403 403 403 404", foreign: "404" },
  listConversationNotes: { on: "conversation", own: "200 200 200 200 200 404", other: "404 404 200 200 200 404", foreign: "404" },
  addConversationNote: { on: "conversation", body: text, own: "201 201 201 201 201 404", other: "404 404 201 201 201 404", foreign: "404" },
  addLabel: { on: "conversation", own: "200 200 200 200 200 404", other: "404 404 200 200 200 404", foreign: "404" },
  removeLabel: { on: "conversation", own: "200 200 200 200 200 404", other: "404 404 200 200 200 404", foreign: "404" },

  getContactPhoto: { on: "contact", own: "404", other: "404", foreign: "404" },
  getContact: { on: "contact", own: "200 200 200 200 200 404", other: "404 404 200 200 200 404", foreign: "404" },
  updateContact: { on: "contact", body: (thing) => ({ version: thing.version, email: "new@matrix.test" }), own: "200 200 200 200 200 404", other: "404 404 200 200 200 404", foreign: "404" },
  listContactConversations: { on: "contact", own: "200 200 200 200 200 404", other: "404 404 200 200 200 404", foreign: "404" },
  listContactNotes: { on: "contact", own: "200 200 200 200 200 404", other: "404 404 200 200 200 404", foreign: "404" },
  addContactNote: { on: "contact", body: text, own: "201 201 201 201 201 404", other: "404 404 201 201 201 404", foreign: "404" },

  listUsers: { on: "nothing", own: everybody },
  createUser: { on: "nothing", body: (_thing, place) => ({ name: "Matrix", email: `${randomUUID()}@matrix.test`, role: "agent", password, department_ids: [place.department.id] }), own: "403 403 403 201 201 403" },
  updateUser: { on: "user", body: (thing) => ({ version: thing.version, name: "Matrix" }), own: "403 403 403 200 200 403", other: "403 403 403 200 200 403", foreign: "403 403 403 404 404 403" },
  listRoles: { on: "nothing", own: everybody },
  createRole: { on: "nothing", body: () => ({ name: `R ${randomUUID()}`, rank: 5, permissions: { see: "own" } }), own: "403 403 403 403 201 403" },
  updateRole: { on: "role", body: (thing) => ({ version: thing.version, rank: 4 }), own: "403 403 403 403 200 403", other: "403 403 403 403 200 403", foreign: "403 403 403 403 404 403" },
  deleteRole: { on: "role", own: "403 403 403 403 200 403", other: "403 403 403 403 200 403", foreign: "403 403 403 403 404 403" },
  listDeletions: { on: "nothing", own: everybody },
  previewDeletion: { on: "label", query: (thing) => `?kind=label&id=${thing.id}`, own: "403 200 403 200 200 403", other: "403 200 403 200 200 403", foreign: "403 404 403 404 404 403" },
  restoreDeletion: { on: "deletion", own: "403 204 403 204 204 403", other: "403 204 403 204 204 403", foreign: "404" },
  listAudit: { on: "nothing", own: "403 403 200 200 200 403" },
  listDepartments: { on: "nothing", own: everybody },
  createDepartment: { on: "nothing", body: () => ({ name: `D ${randomUUID()}` }), own: "403 403 403 201 201 403" },
  updateDepartment: { on: "department", body: (thing) => ({ version: thing.version, mode: "manual" }), own: "403 403 403 200 200 403", other: "403 403 403 200 200 403", foreign: "403 403 403 404 404 403" },
  listChannels: { on: "nothing", own: everybody },
  createChannel: { on: "nothing", body: (_thing, place) => ({ kind: widget, name: "C", department_id: place.department.id }), own: "403 403 201 403 201 403" },
  deleteChannel: { on: "channel", own: "403 403 200 403 200 403", other: "403 403 200 403 200 403", foreign: "403 403 404 403 404 403" },
  updateChannel: { on: "channel", body: (thing) => ({ version: thing.version, name: "C" }), own: "403 403 200 403 200 403", other: "403 403 200 403 200 403", foreign: "403 403 404 403 404 403" },
  createConnection: { on: "nothing", body: (_thing, place) => ({ kind: "api", name: "C", department_id: place.department.id, settings: {} }), own: "403 403 201 403 201 403" },
  checkConnection: { on: "nothing", body: () => ({ kind: "api", settings: {} }), own: "403 403 200 403 200 403" },
  getConnection: { on: "connection", own: "403 403 200 403 200 403", other: "403 403 200 403 200 403", foreign: "403 403 404 403 404 403" },
  updateConnection: { on: "connection", body: () => ({ version: 1, settings: {} }), own: "403 403 200 403 200 403", other: "403 403 200 403 200 403", foreign: "403 403 404 403 404 403" },
  dismissMissed: { on: "connection", own: "403 403 204 403 204 403", other: "403 403 204 403 204 403", foreign: "403 403 404 403 404 403" },
  renewHookSecret: { on: "connection", own: "403 403 201 403 201 403", other: "403 403 201 403 201 403", foreign: "403 403 404 403 404 403" },
  getMessageHtml: { on: "message", own: "404", other: "404", foreign: "404" },
  getMessageOriginal: { on: "message", own: "404", other: "404", foreign: "404" },
  importInbound: { on: "inbound", own: "403 403 409 403 409 403", other: "403 403 409 403 409 403", foreign: "403 403 404 403 404 403" },
  // Nobody of the matrix has written it.
  editMessage: { on: "message", body: () => ({ text: "other words" }), own: "403 403 403 403 403 404", other: "404 404 403 403 403 404", foreign: "404" },
  deleteMessage: { on: "message", own: "403 403 403 403 403 404", other: "404 404 403 403 403 404", foreign: "404" },
  listMessageRevisions: { on: "message", own: "200 200 200 200 200 404", other: "404 404 200 200 200 404", foreign: "404" },
  moveInbound: { on: "inbound", body: () => ({ from_id: "1", number: null }), own: "403 403 404 403 404 403", other: "403 403 404 403 404 403", foreign: "403 403 404 403 404 403" },
  retryMessage: { on: "message", own: "403 409 403 409 409 404", other: "404 404 403 409 409 404", foreign: "404" },
  listInbound: { on: "connection", own: "403 403 200 403 200 403", other: "403 403 200 403 200 403", foreign: "403 403 404 403 404 403" },
  getIdentitySecrets: { on: "channel", own: "403 403 200 403 200 403", other: "403 403 200 403 200 403", foreign: "403 403 404 403 404 403" },
  rotateIdentitySecret: { on: "channel", own: "403 403 201 403 201 403", other: "403 403 201 403 201 403", foreign: "403 403 404 403 404 403" },
  endIdentitySecretBefore: { on: "channel", own: "403 403 200 403 200 403", other: "403 403 200 403 200 403", foreign: "403 403 404 403 404 403" },
  listLabels: { on: "nothing", own: everybody },
  createLabel: { on: "nothing", body: () => ({ name: `L ${randomUUID()}`, color }), own: "403 201 403 201 201 403" },
  updateLabel: { on: "label", body: (thing) => ({ version: thing.version, color }), own: "403 200 403 200 200 403", other: "403 200 403 200 200 403", foreign: "403 404 403 404 404 403" },
  deleteLabel: { on: "label", own: "403 200 403 200 200 403", other: "403 200 403 200 200 403", foreign: "403 404 403 404 404 403" },
  listCannedReplies: { on: "nothing", own: everybody },
  createCannedReply: { on: "nothing", body: (_thing, place) => ({ scope: "department", department_id: place.department.id, name: `c ${randomUUID()}`, text: "matrix" }), own: "403 201 403 201 201 403" },
  updateCannedReply: { on: "canned", body: (thing) => ({ version: thing.version, text: "matrix" }), own: "403 200 403 200 200 404", other: "404 404 403 200 200 404", foreign: "404" },
  deleteCannedReply: { on: "canned", own: "403 200 403 200 200 404", other: "404 404 403 200 200 404", foreign: "404" },
  openConversation: {
    on: "solved",
    body: (thing, place) => ({ contact_id: thing.contact, channel_id: place.channel.id, ...text() }),
    own: "201 201 201 201 201 404",
    other: "404 404 201 201 201 404",
    foreign: "404",
  },
  listContacts: { on: "nothing", own: everybody },
  blockContact: { on: "contact", own: "403 200 403 200 200 404", other: "404 404 403 200 200 404", foreign: "404" },
  unblockContact: { on: "contact", own: "403 200 403 200 200 404", other: "404 404 403 200 200 404", foreign: "404" },
  listIdentities: { on: "contact", own: "200 200 200 200 200 404", other: "404 404 200 200 200 404", foreign: "404" },
  // With itself, which everybody learns who may see it.
  mergeContacts: { on: "contact", body: (thing) => ({ contact_id: thing.id }), own: "400 400 400 400 400 404", other: "404 404 400 400 400 404", foreign: "404" },
  listMerges: { on: "contact", own: "200 200 200 200 200 404", other: "404 404 200 200 200 404", foreign: "404" },
  undoMerge: { on: "merge", own: "200 200 200 200 200 404", other: "404 404 200 200 200 404", foreign: "404" },
  listContactAttributes: { on: "nothing", own: everybody },
  createContactAttribute: { on: "nothing", body: () => ({ name: randomUUID() }), own: "403 403 403 403 201 403" },
  updateContactAttribute: { on: "attribute", body: (thing) => ({ version: thing.version, position: 3 }), own: "403 403 403 403 200 403", foreign: "403 403 403 403 404 403" },
  deleteContactAttribute: { on: "attribute", own: "403 403 403 403 200 403", foreign: "403 403 403 403 404 403" },
  listSavedViews: { on: "nothing", own: everybody },
  createSavedView: { on: "nothing", body: () => ({ name: randomUUID(), shared: true, filter: { view: "solved" } }), own: "403 201 403 201 201 403" },
  countSavedViews: { on: "nothing", own: everybody },
  updateSavedView: { on: "view", body: (thing) => ({ version: thing.version, name: randomUUID() }), own: "403 200 403 200 200 403", foreign: "404" },
  deleteSavedView: { on: "view", own: "403 200 403 200 200 403", foreign: "404" },
  reportLabels: { on: "nothing", query: () => "?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z", own: everybody },
  search: { on: "nothing", query: () => "?q=matter", own: everybody },
  // Tickets: agents see and edit those of their department, delete none, and escalate what they are responsible for.
  listTickets: { on: "ticket", own: everybody, other: everybody, foreign: everybody },
  countTickets: { on: "nothing", own: everybody },
  createTicket: { on: "nothing", body: (_thing, place) => ({ client_id: randomUUID(), title: "matrix", department_id: place.department.id }), own: "201 201 201 201 201 403" },
  listTicketStatuses: { on: "nothing", own: everybody },
  createTicketStatus: { on: "nothing", body: () => ({ name: randomUUID(), base: "waiting" }), own: "403 403 403 403 201 403" },
  updateTicketStatus: { on: "ticketStatus", body: (thing) => ({ version: thing.version, position: 9 }), own: "403 403 403 403 200 403", foreign: "403 403 403 403 404 403" },
  deleteTicketStatus: { on: "ticketStatus", own: "403 403 403 403 200 403", foreign: "403 403 403 403 404 403" },
  listSimilarTickets: { on: "ticketed", query: (thing) => `?conversation_id=${thing.conversation}`, own: inDepartment, other: "404 404 200 200 200 404", foreign: "404" },
  listContactTickets: { on: "contact", own: "200 200 200 200 200 404", other: "404 404 200 200 200 404", foreign: "404" },
  getTicket: { on: "ticket", own: inDepartment, other: elsewhere, foreign: "404" },
  updateTicket: { on: "ticket", body: (thing) => ({ version: thing.version, priority: "major" }), own: inDepartment, other: elsewhere, foreign: "404" },
  deleteTicket: { on: "ticket", own: "403 200 403 200 200 404", other: elsewhere, foreign: "404" },
  listTicketHistory: { on: "ticket", own: inDepartment, other: elsewhere, foreign: "404" },
  resolveTicket: { on: "ticket", body: () => ({}), own: inDepartment, other: elsewhere, foreign: "404" },
  linkConversation: { on: "ticket", own: inDepartment, other: elsewhere, foreign: "404" },
  unlinkConversation: { on: "ticket", own: inDepartment, other: elsewhere, foreign: "404" },
  listTicketRecipients: { on: "ticket", own: inDepartment, other: elsewhere, foreign: "404" },
  listTicketAnswers: { on: "ticket", own: inDepartment, other: elsewhere, foreign: "404" },
  // What is asked for is looked at when the ticket may be answered: the conversation is not linked.
  answerTicket: { on: "ticket", body: (thing) => ({ ...text(), text: undefined, texts: { en: "matrix" }, default_language: "en", conversation_ids: [thing.conversation] }), own: "400 400 400 400 400 404", other: "404 404 404 400 400 404", foreign: "404" },
  getTicketAnswer: { on: "ticket", own: "404", other: "404", foreign: "404" },
  takeBackTicketAnswer: { on: "ticket", own: "404", other: "404", foreign: "404" },
  retryTicketAnswer: { on: "ticket", body: (thing) => ({ conversation_id: thing.conversation }), own: "404", other: "404", foreign: "404" },
  listConversationTickets: { on: "ticketed", own: inDepartment, other: "404 404 200 200 200 404", foreign: "404" },
  pinTicket: { on: "ticketed", own: "204 204 204 204 204 404", other: "404 404 404 204 204 404", foreign: "404" },
  unpinTicket: { on: "ticketed", own: "204 204 204 204 204 404", other: "404 404 404 204 204 404", foreign: "404" },
  listTicketComments: { on: "ticket", own: inDepartment, other: elsewhere, foreign: "404" },
  addTicketComment: { on: "ticket", body: paragraph, own: "201 201 201 201 201 404", other: "404 404 404 201 201 404", foreign: "404" },
  listTicketAdditions: { on: "ticket", own: inDepartment, other: elsewhere, foreign: "404" },
  addToTicket: { on: "ticket", body: paragraph, own: "201 201 201 201 201 404", other: "404 404 404 201 201 404", foreign: "404" },
  listTicketMessages: { on: "ticket", own: inDepartment, other: elsewhere, foreign: "404" },
  sendTicketMessage: { on: "ticket", body: paragraph, own: "201 201 201 201 201 404", other: "404 404 404 201 201 404", foreign: "404" },
  escalateTicket: { on: "ticket", body: () => ({ reason: "matrix" }), own: "403 200 403 200 409 404", other: "404 404 404 409 409 404", foreign: "404" },
  // Everybody of the department is asked there, whatever their rights are.
  acknowledgeEscalation: { on: "escalated", own: everybody, foreign: "404" },
  returnEscalation: { on: "escalated", body: () => ({ reason: "matrix" }), own: everybody, foreign: "404" },
  raiseEscalation: { on: "escalated", body: () => ({ reason: "matrix" }), own: "409", foreign: "404" },
  settleEscalation: { on: "escalated", body: () => ({ reason: "matrix" }), own: everybody, foreign: "404" },
  getLadder: { on: "nothing", own: everybody },
  previewLadder: { on: "nothing", body: () => ({}), own: "403 403 403 200 200 403" },
  updateLadder: { on: "nothing", body: () => ({}), own: "403 403 403 200 200 403" },
  listForms: { on: "nothing", own: everybody },
  createForm: { on: "nothing", body: () => ({ name: randomUUID(), title: "T", fields: [{ key: "a", label: "A", kind: "text" }] }), own: "403 201 403 201 201 403" },
  updateForm: { on: "form", body: (thing) => ({ version: thing.version, title: "U" }), own: "403 200 403 200 200 403", foreign: writersMiss },
  deleteForm: { on: "form", own: "403 200 403 200 200 403", foreign: writersMiss },
  listLibrary: { on: "nothing", own: everybody },
  addLibraryItem: { open: "forms.test.ts: takes an upload of one's own" },
  updateLibraryItem: { on: "libraryItem", body: (thing) => ({ version: thing.version, folder: "F" }), own: "403 200 403 200 200 403", foreign: writersMiss },
  deleteLibraryItem: { on: "libraryItem", own: "403 200 403 200 200 403", foreign: writersMiss },
  getLibraryContent: { on: "libraryItem", own: everybody, foreign: "404" },
  takeFromLibrary: { on: "libraryItem", own: "201", foreign: "404" },
  answerVisitorForm: { open: "forms.test.ts: takes a form that was sent; another visitor's is not found" },
  listDrafts: { on: "nothing", own: everybody },
  saveDraft: { on: "conversation", body: () => ({ text: "matrix", version: 0 }), own: "200 200 200 200 200 404", other: "404 404 200 200 200 404", foreign: "404" },
  // Knowledge is the workspace's: supervisors and above write it, everybody reads what is published.
  listKnowledgeBases: { on: "nothing", own: everybody },
  createKnowledgeBase: { on: "nothing", body: () => ({ name: `K ${randomUUID()}` }), own: "403 201 403 201 201 403" },
  updateKnowledgeBase: { on: "knowledge", body: (thing) => ({ version: thing.version, public: true }), own: "403 200 403 200 200 403", foreign: writersMiss },
  deleteKnowledgeBase: { on: "knowledge", own: "403 200 403 200 200 403", foreign: writersMiss },
  listCategories: { on: "knowledge", own: everybody, foreign: "404" },
  createCategory: { on: "knowledge", body: () => ({ names: [{ language: "en", name: randomUUID() }] }), own: "403 201 403 201 201 403", foreign: writersMiss },
  updateCategory: { on: "category", body: (thing) => ({ version: thing.version, position: 2 }), own: "403 200 403 200 200 403", foreign: writersMiss },
  deleteCategory: { on: "category", own: "403 200 403 200 200 403", foreign: writersMiss },
  listArticles: { on: "knowledge", query: (thing) => `?knowledge_base=${thing.id}`, own: everybody, foreign: "404" },
  createArticle: { on: "knowledge", body: (thing) => ({ knowledge_base_id: thing.id, title: "matrix" }), own: "403 201 403 201 201 403", foreign: writersMiss },
  getArticle: { on: "article", own: "404 200 404 200 200 404", foreign: "404" },
  updateArticle: { on: "article", body: (thing) => ({ version: thing.version, position: 2 }), own: "403 200 403 200 200 403", foreign: writersMiss },
  deleteArticle: { on: "article", own: "403 200 403 200 200 403", foreign: writersMiss },
  getArticleDraft: { on: "article", own: "403 200 403 200 200 403", foreign: writersMiss },
  saveArticleDraft: { on: "article", body: (thing) => ({ version: thing.draft, title: "matrix", body: { type: "doc", content: [] } }), own: "403 200 403 200 200 403", foreign: writersMiss },
  previewArticle: { on: "article", own: "403 200 403 200 200 403", foreign: writersMiss },
  publishArticle: { on: "article", body: (thing) => ({ version: thing.draft }), own: "403 200 403 200 200 403", foreign: writersMiss },
  unpublishArticle: { on: "published", body: (thing) => ({ version: thing.draft }), own: "403 200 403 200 200 403", foreign: writersMiss },
  listRevisions: { on: "article", own: "403 200 403 200 200 403", foreign: writersMiss },
  restoreRevision: { on: "article", body: (thing) => ({ version: thing.draft, revision_id: thing.revision }), own: "403 200 403 200 200 403", foreign: writersMiss },
  getRevision: { on: "article", own: "403 200 403 200 200 403", foreign: writersMiss },
  findAnswers: { on: "nothing", query: () => "?q=matter", own: everybody },
  readAnswer: { on: "published", own: everybody, foreign: "404" },
  findPublicArticles: { open: "published pages of a public knowledge base" },
  readPublicArticle: { open: "a published page of a public knowledge base" },
  listTokens: { on: "nothing", own: everybody },
  createToken: { on: "nothing", body: () => ({ name: "matrix" }), own: "201" },
  revokeToken: { on: "token", own: "204", other: "404", foreign: "404" },
  uploadFile: { open: "anybody of staff may upload; what an upload shows is in getFile" },
  getFile: { on: "file", own: "200 200 200 200 200 404", other: "404 404 200 200 200 404", foreign: "404" },
  staffEvents: { open: "sockets: matrix.test.ts, further down" },

  getWidget: { open: "what a website shows to everybody" },
  createWidgetSession: { open: "how a visitor begins" },
  endWidgetSession: { visitor: "conversation", own: 204, other: 204, foreign: 401 },
  followMailLink: { open: "mail_link.test.ts: needs the token of a mail" },
  listVisitorMessages: { visitor: "conversation", own: 200, other: 200, foreign: 401 },
  sendVisitorMessage: { visitor: "conversation", body: text, own: 201, other: 201, foreign: 401 },
  readVisitorMessages: { visitor: "conversation", body: (thing) => ({ read_id: thing.message }), own: 204, other: 204, foreign: 401 },
  visitorTyping: { visitor: "conversation", body: () => ({ active: true }), own: 204, other: 204, foreign: 401 },
  uploadVisitorFile: { open: "refusals.test.ts; what an upload shows is in getVisitorFile" },
  getVisitorFile: { visitor: "file", own: 200, other: 404, foreign: 401 },
  visitorEvents: { open: "canaries.test.ts" },
};
