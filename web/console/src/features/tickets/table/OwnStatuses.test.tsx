// SPDX-License-Identifier: AGPL-3.0-or-later
import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import type { Id } from "@shared/ids";
import type { Desk } from "@/lib/desk";
import { fakeServer } from "@/lib/testScreen";
import type { OwnStatus } from "@/lib/tickets/ownStatuses";
import { listPath, noCounts, pageOf, renderTickets, ticketWith } from "@/lib/tickets/testTickets";
import { Tickets } from "../Tickets";

const own = (id: string, name: string, base: OwnStatus["base"]): OwnStatus => ({ id: id as Id, name, base, position: 1, version: 1 });
const vendor = own("81", "Waiting for the vendor", "waiting");
const refused = own("83", "Refused", "closed");
const known = new Map([vendor, refused].map((each) => [each.id, each]));

afterEach(() => vi.unstubAllGlobals());

function know(desk: Desk, all: ReadonlyMap<Id, OwnStatus> = known): Promise<void> {
  return act(async () => desk.state.update((state) => ({ ...state, ticketStatuses: all })));
}

it("UI10 LC12 an own status is shown in its cell and chosen there", async () => {
  let ticket = ticketWith({ status: "waiting", status_id: vendor.id });
  const told = vi.fn();
  fakeServer({
    "GET /tickets/counts": () => noCounts,
    [listPath]: () => pageOf([ticket]),
    "PATCH /tickets/11": (body) => {
      told(body);
      ticket = { ...ticket, status: "closed", status_id: refused.id, version: 2 };
      return { status: 200, body: ticket };
    },
  });
  const { desk } = await renderTickets(<Tickets />);
  await know(desk);
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: "Status of ticket #41: Waiting for the vendor. Change" }));
  const menu = await screen.findByRole("listbox", { name: /^Status of ticket/, hidden: true });
  await user.click(await within(menu).findByRole("option", { name: "Refused", hidden: true }));
  await waitFor(() => expect(told).toHaveBeenCalledWith({ status: "closed", status_id: "83", version: 1 }));
  await screen.findByRole("button", { name: "Status of ticket #41: Refused. Change" });
  await know(desk, new Map());
  await screen.findByRole("button", { name: "Status of ticket #41: Closed. Change" });
});

it("UI8 the list is narrowed to an own status, in the place of the four", async () => {
  const narrowed = "GET /tickets?view=all&sort=number&order=desc&status_id=81&limit=100";
  fakeServer({
    "GET /tickets/counts": () => noCounts,
    "GET /tickets?view=all&sort=number&order=desc&status=waiting&limit=100": () => pageOf([ticketWith()]),
    [narrowed]: () => pageOf([ticketWith({ title: "Only this one" })]),
  });
  const { desk } = await renderTickets(<Tickets />, { path: "/tickets?status=waiting" });
  await know(desk);
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: "Status: Waiting" }));
  await user.click(await screen.findByRole("option", { name: "Waiting for the vendor", hidden: true }));
  await screen.findByText("Only this one");
  await screen.findByRole("button", { name: "Status: Waiting for the vendor" });
});
