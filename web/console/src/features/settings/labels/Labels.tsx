// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/lib/deskContext";
import { Empty } from "@/lib/states";
import { useLabels } from "../data";
import { DeskLoaded } from "../Loaded";
import classes from "../Settings.module.css";
import { SettingsPage } from "../SettingsPage";
import { LabelDialog } from "./LabelDialog";
import { LabelRow } from "./LabelRow";

export function Labels() {
  const { t } = useTranslation("settings");
  const labels = useLabels();
  const mayEdit = useMay("edit_labels");
  const [adding, setAdding] = useState(false);
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t("labels.add")}
    </Button>
  );
  return (
    <SettingsPage title={t("labels.title")} lead={t("labels.lead")} action={mayEdit && add}>
      {!mayEdit && (
        <p className={classes.notice} data-kind="quiet">
          {t("labels.notYours")}
        </p>
      )}
      <DeskLoaded>
        {() =>
          labels.length === 0 ? (
            <Empty title={t("labels.empty")}>{t("labels.emptyNext")}</Empty>
          ) : (
            <ul className={classes.list} aria-label={t("labels.title")}>
              {labels.map((label) => (
                <LabelRow key={label.id} label={label} mayEdit={mayEdit} />
              ))}
            </ul>
          )
        }
      </DeskLoaded>
      {adding && <LabelDialog onClose={() => setAdding(false)} />}
    </SettingsPage>
  );
}
