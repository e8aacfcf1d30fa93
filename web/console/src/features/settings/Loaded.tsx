// SPDX-License-Identifier: AGPL-3.0-or-later
import { Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "@/lib/deskContext";
import { LoadFailed, useIsSlow } from "@/lib/states";
import { useStore } from "@/lib/useStore";
import classes from "./Settings.module.css";

type State = "loading" | "failed" | "ready";

/** The states before the content: loading and failed; the content decides what empty means. */
export function Loaded({ state, onRetry, children }: { state: State; onRetry: () => void; children: () => ReactNode }) {
  if (state === "ready") return children();
  if (state === "failed") return <LoadFailed onRetry={onRetry} />;
  return <Rows />;
}

/** The same for what the desk knows anyway: people, departments, channels, labels. */
export function DeskLoaded({ children }: { children: () => ReactNode }) {
  const desk = useDesk();
  const state = useStore(desk.ready, (ready) => ready);
  return (
    <Loaded state={state} onRetry={() => void desk.load()}>
      {children}
    </Loaded>
  );
}

function Rows() {
  const { t } = useTranslation();
  const slow = useIsSlow();
  return (
    <div role="status" aria-busy="true" aria-label={t("loading")}>
      {slow && (
        <div className={classes.list}>
          {[1, 2, 3].map((row) => (
            <div key={row} className={classes.row}>
              <Skeleton circle height={32} />
              <Skeleton height={12} width="40%" />
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
