// SPDX-License-Identifier: AGPL-3.0-or-later
import type { TicketDetail } from "@/lib/tickets/model";
import { onlyAsks } from "../../lib/sides";
import classes from "./About.module.css";
import { Described } from "./Described";
import { Details } from "./Details";
import { Linked } from "./Linked";

export function About({ detail }: { detail: TicketDetail }) {
  const { ticket, additions } = detail;
  return (
    <div className={classes.sheet}>
      <Described ticket={ticket} additions={additions} />
      <Details ticket={ticket} />
      {!onlyAsks(ticket) && <Linked ticket={ticket} />}
    </div>
  );
}
