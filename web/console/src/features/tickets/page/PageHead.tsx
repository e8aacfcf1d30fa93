// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, Menu, Tooltip } from "@mantine/core";
import { IconArrowLeft, IconCircleCheck, IconDots, IconLink, IconPencil, IconRotate2, IconStairsUp, IconTrash } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useNavigate } from "react-router";
import { useDesk } from "@/lib/deskContext";
import { notifyDone } from "@/lib/notify";
import { canDo, type Ticket } from "@/lib/tickets/model";
import { deleteTicket, updateTicket } from "@/lib/tickets/mutations";
import { DueSign } from "@/lib/tickets/Signs";
import { onlyAsks } from "../lib/sides";
import { PriorityCell, StatusCell } from "../table/cells";
import classes from "./Page.module.css";
import { Title } from "./Title";

interface Props {
  ticket: Ticket;
  onEscalate: () => void;
  onResolve: () => void;
  onEdit: () => void;
}

/** The list as it was left. */
function useListAddress(): string {
  const state = useLocation().state as { list?: unknown } | null;
  return `/tickets${typeof state?.list === "string" ? state.list : ""}`;
}

function More({ ticket, onEdit }: Pick<Props, "ticket" | "onEdit">) {
  const { t } = useTranslation(["ticket", "tickets"]);
  const navigate = useNavigate();
  const back = useListAddress();
  const icon = { size: 16, stroke: 1.6 };
  const copy = () => {
    void navigator.clipboard.writeText(`${location.origin}/tickets/${ticket.id}`).then(() => notifyDone(t("head.copied")));
  };
  const remove = async () => {
    if (await deleteTicket(ticket)) void navigate(back);
  };
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <Button variant="default" px={9} aria-label={t("head.more")}>
          <IconDots size={18} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {canDo(ticket, "edit") && (
          <Menu.Item leftSection={<IconPencil {...icon} />} onClick={onEdit}>
            {t("head.edit_card")}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLink {...icon} />} onClick={copy}>
          {t("head.copy")}
        </Menu.Item>
        {canDo(ticket, "delete") && (
          <Menu.Item color="red" leftSection={<IconTrash {...icon} />} onClick={() => void remove()}>
            {t("tickets:table.delete", { number: ticket.number })}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What may not be done is there, and says why: a button that is missing explains nothing. */
function Refusable({ refused, children }: { refused: string | undefined; children: ReactElement }) {
  return refused ? <Tooltip label={refused}>{children}</Tooltip> : children;
}

function Actions({ ticket, onEscalate, onResolve, onEdit }: Props) {
  const { t } = useTranslation("ticket");
  const desk = useDesk();
  const closed = ticket.status === "closed";
  const isOpen = ticket.escalation?.state === "open";
  const mayEscalate = canDo(ticket, "escalate");
  const icon = { size: 17, stroke: 1.7 };
  if (onlyAsks(ticket)) return <More ticket={ticket} onEdit={onEdit} />;
  return (
    <div className={classes.actions}>
      {!closed && !isOpen && canDo(ticket, "see_main") && (
        <Refusable refused={mayEscalate ? undefined : t("refused.escalate")}>
          <Button
            variant="default"
            leftSection={<IconStairsUp {...icon} />}
            aria-keyshortcuts="u"
            data-disabled={!mayEscalate || undefined}
            aria-disabled={!mayEscalate}
            onClick={() => mayEscalate && onEscalate()}
          >
            {t("head.escalate")}
          </Button>
        </Refusable>
      )}
      {closed && canDo(ticket, "edit") && (
        <Button variant="default" leftSection={<IconRotate2 {...icon} />} onClick={() => void updateTicket(desk, ticket, { status: "in_progress" })}>
          {t("head.reopen")}
        </Button>
      )}
      {canDo(ticket, "resolve") && (
        <Button leftSection={<IconCircleCheck {...icon} />} aria-keyshortcuts="e" onClick={onResolve}>
          {t("head.resolve")}
        </Button>
      )}
      <More ticket={ticket} onEdit={onEdit} />
    </div>
  );
}

export function PageHead(props: Props) {
  const { ticket } = props;
  const { t } = useTranslation(["ticket", "tickets"]);
  return (
    <header className={classes.head}>
      <div className={classes.topLine}>
        <Link to={useListAddress()} className={classes.back}>
          <IconArrowLeft size={17} stroke={1.8} aria-hidden="true" />
          <span>{t("tickets:words.tickets")}</span>
        </Link>
        <span className={classes.number}>#{ticket.number}</span>
        <StatusCell ticket={ticket} />
        <PriorityCell ticket={ticket} />
        {ticket.deadline !== null && ticket.status !== "closed" && <DueSign ticket={ticket} />}
        <span className={classes.space} />
        <Actions {...props} />
      </div>
      <Title ticket={ticket} />
    </header>
  );
}
