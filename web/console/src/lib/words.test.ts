// SPDX-License-Identifier: AGPL-3.0-or-later
import i18next from "i18next";
import { afterAll, describe, expect, it } from "vitest";
import enInbox from "../locales/en/inbox.json";
import enWords from "../locales/en/words.json";
import enBeside from "../locales/en/words_beside.json";
import idBeside from "../locales/id/words_beside.json";
import idInbox from "../locales/id/inbox.json";
import idWords from "../locales/id/words.json";
import ruInbox from "../locales/ru/inbox.json";
import ruWords from "../locales/ru/words.json";
import ruBeside from "../locales/ru/words_beside.json";
import { setWords, startI18n, textsOf } from "./i18n";
import { inWordsOf, type Layers, type Texts, wordPresets } from "./words";

function paths(texts: Texts, before = ""): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === "string" ? [[before + key, text] as [string, string]] : paths(text, `${before}${key}.`),
  );
}
const gaps = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(String).sort();
const languages: Record<string, [Texts, Layers]> = {
  en: [enInbox, enWords as unknown as Layers],
  ru: [ruInbox, ruWords as unknown as Layers],
  id: [idInbox, idWords as unknown as Layers],
};

describe.each(Object.entries(languages))("words in %s", (_language, [inbox, layers]) => {
  const known = new Map(paths(inbox));

  it("call only what there is by other names, and fill the same gaps", () => {
    for (const [preset, layer] of Object.entries(layers)) {
      for (const [path, text] of paths(layer)) {
        expect(known.has(path), `${preset}: ${path}`).toBe(true);
        expect(gaps(text), `${preset}: ${path}`).toEqual(gaps(known.get(path)!));
      }
    }
  });

  it("LC1 LC2 LC5 are the words of the desk that people come from", () => {
    const say = (preset: (typeof wordPresets)[number]) => new Map(paths(inWordsOf(preset, inbox, layers)));
    expect(say("harken")).toEqual(known);
    // Whoever reads it, the two states of Kreechat are one before and one after the acceptance.
    const kreechat = say("kreechat");
    expect(kreechat.get("status_name.new")).not.toBe(known.get("status_name.new"));
    expect(kreechat.get("held_status.open")).toBe(kreechat.get("held_status.waiting"));
    const iodesk = say("iodesk");
    expect(new Set(["new", "open", "waiting", "solved"].map((status) => iodesk.get(`status_name.${status}`))).size).toBe(4);
    const dolphins = say("3dolphins");
    expect(dolphins.get("status_name.waiting")).toBe(dolphins.get("view.waiting"));
    expect(dolphins.get("view.mine")).not.toBe(known.get("view.mine"));
  });
});

describe.each(Object.entries({ en: enBeside, ru: ruBeside, id: idBeside }))("words beside the inbox in %s", (language, beside) => {
  it.each(Object.keys(beside))("call only what there is in %s by other names, and fill the same gaps", async (namespace) => {
    const known = new Map(paths(await textsOf(language, namespace, "harken")));
    for (const [preset, layer] of Object.entries((beside as unknown as Record<string, Layers>)[namespace]!)) {
      for (const [path, text] of paths(layer)) {
        expect(known.has(path), `${preset}: ${path}`).toBe(true);
        expect(gaps(text), `${preset}: ${path}`).toEqual(gaps(known.get(path)!));
      }
    }
  });
});

describe("words", () => {
  afterAll(() => localStorage.clear());

  it("of the seeds in English, as they stand there", () => {
    const say = (preset: (typeof wordPresets)[number], path: string) => new Map(paths(inWordsOf(preset, enInbox, enWords as unknown as Layers))).get(path);
    expect(say("kreechat", "status_name.new")).toBe("Pending");
    expect(say("kreechat", "held_status.open")).toBe("Accepted by: {{name}}");
    expect(["new", "open", "waiting", "solved"].map((status) => say("iodesk", `status_name.${status}`))).toEqual(["New", "Open", "Pending", "Solved"]);
    expect(["unassigned", "mine", "waiting", "solved"].map((view) => say("3dolphins", `view.${view}`))).toEqual(["Unassigned", "Inbox", "Pending", "Closed"]);
    expect(say("3dolphins", "new_card")).toBe("New ticket: {{name}}");
  });

  it("UI5 CO2 CO4 CH8 of the seeds beside the inbox: what an operator presses is called as there", async () => {
    const say = async (preset: (typeof wordPresets)[number], namespace: string, path: string) =>
      new Map(paths(await textsOf("en", namespace, preset))).get(path);
    expect(await say("harken", "helping", "ask_access")).toBe("Ask to help");
    expect(await say("iodesk", "helping", "ask_access")).toBe("Request access");
    expect(await say("iodesk", "answers", "menu.button")).toBe("Canned responses");
    expect(await say("iodesk", "inbox", "answers.title")).toBe("KDB answers");
    expect(await say("3dolphins", "answers", "menu.button")).toBe("Canned messages");
    expect(await say("3dolphins", "inbox", "mail.reply_by_mail")).toBe("Reply Email");
    for (const preset of ["kreechat", "iodesk", "3dolphins"] as const)
      expect(await say(preset, "helping", "bulk_title.escalate_other")).toBe("Escalate {{count}} tickets");
  });

  it("change for everything that is shown, and back again", async () => {
    await startI18n();
    await i18next.changeLanguage("en");
    await i18next.loadNamespaces(["inbox", "answers"]);
    expect(i18next.t("inbox:view.mine")).toBe("Mine");
    await setWords("3dolphins");
    expect(i18next.t("answers:menu.button")).toBe("Canned messages");
    expect(i18next.t("inbox:view.mine")).toBe("Inbox");
    expect(i18next.t("inbox:view.new")).toBe("New");
    await i18next.changeLanguage("ru");
    expect(i18next.t("inbox:view.mine")).toBe("Входящие");
    await setWords("harken");
    expect(i18next.t("inbox:view.mine")).toBe("Мои");
    expect(i18next.t("answers:menu.button")).toBe("Готовые ответы");
    await i18next.changeLanguage("en");
    expect(i18next.t("inbox:view.mine")).toBe("Mine");
  });
});
