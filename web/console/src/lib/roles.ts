// SPDX-License-Identifier: AGPL-3.0-or-later
// Roles by their names: the built-in ones are words of the interface, the others are the workspace's own.
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Grants, Role, Verb } from "@shared/model";
import { useDeskState } from "./deskContext";

export const builtinRoles = ["it_support", "agent", "supervisor", "manager", "admin"] as const;
export type BuiltinRole = (typeof builtinRoles)[number];

export function isBuiltin(id: Role["id"]): id is BuiltinRole {
  return builtinRoles.includes(id as BuiltinRole);
}

export function useNameOfRole(): (role: Pick<Role, "id" | "name">) => string {
  const { t } = useTranslation("common");
  return useCallback((role) => (isBuiltin(role.id) ? t(`role.${role.id}`) : role.name), [t]);
}

/** The name of somebody's role; only inside of the desk. */
export function useRoleName(id: Role["id"]): string {
  const role = useDeskState((state) => state.roles.get(id));
  return useNameOfRole()(role ?? { id, name: "" });
}

const scopes = ["none", "own", "department", "all"];

/** Whether a set of permissions grants nothing that the other does not: nobody gives what they do not have. */
export function isWithin(inner: Grants, outer: Grants): boolean {
  return (Object.keys(inner) as Verb[]).every((verb) => scopes.indexOf(inner[verb] ?? "none") <= scopes.indexOf(outer[verb] ?? "none"));
}

export function mayGrant(mine: Pick<Role, "rank" | "permissions">, role: Pick<Role, "rank" | "permissions">): boolean {
  return role.rank <= mine.rank && isWithin(role.permissions, mine.permissions);
}
