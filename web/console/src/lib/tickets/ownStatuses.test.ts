// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from "vitest";
import { applyEvent, emptyDesk, type StaffEvent } from "@shared/events";
import type { Id, Seq } from "@shared/ids";
import { changedFields, fieldsOf } from "./changes";
import { choicesOf, inOrder, type OwnStatus, ownOf, patchTo } from "./ownStatuses";
import { ticketWith } from "./testTickets";

const own = (id: string, name: string, base: OwnStatus["base"], position: number): OwnStatus => ({ id: id as Id, name, base, position, version: 1 });
const vendor = own("81", "Waiting for the vendor", "waiting", 2);
const parts = own("82", "Parts ordered", "waiting", 1);
const refused = own("83", "Refused", "closed", 1);
const known = new Map([vendor, parts, refused].map((each) => [each.id, each]));

it("LC12 own statuses stand in their order, each behind the one that it is of", () => {
  const choices = choicesOf(inOrder([refused, vendor, parts]), (status) => status.toUpperCase());
  expect(choices.map(({ name }) => name)).toEqual(["TO_DO", "WAITING", "Parts ordered", "Waiting for the vendor", "IN_PROGRESS", "CLOSED", "Refused"]);
  expect(choices.find(({ key }) => key === "81")).toMatchObject({ status: "waiting", status_id: "81" });
});

it("LC12 one that is gone, or of a status that the ticket has left, is none", () => {
  expect(ownOf(known, { status: "waiting", status_id: vendor.id })).toBe(vendor);
  expect(ownOf(known, { status: "in_progress", status_id: vendor.id })).toBeUndefined();
  expect(ownOf(known, { status: "waiting", status_id: "99" as Id })).toBeUndefined();
});

it("LC12 what leaves an own status says so, and what never had one sends the word alone", () => {
  const plain = { status: "to_do", status_id: null } as const;
  expect(patchTo(plain, { status: "waiting", status_id: null })).toEqual({ status: "waiting" });
  expect(patchTo({ status: "waiting", status_id: vendor.id }, { status: "waiting", status_id: null })).toEqual({ status: "waiting", status_id: null });
  expect(patchTo(plain, { status: "closed", status_id: refused.id })).toEqual({ status: "closed", status_id: "83" });
});

it("F42 another own status inside the same one is a change of the status", () => {
  const before = ticketWith({ status: "waiting", status_id: vendor.id });
  expect(changedFields(before, { ...before, status_id: parts.id })).toEqual(["status"]);
  expect(fieldsOf({ status_id: null })).toEqual(["status"]);
});

it("LC12 an open desk learns of one that comes, is renamed and goes", () => {
  const event = (seq: string, type: string, data: object) => ({ seq: seq as Seq, type, data }) as StaffEvent;
  let desk = applyEvent(emptyDesk(), event("1", "ticket_status.updated", { ticket_status: vendor }));
  desk = applyEvent(desk, event("2", "ticket_status.updated", { ticket_status: { ...vendor, name: "At the vendor's", version: 2 } }));
  expect(desk.ticketStatuses.get(vendor.id)?.name).toBe("At the vendor's");
  desk = applyEvent(desk, event("3", "ticket_status.deleted", { ticket_status_id: vendor.id }));
  expect(desk.ticketStatuses.size).toBe(0);
});
