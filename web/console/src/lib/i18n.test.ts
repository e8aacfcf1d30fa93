// SPDX-License-Identifier: AGPL-3.0-or-later
import i18next from "i18next";
import { expect, it } from "vitest";
import { deskTexts, startI18n } from "./i18n";

const sources = import.meta.glob<string>(["../app/*.tsx", "../lib/**/*.tsx", "../features/inbox/**/*.{ts,tsx}", "!../**/*.test.*"], {
  eager: true,
  query: "?raw",
  import: "default",
});

// These have a boundary of their own, or belong to the pages before the desk.
const elsewhere = ["auth", "channels", "ticket_answers"];

it("UI16 no file of texts is fetched while somebody works in the inbox", () => {
  const used = Object.values(sources).flatMap((source) =>
    [...source.matchAll(/useTranslation\(([^)]*)\)/g)].flatMap(([, names = ""]) => [...names.matchAll(/"(\w+)"/g)].map(([, name = ""]) => name)),
  );
  expect(used.length).toBeGreaterThan(100);
  expect([...new Set(used)].filter((name) => !elsewhere.includes(name)).sort()).toEqual([...deskTexts].sort());
});

it("the language that is chosen in another tab is spoken here, too", async () => {
  await startI18n();
  const spoken = new Promise((resolve) => i18next.on("languageChanged", resolve));
  dispatchEvent(new StorageEvent("storage", { key: "harken.language", newValue: "ru" }));
  expect(await spoken).toBe("ru");
  expect(i18next.t("common:language")).toBe("Язык");
  dispatchEvent(new StorageEvent("storage", { key: "harken.language", newValue: "tlh" }));
  expect(i18next.language).toBe("ru");
});
