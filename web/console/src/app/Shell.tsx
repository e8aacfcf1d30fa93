// SPDX-License-Identifier: AGPL-3.0-or-later
// Around every screen of who is signed in: rail, connection bar, alerts, palette, keys.
import { lazy, type ReactNode, Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useMatch, useNavigate } from "react-router";
import { mayOversee } from "@shared/model";
import { NewCards } from "@/features/alerts/NewCards";
import { Popups } from "@/features/inbox/popups/Popups";
import { ConflictDialog } from "@/lib/tickets/ConflictDialog";
import { useFollowTickets } from "@/lib/tickets/queries";
import { DeskProvider, useDeskState, useMe } from "@/lib/deskContext";
import { setWords } from "@/lib/i18n";
import { openOverlay } from "@/lib/overlays";
import { isTyping, useShortcuts } from "@/lib/shortcuts";
import { undoLast } from "@/lib/undo";
import { ChannelBanner } from "./ChannelBanner";
import { ConnectionBar } from "./ConnectionBar";
import { CornerIcons } from "./CornerIcons";
import { DocumentTitle } from "./DocumentTitle";
import { Palette } from "./Palette";
import { Rail } from "./Rail";
import classes from "./Shell.module.css";
import { ShortcutSheet } from "./ShortcutSheet";
import { StorageBanner } from "./StorageBanner";

// It comes with its texts when the screen is there already.
const AnswerDialog = lazy(() => import("@/features/tickets/answers/AnswerDialog").then((m) => ({ default: m.AnswerDialog })));

/** The console speaks as the workspace has chosen, from the moment somebody chooses. */
function Words() {
  const words = useDeskState((state) => state.workspace?.words ?? "harken");
  useEffect(() => void setWords(words), [words]);
  return null;
}

/** As in every editor; inside a field it is the field's own. */
function useCtrlZ(undo: () => void): void {
  const latest = useRef(undo);
  useEffect(() => {
    latest.current = undo;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const wanted = event.code === "KeyZ" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (wanted && !isTyping(event.target)) latest.current();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

function GlobalKeys() {
  const undo = () => void undoLast();
  useCtrlZ(undo);
  useFollowTickets();
  const navigate = useNavigate();
  const oversees = mayOversee(useMe());
  const go = (to: string) => () => void navigate(to);
  useShortcuts({
    "g m": go("/inbox/mine"),
    "g n": go("/inbox/new"),
    ...(oversees ? { "g u": go("/inbox/unassigned"), "g o": go("/team") } : {}),
    "g p": go("/inbox/team"),
    "g w": go("/inbox/waiting"),
    "g e": go("/inbox/escalated"),
    "g d": go("/inbox/solved"),
    "g k": go("/knowledge"),
    "g f": go("/search"),
    "g c": go("/customers"),
    "g r": go("/reports"),
    "g t": go("/tickets"),
    "g s": go("/settings"),
    z: undo,
    "?": () => openOverlay("shortcuts"),
  });
  return null;
}

export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation(["inbox", "common"]);
  const inConversation = useMatch("/inbox/:view/:id") !== null;
  const inCustomer = useMatch("/customers/:id") !== null;
  return (
    <DeskProvider>
      <GlobalKeys />
      <Words />
      <DocumentTitle />
      <a className={classes.skip} href="#main">
        {t("skip_to_content")}
      </a>
      <div className={classes.shell} data-zone={inConversation || inCustomer ? "conversation" : "list"}>
        <Rail />
        <div className={classes.column}>
          <ConnectionBar />
          <ChannelBanner />
          <StorageBanner />
          <NewCards />
          <main id="main" className={classes.main} tabIndex={-1}>
            <CornerIcons />
            {children}
          </main>
          <Popups />
        </div>
      </div>
      <Palette />
      <ShortcutSheet />
      <ConflictDialog />
      <Suspense fallback={null}>
        <AnswerDialog />
      </Suspense>
    </DeskProvider>
  );
}
