// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { channelsOf, fallbackOf, groupsOf, primaryOf, type Recipient, sortOut, textFor } from "./groups";

function recipient(id: string, language: string, part: object = {}, conversation: object = {}): Recipient {
  return {
    conversation: { id, number: Number(id), contact: { id, number: Number(id), name: "" }, platform: "widget", status: "open", ...conversation },
    channel_name: "Shop",
    language,
    contact_email: "",
    department_id: "3",
    reason: null,
    holder_name: null,
    ...part,
  } as Recipient;
}

describe("LC15 one answer to many", () => {
  it("groups customers by what they read, the most first, and the unknown with the default", () => {
    const groups = groupsOf([recipient("1", "en-GB"), recipient("2", "ru"), recipient("3", "ru-RU"), recipient("4", "")], "en");
    expect(groups.map(({ language, recipients }) => [language, recipients.length])).toEqual([
      ["en", 2],
      ["ru", 2],
    ]);
    expect([primaryOf("pt_BR"), primaryOf("x"), primaryOf("")]).toEqual(["pt", "", ""]);
  });

  it("counts channels in a group", () => {
    const bot = { platform: "telegram" };
    const all = [recipient("1", "en"), recipient("2", "en", { channel_name: "Bot" }, bot), recipient("3", "en", { channel_name: "Bot" }, bot)];
    expect(channelsOf(all)).toEqual([
      { name: "Bot", platform: "telegram", count: 2 },
      { name: "Shop", platform: "widget", count: 1 },
    ]);
  });

  it("leaves out who cannot be answered, and what is solved where the reader wants that", () => {
    const all = [recipient("1", "en"), recipient("2", "en", { reason: "not_holder", holder_name: "Ben" }), recipient("3", "en", {}, { status: "solved" })];
    expect(sortOut(all, "solve_again").reached.map(({ conversation }) => conversation.id)).toEqual(["1", "3"]);
    const { reached, left } = sortOut(all, "leave");
    expect(reached.map(({ conversation }) => conversation.id)).toEqual(["1"]);
    expect(left.map(({ conversation, reason }) => [conversation.id, reason])).toEqual([
      ["2", "not_holder"],
      ["3", "not_active"],
    ]);
  });

  it("falls back to what is written", () => {
    expect(fallbackOf({ en: "Done", ru: " " }, "ru", ["ru", "en"])).toBe("en");
    expect(fallbackOf({ en: "Done", ru: "Готово" }, "ru", ["en", "ru"])).toBe("ru");
    expect(fallbackOf({}, "ru", ["en", "ru"])).toBe("ru");
  });

  it("shows the text of the language, else the default one", () => {
    expect(textFor({ en: "Done", ru: " " }, "ru", "en")).toBe("Done");
    expect(textFor({ en: "Done", ru: "Готово" }, "ru", "en")).toBe("Готово");
    expect(textFor({}, "ru", "en")).toBeNull();
  });
});
