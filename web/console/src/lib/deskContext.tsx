// SPDX-License-Identifier: AGPL-3.0-or-later
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { DeskState } from "@shared/events";
import type { Id } from "@shared/ids";
import { may, type Me, type User, type Verb } from "@shared/model";
import { followAnswers } from "./answers";
import { Desk } from "./desk";
import { useSession } from "./session";
import { useStore } from "./useStore";

export const DeskContext = createContext<Desk | null>(null);

export function DeskProvider({ children }: { children: ReactNode }) {
  const session = useSession();
  const [desk, setDesk] = useState<Desk | null>(null);
  const userId = session.user.id;
  useEffect(() => {
    const created = new Desk(session);
    created.start();
    const unfollow = followAnswers(created);
    setDesk(created);
    return () => {
      unfollow();
      created.stop();
    };
    // A renewed session of the same user keeps the desk as it is.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [userId]);
  return desk && <DeskContext.Provider value={desk}>{children}</DeskContext.Provider>;
}

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("useDesk outside of DeskProvider");
  return desk;
}

export function useDeskState<T>(select: (state: DeskState) => T, equal?: (a: T, b: T) => boolean): T {
  return useStore(useDesk().state, select, equal);
}

/** Myself as the desk knows me now; rights may have changed since the sign-in. */
export function useMe(): User & Me & { rank: number } {
  const { session } = useDesk();
  const user = useDeskState((state) => state.users.get(session.user.id)) ?? session.user;
  const known = useDeskState((state) => state.roles.get(user.role));
  const { permissions, rank } = known ?? session.role;
  return useMemo(() => ({ ...user, permissions, rank }), [user, permissions, rank]);
}

/** Whether my role has this right over the desk itself. */
export function useMay(verb: Verb): boolean {
  return may(useMe(), verb);
}

export function useConversation(id: Id | undefined) {
  return useDeskState((state) => (id ? state.conversations.get(id) : undefined));
}
