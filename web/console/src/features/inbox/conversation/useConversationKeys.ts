// SPDX-License-Identifier: AGPL-3.0-or-later
import { useNavigate } from "react-router";
import type { Id } from "@shared/ids";
import { compareActivity, isInView, permissionsFor, type ViewName } from "@shared/model";
import { accept, solve, takeOver } from "@/lib/actions";
import { useConversation, useDesk, useMe } from "@/lib/deskContext";
import { openOverlay } from "@/lib/overlays";
import { prefer, preferences } from "@/lib/preferences";
import { useShortcuts } from "@/lib/shortcuts";
import { useIsNarrow } from "@/lib/useMedia";
import { askForComposer } from "../composer/composerStore";

/** Solves, and goes on to the one below, else above. */
export function useSolveAndNext(id: Id, view: ViewName): () => void {
  const desk = useDesk();
  const me = useMe();
  const navigate = useNavigate();
  return () => {
    const { conversations, departments } = desk.state.get();
    const rows = [...conversations.values()].filter((row) => isInView(row, view, me.id, departments)).sort(compareActivity);
    const at = rows.findIndex((row) => row.id === id);
    const next = rows[at + 1] ?? rows[at - 1];
    void solve(desk, id);
    void navigate(next ? `/inbox/${view}/${next.id}` : `/inbox/${view}`);
  };
}

export function useAcceptAndOpen(id: Id): () => void {
  const desk = useDesk();
  const me = useMe();
  const navigate = useNavigate();
  return () => {
    void accept(desk, id, me).then((won) => {
      if (!won) return;
      void navigate(`/inbox/mine/${id}`);
      askForComposer("reply");
    });
  };
}

export function useTogglePanel(): () => void {
  const narrow = useIsNarrow();
  return () => {
    if (narrow) openOverlay("panel");
    else prefer({ panelOpen: !preferences.get().panelOpen });
  };
}

export function useConversationKeys(id: Id, view: ViewName): void {
  const desk = useDesk();
  const me = useMe();
  const conversation = useConversation(id);
  const acceptIt = useAcceptAndOpen(id);
  const solveIt = useSolveAndNext(id, view);
  const togglePanel = useTogglePanel();
  const may = conversation && permissionsFor(conversation, me);
  useShortcuts({
    a: () => may?.accept && acceptIt(),
    r: () => may?.reply && askForComposer("reply"),
    n: () => askForComposer("note"),
    l: () => openOverlay("labels"),
    s: () => may?.reassign && openOverlay("reassign"),
    o: () => may?.takeOver && void takeOver(desk, id, me),
    e: () => may?.solve && solveIt(),
    i: togglePanel,
  });
}
