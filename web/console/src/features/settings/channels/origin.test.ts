// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { isOrigin, originOf } from "./origin";

describe("sites that may carry the chat", () => {
  it.each([
    ["https://shop.example", "https://shop.example"],
    ["https://shop.example/cart?id=1", "https://shop.example"],
    ["shop.example", "https://shop.example"],
    ["http://localhost:3000/", "http://localhost:3000"],
    ["HTTPS://Shop.Example:443", "https://shop.example"],
  ])("%s becomes %s", (typed, origin) => {
    expect(originOf(typed)).toBe(origin);
    expect(isOrigin(origin)).toBe(true);
  });

  it.each(["javascript:alert(1)", "ftp://files.example", "https://", "a b"])("%j is refused", (typed) => {
    expect(isOrigin(originOf(typed))).toBe(false);
  });
});
