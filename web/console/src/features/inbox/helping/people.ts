// SPDX-License-Identifier: AGPL-3.0-or-later
// Colleagues who can be asked about a conversation, with what their roles let them do.
import type { DeskState } from "@shared/events";
import { type Conversation, maySee, type Me, permissionsFor, type User } from "@shared/model";
import { useDeskState, useMe } from "@/lib/deskContext";
import { sameItems } from "@/lib/useStore";

function withRights(state: DeskState, user: User): Me {
  return { ...user, permissions: state.roles.get(user.role)?.permissions ?? {} };
}

/** Active ones other than me for whom this holds; those who are there first. */
function useColleagues(fits: (colleague: Me) => boolean): readonly User[] {
  const me = useMe();
  return useDeskState(
    (state) =>
      [...state.users.values()]
        .filter((user) => user.active && user.id !== me.id && fits(withRights(state, user)))
        .sort((a, b) => Number(b.online) - Number(a.online) || a.name.localeCompare(b.name)),
    sameItems,
  );
}

/** Who could take all of these over: they can be handed to them. */
export function useSupervisors(conversations: readonly Conversation[]): readonly User[] {
  return useColleagues((colleague) => conversations.every((conversation) => permissionsFor(conversation, colleague).takeOver));
}

/** Who may see it, and so may be told of it. */
export function useMentionable(conversation: Conversation | undefined): readonly User[] {
  return useColleagues((colleague) => conversation !== undefined && maySee(conversation, colleague));
}
