// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Role, User } from "@shared/model";
import { api } from "@/lib/client";
import { useDeskState } from "@/lib/deskContext";
import { useUsers } from "../data";
import type { VerbInfo } from "./roleParts";

/** From the highest rank down; kept fresh by events. */
export function useRoles(): Role[] {
  const roles = useDeskState((state) => state.roles);
  return useMemo(() => [...roles.values()].sort((a, b) => b.rank - a.rank || a.name.localeCompare(b.name)), [roles]);
}

export function usePeopleWith(role: Role["id"] | undefined): User[] {
  const users = useUsers();
  return useMemo(() => users.filter((user) => user.active && user.role === role), [users, role]);
}

/** What can be granted at all, in the server's order. */
export function useVerbs() {
  return useQuery({
    queryKey: ["roles"],
    queryFn: () => api.call("get", "/roles"),
    select: (list) => list.permissions as VerbInfo[],
  });
}
