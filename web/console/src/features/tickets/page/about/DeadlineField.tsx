// SPDX-License-Identifier: AGPL-3.0-or-later
// Until when: the usual times with one press, another one in the reader's own clock.
import { Button, Popover, TextInput } from "@mantine/core";
import { IconBell, IconChevronDown } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "@/lib/deskContext";
import { soonTime, useNow } from "@/lib/time";
import { timeOf, toLocalInput } from "@/lib/times";
import { canDo, type Ticket } from "@/lib/tickets/model";
import { updateTicket } from "@/lib/tickets/mutations";
import { DueSign } from "@/lib/tickets/Signs";
import classes from "./About.module.css";

const offered = ["this_evening", "tomorrow", "next_week"] as const;

function Chooser({ ticket, onChoose }: { ticket: Ticket; onChoose: (deadline: string | null) => void }) {
  const { t } = useTranslation(["ticket", "tickets", "helping"]);
  const [typed, setTyped] = useState(ticket.deadline === null ? "" : toLocalInput(new Date(ticket.deadline)));
  const now = Date.now();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed !== "") onChoose(new Date(typed).toISOString());
  };
  return (
    <form className={classes.chooser} onSubmit={submit}>
      {offered.map((preset) => {
        const at = timeOf(preset, new Date(now))?.toISOString();
        return (
          at && (
            <button key={preset} type="button" className={classes.preset} onClick={() => onChoose(at)}>
              {t(`helping:time.${preset}`)}
              <small>{soonTime(at, now)}</small>
            </button>
          )
        );
      })}
      <TextInput
        type="datetime-local"
        aria-label={t("tickets:card.deadline")}
        data-autofocus
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button type="submit" size="xs" disabled={typed === ""}>
          {t("about.set_deadline")}
        </Button>
        {ticket.deadline !== null && (
          <Button size="xs" variant="subtle" color="gray" onClick={() => onChoose(null)}>
            {t("tickets:words.no_deadline")}
          </Button>
        )}
      </div>
    </form>
  );
}

/** Whoever is responsible is told in time; nobody is responsible: nobody is told. */
function Reminder({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("ticket");
  const now = useNow(60_000);
  if (ticket.deadline === null || ticket.status === "closed") return null;
  const left = Date.parse(ticket.deadline) - now;
  if (left <= 0) return null;
  const name = ticket.responsible?.name;
  if (!name) return <small className={classes.remind}>{t("about.remind_nobody")}</small>;
  return (
    <small className={classes.remind}>
      <IconBell size={13} stroke={1.8} aria-hidden="true" />
      {t(left > 86_400_000 ? "about.remind_day" : "about.remind_hour", { name })}
    </small>
  );
}

export function DeadlineField({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation(["ticket", "tickets"]);
  const desk = useDesk();
  const [open, setOpen] = useState(false);
  const mayEdit = canDo(ticket, "edit");
  const choose = (deadline: string | null) => {
    setOpen(false);
    if (deadline !== ticket.deadline) void updateTicket(desk, ticket, { deadline });
  };
  return (
    <div className={classes.stack}>
      {mayEdit ? (
        <Popover opened={open} onChange={setOpen} trapFocus returnFocus position="bottom-start" withinPortal>
          <Popover.Target>
            <button type="button" className={classes.value} aria-expanded={open} onClick={() => setOpen(!open)}>
              <span className="visuallyHidden">{t("about.change_deadline")}</span>
              <DueSign ticket={ticket} />
              <IconChevronDown size={13} stroke={1.8} aria-hidden="true" className={classes.arrow} />
            </button>
          </Popover.Target>
          <Popover.Dropdown>
            <Chooser ticket={ticket} onChoose={choose} />
          </Popover.Dropdown>
        </Popover>
      ) : (
        <DueSign ticket={ticket} />
      )}
      <Reminder ticket={ticket} />
    </div>
  );
}
