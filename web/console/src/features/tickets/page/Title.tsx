// SPDX-License-Identifier: AGPL-3.0-or-later
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "@/lib/deskContext";
import { cleanText } from "@/lib/text";
import { canDo, type Ticket } from "@/lib/tickets/model";
import { updateTicket } from "@/lib/tickets/mutations";
import classes from "./Page.module.css";

/** Written where it is read; Enter or leaving it saves, Escape leaves it as it was. */
export function Title({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("ticket");
  const desk = useDesk();
  const [typed, setTyped] = useState<string | null>(null);
  const cancelled = useRef(false);
  if (!canDo(ticket, "edit")) return <h1 className={classes.title}>{ticket.title}</h1>;
  const commit = () => {
    const title = cleanText(typed ?? "");
    const isChanged = typed !== null && title !== "" && title !== ticket.title && !cancelled.current;
    cancelled.current = false;
    setTyped(null);
    if (isChanged) void updateTicket(desk, ticket, { title });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    cancelled.current = event.key === "Escape";
    event.currentTarget.blur();
  };
  return (
    <h1 className={classes.title}>
      <textarea
        className={classes.titleField}
        rows={1}
        aria-label={t("head.title")}
        maxLength={200}
        value={typed ?? ticket.title}
        onChange={(event) => setTyped(event.currentTarget.value.replace(/\n/g, " "))}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
    </h1>
  );
}
