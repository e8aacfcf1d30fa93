// SPDX-License-Identifier: AGPL-3.0-or-later
import { spotlight } from "@mantine/spotlight";
import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import i18next from "i18next";
import { useLocation } from "react-router";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createStore } from "@shared/store";
import { wantedComposer } from "@/features/inbox/composer/composerStore";
import type { Desk } from "@/lib/desk";
import { DeskContext } from "@/lib/deskContext";
import { fakeServer, renderAt } from "@/lib/testScreen";
import { Palette } from "./Palette";

const me = { id: "1", name: "Ana", role: "agent", department_ids: ["5"] };
const permissions = { see: "department", reply: "own", write_note: "department" };

function conversation(holder: string) {
  const contact = { id: "8", number: 4711, name: "Nadia", email: "" };
  return {
    id: "9",
    contact,
    department_id: "5",
    lifecycle: "active",
    holder: { id: holder, name: "" },
    access: [],
    label_ids: [],
    escalation: null,
    status: "open",
    last_message: null,
  };
}

function Where() {
  const { pathname, search } = useLocation();
  return <p>at {pathname + search}</p>;
}

async function openPalette(typed: string, holder = me.id) {
  const views = [{ id: "3", name: "Late parcels", owner_id: "1", shared: true, filter: { view: "all", status: "open" }, version: 1 }];
  fakeServer({
    "GET /saved-views": () => ({ status: 200, body: { items: views } }),
    "GET /saved-views/counts": () => ({ status: 200, body: { items: [] } }),
    [`GET /search?q=${encodeURIComponent(typed)}&limit=6`]: () => ({ status: 200, body: { items: [], contacts: [], next: null } }),
  });
  const state = createStore({
    conversations: new Map([["9", conversation(holder)]]),
    users: new Map(),
    roles: new Map(),
    departments: new Map(),
    workspace: undefined,
  });
  const desk = { session: { user: me, role: { permissions, rank: 10 } }, state, onEvent: () => () => {} } as unknown as Desk;
  await renderAt(
    "/inbox/mine/9",
    <DeskContext.Provider value={desk}>
      <Palette />
      <Where />
    </DeskContext.Provider>,
  );
  await act(() => i18next.loadNamespaces(["finding", "helping", "routing"]));
  act(() => spotlight.open());
  const user = userEvent.setup();
  await user.type(await screen.findByPlaceholderText("What would you like to do?"), typed);
  return user;
}

/** What fits the typed words is marked, which parts the text of a button. */
const options = (label: string) => screen.queryAllByRole("button").filter((button) => button.textContent === label);

async function option(label: string): Promise<HTMLElement> {
  await waitFor(() => expect(options(label)).toHaveLength(1));
  return options(label)[0]!;
}

beforeEach(() => wantedComposer.update(() => ({ kind: "reply", isPending: false })));
afterEach(() => {
  act(() => spotlight.close());
  vi.unstubAllGlobals();
});

it("UI19 leads to the reports", async () => {
  const user = await openPalette("Reports");
  await user.click(await option("Reports"));
  expect(await screen.findByText("at /reports")).toBeTruthy();
});

it("UI19 UI21 leads to a saved view as its list does", async () => {
  const user = await openPalette("Late");
  await user.click(await option("Late parcels"));
  expect(await screen.findByText("at /inbox/all?status=open")).toBeTruthy();
});

it.each(["reply", "note"] as const)("UI19 writes in the open conversation: %s", async (kind) => {
  const label = { reply: "Write an answer", note: "Write a note" }[kind];
  const user = await openPalette(label);
  await user.click(await option(label));
  await waitFor(() => expect(wantedComposer.get()).toEqual({ kind, isPending: true }));
});

it("UI19 offers only what I may: a note in a colleague's conversation, no answer", async () => {
  await openPalette("Write", "2");
  await option("Write a note");
  expect(options("Write an answer")).toEqual([]);
});
