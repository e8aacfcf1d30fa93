// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, Modal } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { applyContact } from "@shared/events";
import type { Contact } from "@shared/model";
import { api } from "@/lib/client";
import { useDesk } from "@/lib/deskContext";
import { notifyProblem } from "@/lib/notify";
import { contactName } from "@/lib/people";
import classes from "./Customers.module.css";

export function BlockDialog({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { t } = useTranslation(["finding", "common"]);
  const desk = useDesk();
  const block = useMutation({
    mutationFn: () => api.call("post", "/contacts/{id}/block", { path: { id: contact.id } }),
    onSuccess: (blocked) => desk.state.update((state) => applyContact(state, blocked)),
    onError: (error) => notifyProblem(error),
    onSettled: onClose,
  });
  return (
    <Modal opened onClose={onClose} title={t("block_title", { name: contactName(contact) })} closeButtonProps={{ "aria-label": t("common:close") }}>
      <p className={classes.dialogText}>{t("block_text")}</p>
      <div className={classes.dialogActions}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t("common:cancel")}
        </Button>
        <Button color="red" loading={block.isPending} onClick={() => block.mutate()}>
          {t("block")}
        </Button>
      </div>
    </Modal>
  );
}
