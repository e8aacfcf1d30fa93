// SPDX-License-Identifier: AGPL-3.0-or-later
import i18next from "i18next";
import { currentLanguage } from "@/lib/i18n";
import { reasonText } from "@/lib/reasons";

export function languageName(language: string): string {
  try {
    return new Intl.DisplayNames([currentLanguage()], { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}

/** Why there is no answer, or why it did not arrive. */
export function whyText(reason: string, holder: string | null): string {
  if (reason === "not_holder" && holder) return i18next.t("ticket_answers:held_by", { name: holder });
  const isDesk = i18next.exists(`common:problem.${reason}`);
  return isDesk ? i18next.t(`common:problem.${reason}` as "common:problem.internal") : reasonText(reason);
}
