// SPDX-License-Identifier: AGPL-3.0-or-later
import { ActionIcon, Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dropForm, type Form } from "@/lib/answers";
import { api } from "@/lib/client";
import { notifyProblem } from "@/lib/notify";
import { Confirm } from "../Confirm";
import classes from "../Settings.module.css";
import { FormDialog } from "./FormDialog";

export function FormRow({ form, mayEdit }: { form: Form; mayEdit: boolean }) {
  const { t } = useTranslation("answers");
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const close = () => setOpen(null);
  const remove = useMutation({
    mutationFn: () => api.call("delete", "/forms/{id}", { path: { id: form.id } }),
    onSuccess: () => dropForm(form.id),
    onError: (error) => notifyProblem(error),
    onSettled: close,
  });
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
      <Confirm
        opened={open === "delete"}
        title={t("canned.deleteTitle", { name: form.name })}
        text={t("forms.deleteText")}
        action={t("canned.delete")}
        pending={remove.isPending}
        onClose={close}
        onConfirm={() => remove.mutate()}
      />
    </li>
  );
}
