// SPDX-License-Identifier: AGPL-3.0-or-later
import { ActionIcon, Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import { api } from "@/lib/client";
import { DeleteDialog } from "@/lib/deleting/DeleteDialog";
import classes from "../Settings.module.css";
import { LabelChip } from "./LabelChip";
import { LabelDialog } from "./LabelDialog";

export function LabelRow({ label, mayEdit }: { label: Schemas["Label"]; mayEdit: boolean }) {
  const { t } = useTranslation("settings");
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const close = () => setOpen(null);
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <LabelChip name={label.name} color={label.color} />
      </div>
      {mayEdit && (
        <div className={classes.rowActions}>
          <Button size="xs" variant="default" aria-label={t("labels.editNamed", { name: label.name })} onClick={() => setOpen("edit")}>
            {t("labels.edit")}
          </Button>
          <ActionIcon variant="subtle" color="gray" aria-label={t("labels.deleteNamed", { name: label.name })} onClick={() => setOpen("delete")}>
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      )}
      {open === "edit" && <LabelDialog label={label} onClose={close} />}
      {open === "delete" && (
        <DeleteDialog
          kind="label"
          id={label.id}
          name={label.name}
          remove={() => api.call("delete", "/labels/{id}", { path: { id: label.id } })}
          onClose={close}
        />
      )}
    </li>
  );
}
