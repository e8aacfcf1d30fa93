// SPDX-License-Identifier: AGPL-3.0-or-later
import { notifications, Notifications } from "@mantine/notifications";
import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import i18next from "i18next";
import { afterEach, expect, it, vi } from "vitest";
import type { Id } from "@shared/ids";
import { createStore } from "@shared/store";
import type { Desk } from "@/lib/desk";
import { DeskContext } from "@/lib/deskContext";
import type { Ladder } from "@/lib/ladder";
import { fakeServer, renderAt } from "@/lib/testScreen";
import { fakeDesk } from "@/lib/tickets/testTickets";
import { undoLast } from "@/lib/undo";
import { LadderPage } from "./LadderPage";

const itSupport = "4" as Id;
const support = "3" as Id;

afterEach(() => {
  notifications.clean();
  vi.unstubAllGlobals();
});

/** A server that keeps the ladder. */
function keep(ladder: Ladder) {
  const kept = { ladder, told: vi.fn() };
  const after = (body: unknown) => ({ ...kept.ladder, ...(body as Partial<Ladder>) });
  fakeServer({
    "GET /escalation-ladder": () => ({ status: 200, body: kept.ladder }),
    "POST /escalation-ladder/preview": (body) => ({ status: 200, body: after(body) }),
    "PATCH /escalation-ladder": (body) => {
      kept.told(body);
      kept.ladder = after(body);
      return { status: 200, body: kept.ladder };
    },
  });
  return kept;
}

async function show() {
  const desk = { ...fakeDesk({ manage_departments: "all" }), ready: createStore("ready") } as unknown as Desk;
  desk.state.update((state) => ({
    ...state,
    departments: new Map(
      [
        [support, "Support"],
        [itSupport, "IT support"],
      ].map(([id, name]) => [id as Id, { id, name, member_ids: [] } as never]),
    ),
  }));
  await renderAt(
    "/settings/ladder",
    <DeskContext.Provider value={desk}>
      <LadderPage />
      <Notifications />
    </DeskContext.Provider>,
  );
  await act(() => i18next.loadNamespaces(["helping"]));
}

const stored: Ladder = {
  departments: [support, itSupport].map((department_id) => ({ department_id, parent_id: null, steps: [] })),
  last_department_id: support,
  developers_department_id: null,
};
const last = () => screen.findByRole<HTMLInputElement>("combobox", { name: /^Last department/ });

async function choose(name: string) {
  const user = userEvent.setup();
  await user.click(await last());
  // Of the two fields, this one comes first.
  await user.click((await screen.findAllByRole("option", { name, hidden: true }))[0]!);
  await waitFor(() => expect(screen.getByRole<HTMLButtonElement>("button", { name: "Save" }).disabled).toBe(false));
  await user.click(screen.getByRole("button", { name: "Save" }));
  await screen.findByRole("button", { name: /^Undo/ });
  return user;
}

it("AD3 a saved ladder can be undone for some seconds: what was changed stands where it stood", async () => {
  const server = keep(stored);
  await show();
  const user = await choose("IT support");
  expect(server.told).toHaveBeenLastCalledWith({ last_department_id: itSupport });
  await user.click(screen.getByRole("button", { name: /^Undo/ }));
  await waitFor(() => expect(server.told).toHaveBeenLastCalledWith({ last_department_id: support }));
  await screen.findByText("Taken back");
  await waitFor(async () => expect((await last()).value).toBe("Support"));
  await waitFor(() => expect(screen.queryByRole("button", { name: /^Undo/ })).toBeNull());
});

it("AD3 what a colleague has set since is not undone with it", async () => {
  const server = keep(stored);
  await show();
  await choose("IT support");
  server.ladder = { ...server.ladder, last_department_id: null };
  await act(() => undoLast());
  await screen.findByText("It has changed meanwhile, so it stays as it is.");
  expect(server.told).toHaveBeenCalledTimes(1);
  await waitFor(async () => expect((await last()).value).toBe(""));
});
