// SPDX-License-Identifier: AGPL-3.0-or-later
import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import i18next from "i18next";
import { useState } from "react";
import { expect, it } from "vitest";
import { renderAt } from "@/lib/testScreen";
import { MailSecrets, noSignIn, type SignIn } from "./MailSecrets";

function Screen() {
  const [signIn, setSignIn] = useState<SignIn>({ ...noSignIn, by: "oauth2" });
  return <MailSecrets signIn={signIn} hint={undefined} trouble={() => undefined} onChange={(change) => setSignIn({ ...signIn, ...change })} />;
}

it("CH7 says for the chosen provider where client ID, secret and refresh token come from", async () => {
  await renderAt("/settings/channels", <Screen />);
  await act(() => i18next.loadNamespaces(["channels"]));
  const guide = await screen.findByRole("list", { name: "How to get the three values" });
  expect(within(guide).getAllByRole("listitem")).toHaveLength(3);
  expect(
    within(guide)
      .getAllByRole("link")
      .map((link) => link.getAttribute("href")),
  ).toEqual(["https://console.cloud.google.com/apis/credentials", "https://developers.google.com/oauthplayground/"]);
  const user = userEvent.setup();
  const choose = (name: string) => user.click(screen.getByRole("radio", { name }));
  await choose("Microsoft 365");
  expect(within(screen.getByRole("list")).getByRole("link").getAttribute("href")).toBe("https://entra.microsoft.com/");
  expect(screen.getByRole("list").textContent).toContain("IMAP.AccessAsUser.All");
  await choose("Another");
  expect(screen.queryByRole("list")).toBeNull();
});
