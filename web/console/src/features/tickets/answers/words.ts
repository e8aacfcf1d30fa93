// SPDX-License-Identifier: AGPL-3.0-or-later
import i18next from "i18next";
import { currentLanguage } from "@/lib/i18n";
import { reasonText } from "@/lib/reasons";

/** As it stands at the head of a group: with a capital, whatever the reader's language does inside of a sentence. */
export function languageName(language: string): string {
  const name = new Intl.DisplayNames([currentLanguage()], { type: "language" }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(currentLanguage()) + name.slice(1);
}

/** Why there is no answer, or why it did not arrive. */
export function whyText(reason: string, holder: string | null): string {
  if (reason === "not_holder" && holder) return i18next.t("ticket_answers:held_by", { name: holder });
  const isDesk = i18next.exists(`common:problem.${reason}`);
  return isDesk ? i18next.t(`common:problem.${reason}` as "common:problem.internal") : reasonText(reason);
}
