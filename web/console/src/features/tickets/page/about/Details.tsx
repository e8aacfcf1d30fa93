// SPDX-License-Identifier: AGPL-3.0-or-later
// Who does it and until when, each changed where it stands; who may not change it sees why.
import { type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Id } from "@shared/ids";
import { useDesk, useDeskState } from "@/lib/deskContext";
import { contactName } from "@/lib/people";
import { fullTime } from "@/lib/time";
import { canDo, type Ticket } from "@/lib/tickets/model";
import { updateTicket } from "@/lib/tickets/mutations";
import { onlyAsks } from "../../lib/sides";
import { CellMenu } from "../../table/CellMenu";
import { Person, ResponsibleCell } from "../../table/cells";
import classes from "./About.module.css";
import { DeadlineField } from "./DeadlineField";
import { LabelsField } from "./LabelsField";

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={classes.row}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function DepartmentField({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation(["ticket", "tickets"]);
  const desk = useDesk();
  const departments = useDeskState((state) => state.departments);
  const name = departments.get(ticket.department_id)?.name ?? "…";
  const choices = () =>
    [...departments.values()].sort((a, b) => a.name.localeCompare(b.name)).map(({ id, name: words }) => ({ value: id, words, shown: words }));
  return (
    <CellMenu
      label={t("about.change_department", { value: name })}
      value={ticket.department_id}
      choices={choices}
      searchLabel={t("about.find_department")}
      refused={canDo(ticket, "assign") ? undefined : t("refused.assign")}
      onChange={(id) => void updateTicket(desk, ticket, { department_id: id as Id })}
    >
      {name}
    </CellMenu>
  );
}

function Requester({ ticket: { requester } }: { ticket: Ticket }) {
  const { t } = useTranslation("ticket");
  if (!requester) return null;
  if (requester.kind === "user")
    return (
      <Row name={t("about.requester")}>
        <Person id={requester.id} name={requester.name} />
      </Row>
    );
  return (
    <Row name={t("about.customer")}>
      <Link to={`/customers/${requester.id}`} className={classes.link}>
        {contactName({ name: requester.name, number: requester.number ?? 0 })}
        {requester.number !== undefined && ` · #${requester.number}`}
      </Link>
    </Row>
  );
}

export function Details({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation(["ticket", "tickets"]);
  const asks = onlyAsks(ticket);
  return (
    <section className={classes.section} aria-label={t("about.details")}>
      <h2 className={classes.alone}>{t("about.details")}</h2>
      <dl className={classes.rows}>
        <Row name={t("tickets:card.responsible")}>
          <ResponsibleCell ticket={ticket} />
        </Row>
        <Row name={t("tickets:card.deadline")}>
          <DeadlineField ticket={ticket} />
        </Row>
        <Row name={t("tickets:card.department")}>
          <DepartmentField ticket={ticket} />
        </Row>
        {!asks && (
          <Row name={t("tickets:card.labels")}>
            <LabelsField ticket={ticket} />
          </Row>
        )}
        <Requester ticket={ticket} />
        {ticket.opened_by.id !== ticket.requester?.id && (
          <Row name={t("about.opened_by")}>
            <Person id={ticket.opened_by.id} name={ticket.opened_by.name} />
          </Row>
        )}
        <Row name={t("about.created")}>{fullTime(ticket.created_at)}</Row>
        {ticket.closed_at !== null && <Row name={t("about.closed")}>{fullTime(ticket.closed_at)}</Row>}
      </dl>
    </section>
  );
}
