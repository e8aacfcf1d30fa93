// SPDX-License-Identifier: AGPL-3.0-or-later
// What a form tells when the server refuses: in the reader's words, at the field that is wrong.
import { ProblemError } from "@shared/api";
import { useTranslation } from "react-i18next";
import { problemText } from "./notify";

export function problemField(error: unknown): string | undefined {
  return error instanceof ProblemError ? error.problem.field : undefined;
}

export function isProblem(error: unknown, code: ProblemError["code"]): error is ProblemError {
  return error instanceof ProblemError && error.code === code;
}

/** The sentence for a field if the refusal is about it. */
export function useFieldProblem(error: unknown) {
  const { t } = useTranslation("auth");
  return (field: string): string | undefined => {
    if (problemField(error) !== field) return undefined;
    if (isProblem(error, "already_exists")) return t("error.already_exists");
    return field === "email" ? t("error.invalid_email") : problemText(error);
  };
}

/** The sentence for the whole form: refusals that no field shows. */
export function formProblem(error: unknown, shownFields: readonly string[]): string | undefined {
  if (!error) return undefined;
  const field = problemField(error);
  return field !== undefined && shownFields.includes(field) ? undefined : problemText(error);
}

export function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.?[^\s@]+$/.test(text.trim());
}
