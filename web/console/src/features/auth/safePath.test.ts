// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { safePath } from "./safePath";

describe("A73 where sign-in may lead", () => {
  it.each(["/inbox/mine", "/inbox/new/42?x=1#y", "/settings/people"])("keeps %s", (path) => {
    expect(safePath(path)).toBe(path);
  });

  it.each([
    null,
    "",
    "inbox",
    "https://evil.example",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/\n/evil.example",
    "/..//evil.example",
    "/x\\..\\evil",
    "data:text/html,x",
    " /inbox",
    "/sign-in",
    "/setup",
  ])("turns %j into home", (path) => {
    expect(safePath(path)).toBe("/");
  });
});
