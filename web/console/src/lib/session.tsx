// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext } from "react";
import { Navigate, useLocation } from "react-router";
import { api, loadSession, queries, type Session, setSession } from "./client";
import { LoadFailed, Waiting } from "./states";

const SessionContext = createContext<Session | null>(null);

/** Who is signed in. Only below RequireSession. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession outside of RequireSession");
  return session;
}

export function useSessionQuery() {
  return useQuery({ queryKey: ["me"], queryFn: loadSession, staleTime: Infinity });
}

/** Shows its children to who is signed in; sends others to the sign-in page, and back afterwards. */
export function RequireSession({ children }: { children: ReactNode }) {
  const { data: session, isPending, isError, refetch } = useSessionQuery();
  const location = useLocation();
  if (isPending) return <Waiting />;
  if (isError && session === undefined) return <LoadFailed onRetry={() => void refetch()} />;
  if (!session) return <Navigate to="/sign-in" replace state={{ from: location.pathname + location.search }} />;
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

export async function signOut(): Promise<void> {
  await api.call("delete", "/session").catch(() => undefined);
  setSession(null);
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== "me" });
}
