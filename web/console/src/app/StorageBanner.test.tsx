// SPDX-License-Identifier: AGPL-3.0-or-later
import { screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createStore } from "@shared/store";
import type { Desk } from "@/lib/desk";
import { DeskContext } from "@/lib/deskContext";
import { fakeServer, renderAt } from "@/lib/testScreen";
import { StorageBanner } from "./StorageBanner";

const volume = (holds: string, state: string, used_percent: number) => ({ holds, state, used_percent, free_bytes: 1 });

async function show(permissions: object, items: object[]) {
  const fetched = fakeServer({ "GET /storage": () => ({ status: 200, body: { items } }) });
  const state = createStore({ users: new Map(), roles: new Map() });
  const desk = { session: { user: { id: "1" }, role: { permissions, rank: 40 } }, state } as unknown as Desk;
  await renderAt(
    "/inbox",
    <DeskContext.Provider value={desk}>
      <StorageBanner />
    </DeskContext.Provider>,
  );
  return fetched;
}

describe("F6: a disk that fills up", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("is told to those who run the desk, the fuller one first", async () => {
    await show({ manage_workspace: "all" }, [volume("database", "high", 88), volume("files", "critical", 97)]);
    expect(await screen.findByText(/The disk of the files is 97% full. When it is full, nothing new is stored/)).toBeTruthy();
  });

  it("looks less urgent while there is still time", async () => {
    await show({ manage_workspace: "all" }, [volume("database", "high", 88)]);
    const text = await screen.findByText("The disk of the database is 88% full. Make room soon.");
    expect(text.parentElement?.dataset.state).toBe("high");
  });

  it("is no word while there is room", async () => {
    const fetched = await show({ manage_workspace: "all" }, [volume("database", "ok", 50)]);
    await vi.waitFor(() => expect(fetched).toHaveBeenCalled());
    expect(screen.getByRole("status").textContent).toBe("");
  });

  it("is not asked about for others", async () => {
    const fetched = await show({}, []);
    expect(fetched).not.toHaveBeenCalled();
  });
});
