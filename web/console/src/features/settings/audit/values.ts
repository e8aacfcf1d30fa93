// SPDX-License-Identifier: AGPL-3.0-or-later
// Fields and values of the log in the reader's words: ids become names where the desk still knows them.
import { useTranslation } from "react-i18next";
import type { DeskState } from "@shared/events";
import { useDeskState } from "@/lib/deskContext";
import { useNameOfRole } from "@/lib/roles";
import { statuses } from "@/lib/tickets/model";

const permissions = "permissions.";

export function useFieldName(): (field: string) => string {
  const { t } = useTranslation("security");
  return (field) => {
    if (field.startsWith(permissions)) return t(`verb.${field.slice(permissions.length)}.title` as "verb.see.title", { defaultValue: field });
    return t(`field.${field}` as "field.name", { defaultValue: field.replaceAll("_", " ").replace(/^settings\./, "") });
  };
}

export function useValueText(): (field: string, value: unknown) => string {
  const { t } = useTranslation(["security", "tickets"]);
  const state = useDeskState((desk) => desk);
  const nameOf = useNameOfRole();
  const one = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === "") return t("audit.nothing");
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    const text = String(value);
    if (field.startsWith(permissions)) return t(`scope.${text}` as "scope.all", { defaultValue: text });
    const base = field === "base" && statuses.find((known) => known === text);
    if (base) return t(`tickets:words.status.${base}`);
    if (field === "role") return nameOf(state.roles.get(text) ?? { id: text, name: text });
    return knownName(state, field, text) ?? text;
  };
  return (field, value) => (Array.isArray(value) ? value.map((each) => one(field, each)).join(", ") : one(field, value));
}

function knownName(state: DeskState, field: string, id: string): string | undefined {
  if (field.endsWith("department_id") || field.endsWith("department_ids")) return state.departments.get(id as never)?.name;
  if (field === "status_id") return state.statuses.get(id as never)?.name;
  if (field === "member_ids") return state.users.get(id as never)?.name;
  return undefined;
}
