// SPDX-License-Identifier: AGPL-3.0-or-later
// What the screens of roles know of permissions besides their words: the groups, the order of scopes, differences.
import type { Grants, Verb } from "@shared/model";

export const scopes = ["none", "own", "department", "all"] as const;
export type ScopeName = (typeof scopes)[number];

export interface VerbInfo {
  name: Verb;
  scopes: ScopeName[];
}

const security: readonly Verb[] = ["manage_people", "manage_roles", "see_audit_log"];

export type GroupName = "conversations" | "tickets" | "desk" | "security";
export const groupNames: readonly GroupName[] = ["conversations", "tickets", "desk", "security"];

/** Besides those of tickets, a verb with more than two scopes is one of conversations. */
export function groupOf(verb: VerbInfo): GroupName {
  if (security.includes(verb.name)) return "security";
  if (verb.name.endsWith("_tickets")) return "tickets";
  return verb.scopes.length > 2 || !verb.scopes.includes("none") ? "conversations" : "desk";
}

export function scopeOf(grants: Grants, verb: Verb): ScopeName {
  return grants[verb] ?? "none";
}

export function isMore(left: ScopeName, right: ScopeName): boolean {
  return scopes.indexOf(left) > scopes.indexOf(right);
}

export interface Change {
  verb: Verb;
  from: ScopeName;
  to: ScopeName;
}

export function changesOf(verbs: readonly VerbInfo[], before: Grants, after: Grants): Change[] {
  return verbs.map(({ name }) => ({ verb: name, from: scopeOf(before, name), to: scopeOf(after, name) })).filter(({ from, to }) => from !== to);
}

/** Every verb is named, so that a save takes away what was taken away. */
export function completeGrants(verbs: readonly VerbInfo[], grants: Grants): Grants {
  return Object.fromEntries(verbs.map(({ name }) => [name, scopeOf(grants, name)]));
}
