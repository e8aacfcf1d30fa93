// SPDX-License-Identifier: AGPL-3.0-or-later
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeServer, renderAt } from "@/lib/testScreen";
import { SessionsSection } from "./SessionsSection";

const session = (id: string, current: boolean, browser: string) => ({
  id,
  current,
  browser,
  address: `10.0.0.${id}`,
  created_at: "2026-11-26T09:00:00Z",
  last_seen_at: "2026-11-26T12:00:00Z",
});

it("A64 shows where I am signed in, and signs out there and everywhere else", async () => {
  let items = [session("3", false, ""), session("2", true, "Firefox 131 on Linux"), session("1", false, "Safari 18 on iPhone")];
  const fetched = fakeServer({
    "GET /me/sessions": () => ({ status: 200, body: { items } }),
    "DELETE /me/sessions/1": () => ((items = items.filter(({ id }) => id !== "1")), { status: 204 }),
    "DELETE /me/sessions": () => ((items = items.filter(({ current }) => current)), { status: 204 }),
  });
  await renderAt("/", <SessionsSection />);
  const rows = await screen.findAllByRole("listitem");
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringMatching(/^Unknown browser.*10\.0\.0\.3/),
    expect.stringMatching(/^Firefox 131 on LinuxThis browser.*10\.0\.0\.2/),
    expect.stringMatching(/^Safari 18 on iPhone.*last seen.*10\.0\.0\.1/),
  ]);
  expect(within(rows[1]!).queryByRole("button")).toBeNull();
  await userEvent.click(within(rows[2]!).getByRole("button"));
  await expect.poll(() => screen.queryByText("Safari 18 on iPhone")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Sign out everywhere else" }));
  await expect.poll(() => screen.queryByText("Unknown browser")).toBeNull();
  expect(screen.queryByRole("button", { name: "Sign out everywhere else" })).toBeNull();
  expect(fetched).toHaveBeenCalled();
});
