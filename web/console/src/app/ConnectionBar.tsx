// SPDX-License-Identifier: AGPL-3.0-or-later
// A thin bar while the link is not live; it says what is held back. A short hiccup shows nothing.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "@/lib/deskContext";
import { useStore } from "@/lib/useStore";
import classes from "./ConnectionBar.module.css";

const patienceMs = 1500;

export function ConnectionBar() {
  const { t } = useTranslation(["inbox", "common"]);
  const desk = useDesk();
  const link = useStore(desk.link, (state) => state);
  const held = useStore(desk.outbox.entries, (entries) => entries.filter((entry) => !entry.refused).length);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (link === "live") return setShown(false);
    const timer = setTimeout(() => setShown(true), patienceMs);
    return () => clearTimeout(timer);
  }, [link]);
  const text = link === "catching_up" ? t("link_catching_up") : link === "connecting" ? t("link_connecting") : t("link_offline");
  return (
    <div role="status" aria-live="polite" className={classes.region}>
      {shown && (
        <div className={classes.bar} data-link={link}>
          <span>{text}</span>
          {held > 0 && <span>{t("held_back_count", { count: held })}</span>}
          {link === "offline" && (
            <button type="button" className={classes.again} onClick={desk.socket.reconnectNow}>
              {t("connect_now")}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
