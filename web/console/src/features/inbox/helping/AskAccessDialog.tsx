// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, Modal, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "@shared/model";
import { requestAccess } from "@/lib/actions";
import { holderName } from "@/lib/desk";
import { useDesk, useDeskState } from "@/lib/deskContext";
import { closeOverlay, useOverlay } from "@/lib/overlays";
import classes from "./Helping.module.css";

function Form({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation(["helping", "common"]);
  const desk = useDesk();
  const [reason, setReason] = useState("");
  const name = useDeskState((state) => holderName(state, conversation));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        closeOverlay();
        void requestAccess(desk, conversation.id, reason.trim());
      }}
    >
      <p className={classes.hint}>{t("ask_access_hint", { name })}</p>
      <Textarea
        label={t("ask_access_why")}
        data-autofocus
        autosize
        minRows={2}
        maxRows={6}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <footer className={classes.footer}>
        <Button variant="default" onClick={closeOverlay}>
          {t("common:cancel")}
        </Button>
        <Button type="submit">{t("ask_access")}</Button>
      </footer>
    </form>
  );
}

export function AskAccessDialog({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation(["helping", "common"]);
  return (
    <Modal opened={useOverlay("ask_access")} onClose={closeOverlay} size={420} title={t("ask_access")} closeButtonProps={{ "aria-label": t("common:close") }}>
      <Form conversation={conversation} />
    </Modal>
  );
}
