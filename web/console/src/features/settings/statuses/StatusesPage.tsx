// SPDX-License-Identifier: AGPL-3.0-or-later
// The workspace's own words for the status of a ticket, inside the four that every rule goes by.
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/lib/deskContext";
import { Empty } from "@/lib/states";
import { statuses, type TicketStatus } from "@/lib/tickets/model";
import { type OwnStatus, useOwnStatuses } from "@/lib/tickets/ownStatuses";
import { TicketStatusPill } from "@/lib/tickets/Signs";
import { DeskLoaded } from "../Loaded";
import classes from "../Settings.module.css";
import { ReadOnlyNotice, Section, SettingsPage } from "../SettingsPage";
import { OwnStatusDialog } from "./OwnStatusDialog";
import { OwnStatusRow } from "./OwnStatusRow";

/** The one that came with the desk stands first: it is always there. */
function Group({ base, own }: { base: TicketStatus; own: readonly OwnStatus[] }) {
  const { t } = useTranslation(["settings", "tickets"]);
  return (
    <Section title={t(`tickets:words.status.${base}`)} lead={t(`statuses.base.${base}`)}>
      <ul className={classes.list} aria-label={t(`tickets:words.status.${base}`)}>
        <li className={classes.row}>
          <div className={classes.rowText}>
            <TicketStatusPill status={base} />
          </div>
          <span className={classes.tag}>{t("statuses.always")}</span>
        </li>
        {own.map((status) => (
          <OwnStatusRow key={status.id} status={status} group={own} />
        ))}
      </ul>
    </Section>
  );
}

export function StatusesPage() {
  const { t } = useTranslation(["settings", "tickets"]);
  const own = useOwnStatuses();
  const [adding, setAdding] = useState(false);
  const mayEdit = useMay("manage_workspace");
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t("statuses.add")}
    </Button>
  );
  return (
    <SettingsPage title={t("statuses.title")} lead={t("statuses.lead")} action={mayEdit && add}>
      <ReadOnlyNotice unless="manage_workspace" />
      <DeskLoaded>
        {() => (
          <>
            {own.length === 0 && <Empty title={t("statuses.empty")}>{t("statuses.emptyNext")}</Empty>}
            {statuses.map((base) => (
              <Group key={base} base={base} own={own.filter((each) => each.base === base)} />
            ))}
          </>
        )}
      </DeskLoaded>
      {adding && <OwnStatusDialog onClose={() => setAdding(false)} />}
    </SettingsPage>
  );
}
