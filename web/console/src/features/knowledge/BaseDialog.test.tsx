// SPDX-License-Identifier: AGPL-3.0-or-later
import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import i18next from "i18next";
import { afterEach, expect, it, vi } from "vitest";
import type { Id } from "@shared/ids";
import { createStore } from "@shared/store";
import type { Desk } from "@/lib/desk";
import { DeskContext } from "@/lib/deskContext";
import { fakeServer, renderAt } from "@/lib/testScreen";
import { BaseDialog } from "./BaseDialog";
import type { KnowledgeBase } from "./data";

afterEach(() => vi.unstubAllGlobals());

async function openSettings() {
  const base = {
    id: "3" as Id,
    name: "Kiln help",
    slug: "kiln",
    language: "en",
    languages: ["en"],
    accent: "#112233",
    public: true,
    channel_ids: [],
    version: 1,
  } as KnowledgeBase;
  const stored = vi.fn();
  fakeServer({
    "PATCH /knowledge-bases/3": (body) => {
      stored((body as { slug?: string }).slug);
      return { status: 200, body: base };
    },
  });
  const desk = { state: createStore({ channels: new Map() }) } as unknown as Desk;
  await renderAt(
    "/knowledge",
    <DeskContext.Provider value={desk}>
      <BaseDialog base={base} onClose={() => {}} />
    </DeskContext.Provider>,
  );
  await act(() => i18next.loadNamespaces(["knowledge"]));
  const user = userEvent.setup();
  const address = await screen.findByRole("textbox", { name: "Address" });
  const save = screen.getByRole<HTMLButtonElement>("button", { name: "Save" });
  return { user, address, save, stored };
}

it("KB1 a new address is stored only by who knows that links sent before will break", async () => {
  const { user, address, save, stored } = await openSettings();
  expect([save.disabled, screen.queryByRole("alert")]).toEqual([false, null]);
  await user.type(address, "s");
  expect(screen.getByRole("alert").textContent).toContain("/help/kiln ");
  await user.type(address, "{Enter}");
  expect([save.disabled, stored.mock.calls.length]).toEqual([true, 0]);
  await user.click(screen.getByRole("checkbox", { name: "Change the address all the same" }));
  await user.click(save);
  await waitFor(() => expect(stored).toHaveBeenCalledWith("kilns"));
});

it("KB1 another new address asks again, and the old one asks nothing", async () => {
  const { user, address, save } = await openSettings();
  await user.type(address, "s");
  await user.click(screen.getByRole("checkbox", { name: "Change the address all the same" }));
  await user.type(address, "x");
  expect(save.disabled).toBe(true);
  await user.type(address, "{Backspace}{Backspace}");
  expect([save.disabled, screen.queryByRole("alert")]).toEqual([false, null]);
});
