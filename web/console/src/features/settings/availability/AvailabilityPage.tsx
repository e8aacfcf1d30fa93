// SPDX-License-Identifier: AGPL-3.0-or-later
// The workspace's words for availability, and what happens when somebody stays away.
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/lib/deskContext";
import { useStatuses } from "@/lib/statuses";
import { DeskLoaded } from "../Loaded";
import classes from "../Settings.module.css";
import { ReadOnlyNotice, Section, SettingsPage } from "../SettingsPage";
import { AbsenceForm } from "./AbsenceForm";
import { StatusDialog } from "./StatusDialog";
import { StatusRow } from "./StatusRow";

export function AvailabilityPage() {
  const { t } = useTranslation("routing");
  const statuses = useStatuses();
  const [adding, setAdding] = useState(false);
  const mayEdit = useMay("manage_workspace");
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t("status.add")}
    </Button>
  );
  return (
    <SettingsPage title={t("status.title")} lead={t("status.lead")} action={mayEdit && add}>
      <ReadOnlyNotice unless="manage_workspace" />
      <DeskLoaded>
        {() => (
          <>
            <ul className={classes.list} aria-label={t("status.title")}>
              {statuses.map((status, index) => (
                <StatusRow key={status.id} status={status} before={statuses[index - 1]} after={statuses[index + 1]} />
              ))}
            </ul>
            <Section title={t("absence.title")} lead={t("absence.lead")}>
              <AbsenceForm />
            </Section>
          </>
        )}
      </DeskLoaded>
      {adding && <StatusDialog onClose={() => setAdding(false)} />}
    </SettingsPage>
  );
}
