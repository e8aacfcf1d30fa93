// SPDX-License-Identifier: AGPL-3.0-or-later
import { ActionIcon, Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CannedReply, dropCannedReply, mayEditCanned } from "@/lib/answers";
import { api } from "@/lib/client";
import { DeleteDialog } from "@/lib/deleting/DeleteDialog";
import { useMe } from "@/lib/deskContext";
import { partsOf } from "@shared/placeholders";
import classes from "../Settings.module.css";
import own from "./Canned.module.css";
import { CannedDialog } from "./CannedDialog";
import { usePlaceholderLabels } from "@/lib/placeholderLabels";

export function CannedRow({ reply }: { reply: CannedReply }) {
  const { t } = useTranslation("answers");
  const mayEdit = mayEditCanned(reply, useMe());
  const labels = usePlaceholderLabels();
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const close = () => setOpen(null);
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <span className={classes.rowTitle}>
          {reply.name}
          {reply.shortcut && <kbd className={own.shortcut}>/{reply.shortcut}</kbd>}
        </span>
        <p className={own.excerpt} dir="auto">
          {partsOf(reply.text, labels).map((part, index) => (
            <span key={index} data-part={part.kind}>
              {part.text}
            </span>
          ))}
        </p>
      </div>
      {mayEdit && (
        <div className={classes.rowActions}>
          <Button size="xs" variant="default" aria-label={t("canned.editNamed", { name: reply.name })} onClick={() => setOpen("edit")}>
            {t("canned.edit")}
          </Button>
          <ActionIcon variant="subtle" color="gray" aria-label={t("canned.deleteNamed", { name: reply.name })} onClick={() => setOpen("delete")}>
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      )}
      {open === "edit" && <CannedDialog reply={reply} onClose={close} />}
      {open === "delete" && (
        <DeleteDialog
          kind="canned_reply"
          id={reply.id}
          name={reply.name}
          remove={() => api.call("delete", "/canned-replies/{id}", { path: { id: reply.id } })}
          onClose={close}
          onDeleted={() => dropCannedReply(reply.id)}
        />
      )}
    </li>
  );
}
