// SPDX-License-Identifier: AGPL-3.0-or-later
// To a supervisor, with a reason that only we read. For one conversation, or for all that are chosen.
import { Button, Modal, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation, User } from "@shared/model";
import { escalate } from "@/lib/actions";
import { useDesk } from "@/lib/deskContext";
import { PersonOption } from "@/lib/Option";
import { closeOverlay, useOverlay } from "@/lib/overlays";
import { contactName } from "@/lib/people";
import classes from "./Helping.module.css";
import { useSupervisors } from "./people";

const longestReason = 500;

interface FormProps {
  conversations: readonly Conversation[];
  onConfirm: (supervisor: User, reason: string) => void;
  onClose: () => void;
}

export function EscalateForm({ conversations, onConfirm, onClose }: FormProps) {
  const { t } = useTranslation(["helping", "inbox", "common"]);
  const supervisors = useSupervisors(conversations);
  const [chosen, setChosen] = useState(supervisors[0]);
  const [reason, setReason] = useState("");
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    if (chosen) onConfirm(chosen, reason.trim());
  };
  if (supervisors.length === 0) return <p className={classes.empty}>{t("no_supervisors")}</p>;
  return (
    <form onSubmit={confirm}>
      <fieldset className={classes.people}>
        <legend className="visuallyHidden">{t("inbox:to_whom")}</legend>
        {supervisors.map((user) => (
          <PersonOption key={user.id} user={user} chosen={user.id === chosen?.id} onChoose={() => setChosen(user)} />
        ))}
      </fieldset>
      <Textarea
        label={t("reason")}
        description={t("reason_hint")}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={longestReason}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <footer className={classes.footer}>
        <Button variant="default" onClick={onClose}>
          {t("common:cancel")}
        </Button>
        <Button type="submit">{t("escalate_to", { name: chosen?.name })}</Button>
      </footer>
    </form>
  );
}

export function EscalateDialog({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation(["helping", "inbox", "common"]);
  const desk = useDesk();
  return (
    <Modal
      opened={useOverlay("escalate")}
      onClose={closeOverlay}
      size={440}
      title={t("escalate_title", { name: contactName(conversation.contact) })}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <EscalateForm
        conversations={[conversation]}
        onClose={closeOverlay}
        onConfirm={(user, reason) => {
          closeOverlay();
          void escalate(desk, conversation.id, user, reason);
        }}
      />
    </Modal>
  );
}
