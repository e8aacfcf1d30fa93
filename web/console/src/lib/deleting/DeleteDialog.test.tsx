// SPDX-License-Identifier: AGPL-3.0-or-later
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fakeServer, renderAt } from "@/lib/testScreen";
import { DeleteDialog } from "./DeleteDialog";
import type { DeletionKind } from "./deletions";

afterEach(() => vi.unstubAllGlobals());

async function open(kind: DeletionKind, hanging: number) {
  const server = fakeServer({
    [`GET /deletions/preview?kind=${kind}&id=7`]: () => ({ status: 200, body: { hanging } }),
  });
  const remove = vi.fn(() => new Promise<never>(() => undefined));
  const submitOutside = vi.fn();
  await renderAt(
    "/",
    <form onSubmit={submitOutside}>
      <DeleteDialog kind={kind} id="7" name="Fragile" remove={remove} onClose={() => undefined} />
    </form>,
  );
  const button = await screen.findByRole<HTMLButtonElement>("button", { name: "Delete" });
  return { server, remove, submitOutside, button, user: userEvent.setup() };
}

describe("the question before something goes", () => {
  it("AD5 asks for the name where conversations depend on it", async () => {
    const { remove, submitOutside, button, user } = await open("label", 12);
    expect(screen.getByText("12 conversations lose this label.")).toBeTruthy();
    expect(button.disabled).toBe(true);
    const field = screen.getByLabelText("Type “Fragile” to go on");
    await user.type(field, "Fragil{Enter}");
    expect(remove).not.toHaveBeenCalled();
    await user.type(field, "e{Enter}");
    await waitFor(() => expect(remove).toHaveBeenCalledOnce());
    expect(submitOutside).not.toHaveBeenCalled();
  });

  it("AD5 does without where nothing hangs on it, and names the way back", async () => {
    const { remove, button, user } = await open("label", 0);
    expect(screen.getByText("No conversation carries it.")).toBeTruthy();
    expect(screen.getByText(/bring it back for 30 days/)).toBeTruthy();
    await user.click(button);
    await waitFor(() => expect(remove).toHaveBeenCalledOnce());
  });

  it("AD5 counts nothing where nothing can hang", async () => {
    const { server } = await open("form", 3);
    expect(server.mock.calls.some(([url]) => String(url).includes("preview"))).toBe(false);
  });
});
