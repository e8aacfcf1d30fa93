// SPDX-License-Identifier: AGPL-3.0-or-later
// The end of a ticket: the last word to who asked. The customers whose conversations are linked to it are answered next.
import { Alert, Button, Modal, Select, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { notifyDone } from "@/lib/notify";
import { cleanText, longestText } from "@/lib/text";
import { paragraphs } from "@/lib/tickets/document";
import { canAnswerAll, offerAnswers } from "@/lib/ticketAnswers";
import type { Ticket } from "@/lib/tickets/model";
import { useClosings } from "@/lib/tickets/ownStatuses";
import { refusalText } from "@/lib/tickets/refusals";
import classes from "./Escalation.module.css";
import { type End, resolve } from "./moves";

interface Props {
  ticket: Ticket;
  onClose: () => void;
}

function useResolve({ ticket, onClose }: Props) {
  const { t } = useTranslation("ticket");
  return useMutation({
    mutationFn: (end: End) => resolve(ticket, end),
    onSuccess: (closed) => {
      notifyDone(t("resolve.done", { number: ticket.number }));
      onClose();
      offerAnswers(closed);
    },
  });
}

function Form({ ticket, onClose }: Props) {
  const { t } = useTranslation(["ticket", "common"]);
  const [answer, setAnswer] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const { choices, usual } = useClosings();
  const save = useResolve({ ticket, onClose });
  const asker = ticket.requester?.kind === "user" ? ticket.requester.name : undefined;
  const count = ticket.conversations.length + ticket.more_conversations;
  // One that somebody deletes meanwhile is not there to choose any more.
  const end = choices.find(({ key }) => key === chosen) ?? choices.find(({ key }) => key === usual);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const words = cleanText(answer);
    save.mutate({ answer: words === "" ? undefined : paragraphs(words), status_id: end?.status_id ?? null });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <p className={classes.lead}>{asker ? t("resolve.lead_asked", { name: asker }) : t("resolve.lead")}</p>
      {ticket.escalation?.state === "open" && <Alert color="yellow">{t("resolve.ends_escalation")}</Alert>}
      {choices.length > 1 && (
        <Select
          label={t("resolve.status")}
          data={choices.map(({ key, name }) => ({ value: key, label: name }))}
          value={end?.key ?? null}
          allowDeselect={false}
          onChange={setChosen}
        />
      )}
      {asker && (
        <Textarea
          label={t("resolve.answer", { name: asker })}
          description={t("resolve.answer_hint")}
          data-autofocus
          autosize
          minRows={3}
          maxRows={10}
          maxLength={longestText}
          value={answer}
          onChange={(event) => setAnswer(event.currentTarget.value)}
        />
      )}
      {canAnswerAll(ticket) && <p className={classes.lead}>{t("resolve.next", { count })}</p>}
      {save.isError && <Alert color="red">{refusalText(save.error, "resolve")}</Alert>}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t("common:cancel")}
        </Button>
        <Button type="submit" loading={save.isPending} data-autofocus={!asker || undefined}>
          {t("resolve.do")}
        </Button>
      </div>
    </form>
  );
}

export function ResolveDialog(props: Props) {
  const { t } = useTranslation(["ticket", "common"]);
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={520}
      title={t("resolve.title", { number: props.ticket.number })}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <Form {...props} />
    </Modal>
  );
}
