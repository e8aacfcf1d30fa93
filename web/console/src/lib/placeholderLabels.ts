// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTranslation } from "react-i18next";
import { placeholderNames, type PlaceholderName, type PlaceholderValues } from "@shared/placeholders";

type Key =
  | "contact_name"
  | "contact_first_name"
  | "contact_email"
  | "contact_number"
  | "conversation_number"
  | "department_name"
  | "user_name"
  | "user_email"
  | "workspace_name";

const keyOf = (name: PlaceholderName) => name.replace(".", "_") as Key;

/** The placeholders in words that everybody understands. */
export function usePlaceholderLabels(): PlaceholderValues {
  const { t } = useTranslation("answers");
  return Object.fromEntries(placeholderNames.map((name) => [name, t(`canned.placeholder.${keyOf(name)}`)])) as PlaceholderValues;
}
