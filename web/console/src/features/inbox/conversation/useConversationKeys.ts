// SPDX-License-Identifier: AGPL-3.0-or-later
import { useNavigate, useSearchParams } from "react-router";
import type { Id } from "@shared/ids";
import { permissionsFor, type ListView } from "@shared/model";
import { accept, solve, takeOver } from "@/lib/actions";
import { useColumn } from "@/lib/column";
import { openContactNote } from "@/lib/contact/contactNoteStore";
import { askForName } from "@/lib/contact/wantedName";
import { useConversation, useDesk, useMe } from "@/lib/deskContext";
import { filtersIn } from "@/lib/filters/filters";
import { useNarrowing } from "@/lib/filters/useNarrowing";
import { openOverlay } from "@/lib/overlays";
import { prefer, preferences } from "@/lib/preferences";
import { type Shortcuts, useShortcuts } from "@/lib/shortcuts";
import { useIsNarrow } from "@/lib/useMedia";
import { rowsOf } from "../list/useView";
import { useIsSelecting } from "../selection/selection";
import { openAnswers } from "../answers/answersStore";
import { askForComposer } from "../composer/composerStore";
import { useTickets } from "../tickets/useTickets";

/** Solves, and goes on to the one below, else above; a column beside just closes. */
export function useSolveAndNext(id: Id, view: ListView): () => void {
  const desk = useDesk();
  const me = useMe();
  const navigate = useNavigate();
  const narrowing = useNarrowing();
  const filters = filtersIn(useSearchParams()[0]);
  const { beside } = useColumn();
  return () => {
    if (beside) {
      desk.chats.closeBeside(id);
      void solve(desk, id);
      return;
    }
    const rows = rowsOf(desk.state.get(), view, me.id, filters, null);
    const at = rows.findIndex((row) => row.id === id);
    const next = rows[at + 1] ?? rows[at - 1];
    void solve(desk, id);
    void navigate(`/inbox/${view}${next ? `/${next.id}` : ""}${narrowing}`);
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
      askForComposer("reply", id);
    });
  };
}

/** Out of the way, with a popup at the bottom that tells of new messages. */
export function useMinimise(id: Id, view: ListView): () => void {
  const { chats } = useDesk();
  const navigate = useNavigate();
  const narrowing = useNarrowing();
  const { beside } = useColumn();
  return () => {
    chats.minimise(id);
    if (!beside) void navigate(`/inbox/${view}${narrowing}`);
  };
}

/** Stays where it is while another one is chosen from the list. */
export function useKeepBeside(id: Id, view: ListView): () => void {
  const { chats } = useDesk();
  const navigate = useNavigate();
  const narrowing = useNarrowing();
  return () => {
    chats.keepBeside(id);
    void navigate(`/inbox/${view}${narrowing}`);
  };
}

export function useTogglePanel(): () => void {
  const narrow = useIsNarrow();
  return () => {
    if (narrow) openOverlay("panel");
    else prefer({ panelOpen: !preferences.get().panelOpen });
  };
}

function useShowPanel(): () => void {
  const narrow = useIsNarrow();
  return () => (narrow ? openOverlay("panel") : prefer({ panelOpen: true }));
}

/** Who it is, ready to be changed, and what they have asked before; a drawer only shows it. */
export function useEditContact(contact: Id): () => void {
  const narrow = useIsNarrow();
  const showPanel = useShowPanel();
  return () => {
    showPanel();
    if (!narrow) askForName(contact);
  };
}

export function useConversationKeys(id: Id, view: ListView): void {
  const desk = useDesk();
  const me = useMe();
  const conversation = useConversation(id);
  const acceptIt = useAcceptAndOpen(id);
  const solveIt = useSolveAndNext(id, view);
  const togglePanel = useTogglePanel();
  const minimise = useMinimise(id, view);
  const tickets = useTickets(id);
  const { active } = useColumn();
  const showPanel = useShowPanel();
  const may = conversation && permissionsFor(conversation, me);
  const noteOnContact = () => {
    if (!conversation) return;
    showPanel();
    openContactNote(conversation.contact.id);
  };
  // What is chosen in the list comes first.
  const selecting = useIsSelecting();
  const forThis: Shortcuts = {
    l: () => may?.label && openOverlay("labels"),
    s: () => may?.reassign && openOverlay("reassign"),
    e: () => may?.solve && solveIt(),
    u: () => may?.escalate && openOverlay("escalate"),
    p: () => may?.setAside && openOverlay("later"),
  };
  const keys = {
    ...(selecting ? {} : forThis),
    a: () => may?.accept && acceptIt(),
    r: () => may?.reply && askForComposer("reply"),
    n: () => may?.note && askForComposer("note"),
    h: () => {
      if (!may?.reply) return;
      openAnswers(id);
      askForComposer("reply");
    },
    t: () => tickets.offered && tickets.open(),
    o: () => may?.takeOver && void takeOver(desk, id, me),
    q: () => may?.requestAccess && openOverlay("ask_access"),
    i: togglePanel,
    m: minimise,
    "#": noteOnContact,
    // Where # is on a Cyrillic keyboard.
    "№": noteOnContact,
  };
  useShortcuts(active ? keys : {});
}
