// SPDX-License-Identifier: AGPL-3.0-or-later
import { Tooltip } from "@mantine/core";
import { IconMailForward, IconPencil, IconTrash, IconUserOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Id } from "@shared/ids";
import { Avatar } from "@/lib/Avatar";
import { useDesk } from "@/lib/deskContext";
import { contactName } from "@/lib/people";
import { PlatformIcon } from "@/lib/PlatformIcon";
import { canAnswerAll, offerAnswers } from "@/lib/ticketAnswers";
import type { Patch } from "@/lib/tickets/changes";
import { canDo, priorities, type Ticket, type TicketPriority } from "@/lib/tickets/model";
import { deleteTicket, updateTicket } from "@/lib/tickets/mutations";
import { patchTo, useStatusChoices, useStatusKey, useStatusWords } from "@/lib/tickets/ownStatuses";
import { usePlaceOf } from "../lib/place";
import { PrioritySign, TicketStatusPill } from "@/lib/tickets/Signs";
import { CellMenu } from "./CellMenu";
import classes from "./Table.module.css";

function useUpdate(ticket: Ticket): (patch: Patch) => void {
  const desk = useDesk();
  return (patch) => void updateTicket(desk, ticket, patch);
}

export function StatusCell({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("tickets");
  const update = useUpdate(ticket);
  const choices = useStatusChoices();
  const keyOf = useStatusKey();
  const wordsOf = useStatusWords();
  const choose = (key: string) => {
    const chosen = choices.find((each) => each.key === key);
    if (chosen) update(patchTo(ticket, chosen));
  };
  return (
    <CellMenu
      cell="status"
      label={t("table.change.status", { number: ticket.number, value: wordsOf(ticket) })}
      value={keyOf(ticket)}
      choices={() =>
        choices.map(({ key, name, status, status_id }) => ({ value: key, words: name, shown: <TicketStatusPill status={status} own={status_id} /> }))
      }
      refused={canDo(ticket, "edit") ? undefined : t("table.not_yours.edit")}
      onChange={choose}
    >
      <TicketStatusPill status={ticket.status} own={ticket.status_id} />
    </CellMenu>
  );
}

export function PriorityCell({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("tickets");
  const update = useUpdate(ticket);
  return (
    <CellMenu
      cell="priority"
      label={t("table.change.priority", { number: ticket.number, value: t(`words.priority.${ticket.priority}`) })}
      value={ticket.priority}
      choices={() => priorities.map((priority) => ({ value: priority, words: t(`words.priority.${priority}`), shown: <PrioritySign priority={priority} /> }))}
      refused={canDo(ticket, "edit") ? undefined : t("table.not_yours.edit")}
      onChange={(priority) => update({ priority: priority as TicketPriority })}
    >
      <PrioritySign priority={ticket.priority} />
    </CellMenu>
  );
}

export function Person({ id, name }: { id: string; name: string }) {
  return (
    <span className={classes.person}>
      <Avatar id={id} name={name} size={22} />
      <span className={classes.cut}>{name}</span>
    </span>
  );
}

export function Nobody() {
  const { t } = useTranslation("tickets");
  return (
    <span className={classes.nobody}>
      <IconUserOff size={16} stroke={1.6} aria-hidden="true" />
      {t("words.nobody")}
    </span>
  );
}

export function ResponsibleCell({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("tickets");
  const desk = useDesk();
  const update = useUpdate(ticket);
  const people = () =>
    [...desk.state.get().users.values()]
      .filter((user) => user.active)
      .sort((a, b) => a.name.localeCompare(b.name))
      .map(({ id, name }) => ({ value: id, words: name, shown: <Person id={id} name={name} /> }));
  return (
    <CellMenu
      cell="responsible"
      label={t("table.change.responsible", { number: ticket.number, value: ticket.responsible?.name ?? t("words.nobody") })}
      value={ticket.responsible?.id ?? "none"}
      choices={() => [{ value: "none", words: t("words.nobody"), shown: <Nobody /> }, ...people()]}
      searchLabel={t("table.find_person")}
      refused={canDo(ticket, "assign") ? undefined : t("table.not_yours.assign")}
      onChange={(id) => update({ responsible_id: id === "none" ? null : (id as Id) })}
    >
      {ticket.responsible ? <Person {...ticket.responsible} /> : <Nobody />}
    </CellMenu>
  );
}

const shownLinks = 2;

/** A press leads to the conversation, in the view where it is. */
export function LinksCell({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("tickets");
  const placeOf = usePlaceOf();
  const more = ticket.more_conversations + Math.max(0, ticket.conversations.length - shownLinks);
  return (
    <span className={classes.linkChips}>
      {ticket.conversations.slice(0, shownLinks).map(({ id, number, contact, platform }) => (
        <Tooltip key={id} label={contactName(contact)}>
          <Link to={placeOf(id)} className={classes.linkChip} aria-label={t("table.open_conversation", { number, name: contactName(contact) })}>
            <PlatformIcon platform={platform} size={13} stroke={1.7} aria-hidden="true" />#{number}
          </Link>
        </Tooltip>
      ))}
      {more > 0 && <span className={classes.more}>{t("table.more_links", { count: more })}</span>}
    </span>
  );
}

export function ActionsCell({ ticket, onEdit }: { ticket: Ticket; onEdit: (ticket: Ticket) => void }) {
  const { t } = useTranslation(["tickets", "ticket_answers"]);
  const { number } = ticket;
  const mayOpen = (["edit", "assign", "link", "add"] as const).some((action) => canDo(ticket, action));
  return (
    <span className={classes.actions}>
      {mayOpen && (
        <Tooltip label={t("table.edit", { number })}>
          <button type="button" className={classes.act} aria-label={t("table.edit", { number })} onClick={() => onEdit(ticket)}>
            <IconPencil size={17} stroke={1.6} />
          </button>
        </Tooltip>
      )}
      {canAnswerAll(ticket) && (
        <Tooltip label={t("ticket_answers:answer", { number })}>
          <button type="button" className={classes.act} aria-label={t("ticket_answers:answer", { number })} onClick={() => offerAnswers(ticket)}>
            <IconMailForward size={17} stroke={1.6} />
          </button>
        </Tooltip>
      )}
      {canDo(ticket, "delete") && (
        <Tooltip label={t("table.delete", { number })}>
          <button type="button" className={classes.act} data-danger="true" aria-label={t("table.delete", { number })} onClick={() => void deleteTicket(ticket)}>
            <IconTrash size={17} stroke={1.6} />
          </button>
        </Tooltip>
      )}
    </span>
  );
}
