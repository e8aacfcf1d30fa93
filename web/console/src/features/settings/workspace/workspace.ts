// SPDX-License-Identifier: AGPL-3.0-or-later
// The workspace's own settings: as the desk knows them now, and how they are stored.
import type { Schemas } from "@shared/api";
import type { Workspace } from "@shared/model";
import { api, queries, type Session } from "@/lib/client";
import { useDeskState } from "@/lib/deskContext";
import { useSession } from "@/lib/session";

export function useWorkspace(): Workspace {
  const { workspace } = useSession();
  return useDeskState((state) => state.workspace) ?? workspace;
}

export async function saveWorkspace(body: Schemas["WorkspaceUpdate"]): Promise<Workspace> {
  const workspace = await api.call("patch", "/workspace", { body });
  queries.setQueryData<Session | null>(["me"], (session) => session && { ...session, workspace });
  return workspace;
}
