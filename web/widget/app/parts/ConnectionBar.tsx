// SPDX-License-Identifier: AGPL-3.0-or-later
/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import { useApp } from "../context";

/** A restart of the desk takes a moment that nobody has to see. */
const grace = 3000;

function useLasting(troubled: boolean): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    setLasting(false);
    if (!troubled) return;
    const timer = setTimeout(() => setLasting(true), grace);
    return () => clearTimeout(timer);
  }, [troubled]);
  return troubled && lasting;
}

export function ConnectionBar() {
  const { state, t } = useApp();
  const waiting = state.pending.filter((entry) => !entry.failed).length;
  const troubled = state.link === "offline" || state.link === "connecting" || (waiting > 0 && state.link === "idle");
  const shown = useLasting(troubled);
  return (
    <div class="connection" role="status" data-link={state.link}>
      {shown && (
        <p>
          {state.link === "connecting" ? t("reconnecting") : t("offline")}
          {waiting > 0 && <> · {t.count("waiting", waiting)}</>}
        </p>
      )}
    </div>
  );
}
