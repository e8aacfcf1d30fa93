// SPDX-License-Identifier: AGPL-3.0-or-later
import { Drawer } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { closeOverlay, useOverlay } from "@/lib/overlays";
import { Panel } from "./Panel";
import classes from "./Panel.module.css";

interface PanelZoneProps {
  id: Id;
  asDrawer: boolean;
  shown: boolean;
  width: number;
}

/** Beside the conversation where there is room, else a drawer over it. */
export function PanelZone({ id, asDrawer, shown, width }: PanelZoneProps) {
  const { t } = useTranslation(["inbox", "common"]);
  const opened = useOverlay("panel");
  if (asDrawer) {
    return (
      <Drawer opened={opened} onClose={closeOverlay} position="right" size={340} title={t("contact")} closeButtonProps={{ "aria-label": t("common:close") }}>
        <Panel id={id} />
      </Drawer>
    );
  }
  if (!shown) return null;
  return (
    <aside className={classes.zone} style={{ width }} aria-label={t("contact")}>
      <div className={classes.head}>{t("contact")}</div>
      <Panel id={id} />
    </aside>
  );
}
