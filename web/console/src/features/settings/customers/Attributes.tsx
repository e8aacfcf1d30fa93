// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "@/lib/states";
import { useDeskState, useMay } from "@/lib/deskContext";
import { sameItems } from "@/lib/useStore";
import { DeskLoaded } from "../Loaded";
import classes from "../Settings.module.css";
import { ReadOnlyNotice, SettingsPage } from "../SettingsPage";
import { AttributeDialog } from "./AttributeDialog";
import { AttributeRow } from "./AttributeRow";

export function Attributes() {
  const { t } = useTranslation("settings");
  const mayEdit = useMay("manage_workspace");
  const [adding, setAdding] = useState(false);
  const attributes = useDeskState((state) => [...state.contactAttributes.values()].sort((a, b) => a.position - b.position), sameItems);
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t("customers.add")}
    </Button>
  );
  return (
    <SettingsPage title={t("customers.title")} lead={t("customers.lead")} action={mayEdit && add}>
      <ReadOnlyNotice unless="manage_workspace" />
      <DeskLoaded>
        {() =>
          attributes.length === 0 ? (
            <Empty title={t("customers.empty")}>{t("customers.emptyNext")}</Empty>
          ) : (
            <ul className={classes.list} aria-label={t("customers.title")}>
              {attributes.map((attribute) => (
                <AttributeRow key={attribute.id} attribute={attribute} mayEdit={mayEdit} />
              ))}
            </ul>
          )
        }
      </DeskLoaded>
      {adding && <AttributeDialog onClose={() => setAdding(false)} />}
    </SettingsPage>
  );
}
