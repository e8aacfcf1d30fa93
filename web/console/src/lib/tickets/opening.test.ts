// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { openingOf, paragraphsOf, titleFrom } from "./opening";

const said = (kind: "customer" | "user", text: string) => ({ kind: "text", sender: { kind }, text }) as Parameters<typeof openingOf>[1][number];
const textsOf = (body: ReturnType<typeof paragraphsOf>) => JSON.stringify(body).match(/"text":"[^"]*"/g);

describe("a ticket from a conversation", () => {
  it("UI13 is called by the first sentence that says something", () => {
    expect(titleFrom("Hello! My parcel has not arrived. It was sent on Monday.")).toBe("My parcel has not arrived.");
    expect(titleFrom("Добрый день\nне приходит код по SMS")).toBe("не приходит код по SMS");
    expect(titleFrom("Halo kak! Pembayaran saya ditolak terus")).toBe("Pembayaran saya ditolak terus");
    expect(titleFrom("Help")).toBe("Help");
    expect(titleFrom(" ")).toBe("");
  });

  it("UI13 is cut at the end of a word, and in no letter", () => {
    const long = titleFrom(`the ${"very ".repeat(60)}long`);
    expect(Array.from(long).length).toBeLessThanOrEqual(100);
    expect(long.endsWith("very…")).toBe(true);
    expect(titleFrom("😀".repeat(150))).toBe(`${"😀".repeat(99)}…`);
  });

  it("UI13 has the customer's own words, and not the answer", () => {
    const opening = openingOf({ subject: "" }, [
      said("user", "How may I help you today?"),
      said("customer", "The app crashes.\nEvery time I pay"),
      said("customer", "hello?"),
    ]);
    expect(opening.title).toBe("The app crashes.");
    expect(textsOf(opening.description)).toEqual(['"text":"The app crashes."', '"text":"Every time I pay"']);
  });

  it("UI13 takes the subject of a mail", () => {
    expect(openingOf({ subject: " Invoice 77 " }, [said("customer", "See above")]).title).toBe("Invoice 77");
    expect(openingOf({ subject: "" }, [])).toEqual({ title: "", description: { type: "doc", content: [] } });
  });
});
