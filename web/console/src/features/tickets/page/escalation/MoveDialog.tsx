// SPDX-License-Identifier: AGPL-3.0-or-later
// Up, down, done: each says where it goes before it goes, and asks why.
import { Alert, Button, Modal, Textarea, TextInput } from "@mantine/core";
import { IconArrowBackUp, IconCode, IconStairsUp } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Avatar } from "@/lib/Avatar";
import { useMay } from "@/lib/deskContext";
import { completeHref } from "@/lib/editor/stored";
import type { LadderStep } from "@/lib/ladder";
import { notifyDone } from "@/lib/notify";
import { cleanText } from "@/lib/text";
import type { Ticket } from "@/lib/tickets/model";
import { refusalText } from "@/lib/tickets/refusals";
import classes from "./Escalation.module.css";
import { type Move, move } from "./moves";

const longestReason = 500;

interface Props {
  ticket: Ticket;
  how: Move;
  /** Where it would go; null: nobody is above. */
  step: LadderStep | null;
  /** From the last department, there are only developers above. */
  toDevelopers: boolean;
  onClose: () => void;
}

function People({ people }: { people: LadderStep["people"] }) {
  const { t } = useTranslation("ticket");
  const shown = people.slice(0, 4);
  return (
    <ul className={classes.people} aria-label={t("move.people")}>
      {shown.map(({ id, name }) => (
        <li key={id}>
          <Avatar id={id} name={name} size={22} />
          {name}
        </li>
      ))}
      {people.length > shown.length && <li>{t("move.more", { count: people.length - shown.length })}</li>}
    </ul>
  );
}

function Place({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.place} data-testid="where">
      {icon}
      <div>{children}</div>
    </div>
  );
}

/** Before anything is sent: to whom. */
function Where({ ticket, how, step, toDevelopers }: Omit<Props, "onClose">) {
  const { t } = useTranslation("ticket");
  const mayName = useMay("manage_departments");
  const icon = { size: 22, stroke: 1.6, "aria-hidden": true } as const;
  const back = ticket.responsible?.name ?? ticket.escalation?.from.name ?? "";
  if (how === "return" || how === "settle") {
    return (
      <Place icon={<IconArrowBackUp {...icon} />}>
        <strong>{t(`move.where.${how}`, { name: back })}</strong>
        <p>{t(`move.then.${how}`)}</p>
      </Place>
    );
  }
  if (step) {
    return (
      <Place icon={toDevelopers ? <IconCode {...icon} /> : <IconStairsUp {...icon} />}>
        <strong>{t("move.where.up", { department: step.name })}</strong>
        <People people={step.people} />
        <p>{t(`move.then.${how}`)}</p>
      </Place>
    );
  }
  if (how === "raise") {
    return (
      <Place icon={<IconCode {...icon} />}>
        <strong>{t("move.where.elsewhere")}</strong>
        <p>{t("move.then.elsewhere")}</p>
      </Place>
    );
  }
  return (
    <Alert color="yellow" title={t("move.nobody")}>
      {t("move.nobody_hint")} {mayName && <Link to="/settings/ladder">{t("move.name_one")}</Link>}
    </Alert>
  );
}

function useMove({ ticket, how, onClose }: Props) {
  const { t } = useTranslation("ticket");
  return useMutation({
    mutationFn: ({ reason, url }: { reason: string; url: string }) => move(ticket, how, reason, url),
    onSuccess: () => {
      notifyDone(t(`move.done.${how}`, { number: ticket.number }));
      onClose();
    },
  });
}

function Form(props: Props) {
  const { how, step, toDevelopers, onClose } = props;
  const { t } = useTranslation(["ticket", "common"]);
  const [reason, setReason] = useState("");
  const [url, setUrl] = useState("");
  const [asked, setAsked] = useState(false);
  const save = useMove(props);
  const isStuck = how === "escalate" && !step;
  const needsUrl = how === "raise" && !step;
  const why = cleanText(reason);
  const address = completeHref(url);
  const isAddress = /^https?:\/\//i.test(address);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setAsked(true);
    if (why === "" || (needsUrl && !isAddress) || (url.trim() !== "" && !isAddress)) return;
    save.mutate({ reason: why, url: url.trim() === "" ? "" : address });
  };
  const isBadUrl = url.trim() === "" ? needsUrl : !isAddress;
  const kind = how === "raise" && (toDevelopers || !step) ? "developers" : how;
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <Where {...props} />
      {!isStuck && (
        <Textarea
          label={t(`move.why.${how}`)}
          description={t("move.why_hint")}
          data-autofocus
          required
          autosize
          minRows={2}
          maxRows={8}
          maxLength={longestReason}
          value={reason}
          error={asked && why === "" && t("refused.reason")}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {how === "raise" && (toDevelopers || !step) && (
        <TextInput
          type="url"
          inputMode="url"
          label={t("move.url")}
          description={t("move.url_hint")}
          placeholder="https://"
          required={needsUrl}
          maxLength={1000}
          value={url}
          error={asked && isBadUrl && t("refused.url")}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
      )}
      {save.isError && <Alert color="red">{refusalText(save.error, "escalate")}</Alert>}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t("common:cancel")}
        </Button>
        {!isStuck && (
          <Button type="submit" loading={save.isPending}>
            {t(`move.do.${kind}`, { department: step?.name ?? "" })}
          </Button>
        )}
      </div>
    </form>
  );
}

export function MoveDialog(props: Props) {
  const { t } = useTranslation(["ticket", "common"]);
  const { ticket, how, step, toDevelopers, onClose } = props;
  const kind = how === "raise" && (toDevelopers || !step) ? "developers" : how;
  return (
    <Modal
      opened
      onClose={onClose}
      size={480}
      title={t(`move.title.${kind}`, { number: ticket.number })}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <Form {...props} />
    </Modal>
  );
}
