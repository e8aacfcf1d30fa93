// SPDX-License-Identifier: AGPL-3.0-or-later
// Why the desk did not do it, in words that say what can be done about it.
import i18next from "i18next";
import { ProblemError } from "@shared/api";
import { notifyProblem, problemText } from "@/lib/notify";

/** What was tried, by the right that it needs. */
export type Tried = "see" | "make" | "edit" | "assign" | "escalate" | "delete" | "comment" | "write" | "answer_inside" | "resolve" | "link";

export function refusalText(error: unknown, tried: Tried): string {
  if (!(error instanceof ProblemError)) return problemText(error);
  const { code, problem } = error;
  if (code === "forbidden") return i18next.t(`ticket:refused.${tried}`);
  if (code === "not_found") return i18next.t("ticket:refused.gone");
  if (code === "already_acknowledged" && problem.holder) return i18next.t("ticket:refused.taken", { name: problem.holder.name });
  if (code === "invalid" && problem.field === "mention_ids") return i18next.t("ticket:refused.mention");
  if (code === "invalid" && problem.field === "external_url") return i18next.t("ticket:refused.url");
  if (code === "invalid" && problem.field === "reason") return i18next.t("ticket:refused.reason");
  return problemText(error);
}

/** From any screen: the words may not have been needed there before. */
export function notifyRefusal(error: unknown, tried: Tried): void {
  void i18next.loadNamespaces("ticket").then(() => notifyProblem(error, refusalText(error, tried)));
}
