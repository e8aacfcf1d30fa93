// SPDX-License-Identifier: AGPL-3.0-or-later
// Why something did not work, in the reader's words: stable codes of the desk, and what the provider said itself.
import i18next from "i18next";
import { ProblemError } from "@shared/api";
import { isProblem, problemField } from "./formError";
import { problemText } from "./notify";

export interface Trouble {
  text: string;
  /** The provider's own words; empty: it said none. */
  detail: string;
}

/** Codes of later versions have no sentence yet: their own word is better than nothing. */
export function reasonText(code: string): string {
  return i18next.t(`channels:reason.${code}` as "channels:reason.invalid", { defaultValue: code });
}

// What these say is about the desk and the reader, not about the provider.
const ofTheDesk = new Set<string>(["network", "internal", "invalid", "unknown_field", "forbidden", "unauthenticated", "csrf", "rate_limited"]);

/** What came of asking the provider. */
export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof ProblemError)) return { text: problemText(error), detail: "" };
  const { code, problem } = error;
  const isKnown = i18next.exists(`channels:reason.${code}`);
  if (!ofTheDesk.has(code) && isKnown) return { text: reasonText(code), detail: problem.detail ?? "" };
  const isDesk = i18next.exists(`common:problem.${code}`);
  return { text: isDesk ? problemText(error) : code, detail: problem.detail ?? "" };
}

/** Drivers name what is theirs ("token"), the desk says where that lies ("secrets.token"): both are the same field. */
function ownName(field: string): string {
  return field.replace(/^(settings|secrets)\./, "");
}

function troubleAt(field: string, error: unknown): Trouble {
  // Secrets are not shown to other servers than those that they were given for.
  const isMissing = isProblem(error, "invalid") && /_password$|^oauth_(refresh_)?token$/.test(field);
  const key = `channels:wrong.${isMissing ? "secret_needed" : field.replace(/^(imap|smtp)\./, "")}`;
  const isOfField = isProblem(error, "invalid") || isProblem(error, "provider_failed");
  if (!isOfField || !i18next.exists(key)) return troubleOf(error);
  return { text: i18next.t(key as "channels:wrong.token", { defaultValue: field }), detail: error.problem.detail ?? "" };
}

/** The trouble at its field, and at the form what no field shows. */
export function placeTrouble(error: unknown, shownFields: readonly string[]) {
  if (!error) return { at: () => undefined, rest: undefined };
  const field = ownName(problemField(error) ?? "");
  const trouble = troubleAt(field, error);
  return {
    at: (name: string): Trouble | undefined => (name === field ? trouble : undefined),
    rest: shownFields.includes(field) ? undefined : trouble,
  };
}
