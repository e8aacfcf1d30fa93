// SPDX-License-Identifier: AGPL-3.0-or-later
// Which colleagues have the same conversation on their screens right now.
import { Tooltip } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { Avatar } from "@/lib/Avatar";
import { useDesk } from "@/lib/deskContext";
import { currentLanguage } from "@/lib/i18n";
import { useStore } from "@/lib/useStore";
import classes from "./Helping.module.css";

const mostShown = 3;
const nobody: readonly never[] = [];

/** Tells the desk what I look at, as long as this page is in sight; of several side by side, the one that is worked in. */
export function useLooking(id: Id, active: boolean): void {
  const { socket } = useDesk();
  useEffect(() => {
    if (!active) return;
    const tell = () => socket.look(document.visibilityState === "visible" ? id : null);
    tell();
    document.addEventListener("visibilitychange", tell);
    return () => {
      document.removeEventListener("visibilitychange", tell);
      socket.stopLooking(id);
    };
  }, [socket, id, active]);
}

export function Lookers({ id }: { id: Id }) {
  const { t } = useTranslation(["helping", "common"]);
  const lookers = useStore(useDesk().looking.store, (board) => board.get(id) ?? nobody);
  if (lookers.length === 0) return <span role="status" />;
  const names = new Intl.ListFormat(currentLanguage()).format(lookers.map(({ name }) => name));
  const label = t("looks_too", { count: lookers.length, names });
  return (
    <Tooltip label={label}>
      <span className={classes.lookers} role="status">
        {lookers.slice(0, mostShown).map((looker) => (
          <Avatar key={looker.id} id={looker.id} name={looker.name} size={24} />
        ))}
        {lookers.length > mostShown && <span aria-hidden="true">+{lookers.length - mostShown}</span>}
        <span className="visuallyHidden">{label}</span>
      </span>
    </Tooltip>
  );
}
