// SPDX-License-Identifier: AGPL-3.0-or-later
import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { ProblemError } from "@shared/api";
import { startI18n } from "./i18n";
import { placeTrouble, reasonText, troubleOf } from "./reasons";

beforeAll(async () => {
  await startI18n();
  await i18next.changeLanguage("en");
  await i18next.loadNamespaces(["channels", "common"]);
});

const refusal = (code: string, detail: string, field?: string) =>
  new ProblemError({ code: code as "invalid", detail, status: 422, ...(field ? { field } : {}) });

describe("F31 F34 why a channel does not work", () => {
  it("is a sentence for known codes, and the code itself for those of later versions", () => {
    expect(reasonText("token_refused")).toBe("The token is refused.");
    expect(reasonText("struck_by_lightning")).toBe("struck_by_lightning");
  });

  it("keeps the provider's words beside it", () => {
    expect(troubleOf(refusal("connect_failed", "imap.shop.example: no such host"))).toEqual({
      text: "The server cannot be reached.",
      detail: "imap.shop.example: no such host",
    });
    expect(troubleOf(refusal("struck_by_lightning", "boom"))).toEqual({ text: "struck_by_lightning", detail: "boom" });
  });

  it("tells a provider that is away from a desk that is away", () => {
    expect(troubleOf(refusal("unavailable", "Bad Gateway")).text).toBe("The other side cannot be used at the moment.");
    expect(troubleOf(new ProblemError({ code: "network" })).text).toBe("The desk cannot be reached.");
  });

  it("stands at its field if that is shown, else at the form", () => {
    const error = refusal("provider_failed", "no such host", "settings.imap.host");
    const shown = placeTrouble(error, ["imap.host"]);
    expect(shown.at("imap.host")?.detail).toBe("no such host");
    expect([shown.at("smtp.host"), shown.rest]).toEqual([undefined, undefined]);
    expect(placeTrouble(error, []).rest?.detail).toBe("no such host");
    expect(placeTrouble(null, []).rest).toBeUndefined();
  });

  it("is about the field itself where that has a sentence, however the field is named", () => {
    const text = "This token cannot be used here.";
    for (const field of ["token", "secrets.token"])
      expect(placeTrouble(refusal("invalid", "in English", field), ["token"]).at("token")).toEqual({ text, detail: "in English" });
    expect(placeTrouble(refusal("provider_failed", "NO", "settings.smtp.host"), ["smtp.host"]).at("smtp.host")?.text).toBe("This server cannot be used.");
    const password = (code: string) => placeTrouble(refusal(code, "NO", "secrets.imap_password"), ["imap_password"]).at("imap_password")?.text;
    expect(["provider_failed", "invalid"].map(password)).toEqual([
      "The server refuses the sign-in.",
      "It is needed again, because the servers are others now.",
    ]);
    expect(placeTrouble(refusal("invalid", "in English", "mode"), []).rest).toEqual({ text: "The server did not accept this input.", detail: "in English" });
  });
});
