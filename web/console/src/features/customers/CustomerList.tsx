// SPDX-License-Identifier: AGPL-3.0-or-later
import { Skeleton, TextInput } from "@mantine/core";
import { IconAddressBook, IconBan, IconBuilding, IconMessageCircle, IconSearch } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import type { Id } from "@shared/ids";
import { ContactAvatar } from "@/lib/ContactAvatar";
import { useDeskState } from "@/lib/deskContext";
import { FilterChip } from "@/lib/filters/FilterChip";
import filterClasses from "@/lib/filters/Filters.module.css";
import { contactName } from "@/lib/people";
import { useShortcuts } from "@/lib/shortcuts";
import { Empty, LoadFailed, useIsSlow } from "@/lib/states";
import { shortAge, useNow } from "@/lib/time";
import { sameItems } from "@/lib/useStore";
import classes from "./Customers.module.css";
import { type CustomerFilters, type ListedContact, useCustomers } from "./useCustomers";

const rowHeight = 60;

function Row({ contact, open, now }: { contact: ListedContact; open: boolean; now: number }) {
  const { t } = useTranslation(["finding", "common"]);
  return (
    <Link to={`/customers/${contact.id}`} className={classes.row} aria-current={open ? "true" : undefined} style={{ height: rowHeight - 4 }}>
      <ContactAvatar contact={contact} size={34} />
      <span className={classes.rowBody}>
        <span className={classes.rowHead}>
          <span className={classes.rowName}>{contactName(contact)}</span>
          {contact.blocked_at && <IconBan size={14} stroke={2} className={classes.bad} role="img" aria-label={t("blocked")} />}
          {contact.last_activity_at && <time dateTime={contact.last_activity_at}>{shortAge(contact.last_activity_at, now)}</time>}
        </span>
        <span className={classes.rowFoot}>
          <span>#{contact.number}</span>
          {contact.email && <span className={classes.cut}>{contact.email}</span>}
          <span className={classes.count}>{t("conversation_count", { count: contact.conversations })}</span>
        </span>
      </span>
    </Link>
  );
}

function Skeletons() {
  const { t } = useTranslation();
  const slow = useIsSlow();
  return (
    <div className={classes.scroller} role="status" aria-busy="true" aria-label={t("loading")}>
      {slow &&
        Array.from({ length: 8 }, (_, index) => (
          <div key={index} className={classes.skeleton}>
            <Skeleton circle height={34} />
            <div>
              <Skeleton height={11} width={140} />
              <Skeleton height={9} width={200} mt={8} />
            </div>
          </div>
        ))}
    </div>
  );
}

function Rows({ rows, openId, onEnd }: { rows: readonly ListedContact[]; openId: Id | undefined; onEnd: (() => unknown) | undefined }) {
  const { t } = useTranslation(["finding", "common"]);
  const navigate = useNavigate();
  const scroller = useRef<HTMLDivElement>(null);
  const now = useNow(60_000);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (onEnd && lastShown >= rows.length - 20) onEnd();
  }, [onEnd, lastShown, rows.length]);
  const step = (by: number) => () => {
    const at = rows.findIndex((row) => row.id === openId);
    const index = at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by));
    const next = rows[index];
    if (!next) return;
    virtual.scrollToIndex(index, { align: "auto" });
    void navigate(`/customers/${next.id}`);
  };
  useShortcuts({ j: step(1), k: step(-1) });
  return (
    <div className={classes.scroller} ref={scroller}>
      <ul className={classes.rows} style={{ height: virtual.getTotalSize() }} aria-label={t("customers")}>
        {items.map((item) => {
          const contact = rows[item.index];
          return (
            contact && (
              <li key={item.key} style={{ transform: `translateY(${item.start}px)` }} aria-setsize={rows.length} aria-posinset={item.index + 1}>
                <Row contact={contact} open={contact.id === openId} now={now} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

function CustomerFilterBar({ filters, onChange }: { filters: CustomerFilters; onChange: (filters: CustomerFilters) => void }) {
  const { t } = useTranslation(["finding", "common"]);
  const departments = useDeskState((state) => [...state.departments.values()], sameItems);
  const channels = useDeskState((state) => [...state.channels.values()], sameItems);
  const options = (items: readonly { id: Id; name: string }[]) => items.map(({ id, name }) => ({ value: id, label: name }));
  const set = (name: "channel" | "department") => (value: string | undefined) => {
    const { [name]: _gone, ...rest } = filters;
    onChange(value === undefined ? rest : { ...rest, [name]: value as Id });
  };
  const { blocked, ...others } = filters;
  return (
    <div className={filterClasses.bar} role="group" aria-label={t("filters")}>
      <FilterChip
        name={t("filter.department")}
        icon={<IconBuilding size={14} stroke={1.7} aria-hidden="true" />}
        options={options(departments)}
        value={filters.department}
        onChange={set("department")}
      />
      <FilterChip
        name={t("filter.channel")}
        icon={<IconMessageCircle size={14} stroke={1.7} aria-hidden="true" />}
        options={options(channels)}
        value={filters.channel}
        onChange={set("channel")}
      />
      <button
        type="button"
        className={classes.toggle}
        aria-pressed={blocked ?? false}
        onClick={() => onChange(blocked ? others : { ...filters, blocked: true })}
      >
        <IconBan size={14} stroke={1.7} aria-hidden="true" />
        {t("blocked")}
      </button>
    </div>
  );
}

export function CustomerList({ openId }: { openId: Id | undefined }) {
  const { t } = useTranslation(["finding", "common"]);
  const [typed, setTyped] = useState("");
  const [filters, setFilters] = useState<CustomerFilters>({});
  const query = useCustomers(typed, filters);
  const content = () => {
    if (query.isError && query.rows.length === 0) return <LoadFailed onRetry={() => void query.refetch()} />;
    if (query.isPending) return <Skeletons />;
    if (query.rows.length > 0)
      return <Rows rows={query.rows} openId={openId} onEnd={query.hasNextPage && !query.isFetching ? query.fetchNextPage : undefined} />;
    return (
      <Empty icon={<IconAddressBook size={30} stroke={1.3} />} title={query.isFiltered ? t("no_customer_found") : t("no_customers")}>
        {query.isFiltered ? t("no_customer_found_hint") : t("no_customers_hint")}
      </Empty>
    );
  };
  return (
    <div className={classes.list}>
      <header className={classes.listHead}>
        <h1>{t("customers")}</h1>
        <TextInput
          type="search"
          value={typed}
          maxLength={200}
          aria-label={t("find_customer")}
          placeholder={t("find_customer")}
          leftSection={<IconSearch size={16} stroke={1.6} />}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <CustomerFilterBar filters={filters} onChange={setFilters} />
      </header>
      {content()}
    </div>
  );
}
