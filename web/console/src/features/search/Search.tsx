// SPDX-License-Identifier: AGPL-3.0-or-later
// Finds what was said, to whom, under which number or label. The address holds the question.
import { Button, Loader, TextInput } from "@mantine/core";
import { IconSearch, IconZoomQuestion } from "@tabler/icons-react";
import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigationType, useSearchParams } from "react-router";
import { FilterBar } from "@/lib/filters/FilterBar";
import { type Filters, filtersIn, withFilters } from "@/lib/filters/filters";
import { Empty, LoadFailed, useIsSlow } from "@/lib/states";
import { useNow } from "@/lib/time";
import { HitGroup } from "./HitGroup";
import { Named } from "./Named";
import classes from "./Search.module.css";
import { TicketsFound } from "./TicketsFound";
import { useSearch } from "./useSearch";

/** Arrows walk from the field through the results and back. */
function useArrows(box: RefObject<HTMLDivElement | null>) {
  return (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by || !box.current || (event.target as HTMLElement).closest("[role=group], [role=listbox]")) return;
    const stops = [...box.current.querySelectorAll<HTMLElement>("[data-search-field], [data-result]")];
    const next = stops[stops.indexOf(document.activeElement as HTMLElement) + by];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
}

function useQuestion() {
  const [address, setAddress] = useSearchParams();
  const arrivedBy = useNavigationType();
  const asked = address.get("q") ?? "";
  const [seen, setSeen] = useState(asked);
  const [typed, setTyped] = useState(asked);
  // Typing replaces the address, which may lag behind the field; a link or the back button brings a question of its own.
  if (asked !== seen) {
    setSeen(asked);
    if (arrivedBy !== "REPLACE") setTyped(asked);
  }
  const filters = filtersIn(address);
  const setFilters = (next: Filters) => setAddress((before) => withFilters(before, next), { replace: true });
  const type = (text: string) => {
    setTyped(text);
    setAddress(
      (before) => {
        const next = new URLSearchParams(before);
        if (text.trim()) next.set("q", text);
        else next.delete("q");
        return next;
      },
      { replace: true },
    );
  };
  return { typed, type, filters, setFilters };
}

type Searching = ReturnType<typeof useSearch>;

function Nothing({ query, filters }: { query: Searching; filters: Filters }) {
  const { t } = useTranslation(["finding", "common"]);
  if (query.isIdle) {
    return (
      <Empty icon={<IconSearch size={36} stroke={1.2} />} title={t("search_start")}>
        {t("search_start_hint")}
      </Empty>
    );
  }
  return (
    <Empty icon={<IconZoomQuestion size={36} stroke={1.2} />} title={t("search_nothing", { text: query.text })}>
      {Object.keys(filters).length > 0 ? t("search_nothing_filtered") : t("search_nothing_hint")}
    </Empty>
  );
}

function Results({ query, filters }: { query: Searching; filters: Filters }) {
  const { t } = useTranslation(["finding", "common"]);
  const now = useNow(60_000);
  const slow = useIsSlow();
  const named = query.first;
  const hasNamed = named && named.conversations.length + named.contacts.length + named.labels.length + named.tickets.length > 0;
  if (query.isError) return <LoadFailed onRetry={() => void query.refetch()} text={t("search_failed")} />;
  if (query.isPending && !query.isIdle) return slow ? <Loader className={classes.loader} size="sm" aria-label={t("common:loading")} /> : null;
  if (query.isIdle || (query.groups.length === 0 && !hasNamed && !query.hasNextPage)) return <Nothing query={query} filters={filters} />;
  return (
    <div className={classes.results} aria-live="polite" aria-busy={query.isFetching}>
      {named && <Named found={named} />}
      {named && <TicketsFound found={named} />}
      {query.groups.map((group) => (
        <HitGroup key={group.key} group={group} now={now} />
      ))}
      {query.hasNextPage && (
        <Button variant="default" className={classes.more} loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("search_more")}
        </Button>
      )}
    </div>
  );
}

export function Search() {
  const { t } = useTranslation(["finding", "inbox", "common"]);
  const { typed, type, filters, setFilters } = useQuestion();
  const query = useSearch(typed, filters);
  const box = useRef<HTMLDivElement>(null);
  const walk = useArrows(box);
  return (
    <div className={classes.page} ref={box} onKeyDown={walk}>
      <header className={classes.head}>
        <h1 className="visuallyHidden">{t("search")}</h1>
        <TextInput
          data-search-field
          autoFocus
          size="md"
          type="search"
          value={typed}
          maxLength={200}
          aria-label={t("search")}
          placeholder={t("search_hint")}
          leftSection={query.isFetching && !query.isIdle ? <Loader size={16} /> : <IconSearch size={18} stroke={1.6} />}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <FilterBar filters={filters} onChange={setFilters} chips={["status", "label", "department", "channel", "holder", "date"]} />
      </header>
      <div className={classes.scroller} tabIndex={-1}>
        <Results query={query} filters={filters} />
      </div>
    </div>
  );
}
