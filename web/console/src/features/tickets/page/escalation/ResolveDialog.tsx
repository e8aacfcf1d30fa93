// SPDX-License-Identifier: AGPL-3.0-or-later
// The end of a ticket: the last word to who asked, and to the customers whose conversations are linked to it.
import { Alert, Button, Checkbox, Modal, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ClientId, type Id, newClientId } from "@shared/ids";
import { api } from "@/lib/client";
import { notifyDone, notifyProblem } from "@/lib/notify";
import { contactName } from "@/lib/people";
import { cleanText, longestText } from "@/lib/text";
import { paragraphs } from "../../lib/document";
import type { Ticket } from "@/lib/tickets/model";
import { refusalText } from "../../lib/refusals";
import classes from "./Escalation.module.css";
import { resolve } from "./moves";

interface Props {
  ticket: Ticket;
  onClose: () => void;
}

/** One answer to each; those that cannot be answered by me are counted. */
async function answerAll(ids: ReadonlyMap<Id, ClientId>, text: string): Promise<number> {
  const answers = [...ids].map(([id, client_id]) => api.call("post", "/conversations/{id}/messages", { path: { id }, body: { client_id, text } }));
  return (await Promise.allSettled(answers)).filter(({ status }) => status === "rejected").length;
}

function useResolve({ ticket, onClose }: Props) {
  const { t } = useTranslation("ticket");
  // Sent twice it is the same answer.
  const [ids] = useState(() => new Map(ticket.conversations.map(({ id }) => [id, newClientId()])));
  return useMutation({
    mutationFn: async ({ answer, customers }: { answer: string; customers: string }) => {
      await resolve(ticket, answer === "" ? undefined : paragraphs(answer));
      return customers === "" ? 0 : answerAll(ids, customers);
    },
    onSuccess: (refused) => {
      notifyDone(t("resolve.done", { number: ticket.number }));
      if (refused > 0) notifyProblem(null, t("resolve.refused", { count: refused }));
      onClose();
    },
  });
}

function Form({ ticket, onClose }: Props) {
  const { t } = useTranslation(["ticket", "common"]);
  const [answer, setAnswer] = useState("");
  const [customers, setCustomers] = useState("");
  const [tellsAll, setTellsAll] = useState(false);
  const save = useResolve({ ticket, onClose });
  const asker = ticket.requester?.kind === "user" ? ticket.requester.name : undefined;
  const count = ticket.conversations.length;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    save.mutate({ answer: cleanText(answer), customers: tellsAll ? cleanText(customers) : "" });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <p className={classes.lead}>{asker ? t("resolve.lead_asked", { name: asker }) : t("resolve.lead")}</p>
      {ticket.escalation?.state === "open" && <Alert color="yellow">{t("resolve.ends_escalation")}</Alert>}
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
      {count > 0 && (
        <>
          <Checkbox checked={tellsAll} onChange={(event) => setTellsAll(event.currentTarget.checked)} label={t("resolve.tell", { count })} />
          {tellsAll && (
            <Textarea
              label={t("resolve.customers")}
              description={t("resolve.customers_hint", { names: ticket.conversations.map(({ contact }) => contactName(contact)).join(", ") })}
              required
              autosize
              minRows={3}
              maxRows={10}
              maxLength={longestText}
              value={customers}
              onChange={(event) => setCustomers(event.currentTarget.value)}
            />
          )}
        </>
      )}
      {save.isError && <Alert color="red">{refusalText(save.error, "resolve")}</Alert>}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t("common:cancel")}
        </Button>
        <Button type="submit" color="green" loading={save.isPending} disabled={tellsAll && cleanText(customers) === ""} data-autofocus={!asker || undefined}>
          {t("resolve.do")}
        </Button>
      </div>
    </form>
  );
}

export function ResolveDialog(props: Props) {
  const { t } = useTranslation(["ticket", "common"]);
  return (
    <Modal opened onClose={props.onClose} size={520} title={t("resolve.title", { number: props.ticket.number })} closeButtonProps={{ "aria-label": t("common:close") }}>
      <Form {...props} />
    </Modal>
  );
}
