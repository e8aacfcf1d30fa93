// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, Modal } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { api } from "@/lib/client";
import { notifyDone, notifyProblem } from "@/lib/notify";
import classes from "./Changes.module.css";

export function RevokeLinkDialog({ conversationId, onClose }: { conversationId: Id; onClose: () => void }) {
  const { t } = useTranslation(["inbox", "common"]);
  const revocation = useMutation({
    mutationFn: () => api.call("delete", "/conversations/{id}/links", { path: { id: conversationId } }),
    onSuccess: () => {
      notifyDone(t("changes.revoked"));
      onClose();
    },
    onError: notifyProblem,
  });
  return (
    <Modal opened onClose={onClose} title={t("changes.revoke_title")} closeButtonProps={{ "aria-label": t("common:close") }}>
      <p className={classes.words}>{t("changes.revoke_words")}</p>
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {t("common:cancel")}
        </Button>
        <Button color="red" loading={revocation.isPending} onClick={() => revocation.mutate()} data-autofocus>
          {t("changes.revoke")}
        </Button>
      </div>
    </Modal>
  );
}
