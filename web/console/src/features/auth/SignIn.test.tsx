// SPDX-License-Identifier: AGPL-3.0-or-later
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Route, Routes } from "react-router";
import { afterEach, expect, it, vi } from "vitest";
import { fakeServer, renderAt } from "@/lib/testScreen";
import { SignIn } from "./SignIn";

const stranger = { "GET /me": () => ({ status: 401, body: { code: "unauthenticated", status: 401 } }) };
const setUp = { "GET /setup": () => ({ status: 200, body: { needed: false } }) };

afterEach(() => vi.unstubAllGlobals());

function open(path: string) {
  return renderAt(
    path,
    <Routes>
      <Route path="/sign-in" element={<SignIn />} />
      <Route path="/setup" element={<p>set-up</p>} />
      <Route path="/inbox/new" element={<p>new ones</p>} />
      <Route path="/" element={<p>home</p>} />
    </Routes>,
  );
}

async function signIn() {
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText("E-mail"), "ana@demo.test");
  await user.type(screen.getByLabelText("Password"), "harken-demo");
  await user.click(screen.getByRole("button", { name: "Sign in" }));
}

it("goes to the set-up on a fresh desk", async () => {
  fakeServer({ ...stranger, "GET /setup": () => ({ status: 200, body: { needed: true } }) });
  await open("/sign-in");
  expect(await screen.findByText("set-up")).toBeTruthy();
});

it("goes where the reader wanted to go", async () => {
  const session = { csrf_token: "x", user: { id: "1", name: "Ana" }, workspace: { id: "1", name: "Demo" } };
  const sent = fakeServer({ ...stranger, ...setUp, "POST /session": () => ({ status: 201, body: session }) });
  await open("/sign-in?next=/inbox/new");
  await signIn();
  expect(await screen.findByText("new ones")).toBeTruthy();
  const body = sent.mock.calls.find(([url]) => String(url).endsWith("/session"))?.[1]?.body;
  expect(JSON.parse(String(body))).toEqual({ email: "ana@demo.test", password: "harken-demo" });
});

it("A73 never leaves the desk after sign-in", async () => {
  const session = { csrf_token: "x", user: { id: "1", name: "Ana" }, workspace: { id: "1", name: "Demo" } };
  fakeServer({ ...stranger, ...setUp, "POST /session": () => ({ status: 201, body: session }) });
  await open("/sign-in?next=//evil.example/inbox");
  await signIn();
  expect(await screen.findByText("home")).toBeTruthy();
});

it("tells wrong credentials without saying which part is wrong", async () => {
  const refusal = { status: 401, body: { code: "bad_credentials", status: 401 } };
  fakeServer({ ...stranger, ...setUp, "POST /session": () => refusal });
  await open("/sign-in");
  await signIn();
  expect((await screen.findByRole("alert")).textContent).toContain("don’t match");
});

it("A70 counts down after too many attempts and does not send more", async () => {
  const refusal = { status: 429, body: { code: "rate_limited", status: 429, retry_after: 20 } };
  fakeServer({ ...stranger, ...setUp, "POST /session": () => refusal });
  await open("/sign-in");
  await signIn();
  expect((await screen.findByRole("alert")).textContent).toContain("20 seconds");
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Sign in" }).disabled).toBe(true);
});
