// SPDX-License-Identifier: AGPL-3.0-or-later
import { ActionIcon, Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ContactAttribute } from "@shared/model";
import { api } from "@/lib/client";
import { notifyProblem } from "@/lib/notify";
import { Confirm } from "../Confirm";
import classes from "../Settings.module.css";
import { AttributeDialog } from "./AttributeDialog";

export function AttributeRow({ attribute, mayEdit }: { attribute: ContactAttribute; mayEdit: boolean }) {
  const { t } = useTranslation("settings");
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const close = () => setOpen(null);
  const { id, name } = attribute;
  const remove = useMutation({
    mutationFn: () => api.call("delete", "/contact-attributes/{id}", { path: { id } }),
    onError: (error) => notifyProblem(error),
    onSettled: close,
  });
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
      <Confirm
        opened={open === "delete"}
        title={t("customers.deleteTitle", { name })}
        text={t("customers.deleteText")}
        action={t("customers.delete")}
        pending={remove.isPending}
        onClose={close}
        onConfirm={() => remove.mutate()}
      />
    </li>
  );
}
