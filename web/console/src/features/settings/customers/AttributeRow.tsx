// SPDX-License-Identifier: AGPL-3.0-or-later
import { ActionIcon, Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ContactAttribute } from "@shared/model";
import { api } from "@/lib/client";
import { DeleteDialog } from "@/lib/deleting/DeleteDialog";
import classes from "../Settings.module.css";
import { AttributeDialog } from "./AttributeDialog";

export function AttributeRow({ attribute, mayEdit }: { attribute: ContactAttribute; mayEdit: boolean }) {
  const { t } = useTranslation("settings");
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const close = () => setOpen(null);
  const { id, name } = attribute;
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>{name}</div>
      {mayEdit && (
        <div className={classes.rowActions}>
          <Button size="xs" variant="default" aria-label={t("customers.renameNamed", { name })} onClick={() => setOpen("edit")}>
            {t("customers.rename")}
          </Button>
          <ActionIcon variant="subtle" color="gray" aria-label={t("customers.deleteNamed", { name })} onClick={() => setOpen("delete")}>
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      )}
      {open === "edit" && <AttributeDialog attribute={attribute} onClose={close} />}
      {open === "delete" && (
        <DeleteDialog
          kind="contact_attribute"
          id={id}
          name={name}
          remove={() => api.call("delete", "/contact-attributes/{id}", { path: { id } })}
          onClose={close}
        />
      )}
    </li>
  );
}
