// SPDX-License-Identifier: AGPL-3.0-or-later
// Whose question it is: every linked conversation is one press away.
import { Button, Tooltip } from "@mantine/core";
import { IconChevronRight, IconMailForward, IconX } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Id } from "@shared/ids";
import { contactName } from "@/lib/people";
import { PlatformIcon } from "@/lib/PlatformIcon";
import { StatusPill } from "@/lib/StatusPill";
import { LinkField } from "@/lib/tickets/card/LinkField";
import { canAnswerAll, offerAnswers } from "@/lib/ticketAnswers";
import { canDo, type Ticket } from "@/lib/tickets/model";
import { setLink } from "@/lib/tickets/mutations";
import { usePlaceOf } from "../../lib/place";
import { notifyRefusal } from "@/lib/tickets/refusals";
import classes from "./About.module.css";

type Conversation = Ticket["conversations"][number];

function Row({ conversation, onUnlink }: { conversation: Conversation; onUnlink: (() => void) | undefined }) {
  const { t } = useTranslation(["ticket", "tickets"]);
  const placeOf = usePlaceOf();
  const { id, number, contact, platform, status } = conversation;
  const name = contactName(contact);
  return (
    <li className={classes.conversation}>
      <Link to={placeOf(id)}>
        <PlatformIcon platform={platform} size={17} stroke={1.6} aria-hidden="true" />
        <span className={classes.conversationName}>{name}</span>
        <span className={classes.conversationNumber}>#{number}</span>
        <StatusPill status={status} />
        <IconChevronRight size={15} stroke={1.8} aria-hidden="true" />
      </Link>
      {onUnlink && (
        <Tooltip label={t("tickets:card.unlink", { number })}>
          <button type="button" className={classes.unlink} aria-label={t("tickets:card.unlink", { number })} onClick={onUnlink}>
            <IconX size={14} stroke={2} />
          </button>
        </Tooltip>
      )}
    </li>
  );
}

export function Linked({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation(["ticket", "tickets", "ticket_answers"]);
  const change = useMutation({
    mutationFn: ({ id, on }: { id: Id; on: boolean }) => setLink(ticket, id, on),
    onError: (error) => notifyRefusal(error, "link"),
  });
  const mayLink = canDo(ticket, "link");
  const { conversations, more_conversations: more } = ticket;
  return (
    <section className={classes.section} aria-label={t("tickets:card.links")}>
      <h2 className={classes.alone}>{t("tickets:card.links")}</h2>
      {conversations.length === 0 && <p className={classes.quiet}>{t("about.no_links")}</p>}
      {conversations.length > 0 && (
        <ul className={classes.conversations}>
          {conversations.map((conversation) => (
            <Row key={conversation.id} conversation={conversation} onUnlink={mayLink ? () => change.mutate({ id: conversation.id, on: false }) : undefined} />
          ))}
        </ul>
      )}
      {more > 0 && <p className={classes.quiet}>{t("about.more_links", { count: more })}</p>}
      {canAnswerAll(ticket) && (
        <Button size="compact-sm" variant="default" leftSection={<IconMailForward size={15} stroke={1.7} />} onClick={() => offerAnswers(ticket)}>
          {t("ticket_answers:answer", { number: ticket.number })}
        </Button>
      )}
      {mayLink && (
        <LinkField
          links={[]}
          hidden={conversations.map(({ id }) => id)}
          readOnly={false}
          onChange={([added]) => added && change.mutate({ id: added.id, on: true })}
        />
      )}
    </section>
  );
}
