// SPDX-License-Identifier: AGPL-3.0-or-later
// The console's one API client and one query cache. The CSRF value lives in memory only.
import { QueryClient } from "@tanstack/react-query";
import { createApi, ProblemError, type Schemas } from "@shared/api";

export type Session = Schemas["Session"];

export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, refetchOnWindowFocus: false, retry: retryUnlessRefused },
    mutations: { retry: false },
  },
});

function retryUnlessRefused(failures: number, error: Error): boolean {
  const answered = error instanceof ProblemError && error.status > 0 && error.status < 500;
  return !answered && failures < 3;
}

let csrfToken = "";

export function csrf(): string {
  return csrfToken;
}

export const api = createApi({
  headers: (): Record<string, string> => (csrfToken === "" ? {} : { "X-Harken-CSRF": csrfToken }),
  onProblem: (error, path) => {
    if (path === "/me") return;
    // The session ended, or another tab signed in anew: ask again who we are.
    if (error.code === "unauthenticated" || error.code === "csrf") void queries.invalidateQueries({ queryKey: ["me"] });
  },
});

export async function loadSession(): Promise<Session | null> {
  try {
    const session = await api.call("get", "/me");
    csrfToken = session.csrf_token;
    return session;
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== "unauthenticated") throw error;
    csrfToken = "";
    return null;
  }
}

/** Call it with the answer of sign-in, setup or a change of the own account; null signs out. */
export function setSession(session: Session | null): void {
  csrfToken = session?.csrf_token ?? "";
  queries.setQueryData(["me"], session);
}
