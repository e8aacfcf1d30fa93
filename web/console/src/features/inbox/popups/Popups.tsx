// SPDX-License-Identifier: AGPL-3.0-or-later
// Minimised chats at the bottom of every page. A message that comes to one opens its quick reply.
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "@/lib/deskContext";
import { useStore } from "@/lib/useStore";
import { Popup } from "./Popup";
import classes from "./Popups.module.css";

/** Not over a quick reply that is being written. */
function useExpandOnMessage(row: { current: HTMLElement | null }): void {
  const desk = useDesk();
  useEffect(
    () =>
      desk.onEvent(({ data }) => {
        const { message } = data;
        if (message?.sender.kind !== "customer" || !desk.chats.places.get().minimised.includes(message.conversation_id)) return;
        const field = row.current?.querySelector("input");
        const writing = field === document.activeElement && field?.value !== "";
        if (!writing) desk.chats.expand(message.conversation_id);
      }),
    [desk, row],
  );
}

export function Popups() {
  const { t } = useTranslation("inbox");
  const row = useRef<HTMLElement>(null);
  const { chats } = useDesk();
  const { minimised, expanded } = useStore(chats.places, (places) => places);
  useExpandOnMessage(row);
  const shown = minimised.length > 0;
  // What floats in the corner keeps above the bars.
  useEffect(() => {
    document.documentElement.style.setProperty("--hk-dock", shown ? "39px" : "0px");
  }, [shown]);
  if (!shown) return null;
  return (
    <section ref={row} className={classes.row} aria-label={t("popups")}>
      {minimised.map((id) => (
        <Popup key={id} id={id} expanded={expanded === id} />
      ))}
    </section>
  );
}
