// SPDX-License-Identifier: AGPL-3.0-or-later
// The views with how many open tickets are in each, and the ways to a new one.
import { Button, SegmentedControl } from "@mantine/core";
import { IconPlus, IconSend } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useMe } from "@/lib/deskContext";
import { layoutIn, type TicketQuery, withValues } from "../lib/address";
import { makesTickets, type TicketView, ticketViewsFor } from "@/lib/tickets/model";
import { useTicketCounts } from "@/lib/tickets/queries";
import { TicketViews } from "../views/TicketViews";
import classes from "./Table.module.css";

function ViewTab({ view, current, count, address }: { view: TicketView; current: boolean; count: number; address: URLSearchParams }) {
  const { t } = useTranslation("tickets");
  const name = t(`table.view.${view}`);
  return (
    <Link
      to={`/tickets?${withValues(address, { view })}`}
      className={classes.tab}
      aria-current={current ? "page" : undefined}
      aria-label={count > 0 ? `${name}, ${t("table.count", { count })}` : name}
      data-alarm={view === "overdue" && count > 0}
    >
      {/* With a space: what is read aloud begins with what is seen. */}
      {name} {count > 0 && <span className={classes.tabCount}>{count >= 1000 ? "999+" : count}</span>}
    </Link>
  );
}

interface Props {
  query: TicketQuery;
  onCreate: () => void;
  onSubmit: () => void;
}

export function TicketHead({ query, onCreate, onSubmit }: Props) {
  const { t } = useTranslation("tickets");
  const me = useMe();
  const counts = useTicketCounts().data;
  const [address, setAddress] = useSearchParams();
  return (
    <header className={classes.top}>
      <div className={classes.topLine}>
        <h1>{t("words.tickets")}</h1>
        <span className={classes.space} />
        <Button variant="default" leftSection={<IconSend size={16} stroke={1.7} />} onClick={onSubmit}>
          {t("table.submit")}
        </Button>
        {makesTickets(me) && (
          <Button leftSection={<IconPlus size={16} />} onClick={onCreate}>
            {t("table.create")}
          </Button>
        )}
      </div>
      <div className={classes.topLine}>
        <nav className={classes.tabs} aria-label={t("table.views")}>
          {ticketViewsFor(me).map((view) => (
            <ViewTab key={view} view={view} current={view === query.view} count={counts?.[view] ?? 0} address={address} />
          ))}
        </nav>
        <TicketViews query={query} />
        <span className={classes.space} />
        <SegmentedControl
          size="xs"
          aria-label={t("table.layout")}
          value={layoutIn(address)}
          onChange={(layout) => setAddress(withValues(address, { layout: layout === "board" ? layout : undefined }), { replace: true })}
          data={[
            { value: "table", label: t("table.as_table") },
            { value: "board", label: t("table.as_board") },
          ]}
        />
      </div>
    </header>
  );
}
