// SPDX-License-Identifier: AGPL-3.0-or-later
import { ActionIcon, Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dropForm, type Form } from "@/lib/answers";
import { api } from "@/lib/client";
import { DeleteDialog } from "@/lib/deleting/DeleteDialog";
import classes from "../Settings.module.css";
import { FormDialog } from "./FormDialog";

export function FormRow({ form, mayEdit }: { form: Form; mayEdit: boolean }) {
  const { t } = useTranslation("answers");
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const close = () => setOpen(null);
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <span className={classes.rowTitle}>{form.name}</span>
        <span className={classes.rowMore}>{form.fields.map(({ label }) => label).join(" · ")}</span>
      </div>
      {mayEdit && (
        <div className={classes.rowActions}>
          <Button size="xs" variant="default" aria-label={t("forms.editNamed", { name: form.name })} onClick={() => setOpen("edit")}>
            {t("canned.edit")}
          </Button>
          <ActionIcon variant="subtle" color="gray" aria-label={t("forms.deleteNamed", { name: form.name })} onClick={() => setOpen("delete")}>
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      )}
      {open === "edit" && <FormDialog form={form} onClose={close} />}
      {open === "delete" && (
        <DeleteDialog
          kind="form"
          id={form.id}
          name={form.name}
          remove={() => api.call("delete", "/forms/{id}", { path: { id: form.id } })}
          onClose={close}
          onDeleted={() => dropForm(form.id)}
        />
      )}
    </li>
  );
}
