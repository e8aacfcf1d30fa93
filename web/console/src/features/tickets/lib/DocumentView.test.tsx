// SPDX-License-Identifier: AGPL-3.0-or-later
import { render } from "@testing-library/react";
import { expect, it } from "vitest";
import { DocumentView } from "./DocumentView";
import type { StoredDocument } from "@/lib/tickets/model";

const text = (words: string, marks?: object[]) => ({ type: "text", text: words, ...(marks ? { marks } : {}) });
const shown = (...content: object[]) => render(<DocumentView body={{ type: "doc", content } as unknown as StoredDocument} />).container;

it("LC14 what was written is shown as it was written, and never as HTML", () => {
  const page = shown(
    { type: "paragraph", content: [text("<b>no</b> "), text("bold", [{ type: "bold" }, { type: "italic" }])] },
    { type: "orderedList", attrs: { start: 3 }, content: [{ type: "listItem", content: [{ type: "paragraph", content: [text("third")] }] }] },
    { type: "codeBlock", content: [text("x < y")] },
  );
  expect(page.textContent).toBe("<b>no</b> boldthirdx < y");
  expect(page.querySelector("em strong")?.textContent).toBe("bold");
  expect(page.querySelector("ol")?.start).toBe(3);
});

it("LC14 addresses lead there, also those only typed; what is no address leads nowhere", () => {
  const page = shown({
    type: "paragraph",
    content: [
      text("see https://bugs.example/7. "),
      text("bad", [{ type: "link", attrs: { href: "javascript:alert(1)" } }]),
      text("good", [{ type: "link", attrs: { href: "https://a.example" } }]),
    ],
  });
  expect([...page.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual(["https://bugs.example/7", "https://a.example"]);
});
