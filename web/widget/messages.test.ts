// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from "vitest";
import { parseFrameMessage, parseHostMessage } from "./messages";

test.each([null, undefined, 7, "ready", [], {}, { harken: "eval" }, { type: "ready" }, { __proto__: { harken: 1 } }])(
  "A42: %j is dropped on both sides",
  (data) => {
    expect(parseHostMessage(data)).toBeNull();
    expect(parseFrameMessage(data)).toBeNull();
  },
);

test("host messages come out with known fields only", () => {
  const page = { url: "https://shop.example/" + "x".repeat(3000), title: "Shop" };
  const init = parseHostMessage({ harken: "init", open: "yes", page, extra: 1 });
  expect(init).toMatchObject({ harken: "init", open: false });
  expect(init?.harken === "init" && init.page.url.length).toBe(2000);
  expect(parseHostMessage({ harken: "page", page: { url: 1, title: "" } })).toBeNull();
  expect(parseHostMessage({ harken: "set", language: "ru", theme: "neon" })).toEqual({ harken: "set", language: "ru", theme: undefined });
  expect(parseHostMessage({ harken: "logout", all: true })).toEqual({ harken: "logout" });
});

test("the loader takes no colours, counts or flags of a wrong kind", () => {
  expect(parseFrameMessage({ harken: "look", accent: "red;background:url(//evil)", surface: "#ffffff" })).toBeNull();
  expect(parseFrameMessage({ harken: "look", accent: "#112233", surface: "#ffffff", position: "left" })).toBeTruthy();
  expect(parseFrameMessage({ harken: "unread", count: "<b>3</b>" })).toBeNull();
  expect(parseFrameMessage({ harken: "session", active: 1 })).toBeNull();
  expect(parseFrameMessage({ harken: "message", from: {} })).toBeNull();
  expect(parseFrameMessage({ harken: "peek", count: "90px;inset:0" })).toBeNull();
});
